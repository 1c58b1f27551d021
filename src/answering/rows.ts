/** Lists: one row per measure that carries the question, complete, each with the sentences that prove it. */

import { agree, findDates } from '../language/dates.js';
import { findNumbers } from '../language/numbers.js';
import { isBystander } from '../language/people.js';
import type { MeasureContact } from '../library/exchange.js';
import type { Corpus } from '../retrieval/corpus.js';
import type { MeasureUnit, Sentence, Terms } from '../retrieval/units.js';
import type { Facet } from './facet.js';
import { byAge, cover, fits, isAbout, isMeant, isWithin, placeOf, strengthIn } from './match.js';
import { hasSubject, type Question } from './question.js';
import { ENOUGH } from './threshold.js';

export interface Row {
	town: string;
	/** Of the nouns alone, and of verbs and adjectives alone. */
	hard: number;
	soft: number;
	/** The same measure in several documents, the newest first; none for a town that only a sentence names. */
	units: readonly MeasureUnit[];
	evidence: readonly Sentence[];
	/** What answers the rest of the question, where the measure's own fields do not. */
	said?: Sentence;
	score: number;
}

/** Rows far below the best are about something else. */
const NEAR = 0.8;
const HALF = 0.5;
/** What a sentence, and a heading or title, counts against the measure's own fields. */
const SENTENCE = 0.9;
const AROUND = 0.8;
/** How reports tell of a measure. */
export const TELLING =
	/[„"»]\p{L}|\b(?:stellte|berichtete|erläuterte|zeigte|entstand\p{L}*|entstehen|eröffnet|eingerichtet|umgesetzt|aufgebaut|vergibt|bietet|betreibt|verwandelt|setzt auf)\b/u;

export function findRows(question: Question, corpus: Corpus): Row[] {
	if (!hasSubject(question)) return [];
	const rows = corpus.measures
		.filter((unit) => isMeant(question, unit.exchange, corpus) && fitsMeasure(question, unit))
		.map((unit) => ({ unit, ...scoreOf(question, unit, corpus) }))
		.filter(({ score }) => score >= ENOUGH.fact)
		.map(({ unit, score, hard, soft }) => ({
			town: unit.measure.municipality,
			units: [unit],
			evidence: evidenceOf(question, unit),
			...saysRest(question, unit),
			score,
			hard,
			soft,
		}));
	const merged = merge(rows.filter((row) => row.evidence.length > 0));
	const towns = new Set(merged.map((row) => row.town));
	const named = new Set(merged.filter((row) => isNamed(question, row)).map((row) => row.town));
	const own = merged.filter((row) => !named.has(row.town) || isNamed(question, row));
	const all = [...own, ...sentenceRows(question, corpus).filter((row) => !towns.has(row.town))];
	const best = Math.max(0, ...all.map(({ hard }) => hard));
	const near = all.filter(({ hard }) => hard >= best * NEAR);
	/** „Wer verleiht Kunst?“: where one says that it lends, another that only has art is no answer. */
	const done = Math.max(0, ...near.map(({ soft }) => soft));
	return near
		.filter(({ soft }) => question.wants !== 'person' || soft > done - HALF)
		.sort((a, b) => b.score - a.score || a.town.localeCompare(b.town, 'de'));
}

/** Whether the measure's own fields have the topic: a sibling that only shares a sentence with it then is no answer. */
function isNamed({ facets }: Question, { units }: Row): boolean {
	return units.some(({ terms }) => facets.every((facet) => facet.soft || strengthIn(facet, terms) > 0));
}

function fitsMeasure(question: Question, { measure, exchange, sentences }: MeasureUnit): boolean {
	const names = measure.contacts.map(({ name }) => name);
	const said = sentences.map(({ text }) => text).join(' ');
	const figures = findNumbers(said).map(({ value }) => value);
	if (!question.numbers.every((number) => figures.includes(number))) return false;
	return (
		(question.towns.length === 0 || question.towns.includes(measure.municipality)) &&
		(question.states.length === 0 || question.states.includes(measure.state ?? '')) &&
		question.people.every((person) => names.some((name) => name.includes(person)) || said.includes(person)) &&
		question.dates.every(
			({ from }) => isWithin(from, exchange) || findDates(said).some((date) => agree(date.from, from)),
		)
	);
}

/** How much of the topic a measure carries: in its fields, in what is said of it, in headings and title. */
function scoreOf(question: Question, unit: MeasureUnit, corpus: Corpus): Shares {
	const strengths = question.facets.map((facet) => {
		const said = Math.max(0, ...unit.sentences.map((sentence) => saidOf(facet, unit, sentence, corpus)));
		const around = Math.max(0, ...unit.sentences.map((sentence) => strengthIn(facet, sentence.headings)));
		return { facet, strength: Math.max(strengthIn(facet, unit.terms), SENTENCE * said, AROUND * around) };
	});
	return shares(strengths);
}

type Shares = Pick<Row, 'score' | 'hard' | 'soft'>;

function shares(strengths: readonly { facet: Facet; strength: number }[]): Shares {
	const share = (parts: typeof strengths) => {
		const total = parts.reduce((sum, { facet }) => sum + facet.weight, 0);
		return total === 0 ? 1 : parts.reduce((sum, { facet, strength }) => sum + facet.weight * strength, 0) / total;
	};
	const [soft, hard] = [true, false].map((kind) => share(strengths.filter(({ facet }) => facet.soft === kind)));
	return { score: share(strengths), hard: hard ?? 1, soft: soft ?? 1 };
}

/** A sentence that names several measures of a town speaks of the one that stands nearest to the word. */
function saidOf(facet: Facet, unit: MeasureUnit, sentence: Sentence, corpus: Corpus): number {
	const strength = strengthIn(facet, sentence.terms);
	if (strength === 0) return 0;
	const rivals = corpus.measures.filter(
		(other) =>
			other !== unit && other.exchange === unit.exchange && other.measure.municipality === unit.measure.municipality,
	);
	if (rivals.length === 0) return strength;
	const places = facet.options.map((option) => placeOf(option, sentence.terms)).filter((place) => place !== undefined);
	const near = (terms: Terms) => Math.min(...places.map((place) => nearestName(place, terms, sentence.terms)));
	const own = near(unit.name);
	return rivals.every((rival) => own <= near(rival.name)) ? strength : 0;
}

/** „Wer sitzt in der Jury von …?“: the jury is in no field, but in a sentence. */
function saysRest(question: Question, unit: MeasureUnit): { said?: Sentence } {
	const rest = question.facets.filter((facet) => !facet.soft && strengthIn(facet, unit.terms) === 0);
	if (rest.length === 0) return {};
	const value = ({ terms }: Sentence) => 2 * cover(rest, terms).own + cover(question.facets, terms).own;
	const [said] = unit.sentences.filter(({ terms }) => cover(rest, terms).own > 0).sort((a, b) => value(b) - value(a));
	return said ? { said } : {};
}

function nearestName(place: number, name: Terms, sentence: Terms): number {
	let least = 99;
	for (const term of name.keys())
		for (const other of sentence.get(term) ?? []) least = Math.min(least, Math.abs(other - place));
	return least;
}

/** The sentence that says most of the question and the measure, and one for each contact it does not name. */
function evidenceOf(question: Question, unit: MeasureUnit): Sentence[] {
	const contacts = unit.measure.contacts;
	const value = (sentence: Sentence) =>
		4 * cover(question.facets, sentence.terms).own +
		[...unit.name.keys()].filter((term) => sentence.terms.has(term)).length * 0.5 +
		contacts.filter(({ name }) => sentence.text.includes(name)).length * 0.75 +
		(sentence.named.has(unit.measure.municipality) ? 0.5 : 0);
	const [best, ...rest] = [...unit.sentences].sort((a, b) => value(b) - value(a));
	if (!best) return [];
	const chosen = [best];
	for (const contact of contacts) {
		if (chosen.some(({ text }) => text.includes(contact.name))) continue;
		const naming = rest.find(({ text }) => text.includes(contact.name));
		if (naming) chosen.push(naming);
	}
	return chosen;
}

/** Towns whose measures the register does not list but whose sentences say it: each by its best sentence. */
function sentenceRows(question: Question, corpus: Corpus): Row[] {
	const rows = new Map<string, Row>();
	for (const sentence of corpus.sentences) {
		const [town] = sentence.towns;
		if (!town || sentence.towns.size !== 1) continue;
		if (question.facets.length === 0 && (question.towns.length > 0 || !isTelling(sentence))) continue;
		if (!isMeant(question, sentence.exchange, corpus) || !isAbout(question, sentence)) continue;
		if (!fits(question, sentence, corpus)) continue;
		const { score, hard, soft } = shares(
			question.facets.map((facet) => ({ facet, strength: strengthIn(facet, sentence.terms) })),
		);
		const row = rows.get(town);
		if (score >= ENOUGH.fact && (row?.score ?? 0) < score * SENTENCE) {
			rows.set(town, { town, units: [], evidence: [sentence], score: score * SENTENCE, hard: hard * SENTENCE, soft });
		}
	}
	return [...rows.values()];
}

/** Without a topic: in documents that list no measures, the sentences that tell of one. */
function isTelling({ exchange, text }: Sentence): boolean {
	return exchange.measures.length === 0 && TELLING.test(text);
}

/** Rows of one measure in several documents become one, the newest document first. */
function merge(rows: readonly Row[]): Row[] {
	const merged: Row[] = [];
	for (const row of rows) {
		const same = merged.findIndex((other) => isSame(other, row));
		const other = merged[same];
		if (!other) {
			merged.push(row);
			continue;
		}
		const units = [...other.units, ...row.units].sort((a, b) => byAge(a.exchange, b.exchange));
		merged[same] = {
			...other,
			units,
			evidence: [...other.evidence, ...row.evidence],
			score: Math.max(other.score, row.score),
			hard: Math.max(other.hard, row.hard),
			soft: Math.max(other.soft, row.soft),
		};
	}
	return merged;
}

function isSame(a: Row, b: Row): boolean {
	const [first, second] = [a.units[0], b.units[0]];
	if (a.town !== b.town || !first || !second || first.exchange === second.exchange) return false;
	const [small, large] = first.name.size <= second.name.size ? [first.name, second.name] : [second.name, first.name];
	const shared = [...small.keys()].filter((term) => large.has(term)).length;
	return shared / small.size >= 0.5;
}

/** Whom a row's documents name as responsible for the measure, each once: as presenter where they presented it. */
export function contactsOf(row: Row): { contact: MeasureContact; unit: MeasureUnit }[] {
	const found = new Map<string, { contact: MeasureContact; unit: MeasureUnit }>();
	const events = [...row.units].sort(
		(a, b) => Number(b.exchange.kind === 'peer-to-peer') - Number(a.exchange.kind === 'peer-to-peer'),
	);
	for (const unit of events)
		for (const contact of unit.measure.contacts)
			if (!found.has(contact.name) && !isBystander(contact.role)) found.set(contact.name, { contact, unit });
	return [...found.values()];
}
