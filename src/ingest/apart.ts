/** `ingest` in a thread of its own, with limits of time and memory. */

import { Worker } from 'node:worker_threads';
import { LIMITS, Refused, type Refusal } from './block.js';
import type { Ingested, Knowledge } from './ingest.js';
import type { Task } from './worker.js';

export interface Bounds {
	seconds: number;
	/** Megabytes. */
	memory: number;
}

/** @throws Refused */
export async function ingestApart(
	bytes: Uint8Array,
	name: string,
	knowledge: Knowledge,
	address?: string,
	bounds: Bounds = LIMITS,
): Promise<Ingested> {
	const { gazetteer, givenNames } = knowledge;
	const workerData: Task = { bytes, name, address, municipalities: gazetteer.municipalities, givenNames };
	const worker = new Worker(new URL('./worker.js', import.meta.url), {
		workerData,
		env: {},
		stdout: true,
		stderr: true,
		resourceLimits: { maxOldGenerationSizeMb: bounds.memory, stackSizeMb: 8 },
	});
	try {
		return await outcome(worker, bounds.seconds);
	} finally {
		await worker.terminate();
	}
}

function outcome(worker: Worker, seconds: number): Promise<Ingested> {
	return new Promise<Ingested>((done, failed) => {
		const refuse = (kind: Refusal) => failed(new Refused(kind));
		const timer = setTimeout(() => refuse('slow'), seconds * 1_000);
		worker.once('message', ({ found, refused }: { found?: Ingested; refused?: Refusal }) =>
			found ? done(found) : refuse(refused ?? 'broken'),
		);
		worker.once('error', (error: NodeJS.ErrnoException) =>
			refuse(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : 'broken'),
		);
		worker.once('exit', () => {
			clearTimeout(timer);
			refuse('broken');
		});
	});
}
