/** The second ranking of passages, by likeness of vectors. Works in the background and for questions; whatever fails, the first ranking is enough. */

import { setTimeout as sleep } from 'node:timers/promises';
import { createBreaker } from '../endpoint/breaker.js';
import type { FaultKind } from '../endpoint/fault.js';
import { createFaults } from '../endpoint/faults.js';
import type { Library } from '../library/library.js';
import type { Log } from '../log.js';
import { type Corpus, corpusOf } from '../retrieval/corpus.js';
import { identifies } from '../retrieval/identify.js';
import type { Hit } from '../retrieval/search.js';
import type { Embedder } from './embedder.js';
import { type FillParts, fill } from './fill.js';
import { DEPTH } from './fuse.js';
import { type Holding, openHolding } from './holding.js';
import { createQuestions } from './question.js';
import { rank } from './rank.js';
import { textsOf, type Wanted } from './texts.js';

export interface Meaning {
	/**
	 * The passages nearest in meaning; undefined where that cannot be said in time. Never rejects.
	 * A text that may name somebody is not sent. @param asker name of the person asking
	 */
	near(text: string, corpus: Corpus, asker?: string): Promise<readonly Hit[] | undefined>;
	/** From now on for this library: gets what is missing in the background, drops what is gone. Resolves when that is done or given up. @param options `once`: given up at the first fault */
	follow(library: Library, options?: { once?: boolean }): Promise<void>;
	/** Counts only. */
	state(): { passages: number; cached: number; fault?: FaultKind };
	/** Ends all requests; keeps what came so far. */
	stop(): Promise<void>;
}

export interface MeaningParts {
	embedder: Embedder;
	log: Pick<Log, 'info' | 'warn'>;
	/** Where vectors are kept. */
	path: string;
	/** Whether that file is written, or only read. */
	writes?: boolean;
	/** Milliseconds an answer waits for the vector of its question. */
	budget?: number;
	/** Names of people who are in no document. */
	registered?: () => Promise<readonly string[]>;
	clock?: () => number;
	wait?: FillParts['wait'];
	random?: () => number;
}

const BUDGET = 400;

export async function openMeaning(parts: MeaningParts): Promise<Meaning> {
	const { embedder, log, path, writes = true, budget = BUDGET, clock = Date.now } = parts;
	const { registered = async () => [], wait = pause, random = Math.random } = parts;
	const faults = createFaults('embeddings', ['questions', 'passages'], log);
	const holding = await openHolding({ path, writes, space: embedder.space, log });
	const { accept, matrix } = holding;
	const fillParts = { embedder, track: faults.of('passages'), accept, wait, random };
	const ending = new AbortController();
	let turning = new AbortController();
	let filling = Promise.resolve();
	let library: Library | undefined;
	const follow = (next: Library, { once = false } = {}) => {
		library = next;
		turning.abort();
		turning = new AbortController();
		const signal = AbortSignal.any([turning.signal, ending.signal]);
		filling = filling.then(() => complete(next, holding, { ...fillParts, once }, signal));
		return filling;
	};
	const fits = (dimension: number) => {
		if (matrix()?.dimension === dimension) return true;
		if (library && holding.doubt()) void follow(library);
		return false;
	};
	const breaker = createBreaker(faults.of('questions'), clock);
	const questions = createQuestions({ embedder, breaker, budget, fits, signal: ending.signal });
	return {
		follow,
		async near(text, corpus, asker) {
			if (!matrix()?.size) return undefined;
			const known = await registered().catch(() => undefined);
			const others = known && (asker ? [...known, asker] : known);
			if (!others || identifies(text, others, corpus.library)) return undefined;
			const vector = await questions.vector(text);
			const now = matrix();
			return vector && now?.dimension === vector.length ? rank(corpus, now, vector, DEPTH) : undefined;
		},
		state() {
			const texts = library ? textsOf(corpusOf(library)) : [];
			const cached = texts.filter(({ key }) => matrix()?.rows.has(key)).length;
			const fault = faults.current();
			return { passages: texts.length, cached, ...(fault ? { fault } : {}) };
		},
		async stop() {
			ending.abort();
			await filling;
			await holding.write();
		},
	};
}

const pause = (milliseconds: number, signal: AbortSignal) =>
	sleep(milliseconds, undefined, { signal, ref: false }).catch(() => undefined);

/** Gets what a library lacks, and drops what it has not. */
async function complete(library: Library, holding: Holding, parts: FillParts, signal: AbortSignal): Promise<void> {
	if (signal.aborted) return;
	const wanted = new Map(textsOf(corpusOf(library)).map((one) => [one.key, one]));
	holding.keep(new Set(wanted.keys()));
	for (let before = holding.matrix(); ; before = holding.matrix()) {
		await fill(missingOf(wanted, holding), parts, signal);
		/** Vectors of another dimension replaced those from the file: then all are missing once more. */
		if (!before || holding.matrix() === before || signal.aborted) break;
	}
	await holding.write();
}

function missingOf(wanted: ReadonlyMap<string, Wanted>, holding: Holding): Wanted[] {
	return [...wanted.values()].filter(({ key }) => !holding.matrix()?.rows.has(key));
}
