/** The library as pages show it, and the addresses that answers link to. */

import type { Viewer } from './channel.js';
import { type Library, narrow } from './library/library.js';
import { topicsOf, townsOf } from './peers/towns.js';
import { corpusOf } from './retrieval/corpus.js';
import { search } from './retrieval/search.js';

/** @param base address of the web page, without a slash at the end */
export function createViewer(library: () => Library, base: string): Viewer {
	return {
		list: (audience) => narrow(library(), audience).exchanges,
		find: (id, audience) => narrow(library(), audience).exchanges.find((exchange) => exchange.id === id),
		search(text, audience, language, limit) {
			const { index, passages, library: narrowed } = corpusOf(narrow(library(), audience));
			return search(index, text, language, limit, false).flatMap(({ at }) => {
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

/** The address of a passage `<document>#<anchor>`. */
export function passageAddress(viewer: Viewer): (passage: string) => string {
	return (passage) => {
		const [document = '', anchor] = passage.split('#');
		return viewer.address(document, anchor);
	};
}
