/** What a channel is, and the ports it is given: all that an adapter knows of the bot. */

import type { Address, Language, Message } from './message.js';
import type { Contact, Reply } from './reply.js';

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
