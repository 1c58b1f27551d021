/** What can carry a claim: the sentences of a document with what stands around them, and its measures. */

import { tokenize } from '../language/fold.js';
import * as german from '../language/german.js';
import { sentencesOf } from '../language/sentences.js';
import type { Exchange, Measure, Passage } from '../library/exchange.js';
import type { FindTowns } from '../library/towns.js';
import type { Compounds } from './compounds.js';

/** Where each term of a text stands: stems, and parts of compounds at their word's place. */
export type Terms = ReadonlyMap<string, readonly number[]>;

export interface Sentence {
	exchange: Exchange;
	passage: Passage;
	text: string;
	terms: Terms;
	/** Title and place of the document, headings above it. */
	headings: Terms;
	/** The same, and the measure it tells of. */
	context: Terms;
	/** The other sentences of the paragraph that are about the same towns. */
	neighbours: Terms;
	/** Towns it is about: named in it, or carried on from the sentence before, the heading or the document. */
	towns: ReadonlySet<string>;
	/** Towns it names itself. */
	named: ReadonlySet<string>;
	/** Position in the document. */
	at: number;
}

export interface MeasureUnit {
	exchange: Exchange;
	measure: Measure;
	/** Title and kind. */
	name: Terms;
	/** All of its fields, contacts included. */
	terms: Terms;
	/** What the document says of it. */
	sentences: readonly Sentence[];
}

/** What a document is called. */
export function titleOf({ title, series, place, number }: Exchange): string {
	return [title, series, number && `${number}.`, place].filter(Boolean).join(' . ');
}

/** „Bürgermeister-Smidt-Straße“ has no mayor in it: a street's name is one word. */
export const STREET = /\p{Lu}\p{L}+(?:-\p{L}+)*-(?:Straße|Strasse|Platz|Allee|Weg|Gasse|Ring|Ufer|Damm)(?!\p{L})/gu;

/** The terms of a text, stop words left out. */
export function createTerms(text: string, compounds: Compounds): Terms {
	const terms = new Map<string, number[]>();
	const add = (term: string, at: number) => {
		const places = terms.get(term);
		if (places) places.push(at);
		else terms.set(term, [at]);
	};
	tokenize(text.replace(STREET, (name) => name.replace(/-/g, ''))).forEach(({ folded, word }, at) => {
		if (german.STOP.has(folded)) return;
		add(german.stem(folded), at);
		if (!/\p{Ll}\p{Lu}/u.test(word)) for (const part of compounds.parts(folded)) add(part, at);
	});
	return terms;
}

function sentencesOfExchange(exchange: Exchange, findTowns: FindTowns, termsOf: (text: string) => Terms): Sentence[] {
	const measured = new Set(exchange.measures.map((measure) => measure.municipality));
	const usual = measured.size === 1 ? measured : new Set<string>();
	const sentences: Sentence[] = [];
	for (const passage of exchange.passages) {
		const heading = new Set(findTowns(passage.headings.join(' . ')).map(({ town }) => town.name));
		let current: ReadonlySet<string> = heading.size > 0 ? heading : usual;
		for (const { text } of sentencesOf(passage.text)) {
			const found = findTowns(text).map(({ town }) => town.name);
			/** „In Chemnitz … entlang von Brühl“: beside a town of the register other names are streets. */
			const registered = found.filter((town) => measured.has(town));
			const named = new Set(registered.length > 0 ? registered : found);
			if (named.size > 0) current = named;
			sentences.push({
				exchange,
				passage,
				text,
				terms: termsOf([text, ...separated(text).map(({ whole }) => whole)].join(' ')),
				headings: new Map(),
				context: new Map(),
				neighbours: new Map(),
				towns: current,
				named,
				at: sentences.length,
			});
		}
	}
	return sentences;
}

const PARTICLE =
	/\s(ein|vor|auf|an|ab|aus|mit|zu|nach|um|durch|fort|weiter|her|teil|statt|dar|bei|los)(?=\s*(?:[.,;:!?)]|$|\s(?:und|sowie|wie)\s))/gu;

