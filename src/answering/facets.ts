/** The topic words of a question, each with everything that may stand for it in a German text. */

import * as englishWords from '../language/english.js';
import { type Token, tokenize } from '../language/fold.js';
import * as germanWords from '../language/german.js';
import type { Language } from '../message.js';
import type { Corpus } from '../retrieval/corpus.js';
import type { Match, Term } from '../retrieval/glossary.js';
import { isKnown, nearTerms } from '../retrieval/query.js';
import { defined } from '../retrieval/rendering.js';
import { stemsOf } from './asking.js';
import { english } from './english.js';
import type { Facet, Option } from './facet.js';
import { german } from './german.js';
import { alternatives, EVERYDAY, promoted, SOFT } from './weights.js';

const STRENGTH = { parts: 0.75, fuzzy: 0.85, head: 0.5, kind: 0.9 };

/** @param taken positions of tokens that are understood already: towns, dates, ordinals, names */
export function facetsOf(
	tokens: readonly Token[],
	language: Language,
	taken: ReadonlySet<number>,
	corpus: Corpus,
): Facet[] {
	const facets: Facet[] = [];
	for (let at = 0; at < tokens.length; ) {
		const facet = taken.has(at)
			? undefined
			: language === 'de'
				? germanFacet(tokens, at, taken, corpus)
				: englishFacet(tokens, at, taken, corpus);
		if (facet && facet !== 'light') facets.push(withKinds(weighted(facet, language), corpus));
		at = facet && facet !== 'light' ? facet.to : at + 1;
	}
	return alternatives(promoted(facets), tokens).filter(
		(facet, index, all) => all.findIndex((other) => other.word.toLowerCase() === facet.word.toLowerCase()) === index,
	);
}

/** „Kunst“ is found where a mural is; „Wandbild“ is not found where there is only art. */
function withKinds(facet: Facet, { glossary }: Corpus): Facet {
	const kinds = facet.options
		.filter(({ strength }) => strength === 1)
		.flatMap(({ terms }) => glossary.kinds(terms))
		.map((terms): Option => ({ terms, strength: STRENGTH.kind }));
	return kinds.length > 0 ? { ...facet, options: [...facet.options, ...kinds] } : facet;
}

/** The facet that starts at a token, light words included; undefined for a stop word. */
export function facetAt(
	tokens: readonly Token[],
	at: number,
	language: Language,
	taken: ReadonlySet<number>,
	corpus: Corpus,
): Facet | undefined {
	const draft =
		language === 'de' ? germanFacet(tokens, at, taken, corpus, true) : englishFacet(tokens, at, taken, corpus, true);
	return draft === undefined || draft === 'light' ? undefined : withKinds(weighted(draft, language), corpus);
}

const ASKING = { de: german, en: english } as const;

type Draft = Omit<Facet, 'weight'>;

function germanFacet(
	tokens: readonly Token[],
	at: number,
	taken: ReadonlySet<number>,
	corpus: Corpus,
	light = false,
): Draft | 'light' {
	const token = tokens[at];
	if (!token || germanWords.STOP.has(token.folded)) return 'light';
	if (/^\d+$/.test(token.word)) return 'light';
	if (token.word.length < 4 && /^\p{Ll}/u.test(token.word) && !isKnown(token.folded, corpus.index)) return 'light';
	const run = contentRun(tokens, at, taken);
	const stems = run.map(({ token: { folded } }) => germanWords.stem(folded));
	const joined = joinedFacet(run, tokens, corpus);
	if (joined) return joined;
	const match = corpus.glossary.synonyms(stems, 0);
	const length = match?.length ?? 1;
	if (!light && stems.slice(0, length).every((stem) => german.light.has(stem))) return 'light';
	const to = (run[length - 1]?.at ?? at) + 1;
	const word = tokens
		.slice(at, to)
		.map((part) => part.word)
		.join(' ');
	const options: Option[] = [{ terms: stems.slice(0, length), strength: 1 }];
	if (match) options.push(...match.terms.map((terms) => ({ terms, strength: 1 })));
	if (length > 1) {
		const qualified = run.slice(0, length - 1).every(({ token: part }, index) => isQuality(part, stems[index], corpus));
		options.push({ terms: stems.slice(length - 1, length), strength: qualified ? STRENGTH.parts : STRENGTH.head });
	}
	if (length === 1) options.push(...formsOf(token.folded, corpus));
	const lower = tokens.slice(at, to).every((part) => /^\p{Ll}/u.test(part.word));
	const verb =
		length === 1 ? corpus.isVerb(stems[0] ?? '') && !corpus.glossary.nouns.has(token.folded) : match?.noun === false;
	const soft = lower && (verb || writesCapitals(tokens));
	return { word, options, soft, from: at, to };
}

