/** Vectors of texts by the hash of their text, in typed arrays. Grows at its end; what is dropped leaves a copy without it. */

import { product, quantise } from './quantise.js';

/** Bytes of a key. */
export const KEY = 16;

export interface Matrix {
	dimension: number;
	/** Hash of a text, as hex → row. */
	rows: ReadonlyMap<string, number>;
	/** Changes with everything that is added. */
	readonly size: number;
	codes: Int8Array;
	factors: Float32Array;
	/** A key that is there stays as it is. @param vector of length 1 and of the matrix's dimension */
	add(key: string, vector: Float32Array): void;
	/** Cosine of a row and a vector of length 1. */
	likeness(row: number, query: Float32Array): number;
	/** The same without all other keys; itself where there are none. */
	keep(keys: ReadonlySet<string>): Matrix;
}

export interface Content {
	dimension: number;
	keys: readonly string[];
	/** One row after another, each `dimension` long. */
	codes: Int8Array;
	/** One for each row. */
	factors: Float32Array;
}

/** @param content taken over, not copied */
export function createMatrix({ dimension, keys, codes, factors }: Content): Matrix {
	const rows = new Map(keys.map((key, row) => [key, row]));
	const matrix: Matrix = {
		dimension,
		rows,
		codes,
		factors,
		get size() {
			return rows.size;
		},
		add(key: string, vector: Float32Array) {
			if (rows.has(key)) return;
			const row = rows.size;
			if (row === matrix.factors.length) {
				const room = Math.max(64, row * 2);
				matrix.codes = grown(matrix.codes, new Int8Array(room * dimension));
				matrix.factors = grown(matrix.factors, new Float32Array(room));
			}
			const into = matrix.codes.subarray(row * dimension, (row + 1) * dimension);
			matrix.factors[row] = quantise(vector, into);
			rows.set(key, row);
		},
		likeness: (row: number, query: Float32Array) => product(matrix.codes, row, query) * (matrix.factors[row] ?? 0),
		keep(wanted: ReadonlySet<string>) {
			const kept = [...rows].filter(([key]) => wanted.has(key));
			if (kept.length === rows.size) return matrix;
			const content = { codes: new Int8Array(kept.length * dimension), factors: new Float32Array(kept.length) };
			kept.forEach(([, row], at) => {
				content.codes.set(matrix.codes.subarray(row * dimension, (row + 1) * dimension), at * dimension);
				content.factors[at] = matrix.factors[row] ?? 0;
			});
			return createMatrix({ dimension, keys: kept.map(([key]) => key), ...content });
		},
	};
	return matrix;
}

export const emptyMatrix = (dimension: number): Matrix =>
	createMatrix({ dimension, keys: [], codes: new Int8Array(0), factors: new Float32Array(0) });

function grown<T extends Int8Array | Float32Array>(from: T, to: T): T {
	to.set(from);
	return to;
}
