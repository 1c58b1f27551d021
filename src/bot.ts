/** Message in, reply out. */

import { createHash, randomBytes } from 'node:crypto';
import { asksSomething } from './answering/follow.js';
import { languageOf } from './answering/tongue.js';
import type { Buttons, Kept } from './buttons.js';
import type { Capability, Turn } from './capabilities/capability.js';
import { talkLanguage } from './capabilities/talk.js';
import type { Bot, Progress } from './channel.js';
import { recall, remember, withdraw } from './conversation.js';
import { clean } from './language/fold.js';
import { type Library, narrow } from './library/library.js';
import type { Log } from './log.js';
import type { Language, Message } from './message.js';
import { chosenLanguage, owner } from './person.js';
import { type Reply, reply, text } from './reply.js';
import { corpusOf } from './retrieval/corpus.js';
import type { Json, Store } from './store/store.js';
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
	/** A fault somebody has to look at: logged, and the person gets the number it is logged under. */
	const fault = (message: Message, cause: unknown): Reply => {
		const reference = randomBytes(4).toString('hex').toUpperCase();
		parts.log.error('question failed', { reference, channel: message.from.channel }, cause);
		const language = languageOf(message.text, message.asker.language);
		return { ...reply(language, text(wordsFor(language).fault(reference))), show: 'private' };
	};
	return {
		async answer(raw, signal, progress = () => undefined) {
			const message = cleaned(raw);
			try {
				return await answerOnce(message, signal, progress, parts);
			} catch (cause) {
				return fault(message, cause);
			}
		},
		async home(message) {
			try {
				const turn = await openTurn(message, new AbortController().signal, () => undefined, parts);
				const sections = await Promise.all(parts.capabilities.flatMap((capability) => capability.home?.(turn) ?? []));
				return sections.filter(({ blocks, buttons }) => blocks.length + buttons.length > 0);
			} catch (cause) {
				return [fault(message, cause)];
			}
		},
		async overheard(message, toOthers = false) {
			const memory = await recall(parts.store, message);
			if (memory.questions.length === 0 || memory.withdrawn) return false;
			const spokeLast = !toOthers && memory.person === owner(message).person;
			if (!spokeLast) await withdraw(parts.store, message);
			return spokeLast && asksSomething(message.text);
		},
		async defer(message, rest, label) {
			const state = { audience: message.asker.audience, rest: JSON.parse(JSON.stringify(rest)) as Json };
			const offer = { capability: 'more', state, about: rest.people ?? [] };
			const [token = ''] = await parts.buttons.keep(message, rest.language, [offer]);
			return { label, token };
		},
	};
}

/** What people typed, freed of what nobody can see. */
function cleaned(message: Message): Message {
	const { text: said, pressed } = message;
	if (!pressed?.fields) return { ...message, text: clean(said) };
	const fields = Object.entries(pressed.fields).map(([name, value]) => [name, clean(value)] as const);
	return { ...message, text: clean(said), pressed: { ...pressed, fields: Object.fromEntries(fields) } };
}

/** What was asked privately is answered privately, small talk too; a button may say it aloud. */
function discreet({ private: alone, pressed }: Message, given: Reply): Reply {
	return alone && !pressed && given.show === 'message' ? { ...given, show: 'private' } : given;
}

/** On the web the id of a message holds that of the conversation, which is all that is known of the person. */
function claimOf({ from, id }: Message): string {
	return `message:${createHash('sha256').update(`${from.channel}:${id}`).digest('base64url')}`;
}

async function answerOnce(
	message: Message,
	signal: AbortSignal,
	progress: Progress,
	parts: BotParts,
): Promise<Reply | undefined> {
	const claim = await parts.store.claim(claimOf(message), REMEMBERED);
	if (!claim) return undefined;
	try {
		const given = await answerTurn(message, signal, progress, parts);
		await claim.done();
		return discreet(message, given);
	} catch (cause) {
		await claim.release();
		throw cause;
	}
}

async function answerTurn(message: Message, signal: AbortSignal, progress: Progress, parts: BotParts): Promise<Reply> {
	const { store, buttons, capabilities, clock } = parts;
	const kept = message.pressed && (await buttons.find(message));
	const opened = await openTurn(message, signal, progress, parts);
	const asked =
		typeof kept === 'object' ? { ...opened, language: kept.language, words: wordsFor(kept.language) } : opened;
	const { language, words } = asked;
	const privately = (said: string): Reply => ({ ...reply(language, text(said)), show: 'private' });
	if (message.pressed && !kept) return privately(words.expired);
	if (kept === 'foreign') return privately(words.foreign);
	if (signal.aborted) return reply(language, text(words.stopped));
	const fields = message.pressed?.fields;
	if (kept?.form && !fields) return dialog(language, kept, message.pressed?.token ?? '');
	const turn: Turn = kept ? { ...asked, pressed: { ...kept, fields: fields ?? {} } } : asked;
	const capability = capabilities.find((candidate) => candidate.recognise(turn));
	const handled = await capability?.handle(turn);
	if (!handled) return reply(language, text(words.small.unclear));
	if (handled.question) await remember(store, message, [...turn.earlier, handled.question], language, clock());
	return handled.reply;
}

/** The form behind a button, to be filled in. */
function dialog(language: Language, { label = '', form = [] }: Kept, token: string): Reply {
	return { ...reply(language), title: label, buttons: [{ label, form, token }], show: 'dialog' };
}

async function openTurn(
	message: Message,
	signal: AbortSignal,
	progress: Progress,
	{ library, store, clock }: BotParts,
): Promise<Turn> {
	const [memory, chosen] = await Promise.all([recall(store, message), chosenLanguage(store, message)]);
	const seen = narrow(library(), message.asker.audience);
	const usual = memory.language ?? message.asker.language;
	const spoken = () =>
		message.pressed || message.command
			? (usual ?? 'de')
			: (talkLanguage(message.text, usual) ?? languageOf(message.text, usual, corpusOf(seen).glossary.has));
	const language = message.language ?? chosen ?? spoken();
	const words = wordsFor(language);
	const now = new Date(clock());
	return { message, earlier: memory.questions, language, words, library: seen, now, signal, progress };
}
