/** A question in, an answer with proof out; or the nearest documents when the library does not say it. */

import { fold } from '../language/fold.js';
import type { Language } from '../message.js';
import type { Answer, Citation, Contact, Nearest } from '../reply.js';
import type { Corpus } from '../retrieval/corpus.js';
import { type Hit, search } from '../retrieval/search.js';
import { fuse } from '../vectors/fuse.js';
import type { Words } from '../words/de.js';
import { type Finding, find } from './find.js';
import { hasSubject, parseQuestion, type Question } from './question.js';
import { quote } from './quoting.js';

export interface Answered {
	answer: Answer;
	sources: Citation[];
	contacts: Contact[];
	notes: string[];
	/** The one town an answer is about, for the next question. */
	focus?: string;
}

const NEAREST = 3;
/** Paragraphs looked at. */
const LOOKED = 20;

/** Undefined where nothing of the text can be looked up. @param text a question that stands alone */
export function answer(text: string, language: Language, words: Words, corpus: Corpus): Answered | undefined {
	const question = parseQuestion(text, language, corpus);
	if (!hasSubject(question) && !question.programme) return undefined;
	const finding = find(question, corpus);
	const quoted = finding && quote(finding, question, words);
	if (!quoted || quoted.claims.length === 0) {
		return { answer: { found: false, nearest: nearestOf(question, corpus) }, sources: [], contacts: [], notes: [] };
	}
	const { claims, sources, contacts, notes } = quoted;
	const focus = focusOf(finding, question);
	return { answer: { found: true, claims }, sources, contacts, notes, ...(focus ? { focus } : {}) };
}

function focusOf(finding: Finding, { towns }: Question): string | undefined {
	const found = new Set(
		finding.kind === 'rows'
			? finding.rows.map(({ town }) => town)
			: finding.kind === 'figures'
				? finding.figures.flatMap(({ sentence }) => [...sentence.towns])
				: [],
	);
	const [town] = found;
	return town && found.size === 1 && !towns.includes(town) ? town : undefined;
}

/** The same as in a refusal, ranked by likeness of meaning too. @param near passages of the corpus */
export function nearest(text: string, language: Language, corpus: Corpus, near: readonly Hit[]): Nearest[] {
	return nearestOf(parseQuestion(text, language, corpus), corpus, near);
}

/** Events of the kind asked for, newest first; else the documents that share words with the question. None for nonsense. */
function nearestOf(question: Question, corpus: Corpus, near?: readonly Hit[]): Nearest[] {
	const { event, facets, towns, people, text, language } = question;
	const events = corpus.library.exchanges.filter(
		({ kind, starts }) => event && starts && kind === (event.kind ?? kind),
	);
	const topic = [...facets.filter(({ soft }) => !soft).map(({ word }) => word), ...towns, ...people].join(' ');
	const lists = [topic, text].map((words) => search(corpus.index, words, language, LOOKED, false));
	const sharing = lists.flat();
	const isWord = facets.some(
		({ word }) => corpus.glossary.has(fold(word), language) || corpus.glossary.has(fold(word), 'de'),
	);
	const hits = sharing.length > 0 || !isWord ? sharing : search(corpus.index, text, language, LOOKED);
	const first = lists.find(({ length }) => length > 0) ?? hits;
	const ranked = near && (hits.length > 0 || isWord) ? fuse(first, near, LOOKED) : hits;
	const matching = ranked.map(({ at }) =>
		corpus.library.exchanges.find(({ id }) => id === corpus.passages[at]?.document),
	);
	const found = [...new Set([...events, ...matching])].filter((exchange) => exchange !== undefined);
	return found.slice(0, NEAREST).map(({ id, title }) => ({ document: id, title }));
}
