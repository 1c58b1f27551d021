/** A way through the proxy of a network that has one, to a checked address rather than to a name. */

import { request as plainRequest } from 'node:http';
import { request } from 'node:https';
import type { Socket } from 'node:net';
import { SourceError } from '../ingest/open.js';
import { parseUrl } from '../url.js';
import type { HostAddress } from './target.js';

/** @param proxy address, or `name:port` @throws SourceError */
export function tunnel(
	proxy: string,
	{ address, family }: HostAddress,
	port: number,
	signal: AbortSignal,
): Promise<Socket> {
	const url = parseUrl(/^https?:\/\//i.test(proxy) ? proxy : `http://${proxy}`);
	const target = `${family === 6 ? `[${address}]` : address}:${port}`;
	return new Promise((done, failed) => {
		const refuse = () => failed(new SourceError(signal.aborted ? 'late' : 'proxy'));
		if (!url?.hostname) return refuse();
		const isSafe = url.protocol === 'https:';
		const asked = (isSafe ? request : plainRequest)({
			host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
			port: url.port || (isSafe ? 443 : 80),
			method: 'CONNECT',
			path: target,
			headers: { host: target, ...authorization(url) },
			agent: false,
			signal,
		});
		asked.once('connect', ({ statusCode }, socket: Socket) => {
			if (statusCode === 200) return done(socket);
			socket.destroy();
			refuse();
		});
		asked.on('error', refuse);
		asked.end();
	});
}

function authorization({ username, password }: URL): { 'proxy-authorization'?: string } {
	if (!username) return {};
	const told = [username, password].map((text) => decodeURIComponent(text)).join(':');
	return { 'proxy-authorization': `Basic ${Buffer.from(told).toString('base64')}` };
}
