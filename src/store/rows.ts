/** The rows: looking, finding, changing, sweeping. Pure; knows no disk, no clock and no queue. */

import { z } from 'zod';
import { BotError } from '../errors.js';
import type { Change, Json, Name, Row } from './store.js';

/** kind → key → row. Nothing in it is ever changed in place: a snapshot stays what it was. */
export type Rows = ReadonlyMap<string, ReadonlyMap<string, Row>>;

/** A change that moreover wants the row's value to name this holder: how a claim frees only itself. */
export type Guarded = Change & { holder?: string };

/** Kinds that begin so belong to the store itself. */
const RESERVED = '$';
export const CLAIMS = `${RESERVED}claim`;
const MAX_DEPTH = 100;

export const rowSchema = z.strictObject({
	kind: z.string().min(1),
	key: z.string(),
	version: z.int().min(1),
	value: z.custom<Json>((value) => value !== undefined),
	expires: z.number().optional(),
});

const kind = rowSchema.shape.kind.refine((name) => !name.startsWith(RESERVED), 'belongs to the store itself');
const { key, value, expires } = rowSchema.shape;
const version = z.int().min(0).optional();
const changeSchema = z.union([
	z.strictObject({ put: z.strictObject({ kind, key, value, expires }), version }),
	z.strictObject({ remove: z.strictObject({ kind, key }), version }),
]);

/** A copy that shares nothing. Throws for what JSON cannot carry; like JSON it drops undefined fields. */
export function copy(json: unknown, depth = 0): Json {
	if (json === null || typeof json === 'boolean' || typeof json === 'string') return json;
	if (typeof json === 'number' && Number.isFinite(json)) return json + 0; // JSON has no -0
	if (depth >= MAX_DEPTH) throw new BotError('store', `A value is nested deeper than ${MAX_DEPTH} levels.`);
	if (Array.isArray(json)) return Array.from(json, (item) => copy(item, depth + 1));
	if (isPlain(json)) {
		const fields = Object.entries(json).filter(([, field]) => field !== undefined);
		return Object.fromEntries(fields.map(([name, field]) => [name, copy(field, depth + 1)]));
	}
	throw new BotError('store', `A value contains ${describe(json)}, which JSON cannot carry.`);
}

