/** Texts as they run: each word once in a list, each text as numbers of words, with the ends of its sentences. */

import { fold, scan } from '../language/fold.js';
import { sentencesOf } from '../language/sentences.js';

/** Ends a sentence. */
export const BORDER = 0xffffffff;

export interface Stream {
	words: Uint32Array;
	/** Where each text starts; one more entry than texts. */
	starts: Uint32Array;
}

export interface Running {
	/** Folded words by their numbers. */
	words: readonly string[];
	/** With borders. */
	text: Stream;
	/** Words about each text, without borders. */
	about: Stream;
}

export function readTexts(texts: readonly { text: string; about?: string }[]): Running {
	const words: string[] = [];
	const numbers = new Map<string, number>();
	/** Words as they are written: most have been seen before. */
	const written = new Map<string, number>();
	const numberOf = (word: string) => {
		const seen = written.get(word);
		if (seen !== undefined) return seen;
		const folded = fold(word);
		const number = numbers.get(folded) ?? words.length;
		if (number === words.length) {
			words.push(folded);
			numbers.set(folded, number);
		}
		written.set(word, number);
		return number;
	};
	const text = createStream(texts.length);
	const about = createStream(texts.length);
	for (const one of texts) {
		const ends = sentencesOf(one.text).map(({ end }) => end);
		let sentence = 0;
		scan(one.text, (word, start) => {
			for (; start >= (ends[sentence] ?? Infinity); sentence++) text.push(BORDER);
			text.push(numberOf(word));
		});
		text.push(BORDER);
		text.end();
		if (one.about) scan(one.about, (word) => about.push(numberOf(word)));
		about.end();
	}
	return { words, text: text.build(), about: about.build() };
}

function createStream(texts: number) {
	let words = new Uint32Array(1024);
	let used = 0;
	const starts = new Uint32Array(texts + 1);
	let text = 0;
	return {
		push(word: number) {
			if (used === words.length) {
				const larger = new Uint32Array(used * 2);
				larger.set(words);
				words = larger;
			}
			words[used++] = word;
		},
		end() {
			starts[++text] = used;
		},
		build: (): Stream => ({ words: words.subarray(0, used), starts }),
	};
}
