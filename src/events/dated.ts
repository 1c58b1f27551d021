/** Days of the calendar as people write them: „12. Juni“, „KW 23“, „1. Quartal“, “Easter 2027”; and which year is meant. */

import { Temporal } from 'temporal-polyfill';

export interface Span {
	from: Temporal.PlainDate;
	/** The first day that no longer belongs to it. */
	until: Temporal.PlainDate;
}

export interface Frame {
	today: Temporal.PlainDate;
	/** Days without a year are the last ones, not the coming ones. */
	past: boolean;
}

const MONTHS =
	'januar|january|janner|jan februar|february|feb marz|march|mar april|apr mai|may juni|june|jun juli|july|jul august|aug september|sept|sep oktober|october|okt|oct november|nov dezember|december|dez|dec'.split(
		' ',
	);
export const WEEKDAYS =
	'montags?|monday dienstags?|tusday mittwochs?|wednesday donnerstags?|thursday freitags?|friday samstags?|sonnabends?|saturday sonntags?|sunday'.split(
		' ',
	);
/** First month and English name; winter reaches into the next year. */
const SEASONS = [
	[3, 'fruhlings?|fruhjahrs?|spring'],
	[6, 'sommers?|summer'],
	[9, 'herbst(?:e?s)?|autumn'],
	[12, 'winters?'],
] as const;
export const is = (source: string, said: string) => new RegExp(`^(?:${source})$`).test(said);
export const YEAR = '20\\d\\d';
export const MONTH = `(?:${MONTHS.join('|')})`;
export const DAY = '(?:0?[1-9]|[12]\\d|3[01])(?:st|nd|rd|th|te[nrs]?)?';
const NUMBER = '(?:0?[1-9]|1[0-2])';
export const WEEKDAY = `(?:${WEEKDAYS.join('|')})`;
export const SEASON = `(?:${SEASONS.map(([, names]) => names).join('|')})`;
export const DATE = `(?:(?:${WEEKDAY} (?:den |dem |der |the )?)?(?:${YEAR} ${NUMBER} ${DAY}|${DAY} ${NUMBER} ${YEAR}|${DAY}\\.${NUMBER}(?:\\.(?:20)?\\d\\d| ${YEAR})?(?! uhr)|${DAY} (?:of )?${MONTH}(?: ${YEAR})?|${MONTH} (?:the )?${DAY}(?: ${YEAR})?))`;

/** What has a number in every year: its pattern, and where it begins and how long it is. */
const COUNTED: readonly (readonly [string, (value: number, year: number) => Span | undefined])[] = [
	['(?:kw ?|(?:kalenderwoche|calendar week|week) )([0-5]?\\d)', weekOf],
	['([0-5]?\\d) (?:kw|kalenderwoche)', weekOf],
	['q([1-4])', quarterOf],
	['([1-4]|erste|zweite|dritte|vierte|first|second|third|fourth)(?:te)?[nsr]? (?:quartals?|quarter)', quarterOf],
	[
		'([12]|erste|zweite|first|second)(?:te)?[nsr]? (?:halbjahre?s?|jahreshalfte|half(?: year| of the year)?)',
		(half, year) => calendar(year, 6 * half - 5, 0, 6),
	],
];
/** Month and day and how many of them; or days from Easter Sunday. */
const FEASTS: readonly (readonly [string, (year: number) => [from: Temporal.PlainDate, days: number]])[] = [
	['weihnacht(?:en|stage?n?)|christmas', (year) => [Temporal.PlainDate.from({ year, month: 12, day: 24 }), 3]],
	['(?:zwischen )?den jahren', (year) => [Temporal.PlainDate.from({ year, month: 12, day: 27 }), 5]],
	['silvester|jahreswechsel|new years? eve', (year) => [Temporal.PlainDate.from({ year, month: 12, day: 31 }), 1]],
	['neujahr|new years? day', (year) => [Temporal.PlainDate.from({ year, month: 1, day: 1 }), 1]],
	['ostern|osterfeiertagen?|easter', (year) => [easter(year).subtract({ days: 2 }), 4]],
	['(?:christi )?himmelfahrt|ascension(?: day)?', (year) => [easter(year).add({ days: 39 }), 1]],
	['pfingsten|whitsun|pentecost', (year) => [easter(year).add({ days: 49 }), 2]],
];
/** „12/2026“ */
export const MONTHLY = `${NUMBER}[. ]${YEAR}`;
/** „KW 23“, „1. Quartal 2027“, „Ostern“ */
export const PERIOD = `(?:(?:${[...COUNTED, ...FEASTS].map(([pattern]) => pattern.replaceAll(/\((?!\?)/g, '(?:')).join('|')})(?: (?:des jahres |of )?${YEAR})?)`;
const PERIODS: readonly (readonly [RegExp, (value: string, year: number) => Span | undefined])[] = [
	...COUNTED.map(([pattern, make]) => [pattern, (value: string, year: number) => make(numberOf(value), year)] as const),
	...FEASTS.map(([pattern, make]) => [`(${pattern})`, (_: string, year: number) => lasting(...make(year))] as const),
].map(([pattern, make]) => [new RegExp(`^(?:${pattern})(?: (?:des jahres |of )?(${YEAR}))?$`), make] as const);