/** Not by identity of Object.prototype: values may come from another realm. */
function isPlain(json: unknown): json is object {
	if (typeof json !== 'object' || json === null) return false;
	const prototype: unknown = Object.getPrototypeOf(json);
	return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function describe(json: unknown): string {
	if (typeof json === 'number') return String(json);
	return typeof json === 'object' ? `an object of ${json?.constructor?.name ?? 'a class'}` : typeof json;
}

export function copyRow(row: Row): Row {
	return { ...row, value: copy(row.value) };
}

/** The changes, checked and copied; throws a BotError that never quotes a key or a value. */
export function checkChanges(changes: unknown): Change[] {
	const parsed = z.array(changeSchema).safeParse(changes);
	if (!parsed.success) {
		throw new BotError('store', `A change has the wrong shape. Mend the caller: ${z.prettifyError(parsed.error)}`);
	}
	return parsed.data.map((change) => {
		const expected = change.version === undefined ? {} : { version: change.version };
		if ('remove' in change) return { remove: change.remove, ...expected };
		const { kind, key, value, expires } = change.put;
		return { put: { kind, key, value: copy(value), ...(expires === undefined ? {} : { expires }) }, ...expected };
	});
}

/** A row counts as absent from the millisecond `expires` on. */
function living(row: Row | undefined, now: number): Row | undefined {
	return row && (row.expires === undefined || now < row.expires) ? row : undefined;
}

export function look(rows: Rows, kind: string, key: string, now: number): Row | undefined {
	return living(rows.get(kind)?.get(key), now);
}

export function search(rows: Rows, kind: string, where: Readonly<Record<string, unknown>>, now: number): Row[] {
	const wanted = Object.entries(where);
	const found = [...(rows.get(kind)?.values() ?? [])].filter((row) => living(row, now) && fits(row.value, wanted));
	return found.sort((a, b) => (a.key < b.key ? -1 : 1));
}

function fits(value: Json, wanted: readonly [string, unknown][]): boolean {
	if (wanted.length === 0) return true;
	if (value === null || typeof value !== 'object' || Array.isArray(value)) return false;
	return wanted.every(([name, field]) => Object.hasOwn(value, name) && value[name] === field);
}

type Step = { kind: string; key: string; row: Row | undefined };

/**
 * Each list of changes is applied wholly or not at all, in order, each seeing those before it. `rows` is the same
 * object when nothing changed.
 */
export function change(
	rows: Rows,
	lists: readonly (readonly Guarded[])[],
	now: number,
): { rows: Rows; matched: boolean[] } {
	const next = new Map<string, ReadonlyMap<string, Row>>(rows);
	const drafts = new Map<string, Map<string, Row>>();
	const matched = lists.map((changes) => {
		const steps = plan(next, changes, now);
		for (const { kind, key, row } of steps ?? []) {
			if (!row && !next.get(kind)?.has(key)) continue;
			const draft = drafts.get(kind) ?? new Map(next.get(kind));
			drafts.set(kind, draft);
			next.set(kind, draft);
			if (row) draft.set(key, row);
			else draft.delete(key);
		}
		return steps !== undefined;
	});
	return { rows: drafts.size > 0 ? next : rows, matched };
}

/** What the changes amount to; undefined when one of them does not match. */
function plan(rows: Rows, changes: readonly Guarded[], now: number): Step[] | undefined {
	const steps = new Map<string, Step>();
	for (const change of changes) {
		const { kind, key } = 'put' in change ? change.put : change.remove;
		const id = JSON.stringify([kind, key]);
		const planned = steps.get(id);
		const before = planned ? living(planned.row, now) : look(rows, kind, key, now);
		const current = before?.version ?? 0;
		if (change.version !== undefined && change.version !== current) return undefined;
		if (change.holder !== undefined && !(before && fits(before.value, [['holder', change.holder]]))) return undefined;
		steps.set(id, { kind, key, row: 'put' in change ? toRow(change.put, current + 1) : undefined });
	}
	return [...steps.values()];
}

/** Its fields in the order of `rowSchema`: what was read again prints the same text, so backups tell what is new. */
function toRow({ kind, key, value, expires }: Omit<Row, 'version'>, version: number): Row {
	return { kind, key, version, value, ...(expires === undefined ? {} : { expires }) };
}

/**
 * Without the expired rows; the same object when there are none.
 * @param gone is told of each that goes
 */
export function sweep(rows: Rows, now: number, gone: (row: Row) => void = () => undefined): Rows {
	const expired = list(rows).filter((row) => !living(row, now));
	for (const row of expired) gone(row);
	return without(rows, expired);
}

/** The same object when none of them is there. */
export function without(rows: Rows, names: readonly Name[]): Rows {
	const there = names.filter(({ kind, key }) => rows.get(kind)?.has(key));
	if (there.length === 0) return rows;
	const left = new Map([...rows].map(([kind, keys]) => [kind, new Map(keys)]));
	for (const { kind, key } of there) left.get(kind)?.delete(key);
	return left;
}

/** Counts rows by kind until somebody asks. */
export function createCount(): { add(row: Row): void; take(): Readonly<Record<string, number>> } {
	let counts: Record<string, number> = {};
	return {
		add({ kind }) {
			counts[kind] = (counts[kind] ?? 0) + 1;
		},
		take() {
			const taken = counts;
			counts = {};
			return taken;
		},
	};
}

export function list(rows: Rows): Row[] {
	return [...rows.values()].flatMap((keys) => [...keys.values()]);
}

export function collect(rows: readonly Row[]): Rows {
	const kinds = new Map<string, Map<string, Row>>();
	for (const row of rows) {
		const keys = kinds.get(row.kind) ?? new Map<string, Row>();
		kinds.set(row.kind, keys.set(row.key, row));
	}
	return kinds;
}
