/** An engine on a rig: a clock that is set by hand, a store and a channel that fail when told to, and every message that arrived. */

import type { Sent } from '../../src/channel.js';
import type { ExchangeEvent } from '../../src/events/event.js';
import type { Facts, Log } from '../../src/log.js';
import { due } from '../../src/reminders/due.js';
import { createEngine, type Engine, type EngineOptions } from '../../src/reminders/engine.js';
import type { Outcome } from '../../src/reminders/outcome.js';
import { createRegister, type Register } from '../../src/reminders/register.js';
import type { Reminder } from '../../src/reminders/reminder.js';
import type { Subscriber } from '../../src/reminders/subscription.js';
import { reply } from '../../src/reply.js';
import { createMemoryStore } from '../../src/store/memory.js';
import type { Json, Store } from '../../src/store/store.js';
import { EVERYTHING, subscriber, subscription } from '../fixtures/reminders/given.js';

/** What somebody received. */
export interface Message extends Pick<Reminder, 'key' | 'kind' | 'lead' | 'to' | 'event'> {
	late: boolean;
	twice: boolean;
	at: number;
	/** From when and until when it was of use. */
	due: number;
	until: number;
	place: string;
	/** The event as it stood when this arrived, and whether the subscriber was there. */
	stands: ExchangeEvent | undefined;
	there: boolean;
}

/** What happens to the next message: it is lost on the way, or arrives and nobody says so, or is turned away. */
export type Fate = Outcome | 'lost' | 'unsaid';

export class Fault extends Error {}

export interface Rig {
	now: number;
	/** The agenda. */
	events: ExchangeEvent[];
	documented: Map<string, number>;
	store: Store;
	register: Register;
	messages: Message[];
	/** Keys of what people had received who were erased: a process may still know of it. */
	erased: Set<string>;
	/** Sends begun, whatever became of them. */
	sends: number;
	/** What becomes of the next messages, in turn; then they arrive. */
	fates: Fate[];
	/** What a message waits for on its way. */
	pace: (() => Promise<void>) | undefined;
	/** How often nobody could know whether a message, or many, had arrived. */
	doubts: number;
	logged: { level: keyof Log; event: string; facts: Facts }[];
	start(given?: Partial<EngineOptions>): Rigged;
}

/** An engine, and what one may do to it. */
export interface Rigged extends Engine {
	/** So many more operations of the store, changes of it, or messages, are done; at the next one it breaks, before or after it is done. */
	break: { store?: Breaking; apply?: Breaking; send?: Breaking };
	/** Nothing it does has any effect any more. */
	dead: boolean;
	alone: boolean;
}

export interface Breaking {
	left: number;
	after: boolean;
	/** The process ends there. */
	fatal: boolean;
}

type Named = Omit<Message, 'at' | 'place' | 'stands' | 'there'>;

/** What a reply is about: the engine itself never looks into one. */
const named = new WeakMap<object, Named>();

export function createRig(begin = Date.parse('2026-11-02T08:00:00Z'), make = createMemoryStore): Rig {
	const clock = () => rig.now;
	const store = make(clock);
	const rig: Rig = {
		now: begin,
		events: [],
		documented: new Map(),
		store,
		register: createRegister(store, clock),
		messages: [],
		erased: new Set(),
		sends: 0,
		fates: [],
		pace: undefined,
		doubts: 0,
		logged: [],
		start: (given = {}) => rigUp(rig, given),
	};
	return rig;
}

function rigUp(rig: Rig, given: Partial<EngineOptions>): Rigged {
	const own: Own = { break: {}, dead: false, alone: given.alone ?? true };
	const store = breakable(rig, own);
	const note =
		(level: keyof Log) =>
		(event: string, facts: Facts = {}) =>
			void rig.logged.push({ level, event, facts });
	const log: Log = { info: note('info'), warn: note('warn'), error: note('error') };
	const engine = createEngine({
		store,
		register: createRegister(store, () => rig.now),
		// Never the same objects: what is read anew is no other event for that.
		events: async () => structuredClone(rig.events),
		documented: () => rig.documented,
		send: (to, message) => send(rig, own, to.place, message),
		compose(reminder: Reminder, _subscriber, marks) {
			const message = reply('de');
			named.set(message, { ...reminder, due: reminder.at, ...marks });
			return message;
		},
		due,
		log,
		clock: () => rig.now,
		alone: true,
		random: () => 0.5,
		...given,
	});
	return Object.assign(own, engine);
}

type Own = Pick<Rigged, 'break' | 'dead' | 'alone'>;

async function send(rig: Rig, own: Own, place: string, message: object): Promise<Outcome> {
	const facts = named.get(message);
	if (!facts || own.dead) throw new Fault('dead');
	rig.sends += 1;
	const stands = rig.events.find(({ id }) => id === facts.event.id);
	const there = rig.store.get('subscriber', facts.to);
	const begun = rig.now;
	const arrive = async () =>
		void rig.messages.push({ ...facts, at: begun, place, stands, there: (await there) !== undefined });
	const fate = rig.fates.shift();
	await rig.pace?.();
	if (own.dead) throw new Fault('dead');
	return breaking(rig, own, 'send', async (): Promise<Outcome> => {
		if (fate === undefined || fate === 'unsaid') await arrive();
		if (typeof fate !== 'object' || 'unknown' in fate) rig.doubts += Number(fate !== undefined);
		if (typeof fate === 'object') return fate;
		if (fate !== undefined) throw new Fault(fate);
		return { ok: true, id: String(rig.messages.length) } satisfies Sent;
	});
}

/** Breaks where it was told to. */
async function breaking<T>(rig: Rig, own: Own, what: keyof Rigged['break'], work: () => Promise<T>): Promise<T> {
	const plan = own.break[what];
	if (own.dead) throw new Fault('dead');
	if (!plan || plan.left-- > 0) return await work();
	delete own.break[what];
	if (plan.fatal) own.dead = true;
	// Another process cannot know what this one would have written.
	if (plan.fatal || what === 'send' || !own.alone) rig.doubts += 1;
	if (plan.after) await work();
	throw new Fault(what);
}

function breakable(rig: Rig, own: Own): Store {
	const { store } = rig;
	const on = <T>(work: () => Promise<T>) => breaking(rig, own, 'store', work);
	return {
		get: (kind, key) => on(() => store.get(kind, key)),
		find: (kind, where) => on(() => store.find(kind, where)),
		apply: (changes) => on(() => breaking(rig, own, 'apply', () => store.apply(changes))),
		forget: (changes, omit) => on(() => store.forget(changes, omit)),
		sweep: () => on(() => store.sweep()),
		claim: (key, ms) => on(() => store.claim(key, ms)),
		close: () => store.close(),
	};
}

/** Subscribes so many people to everything, each in a place of their own. Quick, for large numbers. */
export async function populate(store: Store, count: number, more: Partial<Subscriber> = {}): Promise<string[]> {
	const people = Array.from({ length: count }, (_, index) => {
		const person = `slack:T1/U${index}`;
		return subscriber({ person, place: `T1/D${index}`, ...more });
	});
	const put = (kind: string, key: string, value: object) => ({ put: { kind, key, value: value as Json } });
	await store.apply(
		people.flatMap((one) => [
			put('subscriber', one.person, one),
			put(
				'subscription',
				`${one.person}|everything`,
				subscription(EVERYTHING, { subscriber: one.person, person: one.person }),
			),
		]),
	);
	return people.map(({ person }) => person);
}
