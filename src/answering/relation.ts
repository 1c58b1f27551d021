/** What stands in the right places, but not together: another's role, another's figure, a figure without its limit, the other direction. */

import { fold } from '../language/fold.js';
import { hasDate, hasQuantity } from './anchors.js';
import type { Facet } from './facet.js';
import { type Claim, PRESENT, ROLE } from './faults.js';
import { strengthIn } from './match.js';
import type { Quantity } from './quantity.js';
import type { Window } from './window.js';

const isIn = (facet: Facet, { clauses }: Window) => clauses.some(({ terms }) => strengthIn(facet, terms) >= PRESENT);

/** What only a sentence with another figure, day or quoted name says does not belong to this one. */
export function owned({ anchors, facets, text }: Claim, window: Window): boolean {
	const said = fold(text);
	const parts = window.parts ?? [window];
	const rivals = parts.filter(({ anchors: there }) => {
		const figures = there.quantities.filter(({ value }) => value !== 1);
		const foreign = figures.length > 0 && !figures.some((one) => hasQuantity(one, anchors.quantities));
		const dated = there.dates.length > 0 && !anchors.dates.some((date) => hasDate(date, there.dates));
		const named = there.quotes.length > 0 && !there.quotes.some((quote) => said.includes(quote));
		return (
			(foreign && anchors.quantities.length > 0) ||
			(dated && anchors.dates.length > 0) ||
			(named && anchors.quotes.length > 0)
		);
	});
	const others = parts.filter((part) => !rivals.includes(part));
	return facets.some((facet) => rivals.some((part) => isIn(facet, part)) && !others.some((part) => isIn(facet, part)));
}

/** A title is nobody else's: „Oberbürgermeisterin“ is not said of a „Bürgermeisterin“. */
export function promoted({ facets, language }: Claim, { clauses, about }: Window): boolean {
	const titles = facets.filter(({ word }) => language === 'de' && /^\p{Lu}/u.test(word) && ROLE.test(word));
	const own = (facet: Facet) => ({ ...facet, options: facet.options.slice(0, 1) });
	return titles.some(
		(facet) =>
			!clauses.some(({ terms }) => strengthIn(own(facet), terms) >= PRESENT) && strengthIn(own(facet), about) < PRESENT,
	);
}

/** „A, Bürgermeisterin, und B, Referatsleiterin“: a role stands beside its person. */
export function borrowed({ anchors, facets, corpus }: Claim, { text, anchors: there, parts }: Window): boolean {
	const roles = facets.filter(({ word }) => ROLE.test(word));
	const [person] = anchors.people;
	if (parts || !person || anchors.people.length > 1 || there.people.length < 2 || roles.length === 0) return false;
	const starts = there.people.map((name) => ({ name, at: positionOf(text, name) })).sort((a, b) => a.at - b.at);
	const place = starts.findIndex(({ name }) => name.join(' ') === person.join(' '));
	if (place < 0) return false;
	const from = starts[place]?.at ?? 0;
	const to = starts[place + 1]?.at ?? text.length;
	/** „Oberbürgermeister A“ */
	const before =
		text
			.slice(starts[place - 1]?.at ?? 0, from)
			.split(/[,;]|\sund\s/)
			.at(-1) ?? '';
	const terms = corpus.termsOf(`${before} ${text.slice(from, to)}`);
	return roles.some((role) => strengthIn(role, terms) < PRESENT);
}

const positionOf = (text: string, name: readonly string[]) => {
	const words = [...text.matchAll(/[\p{L}]+/gu)];
	return words.find(({ 0: word }) => fold(word) === name.at(-1))?.index ?? -1;
};

const MOST = /(?:bis zu|maximal|höchstens|up to|at most|no more than|a maximum of)\s+(?:\p{L}+\s+)?$/iu;
const LEAST = /(?:mindestens|wenigstens|at least|a minimum of)\s+(?:\p{L}+\s+)?$/iu;
const limitOf = (text: string, { start }: Quantity) => {
	const before = text.slice(0, start).replace(/[€$]\s*$/, '');
	return MOST.test(before) ? 'most' : LEAST.test(before) ? 'least' : 'none';
};

/** „Bis zu“ and „mindestens“ stay with their number. */
export function unlimited({ anchors, text }: Claim, { clauses }: Window): boolean {
	return anchors.quantities.some((quantity) => {
		const there = clauses.flatMap((clause) =>
			clause.anchors.quantities
				.filter((one) => one.value !== 1 && hasQuantity(quantity, [one]))
				.map((one) => limitOf(clause.text, one)),
		);
		return there.length > 0 && !there.includes(limitOf(text, quantity));
	});
}

const CONDITION = /^(?:bei|für|wenn|falls|sofern)\s/iu;

/** „…, bei Kommunen in Haushaltsnotlage 10 Prozent“: the figure holds for them alone. */
export function unconditional({ anchors, facets, corpus }: Claim, { clauses }: Window): boolean {
	return anchors.quantities.some((quantity) =>
		clauses.some((clause, at) => {
			if (at === 0 || !CONDITION.test(clause.text) || !hasQuantity(quantity, clause.anchors.quantities)) return false;
			const [figure] = clause.anchors.quantities;
			const condition = corpus.termsOf(clause.text.slice(0, figure?.start ?? 0));
			const others = clauses.filter((one) => one !== clause);
			/** What is said of it and of nothing else. */
			const own = facets.filter(
				(facet) =>
					strengthIn(facet, condition) >= PRESENT && !others.some(({ terms }) => strengthIn(facet, terms) >= PRESENT),
			);
			return quantity.value !== 1 && own.length === 0;
		}),
	);
}

const FROM_TO = /(?:von|from)\s+(\S*\d\S*)\s+(?:auf|to)\s+(\S*\d\S*)/iu;
const UP =
	/(?<!\p{L})(?:gestiegen|steigt|stieg\p{L}*|gewachsen|wuchs\p{L}*|erhöht\p{L}*|zugenommen|rose|risen|rises|grew|grown|increased?|increases)(?!\p{L})/iu;
const DOWN =
	/(?<!\p{L})(?:gesunken|sinkt|sank\p{L}*|verringert\p{L}*|zurückgegangen|abgenommen|fell|fallen|falls|decreased?|decreases|dropped)(?!\p{L})/iu;

/** Up for down, and „from 18 to 26“ for „from 26 to 18“. */
export function reversed({ text }: Claim, { text: source }: Window): boolean {
	const [said, there] = [FROM_TO.exec(text), FROM_TO.exec(source)];
	const swapped = said && there && said[1] === there[2] && said[2] === there[1]?.replace(/[.,;]$/, '');
	if (swapped || (said && there && digits(said[1]) === digits(there[2]) && digits(said[1]) !== digits(there[1])))
		return true;
	return (
		(UP.test(text) && DOWN.test(source) && !UP.test(source)) ||
		(DOWN.test(text) && UP.test(source) && !DOWN.test(source))
	);
}

const digits = (text: string | undefined) => text?.replace(/\D/g, '');

/** Days of the week and seasons are dates. */
export const WHEN =
	/^(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|monday|tuesday|wednesday|thursday|friday|saturday|sunday|frühling|frühjahr|sommer|herbst|winter|spring|summer|autumn|fall)/iu;
