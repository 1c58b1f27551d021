/** The words of each text in their order, sentence by sentence, as rows of the index of words: for choosing among the best texts. */

import { BORDER, type Stream } from './running.js';

export interface Order {
	/** Where each text starts in `rows`; one more entry than texts. */
	starts: Uint32Array;
	/** Rows of stems; every sentence ends with a border. */
	rows: Uint32Array;
	/** Words of a sentence on average, stop words left out. */
	meanLength: number;
}

/** @param rowOf the row of a word, none for stop words */
export function createOrder({ words, starts }: Stream, rowOf: (word: number) => number | undefined): Order {
	const texts = starts.length - 1;
	const rows = new Uint32Array(words.length);
	const ends = new Uint32Array(texts + 1);
	let used = 0;
	let sentences = 0;
	for (let text = 0; text < texts; text++) {
		const end = starts[text + 1] ?? 0;
		for (let at = starts[text] ?? 0; at < end; at++) {
			const word = words[at] ?? BORDER;
			const row = word === BORDER ? BORDER : rowOf(word);
			if (row !== undefined) rows[used++] = row;
			if (word === BORDER) sentences++;
		}
		ends[text + 1] = used;
	}
	return { starts: ends, rows: rows.slice(0, used), meanLength: (used - sentences) / (sentences || 1) };
}
