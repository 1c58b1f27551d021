/** Texts → a searchable snapshot: one index of words (stems and compound parts), one of 4-grams of letters. Plain data but for what is made of it on demand. */

import * as german from '../language/german.js';
import { createSpeller, type Speller } from '../language/spelling.js';
import { type Cognates, createCognates } from './cognates.js';
import { type Compounds, createCompounds, withoutEndings } from './compounds.js';
import type { Glossary } from './glossary.js';
import { createLetters } from './letters.js';
import { createOrder, type Order } from './order.js';
import { createPostings, type Postings, type Say } from './postings.js';
import { BORDER, readTexts, type Running, type Stream } from './running.js';
import { createTable, type Table } from './table.js';

/** What is indexed: the text itself, and words about it (headings, title, place) that weigh less. */
export interface IndexedText {
	id: string;
	text: string;
	about?: string;
}

/** All of an index that has to be kept; the rest follows from it and the glossary. */
export interface IndexParts {
	ids: readonly string[];
	words: Postings;
	grams: Postings;
	/** The texts' words in order, for comparing sentences. */
	order: Order;
	/** Folded words of the texts. */
	vocabulary: Table;
	/** Words that texts are asked about though they do not have them. */
	more: readonly string[];
}

export interface Index extends IndexParts {
	glossary: Glossary;
	compounds: Compounds;
	/** Made at the first English question. */
	cognates: Cognates;
	/** The texts' and the glossary's words and their stems, and which of them a misspelt word may have meant. */
	speller: Speller;
}

/** How much a compound's part counts against the word itself, and a word of the title against one of the text. */
const PART = 0.5;
const ABOUT = 0.5;
/** In a large library 4-grams of more than this share of its texts are left out: they cost time and say nothing. */
const FREQUENT = { share: 0.02, texts: 2000 };

/** @param more words that texts are asked about though they do not have them, for splitting compounds */
export function createIndex(texts: readonly IndexedText[], glossary: Glossary, more: readonly string[] = []): Index {
	const running = readTexts(texts);
	const words = analyse(running, more, glossary);
	const most = texts.length > FREQUENT.texts ? FREQUENT.share * texts.length : undefined;
	const count = texts.length;
	const index = {
		ids: texts.map(({ id }) => id),
		words: createPostings(words.terms, count, sayAll(running, words.rows)),
		grams: createPostings(words.letters, count, sayAll(running, words.grams), most),
		order: createOrder(running.text, (word) => words.rows.first(word)),
		vocabulary: createTable(running.words),
		more,
	};
	return openIndex(index, glossary);
}

export function openIndex(parts: IndexParts, glossary: Glossary): Index {
	const { vocabulary, words, more } = parts;
	const others = withoutEndings(more);
	const otherStems = new Set(more.map(german.stem));
	let cognates: Cognates | undefined;
	let own: Speller | undefined;
	return {
		...parts,
		glossary,
		compounds: createCompounds(
			(word) => vocabulary.has(word) || vocabulary.has(`${word}e`) || glossary.parts.has(word) || others.has(word),
			(stem) => words.terms.has(stem) || glossary.stems.has(stem) || otherStems.has(stem),
		),
		speller: {
			nearest(word, limit) {
				own ??= createSpeller(withStems(vocabulary.words()));
				const found = own.nearest(word, limit);
				return nearer(found, glossary.speller().nearest(word, found[0]?.errors ?? limit));
			},
		},
		get cognates() {
			cognates ??= createCognates([...words.terms.words()]);
			return cognates;
		},
	};
}

type Nearest = ReturnType<Speller['nearest']>;

/** Those with the fewest errors of both, each once. */
function nearer(a: Nearest, b: Nearest): Nearest {
	const least = Math.min(a[0]?.errors ?? Infinity, b[0]?.errors ?? Infinity);
	const words = new Set([...a, ...b].filter(({ errors }) => errors === least).map(({ word }) => word));
	return [...words].map((word) => ({ word, errors: least }));
}

export function withStems(words: Iterable<string>): Set<string> {
	const all = new Set<string>();
	for (const word of words) all.add(word).add(german.stem(word));
	return all;
}

/** For each word the rows it stands for; found once for each word, however often it is there. */
interface Rows {
	each(word: number, weight: number, add: (row: number, weight: number) => void): void;
	/** The word's own row; none for stop words. */
	first(word: number): number | undefined;
}

function analyse({ words }: Running, more: readonly string[], glossary: Glossary) {
	const stems = words.map((word) => (german.STOP.has(word) ? undefined : german.stem(word)));
	const terms = createNumbers();
	for (const stem of stems) if (stem !== undefined) terms.of(stem);
	const known = withoutEndings([...more, ...words]);
	const knownStems = new Set([...more.map(german.stem), ...stems]);
	const compounds = createCompounds(
		(word) => known.has(word) || glossary.parts.has(word),
		(stem) => knownStems.has(stem) || glossary.stems.has(stem),
	);
	const letters = createLetters();
	const rows = createRows(words.length);
	const grams = createRows(words.length);
	words.forEach((word, number) => {
		const stem = stems[number];
		if (stem !== undefined) {
			rows.push(terms.of(stem), 1);
			for (const part of compounds.parts(word)) rows.push(terms.of(part), PART);
			letters.each(word, (gram) => grams.push(gram, 1));
		}
		rows.end();
		grams.end();
	});
	return { terms: terms.table(), letters: letters.table(), rows, grams };
}

function sayAll({ text, about }: Running, rows: Rows): Say {
	return (at, add) => {
		say(text, at, (word) => rows.each(word, 1, add));
		say(about, at, (word) => rows.each(word, ABOUT, add));
	};
}

function say({ words, starts }: Stream, at: number, each: (word: number) => void): void {
	const end = starts[at + 1] ?? 0;
	for (let place = starts[at] ?? 0; place < end; place++) {
		const word = words[place] ?? BORDER;
		if (word !== BORDER) each(word);
	}
}

function createNumbers() {
	const numbers = new Map<string, number>();
	return {
		of(word: string) {
			let number = numbers.get(word);
			if (number === undefined) {
				number = numbers.size;
				numbers.set(word, number);
			}
			return number;
		},
		table: () => createTable([...numbers.keys()]),
	};
}

function createRows(words: number): Rows & { push(row: number, weight: number): void; end(): void } {
	const starts = new Uint32Array(words + 1);
	const rows: number[] = [];
	const weights: number[] = [];
	let word = 0;
	return {
		push(row, weight) {
			rows.push(row);
			weights.push(weight);
		},
		end() {
			starts[++word] = rows.length;
		},
		each(number, weight, add) {
			const end = starts[number + 1] ?? 0;
			for (let at = starts[number] ?? 0; at < end; at++) add(rows[at] ?? 0, weight * (weights[at] ?? 0));
		},
		first: (number) => (starts[number] === starts[number + 1] ? undefined : rows[starts[number] ?? 0]),
	};
}
