/** Message in, reply out; and the ports that channels are given. */

import { randomBytes } from 'node:crypto';
import { languageOf } from './answering/tongue.js';
import type { Buttons } from './buttons.js';
import type { Capability, Turn } from './capabilities/capability.js';
import { talkLanguage } from './capabilities/talk.js';
import { recall, remember } from './conversation.js';
import { clean } from './language/fold.js';
import { type Library, narrow } from './library/library.js';
import type { Log } from './log.js';
import type { Address, Language, Message } from './message.js';
import { type Contact, type Reply, reply, text } from './reply.js';
import { corpusOf } from './retrieval/corpus.js';
import type { Store } from './store/store.js';
import { wordsFor } from './words/words.js';

export interface Bot {
	/** Never rejects; undefined when there is nothing to say (a redelivery). */
	answer(message: Message, signal: AbortSignal): Promise<Reply | undefined>;
}

export type Sent = { ok: true; id: string } | { ok: false; gone: boolean; retryAfter?: number };

export interface Channel {
	name: string;
	/** Whether it can write to somebody unasked. */
	writes: boolean;
	start(bot: Bot): Promise<void>;
	send(to: Address, reply: Reply): Promise<Sent>;
	/** Replaces a message sent earlier. */
	update(id: string, to: Address, reply: Reply): Promise<Sent>;
	stop(): Promise<void>;
}

export type Audience = 'public' | 'programme';

/** A documentation as a page shows it. Dates are ISO; `published` may be a year or a month. */
export interface DocumentView {
	id: string;
	title: string;
	kind: 'peer-to-peer' | 'network-meeting' | 'project-profile' | 'programme';
	series?: string | undefined;
	number?: number | undefined;
	starts?: string | undefined;
	ends?: string | undefined;
	published?: string | undefined;
	place?: string | undefined;
	host?: string | undefined;
	source: { publisher: string; title: string; url?: string | undefined };
	wording: 'original' | 'summary';
	coverage: 'complete' | 'partial';
	measures: readonly {
		municipality: string;
		state?: string | undefined;
		title: string;
		status?: string | undefined;
		summary?: string | undefined;
		contacts:
			| readonly Omit<Contact, 'document'>[]
			| readonly { name: string; role?: string | undefined; organisation?: string | undefined }[];
	}[];
	/** In reading order; `headings` from the outermost in. */
	passages: readonly { anchor: string; headings: readonly string[]; text: string }[];
}

/** What a channel may show besides replies: the documents an audience may read. Always the current library. */
export interface Viewer {
	list(audience: Audience): readonly DocumentView[];
	find(id: string, audience: Audience): DocumentView | undefined;
	/** Address of a document, or of a paragraph in it, as linked from answers. */
	address(document: string, anchor?: string): string;
	/** For /healthz: counts and the library's hash, no contents. */
	state(): { documents: number; passages: number; problems: number; hash: string };
}

/** A short text of the operator, as Markdown: imprint, privacy, accessibility. */
export interface OperatorPages {
	read(name: 'impressum' | 'datenschutz' | 'barrierefreiheit', language: Language): Promise<string | undefined>;
}

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
