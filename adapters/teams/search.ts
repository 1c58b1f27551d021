/** The message extension: documents and people to put into a message to somebody else, each with its source. Pure but for the viewer. */

import type { Audience, DocumentView, Found, Viewer } from '../../src/channel.js';
import type { Asker } from '../../src/message.js';
import type { Inline } from '../../src/reply.js';
import { wordsFor } from '../../src/words/words.js';
import { attached, card, heading, rich } from './card.js';
import type { Heard } from './heard.js';
import type { Json } from './plain.js';
import { cut, literal } from './text.js';

export type Search = (
	heard: Heard & { kind: 'searched' },
	asker: Pick<Asker, 'audience' | 'language'>,
) => Promise<Json>;

/** What can be inserted. */
interface Insert {
	title: string;
	lines: string[];
	found: Found;
}

const PAGE = 10;
/** Paragraphs looked at. */
const LOOKED = 60;
const LIMIT = { paragraph: 600, preview: 120 };
const WORD = /[\p{L}\p{N}]{2,}/gu;

export function createSearch(viewer: Viewer): Search {
	return async ({ command, text: said, skip }, { audience, language = 'de' }) => {
		if (!said.match(WORD)) return message(wordsFor(language).teams.search);
		const ranked = await viewer.search(said, audience, language, LOOKED);
		const found = ranked.length > 0 ? ranked : begun(viewer, audience, said);
		const inserts = command === 'contacts' ? contactsIn(viewer, audience, said, found) : passagesIn(found);
		const page = inserts.slice(skip, skip + PAGE).map((one) => renderInsert(one, viewer, language));
		return page.length > 0 ? results(page) : message(wordsFor(language).teams.nothing);
	};
}

/** While somebody is still typing: paragraphs with a word that begins like the last one. */
function begun(viewer: Viewer, audience: Audience, said: string): Found[] {
	const last = said.toLowerCase().match(WORD)?.at(-1) ?? '';
	if (last.length < 3) return [];
	return viewer.list(audience).flatMap((document) => {
		const passage = document.passages.find(({ text, headings }) => begins(`${headings.join(' ')} ${text}`, last));
		return passage ? [{ document, passage }] : [];
	});
}

const begins = (text: string, start: string) =>
	(text.toLowerCase().match(WORD) ?? []).some((word) => word.startsWith(start));

/** The best paragraph of each document. */
function passagesIn(found: readonly Found[]): Insert[] {
	const best = new Map(found.toReversed().map((one) => [one.document.id, one]));
	const first = found.filter((one) => best.get(one.document.id) === one);
	return first.map((one) => ({
		title: one.document.title,
		lines: [cut(one.passage.text, LIMIT.paragraph)],
		found: one,
	}));
}

/** People by their own name, else those whose measure the paragraphs tell of. Each once. */
function contactsIn(viewer: Viewer, audience: Audience, said: string, found: readonly Found[]): Insert[] {
	const wanted = said.toLowerCase().match(WORD) ?? [];
	const people = new Map<string, Insert>();
	const add = (insert: Insert) => people.set(insert.title, people.get(insert.title) ?? insert);
	const named = ({ name }: { name: string }) => wanted.every((word) => begins(name, word));
	for (const document of viewer.list(audience))
		for (const insert of inserts(document, document.passages[0], () => true, named)) add(insert);
	for (const { document, passage } of found) {
		const told = `${passage.headings.join(' ')} ${passage.text}`;
		const tells = ({ municipality, title }: Measure) => told.includes(municipality) || told.includes(title);
		for (const insert of inserts(document, passage, tells, () => true)) add(insert);
	}
	return [...people.values()];
}

type Measure = DocumentView['measures'][number];

function inserts(
	document: DocumentView,
	passage: Found['passage'] | undefined,
	about: (measure: Measure) => boolean,
	who: (contact: { name: string }) => boolean,
): Insert[] {
	if (!passage) return [];
	return document.measures.filter(about).flatMap(({ municipality, title, contacts }) =>
		[...contacts].filter(who).map(({ name, role, organisation }) => {
			const lines = [[role, organisation].filter(Boolean).join(', '), `${municipality}: ${title}`];
			return { title: name, lines: lines.filter(Boolean), found: { document, passage } };
		}),
	);
}

function renderInsert(
	{ title, lines, found: { document, passage } }: Insert,
	viewer: Viewer,
	language: 'de' | 'en',
): Json {
	const words = wordsFor(language);
	const date = document.starts ?? document.published;
	const source = [document.title, date && words.day(date), document.source.publisher].filter(Boolean).join(' · ');
	const link: Inline = { link: words.source.read, url: viewer.address(document.id, passage.anchor) };
	const content = card([
		rich([{ strong: title }]),
		...lines.map((line) => rich([line])),
		heading(words.teams.sources),
		rich([source], { isSubtle: true }),
		rich([link]),
	]);
	const first = lines.join(' · ');
	const preview = { title: cut(plain(title), LIMIT.preview), text: cut(plain(first), LIMIT.preview) };
	return {
		...attached(content),
		preview: { contentType: 'application/vnd.microsoft.card.thumbnail', content: preview },
	};
}

/** Previews read HTML. */
const plain = (said: string) => literal(said).replaceAll('<', '‹').replaceAll('>', '›');

function results(attachments: readonly Json[]): Json {
	return { composeExtension: { type: 'result', attachmentLayout: 'list', attachments } };
}

function message(said: string): Json {
	return { composeExtension: { type: 'message', text: said } };
}
