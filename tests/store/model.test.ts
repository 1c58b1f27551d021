/** Whatever is asked in whatever order, a store behaves like a plain list of rows. */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { fc } from '../property.js';
import { openLowdbStore } from '../../src/store/lowdb.js';
import { createMemoryStore } from '../../src/store/memory.js';
import type { Change, Json, Row, Store } from '../../src/store/store.js';

const KINDS = ['a', 'b'];
const spot = { kind: fc.constantFrom(...KINDS), key: fc.constantFrom('x', 'y', 'z') };
const version = fc.integer({ min: 0, max: 3 });
const value = fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<Json>;
const put = fc.record(
	{ ...spot, value, expires: fc.integer({ min: 0, max: 60 }) },
	{ requiredKeys: ['kind', 'key', 'value'] },
);
const change: fc.Arbitrary<Change> = fc.oneof(
	{ weight: 3, arbitrary: fc.record({ put, version }, { requiredKeys: ['put'] }) },
	{ weight: 1, arbitrary: fc.record({ remove: fc.record(spot), version }, { requiredKeys: ['remove'] }) },
);
const step = fc.oneof(
	{ weight: 6, arbitrary: fc.array(change, { maxLength: 4 }) },
	{ weight: 1, arbitrary: fc.integer({ min: 1, max: 20 }) },
	{ weight: 1, arbitrary: fc.constant('reopen' as const) },
);
type Step = Change[] | number | 'reopen';

/** The model: as slow and as plain as can be. */
function applyToModel(rows: readonly Row[], changes: readonly Change[], now: number): Row[] | undefined {
	let next = rows.filter((row) => row.expires === undefined || row.expires > now);
	for (const change of changes) {
		const { kind, key } = 'put' in change ? change.put : change.remove;
		const before = next.find((row) => row.kind === kind && row.key === key);
		if (change.version !== undefined && change.version !== (before?.version ?? 0)) return undefined;
		next = next.filter((row) => row !== before);
		if ('put' in change) next.push({ version: (before?.version ?? 0) + 1, ...change.put });
		next = next.filter((row) => row.expires === undefined || row.expires > now);
	}
	return next;
}

const text = (rows: readonly Row[]) =>
	rows.map((row) => JSON.stringify([row.kind, row.key, row.version, row.value, row.expires])).sort();

async function check(
	steps: readonly Step[],
	open: (clock: () => number) => Promise<{ store: Store; reopen(): Promise<Store> }>,
) {
	let now = 0;
	const opened = await open(() => now);
	let { store } = opened;
	let model: Row[] = [];
	for (const step of steps) {
		if (step === 'reopen') store = await opened.reopen();
		else if (typeof step === 'number') now += step;
		else {
			const next = applyToModel(model, step, now);
			expect(await store.apply(step)).toBe(next !== undefined);
			model = next ?? model;
		}
		const visible = model.filter((row) => row.expires === undefined || row.expires > now);
		const found = await Promise.all(KINDS.map((kind) => store.find(kind)));
		expect(text(found.flat())).toEqual(text(visible));
	}
	await store.close();
}

test('memory behaves like a list of rows', async () => {
	const steps = fc.array(step, { maxLength: 30 });
	const open = async (clock: () => number) => {
		const store = createMemoryStore(clock);
		return { store, reopen: async () => store };
	};
	await fc.assert(
		fc.asyncProperty(steps, (steps) => check(steps, open)),
		{ numRuns: 300 },
	);
});

test('lowdb behaves like a list of rows, whenever it is closed and opened', async () => {
	const folder = await mkdtemp(join(tmpdir(), 'store-'));
	let runs = 0;
	const open = async (clock: () => number) => {
		const own = join(folder, String(runs++));
		let store = await openLowdbStore({ folder: own, clock });
		const reopen = async () => {
			await store.close();
			store = await openLowdbStore({ folder: own, clock });
			return store;
		};
		return { store, reopen };
	};
	await fc.assert(
		fc.asyncProperty(fc.array(step, { maxLength: 12 }), (steps) => check(steps, open)),
		{ numRuns: 25 },
	);
	await rm(folder, { recursive: true });
});
