/** Vectors from an endpoint that speaks OpenAI's protocol. Loaded only where one is configured. */

import { createHash } from 'node:crypto';
import { createClient, type Endpoint, faultOf } from '../endpoint/client.js';
import { EndpointFault } from '../endpoint/fault.js';
import { checkVectors, type Embedder } from './embedder.js';

export function createEmbedder(endpoint: Endpoint): Embedder {
	const client = createClient(endpoint);
	const { model, baseURL } = endpoint;
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
	if (!Array.isArray(entries)) throw new EndpointFault('garbled');
	const places = entries.map((entry, at) => field(entry, 'index') ?? at);
	const vectors: unknown[] = Array.from({ length: entries.length });
	for (const [at, entry] of entries.entries()) {
		const place = places[at];
		if (typeof place !== 'number' || !(place in vectors) || vectors[place] !== undefined)
			throw new EndpointFault('count');
		vectors[place] = field(entry, 'embedding') ?? null;
	}
	return vectors;
}

function field(value: unknown, name: string): unknown {
	return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
