/** Questions to the documentation. Last in the list: what nothing else recognises is a question. */

import { type Answered, answer, nearest } from '../answering/answer.js';
import { isUnclear, standalone } from '../answering/follow.js';
import { languageOf } from '../answering/tongue.js';
import type { Generation, Outcome } from '../generation.js';
import { dateOf, type Library } from '../library/library.js';
import type { Language } from '../message.js';
import { owner } from '../person.js';
import { type Block, claimLine, type Inline, type Reply, reply, text } from '../reply.js';
import { corpusOf } from '../retrieval/corpus.js';
import type { Meaning } from '../vectors/meaning.js';
import type { Words } from '../words/de.js';
import type { Capability, Handled, Turn } from './capability.js';

export interface AskOptions {
	/** Web site of the programme office, named where no chat address is configured. */
	site: string;
	/** Questions can be passed on. */
	office: boolean;
	/** Puts the buttons to a reply that the channel can show. */
	dress(turn: Turn, reply: Reply, question: string): Promise<Reply>;
	/** Address of a document for links. */
	address(document: string): string;
	/** Words what was found by a model, for those who switched it on; absent: answers are quoted. */
	generation?: Generation | undefined;
	/** The second ranking; only questions without an answer are looked up in it. */
	near?: Meaning['near'];
	/** A question that found an answer, to be counted by its topics. */
	count?(turn: Turn, question: string, language: Language): Promise<void>;
	/** A question that found none. */
	missed?(turn: Turn, question: string, language: Language): Promise<void>;
}

export function createAsk(options: AskOptions): Capability {
	return {
		name: 'ask',
		recognise: () => true,
		async handle(turn) {
			turn.progress({ status: turn.words.status });
			const generation = (await options.generation?.isOn(owner(turn.message))) ? options.generation : undefined;
			const limit = generation?.limit(turn.signal);
			try {
				return await handled(limit ? { ...turn, signal: limit.signal } : turn, generation, options);
			} finally {
				limit?.end();
			}
		},
	};
}

async function handled(turn: Turn, generation: Generation | undefined, options: AskOptions): Promise<Handled> {
	const { language, words, library, message } = turn;
	const corpus = corpusOf(library);
	/** Read in its own language, even where the answer is wanted in another. */
	const asked = languageOf(message.text, language, corpus.glossary.has);
	const question = await aloneOf(turn, asked, generation);
	const plain = answer(question, asked, words, corpus);
	const answered = plain && (await closer(plain, question, asked, turn, options));
	if (!answered) return { reply: reply(language, text(words.small.unclear)) };
	const outcome = generation ? await worded(question, answered, turn, generation) : { answered };
	const said = foundReply(outcome, turn) ?? missingReply(turn, answered, options);
	await options[answered.answer.found ? 'count' : 'missed']?.(turn, question, asked);
	const understood = question === message.text || message.pressed ? {} : { understood: question };
	const dressed = await options.dress(turn, { ...said, ...understood }, question);
	return { reply: dressed, question: answered.focus ? `${question} (${answered.focus})` : question };
}

/** The question as it stands alone: by rules, and by a model where they cannot say. */
async function aloneOf(turn: Turn, asked: Language, generation: Generation | undefined): Promise<string> {
	const { message, earlier, library, signal } = turn;
	const corpus = corpusOf(library);
	const rules = standalone(message.text, asked, earlier, corpus);
	if (!generation || !isUnclear(message.text, asked, earlier, corpus)) return rules;
	const task = { language: asked, corpus, signal };
	const { text: said, asker } = message;
	return (await generation.rewrite(said, earlier, task, owner(message), asker.name)) ?? rules;
}

/** Sentences are shown as soon as they are checked. */
async function worded(question: string, answered: Answered, turn: Turn, generation: Generation): Promise<Outcome> {
	const { language, words, library, message, signal, progress } = turn;
	if (!answered.answer.found) return { answered };
	const places = new Set(answered.sources.map(({ passage }) => passage)).size;
	progress({ status: words.wording.status(library.exchanges.length, places) });
	const corpus = corpusOf(library);
	const task = { question, language, words, answered, corpus, signal };
	return await generation.word(
		{ ...task, show: (claim, sources) => progress({ claim, sources }) },
		owner(message),
		message.asker.name,
	);
}

/** A refusal stays one; where there is a second ranking, it may name other documents as the nearest. */
async function closer(
	answered: Answered,
	question: string,
	language: Language,
	{ library, message }: Turn,
	{ near }: AskOptions,
): Promise<Answered> {
	if (answered.answer.found || !near) return answered;
	const corpus = corpusOf(library);
	const hits = await near(question, corpus, message.asker.name);
	return hits
		? { ...answered, answer: { found: false, nearest: nearest(question, language, corpus, hits) } }
		: answered;
}

function foundReply(outcome: Outcome, { language, words, progress }: Turn): Reply | undefined {
	const { answered, author, hindrance } = outcome;
	const { answer, sources, contacts, notes } = answered;
	if (!answer.found) return undefined;
	if (!author) for (const claim of answer.claims) progress({ claim, sources });
	const lines = answer.claims.map(claimLine);
	const [first] = lines;
	const body: Block = lines.length === 1 && first ? { kind: 'text', text: first } : { kind: 'list', items: lines };
	const remarks = [
		...notes,
		...(words.translated && !author ? [words.translated] : []),
		...(hindrance ? [words.wording.hindered[hindrance.kind](hindrance.reference)] : []),
	];
	const said = reply(language, body, ...remarks.map((note) => text(note)));
	return { ...said, answer, sources, contacts, ...(author ? { author } : {}) };
}

function missingReply(turn: Turn, { answer }: Answered, { site, office, address }: AskOptions): Reply {
	const { language, words, library } = turn;
	const nearest = answer.found ? [] : answer.nearest;
	const blocks: Block[] = [text(words.missing.plain, ' ', searched(library, words))];
	if (nearest.length > 0) {
		const items = nearest.map(({ document, title }): Inline[] => [{ link: title, url: address(document) }]);
		blocks.push(text(words.missing.nearest), { kind: 'list', items });
	}
	blocks.push(office ? text(words.missing.offer) : text(words.missing.site, ' ', { link: site, url: site }));
	return { ...reply(language, ...blocks), answer };
}

function searched({ exchanges }: Library, words: Words): string {
	if (exchanges.length === 0) return words.missing.nothing;
	const [first] = exchanges;
	const newest = first ? dateOf(first) : '';
	return words.missing.searched(exchanges.length, newest ? words.day(newest) : '');
}
