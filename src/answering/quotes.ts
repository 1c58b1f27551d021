/** Answers in the documents' own sentences: for how, why and what. */

import type { Corpus } from '../retrieval/corpus.js';
import type { Sentence } from '../retrieval/units.js';
import type { Facet } from './facet.js';
import { byAge, candidates, cover, fits, isMeant, strengthIn } from './match.js';
import { hasSubject, type Question } from './question.js';
import { TELLING } from './rows.js';
import { ENOUGH } from './threshold.js';
import { hardened } from './weights.js';

const MOST = 6;
/** What having the predicate is worth against covering the nouns. */
const PREDICATE = 0.5;

/** That something was presented says less of it than any other sentence. */
const PRESENTED = /\b(?:stellten? .* vor|berichteten? .* über)\b/u;
const PRESENTING = 0.2;

/** Sentences that carry the whole question, the best first; a few of each town and document. */
export function findQuotes(question: Question, corpus: Corpus): Sentence[] {
	if (!hasSubject(question)) return question.programme ? introduction(corpus) : [];
	if (question.facets.length === 0 && question.people.length === 0) return tellings(question, corpus);
	const after = question.goesOn ? findMatching(question, corpus, AFTERWARDS) : [];
	if (after.length > 0) return spread(after);
	const carried = carrying(question, corpus);
	const found = question.why ? carried.filter(({ sentence }) => REASON.test(sentence.text)) : carried;
	found.push(...statusSentences(question, corpus, hardened(question.facets)));
	const best = Math.max(0, ...found.map(({ own }) => own));
	const near = found
		.filter(({ own }) => own >= best - 0.25)
		.sort((a, b) => b.own - a.own || byAge(a.sentence.exchange, b.sentence.exchange));
	return spread([...new Set(near.map(({ sentence }) => sentence))]);
}

/** How reports give a reason. */
const REASON =
	/\b(?:weil|denn|damit|deshalb|daher|darum|um .* zu|aufgrund|wegen|Grund|Gründe|Anlass|Ziel|Antwort \p{L}+ (?:\p{L}+ ){0,2}darauf|soll(?:en)?)\b/u;

/** How reports say what comes after the funding. */
export const AFTERWARDS =
	/\b(?:ab \d{4}|soll(?:en)?|will|wollen|künftig|danach|dauerhaft|übernimmt|übernehmen|weiter\p{L}*|Ende der Förderung|Förderung ausläuft)\b|[Vv]erstetig|[Vv]erlänger/u;

/** Sentences that carry the question and match a pattern: a street, a weekday. */
export function findMatching(question: Question, corpus: Corpus, pattern: RegExp): Sentence[] {
	const found = carrying(question, corpus).filter(({ sentence }) => pattern.test(sentence.text));
	return found.sort((a, b) => b.own - a.own).map(({ sentence }) => sentence);
}

interface Carrying {
	sentence: Sentence;
	/** How well, its predicate included. */
	own: number;
	share: number;
}

function carrying(question: Question, corpus: Corpus): Carrying[] {
	const hard = hardened(question.facets);
	return candidates(question, corpus)
		.map((sentence) => ({ sentence, ...cover(hard, sentence.terms, sentence.context, sentence.neighbours) }))
		.filter(({ own, share }) => share >= ENOUGH.sentence && own > 0)
		.map(({ sentence, own, share }) => ({
			sentence,
			own:
				(own + share) / 2 +
				PREDICATE * (predicate(question, sentence) + Number(question.why && REASON.test(sentence.text))) -
				(question.presented || question.act ? 0 : PRESENTED.test(sentence.text) ? PRESENTING : 0),
			share,
		}));
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
			.filter((candidate) => fits(question, candidate, corpus))
			.sort((a, b) => shared(b) - shared(a));
		return sentence && share >= ENOUGH.sentence && own > 0 && shared(sentence) > 1 ? [{ sentence, own, share }] : [];
	});
}

/** Whether the sentence has the verb asked about: „Wie wird … finanziert?“ is answered by the one that says so. */
function predicate({ facets }: Question, { terms }: Sentence): number {
	const verbs = facets.filter((facet) => facet.soft);
	return verbs.length === 0 ? 0 : verbs.filter((facet) => strengthIn(facet, terms) > 0).length / verbs.length;
}

function spread(sentences: readonly Sentence[]): Sentence[] {
	const counts = new Map<string, number>();
	const towns = new Set(sentences.flatMap((sentence) => [...sentence.towns])).size;
	const each = towns > 2 ? 1 : 3;
	const chosen = sentences.filter((sentence) => {
		const key = [...sentence.towns].join() + sentence.exchange.id;
		counts.set(key, (counts.get(key) ?? 0) + 1);
		return (counts.get(key) ?? 0) <= each;
	});
	return chosen.slice(0, Math.max(MOST, Math.min(towns, 12)));
}

/** „Was macht Gera?“ where no measures are listed: the sentences that tell of one, in reading order. */
function tellings(question: Question, corpus: Corpus): Sentence[] {
	const meant = candidates(question, corpus);
	const telling = meant.filter(({ text }) => TELLING.test(text));
	return (telling.length > 0 ? telling : meant).slice(0, MOST);
}

/** „Was ist das für ein Programm?“: how its newest document begins. */
function introduction(corpus: Corpus): Sentence[] {
	const documents = corpus.library.exchanges.filter(({ kind }) => kind === 'programme').sort(byAge);
	const replaced = new Set(documents.flatMap(({ supersedes }) => supersedes));
	const first =
		documents.find((exchange) => exchange.supersedes.length > 0) ?? documents.find(({ id }) => !replaced.has(id));
	return corpus.sentences.filter(({ exchange }) => exchange === first).slice(0, 3);
}
