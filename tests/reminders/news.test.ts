import { describe, expect, test } from '@jest/globals';
import type { ExchangeEvent } from '../../src/events/event.js';
import { at, EVERYTHING, event, type Given, subscription, tell, told } from '../fixtures/reminders/given.js';

describe('an event that moved', () => {
	const moved = (given: Partial<ExchangeEvent> = {}) =>
		event({ status: 'moved', revision: 3, changed: '2026-11-21T20:15:00Z', ...given });

	test('is told at once, whatever the hour, and of use until it is over', () => {
		const [notice] = tell({ events: [moved()], person: { quiet: true } });
		expect(notice).toMatchObject({
			at: at('2026-11-21T20:15Z'),
			kind: 'moved',
			key: 'moved|slack:T1/U1|austausch-12|3',
			until: at('2026-11-24T10:00Z'),
		});
		expect(notice).not.toHaveProperty('lead');
	});

	test('has no leads from before it moved', () => {
		expect(told(tell({ events: [moved()] }))).toEqual([
			'2026-11-21T21:15+01:00 moved',
			'2026-11-23T10:00+01:00 P1D',
			'2026-11-24T09:00+01:00 PT1H',
		]);
	});

	test('has leads of its own with its new start', () => {
		const keys = [event(), moved({ starts: '2026-11-26T10:00' })].map((one) => tell({ events: [one] }).pop()?.key);
		expect(keys).toEqual([
			'lead|slack:T1/U1|austausch-12|2026-11-24T09:00:00Z|PT1H',
			'lead|slack:T1/U1|austausch-12|2026-11-26T09:00:00Z|PT1H',
		]);
	});

	test('is no news for those who subscribed after', () => {
		const since = (text: string) =>
			tell({ events: [moved()], subscriptions: [subscription(EVERYTHING, { created: at(text) })] }).map(
				(one) => one.kind,
			);
		expect(since('2026-11-21T20:14Z')).toContain('moved');
		expect(since('2026-11-21T20:15Z')).not.toContain('moved');
	});

	test('is no news once it is over', () => {
		expect(tell({ events: [moved({ changed: '2026-11-24T10:00:00Z' })] })).toEqual([]);
	});

	test('is told those who chose it, though it moved away from the net', () => {
		const events = [moved({ place: 'Gera' })];
		const subscriptions = [subscription({ to: 'event', event: 'austausch-12' })];
		expect(told(tell({ events, subscriptions, person: { online: true } }))).toEqual(['2026-11-21T21:15+01:00 moved']);
		expect(tell({ events, person: { online: true } })).toEqual([]);
	});
});

describe('a cancelled event', () => {
	const cancelled = event({ status: 'cancelled', revision: 1, changed: '2026-11-10T08:00:00+01:00' });

	test('is told once, and never reminded of', () => {
		expect(tell({ events: [cancelled] })).toMatchObject([
			{ at: at('2026-11-10T07:00Z'), kind: 'cancelled', key: 'cancelled|slack:T1/U1|austausch-12|1' },
		]);
	});

	test('has no documentation', () => {
		expect(tell({ events: [cancelled], documented: { 'austausch-12': '2026-12-01T08:00Z' } })).toHaveLength(1);
	});
});

describe('a documentation', () => {
	const documented = { 'austausch-12': '2026-12-01T08:00Z' };
	const news = (given: Given) => tell({ from: '2026-11-24T09:30Z', ...given });

	test('is told once, and news for thirty days', () => {
		expect(news({ documented })).toMatchObject([
			{
				at: at('2026-12-01T08:00Z'),
				kind: 'documented',
				key: 'documented|slack:T1/U1|austausch-12',
				until: at('2026-12-31T08:00Z'),
			},
		]);
	});

	test('that came before the end is told at the end', () => {
		expect(told(news({ documented: { 'austausch-12': '2026-11-01T08:00Z' } }))).toEqual([
			'2026-11-24T11:00+01:00 documented',
		]);
	});

	test('is no news for those who subscribed after', () => {
		expect(
			news({ documented, subscriptions: [subscription(EVERYTHING, { created: at('2026-12-02T00:00Z') })] }),
		).toEqual([]);
	});

	test('of the programme is for the programme', () => {
		const closed = new Set(['austausch-12']);
		expect(news({ documented, closed, person: { audience: 'public' } })).toEqual([]);
		expect(news({ documented, closed })).toHaveLength(1);
	});
});

describe('a pause', () => {
	const paused = at('2026-11-23T12:00Z');

	test('drops the leads it covers', () => {
		expect(told(tell({ person: { paused } }))).toEqual(['2026-11-24T09:00+01:00 PT1H']);
		expect(tell({ person: { paused: at('2026-11-23T09:00Z') } })).toHaveLength(2);
	});

	test('keeps news until it ends', () => {
		const cancelled = event({ status: 'cancelled', changed: '2026-11-20T08:00:00Z' });
		const given = { events: [cancelled], person: { paused } };
		expect(told(tell(given))).toEqual(['2026-11-23T13:00+01:00 cancelled']);
		expect(told(tell({ ...given, from: '2026-11-23T11:59Z', until: '2026-11-23T12:01Z' }))).toHaveLength(1);
		expect(told(tell({ ...given, from: '2026-11-20T00:00Z', until: '2026-11-21T00:00Z' }))).toEqual([]);
	});

	test('but not what is stale by then', () => {
		const cancelled = event({ status: 'cancelled', changed: '2026-11-20T08:00:00Z' });
		expect(tell({ events: [cancelled], person: { paused: at('2026-11-25T00:00Z') } })).toEqual([]);
	});

	test('that is over holds nothing back', () => {
		expect(tell({ person: { paused: at('2026-11-01T00:00Z') } })).toHaveLength(3);
	});
});
