import { describe, expect, test } from '@jest/globals';
import { leads } from '../fixtures/reminders/given.js';

describe('the night the clocks go forward', () => {
	test.each(['2026-03-29', '2027-03-28'])('%s: a time that does not exist moves forward', (day) => {
		const [week, before] = day === '2026-03-29' ? ['2026-03-22', '2026-03-28'] : ['2027-03-21', '2027-03-27'];
		expect(leads(`${day}T02:30`, ['P7D', 'P1D', 'PT2H', 'PT1H', 'PT30M'])).toEqual([
			`${week}T03:30+01:00 P7D`,
			`${before}T03:30+01:00 P1D`,
			`${day}T00:30+01:00 PT2H`,
			`${day}T01:30+01:00 PT1H`,
			`${day}T03:00+02:00 PT30M`,
		]);
	});

	test.each([
		['2026-03-30T02:30', 'P1D', '2026-03-29T03:30+02:00 P1D'],
		['2026-04-05T02:30', 'P7D', '2026-03-29T03:30+02:00 P7D'],
		['2027-03-29T02:30', 'P1D', '2027-03-28T03:30+02:00 P1D'],
		['2027-04-04T02:30', 'P7D', '2027-03-28T03:30+02:00 P7D'],
		['2026-03-29T03:30', 'PT1H', '2026-03-29T01:30+01:00 PT1H'],
		['2027-03-28T03:00', 'PT1M', '2027-03-28T01:59+01:00 PT1M'],
	])('a lead of %s falls into it: %s', (starts, lead, expected) => {
		expect(leads(starts, [lead])).toEqual([expected]);
	});

	test('a day is the same time the day before, 24 hours are 24 hours', () => {
		expect(leads('2026-03-29T10:00', ['P1D', 'PT24H'])).toEqual([
			'2026-03-28T09:00+01:00 PT24H',
			'2026-03-28T10:00+01:00 P1D',
		]);
	});
});

describe('the night the clocks go back', () => {
	test.each(['2026-10-25', '2027-10-31'])('%s: of the doubled hour the first counts', (day) => {
		const [week, before] = day === '2026-10-25' ? ['2026-10-18', '2026-10-24'] : ['2027-10-24', '2027-10-30'];
		expect(leads(`${day}T02:30`, ['P7D', 'P1D', 'PT1H'])).toEqual([
			`${week}T02:30+02:00 P7D`,
			`${before}T02:30+02:00 P1D`,
			`${day}T01:30+02:00 PT1H`,
		]);
	});

	test.each([
		['2026-10-26T02:30', 'P1D', '2026-10-25T02:30+02:00 P1D'],
		['2026-11-01T02:30', 'P7D', '2026-10-25T02:30+02:00 P7D'],
		['2027-11-01T02:30', 'P1D', '2027-10-31T02:30+02:00 P1D'],
		['2027-11-07T02:30', 'P7D', '2027-10-31T02:30+02:00 P7D'],
		['2026-10-25T03:30', 'PT1H', '2026-10-25T02:30+01:00 PT1H'],
		['2027-10-31T03:30', 'PT2H', '2027-10-31T02:30+02:00 PT2H'],
	])('a lead of %s falls into it: %s', (starts, lead, expected) => {
		expect(leads(starts, [lead])).toEqual([expected]);
	});

	test('a day is the same time the day before, 24 hours are 24 hours', () => {
		expect(leads('2027-10-31T10:00', ['P1D', 'PT24H'])).toEqual([
			'2027-10-30T10:00+02:00 P1D',
			'2027-10-30T11:00+02:00 PT24H',
		]);
	});
});

describe('the calendar', () => {
	test.each([
		['2028-02-29T10:00', ['P365D', 'P7D', 'P1D'], ['2027-03-01', '2028-02-22', '2028-02-28']],
		['2028-03-01T10:00', ['P7D', 'P1D'], ['2028-02-23', '2028-02-29']],
		['2027-03-01T10:00', ['P7D', 'P1D'], ['2027-02-22', '2027-02-28']],
		['2027-01-01T10:00', ['P7D', 'P1D'], ['2026-12-25', '2026-12-31']],
	])('leads of %s', (starts, given, days) => {
		expect(leads(starts, given)).toEqual(days.map((day, index) => `${day}T10:00+01:00 ${given[index]}`));
	});

	test('an event at midnight of the new year', () => {
		expect(leads('2027-01-01T00:00', ['P1D', 'PT1H', 'PT1M'])).toEqual([
			'2026-12-31T00:00+01:00 P1D',
			'2026-12-31T23:00+01:00 PT1H',
			'2026-12-31T23:59+01:00 PT1M',
		]);
	});

	test('an event of whole days begins at midnight', () => {
		expect(leads('2027-03-28', ['P1D', 'PT1H'])).toEqual(['2027-03-27T00:00+01:00 P1D']);
		expect(leads('2027-03-29', ['P1D', 'PT1H'])).toEqual(['2027-03-28T00:00+01:00 P1D']);
		expect(leads('2027-03-29', ['P1D'], undefined, { quiet: true })).toEqual(['2027-03-26T17:00+01:00 P1D']);
	});
});

describe('other zones', () => {
	test('clocks go forward in Newfoundland', () => {
		expect(leads('2026-03-08T02:30', ['P1D', 'PT1H'], 'America/St_Johns')).toEqual([
			'2026-03-07T03:30-03:30 P1D',
			'2026-03-08T01:30-03:30 PT1H',
		]);
	});

	test('and back', () => {
		expect(leads('2026-11-01T01:30', ['P1D', 'PT1H'], 'America/St_Johns')).toEqual([
			'2026-10-31T01:30-02:30 P1D',
			'2026-11-01T00:30-02:30 PT1H',
		]);
	});

	test('a new year in Nepal', () => {
		expect(leads('2027-01-01T00:00', ['P1D', 'PT1H'], 'Asia/Kathmandu')).toEqual([
			'2026-12-31T00:00+05:45 P1D',
			'2026-12-31T23:00+05:45 PT1H',
		]);
	});

	test('no lead waits for the start, not even where the day before did not exist', () => {
		expect(leads('2011-12-31T10:00', ['P7D', 'P1D', 'PT1H'], 'Pacific/Apia')).toEqual([
			'2011-12-24T10:00-10:00 P7D',
			'2011-12-31T09:00+14:00 PT1H',
		]);
	});

	test('days are counted where the event is, quiet is where the person is', () => {
		const person = { zone: 'America/St_Johns', quiet: true };
		// Monday, 10:00 in Berlin is 5:30 in St. John’s.
		expect(leads('2026-11-24T10:00', ['P1D', 'PT1H'], 'Europe/Berlin', person)).toEqual([
			'2026-11-20T17:00-03:30 P1D',
			'2026-11-24T04:30-03:30 PT1H',
		]);
	});

	test('a day can be one of 25 hours there, though not here', () => {
		expect(leads('2026-11-01T12:00', ['P1D'], 'America/St_Johns', { zone: 'Asia/Kathmandu' })).toEqual([
			'2026-10-31T20:15+05:45 P1D',
		]);
	});
});
