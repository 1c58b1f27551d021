/** Who wants what, held in memory: read as a whole now and then, and one by one where something changed or is about to be sent. */

import { z } from 'zod';
import { read, type Store } from '../store/store.js';
import { aboutKey, type Register, subscriberKey } from './register.js';
import { type Subscriber, type Subscription, subscriberSchema, subscriptionSchema } from './subscription.js';

/**
 * Between two readings of everything pass so many milliseconds for each subscription: half an hour with a hundred thousand.
 * What is changed through `tell` does not wait for that.
 */
const REST = 20;
/** From so many changes on everything is read. */
const MANY = 50;

const addressSchema = z.object({ channel: z.string(), place: z.string() });

export interface Known {
	subscribers: ReadonlyMap<string, Subscriber>;
	subscriptions: readonly Subscription[];
	/** Of these, everything may be different from what it was at the last call. */
	changed: 'all' | ReadonlySet<string>;
}

export interface Roster {
	all(now: number): Promise<Known>;
	get(key: string): Subscriber | undefined;
	/** Looks whether their rows are still as they are known. @returns false where some are not: ask `all` again */
	check(keys: Iterable<string>): Promise<boolean>;
	/** Whether the subscriber is there still, and at this place. */
	holds(key: string, { channel, place }: Pick<Subscriber, 'channel' | 'place'>): Promise<boolean>;
	/** Something changed about this subscriber. */
	touch(key: string): void;
}

export function createRoster(store: Store, register: Register): Roster {
	let subscribers = new Map<string, Subscriber>();
	let own = new Map<string, readonly Subscription[]>();
	let flat: readonly Subscription[] | undefined;
	/** When everything was read last; undefined: never, or it went wrong since. */
	let last: number | undefined;
	const touched = new Set<string>();

	async function readAll(now: number): Promise<void> {
		touched.clear();
		last = undefined;
		const all = await register.all();
		subscribers = new Map(all.subscribers);
		own = groupBySubscriber(all.subscriptions);
		flat = all.subscriptions;
		last = now;
	}

	async function readOne(key: string): Promise<void> {
		const since = last;
		last = undefined;
		const { subscriber, subscriptions } = await register.find(key);
		last = since;
		if (subscriber) subscribers.set(key, subscriber);
		else subscribers.delete(key);
		own.set(key, subscriber ? subscriptions : []);
		flat = undefined;
	}

	const isOld = (now: number) => last === undefined || now < last || now - last > (flat?.length ?? own.size) * REST;

	return {
		async all(now) {
			const whole = isOld(now) || touched.size > MANY;
			if (whole) await readAll(now);
			const changed = new Set<string>();
			for (const key of touched) {
				touched.delete(key);
				changed.add(key);
				await readOne(key);
			}
			flat ??= [...own.values()].flat();
			return { subscribers, subscriptions: flat, changed: whole ? 'all' : changed };
		},
		get: (key) => subscribers.get(key),
		async check(keys) {
			const isAsKnown = async (key: string) =>
				(await isLike(store, 'subscriber', key, subscriberSchema, subscribers.get(key))) &&
				(await areLike(store, key, own.get(key) ?? []));
			const wrong = await Promise.all([...new Set(keys)].map(async (key) => ((await isAsKnown(key)) ? [] : [key])));
			for (const key of wrong.flat()) touched.add(key);
			return touched.size === 0;
		},
		async holds(key, { channel, place }) {
			const there = await read(store, 'subscriber', key, addressSchema);
			return there?.channel === channel && there.place === place;
		},
		touch: (key) => void touched.add(key),
	};
}

/** A register whose every change is told: what is changed here is known at the next tick. */
export function tell(register: Register, touch: (key: string) => void): Register {
	return {
		...register,
		async put(subscriber, added) {
			await register.put(subscriber, added);
			touch(subscriberKey(subscriber));
		},
		async remove(key, about) {
			await register.remove(key, about);
			touch(key);
		},
	};
}

function groupBySubscriber(subscriptions: readonly Subscription[]): Map<string, Subscription[]> {
	const groups = new Map<string, Subscription[]>();
	for (const one of subscriptions) {
		const there = groups.get(one.subscriber);
		if (there) there.push(one);
		else groups.set(one.subscriber, [one]);
	}
	return groups;
}

async function isLike<T>(store: Store, kind: string, key: string, schema: z.ZodType<T>, known: T | undefined) {
	return JSON.stringify(await read(store, kind, key, schema)) === JSON.stringify(known);
}

async function areLike(store: Store, key: string, known: readonly Subscription[]): Promise<boolean> {
	const found = await Promise.all(
		known.map((one) => isLike(store, 'subscription', `${key}|${aboutKey(one.about)}`, subscriptionSchema, one)),
	);
	return found.every(Boolean);
}
