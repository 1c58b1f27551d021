/** Wording by a model, as the bot uses it: for tenants that switched it on, within its limits, and never in the way of an answer. */

import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Answered } from './answering/answer.js';
import { isFaithful } from './answering/rewrite.js';
import { type Tally, type Task, type WordingParts, word } from './answering/wording.js';
import { createBreaker } from './endpoint/breaker.js';
import { type FaultKind, toFault } from './endpoint/fault.js';
import type { Log } from './log.js';
import type { Owner } from './person.js';
import { identifies } from './retrieval/identify.js';
import type { Refusal, Spending } from './spending.js';
import { read, type Store } from './store/store.js';

export interface GenerationParts extends Omit<WordingParts, 'breaker'> {
	spending: Spending;
	store: Store;
	log: Pick<Log, 'info' | 'warn'>;
	clock(): number;
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
	let fault: { kind: FaultKind; reference: string } | undefined;
	const track = {
		failed(kind: FaultKind) {
			fault = { kind, reference: randomBytes(4).toString('hex').toUpperCase() };
			log.warn('wording failed', fault);
		},
		worked() {
			if (fault) log.info('wording works again', {});
			fault = undefined;
		},
	};
	const breaker = createBreaker(track, clock, patience);
	const broken = (): Hindrance => ({ kind: 'fault', ...(fault ? { reference: fault.reference } : {}) });
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
		async word(task, owner, asker) {
			const { answered } = task;
			if (!(await mayLeave(task.question, task, asker))) return { answered };
			if (breaker.paused()) return { answered, hindrance: broken() };
			const reserved = await spending.reserve(owner, most);
			if (typeof reserved === 'string') return { answered, hindrance: { kind: reserved } };
			try {
				const worded = await word({ show: () => undefined, ...task }, { ...parts, breaker });
				await reserved.settle(worded.tally.usage.cost);
				return { answered, ...worded };
			} catch (cause) {
				if (FREE.has(toFault(cause).kind)) await reserved.settle(0);
				return { answered, hindrance: broken() };
			}
		},
		async rewrite(question, earlier, task, owner, asker) {
			if (!(await mayLeave([...earlier, question].join(' . '), task, asker)) || breaker.paused()) return undefined;
			const reserved = await spending.reserve(owner, most);
			if (typeof reserved === 'string') return undefined;
			const limit = new AbortController();
			const timer = setTimeout(() => limit.abort(), REWRITING);
			try {
				const { text, usage } = await model.rewrite(question, earlier, task.language, limit.signal);
				breaker.worked();
				await reserved.settle(usage.cost);
				return isFaithful(text, [...earlier, question], task.language) ? text : undefined;
			} catch (cause) {
				const fault = toFault(cause);
				breaker.failed(fault);
				if (FREE.has(fault.kind)) await reserved.settle(0);
				return undefined;
			} finally {
				clearTimeout(timer);
			}
		},
		state: () => ({ model: model.name, ...(fault ? { fault: fault.kind } : {}) }),
	};
}
