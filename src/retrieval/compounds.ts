/**
 * Parts of German compounds: Jugendbeteiligungsraum → jugend, beteiligung, raum. Splits into known words, the longest
 * parts first (after Koehn & Knight 2003, with counts replaced by length since the corpus is small).
 */

import { LINKS, stem } from '../language/german.js';

const SHORTEST = 4;

export interface Compounds {
	/** Stems of the parts, none for a word that is not a compound of known words. */
	parts(folded: string): readonly string[];
}

/** Short words that are parts all the same; others under four letters would split words by chance. */
const SHORT = new Set(['rad', 'weg', 'bau', 'see', 'amt', 'bad', 'zoo', 'hof', 'tor', 'bus']);

/** Endings and particles that look like words but never are a part. */
const NEVER = new Set(
	'ung heit keit lich isch schaft ungen nisse chen lein innen erin ieren tion tionen nahm nahme nahmen mung nung rung tung sion tät tat ischen'.split(
		' ',
	),
);

/** Words whose parts are remembered. */
const REMEMBERED = 20_000;

/** Words, and those on „e“ without it: „Miete“ is a part of „Mietzuschuss“. */
export function withoutEndings(words: Iterable<string>): Set<string> {
	const all = new Set<string>();
	for (const word of words) {
		all.add(word);
		if (word.endsWith('e')) all.add(word.slice(0, -1));
	}
	return all;
}

/** @param isWord whether it is a folded word, or one without its last „e“ @param isStem whether one of the words has this stem */
export function createCompounds(isWord: (word: string) => boolean, isStem: (stem: string) => boolean): Compounds {
	const cache = new Map<string, readonly string[]>();
	const isPart = (part: string) => (part.length >= SHORTEST || SHORT.has(part)) && !NEVER.has(part) && isWord(part);
	/** The last part may be inflected. */
	const isLast = (part: string) => isPart(part) || (part.length > SHORTEST && !NEVER.has(part) && isStem(stem(part)));
	const split = createSplit(isPart, isLast);
	return {
		parts(folded) {
			if (folded.length < 7 || folded.length > LONGEST || /\d/.test(folded)) return NONE;
			let parts = cache.get(folded);
			if (!parts) {
				const found = split(folded);
				parts = found ? [...new Set(found.map(stem))] : NONE;
				if (cache.size >= REMEMBERED) cache.clear();
				cache.set(folded, parts);
			}
			return parts;
		},
	};
}

const NONE: readonly string[] = [];
/** Letters of the longest word that is split, and of the shortest part. */
const LONGEST = 60;
const LEAST = 3;
/** Parts of a compound. */
const MOST = 5;

/** The longest first part whose rest can be split as well. A word may itself be known (Jugendraum): it is split all the same. */
function createSplit(isPart: (part: string) => boolean, isLast: (part: string) => boolean) {
	/** Whether what lies between two places is a part: 1 yes, 2 no; for the word at work. */
	const known = new Uint8Array((LONGEST + 1) * (LONGEST + 1));
	const isBetween = (word: string, from: number, to: number) => {
		const at = from * (LONGEST + 1) + to;
		if (known[at] === 0) known[at] = isPart(word.slice(from, to)) ? 1 : 2;
		return known[at] === 1;
	};
	/** Where a part ends that begins here and reaches up to a place, a link between them left out; -1 where there is none. */
	const endOf = (word: string, from: number, to: number) => {
		for (const link of LINKS) {
			const end = to - link.length;
			if (end > from && word.startsWith(link, end) && isBetween(word, from, end)) return end;
		}
		return -1;
	};
	const rest = (word: string, from: number, left: number): string[] | undefined => {
		if (isLast(word.slice(from))) return [word.slice(from)];
		return left > 1 ? parted(word, from, left) : undefined;
	};
	const parted = (word: string, from: number, left: number): string[] | undefined => {
		for (let to = word.length - LEAST; to >= from + LEAST; to--) {
			const end = endOf(word, from, to);
			const others = end < 0 ? undefined : rest(word, to, left - 1);
			if (others) return [word.slice(from, end), ...others];
		}
		return undefined;
	};
	return (word: string) => {
		known.fill(0);
		return parted(word, 0, MOST);
	};
}
