/** A server on this machine for tests, on a free port; closing it ends its connections. */

import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Served {
	/** Without a path. */
	address: string;
	/** Requests broken off by the other side before they were answered. */
	broken(): number;
	close(): Promise<void>;
}

export async function serve(answer: RequestListener): Promise<Served> {
	let broken = 0;
	const server = createServer((request, response) => {
		response.once('close', () => {
			if (!response.writableFinished) broken++;
		});
		answer(request, response);
	});
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	return {
		address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		broken: () => broken,
		async close() {
			const closed = new Promise<void>((done) => server.close(() => done()));
			server.closeAllConnections();
			await closed;
		},
	};
}
