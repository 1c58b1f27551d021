/** A question → groups of alternatives. Each group is one word of the question, whatever form or language matches it. */

import * as english from '../language/english.js';
import { fold, type Token, tokenize } from '../language/fold.js';
import * as german from '../language/german.js';
import type { Language } from '../message.js';
import type { Index } from './index.js';
import { gramsOf } from './letters.js';
import { type Renderings, rendered } from './rendering.js';

export interface Alternative {
	term: string;
	/** 0 to 1: how surely the term stands for the word. */
	weight: number;
	/** For `--explain`: how the word was matched. `original` is a word that is its own stem, `gram` some letters of it. */
	how: 'original' | 'stem' | 'part' | 'synonym' | 'translation' | 'fuzzy' | 'gram';
}

export interface Group {
	/** The word as asked. */
	word: string;
	weight: number;
	alternatives: readonly Alternative[];
	/** Position of its first word in the question, and of the word after it. */
	from: number;
	to: number;
	/** 4-grams of the word. */
	grams: readonly string[];
}

export interface Query {
	groups: readonly Group[];
	language: Language;
}

const WEIGHT = { part: 0.3, synonym: 0.6, fuzzy: 0.8, alike: 0.4 };
/** A number or year is meant as it stands; the frame of a question hardly matters, nor the kind of thing asked for. */
const IMPORTANCE = { number: 1.5, frame: 0.5, kind: 0.85 };
/** After these stands the kind of thing asked for: „Welche Stadt …“. */
const KIND = /^(?:welche[mnrs]?|wieviele?|wie)$/;

export function createQuery(text: string, language: Language, index: Index): Query {
	const tokens = tokenize(text);
	return { groups: language === 'en' ? englishGroups(tokens, index) : germanGroups(tokens, index), language };
}

function germanGroups(tokens: readonly Token[], index: Index): Group[] {
	const content = tokens.flatMap((token, at) => (german.STOP.has(token.folded) ? [] : [{ token, at }]));
	const asked = content.length > 0 ? content : tokens.map((token, at) => ({ token, at }));
	const stems = asked.map(({ token }) => german.stem(token.folded));
	return asked.map(({ token, at }, place): Group => {
		const stem = stems[place] ?? '';
		const alternatives = createAlternatives(index);
		alternatives.add(stem, 1, stem === token.folded ? 'original' : 'stem');
		for (const part of index.compounds.parts(token.folded)) alternatives.add(part, WEIGHT.part, 'part');
		for (const term of index.glossary.synonyms(stems, place)?.terms ?? []) {
			for (const word of term) alternatives.add(word, WEIGHT.synonym / term.length, 'synonym');
		}
		if (alternatives.size() === 0) {
			for (const near of nearTerms(token.folded, index))
				alternatives.add(near.term, near.weight * WEIGHT.fuzzy, 'fuzzy');
		}
		const kind = KIND.test(tokens[at - 1]?.folded ?? '') ? IMPORTANCE.kind : 1;
		const weight = importance(token) * kind * (german.FRAMES.has(stem) ? IMPORTANCE.frame : 1);
		return groupOf([token], at, weight, alternatives.all());
	});
}

const importance = ({ folded }: Token) => (/^\d/.test(folded) ? IMPORTANCE.number : 1);

const groupOf = (tokens: readonly Token[], from: number, weight: number, alternatives: Alternative[]): Group => ({
	word: tokens.map(({ word }) => word).join(' '),
	weight,
	alternatives,
	from,
	to: from + tokens.length,
	grams: tokens.flatMap(({ folded }) => (tokens.length > 1 && english.STOP.has(folded) ? [] : gramsOf(folded))),
});

function englishGroups(tokens: readonly Token[], index: Index): Group[] {
	const groups: Group[] = [];
	for (let at = 0; at < tokens.length; ) {
		const match = rendered(tokens, at, index);
		const covered = tokens.slice(at, at + match.length);
		const [token] = covered;
		if (!token) break;
		if (match.length > 1 || !english.STOP.has(token.folded)) {
			groups.push(groupOf(covered, at, importance(token), englishAlternatives(token, match, index)));
		}
		at += match.length;
	}
	return groups;
}

/** All translations share one document frequency; a word that looks the same in German may be the same. */
function englishAlternatives(token: Token, match: Renderings, index: Index): Alternative[] {
	const alternatives = createAlternatives(index);
	for (const [joined, weight] of match.terms) {
		const term = joined.split(' ');
		for (const word of term) alternatives.add(word, weight / term.length, 'translation');
		if (term.length === 1)
			for (const part of index.compounds.parts(joined)) alternatives.add(part, weight * WEIGHT.part, 'part');
	}
	if (match.length > 1) return alternatives.all();
	const itself = german.stem(token.folded);
	alternatives.add(itself, 1, itself === token.folded ? 'original' : 'stem');
	const known = alternatives.size() > 0;
	for (const { term, weight } of index.cognates.alike([token.folded, english.stem(token.folded)]))
		alternatives.add(term, known ? weight * WEIGHT.alike : weight, 'fuzzy');
	if (alternatives.size() === 0)
		for (const near of nearTerms(token.folded, index)) alternatives.add(near.term, near.weight, 'fuzzy');
	return alternatives.all();
}

/** Terms the index has, each with its greatest weight. */
function createAlternatives(index: Index) {
	const found = new Map<string, Alternative>();
	return {
		add(term: string, weight: number, how: Alternative['how']) {
			if (weight > (found.get(term)?.weight ?? 0) && index.words.terms.has(term))
				found.set(term, { term, weight, how });
		},
		size: () => found.size,
		all: () => [...found.values()],
	};
}

type Vocabulary = Pick<Index, 'speller' | 'vocabulary' | 'glossary'>;

/**
 * What a word that no text has may have meant: one error from four letters, two from eight. Compared with words as they
 * are written, for a misspelt ending is not taken off; and with stems, for the text may have another form.
 */
export function nearTerms(folded: string, index: Vocabulary): { term: string; weight: number }[] {
	if (folded.length < 4 || /\d/.test(folded)) return [];
	const near = (word: string, most: number) =>
		word.length < 4 ? [] : index.speller.nearest(word, Math.min(most, word.length >= 8 ? 2 : 1));
	const written = near(folded, Infinity);
	/** Only where they are nearer. */
	const stemmed = near(german.stem(folded), (written[0]?.errors ?? Infinity) - 1);
	const isWord = (word: string) => index.vocabulary.has(word) || index.glossary.german.has(word);
	const found = new Map<string, number>();
	for (const { word, errors } of stemmed.length > 0 ? stemmed : written)
		found.set(isWord(word) ? german.stem(word) : word, 1 - errors * 0.15);
	return [...found].map(([term, weight]) => ({ term, weight }));
}

/** Whether a folded word is in the texts or the glossary, so not a typing error. */
export function isKnown(word: string, index: Index): boolean {
	const folded = fold(word);
	return (
		index.vocabulary.has(folded) || index.words.terms.has(german.stem(folded)) || index.glossary.german.has(folded)
	);
}
