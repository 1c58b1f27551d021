/** One source read once more: what became of it since it was last seen. Nothing is kept or said here. */

import { createHash } from 'node:crypto';
import { Refused } from '../ingest/block.js';
import { type Source, SourceError } from '../ingest/open.js';
import { tokenize } from '../language/fold.js';
import { follow, type Followed } from './follow.js';
import type { Get } from './get.js';
import type { Sighting } from './sightings.js';
import { accept, sourceOf } from './source.js';
import { targetOf } from './target.js';

export type Reason = SourceError['kind'];

export type Finding = {
	/** The new address, where the old one says so for good. */
	moved?: string;
} & (
	| { state: 'first'; sighting: Sighting; texts: readonly string[] }
	| { state: 'unchanged'; sighting: Sighting }
	| { state: 'changed'; sighting: Sighting; since: string }
	| { state: 'vanished' }
	| { state: 'forbidden' }
	/** Or not to be read. */
	| { state: 'unreachable'; reason: Reason }
);

export interface Visit {
	get: Get;
	/** Visible paragraphs. @throws Refused */
	read(source: Source): Promise<readonly string[]>;
	/** ISO day. */
	today: string;
}

export async function revisit(address: string, before: Sighting | undefined, visit: Visit): Promise<Finding> {
	try {
		const answer = await follow(conditional(visit.get, before), { url: targetOf(address), accept });
		const moved = answer.moved ? { moved: answer.moved.href } : {};
		if (answer.status === 304 && before)
			return { state: 'unchanged', sighting: { ...before, seen: visit.today }, ...moved };
		const texts = await visit.read(sourceOf(answer));
		const sighting = sightingOf(texts, answer, visit.today);
		if (!before) return { state: 'first', sighting, texts, ...moved };
		if (sighting.hash !== before.hash) return { state: 'changed', sighting, since: before.seen, ...moved };
		return { state: 'unchanged', sighting, ...moved };
	} catch (error) {
		if (!(error instanceof Refused || error instanceof SourceError)) throw error;
		if (error.kind === 'gone') return { state: 'vanished' };
		return error.kind === 'robots' ? { state: 'forbidden' } : { state: 'unreachable', reason: error.kind };
	}
}

/** What is known of one address says nothing of another. */
const conditional =
	(get: Get, before: Sighting | undefined): Get =>
	(ask) => {
		if (!before || ask.url.href !== before.at) return get(ask);
		return get({
			...ask,
			headers: {
				...(before.etag ? { 'if-none-match': before.etag } : {}),
				...(before.modified ? { 'if-modified-since': before.modified } : {}),
			},
		});
	};

function sightingOf(texts: readonly string[], { headers, url }: Followed, seen: string): Sighting {
	const hash = createHash('sha256').update(texts.join('\n')).digest('hex');
	const { etag, 'last-modified': modified } = headers;
	return { hash, seen, at: url.href, ...(etag ? { etag } : {}), ...(modified ? { modified } : {}) };
}

const wordsOf = (text: string) =>
	` ${tokenize(text)
		.map(({ folded }) => folded)
		.join(' ')} `;

/** How many paragraphs stand in the texts word for word, wherever these part them and however they set their marks. */
export function countFound(paragraphs: readonly string[], texts: readonly string[]): number {
	const all = wordsOf(texts.join(' '));
	return paragraphs.filter((paragraph) => all.includes(wordsOf(paragraph))).length;
}
