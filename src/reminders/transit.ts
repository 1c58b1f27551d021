/** What is on its way: a reminder from its claim until its outcome is written, and one at a time to each address. */

import type { Address } from '../message.js';

export interface Transit {
	take(key: string, to: Address): void;
	/** It is with the channel no more. @param pause milliseconds in which nothing else may go there */
	free(to: Address, pause?: number): void;
	/** Its outcome is written. */
	drop(key: string): void;
	has(key: string): boolean;
	size(): number;
	/** Nothing is on its way there, and it has not asked for a pause. */
	isFree(to: Address): boolean;
}

export const addressOf = ({ channel, place }: Address) => `${channel}:${place}`;

export function createTransit(clock: () => number): Transit {
	const keys = new Set<string>();
	const busy = new Set<string>();
	/** Epoch milliseconds by address. */
	const pauses = new Map<string, number>();
	return {
		take(key, to) {
			keys.add(key);
			busy.add(addressOf(to));
		},
		free(to, pause) {
			const name = addressOf(to);
			busy.delete(name);
			if (pause) pauses.set(name, clock() + pause);
			else pauses.delete(name);
		},
		drop: (key) => void keys.delete(key),
		has: (key) => keys.has(key),
		size: () => keys.size,
		isFree(to) {
			const name = addressOf(to);
			return !busy.has(name) && (pauses.get(name) ?? 0) <= clock();
		},
	};
}
