/** What became of each reminder, one row a key: the memory that keeps it from going out twice. Holds no text and sends nothing. */

import type { Change, Row, Store } from '../store/store.js';
import { type End, type Entry, endSchema, isEnd, type Open, openSchema } from './attempt.js';

/** Kind of the rows. They name `person` and `tenant`, and go with them. */
const DELIVERY = 'delivery';

export type Counts = Record<End['state'], number>;

export interface Ledger {
	/**
	 * Reads what it does not know for sure: everything at the start and after a change nobody knows the fate of, else what others have
	 * in hand. @param by whose rows nobody else changes; undefined where nobody else is there
	 */
	refresh(by: string | undefined): Promise<void>;
	isOver(key: string): boolean;
	/** It may have arrived, once. */
	isDoubtful(key: string): boolean;
	open(key: string): Open | undefined;
	opens(): { key: string; value: Open; expires: number }[];
	/** Writes them in one go, less those that somebody else has changed. @returns the keys that were written */
	write(entries: readonly Entry[]): Promise<ReadonlySet<string>>;
	/** How many ended how, as far as the rows are kept. */
	counts: Readonly<Counts>;
}

/** After so many collisions the rest is left for the next tick. */
const ROUNDS = 20;

export function createLedger(store: Store): Ledger {
	const memory = createMemory();
	const { open, isOver } = memory;
	let stale = true;

	/** Those whose row is still what it was thought to be; of the others the row is learnt. */
	async function unchanged(entries: readonly Entry[]): Promise<Entry[]> {
		const rows = await Promise.all(entries.map(({ key }) => store.get(DELIVERY, key)));
		return entries.filter(({ key }, index) => {
			const row = rows[index];
			if ((row?.version ?? 0) === (open.get(key)?.version ?? 0)) return true;
			memory.learn(key, row);
			return false;
		});
	}

	function toChange({ key, value, expires }: Entry): Change {
		return { put: { kind: DELIVERY, key, value, expires }, version: open.get(key)?.version ?? 0 };
	}

	async function write(entries: readonly Entry[]): Promise<ReadonlySet<string>> {
		let left = entries.filter(({ key, claimed }) => !isOver(key) && (!claimed || open.has(key)));
		for (let round = 0; left.length > 0; round++) {
			if (await store.apply(left.map(toChange))) break;
			left = round < ROUNDS ? await unchanged(left) : [];
		}
		for (const entry of left) memory.keep(entry);
		for (const { key, value, claimed } of entries) if (claimed && isEnd(value)) memory.end(key, value.state);
		return new Set(left.map(({ key }) => key));
	}

	return {
		async refresh(by) {
			if (stale) memory.restart(await store.find(DELIVERY));
			stale = false;
			if (by === undefined) return;
			const others = [...open].flatMap(([key, { value }]) => (value.by === by ? [] : [key]));
			const rows = await Promise.all(others.map((key) => store.get(DELIVERY, key)));
			for (const [index, key] of others.entries()) memory.learn(key, rows[index]);
		},
		isOver,
		isDoubtful(key) {
			const { state, twice } = open.get(key)?.value ?? {};
			return twice === true || state === 'sending';
		},
		open: (key) => open.get(key)?.value,
		opens: () => [...open].map(([key, { value, expires }]) => ({ key, value, expires })),
		write(entries) {
			return write(entries).catch((cause: unknown) => {
				stale = true;
				throw cause;
			});
		},
		counts: memory.counts,
	};
}

interface Known {
	value: Open;
	version: number;
	expires: number;
}

/** The rows as they were read or written last; of what is over only that it is. */
function createMemory() {
	const open = new Map<string, Known>();
	const over = new Set<string>();
	const counts: Counts = { sent: 0, gone: 0, failed: 0, unknown: 0 };

	function end(key: string, state: End['state']): void {
		if (!over.has(key)) counts[state] += 1;
		over.add(key);
		open.delete(key);
	}

	function learn(key: string, row: Row | undefined): void {
		const left = openSchema.safeParse(row?.value);
		if (row && left.success) {
			open.set(key, { value: left.data, version: row.version, expires: row.expires ?? Number.MAX_SAFE_INTEGER });
			return;
		}
		open.delete(key);
		const ended = endSchema.safeParse(row?.value);
		if (ended.success) end(key, ended.data.state);
	}

	return {
		open,
		counts,
		end,
		learn,
		isOver: (key: string) => over.has(key),
		keep({ key, value, expires }: Entry): void {
			if (isEnd(value)) end(key, value.state);
			else open.set(key, { value, version: (open.get(key)?.version ?? 0) + 1, expires });
		},
		restart(rows: readonly Row[]): void {
			open.clear();
			over.clear();
			Object.assign(counts, { sent: 0, gone: 0, failed: 0, unknown: 0 });
			for (const row of rows) learn(row.key, row);
		},
	};
}
