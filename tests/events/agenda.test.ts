import { beforeEach, describe, expect, test } from '@jest/globals';
import { fc } from '../property.js';
import { type Agenda, createAgenda, type Source } from '../../src/events/agenda.js';
import { type ExchangeEvent, eventSchema, startOf } from '../../src/events/event.js';
import { settle, vanished } from '../../src/events/settle.js';
import { createMemoryStore } from '../../src/store/memory.js';
import type { Store } from '../../src/store/store.js';
import { randomEvent } from '../fixtures/events/random.js';

const NOW = Date.parse('2026-11-23T09:00Z');
const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const iso = (ms: number) => new Date(ms).toISOString().replace('.000Z', 'Z');

const event = (more: Partial<ExchangeEvent> = {}): ExchangeEvent =>
	eventSchema.parse({
		id: 'a',
		title: 'Austausch',
		kind: 'peer-to-peer',
		starts: '2027-03-18T10:00',
		ends: '2027-03-18T12:00',
		place: 'Cottbus',
		status: 'confirmed',
		revision: 0,
		changed: '2026-11-01T08:00:00Z',
		...more,
	});
const BEFORE = event();

describe('a change', () => {
	const after = (more: Partial<ExchangeEvent>, before = BEFORE) => settle(before, event(more), NOW);

	test.each<[string, Partial<ExchangeEvent>]>([
		['time', { starts: '2027-03-18T11:00' }],
		['end', { ends: '2027-03-18T13:00' }],
		['day', { starts: '2027-03-19T10:00', ends: '2027-03-19T12:00' }],
		['time to whole days', { starts: '2027-03-18', ends: '2027-03-18' }],
		['zone', { zone: 'Europe/London' }],
		['place', { place: 'Gera' }],
		['place that is not there any more', { place: undefined }],
		['time with a raised revision and without a status', { starts: '2027-03-18T11:00', revision: 1 }],
		[
			'time marked as it should be',
			{ starts: '2027-03-18T11:00', revision: 1, status: 'moved', changed: iso(NOW - DAY) },
		],
		['status, said only', { status: 'moved', revision: 1 }],
	])('of %s is a move', (_, more) => {
		expect(after(more)).toEqual({ ...event(more), status: 'moved', revision: 1, changed: iso(NOW) });
	});

	test.each<[string, Partial<ExchangeEvent>]>([
		['title', { title: 'Anders' }],
		['description', { about: 'Neu' }],
		['topics', { topics: ['Leerstand'] }],
		['registration', { registration: { link: 'https://example.org' } }],
		['zone that has the same time', { zone: 'Europe/Vienna' }],
		['time said in another zone', { starts: '2027-03-18T09:00', ends: '2027-03-18T11:00', zone: 'UTC' }],
		['documentation', { documentation: 'austausch-9' }],
		['link, where there was none', { link: 'https://example.org/1' }],
		['the instant it was changed', { changed: iso(NOW) }],
	])('of %s is none', (_, more) => {
		expect(after(more)).toEqual({ ...event(more), changed: BEFORE.changed });
	});

	test('of a title may have a revision, but announces nothing', () => {
		expect(after({ title: 'Anders', revision: 3 })).toMatchObject({ revision: 3, status: 'confirmed' });
		const moved = after({ starts: '2027-03-18T11:00' });
		const titled = settle(
			moved,
			event({ starts: '2027-03-18T11:00', title: 'Anders', revision: 5, status: 'moved' }),
			NOW + DAY,
		);
		expect(titled).toMatchObject({ title: 'Anders', revision: 1, status: 'moved', changed: moved.changed });
	});

	test('from online to somewhere is a move, though the link stays', () => {
		const online = event({ place: undefined, link: 'https://example.org/1' });
		expect(settle(online, { ...online, place: 'Gera' }, NOW).status).toBe('moved');
		expect(settle(event({ place: undefined }), event(), NOW).status).toBe('confirmed');
		expect(settle(event({ ends: undefined }), event(), NOW).status).toBe('confirmed');
	});

	test('to cancelled is one, and then no other until it takes place after all', () => {
		const cancelled = after({ status: 'cancelled' });
		expect(cancelled).toMatchObject({ status: 'cancelled', revision: 1, changed: iso(NOW) });
		const again = settle(cancelled, event({ status: 'cancelled', place: 'Gera', revision: 4 }), NOW + DAY);
		expect(again).toMatchObject({ status: 'cancelled', revision: 1, changed: iso(NOW), place: 'Gera' });
		expect(settle(cancelled, BEFORE, NOW + DAY)).toMatchObject({
			status: 'moved',
			revision: 2,
			changed: iso(NOW + DAY),
		});
	});

	test('from planned to confirmed has a revision and is no move', () => {
		expect(settle(event({ status: 'planned' }), BEFORE, NOW)).toMatchObject({ status: 'confirmed', revision: 1 });
	});

	test('seen for the first time is none', () => {
		const moved = event({ status: 'moved', revision: 4 });
		expect(settle(undefined, moved, NOW)).toBe(moved);
	});

	test('there and back again is two', () => {
		const there = after({ place: 'Gera' });
		expect(settle(there, BEFORE, NOW + DAY)).toMatchObject({ place: 'Cottbus', revision: 2, status: 'moved' });
	});
});

