/** The door: only what Teams signed for one of our registrations, from a tenant that may use it, gets in. All else is counted. */

import type { IncomingMessage, ServerResponse } from 'node:http';
import { parseUrl } from '../../src/url.js';
import type { Framework } from './framework.js';
import { type Activity, parseActivity, tenantOf } from './heard.js';
import { type Json, jsonOf } from './plain.js';

export type Refusal = 'method' | 'path' | 'oversized' | 'malformed' | 'token' | 'tenant' | 'recipient' | 'host';

export interface Answer {
	status: number;
	body?: Json;
}

export interface DoorOptions {
	framework: Framework;
	/** Nobody is checked, and only this machine gets in. */
	local: boolean;
	/** Whether a tenant may use a registration. */
	allows(app: string, tenant: string | undefined): boolean;
	trusts(serviceUrl: string): boolean;
	/** What got in. */
	pass(activity: Activity, app: string): Promise<Answer>;
	refuse(reason: Refusal): void;
}

/** Bytes; Teams' own activities stay far below. */
const LARGEST = 256 * 1024;
const STATUS: Readonly<Record<Refusal, number>> = {
	method: 405,
	path: 404,
	oversized: 413,
	malformed: 400,
	token: 401,
	tenant: 403,
	recipient: 403,
	host: 403,
};

export function createDoor(options: DoorOptions) {
	const { framework, local, allows, trusts, pass } = options;

	async function check(request: IncomingMessage): Promise<Refusal | { activity: Activity; app: string }> {
		if (new URL(request.url ?? '/', 'http://localhost').pathname !== '/api/messages') return 'path';
		if (request.method !== 'POST') return 'method';
		if (local && !isLocal(request)) return 'token';
		const header = request.headers.authorization ?? '';
		if (!local && !/^Bearer \S+$/.test(header)) return 'token';
		const text = await readBody(request);
		if (text === undefined) return 'oversized';
		const body = jsonOf(text);
		const activity = body && parseActivity(body);
		if (!activity) return 'malformed';
		if (activity.channelId !== 'msteams') return 'token';
		const app = await framework.authenticate(activity, header);
		if (app === undefined) return 'token';
		if (!allows(app, tenantOf(activity))) return 'tenant';
		/** Meant for another registration than the token. */
		if (!local && activity.recipient.id !== `28:${app}`) return 'recipient';
		return trusts(activity.serviceUrl) ? { activity, app } : 'host';
	}

	return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
		const found = await check(request);
		if (typeof found === 'string') {
			options.refuse(found);
			response.writeHead(STATUS[found], { connection: 'close' }).end();
			return;
		}
		const { status, body } = await pass(found.activity, found.app);
		response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
		response.end(JSON.stringify(body ?? {}));
	};
}

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** From this machine, by a program: not through a proxy, nor from a page, which cannot send JSON elsewhere without asking. */
function isLocal({ socket, headers }: IncomingMessage): boolean {
	const from = socket.remoteAddress ?? '';
	const loopback = from === '::1' || /^(?:::ffff:)?127\./.test(from);
	const foreign = ['origin', 'sec-fetch-site', 'forwarded', 'x-forwarded-for', 'x-forwarded-host'];
	const host = (headers.host ?? '').replace(/:\d+$/, '');
	const json = /^application\/json(?:;|$)/i.test(headers['content-type'] ?? '');
	return loopback && json && LOOPBACK.test(host) && foreign.every((name) => headers[name] === undefined);
}

/** Undefined when it is longer than Teams ever sends. */
async function readBody(request: IncomingMessage): Promise<string | undefined> {
	const chunks: Buffer[] = [];
	let length = 0;
	for await (const chunk of request as AsyncIterable<Buffer>) {
		length += chunk.length;
		if (length > LARGEST) return undefined;
		chunks.push(chunk);
	}
	return Buffer.concat(chunks).toString();
}

/** Whether our token may go to an address: Teams' own hosts over https, and those that were named. */
export function trustsHosts(hosts: readonly string[], local: boolean) {
	return (serviceUrl: string): boolean => {
		const url = parseUrl(serviceUrl);
		if (!url) return false;
		const { protocol, hostname, host, port, username, password } = url;
		if (username || password || !/^https?:$/.test(protocol)) return false;
		if (hosts.includes(host)) return true;
		if (local && LOOPBACK.test(hostname)) return true;
		const ours =
			hostname === 'smba.trafficmanager.net' || /\.(?:teams\.microsoft\.(?:com|us)|botframework\.com)$/.test(hostname);
		return protocol === 'https:' && port === '' && ours;
	};
}
