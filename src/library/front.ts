/** Front matter and event files, where YAML must stay YAML: entries of contacts go, other values are rewritten as text. */

import { type Document, isAlias, isMap, isScalar, isSeq, parseDocument, type Scalar, visit, type YAMLSeq } from 'yaml';

export interface Pen {
	/** Whether an entry's name is nothing but the name of a person who is to go. */
	isPerson(name: string): boolean;
	/** A text without the names. */
	plain(text: string): string;
	/** @param entry as it is written */
	removed(entry: string): void;
}

interface Edit {
	from: number;
	to: number;
	text: string;
}

/** The same characters wherever no name is; comments included. */
export function redactFront(yaml: string, pen: Pen): string {
	const document = parseDocument(yaml, { prettyErrors: false, logLevel: 'error' });
	if (document.errors.length > 0) return pen.plain(yaml);
	const edits = [...contactEdits(document, yaml, pen)];
	const gone = (at: number) => edits.some(({ from, to }) => from <= at && at < to);
	const spans: Edit[] = [];
	visit(document, {
		Scalar(key, node) {
			const [from, to] = node.range ?? [];
			if (from === undefined || to === undefined || gone(from)) return;
			spans.push({ from, to, text: key === 'key' ? yaml.slice(from, to) : scalar(node, yaml.slice(from, to), pen) });
		},
	});
	const all = [...edits, ...spans].sort((a, b) => a.from - b.from);
	let result = '';
	let done = 0;
	for (const { from, to, text } of all) {
		if (from < done) continue;
		result += pen.plain(yaml.slice(done, from)) + text;
		done = to;
	}
	return result + pen.plain(yaml.slice(done));
}

function scalar(node: Scalar, source: string, pen: Pen): string {
	if (typeof node.value !== 'string' || !source) return source;
	if (node.type?.startsWith('BLOCK')) return pen.plain(source);
	const value = pen.plain(node.value);
	if (value === node.value) return source;
	if (node.type === 'QUOTE_SINGLE') return `'${value.replace(/'/g, "''")}'`;
	const safe = /^[\p{L}\p{N}„“(][^\p{C}[\]{},#]*$/u.test(value) && !/:(?:\s|$)/.test(value) && value === value.trim();
	return node.type === 'PLAIN' && safe ? value : JSON.stringify(value);
}

function* contactEdits(document: Document, yaml: string, pen: Pen): Generator<Edit> {
	const lists: YAMLSeq[] = [];
	visit(document, {
		Pair(_, { key, value }) {
			if (isScalar(key) && key.value === 'contacts' && isSeq(value)) lists.push(value);
		},
	});
	for (const list of lists) {
		const stays = list.items.map((item) => !isGone(item, document, pen));
		if (stays.every(Boolean) || !list.range) continue;
		for (const [at, stay] of stays.entries()) if (!stay) pen.removed(yaml.slice(...rangeOf(list.items[at])));
		yield* list.flow ? shortened(list, stays, yaml) : thinned(list, stays, yaml);
	}
}

function isGone(item: unknown, document: Document, pen: Pen): boolean {
	const entry = isAlias(item) ? item.resolve(document) : item;
	const name: unknown = isMap(entry) ? entry.get('name') : undefined;
	return typeof name === 'string' && pen.isPerson(name);
}

/** `[{ name: A }, { name: B }]` */
function* shortened(list: YAMLSeq, stays: readonly boolean[], yaml: string): Generator<Edit> {
	const [from, to] = list.range ?? [0, 0];
	const kept = list.items.filter((_, at) => stays[at]).map((item) => yaml.slice(...rangeOf(item)).trim());
	yield { from, to, text: `[${kept.join(', ')}]` };
}

/** A list with a line or more for each entry. */
function* thinned(list: YAMLSeq, stays: readonly boolean[], yaml: string): Generator<Edit> {
	const [from, to] = list.range ?? [0, 0];
	if (!stays.some(Boolean)) {
		const colon = yaml.lastIndexOf(':', from);
		const ending = /\s*$/.exec(yaml.slice(from, to))?.[0] ?? '';
		const anchor = /[&!]/.test(yaml.slice(colon, from)) ? yaml.slice(colon + 1, from).trimEnd() : '';
		yield { from: colon + 1, to, text: `${anchor} []${ending}` };
		return;
	}
	const starts = list.items.map((item) => yaml.lastIndexOf('-', rangeOf(item)[0] - 1));
	const lines = starts.map((start) => yaml.lastIndexOf('\n', start) + 1);
	for (const [at, stay] of stays.entries()) {
		if (stay) continue;
		const start = starts[at] ?? from;
		// The first entry may begin in the line of its key; what stands before the dash stays then.
		const next = starts[at + 1];
		const cut = next === undefined ? { from: lines[at] ?? start, to } : { from: start, to: next };
		yield { ...cut, text: '' };
	}
}

function rangeOf(item: unknown): [number, number] {
	const range =
		typeof item === 'object' && item !== null ? (item as { range?: [number, number, number] }).range : undefined;
	return range ? [range[0], range[1]] : [0, 0];
}
