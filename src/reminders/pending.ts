/** All that is due up to a horizon and not settled. Worked out once; anew only for events and subscribers that change. */

import type { ExchangeEvent } from '../events/event.js';
import type { Ledger } from './ledger.js';
import type { Window } from './note.js';
import type { Reminder } from './reminder.js';
import type { Known, Roster } from './roster.js';
import { timesOf } from './schedule.js';
import type { Subscriber, Subscription } from './subscription.js';

export type Due = (
	events: readonly ExchangeEvent[],
	subscribers: ReadonlyMap<string, Subscriber>,
	subscriptions: readonly Subscription[],
	window: Window,
	documented: ReadonlyMap<string, number>,
) => Reminder[];

export interface PendingParts {
	due: Due;
	events(): Promise<readonly ExchangeEvent[]>;
	documented(): ReadonlyMap<string, number>;
	roster: Roster;
	ledger: Pick<Ledger, 'isOver'>;
}

export interface Pending {
	/** Looks at the events, and at whoever changed. @returns whether anything came in */
	refresh(now: number): Promise<boolean>;
	get(key: string): Reminder | undefined;
	/** Of the event as it stands. */
	holds(reminder: Reminder, now: number): boolean;
	/** It is settled. */
	forget(key: string): void;
	/** What is to be sent now. What is of no more use goes. */
	ripe(now: number): Reminder[];
}

/** Reminders are worked out so many milliseconds ahead, so that most ticks have nothing to work out. */
const AHEAD = 600_000;
/** Longer than the news of a documentation is news. */
const NEWS = 31 * 86_400_000;

interface Seen {
	event: ExchangeEvent;
	/** Of the event and its documentation. */
	text: string;
}

const NOBODY: Known = { subscribers: new Map(), subscriptions: [], changed: new Set() };

export function createPending({ due, events, documented, roster, ledger }: PendingParts): Pending {
	const pending = new Map<string, Reminder>();
	/** As the events stand, and as what is pending was derived from them. */
	let current = new Map<string, Seen>();
	let seen = current;
	let horizon = Number.NEGATIVE_INFINITY;

	/** @returns how many came in */
	function add(some: readonly ExchangeEvent[], { subscribers, subscriptions }: People, window: Window, now: number) {
		const found = some.length > 0 ? due(some, subscribers, subscriptions, window, documented()) : [];
		for (const one of found) if (one.until > now && !ledger.isOver(one.key)) pending.set(one.key, one);
		return found.length;
	}

	return {
		async refresh(now) {
			current = observe(seen, await events(), documented(), now);
			const people = current.size > 0 ? await roster.all(now) : NOBODY;
			const touched = people.changed === 'all' ? new Set<string>() : people.changed;
			const isNew = ({ id }: ExchangeEvent) => people.changed === 'all' || seen.get(id) !== current.get(id);
			const all = [...current.values()].map(({ event }) => event);
			const [anew, rest] = [all.filter(isNew), all.filter((event) => !isNew(event))];
			if (anew.length + touched.size > 0 || current.size < seen.size)
				for (const [key, { event, to }] of pending) if (isNew(event) || touched.has(to)) pending.delete(key);
			const until = now < horizon ? horizon : now + AHEAD;
			const ever = { from: Number.NEGATIVE_INFINITY, until };
			// Should it break off here, all is new next time.
			seen = new Map();
			let came = add(anew, people, ever, now);
			if (touched.size > 0) came += add(rest, only(touched, people), ever, now);
			if (until > horizon) came += add(rest, people, { from: horizon, until }, now);
			seen = current;
			horizon = until;
			return came > 0;
		},
		get: (key) => pending.get(key),
		holds({ key, event }, now) {
			const there = pending.get(key);
			return there?.event === event && current.get(event.id)?.event === event && there.until > now;
		},
		forget: (key) => void pending.delete(key),
		ripe(now) {
			for (const [key, { until }] of pending) if (until <= now) pending.delete(key);
			return [...pending.values()].filter(({ at }) => at <= now);
		},
	};
}

/** Events that may still matter, each the same object as long as nothing about it changed. */
function observe(
	seen: ReadonlyMap<string, Seen>,
	found: readonly ExchangeEvent[],
	documented: ReadonlyMap<string, number>,
	now: number,
): Map<string, Seen> {
	const next = new Map<string, Seen>();
	for (const event of found) {
		const other = next.get(event.id);
		if (other && other.event.revision > event.revision) continue;
		const text = JSON.stringify([event, documented.get(event.id)]);
		const there = seen.get(event.id);
		next.set(event.id, there?.text === text ? there : { event, text });
	}
	for (const [id, { event }] of next) {
		const { end } = timesOf(event);
		const news = documented.get(id);
		if (end <= now && (news === undefined || Math.max(news, end) + NEWS <= now)) next.delete(id);
	}
	return next;
}

type People = Pick<Known, 'subscribers' | 'subscriptions'>;

function only(keys: ReadonlySet<string>, { subscribers, subscriptions }: People): People {
	return {
		subscribers: new Map([...subscribers].filter(([key]) => keys.has(key))),
		subscriptions: subscriptions.filter(({ subscriber }) => keys.has(subscriber)),
	};
}
