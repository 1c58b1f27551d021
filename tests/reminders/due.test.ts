import { describe, expect, test } from '@jest/globals';
import type { ExchangeEvent } from '../../src/events/event.js';
import { byUrgency, due, overdue } from '../../src/reminders/due.js';
import type { Subscriber, Subscription } from '../../src/reminders/subscription.js';
import {
	at,
	clock,
	EVERYTHING,
	event,
	type Given,
	leads,
	subscriber,
	subscription,
	tell,
	told,
} from '../fixtures/reminders/given.js';

describe('leads', () => {
	test('a week, a day and an hour before', () => {
		expect(told(tell())).toEqual([
			'2026-11-17T10:00+01:00 P7D',
			'2026-11-23T10:00+01:00 P1D',
			'2026-11-24T09:00+01:00 PT1H',
		]);
	});

	test('each is of use until the next is due, the last until the start', () => {
		expect(tell().map(({ until }) => clock(until))).toEqual([
			'2026-11-23T10:00+01:00',
			'2026-11-24T09:00+01:00',
			'2026-11-24T10:00+01:00',
		]);
	});

	test('have a key of subscriber, event, start and lead', () => {
		expect(tell()[2]?.key).toBe('lead|slack:T1/U1|austausch-12|2026-11-24T09:00:00Z|PT1H');
	});

	test('the window has its first instant and not its last', () => {
		const lead = (from: string, until: string) => told(tell({ from, until })).length;
		expect(lead('2026-11-23T09:00Z', '2026-11-23T09:01Z')).toBe(1);
		expect(lead('2026-11-23T08:59Z', '2026-11-23T09:00Z')).toBe(0);
		expect(lead('2026-11-23T09:00Z', '2026-11-23T09:00Z')).toBe(0);
	});

	test('one that had passed when somebody subscribed is not sent', () => {
		const since = (text: string) => told(tell({ subscriptions: [subscription(EVERYTHING, { created: at(text) })] }));
		expect(since('2026-11-17T09:00Z')).toHaveLength(3);
		expect(since('2026-11-17T09:01Z')).toEqual(['2026-11-23T10:00+01:00 P1D', '2026-11-24T09:00+01:00 PT1H']);
		expect(since('2026-11-24T09:00Z')).toEqual([]);
	});

	test('of two that fall on one instant the shorter is sent', () => {
		// Monday: both move to Friday.
		expect(leads('2026-11-23T10:00', ['P2D', 'P1D'], undefined, { quiet: true })).toEqual([
			'2026-11-20T17:00+01:00 P1D',
		]);
		expect(leads('2026-11-24T10:00', ['P1D', 'P1D'])).toHaveLength(1);
	});

	test('of two events with one id the higher revision counts', () => {
		const old = event({ starts: '2026-11-20T10:00' });
		expect(told(tell({ events: [old, event({ revision: 1 })] }))[0]).toBe('2026-11-17T10:00+01:00 P7D');
		expect(told(tell({ events: [event({ revision: 1 }), old] }))[0]).toBe('2026-11-17T10:00+01:00 P7D');
	});
});

describe('whole days', () => {
	test('have no hour before: leads of hours and minutes stand for the day before', () => {
		expect(leads('2026-11-24', ['P7D', 'P1D', 'PT1H', 'PT30M'])).toEqual([
			'2026-11-17T00:00+01:00 P7D',
			'2026-11-23T00:00+01:00 P1D',
		]);
	});

	test('who wants hours only is told a day before, once, in the window of that day', () => {
		expect(leads('2026-11-24', ['PT1H', 'PT30M'])).toEqual(['2026-11-23T00:00+01:00 P1D']);
		expect(leads('2026-11-24', ['PT1H'], undefined, { quiet: true })).toEqual(['2026-11-20T17:00+01:00 P1D']);
		const given = { events: [event({ starts: '2026-11-24' })], person: { leads: ['PT1H'] } };
		expect(tell({ ...given, from: '2026-11-22T22:00Z', until: '2026-11-22T23:30Z' })).toHaveLength(1);
		expect(tell({ ...given, from: '2026-11-23T21:00Z', until: '2026-11-23T23:00Z' })).toEqual([]);
	});

	test('and not where that day had passed when they subscribed', () => {
		const since = (text: string) => [subscription(EVERYTHING, { created: at(text), leads: ['PT1H'] })];
		const events = [event({ starts: '2026-11-24' })];
		expect(tell({ events, subscriptions: since('2026-11-22T22:00Z') })).toHaveLength(1);
		expect(tell({ events, subscriptions: since('2026-11-23T12:00Z') })).toEqual([]);
	});
});

