/** What a reader makes of a foreign file: its blocks in order, and what is worth a word about them. No format is known here. */

import { clean } from '../language/fold.js';

export interface Block {
	kind: 'heading' | 'text' | 'item' | 'row';
	/** Of headings, 1 to 6. */
	level?: number;
	text: string;
	/** Of PDF files, from 1. */
	page?: number;
}

export type NoteKind =
	| 'bystander'
	| 'cut'
	| 'hidden'
	| 'instruction'
	| 'invisible'
	| 'mail'
	| 'no-date'
	| 'no-title'
	| 'phone'
	| 'script'
	| 'unsure-contact'
	| 'unsure-measure'
	| 'unsure-town';

/** Something a person should look at. */
export interface Note {
	kind: NoteKind;
	/** In the source's words, shortened; never a telephone number or an address. */
	detail: string;
	/** Number of the paragraph, from 1; absent where it has none. */
	paragraph?: number;
}

export interface ReadSource {
	blocks: Block[];
	notes: Note[];
	/** What the file says of itself. */
	title?: string;
	url?: string;
	/** ISO day. */
	published?: string;
	publisher?: string;
}

export type Refusal =
	| 'binary'
	| 'broken'
	| 'deep'
	| 'empty'
	| 'entities'
	| 'format'
	| 'large'
	| 'locked'
	| 'long'
	| 'memory'
	| 'old-word'
	| 'pages'
	| 'scan'
	| 'slow'
	| 'unpacked';

/** The file cannot be taken in; what to do about it is said in `words/ingest.ts`. */
export class Refused extends Error {
	constructor(readonly kind: Refusal) {
		super(kind);
		this.name = 'Refused';
	}
}

export const LIMITS = {
	/** Bytes of a PDF or Word file, and of a text or page. */
	packed: 20_000_000,
	plain: 5_000_000,
	/** Bytes of the text inside a Word file, unpacked. */
	unpacked: 30_000_000,
	pages: 500,
	/** Characters of the text taken over; the library reads files up to a megabyte. */
	characters: 600_000,
	/** Characters of one paragraph; a longer one is parted. */
	paragraph: 12_000,
	depth: 400,
	seconds: 60,
	/** Megabytes. */
	memory: 768,
} as const;

/** One line, composed, without invisible characters. */
export const line = (text: string) => clean(text).replace(/\s+/gu, ' ').trim();

export const shorten = (text: string, length = 80) =>
	text.length > length ? `${text.slice(0, length - 1).trimEnd()}…` : text;
