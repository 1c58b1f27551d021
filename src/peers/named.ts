/** Towns, states and people a text names, however they are written. */

import { parseQuestion, type Question } from '../answering/question.js';
import { languageOf } from '../answering/tongue.js';
import { distance, fold, tokenize } from '../language/fold.js';
import type { Corpus } from '../retrieval/corpus.js';
import { TITLES } from './people.js';

export interface Named {
	/** The town a text begins with, and what is said after it. */
	town(text: string): { name: string; rest: string } | undefined;
	/** Whether a text names a town or a state, and nothing else. */
	isPlace(text: string): boolean;
	/** Whether a text names a town, or somebody: known to the documents, or by their title. */
	isSomebody(text: string): boolean;
	/** The town a word of the text is a misspelling of, and the text with it put right. */
	meant(text: string): { town: string; text: string } | undefined;
	/** A text's topic and places, each in words of its own. */
	parts(text: string): { topic: string; place: string };
}

export function namesIn(corpus: Corpus): Named {
	const { findTowns, library } = corpus;
	return {
		town: (text) => townIn(text, corpus),
		isPlace(text) {
			const { facets, towns, states } = read(text, corpus);
			return towns.length + states.length > 0 && facets.length === 0;
		},
		isSomebody(text) {
			const tokens = tokenize(text);
			const [first = '', second] = tokens.map(({ folded }) => folded);
			if (TITLES.has(first) || (second !== undefined && library.givenNames.has(first))) return true;
			return findTowns(text, tokens, true).length > 0 || read(text, corpus).people.length > 0;
		},
		meant: (text) => misspelt(text, corpus),
		parts(text) {
			const { facets, people, towns, states } = read(text, corpus);
			return {
				topic: [...facets.map(({ word }) => word), ...people].join(' '),
				place: [...towns, ...states].join(' '),
			};
		},
	};
}

function townIn(text: string, { findTowns, library }: Corpus): { name: string; rest: string } | undefined {
	const tokens = tokenize(text);
	const [mention] = findTowns(text, tokens, true);
	const last = mention && tokens[mention.to - 1];
	if (mention && last && mention.from <= 1)
		return { name: mention.town.name, rest: text.slice(last.end).replace(/^\)/, '') };
	/** A name that is an everyday word too is a town where nothing else is said. */
	const alone = text.trim() ? library.gazetteer.find(text.trim()) : undefined;
	return alone && { name: alone.name, rest: '' };
}

/** States have other names in English, which may stand in a German text. */
function read(text: string, corpus: Corpus): Question {
	const asked = languageOf(text, 'de', corpus.glossary.has);
	const own = parseQuestion(text, asked, corpus);
	if (own.states.length > 0) return own;
	const { states } = parseQuestion(text, asked === 'de' ? 'en' : 'de', corpus);
	if (states.length === 0) return own;
	const isState = (word: string) =>
		LANGUAGES.some((language) => parseQuestion(word, language, corpus).states.length > 0);
	return { ...own, states, facets: own.facets.filter(({ word }) => !isState(word)) };
}

const LANGUAGES = ['de', 'en'] as const;

/** One error in a word of six letters, two from ten on. */
function misspelt(text: string, { library, glossary }: Corpus): { town: string; text: string } | undefined {
	for (const { word, folded, start, end } of tokenize(text)) {
		if (word.length < 6 || glossary.has(folded, 'de')) continue;
		const errors = word.length < 10 ? 1 : 2;
		const town = library.gazetteer.nearest(word);
		if (town && distance(fold(town), folded, errors) <= errors)
			return { town, text: text.slice(0, start) + town + text.slice(end) };
	}
	return undefined;
}
