/** The times a recurrence rule yields, within bounds: of time, of number, and of work, whatever the rule says. */

import ICAL from 'ical.js';
import { Temporal } from 'temporal-polyfill';

/** What may be spent on the rules of one calendar, in steps of a day, a month or a year. */
export interface Budget {
	steps: number;
}

export interface Bounds {
	/** Earlier ones are left out. */
	from: Temporal.PlainDateTime;
	/** Where a rule without an end is broken off. */
	until: Temporal.PlainDateTime;
	/** Whether a time is past the rule's own end; absent: it has none. */
	over?: (wall: Temporal.PlainDateTime) => boolean;
	most: number;
	budget: Budget;
}

export interface Occurrences {
	walls: Temporal.PlainDateTime[];
	/** There may be more than these before the end. */
	cut: boolean;
}

const WHOLE = /^(?:(?:FREQ|INTERVAL|WKST|BY[A-Z]+)=[A-Z0-9,+-]+;?)+$/;
const LONGEST = 500;
/** Steps for one rule. */
const PATIENCE = 10_000;
const WIDEST = 1000;

/** Undefined where a rule is none, or nothing people would put into a calendar: every hour, every second. */
export function occurrences(text: string, start: Temporal.PlainDateTime, bounds: Bounds): Occurrences | undefined {
	if (text.length > LONGEST) return undefined;
	const plain = text
		.toUpperCase()
		.replaceAll(/(?:^|;)(?:UNTIL|COUNT|X-[^=;]*)=[^;]*/g, '')
		.replace(/^;/, '');
	if (!WHOLE.test(plain)) return undefined;
	const count = Number(/\bCOUNT=(\d+)/i.exec(text)?.[1]) || Number.POSITIVE_INFINITY;
	const endless = count === Number.POSITIVE_INFINITY && !bounds.over;
	const walls: Temporal.PlainDateTime[] = [];
	try {
		const rule = ICAL.Recur.fromString(plain);
		if (!['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'].includes(rule.freq) || rule.interval > WIDEST) return undefined;
		const counted = count < Number.POSITIVE_INFINITY;
		const next = iterate(rule, counted ? start : nearer(rule, start, bounds.from), bounds.budget);
		let left = count;
		for (let wall = next(); wall && left > 0; wall = next()) {
			if (bounds.over?.(wall) || (endless && isAfter(wall, bounds.until))) break;
			if (!fits(rule, wall, start)) continue;
			left--;
			if (isAfter(bounds.from, wall)) continue;
			if (walls.length >= bounds.most) return { walls, cut: true };
			walls.push(wall);
		}
		return { walls, cut: false };
	} catch (cause) {
		return cause instanceof Spent || walls.length > 0 ? { walls, cut: true } : undefined;
	}
}

/** When a rule ends by itself, as it is written; undefined where it goes on or counts. */
export function endOfRule(text: string): string | undefined {
	return /\bUNTIL=(\d{8}(?:T\d{6}Z?)?)/i.exec(text)?.[1]?.toUpperCase();
}

class Spent extends Error {}

/** Each loop of the iterator goes through one of these. */
function iterate(rule: ICAL.Recur, start: Temporal.PlainDateTime, budget: Budget) {
	let left = Math.min(PATIENCE, budget.steps);
	const spend = (steps = 1) => {
		left -= steps;
		budget.steps -= steps;
		if (left < 0) throw new Spent();
	};
	class Bounded extends ICAL.RecurIterator {
		override increment_monthday(days: number) {
			spend(1 + Math.floor(days / 10));
			super.increment_monthday(days);
		}
		override increment_month() {
			spend();
			super.increment_month();
		}
		override increment_year(years: number) {
			// A year is looked at day by day.
			spend(10);
			super.increment_year(years);
		}
	}
	const { year, month, day, hour, minute, second } = start;
	const wall = { year, month, day, hour, minute, second, isDate: false };
	const dtstart = new ICAL.Time(wall, ICAL.Timezone.localTimezone);
	const iterator = new Bounded({ rule, dtstart });
	return (): Temporal.PlainDateTime | undefined => {
		spend();
		const next = iterator.next();
		if (!next || next.year > 9999) return undefined;
		const { year, month, day, hour, minute, second } = next;
		return Temporal.PlainDateTime.from({ year, month, day, hour, minute, second });
	};
}

/** Where there is no such day, as 29 February, the iterator goes on to the next; the day does not count then. */
function fits({ freq, parts }: ICAL.Recur, wall: Temporal.PlainDateTime, start: Temporal.PlainDateTime): boolean {
	const { BYMONTH: months, BYMONTHDAY: days } = parts;
	if (freq === 'YEARLY' && Object.keys(parts).length === 0) return wall.month === start.month && wall.day === start.day;
	const listed = !days || days.some((day) => day < 0) || days.includes(wall.day);
	return listed && (!months || months.includes(wall.month));
}

/** Years of days and weeks nobody asks for are passed over at once. */
function nearer(
	{ freq, interval }: ICAL.Recur,
	start: Temporal.PlainDateTime,
	from: Temporal.PlainDateTime,
): Temporal.PlainDateTime {
	const step = freq === 'DAILY' ? interval : freq === 'WEEKLY' ? 7 * interval : 0;
	const away = Math.floor(start.until(from, { largestUnit: 'day' }).days);
	const rounds = step > 0 ? Math.floor(away / step) - 1 : 0;
	return rounds > 0 ? start.add({ days: rounds * step }) : start;
}

const isAfter = (a: Temporal.PlainDateTime, b: Temporal.PlainDateTime) => Temporal.PlainDateTime.compare(a, b) > 0;
