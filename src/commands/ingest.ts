/** `ingest`: foreign documents → drafts in `exchanges/` that a person reads over. Re-reading a source and merging are not done here. */

import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { UsageError } from '../errors.js';
import { Refused } from '../ingest/block.js';
import type { Ingested, Knowledge } from '../ingest/ingest.js';
import { type FetchSource, openSource, SourceError } from '../ingest/open.js';
import { type Outcome, outcomeOf } from '../ingest/outcome.js';
import { shelve } from '../ingest/shelve.js';
import { ingestWords } from '../words/ingest.js';
import { type Command, openKnowledge, readWords, type Terminal } from './command.js';

export interface IngestPorts {
	/** Reads foreign bytes. @param address where they were fetched @throws Refused */
	ingest(bytes: Uint8Array, name: string, knowledge: Knowledge, address?: string): Promise<Ingested>;
	/** What `-` reads. */
	input: Readable;
	fetchSource?: FetchSource;
}

const options = {
	out: { type: 'string' },
	json: { type: 'boolean' },
	'dry-run': { type: 'boolean' },
	overwrite: { type: 'boolean' },
} as const;

export const createIngestCommand =
	(ports: IngestPorts): Command =>
	async ({ words, config, terminal, shipped }) => {
		const { values, positionals } = readWords(words, options, ingestWords.usage);
		if (positionals.length === 0) throw new UsageError(ingestWords.usage);
		const folder = values.out ?? config.KNOWLEDGE_DIR;
		const knowledge = await openKnowledge(folder, shipped);
		const read = await readAll(positionals, ports, knowledge, terminal);
		if (!read) return 1;
		const twice = read.find(({ id }, at) => read.some((other, index) => index < at && other.id === id));
		if (twice) {
			terminal.warn(ingestWords.sameId(twice.id));
			return 1;
		}
		const overwrite = values.overwrite === true;
		const written = values['dry-run'] ? await preview(folder, read) : await write(folder, read, overwrite, terminal);
		if (!written) return 1;
		if (values.json) terminal.print(JSON.stringify({ documents: read.map(outcomeOf) }));
		else for (const [at, one] of read.entries()) report(one, written[at] ?? '', terminal);
		return 0;
	};

/** All of them, or none. */
async function readAll(
	sources: readonly string[],
	ports: IngestPorts,
	knowledge: Knowledge,
	terminal: Terminal,
): Promise<Ingested[] | undefined> {
	const read: Ingested[] = [];
	for (const source of sources) {
		try {
			const { bytes, name, url } = await openSource(source, ports.input, ports.fetchSource);
			read.push(await ports.ingest(bytes, name, knowledge, url));
		} catch (error) {
			if (!(error instanceof Refused || error instanceof SourceError)) throw error;
			terminal.warn(ingestWords.refused(source, ingestWords.refusals[error.kind]));
			return undefined;
		}
	}
	return read;
}

async function preview(folder: string, read: readonly Ingested[]): Promise<string[]> {
	const files = read.map(({ id }) => join(folder, 'exchanges', `${id}.md`));
	const there = await Promise.all(
		files.map((file) =>
			lstat(file).then(
				() => true,
				() => false,
			),
		),
	);
	return files.map((file, at) => [ingestWords.dry(file), ...(there[at] ? [ingestWords.exists(file)] : [])].join('\n'));
}

async function write(
	folder: string,
	read: readonly Ingested[],
	overwrite: boolean,
	terminal: Terminal,
): Promise<string[] | undefined> {
	const shelved = await shelve(folder, read, overwrite);
	if (shelved.ok) return shelved.files.map(ingestWords.written);
	const said = { exists: ingestWords.exists, outside: ingestWords.outside, 'no-write': ingestWords.noWrite };
	terminal.warn(said[shelved.why](shelved.file));
	return undefined;
}

function report(one: Ingested, first: string, terminal: Terminal): void {
	const { measures, contacts, passages, problems }: Outcome = outcomeOf(one);
	terminal.print(first);
	terminal.print(
		ingestWords.found({ measures: measures.length, people: contacts.length, paragraphs: passages.length }),
	);
	for (const { text } of problems) terminal.print(`  - ${text}`);
	terminal.print(ingestWords.check);
}
