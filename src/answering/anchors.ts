/** What of a text has to be in its source exactly: people, towns, dates, months, numbers, quoted words, names of anything. */

import { agree, findDates } from '../language/dates.js';
import { fold, type Token, tokenize } from '../language/fold.js';
import { findPeople } from '../language/people.js';
import type { Language } from '../message.js';
import type { Corpus } from '../retrieval/corpus.js';
import { STREET } from '../retrieval/units.js';
import { type Quantity, quantitiesOf } from './quantity.js';

export interface Anchors {
	/** Folded words of each name, titles left out. */
	people: readonly (readonly string[])[];
	towns: ReadonlySet<string>;
	/** ISO, as precise as the text. */
	dates: readonly string[];
	/** 1 to 12, where no year is said with it. */
	months: ReadonlySet<number>;
	quantities: readonly Quantity[];
	/** Folded. */
	quotes: readonly string[];
	/** Positions of the tokens that all these are made of. */
	taken: ReadonlySet<number>;
	tokens: readonly Token[];
}

const MONTHS =
	'januar|january|jänner februar|february märz|march april mai|may juni|june juli|july august september oktober|october november dezember|december';
const MONTH: ReadonlyMap<string, number> = new Map(
	MONTHS.split(' ').flatMap((names, at) => names.split('|').map((name) => [fold(name), at + 1] as const)),
);
const TITLE = /^(?:dr|prof|professor|professorin|dipl|ing|herr|frau|mr|mrs|ms|pd)$/;
const QUOTED = /„([^“”"]{2,80})[“”"]|“([^“”]{2,80})”|"([^"]{2,80})"|‚([^‘’]{2,80})[‘’]/gu;

export function anchorsOf(text: string, language: Language, corpus: Corpus): Anchors {
	const tokens = tokenize(text);
	const taken = new Set<number>();
	const take = (start: number, end: number) => {
		tokens.forEach((token, at) => {
			if (token.start < end && start < token.end) taken.add(at);
		});
	};
	const found = findPeople(text, corpus.library.givenNames, corpus.people);
	for (const { start, end } of found) take(start, end);
	const streets = [...text.matchAll(STREET)];
	for (const { 0: street, index } of streets) take(index, index + street.length);
	const towns = new Set<string>();
	for (const { town, from, to } of corpus.findTowns(text, tokens)) {
		towns.add(town.name);
		for (let at = from; at < to; at++) taken.add(at);
	}
	const dates = findDates(text);
	for (const { start, end } of dates) take(start, end);
	const quantities = quantitiesOf(text, language).filter(
		({ start, end }) => !dates.some((date) => start < date.end && date.start < end),
	);
	for (const { start, end } of quantities) take(start, end);
	const months = new Set<number>();
	tokens.forEach((token, at) => {
		const month = taken.has(at) || !/^\p{Lu}/u.test(token.word) ? undefined : MONTH.get(token.folded);
		if (month === undefined) return;
		months.add(month);
		taken.add(at);
	});
	return {
		people: found.map(({ name }) => namesOf(name)),
		towns,
		dates: dates.flatMap(({ from, to }) => (from === to ? [from] : [from, to])),
		months,
		quantities,
		quotes: [
			...streets.map(([street]) => fold(street)),
			...[...text.matchAll(QUOTED)].map((match) => fold(match[1] ?? match[2] ?? match[3] ?? match[4] ?? '')),
		],
		taken,
		tokens,
	};
}

const namesOf = (name: string) =>
	tokenize(name)
		.map(({ folded }) => folded)
		.filter((word) => !TITLE.test(word));

/** Whether a date said stands on one that is there: as precise, or less. */
export const hasDate = (said: string, there: readonly string[]) =>
	there.some((date) => date.startsWith(said) && agree(date, said));

/** The same number of the same thing, as far as units say so. */
export const hasQuantity = ({ value, unit }: Quantity, there: readonly Quantity[]) =>
	value === 1 ||
	there.some((other) => Math.abs(other.value - value) < 1e-9 * Math.max(1, value) && other.unit === unit);

export const hasMonth = (month: number, there: Pick<Anchors, 'months' | 'dates'>) =>
	there.months.has(month) || there.dates.some((date) => Number(date.split('-')[1]) === month);
