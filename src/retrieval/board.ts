/** Scores of texts while a question is answered: arrays as long as the library, kept for the next question, cleared where they were touched. */

import type { Index } from './index.js';

export interface Board {
	/** Adds to the score of a text; only what is above zero. */
	add(text: number, score: number): void;
	/** The best texts first; of equals the earlier. Clears all scores. */
	take(limit: number): { at: number; score: number }[];
	/** Room for one row of postings. */
	texts: Uint32Array;
	weights: Float64Array;
	/** Room for texts that are touched. */
	touched: Uint32Array;
	/** One zero for each text; whoever changes it leaves it as it was. */
	scratch: Float64Array;
	/** Nought for each row of the index of words; whoever changes it leaves it as it was. */
	marks: Uint8Array;
}

const boards = new WeakMap<Index, Board>();

/** One for each index: a search is never interrupted by another. */
export function boardOf(index: Index): Board {
	const known = boards.get(index);
	if (known) return known;
	const board = createBoard(index.ids.length, index.words.terms.size);
	boards.set(index, board);
	return board;
}

function createBoard(size: number, rows: number): Board {
	const scores = new Float64Array(size);
	const touched = new Uint32Array(size);
	let used = 0;
	return {
		add(text, score) {
			const before = scores[text] ?? 0;
			if (before === 0) touched[used++] = text;
			scores[text] = before + score;
		},
		take(limit) {
			const heap = createHeap(limit);
			let floor = 0;
			for (let i = 0; i < used; i++) {
				const at = touched[i] ?? 0;
				const score = scores[at] ?? 0;
				scores[at] = 0;
				if (score >= floor) floor = heap.offer(at, score);
			}
			used = 0;
			return heap.sorted();
		},
		texts: new Uint32Array(size),
		weights: new Float64Array(size),
		touched: new Uint32Array(size),
		scratch: new Float64Array(size),
		marks: new Uint8Array(rows),
	};
}

interface Entry {
	at: number;
	score: number;
}

const isWorse = (a: Entry, b: Entry) => a.score < b.score || (a.score === b.score && a.at > b.at);

/** Keeps the best; the worst of them on top. */
function createHeap(limit: number) {
	const heap: Entry[] = [];
	const down = (from: number) => {
		const entry = heap[from];
		if (!entry) return;
		let place = from;
		for (;;) {
			let child = 2 * place + 1;
			const [left, right] = [heap[child], heap[child + 1]];
			if (!left) break;
			if (right && isWorse(right, left)) child++;
			const worst = heap[child];
			if (!worst || !isWorse(worst, entry)) break;
			heap[place] = worst;
			place = child;
		}
		heap[place] = entry;
	};
	return {
		/** @returns what the next has to reach */
		offer(at: number, score: number): number {
			if (heap.length < limit) {
				heap.push({ at, score });
				if (heap.length < limit) return 0;
				for (let place = limit >> 1; place >= 0; place--) down(place);
				return heap[0]?.score ?? 0;
			}
			const [worst] = heap;
			if (!worst || score < worst.score || (score === worst.score && at > worst.at)) return worst?.score ?? 0;
			heap[0] = { at, score };
			down(0);
			return heap[0]?.score ?? 0;
		},
		sorted: () => heap.sort((a, b) => b.score - a.score || a.at - b.at),
	};
}
