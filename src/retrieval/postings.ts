/** An inverted index: term → (text, weight) pairs, as differences in bytes. No object per posting. */

import type { Table } from './table.js';

export interface Postings {
	/** Number of texts. */
	size: number;
	/** Term → row. */
	terms: Table;
	/** How many texts have each row; 0 where it is left out. */
	holders: Uint32Array;
	/** Where each row's bytes start; one more entry than rows. */
	starts: Uint32Array;
	/**
	 * For each posting twice the distance to the text before, seven bits a byte, the lowest first; one more where the weight
	 * is not 1 but stands in the next byte, in quarters.
	 */
	bytes: Uint8Array;
	/** Sum of weights of each text, and their mean: for length normalisation. */
	lengths: Float32Array;
	meanLength: number;
}

/** Says the rows of a text, each as often as it is there. Called twice for each text, and says the same. */
export type Say = (text: number, add: (row: number, weight: number) => void) => void;

const QUARTERS = 4;
const HEAVIEST = 255;

/** @param most rows in more texts than these are left out */
export function createPostings(terms: Table, size: number, say: Say, most = Number.POSITIVE_INFINITY): Postings {
	const tally = createTally(terms.size);
	const holders = new Uint32Array(terms.size);
	const lengths = new Float32Array(size);
	const taken = new Uint32Array(terms.size);
	const before = new Int32Array(terms.size).fill(-1);
	let total = 0;
	for (let text = 0; text < size; text++) {
		let length = 0;
		say(text, tally.add);
		tally.take((row, weight) => {
			length += weight;
			holders[row] = (holders[row] ?? 0) + 1;
			taken[row] = (taken[row] ?? 0) + bytesFor(text - (before[row] ?? 0), weight);
			before[row] = text;
		});
		lengths[text] = length;
		total += length;
	}
	const starts = new Uint32Array(terms.size + 1);
	for (let row = 0; row < terms.size; row++) {
		const left = (holders[row] ?? 0) > most;
		if (left) holders[row] = 0;
		starts[row + 1] = (starts[row] ?? 0) + (left ? 0 : (taken[row] ?? 0));
	}
	const bytes = new Uint8Array(starts[terms.size] ?? 0);
	const next = starts.slice();
	before.fill(-1);
	for (let text = 0; text < size; text++) {
		say(text, tally.add);
		tally.take((row, weight) => {
			if (holders[row] === 0) return;
			next[row] = write(bytes, next[row] ?? 0, text - (before[row] ?? 0), weight);
			before[row] = text;
		});
	}
	return { size, terms, holders, starts, bytes, lengths, meanLength: total / (size || 1) };
}

/** The weights of one text, in quarters, row by row. */
function createTally(rows: number) {
	const quarters = new Uint16Array(rows);
	let touched = new Uint32Array(1024);
	let used = 0;
	return {
		add(row: number, weight: number) {
			const before = quarters[row] ?? 0;
			if (before === 0) {
				if (used === touched.length) {
					const larger = new Uint32Array(used * 2);
					larger.set(touched);
					touched = larger;
				}
				touched[used++] = row;
			}
			quarters[row] = Math.min(HEAVIEST, before + weight * QUARTERS);
		},
		take(each: (row: number, weight: number) => void) {
			for (let at = 0; at < used; at++) {
				const row = touched[at] ?? 0;
				each(row, (quarters[row] ?? 0) / QUARTERS);
				quarters[row] = 0;
			}
			used = 0;
		},
	};
}

function bytesFor(distance: number, weight: number): number {
	let bytes = weight === 1 ? 1 : 2;
	for (let rest = (distance * 2) >>> 7; rest > 0; rest >>>= 7) bytes++;
	return bytes;
}

function write(bytes: Uint8Array, at: number, distance: number, weight: number): number {
	let place = at;
	let rest = distance * 2 + (weight === 1 ? 0 : 1);
	for (; rest > 127; rest >>>= 7) bytes[place++] = (rest & 127) | 128;
	bytes[place++] = rest;
	if (weight !== 1) bytes[place++] = weight * QUARTERS;
	return place;
}

/** The texts of a row, in their order, and its weights there. @returns how many; both arrays have room for all texts */
export function readRow({ starts, bytes }: Postings, row: number, texts: Uint32Array, weights: Float64Array): number {
	const end = starts[row + 1] ?? 0;
	let text = -1;
	let count = 0;
	for (let at = starts[row] ?? 0; at < end; ) {
		let byte = bytes[at++] ?? 0;
		let value = byte & 127;
		for (let shift = 7; byte > 127; shift += 7) {
			byte = bytes[at++] ?? 0;
			value |= (byte & 127) << shift;
		}
		text += value >>> 1;
		texts[count] = text;
		weights[count++] = value & 1 ? (bytes[at++] ?? 0) / QUARTERS : 1;
	}
	return count;
}
