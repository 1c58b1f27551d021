/** What is due within a time, from the present state of events and subscriptions. Pure: no clock, no record of what was sent. */

import type { ExchangeEvent } from '../events/event.js';
import { type Circle, gather, type Holders, type Matches } from './circle.js';
import { isNear, mayHear, type Note, noteFor, notesOf, type Window, within } from './note.js';
import type { Reminder, ReminderKind } from './reminder.js';
import { type Plan, planOf, type Slot, type Times, timesOf } from './schedule.js';
import type { Subscriber, Subscription } from './subscription.js';

const DAY = 86_400_000;
/** More than quiet, weekends and clock changes can move a lead. */
const SLACK = 7 * DAY;

export interface Options {
	/** Whether an event concerns a topic; by its topics and the words of its title unless said otherwise. */
	matches?: Matches | undefined;
	/** Ids of events whose documentation only the programme may read. */
	closed?: ReadonlySet<string> | undefined;
}

/**
 * All reminders of the window, earliest first, the more urgent before others of the same instant.
 * @param documented when an event's documentation came to the library, epoch milliseconds by id of the event
 */
export function due(
	events: readonly ExchangeEvent[],
	subscribers: ReadonlyMap<string, Subscriber>,
	subscriptions: readonly Subscription[],
	window: Window,
	documented: ReadonlyMap<string, number> = new Map(),
	{ matches, closed }: Options = {},
): Reminder[] {
	const circle = gather(subscribers, subscriptions, matches);
	const found: Reminder[] = [];
	for (const event of latest(events)) {
		const times = timesOf(event);
		const notes = notesOf(event, documented.get(event.id), closed).filter((note) => isNear(note, window, circle));
		const led = hasLeads(event, times, window, circle);
		if (notes.length === 0 && !led) continue;
		for (const holders of circle.around(event)) {
			for (const note of notes) {
				const at = noteFor(note, event, holders);
				if (at !== undefined && within(at, window)) found.push(toReminder(event, holders, { ...note, at }));
			}
			if (!led) continue;
			for (const slot of slotsFor(event, times, holders)) {
				if (within(slot.at, window)) found.push(toReminder(event, holders, { kind: 'lead', ...slot }));
			}
		}
	}
	return found.sort((a, b) => a.at - b.at || byUrgency(a, b));
}

/**
 * What became due after `from` and up to `now`, is not sent and still of use.
 * @param sent whether something went out under a key
 */
export function overdue(
	events: readonly ExchangeEvent[],
	subscribers: ReadonlyMap<string, Subscriber>,
	subscriptions: readonly Subscription[],
	{ from, now, sent }: { from: number; now: number; sent: (key: string) => boolean },
	documented?: ReadonlyMap<string, number>,
	options?: Options,
): Reminder[] {
	const window = { from: from + 1, until: now + 1 };
	const reminders = due(events, subscribers, subscriptions, window, documented, options);
	return reminders.filter(({ until, key }) => until > now && !sent(key));
}

/** What somebody on the way has to know first, then what begins next; documentations can wait. */
export function byUrgency(a: Reminder, b: Reminder): number {
	const [left, right] = [a, b].map(deadline);
	return (left ?? 0) - (right ?? 0) || RANK[a.kind] - RANK[b.kind] || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);
}

const RANK: Readonly<Record<ReminderKind, number>> = { moved: 0, cancelled: 1, lead: 2, documented: 3 };

/** Where an event was before it moved nobody knows here: it may have been to begin at once. */
function deadline({ kind, at, event }: Reminder): number {
	if (kind === 'documented') return Number.MAX_VALUE;
	return kind === 'moved' ? at : timesOf(event).start;
}

/** Of two with one id the higher revision. */
function latest(events: readonly ExchangeEvent[]): Iterable<ExchangeEvent> {
	const byId = new Map<string, ExchangeEvent>();
	for (const event of events) {
		const there = byId.get(event.id);
		if (!there || there.revision <= event.revision) byId.set(event.id, event);
	}
	return byId.values();
}

/** Whether any lead of anybody lies in the window. */
function hasLeads({ status }: ExchangeEvent, { start, at }: Times, window: Window, { leads, reach }: Circle): boolean {
	if (status === 'cancelled' || start <= window.from || start - reach - SLACK >= window.until) return false;
	return leads.some((plan) => within(at(plan.lead, plan), window));
}

/** The leads of their closest subscriptions, as far as they had not passed when somebody asked for them. */
function slotsFor(event: ExchangeEvent, times: Times, holders: Holders): readonly Slot[] {
	const [{ subscriber, plan, created }, ...more] = holders;
	if (!mayHear(event, holders) || subscriber.declined.includes(event.id)) return [];
	const moved = event.status === 'moved' ? times.changed : -Infinity;
	const since = Math.max(moved, subscriber.paused ?? -Infinity);
	if (more.length === 0) return after(times.slots(plan), Math.max(since, created));
	return after(times.slots(merged(times, holders)), since);
}

const after = (slots: readonly Slot[], since: number) =>
	slots.every(({ at }) => at >= since) ? slots : slots.filter(({ at }) => at >= since);

function merged(times: Times, holders: Holders): Plan {
	const [{ plan, subscriber }] = holders;
	const rank = Math.max(...holders.map((holder) => holder.rank));
	const leads = new Set(holders.flatMap((holder) => (holder.rank === rank ? holder.plan.leads : [])));
	const asked = [...leads].filter((lead) => {
		const at = times.at(lead, plan);
		return holders.some(({ plan: { leads: own }, created }) => created <= at && own.includes(lead));
	});
	return planOf(asked, subscriber);
}

type Told = { kind: Note['kind']; at: number; until: number } | ({ kind: 'lead' } & Slot);

function toReminder(event: ExchangeEvent, [{ key: to }]: Holders, told: Told): Reminder {
	const { kind, at, until } = told;
	const key = `${kind}|${to}|${event.id}`;
	if (kind === 'documented') return { at, kind, event, to, key, until };
	if (kind !== 'lead') return { at, kind, event, to, key: `${key}|${event.revision}`, until };
	return { at, kind, lead: told.lead, event, to, key: `${key}|${timesOf(event).instant}|${told.lead}`, until };
}
