/** An https address → the bytes behind it with a name that says their format; what is no document is refused unread. */

import { isUtf8 } from 'node:buffer';
import type { IncomingHttpHeaders } from 'node:http';
import { basename } from 'node:path';
import { type FetchSource, type Source, SourceError } from '../ingest/open.js';
import { createGet, NET, timeOf } from './get.js';
import { type Followed, follow } from './follow.js';
import { targetOf } from './target.js';

/** Of each type the endings of file names; the first is added where none stands. */
const TYPES: Readonly<Record<string, readonly string[]>> = {
	'text/html': ['.html', '.htm', '.xhtml'],
	'application/xhtml+xml': ['.xhtml', '.html', '.htm'],
	'text/plain': ['.txt', '.md'],
	'text/markdown': ['.md', '.txt'],
	'text/x-markdown': ['.md', '.txt'],
	'application/pdf': ['.pdf'],
	'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['.docx'],
};

export const createFetchSource =
	(net = NET): FetchSource =>
	async (address) => {
		const url = targetOf(address);
		return sourceOf(await follow(createGet(net, timeOf(net)), { url, accept }));
	};

/** @throws SourceError unless it brought something */
export function sourceOf({ status, headers, bytes, url }: Followed): Source {
	if (status === 404 || status === 410) throw new SourceError('gone');
	if (status !== 200) throw new SourceError('status');
	return { name: nameOf(headers, url), bytes: toUtf8(bytes, headers), url: written(url) };
}

/** As it may stand in front matter and in a page. */
const written = ({ href }: URL) => href.replace(/['`\\]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);

/** Before the body is read. @throws SourceError */
export function accept(headers: IncomingHttpHeaders, url: URL): void {
	const type = typeOf(headers);
	if (TYPES[type]) return;
	const untold = type === '' || /^(?:application|binary)\/(?:octet-stream|x-download|force-download)$/.test(type);
	const name = nameOf(headers, url);
	if (!untold || !Object.values(TYPES).some((endings) => endsWith(name, endings))) throw new SourceError('type');
}

const typeOf = (headers: IncomingHttpHeaders) => headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? '';

/** What the server calls it, else the end of the address; with the ending of its type. Never a path. */
function nameOf(headers: IncomingHttpHeaders, { pathname }: URL): string {
	const told = fileName(headers['content-disposition'] ?? '') || decoded(pathname.split('/').at(-1) ?? '');
	const name = basename(told.replace(/\p{C}/gu, '').replaceAll('\\', '/')) || 'seite';
	const endings = TYPES[typeOf(headers)] ?? [''];
	return endsWith(name, endings) ? name : `${name}${endings[0] ?? ''}`;
}

const endsWith = (name: string, endings: readonly string[]) =>
	endings.some((ending) => name.toLowerCase().endsWith(ending));

function fileName(disposition: string): string {
	const extended = /;\s*filename\*\s*=\s*utf-8'[^']*'([^;\s]+)/i.exec(disposition)?.[1];
	if (extended) return decoded(extended);
	const [, quoted, bare] = /;\s*filename\s*=\s*(?:"([^"]*)"|([^;\s"]+))/i.exec(disposition) ?? [];
	return quoted ?? bare ?? '';
}

function decoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

/** A charset that the bytes themselves do not show (ISO 8859-15, windows-1250) is taken at its word. */
function toUtf8(bytes: Uint8Array, headers: IncomingHttpHeaders): Uint8Array {
	const [, charset = ''] = /;\s*charset\s*=\s*"?([\w.:-]+)/i.exec(headers['content-type'] ?? '') ?? [];
	if (!charset || !/^text\/|xhtml/.test(typeOf(headers)) || isUtf8(bytes)) return bytes;
	try {
		const decoder = new TextDecoder(charset, { fatal: true });
		return /^(?:utf-|windows-1252$)/.test(decoder.encoding) ? bytes : Buffer.from(decoder.decode(bytes));
	} catch {
		return bytes;
	}
}
