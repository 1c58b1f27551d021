/** How much a word of the question counts in each text: BM25 (Robertson & Zaragoza 2009), with one document frequency for
 * all that stands for the word (probabilistic structured queries, Darwish & Oard 2003). */

import type { Postings } from './postings.js';
import type { Alternative } from './query.js';

export interface Measure {
	k1: number;
	b: number;
}

/** A word of the question, looked up. */
export interface Scored {
	alternatives: readonly Alternative[];
	/** Texts that have any of the alternatives, and the weighted count of them there. */
	texts: Uint32Array;
	counts: Float64Array;
	/** Rarity times importance. */
	weight: number;
}

/** @param scratch one zero for each text; left as it was */
export function lookUp(
	postings: Postings,
	alternatives: readonly Alternative[],
	importance: number,
	scratch: Float64Array,
): Scored {
	const touched: number[] = [];
	for (const { term, weight } of alternatives) {
		const row = postings.terms.get(term);
		if (row === undefined) continue;
		const end = postings.starts[row + 1] ?? 0;
		for (let i = postings.starts[row] ?? 0; i < end; i++) {
			const at = postings.texts[i] ?? 0;
			const before = scratch[at] ?? 0;
			if (before === 0) touched.push(at);
			scratch[at] = before + weight * (postings.weights[i] ?? 0);
		}
	}
	const counts = new Float64Array(touched.length);
	touched.forEach((at, i) => {
		counts[i] = scratch[at] ?? 0;
		scratch[at] = 0;
	});
	return {
		alternatives,
		texts: Uint32Array.from(touched),
		counts,
		weight: importance * rarity(postings, touched.length),
	};
}

/** As if the library were larger: in a small one chance decides which of two words is the rarer. */
const LARGER = 3;

const rarity = ({ size }: Postings, holders: number) => Math.log(1 + (LARGER * size - holders + 0.5) / (holders + 0.5));

/** @param length of the text against the average */
export const saturated = (count: number, length: number, { k1, b }: Measure) =>
	(count * (k1 + 1)) / (count + k1 * (1 - b + b * length));

export const lengthOf = (postings: Postings, at: number) => (postings.lengths[at] ?? 0) / postings.meanLength;

export function addScores(
	postings: Postings,
	{ texts, counts, weight }: Scored,
	measure: Measure,
	to: Float64Array,
): void {
	for (let i = 0; i < texts.length; i++) {
		const at = texts[i] ?? 0;
		to[at] = (to[at] ?? 0) + weight * saturated(counts[i] ?? 0, lengthOf(postings, at), measure);
	}
}

/** How far two words of a question say the same, 0 to 1: neighbours that stand in the same texts („Doctor Who“). */
export function overlap(a: Scored, b: Scored, size: number, scratch: Float64Array): number {
	const [few, many] = a.texts.length < b.texts.length ? [a.texts, b.texts] : [b.texts, a.texts];
	if (few.length < many.length * LEAST * LEAST) return 0;
	for (const at of few) scratch[at] = 1;
	let both = 0;
	for (const at of many) if (scratch[at] === 1) both++;
	for (const at of few) scratch[at] = 0;
	const mean = Math.sqrt(few.length * many.length);
	/** What chance alone would give. */
	const chance = mean / size;
	const found = mean > 0 && chance < 1 ? (both / mean - chance) / (1 - chance) : 0;
	return found >= LEAST ? found : 0;
}

/** Less in common is chance. */
const LEAST = 0.3;
