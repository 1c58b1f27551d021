/** The line of what is due, the most urgent first. In memory only: after a restart it is worked out anew. */

import type { Job } from './attempt.js';
import type { Ledger } from './ledger.js';
import { createPending, type PendingParts } from './pending.js';
import type { Reminder } from './reminder.js';

export interface QueueParts extends PendingParts {
	ledger: Pick<Ledger, 'isOver' | 'isDoubtful'>;
	clock(): number;
}

export interface Queue {
	/** Looks at the events, and at whoever changed. @param anew forms the line anew, too */
	refresh(anew?: boolean): Promise<void>;
	/** The next in line that have a turn. */
	take(most: number, turn: (reminder: Reminder) => Job | undefined): Job[];
	giveBack(jobs: readonly Job[]): void;
	has(key: string): boolean;
	/** Whether it is still due, of the event as it stands. */
	holds(reminder: Reminder): boolean;
	/** It is settled. */
	forget(key: string): void;
	/** How many are due. */
	size(): number;
}

/** Milliseconds after which the line is formed anew while it is worked off. */
const STALE = 30_000;

export function createQueue(parts: QueueParts): Queue {
	const { ledger, clock } = parts;
	const pending = createPending(parts);
	/** The most urgent last. */
	let line: Reminder[] = [];
	let formed = Number.NEGATIVE_INFINITY;

	function form(now: number): void {
		const ripe = pending.ripe(now).sort(byUrgency);
		const doubtful = ripe.filter(({ key }) => ledger.isDoubtful(key));
		line = [...ripe.filter(({ key }) => !ledger.isDoubtful(key)), ...doubtful].reverse();
		formed = now;
	}

	return {
		async refresh(anew = false) {
			const now = clock();
			const grown = await pending.refresh(now);
			if (anew || grown || now < formed || now - formed >= STALE) form(now);
		},
		take(most, turn) {
			const [jobs, blocked]: [Job[], Reminder[]] = [[], []];
			while (jobs.length < most) {
				const reminder = line.pop();
				if (!reminder) break;
				if (pending.get(reminder.key) !== reminder || reminder.until <= clock()) continue;
				const job = turn(reminder);
				if (job) jobs.push(job);
				else blocked.push(reminder);
			}
			line.push(...blocked.reverse());
			return jobs;
		},
		giveBack: (jobs) => void line.push(...jobs.map(({ reminder }) => reminder).reverse()),
		has: (key) => pending.get(key) !== undefined,
		holds: (reminder) => pending.holds(reminder, clock()),
		forget: pending.forget,
		size: () => pending.ripe(clock()).length,
	};
}

const RANK = { moved: 0, cancelled: 0, lead: 1, documented: 2 } as const;

/** Changes before leads, then what is of use for the shortest time. */
function byUrgency(a: Reminder, b: Reminder): number {
	return RANK[a.kind] - RANK[b.kind] || a.until - b.until || a.at - b.at || (a.key < b.key ? -1 : 1);
}
