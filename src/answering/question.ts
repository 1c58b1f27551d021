/** A question taken apart: what is wanted, which towns, events, dates and people limit it, and its topic words. */

import { type DateMention, findDates } from '../language/dates.js';
import { fold, type Token, tokenize } from '../language/fold.js';
import * as englishWords from '../language/english.js';
import * as germanWords from '../language/german.js';
import { findNumbers } from '../language/numbers.js';
import type { Language } from '../message.js';
import type { Corpus } from '../retrieval/corpus.js';
import type { Asking, Measured, Want } from './asking.js';
import { english } from './english.js';
import { type EventMention, eventIn } from './event.js';
import { type Facet, facetAt, facetsOf } from './facets.js';
import { german } from './german.js';

export interface Question {
	text: string;
	language: Language;
	wants: Want;
	facets: readonly Facet[];
	towns: readonly string[];
	states: readonly string[];
	/** Full names of people the documents know. */
	people: readonly string[];
	dates: readonly DateMention[];
	event?: EventMention;
	/** What „wie viele“ counts. */
	counted?: Facet;
	/** Person wanted by what they did at an event. */
	act: boolean;
	future: boolean;
	programme: boolean;
	until: boolean;
	partner: boolean;
	/** Asks for what is not: documents say what is. */
	negated: boolean;
	/** Asks whether something is so: numbers and dates named have to stand in the sentence. */
	whether: boolean;
	/** Numbers named in the question. */
	numbers: readonly number[];
	/** The events themselves are asked for. */
	eventList: boolean;
	measured?: Measured;
}

export const ASKING: Readonly<Record<Language, Asking>> = { de: german, en: english };

export function parseQuestion(raw: string, language: Language, corpus: Corpus): Question {
	const asking = ASKING[language];
	const text = raw.replace(asking.polite, ' ');
	const tokens = tokenize(text);
	const folded = tokens.map((token) => token.folded).join(' ');
	const taken = new Set<number>();
	const take = (from: number, to: number) => {
		for (let at = from; at < to; at++) taken.add(at);
	};
	const people = peopleIn(tokens, corpus, take);
	const dates = findDates(text).filter((date) => takeSpan(tokens, date, take));
	const named = statesIn(tokens, corpus, take);
	const event = eventIn(folded, tokens, asking, taken, take);
	const towns = corpus.findTowns(text, tokens, true).filter(({ from }) => !taken.has(from));
	for (const { from, to } of towns) take(from, to);
	for (const number of findNumbers(text)) if (/\d/.test(number.text)) takeSpan(tokens, number, take);
	const facets = facetsOf(tokens, language, taken, corpus);
	const counted = countedIn(tokens, language, taken, corpus);
	const implied = dates.length > 0 && asking.presented.test(folded);
	const region = facets.map(regionOf).find((facet) => facet !== undefined);
	const states = facets.filter((facet) => stateOf(facet, corpus));
	const wants = wantOf(folded, asking);
	const numbers = numbersIn(text, event);
	const measured = asking.measures.find(([, pattern]) => pattern.test(folded))?.[0];
	return {
		text,
		language,
		wants,
		facets: facets.filter(
			(facet) =>
				!states.includes(facet) &&
				!(event && region && facet.word === region.word) &&
				!isFrame(facet, asking) &&
				!(wants === 'money' && isMoney(facet, language)),
		),
		towns: [...new Set(towns.map(({ town }) => town.name))],
		states: [...named, ...states.map((facet) => stateOf(facet, corpus) ?? '')],
		people,
		dates,
		...((event ?? implied) ? { event: { ...(event ?? { latest: false }), ...(region ? { region } : {}) } } : {}),
		...(counted ? { counted } : {}),
		act: asking.acts.test(folded),
		future: asking.future.test(folded),
		programme:
			asking.programme.test(folded) || countsMunicipalities(counted, facets, towns.length > 0 || event !== undefined),
		until: asking.until.test(folded),
		partner: asking.partner.test(folded),
		negated: asking.negation.test(folded),
		whether: asking.whether.test(folded),
		numbers,
		eventList: asking.eventList.test(folded),
		...(measured ? { measured } : {}),
	};
}

/** Whether there is a topic, or anything that limits what is meant; the programme as a whole is neither. */
export function hasSubject({ facets, towns, states, people, dates, event }: Question): boolean {
	return facets.length + towns.length + states.length + people.length + dates.length > 0 || event !== undefined;
}

/** What the first question word asks for; patterns that start at the same place go by their order. */
function wantOf(folded: string, asking: Asking): Want {
	const found = asking.wants.flatMap(([want, pattern]) => {
		const at = folded.search(pattern);
		return at < 0 ? [] : [{ want, at }];
	});
	return found.sort((a, b) => a.at - b.at)[0]?.want ?? (asking.what.test(folded) ? 'text' : 'list');
}

