/** The library with what was made of it kept on disk: a start reads what changed and makes nothing twice. Deleting the files is always safe. */

import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { codeHash } from './code.js';
import type { Dictionary } from './library/dictionary.js';
import { type Library, narrow, openLibrary } from './library/library.js';
import { hashOf, type Readings } from './library/readings.js';
import { seal, unseal } from './library/seal.js';
import { indexOf, setCorpus } from './retrieval/corpus.js';
import { createGlossary } from './retrieval/glossary.js';
import { freeze, thaw } from './retrieval/snapshot.js';
import { prepareFolder, replace } from './store/disk.js';

export interface CacheParts {
	/** The documents, and where glossary and gazetteer come from when that folder has none. */
	folder: string;
	shipped: string;
	/** Where it is kept. */
	cache: string;
	dictionary?: Dictionary | undefined;
	/** What was read earlier in this process. */
	before?: Library;
}

const AUDIENCES = ['programme', 'public'] as const;
const READINGS = 'readings.bin';
const indexFile = (audience: string) => `index-${audience}.bin`;

/** All files that may hold what stands in documents: they go when somebody's name is taken out. */
export async function forgetCache(cache: string): Promise<void> {
	for (const name of [READINGS, ...AUDIENCES.map(indexFile)]) await rm(join(cache, name), { force: true });
}

/** Ready to be searched. The same object where nothing changed. @throws what reading the folder throws */
export async function openCached({ folder, shipped, cache, dictionary, before }: CacheParts): Promise<Library> {
	const code = await codeHash();
	const known = before?.readings ?? (await readReadings(join(cache, READINGS), code));
	const read = await openLibrary(folder, shipped, known);
	if (before?.hash === read.hash) return before;
	const library = dictionary ? { ...read, dictionary } : read;
	await prepareFolder(cache).catch(() => undefined);
	const changed = [...read.readings].some(([file, reading]) => known.get(file) !== reading);
	if (changed || known.size !== read.readings.size)
		await keep(join(cache, READINGS), seal(serialize(read.readings), code));
	for (const audience of AUDIENCES)
		await openIndexOf(narrow(library, audience), join(cache, indexFile(audience)), code);
	return library;
}

async function readReadings(path: string, code: string): Promise<Readings> {
	const bytes = await readFile(path).catch(() => undefined);
	const body = bytes && unseal(bytes, code);
	return body ? (deserialize(body) as Readings) : new Map();
}

const opened = new WeakSet<Library>();

async function openIndexOf(library: Library, path: string, code: string): Promise<void> {
	if (opened.has(library)) return;
	opened.add(library);
	const key = hashOf(code, library.hash, ...library.exchanges.map(({ id }) => id));
	const glossary = createGlossary(library.glossary, library.dictionary);
	const bytes = await readFile(path).catch(() => undefined);
	const kept = bytes && thaw(bytes, key, glossary);
	const index = kept ?? indexOf(library, glossary);
	setCorpus(library, glossary, index);
	if (!kept) await keep(path, freeze(index, key));
}

/** What cannot be kept is made again next time. */
async function keep(path: string, bytes: Buffer): Promise<void> {
	await replace(path, bytes).catch(() => rm(`${path}.tmp`, { force: true }).catch(() => undefined));
}
