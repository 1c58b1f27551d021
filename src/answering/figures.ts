/** Numbers and amounts: what is counted, by whom, and where sources differ. A share stays a share. */

import { fold } from '../language/fold.js';
import { stem } from '../language/german.js';
import { findNumbers, type NumberMention } from '../language/numbers.js';
import type { Corpus } from '../retrieval/corpus.js';
import type { Sentence } from '../retrieval/units.js';
import type { Measured } from './asking.js';
import type { Facet } from './facet.js';
import { byAge, cover, fits, isMeant, strengthIn } from './match.js';
import type { Question } from './question.js';
import { ENOUGH } from './threshold.js';

export interface Figure {
	mention: NumberMention;
	/** With the noun it counts: „217 Kommunen“. */
	text: string;
	sentence: Sentence;
	share: number;
}

/** Figures that answer the question, the best document kind first and newest first; different values mean that sources differ. */
export function findFigures(question: Question, corpus: Corpus): Figure[] {
	const found = corpus.sentences
		.filter((sentence) => isMeant(question, sentence.exchange, corpus) && fits(question, sentence, corpus))
		.flatMap((sentence) => figuresOf(question, sentence, corpus));
	const meant = ofProgramme(question, found);
	const best = Math.max(0, ...meant.map(({ share }) => share));
	const near = meant.filter(({ share }) => share >= best - NEAR);
	if (question.wants === 'money') return withBoth(question, near, corpus);
	const kind = (near.find(({ mention }) => mention.kind === 'count') ?? near[0])?.mention.kind;
	return near
		.filter(({ mention }) => mention.kind === kind)
		.sort((a, b) => byAge(a.sentence.exchange, b.sentence.exchange));
}

/** Figures of sentences that say clearly less of the question count something else. */
const NEAR = 0.14;

/** What was granted and what was paid are two figures; neither stands without the other. */
const APPROVED = /bewilligt|Bundesmittel|vorgesehen|anerkannt|\bBund\b/u;
const RECEIVED = /erhalten|erhielt|ausgezahlt|geflossen|abgerufen/u;

/** The asked-for amounts first; approved and received money of the same town always together. */
function withBoth(question: Question, figures: readonly Figure[], corpus: Corpus): Figure[] {
	const isEither = ({ sentence }: Figure) => APPROVED.test(sentence.text) || RECEIVED.test(sentence.text);
	const granted = figures.filter(isEither);
	if (granted.length === 0 || question.towns.length === 0) return [...figures].sort((a, b) => b.share - a.share);
	const all = corpus.sentences
		.filter((sentence) => fits(question, sentence, corpus) && isMeant(question, sentence.exchange, corpus))
		.flatMap((sentence) =>
			findNumbers(sentence.text)
				.filter(({ kind }) => kind === 'money')
				.map((mention) => ({ mention, text: wording(mention, sentence.text), sentence, share: 0 })),
		);
	const both = all.filter(
		(figure) => isEither(figure) && !figures.some(({ sentence }) => sentence === figure.sentence),
	);
	const asked = question.facets.length > 0 ? figures : granted;
	return [...[...asked].sort((a, b) => b.share - a.share), ...both];
}

/** Another document counts the same thing differently: „217 Kommunen“, „219 Kommunen“. Two things are no contradiction. */
export function contradicts(a: Figure, b: Figure): boolean {
	if (a.sentence.exchange === b.sentence.exchange || a.mention.kind !== b.mention.kind) return false;
	return a.mention.value !== b.mention.value && thingOf(a) === thingOf(b) && townsOf(a) === townsOf(b);
}

const thingOf = ({ mention }: Figure) => stem(fold(mention.noun.find((word) => /^\p{Lu}/u.test(word)) ?? ''));
const townsOf = ({ sentence }: Figure) => [...sentence.towns].sort((a, b) => a.localeCompare(b)).join();

