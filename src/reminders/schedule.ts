/** When the leads of one event are due, per zone. Computed once per event and kept with it; knows no subscriber. */

import { Temporal } from 'temporal-polyfill';
import { type ExchangeEvent, endOf, isOnline, isWholeDay, startOf } from '../events/event.js';
import { early } from './quiet.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Leads, and where and whether it is quiet: what all who share it are reminded by at the same instants. */
export interface Plan {
	id: string;
	leads: readonly string[];
	zone: string;
	quiet: boolean;
}

export function planOf(leads: readonly string[], { zone, quiet }: { zone: string; quiet: boolean }): Plan {
	return { id: `${leads.join()} ${quiet ? zone : ''}`, leads, zone, quiet };
}

/** All times are epoch milliseconds. */
export interface Slot {
	lead: string;
	at: number;
	/** The next slot, else the start. */
	until: number;
}

export interface Times {
	start: number;
	/** The start as ISO instant. */
	instant: string;
	end: number;
	changed: number;
	online: boolean;
	/** When a lead is due. */
	at(lead: string, plan: Pick<Plan, 'zone' | 'quiet'>): number;
	/** Earliest first. Of leads that fall on one instant the shortest stays. */
	slots(plan: Plan): readonly Slot[];
}

const DAY_BEFORE = 'P1D';
const isDays = (lead: string) => !lead.startsWith('PT');

/** A whole day has no hour before it: leads of hours and minutes stand for the day before. */
export function fitting({ starts }: Pick<ExchangeEvent, 'starts'>, leads: readonly string[]): readonly string[] {
	if (!isWholeDay({ starts }) || leads.every(isDays)) return leads;
	return [...new Set(leads.map((lead) => (isDays(lead) ? lead : DAY_BEFORE)))];
}

const known = new WeakMap<ExchangeEvent, Times>();

/** The same object for the same event: events are never changed in place. */
export function timesOf(event: ExchangeEvent): Times {
	const times = known.get(event) ?? createTimes(event);
	known.set(event, times);
	return times;
}

function createTimes(event: ExchangeEvent): Times {
	const begin = startOf(event);
	const start = begin.epochMilliseconds;
	const moments = new Map<string, number>();
	const schedules = new Map<string, readonly Slot[]>();
	const whole = isWholeDay(event);
	const at: Times['at'] = (asked, plan) => {
		const lead = whole && !isDays(asked) ? DAY_BEFORE : asked;
		const quiet = plan.quiet && lengthOf(lead) >= DAY;
		const key = quiet ? `${lead} ${plan.zone}` : lead;
		const moment = moments.get(key) ?? momentOf(begin, lead, quiet ? plan.zone : undefined);
		moments.set(key, moment);
		return moment;
	};
	return {
		start,
		instant: begin.toInstant().toString(),
		end: endOf(event).epochMilliseconds,
		changed: Temporal.Instant.from(event.changed).epochMilliseconds,
		online: isOnline(event),
		at,
		slots(plan) {
			const slots = schedules.get(plan.id) ?? slotsOf(fitting(event, plan.leads), (lead) => at(lead, plan), start);
			schedules.set(plan.id, slots);
			return slots;
		},
	};
}

/** Days by the calendar of the event's zone, hours and minutes exact. @param zone where it is quiet */
function momentOf(begin: Temporal.ZonedDateTime, lead: string, zone?: string): number {
	const nominal = begin.subtract(lead);
	return (zone === undefined ? nominal : early(nominal.withTimeZone(zone))).epochMilliseconds;
}

function slotsOf(leads: readonly string[], at: (lead: string) => number, start: number): readonly Slot[] {
	return leads
		.map((lead) => ({ lead, at: at(lead), length: lengthOf(lead) }))
		.sort((a, b) => a.at - b.at || b.length - a.length || (a.lead < b.lead ? -1 : 1))
		.map(({ lead, at }, index, all) => ({ lead, at, until: all[index + 1]?.at ?? start }))
		.filter((slot) => slot.at < slot.until);
}

const lengths = new Map<string, number>();

/** Milliseconds, on days without a clock change. */
export function lengthOf(lead: string): number {
	const there = lengths.get(lead);
	if (there !== undefined) return there;
	const [, days, count, unit] = /^P(?:(\d+)D|T(\d+)([HM]))$/.exec(lead) ?? [];
	const length = days === undefined ? Number(count) * (unit === 'H' ? HOUR : HOUR / 60) : Number(days) * DAY;
	lengths.set(lead, length);
	return length;
}
