/** How often topics are asked about, by concepts of the glossary. No question, no person: only that a conversation named a concept. */

import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Exchange } from '../library/exchange.js';
import type { Library } from '../library/library.js';
import type { Message } from '../message.js';
import { conceptsOf, concerns } from '../retrieval/concern.js';
import { corpusOf } from '../retrieval/corpus.js';
import { read, type Store } from '../store/store.js';

export interface Tally {
	count(message: Message, question: string, language: 'de' | 'en', library: Library): Promise<void>;
	/** The concepts most asked about that a documentation is about; none that fewer than three conversations named. */
	top(exchange: Exchange, library: Library): Promise<readonly string[]>;
}

const KIND = 'asked';
const schema = z.object({ name: z.string(), conversations: z.array(z.string()), count: z.number() });
/** Conversations told apart by a hash; beyond these every further one counts. */
const TOLD_APART = 50;
const LEAST = 3;
const MOST = 3;
const YEAR = 365 * 24 * 60 * 60 * 1000;

export function createTally(store: Store, clock: () => number): Tally {
	return {
		async count({ conversation, from }, question, language, library) {
			for (const name of conceptsOf(corpusOf(library), question, language)) {
				const row = await read(store, KIND, name, schema);
				const hash = createHash('sha256').update(`${name}|${from.channel}|${conversation}`).digest('hex').slice(0, 12);
				const { conversations = [], count = 0 } = row ?? {};
				if (conversations.includes(hash)) continue;
				const value = { name, conversations: [...conversations, hash].slice(-TOLD_APART), count: count + 1 };
				await store.apply([{ put: { kind: KIND, key: name, value, expires: clock() + YEAR } }]);
			}
		},
		async top(exchange, library) {
			const corpus = corpusOf(library);
			const said = [exchange.title, ...exchange.topics, ...exchange.passages.map(({ text }) => text)].join(' . ');
			const rows = (await store.find(KIND)).flatMap(({ value }) => schema.safeParse(value).data ?? []);
			return rows
				.filter(({ count, name }) => count >= LEAST && concerns(corpus, name, said))
				.sort((one, other) => other.count - one.count || one.name.localeCompare(other.name))
				.slice(0, MOST)
				.map(({ name }) => name);
		},
	};
}
