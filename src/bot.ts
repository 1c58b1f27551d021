/** Message in, reply out. */

import { randomBytes } from 'node:crypto';
import { languageOf } from './answering/tongue.js';
import type { Buttons } from './buttons.js';
import type { Capability, Turn } from './capabilities/capability.js';
import { talkLanguage } from './capabilities/talk.js';
import type { Bot } from './channel.js';
import { recall, remember } from './conversation.js';
import { clean } from './language/fold.js';
import { type Library, narrow } from './library/library.js';
import type { Log } from './log.js';
import type { Message } from './message.js';
import { type Reply, reply, text } from './reply.js';
import { corpusOf } from './retrieval/corpus.js';
import type { Store } from './store/store.js';
import { wordsFor } from './words/words.js';

export interface BotParts {
	/** The current snapshot; a question keeps the one it started with. */
	library(): Library;
	/** In order; the last recognises everything. */
	capabilities: readonly Capability[];
	store: Store;
	buttons: Buttons;
	log: Log;
	clock(): number;
}

/** How long a message id counts as answered. */
const REMEMBERED = 24 * 60 * 60 * 1000;

export function createBot(parts: BotParts): Bot {
	return {
		async answer(raw, signal) {
			const message = { ...raw, text: clean(raw.text) };
			try {
				return await answerOnce(message, signal, parts);
			} catch (cause) {
				const reference = randomBytes(4).toString('hex').toUpperCase();
				parts.log.error('question failed', { reference, channel: message.from.channel }, cause);
				const language = languageOf(message.text, message.asker.language);
				return { ...reply(language, text(wordsFor(language).fault(reference))), show: 'private' };
			}
		},
	};
}

async function answerOnce(message: Message, signal: AbortSignal, parts: BotParts): Promise<Reply | undefined> {
	const claim = await parts.store.claim(`message:${message.from.channel}:${message.id}`, REMEMBERED);
	if (!claim) return undefined;
	try {
		const given = await answerTurn(message, signal, parts);
		await claim.done();
		return given;
	} catch (cause) {
		await claim.release();
		throw cause;
	}
}

async function answerTurn(
	message: Message,
	signal: AbortSignal,
	{ library, capabilities, store, buttons, clock }: BotParts,
): Promise<Reply> {
	const memory = await recall(store, message);
	const seen = narrow(library(), message.asker.audience);
	const usual = memory.language ?? message.asker.language;
	const spoken = () =>
		message.pressed
			? (usual ?? 'de')
			: (talkLanguage(message.text, usual) ?? languageOf(message.text, usual, corpusOf(seen).glossary.has));
	const language = message.language ?? spoken();
	const words = wordsFor(language);
	const kept = message.pressed && (await buttons.find(message.pressed.token, message.person));
	if (message.pressed && !kept) return { ...reply(language, text(words.expired)), show: 'private' };
	const turn: Turn = {
		message,
		...(kept && message.pressed ? { pressed: { ...kept, fields: message.pressed.fields } } : {}),
		earlier: memory.questions,
		language,
		words,
		library: seen,
		now: new Date(clock()),
		signal,
	};
	if (signal.aborted) return reply(language, text(words.stopped));
	const capability = capabilities.find((candidate) => candidate.recognise(turn));
	const handled = await capability?.handle(turn);
	if (!handled) return reply(language, text(words.small.unclear));
	if (handled.question) await remember(store, message, memory, handled.question, language, clock());
	return handled.reply;
}
