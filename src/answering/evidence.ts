/** Which sentences a worded claim stands on, and which of the points found it says. */

import { fold } from '../language/fold.js';
import type { Citation, Claim } from '../reply.js';
import type { Corpus } from '../retrieval/corpus.js';
import type { Sentence } from '../retrieval/units.js';
import type { Quoted } from './draft.js';
import type { Point, Source } from './model.js';

/** A point found, with the sentences that carry it. */
export interface Found extends Point {
	claim: Claim;
	evidence: readonly Sentence[];
}

export interface Material {
	found: readonly Found[];
	sources: readonly Source[];
	/** The same with what the register says beside each paragraph: a claim is checked against both. */
	checked: readonly Source[];
	/** Sentences of each source, by its number. */
	sentences: ReadonlyMap<number, readonly Sentence[]>;
}

/** What a model is given: whole paragraphs, each once. @param characters of all paragraphs; what is beyond is not given */
export function materialOf({ claims, sources }: Quoted, corpus: Corpus, characters: number): Material {
	const numbers = new Map<string, number>();
	const given: Source[] = [];
	const sentences = new Map<number, readonly Sentence[]>();
	const found: Found[] = [];
	let room = characters;
	for (const claim of claims) {
		const cited = claim.cites.flatMap((n) => sources.find((source) => source.n === n) ?? []);
		const fresh = cited.filter(({ passage }) => !numbers.has(passage));
		const texts = fresh.map(({ passage }) => corpus.passages.find(({ id }) => id === passage)?.text ?? '');
		room -= texts.join('').length + claim.text.length;
		if (room < 0) break;
		fresh.forEach((citation, at) => {
			if (numbers.has(citation.passage)) return;
			const n = numbers.size + 1;
			numbers.set(citation.passage, n);
			sentences.set(
				n,
				corpus.sentences.filter(({ passage }) => passage.id === citation.passage),
			);
			given.push(sourceOf(citation, n, texts[at] ?? ''));
		});
		const evidence = cited.flatMap((citation) =>
			sentenceOf(citation, sentences.get(numbers.get(citation.passage) ?? 0)),
		);
		found.push({
			claim,
			text: claim.text,
			sources: [...new Set(cited.flatMap(({ passage }) => numbers.get(passage) ?? []))],
			evidence,
		});
	}
	return { found, sources: given, checked: given.flatMap((source) => [source, ...pointsOf(source, found)]), sentences };
}

/** Names, dates and places of a list come from the documents' registers, which say the same in fields: each point apart. */
const pointsOf = (source: Source, found: readonly Found[]): Source[] =>
	found
		.filter(({ sources }) => sources.includes(source.n))
		.map(({ text }) => ({ n: source.n, title: '', section: '', text }));

const sourceOf = ({ title, date, section }: Citation, n: number, text: string): Source => ({
	n,
	title,
	...(date ? { date } : {}),
	section,
	text,
});

function sentenceOf({ quote }: Citation, sentences: readonly Sentence[] = []): Sentence[] {
	return sentences.filter(({ text }) => text === quote).slice(0, 1);
}

const numbersIn = (text: string) => text.match(/\d+(?:[.,]\d+)*/g) ?? [];

/** Whether a claim says a point: it stands on the same sentence and has what matters of it. */
export function says(text: string, evidence: readonly Sentence[], { claim, evidence: own }: Found): boolean {
	const passages = new Set(own.map(({ passage }) => passage));
	if (!evidence.some(({ passage }) => passages.has(passage))) return false;
	if (claim.lead) return fold(text).includes(fold(claim.lead));
	if (!evidence.some((sentence) => own.includes(sentence))) return false;
	/** Put together by us: each of its figures has been chosen. */
	const chosen = own.some((sentence) => claim.text.endsWith(sentence.text)) ? [] : numbersIn(claim.text);
	return chosen.every((number) => text.includes(number));
}