describe('quiet', () => {
	test('leads of a day and more move earlier, those of hours stay', () => {
		// Monday, 8:30.
		expect(leads('2026-11-30T08:30', ['P7D', 'P2D', 'P1D', 'PT1H'], undefined, { quiet: true })).toEqual([
			'2026-11-23T08:30+01:00 P7D',
			'2026-11-27T17:00+01:00 P1D',
			'2026-11-30T07:30+01:00 PT1H',
		]);
	});

	test('48 hours are more than a day', () => {
		expect(leads('2026-11-30T10:00', ['PT48H', 'PT23H'], undefined, { quiet: true })).toEqual([
			'2026-11-27T17:00+01:00 PT48H',
			'2026-11-29T11:00+01:00 PT23H',
		]);
	});

	test('who wants none is told at the time itself', () => {
		expect(leads('2026-11-30T08:30', ['P1D'])).toEqual(['2026-11-29T08:30+01:00 P1D']);
	});

	test('a lead that moved before the subscription is not sent', () => {
		const subscriptions = [subscription(EVERYTHING, { created: at('2026-11-27T16:01Z'), leads: ['P1D'] })];
		const events = [event({ starts: '2026-11-30T10:00' })];
		expect(tell({ events, subscriptions, person: { quiet: true } })).toEqual([]);
		expect(tell({ events, subscriptions })).toHaveLength(1);
	});
});

describe('several subscriptions of one person', () => {
	const own = (about: Subscription['about'], given: string[], created = 0) =>
		subscription(about, { leads: given, created });
	const one = { to: 'event', event: 'austausch-12' } as const;
	const series = { to: 'series', series: 'Peer-to-Peer-Austausch' } as const;
	const topic = { to: 'topic', topic: 'Leerstand' } as const;
	const events = [event({ series: 'Peer-to-Peer-Austausch', topics: ['leerstand'] })];
	const names = (subscriptions: Subscription[]) => tell({ events, subscriptions }).map(({ lead }) => lead);

	test('tell once', () => {
		expect(names([subscription(), subscription(one), subscription(series), subscription(topic)])).toEqual([
			'P7D',
			'P1D',
			'PT1H',
		]);
	});

	test('the leads of the closest count', () => {
		expect(names([own(EVERYTHING, ['P7D']), own(series, ['P3D']), own(one, ['PT2H'])])).toEqual(['PT2H']);
		expect(names([own(series, ['P3D']), own(EVERYTHING, ['P7D'])])).toEqual(['P3D']);
		expect(names([own(series, ['P3D']), own(topic, ['P2D']), own(EVERYTHING, ['P7D'])])).toEqual(['P3D', 'P2D']);
	});

	test('a lead counts since the first subscription that had it', () => {
		const late = at('2026-11-20T00:00Z');
		expect(names([own(EVERYTHING, ['P7D']), own(one, ['P14D', 'P7D', 'P1D'], late)])).toEqual(['P7D', 'P1D']);
	});

	test('what passed before somebody asked does not shorten the use of what is left', () => {
		const subscriptions = [own(series, ['P3D']), own(topic, ['P2D'], at('2026-11-23T00:00Z'))];
		expect(tell({ events, subscriptions }).map(({ until }) => clock(until))).toEqual(['2026-11-24T10:00+01:00']);
	});
});

describe('who is told of what', () => {
	const reached = (given: Given) => tell(given).length > 0;
	const by = (about: Subscription['about'], given: Partial<ExchangeEvent> = {}) =>
		reached({ events: [event(given)], subscriptions: [subscription(about)] });

	test('an event', () => {
		expect(by({ to: 'event', event: 'austausch-12' })).toBe(true);
		expect(by({ to: 'event', event: 'austausch-1' })).toBe(false);
	});

	test('a series, however it is capitalised', () => {
		expect(by({ to: 'series', series: 'netzwerktreffen' }, { series: 'Netzwerktreffen' })).toBe(true);
		expect(by({ to: 'series', series: 'Netz' }, { series: 'Netzwerktreffen' })).toBe(false);
		expect(by({ to: 'series', series: '' })).toBe(false);
	});

	test('a topic of the event, or a word of its title', () => {
		expect(by({ to: 'topic', topic: 'zwischenmiete' })).toBe(true);
		expect(by({ to: 'topic', topic: 'Miete' })).toBe(false);
		expect(by({ to: 'topic', topic: 'peer to peer' })).toBe(true);
		expect(by({ to: 'topic', topic: 'LEERSTAND' }, { topics: ['Leerstand'] })).toBe(true);
		expect(by({ to: 'topic', topic: 'Leer' }, { topics: ['Leerstand'] })).toBe(false);
		expect(by({ to: 'topic', topic: '…' })).toBe(false);
	});

	test('a topic as somebody else understands it', () => {
		const subscriptions = [subscription({ to: 'topic', topic: 'vacancy' })];
		expect(reached({ subscriptions })).toBe(false);
		expect(reached({ subscriptions, matches: (topic) => topic === 'vacancy' })).toBe(true);
	});

	test('nobody outside the programme of its events', () => {
		const events = [event({ audience: 'programme' }), event({ id: 'b', audience: 'programme', status: 'cancelled' })];
		const subscriptions = [subscription(), subscription({ to: 'event', event: 'austausch-12' })];
		const documented = { 'austausch-12': '2026-12-01T00:00Z' };
		expect(reached({ events, subscriptions, documented, person: { audience: 'public' } })).toBe(false);
		expect(reached({ events, subscriptions, documented })).toBe(true);
	});

	test('who wants to stay at home only of what is online', () => {
		const person = { online: true };
		expect(reached({ events: [event({ place: 'Gera' })], person })).toBe(false);
		expect(reached({ events: [event({ place: 'online' })], person })).toBe(true);
	});

	test('who declined hears no more, unless it moves', () => {
		const person = { declined: ['austausch-12'] };
		const of = (given: Partial<ExchangeEvent>, documented = {}) =>
			tell({ events: [event(given)], person, documented }).map(({ kind }) => kind);
		const changed = '2026-11-20T08:00:00Z';
		expect(of({})).toEqual([]);
		expect(of({ status: 'cancelled', changed })).toEqual([]);
		expect(of({ status: 'moved', changed })).toEqual(['moved']);
		expect(of({}, { 'austausch-12': '2026-12-01T00:00Z' })).toEqual(['documented']);
	});

	test('nobody whose subscriber is gone', () => {
		expect(reached({ subscriptions: [subscription(EVERYTHING, { subscriber: 'slack:T1/U9' })] })).toBe(false);
	});
});

