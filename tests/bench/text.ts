/** German text of any length, the same for the same seed: sentences of the shipped documents with many of their nouns exchanged. Its vocabulary grows as that of real text does. */

import * as german from '../../src/language/german.js';
import { sentencesOf } from '../../src/language/sentences.js';
import type { Library } from '../../src/library/library.js';

export interface Made {
	passages: { id: string; text: string }[];
	/** What is looked for, and where it stands. */
	questions: { text: string; passage: string }[];
}

const QUESTIONS = 300;
/** Of the questions: one letter of one word is wrong. */
const MISTYPED = 1 / 3;
/** Words of a question. */
const WORDS = { least: 3, most: 5 };
/** Heaps: V = K · N^BETA for N running words. */
const HEAPS = { k: 30, beta: 0.58 };
const RUNNING = 60;

/** 0 … 1 (mulberry32). */
export function createRandom(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}

export function makeText(library: Library, size: number): Made {
	const random = createRandom(size);
	const sentences = library.exchanges.flatMap(({ passages }) =>
		passages.flatMap(({ text }) => sentencesOf(text).map((sentence) => sentence.text)),
	);
	const nouns = nounsOf(library, Math.round(HEAPS.k * (size * RUNNING) ** HEAPS.beta), random);
	const passages = Array.from({ length: size }, (_, at) => {
		const text = Array.from({ length: 3 + Math.floor(random() * 3) }, () => {
			const sentence = sentences[Math.floor(random() * sentences.length)] ?? '';
			return sentence.replace(/(?<=\s)\p{Lu}\p{Ll}{3,}/gu, (word) => (random() < 0.7 ? zipf(nouns, random) : word));
		});
		return { id: `p${at}`, text: text.join(' ') };
	});
	const questions = Array.from({ length: QUESTIONS }, () => {
		const passage = passages[Math.floor(random() * size)] ?? { id: '', text: '' };
		return { text: questionOf(passage.text, random), passage: passage.id };
	});
	return { passages, questions };
}

/** Nouns of the glossary, and compounds of two of them. */
function nounsOf(library: Library, count: number, random: () => number): string[] {
	const known = library.glossary.flatMap((entry) => entry.german).filter((word) => /^\p{Lu}\p{Ll}{2,11}$/u.test(word));
	const simple = [...new Set(known)];
	const made = new Set(simple.slice(0, Math.min(count / 4, simple.length)));
	const any = () => simple[Math.floor(random() * simple.length)] ?? '';
	while (made.size < count) {
		const first = any();
		made.add(`${first}${/(?:ung|heit|keit|schaft|tion)$/.test(first) ? 's' : ''}${any().toLowerCase()}`);
	}
	return [...made];
}

/** The r-th word comes up with a weight of about 1/r. */
const zipf = (words: readonly string[], random: () => number) =>
	words[Math.floor(words.length ** random()) - 1] ?? words[0] ?? '';

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
