/** The door for HTTP: only what Slack signed, lately, once, and not too long gets in. Everything refused is counted. */

import type { IncomingMessage, ServerResponse } from 'node:http';
import { type BufferedIncomingMessage, verifySlackRequest } from '@slack/bolt';
import { LRUCache } from 'lru-cache';

export type Refusal = 'signature' | 'stale' | 'replayed' | 'oversized' | 'workspace';

export interface DoorOptions {
	signingSecret: string;
	/** Bolt's listener, for what got in. */
	pass(request: IncomingMessage, response: ServerResponse): void;
	refuse(reason: Refusal): void;
	now(): number;
}

const EVENTS = '/slack/events';
const LARGEST = 1_000_000;
const FIVE_MINUTES = 5 * 60 * 1000;

export function createDoor({ signingSecret, pass, refuse, now }: DoorOptions) {
	/** Signatures of the last ten minutes: what comes again with the same one was recorded by somebody. */
	const seen = new LRUCache<string, true>({ max: 100_000, ttl: 2 * FIVE_MINUTES });

	function check(request: IncomingMessage, body: string): Refusal | undefined {
		const signature = request.headers['x-slack-signature'];
		const seconds = Number(request.headers['x-slack-request-timestamp']);
		if (typeof signature !== 'string' || !Number.isFinite(seconds)) return 'signature';
		if (Math.abs(now() - seconds * 1000) > FIVE_MINUTES) return 'stale';
		const headers = { 'x-slack-signature': signature, 'x-slack-request-timestamp': seconds };
		try {
			verifySlackRequest({ signingSecret, body, headers, nowMilliseconds: now() });
		} catch {
			return 'signature';
		}
		/** Slack repeats an event within the second it signed; the inbox knows it then. */
		const repeated = request.headers['x-slack-retry-num'] !== undefined && body.includes('"event_callback"');
		if (seen.has(signature) && !repeated) return 'replayed';
		seen.set(signature, true);
		return undefined;
	}

	return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
		if (request.method !== 'POST' || !request.url?.startsWith(EVENTS)) return pass(request, response);
		const body = await readBody(request);
		const refused = body === undefined ? 'oversized' : check(request, body.toString());
		if (refused) {
			refuse(refused);
			response.writeHead(refused === 'oversized' ? 413 : 401, { connection: 'close' }).end();
			return;
		}
		(request as BufferedIncomingMessage).rawBody = body ?? Buffer.alloc(0);
		pass(request, response);
	};
}

/** Undefined when it is longer than Slack ever sends. */
async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
	const chunks: Buffer[] = [];
	let length = 0;
	for await (const chunk of request as AsyncIterable<Buffer>) {
		length += chunk.length;
		if (length > LARGEST) return undefined;
		chunks.push(chunk);
	}
	return Buffer.concat(chunks);
}
