import { describe, expect, test } from '@jest/globals';
import { fc } from '../property.js';
import nodeIcal, { type VEvent } from 'node-ical';
import { convertIcsCalendar } from 'ts-ics';
import { renderCalendar } from '../../src/events/calendar.js';
import { type ExchangeEvent, endOf, eventSchema, isWholeDay, startOf } from '../../src/events/event.js';
import { readFeed } from '../../src/events/feed.js';
import { READ } from '../fixtures/events/event.js';
import { randomEvent } from '../fixtures/events/random.js';

const WORDS = { name: 'Termine; Innenstadt, „Zentren“\r\nX:y' };
const render = (...events: ExchangeEvent[]) => renderCalendar(events, WORDS);
const event = (more: Partial<ExchangeEvent> = {}) => eventSchema.parse({ ...READ, ...more });
const unfolded = (text: string) => text.replaceAll('\r\n ', '').split('\r\n').slice(0, -1);
const valueIn = (text: string, name: string) =>
	unfolded(text)
		.find((line) => line.startsWith(name))
		?.slice(name.length);

/** Two readers that know nothing of each other, nor of who wrote it. */
const readers = {
	nodeIcal(text: string) {
		const all = Object.values(nodeIcal.sync.parseICS(text)).filter((part): part is VEvent => part?.type === 'VEVENT');
		return all.map(({ uid, summary, start, end, sequence, status, dtstamp, location }) => ({
			uid,
			summary: said(summary),
			start: start.getTime(),
			end: end?.getTime(),
			sequence: Number(sequence),
			status,
			stamp: dtstamp.getTime(),
			location: said(location),
		}));
	},
	tsIcs(text: string) {
		return (convertIcsCalendar(undefined, text).events ?? []).map((one) => ({
			uid: one.uid,
			summary: one.summary,
			start: one.start.date.getTime(),
			end: one.end?.date.getTime(),
			sequence: one.sequence ?? 0,
			status: one.status,
			stamp: one.stamp.date.getTime(),
			location: one.location,
		}));
	},
};
const said = (value: unknown) => (typeof value === 'object' && value !== null && 'val' in value ? value.val : value);

/** What every line of a calendar has to be (RFC 5545, 3.1), and what has to be there (3.6). */
function check(text: string): void {
	expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
	expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
	for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
	for (const line of unfolded(text)) expect(line).toMatch(/^[A-Z-]+(?:;[A-Z-]+=[A-Z-]+)*:[^\p{Cc}]*$/u);
	const begins = unfolded(text).filter((line) => line.startsWith('BEGIN:'));
	expect(begins.length).toBeGreaterThan(1);
	expect(unfolded(text).filter((line) => line.startsWith('END:'))).toHaveLength(begins.length);
	for (const name of [
		'VERSION:2.0',
		'METHOD:PUBLISH',
		'PRODID:',
		'X-WR-CALNAME:',
		'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
	])
		expect(unfolded(text).filter((line) => line.startsWith(name))).toHaveLength(1);
}

