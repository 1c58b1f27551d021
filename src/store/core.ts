/** The port's four verbs over rows that somebody else keeps: memory in `memory.ts`, a file in `lowdb.ts`. */

import { randomUUID } from 'node:crypto';
import { BotError } from '../errors.js';
import { CLAIMS, checkChanges, copyRow, type Guarded, look, type Rows, search } from './rows.js';
import type { Claim, Name, Store } from './store.js';

export interface Keeper {
	/** What is durable now. */
	rows(): Rows;
	/** All or none; false when a version did not match. Resolves once durable. */
	commit(changes: readonly Guarded[]): Promise<boolean>;
	/** The same, and no backup knows anything older, nor the rows to omit. */
	forget(changes: readonly Guarded[], omit: readonly Name[]): Promise<boolean>;
	/** How many rows of each kind expired since it was last asked; they are nowhere any more. */
	sweep(): Promise<Readonly<Record<string, number>>>;
	/** Waits for what was committed. */
	close(): Promise<void>;
}

export function createStore(keeper: Keeper, clock: () => number): Store {
	let closing: Promise<void> | undefined;

	function refuseWhenClosed(): void {
		if (closing) throw new BotError('store', 'The store is closed. Close it last, after everything that uses it.');
	}

	async function commit(changes: readonly Guarded[]): Promise<boolean> {
		refuseWhenClosed();
		return await keeper.commit(changes);
	}

	return {
		async get(kind, key) {
			refuseWhenClosed();
			const row = look(keeper.rows(), kind, key, clock());
			return row && copyRow(row);
		},
		async find(kind, where = {}) {
			refuseWhenClosed();
			return search(keeper.rows(), kind, where, clock()).map(copyRow);
		},
		async forget(changes, omit = []) {
			refuseWhenClosed();
			return await keeper.forget(checkChanges(changes), omit);
		},
		async sweep() {
			refuseWhenClosed();
			return await keeper.sweep();
		},
		apply: async (changes) => await commit(checkChanges(changes)),
		claim: async (key, ms) => await win(commit, key, ms, clock()),
		close: () => (closing ??= keeper.close()),
	};
}

/** A claim is a row that must not exist yet and expires by itself; so it is as durable as any other. */
async function win(commit: Keeper['commit'], key: string, ms: number, now: number): Promise<Claim | undefined> {
	if (!(ms > 0 && Number.isFinite(ms))) throw new BotError('store', `A claim lasts a positive time, not ${ms} ms.`);
	const holder = randomUUID();
	const put = { kind: CLAIMS, key, value: { holder }, expires: now + ms };
	if (!(await commit([{ put, version: 0 }]))) return undefined;
	let settled = false;
	return {
		async done() {
			settled = true;
		},
		async release() {
			if (settled) return;
			await commit([{ remove: { kind: CLAIMS, key }, holder }]);
			settled = true;
		},
	};
}
