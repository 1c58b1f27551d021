/** Faults on demand: the next calls to a place are throttled, dropped, delayed, or break on the way back. */

import { Refusal } from './refusal.js';
import type { Place } from './world.js';

export type Operation = 'create' | 'send' | 'update' | 'delete' | 'read' | 'login';

export interface Fault {
	/** `reset…`: the connection breaks before the call is worked on, or after that instead of an answer. */
	kind:
		| 'throttled'
		| 'precondition'
		| 'badGateway'
		| 'gatewayTimeout'
		| 'resetBefore'
		| 'resetAfter'
		| 'delay'
		| 'serverError';
	/** Everywhere, if not said. */
	place?: Place;
	/** Every operation, if not said. */
	on?: Operation;
	/** Calls it happens to; 1 if not said. */
	times?: number;
	/** Calls that pass before it begins. */
	after?: number;
	/** Seconds in Retry-After of `throttled`; 1 if not said. */
	retryAfter?: number;
	/** Of `delay`, or before any other fault. */
	milliseconds?: number;
	/** The call is worked on, and refused all the same. */
	processed?: boolean;
}

interface Standing extends Fault {
	left: number;
	wait: number;
}

const later = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

function refusal({ kind, retryAfter = 1 }: Fault): Refusal | 'reset' | undefined {
	switch (kind) {
		case 'throttled':
			return new Refusal(429, 'Throttled', 'Too many requests.', { 'retry-after': String(retryAfter) });
		case 'precondition':
			return new Refusal(412, 'PreconditionFailed', 'Precondition failed, please try again.');
		case 'badGateway':
			return new Refusal(502, 'ServiceError', 'Service dependency issue');
		case 'gatewayTimeout':
			return new Refusal(504, 'GatewayTimeout', 'Gateway Timeout');
		case 'serverError':
			return new Refusal(500, 'ServiceError', 'Something went wrong.');
		case 'resetBefore':
		case 'resetAfter':
			return 'reset';
		case 'delay':
			return undefined;
	}
}

export class Reset extends Error {}

const strike = (fault: Fault) => {
	const found = refusal(fault);
	if (found === 'reset') throw new Reset();
	if (found) throw found;
};

export function createFaults() {
	let standing: Standing[] = [];
	const fits = (fault: Standing, operation: Operation, place: Place | undefined) =>
		fault.left > 0 && (!fault.place || fault.place === place) && (!fault.on || fault.on === operation);
	return {
		add(fault: Fault) {
			standing.push({ ...fault, left: fault.times ?? 1, wait: fault.after ?? 0 });
		},
		clear() {
			standing = [];
		},
		/** Runs the call under the first fault that fits it. */
		async around<T>(operation: Operation, place: Place | undefined, call: () => Promise<T>): Promise<T> {
			const fault = standing.find((one) => fits(one, operation, place));
			if (!fault) return call();
			if (fault.wait > 0) {
				fault.wait -= 1;
				return call();
			}
			fault.left -= 1;
			standing = standing.filter(({ left }) => left > 0);
			if (fault.milliseconds) await later(fault.milliseconds);
			const late = fault.kind === 'resetAfter' || fault.processed === true;
			if (!late) strike(fault);
			const result = await call();
			if (late) strike(fault);
			return result;
		},
	};
}

export type Faults = ReturnType<typeof createFaults>;
