/** One source's bytes → a draft and what is to be said about it. Files are opened by `open.ts`, and written by the command. */

import type { Library } from '../library/library.js';
import { readExchange } from '../library/read.js';
import type { Exchange } from '../library/exchange.js';
import { parseUrl } from '../url.js';
import { Refused } from './block.js';
import { type Digest, digest } from './digest.js';
import { draftOf, idOf } from './draft.js';
import { readSource } from './read.js';

export type Knowledge = Pick<Library, 'gazetteer' | 'givenNames'>;

export interface Ingested extends Digest {
	id: string;
	/** The file for `exchanges/`. */
	draft: string;
	/** As the library reads the draft. */
	exchange: Exchange;
}

/** @param address where it was fetched @throws Refused */
export async function ingest(
	bytes: Uint8Array,
	name: string,
	knowledge: Knowledge,
	address?: string,
): Promise<Ingested> {
	const read = await readSource(bytes, name);
	const url = address ? addressOf(address, read.url) : read.url;
	const found = digest({ ...read, ...(url ? { url } : {}) }, knowledge);
	const id = idOf(found.head);
	const draft = draftOf(found, id);
	const { exchange, problems } = readExchange(`exchanges/${id}.md`, draft, knowledge.gazetteer);
	if (problems.some(({ kind }) => kind === 'empty-body')) throw new Refused('empty');
	if (!exchange)
		throw new Error(`the draft does not load: ${problems.map(({ kind, detail }) => `${kind} ${detail}`).join(', ')}`);
	return { ...found, id, draft, exchange };
}

/** A page may name its address without what only counts visits („?mtm=…“, „;jsessionid=…“); of another one it may not speak. */
function addressOf(fetched: string, told = ''): string {
	const [from, to] = [new URL(fetched), parseUrl(told)];
	const same =
		to?.host === from.host &&
		from.pathname.startsWith(to.pathname) &&
		/^(?:$|;)/.test(from.pathname.slice(to.pathname.length));
	return same ? told : fetched;
}
