/** The vectors of passages at hand: read from the file, added to, dropped, written back. Asks nobody for any. */

import type { Log } from '../log.js';
import { EndpointFault } from '../endpoint/fault.js';
import { readVectors, writeVectors } from './file.js';
import { emptyMatrix, type Matrix } from './matrix.js';
import type { Wanted } from './texts.js';

export interface HoldingParts {
	path: string;
	/** Whether the file is written, or only read. */
	writes: boolean;
	/** As in `Embedder`. */
	space: string;
	log: Pick<Log, 'warn'>;
}

export interface Holding {
	/** Undefined before the first vector. */
	matrix(): Matrix | undefined;
	/** @throws EndpointFault where they are of another dimension than those this process was given before */
	accept(texts: readonly Wanted[], vectors: readonly Float32Array[]): Promise<void>;
	/** Drops all other keys. */
	keep(keys: ReadonlySet<string>): void;
	/** The endpoint gives vectors of another dimension: true where those from the file were the wrong ones, and are gone now. */
	doubt(): boolean;
	/** Writes what is new. Never rejects. */
	write(): Promise<void>;
}

/** Vectors after which the file is written, while there are more to come. */
const WRITE_AFTER = 2048;

export async function openHolding({ path, writes, space, log }: HoldingParts): Promise<Holding> {
	let matrix = await readVectors(path, space);
	/** Whether the endpoint itself gave vectors of this dimension. */
	let confirmed = false;
	let unwritten = 0;
	const write = async () => {
		if (!matrix || !writes || unwritten === 0) return;
		unwritten = 0;
		await writeVectors(path, space, matrix).catch((cause: NodeJS.ErrnoException) =>
			log.warn('vectors not kept', { code: cause.code ?? 'unknown' }),
		);
	};
	return {
		matrix: () => matrix,
		async accept(texts, vectors) {
			const dimension = vectors[0]?.length ?? 0;
			if (confirmed && matrix && matrix.dimension !== dimension) throw new EndpointFault('dimension');
			const fitting = matrix?.dimension === dimension ? matrix : emptyMatrix(dimension);
			matrix = fitting;
			confirmed = true;
			for (const [at, { key }] of texts.entries()) {
				const vector = vectors[at];
				if (vector) fitting.add(key, vector);
			}
			unwritten += texts.length;
			if (unwritten >= WRITE_AFTER) await write();
		},
		keep(keys) {
			const kept = matrix?.keep(keys);
			if (kept !== matrix) unwritten++;
			matrix = kept;
		},
		doubt() {
			if (confirmed || !matrix) return false;
			matrix = undefined;
			return true;
		},
		write,
	};
}
