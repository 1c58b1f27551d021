/** Subscribers and what they subscribed to, in the store. Natural keys: subscribing twice is subscribing once. */

import type { Json, Store } from '../store/store.js';
import {
	type About,
	type Subscriber,
	type Subscription,
	subscriberSchema,
	subscriptionSchema,
} from './subscription.js';

const KIND = { subscriber: 'subscriber', subscription: 'subscription' } as const;

/** A person's own name, or the address of a channel. */
export function subscriberKey({ shared, person, channel, place }: Subscriber): string {
	return shared ? `${channel}:${place}` : person;
}

export function aboutKey(about: About): string {
	switch (about.to) {
		case 'everything':
			return 'everything';
		case 'event':
			return `event ${about.event}`;
		case 'series':
			return `series ${about.series}`;
		case 'topic':
			return `topic ${about.topic.toLowerCase()}`;
	}
}

export interface Register {
	/** Everybody, by key. */
	all(): Promise<{ subscribers: ReadonlyMap<string, Subscriber>; subscriptions: readonly Subscription[] }>;
	find(key: string): Promise<{ subscriber?: Subscriber; subscriptions: readonly Subscription[] }>;
	/** Keeps a subscriber and adds what they subscribe to; what was there stays since when it was. */
	put(subscriber: Subscriber, added?: readonly Pick<Subscription, 'about' | 'leads'>[]): Promise<void>;
	/** Ends one subscription, or all of them. */
	remove(key: string, about?: About): Promise<void>;
}

export function createRegister(store: Store, clock: () => number): Register {
	async function find(key: string) {
		const row = await store.get(KIND.subscriber, key);
		const parsed = subscriberSchema.safeParse(row?.value);
		const subscriptions = await subscriptionsOf({ subscriber: key });
		return { ...(parsed.success ? { subscriber: parsed.data } : {}), subscriptions };
	}

	async function subscriptionsOf(where?: Readonly<Record<string, string>>): Promise<Subscription[]> {
		return (await store.find(KIND.subscription, where)).flatMap(({ value }) => {
			const parsed = subscriptionSchema.safeParse(value);
			return parsed.success ? [parsed.data] : [];
		});
	}

	return {
		find,
		async all() {
			const rows = await store.find(KIND.subscriber);
			const subscribers = rows.flatMap(({ key, value }) => {
				const parsed = subscriberSchema.safeParse(value);
				return parsed.success ? [[key, parsed.data] as const] : [];
			});
			return { subscribers: new Map(subscribers), subscriptions: await subscriptionsOf() };
		},
		async put(subscriber, added = []) {
			const key = subscriberKey(subscriber);
			const { subscriptions } = await find(key);
			const { person, tenant } = subscriber;
			const rows = added.map(({ about, leads }) => {
				const there = subscriptions.find((one) => aboutKey(one.about) === aboutKey(about));
				const created = there?.created ?? clock();
				/** Of a channel each names who set it up. */
				const { by, author } = there ?? subscriber;
				const value = { subscriber: key, person, tenant, about, by, author, created, ...(leads ? { leads } : {}) };
				return { put: { kind: KIND.subscription, key: `${key}|${aboutKey(about)}`, value: plain(value) } };
			});
			await store.apply([{ put: { kind: KIND.subscriber, key, value: plain(subscriber) } }, ...rows]);
		},
		async remove(key, about) {
			const rows = await store.find(KIND.subscription, { subscriber: key });
			const gone = about ? rows.filter((row) => row.key === `${key}|${aboutKey(about)}`) : rows;
			await store.apply([
				...gone.map((row) => ({ remove: { kind: KIND.subscription, key: row.key } })),
				...(about ? [] : [{ remove: { kind: KIND.subscriber, key } }]),
			]);
		},
	};
}

const plain = (value: object): Json => JSON.parse(JSON.stringify(value)) as Json;
