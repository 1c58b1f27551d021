/** What English words of a question are in German, by the glossary and, where there is one, the dictionary. */

import * as english from '../language/english.js';
import type { Token } from '../language/fold.js';
import { germanTerm, type Match } from './glossary.js';
import type { Index } from './index.js';

export interface Renderings {
	/** How many words of the question it covers, at least one. */
	length: number;
	/** German stems joined by spaces → how usual, the most usual 1. */
	terms: ReadonlyMap<string, number>;
}

/** Words of the longest term looked for, and renderings of one word that the texts have. */
const WORDS = 4;
const MOST = 8;

/** The longest term that starts at a word. */
export function rendered(tokens: readonly Token[], at: number, index: Index): Renderings {
	const stems = tokens.map(({ folded }) => english.stem(folded));
	const match = index.glossary.translate(stems, at);
	const found = lookUp(tokens, at, match?.length ?? 1, index);
	const length = found?.length ?? match?.length ?? 1;
	const terms = new Map<string, number>();
	if (match?.length === length) for (const term of match.terms) terms.set(term.join(' '), 1);
	for (const [term, weight] of found?.terms ?? []) terms.set(term, weight + (terms.get(term) ?? 0));
	const most = Math.max(...terms.values());
	return { length, terms: new Map([...terms].map(([term, weight]) => [term, weight / most])) };
}

/** A rendering less usual than this is another sense of the word more often than not. */
const USUAL = 0.25;

/**
 * The one word of a token by the dictionary alone; undefined where it does not have it.
 * No terms where the texts have none of them: then the word is known to be absent, and no misspelling.
 */
export function defined({ folded }: Token, index: Index): Match | undefined {
	const all = index.glossary.dictionary?.renderings([folded]) ?? [];
	if (all.length === 0) return undefined;
	const terms = [...inTexts(all, index, false)].filter(([, weight]) => weight >= USUAL);
	const noun = /^\p{Lu}/u.test(all[0]?.term ?? '');
	return { length: 1, terms: terms.map(([term]) => term.split(' ')), noun, verb: !noun, concept: false };
}

/** The dictionary's renderings, of at least as many words as the glossary's. */
function lookUp(tokens: readonly Token[], at: number, least: number, index: Index): Renderings | undefined {
	const { dictionary } = index.glossary;
	if (!dictionary) return undefined;
	for (let length = Math.min(WORDS, tokens.length - at); length >= least; length--) {
		const words = tokens.slice(at, at + length).map(({ folded }) => folded);
		if (words.every((word) => english.STOP.has(word))) continue;
		const terms = inTexts(dictionary.renderings(words), index, length > 1);
		if (terms.size > 0) return { length, terms };
	}
	return undefined;
}

/** Those the texts have: weights of the others would only take from them. @param whole every word of the term, not a part */
function inTexts(
	renderings: readonly { term: string; weight: number }[],
	index: Index,
	whole: boolean,
): Map<string, number> {
	const { terms } = index.words;
	const found = new Map<string, number>();
	const most = renderings[0]?.weight ?? 1;
	for (const { term, weight } of renderings) {
		const stems = germanTerm(term);
		const isThere = stems.every((stem) => terms.has(stem) || (!whole && index.compounds.parts(stem).length > 0));
		if (!isThere || stems.length === 0) continue;
		const key = stems.join(' ');
		if (!found.has(key) && found.size >= MOST) break;
		found.set(key, (found.get(key) ?? 0) + weight / most);
	}
	return found;
}
