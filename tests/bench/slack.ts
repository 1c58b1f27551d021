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
import { load, PARALLEL, PATIENCE, type Run, report } from './load.js';

/** Answers in a thread that are there to stay. */
const finished = (sim: Simulator, channel: string, thread: string) =>
	sim
		.thread(channel, thread)
		.filter(
			({ user, streaming, blocks, text }) => user === sim.botUser && !streaming && (blocks.length > 0 || text !== ''),
		);

async function answerTo(sim: Simulator, channel: string, thread: string): Promise<number | undefined> {
	const from = performance.now();
	while (performance.now() - from < PATIENCE) {
		if (finished(sim, channel, thread).length > 0) return performance.now();
		await new Promise((resolve) => setTimeout(resolve, 2));
	}
	return undefined;
}

async function ask(sim: Simulator, url: string): Promise<Run> {
	const driver = sim.driver({ url });
	const { member } = sim.people;
	const channel = () => sim.world.addChannel({ members: [member.id, sim.botUser] });
	const channels = Array.from({ length: PARALLEL }, channel);
	const asked: { place: string; ts: string }[] = [];
	return await load({
		async ask(lane, text) {
			const place = channels[lane] ?? channel();
			const { message, ms } = await driver.mention(member, place, text);
			asked.push({ place: place.id, ts: message.ts });
			return { acknowledged: ms, answered: answerTo(sim, place.id, message.ts) };
		},
		answers: () => asked.map(({ place, ts }) => finished(sim, place, ts).length),
	});
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
	const run = await ask(sim, `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`);
	await app.stop();
	await sim.close();
	return run;
}

async function ours(): Promise<Run> {
	const folder = await mkdtemp(join(tmpdir(), 'lotse-bench-'));
	const store = await openLowdbStore({ folder, warn: () => undefined });
	const desk = await openDesk({ store });
	const run = await ask(desk.sim, `${desk.address}/slack/events`);
	await desk.close();
	await store.close();
	await rm(folder, { recursive: true });
	return run;
}

report(await bare(), await ours());
