/** Files and organisers as sources of the agenda; the calendar feed is `poll.ts`. */

import { sep } from 'node:path';
import type { Problem } from '../library/problem.js';
import type { Source } from './agenda.js';
import type { ExchangeEvent } from './event.js';
import type { Organised } from './organised.js';

interface Files {
	exchanges: readonly unknown[];
	events: readonly ExchangeEvent[];
	problems: readonly Problem[];
}

/** While a file cannot be read, or the whole folder is empty, no event counts as gone: it may be that one. */
export function fromFiles(library: () => Files): Source {
	return {
		name: 'files',
		see() {
			const { exchanges, events, problems } = library();
			const broken = problems.some(({ file, skipped }) => skipped && file.split(sep)[0] === 'events');
			const there = exchanges.length + events.length > 0;
			return { events, gone: () => there && !broken };
		},
	};
}

export function fromOrganised(organised: Organised): Source {
	return {
		name: 'organised',
		see: async () => ({ events: await organised.list(), gone: () => true }),
	};
}
