/** Answers in the documents' own sentences: for how, why and what. */

import type { Corpus } from '../retrieval/corpus.js';
import type { Sentence } from '../retrieval/units.js';
import type { Facet } from './facets.js';
import { byAge, cover, fits, isMeant } from './match.js';
import { hasSubject, type Question } from './question.js';

const ENOUGH = 0.7;
const MOST = 6;

/** Sentences that carry the whole question, the best first; at most two of a town and a document. */
export function findQuotes(question: Question, corpus: Corpus): Sentence[] {
	if (!hasSubject(question)) return question.programme ? introduction(corpus) : [];
	const hard = question.facets.map((facet) => ({ ...facet, weight: facet.soft ? facet.weight * 2.5 : facet.weight }));
	const found = corpus.sentences
		.filter((sentence) => isMeant(question, sentence.exchange, corpus) && fits(question, sentence))
		.map((sentence) => ({ sentence, ...cover(hard, sentence.terms, sentence.context) }))
		.filter(({ own, share }) => share >= ENOUGH && own > 0);
	found.push(...statusSentences(question, corpus, hard));
	const best = Math.max(0, ...found.map(({ own }) => own));
	const near = found
		.filter(({ own }) => own >= best - 0.25)
		.sort((a, b) => b.own - a.own || byAge(a.sentence.exchange, b.sentence.exchange));
	return spread([...new Set(near.map(({ sentence }) => sentence))]);
}

/** „Wie wird verstetigt?“: a measure's status answers though its sentence says it in other words. */
function statusSentences(
	question: Question,
	corpus: Corpus,
	facets: readonly Facet[],
): { sentence: Sentence; own: number; share: number }[] {
	return corpus.measures.flatMap((unit) => {
		const { status } = unit.measure;
		if (!status || !isMeant(question, unit.exchange, corpus)) return [];
		const terms = corpus.termsOf(status);
		const { own, share } = cover(facets, terms, unit.name);
		const shared = (sentence: Sentence) => [...terms.keys()].filter((term) => sentence.terms.has(term)).length;
		const [sentence] = unit.sentences
			.filter((candidate) => fits(question, candidate))
			.sort((a, b) => shared(b) - shared(a));
		return sentence && share >= ENOUGH && own > 0 && shared(sentence) > 1 ? [{ sentence, own, share }] : [];
	});
}

function spread(sentences: readonly Sentence[]): Sentence[] {
	const counts = new Map<string, number>();
	const towns = new Set(sentences.flatMap((sentence) => [...sentence.towns])).size;
	const each = towns > 2 ? 1 : 2;
	const chosen = sentences.filter((sentence) => {
		const key = [...sentence.towns].join() + sentence.exchange.id;
		counts.set(key, (counts.get(key) ?? 0) + 1);
		return (counts.get(key) ?? 0) <= each;
	});
	return chosen.slice(0, Math.max(MOST, Math.min(towns, 12)));
}

/** „Was ist das für ein Programm?“: how its newest document begins. */
function introduction(corpus: Corpus): Sentence[] {
	const documents = corpus.library.exchanges.filter(({ kind }) => kind === 'programme').sort(byAge);
	const replaced = new Set(documents.flatMap(({ supersedes }) => supersedes));
	const first =
		documents.find((exchange) => exchange.supersedes.length > 0) ?? documents.find(({ id }) => !replaced.has(id));
	return corpus.sentences.filter(({ exchange }) => exchange === first).slice(0, 3);
}
