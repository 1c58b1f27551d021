/** Redirections, each checked like the first address; and where a permanent one leads. */

import { SourceError } from '../ingest/open.js';
import type { Answer, Ask, Get } from './get.js';
import { targetOf } from './target.js';

const MOST = 5;

export interface Followed extends Answer {
	/** Where the answer came from. */
	url: URL;
	/** The new address, as far as redirections from the first one on are permanent. */
	moved?: URL;
}

/** @throws SourceError */
export async function follow(get: Get, ask: Ask): Promise<Followed> {
	let { url } = ask;
	let moved: URL | undefined;
	let permanent = true;
	for (let hops = 0; hops <= MOST; hops++) {
		const answer = await get({ ...ask, url });
		const next = nextOf(answer, url);
		if (!next) return { ...answer, url, ...(moved ? { moved } : {}) };
		permanent &&= answer.status === 301 || answer.status === 308;
		if (permanent) moved = next;
		url = next;
	}
	throw new SourceError('redirects');
}

function nextOf({ status, headers: { location } }: Answer, from: URL): URL | undefined {
	if (![301, 302, 303, 307, 308].includes(status) || !location) return undefined;
	try {
		return targetOf(location, from);
	} catch {
		throw new SourceError('astray');
	}
}
