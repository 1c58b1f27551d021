/** The store for a command: the running bot's if there is one, else the folder's own. */

import { setTimeout as sleep } from 'node:timers/promises';
import { LockedError } from './lock.js';
import { openLowdbStore } from './lowdb.js';
import { connectStore, socketPath } from './socket.js';
import type { Store } from './store.js';

/** Milliseconds of real time between two tries. */
const PAUSE = 50;

export async function openStore(options: {
	folder: string;
	warn: (line: string) => void;
	clock?: () => number;
	/** How many milliseconds another command, or a bot that is just starting, may keep the folder. */
	patience?: number;
}): Promise<Store> {
	for (let left = (options.patience ?? 5000) / PAUSE; ; left--) {
		const running = await connectStore(socketPath(options.folder));
		if (running) return running;
		try {
			return await openLowdbStore(options);
		} catch (cause) {
			if (!(cause instanceof LockedError) || left <= 0) throw cause;
		}
		await sleep(PAUSE);
	}
}
