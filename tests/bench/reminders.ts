/**
 * Reminders a second and memory, with the store on disk and a channel that takes a millisecond: all subscribers of one event due
 * in the same minute; against one write of the store for each reminder, in the same run. Bounded in time; prints one table.
 */

import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../../src/log.js';
import { due } from '../../src/reminders/due.js';
import { createEngine } from '../../src/reminders/engine.js';
import { createRegister } from '../../src/reminders/register.js';
import { reply } from '../../src/reply.js';
import { openLowdbStore } from '../../src/store/lowdb.js';
import type { Change, Store } from '../../src/store/store.js';
import { event } from '../fixtures/reminders/given.js';
import { populate } from '../reminders/rig.js';

const SIZES = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [10_000, 100_000];
/** Milliseconds for the engine on one store, and for the peer. */
const LATEST = 150_000;
const PEER = 15_000;
const START = Date.parse('2026-11-13T09:00:00Z');
const WEEK = 7 * 24 * 60 * 60 * 1000;

const quiet: Log = { info: () => undefined, warn: () => undefined, error: (name) => process.stderr.write(`${name}\n`) };
const megabytes = (bytes: number) => (bytes / 1e6).toFixed(0);

async function send(): Promise<{ ok: true; id: string }> {
	await sleep(1);
	return { ok: true, id: '' };
}

async function timed<T>(work: () => Promise<T>): Promise<{ ms: number; value: T }> {
	const began = performance.now();
	const value = await work();
	return { ms: performance.now() - began, value };
}

interface Run {
	reading: number;
	idle: number;
	seconds: number;
	sent: number;
	writes: number;
	rss: number;
	heap: number;
}

async function ours(store: Store): Promise<Run> {
	let now = START - WEEK - 3_600_000;
	let writes = 0;
	let [rss, heap] = [0, 0];
	const counted: Store = {
		...store,
		apply(changes: readonly Change[]) {
			writes += 1;
			const memory = process.memoryUsage();
			[rss, heap] = [Math.max(rss, memory.rss), Math.max(heap, memory.heapUsed)];
			return store.apply(changes);
		},
	};
	const clock = () => now;
	const events = [event({ starts: '2026-11-13T10:00' })];
	const engine = createEngine({
		store: counted,
		register: createRegister(store, clock),
		events: async () => events,
		documented: () => new Map(),
		send,
		compose: () => reply('de'),
		due,
		log: quiet,
		clock,
		alone: true,
	});
	const { ms: reading } = await timed(() => engine.tick());
	const { ms: idle } = await timed(async () => {
		for (let tick = 0; tick < 100; tick++, now += 20_000) await engine.tick();
	});
	now = START - WEEK;
	const end = setTimeout(() => void engine.stop(), LATEST);
	const { ms, value } = await timed(() => engine.tick());
	clearTimeout(end);
	return { reading, idle: idle / 100, seconds: ms / 1000, sent: value.sent, writes, rss, heap };
}

/** What one would write first: send, note it down, next. */
async function peer(store: Store, people: readonly string[]): Promise<number> {
	const began = performance.now();
	let sent = 0;
	for (const key of people) {
		if (performance.now() - began > PEER) break;
		await send();
		await store.apply([{ put: { kind: 'note', key, value: { state: 'sent' } } }]);
		sent += 1;
	}
	return sent / ((performance.now() - began) / 1000);
}

const rows: string[] = [];
for (const size of SIZES) {
	const folder = await mkdtemp(join(tmpdir(), 'reminders-bench-'));
	const store = await openLowdbStore({ folder, warn: () => undefined, clock: () => START - WEEK });
	const people = await populate(store, size, { leads: ['P7D'] });
	const naive = await peer(store, people);
	const run = await ours(store);
	const file = (await stat(join(folder, 'store.json'))).size;
	const rate = run.sent / run.seconds;
	rows.push(
		[
			size,
			run.sent,
			run.seconds.toFixed(1),
			rate.toFixed(0),
			run.writes,
			(run.reading / 1000).toFixed(1),
			run.idle.toFixed(1),
			megabytes(run.rss),
			megabytes(run.heap),
			megabytes(file),
			naive.toFixed(1),
			`${(rate / naive).toFixed(0)} ×`,
		].join(' | '),
	);
	await store.close();
	await rm(folder, { recursive: true });
	if (run.sent < size && run.seconds * 1000 < LATEST) process.exitCode = 1;
}
process.stdout.write(
	`| subscriptions | sent | s | reminders/s | writes | first reading s | idle tick ms | rss MB | heap MB | file MB | one write each: reminders/s | ratio |\n${rows.map((row) => `| ${row} |`).join('\n')}\n`,
);
