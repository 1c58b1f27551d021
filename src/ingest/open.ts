/** A source as the operator names it → its bytes. Addresses are fetched by whoever offers `FetchSource`; nothing here opens a connection. */

import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Readable } from 'node:stream';
import { LIMITS, type Refusal } from './block.js';

export interface Source {
	/** The file's name, by which its format is guessed where the bytes do not say it. */
	name: string;
	bytes: Uint8Array;
	/** Where it was fetched. */
	url?: string;
}

/** @throws SourceError */
export type FetchSource = (url: string) => Promise<Source>;

/** Why an address brings nothing. */
export type FetchFault =
	| 'astray'
	| 'certificate'
	| 'garbled'
	| 'gone'
	| 'late'
	| 'login'
	| 'malformed'
	| 'port'
	| 'private'
	| 'proxy'
	| 'redirects'
	| 'robots'
	| 'scheme'
	| 'status'
	| 'type'
	| 'unknown-host'
	| 'unreachable';

export class SourceError extends Error {
	constructor(readonly kind: Refusal | FetchFault | 'address' | 'link' | 'no-file' | 'not-a-file') {
		super(kind);
		this.name = 'SourceError';
	}
}

/** With a scheme, also one that is refused later; „C:\datei.txt“ is a file. */
const ADDRESS = /^(?:[a-z][a-z\d+.-]*:\/\/|(?:https?|ftps?|file|data|javascript|blob|ws):)/i;

/** @throws SourceError */
export async function openSource(source: string, input: Readable, fetchSource?: FetchSource): Promise<Source> {
	if (ADDRESS.test(source)) {
		if (!fetchSource) throw new SourceError('address');
		return fetchSource(source);
	}
	return source === '-' ? { name: '-', bytes: await readAll(input) } : readFileAt(source);
}

/** Only what is a file itself: a link might lead to what nobody wants to publish. */
async function readFileAt(path: string): Promise<Source> {
	const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK).catch(
		(error: NodeJS.ErrnoException) => {
			throw new SourceError(error.code === 'ELOOP' ? 'link' : 'no-file');
		},
	);
	try {
		const stats = await file.stat();
		if (!stats.isFile()) throw new SourceError('not-a-file');
		if (stats.size > LIMITS.packed) throw new SourceError('large');
		return { name: basename(path), bytes: await file.readFile() };
	} finally {
		await file.close();
	}
}

async function readAll(input: Readable): Promise<Uint8Array> {
	const chunks: Buffer[] = [];
	let size = 0;
	for await (const chunk of input) {
		const bytes = Buffer.from(chunk as Uint8Array);
		size += bytes.length;
		if (size > LIMITS.packed) throw new SourceError('large');
		chunks.push(bytes);
	}
	return Buffer.concat(chunks);
}
