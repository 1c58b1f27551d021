/** Vectors from an endpoint that speaks OpenAI's protocol. Loaded only where one is configured. It repeats nothing and follows no redirection. */

import { createHash } from 'node:crypto';
import OpenAI, { APIConnectionError, APIConnectionTimeoutError, APIError, APIUserAbortError } from 'openai';
import { checkVectors, type Embedder, EmbeddingFault, type FaultKind } from './embedder.js';

export interface Endpoint {
	model: string;
	baseURL: string;
	/** None for a server of one's own that asks for none. */
	key?: string | undefined;
}

/** Longest wait that a server's word is taken for, in milliseconds. */
const LONGEST = 60 * 60 * 1000;

export function createEmbedder({ model, baseURL, key }: Endpoint): Embedder {
	const client = new OpenAI({
		baseURL,
		apiKey: key ?? 'none',
		organization: null,
		project: null,
		maxRetries: 0,
		logLevel: 'off',
		fetchOptions: { redirect: 'error' },
		...(key === undefined ? { defaultHeaders: { authorization: null } } : {}),
	});
	return {
		space: createHash('sha256').update(`${baseURL}\n${model}`).digest('hex'),
		async embed(texts, signal) {
			const body = { model, input: [...texts], encoding_format: 'float' as const };
			const answer: unknown = await client.embeddings.create(body, { signal }).catch((cause: unknown) => {
				throw faultOf(cause, signal);
			});
			return checkVectors(inOrder(answer), texts.length);
		},
	};
}

/** The vectors in the order of the texts: an entry may say where it belongs. */
function inOrder(answer: unknown): unknown[] {
	const entries = field(answer, 'data');
	if (!Array.isArray(entries)) throw new EmbeddingFault('garbled');
	const places = entries.map((entry, at) => field(entry, 'index') ?? at);
	const vectors: unknown[] = Array.from({ length: entries.length });
	for (const [at, entry] of entries.entries()) {
		const place = places[at];
		if (typeof place !== 'number' || !(place in vectors) || vectors[place] !== undefined)
			throw new EmbeddingFault('count');
		vectors[place] = field(entry, 'embedding') ?? null;
	}
	return vectors;
}

function field(value: unknown, name: string): unknown {
	return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function faultOf(cause: unknown, signal: AbortSignal): EmbeddingFault {
	if (cause instanceof APIUserAbortError || signal.aborted || cause instanceof APIConnectionTimeoutError)
		return new EmbeddingFault('slow');
	if (cause instanceof APIConnectionError) return new EmbeddingFault('unreachable');
	if (cause instanceof APIError && cause.status !== undefined)
		return new EmbeddingFault(kindOf(cause.status), retryAfter(cause.headers, Date.now()));
	return new EmbeddingFault('garbled');
}

function kindOf(status: number): FaultKind {
	if (status === 429) return 'throttled';
	if ([400, 413, 422].includes(status)) return 'unfit';
	return status >= 500 || status === 408 ? 'failed' : 'refused';
}

/** Milliseconds; in HTTP it is seconds or a date. */
export function retryAfter(headers: Headers | undefined, now: number): number | undefined {
	const said = headers?.get('retry-after')?.trim();
	if (!said) return undefined;
	const wait = /^\d+(?:\.\d+)?$/.test(said) ? Number(said) * 1000 : Date.parse(said) - now;
	return Number.isFinite(wait) ? Math.min(Math.max(wait, 0), LONGEST) : undefined;
}
