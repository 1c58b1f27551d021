/** What a misspelt word may have meant: the known words within a few errors of it. */

import { distance } from './fold.js';

export interface Speller {
	/** All words with the fewest errors, none when every word is further than `limit`. */
	nearest(word: string, limit: number): { word: string; errors: number }[];
}

interface Shelf {
	words: string[];
	/** Which letters each word has, a bit each: words that differ in more letters than errors allow need no comparing. */
	letters: number[];
}

export function createSpeller(words: Iterable<string>): Speller {
	const shelves = new Map<number, Shelf>();
	for (const word of words) {
		const shelf = shelves.get(word.length) ?? { words: [], letters: [] };
		shelf.words.push(word);
		shelf.letters.push(lettersOf(word));
		shelves.set(word.length, shelf);
	}
	return {
		nearest(word, limit) {
			const letters = lettersOf(word);
			let least = limit;
			let found: { word: string; errors: number }[] = [];
			for (let length = word.length - limit; length <= word.length + limit; length++) {
				const shelf = shelves.get(length);
				shelf?.words.forEach((other, at) => {
					if (bits(letters ^ (shelf.letters[at] ?? 0)) > 2 * least) return;
					const errors = distance(word, other, least);
					if (errors > least) return;
					if (errors < least) found = [];
					least = errors;
					found.push({ word: other, errors });
				});
			}
			return found;
		},
	};
}

function lettersOf(word: string): number {
	let letters = 0;
	for (let at = 0; at < word.length; at++) letters |= 1 << (word.charCodeAt(at) & 31);
	return letters;
}

function bits(value: number): number {
	let count = 0;
	for (let rest = value >>> 0; rest; rest &= rest - 1) count++;
	return count;
}
