/** The web as a channel: a page, a viewer and the operator's pages on one port. It answers and never writes first. */

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Answering, Calendars, Channel, Downloads, OperatorPages, Sent, Viewer } from '../../src/channel.js';
import { BotError } from '../../src/errors.js';
import { pageWords } from '../../src/words/page.js';
import { createApp } from './app.js';
import { openAssets } from './assets.js';
import { findMissing } from './operator.js';

export interface WebOptions {
	host: string;
	/** 0 takes a free one; `address()` tells which. */
	port: number;
	viewer: Viewer;
	calendars: Calendars;
	/** Absent: no such address is valid. */
	downloads?: Downloads;
	pages: OperatorPages;
	version: string;
	/** Other channels that listen on this port. */
	mounts?: readonly Mount[];
	/** For /healthz: counts, no contents. */
	health(): Readonly<Record<string, unknown>>;
	/** For the operator: missing pages at the start, and faults of a page with their stack. */
	warn(text: string): void;
}

/** Requests below a path that somebody else answers, untouched. */
export interface Mount {
	prefix: string;
	handle(request: IncomingMessage, response: ServerResponse): void;
}

export type WebChannel = Channel<Answering> & { address(): string };

/** How long a running answer may still take when the channel stops, in milliseconds. */
const PATIENCE = 5_000;

export function createWebChannel({ host, port, ...options }: WebOptions): WebChannel {
	let server: Server | undefined;
	const unasked = (): Promise<Sent> => Promise.resolve({ ok: false, gone: true });
	return {
		name: 'web',
		writes: false,
		audience: async () => 'public',
		async start(bot) {
			const app = createApp({ ...options, bot, assets: openAssets() });
			const { mounts = [] } = options;
			const answer = (request: IncomingMessage, response: ServerResponse) => {
				const mount = mounts.find(({ prefix }) => request.url?.startsWith(prefix));
				if (mount) mount.handle(request, response);
				else app(request, response);
			};
			const missing = await findMissing(options.pages);
			if (missing.length > 0) options.warn(pageWords.de.pagesMissing(missing));
			server = await listen(createServer(answer), host, port);
		},
		send: unasked,
		update: unasked,
		async stop() {
			const running = server;
			server = undefined;
			if (running) await close(running);
		},
		address() {
			const bound = server?.address();
			return `http://${readable(host)}:${typeof bound === 'object' && bound ? bound.port : port}`;
		},
	};
}

function listen(server: Server, host: string, port: number): Promise<Server> {
	return new Promise((resolve, reject) => {
		server.once('error', (cause: NodeJS.ErrnoException) => reject(explain(cause, host, port)));
		server.listen(port, host, () => resolve(server));
	});
}

function explain(cause: NodeJS.ErrnoException, host: string, port: number): BotError {
	const remedies: Readonly<Record<string, string>> = {
		EADDRINUSE: `Port ${port} on ${host} is in use. Stop the other program or set PORT to a free port.`,
		EACCES: `Port ${port} may not be opened by this user. Set PORT to a port above 1023.`,
		EADDRNOTAVAIL: `This machine has no address ${host}. Set HOST to one of its own, such as 127.0.0.1.`,
		ENOTFOUND: `HOST ${host} is not known. Set it to an address of this machine, such as 127.0.0.1.`,
	};
	return new BotError('web', remedies[cause.code ?? ''] ?? `Cannot listen on ${host}:${port}: ${cause.message}`, cause);
}

/** Lets running answers finish; connections that do nothing are closed at once, the others after a while. */
async function close(server: Server): Promise<void> {
	const late = setTimeout(() => server.closeAllConnections(), PATIENCE);
	await new Promise((resolve) => server.close(resolve));
	clearTimeout(late);
}

/** An address to click on: one that stands for every interface cannot be visited, and IPv6 needs brackets. */
function readable(host: string): string {
	if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
	return host.includes(':') ? `[${host}]` : host;
}
