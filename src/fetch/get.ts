/** One request to a checked address, within limits of time, size and headers. It follows nothing and keeps no connection. */

import { lookup } from 'node:dns/promises';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { isIP, type LookupFunction, type Socket } from 'node:net';
import type { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { LIMITS } from '../ingest/block.js';
import { SourceError } from '../ingest/open.js';
import { codeOf } from '../store/disk.js';
import { isPublic } from './reach.js';
import { addressesOf, type HostAddress, type Lookup } from './target.js';
import { tunnel } from './tunnel.js';

export interface Net {
	lookup: Lookup;
	isPublic(address: string): boolean;
	port: number;
	/** PEM; besides it nobody is trusted. */
	ca?: string;
	/** Address of a proxy that every connection goes through. */
	proxy?: string;
	/** For one source of `ingest`, redirections included; for each request of `sources`. */
	seconds: number;
	/** Bytes, packed and unpacked. */
	largest: number;
}

export const NET: Net = {
	lookup: (host) => lookup(host, { all: true }),
	isPublic,
	port: 443,
	seconds: 30,
	largest: LIMITS.packed,
};

export const netOf = (proxy: string | undefined): Net => ({ ...NET, ...(proxy ? { proxy } : {}) });

/** How the bot calls itself, in robots.txt as well. */
export const AGENT = 'Innenstadtlotse';

export interface Ask {
	url: URL;
	headers?: Readonly<Record<string, string>>;
	/** Called before the body is read. @throws SourceError */
	accept?(headers: IncomingHttpHeaders, url: URL): void;
}

export interface Answer {
	status: number;
	headers: IncomingHttpHeaders;
	/** Unpacked; empty unless the status is 200. */
	bytes: Uint8Array;
}

/** @throws SourceError */
export type Get = (ask: Ask) => Promise<Answer>;

/** @param ends whatever is asked, wherever it stands; without it each request has its own time */
export const createGet =
	(net: Net, ends?: AbortSignal): Get =>
	async (ask) => {
		const signal = ends ?? timeOf(net);
		const found = await until(signal, addressesOf(ask.url, net.lookup, net.isPublic));
		const [first] = found;
		const socket = net.proxy && first ? await tunnel(net.proxy, first, net.port, signal) : undefined;
		try {
			return await answerOf(ask, await connect(ask, { found, socket }, net, signal), net, signal);
		} finally {
			socket?.destroy();
		}
	};

async function answerOf(ask: Ask, response: IncomingMessage, net: Net, signal: AbortSignal): Promise<Answer> {
	const { statusCode: status = 0, headers } = response;
	try {
		if (status !== 200) return { status, headers, bytes: new Uint8Array() };
		ask.accept?.(headers, ask.url);
		return { status, headers, bytes: await bodyOf(response, net.largest, signal) };
	} finally {
		response.destroy();
	}
}

export const timeOf = ({ seconds }: Net) => AbortSignal.timeout(seconds * 1_000);

/** Whoever resolves names cannot be interrupted; what comes of it later is of no interest. */
async function until<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
	let stop = () => {};
	const late = new Promise<never>((_, failed) => {
		stop = () => failed(new SourceError('late'));
		signal.addEventListener('abort', stop);
		if (signal.aborted) stop();
	});
	try {
		return await Promise.race([work, late]);
	} finally {
		signal.removeEventListener('abort', stop);
	}
}

interface Way {
	found: readonly HostAddress[];
	/** Through a proxy, to the first of them. */
	socket: Socket | undefined;
}

/** Connects to nothing but the addresses given; name and certificate stay those of the host. */
function connect(
	{ url, headers }: Ask,
	{ found, socket }: Way,
	net: Net,
	signal: AbortSignal,
): Promise<IncomingMessage> {
	const pinned: LookupFunction = (_, { all }, callback) => {
		const [first] = found;
		if (all) callback(null, [...found]);
		else callback(null, first?.address ?? '', first?.family);
	};
	const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
	return new Promise((done, failed) => {
		const asked = request({
			...(socket ? { socket } : {}),
			host,
			port: net.port,
			path: `${url.pathname}${url.search}`,
			lookup: pinned,
			servername: isIP(host) ? '' : host,
			rejectUnauthorized: true,
			...(net.ca ? { ca: net.ca } : {}),
			headers: {
				host: url.host,
				'user-agent': AGENT,
				accept: 'text/html, application/pdf, text/plain, text/markdown, */*;q=0.5',
				'accept-language': 'de',
				'accept-encoding': 'gzip, br',
				...headers,
			},
			agent: false,
			maxHeaderSize: 16_384,
			signal,
		});
		asked.once('response', done);
		asked.on('error', (cause) => failed(new SourceError(signal.aborted ? 'late' : faultOf(codeOf(cause) ?? ''))));
		asked.end();
	});
}

function faultOf(code: string) {
	if (code.startsWith('HPE_')) return 'garbled';
	return /CERT|SELF_SIGNED|^UNABLE_TO_|^CRL_|HOSTNAME_MISMATCH/.test(code) ? 'certificate' : 'unreachable';
}

const UNPACK: Readonly<Record<string, () => Transform>> = {
	gzip: createGunzip,
	'x-gzip': createGunzip,
	br: createBrotliDecompress,
	deflate: createInflate,
};

async function bodyOf(response: IncomingMessage, largest: number, signal: AbortSignal): Promise<Uint8Array> {
	const coding = response.headers['content-encoding']?.trim().toLowerCase() || 'identity';
	const unpack = UNPACK[coding];
	if (!unpack && coding !== 'identity') throw new SourceError('garbled');
	if (Number(response.headers['content-length'] ?? 0) > largest) throw new SourceError('large');
	const chunks: Uint8Array[] = [];
	const collect = async (unpacked: AsyncIterable<Uint8Array>) => {
		for await (const chunk of atMost(largest)(unpacked)) chunks.push(chunk);
	};
	try {
		if (unpack) await pipeline(response, atMost(largest), unpack(), collect, { signal });
		else await pipeline(response, collect, { signal });
	} catch (cause) {
		if (cause instanceof SourceError) throw cause;
		throw new SourceError(signal.aborted ? 'late' : 'garbled');
	}
	return Buffer.concat(chunks);
}

const atMost = (largest: number) =>
	async function* (source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
		let size = 0;
		for await (const chunk of source) {
			size += chunk.length;
			if (size > largest) throw new SourceError('large');
			yield chunk;
		}
	};
