/** Why a text was found: each term's share of the score. The shares add up to it. */

import type { Index } from './index.js';
import { SENTENCES } from './passage.js';
import { type Postings, readRow } from './postings.js';
import type { Alternative } from './query.js';
import { LETTERS, type Ranking, WORDS } from './search.js';
import { lengthOf, type Measure, type Scored, saturated } from './score.js';

export interface Share {
	/** The word of the question. */
	word: string;
	/** What stands for it in the text. */
	term: string;
	how: Alternative['how'];
	/** In the whole text, or again in its best sentence. */
	where: 'text' | 'sentence';
	score: number;
}

/** The greatest share first. @param hit of this ranking */
export function explain(index: Index, ranking: Ranking, hit: Ranking['hits'][number]): Share[] {
	const { at, sentence } = hit;
	const shares: Share[] = [];
	for (const word of ranking.words) shares.push(...sharesOf(index.words, word, word.group.word, at, WORDS));
	for (const gram of ranking.letters) shares.push(...sharesOf(index.grams, gram, gram.word, at, LETTERS));
	ranking.words.forEach((word, place) => {
		const count = sentence.counts[place] ?? 0;
		if (count === 0) return;
		const score = ranking.share * word.weight * saturated(count, sentence.length, SENTENCES);
		const [first] = sharesOf(index.words, word, word.group.word, at, WORDS).sort((a, b) => b.score - a.score);
		shares.push({
			word: word.group.word,
			term: first?.term ?? '',
			how: first?.how ?? 'stem',
			where: 'sentence',
			score,
		});
	});
	return shares.sort((a, b) => b.score - a.score);
}

/** The score of a word in a text, divided by how often each of its alternatives is there. */
function sharesOf(
	postings: Postings,
	scored: Pick<Scored, 'alternatives' | 'weight'>,
	word: string,
	at: number,
	measure: Measure,
): Share[] {
	const counts = scored.alternatives.map(({ term, weight }) => weight * countIn(postings, term, at));
	const total = counts.reduce((sum, count) => sum + count, 0);
	if (total === 0) return [];
	const score = scored.weight * saturated(total, lengthOf(postings, at), measure);
	return scored.alternatives.flatMap(({ term, how }, i): Share[] => {
		const count = counts[i] ?? 0;
		return count > 0 ? [{ word, term, how, where: 'text', score: (score * count) / total }] : [];
	});
}

/** Weighted count of a term in one text. */
function countIn(postings: Postings, term: string, at: number): number {
	const row = postings.terms.get(term);
	if (row === undefined) return 0;
	const [texts, weights] = [new Uint32Array(postings.size), new Float64Array(postings.size)];
	const place = texts.subarray(0, readRow(postings, row, texts, weights)).indexOf(at);
	return place < 0 ? 0 : (weights[place] ?? 0);
}
