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

/** @param isWord whether a folded word may be a part @param isStem whether one of them has this stem */
export function createCompounds(isWord: (word: string) => boolean, isStem: (stem: string) => boolean): Compounds {
	const cache = new Map<string, readonly string[]>();
	/** The last part may be inflected. */
	const isLast = (part: string) => isPart(part) || (part.length > SHORTEST && !NEVER.has(part) && isStem(stem(part)));
	const isPart = (part: string) =>
		(part.length >= SHORTEST || SHORT.has(part)) && !NEVER.has(part) && (isWord(part) || isWord(`${part}e`));
	const split = (rest: string, depth: number): string[] | undefined => {
		if (depth > 0 ? isLast(rest) : isPart(rest)) return [rest];
		if (depth === 0) return undefined;
		for (let length = rest.length - 3; length >= 3; length--) {
			const head = rest.slice(0, length);
			const known = LINKS.map((link) => (head.endsWith(link) ? head.slice(0, head.length - link.length) : '')).find(
				isPart,
			);
			if (!known) continue;
			const tail = split(rest.slice(length), depth - 1);
			if (tail) return [known, ...tail];
		}
		return undefined;
	};
	return {
		parts(folded) {
			let parts = cache.get(folded);
			if (!parts) {
				const found = folded.length < 7 || /\d/.test(folded) ? undefined : splitWhole(folded, split);
				parts = found && found.length > 1 ? [...new Set(found.map(stem))] : [];
				if (cache.size >= REMEMBERED) cache.clear();
				cache.set(folded, parts);
			}
			return parts;
		},
	};
}

/** A word may itself be known (Jugendraum): it is split all the same. */
function splitWhole(
	folded: string,
	split: (rest: string, depth: number) => string[] | undefined,
): string[] | undefined {
	for (let length = folded.length - 3; length >= 3; length--) {
		const head = split(folded.slice(0, length), 0) ?? linked(folded.slice(0, length), split);
		if (!head) continue;
		const tail = split(folded.slice(length), 3);
		if (tail) return [...head, ...tail];
	}
	return undefined;
}

function linked(head: string, split: (rest: string, depth: number) => string[] | undefined): string[] | undefined {
	for (const link of LINKS) {
		if (!link || !head.endsWith(link)) continue;
		const found = split(head.slice(0, head.length - link.length), 0);
		if (found) return found;
	}
	return undefined;
}
