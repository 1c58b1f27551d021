/** One file's text → an exchange and a list of problems. Never throws; reading the disk is `library.ts`. */

import { isMap, isNode, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { clean } from '../language/fold.js';
import { readBody } from './body.js';
import { type Exchange, exchangeSchema, type Measure } from './exchange.js';
import type { Gazetteer } from './gazetteer.js';
import type { Problem, ProblemKind } from './problem.js';

export interface ReadExchange {
	exchange?: Exchange;
	problems: Problem[];
}

const FRONT_MATTER = /^---[ \t]*\n([\s\S]*?)\n---[ \t]*(?:\n|$)/;

/** @param file the path that problems name */
export function readExchange(file: string, raw: string, gazetteer: Gazetteer): ReadExchange {
	const problems: Problem[] = [];
	const report = (kind: ProblemKind, line: number, detail: string, skipped = true) =>
		problems.push({ file, line, kind, detail, skipped });
	if (raw.includes('\u0000')) {
		report('binary', 1, '');
		return { problems };
	}
	if (raw.startsWith('\uFEFF')) report('byte-order-mark', 1, '', false);
	if (raw.includes('\r')) report('carriage-returns', lineOf(raw, raw.indexOf('\r')), '', false);
	const text = raw.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
	const [whole, yaml] = FRONT_MATTER.exec(text) ?? [];
	if (whole === undefined || yaml === undefined) {
		report('front-matter', 1, '');
		return { problems };
	}
	const front = readFrontMatter(yaml, report);
	if (!front) return { problems };
	const measures = readMeasures(front.value.measures, gazetteer, front.line, report);
	const passages = readBody(front.value.id, text.slice(whole.length));
	if (passages.length === 0) report('empty-body', whole.split('\n').length, '');
	if (problems.some((problem) => problem.skipped)) return { problems };
	return { exchange: { ...numbered(front.value), measures, passages }, problems };
}

/** „8. Peer-to-Peer-Austausch …“ has its number in the title, where the field is left out. */
function numbered<T extends z.infer<typeof exchangeSchema>>(front: T): T {
	const [, digits] = /^(\d{1,2})\.\s/.exec(front.title) ?? [];
	return front.number === undefined && digits ? { ...front, number: Number(digits) } : front;
}

type Report = (kind: ProblemKind, line: number, detail: string, skipped?: boolean) => void;
type Line = (path: readonly PropertyKey[]) => number;

function readFrontMatter(
	yaml: string,
	report: Report,
): { value: z.infer<typeof exchangeSchema>; line: Line } | undefined {
	const lines = new LineCounter();
	const document = parseDocument(clean(yaml), { lineCounter: lines, prettyErrors: false, logLevel: 'error' });
	for (const error of document.errors) report('yaml', lines.linePos(error.pos[0]).line + 1, error.message);
	if (document.errors.length > 0) return undefined;
	if (!isMap(document.contents)) {
		report('front-matter', 1, '');
		return undefined;
	}
	/** Line of the innermost node on the path that exists. */
	const line: Line = (path) => {
		for (let depth = path.length; depth > 0; depth--) {
			const node = document.getIn(path.slice(0, depth), true);
			if (isNode(node) && node.range) return lines.linePos(node.range[0]).line + 1;
		}
		return 1;
	};
	let plain: unknown;
	try {
		plain = document.toJS({ maxAliasCount: 20 });
	} catch (error) {
		report('yaml', 1, error instanceof Error ? error.message : String(error));
		return undefined;
	}
	plain = cleaned(plain);
	const parsed = exchangeSchema.safeParse(plain);
	if (parsed.success) return { value: parsed.data, line };
	for (const issue of parsed.error.issues) reportIssue(issue, valueAt(plain, issue.path), line, report);
	return undefined;
}

/** Every text without invisible and control characters, escaped ones too. */
function cleaned(value: unknown): unknown {
	if (typeof value === 'string') return clean(value);
	if (Array.isArray(value)) return value.map(cleaned);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, cleaned(inner)]));
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
	return path.reduce<unknown>((inner, key) => (inner as Record<PropertyKey, unknown> | undefined)?.[key], value);
}

function reportIssue(issue: z.core.$ZodIssue, value: unknown, line: Line, report: Report): void {
	const field = issue.path.map((part) => (typeof part === 'number' ? part + 1 : String(part))).join('.');
	const at = line(issue.path);
	if (issue.code === 'unrecognized_keys') {
		for (const key of issue.keys)
			report('unknown-field', line([...issue.path, key]), [field, key].filter(Boolean).join('.'));
	} else if (issue.message === 'order') report('dates-reversed', at, field);
	else if (issue.message === 'missing' || value === undefined) report('missing-field', at, field);
	else if (issue.message === 'date' || issue.code === 'invalid_union') report('no-such-date', at, field);
	else report('field', at, field);
}

/** Towns under their usual name, with their state; one the gazetteer does not know is a problem. */
function readMeasures(measures: readonly Measure[], gazetteer: Gazetteer, line: Line, report: Report): Measure[] {
	return measures.map((measure, index) => {
		const town = gazetteer.find(measure.municipality, measure.state);
		if (!town) {
			const near = gazetteer.nearest(measure.municipality);
			report(
				'unknown-municipality',
				line(['measures', index, 'municipality']),
				`${measure.municipality}${near ? `|${near}` : ''}`,
			);
			return measure;
		}
		if (measure.state && town.state !== measure.state) {
			report('state', line(['measures', index, 'state']), `${town.name}|${town.state}`, false);
		}
		return { ...measure, municipality: town.name, state: measure.state ?? town.state };
	});
}

function lineOf(text: string, offset: number): number {
	return text.slice(0, offset).split(/\r\n?|\n/).length;
}
