/** The thread in which foreign bytes are read: nothing that happens to it happens to the process. Started by `apart.ts` alone. */

import { parentPort, workerData } from 'node:worker_threads';
import type { Municipality } from '../library/exchange.js';
import { createGazetteer } from '../library/gazetteer.js';
import { Refused } from './block.js';
import { ingest } from './ingest.js';

export interface Task {
	bytes: Uint8Array;
	name: string;
	address: string | undefined;
	municipalities: readonly Municipality[];
	givenNames: ReadonlySet<string>;
}

const { bytes, name, address, municipalities, givenNames } = workerData as Task;

try {
	const found = await ingest(bytes, name, { gazetteer: createGazetteer(municipalities), givenNames }, address);
	parentPort?.postMessage({ found });
} catch (error) {
	parentPort?.postMessage(error instanceof Refused ? { refused: error.kind } : { refused: 'broken' });
}
