/** What may be wrong with a model's endpoint. Knows no vendor and no network. */

export type FaultKind =
	/** No connection: nobody there, no certificate, sent elsewhere. */
	| 'unreachable'
	| 'slow'
	/** 429 */
	| 'throttled'
	/** 400, 413, 422: these texts are not wanted. */
	| 'unfit'
	/** Another 4xx: key, model or address are wrong. */
	| 'refused'
	/** 5xx */
	| 'failed'
	/** No JSON, or not what it should hold. */
	| 'garbled'
	/** Ended before it was complete. */
	| 'cut'
	/** More than was asked for. */
	| 'long'
	/** Held back by a filter. */
	| 'filtered'
	/** More or fewer vectors than texts. */
	| 'count'
	| 'empty'
	/** Not a number, infinite, or all zero. */
	| 'number'
	/** Not as long as the others. */
	| 'dimension';

export class EndpointFault extends Error {
	/** @param retryAfter milliseconds, where the endpoint said so */
	constructor(
		readonly kind: FaultKind,
		readonly retryAfter?: number,
	) {
		super(kind);
		this.name = 'EndpointFault';
	}
}

export const toFault = (cause: unknown) => (cause instanceof EndpointFault ? cause : new EndpointFault('garbled'));
