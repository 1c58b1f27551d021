/**
 * A Ding dictionary on this machine, looked up by the stems of English terms. The file stays as it is in memory, and an
 * index of hashes says in which lines a term stands: no object per entry. Nothing of it is shipped.
 */

import { randomUUID } from 'node:crypto';
import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { englishTerms, readDing } from '../language/ding.js';
import { stem } from '../language/english.js';
import { tokenize } from '../language/fold.js';
import { hashOf } from './readings.js';
import { seal, unseal } from './seal.js';

export interface Rendering {
	/** German, as the dictionary writes it. */
	term: string;
	/** Sum over the entries that have it; more is more usual. */
	weight: number;
}

export interface Dictionary {
	/** What folded English words are in German, the most usual first. None before the file is read, which the first call begins. */
	renderings(words: readonly string[]): readonly Rendering[];
	/** Reads the file once. Resolves to whether it could be read, and never rejects. */
	load(): Promise<boolean>;
	/** Whether it can be looked up now. */
	loaded(): boolean;
}

interface Table {
	text: Buffer;
	/** Where each line starts; one more entry than lines. */
	lines: Uint32Array;
	/** Hash of a term · 2^20 + its line, sorted. */
	keys: Float64Array;
}

const LARGEST = 200_000_000;
const LINES = 2 ** 20;
/** Lines read before others have their turn. */
const TURN = 2000;
/** Lines of one term that are read, and terms that are remembered. */
const MOST_LINES = 400;
const REMEMBERED = 5000;
const MOST_RENDERINGS = 60;
/** „competitive“ where „competition“ is asked for: the same stem, but another word. */
const OTHER_FORM = 0.3;

/** An index kept here makes the next start quicker; deleting it is always safe. */
export interface Cache {
	folder: string;
	/** Hash of the code that makes it. */
	code(): Promise<string>;
}

export function createDictionary(file: string, cache?: Cache): Dictionary {
	let table: Table | undefined;
	let loading: Promise<boolean> | undefined;
	let known = new Map<string, readonly Rendering[]>();
	const load = () => {
		loading ??= openTable(file, cache).then(
			(opened) => {
				table = opened;
				return true;
			},
			() => false,
		);
		return loading;
	};
	return {
		load,
		loaded: () => table !== undefined,
		renderings(words) {
			if (!table) void load();
			if (!table || words.length === 0) return [];
			const said = words.join(' ');
			let found = known.get(said);
			if (!found) {
				if (known.size >= REMEMBERED) known = new Map();
				found = lookUp(table, said);
				known.set(said, found);
			}
			return found;
		},
	};
}

function lookUp(table: Table, said: string): Rendering[] {
	const key = stemmed(said);
	const found = new Map<string, Rendering>();
	for (const at of linesOf(table.keys, numberOf(key))) {
		const line = table.text.toString('utf8', table.lines[at], table.lines[at + 1]);
		const best = new Map<string, number>();
		for (const { english, german, weight } of readDing(line.trimEnd())) {
			const words = foldedOf(english);
			const counted = words === said ? weight : weight * OTHER_FORM;
			if (counted > (best.get(german) ?? 0) && stemmed(words) === key) best.set(german, counted);
		}
		for (const [term, weight] of best) found.set(term, { term, weight: weight + (found.get(term)?.weight ?? 0) });
	}
	return [...found.values()].sort((a, b) => b.weight - a.weight).slice(0, MOST_RENDERINGS);
}

/** Lines of a hash: a binary search in the sorted keys. */
function linesOf(keys: Float64Array, hash: number): number[] {
	const first = hash * LINES;
	let low = 0;
	for (let high = keys.length; low < high; ) {
		const middle = (low + high) >>> 1;
		if ((keys[middle] ?? 0) < first) low = middle + 1;
		else high = middle;
	}
	const lines: number[] = [];
	for (let at = low; at < keys.length && lines.length < MOST_LINES; at++) {
		const line = (keys[at] ?? 0) - first;
		if (line >= LINES) break;
		lines.push(line);
	}
	return lines;
}

/** Plain letters are folded already, but for „ae“, „oe“, „ue“. */
const foldedOf = (english: string) =>
	/^[a-z ]+$/.test(english) && !/[aou]e/.test(english)
		? english
		: tokenize(english)
				.map(({ folded }) => folded)
				.join(' ');

const stemmed = (folded: string) => (folded.includes(' ') ? folded.split(' ').map(stem).join(' ') : stem(folded));

/** FNV-1a, 32 bits. */
function numberOf(key: string): number {
	let hash = 0x811c9dc5;
	for (let at = 0; at < key.length; at++) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193);
	return hash >>> 0;
}

async function openTable(file: string, cache: Cache | undefined): Promise<Table> {
	const { size, mtimeMs } = await stat(file);
	if (size > LARGEST) throw new RangeError(file);
	const text = await readFile(file);
	const lines = linesIn(text);
	if (!cache) return { text, lines, keys: await indexed(text, lines) };
	const path = join(cache.folder, 'dictionary.bin');
	const key = hashOf(await cache.code(), file, String(size), String(mtimeMs));
	const kept = await readKeys(path, key);
	if (kept) return { text, lines, keys: kept };
	const keys = await indexed(text, lines);
	await keep(path, seal(Buffer.from(keys.buffer, keys.byteOffset, keys.byteLength), key));
	return { text, lines, keys };
}

function linesIn(text: Buffer): Uint32Array {
	const starts: number[] = [0];
	for (let at = text.indexOf(10); at >= 0 && starts.length < LINES; at = text.indexOf(10, at + 1)) starts.push(at + 1);
	starts.push(text.length);
	return Uint32Array.from(starts);
}

/** Takes turns with whatever else the process does. */
async function indexed(text: Buffer, lines: Uint32Array): Promise<Float64Array> {
	let keys = new Float64Array(1 << 16);
	let used = 0;
	for (let at = 0; at + 1 < lines.length; at++) {
		if (at % TURN === TURN - 1) await new Promise((resume) => setImmediate(resume));
		for (const hash of hashesOf(text, lines[at] ?? 0, lines[at + 1] ?? 0)) {
			if (used === keys.length) {
				const larger = new Float64Array(used * 2);
				larger.set(keys);
				keys = larger;
			}
			keys[used++] = hash * LINES + at;
		}
	}
	return keys.slice(0, used).sort();
}

/** Of the English terms of a line; only that side of it is read. */
function hashesOf(text: Buffer, start: number, end: number): Set<number> {
	const middle = text.indexOf(' :: ', start);
	if (middle < 0 || middle >= end) return new Set();
	return new Set(
		englishTerms(text.toString('utf8', middle + 4, end).trimEnd()).map((term) => numberOf(stemmed(foldedOf(term)))),
	);
}

async function readKeys(path: string, key: string): Promise<Float64Array | undefined> {
	const body = await readFile(path).then(
		(bytes) => unseal(bytes, key),
		() => undefined,
	);
	return body && new Float64Array(new Uint8Array(body).buffer);
}

/** A cache that cannot be written is no fault: the next start takes a second longer. */
async function keep(path: string, bytes: Buffer): Promise<void> {
	const draft = `${path}.${randomUUID()}`;
	try {
		await writeFile(draft, bytes, { mode: 0o600 });
		await rename(draft, path);
	} catch {
		await rm(draft, { force: true }).catch(() => undefined);
	}
}
