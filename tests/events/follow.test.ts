/** From the text of a feed to the agenda: what is told apart, and what is not taken for news. */

import { beforeEach, describe, expect, test } from '@jest/globals';
import { type Agenda, createAgenda } from '../../src/events/agenda.js';
import { LIMITS } from '../../src/events/download.js';
import { createPoll, type Poll } from '../../src/events/poll.js';
import { createMemoryStore } from '../../src/store/memory.js';
import type { Json, Store } from '../../src/store/store.js';

const MINUTE = 60_000;
const entry = (uid: string, start: string, ...more: string[]) =>
	[
		'BEGIN:VEVENT',
		`UID:${uid}`,
		`SUMMARY:${uid}`,
		`DTSTART;TZID=Europe/Berlin:${start}`,
		...more,
		'END:VEVENT',
		'',
	].join('\r\n');
const calendar = (...entries: string[]) => `BEGIN:VCALENDAR\r\n${entries.join('')}END:VCALENDAR\r\n`;
const SERIES = entry('s', '20261201T100000', 'RRULE:FREQ=WEEKLY;COUNT=4');
const SINGLE = entry('e', '20270318T100000', 'LOCATION:Cottbus');

let now: number;
let store: Store;
let text: string | undefined;
let poll: Poll;
let agenda: Agenda;

const start = async () => {
	const kept = {
		get: async () => (await store.get('shelf', 'feed'))?.value,
		put: async (value: object) =>
			void (await store.apply([{ put: { kind: 'shelf', key: 'feed', value: value as Json } }])),
	};
	const fetch = async () => (text === undefined ? Promise.reject(new Error('x')) : new Response(text));
	const limits = { ...LIMITS, fetch: fetch as unknown as typeof globalThis.fetch };
	poll = createPoll({ source: 'https://example.org/a.ics', kept, clock: () => now, warn: () => undefined, limits });
	agenda = createAgenda({ sources: [poll], store, clock: () => now });
	await poll.open();
};
const seen = async (next?: string) => {
	if (next !== undefined) text = next;
	now += 20 * MINUTE;
	await poll.look();
	return (await agenda.observe()).map(({ starts, status, revision }) => `${starts} ${status} ${revision}`);
};

beforeEach(async () => {
	now = Date.parse('2026-11-23T09:00Z');
	store = createMemoryStore(() => now);
	text = calendar(SERIES, SINGLE);
	await start();
	await agenda.observe();
});

const FIRST = ['2026-12-01T10:00', '2026-12-08T10:00', '2026-12-15T10:00', '2026-12-22T10:00', '2027-03-18T10:00'].map(
	(starts) => `${starts} confirmed 0`,
);
const but = (at: number, line: string) => FIRST.with(at, line);

describe('a feed in the agenda', () => {
	test('that says the same in other words has no news', async () => {
		expect(await seen()).toEqual(FIRST);
		const same = calendar(
			SINGLE.replace(';TZID=Europe/Berlin:20270318T100000', ':20270318T090000Z'),
			SERIES.replace('Europe/Berlin', 'W. Europe Standard Time'),
		);
		expect(await seen(same)).toEqual(FIRST);
		expect(await seen(same.replace('SUMMARY:e', 'SUMMARY:Neu\r\nSEQUENCE:3'))).toEqual(
			but(4, '2027-03-18T10:00 confirmed 3'),
		);
	});

	test('that moves, cancels or drops one of a series says it of that one', async () => {
		const moved = entry('s', '20261209T140000', 'RECURRENCE-ID;TZID=Europe/Berlin:20261208T100000');
		expect(await seen(calendar(SERIES, moved, SINGLE))).toEqual(but(1, '2026-12-09T14:00 moved 1'));
		const cancelled = moved.replace('END', 'STATUS:CANCELLED\r\nEND');
		expect(await seen(calendar(SERIES, cancelled, SINGLE))).toEqual(but(1, '2026-12-09T14:00 cancelled 2'));
		const dropped = SERIES.replace('END', 'EXDATE;TZID=Europe/Berlin:20261208T100000\r\nEND');
		expect(await seen(calendar(dropped, SINGLE))).toEqual(but(1, '2026-12-09T14:00 cancelled 2'));
	});

	test('that moves the whole series says it of each', async () => {
		expect(await seen(calendar(SERIES.replace('T100000', 'T140000')))).toEqual([
			...FIRST.slice(0, 4).map((line) => line.replace('T10:00 confirmed 0', 'T14:00 moved 1')),
			'2027-03-18T10:00 cancelled 1',
		]);
	});

	test('that is broken, cut off, empty or away has no news', async () => {
		for (const broken of ['', '<html>', calendar(SERIES).slice(0, -15), calendar()])
			expect(await seen(broken)).toEqual(FIRST);
		text = undefined;
		expect(await seen()).toEqual(FIRST);
		await start();
		expect(await seen()).toEqual(FIRST);
		expect(await seen(calendar(SERIES, SINGLE))).toEqual(FIRST);
	});

	test('of which one entry cannot be read has no news of it', async () => {
		const unreadable = SINGLE.replace('20270318T100000', 'bald');
		expect(await seen(calendar(SERIES.replace('WEEKLY', 'SECONDLY'), unreadable))).toEqual(FIRST);
		await start();
		expect(await seen()).toEqual(FIRST);
	});

	test('that was read while nobody looked is compared with what was known before', async () => {
		text = calendar(SERIES, SINGLE.replace('Cottbus', 'Gera'));
		now += 24 * 60 * MINUTE;
		await start();
		const [event] = (await agenda.observe()).slice(-1);
		expect(event).toMatchObject({
			place: 'Gera',
			status: 'moved',
			revision: 1,
			changed: new Date(now).toISOString().replace('.000', ''),
		});
	});
});
