/** What goes out: a neutral document. Adapters render it; nothing here knows a platform's markup. */

export type Inline = string | { strong: string } | { link: string; url: string } | { cite: number };

export type Block =
	| { kind: 'text'; text: Inline[] }
	| { kind: 'list'; items: Inline[][] }
	| { kind: 'quote'; text: Inline[] }
	| { kind: 'card'; title: string; facts: [label: string, value: Inline[]][] };

/** A source as the reader sees it. `quote` is literally in the paragraph; only `original` wording gets quotation marks. */
export interface Citation {
	n: number;
	document: string;
	/** `<document>#<anchor>` */
	passage: string;
	title: string;
	/** ISO date of the event or of the information. */
	date?: string;
	section: string;
	quote: string;
	wording: 'original' | 'summary';
	publisher: string;
	url?: string;
	/** Token of the button that opens the paragraph, where the channel has buttons. */
	open?: string;
}

/** A person as named in a document. */
export interface Contact {
	name: string;
	role?: string;
	organisation?: string;
	municipality?: string;
	document: string;
}

export interface Field {
	name: string;
	label: string;
	value?: string;
	lines?: number;
	/** May stay empty. */
	optional?: boolean;
	/** A day `2027-03-12`, a time of day `10:00`, or plain text. */
	input?: 'date' | 'time';
	/** One of these, instead of text. */
	choices?: { value: string; label: string }[];
}

/** The token names state kept with us, bound to the person, expiring; empty where the button only opens an address. */
export interface Button {
	label: string;
	token: string;
	form?: Field[];
	url?: string;
}

/** A sentence and what carries it. No source, no sentence: the type says so. */
export interface Claim {
	text: string;
	/** How the text begins, where that is worth emphasis: the town of a row, the date asked for. */
	lead?: string;
	cites: readonly [number, ...number[]];
}

export interface Nearest {
	document: string;
	title: string;
}

export type Answer = { found: true; claims: Claim[] } | { found: false; nearest: Nearest[] };

export interface Reply {
	language: 'de' | 'en';
	blocks: Block[];
	sources: Citation[];
	contacts: Contact[];
	buttons: Button[];
	answer?: Answer;
	/** Heading of a form, a window or a section. */
	title?: string;
	/** Registered people it shows, named as in stored rows: what is kept of it goes with them. */
	people?: readonly string[];
	/** The model that wrote the text; absent where every sentence is quoted. */
	author?: string;
	/** The question as it was read, where that is not how it was put. */
	understood?: string;
	/** Tokens of the two buttons that rate an answer. */
	rating?: { helpful: string; unhelpful: string };
	/** To all, to the asker only, as a form, or in place of the message pressed. */
	show: 'message' | 'private' | 'dialog' | 'instead';
}

/** An empty reply to build upon. */
export function reply(language: 'de' | 'en', ...blocks: Block[]): Reply {
	return { language, blocks, sources: [], contacts: [], buttons: [], show: 'message' };
}

/** A paragraph. */
export function text(...inlines: Inline[]): Block {
	return { kind: 'text', text: inlines };
}

/** A claim as a line: what it begins with emphasised, its sources at the end. */
export function claimLine({ text, lead, cites }: Claim): Inline[] {
	const said: Inline[] = lead && text.startsWith(lead) ? [{ strong: lead }, text.slice(lead.length)] : [text];
	return [...said, ...cites.flatMap((cite): Inline[] => [' ', { cite }])];
}

/** One inline as plain text: `[1]` for a citation, the address behind a link's label. */
export function plainInline(inline: Inline): string {
	if (typeof inline === 'string') return inline;
	if ('strong' in inline) return inline.strong;
	if ('cite' in inline) return `[${inline.cite}]`;
	return inline.link === inline.url ? inline.url : `${inline.link} (${inline.url})`;
}

/** A block as plain text, for terminals, notifications and JSON. */
export function plainBlock(block: Block): string {
	const line = (inlines: Inline[]) => inlines.map(plainInline).join('');
	switch (block.kind) {
		case 'text':
		case 'quote':
			return line(block.text);
		case 'list':
			return block.items.map((item) => `• ${line(item)}`).join('\n');
		case 'card':
			return [block.title, ...block.facts.map(([label, value]) => `${label}: ${line(value)}`)].join('\n');
	}
}
