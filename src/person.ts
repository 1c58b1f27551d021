/** Whose data it is: the names under which a person, and the tenant they belong to, stand in stored rows. */

import { z } from 'zod';
import type { Language, Message } from './message.js';
import { read, type Store } from './store/store.js';

export interface Owner {
	person: string;
	tenant: string;
}

/** Both names begin with the channel: two platforms may use the same ids. */
export function owner({ from, person, asker }: Pick<Message, 'from' | 'person' | 'asker'>): Owner {
	return { person: `${from.channel}:${person}`, tenant: `${from.channel}:${asker.tenant}` };
}

const KIND = 'person';
const schema = z.object({ language: z.enum(['de', 'en']) });

/** The language a person has chosen; undefined: that of the question. */
export async function chosenLanguage(store: Store, message: Message): Promise<Language | undefined> {
	return (await read(store, KIND, owner(message).person, schema))?.language;
}

export async function chooseLanguage(store: Store, message: Message, language: Language | undefined): Promise<void> {
	const { person, tenant } = owner(message);
	const where = { kind: KIND, key: person };
	await store.apply([language ? { put: { ...where, value: { person, tenant, language } } } : { remove: where }]);
}
