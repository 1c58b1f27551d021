/** How much a bot may send: into one conversation 7 in a second, 8 in two, 60 in thirty; in a whole tenant so many a second. */

import { Refusal } from './refusal.js';
import type { Place } from './world.js';

type Window = readonly [span: number, most: number];

const CONVERSATION: readonly Window[] = [
	[1_000, 7],
	[2_000, 8],
	[30_000, 60],
];

export interface Limits {
	/** Limit by conversation. */
	conversation: boolean;
	/** Calls a second of one registration, all conversations together. */
	tenant?: number;
	clock(): number;
}

/** When it may be tried again, in milliseconds; 0 if now. */
function wait(times: readonly number[], windows: readonly Window[], now: number): number {
	const waits = windows.map(([span, most]) => {
		const within = times.filter((at) => now - at < span);
		return within.length < most ? 0 : (within[within.length - most] ?? now) + span - now;
	});
	return Math.max(0, ...waits);
}

export function createQuota({ conversation, tenant, clock }: Limits) {
	const sent = new WeakMap<object, number[]>();
	return (place: Place) => {
		const now = clock();
		const limits: [object, readonly Window[]][] = [
			...(conversation ? [[place, CONVERSATION] as [object, readonly Window[]]] : []),
			...(tenant === undefined ? [] : [[place.app, [[1_000, tenant]]] as [object, readonly Window[]]]),
		];
		for (const [who, windows] of limits) {
			const times = (sent.get(who) ?? []).filter((at) => now - at < 30_000);
			const free = wait(times, windows, now);
			if (free > 0)
				throw new Refusal(429, 'Throttled', 'API calls quota exceeded.', {
					'retry-after': String(Math.ceil(free / 1000)),
				});
			sent.set(who, [...times, now]);
		}
	};
}
