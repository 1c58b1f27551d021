/** How a method says no: thrown where it is found out, sent as `{ ok: false, error }`. */

import type { Data } from './json.js';

export interface Refusal extends Error {
	refusal: Data & { error: string };
}

/** `messages` say which rule was broken and where it stands; Slack sends them in `response_metadata`. */
export function refuse(error: string, messages: readonly string[] = [], extra: Data = {}): Refusal {
	const metadata = messages.length > 0 ? { errors: [...messages], response_metadata: { messages: [...messages] } } : {};
	return Object.assign(new Error(error), { refusal: { error, ...metadata, ...extra } });
}

export const isRefusal = (value: unknown): value is Refusal => value instanceof Error && 'refusal' in value;
