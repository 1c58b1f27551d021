/** The words of each text in their order, sentence by sentence, as rows of the index of words: for choosing among the best texts. */

import type { Token } from '../language/fold.js';
import { sentencesOf } from '../language/sentences.js';

export interface Order {
	/** Where each text starts in `rows`; one more entry than texts. */
	starts: Uint32Array;
	/** Rows of stems; every sentence ends with `BORDER`. */
	rows: Uint32Array;
	/** Words of a sentence on average, stop words left out. */
	meanLength: number;
}

export const BORDER = 0xffffffff;

/** @param rowOf the row of a folded word, none for stop words */
export function createOrder(
	texts: readonly { text: string; tokens: readonly Token[] }[],
	rowOf: (folded: string) => number | undefined,
): Order {
	const starts = new Uint32Array(texts.length + 1);
	let rows = new Uint32Array(1024);
	let used = 0;
	let sentences = 0;
	const push = (row: number) => {
		if (used === rows.length) {
			const larger = new Uint32Array(used * 2);
			larger.set(rows);
			rows = larger;
		}
		rows[used++] = row;
	};
	texts.forEach(({ text, tokens }, at) => {
		const ends = sentencesOf(text).map(({ end }) => end);
		let sentence = 0;
		for (const { folded, start } of tokens) {
			for (; start >= (ends[sentence] ?? Infinity); sentence++) push(BORDER);
			const row = rowOf(folded);
			if (row !== undefined) push(row);
		}
		push(BORDER);
		sentences += sentence + 1;
		starts[at + 1] = used;
	});
	return { starts, rows: rows.slice(0, used), meanLength: (used - sentences) / (sentences || 1) };
}
