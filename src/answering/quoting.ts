/** A finding → claims with sources, without a model: names, dates and numbers exactly as the documents have them. */

import { isBystander, isOrganisation } from '../language/people.js';
import type { Exchange } from '../library/exchange.js';
import { dateOf } from '../library/library.js';
import type { Sentence } from '../retrieval/units.js';
import type { Words } from '../words/de.js';
import { addClaim, addContact, createDraft, type Draft, leadOf, type Quoted, spanOf, withTown } from './draft.js';
import { contradicts } from './figures.js';
import type { Finding } from './find.js';
import { addRow, nameOf } from './listing.js';
import type { Moment } from './moments.js';
import type { Question } from './question.js';
import type { Row } from './rows.js';

export function quote(finding: Finding, question: Question, words: Words): Quoted {
	const draft = createDraft(question.language, words);
	switch (finding.kind) {
		case 'rows':
			for (const row of finding.rows) addRow(draft, row, question);
			break;
		case 'events':
			for (const { exchange, proof, venue } of finding.events) {
				addEvent(draft, exchange, proof, question);
				if (venue) addClaim(draft, venue.text, [venue]);
			}
			break;
		case 'presented':
			for (const row of finding.rows) addPresented(draft, row);
			break;
		case 'figures':
			addFigures(draft, finding, question);
			break;
		case 'moments':
			addMoments(draft, finding);
			break;
		case 'speakers':
			addSpeakers(draft, finding);
			break;
		case 'quotes':
			for (const sentence of finding.sentences) addClaim(draft, withTown(sentence), [sentence], leadOf(sentence));
			break;
	}
	if (finding.kind === 'rows') addIncomplete(draft, finding.rows);
	const { claims, sources, contacts, notes } = draft;
	return { claims, sources, contacts, notes };
}

/** What was asked for first: the date, or the place. */
function addEvent(draft: Draft, exchange: Exchange, proof: Sentence, question: Question): void {
	const parts = [spanOf(exchange, draft.words), exchange.place].filter(Boolean);
	const asked = (question.wants === 'place' ? parts.reverse() : parts).join(', ');
	addClaim(draft, `${asked}: ${exchange.title}`, [proof], asked);
}

function addPresented(draft: Draft, row: Row): void {
	for (const { exchange } of row.units) {
		const what = `${row.town}, ${nameOf(row)}`;
		addClaim(draft, draft.words.facts.presentedAt(what, exchange.title, spanOf(exchange, draft.words)), row.evidence);
	}
}

function addFigures(
	draft: Draft,
	{ figures, differ }: Extract<Finding, { kind: 'figures' }>,
	question: Question,
): void {
	const [first] = figures;
	if (!first) return;
	if (question.wants === 'money') {
		const sentences = [...new Set(figures.map(({ sentence }) => sentence))].slice(0, 8);
		const said = new Set<number>();
		for (const sentence of sentences) {
			const own = figures.filter((figure) => figure.sentence === sentence);
			if (own.every(({ mention }) => said.has(mention.value))) continue;
			for (const { mention } of own) said.add(mention.value);
			const amounts = figures.filter((figure) => figure.sentence === sentence).map(({ text }) => text);
			addClaim(draft, `${amounts.join(', ')}: ${sentence.text}`, [sentence], amounts.join(', '));
		}
		return;
	}
	const same = figures.filter(({ sentence }) => sentence === first.sentence).map(({ text }) => text);
	const values = [...new Set(same)].join(', ');
	addClaim(draft, values, [first.sentence], values);
	if (first.mention.kind === 'percent' && question.counted) draft.notes.push(draft.words.facts.share);
	if (!differ) return;
	const older = figures.filter((figure) => contradicts(first, figure));
	const distinct = older.filter(
		(figure, at) => older.findIndex(({ mention }) => mention.value === figure.mention.value) === at,
	);
	addOlder(
		draft,
		distinct.map(({ text, sentence }) => ({ value: text, sentence })),
	);
}

/** The newest date of each town, and what older documents say of the same. */
function addMoments(draft: Draft, { moments }: Extract<Finding, { kind: 'moments' }>): void {
	const towns = new Map<string, Moment[]>();
	for (const moment of moments) {
		const key = [...moment.sentence.towns].join();
		towns.set(key, [...(towns.get(key) ?? []), moment]);
	}
	for (const group of [...towns.values()].slice(0, 4)) addTownMoments(draft, group);
}

function addTownMoments(draft: Draft, moments: readonly Moment[]): void {
	const [first] = moments;
	if (!first) return;
	const inWords = ({ date }: Moment) => draft.words.span(date.from, date.to);
	const same = [...new Set(moments.filter(({ sentence }) => sentence === first.sentence).map(inWords))];
	const dates = draft.words.list(same);
	addClaim(draft, `${dates}: ${first.sentence.text}`, [first.sentence], dates);
	const older = moments.filter(
		(moment) => moment.sentence.exchange !== first.sentence.exchange && !same.includes(inWords(moment)),
	);
	const distinct = older.filter(
		(moment, at) => older.findIndex((other) => other.date.from === moment.date.from) === at,
	);
	addOlder(
		draft,
		distinct.map((moment) => ({ value: inWords(moment), sentence: moment.sentence })),
	);
}

/** Other values of older documents, in one claim that cites each. */
function addOlder(draft: Draft, older: readonly { value: string; sentence: Sentence }[]): void {
	if (older.length === 0) return;
	const values = older.map(({ value, sentence }) => {
		const date = dateOf(sentence.exchange);
		return `${value} (${date ? draft.words.facts.asOf(draft.words.day(date)) : draft.words.facts.undated})`;
	});
	addClaim(
		draft,
		draft.words.facts.older(values.join(', ')),
		older.map(({ sentence }) => sentence),
	);
}

function addSpeakers(draft: Draft, { speakers }: Extract<Finding, { kind: 'speakers' }>): void {
	const sentences = [...new Set(speakers.map(({ sentence }) => sentence))];
	for (const sentence of sentences) {
		const people = speakers.filter((speaker) => speaker.sentence === sentence).map(({ person }) => person);
		const named = draft.words.list(people.map(({ name, beside }) => (beside ? `${name} (${beside})` : name)));
		addClaim(draft, named, [sentence], people[0]?.name);
		for (const { name, beside } of people.filter((person) => !isBystander(person.beside)))
			addContact(draft, { name, ...placeOf(beside), document: sentence.exchange.id });
	}
}

function addIncomplete(draft: Draft, rows: readonly Row[]): void {
	const documents = rows.flatMap((row) => [
		...row.units.map(({ exchange }) => exchange),
		...row.evidence.map(({ exchange }) => exchange),
	]);
	if (documents.some(({ coverage }) => coverage === 'partial')) draft.notes.push(draft.words.rows.incomplete);
}

function placeOf(beside: string | undefined): { organisation?: string; role?: string } {
	if (!beside) return {};
	return isOrganisation(beside) ? { organisation: beside } : { role: beside };
}
