/** What the library says to a question: the kind of finding that fits what is wanted, or nothing. Never a best guess. */

import { fold } from '../language/fold.js';
import type { Exchange } from '../library/exchange.js';
import type { Corpus } from '../retrieval/corpus.js';
import type { Sentence } from '../retrieval/units.js';
import type { Facet } from './facet.js';
import { contradicts, type Figure, findFigures } from './figures.js';
import { findManner } from './manner.js';
import { cover, isMeant, strengthIn } from './match.js';
import { findEvents, findMoments, type Moment, proofOf, venueOf } from './moments.js';
import { ASKING, hasSubject, isMunicipality, type Question, stemIn } from './question.js';
import { findMatching, findQuotes } from './quotes.js';
import { findRows, type Row } from './rows.js';
import { findSpeakers, type Speaker } from './speakers.js';

export type Finding =
	| { kind: 'rows'; rows: readonly Row[] }
	| { kind: 'events'; events: readonly { exchange: Exchange; proof: Sentence; venue?: Sentence }[] }
	/** A measure, and the event at which it was presented. */
	| { kind: 'presented'; rows: readonly Row[] }
	| { kind: 'figures'; figures: readonly Figure[]; differ: boolean }
	| { kind: 'moments'; moments: readonly Moment[] }
	| { kind: 'speakers'; speakers: readonly Speaker[] }
	| { kind: 'quotes'; sentences: readonly Sentence[] };

export function find(question: Question, corpus: Corpus): Finding | undefined {
	if (question.future || !(hasSubject(question) || question.programme)) return undefined;
	if (question.event && !corpus.library.exchanges.some((exchange) => isMeant(question, exchange, corpus)))
		return undefined;
	if (question.negated && question.wants !== 'text') return undefined;
	if (question.whether && question.numbers.length + question.dates.length > 0) return quotes(question, corpus);
	if (question.theme && question.event?.number !== undefined && question.facets.length + question.towns.length === 0)
		return events(question, corpus);
	const manner = findManner(question, corpus);
	if (manner.length > 0) return { kind: 'quotes', sentences: manner };
	switch (question.wants) {
		case 'date':
			return when(question, corpus);
		case 'place':
			return where(question, corpus);
		case 'number':
			return number(question, corpus);
		case 'money':
			return figures(question, corpus);
		case 'person':
		case 'list':
			return who(question, corpus);
		case 'text':
			return question.facets.length === 0
				? (rows(question, corpus) ?? quotes(question, corpus))
				: quotes(question, corpus);
	}
}

/** A count that no document gives is answered by what there is to count. */
function number(question: Question, corpus: Corpus): Finding | undefined {
	const found = (question.until ? moments(question, corpus) : undefined) ?? figures(question, corpus);
	const { counted } = question;
	const countable =
		counted &&
		!question.programme &&
		!question.share &&
		question.facets.some((facet) => !facet.soft && facet.word !== counted.word);
	return found ?? (counted && countable && isMunicipality(counted) ? rows(question, corpus) : undefined);
}

function when(question: Question, corpus: Corpus): Finding | undefined {
	const found = (question.act ? undefined : events(question, corpus)) ?? moments(question, corpus);
	return found ?? times(question, corpus) ?? presented(question, corpus) ?? events(question, corpus);
}

function where(question: Question, corpus: Corpus): Finding | undefined {
	const found = events(question, corpus) ?? address(question, corpus);
	if (question.street) return found;
	const specific = question.towns.length > 0 ? quotes(question, corpus) : undefined;
	return found ?? specific ?? rows(question, corpus) ?? quotes(question, corpus);
}