describe('overdue', () => {
	const people = new Map([['slack:T1/U1', subscriber()]]);
	const late = (from: string, now: string, sent: readonly string[] = [], events = [event()]) =>
		overdue(events, people, [subscription()], { from: at(from), now: at(now), sent: (key) => sent.includes(key) });

	test('is what became due and is still of use', () => {
		expect(told(late('2026-11-10T00:00Z', '2026-11-20T00:00Z'))).toEqual(['2026-11-17T10:00+01:00 P7D']);
		expect(told(late('2026-11-10T00:00Z', '2026-11-23T09:00Z'))).toEqual(['2026-11-23T10:00+01:00 P1D']);
		expect(told(late('2026-11-10T00:00Z', '2026-11-24T08:30Z'))).toEqual(['2026-11-24T09:00+01:00 PT1H']);
		expect(late('2026-11-10T00:00Z', '2026-11-24T09:00Z')).toEqual([]);
	});

	test('is not what was due at the beginning, but what is due now', () => {
		expect(late('2026-11-17T09:00Z', '2026-11-17T09:01Z')).toEqual([]);
		expect(late('2026-11-17T08:59Z', '2026-11-17T09:00Z')).toHaveLength(1);
	});

	test('is not what was sent', () => {
		const [lead] = late('2026-11-10T00:00Z', '2026-11-20T00:00Z');
		expect(late('2026-11-10T00:00Z', '2026-11-20T00:00Z', [lead?.key ?? ''])).toEqual([]);
	});

	test('a notice is of use until the event is over', () => {
		const events = [event({ status: 'cancelled', changed: '2026-11-20T00:00:00Z' })];
		expect(late('2026-11-10T00:00Z', '2026-11-24T09:59Z', [], events)).toHaveLength(1);
		expect(late('2026-11-10T00:00Z', '2026-11-24T10:00Z', [], events)).toEqual([]);
	});
});

describe('order', () => {
	test('earliest first', () => {
		const events = [event({ id: 'b', starts: '2026-11-25T10:00' }), event({ id: 'a' })];
		const instants = tell({ events }).map((one) => one.at);
		expect(instants).toEqual([...instants].sort((a, b) => a - b));
	});

	test('of one instant: what moved, what begins next, documentations last', () => {
		const now = '2026-11-20T09:00:00Z';
		const events = [
			event({ id: 'week', starts: '2026-11-27T10:00' }),
			event({ id: 'over', starts: '2026-11-01T10:00' }),
			event({ id: 'off', starts: '2026-11-21T09:00', status: 'cancelled', changed: now }),
			event({ id: 'hour', starts: '2026-11-20T11:00' }),
			event({ id: 'day', starts: '2026-11-21T10:00' }),
			event({ id: 'moved', starts: '2027-01-20T10:00', status: 'moved', changed: now }),
		];
		const found = tell({ events, from: now, until: '2026-11-20T09:00:01Z', documented: { over: now } });
		const expected = ['moved', 'hour', 'off', 'day', 'week', 'over'];
		expect(found.map((one) => one.event.id)).toEqual(expected);
		expect([...found].reverse().sort(byUrgency)).toEqual(found);
	});
});

test('a hundred thousand subscriptions are asked in a moment', () => {
	const people = new Map<string, Subscriber>();
	const subscriptions: Subscription[] = [];
	const [template, asked] = [subscriber({ quiet: true }), subscription()];
	for (let n = 0; n < 100_000; n++) {
		const person = `slack:T1/U${n}`;
		people.set(person, { ...template, person });
		subscriptions.push({ ...asked, subscriber: person, person });
	}
	const events = Array.from({ length: 50 }, (_, n) =>
		event({ id: `e-${n}`, starts: `2027-${String(1 + (n % 12)).padStart(2, '0')}-15T10:00` }),
	);
	const began = performance.now();
	const window = { from: at('2027-06-15T07:00Z'), until: at('2027-06-15T07:01Z') };
	expect(due(events, people, subscriptions, window)).toHaveLength(400_000);
	expect(due(events, people, subscriptions, { from: window.until, until: window.until + 60_000 })).toEqual([]);
	expect(performance.now() - began).toBeLessThan(20_000);
});
