/** What is wrong with the endpoint: in the log once until it is well again, and for /healthz. Kinds only, never what was asked. */

import type { Log } from '../log.js';
import type { FaultKind } from './embedder.js';

export type Part = 'passages' | 'questions';

export interface Track {
	failed(kind: FaultKind): void;
	worked(): void;
}

export interface Faults {
	of(part: Part): Track;
	/** That of questions first: they are what people wait for. */
	current(): FaultKind | undefined;
}

export function createFaults(log: Pick<Log, 'info' | 'warn'>): Faults {
	const faults = new Map<Part, FaultKind>();
	return {
		of: (part) => ({
			failed(kind) {
				if (!faults.has(part)) log.warn('embeddings failed', { part, kind });
				faults.set(part, kind);
			},
			worked() {
				if (faults.delete(part)) log.info('embeddings work again', { part });
			},
		}),
		current: () => faults.get('questions') ?? faults.get('passages'),
	};
}
