/** ICS text → events and a list of problems. Never throws, and takes bounded time; fetching the text is `poll.ts`. */

import { createHash } from 'node:crypto';
import type { Problem, ProblemKind } from '../library/problem.js';
import { detailsOf } from './details.js';
import { type Complain, type Entry, readEntry } from './entry.js';
import type { ExchangeEvent } from './event.js';
import { type Part, splitCalendar, valueIn } from './lines.js';
import type { Budget } from './rule.js';
import { expand, type Instance, orphan } from './series.js';
import { timesOf } from './times.js';
import { createZones, type Zones } from './zones.js';

export interface Feed {
	/** Earliest first. */
	events: ExchangeEvent[];
	problems: Problem[];
	/** What is in the calendar but could not be read, by `seriesOf` of its ids. */
	unread: ReadonlySet<string>;
	/** Besides those, nothing is missing. */
	whole: boolean;
	/** It is no calendar, or was cut off. */
	broken: boolean;
}

/** Entries read, events before and after the old ones are left out, problems listed. */
const MOST = { entries: 10_000, events: 5000, instances: 10_000, problems: 50 } as const;
/** Steps for all rules of a calendar. */
const STEPS = 50_000;
const DAY = 86_400_000;
const BEFORE = 30 * DAY;
const AHEAD = 400 * DAY;

/**
 * Events that ended more than 30 days ago are left out; what repeats for ever ends in 400 days.
 * @param now epoch milliseconds
 * @param file what problems name
 */
export function readFeed(text: string, now: number, file = 'EVENTS_ICS'): Feed {
	const problems: Problem[] = [];
	const report = (kind: ProblemKind, line: number, detail = '', skipped = false) => {
		const short = detail.replace(/\p{C}/gu, '').slice(0, 60);
		if (problems.length < MOST.problems) problems.push({ file, line, kind, detail: short, skipped });
	};
	const { calendars, whole, stray } = splitCalendar(text);
	for (const { text: found, at } of stray) report('feed-line', at, found, true);
	const broken = !whole || calendars.length === 0;
	if (broken) report('feed-calendar', 1, '', true);
	const state: State = {
		now,
		report,
		unread: new Set(),
		budget: { steps: STEPS },
		whole: whole && calendars.length > 0,
		instances: MOST.instances,
	};
	const found = calendars.flatMap((calendar) => readCalendar(calendar, state));
	const recent = found.filter(({ until }) => until >= now - BEFORE).sort(earliestFirst);
	if (recent.length > MOST.events) limit(state, 1, MOST.events);
	const events = recent.slice(0, MOST.events).map(({ event }) => event);
	return { events, problems, unread: state.unread, whole: state.whole, broken };
}

function limit(state: State, line: number, most: number): void {
	state.whole = false;
	state.report('feed-limit', line, String(most), true);
}

interface State {
	now: number;
	report(kind: ProblemKind, line: number, detail?: string, skipped?: boolean): void;
	unread: Set<string>;
	budget: Budget;
	whole: boolean;
	/** So many more. */
	instances: number;
}

/** With its times, epoch milliseconds. */
interface Found {
	event: ExchangeEvent;
	from: number;
	until: number;
}

/** Of a series all ids begin with that of its UID. */
const idOf = (uid: string) => `ics-${createHash('sha256').update(uid).digest('hex').slice(0, 12)}`;

/** What the ids of a series have in common. */
export const seriesOf = (id: string) => id.slice(0, idOf('').length);

function readCalendar(calendar: Part, state: State): Found[] {
	const definitions = calendar.parts.filter(({ name }) => name === 'VTIMEZONE');
	const home = valueIn(calendar, 'X-WR-TIMEZONE');
	const zones = createZones(definitions, home);
	const cancelled = /^cancel$/i.test(valueIn(calendar, 'METHOD') ?? '');
	const long = longAgo(state.now);
	const parts = calendar.parts.filter((part) => part.name === 'VEVENT' && !long(part));
	if (parts.length > MOST.entries) limit(state, calendar.at, MOST.entries);
	const groups = new Map<string, Entry[]>();
	for (const part of parts.slice(0, MOST.entries)) {
		const entry = entryOf(part, zones, state);
		if (entry) put(groups, entry.uid, entry);
	}
	const events = [...groups].flatMap(([uid, entries]) => eventsOf(uid, entries, zones, state));
	if (!cancelled) return events;
	return events.map(({ event, ...more }) => ({ event: { ...event, status: 'cancelled' as const }, ...more }));
}

