/** What limits a question: the towns, states, people, dates, numbers and the event it names. */

import { type DateMention, findDates } from '../language/dates.js';
import { fold, type Token, tokenize } from '../language/fold.js';
import * as germanWords from '../language/german.js';
import { findNumbers } from '../language/numbers.js';
import type { Corpus } from '../retrieval/corpus.js';
import type { Asking } from './asking.js';
import { type EventMention, eventIn } from './event.js';
import type { Facet } from './facet.js';
import { respelled } from './respell.js';

export interface Limits {
	tokens: readonly Token[];
	/** Positions of the tokens understood here: they are no topic. */
	taken: ReadonlySet<number>;
	towns: readonly string[];
	states: readonly string[];
	/** Full names of people the documents know. */
	people: readonly string[];
	dates: readonly DateMention[];
	/** Numbers named in the question. */
	numbers: readonly number[];
	event?: EventMention;
}

type Take = (from: number, to: number) => void;

export function limitsOf(text: string, asking: Asking, corpus: Corpus): Limits {
	const tokens = tokenize(text).map((token) => (token.folded in asking.ordinals ? token : respelled(token, corpus)));
	const taken = new Set<number>();
	const take: Take = (from, to) => {
		for (let at = from; at < to; at++) taken.add(at);
	};
	const people = peopleIn(tokens, corpus, take);
	const dates = findDates(text).filter((date) => takeSpan(tokens, date, take));
	const states = statesIn(tokens, corpus, take);
	const event = eventIn(tokens.map(({ folded }) => folded).join(' '), tokens, asking, taken, take);
	const towns = corpus.findTowns(text, tokens, true).filter(({ from }) => !taken.has(from));
	for (const { from, to } of towns) take(from, to);
	const numbers = numbersIn(text, event);
	for (const number of findNumbers(text)) if (/\d/.test(number.text)) takeSpan(tokens, number, take);
	const names = [...new Set(towns.map(({ town }) => town.name))];
	return { tokens, taken, towns: names, states, people, dates, numbers, ...(event ? { event } : {}) };
}

/** Numbers that limit the answer; an event's number and small words like „zwei“ do not. */
function numbersIn(text: string, event: EventMention | undefined): number[] {
	return findNumbers(text)
		.filter(({ text: written, value }) => /\d/.test(written) && value !== event?.number)
		.map(({ value }) => value);
}

/** „Süd“, “southern”, “northwest” as the German titles write them. */
export function regionOf(facet: Facet): Facet | undefined {
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
