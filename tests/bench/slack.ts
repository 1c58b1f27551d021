/**
 * Load on the Slack channel: questions over HTTP, fifty at a time, with the store on disk, against the bare framework that only
 * echoes, in the same run. Bounded in number and time; prints one table.
 */

import { mkdtemp, rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { App, HTTPReceiver } from '@slack/bolt';
import { openLowdbStore } from '../../src/store/lowdb.js';
import { openDesk } from '../slack/desk.js';
import { openSimulator, type Simulator } from '../slack/simulator/simulator.js';

const PARALLEL = 50;
const QUESTIONS = Number(process.argv[2] ?? 2000);
const LATEST = 10 * 60 * 1000;
const ASKED = [
	'Wer hat einen Makerspace?',
	'Gibt es etwas mit Kunst?',
	'Who has raised beds?',
	'Wie viele Kommunen nutzen Zwischenmiete?',
];

interface Run {
	acknowledged: number[];
	answered: number[];
	lost: number;
	doubled: number;
	seconds: number;
}

/** Answers in a thread that are there to stay. */
const finished = (sim: Simulator, channel: string, thread: string) =>
	sim
		.thread(channel, thread)
		.filter(
			({ user, streaming, blocks, text }) => user === sim.botUser && !streaming && (blocks.length > 0 || text !== ''),
		);

async function load(sim: Simulator, url: string): Promise<Run> {
	const driver = sim.driver({ url });
	const { member } = sim.people;
	const channels = Array.from({ length: PARALLEL }, () => sim.world.addChannel({ members: [member.id, sim.botUser] }));
	const run: Run = { acknowledged: [], answered: [], lost: 0, doubled: 0, seconds: 0 };
	const started = performance.now();
	let next = 0;
	const asked: { channel: string; ts: string }[] = [];
	const worker = async (channel: (typeof channels)[number]) => {
		while (next < QUESTIONS && performance.now() - started < LATEST) {
			const at = next++;
			const from = performance.now();
			const { message, ms } = await driver.mention(member, channel, ASKED[at % ASKED.length] ?? '');
			run.acknowledged.push(ms);
			asked.push({ channel: channel.id, ts: message.ts });
			while (finished(sim, channel.id, message.ts).length === 0 && performance.now() - from < 30_000)
				await new Promise((resolve) => setTimeout(resolve, 2));
			run.answered.push(performance.now() - from);
		}
	};
	await Promise.all(channels.map(worker));
	await new Promise((resolve) => setTimeout(resolve, 500));
	for (const { channel, ts } of asked) {
		const count = finished(sim, channel, ts).length;
		if (count === 0) run.lost += 1;
		if (count > 1) run.doubled += 1;
	}
	run.seconds = (performance.now() - started) / 1000;
	return run;
}

/** The framework alone: it says the question back. */
async function bare(): Promise<Run> {
	const sim = await openSimulator();
	const receiver = new HTTPReceiver({ signingSecret: sim.app.signingSecret, processBeforeResponse: false });
	const app = new App({ token: sim.botToken, receiver, clientOptions: { slackApiUrl: sim.apiUrl } });
	app.event('app_mention', async ({ event, client }) => {
		await client.chat.postMessage({ channel: event.channel, thread_ts: event.ts, text: event.text });
	});
	const server = (await app.start(0)) as Server;
	const run = await load(sim, `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`);
	await app.stop();
	await sim.close();
	return run;
}

async function ours(): Promise<Run> {
	const folder = await mkdtemp(join(tmpdir(), 'lotse-bench-'));
	const store = await openLowdbStore({ folder, warn: () => undefined });
	const desk = await openDesk({ store });
	const run = await load(desk.sim, `${desk.address}/slack/events`);
	await desk.close();
	await store.close();
	await rm(folder, { recursive: true });
	return run;
}

const quantile = (values: readonly number[], share: number) =>
	[...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;

function row(name: string, { acknowledged, answered, lost, doubled, seconds }: Run): string {
	const times = [
		quantile(acknowledged, 0.5),
		quantile(acknowledged, 0.99),
		quantile(answered, 0.5),
		quantile(answered, 0.99),
	];
	return [name, ...times.map((ms) => ms.toFixed(0)), (answered.length / seconds).toFixed(0), lost, doubled].join(' | ');
}

const [peer, own] = [await bare(), await ours()];
const ratio = (of: (run: Run) => number) => (of(own) / Math.max(of(peer), 0.01)).toFixed(1);
process.stdout.write(
	[
		`${QUESTIONS} questions, ${PARALLEL} at a time`,
		'| acknowledged p50 ms | p99 ms | answered p50 ms | p99 ms | answers a second | lost | doubled',
		row('bare framework, echo', peer),
		row('Innenstadtlotse', own),
		`ratio: acknowledged p50 ${ratio(({ acknowledged }) => quantile(acknowledged, 0.5))}, answered p50 ${ratio(({ answered }) => quantile(answered, 0.5))}`,
		'',
	].join('\n'),
);
process.exitCode = own.lost + own.doubled > 0 || quantile(own.acknowledged, 1) > 3000 ? 1 : 0;
