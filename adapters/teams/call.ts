/** Calls of Teams: one after the other in each conversation, waiting where Teams says so, for a bounded time. */

import { setTimeout as sleep } from 'node:timers/promises';
import type { Framework, Line } from './framework.js';
import type { Target } from './target.js';

export interface CallOptions {
	/** Milliseconds until it is given up. */
	patience?: number;
	/** Doing it twice shows: after an attempt that may have arrived it is not repeated. */
	once?: boolean;
	/** Reading does not wait for what is being said there. */
	apart?: boolean;
}

export type Result<T = string> = { ok: true; value: T } | Failure;

export interface Failure {
	ok: false;
	/** Teams' code, or `unreachable`, `foreign_host`, `not_allowed`, `closing`, `http_418`. */
	error: string;
	/** What Teams says about it, to tell one refusal from another. Never logged. */
	reason: string;
	/** It may have been done though nobody said so. */
	unknown: boolean;
	/** The place is no more, or will not have us. */
	gone: boolean;
	/** Milliseconds, where Teams asks to wait longer than our patience. */
	retryAfter?: number;
}

export type Call = <T>(target: Target, work: (line: Line) => Promise<T>, options?: CallOptions) => Promise<Result<T>>;

export interface CallParts {
	line: Framework['line'];
	/** Whether our token may go there. */
	trusts(serviceUrl: string): boolean;
	/** Whether the registration still serves the tenant. */
	allows(app: string, tenant: string): boolean;
	/** Once aborted nothing is waited for any more. */
	closing: AbortSignal;
}

const PATIENCE = 180_000;
/** Pauses after faults of Teams' own, in milliseconds, more or less; the last one goes on. */
const PAUSES = [300, 1000, 3000, 10_000];
const TRANSIENT = new Set([412, 429, 502, 503, 504]);
/** The request never left or never arrived. */
const NOT_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

type Attempt = Failure & { transient: boolean; pause?: number };

export function createCall({ line, trusts, allows, closing }: CallParts): Call {
	const places = new Map<string, Promise<unknown>>();

	async function attempt<T>({ app, tenant, serviceUrl, thread }: Target, work: (line: Line) => Promise<T>) {
		if (!allows(app, tenant)) return { ...refused('not_allowed'), gone: true };
		if (!trusts(serviceUrl)) return refused('foreign_host');
		try {
			return { ok: true as const, value: await work(await line(app, serviceUrl)) };
		} catch (cause) {
			return failureOf(cause, thread !== undefined);
		}
	}

	async function persist<T>(
		target: Target,
		work: (line: Line) => Promise<T>,
		options: CallOptions,
	): Promise<Result<T>> {
		const until = Date.now() + (options.patience ?? PATIENCE);
		for (let tries = 0; ; tries += 1) {
			const result = await attempt(target, work);
			if (result.ok) return result;
			const { transient, pause: asked, ...failure } = result;
			if (!transient && (!failure.unknown || options.once)) return failure;
			const usual = PAUSES[Math.min(tries, PAUSES.length - 1)] ?? 0;
			/** Spread, so that those who were turned away together do not come back together. */
			const pause = asked === undefined ? usual * (0.5 + Math.random()) : asked + Math.random() * 250;
			if (Date.now() + pause > until) return { ...failure, retryAfter: Math.round(pause) };
			await sleep(pause, undefined, { signal: closing }).catch(() => undefined);
			if (closing.aborted) return { ...failure, error: 'closing' };
		}
	}

	return (target, work, options = {}) => {
		if (options.apart) return persist(target, work, options);
		const place = `${target.app}/${target.tenant}/${target.conversation}`;
		const next = (places.get(place) ?? Promise.resolve()).then(() => persist(target, work, options));
		places.set(place, next);
		return next.finally(() => {
			if (places.get(place) === next) places.delete(place);
		});
	};
}

function refused(error: string): Attempt {
	return { ok: false, error, reason: '', unknown: false, gone: false, transient: false };
}

/** @param threaded a thread that is no more says nothing of its channel */
function failureOf(cause: unknown, threaded: boolean): Attempt {
	const fault = cause as { name?: unknown; statusCode?: unknown; code?: unknown; message?: unknown };
	const code = typeof fault.code === 'string' ? fault.code : undefined;
	const reason = typeof fault.message === 'string' ? fault.message : '';
	const status = typeof fault.statusCode === 'number' ? fault.statusCode : undefined;
	/** The login refuses us: for a wrong or expired secret, for good. */
	const [login] = /AADSTS\d+/.exec(reason) ?? [];
	if (login) return refused(login);
	if (status === undefined) {
		/** Without a token nothing was sent either. */
		const sent = fault.name === 'RestError' && !NOT_SENT.has(code ?? '');
		return { ...refused('unreachable'), reason, unknown: sent, transient: !sent };
	}
	const error = code ?? `http_${status}`;
	const pause = status === 429 ? waitOf(cause) : undefined;
	return {
		...refused(error),
		reason,
		unknown: status === 500,
		gone: (status === 403 && error !== 'ContentStreamNotAllowed') || (error === 'ConversationNotFound' && !threaded),
		transient: TRANSIENT.has(status),
		...(pause === undefined ? {} : { pause }),
	};
}

/** Milliseconds of Retry-After. */
function waitOf(cause: unknown): number | undefined {
	const { response } = cause as { response?: { headers?: { get?(name: string): string | undefined } } };
	const seconds = Number(response?.headers?.get?.('retry-after'));
	return seconds > 0 ? seconds * 1000 : undefined;
}
