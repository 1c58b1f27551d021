/** Days and spans as people say them, against today: „nächste Woche“, „zwischen dem 1. und 15. März“, “in June”. No times of day. */

import type { Temporal } from 'temporal-polyfill';
import {
	around,
	DATE,
	DAY,
	datedOf,
	is,
	MONTH,
	MONTHLY,
	mondayOf,
	PERIOD,
	rangeOf,
	resolve,
	SEASON,
	type Span,
	WEEKDAY,
	WEEKDAYS,
	YEAR,
} from './dated.js';
import { COUNT, countOf, phrase, type Reading } from './reading.js';

export type { Span } from './dated.js';

const NEXT = '(?:nachste[nrms]?|neue[ns]?(?= jahr)|kommende[nrms]?|folgende[nrms]?|next|coming|following)';
const THIS = '(?:diese[nrms]?|laufende[nrms]?|this|current)';
const LAST = '(?:letzte[nrms]?|vergangene[nrms]?|vorige[nrms]?|last|past|previous)';
const AFTER_NEXT = '(?:ubernachste[nrms]?)';
const UNIT = '(?:woche|week|monat(?:e?s)?|month|jahr(?:e?s)?|year)';
const UNITS = '(?:tage[ns]?|days?|wochen?|weeks?|monate?[ns]?|months?|jahre?[ns]?|years?)';

const PART = '(?:anfang|beginn|mitte|ende|beginning|start|early|middle|mid|late|end)';
/** „heute Abend“: of the time of day only the day counts. */
const DAYS_AWAY =
	'(?:(?:heute|today|morgen|tomorrow|ubermorgen|gestern|yesterday)(?: (?:fruh|morgen|vormittag|mittag|nachmittag|abend|nacht|morning|afternoon|evening))?|tonight|this (?:morning|afternoon|evening))';
const PLAIN = `(?:${PERIOD}|${MONTHLY}|${MONTH}(?: ${YEAR})?|(?:jahre?s? |year )?${YEAR}|${SEASON}(?: ${YEAR})?|${DAYS_AWAY}|jahresende|monatsende|(?:${THIS}|${NEXT}|${LAST}|${AFTER_NEXT}) (?:${UNIT}|${WEEKDAY}|${SEASON}|${MONTH}|wochenende[ns]?|weekend)|${NEXT} (?:${COUNT} |paar |few |couple of )?${UNITS}|${LAST} (?:${COUNT} |paar |few |couple of )?${UNITS}|wochenende[ns]?|weekend|${WEEKDAY})`;
/** What can be told without its preposition. */
export const POINT = `(?:${DATE}|${PART} (?:of |des |der |the )*(?:${PLAIN}|${UNIT})|${PLAIN})`;

const THE = '(?: (?:dem|den|der|die|the|zum|zur|zu|einschliesslich|including))*';
const RANGE = phrase(
	`(?:(?:zwischen|von|vom|between|from)${THE} )?(${DATE}|${MONTH}(?: ${YEAR})?|${DAY}) (?:(?:bis|und|and|to|until|till|through)${THE} )?(${DATE}|${MONTH}(?: ${YEAR})?)`,
);
const FROM = phrase(`(?:ab|from|starting|beginning)${THE} (${POINT})(?: onwards?| on| an)?`);
const AFTER = phrase(`(?:nach|after)${THE} (${POINT})`);
const UNTIL = phrase(`(?:bis|until|till|by)${THE} (${POINT})`);
const BEFORE = phrase(`(?:vor|before)${THE} (${POINT})`);
const AWAY = phrase(`in (${COUNT}) (${UNITS})`);
const WITHIN = phrase(`(?:innerhalb|binnen|within)(?: von| der| the| next| nachsten)* (?:(${COUNT}) )?(${UNITS})`);
const SINGLE = phrase(
	`(?:(?:im|in|am|an|on|at|of|for|fur|from|den|dem|der|die|des|the|vom|von|laufe|over|during|wahrend|diese[nmrs]?|this) ){0,3}(${POINT})`,
);

/** „ab Mai“ has no end people would name. */
const EVER = { years: 20 };

/** The first span of the reading, which is taken. */
export function takeSpan(
	reading: Reading,
	today: Temporal.PlainDate,
	past = false,
): (Span & { at: number }) | undefined {
	const frame = { today, past };
	const read = (text: string | undefined) => (text ? spanOf(text, today, past) : undefined);
	const rules: readonly (readonly [
		RegExp,
		(groups: readonly (string | undefined)[], said: string) => Span | undefined,
	])[] = [
		[RANGE, ([first = '', last = '']) => rangeOf(first, last, frame)],
		[FROM, ([point]) => spread(read(point), ({ from }) => ({ from, until: from.add(EVER) }))],
		[AFTER, ([point]) => spread(read(point), ({ until }) => ({ from: until, until: until.add(EVER) }))],
		[UNTIL, ([point]) => spread(read(point), ({ until }) => ({ from: today, until }))],
		[BEFORE, ([point]) => spread(read(point), ({ from }) => ({ from: today, until: from }))],
		[AWAY, ([count = '', units = '']) => around(today.add(times(units, countOf(count) ?? 1)), units)],
		[WITHIN, ([count, units = '']) => ahead(today, count, units)],
		[SINGLE, ([point], said) => (said === 'may' ? undefined : read(point))],
	];
	for (const [pattern, make] of rules) {
		const match = pattern.exec(reading.joined());
		const span = match ? make(match.slice(1), match[0]) : undefined;
		if (!span) continue;
		const taken = reading.take(pattern, '_when');
		if (taken) return { ...span, at: taken.at };
	}
	return undefined;
}

