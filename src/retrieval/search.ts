/** Ranking: BM25 (Robertson & Zaragoza 2009) over words, with one document frequency for all that stands for a word
 * (probabilistic structured queries, Darwish & Oard 2003), plus BM25 over 4-grams of letters. */

import type { Language } from '../message.js';
import type { Index } from './index.js';
import type { Postings } from './postings.js';
import { createQuery, type Group } from './query.js';

export interface Hit {
	/** Position in the indexed texts. */
	at: number;
	id: string;
	score: number;
}

const K1 = 0.7;
const B = 0.6;
/** What the letters' score counts against the words'. */
const LETTERS = 0.15;

/** @param letters whether 4-grams count too; without them only texts that share a word are found */
export function search(index: Index, text: string, language: Language, limit: number, letters = true): Hit[] {
	const query = createQuery(text, language, index);
	const scores = new Float64Array(index.ids.length);
	for (const group of query.groups) scoreGroup(index.words, group, scores);
	const counts = new Map<string, number>();
	for (const gram of letters ? query.grams : []) counts.set(gram, (counts.get(gram) ?? 0) + 1);
	for (const [gram, count] of counts) {
		scoreGroup(
			index.grams,
			{ word: gram, weight: LETTERS * count, alternatives: [{ term: gram, weight: 1, how: 'part' }] },
			scores,
		);
	}
	return best(scores, limit).map((at) => ({ at, id: index.ids[at] ?? '', score: scores[at] ?? 0 }));
}

function scoreGroup(postings: Postings, group: Group, scores: Float64Array): void {
	const counts = new Map<number, number>();
	for (const { term, weight } of group.alternatives) {
		const row = postings.terms.get(term);
		if (row === undefined) continue;
		const end = postings.starts[row + 1] ?? 0;
		for (let i = postings.starts[row] ?? 0; i < end; i++) {
			const at = postings.texts[i] ?? 0;
			counts.set(at, (counts.get(at) ?? 0) + weight * (postings.weights[i] ?? 0));
		}
	}
	const idf = Math.log(1 + (postings.size - counts.size + 0.5) / (counts.size + 0.5));
	for (const [at, count] of counts) {
		const length = K1 * (1 - B + (B * (postings.lengths[at] ?? 0)) / postings.meanLength);
		scores[at] = (scores[at] ?? 0) + group.weight * idf * ((count * (K1 + 1)) / (count + length));
	}
}

function best(scores: Float64Array, limit: number): number[] {
	const found: number[] = [];
	scores.forEach((score, at) => {
		if (score > 0) found.push(at);
	});
	return found.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b).slice(0, limit);
}