/** „führte … in das Thema ein“ → einführte, „stellte … vor“ → vorstellte: what the clause's verbs may be with its particle. */
export function separated(sentence: string): { verb: string; whole: string }[] {
	const joined: { verb: string; whole: string }[] = [];
	for (const { index, 1: particle = '' } of sentence.matchAll(PARTICLE)) {
		const clause = sentence.slice(0, index).split(/[;:]/).at(-1) ?? '';
		const tokens = tokenize(clause);
		tokens.forEach(({ word, folded }, at) => {
			const verb = /^\p{Ll}.{3,}t(?:e|en)?$/u.test(word) && !german.STOP.has(folded);
			if (verb && !ARTICLE.test(tokens[at - 1]?.folded ?? '')) joined.push({ verb: word, whole: particle + word });
		});
	}
	return joined;
}

const ARTICLE = /^(?:der|die|das|dem|den|des|eine?[mnrs]?|beim|im|am|zum|zur)$/;

function measuresOf(
	exchange: Exchange,
	sentences: readonly Sentence[],
	termsOf: (text: string) => Terms,
): MeasureUnit[] {
	const units = exchange.measures.map((measure) => {
		const { title, kind, topics, summary, status, contacts, municipality, state } = measure;
		const people = contacts.flatMap(({ name, role, organisation }) => [name, role, organisation]);
		const fields = [title, kind, ...topics, summary, status, municipality, state, ...people];
		return {
			exchange,
			measure,
			name: termsOf([title, kind].filter(Boolean).join(' . ')),
			terms: termsOf(fields.filter(Boolean).join(' . . . . ')),
		};
	});
	return units.map((unit) => ({ ...unit, sentences: linkedTo(unit, units, sentences) }));
}

/** A document's sentences and measures, linked so that „Das Angebot wird gut angenommen“ is known to speak of the Makerspace. */
export function unitsOf(
	exchange: Exchange,
	findTowns: FindTowns,
	termsOf: (text: string) => Terms,
): { sentences: Sentence[]; measures: MeasureUnit[] } {
	const bare = sentencesOfExchange(exchange, findTowns, termsOf);
	const drafts = measuresOf(exchange, bare, termsOf);
	const sentences = bare.map((sentence) => {
		const told = drafts.filter((unit) => sentence.towns.size === 1 && unit.sentences.includes(sentence));
		const names = told.map(({ measure }) => `${measure.title} . ${measure.kind ?? ''}`);
		const headings = [titleOf(exchange), ...sentence.passage.headings];
		const beside = bare.filter(
			(other) => other !== sentence && other.passage === sentence.passage && sameTowns(other, sentence),
		);
		return {
			...sentence,
			headings: termsOf(headings.join(' . . . . ')),
			context: termsOf([...headings, ...names].join(' . . . . ')),
			neighbours: termsOf(beside.map(({ text }) => text).join(' . . . . ')),
		};
	});
	const measures = drafts.map((unit) => ({
		...unit,
		sentences: unit.sentences.map(({ at }) => sentences[at]).filter((sentence) => sentence !== undefined),
	}));
	return { sentences, measures };
}

const sameTowns = (a: Sentence, b: Sentence) =>
	a.towns.size === b.towns.size && [...a.towns].every((town) => b.towns.has(town));

type Named = Pick<MeasureUnit, 'measure' | 'name'>;

/** Sentences about the measure's town that name it, go on from one that does, or name none of the town's measures. */
function linkedTo(unit: Named, units: readonly Named[], sentences: readonly Sentence[]): Sentence[] {
	const town = unit.measure.municipality;
	const rivals = units.filter((other) => other !== unit && other.measure.municipality === town);
	const linked: Sentence[] = [];
	let running = rivals.length === 0;
	let passage: Passage | undefined;
	for (const sentence of sentences) {
		if (!sentence.towns.has(town)) continue;
		if (sentence.passage !== passage) running = rivals.length === 0;
		passage = sentence.passage;
		const own = names(sentence, unit, rivals);
		if (own || rivals.some((rival) => names(sentence, rival, [unit]))) running = own || rivals.length === 0;
		if (running) linked.push(sentence);
	}
	return linked;
}

/** Whether a sentence holds a word of the measure's name that its rivals' names do not have. */
function names(sentence: Sentence, unit: Named, rivals: readonly Named[]): boolean {
	return [...unit.name.keys()].some(
		(term) => term.length > 3 && sentence.terms.has(term) && !rivals.some((rival) => rival.name.has(term)),
	);
}