const ORDER = [/^(?:erste|first)$/, /^(?:zweite|second)$/, /^(?:dritte|third)$/, /^(?:vierte|fourth)$/];
const numberOf = (said: string) => Number(said) || ORDER.findIndex((word) => word.test(said)) + 1;

const lasting = (from: Temporal.PlainDate, days: number): Span => ({ from, until: from.add({ days }) });

/** The first week has the year's first Thursday. */
function weekOf(week: number, year: number): Span | undefined {
	const monday = mondayOf(Temporal.PlainDate.from({ year, month: 1, day: 4 })).add({ weeks: week - 1 });
	return week > 0 && monday.add({ days: 3 }).year === year ? lasting(monday, 7) : undefined;
}

function quarterOf(quarter: number, year: number): Span | undefined {
	return calendar(year, 3 * quarter - 2, 0, 3);
}

/** Easter Sunday of the Gregorian calendar, by the golden number and the moon's age. */
function easter(year: number): Temporal.PlainDate {
	const [golden, century] = [year % 19, Math.floor(year / 100)];
	const age = (century - Math.floor(century / 4) - Math.floor((8 * century + 13) / 25) + 19 * golden + 15) % 30;
	const moon = age - Math.floor(age / 28) * (1 - Math.floor(29 / (age + 1)) * Math.floor((21 - golden) / 11));
	const weekday = (year + Math.floor(year / 4) + moon + 2 - century + Math.floor(century / 4)) % 7;
	return Temporal.PlainDate.from({ year, month: 3, day: 28 }).add({ days: moon - weekday });
}

export const mondayOf = (date: Temporal.PlainDate) => date.subtract({ days: date.dayOfWeek - 1 });

/** Days that come every year, until a year is given. */
interface Dated {
	make(year: number): Span | undefined;
	year?: number;
}

export function resolve({ make, year }: Dated, { today, past }: Frame): Span | undefined {
	if (year !== undefined) return make(year);
	for (let away = past ? 0 : -1; away <= 8; away++) {
		const span = make(today.year + (past ? -away : away));
		if (span && (past ? !isBefore(today, span.from) : isBefore(today, span.until))) return span;
	}
	return undefined;
}

const isBefore = (one: Temporal.PlainDate, other: Temporal.PlainDate) => Temporal.PlainDate.compare(one, other) < 0;

