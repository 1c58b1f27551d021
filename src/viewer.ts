/** The library as pages show it, and the addresses that answers link to. */

import type { Viewer } from './channel.js';
import { type Library, narrow } from './library/library.js';

/** @param base address of the web page, without a slash at the end */
export function createViewer(library: () => Library, base: string): Viewer {
	return {
		list: (audience) => narrow(library(), audience).exchanges,
		find: (id, audience) => narrow(library(), audience).exchanges.find((exchange) => exchange.id === id),
		address: (document, anchor) => `${base}/documents/${encodeURIComponent(document)}${anchor ? `#${anchor}` : ''}`,
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
