/** What is over goes by itself: those who left, and every row whose time is up. The log says how many of each kind, nothing else. */

import { eraseDue } from './erasure.js';
import type { Log } from './log.js';
import type { Store } from './store/store.js';

/** Milliseconds between two sweeps. */
export const SWEEP = 60 * 60 * 1000;

/** Never rejects. */
export async function sweep(store: Store, now: number, log: Log): Promise<void> {
	try {
		await eraseDue(store, now, log);
		const gone = await store.sweep();
		if (Object.keys(gone).length > 0) log.info('expired', gone);
	} catch (cause) {
		log.error('sweep failed', {}, cause);
	}
}

/** Sweeps now, and then every hour until it is stopped. */
export async function startSweeping(store: Store, clock: () => number, log: Log): Promise<() => void> {
	const timer = setInterval(() => void sweep(store, clock(), log), SWEEP).unref();
	await sweep(store, clock(), log);
	return () => clearInterval(timer);
}
