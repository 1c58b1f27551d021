/** When an entry of a calendar begins and ends → the wall times and zone of an event. */

import { Temporal } from 'temporal-polyfill';
import type { Entry, Moment } from './entry.js';
import type { ExchangeEvent } from './event.js';
import { type Clock, clockOf, type Zones } from './zones.js';

export interface Times {
	when: Pick<ExchangeEvent, 'starts' | 'ends' | 'zone'>;
	/** Epoch milliseconds: its beginning, and when it is over at the latest. */
	from: number;
	until: number;
	/** It had an end that is none. */
	wrongEnd: boolean;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Nothing in a calendar takes longer than a year. */
const LONGEST = 366 * DAY;
const UTC = clockOf('UTC');

/** @param starts when this one of the entry's series begins */
export function timesOf(entry: Entry, starts: Moment, zones: Zones): Times {
	return starts.day || isAllDay(entry) ? days(entry, starts, zones) : hours(entry, starts, zones);
}

/** Outlook writes whole days from midnight to midnight, with a mark. */
function isAllDay({ texts, starts, ends }: Entry): boolean {
	const marked = /^true$/i.test(texts.get('x-microsoft-cdo-alldayevent') ?? '');
	return marked && [starts, ends].every((moment) => !moment || isMidnight(moment));
}

const isMidnight = ({ wall }: Moment) => wall.toPlainTime().equals(Temporal.PlainTime.from('00:00'));

/** The end in calendars is the day after the last; ours is the last. */
function days({ starts: first, ends, length }: Entry, { wall, at }: Moment, zones: Zones): Times {
	const [from, to] = [first, ends].map((moment) => moment?.wall.toPlainDate());
	const counted = from && to ? from.until(to).days : length ? length.days + 7 * length.weeks : 1;
	const count = Math.max(counted, 1);
	const day = wall.toPlainDate();
	const last = count > 1 ? { ends: day.add({ days: count - 1 }).toString() } : {};
	const when = { starts: day.toString(), ...last, zone: zones.home.zone };
	return { when, from: at, until: at + count * DAY, wrongEnd: counted < 0 };
}

function hours(entry: Entry, starts: Moment, { home }: Zones): Times {
	const { wall, clock } = placed(starts, home);
	const span = entry.ends && !entry.ends.day ? entry.ends.at - entry.starts.at : 0;
	const wrongEnd = span < 0 || span > LONGEST || entry.ends?.day === true;
	const end = span > 0 && !wrongEnd ? starts.at + span : lengthened(wall, clock.zone, entry);
	const [from, to] = [minutes(wall), end === undefined ? undefined : minutes(clock.wall(end))];
	// An hour that comes twice can end before it began.
	const ends = to !== undefined && to > from ? { ends: to } : {};
	const when = { starts: from, ...ends, zone: clock.zone };
	return { when, from: starts.at, until: end ?? starts.at + HOUR, wrongEnd };
}

function lengthened(wall: Temporal.PlainDateTime, zone: string, { ends, length }: Entry): number | undefined {
	return ends || !length ? undefined : wall.toZonedDateTime(zone).add(length).epochMilliseconds;
}

/** Instants are kept in the calendar's zone, and in UTC in the hour that comes twice there. */
function placed(
	{ clock, wall, at }: Moment,
	home: Zones['home'],
): { wall: Temporal.PlainDateTime; clock: Zones['home'] } {
	if (isZoned(clock)) return { clock, wall };
	const there = home.wall(at);
	return home.instant(there) === at ? { clock: home, wall: there } : { clock: UTC, wall: UTC.wall(at) };
}

const isZoned = (clock: Clock): clock is Clock & { zone: string } => clock.zone !== undefined;

const minutes = (wall: Temporal.PlainDateTime) => wall.toString({ smallestUnit: 'minute', roundingMode: 'trunc' });
