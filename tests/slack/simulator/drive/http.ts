/** Signed HTTP requests, one connection each, and the three seconds Slack waits. */

import { createHmac } from 'node:crypto';
import { request } from 'node:http';
import type { Data } from '../json.js';
import type { Attempt, Kind, Retry, Sent, Transport } from './delivery.js';

export interface HttpTarget {
	/** One address for all, as Bolt's `/slack/events`, or one for each. */
	url: string | Record<Kind, string>;
	secret: string;
	/** Milliseconds until it counts as not acknowledged; Slack's are 3,000. */
	limitMs: number;
}

export function sign(
	secret: string,
	body: string,
	timestamp = Math.floor(Date.now() / 1000),
	version = 'v0',
): Record<string, string> {
	const hash = createHmac('sha256', secret).update(`${version}:${timestamp}:${body}`).digest('hex');
	return { 'x-slack-request-timestamp': String(timestamp), 'x-slack-signature': `${version}=${hash}` };
}

/** How each kind is written. */
export function encode(kind: Kind, payload: Data): { type: string; body: string } {
	if (kind === 'event') return { type: 'application/json', body: JSON.stringify(payload) };
	const fields: Record<string, string> =
		kind === 'command'
			? Object.fromEntries(Object.entries(payload).map(([key, value]) => [key, String(value)]))
			: { payload: JSON.stringify(payload) };
	return { type: 'application/x-www-form-urlencoded', body: new URLSearchParams(fields).toString() };
}

export function prepare(target: HttpTarget, kind: Kind, payload: Data, retry?: Retry): Sent {
	const { type, body } = encode(kind, payload);
	const again = retry ? { 'x-slack-retry-num': String(retry.num), 'x-slack-retry-reason': retry.reason } : {};
	return {
		url: typeof target.url === 'string' ? target.url : target.url[kind],
		headers: {
			'content-type': type,
			'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
			accept: '*/*',
			...sign(target.secret, body),
			...again,
		},
		body,
	};
}

export const createHttp = (target: HttpTarget): Transport => ({
	send: (kind, payload, retry) => post(prepare(target, kind, payload, retry), target.limitMs),
});

/** Sends exactly this. Never rejects. */
export function post(sent: Sent, limitMs: number, method = 'POST'): Promise<Attempt> {
	const started = performance.now();
	return new Promise((resolve) => {
		const end = (attempt: Omit<Attempt, 'ms' | 'sent'>) => {
			clearTimeout(timer);
			resolve({ ...attempt, ms: performance.now() - started, sent });
		};
		const length = method === 'GET' ? {} : { 'content-length': String(Buffer.byteLength(sent.body)) };
		const call = request(sent.url, { method, agent: false, headers: { ...sent.headers, ...length } }, (response) => {
			const parts: Buffer[] = [];
			response.on('data', (part: Buffer) => parts.push(part));
			response.on('error', () => end({ status: 0, body: '', acknowledged: false, failure: 'connection_failed' }));
			response.on('end', () => {
				const status = response.statusCode ?? 0;
				const acknowledged = status >= 200 && status < 300;
				const noRetry = response.headers['x-slack-no-retry'] === '1';
				const body = Buffer.concat(parts).toString();
				end({
					status,
					body,
					acknowledged,
					...(!acknowledged && { failure: 'http_error' }),
					...(noRetry && { noRetry }),
				});
			});
		});
		call.on('error', () => end({ status: 0, body: '', acknowledged: false, failure: 'connection_failed' }));
		const timer = setTimeout(() => {
			end({ status: 0, body: '', acknowledged: false, failure: 'http_timeout' });
			call.destroy();
		}, limitMs);
		call.end(method === 'GET' ? undefined : sent.body);
	});
}
