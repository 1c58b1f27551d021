/** An address as text → one that may be asked, and the checked addresses of its host. Nothing is connected here. */

import { isIP } from 'node:net';
import { SourceError } from '../ingest/open.js';

export interface HostAddress {
	address: string;
	/** 4 or 6. */
	family: number;
}

/** All addresses of a host. Rejects where it has none. */
export type Lookup = (host: string) => Promise<readonly HostAddress[]>;

/** @param base where a redirection came from @throws SourceError */
export function targetOf(text: string, base?: URL): URL {
	let url: URL;
	try {
		url = new URL(text, base);
	} catch {
		throw new SourceError('malformed');
	}
	if (url.protocol !== 'https:') throw new SourceError('scheme');
	if (url.username || url.password) throw new SourceError('login');
	if (url.port) throw new SourceError('port');
	url.hash = '';
	return url;
}

/** Asks once; one address that is not public is enough to refuse the host. @throws SourceError */
export async function addressesOf(
	{ hostname }: URL,
	lookup: Lookup,
	isPublic: (address: string) => boolean,
): Promise<readonly HostAddress[]> {
	const host = hostname.replace(/^\[(.*)\]$/, '$1');
	const literal = isIP(host);
	const found = literal
		? [{ address: host, family: literal }]
		: await lookup(host).catch(() => {
				throw new SourceError('unknown-host');
			});
	if (found.length === 0) throw new SourceError('unknown-host');
	if (!found.every(({ address }) => isPublic(address))) throw new SourceError('private');
	return found;
}
