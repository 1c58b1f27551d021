/** What becomes of a try by what the channel said: over, or when to try again. Pure. */

import type { Sent } from '../channel.js';
import { claim, type End, type Entry, entryOf, isEnd, type Job, type Open } from './attempt.js';

/** `unknown`: it may have arrived though nobody said so. A rejected promise says the same. */
export type Outcome = Sent | { ok: false; gone: false; unknown: true };

export const UNKNOWN: Outcome = { ok: false, gone: false, unknown: true };
export const REFUSED: Outcome = { ok: false, gone: false };

/** How a try ended; `waiting`: it will be tried again, or is not wanted any more. */
export type State = End['state'] | 'waiting';

export interface Finished {
	job: Job;
	state: State;
	entry: Entry;
}

export interface Moment {
	by: string;
	now: number;
	/** From 0 to 1: spreads those who were turned away together. */
	random: number;
}

/**
 * @param outcome undefined where it was not sent after all
 * @param claimed it had a claim
 */
export function conclude(job: Job, outcome: Outcome | undefined, moment: Moment, claimed = true): Finished {
	const value = valueAfter(job, outcome, moment);
	return { job, state: isEnd(value) ? value.state : 'waiting', entry: entryOf(job, value, claimed) };
}

/** Milliseconds the channel asks for. */
export const pauseOf = (outcome: Outcome | undefined) =>
	outcome && 'retryAfter' in outcome ? outcome.retryAfter : undefined;

function valueAfter(job: Job, outcome: Outcome | undefined, { by, now, random }: Moment): Open | End {
	const { person, tenant } = job.subscriber;
	const end = (state: End['state']): End => ({ state, person, tenant });
	const wait = (until: number, changed: Partial<Open>): Open => ({
		...claim(job, by, until),
		state: 'waiting',
		...changed,
	});
	if (!outcome) return wait(now, { attempt: job.attempt - 1 });
	if (outcome.ok) return end('sent');
	if (outcome.gone) return end('gone');
	const unknown = 'unknown' in outcome;
	if (unknown && job.twice) return end('unknown');
	const twice = unknown || job.twice;
	const again = retryAt(job, pauseOf(outcome), now, random);
	return again === undefined ? end(twice ? 'unknown' : 'failed') : wait(again, { twice });
}

/** Milliseconds until the second try, then twice as long each time; less than a minute is not worth waiting for. */
const BACKOFF = 30_000;
const SHORT = 60_000;

/** Undefined where nobody would have any use for another try. */
function retryAt({ reminder, attempt }: Job, asked: number | undefined, now: number, random: number) {
	const left = reminder.until - now;
	if (asked) return asked < left ? now + Math.min(asked * (1 + random / 4), left - 1) : undefined;
	const pause = BACKOFF * 2 ** (attempt - 1) * (0.75 + random / 2);
	if (pause < left) return now + pause;
	return left >= 2 * SHORT ? now + left / 2 : undefined;
}
