/** The knowledge folder → an immutable snapshot. What cannot be read is listed as a problem and left out. */

import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { lstat, readdir, readFile, realpath } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { type ExchangeEvent, startOf } from '../events/event.js';
import { readEvent } from '../events/read.js';
import { fold } from '../language/fold.js';
import type { Dictionary } from './dictionary.js';
import type { Exchange } from './exchange.js';
import { createGazetteer, type Gazetteer, readMunicipalities } from './gazetteer.js';
import { type GlossaryEntry, readGlossary } from './glossary.js';
import { readOutline, type Stroke } from './outline.js';
import type { Problem } from './problem.js';
import { hashOf, type Readings, readSources, type Source } from './readings.js';
import { REDACTIONS } from './redaction.js';
import { redactSources } from './silence.js';

export interface Library {
	/** Newest first. */
	exchanges: readonly Exchange[];
	/** Earliest first. */
	events: readonly ExchangeEvent[];
	gazetteer: Gazetteer;
	/** For maps; empty where there is none. */
	outline: readonly Stroke[];
	glossary: readonly GlossaryEntry[];
	/** A whole dictionary for English questions, where this machine has one. */
	dictionary?: Dictionary;
	/** Folded; names of people are recognised by them. */
	givenNames: ReadonlySet<string>;
	problems: readonly Problem[];
	/** How many people objected to being named. */
	redactions: number;
	/** What was read from each document's file. */
	readings: Readings;
	/** Of everything read; two instances with the same hash give the same answers. */
	hash: string;
}

const REDACTED = new RegExp(`^${REDACTIONS.replace('.', '\\.')}$`);

/** Largest file read, in bytes. */
const LARGEST = 1_000_000;

/**
 * @param folder laid out like `knowledge/`
 * @param shipped where glossary and gazetteer come from when the folder has none of its own
 * @param before what was read earlier: files that did not change are not read again
 */
