/** Whose turn it is: the next in line that may go out now, looked up once more and put into words. */

import type { Log } from '../log.js';
import type { Reply } from '../reply.js';
import { type Job, nextTry, type Self } from './attempt.js';
import type { Ledger } from './ledger.js';
import type { Queue } from './queue.js';
import type { Reminder } from './reminder.js';
import type { Roster } from './roster.js';
import type { Subscriber } from './subscription.js';
import { addressOf, type Transit } from './transit.js';

/** Undefined where it must not be said there now. */
export type Compose = (
	reminder: Reminder,
	subscriber: Subscriber,
	marks: { late: boolean; twice: boolean },
) => Reply | undefined | Promise<Reply | undefined>;

export interface ChoiceParts {
	queue: Queue;
	roster: Roster;
	ledger: Ledger;
	transit: Transit;
	self: Self;
	compose: Compose;
	log: Log;
}

/** Milliseconds from when on a reminder is late. */
const LATE = 10 * 60_000;

/** @returns the next ones, at most so many, no two of them to one address */
export function createChoice({ queue, roster, ledger, transit, self, compose, log }: ChoiceParts) {
	/** @param taken addresses that something is chosen for */
	function turnOf(reminder: Reminder, taken: Set<string>): Job | undefined {
		const { key, to, at } = reminder;
		const subscriber = roster.get(to);
		if (!subscriber || transit.has(key) || ledger.isOver(key)) return undefined;
		const next = transit.isFree(subscriber) ? nextTry(ledger.open(key), self) : undefined;
		if (!next || taken.has(addressOf(subscriber))) return undefined;
		taken.add(addressOf(subscriber));
		return { ...next, reminder, subscriber, late: self.clock() - at > LATE, reply: undefined };
	}

	async function inWords(job: Job): Promise<Job> {
		const { reminder, subscriber, late, twice } = job;
		try {
			return { ...job, reply: await compose(reminder, subscriber, { late, twice }) };
		} catch (cause) {
			log.error('reminder not composed', { kind: reminder.kind }, cause);
			return job;
		}
	}

	return async (most: number): Promise<Job[]> => {
		for (;;) {
			await queue.refresh();
			const taken = new Set<string>();
			const jobs = queue.take(most, (reminder) => turnOf(reminder, taken));
			if (jobs.length === 0) return [];
			if (await roster.check(jobs.map(({ reminder }) => reminder.to))) return await Promise.all(jobs.map(inWords));
			queue.giveBack(jobs);
		}
	};
}
