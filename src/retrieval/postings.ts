/** An inverted index in typed arrays: term → (text, weight) pairs. No object per posting. */

export interface Postings {
	/** Number of texts. */
	size: number;
	/** Term → row. */
	terms: ReadonlyMap<string, number>;
	/** Where each row starts; one more entry than rows. */
	starts: Uint32Array;
	texts: Uint32Array;
	weights: Float32Array;
	/** Sum of weights of each text, and their mean: for length normalisation. */
	lengths: Float32Array;
	meanLength: number;
}

export interface PostingsBuilder {
	add(term: string, weight: number): void;
	/** Ends a text; the next `add` belongs to the following one. */
	endText(): void;
	build(): Postings;
}

export function createPostingsBuilder(): PostingsBuilder {
	const terms = new Map<string, number>();
	const counts: number[] = [];
	const lengths: number[] = [];
	let rows = new Uint32Array(1024);
	let texts = new Uint32Array(1024);
	let weights = new Float32Array(1024);
	let used = 0;
	let current = new Map<number, number>();
	const push = (row: number, text: number, weight: number) => {
		if (used === rows.length) {
			rows = grown(rows, new Uint32Array(used * 2));
			texts = grown(texts, new Uint32Array(used * 2));
			weights = grown(weights, new Float32Array(used * 2));
		}
		rows[used] = row;
		texts[used] = text;
		weights[used++] = weight;
		counts[row] = (counts[row] ?? 0) + 1;
	};
	return {
		add(term, weight) {
			let row = terms.get(term);
			if (row === undefined) {
				row = terms.size;
				terms.set(term, row);
			}
			current.set(row, (current.get(row) ?? 0) + weight);
		},
		endText() {
			let length = 0;
			for (const [row, weight] of current) {
				push(row, lengths.length, weight);
				length += weight;
			}
			lengths.push(length);
			current = new Map();
		},
		build() {
			const starts = new Uint32Array(terms.size + 1);
			for (let row = 0; row < terms.size; row++) starts[row + 1] = (starts[row] ?? 0) + (counts[row] ?? 0);
			const next = starts.slice();
			const sorted = { texts: new Uint32Array(used), weights: new Float32Array(used) };
			for (let i = 0; i < used; i++) {
				const row = rows[i] ?? 0;
				const place = next[row] ?? 0;
				next[row] = place + 1;
				sorted.texts[place] = texts[i] ?? 0;
				sorted.weights[place] = weights[i] ?? 0;
			}
			const total = lengths.reduce((sum, length) => sum + length, 0);
			return {
				size: lengths.length,
				terms,
				starts,
				...sorted,
				lengths: Float32Array.from(lengths),
				meanLength: total / (lengths.length || 1),
			};
		},
	};
}

function grown<T extends Uint32Array | Float32Array>(from: T, to: T): T {
	to.set(from);
	return to;
}
