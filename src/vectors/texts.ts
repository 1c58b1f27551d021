/** What of a passage goes to the endpoint: the document's title, the headings and the paragraph; and nothing else of anything. */

import { createHash } from 'node:crypto';
import type { Corpus } from '../retrieval/corpus.js';
import { KEY } from './matrix.js';

export interface Wanted {
	/** Hash of the text, as hex. */
	key: string;
	text: string;
}

/** Characters; models read no more than about as much. */
const LONGEST = 8000;

const made = new WeakMap<Corpus, readonly Wanted[]>();

/** One for each passage, at its place. Titles may be those of another document with the same words: then they share a vector. */
export function textsOf(corpus: Corpus): readonly Wanted[] {
	const known = made.get(corpus);
	if (known) return known;
	const titles = new Map(corpus.library.exchanges.map(({ id, title }) => [id, title]));
	const texts = corpus.passages.map(({ document, headings, text }) => {
		const parts = [titles.get(document), ...headings].filter(Boolean).join(' › ');
		return wantedOf(`${parts}\n${text}`);
	});
	made.set(corpus, texts);
	return texts;
}

export function wantedOf(said: string): Wanted {
	const text = said.normalize('NFC').slice(0, LONGEST);
	return {
		key: createHash('sha256')
			.update(text)
			.digest('hex')
			.slice(0, KEY * 2),
		text,
	};
}
