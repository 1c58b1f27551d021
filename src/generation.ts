/** Wording by a model, as the bot uses it: for tenants that switched it on, within its limits, and never in the way of an answer. */

import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Answered } from './answering/answer.js';
import { isFaithful } from './answering/rewrite.js';
import type { Usage } from './answering/model.js';
import { type Tally, type Task, type WordingParts, word } from './answering/wording.js';
import { createBreaker } from './endpoint/breaker.js';
import { EndpointFault, type FaultKind, toFault } from './endpoint/fault.js';
import type { Track } from './endpoint/faults.js';
import { isLeft, type Limit, startLimit } from './endpoint/limit.js';
import type { Log } from './log.js';
import type { Owner } from './person.js';
import { identifies } from './retrieval/identify.js';
import type { Refusal, Spending } from './spending.js';
import { read, type Store } from './store/store.js';

export interface GenerationParts extends Omit<WordingParts, 'breaker'> {
	spending: Spending;
	store: Store;
	log: Log;
	clock(): number;
	/** Milliseconds for everything a model does for one answer. */
	patience: number;
	/** Tenants, named as by a channel, that need not switch it on. */
	tenants: readonly string[];
	/** The most an answer may cost, in millionths of a euro. */
	most: number;
	/** Names of people who are in no document: a question with one of them is not sent. */
	registered(): Promise<readonly string[]>;
}

/** Why an answer is quoted though a model could word it; a fault has the number it is logged under. */
export interface Hindrance {
	kind: Refusal | 'fault';
	reference?: string;
}

export interface Outcome {
	answered: Answered;
	/** The model's name, where it worded the answer. */
	author?: string | undefined;
	hindrance?: Hindrance;
	tally?: Tally;
}

export interface Generation {
	/** The model's name. */
	name: string;
	isOn(owner: Owner): Promise<boolean>;
	turn(owner: Owner, on: boolean): Promise<void>;
	/** The time one answer has; what follows is given its signal. */
	limit(signal: AbortSignal): Limit;
	/** Never rejects: what was found stays where it cannot be worded. @param asker name of the person asking */
	word(task: Omit<Task, 'show'> & Partial<Pick<Task, 'show'>>, owner: Owner, asker?: string): Promise<Outcome>;
	/** A follow-up as it stands alone; undefined where that cannot be said. Never rejects. */
	rewrite(
		question: string,
		earlier: readonly string[],
		task: Pick<Task, 'language' | 'corpus' | 'signal'>,
		owner: Owner,
		asker?: string,
	): Promise<string | undefined>;
	/** For /healthz: no contents. */
	state(): { model: string; fault?: FaultKind };
}

export const WORDING = 'wording';
const schema = z.object({ on: z.boolean() });
/** Milliseconds a question is rewritten in. */
const REWRITING = 5000;

/** Faults that cost nothing; of the others nobody knows. */
const FREE: ReadonlySet<FaultKind> = new Set(['unreachable', 'throttled', 'unfit', 'refused', 'failed']);

export function createGeneration(parts: GenerationParts): Generation {
	const { model, spending, store, log, clock, tenants, most, registered, patience } = parts;
	const faults = watchFaults(log);
	const breaker = createBreaker(faults.track, clock, patience);
	const pay = createPayment(spending, most, faults.unforeseen);
	/** Names of people who are in the documents are no secret; any other name stays here. */
	const mayLeave = async (question: string, { corpus }: Pick<Task, 'corpus'>, asker: string | undefined) => {
		const others = [...(await registered()), ...(asker ? [asker] : [])];
		return !identifies(question, others, corpus.library, true);
	};
	return {
		name: model.name,
		async isOn(owner) {
			const chosen = await read(store, WORDING, owner.tenant, schema);
			return chosen?.on ?? tenants.some((tenant) => owner.tenant.endsWith(`:${tenant}`));
		},
		async turn({ tenant }, on) {
			await store.apply([{ put: { kind: WORDING, key: tenant, value: { tenant, on } } }]);
		},
		limit: (signal) => startLimit(patience, signal),
		async word(task, owner, asker) {
			const { answered } = task;
			try {
				if (!(await mayLeave(task.question, task, asker))) return { answered };
				if (breaker.paused()) return { answered, hindrance: faults.broken() };
				const worded = await pay(owner, async () => {
					const said = await word({ show: () => undefined, ...task }, { ...parts, breaker });
					return { ...said, usage: said.tally.usage };
				});
				return typeof worded === 'string' ? { answered, hindrance: { kind: worded } } : { answered, ...worded };
			} catch (cause) {
				return { answered, hindrance: cause instanceof EndpointFault ? faults.broken() : faults.unforeseen(cause) };
			}
		},
		async rewrite(question, earlier, task, owner, asker) {
			const short = startLimit(REWRITING, task.signal);
			try {
				if (!(await mayLeave([...earlier, question].join(' . '), task, asker)) || breaker.paused()) return undefined;
				const said = await pay(owner, () => model.rewrite(question, earlier, task.language, short.signal));
				if (typeof said === 'string') return undefined;
				breaker.worked();
				return isFaithful(said.text, [...earlier, question], task.language) ? said.text : undefined;
			} catch (cause) {
				if (!(cause instanceof EndpointFault)) faults.unforeseen(cause);
				else if (!isLeft(short.signal)) breaker.failed(cause);
				return undefined;
			} finally {
				short.end();
			}
		},
		state: () => ({ model: model.name, ...faults.state() }),
	};
}

const newReference = () => randomBytes(4).toString('hex').toUpperCase();

/** Each fault is logged once, under a number that people are told. */
function watchFaults(log: Log) {
	let fault: { kind: FaultKind; reference: string } | undefined;
	const track: Track = {
		failed(kind) {
			fault = { kind, reference: newReference() };
			log.warn('wording failed', fault);
		},
		worked() {
			if (fault) log.info('wording works again', {});
			fault = undefined;
		},
	};
	return {
		track,
		broken: (): Hindrance => ({ kind: 'fault', ...(fault ? { reference: fault.reference } : {}) }),
		/** Not the endpoint's: a store that cannot be read, say. */
		unforeseen(cause: unknown): Hindrance {
			const reference = newReference();
			log.error('wording failed', { reference }, cause);
			return { kind: 'fault', reference };
		},
		state: () => (fault ? { fault: fault.kind } : {}),
	};
}

/** What is asked of a model is counted before, at the most it may cost, and set right afterwards. */
function createPayment(spending: Spending, most: number, failed: (cause: unknown) => void) {
	return async <T extends { usage: Usage }>(owner: Owner, ask: () => Promise<T>): Promise<T | Refusal> => {
		const reserved = await spending.reserve(owner, most);
		if (typeof reserved === 'string') return reserved;
		const settle = (used: number) => reserved.settle(used).catch(failed);
		try {
			const result = await ask();
			await settle(result.usage.cost);
			return result;
		} catch (cause) {
			if (FREE.has(toFault(cause).kind)) await settle(0);
			throw cause;
		}
	};
}
