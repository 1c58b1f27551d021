/** One YAML file's text → an event and a list of problems. Never throws; reading the disk is `library/library.ts`. */

import { Temporal } from 'temporal-polyfill';
import { isMap, isNode, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { clean } from '../language/fold.js';
import { createSpeller } from '../language/spelling.js';
import type { Problem, ProblemKind } from '../library/problem.js';
import { type ExchangeEvent, eventSchema, isZone, ZONE } from './event.js';
import { numberIn } from './title.js';

export interface ReadEvent {
	event?: ExchangeEvent;
	problems: Problem[];
}

type Report = (kind: ProblemKind, line: number, detail: string, skipped?: boolean) => void;
type Fields = Record<string, unknown>;
/** Line of a value, or of the innermost one around it. */
type Line = (path: readonly PropertyKey[]) => number;

/** @param file the path that problems name; its last part should be the event's id */
export function readEvent(file: string, raw: string): ReadEvent {
	const problems: Problem[] = [];
	const report: Report = (kind, line, detail, skipped = true) => problems.push({ file, line, kind, detail, skipped });
	if (raw.includes('\u0000')) {
		report('binary', 1, '');
		return { problems };
	}
	if (raw.startsWith('\uFEFF')) report('byte-order-mark', 1, '', false);
	if (raw.includes('\r')) report('carriage-returns', raw.slice(0, raw.indexOf('\r')).split('\n').length, '', false);
	const read = readYaml(clean(raw).replace(/\r\n?/g, '\n'), report);
	const parsed = read && eventSchema.safeParse(tidy(read.value));
	if (parsed && !parsed.success)
		for (const issue of parsed.error.issues) reportIssue(issue, valueAt(read?.value, issue.path), read?.line, report);
	if (!parsed?.success) return { problems };
	const { data } = parsed;
	if (idOf(file) !== data.id) report('event-name', read?.line(['id']) ?? 1, data.id, false);
	const number = data.number ?? numberIn(data.title);
	return { event: number === undefined ? data : { ...data, number }, problems };
}

/** The id a file's name stands for. */
export function idOf(file: string): string {
	return (file.split(/[\\/]/).at(-1) ?? '').replace(/\.ya?ml$/i, '');
}

function readYaml(text: string, report: Report): { value: Fields; line: Line } | undefined {
	const lines = new LineCounter();
	try {
		const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: 'error' });
		for (const { pos, message } of [...document.errors, ...document.warnings])
			report('yaml', lines.linePos(pos[0]).line, message);
		if (document.errors.length + document.warnings.length > 0) return undefined;
		if (!isMap(document.contents)) {
			report('no-event', 1, '');
			return undefined;
		}
		const line: Line = (path) => {
			for (let depth = path.length; depth > 0; depth--) {
				const node = document.getIn(path.slice(0, depth), true);
				if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
			}
			return 1;
		};
		return { value: given(document.toJS({ maxAliasCount: 20 })) as Fields, line };
	} catch (error) {
		report('yaml', 1, error instanceof Error ? error.message : '');
		return undefined;
	}
}

/** Texts on one line, without invisible characters, escaped ones too; fields left empty are not there. */
function given(value: unknown): unknown {
	if (typeof value === 'string') return clean(value).replace(/\s+/g, ' ').trim() || undefined;
	if (Array.isArray(value)) return value.map(given);
	if (typeof value !== 'object' || value === null) return value ?? undefined;
	const entries = Object.entries(value).map(([key, inner]) => [key, given(inner)] as const);
	return Object.fromEntries(entries.filter(([, inner]) => inner !== undefined));
}

/** Times as people write them → as the schema wants them; what is no time stays as it is. */
function tidy(value: Fields): Fields {
	const { starts, ends, registration, changed, zone } = value;
	const more: Fields = { starts: tidyWall(starts), ends: tidyWall(ends), changed: tidyInstant(changed, zone) };
	if (typeof registration === 'object' && registration !== null && 'until' in registration)
		more.registration = { ...registration, until: tidyWall(registration.until) };
	return { ...value, ...Object.fromEntries(Object.entries(more).filter(([, one]) => one !== undefined)) };
}

