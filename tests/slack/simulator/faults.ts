/** What can go wrong on purpose: per method and channel, once or several times. And the limit of messages a second. */

import type { Clock } from './clock.js';
import type { Data } from './json.js';

export type Failure =
	| { kind: 'ratelimited'; retryAfter: number }
	| { kind: 'status'; status: 500 | 502 | 503 }
	| { kind: 'error'; error: string; extra?: Data }
	/** Answers later; what was asked happens. */
	| { kind: 'delay'; ms: number }
	/** The connection ends before anything happened, or after everything happened: the message is there, nobody is told. */
	| { kind: 'reset'; when: 'before' | 'after' }
	/** No answer, until the client or `close()` ends it. */
	| { kind: 'hang' };

export type Fault = Failure & {
	/** A method's name, `response_url`, or `*` for all. */
	method: string;
	channel?: string;
	/** Once when not said. */
	times?: number;
	/** This many calls pass before it. */
	after?: number;
};

export interface RateLimit {
	perSecond: number;
	burst: number;
}

export interface Faults {
	add(fault: Fault): void;
	clear(): void;
	take(method: string, channel: unknown): Failure | undefined;
	/** Undefined: none. */
	rate: RateLimit | undefined;
	/** Seconds to wait, or undefined when the message may pass. */
	limited(key: string): number | undefined;
}

export function createFaults(clock: Clock, rate: RateLimit | undefined): Faults {
	let waiting: (Fault & { left: number; passing: number })[] = [];
	const buckets = new Map<string, { tokens: number; at: number }>();
	const faults: Faults = {
		rate,
		add(fault) {
			waiting.push({ ...fault, left: fault.times ?? 1, passing: fault.after ?? 0 });
		},
		clear() {
			waiting = [];
		},
		take(method, channel) {
			const found = waiting.find(
				(one) =>
					(one.method === method || one.method === '*') && (one.channel === undefined || one.channel === channel),
			);
			if (!found) return undefined;
			if (found.passing > 0) {
				found.passing -= 1;
				return undefined;
			}
			found.left -= 1;
			if (found.left <= 0) waiting = waiting.filter((one) => one !== found);
			return found;
		},
		limited(key) {
			const limit = faults.rate;
			if (!limit) return undefined;
			const now = clock.now();
			const bucket = buckets.get(key) ?? { tokens: limit.burst, at: now };
			bucket.tokens = Math.min(limit.burst, bucket.tokens + ((now - bucket.at) / 1000) * limit.perSecond);
			bucket.at = now;
			buckets.set(key, bucket);
			if (bucket.tokens < 1) return Math.max(1, Math.ceil((1 - bucket.tokens) / limit.perSecond));
			bucket.tokens -= 1;
			return undefined;
		},
	};
	return faults;
}