export async function openLibrary(folder: string, shipped: string, before: Readings = new Map()): Promise<Library> {
	const problems: Problem[] = [];
	const hash = createHash('sha256');
	const read = async (below: string, ending: RegExp) => {
		const own = await readFolder(folder, below, ending, problems);
		const isOwn = own.length > 0 || below === 'exchanges' || below === 'events';
		return isOwn ? own : await readFolder(shipped, below, ending, problems);
	};
	const [allExchanges, allEvents, glossaryFiles, townFiles, outlineFiles, nameFiles, redactionFiles] =
		await Promise.all([
			read('exchanges', /\.md$/i),
			read('events', /\.ya?ml$/i),
			read('glossary', /\.txt$/i),
			read('.', /^municipalities\.csv$/),
			read('.', /^outline\.csv$/),
			read('.', /^given-names\.txt$/),
			// An objection counts wherever the documents lie.
			Promise.all(
				[...new Set([resolve(folder), resolve(shipped)])].map((root) => readFolder(root, '.', REDACTED, problems)),
			),
		]);
	const towns = townFiles.map((source) => readMunicipalities(source.file, source.text));
	const outlines = outlineFiles.map((source) => readOutline(source.file, source.text));
	const glossaries = glossaryFiles.map((source) => readGlossary(source.file, source.text));
	problems.push(...[...towns, ...outlines, ...glossaries].flatMap((part) => part.problems));
	const gazetteer = createGazetteer(towns.flatMap((part) => part.municipalities));
	const glossary = glossaries.flatMap((part) => part.entries);
	const givenNames = new Set(
		nameFiles.flatMap(({ text }) => text.replace(/^#.*$/gm, '').match(/\p{L}+/gu) ?? []).map(fold),
	);
	const silence = redactSources(redactionFiles.flat(), { gazetteer, glossary, givenNames });
	problems.push(...silence.problems);
	const [exchangeFiles, eventFiles] = [allExchanges.map(silence.redact), allEvents.map(silence.redact)];
	for (const { file, text } of [exchangeFiles, eventFiles, glossaryFiles, townFiles, outlineFiles, nameFiles].flat())
		hash.update(`${file}\0${text}\0`);
	const frame = hashOf(...[...townFiles, ...redactionFiles.flat()].map(({ text }) => text));
	const damaged = problems.flatMap(({ file, kind }) => (DAMAGED.has(kind) ? [file] : []));
	const readings = readSources(exchangeFiles, frame, gazetteer, before, damaged);
	for (const { kept } of readings.values()) if (kept) hash.update(kept);
	const exchanges = exchangesOf(readings, problems);
	return {
		exchanges: exchanges.sort(newestFirst),
		events: readEvents(eventFiles, exchanges, problems).sort(earliestFirst),
		gazetteer,
		outline: outlines.flatMap((part) => part.outline),
		glossary,
		givenNames,
		problems,
		redactions: silence.redactions,
		readings,
		hash: hash.digest('hex').slice(0, 16),
	};
}

/** A file that is there, but not to be read: saved in another encoding, say. */
const DAMAGED: ReadonlySet<Problem['kind']> = new Set(['unreadable', 'binary', 'too-large']);

const narrowed = new WeakMap<Library, Library>();

/** The part of a library an audience may see. The same object each time, so that what is derived from it is kept. */
export function narrow(library: Library, audience: 'public' | 'programme'): Library {
	if (audience === 'programme') return library;
	let open = narrowed.get(library);
	if (!open) {
		const exchanges = library.exchanges.filter((exchange) => exchange.audience === 'public');
		const events = library.events.filter((event) => event.audience === 'public');
		const all = exchanges.length === library.exchanges.length && events.length === library.events.length;
		open = all ? library : { ...library, exchanges, events };
		narrowed.set(library, open);
	}
	return open;
}

/** Newest first; „2025“ is newer than „2025-04“, for it may reach to the end of the year. Undated ones last. */
export function newestFirst(a: Exchange, b: Exchange): number {
	const [left, right] = [a, b].map((exchange) => lastDay(dateOf(exchange)));
	return (right ?? '').localeCompare(left ?? '') || a.id.localeCompare(b.id);
}

function earliestFirst(a: ExchangeEvent, b: ExchangeEvent): number {
	return startOf(a).epochMilliseconds - startOf(b).epochMilliseconds || a.id.localeCompare(b.id);
}

const lastDay = (date: string) => (date ? `${date}-99-99`.slice(0, 10) : '');

/** When a document's information holds: ISO, possibly a year or month only; empty when unknown. */
export function dateOf(exchange: Pick<Exchange, 'published' | 'starts' | 'ends'>): string {
	return exchange.published ?? exchange.ends ?? exchange.starts ?? '';
}

function exchangesOf(readings: Readings, problems: Problem[]): Exchange[] {
	const exchanges = new Map<string, Exchange>();
	for (const [file, reading] of readings) {
		problems.push(...reading.problems);
		if (!reading.exchange) continue;
		const { id } = reading.exchange;
		if (exchanges.has(id)) problems.push({ file, line: 2, kind: 'duplicate-id', detail: id, skipped: true });
		else exchanges.set(id, reading.exchange);
	}
	return [...exchanges.values()];
}

function readEvents(sources: readonly Source[], exchanges: readonly Exchange[], problems: Problem[]): ExchangeEvent[] {
	const events = new Map<string, ExchangeEvent>();
	for (const { file, text } of sources) {
		const read = readEvent(file, text);
		problems.push(...read.problems);
		if (!read.event) continue;
		const { id, documentation } = read.event;
		if (events.has(id)) {
			problems.push({ file, line: 1, kind: 'duplicate-id', detail: id, skipped: true });
			continue;
		}
		events.set(id, read.event);
		if (documentation !== undefined && !exchanges.some((exchange) => exchange.id === documentation))
			problems.push({ file, line: 1, kind: 'unknown-documentation', detail: documentation, skipped: false });
	}
	return [...events.values()];
}

async function readFolder(root: string, below: string, ending: RegExp, problems: Problem[]): Promise<Source[]> {
	const folder = join(root, below);
	let names: string[];
	try {
		names = (await readdir(folder)).filter((name) => ending.test(name) && !name.startsWith('.')).sort();
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'ENOENT')
			problems.push({ file: below, line: 1, kind: 'unreadable', detail: '', skipped: true });
		return [];
	}
	const home = await realpath(root);
	const read = await Promise.all(
		names.map((name) => readSource(home, join(folder, name), relative(root, join(folder, name)))),
	);
	for (const result of read) if ('kind' in result) problems.push(result);
	return read.filter((result): result is Source => 'text' in result);
}

async function readSource(home: string, path: string, file: string): Promise<Source | Problem> {
	const problem = (kind: Problem['kind'], detail = ''): Problem => ({ file, line: 1, kind, detail, skipped: true });
	try {
		const real = await realpath(path);
		if (real !== home && !real.startsWith(home + sep)) return problem('outside');
		const stats = await lstat(real);
		if (!stats.isFile()) return problem('not-a-file');
		if (stats.size > LARGEST) return problem('too-large', (stats.size / 1e6).toFixed(1));
		const bytes = await readFile(real);
		return isUtf8(bytes) ? { file, text: bytes.toString('utf8') } : problem('binary');
	} catch (error) {
		return problem('unreadable', error instanceof Error ? error.message : '');
	}
}