/** „Programm“ limits, it is no topic. */
function isFrame(facet: Facet, asking: Asking): boolean {
	return asking.programme.test(fold(facet.word));
}

function isMoney({ word }: Facet, language: Language): boolean {
	return tokenize(word).every(({ folded }) => ASKING[language].money.has(stemIn(folded, language)));
}

const stemIn = (folded: string, language: Language) => (language === 'de' ? germanWords : englishWords).stem(folded);

function stateOf(facet: Facet, corpus: Corpus): string | undefined {
	const states = corpus.states;
	for (const { terms, strength } of facet.options) {
		const state = strength === 1 ? states.get(terms.join(' ')) : undefined;
		if (state) return state;
	}
	return undefined;
}

/** The noun after „wie viele“, „Anzahl der“, “how many”: also one that is no topic otherwise. */
function countedIn(
	tokens: readonly Token[],
	language: Language,
	taken: ReadonlySet<number>,
	corpus: Corpus,
): Facet | undefined {
	const at = tokens.findIndex(({ folded }, index) => {
		const before = tokens[index - 1]?.folded ?? '';
		return /^(?:viele[rn]?|many)$/.test(folded)
			? /^(?:wie|how)$/.test(before)
			: /^(?:wieviele?|anzahl|number|zahl|anteil|prozent|percent|share|percentage|proportion)$/.test(folded);
	});
	if (at < 0) return undefined;
	let first: Facet | undefined;
	for (let next = at + 1; next < Math.min(tokens.length, at + 4) && !taken.has(next); next++) {
		const facet = facetAt(tokens, next, language, taken, corpus);
		if (facet && !facet.soft) return facet;
		first ??= facet;
	}
	return first;
}

/** „Süd“, “southern”, “northwest” as the German titles write them. */
function regionOf(facet: Facet): Facet | undefined {
	const [, first = '', second = ''] =
		/^(nord|north|sud|south|ost|east|west|mitte|central)(ost|east|west)?/.exec(fold(facet.word)) ?? [];
	const german = { north: 'nord', south: 'sud', east: 'ost', central: 'mitte' } as Readonly<Record<string, string>>;
	if (!first || facet.word.length > 14) return undefined;
	const term = (german[first] ?? first) + (german[second] ?? second);
	return { ...facet, options: [{ terms: [germanWords.stem(term)], strength: 1 }] };
}

/** German names of the states; English ones are known to the glossary and found among the facets. */
function statesIn(tokens: readonly Token[], corpus: Corpus, take: Take): string[] {
	const found: string[] = [];
	for (const state of corpus.library.gazetteer.states) {
		const words = tokenize(state).map((token) => token.folded);
		const at = tokens.findIndex((_, start) => words.every((word, offset) => tokens[start + offset]?.folded === word));
		if (at < 0 || corpus.library.gazetteer.find(state)?.name === state) continue;
		take(at, at + words.length);
		found.push(state);
	}
	return found;
}

/** „Wie viele Kommunen nehmen teil?“ without any other topic is about the programme. */
function countsMunicipalities(counted: Facet | undefined, facets: readonly Facet[], limited: boolean): boolean {
	const isMunicipality = counted?.options.some(({ terms }) => terms[0] === 'kommun' || terms[0] === 'stadt') ?? false;
	return isMunicipality && !limited && facets.every((facet) => facet.soft || facet.word === counted?.word);
}

/** Numbers that limit the answer; an event's number and small words like „zwei“ do not. */
function numbersIn(text: string, event: EventMention | undefined): number[] {
	return findNumbers(text)
		.filter(({ text: written, value }) => /\d/.test(written) && value !== event?.number)
		.map(({ value }) => value);
}

type Take = (from: number, to: number) => void;

/** Names of known people: in full, or the surname alone where it is no everyday word. */
function peopleIn(tokens: readonly Token[], corpus: Corpus, take: Take): string[] {
	const found: string[] = [];
	for (const name of corpus.people) {
		const words = tokenize(name).map((token) => token.folded);
		const at = tokens.findIndex((_, start) => words.every((word, offset) => tokens[start + offset]?.folded === word));
		if (at >= 0) {
			take(at, at + words.length);
			found.push(name);
			continue;
		}
		const surname = words.at(-1) ?? '';
		const alone = tokens.findIndex((token) => token.folded === surname);
		if (
			alone >= 0 &&
			surname.length > 3 &&
			!corpus.glossary.german.has(surname) &&
			/^\p{Lu}/u.test(tokens[alone]?.word ?? '')
		) {
			const before = tokens[alone - 1];
			if (before && corpus.library.givenNames.has(before.folded)) continue;
			take(alone, alone + 1);
			found.push(name);
		}
	}
	return found;
}

function takeSpan(tokens: readonly Token[], { start, end }: { start: number; end: number }, take: Take): true {
	tokens.forEach((token, at) => {
		if (token.start < end && start < token.end) take(at, at + 1);
	});
	return true;
}
