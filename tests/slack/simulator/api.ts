/** The Web API: finds the method, asks for token and scope, applies faults, keeps a list of all calls. */

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Failure, Faults } from './faults.js';
import type { Data } from './json.js';
import { type Call, type Method, needScope, readArguments } from './methods/method.js';
import { isRefusal, refuse } from './refusal.js';
import type { State } from './state.js';
import type { Installation } from './tokens.js';
import { basicOf, bearerOf, bodyOf, fieldsOf, send, sleep } from './wire.js';

export interface Logged {
	method: string;
	args: Data;
	token: string | undefined;
	ok: boolean;
	error?: string;
	/** Rules that were broken and where they stand. */
	messages?: readonly string[];
	/** Epoch milliseconds of this machine, at arrival. */
	at: number;
	ms: number;
	fault?: Failure['kind'];
}

export interface Api {
	handle(request: IncomingMessage, response: ServerResponse, method: string): Promise<void>;
	calls: Logged[];
}

/** Methods that post: about one a second and channel. */
const POSTING = new Set(['chat.postMessage', 'chat.postEphemeral']);
const NOWHERE = {} as Installation;

export function createApi(state: State, methods: Readonly<Record<string, Method>>, faults: Faults): Api {
	const calls: Logged[] = [];

	function run(name: string, raw: Data, request: IncomingMessage): Data {
		const method = Object.hasOwn(methods, name) ? methods[name] : undefined;
		if (!method) throw refuse('unknown_method', [], { req_method: name });
		const installation = authorised(state, method, tokenOf(request, raw));
		const basic = basicOf(request);
		const token = tokenOf(request, raw) ?? '';
		const call: Call = { state, method: name, args: {}, token, installation, ...(basic && { basic }) };
		if (method.scopes) needScope(call, ...method.scopes);
		call.args = readArguments(name, method.spec, raw);
		return method.run(call);
	}

	async function handle(request: IncomingMessage, response: ServerResponse, name: string): Promise<void> {
		const at = Date.now();
		const body = await bodyOf(request);
		const raw = fieldsOf(request, body);
		const { token: _, ...args } = raw ?? {};
		const failure = faults.take(name, args.channel ?? args.channel_id);
		const log = (result: Data) => {
			const { messages } = (result.response_metadata ?? {}) as { messages?: string[] };
			const error = result.ok === true ? undefined : String(result.error);
			calls.push({
				method: name,
				args,
				token: raw && tokenOf(request, raw),
				ok: result.ok === true,
				at,
				ms: Date.now() - at,
				...(error !== undefined && { error }),
				...(messages && { messages }),
				...(failure && { fault: failure.kind }),
			});
		};
		if (failure && (await failed(failure, response, log))) return;
		const wait = POSTING.has(name)
			? faults.limited(`${tokenOf(request, raw ?? {})} ${String(args.channel)}`)
			: undefined;
		if (wait !== undefined) return limit(response, wait, log);
		const result = raw ? attempt(() => run(name, raw, request)) : { ok: false, error: 'invalid_post_type' };
		log(result);
		if (failure?.kind === 'reset') response.destroy();
		else send(response, 200, result);
	}
	return { handle, calls };
}

/** JSON bodies carry no token: it has to be in the header (docs.slack.dev/apis/web-api). */
function tokenOf(request: IncomingMessage, raw: Data): string | undefined {
	const json = request.headers['content-type']?.startsWith('application/json');
	return bearerOf(request) ?? (!json && typeof raw.token === 'string' ? raw.token : undefined);
}

function authorised(state: State, { token: wanted = 'bot' }: Method, given: string | undefined): Installation {
	if (wanted === 'none') return NOWHERE;
	const token = state.tokens.check(given);
	if (wanted !== 'any' && token.kind !== wanted) throw refuse('not_allowed_token_type');
	return token.installation ?? NOWHERE;
}

function attempt(run: () => Data): Data {
	try {
		return { ok: true, ...run() };
	} catch (error) {
		if (!isRefusal(error)) throw error;
		return { ok: false, ...error.refusal };
	}
}

function limit(response: ServerResponse, seconds: number, log: (result: Data) => void): void {
	log({ ok: false, error: 'ratelimited' });
	send(response, 429, { ok: false, error: 'ratelimited' }, { 'retry-after': String(seconds) });
}

/** True when the call ends here. */
export async function failed(
	failure: Failure,
	response: ServerResponse,
	log: (result: Data) => void,
): Promise<boolean> {
	switch (failure.kind) {
		case 'delay':
			await sleep(failure.ms);
			return false;
		case 'ratelimited':
			limit(response, failure.retryAfter, log);
			return true;
		case 'status':
			log({ ok: false, error: `http_${failure.status}` });
			send(response, failure.status, 'upstream error');
			return true;
		case 'error': {
			const result = { ok: false, error: failure.error, ...failure.extra };
			log(result);
			send(response, 200, result);
			return true;
		}
		case 'reset':
			if (failure.when === 'after') return false;
			log({ ok: false, error: 'connection_reset' });
			response.destroy();
			return true;
		case 'hang':
			log({ ok: false, error: 'hanging' });
			return true;
	}
}
