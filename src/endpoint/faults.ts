/** What is wrong with the endpoint: in the log once until it is well again, and for /healthz. Kinds only, never what was asked. */

import type { Log } from '../log.js';
import type { FaultKind } from './fault.js';

export interface Track {
	failed(kind: FaultKind): void;
	worked(): void;
}

export interface Faults<Part extends string> {
	of(part: Part): Track;
	/** That of the part named first. */
	current(): FaultKind | undefined;
}

/** @param what it is called in the log @param parts those that people wait for first */
export function createFaults<Part extends string>(
	what: string,
	parts: readonly Part[],
	log: Pick<Log, 'info' | 'warn'>,
): Faults<Part> {
	const faults = new Map<Part, FaultKind>();
	return {
		of: (part) => ({
			failed(kind) {
				if (!faults.has(part)) log.warn(`${what} failed`, { part, kind });
				faults.set(part, kind);
			},
			worked() {
				if (faults.delete(part)) log.info(`${what} work again`, { part });
			},
		}),
		current: () => parts.map((part) => faults.get(part)).find((kind) => kind !== undefined),
	};
}
