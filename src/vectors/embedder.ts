/** The port to whatever turns texts into vectors. Knows no vendor and no network. */

import { EndpointFault } from '../endpoint/fault.js';

export interface Embedder {
	/** Names the space its vectors lie in: vectors of two spaces are never compared. */
	space: string;
	/**
	 * One vector of length 1 for each text, in the same order and all of one dimension.
	 * @throws EndpointFault for whatever else came, and where the signal says so
	 */
	embed(texts: readonly string[], signal: AbortSignal): Promise<Float32Array[]>;
}

/** Brings a vector to length 1. @throws EndpointFault */
export function toUnit(numbers: unknown): Float32Array {
	if (!Array.isArray(numbers)) throw new EndpointFault('garbled');
	if (numbers.length === 0) throw new EndpointFault('empty');
	let squares = 0;
	for (const number of numbers) {
		if (typeof number !== 'number' || !Number.isFinite(number)) throw new EndpointFault('number');
		squares += number * number;
	}
	const length = Math.sqrt(squares);
	if (!(length > 0) || !Number.isFinite(length)) throw new EndpointFault('number');
	return Float32Array.from(numbers as number[], (number) => number / length);
}

/** What an endpoint gave for so many texts, checked. @throws EndpointFault */
export function checkVectors(given: readonly unknown[], texts: number): Float32Array[] {
	if (given.length !== texts) throw new EndpointFault('count');
	const vectors = given.map(toUnit);
	if (vectors.some(({ length }) => length !== vectors[0]?.length)) throw new EndpointFault('dimension');
	return vectors;
}