/** „Maker Space“, „Jugend Raum“: one word in the texts or the glossary, though written as two. */
function joinedFacet(
	run: readonly { token: Token; at: number }[],
	tokens: readonly Token[],
	corpus: Corpus,
): Draft | undefined {
	const [first, second] = run;
	if (!first || !second || second.at !== first.at + 1 || first.token.folded.length < 4) return undefined;
	const folded = first.token.folded + second.token.folded;
	if (!corpus.index.vocabulary.has(folded) && !corpus.glossary.nouns.has(folded)) return undefined;
	const [from, to] = [first.at, second.at + 1];
	const stem = germanWords.stem(folded);
	const others = corpus.glossary.synonyms([stem], 0)?.terms ?? [];
	const options = [[stem], ...others].map((terms): Option => ({ terms, strength: 1 }));
	const parts = [first, second].map(({ token }) => germanWords.stem(token.folded));
	const word = tokens
		.slice(from, to)
		.map((part) => part.word)
		.join(' ');
	return { word, options: [...options, { terms: parts, strength: STRENGTH.parts }], soft: false, from, to };
}

/** „Öffentliche Toiletten“ are toilets; a „Coworking-Space“ is not just any space. */
function isQuality({ word, folded }: Token, stem: string | undefined, corpus: Corpus): boolean {
	return !corpus.glossary.nouns.has(folded) && (/^\p{Ll}/u.test(word) || corpus.isVerb(stem ?? ''));
}

/** Whoever writes some nouns with a capital writes all of them so: what is left in lower case is a verb or an adjective. */
function writesCapitals(tokens: readonly Token[]): boolean {
	return tokens.some(({ word }, at) => at > 0 && /^\p{Lu}\p{Ll}/u.test(word));
}

/** Tokens from a position on, stop words left out, up to the next one that is taken. */
function contentRun(
	tokens: readonly Token[],
	from: number,
	taken: ReadonlySet<number>,
): { token: Token; at: number }[] {
	const run: { token: Token; at: number }[] = [];
	for (let at = from; at < tokens.length && at < from + 8 && !taken.has(at); at++) {
		const token = tokens[at];
		if (token && !germanWords.STOP.has(token.folded)) run.push({ token, at });
	}
	return run;
}

/** A German word by its parts, or by what it may be a misspelling of. */
function formsOf(folded: string, corpus: Corpus): Option[] {
	const parts = corpus.index.compounds.parts(folded);
	const split = parts.length > 1 ? [{ terms: parts, strength: STRENGTH.parts }, ...lightHeaded(parts, corpus)] : [];
	if (split.length > 0 || isKnown(folded, corpus.index)) return split;
	return nearTerms(folded, corpus.index).flatMap(({ term, weight }) => {
		const synonyms = corpus.glossary.synonyms([term], 0)?.terms ?? [];
		return [[term], ...synonyms].map((terms) => ({ terms, strength: STRENGTH.fuzzy * weight }));
	});
}

const HEADS = stemsOf(
	'Projekt Projekte Maßnahme Maßnahmen Angebot Angebote Aktion Initiative Idee Ideen Beispiel Vorhaben Thema Themen',
	germanWords.stem,
);

