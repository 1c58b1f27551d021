/** A server no bot should ever call. It counts who does, and whether a token came along. */

import { createServer } from 'node:http';
import { settle, shutDown } from './serve.js';

export async function openElsewhere() {
	const calls: { method: string; path: string; token: boolean }[] = [];
	const server = createServer((request, response) => {
		calls.push({
			method: request.method ?? '',
			path: request.url ?? '',
			token: request.headers.authorization !== undefined,
		});
		response.writeHead(201, { 'content-type': 'application/json' }).end('{"id":"1"}');
	});
	const port = await settle(server);
	return {
		/** Another host name than the connector's. */
		serviceUrl: `http://localhost:${port}/emea/`,
		calls,
		close: () => shutDown(server),
	};
}
