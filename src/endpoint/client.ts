/** A connection to an endpoint that speaks OpenAI's protocol. It repeats nothing and follows no redirection. */

import OpenAI, { APIConnectionError, APIConnectionTimeoutError, APIError, APIUserAbortError } from 'openai';
import { EndpointFault, type FaultKind } from './fault.js';

export interface Endpoint {
	model: string;
	baseURL: string;
	/** None for a server of one's own that asks for none. */
	key?: string | undefined;
}

/** Longest wait that a server's word is taken for, in milliseconds. */
const LONGEST = 60 * 60 * 1000;

export function createClient({ baseURL, key }: Endpoint): OpenAI {
	return new OpenAI({
		baseURL,
		apiKey: key ?? 'none',
		organization: null,
		project: null,
		maxRetries: 0,
		logLevel: 'off',
		fetchOptions: { redirect: 'error' },
		...(key === undefined ? { defaultHeaders: { authorization: null } } : {}),
	});
}

export function faultOf(cause: unknown, signal: AbortSignal): EndpointFault {
	if (cause instanceof EndpointFault) return cause;
	if (cause instanceof APIUserAbortError || signal.aborted || cause instanceof APIConnectionTimeoutError)
		return new EndpointFault('slow');
	if (cause instanceof APIConnectionError) return new EndpointFault('unreachable');
	if (cause instanceof APIError && cause.status !== undefined)
		return new EndpointFault(kindOf(cause.status), retryAfter(cause.headers, Date.now()));
	/** What reading a body throws where the connection ended; by name, since it may come of another realm. */
	return new EndpointFault(nameOf(cause) === 'TypeError' ? 'cut' : 'garbled');
}

const nameOf = (cause: unknown) =>
	typeof cause === 'object' && cause !== null && 'name' in cause ? cause.name : undefined;

function kindOf(status: number): FaultKind {
	if (status === 429) return 'throttled';
	if ([400, 413, 422].includes(status)) return 'unfit';
	return status >= 500 || status === 408 ? 'failed' : 'refused';
}

/** Milliseconds; in HTTP it is seconds or a date. */
export function retryAfter(headers: Headers | undefined, now: number): number | undefined {
	const said = headers?.get('retry-after')?.trim();
	if (!said) return undefined;
	const wait = /^\d+(?:\.\d+)?$/.test(said) ? Number(said) * 1000 : Date.parse(said) - now;
	return Number.isFinite(wait) ? Math.min(Math.max(wait, 0), LONGEST) : undefined;
}
