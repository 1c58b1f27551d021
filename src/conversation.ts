/** What a conversation remembers: its last six questions, for one day, as they stand alone. */

import { z } from 'zod';
import type { Message } from './message.js';
import { read, type Store } from './store/store.js';

export interface Memory {
	questions: readonly string[];
	language?: 'de' | 'en';
}

const KIND = 'conversation';
const TURNS = 6;
/** Longest question kept, in characters: a topic needs no more. */
const LONGEST = 300;
const LIFETIME = 24 * 60 * 60 * 1000;
const schema = z.object({ questions: z.array(z.string()), language: z.enum(['de', 'en']) });

const keyOf = ({ from, conversation }: Message) => `${from.channel}:${conversation}`;

export async function recall(store: Store, message: Message): Promise<Memory> {
	return (await read(store, KIND, keyOf(message), schema)) ?? { questions: [] };
}

export async function remember(
	store: Store,
	message: Message,
	memory: Memory,
	question: string,
	language: 'de' | 'en',
	now: number,
): Promise<void> {
	const questions = [...memory.questions, question.slice(0, LONGEST)].slice(-TURNS);
	await store.apply([
		{ put: { kind: KIND, key: keyOf(message), value: { questions, language }, expires: now + LIFETIME } },
	]);
}
