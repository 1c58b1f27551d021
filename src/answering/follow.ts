/** Follow-ups by rules: „Und wer ist dort zuständig?“ takes its topic from the question before it. */

import { fold, tokenize } from '../language/fold.js';
import type { Language } from '../message.js';
import type { Corpus } from '../retrieval/corpus.js';
import type { Asking } from './asking.js';
import { ASKING, parseQuestion, type Question } from './question.js';
import { languageOf } from './tongue.js';

/** The question as it can stand alone; itself when it does not lean on an earlier one. */
export function standalone(text: string, language: Language, earlier: readonly string[], corpus: Corpus): string {
	const before = earlier.at(-1);
	if (!before) return text;
	const question = parseQuestion(text, language, corpus);
	if (!leans(question, text)) return text;
	const previous = parseQuestion(before, languageOf(before, language, corpus.glossary.has), corpus);
	if (isFragment(text)) return swapped(before, question, previous);
	const topic = topicOf(previous, question);
	return topic ? `${text.replace(/[?!.\s]+$/, '')} (${topic})?` : text;
}

/** Whether a question leans on an earlier one, and the rules cannot say on what of it. */
export function isUnclear(text: string, language: Language, earlier: readonly string[], corpus: Corpus): boolean {
	const before = earlier.at(-1);
	if (!before || !leans(parseQuestion(text, language, corpus), text)) return false;
	return [text, before].includes(standalone(text, language, earlier, corpus));
}

/** Whether words that nobody addressed to the bot are put as a question. */
export function asksSomething(text: string): boolean {
	const folded = foldedText(text);
	const opens = ({ wants, followUp }: Asking) =>
		[...wants.map(([, pattern]) => pattern), followUp].some((pattern) => pattern.exec(folded)?.index === 0);
	return /\?\s*$/.test(text) || Object.values(ASKING).some(opens);
}

/** Points to the earlier answer though it has a topic of its own: „Und wie hoch ist dort der Eigenanteil?“ */
const POINTS =
	/\b(?:dort|da|davon|dessen|deren|ihn|ihm|er|there|its|their|it|he|she|him|them|they)\b|\b(?:ist|sind|war|waren) (?:das|die|der)$/;

function leans(question: Question, text: string): boolean {
	if (isFragment(text)) return true;
	if (question.event || question.programme || question.towns.length > 0) return false;
	const folded = foldedText(text);
	const own = question.facets.filter((facet) => !facet.soft).length + question.people.length;
	if (own > 0) return POINTS.test(folded) || (question.wants === 'money' && /^(?:und|and)\b/.test(folded));
	return ASKING[question.language].followUp.test(folded) || folded.split(' ').length <= 5;
}

const foldedText = (text: string) =>
	tokenize(text)
		.map((token) => token.folded)
		.join(' ');

/** „Und in Alzey?“, „And the 5th?“: no predicate of its own, only another town, number or topic. */
function isFragment(text: string): boolean {
	const folded = fold(text.trim());
	return (
		/^(?:und|and|aber|or|oder|what about|how about|was ist mit|wie ist es (?:in|mit)|wie sieht es (?:in|mit))\b/.test(
			folded,
		) &&
		tokenize(text).length <= 7 &&
		!/\b(?:wer|wann|wo|wie viele?|welche\w*|warum|who|when|where|how many|which|why)\b/.test(folded)
	);
}

/** The earlier question with the new town, number or topic in place of its own. */
function swapped(before: string, question: Question, previous: Question): string {
	let text = before;
	const [town] = question.towns;
	for (const old of previous.towns) text = text.replace(old, town ?? old);
	if (town && previous.towns.length === 0) text = `${text.replace(/[?!.\s]+$/, '')} in ${town}?`;
	const number = question.event?.number ?? bareNumber(question.text);
	if (number !== undefined && previous.event?.number !== undefined)
		text = text.replace(/\b\d{1,2}(?=\.|st|nd|rd|th|\b)/, String(number));
	const words = question.facets.map(({ word }) => word);
	if (words.length > 0 && !town && number === undefined)
		for (const [index, old] of previous.facets.entries()) text = text.replace(old.word, words[index] ?? '');
	return text;
}

function bareNumber(text: string): number | undefined {
	const [, digits] = /\b(\d{1,2})(?:\.|st|nd|rd|th)?(?=\s|\?|$)/.exec(text) ?? [];
	return digits ? Number(digits) : undefined;
}

/** What the earlier question was about, in its own words; towns only when the new one names none. */
function topicOf(previous: Question, question: Question): string {
	const { event } = previous;
	const kind =
		event?.kind === 'network-meeting'
			? previous.language === 'de'
				? 'Netzwerktreffen'
				: 'network meeting'
			: previous.language === 'de'
				? 'Austausch'
				: 'exchange';
	/** The new question has a topic of its own: only the place is carried on. */
	const narrows = previous.towns.length > 0 && question.facets.some((facet) => !facet.soft);
	const parts = [
		event && !question.event
			? `${event.number === undefined ? '' : previous.language === 'de' ? `${event.number}. ` : `${event.number}th `}${kind}${event.region ? ` ${previous.language === 'de' ? 'Region ' : ''}${event.region.word}` : ''}`
			: '',
		...(narrows ? [] : previous.facets.filter((facet) => !facet.soft).map(({ word }) => word)),
		...(question.towns.length > 0 ? [] : previous.towns),
		...previous.people,
		...previous.dates.map(({ text }) => text),
	];
	return parts.filter(Boolean).join(' ');
}
