/** The sentence of a text that says most of what is asked: words spread over a paragraph are less than words in one sentence. */

import { boardOf } from './board.js';
import type { Index } from './index.js';
import { BORDER } from './running.js';
import { type Measure, type Scored, saturated } from './score.js';

export interface BestSentence {
	score: number;
	/** Each word of the question by its place → its weighted count in the sentence. */
	counts: readonly number[];
	/** Length against the average. */
	length: number;
}

export const SENTENCES: Measure = { k1: 0.5, b: 0.3 };

const NONE: BestSentence = { score: 0, counts: [], length: 0 };

/** Finds the best sentences of texts for one question; `end` has to follow. */
export function createBest(index: Index, words: readonly Scored[]) {
	const { starts, rows, meanLength } = index.order;
	const { marks } = boardOf(index);
	const weights = rowsOf(index, words);
	for (const row of weights.keys()) marks[row] = 1;
	const of = (at: number): BestSentence => {
		let found = NONE;
		let counts = words.map(() => 0);
		let length = 0;
		let hits = 0;
		const end = starts[at + 1] ?? 0;
		for (let i = starts[at] ?? 0; i < end; i++) {
			const row = rows[i] ?? BORDER;
			if (row !== BORDER) {
				length++;
				if (marks[row] !== 1) continue;
				for (const { word, weight } of weights.get(row) ?? []) {
					counts[word] = (counts[word] ?? 0) + weight;
					hits++;
				}
				continue;
			}
			if (hits > 0) {
				const score = scoreOf(words, counts, length / meanLength);
				if (score > found.score) found = { score, counts, length: length / meanLength };
				counts = words.map(() => 0);
			}
			length = 0;
			hits = 0;
		}
		return found;
	};
	const end = () => {
		for (const row of weights.keys()) marks[row] = 0;
	};
	return { of, end };
}

function scoreOf(words: readonly Scored[], counts: readonly number[], length: number): number {
	let score = 0;
	words.forEach(({ weight }, at) => {
		const count = counts[at] ?? 0;
		if (count > 0) score += weight * saturated(count, length, SENTENCES);
	});
	return score;
}

type Weights = ReadonlyMap<number, readonly { word: number; weight: number }[]>;

/** Which words of the question a row of the index stands for. */
function rowsOf({ words: { terms } }: Index, words: readonly Scored[]): Weights {
	const weights = new Map<number, { word: number; weight: number }[]>();
	words.forEach(({ alternatives }, word) => {
		for (const { term, weight } of alternatives) {
			const row = terms.get(term);
			if (row !== undefined) weights.set(row, [...(weights.get(row) ?? []), { word, weight }]);
		}
	});
	return weights;
}
