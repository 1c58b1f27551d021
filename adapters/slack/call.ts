/** Calls of Slack's Web API: one after the other in each place, Retry-After honoured there alone, for a bounded time. */

import { setTimeout as sleep } from 'node:timers/promises';
import { webApi } from '@slack/bolt';
import type { Workplace } from './heard.js';

export interface Token {
	token: string;
	/** Sent along where the app is installed for a whole organisation. */
	team?: string;
}

export interface CallOptions {
	/** Calls with the same place wait for one another; absent: they do not. */
	place?: string;
	/** Milliseconds until it is given up. */
	patience?: number;
	/** Doing it twice shows: after an attempt that may have arrived it is not repeated. */
	once?: boolean;
}

export type Result = { ok: true; result: Given } | Failure;

/** What Slack gave; each caller reads its own fields. */
type Given = Readonly<Record<string, unknown>> & { response_metadata?: { next_cursor?: string } };

export interface Failure {
	ok: false;
	/** Slack's error code, or `unreachable`, `http_503`, `not_installed`, `closing`. */
	error: string;
	/** It may have been done though nobody said so. */
	unknown: boolean;
	/** Milliseconds, where Slack asks to wait longer than our patience. */
	retryAfter?: number;
}

export type Call = (
	workplace: Workplace,
	method: string,
	args: Record<string, unknown>,
	options?: CallOptions,
) => Promise<Result>;

export interface CallParts {
	/** Undefined where the app is not installed. */
	token(workplace: Workplace): Promise<Token | undefined>;
	/** Address of the Web API, where it is not Slack's own. */
	apiUrl?: string | undefined;
	logger: webApi.WebClientOptions['logger'];
	/** Once aborted nothing is waited for any more. */
	closing: AbortSignal;
}

const PATIENCE = 120_000;
const TIMEOUT = 10_000;
/** Pauses after faults of Slack's own, in milliseconds; the last one goes on. */
const PAUSES = [250, 1000, 3000, 10_000];
const TRANSIENT = new Set(['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout', 'ratelimited']);
/** The request never left or never arrived. */
const NOT_SENT = new Set([
	'ECONNREFUSED',
	'ENOTFOUND',
	'EAI_AGAIN',
	'EHOSTUNREACH',
	'ENETUNREACH',
	'UND_ERR_CONNECT_TIMEOUT',
]);

export function createCall({ token, apiUrl, logger, closing }: CallParts): Call {
	const places = new Map<string, Promise<unknown>>();
	const options: webApi.WebClientOptions = {
		timeout: TIMEOUT,
		retryConfig: { retries: 0 },
		rejectRateLimitedCalls: true,
		...(logger ? { logger } : {}),
		...(apiUrl ? { slackApiUrl: apiUrl } : {}),
	};

	async function attempt(workplace: Workplace, method: string, args: Record<string, unknown>): Promise<Result> {
		const found = await token(workplace);
		if (!found) return { ok: false, error: 'not_installed', unknown: false };
		const client = new webApi.WebClient(found.token, { ...options, ...(found.team ? { teamId: found.team } : {}) });
		try {
			return { ok: true, result: (await client.apiCall(method, args)) as unknown as Given };
		} catch (cause) {
			return failureOf(cause);
		}
	}

	async function persist(
		workplace: Workplace,
		method: string,
		args: Record<string, unknown>,
		{ patience = PATIENCE, once = false }: CallOptions,
	): Promise<Result> {
		const until = Date.now() + patience;
		for (let tries = 0; ; tries += 1) {
			const result = await attempt(workplace, method, args);
			if (result.ok || !isTransient(result) || (once && result.unknown)) return result;
			const pause = result.retryAfter ?? PAUSES[Math.min(tries, PAUSES.length - 1)] ?? TIMEOUT;
			if (Date.now() + pause > until) return { ...result, retryAfter: pause };
			await sleep(pause, undefined, { signal: closing }).catch(() => undefined);
			if (closing.aborted) return { ...result, error: 'closing' };
		}
	}

	return (workplace, method, args, given = {}) => {
		if (given.place === undefined) return persist(workplace, method, args, given);
		const { place } = given;
		const next = (places.get(place) ?? Promise.resolve()).then(() => persist(workplace, method, args, given));
		places.set(place, next);
		return next.finally(() => {
			if (places.get(place) === next) places.delete(place);
		});
	};
}

const isTransient = ({ error, unknown, retryAfter }: Failure) =>
	unknown || retryAfter !== undefined || TRANSIENT.has(error) || error === 'unreachable' || error.startsWith('http_5');

function failureOf(cause: unknown): Failure {
	if (cause instanceof webApi.WebAPIRateLimitedError)
		return { ok: false, error: 'ratelimited', unknown: false, retryAfter: cause.retryAfter * 1000 };
	if (cause instanceof webApi.WebAPIPlatformError) return { ok: false, error: cause.data.error, unknown: false };
	if (cause instanceof webApi.WebAPIHTTPError) return { ok: false, error: `http_${cause.statusCode}`, unknown: false };
	const code = codeOf(cause);
	return { ok: false, error: 'unreachable', unknown: code === undefined || !NOT_SENT.has(code) };
}

/** The code of a system error, however deep it is wrapped. */
function codeOf(cause: unknown, depth = 0): string | undefined {
	if (typeof cause !== 'object' || cause === null || depth > 5) return undefined;
	const { code, original, cause: inner } = cause as { code?: unknown; original?: unknown; cause?: unknown };
	const own = typeof code === 'string' && !code.startsWith('slack_') ? code : undefined;
	return own ?? codeOf(original ?? inner, depth + 1);
}