describe('a calendar', () => {
	test('has its events as they are', () => {
		const text = render(READ);
		check(text);
		const expected = {
			uid: 'austausch-9-zwischenmiete@innenstadtlotse',
			summary: '9. Peer-to-Peer-Austausch „Zwischenmiete“',
			start: Date.parse('2027-03-18T09:00Z'),
			end: Date.parse('2027-03-18T11:30Z'),
			sequence: 1,
			status: 'CONFIRMED',
			stamp: Date.parse('2027-01-15T08:00Z'),
			location: 'online',
		};
		expect(readers.nodeIcal(text)).toEqual([expected]);
		expect(readers.tsIcs(text)).toEqual([expected]);
		expect(valueIn(text, 'DTSTART:')).toBe('20270318T090000Z');
		expect(valueIn(text, 'LAST-MODIFIED:')).toBe('20270115T080000Z');
		expect(valueIn(text, 'CATEGORIES:')).toBe('Leerstand,Zwischenmiete');
		expect(valueIn(text, 'URL;VALUE=URI:')).toBe('https://video.example.org/austausch-9');
		expect(valueIn(text, 'DESCRIPTION:')).toContain('vermieten.\\n\\nhttps://video.example.org/austausch-9');
	});

	test.each([
		['planned', 'TENTATIVE'],
		['confirmed', 'CONFIRMED'],
		['moved', 'CONFIRMED'],
		['cancelled', 'CANCELLED'],
	] as const)('says of what is %s that it is %s', (status, expected) => {
		expect(valueIn(render(event({ status })), 'STATUS:')).toBe(expected);
	});

	test('has whole days as dates, the end being the day after', () => {
		const one = render(event({ starts: '2027-03-28', ends: undefined }));
		expect([valueIn(one, 'DTSTART;VALUE=DATE:'), valueIn(one, 'DTEND;VALUE=DATE:')]).toEqual(['20270328', '20270329']);
		const year = render(event({ starts: '2026-12-30', ends: '2027-01-02', zone: 'Pacific/Apia' }));
		expect([valueIn(year, 'DTSTART;VALUE=DATE:'), valueIn(year, 'DTEND;VALUE=DATE:')]).toEqual([
			'20261230',
			'20270103',
		]);
	});

	test.each([
		['2027-03-28T02:30', '20270328T013000Z'],
		['2027-10-31T02:30', '20271031T003000Z'],
		['2028-02-29T00:00', '20280228T230000Z'],
	])('has %s as the instant it is', (starts, instant) => {
		const text = render(event({ starts, ends: undefined }));
		expect(valueIn(text, 'DTSTART:')).toBe(instant);
		expect(valueIn(text, 'DTEND')).toBeUndefined();
		expect(readers.tsIcs(text)).toHaveLength(1);
	});

	test('without events is one all the same', () => {
		const text = render();
		check(text);
		expect([readers.nodeIcal(text), readers.tsIcs(text)]).toEqual([[], []]);
		expect(valueIn(text, 'X-WR-CALNAME:')).toBe('Termine\\; Innenstadt\\, „Zentren“ X:y');
	});

	test('keeps an address in one piece', () => {
		const link = 'https://example.org/a,b;c?d=e&f=ä';
		expect(valueIn(render(event({ link })), 'URL;VALUE=URI:')).toBe('https://example.org/a%2Cb%3Bc?d=e&f=%C3%A4');
		const text = render(event({ link: undefined }));
		expect(valueIn(text, 'URL;VALUE=URI:')).toBe(READ.registration?.link);
	});

	test('is read by our own reader as what it was', () => {
		const events = [
			event(),
			event({ id: 'b', starts: '2027-04-01', ends: '2027-04-02', status: 'cancelled', link: undefined }),
		];
		const feed = readFeed(render(...events), Date.parse('2026-11-23T00:00Z'));
		expect([feed.problems, feed.whole]).toEqual([[], true]);
		for (const [at, back] of feed.events.entries()) {
			const { starts, ends, title, status, revision, changed, topics, place } = events[at] as ExchangeEvent;
			expect(back).toMatchObject({ starts, ends, title, status, revision, changed, topics, place });
		}
	});
});

test('whatever events say, the calendar is valid, and two readers read the same', () => {
	fc.assert(
		fc.property(fc.uniqueArray(randomEvent, { selector: ({ id }) => id, maxLength: 3 }), (events) => {
			const text = render(...events);
			check(text);
			const [one, two] = [readers.nodeIcal(text), readers.tsIcs(text)];
			for (const read of [one, two]) {
				expect(read.map(({ uid }) => uid)).toEqual(events.map(({ id }) => `${id}@innenstadtlotse`));
				expect(read.map(({ sequence }) => sequence)).toEqual(events.map(({ revision }) => revision));
				expect(read.map(({ stamp }) => stamp)).toEqual(
					events.map(({ changed }) => Math.floor(Date.parse(changed) / 1000) * 1000),
				);
			}
			const timed = events.map((event, at) => ({ event, at })).filter(({ event }) => !isWholeDay(event));
			for (const { event, at } of timed) {
				expect([one[at]?.start, two[at]?.start]).toEqual(Array(2).fill(startOf(event).epochMilliseconds));
				if (event.ends && two[at]?.end) expect(two[at]?.end).toBe(endOf(event).epochMilliseconds);
			}
			expect(unfolded(text).filter((line) => /^(?:ATTENDEE|ORGANIZER)/.test(line))).toEqual([]);
			expect(unfolded(text).filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(events.length);
		}),
		{ numRuns: 500 },
	);
});
