/** Everything that is kept of a person, as data: what opens something is named, not shown, and what is others' is left out. */

import { countKinds, owned, signedBy } from './erasure.js';
import { fieldsOf, OWN, OWN_KINDS } from './kept.js';
import type { Json, Row, Store } from './store/store.js';

export interface Exported {
	person: string;
	/** ISO. */
	at: string;
	rows: readonly ExportedRow[];
}

/** What the row says, with its kind and, where it expires by itself, until when, ISO. */
export interface ExportedRow {
	kind: string;
	until?: string;
	[field: string]: Json | undefined;
}

/** In place of a secret. */
const HIDDEN = '(secret)';

export async function exportOf(store: Store, person: string, now: number): Promise<Exported> {
	const rows = [...(await owned(store, { person })), ...(await signedBy(store, person))];
	return { person, at: new Date(now).toISOString(), rows: rows.map((row) => exportRow(row, person)) };
}

/** As it is handed out as a file. */
export const printExport = (exported: Exported) => `${JSON.stringify(exported, null, '\t')}\n`;

function exportRow(row: Row, person: string): ExportedRow {
	const kind = OWN_KINDS.find((one) => one === row.kind);
	const { part = fieldsOf, secret = [] } = kind ? OWN[kind] : {};
	const shown = fieldsOf({ value: hide(part(row, person) as Json, secret) });
	const until = row.expires === undefined ? {} : { until: new Date(row.expires).toISOString() };
	return { ...shown, ...until, kind: row.kind };
}

function hide(value: Json, secret: readonly string[]): Json {
	if (Array.isArray(value)) return value.map((one) => hide(one, secret));
	if (typeof value !== 'object' || value === null) return value;
	const entries = Object.entries(value);
	return Object.fromEntries(
		entries.map(([name, field]) => [name, secret.includes(name) ? HIDDEN : hide(field, secret)]),
	);
}

/** How much there is of each kind. */
export async function countOf(store: Store, person: string): Promise<ReturnType<typeof countKinds>> {
	return countKinds(await owned(store, { person }));
}
