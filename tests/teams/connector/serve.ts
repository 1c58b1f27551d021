/** The HTTP side: who calls, where to, under which fault, and what is written down about it. */

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Faults, type Operation, Reset } from './fault.js';
import type { Keys } from './keys.js';
import type { Login } from './login.js';
import { receive } from './reception.js';
import { badRequest, CLOSED, noConversation, Refusal, tooBig } from './refusal.js';
import { type Answer, baseOf, type Call, ROUTES } from './routes.js';
import type { Streams } from './stream.js';
import type { Place, Registration, World } from './world.js';

/** One call of the bot, as it went over the wire. */
export interface Request {
	/** Milliseconds since 1970. */
	at: number;
	method: string;
	path: string;
	operation?: Operation;
	place?: Place;
	app?: Registration;
	body?: unknown;
	/** 0 where the connection was broken. */
	status: number;
	/** Code and sentence of a refusal. */
	refused?: string;
	milliseconds: number;
}

export interface Parts {
	world: World;
	streams: Streams;
	keys: Keys;
	login: Login;
	faults: Faults;
	quota(place: Place): void;
	/** Milliseconds every call takes at least. */
	latency: number;
	/** After each call. */
	seen(request: Request): void;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	let size = 0;
	for await (const chunk of request as AsyncIterable<Buffer>) {
		size += chunk.length;
		if (size > 1024 * 1024) throw tooBig();
		chunks.push(chunk);
	}
	return Buffer.concat(chunks).toString();
}

function parsed(body: string): unknown {
	try {
		return body === '' ? undefined : JSON.parse(body);
	} catch {
		throw badRequest('The body is not JSON.');
	}
}

function enter(place: Place | undefined, tenant: string, app: Registration): Place {
	if (!place) throw noConversation();
	if (place.tenant !== tenant) throw new Refusal(403, 'InvalidBotApiHost', 'Invalid bot api host.');
	if (place.app !== app) throw CLOSED.uninstalled();
	if (place.closed) throw CLOSED[place.closed]();
	return place;
}

const textOf = (group: string | undefined) => decodeURIComponent(group ?? '');

async function operate(parts: Parts, request: IncomingMessage, url: URL, note: Request): Promise<Answer> {
	const { world, streams, login, faults } = parts;
	const [, tenant = '', path = ''] = /^\/emea\/([^/]+)(\/v3\/.*)$/.exec(url.pathname) ?? [];
	const route = ROUTES.find((one) => one.method === request.method && one.path.test(path));
	if (!route) throw new Refusal(404, 'NotFound', 'There is no such operation.');
	note.operation = route.operation;
	const raw = await bodyOf(request);
	const app = await login.check(request.headers.authorization);
	note.app = app;
	const body = parsed(raw);
	if (body !== undefined) note.body = body;
	const groups = route.path.exec(path)?.groups ?? {};
	const call: Call = {
		world,
		streams,
		app,
		conversation: textOf(groups.conversation ?? groups.team),
		activity: textOf(groups.activity),
		member: textOf(groups.member),
		query: url.searchParams,
		body,
		size: Buffer.byteLength(raw),
	};
	if (groups.conversation !== undefined) {
		const place = world.places.get(baseOf(call.conversation));
		if (place) note.place = place;
		call.place = enter(place, tenant, app);
	}
	const { place } = call;
	return faults.around(route.operation, place, async () => {
		if (place && route.operation === 'send') parts.quota(place);
		return route.work(call);
	});
}

function refuse(error: unknown, note: Request, response: ServerResponse) {
	if (error instanceof Reset) {
		note.refused = 'reset';
		response.socket?.resetAndDestroy();
		return;
	}
	const { status, code, message, headers, oauth } =
		error instanceof Refusal ? error : new Refusal(500, 'ServiceError', String((error as Error).stack));
	note.status = status;
	note.refused = `${code}: ${message}`;
	response.writeHead(status, { 'content-type': 'application/json', ...headers });
	response.end(JSON.stringify(oauth ? { error: code, error_description: message } : { error: { code, message } }));
}

async function handle(parts: Parts, origin: string, request: IncomingMessage, response: ServerResponse) {
	const url = new URL(request.url ?? '/', origin);
	const started = performance.now();
	const note: Request = {
		at: Date.now(),
		method: request.method ?? '',
		path: url.pathname,
		status: 0,
		milliseconds: 0,
		...(url.pathname.endsWith('/token') ? { operation: 'login' } : {}),
	};
	try {
		if (parts.latency > 0) await new Promise((resolve) => setTimeout(resolve, parts.latency));
		const open = await receive({ ...parts, bodyOf, origin: () => origin }, request, url);
		const { status, body } = open ?? (await operate(parts, request, url, note));
		note.status = status;
		response.writeHead(status, { 'content-type': 'application/json' });
		response.end(body === undefined ? undefined : JSON.stringify(body));
	} catch (error) {
		refuse(error, note, response);
	}
	note.milliseconds = performance.now() - started;
	parts.seen(note);
}

/** Port of a server that listens on this machine only. */
export async function settle(server: Server): Promise<number> {
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return (server.address() as AddressInfo).port;
}

export const shutDown = (server: Server) =>
	new Promise<void>((resolve) => {
		server.close(() => resolve());
		server.closeAllConnections();
	});

export async function listen(parts: Parts) {
	let origin = '';
	const server = createServer((request, response) => void handle(parts, origin, request, response));
	origin = `http://127.0.0.1:${await settle(server)}`;
	return {
		origin,
		serviceUrl: (tenant: string) => `${origin}/emea/${tenant}/`,
		close: () => shutDown(server),
	};
}
