/** When and where: of an event from its document, of anything else from a sentence that says it. */

import { agree, type DateMention, findDates } from '../language/dates.js';
import { fold } from '../language/fold.js';
import { stem } from '../language/german.js';
import type { Exchange } from '../library/exchange.js';
import type { Corpus } from '../retrieval/corpus.js';
import type { Sentence } from '../retrieval/units.js';
import type { Facet } from './facet.js';
import { byAge, candidates, cover, isMeant, strengthIn } from './match.js';
import type { Question } from './question.js';
import { ENOUGH } from './threshold.js';
import { hardened } from './weights.js';

export interface Moment {
	date: DateMention;
	sentence: Sentence;
	share: number;
}

/** Events the question means: kind, number, time and place fit and the title covers the topic. */
export function findEvents(question: Question, corpus: Corpus): Exchange[] {
	return corpus.library.exchanges.filter((exchange) => {
		if (!exchange.starts || !['peer-to-peer', 'network-meeting'].includes(exchange.kind)) return false;
		if (!isMeant(question, exchange, corpus)) return false;
		const place = `${exchange.place ?? ''} ${exchange.title}`;
		if (!question.towns.every((town) => place.includes(town))) return false;
		const about = corpus.about.get(exchange.id);
		return about !== undefined && question.facets.every((facet) => facet.soft || strengthIn(facet, about) > 0);
	});
}

/** The sentence of a document that proves its date and place best; its first one where none names them. */
export function proofOf(exchange: Exchange, corpus: Corpus): Sentence | undefined {
	const own = corpus.sentences.filter((sentence) => sentence.exchange === exchange);
	const value = (sentence: Sentence) =>
		(findDates(sentence.text).some((date) => agree(date.from, exchange.starts ?? '?')) ? 2 : 0) +
		(exchange.place && sentence.text.includes(exchange.place) ? 1 : 0) -
		sentence.at * 0.001;
	return [...own].sort((a, b) => value(b) - value(a))[0];
}

const VENUE = /Tagungsort|tagte|Veranstaltungsort|trafen sich|kamen .* zusammen|online|vor Ort/u;

/** The sentence that says where exactly a document's event was. */
export function venueOf(exchange: Exchange, corpus: Corpus): Sentence | undefined {
	return corpus.sentences.find((sentence) => sentence.exchange === exchange && VENUE.test(sentence.text));
}

/** Dates in sentences that cover the whole question, the newest document first. */
export function findMoments(question: Question, corpus: Corpus): Moment[] {
	if (question.facets.length === 0) return [];
	const hard = hardened(question.facets);
	const rest = hard.filter((facet) => !isBeginning(facet));
	const found = candidates(question, corpus).flatMap((sentence) => {
		const covers = (facets: readonly Facet[]) => cover(facets, sentence.terms, sentence.context, sentence.neighbours);
		const whole = covers(hard);
		const begins = whole.share < ENOUGH.sentence && rest.length > 0 && BEGAN.test(sentence.text);
		const { own, share } = begins ? covers(rest) : whole;
		if (share < ENOUGH.sentence || own === 0) return [];
		return findDates(sentence.text)
			.filter((date) => !question.until || isUntil(date, sentence.text))
			.map((date) => ({ date, sentence, share }));
	});
	const best = Math.max(0, ...found.map(({ share }) => share));
	return found
		.filter(({ share }) => share >= best - 0.2)
		.sort((a, b) => byAge(a.sentence.exchange, b.sentence.exchange) || b.date.from.length - a.date.from.length);
}

/** „Eröffnet“, „eingeführt“, „gibt es seit“: one beginning is as good as another. */
const BEGAN = /\bseit\b|eröffnet|begann|begonnen|startete|gestartet|eingeführt|eingeweiht/iu;
const BEGINNINGS = new Set(
	['eröffnen', 'öffnen', 'aufmachen', 'beginnen', 'einführen', 'einweihen'].map((verb) => stem(fold(verb))),
);

const isBeginning = ({ options, soft }: Facet) =>
	soft && options.some(({ terms }) => terms.length === 1 && BEGINNINGS.has(terms[0] ?? ''));

function isUntil(date: DateMention, text: string): boolean {
	return /\b(?:bis|Ende|über|hinaus|verlänger\p{L}*|läuft|Jahre?n?|und)\b[^.]{0,40}$/iu.test(text.slice(0, date.start));
}
