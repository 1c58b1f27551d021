/**
 * Load on the Teams channel: mentions in group chats over HTTP, with real tokens, fifty at a time, with the store on disk,
 * against bare botbuilder that only echoes, in the same run. Bounded in number and time; prints one table.
 */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { openLowdbStore } from '../../src/store/lowdb.js';
import { openBot } from '../teams/connector/bot.js';
import type { Connector } from '../teams/connector/connector.js';
import type { Json } from '../teams/connector/rule.js';
import type { Message, Place } from '../teams/connector/world.js';
import { openTown, openTownBot } from '../teams/town.js';
import { load, PARALLEL, type Run, report } from './load.js';

type Answers = (activity: Json) => boolean;

/** How many answers followed each question in a chat. */
function answersIn(messages: readonly Message[], answers: Answers): number[] {
	const counts: number[] = [];
	for (const { from, activity } of messages)
		if (from !== 'bot') counts.push(0);
		else if (answers(activity)) counts.push((counts.pop() ?? 0) + 1);
	return counts;
}

async function ask(connector: Connector, answers: Answers): Promise<Run> {
	const { world, users, apps } = connector;
	const group = () => world.addPlace('groupChat', apps.first, [users.anna, users.bernd]);
	const groups = Array.from({ length: PARALLEL }, group);
	const waiting = new Map<Place | undefined, (at: number) => void>();
	const stop = connector.onRequest(({ operation, place, body, status }) => {
		if (operation === 'send' && status === 201 && answers(body as Json)) waiting.get(place)?.(performance.now());
	});
	const run = await load({
		async ask(lane, text) {
			const place = groups[lane] ?? group();
			const answered = new Promise<number>((resolve) => waiting.set(place, resolve));
			const { milliseconds } = await connector.say(place, text);
			return { acknowledged: milliseconds, answered };
		},
		answers: () => groups.flatMap((place) => answersIn(world.inPlace(place), answers)),
	});
	stop();
	return run;
}

/** The framework alone: it says the question back, and keeps nothing. */
async function bare(): Promise<Run> {
	const connector = await openTown();
	const bot = await openBot(connector, async (context) => {
		if (context.activity.type === 'message') await context.sendActivity(context.activity.text);
	});
	const run = await ask(connector, ({ type }) => type === 'message');
	await bot.close();
	await connector.close();
	return run;
}

/** An apology is no answer: only what has its sources counts. */
const proven: Answers = ({ entities = [] }) => (entities as Json[]).some(({ citation }) => citation !== undefined);

async function ours(): Promise<Run> {
	const folder = await mkdtemp(join(tmpdir(), 'lotse-bench-'));
	const store = await openLowdbStore({ folder, warn: () => undefined });
	const connector = await openTown();
	const bot = await openTownBot(connector, { store });
	const run = await ask(connector, proven);
	await bot.stop();
	await connector.close();
	await store.close();
	await rm(folder, { recursive: true });
	return run;
}

report(await bare(), await ours());
