/** Questions the documents do not answer, kept for those who write documents: question, language and day. Never who asked; and nothing that names somebody. */

import { createHash } from 'node:crypto';
import { z } from 'zod';
import { tokenize } from '../language/fold.js';
import type { Library } from '../library/library.js';
import type { Language, Message } from '../message.js';
import { identifies } from '../retrieval/identify.js';
import type { Store } from '../store/store.js';

export const UNANSWERED = 'unanswered';
/** As long as in the register. */
const LIFETIME = 90 * 24 * 60 * 60 * 1000;
/** Longest question kept, in characters. */
const LONGEST = 300;
/** Somebody else may ask the same at the same moment. */
const TRIES = 3;

export const unansweredSchema = z.object({
	question: z.string(),
	language: z.enum(['de', 'en']),
	/** ISO date: to the day, like its expiry, so that it does not tell who was there. */
	day: z.string(),
	/** How often in the same words on that day. */
	count: z.number(),
});

export interface Unanswered {
	note(message: Pick<Message, 'asker'>, question: string, language: Language, library: Library): Promise<void>;
}

/** @param registered names of people who are in no document */
export function createUnanswered(
	store: Store,
	clock: () => number,
	registered: () => Promise<readonly string[]>,
): Unanswered {
	return {
		async note({ asker }, asked, language, library) {
			const question = asked.trim().slice(0, LONGEST);
			const others = [...(await registered()), ...(asker.name ? [asker.name] : [])];
			if (identifies(question, others, library)) return;
			const day = new Date(clock()).toISOString().slice(0, 10);
			const key = `${day} ${hashOf(question, language)}`;
			for (let left = TRIES; left > 0; left--) {
				const row = await store.get(UNANSWERED, key);
				const before = unansweredSchema.safeParse(row?.value);
				const count = before.success ? before.data.count + 1 : 1;
				const put = { kind: UNANSWERED, key, value: { question, language, day, count } };
				const expires = Date.parse(day) + LIFETIME;
				if (await store.apply([{ put: { ...put, expires }, version: row?.version ?? 0 }])) return;
			}
		},
	};
}

/** The same words, however they are spaced, capitalised or punctuated. */
function hashOf(question: string, language: Language): string {
	const words = tokenize(question).map(({ folded }) => folded);
	return createHash('sha256')
		.update([language, ...words].join(' '))
		.digest('hex')
		.slice(0, 24);
}
