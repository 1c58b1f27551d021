/** Texts → a searchable snapshot: one index of words (stems and compound parts), one of 4-grams of letters. */

import { tokenize } from '../language/fold.js';
import * as german from '../language/german.js';
import { createSpeller, type Speller } from '../language/spelling.js';
import { type Cognates, createCognates } from './cognates.js';
import { type Compounds, createCompounds } from './compounds.js';
import type { Glossary } from './glossary.js';
import { createOrder, type Order } from './order.js';
import { createPostingsBuilder, type Postings } from './postings.js';

/** What is indexed: the text itself, and words about it (headings, title, place) that weigh less. */
export interface IndexedText {
	id: string;
	text: string;
	about?: string;
}

export interface Index {
	ids: readonly string[];
	words: Postings;
	grams: Postings;
	glossary: Glossary;
	compounds: Compounds;
	/** Made at the first English question. */
	cognates: Cognates;
	/** The texts' words in order, for comparing sentences. */
	order: Order;
	/** The texts' and the glossary's words and their stems, and which of them a misspelt word may have meant. */
	speller: Speller;
	stems: readonly string[];
	/** Folded words of the texts. */
	vocabulary: ReadonlySet<string>;
}

/** How much a compound's part counts against the word itself, and a word of the title against one of the text. */
const PART = 0.5;
const ABOUT = 0.5;
const GRAM = 4;

/** @param more words that texts are asked about though they do not have them, for splitting compounds */
export function createIndex(texts: readonly IndexedText[], glossary: Glossary, more: readonly string[] = []): Index {
	const analysed = texts.map(({ text, about }) => ({ text: tokenize(text), about: about ? tokenize(about) : [] }));
	const vocabulary = new Set<string>();
	for (const { text, about } of analysed) for (const token of [...text, ...about]) vocabulary.add(token.folded);
	const others = more.flatMap((text) => tokenize(text).map(({ folded }) => folded));
	const compounds = createCompounds(new Set([...vocabulary, ...glossary.german, ...others]));
	const words = createPostingsBuilder();
	const grams = createPostingsBuilder();
	const addWord = (folded: string, weight: number) => {
		if (german.STOP.has(folded)) return;
		words.add(german.stem(folded), weight);
		for (const part of compounds.parts(folded)) words.add(part, weight * PART);
		for (const gram of gramsOf(folded)) grams.add(gram, weight);
	};
	for (const { text, about } of analysed) {
		for (const token of text) addWord(token.folded, 1);
		for (const token of about) addWord(token.folded, ABOUT);
		words.endText();
		grams.endText();
	}
	const stems = new Set([...vocabulary, ...glossary.german].map(german.stem));
	const built = words.build();
	const order = createOrder(
		analysed.map(({ text }, at) => ({ text: texts[at]?.text ?? '', tokens: text })),
		(folded) => (german.STOP.has(folded) ? undefined : built.terms.get(german.stem(folded))),
	);
	let cognates: Cognates | undefined;
	return {
		ids: texts.map(({ id }) => id),
		words: built,
		grams: grams.build(),
		order,
		glossary,
		compounds,
		speller: createSpeller(new Set([...vocabulary, ...glossary.german, ...stems])),
		stems: [...stems],
		vocabulary,
		get cognates() {
			cognates ??= createCognates([...built.terms.keys()]);
			return cognates;
		},
	};
}

/** 4-grams of a folded word with its borders; shorter words are one gram. */
export function gramsOf(folded: string): string[] {
	const word = `_${folded}_`;
	if (word.length <= GRAM) return [word];
	return Array.from({ length: word.length - GRAM + 1 }, (_, start) => word.slice(start, start + GRAM));
}
