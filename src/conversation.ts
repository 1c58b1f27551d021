/** What a conversation remembers: its last six questions, for one day, as they stand alone, and who asked last. */

import { z } from 'zod';
import type { Language, Message } from './message.js';
import { owner } from './person.js';
import { read, type Store } from './store/store.js';

export interface Memory {
	questions: readonly string[];
	language?: Language;
	/** Who was answered last. */
	person?: string;
	/** All whose questions these are. */
	people?: readonly string[];
	/** Who asked which of them. */
	by?: readonly string[];
	/** Others have gone on talking since. */
	withdrawn?: boolean;
}

const KIND = 'conversation';
const TURNS = 6;
/** Longest question kept, in characters: a topic needs no more. */
const LONGEST = 300;
const LIFETIME = 24 * 60 * 60 * 1000;
const schema = z.object({
	questions: z.array(z.string()),
	language: z.enum(['de', 'en']),
	person: z.string().exactOptional(),
	tenant: z.string().exactOptional(),
	people: z.array(z.string()).exactOptional(),
	by: z.array(z.string()).exactOptional(),
	withdrawn: z.boolean().exactOptional(),
});

const keyOf = ({ from }: Message, conversation: string) => `${from.channel}:${conversation}`;

export async function recall(store: Store, message: Message): Promise<Memory> {
	return (await read(store, KIND, keyOf(message, message.conversation), schema)) ?? { questions: [] };
}

export async function remember(
	store: Store,
	message: Message,
	asked: readonly string[],
	language: Language,
	now: number,
): Promise<void> {
	const questions = asked.map((question) => question.slice(0, LONGEST)).slice(-TURNS);
	const memory = await recall(store, message);
	const { person, tenant } = owner(message);
	const people = [...new Set([...(memory.people ?? []), person])];
	const by = questions.map((question, at) => {
		const before = at < questions.length - 1 ? memory.questions.lastIndexOf(question) : -1;
		return before < 0 ? person : (memory.by?.[before] ?? memory.person ?? person);
	});
	const value = { questions, language, person, tenant, people, by };
	const keys = [message.conversation, ...(message.begins ? [message.begins] : [])];
	await store.apply(
		keys.map((key) => ({ put: { kind: KIND, key: keyOf(message, key), value, expires: now + LIFETIME } })),
	);
}

/** Others have gone on talking there: from now on the bot waits until it is addressed. Whose questions they are stays. */
export async function withdraw(store: Store, message: Message): Promise<void> {
	const row = await store.get(KIND, keyOf(message, message.conversation));
	const kept = schema.safeParse(row?.value);
	if (!row || !kept.success) return;
	const { key, version, expires } = row;
	const value = { ...kept.data, withdrawn: true };
	const put = { kind: KIND, key, value, ...(expires ? { expires } : {}) };
	await store.apply([{ put, version }]);
}
