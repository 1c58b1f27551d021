/** Fetches the text behind an address or a path, within limits of size, time and redirections. Reads no calendar. */

import { readFile, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** What tells whether it is still the same. */
export interface Validators {
	etag?: string;
	modified?: string;
}

export type Fault = 'unreachable' | 'slow' | 'refused' | 'astray' | 'too-large' | 'no-file';

export type Download =
	| { text: string; validators: Validators }
	/** Unchanged. */
	| { same: true }
	| { fault: Fault; status?: number };

export interface Limits {
	fetch: typeof fetch;
	/** Milliseconds for all of it. */
	timeout: number;
	/** Bytes, unpacked. */
	largest: number;
}

export const LIMITS: Limits = { fetch: (...call) => fetch(...call), timeout: 15_000, largest: 10_000_000 };

const REDIRECTIONS = 3;

/** Never rejects. @param source http(s) or webcal address, `file:` address or path */
export async function download(source: string, known: Validators, limits: Limits = LIMITS): Promise<Download> {
	const stop = new AbortController();
	let timer: ReturnType<typeof setTimeout> | undefined;
	const late = new Promise<Download>((resolve) => {
		timer = setTimeout(() => resolve({ fault: 'slow' }), limits.timeout);
	});
	try {
		const work = WEB.test(source) ? fromWeb(source, known, limits, stop.signal) : fromFile(source, known, limits);
		return await Promise.race([work, late]);
	} catch {
		return { fault: WEB.test(source) ? 'unreachable' : 'no-file' };
	} finally {
		clearTimeout(timer);
		stop.abort();
	}
}

const WEB = /^(?:https?|webcals?):/i;

async function fromWeb(source: string, known: Validators, limits: Limits, signal: AbortSignal): Promise<Download> {
	const first = new URL(source.replace(/^webcals?:/i, 'https:'));
	let url = first;
	for (let left = REDIRECTIONS; left >= 0; left--) {
		const headers = headersFor(url, first, known);
		const bare = new URL(url);
		bare.username = bare.password = '';
		const response = await limits.fetch(bare, { headers, redirect: 'manual', signal });
		const { status, body } = response;
		if (status === 200) {
			const bytes = await readAll(response, limits.largest);
			if (!bytes) return { fault: 'too-large' };
			const [etag, modified] = [response.headers.get('etag'), response.headers.get('last-modified')];
			const validators = { ...(etag ? { etag } : {}), ...(modified ? { modified } : {}) };
			return { text: decode(bytes, response.headers.get('content-type') ?? ''), validators };
		}
		await body?.cancel();
		if (status === 304) return { same: true };
		const to = response.headers.get('location');
		if (![301, 302, 303, 307, 308].includes(status) || !to) return { fault: 'refused', status };
		const next = new URL(to, url);
		if (next.protocol !== 'https:' && (next.protocol !== 'http:' || url.protocol === 'https:')) break;
		url = next;
	}
	return { fault: 'astray' };
}

/** Name and password of the address go only where the address leads. */
function headersFor(url: URL, first: URL, { etag, modified }: Validators): Record<string, string> {
	const { username, password } = first;
	const pass = Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString('base64');
	return {
		accept: 'text/calendar, text/plain;q=0.5, */*;q=0.1',
		'user-agent': 'Innenstadtlotse',
		...(username && url.origin === first.origin ? { authorization: `Basic ${pass}` } : {}),
		...(etag ? { 'if-none-match': etag } : {}),
		...(modified ? { 'if-modified-since': modified } : {}),
	};
}

/** Undefined where it is too large; no more is read then. */
async function readAll({ body, headers }: Response, largest: number): Promise<Uint8Array | undefined> {
	if (Number(headers.get('content-length')) > largest) {
		await body?.cancel();
		return undefined;
	}
	const pieces: Uint8Array[] = [];
	let size = 0;
	for await (const piece of body ?? []) {
		size += piece.length;
		if (size > largest) return undefined;
		pieces.push(piece);
	}
	return Buffer.concat(pieces);
}

async function fromFile(source: string, { etag }: Validators, { largest }: Limits): Promise<Download> {
	const path = /^file:/i.test(source) ? fileURLToPath(source) : source;
	const stats = await stat(path);
	if (!stats.isFile()) return { fault: 'no-file' };
	const tag = `${stats.mtimeMs} ${stats.size}`;
	if (tag === etag) return { same: true };
	if (stats.size > largest) return { fault: 'too-large' };
	return { text: decode(await readFile(path), ''), validators: { etag: tag } };
}

/** Calendars are UTF-8, whatever else they may be. A line may have been folded in the middle of a character. */
function decode(bytes: Uint8Array, type: string): string {
	const [, charset = 'utf-8'] = /charset="?([\w-]+)/i.exec(type) ?? [];
	const text = decoded(bytes, charset) ?? decoded(bytes, 'utf-8') ?? '';
	if (!text.includes('\uFFFD')) return text;
	const unfolded = Buffer.from(
		Buffer.from(bytes)
			.toString('latin1')
			.replace(/\r?\n[ \t]/g, ''),
		'latin1',
	);
	const whole = decoded(unfolded, 'utf-8') ?? '';
	return whole.includes('\uFFFD') ? (decoded(bytes, 'windows-1252') ?? text) : whole;
}

function decoded(bytes: Uint8Array, charset: string): string | undefined {
	try {
		return new TextDecoder(charset).decode(bytes);
	} catch {
		return undefined;
	}
}
