/** Answers through a response address: to the asker alone, or to a channel the bot is not in. */

import { parseUrl } from '../../src/url.js';
import type { Failure } from './call.js';
import type { Rendered } from './render.js';

export type Respond = (url: string, body: Response) => Promise<{ ok: true } | Failure>;

export type Response =
	| (Rendered & { response_type: 'ephemeral' | 'in_channel'; replace_original?: boolean })
	| { delete_original: true };

const TIMEOUT = 10_000;
const TRIES = 4;

/** @param trusts whether an address is one of Slack's: it came with a signed request, and still gets nothing elsewhere */
export function createRespond(trusts: (url: URL) => boolean, sleep: (ms: number) => Promise<unknown>): Respond {
	return async (url, body) => {
		const address = parseUrl(url);
		if (!address || !trusts(address)) return { ok: false, error: 'foreign_address', unknown: false };
		for (let left = TRIES; ; left -= 1) {
			const failure = await send(url, body);
			if (!failure) return { ok: true };
			if (left <= 1 || failure.unknown || !/^http_(?:429|5)/.test(failure.error)) return failure;
			await sleep(failure.retryAfter ?? 1000);
		}
	};
}

async function send(url: string, body: Response): Promise<Failure | undefined> {
	try {
		const response = await fetch(url, {
			method: 'POST',
			headers: { 'content-type': 'application/json; charset=utf-8' },
			body: JSON.stringify(body),
			redirect: 'error',
			signal: AbortSignal.timeout(TIMEOUT),
		});
		await response.text();
		if (response.ok) return undefined;
		const seconds = Number(response.headers.get('retry-after'));
		const wait = seconds > 0 ? { retryAfter: Math.min(seconds, 30) * 1000 } : {};
		return { ok: false, error: `http_${response.status}`, unknown: false, ...wait };
	} catch {
		return { ok: false, error: 'unreachable', unknown: true };
	}
}
