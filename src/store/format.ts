/** The text of a store file: a schema version and one row per line. Knows no disk. */

import { z } from 'zod';
import { collect, list, type Rows, rowSchema } from './rows.js';
import type { Row } from './store.js';

/** Raise it when the shape changes, and translate the older shape in `parse`. */
const SCHEMA = 1;

export type Reading = { rows: Rows } | { newer: number } | { broken: string };

const envelope = z.object({ schema: z.int().min(1) });
const current = z.strictObject({ schema: z.literal(SCHEMA), rows: z.array(rowSchema) });

export function print(rows: Rows): string {
	return `{"schema":${SCHEMA},"rows":[\n${list(rows).map(line).join(',\n')}\n]}\n`;
}

/** Rows are never changed in place, so each is turned to text once. */
const lines = new WeakMap<Row, string>();

function line(row: Row): string {
	const text = lines.get(row) ?? JSON.stringify(row);
	lines.set(row, text);
	return text;
}

/** The reason a text is broken names a place in it, never its content: it goes to the log. */
export function parse(text: string): Reading {
	let json: unknown;
	try {
		json = JSON.parse(text);
	} catch {
		return { broken: text.trim() === '' ? 'it is empty' : 'it is not whole JSON' };
	}
	const { data } = envelope.safeParse(json);
	if (data && data.schema > SCHEMA) return { newer: data.schema };
	const parsed = current.safeParse(json);
	if (!parsed.success) {
		const issue = parsed.error.issues[0];
		return { broken: `it has the wrong shape at ${issue?.path.join('.') || 'its top'}` };
	}
	return {
		rows: collect(parsed.data.rows.map(({ expires, ...row }) => (expires === undefined ? row : { ...row, expires }))),
	};
}
