/** A library made ready for questions: the passages' index, and the sentences and measures that can carry a claim. */

import * as english from '../language/english.js';
import { tokenize } from '../language/fold.js';
import * as german from '../language/german.js';
import { findPeople } from '../language/people.js';
import type { Exchange, Measure, Passage } from '../library/exchange.js';
import type { Library } from '../library/library.js';
import { createFindTowns, type FindTowns } from '../library/towns.js';
import { createGlossary, type Glossary, germanTerm } from './glossary.js';
import { createIndex, type Index, type IndexedText } from './index.js';
import { createTerms, type MeasureUnit, type Sentence, type Terms, titleOf, unitsOf } from './units.js';

export interface Corpus {
	library: Library;
	glossary: Glossary;
	index: Index;
	passages: readonly Passage[];
	sentences: readonly Sentence[];
	measures: readonly MeasureUnit[];
	/** Title, series and place of each document by id. */
	about: ReadonlyMap<string, Terms>;
	/** The terms of any text, as sentences have them. */
	termsOf(text: string): Terms;
	/** Makes beforehand what questions will need, in turns with everything else. */
	warm(): Promise<void>;
	findTowns: FindTowns;
	/** Whether a stem is a verb or an adjective: in the glossary, or never with a capital in the texts. */
	isVerb(stem: string): boolean;
	/** The state of a town the documents name. */
	stateOf(town: string): string | undefined;
	/** Stems of a state's name → its name. */
	states: ReadonlyMap<string, string>;
	/** Full names of everybody the documents name, folded words → name. */
	people: ReadonlySet<string>;
}

/** Milliseconds. */
const TURN = 20;

const corpora = new WeakMap<Library, Corpus>();

/** The corpus of a library, made once. */
export function corpusOf(library: Library): Corpus {
	const known = corpora.get(library);
	if (known) return known;
	const glossary = createGlossary(library.glossary, library.dictionary);
	return setCorpus(library, glossary, indexOf(library, glossary));
}

/** From now on the corpus of a library, with an index made earlier. */
export function setCorpus(library: Library, glossary: Glossary, index: Index): Corpus {
	const corpus = createCorpus(library, glossary, index);
	corpora.set(library, corpus);
	return corpus;
}

export function indexOf({ exchanges }: Library, glossary: Glossary): Index {
	const fields = exchanges.flatMap(({ measures, topics }) => [...measures.map(fieldsOf), ...topics]);
	return createIndex(exchanges.flatMap(indexedTexts), glossary, fields);
}

/** What takes long is made when it is first asked for. */
function createCorpus(library: Library, glossary: Glossary, index: Index): Corpus {
	const findTowns = createFindTowns(
		library.gazetteer,
		(word) => glossary.german.has(word) || german.isPast(word) || german.STOP.has(word) || english.STOP.has(word),
	);
	const termsOf = (text: string) => createTerms(text, index.compounds);
	const units: ReturnType<typeof unitsOf>[] = [];
	const next = () => {
		const exchange = library.exchanges[units.length];
		if (exchange) units.push(unitsOf(exchange, findTowns, termsOf));
		return exchange !== undefined;
	};
	const all = () => {
		while (next());
		return units;
	};
	const sentences = once(() => all().flatMap((unit) => unit.sentences));
	const measures = once(() => all().flatMap((unit) => unit.measures));
	const stated = once(() => new Map(measures().map(({ measure }) => [measure.municipality, measure.state])));
	const about = once(() => new Map(library.exchanges.map((exchange) => [exchange.id, termsOf(titleOf(exchange))])));
	const isVerb = once(() => createIsVerb(library, glossary));
	const people = once(() => peopleOf(library));
	return {
		library,
		glossary,
		index,
		termsOf,
		passages: library.exchanges.flatMap((exchange) => exchange.passages),
		get sentences() {
			return sentences();
		},
		get measures() {
			return measures();
		},
		get about() {
			return about();
		},
		async warm() {
			for (let until = performance.now() + TURN; next(); ) {
				if (performance.now() < until) continue;
				await new Promise((resume) => setImmediate(resume));
				until = performance.now() + TURN;
			}
		},
		findTowns,
		isVerb: (stem) => isVerb()(stem),
		stateOf: (town) => stated().get(town) ?? library.gazetteer.find(town)?.state,
		states: new Map([...library.gazetteer.states].map((state) => [germanTerm(state).join(' '), state])),
		get people() {
			return people();
		},
	};
}

function once<T>(make: () => T): () => T {
	let made: { value: T } | undefined;
	return () => {
		made ??= { value: make() };
		return made.value;
	};
}

/** A passage is found by its title and headings too, and by the fields of the measures whose town it names. */
function indexedTexts(exchange: Exchange): IndexedText[] {
	const title = titleOf(exchange);
	return exchange.passages.map(({ id, text, headings }) => {
		const said = `${headings.join(' ')} ${text}`;
		const measures = exchange.measures.filter(({ municipality }) => said.includes(municipality));
		return { id, text, about: [title, ...headings, ...measures.map(fieldsOf)].join(' . ') };
	});
}

function fieldsOf({ municipality, title, kind, topics, summary, contacts }: Measure): string {
	const people = contacts.flatMap(({ name, role, organisation }) => [name, role, organisation]);
	return [municipality, title, kind, ...topics, summary, ...people].filter(Boolean).join(' . ');
}

function createIsVerb(library: Library, glossary: Glossary): (stem: string) => boolean {
	const nouns = new Set<string>();
	const others = new Set<string>();
	for (const { passages } of library.exchanges) {
		for (const { text } of passages) {
			tokenize(text).forEach(({ word, folded }, at) => {
				if (/^\p{Ll}/u.test(word)) others.add(german.stem(folded));
				else if (at > 0) nouns.add(german.stem(folded));
			});
		}
	}
	return (stem) => glossary.verbs.has(stem) || (others.has(stem) && !nouns.has(stem));
}

const untitled = (name: string) => name.replace(/^(?:(?:Prof|Dr|PD|Dipl)[.\p{L}-]*\s*)+/u, '');

function peopleOf(library: Library): Set<string> {
	const known = new Set(
		library.exchanges.flatMap((exchange) =>
			exchange.measures.flatMap((measure) => measure.contacts.map(({ name }) => name)),
		),
	);
	const found = new Set([...known].map(untitled));
	for (const exchange of library.exchanges) {
		for (const { text } of exchange.passages) {
			for (const { name } of findPeople(text, library.givenNames, known)) found.add(untitled(name));
		}
	}
	return found;
}
