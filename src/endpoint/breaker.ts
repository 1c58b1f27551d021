/** Leaves an endpoint with a fault alone, longer each time; what comes after a pause tells whether it is well again. */

import type { EndpointFault } from './fault.js';
import type { Track } from './faults.js';

export interface Breaker {
	/** Whether it is left alone now. After a pause one may try; the others wait for how that goes. */
	paused(): boolean;
	failed(fault: EndpointFault): void;
	worked(): void;
}

/** Milliseconds: the first pause, and the longest. */
const PAUSE = { first: 1000, longest: 60_000 };

/** @param trial milliseconds others wait for the one that tries */
export function createBreaker(track: Track, clock: () => number, trial = 0): Breaker {
	let failures = 0;
	let until = 0;
	return {
		paused() {
			if (clock() < until) return true;
			if (failures > 0) until = clock() + trial;
			return false;
		},
		failed({ kind, retryAfter }) {
			track.failed(kind);
			const pause = Math.min(PAUSE.longest, PAUSE.first * 2 ** failures++);
			until = Math.max(until, clock() + (retryAfter ?? pause));
		},
		worked() {
			failures = 0;
			until = 0;
			track.worked();
		},
	};
}
