/** One thing sent to the app: how it went, and how Slack tries again. */

import type { Data } from '../json.js';
import { parsed } from '../json.js';
import { sleep } from '../wire.js';

export type Kind = 'event' | 'command' | 'interactive';

export interface Retry {
	num: number;
	reason: 'http_timeout' | 'http_error' | 'connection_failed' | 'unknown_error' | 'timeout';
}

export interface Attempt {
	/** Of the HTTP answer; 200 for an acknowledged envelope, 0 when there was none. */
	status: number;
	body: string;
	/** Until the acknowledgement. */
	ms: number;
	acknowledged: boolean;
	failure?: Retry['reason'];
	/** The app asked not to be sent it again. */
	noRetry?: boolean;
	/** What went out, to be replayed; HTTP only. */
	sent?: Sent;
}

export interface Sent {
	url: string;
	headers: Record<string, string>;
	body: string;
}

export interface Delivery extends Attempt {
	kind: Kind;
	payload: Data;
	eventId?: string;
	attempts: Attempt[];
	/** The body of the acknowledgement, when it is JSON. */
	answer: unknown;
}

export interface Transport {
	send(kind: Kind, payload: Data, retry?: Retry): Promise<Attempt>;
}

export interface SendOptions {
	/** As if it were a repetition. */
	retry?: Retry;
	/** Milliseconds before each further attempt of an event; Slack waits about 0, 60,000 and 300,000. False: none. */
	redeliver?: readonly number[] | false;
}

export function createDispatch(transport: Transport, usual: SendOptions['redeliver']) {
	return async function dispatch(kind: Kind, payload: Data, options: SendOptions = {}): Promise<Delivery> {
		const attempts = [await transport.send(kind, payload, options.retry)];
		const delays = options.redeliver ?? usual ?? false;
		const again = kind === 'event' && delays !== false ? delays : [];
		for (const delay of again) {
			const last = attempts.at(-1);
			if (!last || last.acknowledged || last.noRetry) break;
			await sleep(delay);
			attempts.push(
				await transport.send(kind, payload, { num: attempts.length, reason: last.failure ?? 'unknown_error' }),
			);
		}
		const last = attempts.at(-1) ?? { status: 0, body: '', ms: 0, acknowledged: false };
		const id = payload.event_id;
		return {
			...last,
			kind,
			payload,
			attempts,
			answer: parsed(last.body),
			...(typeof id === 'string' && { eventId: id }),
		};
	};
}
export type Dispatch = ReturnType<typeof createDispatch>;