function tidyWall(value: unknown): unknown {
	if (typeof value !== 'string') return value;
	const [, day, hour, minute] = /^(\d{4}-\d{2}-\d{2})(?:[T ] ?(\d{1,2}):(\d{2})(?::00)?(?: Uhr)?)?$/i.exec(value) ?? [];
	if (!day) return value;
	return hour ? `${day}T${hour.padStart(2, '0')}:${minute}` : day;
}

/** Without an offset it is a time on the clock where the event is. */
function tidyInstant(value: unknown, zone: unknown): unknown {
	if (typeof value !== 'string') return value;
	try {
		if (/(?:Z|[+-]\d{2}:?\d{2})$/i.test(value) && /\d:\d/.test(value)) return Temporal.Instant.from(value).toString();
		const where = typeof zone === 'string' && isZone(zone) ? zone : ZONE;
		return Temporal.PlainDateTime.from(String(tidyWall(value)), { overflow: 'reject' })
			.toZonedDateTime(where)
			.toInstant()
			.toString();
	} catch {
		return value;
	}
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
	return path.reduce<unknown>((inner, key) => (inner as Record<PropertyKey, unknown> | undefined)?.[key], value);
}

const WALLS: ReadonlySet<string> = new Set(['starts', 'ends', 'registration.until']);
const OFFSET = /\d:\d{2}.*?(?:Z|[+-]\d{2}:?\d{2}|\])$/i;

function reportIssue(issue: z.core.$ZodIssue, value: unknown, line: Line | undefined, report: Report): void {
	const field = issue.path.map((part) => (typeof part === 'number' ? part + 1 : String(part))).join('.');
	const at = line?.(issue.path) ?? 1;
	const said = typeof value === 'string' ? value : '';
	if (issue.code === 'unrecognized_keys') {
		for (const key of issue.keys)
			report('unknown-field', line?.([...issue.path, key]) ?? 1, [field, key].filter(Boolean).join('.') + meant(key));
	} else if (issue.message === 'order') report('dates-reversed', at, field);
	else if (issue.message === 'mixed') report('event-mixed', at, field);
	else if (value === undefined) report('missing-field', at, field);
	else if (WALLS.has(field)) report(OFFSET.test(said) ? 'event-offset' : 'event-time', at, field);
	else if (issue.message === 'zone') report('zone', at, said);
	else if (field === 'changed') report('instant', at, field);
	else if (issue.code === 'invalid_value') report('choice', at, [field, ...issue.values].join('|'));
	else report('field', at, field);
}

/** Other names people have for our fields. */
const OTHERS: Readonly<Record<string, string>> = {
	starts: 'start begin beginn date datum von',
	ends: 'end ende bis',
	place: 'location ort',
	link: 'url adresse',
	zone: 'timezone tz zeitzone',
	status: 'state',
	about: 'description summary beschreibung',
	title: 'name titel',
	kind: 'type art',
	topics: 'topic tags thema themen',
	series: 'reihe',
	number: 'nummer',
	changed: 'updated modified',
	registration: 'anmeldung',
	until: 'deadline',
	revision: 'version sequence',
};
const NAMES = new Map(
	Object.entries(OTHERS).flatMap(([field, others]) => others.split(' ').map((other) => [other, field])),
);
const SPELLER = createSpeller([...Object.keys(eventSchema.shape), 'until']);

/** `|starts` for „start“, nothing where no field is near. */
function meant(key: string): string {
	const word = key.toLowerCase();
	const near = NAMES.get(word) ?? SPELLER.nearest(word, 2)[0]?.word;
	return near ? `|${near}` : '';
}
