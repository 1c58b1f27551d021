/** Bytes in, bytes out: what the simulator's small HTTP server needs, and no more. */

import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Data, isData, parsed } from './json.js';

export async function bodyOf(request: IncomingMessage): Promise<string> {
	const parts: Buffer[] = [];
	for await (const part of request) parts.push(part as Buffer);
	return Buffer.concat(parts).toString();
}

/** Form fields stay text, JSON keeps its types; undefined when it is neither. */
export function fieldsOf(request: IncomingMessage, body: string): Data | undefined {
	const query = Object.fromEntries(new URL(request.url ?? '/', 'http://localhost').searchParams);
	const type = request.headers['content-type'] ?? '';
	if (body === '') return query;
	if (type.startsWith('application/json')) {
		const value = parsed(body);
		return isData(value) ? { ...query, ...value } : undefined;
	}
	if (!type.startsWith('application/x-www-form-urlencoded')) return undefined;
	return { ...query, ...Object.fromEntries(new URLSearchParams(body)) };
}

export function send(
	response: ServerResponse,
	status: number,
	body: Data | string,
	headers: Record<string, string> = {},
): void {
	if (response.destroyed) return;
	const type = typeof body === 'string' ? 'text/html; charset=utf-8' : 'application/json; charset=utf-8';
	response.writeHead(status, { 'content-type': type, ...headers });
	response.end(typeof body === 'string' ? body : JSON.stringify(body));
}

export function bearerOf(request: IncomingMessage): string | undefined {
	return /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
}

export function basicOf(request: IncomingMessage): { id: string; secret: string } | undefined {
	const encoded = /^Basic (.+)$/.exec(request.headers.authorization ?? '')?.[1];
	if (encoded === undefined) return undefined;
	const [id = '', ...rest] = Buffer.from(encoded, 'base64').toString().split(':');
	return { id: decodeURIComponent(id), secret: decodeURIComponent(rest.join(':')) };
}

export const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
