/** Requests that are not from Slack, or no longer: each must be refused by the app. HTTP only. */

import type { Data } from '../json.js';
import type { Attempt, Delivery, Kind, Sent } from './delivery.js';
import { encode, type HttpTarget, post, prepare, sign } from './http.js';

export type Forgery =
	| 'wrong signature'
	| 'other secret'
	| 'stale'
	| 'future'
	| 'changed body'
	| 'no signature'
	| 'no timestamp'
	| 'timestamp of another'
	| 'other version'
	| 'not json';

const MINUTES = 60;

export function createForge(target: HttpTarget) {
	const now = () => Math.floor(Date.now() / 1000);

	function forged(how: Forgery, kind: Kind, payload: Data): Sent {
		const sent = prepare(target, kind, payload);
		const { body, headers } = sent;
		const signed = (more: Record<string, string>): Sent => ({ ...sent, headers: { ...headers, ...more } });
		switch (how) {
			case 'wrong signature':
				return signed({ 'x-slack-signature': `v0=${'0'.repeat(64)}` });
			case 'other secret':
				return signed(sign(`${target.secret}-of-somebody-else`, body));
			case 'stale':
				return signed(sign(target.secret, body, now() - 6 * MINUTES));
			case 'future':
				return signed(sign(target.secret, body, now() + 6 * MINUTES));
			case 'changed body':
				return { ...sent, body: body.replace(/.$/, ' $&') };
			case 'no signature':
				return without(sent, 'x-slack-signature');
			case 'no timestamp':
				return without(sent, 'x-slack-request-timestamp');
			case 'timestamp of another':
				return signed({ 'x-slack-request-timestamp': String(now() - 1) });
			case 'other version':
				return signed(sign(target.secret, body, now(), 'v1'));
			case 'not json':
				return { ...sent, body: '{', headers: { ...headers, ...sign(target.secret, '{') } };
		}
	}

	return {
		/** A payload as Slack would send it, spoilt in one way. */
		forge: (how: Forgery, kind: Kind, payload: Data): Promise<Attempt> =>
			post(forged(how, kind, payload), target.limitMs),
		/** The very same bytes and headers once more. */
		replay({ sent }: Delivery): Promise<Attempt> {
			if (!sent) throw new Error('only HTTP requests can be replayed');
			return post(sent, target.limitMs);
		},
		/** Rightly signed and too large. */
		oversized(bytes: number, kind: Kind = 'event'): Promise<Attempt> {
			const payload = { type: 'event_callback', event: { type: 'message', text: 'x'.repeat(bytes) } };
			return post(prepare(target, kind, payload), target.limitMs);
		},
		/** Anything at all. Signed unless headers say otherwise. */
		raw(body: string, { headers = {}, url, method = 'POST', signed = true }: RawOptions = {}): Promise<Attempt> {
			const { type } = encode('event', {});
			const address = url ?? (typeof target.url === 'string' ? target.url : target.url.event);
			return post(
				{ url: address, body, headers: { 'content-type': type, ...(signed && sign(target.secret, body)), ...headers } },
				target.limitMs,
				method,
			);
		},
		/** Slack's question when an address is entered in the app's settings. */
		verifyUrl(challenge = 'challenge'): Promise<Attempt> {
			return post(prepare(target, 'event', { type: 'url_verification', token: 'x', challenge }), target.limitMs);
		},
	};
}

interface RawOptions {
	headers?: Record<string, string>;
	url?: string;
	method?: string;
	signed?: boolean;
}

function without(sent: Sent, name: string): Sent {
	const { [name]: _, ...headers } = sent.headers;
	return { ...sent, headers };
}
