/** An event to come, as its file, a calendar feed or an organiser says it. Pure: no input, no output, no clock. */

import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';

export const ZONE = 'Europe/Berlin';
const WALL = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2})?$/;

/** Wall time `2027-03-28T02:30`, or a whole day `2027-03-28`. It becomes an instant as late as possible: rules of zones change. */
const wall = z.string().refine((text) => WALL.test(text) && isWall(text), { error: 'wall' });
const line = z.string().trim().min(1);
const address = z.httpUrl().regex(/^[^\s"'<>`\\]+$/);

export const KINDS = ['peer-to-peer', 'network-meeting', 'workshop', 'other'] as const;
export const STATES = ['planned', 'confirmed', 'moved', 'cancelled'] as const;

export const eventSchema = z
	.strictObject({
		id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'id' }),
		title: line,
		kind: z.enum(KINDS),
		/** „Peer-to-Peer-Austausch“, with its number. */
		series: line.optional(),
		number: z.number().int().positive().optional(),
		topics: z.array(line).default([]),
		/** A sentence or two. */
		about: line.optional(),
		starts: wall,
		ends: wall.optional(),
		zone: z.string().refine(isZone, { error: 'zone' }).default(ZONE),
		/** A town, a house, or `online`. */
		place: line.optional(),
		link: address.optional(),
		registration: z.strictObject({ link: address.optional(), until: wall.optional() }).optional(),
		audience: z.enum(['public', 'programme']).default('public'),
		status: z.enum(STATES),
		/** One more with each change of time, place or status. */
		revision: z.number().int().min(0).default(0),
		/** The instant of the last change. */
		changed: z.string().refine(isInstant, { error: 'instant' }),
		/** Id of the documentation in `exchanges/`, once there is one. */
		documentation: line.optional(),
	})
	.refine((event) => event.ends === undefined || event.ends >= event.starts, { error: 'order', path: ['ends'] })
	.refine((event) => event.ends === undefined || event.ends.length === event.starts.length, {
		error: 'mixed',
		path: ['ends'],
	});

export type ExchangeEvent = z.infer<typeof eventSchema>;

/** When it begins. A time in the gap of a clock change moves forward; of a doubled hour the first counts. */
export function startOf({ starts, zone }: Pick<ExchangeEvent, 'starts' | 'zone'>): Temporal.ZonedDateTime {
	return zoned(starts, zone);
}

/** When it is over: its end, the end of its last whole day, or an hour after its start. Never before its start. */
export function endOf(event: Pick<ExchangeEvent, 'starts' | 'ends' | 'zone'>): Temporal.ZonedDateTime {
	const start = startOf(event);
	if (isWholeDay(event)) return zoned(event.ends ?? event.starts, event.zone).add({ days: 1 });
	const end = event.ends === undefined ? start.add({ hours: 1 }) : zoned(event.ends, event.zone);
	return Temporal.ZonedDateTime.compare(end, start) < 0 ? start : end;
}

export function isWholeDay({ starts }: Pick<ExchangeEvent, 'starts'>): boolean {
	return !starts.includes('T');
}

export function isOnline({ place, link }: Pick<ExchangeEvent, 'place' | 'link'>): boolean {
	return /\bonline\b|\bdigital\b/i.test(place ?? '') || (place === undefined && link !== undefined);
}

function zoned(text: string, zone: string): Temporal.ZonedDateTime {
	return Temporal.PlainDateTime.from(text).toZonedDateTime(zone, { disambiguation: 'compatible' });
}

function isWall(text: string): boolean {
	try {
		Temporal.PlainDateTime.from(text, { overflow: 'reject' });
		return true;
	} catch {
		return false;
	}
}

/** Looking one up takes its time, and the same few come thousands of times. */
const zones = new Set<string>();

export function isZone(name: string): boolean {
	if (zones.has(name)) return true;
	try {
		new Intl.DateTimeFormat('en', { timeZone: name });
	} catch {
		return false;
	}
	const named = /^[A-Z][\w+-]*(?:\/[\w+-]+)*$/i.test(name);
	if (named) zones.add(name);
	return named;
}

function isInstant(text: string): boolean {
	try {
		Temporal.Instant.from(text);
		return true;
	} catch {
		return false;
	}
}
