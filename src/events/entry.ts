/** One VEVENT of a calendar → what it says, value by value. What that means for an event is `details.ts`; repeating is `feed.ts`. */

import ICAL from 'ical.js';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { Part } from './lines.js';
import type { Clock, Zones } from './zones.js';

/** A time in a calendar. */
export interface Moment {
	/** Midnight of a whole day. */
	wall: Temporal.PlainDateTime;
	clock: Clock;
	/** A day, not a time. */
	day: boolean;
	/** Epoch milliseconds. */
	at: number;
}

export interface Entry {
	uid: string;
	/** 1-based line of its beginning. */
	line: number;
	starts: Moment;
	ends?: Moment;
	length?: Temporal.Duration;
	rules: string[];
	extra: Moment[];
	without: Moment[];
	/** Which of a series it replaces. */
	replaces?: Moment;
	/** It replaces all that come later, too. */
	onwards: boolean;
	/** First values of the other properties, by name in lower case. */
	texts: ReadonlyMap<string, string>;
	categories: string[];
}

/** A value nobody can use: named by its kind of property. */
export type Complain = (kind: 'feed-line' | 'feed-zone', at: number, detail: string) => void;

interface Property {
	name: string;
	params: Readonly<Record<string, string>>;
	values: readonly string[];
	at: number;
	text: string;
}

const READ: ReadonlySet<string> = new Set(
	[
		'uid dtstart dtend duration recurrence-id rrule rdate exdate summary description location url conference categories',
		'class status sequence last-modified dtstamp created',
		'x-google-conference x-microsoft-skypeteamsmeetingurl x-microsoft-cdo-alldayevent',
	].flatMap((names) => names.split(' ')),
);
const text = z
	.unknown()
	.transform((value) => (typeof value === 'string' || typeof value === 'number' ? String(value) : ''));
/** A period is its start, then its end or its length. */
const value = z.union([z.tuple([text], z.unknown()).transform(([start]) => start), text]);
const jCal = z.tuple([z.string(), z.record(z.string(), text), z.unknown()], value);
const LONGEST = 20_000;
const SHORT = 300;
/** Lines of an entry, and times in one of them. */
const MOST = 2000;
const FIRST = 1970;
const LAST = 2199;

/** Undefined where its beginning, or which of a series it is, cannot be read. */
export function readEntry(part: Part, zones: Zones, complain: Complain): Entry | undefined {
	const all = propertiesOf(part, complain);
	const of = (name: string) => all.filter((property) => property.name === name);
	const moments = (name: string) => of(name).flatMap((property) => momentsOf(property, zones, complain));
	const [[starts], [ends], [replaces]] = [moments('dtstart'), moments('dtend'), moments('recurrence-id')];
	if (!starts || (!replaces && of('recurrence-id').length > 0)) return undefined;
	const length = durationOf(of('duration')[0]?.values[0]);
	const texts = all.map(({ name, values }) => [name, values[0] ?? ''] as const);
	return {
		uid: of('uid')[0]?.values[0]?.trim() ?? '',
		line: part.at,
		starts,
		...(ends ? { ends } : {}),
		...(length ? { length } : {}),
		...(replaces ? { replaces } : {}),
		rules: of('rrule').map(({ text }) => text.slice(text.indexOf(':') + 1).trim()),
		extra: moments('rdate'),
		without: moments('exdate'),
		onwards: of('recurrence-id').some(({ params }) => /^THISANDFUTURE$/i.test(params.range ?? '')),
		texts: new Map(texts.reverse()),
		categories: of('categories').flatMap(({ values }) => values),
	};
}

function propertiesOf({ lines }: Part, complain: Complain): Property[] {
	return lines.slice(0, MOST).flatMap(({ text, at }) => {
		const name = nameOf(text);
		if (!READ.has(name)) return [];
		const property = name === 'rrule' ? { name, params: {}, values: [], at, text } : parse(name, text, at);
		if (!property) complain('feed-line', at, text);
		return property ?? [];
	});
}

export const nameOf = (line: string) => (/^[\w-]+/.exec(line)?.[0] ?? '').toLowerCase();

/** `DTSTART;TZID=(UTC+01:00) Berlin:20270318T100000` lacks the quotes its colon needs. */
const QUOTES = /^([\w-]+);TZID=([^";][^"]*:[^"]*):([^:]*)$/i;

function parse(name: string, text: string, at: number): Property | undefined {
	try {
		const quoted = text.length < SHORT ? text.replace(QUOTES, '$1;TZID="$2":$3') : text.slice(0, LONGEST);
		const [, params, , ...values] = jCal.parse(ICAL.parse.property(quoted));
		return { name, params, values, at, text };
	} catch {
		return undefined;
	}
}

function momentsOf(property: Property, zones: Zones, complain: Complain): Moment[] {
	const { values, params, at, text } = property;
	const moments = values.slice(0, MOST).flatMap((value) => readMoment(value, params, zones) ?? []);
	if (moments.length === 0) complain('feed-line', at, text);
	const name = params.tzid ?? '';
	if (name && !zones.find(name)) complain('feed-zone', at, name);
	return moments;
}

/** jCal writes `2027-03-18T10:00:00Z`; of parts that are missing only the separators stay. */
const WRITTEN = /^(\d{4}-\d{2}-\d{2})(?:T::)?(?:T(\d{2}:\d{2}):(?:\d{2})?(Z)?)?$/;

function readMoment(value: string, params: Property['params'], zones: Zones): Moment | undefined {
	const [, day, time, utc] = WRITTEN.exec(value) ?? [];
	const wall = wallOf(time ? `${day}T${time}` : (day ?? ''));
	if (!wall || wall.year < FIRST || wall.year > LAST) return undefined;
	const named = time ? zones.find(params.tzid ?? '') : undefined;
	const clock = utc ? zones.utc : (named ?? zones.home);
	return { wall, clock, day: !time, at: clock.instant(wall) };
}

function wallOf(text: string): Temporal.PlainDateTime | undefined {
	try {
		return Temporal.PlainDateTime.from(text, { overflow: 'reject' });
	} catch {
		return undefined;
	}
}

function durationOf(value = ''): Temporal.Duration | undefined {
	try {
		const duration = Temporal.Duration.from(value);
		return duration.sign > 0 && Math.abs(duration.total({ unit: 'day', relativeTo: '2026-01-01' })) < 366
			? duration
			: undefined;
	} catch {
		return undefined;
	}
}
