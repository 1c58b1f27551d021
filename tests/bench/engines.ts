/** Search engines one could install instead, each as its makers recommend it for German, and our own. */

import { create, insertMultiple, search as searchOrama } from '@orama/orama';
import { stemmer } from '@orama/stemmers/german';
import MiniSearch from 'minisearch';
import { fold } from '../../src/language/fold.js';
import * as german from '../../src/language/german.js';
import type { Library } from '../../src/library/library.js';
import { createGlossary } from '../../src/retrieval/glossary.js';
import { createIndex } from '../../src/retrieval/index.js';
import { search } from '../../src/retrieval/search.js';
import type { Made } from './text.js';

type Passages = Made['passages'];
/** The best passage first. */
export type Search = (text: string) => (string | undefined) | Promise<string | undefined>;

/** What is there before any text, and then: passages → a search. */
export type Engine = (library: Library) => (passages: Passages) => Search | Promise<Search>;

const TEN = 10;

const processTerm = (term: string) => {
	const folded = fold(term);
	return german.STOP.has(folded) ? null : german.stem(folded);
};

function miniSearch(options: Omit<ConstructorParameters<typeof MiniSearch>[0], 'fields'>): Engine {
	return () => (passages) => {
		const engine = new MiniSearch({ fields: ['text'], ...options });
		engine.addAll(passages);
		return (text) => engine.search(text)[0]?.id as string | undefined;
	};
}

const orama: Engine = () => async (passages) => {
	const engine = create({
		schema: { text: 'string' } as const,
		components: { tokenizer: { language: 'german', stemming: true, stemmer, stopWords: [...german.STOP] } },
	});
	await insertMultiple(engine, passages, 1000);
	return async (text) => {
		const { hits } = await searchOrama(engine, { term: text, limit: TEN });
		return hits[0]?.id;
	};
};

const own: Engine = (library) => {
	const glossary = createGlossary(library.glossary);
	return (passages) => {
		const index = createIndex(passages, glossary);
		return (text) => search(index, text, 'de', TEN)[0]?.id;
	};
};

export const ENGINES = {
	Innenstadtlotse: own,
	'MiniSearch, defaults': miniSearch({}),
	'MiniSearch, stems + stop words': miniSearch({ processTerm }),
	'MiniSearch, the same + prefix + fuzzy': miniSearch({ processTerm, searchOptions: { prefix: true, fuzzy: 0.2 } }),
	'Orama, German': orama,
} satisfies Record<string, Engine>;

export type EngineName = keyof typeof ENGINES;