function who(question: Question, corpus: Corpus): Finding | undefined {
	if (question.eventList) return events(question, corpus);
	if (question.actors && question.facets.length > 1) return named(question, corpus);
	const list = rows(question, corpus);
	const register = list?.kind === 'rows' && list.rows.some((row) => row.units.length > 0);
	const said =
		(question.act && (question.event || question.doer || !register)) || (question.wants === 'person' && !register)
			? speakers(question, corpus)
			: undefined;
	if (list?.kind === 'rows' && asksForDoer(question, list.rows, corpus)) return said ?? quotes(question, corpus);
	const told =
		list?.kind === 'rows' && question.doer && isSettled(list.rows) && tellsDeed(question)
			? quotes(question, corpus)
			: undefined;
	if (told) return said ?? told;
	const bare = question.act && question.event && question.facets.every((facet) => facet.soft);
	return said ?? (bare ? undefined : list) ?? quotes(question, corpus);
}

/** How firms and associations are written, and names in quotes. */
const NAMED = /\b(?:e\. ?V\.|g?GmbH|mbH|AG|ag|KG|eG|Stiftung|Gesellschaft|Universität|Verein \p{Lu})/u;

/** „Welche Firmen …?“: only a sentence that names some. */
function named(question: Question, corpus: Corpus): Finding | undefined {
	const found = findQuotes(question, corpus).filter(({ text }) => NAMED.test(text));
	return found.length > 0 ? { kind: 'quotes', sentences: found } : undefined;
}

/** Who painted this mural, who pays for it: a row that does not say so is no answer, whatever else it says. */
function asksForDoer({ doer, facets, towns, language, text }: Question, list: readonly Row[], corpus: Corpus): boolean {
	if (
		!(doer || isDefinite(text)) ||
		!isSettled(list) ||
		(towns.length === 0 && !list.every((row) => isTitle(facets, row, corpus)))
	)
		return false;
	const isSaid = (facet: Facet) =>
		list.some(({ units, evidence }) =>
			[
				...units.flatMap(({ terms, sentences }) => [terms, ...sentences.map((one) => one.terms)]),
				...evidence.map((one) => one.terms),
			].some((terms) => strengthIn(facet, terms) > 0),
		);
	const { responsible } = ASKING[language];
	return facets.some((facet) => facet.soft && !responsible.has(stemIn(fold(facet.word), language)) && !isSaid(facet));
}

/** All of one town. */
function isSettled(list: readonly Row[]): boolean {
	return list.length > 0 && list.every(({ town }) => town === list[0]?.town);
}

/** „Wem gehören die Beete?“: with a verb of its own, what the sentence with that verb says is the answer. */
function tellsDeed({ facets, language }: Question): boolean {
	const { responsible } = ASKING[language];
	return facets.some(({ soft, word }) => soft && !responsible.has(stemIn(fold(word), language)));
}

