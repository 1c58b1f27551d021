/** The store without a disk: for one-off questions and for tests. Everything is gone when the process ends. */

import { createStore } from './core.js';
import { change, createCount, type Guarded, type Rows, sweep } from './rows.js';
import type { Store } from './store.js';

export function createMemoryStore(clock: () => number = Date.now): Store {
	let rows: Rows = new Map();
	const gone = createCount();
	async function commit(changes: readonly Guarded[]): Promise<boolean> {
		const now = clock();
		const result = change(rows, [changes], now);
		rows = sweep(result.rows, now, gone.add);
		return result.matched[0] ?? false;
	}
	return createStore(
		{
			rows: () => rows,
			commit,
			forget: commit,
			async sweep() {
				await commit([]);
				return gone.take();
			},
			async close() {},
		},
		clock,
	);
}
