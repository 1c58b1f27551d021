/** The library as pages show it, and the addresses that answers link to. */

import type { Viewer } from './channel.js';
import { type Library, narrow } from './library/library.js';
import { topicsOf, townsOf } from './peers/towns.js';
import { corpusOf } from './retrieval/corpus.js';
import type { Index } from './retrieval/index.js';
import { isKnown } from './retrieval/query.js';
import { search } from './retrieval/search.js';
import { DEPTH, fuse } from './vectors/fuse.js';
import type { Meaning } from './vectors/meaning.js';

/**
 * @param base address of the web page, without a slash at the end
 * @param meaning the second ranking of what is searched for, where there is one
 */
export function createViewer(library: () => Library, base: string, meaning?: Pick<Meaning, 'near'>): Viewer {
	return {
		list: (audience) => narrow(library(), audience).exchanges,
		find: (id, audience) => narrow(library(), audience).exchanges.find((exchange) => exchange.id === id),
		async search(text, audience, language, limit) {
			const corpus = corpusOf(narrow(library(), audience));
			const { index, passages, library: narrowed } = corpus;
			const near = meaning && isSaid(text, index) ? await meaning.near(text, corpus) : undefined;
			const lexical = search(index, text, language, Math.max(limit, near ? DEPTH : 0), false);
			return fuse(lexical, near, limit).flatMap(({ at }) => {
				const passage = passages[at];
				const document = narrowed.exchanges.find(({ id }) => id === passage?.document);
				return passage && document ? [{ document, passage }] : [];
			});
		},
		towns(audience) {
			const seen = narrow(library(), audience);
			return { towns: townsOf(seen), topics: topicsOf(seen), outline: seen.outline };
		},
		address: (document, anchor) => `${base}/documents/${encodeURIComponent(document)}${anchor ? `#${anchor}` : ''}`,
		page: (path) => `${base}${path}`,
		state() {
			const { exchanges, problems, hash } = library();
			return {
				documents: exchanges.length,
				passages: exchanges.flatMap(({ passages }) => passages).length,
				problems: problems.length,
				library: hash,
			};
		},
	};
}

/** Several words, or a known one: a single other one may be half typed. */
const isSaid = (text: string, index: Index) => /\p{L}\s+\S*\p{L}/u.test(text.trim()) || isKnown(text.trim(), index);

/** The address of a passage `<document>#<anchor>`. */
export function passageAddress(viewer: Viewer): (passage: string) => string {
	return (passage) => {
		const [document = '', anchor] = passage.split('#');
		return viewer.address(document, anchor);
	};
}
