/** Lanes in which what is claimed goes out, a few at a time, each only if it is still wanted. Writes nothing down. */

import type { Address } from '../message.js';
import type { Reply } from '../reply.js';
import type { Job } from './attempt.js';
import { type Outcome, UNKNOWN } from './outcome.js';

export interface Claimed extends Job {
	reply: Reply;
	/** Epoch milliseconds until which nobody else takes it. */
	lease: number;
}

export interface LaneParts {
	/** Asked right before it is sent. */
	isWanted(job: Job): Promise<boolean>;
	send(to: Address, reply: Reply): Promise<Outcome>;
	/** @param outcome undefined where it was not sent after all */
	finish(job: Job, outcome: Outcome | undefined): void;
	clock(): number;
}

export interface Lanes {
	add(jobs: readonly Claimed[]): void;
	/** Finishes all that was not begun. */
	empty(): void;
	/** How many are being sent, and how many are here at all. */
	sending(): number;
	size(): number;
}

/** So many are sent at a time. */
export const LANES = 32;
/** Milliseconds a channel may take to send. */
const PATIENCE = 240_000;

export function createLanes({ isWanted, send, finish, clock }: LaneParts): Lanes {
	const ready: Claimed[] = [];
	let sending = 0;

	/** Not where it could not be asked, nor where it might last longer than the claim. */
	const maySend = async (job: Claimed) => clock() + PATIENCE < job.lease && (await isWanted(job).catch(() => false));

	async function transmit(job: Claimed): Promise<void> {
		const { subscriber, reply } = job;
		const { channel, place } = subscriber;
		const outcome = (await maySend(job)) ? await patiently(() => send({ channel, place }, reply)) : undefined;
		sending -= 1;
		finish(job, outcome);
		fill();
	}

	function fill(): void {
		while (sending < LANES) {
			const job = ready.shift();
			if (!job) break;
			sending += 1;
			void transmit(job);
		}
	}

	return {
		add(jobs) {
			ready.push(...jobs);
			fill();
		},
		empty() {
			for (const job of ready.splice(0)) finish(job, undefined);
		},
		sending: () => sending,
		size: () => sending + ready.length,
	};
}

/** A channel that fails, or does not come back, may still have sent it. */
async function patiently(send: () => Promise<Outcome>): Promise<Outcome> {
	let impatience: NodeJS.Timeout | undefined;
	const silence = new Promise<Outcome>((resolve) => {
		impatience = setTimeout(() => resolve(UNKNOWN), PATIENCE);
	});
	try {
		return await Promise.race([send(), silence]);
	} catch {
		return UNKNOWN;
	} finally {
		clearTimeout(impatience);
	}
}