/** A question that names no town and no event is about the programme, where the programme's documents answer it. */
function ofProgramme(question: Question, figures: Figure[]): Figure[] {
	if (question.towns.length > 0 || question.event || question.people.length > 0) return figures;
	const programme = figures.filter(({ sentence }) => sentence.exchange.kind === 'programme');
	return programme.length > 0 || question.programme ? programme : figures;
}

function figuresOf(question: Question, sentence: Sentence, corpus: Corpus): Figure[] {
	const { counted } = question;
	const topic = question.facets.filter((facet) => facet.word !== counted?.word);
	const amount = question.wants === 'money' && question.towns.length > 0;
	const bare = (counted !== undefined || amount) && topic.every((facet) => facet.soft);
	const beside = question.wants === 'money' ? undefined : sentence.neighbours;
	/** „… erhaltene Mittel und nicht die bewilligte Obergrenze“: what it is not is no answer. */
	const [is = '', ...not] = sentence.text.split(' und nicht ');
	const terms = not.length > 0 ? corpus.termsOf(is) : sentence.terms;
	const { share: covered, own } = cover(topic, terms, sentence.context, beside);
	/** A verb alone does not refute: „Wie viele Läden standen in Chemnitz leer?“, „Wie viele Kommunen machen mit?“ */
	const verbs = question.programme ? 1 : question.towns.length > 0 ? 0.7 + 0.3 * covered : covered;
	const share = bare ? verbs : covered;
	if (share < ENOUGH.fact) return [];
	/** Only the title has the topic: any share of the document would do. */
	const title = topic.length > 0 && own === 0 && question.towns.length === 0 && !question.programme;
	return findNumbers(sentence.text)
		.filter((mention) => answers(question, mention, counted, corpus) && !(title && mention.kind === 'percent'))
		.map((mention) => ({ mention, text: wording(mention, sentence.text), sentence, share }));
}

function answers(question: Question, mention: NumberMention, counted: Facet | undefined, corpus: Corpus): boolean {
	if (question.wants !== 'money' && question.share && mention.kind !== 'percent') return false;
	if (question.wants === 'money')
		return mention.kind === 'money' || (mention.kind === 'percent' && question.facets.length > 0);
	if (counted) {
		const noun = corpus.termsOf(mention.noun.join(' '));
		if (strengthIn(counted, noun) === 0) return false;
		return (
			mention.kind === 'count' || (mention.kind === 'percent' && /^(?:der|aller|von)$/.test(mention.noun[0] ?? ''))
		);
	}
	if (question.measured) return measures(question.measured, mention);
	if (mention.kind !== 'count') return true;
	const after = corpus.termsOf(mention.noun.slice(0, 2).join(' '));
	return question.facets.some((facet) => strengthIn(facet, after) > 0);
}

const DURATION = /^(?:Stunden?|Minuten?|Tagen?|Wochen?|Monaten?|Jahren?)$/u;

function measures(measured: Measured, { kind, noun }: NumberMention): boolean {
	if (measured === 'area') return kind === 'area';
	if (measured === 'duration') return kind === 'age' || DURATION.test(noun[0] ?? '');
	return kind === 'age' || /^(?:Jahre?n?|und|bis)$/u.test(noun[0] ?? '');
}

/** The number with the words right after it, up to the noun; „rund“ and „bis zu“ before it stay. */
function wording(mention: NumberMention, text: string): string {
	const [before = ''] =
		/(?:\b(?:rund|etwa|ca\.|circa|bis zu|mehr als|über|knapp|fast|mindestens|höchstens)\s+)$/iu.exec(
			text.slice(0, mention.start),
		) ?? [];
	const number = text.slice(mention.start, mention.end);
	const [after = ''] =
		mention.kind === 'count' || mention.kind === 'percent'
			? (/^\s+(?:(?:der|aller|des)\s+)?(?:\p{Ll}+e[nrs]?\s+)?\p{Lu}[\p{L}-]+(?:\s+und\s+\p{Lu}[\p{L}-]+)?/u.exec(
					text.slice(mention.end),
				) ?? [])
			: [];
	return `${before}${number}${after}`.replace(/\s+/g, ' ').trim();
}
