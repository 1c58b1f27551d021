/** The store without a disk: for one-off questions and for tests. Everything is gone when the process ends. */

import { createStore } from './core.js';
import { change, type Rows, sweep } from './rows.js';
import type { Store } from './store.js';

export function createMemoryStore(clock: () => number = Date.now): Store {
	let rows: Rows = new Map();
	return createStore(
		{
			rows: () => rows,
			async commit(changes) {
				const now = clock();
				const result = change(rows, [changes], now);
				rows = sweep(result.rows, now);
				return result.matched[0] ?? false;
			},
			async close() {},
		},
		clock,
	);
}
