/** Gets the vectors of many texts, one request at a time. What fails comes last, in halves where one text may be the cause. */

import { type FaultKind, toFault } from '../endpoint/fault.js';
import type { Track } from '../endpoint/faults.js';
import { startLimit } from '../endpoint/limit.js';
import type { Embedder } from './embedder.js';
import type { Wanted } from './texts.js';

export interface FillParts {
	embedder: Embedder;
	track: Track;
	/** Keeps what came. @throws EndpointFault where it does not fit the rest */
	accept(batch: readonly Wanted[], vectors: readonly Float32Array[]): void | Promise<void>;
	/** Resolves after so many milliseconds, or at once where the signal says so. Never rejects. */
	wait(milliseconds: number, signal: AbortSignal): Promise<void>;
	/** 0 to 1 */
	random(): number;
	/** Whether the first fault ends it. */
	once?: boolean;
}

/** Texts, and characters, in one request. */
const BATCH = { texts: 32, characters: 60_000 };
/** How often a single text may fail by its own fault, until the next start. */
const TRIES = 5;
/** Milliseconds: the longest request; the first pause after a fault, and the longest. */
const LIMIT = { request: 60_000, pause: 1000, longest: 5 * 60_000 };
/** Faults that another request with the same texts may not have. */
const PASSING: readonly FaultKind[] = ['throttled', 'unreachable', 'failed', 'refused'];

interface Batch {
	texts: readonly Wanted[];
	tries: number;
}

/** Resolves when all texts are done or given up, or the signal says so. Never rejects. */
export async function fill(wanted: readonly Wanted[], parts: FillParts, signal: AbortSignal): Promise<void> {
	const { embedder, track, accept, wait, random, once = false } = parts;
	const queue = batchesOf(wanted);
	let failures = 0;
	for (let batch = queue.shift(); batch && !signal.aborted; batch = queue.shift()) {
		const limit = startLimit(LIMIT.request, signal);
		try {
			const texts = batch.texts.map(({ text }) => text);
			await accept(batch.texts, await embedder.embed(texts, limit.signal));
			track.worked();
			failures = 0;
		} catch (cause) {
			if (signal.aborted) return;
			const fault = toFault(cause);
			track.failed(fault.kind);
			if (once) return;
			queue.push(...again(batch, fault.kind));
			const pause = Math.min(LIMIT.longest, LIMIT.pause * 2 ** failures++) * (0.5 + random() / 2);
			await wait(fault.retryAfter ?? pause, signal);
		} finally {
			limit.end();
		}
	}
}

function batchesOf(wanted: readonly Wanted[]): Batch[] {
	const batches: { texts: Wanted[]; tries: number; characters: number }[] = [];
	for (const one of wanted) {
		const last = batches.at(-1);
		const { length } = one.text;
		if (last && last.texts.length < BATCH.texts && last.characters + length <= BATCH.characters) {
			last.texts.push(one);
			last.characters += length;
		} else batches.push({ texts: [one], tries: 0, characters: length });
	}
	return batches;
}

/** What is tried again of a batch that failed. */
function again({ texts, tries }: Batch, kind: FaultKind): Batch[] {
	if (PASSING.includes(kind)) return [{ texts, tries }];
	const half = Math.ceil(texts.length / 2);
	if (half < texts.length) return [texts.slice(0, half), texts.slice(half)].map((part) => ({ texts: part, tries }));
	return tries + 1 < TRIES ? [{ texts, tries: tries + 1 }] : [];
}
