/** Questions to the documentation. Last in the list: what nothing else recognises is a question. */

import { type Answered, answer, nearest } from '../answering/answer.js';
import { standalone } from '../answering/follow.js';
import { languageOf } from '../answering/tongue.js';
import { dateOf, type Library } from '../library/library.js';
import type { Language } from '../message.js';
import { type Block, claimLine, type Inline, type Reply, reply, text } from '../reply.js';
import { corpusOf } from '../retrieval/corpus.js';
import type { Meaning } from '../vectors/meaning.js';
import type { Words } from '../words/de.js';
import type { Capability, Turn } from './capability.js';

export interface AskOptions {
	/** Web site of the programme office, named where no chat address is configured. */
	site: string;
	/** Questions can be passed on. */
	office: boolean;
	/** Puts the buttons to a reply that the channel can show. */
	dress(turn: Turn, reply: Reply, question: string): Promise<Reply>;
	/** Address of a document for links. */
	address(document: string): string;
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
			const { language, words, library, message } = turn;
			const corpus = corpusOf(library);
			turn.progress({ status: words.status });
			/** Read in its own language, even where the answer is wanted in another. */
			const asked = languageOf(message.text, language, corpus.glossary.has);
			const question = standalone(message.text, asked, turn.earlier, corpus);
			const plain = answer(question, asked, words, corpus);
			const answered = plain && (await closer(plain, question, asked, turn, options));
			if (!answered) return { reply: reply(language, text(words.small.unclear)) };
			const said = foundReply(answered, turn) ?? missingReply(turn, answered, options);
			await options[answered.answer.found ? 'count' : 'missed']?.(turn, question, asked);
			const dressed = await options.dress(turn, said, question);
			return { reply: dressed, question: answered.focus ? `${question} (${answered.focus})` : question };
		},
	};
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

function foundReply(
	{ answer, sources, contacts, notes }: Answered,
	{ language, words, progress }: Turn,
): Reply | undefined {
	if (!answer.found) return undefined;
	for (const claim of answer.claims) progress({ claim, sources });
	const lines = answer.claims.map(claimLine);
	const [first] = lines;
	const body: Block = lines.length === 1 && first ? { kind: 'text', text: first } : { kind: 'list', items: lines };
	const remarks = [...notes, ...(words.translated ? [words.translated] : [])].map((note) => text(note));
	return { ...reply(language, body, ...remarks), answer, sources, contacts };
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
