/** What a misspelt word may have meant: the known words within a few errors of it. */

import { distance } from './fold.js';

export interface Speller {
	/** All words with the fewest errors, none when every word is further than `limit`. */
	nearest(word: string, limit: number): { word: string; errors: number }[];
}

/** Words of one length. */
interface Shelf {
	words: string[];
	/** Which letters each word has, and which pairs of them, a bit each: what differs in more than errors allow needs no comparing. */
	letters: Int32Array;
	pairs: Int32Array;
}

/** Bits of pairs that one error changes: two pairs go and two come; an exchange of neighbours changes three and three. */
const CHANGED = 6;
/** Differences in length, as far as errors are ever allowed. */
const DISTANCES = [0, -1, 1, -2, 2, -3, 3];

export function createSpeller(words: Iterable<string>): Speller {
	const byLength = new Map<number, string[]>();
	for (const word of words) {
		const same = byLength.get(word.length);
		if (same) same.push(word);
		else byLength.set(word.length, [word]);
	}
	const shelves = new Map([...byLength].map(([length, same]) => [length, shelfOf(same)]));
	return {
		nearest(word, limit) {
			const [letters, pairs] = [lettersOf(word), pairsOf(word)];
			let least = limit;
			let found: { word: string; errors: number }[] = [];
			/** Words of the same length first: they are the nearest more often. */
			for (const off of DISTANCES) {
				const shelf = Math.abs(off) > least ? undefined : shelves.get(word.length + off);
				for (const other of shelf ? alike(shelf, letters, pairs, least) : []) {
					const errors = distance(word, other, least);
					if (errors > least) continue;
					if (errors < least) found = [];
					least = errors;
					found.push({ word: other, errors });
				}
			}
			return found;
		},
	};
}

/** Which words of a shelf may be within so many errors. */
function alike({ words, letters, pairs }: Shelf, ownLetters: number, ownPairs: number, errors: number): string[] {
	const found: string[] = [];
	for (let at = 0; at < letters.length; at++) {
		if (bits(ownLetters ^ (letters[at] ?? 0)) > 2 * errors) continue;
		if (bits(ownPairs ^ (pairs[at] ?? 0)) <= CHANGED * errors) found.push(words[at] ?? '');
	}
	return found;
}

const shelfOf = (words: string[]): Shelf => ({
	words,
	letters: Int32Array.from(words, lettersOf),
	pairs: Int32Array.from(words, pairsOf),
});

function lettersOf(word: string): number {
	let letters = 0;
	for (let at = 0; at < word.length; at++) letters |= 1 << (word.charCodeAt(at) & 31);
	return letters;
}

function pairsOf(word: string): number {
	let pairs = 0;
	for (let at = 1; at < word.length; at++)
		pairs |= 1 << (Math.imul(word.charCodeAt(at - 1) * 31 + word.charCodeAt(at), 0x9e3779b1) >>> 27);
	return pairs;
}

/** How many of 32 bits are set (Warren, Hacker’s Delight, 2002). */
function bits(value: number): number {
	let count = value - ((value >>> 1) & 0x55555555);
	count = (count & 0x33333333) + ((count >>> 2) & 0x33333333);
	return Math.imul((count + (count >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