/** „Modeprojekte“, „Jugendangebote“: the head tells nothing, what stands before it is the topic. */
function lightHeaded(parts: Term, { glossary }: Corpus): Option[] {
	const [head, ...rest] = [parts.at(-1) ?? '', ...parts.slice(0, -1)];
	if (!HEADS.has(head)) return [];
	const synonyms = glossary.synonyms(rest, 0);
	const others = synonyms?.length === rest.length ? synonyms.terms : [];
	return [rest, ...others].map((terms) => ({ terms, strength: STRENGTH.kind }));
}

function englishFacet(
	tokens: readonly Token[],
	at: number,
	taken: ReadonlySet<number>,
	corpus: Corpus,
	light = false,
): Draft | 'light' {
	const token = tokens[at];
	if (!token || /^\d+$/.test(token.word)) return 'light';
	const end = tokens.findIndex((_, index) => index >= at && taken.has(index));
	const open = tokens.slice(at, end < 0 ? undefined : end);
	const stems = open.map(({ folded }) => englishWords.stem(folded));
	const match =
		corpus.glossary.translate(stems, 0, true) ??
		defined(token, corpus.index) ??
		corpus.glossary.respell(stems[0] ?? '', (word) => isKnown(word, corpus.index));
	const length = match?.length ?? 1;
	const words = open.slice(0, length);
	/** German ones too: “What is the Supermarkt der Ideen?” */
	const isStop = words.every(({ folded }) => englishWords.STOP.has(folded) || (!match && germanWords.STOP.has(folded)));
	const isLightWord = words.every(
		({ folded }, index) => englishWords.STOP.has(folded) || english.light.has(stems[index] ?? ''),
	);
	if (isStop || (!light && (isLightWord || (match && !match.noun && match.terms.every(isLight))))) return 'light';
	const options = match ? renderings(match, corpus) : formsOf(token.folded, corpus);
	options.unshift({ terms: words.map(({ folded }) => germanWords.stem(folded)), strength: 1 });
	return {
		word: words.map((part) => part.word).join(' '),
		options,
		soft: match ? !match.noun || isEnglishVerb(tokens, at, match) : false,
		from: at,
		to: at + length,
	};
}

const NOUNS =
	/^(?:building|meeting|housing|funding|parking|training|opening|painting|greening|marketing|planning|shopping|lighting|gardening|clothing|swimming|heating|drawing|crossing)$/;

/** “Who visited …”, “to rent out”: a verb though the glossary has its noun too. */
function isEnglishVerb(tokens: readonly Token[], at: number, { length, verb, concept }: Match): boolean {
	const [before, token] = [tokens[at - 1]?.folded ?? '', tokens[at]?.folded ?? ''];
	if (length === 1 && /(?:ed|ing)$/.test(token)) return (verb || !concept) && !NOUNS.test(token);
	return (
		verb &&
		length <= 2 &&
		/^(?:who|that|which|to|can|could|did|does|do|will|would|must|should|they|we|i|you|city|town|municipality|anyone|anybody|somebody|someone)$/.test(
			before,
		)
	);
}

const isLight = (term: Term) => term.every((word) => german.light.has(word));

function renderings(match: Match, corpus: Corpus): Option[] {
	return match.terms.flatMap((terms) => {
		const parts = terms.length === 1 ? corpus.index.compounds.parts(terms[0] ?? '') : [];
		const synonyms = corpus.glossary.synonyms(terms, 0)?.terms ?? [];
		const options: Option[] = [terms, ...synonyms].map((alternative) => ({ terms: alternative, strength: 1 }));
		return parts.length > 1 ? [...options, { terms: parts, strength: STRENGTH.parts }] : options;
	});
}

/** The same in every library: a weight by rarity would move what counts as covered with each document that is added. */
function weighted(draft: Draft, language: Language): Facet {
	const stem = language === 'de' ? germanWords.stem : englishWords.stem;
	const words = tokenize(draft.word);
	const everyday = words.every(({ folded }) => ASKING[language].everyday.has(stem(folded)));
	return { ...draft, weight: draft.soft ? SOFT : everyday ? EVERYDAY : 1 };
}
