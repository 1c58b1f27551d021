/** Leaves an endpoint with a fault alone, longer each time; what comes after a pause tells whether it is well again. */

import type { EndpointFault } from './fault.js';
import type { Track } from './faults.js';

export interface Breaker {
	/** Whether it is left alone now. */
	paused(): boolean;
	failed(fault: EndpointFault): void;
	worked(): void;
}

/** Milliseconds: the first pause, and the longest. */
const PAUSE = { first: 1000, longest: 60_000 };

export function createBreaker(track: Track, clock: () => number): Breaker {
	let failures = 0;
	let until = 0;
	return {
		paused: () => clock() < until,
		failed({ kind, retryAfter }) {
			track.failed(kind);
			const pause = Math.min(PAUSE.longest, PAUSE.first * 2 ** failures++);
			until = Math.max(until, clock() + (retryAfter ?? pause));
		},
		worked() {
			failures = 0;
			track.worked();
		},
	};
}
