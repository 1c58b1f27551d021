/** What a channel is, and the ports it is given: all that an adapter knows of the bot. */

import type { Address, Language, Message } from './message.js';
import type { Button, Citation, Claim, Contact, Reply } from './reply.js';

/** What is heard of an answer while it is made. The reply stays authoritative. */
export type Progress = (part: { status: string } | { claim: Claim; sources: readonly Citation[] }) => void;

/** All that a page or a terminal needs: questions and answers. */
export type Answering = Pick<Bot, 'answer'>;

export interface Bot {
	/** Never rejects; undefined when there is nothing to say (a redelivery). */
	answer(message: Message, signal: AbortSignal, progress?: Progress): Promise<Reply | undefined>;
	/** The start page of a person: one titled reply a section. Never rejects. */
	home(message: Message): Promise<readonly Reply[]>;
	/** Whether words nobody addressed to the bot follow up on its last answer there. Others who speak end that. */
	overheard(message: Message, toOthers?: boolean): Promise<boolean>;
	/** A button that shows a reply, for what does not fit into one message. */
	defer(message: Message, rest: Reply, label: string): Promise<Button>;
}

export type Sent = { ok: true; id: string } | Unsent;

export interface Unsent {
	ok: false;
	/** The place is no more, or will not have us. */
	gone: boolean;
	/** It may have arrived though nobody said so. */
	unknown?: boolean;
	/** Milliseconds. */
	retryAfter?: number;
}

/** @typeParam Needs what of the bot the channel uses */
export interface Channel<Needs = Bot> {
	name: string;
	/** Whether it can write to somebody unasked. */
	writes: boolean;
	start(bot: Needs): Promise<void>;
	send(to: Address, reply: Reply): Promise<Sent>;
	/** What may be shown there now: the narrowest of all who read there decides. Unclassifiable counts as public. */
	audience(to: Address): Promise<Audience>;
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

/** A paragraph of a document. */
export interface Found {
	document: DocumentView;
	passage: DocumentView['passages'][number];
}

/** What the documents tell of municipalities, and what a map needs. Everything in it is as an audience may see it. */
export interface TownsView {
	/** By name. */
	towns: readonly TownView[];
	/** Of all measures, the most frequent first; `count` measures have it. */
	topics: readonly { topic: string; count: number }[];
	/** Lines of a map; an area where one ends with the point it begins with. */
	outline: readonly { points: readonly { latitude: number; longitude: number }[] }[];
}

export interface TownView {
	/** Unique, and fit for an address. */
	id: string;
	name: string;
	state?: string;
	/** Degrees; both or neither. */
	latitude?: number;
	longitude?: number;
	/** Oldest first, as the documents of each. `date` is ISO, possibly a year or a month, or empty. */
	measures: readonly {
		title: string;
		summary?: string;
		topics: readonly string[];
		documents: readonly { document: string; title: string; date: string; anchor?: string }[];
	}[];
}

/** What a channel may show besides replies: the documents an audience may read. Always the current library. */
export interface Viewer {
	list(audience: Audience): readonly DocumentView[];
	find(id: string, audience: Audience): DocumentView | undefined;
	/** Paragraphs that match a question or keywords, the best first. Never rejects. */
	search(text: string, audience: Audience, language: Language, limit: number): Promise<readonly Found[]>;
	/** All municipalities of the measures an audience may read of. */
	towns(audience: Audience): TownsView;
	/** Address of a document, or of a paragraph in it, as linked from answers. */
	address(document: string, anchor?: string): string;
	/** Address of another page, by its path. */
	page(path: string): string;
	/** For /healthz: counts and the library's hash, no contents. */
	state(): { documents: number; passages: number; problems: number; library: string };
}

/** Events for calendar programs, as ICS text. */
export interface Calendars {
	/** All public events. */
	open(language: Language): string;
	/** One public event. */
	event(id: string, language: Language): string | undefined;
	/** What a person subscribed to, by the secret in the address; undefined where it is not, or no longer, known. */
	personal(secret: string): Promise<string | undefined>;
}

/** What is kept of somebody, to be fetched once by the secret in an address. */
export interface Downloads {
	/** As JSON text; undefined where the secret is unknown, used or expired. */
	take(secret: string): Promise<string | undefined>;
}

/** A short text of the operator, as Markdown: imprint, privacy, accessibility. */
export interface OperatorPages {
	read(name: 'impressum' | 'datenschutz' | 'barrierefreiheit', language: Language): Promise<string | undefined>;
}

/** Secrets of a channel, such as the tokens of workspaces: encrypted at rest. */
export interface Vault {
	get(name: string): Promise<string | undefined>;
	put(name: string, secret: string): Promise<void>;
	remove(name: string): Promise<void>;
	names(prefix: string): Promise<string[]>;
}

/** Something to be answered, kept from its arrival until the answer is out. */
export interface Delivery<T> {
	item: T;
	/** 1, or more where an earlier try broke off. */
	attempt: number;
	/** An earlier try broke off while it was sending: the answer may be out already. */
	uncertain: boolean;
	/** Says that from now on the answer may be out. */
	sending(): Promise<void>;
	/** The answer is out: what was kept is forgotten, except that it came. */
	done(): Promise<void>;
	/** It broke off here: whoever looks next may try again. */
	release(): Promise<void>;
}

/** Messages on their way, so that a crash loses none, doubles at most one, and eleven deliveries are one message. */
export interface Inbox {
	/** Durable once resolved; undefined where this key came before. */
	take<T>(key: string, item: T): Promise<Delivery<T> | undefined>;
	/** Deliveries under a prefix whose worker is gone, each given to one caller. */
	abandoned<T>(prefix: string): Promise<Delivery<T>[]>;
}

/** What a channel keeps of its own, as plain JSON: where it may write, what belongs to a message. */
export interface Shelf {
	/** Undefined when absent or expired. */
	get(key: string): Promise<unknown>;
	/** Replaces what is there. It goes with the person or the tenant it belongs to, named as in `Leaving`, and with others it is about. */
	put(
		key: string,
		value: object,
		more?: { person?: string; tenant?: string; about?: readonly string[]; days?: number },
	): Promise<void>;
	remove(key: string): Promise<void>;
}

/** People and tenants who left: their data are erased after a time of grace, unless they come back. */
export interface Leaving {
	left(who: { tenant: string } | { person: string }): Promise<void>;
	back(who: { tenant: string } | { person: string }): Promise<void>;
}
