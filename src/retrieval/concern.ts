/** Whether a text is about a topic: by stems, parts of compounds and the concepts of the glossary, in both languages. */

import * as english from '../language/english.js';
import { tokenize } from '../language/fold.js';
import * as german from '../language/german.js';
import type { Corpus } from './corpus.js';
import { germanTerm, type Term } from './glossary.js';

/** Every word of the topic, or a whole phrase that stands for it, has to be there. */
export function concerns({ glossary, termsOf }: Corpus, topic: string, text: string): boolean {
	const terms = termsOf(text);
	const there = (term: Term) => term.length > 0 && term.every((stem) => terms.has(stem));
	return spansOf(glossary, topic).every((alternatives) => alternatives.some(there));
}

/** The words of a topic one after the other, each with all that may stand for it. */
function spansOf(glossary: Corpus['glossary'], topic: string): Term[][] {
	const tokens = tokenize(topic).filter(({ folded }) => !german.STOP.has(folded) && !english.STOP.has(folded));
	const [stems, foreign] = [german, english].map(({ stem }) => tokens.map(({ folded }) => stem(folded)));
	const spans: Term[][] = [];
	for (let at = 0; at < tokens.length; ) {
		const own = glossary.synonyms(stems ?? [], at);
		const translated = glossary.translate(foreign ?? [], at, true);
		const length = Math.max(own?.length ?? 1, translated?.length ?? 1);
		const literal = (stems ?? []).slice(at, at + length);
		spans.push([literal, ...(own?.terms ?? []), ...(translated?.terms ?? [])]);
		at += length;
	}
	return spans;
}

/** The concepts of the glossary a text names, each by its usual German word. */
export function conceptsOf(corpus: Corpus, said: string, language: 'de' | 'en'): string[] {
	const { glossary } = corpus;
	const names = namesOf(corpus);
	const tokens = tokenize(said);
	const stems = tokens.map(({ folded }) => (language === 'de' ? german : english).stem(folded));
	const found = stems.flatMap((_, at) => {
		const match = language === 'de' ? glossary.synonyms(stems, at) : glossary.translate(stems, at, true);
		const name = match?.concept ? names.get(match.terms[0]?.join(' ') ?? '') : undefined;
		return name === undefined ? [] : [name];
	});
	return [...new Set(found)];
}

const named = new WeakMap<Corpus, ReadonlyMap<string, string>>();

/** Stems of a concept's first term → the term as it is written. */
function namesOf(corpus: Corpus): ReadonlyMap<string, string> {
	const known = named.get(corpus);
	if (known) return known;
	const entries = corpus.library.glossary.filter(({ concept }) => concept);
	const names = new Map(entries.flatMap(({ german: [term] }) => (term ? [[germanTerm(term).join(' '), term]] : [])));
	named.set(corpus, names);
	return names;
}
