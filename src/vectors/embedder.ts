/** The port to whatever turns texts into vectors, and the faults it may have. Knows no vendor and no network. */

export interface Embedder {
	/** Names the space its vectors lie in: vectors of two spaces are never compared. */
	space: string;
	/**
	 * One vector of length 1 for each text, in the same order and all of one dimension.
	 * @throws EmbeddingFault for whatever else came, and where the signal says so
	 */
	embed(texts: readonly string[], signal: AbortSignal): Promise<Float32Array[]>;
}

export type FaultKind =
	/** No connection: nobody there, no certificate, sent elsewhere. */
	| 'unreachable'
	| 'slow'
	/** 429 */
	| 'throttled'
	/** 400, 413, 422: these texts are not wanted. */
	| 'unfit'
	/** Another 4xx: key, model or address are wrong. */
	| 'refused'
	/** 5xx */
	| 'failed'
	/** No JSON, or not what it should hold. */
	| 'garbled'
	/** More or fewer vectors than texts. */
	| 'count'
	| 'empty'
	/** Not a number, infinite, or all zero. */
	| 'number'
	/** Not as long as the others. */
	| 'dimension';

export class EmbeddingFault extends Error {
	/** @param retryAfter milliseconds, where the endpoint said so */
	constructor(
		readonly kind: FaultKind,
		readonly retryAfter?: number,
	) {
		super(kind);
		this.name = 'EmbeddingFault';
	}
}

/** Brings a vector to length 1. @throws EmbeddingFault */
export function toUnit(numbers: unknown): Float32Array {
	if (!Array.isArray(numbers)) throw new EmbeddingFault('garbled');
	if (numbers.length === 0) throw new EmbeddingFault('empty');
	let squares = 0;
	for (const number of numbers) {
		if (typeof number !== 'number' || !Number.isFinite(number)) throw new EmbeddingFault('number');
		squares += number * number;
	}
	const length = Math.sqrt(squares);
	if (!(length > 0) || !Number.isFinite(length)) throw new EmbeddingFault('number');
	return Float32Array.from(numbers as number[], (number) => number / length);
}

/** What an endpoint gave for so many texts, checked. @throws EmbeddingFault */
export function checkVectors(given: readonly unknown[], texts: number): Float32Array[] {
	if (given.length !== texts) throw new EmbeddingFault('count');
	const vectors = given.map(toUnit);
	if (vectors.some(({ length }) => length !== vectors[0]?.length)) throw new EmbeddingFault('dimension');
	return vectors;
}