describe('whatever happens to an event', () => {
	const steps = fc.array(fc.oneof(randomEvent, fc.constant(undefined)), { minLength: 1, maxLength: 12 });
	const run = (all: readonly (ExchangeEvent | undefined)[]) => {
		const history: ExchangeEvent[] = [];
		all.forEach((one, index) => {
			const [before, at] = [history.at(-1), NOW + index * MINUTE];
			if (one) history.push(settle(before, { ...one, id: 'a' }, at));
			else if (before) history.push(vanished(before, at));
		});
		return history;
	};
	const pairs = (history: readonly ExchangeEvent[]) =>
		history.slice(1).map((after, index) => [history[index] as ExchangeEvent, after] as const);

	test('its revision never falls, and each news has its own', () => {
		fc.assert(
			fc.property(steps, (all) => {
				for (const [before, after] of pairs(run(all))) {
					expect(after.revision).toBeGreaterThanOrEqual(before.revision);
					const told = after.status === 'moved' || after.status === 'cancelled';
					if (told && after.revision === before.revision) {
						expect([after.status, after.changed]).toEqual([before.status, before.changed]);
						if (after.status === 'moved')
							expect(startOf(after).equals(startOf(before)) || after.zone !== before.zone).toBe(true);
					}
					if (after.changed !== before.changed) expect(after.revision).toBeGreaterThan(before.revision);
					const sameStart = startOf(after).epochMilliseconds === startOf(before).epochMilliseconds;
					if (!sameStart && after.status !== 'cancelled')
						expect([after.status, after.revision > before.revision]).toEqual(['moved', true]);
				}
			}),
		);
	});

	test('what stays the same is settled once and for all', () => {
		fc.assert(
			fc.property(steps, randomEvent, (all, last) => {
				const [settled] = run([...all, last]).slice(-1);
				if (settled) expect(settle(settled, { ...last, id: 'a' }, NOW + DAY)).toEqual(settled);
			}),
		);
	});

	test('it stays an event, with what its source says of everything else', () => {
		fc.assert(
			fc.property(steps, randomEvent, (all, last) => {
				const settled = run([...all, last]).at(-1);
				expect(eventSchema.safeParse(settled).success).toBe(true);
				const { status, revision, changed } = settled ?? last;
				expect(settled).toEqual({ ...last, id: 'a', status, revision, changed });
			}),
		);
	});
});

let store: Store;
let now: number;
let files: ExchangeEvent[];
let feed: ExchangeEvent[];
let sure: boolean;
let agenda: Agenda;
const sources = (): Source[] => [
	{ name: 'files', see: () => ({ events: files, gone: () => sure }) },
	{ name: 'ics', see: async () => ({ events: feed, gone: () => sure }) },
];
const open = (some = sources()) => createAgenda({ sources: some, store, clock: () => now });

beforeEach(() => {
	now = NOW;
	store = createMemoryStore(() => now);
	[files, feed, sure] = [[event()], [event({ id: 'b', starts: '2027-01-05T10:00', ends: undefined })], true];
	agenda = open();
});

