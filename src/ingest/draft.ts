/** What was found → a file for `exchanges/`: front matter with the origin of each fact behind #, and the paragraphs word for word. */

import { slug } from '../library/body.js';
import { ingestWords } from '../words/ingest.js';
import { line } from './block.js';
import type { Digest, FoundMeasure } from './digest.js';
import type { Contact, Fact } from './fact.js';
import { type Head, quoted } from './head.js';
import type { Paragraph } from './tidy.js';

const { draft: words } = ingestWords;

/** „austausch-4-soziale-infrastruktur“, „netzwerktreffen-ost-2023“, „profil-plauen“ */
export function idOf({ title, number, kind, theme, starts, place }: Head): string {
	const year = starts?.value.slice(0, 4) ?? '';
	const region = /Region\s+(\p{Lu}[\p{L}-]+)/u.exec(title)?.[1];
	const named =
		kind.value === 'peer-to-peer'
			? ['austausch', number ?? (theme ? '' : year), theme ?? '']
			: /Netzwerktreffen/u.test(title)
				? ['netzwerktreffen', region ?? place?.value ?? '', year]
				: title.startsWith('Projektprofil') && place
					? ['profil', place.value]
					: [title, kind.value === 'network-meeting' && !/20\d\d/.test(title) ? year : ''];
	return slug(named.filter(Boolean).join(' ')) || 'dokument';
}

/** Bare where YAML reads it as the same text, else in double quotes, with nothing in it that could end them. */
export function scalar(value: string): string {
	const text = line(value);
	const bare =
		/^(?:\d{1,3}\.\s)?[\p{L}„][\p{L}\p{N}\p{M} .„“,;/()+&–%€²'’!?-]*$/u.test(text) &&
		!/^(?:true|false|null|yes|no|on|off|y|n|~)$/iu.test(text);
	return bare ? text : JSON.stringify(text);
}

const item = (value: string) => (/[,[\]{}]/.test(value) ? JSON.stringify(line(value)) : scalar(value));
const told = ({ paragraph, sure }: { paragraph: number; sure: number }) =>
	`  # ${words.fact(paragraph, Math.round(sure * 100))}`;

export function draftOf(digest: Digest, id: string): string {
	return `---\n${front(digest, id).join('\n')}\n---\n\n${body(digest.paragraphs).join('\n\n')}\n`;
}

function front(digest: Digest, id: string): string[] {
	const { head, measures, coverage } = digest;
	const fact = (key: string, found: Fact | undefined, write = scalar) =>
		found ? [`${key}: ${write(found.value)}${told(found)}`] : [];
	const day = (value: string) => JSON.stringify(value);
	const topics = [...new Set([head.theme, ...measures.map(({ kind }) => kind)].filter((topic) => topic !== undefined))];
	return [
		`# ${words.head}`,
		`id: ${id}`,
		`title: ${scalar(head.title)}`,
		...(head.series ? [`series: ${scalar(head.series)}`] : []),
		...(head.number ? [`number: ${head.number}`] : []),
		...fact('kind', head.kind),
		...fact('starts', head.starts, day),
		...fact('ends', head.ends, day),
		...fact('published', head.published, day),
		...fact('place', head.place),
		...fact('host', head.host),
		...(topics.length > 0 ? [`topics: [${topics.map(item).join(', ')}]`] : []),
		'source:',
		`  publisher: ${scalar(digest.publisher ?? head.host?.value ?? words.unknownPublisher)}${digest.publisher ? '' : `  # ${words.publisher}`}`,
		`  title: ${scalar(head.heading || head.title)}`,
		...(digest.url ? [`  url: ${JSON.stringify(digest.url)}`] : []),
		'wording: original',
		`coverage: ${coverage}`,
		'audience: public',
		...(measures.length > 0 ? ['measures:', ...measures.flatMap(measureLines)] : []),
		...unsureLines(digest),
	];
}

function measureLines({ municipality, state, title, kind, status, contacts, ...origin }: FoundMeasure): string[] {
	return [
		`  - municipality: ${scalar(municipality)}${told(origin)}`,
		`    state: ${scalar(state)}`,
		`    title: ${scalar(title)}`,
		...(kind ? [`    kind: ${scalar(kind)}`] : []),
		...(status ? [`    status: ${scalar(status)}`] : []),
		...(contacts.length > 0 ? ['    contacts:', ...contacts.flatMap(contactLines)] : []),
	];
}

function contactLines({ name, role, organisation, ...origin }: Contact): string[] {
	return [
		`      - name: ${scalar(name)}${told(origin)}`,
		...(role ? [`        role: ${scalar(role)}`] : []),
		...(organisation ? [`        organisation: ${scalar(organisation)}`] : []),
	];
}

/** Comments: a line each, so that nothing in them can end one. */
function unsureLines({ contacts, measures, unsure }: Digest): string[] {
	const used = new Set(measures.flatMap((measure) => measure.contacts.map(({ name }) => name)));
	const person = ({ name, role, organisation, ...origin }: Contact) =>
		`#   ${[name, role, organisation]
			.filter((part) => part !== undefined)
			.map(line)
			.join(', ')}${told(origin)}`;
	const others = contacts.filter(({ name }) => !used.has(name));
	const things = unsure.measures.map((one) => `#   ${line(one.municipality)}: ${line(quoted(one.title))}${told(one)}`);
	return [
		...(others.length > 0 ? [`# ${words.people}`, ...others.map(person)] : []),
		...(unsure.contacts.length > 0 ? [`# ${words.unsurePeople}`, ...unsure.contacts.map(person)] : []),
		...(things.length > 0 ? [`# ${words.unsureMeasures}`, ...things] : []),
	];
}

/** Paragraphs under their headings; of PDF files each page is a section, so that its number stands in the anchor. */
function body(paragraphs: readonly Paragraph[]): string[] {
	const lines: string[] = [];
	let path: readonly string[] = [];
	for (const { headings, page, text, kind } of paragraphs) {
		const own = page === undefined ? headings.slice(0, 4) : [words.page(page), ...headings.slice(0, 3)];
		const from = own.findIndex((heading, at) => heading !== path[at]);
		const first = from < 0 && own.length < path.length ? own.length - 1 : from;
		for (const [depth, heading] of own.entries())
			if (first >= 0 && depth >= first) lines.push(`${'#'.repeat(depth + 2)} ${escaped(heading)}`);
		path = own;
		lines.push(kind === 'item' ? `- ${escaped(text)}` : escaped(text));
	}
	return lines;
}

/** Text that Markdown reads as it stands. */
export function escaped(text: string): string {
	return text
		.replace(/[\\`*_[\]<>|~]/gu, '\\$&')
		.replace(/&(?=#?\w+;)/gu, '\\&')
		.replace(/^(\s*)([-+#=])/u, '$1\\$2')
		.replace(/^(\d{1,9})([.)])(?=\s|$)/u, '$1\\$2');
}
