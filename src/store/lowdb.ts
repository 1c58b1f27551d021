/**
 * The store in one JSON file, for one process. lowdb alone is neither durable nor careful; the adapter, the queue, the
 * lock and the backups make it so. A database for many instances is another module.
 */

import { join } from 'node:path';
import { type Adapter, Low } from 'lowdb';
import { BACKUP_INTERVAL, backUp, dropBackups, load, type Place, save, sweepBackups } from './backup.js';
import { createStore, type Keeper } from './core.js';
import { explain, prepareFolder } from './disk.js';
import { type Lock, takeLock } from './lock.js';
import { change, createCount, type Guarded, type Rows, sweep, without } from './rows.js';
import type { Name, Row, Store } from './store.js';

interface Options {
	folder: string;
	clock?: () => number;
	/** Gets one line for each thing an operator should know; by default a warning of the process. */
	warn?: (line: string) => void;
}

/** @throws LockedError when a living process has the folder, BotError when the store cannot be used as it is */
export async function openLowdbStore(options: Options): Promise<Store> {
	const { folder, clock = Date.now, warn = (line) => process.emitWarning(line) } = options;
	const place = { folder, clock, warn };
	let lock: Lock | undefined;
	try {
		await prepareFolder(folder);
		lock = await takeLock(join(folder, 'store.lock'));
		return createStore(await openKeeper(place, lock), clock);
	} catch (cause) {
		await lock?.release();
		throw explain(cause, folder);
	}
}

function createAdapter(place: Place): Adapter<Rows> {
	return { read: () => load(place), write: (rows) => save(place.folder, rows) };
}

async function openKeeper(place: Place, lock: Lock): Promise<Keeper> {
	const db = new Low<Rows>(createAdapter(place), new Map());
	await db.read();
	let rows = db.data;

	/** Callers see the new rows only once they are durable; after a failure everything is as it was. */
	async function write(next: Rows): Promise<void> {
		await lock.check();
		db.data = next;
		await db.write();
		rows = next;
	}

	const backups = createBackups(place);
	const gone = createCount();
	await write(sweep(rows, place.clock(), gone.add));
	if (rows.size > 0) await backups.take(rows);
	const queue = createQueue(async (waiting) => {
		await commit(waiting, { rows, write, place, backups, gone });
		await backups.takeWhenDue(rows);
	});
	return {
		rows: () => rows,
		commit: (changes) => queue.add({ changes }),
		forget: (changes, omit) => queue.add({ changes, omit }),
		async sweep() {
			await queue.add({ changes: [], sweep: true });
			return gone.take();
		},
		async close() {
			await queue.empty();
			await lock.release();
		},
	};
}

interface Desk {
	rows: Rows;
	write(next: Rows): Promise<void>;
	place: Place;
	backups: ReturnType<typeof createBackups>;
	gone: ReturnType<typeof createCount>;
}

/**
 * Decides all that waits and writes it once; whoever waits learns only then. What is to be forgotten leaves the backups
 * first: were the process killed in between, there would be no backup for a moment, never one that knows too much.
 */
async function commit(waiting: readonly Waiting[], { rows, write, place, backups, gone }: Desk): Promise<void> {
	try {
		const now = place.clock();
		const lists = waiting.map(({ changes }) => changes);
		const { rows: next, matched } = change(rows, lists, now);
		const sweeping = waiting.some((one) => one.sweep);
		const omit = waiting.flatMap((one, index) => (one.omit && matched[index] ? [one.omit] : []));
		if (omit.length > 0) await backups.drop();
		const expired: Row[] = [];
		const kept = next === rows && !sweeping ? rows : sweep(next, now, (row) => expired.push(row));
		if (kept !== rows) await write(kept);
		for (const row of expired) gone.add(row);
		if (sweeping) await backups.sweep(now);
		if (omit.length > 0) await backups.take(without(kept, omit.flat()));
		for (const [index, { resolve }] of waiting.entries()) resolve(matched[index] ?? false);
	} catch (cause) {
		const fault = explain(cause, place.folder);
		for (const { reject } of waiting) reject(fault);
	}
}

/** A backup that fails is a warning: the change itself is durable. */
function createBackups({ folder, clock, warn }: Place): {
	take(rows: Rows): Promise<void>;
	/** As if there had never been one. @throws what the disk says */
	drop(): Promise<void>;
	/** Without what has expired. */
	sweep(now: number): Promise<void>;
	takeWhenDue(rows: Rows): Promise<void>;
} {
	let taken = Number.NEGATIVE_INFINITY;
	async function take(rows: Rows): Promise<void> {
		taken = clock();
		await backUp(folder, rows).catch((cause: unknown) =>
			warn(`No backup was taken. ${explain(cause, folder).message}`),
		);
	}
	async function drop(): Promise<void> {
		taken = Number.NEGATIVE_INFINITY;
		await dropBackups(folder);
	}
	async function sweepAll(now: number): Promise<void> {
		await sweepBackups(folder, now).catch((cause: unknown) =>
			warn(`What has expired is still in the backups. ${explain(cause, folder).message}`),
		);
	}
	const isDue = () => clock() - taken >= BACKUP_INTERVAL;
	return {
		take,
		drop,
		sweep: sweepAll,
		takeWhenDue: async (rows) => (isDue() ? await take(rows) : undefined),
	};
}

interface Work {
	changes: readonly Guarded[];
	/** To be forgotten in backups too, in which these are not to be either. */
	omit?: readonly Name[];
	sweep?: boolean;
}

interface Waiting extends Work {
	resolve: (matched: boolean) => void;
	reject: (fault: Error) => void;
}

/** Whatever comes in while one write is under way goes into the next one together. */
function createQueue(commit: (waiting: readonly Waiting[]) => Promise<void>): {
	add: (work: Work) => Promise<boolean>;
	empty: () => Promise<void>;
} {
	let waiting: Waiting[] = [];
	let running: Promise<void> | undefined;
	async function run(): Promise<void> {
		await Promise.resolve(); // lets everybody of the same moment join
		while (waiting.length > 0) {
			const batch = waiting;
			waiting = [];
			await commit(batch);
		}
		running = undefined;
	}
	return {
		add: (work) =>
			new Promise((resolve, reject) => {
				waiting.push({ ...work, resolve, reject });
				running ??= run();
			}),
		empty: async () => await running,
	};
}
