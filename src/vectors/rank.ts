/** Exact search: every passage of a corpus that has a vector is compared with that of the question. */

import type { Corpus } from '../retrieval/corpus.js';
import type { Hit } from '../retrieval/search.js';
import type { Matrix } from './matrix.js';
import { textsOf } from './texts.js';

/** The nearest passages, the first the nearest; scores are cosines. */
export function rank(corpus: Corpus, matrix: Matrix, query: Float32Array, limit: number): Hit[] {
	const best = nearestRows(rowsOf(corpus, matrix), matrix, query, limit);
	return best.map(({ at, score }) => ({ at, id: corpus.passages[at]?.id ?? '', score }));
}

interface Near {
	/** Position among the rows. */
	at: number;
	score: number;
}

/** @param rows row of each text, −1 where it has none */
export function nearestRows(rows: Int32Array, matrix: Matrix, query: Float32Array, limit: number): Near[] {
	const best: Near[] = [];
	rows.forEach((row, at) => {
		if (row < 0) return;
		const score = matrix.likeness(row, query);
		if (best.length === limit && score <= (best.at(-1)?.score ?? 0)) return;
		let place = best.length;
		while (place > 0 && (best[place - 1]?.score ?? 0) < score) place--;
		best.splice(place, 0, { at, score });
		if (best.length > limit) best.pop();
	});
	return best;
}

interface Rows {
	matrix: Matrix;
	size: number;
	rows: Int32Array;
}

const made = new WeakMap<Corpus, Rows>();

/** Made again when the matrix has become another, or has grown. */
function rowsOf(corpus: Corpus, matrix: Matrix): Int32Array {
	const known = made.get(corpus);
	if (known?.matrix === matrix && known.size === matrix.size) return known.rows;
	const rows = Int32Array.from(textsOf(corpus), ({ key }) => matrix.rows.get(key) ?? -1);
	made.set(corpus, { matrix, size: matrix.size, rows });
	return rows;
}
