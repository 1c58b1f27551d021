/** What `--json` prints of a document. */

import type { Passage } from '../library/exchange.js';
import { ingestWords, type NoteRow } from '../words/ingest.js';
import { line, type Note, shorten } from './block.js';
import type { Contact } from './fact.js';
import type { Ingested } from './ingest.js';

interface Person {
	name: string;
	role: string | null;
	organisation: string | null;
	municipality: string | null;
}

export interface Outcome {
	id: string;
	title: string;
	kind: string;
	starts: string | null;
	ends: string | null;
	place: string | null;
	host: string | null;
	coverage: string;
	municipalities: string[];
	measures: { municipality: string; title: string; contacts: Person[] }[];
	contacts: Person[];
	passages: (Pick<Passage, 'anchor' | 'headings' | 'text'> & { page: number | null })[];
	problems: { kind: string; paragraph: number | null; text: string }[];
}

const person = ({ name, role, organisation, municipality }: Contact): Person => ({
	name,
	role: role ?? null,
	organisation: organisation ?? null,
	municipality: municipality ?? null,
});

export function outcomeOf({
	id,
	head,
	coverage,
	municipalities,
	measures,
	contacts,
	unsure,
	notes,
	exchange,
	paragraphs,
}: Ingested): Outcome {
	const doubts: Note[] = [
		...unsure.contacts.map(
			(one): Note => ({
				kind: 'unsure-contact',
				detail: [one.name, one.role, one.organisation].filter(Boolean).join(', '),
				paragraph: one.paragraph,
			}),
		),
		...unsure.measures.map((one): Note => ({ kind: 'unsure-measure', detail: one.title, paragraph: one.paragraph })),
		...unsure.municipalities.map((one): Note => ({ kind: 'unsure-town', detail: one.value, paragraph: one.paragraph })),
	];
	return {
		id,
		title: head.title,
		kind: head.kind.value,
		starts: head.starts?.value ?? null,
		ends: head.ends?.value ?? null,
		place: head.place?.value ?? null,
		host: head.host?.value ?? null,
		coverage,
		municipalities: municipalities.map(({ value }) => value),
		measures: measures.map((one) => ({
			municipality: one.municipality,
			title: one.title,
			contacts: one.contacts.map(person),
		})),
		contacts: contacts.map(person),
		passages: exchange.passages.map(({ anchor, headings, text }, at) => ({
			anchor,
			headings,
			text,
			page: paragraphs[at]?.page ?? null,
		})),
		problems: [...notes, ...doubts].map(problemOf),
	};
}

/** Some sentences need nothing of the note. */
const said: Readonly<Record<Note['kind'], (row: NoteRow) => string>> = ingestWords.notes;

const problemOf = ({ kind, detail, paragraph }: Note) => ({
	kind,
	paragraph: paragraph || null,
	text: said[kind]({ detail: shorten(line(detail), 100), ...(paragraph ? { paragraph } : {}) }),
});
