/** An index as bytes, and back. What is damaged or of another key is no index. */

import { deserialize, serialize } from 'node:v8';
import { crc32 } from 'node:zlib';
import type { Glossary } from './glossary.js';
import { type Index, type IndexParts, openIndex } from './index.js';
import type { Postings } from './postings.js';
import { openTable, type TableParts } from './table.js';

interface Kept extends Omit<IndexParts, 'words' | 'grams' | 'vocabulary'> {
	words: KeptPostings;
	grams: KeptPostings;
	vocabulary: TableParts;
}

type KeptPostings = Omit<Postings, 'terms'> & { terms: TableParts };

/** @param key of all that the index was made of */
export function freeze(index: Index, key: string): Buffer {
	const { ids, words, grams, order, vocabulary, more } = index;
	const kept: Kept = { ids, words: keep(words), grams: keep(grams), order, vocabulary: vocabulary.parts, more };
	return seal(serialize(kept), key);
}

/** Undefined where the bytes are damaged or of another key. */
export function thaw(bytes: Buffer, key: string, glossary: Glossary): Index | undefined {
	const body = unseal(bytes, key);
	if (!body) return undefined;
	const { words, grams, vocabulary, ...kept } = deserialize(body) as Kept;
	return openIndex({ ...kept, words: open(words), grams: open(grams), vocabulary: openTable(vocabulary) }, glossary);
}

const keep = ({ terms, ...rest }: Postings): KeptPostings => ({ ...rest, terms: terms.parts });
const open = ({ terms, ...rest }: KeptPostings): Postings => ({ ...rest, terms: openTable(terms) });

/** A key of 32 letters and a checksum stand before the body. */
const KEY = 32;
const HEAD = KEY + 4;

export function seal(body: Buffer, key: string): Buffer {
	const head = Buffer.alloc(HEAD);
	head.write(key.padEnd(KEY).slice(0, KEY), 'latin1');
	head.writeUInt32LE(crc32(body), KEY);
	return Buffer.concat([head, body]);
}

export function unseal(bytes: Buffer, key: string): Buffer | undefined {
	if (bytes.length <= HEAD || bytes.toString('latin1', 0, KEY) !== key.padEnd(KEY).slice(0, KEY)) return undefined;
	const body = bytes.subarray(HEAD);
	return crc32(body) === bytes.readUInt32LE(KEY) ? body : undefined;
}
