/** An entry of a calendar, once or repeated → its events in time. Knows what an exception replaces; ids are given by `feed.ts`. */

import { Temporal } from 'temporal-polyfill';
import type { Entry, Moment } from './entry.js';
import { type Budget, endOfRule, occurrences } from './rule.js';
import type { Clock } from './zones.js';

/** One event of an entry. */
export interface Instance {
	entry: Entry;
	starts: Moment;
	/** The day it was meant for at first, and which of that day: tells it from the others of its series. */
	name?: string;
}

/** Epoch milliseconds. */
export interface Bounds {
	from: number;
	until: number;
	budget: Budget;
}

/** Of one series. */
const MOST = 500;
const RULES = 5;
const DAY = 86_400_000;

/** An exception whose series is not there. */
export function orphan(entry: Entry, clock?: Clock): Instance {
	const { replaces = entry.starts, starts } = entry;
	return { entry, starts, name: dayOf(replaces, clock ?? replaces.clock) };
}

export function expand(main: Entry, exceptions: readonly Entry[], bounds: Bounds) {
	const { moments, cut } = momentsOf(main, bounds);
	const { clock } = main.starts;
	const days = moments.map((moment) => dayOf(moment, clock));
	const find = (some: readonly { moment: Moment; entry?: Entry }[]) => finder(some, moments, clock);
	const exception = find(exceptions.flatMap((entry) => (isOne(entry) ? { moment: entry.replaces, entry } : [])));
	const without = find(main.without.map((moment) => ({ moment })));
	const later = exceptions.filter(({ onwards }) => onwards).sort((a, b) => at(a) - at(b));
	const used = new Set<Entry>();
	const instances = moments.flatMap((moment, index): Instance | [] => {
		const day = days[index] ?? '';
		const before = index - days.indexOf(day);
		const name = before > 0 ? `${day}-${before + 1}` : day;
		const replaced = exception(moment, day)?.entry;
		if (replaced) used.add(replaced);
		if (replaced) return { entry: replaced, starts: replaced.starts, name };
		if (without(moment, day)) return [];
		const changed = later.findLast((entry) => at(entry) <= moment.at);
		return changed ? { entry: changed, starts: shifted(moment, changed), name } : { entry: main, starts: moment, name };
	});
	const names = new Set(instances.map(({ name }) => name));
	const strays = exceptions.filter((entry) => isOne(entry) && !used.has(entry)).map((entry) => orphan(entry, clock));
	return { instances: [...instances, ...strays.filter(({ name }) => !names.has(name))], cut };
}

type Exception = Entry & { replaces: Moment };

const isOne = (entry: Entry): entry is Exception => entry.replaces !== undefined && !entry.onwards;
const at = ({ replaces, starts }: Entry) => (replaces ?? starts).at;

/** By the instant; what fits none of the series by its day, since programs leave it as it was when the series moves by an hour. */
function finder<T extends { moment: Moment }>(some: readonly T[], moments: readonly Moment[], clock: Clock) {
	const instants = new Set(moments.map((moment) => moment.at));
	const exact = new Map(some.map((one) => [one.moment.at, one]));
	const loose = some.filter(({ moment }) => moment.day || !instants.has(moment.at));
	const byDay = new Map(loose.map((one) => [dayOf(one.moment, clock), one]));
	return (moment: Moment, day: string): T | undefined => exact.get(moment.at) ?? byDay.get(day);
}

/** `20270318`, on the clock given. */
function dayOf({ wall, day, at }: Moment, clock: Clock): string {
	return (day ? wall : clock.wall(at)).toPlainDate().toString().replaceAll('-', '');
}

/** All times of a series from the lower bound on, earliest first. */
function momentsOf(
	{ starts, rules, extra }: Entry,
	{ from, until, budget }: Bounds,
): { moments: Moment[]; cut: boolean } {
	const { clock, day } = starts;
	let cut = false;
	const moments = [starts, ...extra];
	for (const rule of rules.slice(0, RULES)) {
		const found = occurrences(rule, starts.wall, {
			from: clock.wall(from - 2 * DAY),
			until: clock.wall(until),
			...overOf(rule, clock),
			most: MOST,
			budget,
		});
		cut ||= found?.cut ?? true;
		moments.push(...(found?.walls ?? []).map((wall) => ({ wall, clock, day, at: clock.instant(wall) })));
	}
	const byInstant = new Map(moments.map((moment) => [moment.at, moment]));
	const recent = [...byInstant.values()].filter((moment) => moment.at >= from - 2 * DAY || moment === starts);
	const sorted = recent.sort((a, b) => a.at - b.at);
	return { moments: sorted.slice(0, MOST), cut: cut || sorted.length > MOST };
}

function overOf(rule: string, clock: Clock): { over?: (wall: Temporal.PlainDateTime) => boolean } {
	const end = endOfRule(rule);
	if (end === undefined) return {};
	try {
		const last = Temporal.PlainDateTime.from(end.replace('Z', ''), { overflow: 'reject' });
		const { epochMilliseconds } = last.toZonedDateTime('UTC');
		if (end.endsWith('Z') && !clock.zone) return { over: (wall) => clock.instant(wall) > epochMilliseconds };
		const day = last.add({ days: 1 }).subtract({ seconds: 1 });
		const latest = end.endsWith('Z') ? clock.wall(epochMilliseconds) : end.includes('T') ? last : day;
		return { over: (wall) => Temporal.PlainDateTime.compare(wall, latest) > 0 };
	} catch {
		return {};
	}
}

/** As much later or earlier as the first that was changed „from then on“. */
function shifted({ wall, clock, day, at }: Moment, { replaces, starts }: Entry): Moment {
	if (!replaces) return starts;
	const same = replaces.clock === clock && (starts.clock === clock || starts.day);
	const moved = same ? wall.add(replaces.wall.until(starts.wall)) : starts.clock.wall(at + starts.at - replaces.at);
	const on = same ? clock : starts.clock;
	return { wall: moved, clock: on, day: day && starts.day, at: on.instant(moved) };
}
