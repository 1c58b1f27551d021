/** A topic word of a question with all that may stand for it. */

import type { Term } from '../retrieval/glossary.js';

export interface Option {
	/** Stems that have to stand close together. */
	terms: Term;
	/** 0 to 1: how surely they mean the facet. */
	strength: number;
}

export interface Facet {
	/** As asked. */
	word: string;
	options: readonly Option[];
	/** How much it tells: nouns 1, everyday ones, verbs and adjectives less. */
	weight: number;
	/** A verb or adjective: its absence alone does not refute a list, but a date or a reason. */
	soft: boolean;
	/** Positions of its tokens in the question. */
	from: number;
	to: number;
}
