import { describe, expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { early, isQuiet } from '../../src/reminders/quiet.js';

const moved = (text: string, zone = 'Europe/Berlin') =>
	early(Temporal.PlainDateTime.from(text).toZonedDateTime(zone)).toString({
		timeZoneName: 'never',
		smallestUnit: 'minute',
	});

describe('a time in the day of a working day stays', () => {
	test.each(['08:00', '08:01', '12:00', '17:00', '17:01', '17:59'])('%s', (time) => {
		expect(moved(`2026-11-24T${time}`)).toBe(`2026-11-24T${time}+01:00`);
	});
});

describe('a time in the quiet moves to 17:00 of the nearest earlier working day', () => {
	test.each([
		['in the evening, the same day', '2026-11-24T18:00', '2026-11-24T17:00+01:00'],
		['late at night, the same day', '2026-11-24T23:59', '2026-11-24T17:00+01:00'],
		['at midnight, the day before', '2026-11-25T00:00', '2026-11-24T17:00+01:00'],
		['early in the morning, the day before', '2026-11-25T07:59', '2026-11-24T17:00+01:00'],
		['on Friday evening, the same day', '2026-11-27T20:00', '2026-11-27T17:00+01:00'],
		['on Saturday, Friday', '2026-11-28T10:00', '2026-11-27T17:00+01:00'],
		['on Sunday, Friday', '2026-11-29T12:00', '2026-11-27T17:00+01:00'],
		['on Monday before eight, Friday', '2026-11-30T07:00', '2026-11-27T17:00+01:00'],
		['at new year, the last working day of the old one', '2027-01-02T09:00', '2027-01-01T17:00+01:00'],
		['early on New Year’s Day, the old year', '2027-01-01T05:00', '2026-12-31T17:00+01:00'],
		['on 1 March of a leap year, the leap day', '2028-03-01T06:00', '2028-02-29T17:00+01:00'],
		['on 1 March of another, 26 February, a Friday', '2027-03-01T06:00', '2027-02-26T17:00+01:00'],
	])('%s', (_, from, to) => {
		expect(moved(from)).toBe(to);
	});
});

describe('clock changes', () => {
	test.each([
		['2026-03-29T03:30', '2026-03-27T17:00+01:00'],
		['2026-03-30T07:00', '2026-03-27T17:00+01:00'],
		['2026-10-25T02:30', '2026-10-23T17:00+02:00'],
		['2026-10-26T07:00', '2026-10-23T17:00+02:00'],
		['2027-03-28T02:30', '2027-03-26T17:00+01:00'],
		['2027-10-31T12:00', '2027-10-29T17:00+02:00'],
	])('%s → %s', (from, to) => {
		expect(moved(from)).toBe(to);
	});

	test('a Friday that Samoa left out is no working day', () => {
		expect(moved('2011-12-31T10:00', 'Pacific/Apia')).toBe('2011-12-29T17:00-10:00');
	});

	test('half and quarter hours count', () => {
		expect(moved('2026-11-24T18:30', 'America/St_Johns')).toBe('2026-11-24T17:00-03:30');
		expect(moved('2026-11-24T07:45', 'Asia/Kathmandu')).toBe('2026-11-23T17:00+05:45');
	});
});

test('it is never later, never quiet, and never more than three days earlier', () => {
	let time = Temporal.ZonedDateTime.from('2026-01-01T00:00[Europe/Berlin]');
	const end = Temporal.ZonedDateTime.from('2028-04-01T00:00[Europe/Berlin]');
	const wrong: string[] = [];
	for (; Temporal.ZonedDateTime.compare(time, end) < 0; time = time.add({ minutes: 47 })) {
		const then = early(time);
		const hours = (time.epochMilliseconds - then.epochMilliseconds) / 3_600_000;
		if (hours < 0 || hours >= 72 || isQuiet(then)) wrong.push([time, then].join(' → '));
	}
	expect(wrong).toEqual([]);
});
