/** What was read from each file, so that only what changed is read again. */

import { createHash } from 'node:crypto';
import type { Exchange } from './exchange.js';
import type { Gazetteer } from './gazetteer.js';
import type { Problem } from './problem.js';
import { readExchange } from './read.js';

export interface Reading {
	/** Of the text as it was read, objections applied. */
	hash: string;
	/** Of everything else that decides how a text is read. */
	frame: string;
	/** Absent where the text is no document, and none was kept. */
	exchange?: Exchange;
	/** Hash of the text the exchange was read from, where that is an earlier one. */
	kept?: string;
	problems: readonly Problem[];
}

/** By file. */
export type Readings = ReadonlyMap<string, Reading>;

export interface Source {
	file: string;
	text: string;
}

export const hashOf = (...texts: readonly string[]) => {
	const hash = createHash('sha256');
	for (const text of texts) hash.update(`${text}\0`);
	return hash.digest('hex').slice(0, 32);
};

/**
 * Reads files, those that did not change from what was read before. A file that is no document any more keeps the last one
 * it was, unless what frames it changed: somebody may have objected since.
 */
export function readSources(
	sources: readonly Source[],
	frame: string,
	gazetteer: Gazetteer,
	before: Readings,
): Map<string, Reading> {
	return new Map(
		sources.map(({ file, text }) => {
			const hash = hashOf(text);
			const known = before.get(file);
			const same = known?.frame === frame ? known : undefined;
			if (same?.hash === hash) return [file, same];
			const { exchange, problems } = readExchange(file, text, gazetteer);
			if (exchange || !same?.exchange) return [file, { hash, frame, problems, ...(exchange ? { exchange } : {}) }];
			return [file, { hash, frame, problems, exchange: same.exchange, kept: same.kept ?? same.hash }];
		}),
	);
}