/** „1.“ takes its month from the later date; „28. Dezember bis 3. Januar“ reaches into the next year. */
export function rangeOf(first: string, last: string, frame: Frame): Span | undefined {
	const [start, end] = [datedOf(first), datedOf(last)];
	if (!end) return undefined;
	const make = (year: number): Span | undefined => {
		let till = end.make(end.year ?? year);
		if (!start) {
			const day = Number.parseInt(first, 10);
			return till && day < till.from.day ? { from: till.from.with({ day }), until: till.until } : undefined;
		}
		let since = start.make(start.year ?? year);
		if (since && till && isBefore(till.from, since.from)) {
			if (end.year === undefined) till = end.make(year + 1);
			else if (start.year === undefined) since = start.make(year - 1);
		}
		return since && till && isBefore(since.from, till.until) ? { from: since.from, until: till.until } : undefined;
	};
	const year = start?.year ?? end.year;
	return resolve({ make, ...(year === undefined ? {} : { year: end.year ?? year }) }, frame);
}

const monthOf = (name: string) => {
	const short = name.slice(0, 3).replace('mai', 'may').replace('okt', 'oct').replace('dez', 'dec');
	return 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ').indexOf(short) + 1;
};

/** Patterns of dates with the order of their groups: day, month, season, year. */
const FORMS: readonly (readonly [RegExp, string])[] = [
	[new RegExp(`^(${YEAR}) (${NUMBER}) (${DAY})$`), 'ymd'],
	[new RegExp(`^(${DAY}) (${NUMBER}) (${YEAR})$`), 'dmy'],
	[new RegExp(`^(${DAY})\\.(${NUMBER})(?:[. ]((?:20)?\\d\\d))?$`), 'dmy'],
	[new RegExp(`^(${DAY}) (?:of )?(${MONTH})(?: (${YEAR}))?$`), 'dmy'],
	[new RegExp(`^(${MONTH}) (?:the )?(${DAY})(?: (${YEAR}))?$`), 'mdy'],
	[new RegExp(`^(${MONTH})(?: (${YEAR}))?$`), 'my'],
	[new RegExp(`^(${NUMBER})[. ](${YEAR})$`), 'my'],
	[new RegExp(`^(?:jahre?s? |year )?(${YEAR})$`), 'y'],
	[new RegExp(`^(${SEASON})(?: (${YEAR}))?$`), 'sy'],
];

export function datedOf(said: string): Dated | undefined {
	const text = said.replace(new RegExp(`^${WEEKDAY} (?:den |dem |der |the )?(?=.)`), '');
	for (const [pattern, make] of PERIODS) {
		const [, value = '', year] = pattern.exec(text) ?? [];
		if (value) return { make: (of) => make(value, of), ...(year === undefined ? {} : { year: Number(year) }) };
	}
	for (const [pattern, order] of FORMS) {
		const match = pattern.exec(text);
		if (!match) continue;
		const [day = '0', month = '', season, year] = ['d', 'm', 's', 'y'].map(
			(part) => match[order.indexOf(part) + 1 || 9],
		);
		const number = /^\d/.test(month) ? Number(month) : monthOf(month);
		const given = year === undefined ? {} : { year: Number(year.length === 2 ? `20${year}` : year) };
		const [first] = season ? (SEASONS.find(([, names]) => is(names, season)) ?? []) : [];
		return { make: (of) => calendar(of, first ?? number, Number.parseInt(day, 10), first ? 3 : 1), ...given };
	}
	return undefined;
}

/** A day, months (day 0) or a year (month 0). */
function calendar(year: number, month: number, day: number, months = 1): Span | undefined {
	const from = Temporal.PlainDate.from({ year, month: month || 1, day: day || 1 });
	if (day > 0 && from.day !== day) return undefined;
	return { from, until: from.add(day > 0 ? { days: 1 } : month > 0 ? { months } : { years: 1 }) };
}

/** The day, week, month or year a day lies in. */
export function around(date: Temporal.PlainDate, unit: string): Span {
	if (/^[td]/.test(unit)) return { from: date, until: date.add({ days: 1 }) };
	if (unit.startsWith('w')) return { from: mondayOf(date), until: mondayOf(date).add({ weeks: 1 }) };
	if (unit.startsWith('m')) return { from: date.with({ day: 1 }), until: date.with({ day: 1 }).add({ months: 1 }) };
	return calendar(date.year, 0, 0) ?? { from: date, until: date };
}
