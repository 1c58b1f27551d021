/** The glossary made searchable: terms of one to five words by their stems, in both languages. */

import { stem } from '../language/english.js';
import { tokenize } from '../language/fold.js';
import * as german from '../language/german.js';
import { createSpeller, type Speller } from '../language/spelling.js';
import type { Dictionary } from '../library/dictionary.js';
import type { GlossaryEntry } from '../library/glossary.js';
import { withoutEndings } from './compounds.js';

/** A German term as stems, stop words left out: „Raum für Jugendliche“ → [raum, jugendlich]. */
export type Term = readonly string[];

export interface Match {
	/** How many tokens of the text it covers. */
	length: number;
	/** German terms that say the same, the first the most usual. */
	terms: readonly Term[];
	/** Whether the German terms are nouns (written with a capital). */
	noun: boolean;
	/** Whether one of them is a verb or an adjective. */
	verb: boolean;
	concept: boolean;
}

export interface Glossary {
	/**
	 * What an English text says at a token: the longest terms that start there, across all entries.
	 * @param precise concepts only, where there are any
	 */
	translate(stems: readonly string[], at: number, precise?: boolean): Match | undefined;
	/** The concepts a German text names at a token: synonyms to search as well. */
	synonyms(stems: readonly string[], at: number): Match | undefined;
	/** What is a kind of a German term: it answers whoever asks for the term. */
	kinds(term: Term): readonly Term[];
	/** The match of the known English word nearest to a misspelt one, unless the word is known otherwise. */
	respell(word: string, isKnown: (word: string) => boolean): Match | undefined;
	/** Whether a folded word is part of a term in a language. */
	has(folded: string, language: 'de' | 'en'): boolean;
	/** Folded German words of the glossary. */
	german: ReadonlySet<string>;
	/** The same, and those on „e“ without it. */
	parts: ReadonlySet<string>;
	/** Their stems. */
	stems: ReadonlySet<string>;
	/** Which of its German words, or their stems, a misspelt one may be. */
	speller(): Speller;
	/** Folded nouns of it, as they are written there. */
	nouns: ReadonlySet<string>;
	/** Stems of its verbs and adjectives. */
	verbs: ReadonlySet<string>;
	entries: number;
	/** A whole dictionary, where this machine has one. */
	dictionary?: Dictionary;
}

interface Line {
	key: Term;
	terms: readonly Term[];
	noun: boolean;
	verb: boolean;
	concept: boolean;
}

/** Stems of a German term without its stop words. */
export function germanTerm(term: string): Term {
	const tokens = tokenize(term);
	const content = tokens.filter((token) => !german.STOP.has(token.folded));
	/** „Schüler und Schülerinnen“ is one stem. */
	return [...new Set((content.length > 0 ? content : tokens).map((token) => german.stem(token.folded)))];
}

const isNoun = (term: string) => /^\p{Lu}|\s\p{Lu}/u.test(term);
const isVerb = (term: string) => /^\p{Ll}[^\s]*$/u.test(term);

export function createGlossary(entries: readonly GlossaryEntry[], dictionary?: Dictionary): Glossary {
	const words = new Set<string>();
	const nouns = new Set<string>();
	const verbs = new Set<string>();
	const germanLines = new Map<string, Line[]>();
	const kinds = new Map<string, readonly Term[]>();
	for (const entry of entries) {
		const terms = entry.german.map(germanTerm);
		for (const term of entry.german) {
			for (const { folded, word } of tokenize(term)) {
				words.add(folded);
				if (/^\p{Lu}/u.test(word)) nouns.add(folded);
				else if (!term.includes(' ')) verbs.add(german.stem(folded));
			}
		}
		for (const term of entry.kinds ? terms : []) {
			const key = term.join(' ');
			kinds.set(key, [...(kinds.get(key) ?? []), ...(entry.kinds ?? []).map(germanTerm)]);
		}
		if (entry.concept)
			for (const key of terms)
				add(germanLines, {
					key,
					terms,
					noun: entry.german.some(isNoun),
					verb: entry.german.some(isVerb),
					concept: true,
				});
	}
	const stems = new Set([...words].map(german.stem));
	let spelled: Speller | undefined;
	let made: { lines: ReadonlyMap<string, readonly Line[]>; speller: Speller } | undefined;
	/** Made at the first English question. */
	const english = () => {
		if (!made) {
			const lines = readEnglish(entries);
			made = { lines, speller: createSpeller([...lines.keys()].filter((word) => word.length > 3)) };
		}
		return made;
	};
	return {
		translate: (stems, at, precise) => longest(english().lines, stems, at, precise),
		synonyms: (stems, at) => longest(germanLines, stems, at),
		kinds: (term) => kinds.get(term.join(' ')) ?? [],
		respell(word, isKnown) {
			if (word.length < 4 || english().lines.has(word) || isKnown(word)) return undefined;
			return english()
				.speller.nearest(word, word.length >= 8 ? 2 : 1)
				.map((near) => longest(english().lines, [near.word], 0))
				.find((match) => match !== undefined);
		},
		has: (folded, language) => (language === 'de' ? words.has(folded) : english().lines.has(stem(folded))),
		german: words,
		parts: withoutEndings(words),
		stems,
		speller() {
			spelled ??= createSpeller(new Set([...words, ...stems]));
			return spelled;
		},
		nouns,
		verbs,
		entries: entries.filter((entry) => entry.german.length > 0 && entry.english.length > 0).length,
		...(dictionary ? { dictionary } : {}),
	};
}

function readEnglish(entries: readonly GlossaryEntry[]): Map<string, Line[]> {
	const lines = new Map<string, Line[]>();
	for (const entry of entries) {
		const terms = entry.german.map(germanTerm);
		const noun = entry.german.some(isNoun);
		const verb = entry.german.some(isVerb);
		for (const term of entry.english) {
			const key = tokenize(term).map((token) => stem(token.folded));
			add(lines, { key, terms, noun, verb, concept: entry.concept });
		}
	}
	return lines;
}

function add(lines: Map<string, Line[]>, line: Line): void {
	const first = line.key[0];
	if (first === undefined) return;
	const there = lines.get(first);
	if (there) there.push(line);
	else lines.set(first, [line]);
}

function longest(
	lines: ReadonlyMap<string, readonly Line[]>,
	stems: readonly string[],
	at: number,
	precise = false,
): Match | undefined {
	const first = stems[at];
	const fitting = (first === undefined ? undefined : lines.get(first))?.filter((line) =>
		line.key.every((part, offset) => stems[at + offset] === part),
	);
	if (!fitting || fitting.length === 0) return undefined;
	const length = Math.max(...fitting.map((line) => line.key.length));
	const best = fitting.filter((line) => line.key.length === length);
	/** A concept is chosen for this domain; a plain translation has every sense of the word. */
	const chosen = precise && best.some((line) => line.concept) ? best.filter((line) => line.concept) : best;
	const terms = new Map(chosen.flatMap((line) => line.terms).map((term) => [term.join(' '), term]));
	return {
		length,
		terms: [...terms.values()],
		noun: best.some((line) => line.noun),
		verb: best.some((line) => line.verb),
		concept: best.some((line) => line.concept),
	};
}
