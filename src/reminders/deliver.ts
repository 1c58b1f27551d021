/** Reminders on their way out: claimed and settled many in one write, and in between sent. Does not know what is due. */

import type { Address } from '../message.js';
import type { Reply } from '../reply.js';
import { claim, entryOf, type Job, type Self } from './attempt.js';
import { createBell } from './bell.js';
import { type Claimed, createLanes, LANES } from './lanes.js';
import type { Ledger } from './ledger.js';
import { conclude, type Finished, type Outcome, pauseOf, REFUSED, type State } from './outcome.js';
import type { Queue } from './queue.js';
import type { Roster } from './roster.js';
import type { Transit } from './transit.js';

export interface DeliveryParts {
	ledger: Ledger;
	queue: Pick<Queue, 'giveBack' | 'holds'>;
	roster: Pick<Roster, 'holds'>;
	transit: Transit;
	self: Self;
	/** The next ones, at most so many. None of them is in transit, and no two go to one address. */
	choose(most: number): Promise<readonly Job[]>;
	send(to: Address, reply: Reply): Promise<Outcome>;
	/** What became of it is written down. */
	settled(job: Job, state: State): Promise<void>;
	/** From 0 to 1. */
	random(): number;
}

export interface Delivery {
	/** Works until there is nothing left to choose and everything in transit is settled. */
	drain(): Promise<void>;
	/** Begins nothing any more. */
	stop(): void;
}

/** Claimed ahead are as many as may be sent during one write, and so many at most. */
const HELD = 200;
/** An outcome waits for others so many milliseconds, or as long as the last write took; not where nothing else is on its way. */
const PAUSE = 10;
/** Milliseconds after which somebody looks for new work while slow ones are still on their way. */
const LOOK = 15_000;
/** Milliseconds for which a claim holds. */
const LEASE = 600_000;

export function createDelivery(parts: DeliveryParts): Delivery {
	const { ledger, queue, roster, transit, choose, send, settled, random } = parts;
	const { by, clock } = parts.self;
	const bell = createBell(PAUSE, LOOK);
	const lanes = createLanes({ isWanted, send, finish, clock });
	let finished: Finished[] = [];
	let stopped = false;

	/** Somebody is there still, and it is still true. */
	async function isWanted({ reminder, subscriber }: Job): Promise<boolean> {
		return (await roster.holds(reminder.to, subscriber)) && queue.holds(reminder);
	}

	const moment = () => ({ by, now: clock(), random: random() });

	function finish(job: Job, outcome: Outcome | undefined): void {
		finished.push(conclude(job, outcome, moment()));
		transit.free(job.subscriber, pauseOf(outcome));
		bell.ring(lanes.size() === 0 || stopped);
	}

	/** What is finished and what comes next, in one write. @returns false when there was nothing more to do */
	async function turn(): Promise<boolean> {
		const held = Math.min(LANES + 2 * finished.length, HELD);
		const chosen = stopped ? [] : await choose(held - transit.size() + finished.length);
		const lease = clock() + LEASE;
		const claims = chosen.flatMap((job): Claimed[] => (job.reply ? [{ ...job, reply: job.reply, lease }] : []));
		const wordless = chosen.filter(({ reply }) => !reply).map((job) => conclude(job, REFUSED, moment(), false));
		const over = [...finished, ...wordless];
		const written = await writeDown(over, claims);
		finished = finished.filter((one) => !over.includes(one));
		for (const { job } of over) transit.drop(job.reminder.key);
		// First, so that nothing more goes to a place that is gone.
		await Promise.all(over.map(({ job, state }) => settled(job, state)));
		begin(claims.filter(({ reminder }) => written.has(reminder.key)));
		queue.giveBack(claims.filter(({ reminder }) => !written.has(reminder.key)));
		return transit.size() + chosen.length + over.length > 0;
	}

	async function writeDown(over: readonly Finished[], claims: readonly Claimed[]): Promise<ReadonlySet<string>> {
		const began = performance.now();
		const claimed = claims.map((job) => entryOf(job, claim(job, by, job.lease), false));
		const written = await ledger.write([...over.map(({ entry }) => entry), ...claimed]);
		bell.pause = Math.max(PAUSE, performance.now() - began);
		return written;
	}

	function begin(jobs: readonly Claimed[]): void {
		for (const { reminder, subscriber } of jobs) transit.take(reminder.key, subscriber);
		if (!stopped) lanes.add(jobs);
		else for (const job of jobs) finish(job, undefined);
	}

	return {
		async drain() {
			try {
				while (await turn()) if (lanes.size() > 0) await bell.wait(finished.length > 0);
			} catch (cause) {
				lanes.empty();
				while (lanes.sending() > 0) await bell.wait(false);
				throw cause;
			}
		},
		stop() {
			stopped = true;
			lanes.empty();
			bell.ring(true);
		},
	};
}
