/** Notices that something in a folder changed, by looking: that works on network drives and mounted folders as well, where no event comes. */

import { createHash } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export interface WatchParts {
	folder: string;
	/** Called once things are quiet again, and once at first, for nobody knows since when. The next look waits for it. Never rejects. */
	changed(): Promise<void>;
	/** Milliseconds between two looks, at least. */
	pause?: number;
}

const PAUSE = 1000;
/** Looking may take a fiftieth of the time. */
const SHARE = 50;
/** Looks that a folder may go on changing before it is read all the same. */
const PATIENCE = 5;

/** @returns ends the watch, after a call that is running */
export function watchFolder({ folder, changed, pause = PAUSE }: WatchParts): () => Promise<void> {
	const ending = new AbortController();
	const run = async () => {
		let told = '';
		let seen = '';
		let restless = 0;
		for (let rest = pause; await rested(rest, ending.signal); ) {
			const began = performance.now();
			const now = await look(folder);
			rest = Math.max(pause, SHARE * (performance.now() - began));
			const quiet = now === seen;
			seen = now;
			restless = quiet ? 0 : restless + 1;
			if (now === told || (!quiet && restless < PATIENCE)) continue;
			told = now;
			restless = 0;
			await changed();
		}
	};
	const running = run();
	return async () => {
		ending.abort();
		await running;
	};
}

const rested = (milliseconds: number, signal: AbortSignal) =>
	sleep(milliseconds, true, { signal, ref: false }).catch(() => false);

/** Names, sizes and times of all that lies below; what cannot be read is as good as not there. */
async function look(folder: string): Promise<string> {
	const hash = createHash('sha256');
	const names: string[] = await readdir(folder, { recursive: true }).catch(() => []);
	names.sort();
	const all = await Promise.all(names.map((name) => stat(join(folder, name)).catch(() => undefined)));
	names.forEach((name, at) => {
		const found = all[at];
		if (found?.isFile()) hash.update(`${name}\0${found.ino} ${found.size} ${found.mtimeMs} ${found.ctimeMs}\0`);
	});
	return hash.digest('hex');
}
