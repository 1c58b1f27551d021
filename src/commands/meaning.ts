/** `eval --vectors`: what an embedding endpoint brings on the questions of a file, and what quantising costs. Sends all of them there. */

import { UsageError } from '../errors.js';
import { clean } from '../language/fold.js';
import type { Hit } from '../retrieval/search.js';
import { toFault } from '../endpoint/fault.js';
import type { Embedder } from '../vectors/embedder.js';
import { DEPTH, fuse } from '../vectors/fuse.js';
import { emptyMatrix } from '../vectors/matrix.js';
import { nearestRows } from '../vectors/rank.js';
import { wantedOf } from '../vectors/texts.js';
import { operator } from '../words/operator.js';

export interface Measured {
	passages: readonly { id: string; text: string; title?: string | undefined }[];
	questions: readonly { task: string; text: string; language: 'de' | 'en'; passage: string }[];
}

/** Ids of the first passages, by ranking: words alone, vectors as they came, vectors quantised, words and vectors. */
export interface Rankings {
	words: readonly string[];
	exact: readonly string[];
	quantised: readonly string[];
	fused: readonly string[];
}

const BATCH = 32;
/** Milliseconds for one request. */
const PATIENCE = 120_000;

/** One for each question. @param search the ranking by words, its best first @throws UsageError where the endpoint fails */
export async function rankAll(
	{ passages, questions }: Measured,
	embedder: Embedder,
	search: (text: string, language: 'de' | 'en', limit: number) => Hit[],
): Promise<Rankings[]> {
	const texts = passages.map(({ title, text }) => wantedOf(clean([title, text].filter(Boolean).join('\n'))).text);
	const vectors = await embedAll(texts, embedder);
	const asked = await embedAll(
		questions.map(({ text }) => clean(text)),
		embedder,
	);
	const matrix = emptyMatrix(vectors[0]?.length ?? 0);
	for (const [at, vector] of vectors.entries()) matrix.add(String(at), vector);
	const rows = Int32Array.from(passages.keys());
	const idOf = ({ at }: { at: number }) => passages[at]?.id ?? '';
	return questions.map(({ text, language }, at) => {
		const query = asked[at] ?? new Float32Array(matrix.dimension);
		const near = nearestRows(rows, matrix, query, DEPTH).map((hit) => ({ ...hit, id: idOf(hit) }));
		const exact = vectors.map((vector, row) => ({ at: row, score: dot(vector, query) }));
		exact.sort((a, b) => b.score - a.score);
		const lexical = search(clean(text), language, DEPTH);
		return {
			words: lexical.map(idOf),
			exact: exact.slice(0, DEPTH).map(idOf),
			quantised: near.map(idOf),
			fused: fuse(lexical, near, DEPTH).map(idOf),
		};
	});
}

async function embedAll(texts: readonly string[], embedder: Embedder): Promise<Float32Array[]> {
	const vectors: Float32Array[] = [];
	for (let at = 0; at < texts.length; at += BATCH) {
		const got = await embedder
			.embed(texts.slice(at, at + BATCH), AbortSignal.timeout(PATIENCE))
			.catch((cause: unknown) => {
				throw new UsageError(operator.usage.noVectors(toFault(cause).kind));
			});
		vectors.push(...got);
	}
	return vectors;
}

function dot(a: Float32Array, b: Float32Array): number {
	let sum = 0;
	for (let at = 0; at < a.length; at++) sum += (a[at] ?? 0) * (b[at] ?? 0);
	return sum;
}
