/** A question → groups of alternatives. Each group is one word of the question, whatever form or language matches it. */

import * as english from '../language/english.js';
import { fold, type Token, tokenize } from '../language/fold.js';
import * as german from '../language/german.js';
import type { Language } from '../message.js';
import { gramsOf, type Index } from './index.js';

export interface Alternative {
	term: string;
	/** 0 to 1: how surely the term stands for the word. */
	weight: number;
	/** For `--explain` and for messages: how the word was matched. */
	how: 'stem' | 'part' | 'synonym' | 'translation' | 'fuzzy';
}

export interface Group {
	/** The word as asked. */
	word: string;
	weight: number;
	alternatives: readonly Alternative[];
}

export interface Query {
	groups: readonly Group[];
	/** 4-grams of the question's words that may match as letters. */
	grams: readonly string[];
}

const WEIGHT = { part: 0.4, synonym: 0.6, fuzzy: 0.8, likeness: 0.6 };

export function createQuery(text: string, language: Language, index: Index): Query {
	const tokens = tokenize(text);
	if (language === 'en') return englishQuery(tokens, index);
	const content = tokens.filter((token) => !german.STOP.has(token.folded));
	return germanQuery(content.length > 0 ? content : tokens, index);
}

function germanQuery(tokens: readonly Token[], index: Index): Query {
	const stems = tokens.map((token) => german.stem(token.folded));
	const groups = tokens.map((token, at): Group => {
		const stem = stems[at] ?? '';
		const alternatives = new Map<string, Alternative>();
		addTerm(alternatives, index, stem, 1, 'stem');
		for (const part of index.compounds.parts(token.folded)) addTerm(alternatives, index, part, WEIGHT.part, 'part');
		for (const term of index.glossary.synonyms(stems, at)?.terms ?? []) {
			for (const word of term) addTerm(alternatives, index, word, WEIGHT.synonym / term.length, 'synonym');
		}
		if (!alternatives.has(stem) && alternatives.size === 0) {
			for (const near of nearTerms(token.folded, index))
				addTerm(alternatives, index, near.term, near.weight * WEIGHT.fuzzy, 'fuzzy');
		}
		return { word: token.word, weight: 1, alternatives: [...alternatives.values()] };
	});
	return { groups, grams: tokens.flatMap((token) => gramsOf(token.folded)) };
}

function englishQuery(tokens: readonly Token[], index: Index): Query {
	const stems = tokens.map((token) => english.stem(token.folded));
	const groups: Group[] = [];
	const letters: string[] = [];
	for (let at = 0; at < tokens.length; ) {
		const match = index.glossary.translate(stems, at);
		const token = tokens[at];
		if (!token) break;
		const length = match?.length ?? 1;
		if (length === 1 && english.STOP.has(token.folded)) {
			at++;
			continue;
		}
		const alternatives = new Map<string, Alternative>();
		const itself = german.stem(token.folded);
		if (length === 1) addTerm(alternatives, index, itself, 1, 'stem');
		for (const term of match?.terms ?? []) {
			for (const word of term) addTerm(alternatives, index, word, 1 / term.length, 'translation');
			if (term.length === 1) addParts(alternatives, index, term[0] ?? '');
		}
		if (alternatives.size === 0) {
			for (const near of alike(token.folded, index)) addTerm(alternatives, index, near.term, near.weight, 'fuzzy');
		}
		if (!match) letters.push(...gramsOf(token.folded));
		groups.push({
			word: tokens
				.slice(at, at + length)
				.map((part) => part.word)
				.join(' '),
			weight: 1,
			alternatives: [...alternatives.values()],
		});
		at += length;
	}
	return { groups, grams: letters };
}

function addParts(alternatives: Map<string, Alternative>, index: Index, folded: string): void {
	for (const part of index.compounds.parts(folded)) addTerm(alternatives, index, part, WEIGHT.part, 'part');
}

function addTerm(
	alternatives: Map<string, Alternative>,
	index: Index,
	term: string,
	weight: number,
	how: Alternative['how'],
): void {
	if (!index.words.terms.has(term)) return;
	const known = alternatives.get(term);
	if (!known || known.weight < weight) alternatives.set(term, { term, weight, how });
}

/** What a word that no text has may have meant: one error from four letters, two from eight. */
export function nearTerms(folded: string, index: Pick<Index, 'speller'>): { term: string; weight: number }[] {
	const stem = german.stem(folded);
	const limit = stem.length >= 8 ? 2 : 1;
	if (stem.length < 4 || /\d/.test(stem)) return [];
	return index.speller.nearest(stem, limit).map(({ word, errors }) => ({ term: word, weight: 1 - errors * 0.15 }));
}

/** German words that look like an English one (cognates, names): by shared letter pairs (Dice). */
function alike(folded: string, index: Index): { term: string; weight: number }[] {
	if (folded.length < 4) return [];
	const near = nearTerms(folded, index);
	if (near.length > 0) return near;
	const pairs = pairsOf(folded);
	const found: { term: string; weight: number }[] = [];
	for (const term of index.stems) {
		if (term[0] !== folded[0] || term.length < folded.length * 0.6 || term.length > folded.length * 1.5) continue;
		const dice = similarity(pairs, pairsOf(term));
		if (dice >= WEIGHT.likeness) found.push({ term, weight: dice });
	}
	return found.sort((a, b) => b.weight - a.weight).slice(0, 4);
}

const pairsOf = (word: string) => new Set(Array.from({ length: word.length - 1 }, (_, at) => word.slice(at, at + 2)));

function similarity(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
	let shared = 0;
	for (const pair of a) if (b.has(pair)) shared++;
	return (2 * shared) / (a.size + b.size);
}

/** Whether a folded word is in the texts or the glossary, so not a typing error. */
export function isKnown(word: string, index: Index): boolean {
	const folded = fold(word);
	return (
		index.vocabulary.has(folded) || index.words.terms.has(german.stem(folded)) || index.glossary.german.has(folded)
	);
}
