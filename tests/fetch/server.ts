/** A web server with a certificate of its own on this machine, for what is fetched; and what makes it reachable in tests alone. */

import { readFileSync } from 'node:fs';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { NET, type Net } from '../../src/fetch/get.js';

const read = (name: string) => readFileSync(new URL(`../fixtures/tls/${name}`, import.meta.url), 'utf8');
/** Self-signed, until 2056, for example.org, example.com, what is below them, and 127.0.0.1. */
export const ca = read('certificate.pem');

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

export interface Seen {
	path: string;
	host: string;
	headers: IncomingHttpHeaders;
}

/** @param address of loopback */
export async function serve(handler: Handler, address = '127.0.0.1', port = 0) {
	const seen: Seen[] = [];
	const server = createServer({ cert: ca, key: read('key.pem') }, (request, response) => {
		seen.push({ path: request.url ?? '', host: request.headers.host ?? '', headers: request.headers });
		handler(request, response);
	});
	await new Promise<void>((done) => void server.listen(port, address, done));
	return {
		seen,
		port: (server.address() as AddressInfo).port,
		stop: () =>
			new Promise<void>((done) => {
				server.close(() => done());
				server.closeAllConnections();
			}),
	};
}

/** Every name leads to this machine, which passes for public. */
export const onLoopback = (port: number, other: Partial<Net> = {}): Net => ({
	...NET,
	lookup: () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]),
	isPublic: (address) => address === '127.0.0.1',
	port,
	ca,
	...other,
});
