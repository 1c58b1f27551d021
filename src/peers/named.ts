/** Towns, states and people a text names, however they are written. */

import { parseQuestion } from '../answering/question.js';
import { tokenize } from '../language/fold.js';
import type { Corpus } from '../retrieval/corpus.js';

export interface Named {
	/** The town a text begins with, and what is said after it. */
	town(text: string): { name: string; rest: string } | undefined;
	/** Whether a text names a town or a state, and nothing else. */
	isPlace(text: string): boolean;
	/** Whether a text names a town, or somebody: known to the documents, or by their title. */
	isSomebody(text: string): boolean;
	/** A text's topic and places, each in words of its own. */
	parts(text: string): { topic: string; place: string };
}

const TITLED = /^(?:frau|herrn?|dr|prof|ms|mrs|mr)\b/i;

export function namesIn(corpus: Corpus): Named {
	const { findTowns, library } = corpus;
	/** States have other names in English. */
	const read = (text: string) => {
		const german = parseQuestion(text, 'de', corpus);
		const english = german.states.length > 0 ? german : parseQuestion(text, 'en', corpus);
		return english.states.length > german.states.length ? english : german;
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
		parts(text) {
			const { facets, people, towns, states } = read(text);
			return {
				topic: [...facets.map(({ word }) => word), ...people].join(' '),
				place: [...towns, ...states].join(' '),
			};
		},
	};
}
