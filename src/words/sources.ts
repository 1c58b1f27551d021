/** What `sources` tells of the pages behind the documents. German only, like docs/. */

import { ingestWords } from './ingest.js';

const count = (number: number, one: string, many: string) => `${number} ${number === 1 ? one : many}`;
/** „2026-11-23“ → „23.11.2026“ */
const day = (iso: string) => iso.split('-').reverse().join('.');
/** Only why; what to do about a file does not help here. */
const why = (text: string) => /^.*?[.](?=\s|$)/.exec(text)?.[0] ?? text;

export interface SourceRow {
	id: string;
	url: string;
	moved?: string;
	/** ISO day. */
	since?: string;
	reason?: keyof typeof ingestWords.refusals;
	/** Paragraphs of the document, and how many of them stand on the page. */
	paragraphs?: number;
	found?: number;
}

const states = {
	unchanged: () => 'unverändert.',
	changed: ({ url, moved, since = '' }: SourceRow) =>
		`geändert seit dem ${day(since)}. Bitte vergleichen: ${moved ?? url}${moved ? ' (neue Adresse; bitte auch „url“ anpassen)' : ''}`,
	first: ({ paragraphs = 0, found = 0 }: SourceRow) =>
		`noch nicht verglichen. Von ${count(paragraphs, 'Absatz', 'Absätzen')} des Dokuments ${found === 1 ? 'steht einer' : `stehen ${found || 'keine'}`} wörtlich auf der Seite.`,
	moved: ({ moved = '' }: SourceRow) => `umgezogen. Bitte „url“ anpassen: ${moved}`,
	vanished: ({ url }: SourceRow) => `verschwunden. Die Seite gibt es nicht mehr: ${url}`,
	unreachable: ({ url, reason = 'unreachable' }: SourceRow) =>
		`nicht gelesen. ${why(ingestWords.refusals[reason])} ${url}`,
	forbidden: ({ url }: SourceRow) =>
		`nicht abgerufen, denn der Betreiber möchte das nicht (robots.txt). Bitte im Browser ansehen: ${url}`,
} satisfies Record<string, (row: SourceRow) => string>;

export type SourceState = keyof typeof states;

const kinds: Readonly<Record<SourceState, string>> = {
	changed: 'geändert',
	moved: 'umgezogen',
	vanished: 'verschwunden',
	unreachable: 'nicht gelesen',
	forbidden: 'nicht abgerufen',
	first: 'noch nicht verglichen',
	unchanged: 'unverändert',
};

export const sourcesWords = {
	usage: 'Aufruf: npm run -s sources [-- --out ORDNER] [--json]',
	none: (folder: string) => `In „${folder.replace(/\p{C}/gu, '?')}“ nennt kein Dokument eine Adresse.`,
	progress: (at: number, all: number, host: string) => `${at}/${all}: ${host} …`,
	row: (state: SourceState, row: SourceRow) => `${row.id}: ${states[state](row)}`,
	/** @param without documents that name no address */
	summary: (tally: ReadonlyMap<SourceState, number>, without: number) => {
		const parts = (Object.keys(kinds) as SourceState[]).flatMap((state) =>
			tally.get(state) ? [`${tally.get(state)} ${kinds[state]}`] : [],
		);
		const all = [...tally.values()].reduce((sum, number) => sum + number, 0);
		const rest = without > 0 ? ` ${count(without, 'Dokument nennt', 'Dokumente nennen')} keine Adresse.` : '';
		return `${count(all, 'Dokument', 'Dokumente')}: ${parts.join(', ')}.${rest}`;
	},
};
