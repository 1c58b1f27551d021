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

/** Of a file that cannot be read, which no text has. */
const DAMAGED = '';

/**
 * Reads files, those that did not change from what was read before. A file that is no document any more keeps the last one
 * it was, unless what frames it changed: somebody may have objected since.
 * @param damaged files that are there but cannot be read
 */
export function readSources(
	sources: readonly Source[],
	frame: string,
	gazetteer: Gazetteer,
	before: Readings,
	damaged: readonly string[],
): Map<string, Reading> {
	const known = (file: string) => {
		const reading = before.get(file);
		return reading?.frame === frame ? reading : undefined;
	};
	const readings = new Map<string, Reading>();
	for (const { file, text } of sources) {
		const hash = hashOf(text);
		const same = known(file);
		readings.set(file, same?.hash === hash ? same : readSource(file, text, hash));
	}
	for (const file of damaged) {
		const same = known(file);
		if (same?.hash === DAMAGED) readings.set(file, same);
		else if (same?.exchange) readings.set(file, keep(same, DAMAGED, []));
	}
	return readings;

	function readSource(file: string, text: string, hash: string): Reading {
		const { exchange, problems } = readExchange(file, text, gazetteer);
		if (exchange) return { hash, frame, problems, exchange };
		const same = known(file);
		return same?.exchange ? keep(same, hash, problems) : { hash, frame, problems };
	}
}

const keep = (reading: Reading, hash: string, problems: readonly Problem[]): Reading => ({
	...reading,
	hash,
	problems,
	kept: reading.kept ?? reading.hash,
});
