/** Towns, states and people a text names, however they are written. */

import { parseQuestion } from '../answering/question.js';
import { languageOf } from '../answering/tongue.js';
import { distance, fold, tokenize } from '../language/fold.js';
import type { Corpus } from '../retrieval/corpus.js';

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

const LANGUAGES = ['de', 'en'] as const;
const TITLED = /^(?:frau|herrn?|dr|prof|ms|mrs|mr)\b/i;

export function namesIn(corpus: Corpus): Named {
	const { findTowns, library } = corpus;
	const isState = (word: string) =>
		LANGUAGES.some((language) => parseQuestion(word, language, corpus).states.length > 0);
	/** States have other names in English, which may stand in a German text. */
	const read = (text: string) => {
		const asked = languageOf(text, 'de', corpus.glossary.has);
		const own = parseQuestion(text, asked, corpus);
		if (own.states.length > 0) return own;
		const { states } = parseQuestion(text, asked === 'de' ? 'en' : 'de', corpus);
		return states.length > 0 ? { ...own, states, facets: own.facets.filter(({ word }) => !isState(word)) } : own;
	};
	return {
		town(text) {
			const tokens = tokenize(text);
			const [mention] = findTowns(text, tokens, true);
			const last = mention && tokens[mention.to - 1];
			if (mention && last && mention.from <= 1)
				return { name: mention.town.name, rest: text.slice(last.end).replace(/^\)/, '') };
			/** A name that is an everyday word too is a town where nothing else is said. */
			const alone = library.gazetteer.find(text.trim());
			return alone && text.trim() ? { name: alone.name, rest: '' } : undefined;
		},
		isPlace(text) {
			const { facets, towns, states } = read(text);
			return towns.length + states.length > 0 && facets.length === 0;
		},
		isSomebody(text) {
			const [first, second] = tokenize(text);
			if (TITLED.test(text) || (second && library.givenNames.has(first?.folded ?? ''))) return true;
			return read(text).people.length + findTowns(text, tokenize(text), true).length > 0;
		},
		meant(text) {
			for (const { word, folded, start, end } of tokenize(text)) {
				const errors = word.length < 6 || corpus.glossary.has(folded, 'de') ? 0 : word.length < 10 ? 1 : 2;
				const town = errors > 0 ? library.gazetteer.nearest(word) : undefined;
				if (town && distance(fold(town), folded, errors) <= errors)
					return { town, text: text.slice(0, start) + town + text.slice(end) };
			}
			return undefined;
		},
		parts(text) {
			const { facets, people, towns, states } = read(text);
			return {
				topic: [...facets.map(({ word }) => word), ...people].join(' '),
				place: [...towns, ...states].join(' '),
			};
		},
	};
}