function spread(span: Span | undefined, make: (span: Span) => Span): Span | undefined {
	return span && make(span);
}

/** What one point says; undefined for days that do not exist. */
export function spanOf(said: string, today: Temporal.PlainDate, past = false): Span | undefined {
	const [, part, rest] = new RegExp(`^(${PART}) (?:of |des |der |the )*(.+)$`).exec(said) ?? [];
	if (part && rest) {
		const whole = spanOf(is(UNIT, rest) ? `this ${rest}` : rest, today, past);
		return spread(whole, (span) => thirdOf(part, span));
	}
	const dated = datedOf(said);
	return dated ? resolve(dated, { today, past }) : relativeOf(said, today, past);
}

function thirdOf(part: string, { from, until }: Span): Span {
	const days = from.until(until).days;
	const [first, second] = [from.add({ days: Math.floor(days / 3) }), from.add({ days: Math.floor((days * 2) / 3) })];
	if (/^(?:anfang|beg|start|early)/.test(part)) return { from, until: first };
	return part.startsWith('mi') ? { from: first, until: second } : { from: second, until };
}

const DAYS: Readonly<Record<string, number>> = {
	heut: 0,
	toda: 0,
	morg: 1,
	tomo: 1,
	uber: 2,
	gest: -1,
	yest: -1,
	toni: 0,
	this: 0,
};

function relativeOf(said: string, today: Temporal.PlainDate, past: boolean): Span | undefined {
	const away = is(DAYS_AWAY, said) && DAYS[said.slice(0, 4)];
	if (typeof away === 'number') return around(today.add({ days: away }), 'day');
	if (/^(?:jahres|monats)ende$/.test(said)) return spanOf(`ende ${said.slice(0, -4)}`, today, past);
	const [, how = '', count, unit = ''] =
		new RegExp(`^(?:(\\S+) )?(?:(${COUNT}|paar|few|couple of) )?(\\S+)$`).exec(said) ?? [];
	const [next, last] = [is(NEXT, how) || how.startsWith('neue'), is(LAST, how)];
	if (next && is(UNITS, unit) && (count || isMany(unit))) return ahead(today, count, unit);
	if (last && is(UNITS, unit) && (count || isMany(unit)))
		return { from: today.subtract(times(unit, countOf(count ?? '') ?? 2)), until: today };
	if (datedOf(unit)) return spanOf(unit, today, past || last);
	const steps = next ? 1 : last ? -1 : is(AFTER_NEXT, how) ? 2 : 0;
	if (is(WEEKDAY, unit)) return weekday(unit, how, steps, today);
	if (/^(?:wochenende|weekend)/.test(unit)) {
		const weeks = /^(?:kommende|coming)/.test(how) ? 0 : steps;
		const monday = mondayOf(today).add({ weeks });
		return { from: monday.add({ days: 5 }), until: monday.add({ days: 7 }) };
	}
	return is(UNIT, unit) ? around(today.add(times(unit, steps)), unit) : undefined;
}

/** „die nächsten Wochen“ are several, „nächste Woche“ is one. */
const isMany = (unit: string) =>
	/^(?:tage[ns]?|wochen|monaten?|jahren?|\w+s)$/.test(unit) && !/^(?:monats|jahres)$/.test(unit);

function weekday(name: string, how: string, steps: number, today: Temporal.PlainDate): Span {
	const day = WEEKDAYS.findIndex((one) => is(one, name)) + 1;
	const away = (day - today.dayOfWeek + 7) % 7;
	if (is(THIS, how)) return around(mondayOf(today).add({ days: day - 1 }), 'day');
	const days = steps < 0 ? away - 7 : steps > 0 && away === 0 ? 7 : away;
	return around(today.add({ days: steps > 1 ? days + 7 : days }), 'day');
}

/** From today, both ends included. Without a count: seven days, four weeks, three months, two years. */
function ahead(today: Temporal.PlainDate, count: string | undefined, unit: string): Span {
	const vague = /paar|few|couple/.test(count ?? '');
	const usual = /^[td]/.test(unit) ? 7 : unit.startsWith('w') ? 4 : unit.startsWith('m') ? 3 : 2;
	const amount = vague ? usual : count === undefined ? (isMany(unit) ? usual : 1) : (countOf(count) ?? usual);
	return { from: today, until: today.add(times(unit, amount)).add({ days: 1 }) };
}

function times(unit: string, count: number): Temporal.DurationLike {
	if (/^[td]/.test(unit)) return { days: count };
	if (unit.startsWith('w')) return { weeks: count };
	return unit.startsWith('m') ? { months: count } : { years: count };
}
