/** Opens the second ranking where an endpoint is configured; else nothing of it is loaded. */

import { join } from 'node:path';
import type { Log } from '../log.js';
import type { Corpus } from '../retrieval/corpus.js';
import type { Hit } from '../retrieval/search.js';
import { type Meaning, openMeaning } from './meaning.js';

export interface OpenParts {
	endpoint: { model: string; baseURL: string; key?: string } | undefined;
	/** Where the file of vectors lies. */
	folder: string;
	log: Pick<Log, 'info' | 'warn'>;
	/** Whether the file is written, or only read. */
	writes?: boolean;
	/** Names of people who are in no document: a text with one of them is not sent. */
	registered?: () => Promise<readonly string[]>;
	/** Milliseconds a question waits for its vector. */
	budget?: number;
}

export const VECTORS = 'vectors.bin';

export async function openVectors({ endpoint, folder, ...parts }: OpenParts): Promise<Meaning | undefined> {
	if (!endpoint) return undefined;
	const { createEmbedder } = await import('./openai.js');
	return openMeaning({ ...parts, embedder: createEmbedder(endpoint), path: join(folder, VECTORS) });
}

/** Milliseconds somebody at a terminal waits: for the vectors that the file lacks, and for that of the question. */
const PATIENCE = { passages: 60_000, question: 5000 };

/** For a command: the second ranking of one text. The file belongs to the running bot, so it is only read. */
export async function nearOnce(
	text: string,
	corpus: Corpus,
	parts: Pick<OpenParts, 'endpoint' | 'folder' | 'log'>,
): Promise<readonly Hit[] | undefined> {
	const meaning = await openVectors({ ...parts, writes: false, budget: PATIENCE.question });
	if (!meaning) return undefined;
	const late = setTimeout(() => void meaning.stop(), PATIENCE.passages);
	try {
		await meaning.follow(corpus.library, { once: true });
		return await meaning.near(text, corpus);
	} finally {
		clearTimeout(late);
		await meaning.stop();
	}
}
