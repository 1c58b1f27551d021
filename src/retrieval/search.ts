/** Ranking: the score of a text's words and letters, and for the best of them that of their best sentence. */

import type { Language } from '../message.js';
import { type Board, boardOf } from './board.js';
import type { Index } from './index.js';
import { type BestSentence, createBest } from './passage.js';
import { readRow } from './postings.js';
import { createQuery, type Group, type Query } from './query.js';
import { addScores, lookUp, type Measure, overlap, rarity, type Scored } from './score.js';

export interface Hit {
	/** Position in the indexed texts. */
	at: number;
	id: string;
	score: number;
}

export const WORDS: Measure = { k1: 0.7, b: 0.65 };
export const LETTERS: Measure = { k1: 0.7, b: 0.7 };
/** What letters and the best sentence count against the words; English letters say less in German texts. */
const SHARE = { de: { letters: 0.18, sentence: 0.5 }, en: { letters: 0.1, sentence: 0.7 } } as const;
/** What a neighbour that says the same takes from a word. */
const REDUNDANCY = 0.6;
/** Beyond so many texts, the letters of words that the library has find nothing more: only those of the others count. */
const LARGE = 2000;
/** Texts whose sentences are compared; in a large library the best stand out more. */
const CANDIDATES = { small: 40, large: 16 };

/** A word of the question, looked up. */
export interface Word extends Scored {
	group: Group;
	/** Without its rarity. */
	importance: number;
}

/** A 4-gram that texts have, and the word it is of. */
export type Letters = Pick<Scored, 'alternatives' | 'weight'> & { word: string };

/** A ranking with all it is made of. */
export interface Ranking {
	hits: (Hit & { sentence: BestSentence })[];
	words: readonly Word[];
	letters: readonly Letters[];
	/** What the score of the best sentence is multiplied with. */
	share: number;
}

/** @param letters whether 4-grams count too; without them only texts that share a word are found */
export function search(index: Index, text: string, language: Language, limit: number, letters = true): Hit[] {
	return rank(index, text, language, limit, letters).hits.map(({ at, id, score }) => ({ at, id, score }));
}

export function rank(index: Index, text: string, language: Language, limit: number, letters = true): Ranking {
	const query = createQuery(text, language, index);
	const board = boardOf(index);
	const words = lookUpWords(query, index, board);
	for (const word of words) addScores(index.words, word, WORDS, board);
	const share = SHARE[query.language];
	const grams = letters ? addLetters(words, index, share.letters, board) : [];
	const best = createBest(index, words);
	const candidates = index.ids.length > LARGE ? CANDIDATES.large : CANDIDATES.small;
	const hits = board.take(Math.max(limit, candidates)).map(({ at, score }) => {
		const sentence = best.of(at);
		return { at, id: index.ids[at] ?? '', score: score + share.sentence * sentence.score, sentence };
	});
	best.end();
	hits.sort((a, b) => b.score - a.score || a.at - b.at);
	return { hits: hits.slice(0, limit), words, letters: grams, share: share.sentence };
}

function lookUpWords({ groups }: Query, index: Index, board: Board): Word[] {
	const found = groups.map((group) => ({ group, ...lookUp(index.words, group.alternatives, group.weight, board) }));
	const shared = found.map(() => 0);
	found.forEach((word, at) => {
		const next = found[at + 1];
		if (!next || next.group.from !== word.group.to) return;
		const same = overlap(word, next, index.ids.length, board);
		shared[at] = (shared[at] ?? 0) + same;
		shared[at + 1] = (shared[at + 1] ?? 0) + same;
	});
	return found.map((word, at) => {
		const less = 1 / (1 + REDUNDANCY * (shared[at] ?? 0));
		return { ...word, weight: word.weight * less, importance: word.group.weight * less };
	});
}

/** Each 4-gram once, with the importance of all words that have it. */
function addLetters(words: readonly Word[], index: Index, share: number, board: Board): Letters[] {
	const grams = new Map<string, { importance: number; word: string }>();
	const large = index.ids.length > LARGE;
	for (const { group, importance, texts } of words) {
		if (large && texts.length > 0) continue;
		for (const gram of group.grams) {
			const there = grams.get(gram);
			if (there) there.importance += importance;
			else grams.set(gram, { importance, word: group.word });
		}
	}
	const { texts: room, weights: counts } = board;
	const postings = index.grams;
	return [...grams].flatMap(([term, { importance, word }]): Letters[] => {
		const row = postings.terms.get(term);
		const holders = postings.holders[row ?? -1] ?? 0;
		if (row === undefined || holders === 0) return [];
		const weight = share * importance * rarity(postings, holders);
		addScores(postings, { texts: room, counts, weight }, LETTERS, board, readRow(postings, row, room, counts));
		return [{ word, alternatives: [{ term, weight: 1, how: 'gram' }], weight }];
	});
}
