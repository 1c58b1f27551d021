/** How well a text carries a question: which topic words it has, and whether town, event and time fit. */

import { agree, findDates } from '../language/dates.js';
import { findNumbers } from '../language/numbers.js';
import type { Exchange } from '../library/exchange.js';
import { newestFirst } from '../library/library.js';
import type { Corpus } from '../retrieval/corpus.js';
import type { Sentence, Terms } from '../retrieval/units.js';
import type { Facet, Option } from './facet.js';
import type { Question } from './question.js';

export interface Coverage {
	/** Share of the topic's weight that is covered, 0 to 1; 1 when there is no topic. */
	share: number;
	/** The same, of what only the text itself covers. */
	own: number;
}

/** What a word of the title or the headings counts against one of the sentence, and one of a neighbouring sentence. */
const ABOUT = 0.85;
const BESIDE = 0.6;

export function cover(facets: readonly Facet[], own: Terms, about?: Terms, beside?: Terms): Coverage {
	let total = 0;
	let share = 0;
	let self = 0;
	for (const facet of facets) {
		const here = strengthIn(facet, own);
		const there = here < 1 && about ? ABOUT * strengthIn(facet, about) : 0;
		const near = Math.max(here, there) < BESIDE && beside ? BESIDE * strengthIn(facet, beside) : 0;
		total += facet.weight;
		share += facet.weight * Math.max(here, there, near);
		self += facet.weight * here;
	}
	return total === 0 ? { share: 1, own: 1 } : { share: share / total, own: self / total };
}

/** The best of a facet's options in a text, 0 when none is there. */
export function strengthIn(facet: Facet, terms: Terms): number {
	let best = 0;
	for (const option of facet.options) {
		if (option.strength > best && placeOf(option, terms) !== undefined) best = option.strength;
	}
	return best;
}

/** Where an option stands: all its terms within a few words of each other. */
export function placeOf(option: Option, terms: Terms): number | undefined {
	const [first, ...rest] = option.terms;
	if (first === undefined) return undefined;
	const starts = placesOf(first, terms, rest.length > 0);
	if (rest.length === 0) return starts[0];
	const reach = option.terms.length + 4;
	return starts.find((start) =>
		rest.every((term) => placesOf(term, terms, true).some((place) => Math.abs(place - start) <= reach)),
	);
}

/** A part of a compound may stand as a longer word: Jugend, Jugendliche. */
function placesOf(term: string, terms: Terms, loose: boolean): readonly number[] {
	const exact = terms.get(term);
	if (exact || !loose || term.length < 5) return exact ?? [];
	for (const [other, places] of terms) if (other.startsWith(term) && other.length <= term.length + 4) return places;
	return [];
}

/** Whether a document can be the event and the time the question names. */
export function isMeant(question: Question, exchange: Exchange, corpus: Corpus): boolean {
	const { event } = question;
	if (!event) return true;
	if (exchange.kind !== 'peer-to-peer' && exchange.kind !== 'network-meeting') return false;
	if (event.kind && exchange.kind !== event.kind) return false;
	if (event.number !== undefined && exchange.number !== event.number) return false;
	const about = corpus.about.get(exchange.id);
	if (event.region && (!about || strengthIn(event.region, about) === 0)) return false;
	if (event.latest && newest(event.kind, corpus) !== exchange) return false;
	return question.dates.every((date) => isWithin(date.from, exchange));
}

function newest(kind: string | undefined, corpus: Corpus): Exchange | undefined {
	return corpus.library.exchanges.find((exchange) => exchange.kind === (kind ?? exchange.kind) && exchange.starts);
}

/** Whether a date, perhaps only a year, falls on a document's event or its „Stand“. */
export function isWithin(date: string, { starts, ends = starts, published }: Exchange): boolean {
	if (starts && ends && ((starts <= date && date <= ends) || agree(date, starts) || agree(date, ends))) return true;
	return published !== undefined && agree(date, published);
}

/** A question about the programme as such is answered by the programme's own documents. */
export function isAbout({ programme, towns, event, people }: Question, { exchange }: Sentence): boolean {
	return !programme || towns.length > 0 || event !== undefined || people.length > 0 || exchange.kind === 'programme';
}

/** Whether a sentence is about the towns and dates named. */
export function fits(question: Question, sentence: Sentence, corpus: Corpus): boolean {
	const { towns, people, dates } = question;
	const { exchange } = sentence;
	const place = exchange.place ?? '';
	const town =
		towns.length === 0 ||
		towns.some(
			(name) => sentence.towns.has(name) || (sentence.named.size === 0 && `${place} ${exchange.title}`.includes(name)),
		);
	const state =
		question.states.length === 0 ||
		[...sentence.towns].some((name) => question.states.includes(corpus.stateOf(name) ?? ''));
	const person = people.every(
		(name) => sentence.text.includes(name) || sentence.text.includes(name.split(' ').at(-1) ?? name),
	);
	const time = dates.every(
		({ from }) =>
			(!question.whether && isWithin(from, exchange)) ||
			findDates(sentence.text).some((date) => agree(date.from, from) || agree(date.to, from)),
	);
	const figures = question.numbers.length === 0 ? [] : findNumbers(sentence.text).map(({ value }) => value);
	return town && state && person && time && question.numbers.every((number) => figures.includes(number));
}

/** Newer documents first: one that supersedes another, then by date; undated ones last. */
export function byAge(a: Exchange, b: Exchange): number {
	if (a.supersedes.includes(b.id)) return -1;
	if (b.supersedes.includes(a.id)) return 1;
	return newestFirst(a, b);
}

/** The sentences a question can be answered from, whatever its topic. */
export function candidates(question: Question, corpus: Corpus): Sentence[] {
	return corpus.sentences.filter(
		(sentence) =>
			isMeant(question, sentence.exchange, corpus) && isAbout(question, sentence) && fits(question, sentence, corpus),
	);
}
