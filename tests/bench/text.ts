/** German text of any length, the same for the same seed: sentences of the shipped documents with most of their words exchanged. Its vocabulary grows as that of real text does. */

import * as german from '../../src/language/german.js';
import { sentencesOf } from '../../src/language/sentences.js';
import type { Library } from '../../src/library/library.js';
import { createRandom } from '../../src/commands/random.js';

export interface Made {
	passages: { id: string; text: string }[];
	/** What is looked for, and where it stands. */
	questions: { text: string; passage: string }[];
}

const QUESTIONS = 600;
/** Of the questions: one letter of one word is wrong. */
const MISTYPED = 1 / 3;
/** Words of a question. */
const WORDS = { least: 3, most: 5 };
/** Heaps: V = K · N^BETA for N running words. */
const HEAPS = { k: 30, beta: 0.58 };
const RUNNING = 60;
const SHIFT = 50;
/** Share of nouns in the vocabulary, and of the words that are exchanged. */
const NOUNS = 0.75;
const EXCHANGED = 0.8;

export function makeText(library: Library, size: number): Made {
	const random = createRandom(size);
	const sentences = library.exchanges.flatMap(({ passages }) =>
		passages.flatMap(({ text }) => sentencesOf(text).map((sentence) => sentence.text)),
	);
	const vocabulary = Math.round(HEAPS.k * (size * RUNNING) ** HEAPS.beta);
	const nouns = wordsOf(library, /^\p{Lu}\p{Ll}{2,11}$/u, vocabulary * NOUNS, random);
	const others = wordsOf(library, /^\p{Ll}{4,12}$/u, vocabulary * (1 - NOUNS), random);
	const passages = Array.from({ length: size }, (_, at) => {
		const text = Array.from({ length: 3 + Math.floor(random() * 3) }, () => {
			const sentence = sentences[Math.floor(random() * sentences.length)] ?? '';
			return sentence.replace(/(?<=\s)\p{L}{4,}/gu, (word) => {
				if (german.STOP.has(word.toLowerCase()) || random() > EXCHANGED) return word;
				return zipf(/^\p{Lu}/u.test(word) ? nouns : others, random);
			});
		});
		return { id: `p${at}`, text: text.join(' ') };
	});
	const questions = Array.from({ length: QUESTIONS }, () => {
		const passage = passages[Math.floor(random() * size)] ?? { id: '', text: '' };
		return { text: questionOf(passage.text, random), passage: passage.id };
	});
	return { passages, questions };
}

/** Words of the glossary, and compounds of two of them. */
function wordsOf(library: Library, kind: RegExp, count: number, random: () => number): string[] {
	const simple = [...new Set(library.glossary.flatMap((entry) => entry.german).filter((word) => kind.test(word)))];
	const made = new Set(simple.slice(0, Math.min(count / 4, simple.length)));
	const any = () => simple[Math.floor(random() * simple.length)] ?? '';
	while (made.size < count) {
		const first = any();
		made.add(`${first}${/(?:ung|heit|keit|schaft|tion)$/.test(first) ? 's' : ''}${any().toLowerCase()}`);
	}
	return [...made];
}

/** Zipf–Mandelbrot: the r-th word comes up with a weight of about 1/(r + SHIFT), for stop words stand before all of them. */
const zipf = (words: readonly string[], random: () => number) =>
	words[Math.floor(SHIFT * (words.length / SHIFT + 1) ** random() - SHIFT)] ?? words[0] ?? '';

function questionOf(text: string, random: () => number): string {
	const content = [...new Set(text.match(/\p{L}{4,}/gu) ?? [])].filter((word) => !german.STOP.has(word.toLowerCase()));
	const words = Array.from(
		{ length: WORDS.least + Math.floor(random() * (WORDS.most - WORDS.least + 1)) },
		() => content[Math.floor(random() * content.length)] ?? '',
	);
	if (random() < MISTYPED) words[0] = mistyped(words[0] ?? '', random);
	return words.join(' ');
}

/** A letter left out, doubled, exchanged with the next, or another. */
function mistyped(word: string, random: () => number): string {
	const at = 1 + Math.floor(random() * (word.length - 2));
	const [before, letter = '', next = '', after] = [word.slice(0, at), word[at], word[at + 1], word.slice(at + 2)];
	const ways = [
		`${before}${next}${after}`,
		`${before}${letter}${letter}${next}${after}`,
		`${before}${next}${letter}${after}`,
		`${before}e${next}${after}`,
	];
	return ways[Math.floor(random() * ways.length)] ?? word;
}
