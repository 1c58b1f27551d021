/** Forgetting people and tenants: at once when they ask, after a time of grace when they leave. */

import { z } from 'zod';
import type { Leaving } from './channel.js';
import { conversationsOf } from './conversation.js';
import type { Log } from './log.js';
import type { Change, Row, Store } from './store/store.js';

/** Kinds of rows that say whose they are, by the fields `person` and `tenant`. */
const PERSONAL = ['person', 'conversation', 'button', 'shelf', 'subscriber', 'subscription', 'delivery', 'feed'];
/** Kinds of rows of a channel that name who set it up. */
const SIGNED = ['subscriber', 'subscription'];
const KIND = 'leaving';
const schema = z.object({ field: z.enum(['person', 'tenant']), who: z.string(), at: z.number() });

type Who = { tenant: string } | { person: string };

export async function erase(store: Store, who: Who): Promise<number> {
	const owned = (await Promise.all(PERSONAL.map((kind) => store.find(kind, who)))).flat();
	const shared = 'person' in who ? await conversationsOf(store, who.person) : [];
	const rows = [...owned, ...shared];
	const signed =
		'person' in who ? (await Promise.all(SIGNED.map((kind) => store.find(kind, { author: who.person })))).flat() : [];
	await store.apply([...rows.map(({ kind, key }) => ({ remove: { kind, key } })), ...signed.map(unsigned)]);
	return rows.length;
}

/** What a person set up for a channel is the channel's; only their name goes. */
function unsigned({ kind, key, value }: Row): Change {
	const { by: _, author: __, ...rest } = z.record(z.string(), z.json()).parse(value);
	return { put: { kind, key, value: rest } };
}

export interface LeavingOptions {
	store: Store;
	/** Milliseconds. */
	grace: number;
	clock(): number;
}

export function createLeaving({ store, grace, clock }: LeavingOptions): Leaving {
	const entry = (who: Who) =>
		'person' in who ? { field: 'person', who: who.person } : { field: 'tenant', who: who.tenant };
	const keyOf = (who: Who) => `${entry(who).field}:${entry(who).who}`;
	return {
		async left(who) {
			const value = { ...entry(who), at: clock() + grace };
			await store.apply([{ put: { kind: KIND, key: keyOf(who), value }, version: 0 }]);
		},
		async back(who) {
			await store.apply([{ remove: { kind: KIND, key: keyOf(who) } }]);
		},
	};
}

/** Erases the data of those whose time of grace is over. */
export async function eraseDue(store: Store, now: number, log: Log): Promise<void> {
	for (const { key, value } of await store.find(KIND)) {
		const { success, data } = schema.safeParse(value);
		if (!success || data.at > now) continue;
		const rows = await erase(store, data.field === 'person' ? { person: data.who } : { tenant: data.who });
		await store.apply([{ remove: { kind: KIND, key } }]);
		log.info('erased after leaving', { rows });
	}
}