describe('the agenda', () => {
	const seen = async () => (await agenda.observe()).map(({ id, status, revision }) => [id, status, revision].join(' '));

	test('has the events of all sources, earliest first, and of one id the first', async () => {
		feed.push(event({ title: 'Zweiter', status: 'cancelled' }));
		expect(agenda.current()).toEqual([]);
		expect(await seen()).toEqual(['b confirmed 0', 'a confirmed 0']);
		expect(agenda.current()).toEqual([feed[0], files[0]]);
	});

	test('notices a move that nobody marked, and says so until it is over', async () => {
		await agenda.observe();
		files = [event({ starts: '2027-03-19T10:00', ends: undefined })];
		now += MINUTE;
		expect(await seen()).toEqual(['b confirmed 0', 'a moved 1']);
		agenda = open();
		now += DAY;
		const [, moved] = await agenda.observe();
		expect(moved).toEqual({ ...files[0], status: 'moved', revision: 1, changed: iso(NOW + MINUTE) });
	});

	test('takes what vanished before it began as cancelled, once, and keeps it listed', async () => {
		await agenda.observe();
		feed = [];
		now += MINUTE;
		expect(await seen()).toEqual(['b cancelled 1', 'a confirmed 0']);
		now += DAY;
		const [gone] = await open().observe();
		expect(gone).toMatchObject({
			id: 'b',
			title: 'Austausch',
			status: 'cancelled',
			revision: 1,
			changed: iso(NOW + MINUTE),
		});
		now = Date.parse('2027-03-01T00:00Z');
		expect(await seen()).toEqual(['a confirmed 0']);
	});

	test('takes what comes back as taking place after all', async () => {
		await agenda.observe();
		const [back] = feed;
		feed = [];
		await agenda.observe();
		feed = [back as ExchangeEvent];
		expect(await seen()).toEqual(['b moved 2', 'a confirmed 0']);
	});

	test('misses nothing that has begun, nor what a source cannot tell', async () => {
		await agenda.observe();
		const before = agenda.current();
		[feed, files, sure] = [[], [], false];
		expect(await agenda.observe()).toEqual(before);
		const broken: Source = { name: 'ics', see: () => Promise.reject(new Error('x')) };
		agenda = open([...sources().slice(0, 1), broken]);
		expect(await agenda.observe()).toEqual(before);
		sure = true;
		now = Date.parse('2027-03-18T09:30Z');
		agenda = open();
		expect(await seen()).toEqual([]);
	});

	test('forgets without a word the events of a source that is not asked any more', async () => {
		await agenda.observe();
		agenda = open(sources().slice(0, 1));
		expect(await seen()).toEqual(['a confirmed 0']);
	});

	test('writes only what changed, and counts its versions', async () => {
		let writes = 0;
		const apply = store.apply.bind(store);
		store.apply = (changes) => {
			writes += changes.length;
			return apply(changes);
		};
		await agenda.observe();
		await agenda.observe();
		expect([writes, agenda.version()]).toEqual([2, 1]);
		files = [event({ title: 'Anders' })];
		await agenda.observe();
		await agenda.observe();
		expect([writes, agenda.version()]).toEqual([3, 2]);
	});

	test('settles a change once when two instances see it at once', async () => {
		const other = open();
		await Promise.all([agenda.observe(), other.observe()]);
		files = [event({ place: 'Gera' })];
		await Promise.all([agenda.observe(), agenda.observe(), other.observe()]);
		now += DAY;
		const [one, two] = await Promise.all([agenda.observe(), other.observe()]);
		expect(one).toEqual(two);
		expect(one[1]).toMatchObject({ revision: 1, status: 'moved', changed: iso(NOW) });
	});

	test('remembers what is over for a while, and then nothing', async () => {
		files = [event({ starts: '2026-01-10', ends: undefined })];
		expect(await seen()).toEqual(['a confirmed 0', 'b confirmed 0']);
		expect(await store.get('event', 'a')).toBeUndefined();
		now = Date.parse('2027-05-01T00:00Z');
		expect(await store.get('event', 'b')).toBeUndefined();
	});

	test('looks through five thousand events quickly', async () => {
		feed = Array.from({ length: 5000 }, (_, at) => event({ id: `ics-${at}`, about: 'x'.repeat(300) }));
		await agenda.observe();
		await agenda.observe();
		const before = performance.now();
		await agenda.observe();
		expect(performance.now() - before).toBeLessThan(2000);
	});
});
