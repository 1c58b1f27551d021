/** The town a text names, however it is written. */

import { tokenize } from '../language/fold.js';
import type { Corpus } from '../retrieval/corpus.js';

/** @returns its name, and what is said after it */
export type TownIn = (text: string) => { name: string; rest: string } | undefined;

export function townIn({ findTowns, library }: Corpus): TownIn {
	return (text) => {
		const tokens = tokenize(text);
		const [mention] = findTowns(text, tokens, true);
		const last = mention && tokens[mention.to - 1];
		if (mention && last && mention.from <= 1)
			return { name: mention.town.name, rest: text.slice(last.end).replace(/^\)/, '') };
		/** A name that is an everyday word too is a town where nothing else is said. */
		const alone = library.gazetteer.find(text.trim());
		return alone && text.trim() ? { name: alone.name, rest: '' } : undefined;
	};
}