/** „Wer hat FABRIC entworfen?“: a name, not one of a kind. */
function isDefinite(text: string): boolean {
	return (
		/^\s*(?:wer|who)\b/i.test(text) &&
		!/\b(?:ein\p{L}{0,2}|'?ne[nmr]?|so|a|an|any|some|schon|already|etwas|was|something|anything)\b/iu.test(text) &&
		/\s\p{Lu}/u.test(text)
	);
}

/** „Die Arthothek“: the measure itself is named, not what it is about. */
function isTitle(facets: readonly Facet[], { units }: Row, corpus: Corpus): boolean {
	const titles = units.map(({ measure }) => corpus.termsOf(measure.title));
	return facets.every((facet) => facet.soft || titles.some((title) => strengthIn(facet, title) > 0));
}

function rows(question: Question, corpus: Corpus): Finding | undefined {
	const found = findRows(question, corpus);
	return found.length > 0 ? { kind: 'rows', rows: found } : undefined;
}

/** Only when the question is about an event as such: asked by name, number or kind. */
function events(question: Question, corpus: Corpus): Finding | undefined {
	if (!question.event) return undefined;
	const found = findEvents(question, corpus).flatMap((exchange) => {
		const proof = proofOf(exchange, corpus);
		const venue = question.wants === 'place' ? venueOf(exchange, corpus) : undefined;
		return proof ? [{ exchange, proof, ...(venue && venue !== proof ? { venue } : {}) }] : [];
	});
	return found.length > 0 ? { kind: 'events', events: found } : undefined;
}

function moments(question: Question, corpus: Corpus): Finding | undefined {
	const found = findMoments(question, corpus);
	return found.length > 0 ? { kind: 'moments', moments: found } : undefined;
}

/** „Wann war das?“ of a measure: when it was presented, unless another predicate is asked for. */
function presented(question: Question, corpus: Corpus): Finding | undefined {
	const found = findRows(question, corpus)
		.map((row) => ({
			...row,
			units: row.units.filter(({ exchange }) => isPresentation(exchange)),
			evidence: row.evidence.filter(({ exchange }) => isPresentation(exchange)),
		}))
		.filter((row) => row.units.length > 0)
		.filter((row) =>
			row.units.some((unit) => question.facets.every((facet) => !facet.soft || cover([facet], unit.terms).own > 0)),
		);
	return found.length > 0 ? { kind: 'presented', rows: found } : undefined;
}

const isPresentation = ({ starts, kind }: Exchange) => starts !== undefined && kind === 'peer-to-peer';

function figures(question: Question, corpus: Corpus): Finding | undefined {
	const found = findFigures(question, corpus);
	if (found.length === 0) return undefined;
	const [first] = found;
	const differ =
		question.counted !== undefined && first !== undefined && found.some((other) => contradicts(first, other));
	return { kind: 'figures', figures: found, differ };
}

function speakers(question: Question, corpus: Corpus): Finding | undefined {
	const found = findSpeakers(question, corpus);
	return found.length > 0 ? { kind: 'speakers', speakers: found } : undefined;
}

function quotes(question: Question, corpus: Corpus): Finding | undefined {
	const found = findQuotes(question, corpus);
	return found.length > 0 ? { kind: 'quotes', sentences: found } : undefined;
}

const STREET =
	/\p{Lu}[\p{L}-]+ \d{1,3}[a-z]?,? \d{5}(?!\d)|[Ss]tra(?:ß|ss)e\s\d|\b(?:am|an der|im|in der|auf dem|auf der|vor dem|beim)\s(?:\p{Lu}[\p{L}-]*\s)?[\p{L}-]*(?:[Ss]traße|[Gg]asse|[Pp]latz|[Aa]llee|[Ww]eg|[Pp]romenade|[Zz]entrum|[Uu]fer|[Mm]arkt)(?!\p{L})/u;

/** Where something stands: sentences that carry the question and name a street or square, or say where it is. */
function address(question: Question, corpus: Corpus): Finding | undefined {
	if (question.facets.length === 0) return undefined;
	const streets = findMatching(question, corpus, STREET);
	const numbered = streets.filter(({ text }) => /\p{L}[ ]\d{1,3}[a-z]?(?![\d.])/u.test(text));
	const located = findMatching(question, corpus, LOCATED).filter(({ text }) => !/\bhinter\b.*\bsteh/iu.test(text));
	const best = [numbered, streets, located].find((found) => found.length > 0);
	return best && { kind: 'quotes', sentences: best.slice(0, 3) };
}

const LOCATED =
	/\b(?:liegt|liegen|steht|stehen|befindet sich|befinden sich|sitzt|sitzen|findet|finden|öffnet|untergebracht|angesiedelt)\b/u;

const TIMES =
	/\b(?:(?:mon|diens|donners|frei|sams|sonn)tags?|mittwochs?|täglich|wöchentlich|monatlich|Uhr|jede[nrs]? (?:\p{L}+ )?(?:Tag|Woche|Monat|Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag))\b/u;

/** Opening times and rhythms, where no date is to be had. */
function times(question: Question, corpus: Corpus): Finding | undefined {
	if (question.facets.length === 0) return undefined;
	const found = findMatching(question, corpus, TIMES);
	return found.length > 0 ? { kind: 'quotes', sentences: found.slice(0, 3) } : undefined;
}
