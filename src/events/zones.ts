/** Names of zones in calendars → what a time on their clocks means: IANA's, Outlook's, and zones a calendar defines itself. */

import ICAL from 'ical.js';
import { Temporal } from 'temporal-polyfill';
import { findIana } from 'windows-iana';
import { isZone, ZONE } from './event.js';
import { type Part, valueIn } from './lines.js';

/** Tells what instant a wall time is. */
export interface Clock {
	/** Zone in which its times are kept; undefined where only instants are known. */
	zone?: string;
	/** Epoch milliseconds. */
	instant(wall: Temporal.PlainDateTime): number;
	/** The time on this clock, or in the calendar's zone where it cannot be told. */
	wall(instant: number): Temporal.PlainDateTime;
}

export interface Zones {
	/** Of times without a zone. */
	home: Clock & { zone: string };
	utc: Clock;
	/** Undefined where nobody knows the name. */
	find(name: string): Clock | undefined;
}

const UTC = /^(?:Etc\/)?(?:UTC|UCT|GMT|Zulu|Universal|Greenwich)$/i;

/** @param home name of the calendar's zone (`X-WR-TIMEZONE`), if it has one */
export function createZones(definitions: readonly Part[], home?: string): Zones {
	const named = home && !UTC.test(home) ? nameOf(home) : undefined;
	const own = clockOf(named ?? ZONE);
	const instants = clockOf('UTC');
	const utc: Clock = { instant: instants.instant, wall: instants.wall };
	const defined = new Map(definitions.map((part) => [valueIn(part, 'TZID'), part]));
	const known = new Map<string, Clock | undefined>();
	let left = MOST;
	const define = (name: string) => {
		const part = defined.get(name);
		return part && left-- > 0 ? ruled(part, own) : undefined;
	};
	return {
		home: own,
		utc,
		find(name) {
			if (known.has(name)) return known.get(name);
			const clock = UTC.test(name) ? utc : (find(name, defined.get(name)) ?? define(name) ?? byCities(name));
			known.set(name, clock);
			return clock;
		},
	};
}

function find(name: string, definition: Part | undefined): Clock | undefined {
	const place = nameOf(name) ?? nameOf((definition && valueIn(definition, 'X-LIC-LOCATION')) ?? '');
	return place === undefined ? undefined : clockOf(place);
}

/** `Europe/Berlin`, also at the end of a path, and Windows' names. */
function nameOf(text: string): string | undefined {
	const name = text.trim().replace(/^"(.*)"$/, '$1');
	if (isZone(name)) return name;
	const [tail] = /[A-Z][A-Za-z_]+\/[\w+-]+(?:\/[\w+-]+)?$/.exec(name) ?? [];
	if (tail && isZone(tail)) return tail;
	return findIana(name)[0];
}

/** „(UTC+01:00) Amsterdam, Berlin, Bern, Rom, Stockholm, Wien“ */
function byCities(name: string): Clock | undefined {
	const [, cities = ''] = /^\((?:UTC|GMT)[^)]*\)(.*)$/.exec(name) ?? [];
	const zone = cities
		.split(',')
		.map((city) => `Europe/${city.trim().replaceAll(' ', '_')}`)
		.find(isZone);
	return zone === undefined ? undefined : clockOf(zone);
}

const clocks = new Map<string, Clock & { zone: string }>();

export function clockOf(zone: string): Clock & { zone: string } {
	const there = clocks.get(zone);
	if (there) return there;
	const clock = {
		zone,
		instant: (wall: Temporal.PlainDateTime) => wall.toZonedDateTime(zone).epochMilliseconds,
		wall: (instant: number) =>
			Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainDateTime(),
	};
	clocks.set(zone, clock);
	return clock;
}

/** Rules that go on for ever are taken only in the shape all programs write, so that nobody can keep us busy. */
const RULE =
	/^RRULE:(?:FREQ=YEARLY|BYMONTH=(?:[1-9]|1[0-2])|BYDAY=(?:-1|[+]?[1-4])?[A-Z]{2}|BYMONTHDAY=(?:,?(?:1\d|2[0-8]|[1-9])){1,7}|INTERVAL=1|WKST=[A-Z]{2}|UNTIL=[\dTZ]+|;)+$/i;
const MOST_LINES = 200;
/** Zones defined by rules, in one calendar. */
const MOST = 10;

/** A zone with offsets and rules of its own. */
function ruled(definition: Part, home: Clock): Clock | undefined {
	try {
		const lines = definition.parts.flatMap(({ name, lines }) => [
			`BEGIN:${name}`,
			...lines.flatMap(({ text }) => (!/^RRULE/i.test(text) || RULE.test(text) ? text : [])),
			`END:${name}`,
		]);
		if (lines.length > MOST_LINES) return undefined;
		const text = ['BEGIN:VTIMEZONE', 'TZID:own', ...lines, 'END:VTIMEZONE'].join('\r\n');
		const zone = new ICAL.Timezone({ component: new ICAL.Component(ICAL.parse(text)), tzid: 'own' });
		const instant = (wall: Temporal.PlainDateTime) => {
			const { year, month, day, hour, minute, second } = wall;
			const time = { year, month, day, hour, minute, second, isDate: false };
			const offset = zone.utcOffset(new ICAL.Time(time, ICAL.Timezone.localTimezone));
			return wall.toZonedDateTime('UTC').epochMilliseconds - offset * 1000;
		};
		instant(Temporal.PlainDateTime.from('2026-06-01T12:00'));
		return { instant, wall: home.wall };
	} catch {
		return undefined;
	}
}
