/** The vector of a question, in time or not at all. Remembers the last ones in memory; leaves an endpoint with a fault alone for a while. */

import type { Breaker } from '../endpoint/breaker.js';
import { EndpointFault, toFault } from '../endpoint/fault.js';
import { startLimit } from '../endpoint/limit.js';
import type { Embedder } from './embedder.js';

export interface QuestionParts {
	embedder: Embedder;
	breaker: Breaker;
	/** Milliseconds an answer may wait for it. */
	budget: number;
	/** Whether vectors of this dimension can be compared with those of the passages. */
	fits(dimension: number): boolean;
	/** The end of everything. */
	signal: AbortSignal;
}

export interface Questions {
	/** Never rejects. */
	vector(text: string): Promise<Float32Array | undefined>;
}

/** Questions remembered, and asked at the same time. */
const LIMIT = { known: 256, running: 8 };
/** Milliseconds until a request is given up. */
const PATIENCE = 5000;
/** Characters of a question that count. */
const LONGEST = 2000;

export function createQuestions(parts: QuestionParts): Questions {
	const { embedder, breaker, budget, fits, signal } = parts;
	const known = new Map<string, Float32Array>();
	const running = new Map<string, Promise<Float32Array | undefined>>();
	const failed = (fault: EndpointFault) => {
		if (!signal.aborted) breaker.failed(fault);
	};
	const remember = (text: string, vector: Float32Array) => {
		known.delete(text);
		known.set(text, vector);
		const [oldest] = known.keys();
		if (known.size > LIMIT.known && oldest !== undefined) known.delete(oldest);
	};
	const request = async (text: string, until: number): Promise<Float32Array | undefined> => {
		const limit = startLimit(PATIENCE, signal);
		try {
			const [vector] = await embedder.embed([text], limit.signal);
			if (!vector || !fits(vector.length)) throw new EndpointFault('dimension');
			remember(text, vector);
			if (performance.now() <= until) breaker.worked();
			return vector;
		} catch (cause) {
			failed(toFault(cause));
			return undefined;
		} finally {
			limit.end();
			running.delete(text);
		}
	};
	return {
		async vector(said) {
			const text = said.normalize('NFC').replace(/\s+/g, ' ').trim().slice(0, LONGEST);
			const before = known.get(text);
			if (before && fits(before.length)) {
				remember(text, before);
				return before;
			}
			if (signal.aborted || !text) return undefined;
			let asked = running.get(text);
			if (!asked) {
				if (breaker.paused() || running.size >= LIMIT.running) return undefined;
				asked = request(text, performance.now() + budget);
				running.set(text, asked);
			}
			return await within(asked, budget, () => failed(new EndpointFault('slow')));
		},
	};
}

/** What comes within a time, or undefined. */
async function within<T>(promise: Promise<T>, milliseconds: number, late: () => void): Promise<T | undefined> {
	let timer: NodeJS.Timeout | undefined;
	const limit = new Promise<undefined>((resolve) => {
		timer = setTimeout(() => {
			late();
			resolve(undefined);
		}, milliseconds);
	});
	try {
		return await Promise.race([promise, limit]);
	} finally {
		clearTimeout(timer);
	}
}