/** Tells, without reading it, an entry that was over long ago and does not come again. */
function longAgo(now: number): (part: Part) => boolean {
	const limit = new Date(now - BEFORE - 10 * DAY).toISOString().slice(0, 10).replaceAll('-', '');
	return (part) => {
		const day = /^(\d{8})/.exec(valueIn(part, 'DTEND') ?? '')?.[1];
		return (
			day !== undefined &&
			day < limit &&
			!part.lines.some(({ text }) => /^(?:RRULE|RDATE|RECURRENCE-ID)[;:]/i.test(text))
		);
	};
}

function entryOf(part: Part, zones: Zones, state: State): Entry | undefined {
	const complain: Complain = (kind, at, detail) => state.report(kind, at, detail);
	const entry = readEntry(part, zones, complain);
	if (entry?.uid) return entry;
	// Without a UID, what it is and when has to do.
	if (entry) return { ...entry, uid: `${entry.texts.get('summary')} ${entry.starts.at}` };
	const uid = valueIn(part, 'UID');
	if (uid) state.unread.add(idOf(uid));
	else state.whole = false;
	state.report('feed-event', part.at, valueIn(part, 'SUMMARY') ?? uid ?? '', true);
	return undefined;
}

function eventsOf(uid: string, entries: readonly Entry[], zones: Zones, state: State): Found[] {
	if (state.instances < 0) return [];
	const id = idOf(uid);
	const main = newest(entries.filter(({ replaces }) => replaces === undefined));
	const exceptions = replacing(entries).map((entry) => (main ? inheriting(entry, main) : entry));
	const series = main !== undefined && main.rules.length + main.extra.length > 0;
	const { instances, cut } = series
		? expand(main, exceptions, { from: state.now - BEFORE, until: state.now + AHEAD, budget: state.budget })
		: {
				instances: [
					...(main ? [{ entry: main, starts: main.starts }] : []),
					...exceptions.map((entry) => orphan(entry)),
				],
				cut: false,
			};
	if (cut) state.report('feed-rule', main?.line ?? 1, main?.texts.get('summary') ?? uid);
	state.instances -= instances.length;
	if (state.instances < 0) limit(state, 1, MOST.instances);
	const toEvent = eventMaker(id, zones, state);
	const events = instances.flatMap((instance) => toEvent(instance) ?? []);
	if (cut || events.length < instances.length) state.unread.add(id);
	return events;
}

/** Each entry is looked at once, and its faults are named once. */
function eventMaker(id: string, zones: Zones, state: State) {
	const seen = new Map<Entry, ReturnType<typeof detailsOf>>();
	return ({ entry, starts, name }: Instance): Found | undefined => {
		const isNew = !seen.has(entry);
		const details = isNew ? detailsOf(entry) : seen.get(entry);
		seen.set(entry, details);
		if (!details && isNew) state.report('feed-event', entry.line, entry.uid, true);
		if (!details) return undefined;
		const { when, wrongEnd, from, until } = timesOf(entry, starts, zones);
		if (wrongEnd && isNew) state.report('feed-time', entry.line, details.title);
		return { event: { id: name ? `${id}-${name}` : id, ...details, ...when }, from, until };
	};
}

/** The newest exception for each instance of a series. */
function replacing(entries: readonly Entry[]): Entry[] {
	const groups = new Map<string, Entry[]>();
	for (const entry of entries) {
		if (!entry.replaces) continue;
		put(groups, `${entry.replaces.at} ${entry.onwards}`, entry);
	}
	return [...groups.values()].flatMap((group) => newest(group) ?? []);
}

/** What is left of a cancelled one may be no more than its time. */
function inheriting(entry: Entry, main: Entry): Entry {
	if (entry.texts.get('summary')) return entry;
	return { ...entry, texts: new Map([...main.texts, ...entry.texts]), categories: main.categories };
}

function put(groups: Map<string, Entry[]>, key: string, entry: Entry): void {
	const there = groups.get(key);
	if (there) there.push(entry);
	else groups.set(key, [entry]);
}

function newest(entries: readonly Entry[]): Entry | undefined {
	const order = ({ texts }: Entry) => Number(texts.get('sequence')) || 0;
	const stamp = ({ texts }: Entry) => texts.get('last-modified') ?? texts.get('dtstamp') ?? '';
	return [...entries].sort((a, b) => order(b) - order(a) || stamp(b).localeCompare(stamp(a)))[0];
}

const earliestFirst = (a: Found, b: Found) => a.from - b.from || (a.event.id < b.event.id ? -1 : 1);
