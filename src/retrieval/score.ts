/** How much a word of the question counts in each text: BM25 (Robertson & Zaragoza 2009), with one document frequency for
 * all that stands for the word (probabilistic structured queries, Darwish & Oard 2003). */

import type { Board } from './board.js';
import { type Postings, readRow } from './postings.js';
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

export function lookUp(
	postings: Postings,
	alternatives: readonly Alternative[],
	importance: number,
	board: Board,
): Scored {
	const rows = alternatives.flatMap(({ term, weight }) => {
		const row = postings.terms.get(term);
		return row === undefined ? [] : [{ row, weight }];
	});
	const [only] = rows;
	const found = rows.length === 1 && only ? readOne(postings, only, board) : readSeveral(postings, rows, board);
	return { alternatives, ...found, weight: importance * rarity(postings, found.texts.length) };
}

interface Weighted {
	row: number;
	weight: number;
}

function readOne(postings: Postings, { row, weight }: Weighted, { texts, weights }: Board) {
	const count = readRow(postings, row, texts, weights);
	const counts = weights.slice(0, count);
	if (weight !== 1) for (let i = 0; i < count; i++) counts[i] = weight * (counts[i] ?? 0);
	return { texts: texts.slice(0, count), counts };
}

/** Each text once, with the weighted count of all rows. */
function readSeveral(postings: Postings, rows: readonly Weighted[], { texts, weights, touched, scratch }: Board) {
	let used = 0;
	for (const { row, weight } of rows) {
		const count = readRow(postings, row, texts, weights);
		for (let i = 0; i < count; i++) {
			const at = texts[i] ?? 0;
			const before = scratch[at] ?? 0;
			if (before === 0) touched[used++] = at;
			scratch[at] = before + weight * (weights[i] ?? 0);
		}
	}
	const counts = new Float64Array(used);
	for (let i = 0; i < used; i++) {
		const at = touched[i] ?? 0;
		counts[i] = scratch[at] ?? 0;
		scratch[at] = 0;
	}
	return { texts: touched.slice(0, used), counts };
}

/** As if the library were larger: in a small one chance decides which of two words is the rarer. */
const LARGER = 3;

export const rarity = ({ size }: Postings, holders: number) =>
	Math.log(1 + (LARGER * size - holders + 0.5) / (holders + 0.5));

/** @param length of the text against the average */
export const saturated = (count: number, length: number, { k1, b }: Measure) =>
	(count * (k1 + 1)) / (count + k1 * (1 - b + b * length));

export const lengthOf = (postings: Postings, at: number) => (postings.lengths[at] ?? 0) / postings.meanLength;

/** What of a text's length does not depend on the question, for all texts of an index. */
export function normsOf(postings: Postings, { k1, b }: Measure): Float64Array {
	const known = norms.get(postings);
	if (known) return known;
	const made = Float64Array.from(postings.lengths, (length) => k1 * (1 - b + (b * length) / postings.meanLength));
	norms.set(postings, made);
	return made;
}

/** Each index is searched with one measure. */
const norms = new WeakMap<Postings, Float64Array>();

/** @param count of texts and counts that are read */
export function addScores(
	postings: Postings,
	{ texts, counts, weight }: Pick<Scored, 'texts' | 'counts' | 'weight'>,
	measure: Measure,
	board: Board,
	count = texts.length,
): void {
	const lengths = normsOf(postings, measure);
	const most = weight * (measure.k1 + 1);
	for (let i = 0; i < count; i++) {
		const at = texts[i] ?? 0;
		const times = counts[i] ?? 0;
		board.add(at, (most * times) / (times + (lengths[at] ?? 0)));
	}
}

/** How far two words of a question say the same, 0 to 1: neighbours that stand in the same texts („Doctor Who“). */
export function overlap(a: Scored, b: Scored, size: number, { scratch }: Board): number {
	const [few, many] = a.texts.length < b.texts.length ? [a.texts, b.texts] : [b.texts, a.texts];
	if (few.length < many.length * LEAST * LEAST || many.length > FREQUENT) return 0;
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

/** Words of more texts than these make no phrase: comparing them takes long and changes nothing. */
const FREQUENT = 1000;

/** Less in common is chance. */
const LEAST = 0.3;
