/** An index as bytes, and back. What is damaged or of another key is no index. */

import { deserialize, serialize } from 'node:v8';
import { seal, unseal } from '../library/seal.js';
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
