/** `sources`: the pages behind the documents, read once more; says what became of them. It changes no document. */

import { UsageError } from '../errors.js';
import type { Get } from '../fetch/get.js';
import { countFound, type Finding, type Reason, revisit, type Visit } from '../fetch/revisit.js';
import { readSightings, type Sighting, writeSightings } from '../fetch/sightings.js';
import type { Exchange } from '../library/exchange.js';
import { parseUrl } from '../url.js';
import { type SourceRow, type SourceState, sourcesWords } from '../words/sources.js';
import { type Command, openKnowledge, readWords, type Terminal } from './command.js';
import type { IngestPorts } from './ingest.js';

export interface SourcesPorts extends Pick<IngestPorts, 'ingest'> {
	/** Minds robots.txt and takes its time. */
	get: Get;
	now(): Date;
}

interface Linked {
	exchange: Exchange;
	url: string;
}

interface Told extends SourceRow {
	state: SourceState;
	reason?: Reason;
}

/** In these a person has something to do. */
const OPEN: ReadonlySet<SourceState> = new Set(['changed', 'moved', 'vanished', 'unreachable']);

const options = { out: { type: 'string' }, json: { type: 'boolean' } } as const;

export const createSourcesCommand =
	(ports: SourcesPorts): Command =>
	async ({ words, config, terminal, shipped }) => {
		const { values, positionals } = readWords(words, options, sourcesWords.usage);
		if (positionals.length > 0) throw new UsageError(sourcesWords.usage);
		const folder = values.out ?? config.KNOWLEDGE_DIR;
		const library = await openKnowledge(folder, shipped);
		const linked = library.exchanges.flatMap((exchange): Linked[] =>
			exchange.source.url ? [{ exchange, url: exchange.source.url }] : [],
		);
		const sightings = new Map(await readSightings(config.DATA_DIR));
		const visit: Visit = {
			get: ports.get,
			async read({ bytes, name, url }) {
				const { exchange } = await ports.ingest(bytes, name, library, url);
				return exchange.passages.map(({ text }) => text);
			},
			today: ports.now().toISOString().slice(0, 10),
		};
		const told = await readAll(linked, { sightings, visit, terminal, quiet: values.json === true });
		if (values.json) terminal.print(JSON.stringify({ sources: told }));
		else if (told.length === 0) terminal.print(sourcesWords.none(folder));
		else terminal.print(sourcesWords.summary(tally(told), library.exchanges.length - linked.length));
		const kept = [...sightings].filter(([url]) => linked.some((one) => one.url === url));
		await writeSightings(config.DATA_DIR, new Map(kept));
		return told.some(({ state }) => OPEN.has(state)) ? 1 : 0;
	};

interface Round {
	sightings: Map<string, Sighting>;
	visit: Visit;
	terminal: Terminal;
	quiet: boolean;
}

/** Each address once, also where several documents name it. */
async function readAll(linked: readonly Linked[], { sightings, visit, terminal, quiet }: Round): Promise<Told[]> {
	const found = new Map<string, Finding>();
	const told: Told[] = [];
	for (const [at, { exchange, url }] of linked.entries()) {
		let finding = found.get(url);
		if (!finding) {
			terminal.warn(sourcesWords.progress(at + 1, linked.length, parseUrl(url)?.host ?? ''));
			finding = await revisit(url, sightings.get(url), visit);
			found.set(url, finding);
			if ('sighting' in finding) sightings.set(url, finding.sighting);
		}
		const row = rowOf(exchange, url, finding);
		told.push(row);
		if (!quiet) terminal.print(sourcesWords.row(row.state, row));
	}
	return told;
}

function rowOf({ id, passages }: Exchange, url: string, finding: Finding): Told {
	const { state, moved } = finding;
	const texts = passages.map(({ text }) => text);
	return {
		id,
		url,
		state: moved && state !== 'changed' ? 'moved' : state,
		...(moved ? { moved } : {}),
		...(finding.state === 'changed' ? { since: finding.since } : {}),
		...(finding.state === 'unreachable' ? { reason: finding.reason } : {}),
		...(finding.state === 'first' ? { paragraphs: texts.length, found: countFound(texts, finding.texts) } : {}),
	};
}

function tally(told: readonly Told[]): Map<SourceState, number> {
	const counted = new Map<SourceState, number>();
	for (const { state } of told) counted.set(state, (counted.get(state) ?? 0) + 1);
	return counted;
}
