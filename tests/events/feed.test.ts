import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { fc } from '../property.js';
import nodeIcal from 'node-ical';
import { type ExchangeEvent, eventSchema, startOf } from '../../src/events/event.js';
import { readFeed } from '../../src/events/feed.js';
import { operator } from '../../src/words/operator.js';

const NOW = Date.parse('2026-11-23T00:00Z');
const DAY = 86_400_000;
const lines = (...all: string[]) => all.map((line) => `${line}\r\n`).join('');
const entry = (...all: string[]) => lines('BEGIN:VEVENT', ...all, 'END:VEVENT');
const calendar = (...parts: string[]) =>
	lines('BEGIN:VCALENDAR', 'VERSION:2.0').concat(...parts, lines('END:VCALENDAR'));
const read = (...parts: string[]) => readFeed(calendar(...parts), NOW);
const BERLIN = 'DTSTART;TZID=Europe/Berlin:';
/** The one event of an entry that has no more than these lines. */
const one = (...all: string[]) => read(entry('UID:a', 'SUMMARY:x', ...all)).events[0];
const times = (events: readonly ExchangeEvent[]) => events.map(({ starts }) => starts);
const when = (event: ExchangeEvent | undefined) => [event?.starts, event?.ends, event?.zone].join(' ');
const fixture = (name: string) => readFileSync(`tests/fixtures/events/${name}`, 'utf8');

describe('a calendar from Outlook', () => {
	const { events, problems, whole } = readFeed(fixture('outlook.ics'), NOW);
	const find = (title: RegExp) => events.filter((event) => title.test(event.title));

	test('is read without a problem', () => {
		expect(problems).toEqual([]);
		expect(whole).toBe(true);
	});

	test('has its series, with one moved, one left out, and its end', () => {
		expect(find(/Jour fixe/).map((event) => [event.id.slice(-8), when(event)])).toEqual([
			['20261118', '2026-11-18T10:00 2026-11-18T11:30 Europe/Berlin'],
			['20261216', '2026-12-16T10:00 2026-12-16T11:30 Europe/Berlin'],
			['20270120', '2027-01-21T14:00 2027-01-21T15:30 Europe/Berlin'],
			['20270317', '2027-03-17T10:00 2027-03-17T11:30 Europe/Berlin'],
			['20270421', '2027-04-21T10:00 2027-04-21T11:30 Europe/Berlin'],
			['20270519', '2027-05-19T10:00 2027-05-19T11:30 Europe/Berlin'],
			['20270616', '2027-06-16T10:00 2027-06-16T11:30 Europe/Berlin'],
		]);
	});

	test('says where without the boilerplate of meetings', () => {
		const [first, , moved] = find(/Jour fixe/);
		expect(first).toMatchObject({
			place: 'online',
			link: 'https://teams.microsoft.com/l/meetup-join/19%3ameeting_x%40thread.v2/0?context=1',
			about: 'Vier Kommunen zeigen, wie sie leere Läden vermieten.',
			revision: 2,
		});
		expect(moved).toMatchObject({ place: 'Rathaus Cottbus; online', revision: 3 });
	});

	test('has whole days, its own zones, private and cancelled events', () => {
		expect(find(/Netzwerktreffen/)[0]).toMatchObject({
			starts: '2027-04-22',
			ends: '2027-04-23',
			kind: 'network-meeting',
			series: 'Regionales Netzwerktreffen',
		});
		expect(when(find(/New York/)[0])).toBe('2027-03-10T16:00 2027-03-10T17:00 Europe/Berlin');
		expect(find(/New York/)[0]?.audience).toBe('programme');
		const [cancelled] = find(/Klimaanpassung/);
		expect(cancelled).toMatchObject({ title: 'Werkstatt Klimaanpassung', status: 'cancelled', kind: 'workshop' });
		expect(
			startOf(cancelled as ExchangeEvent)
				.toInstant()
				.toString(),
		).toBe('2026-12-09T08:00:00Z');
	});
});

describe('a calendar from Google', () => {
	const { events, problems } = readFeed(fixture('google.ics'), NOW);

	test('is read without a problem', () => {
		expect(problems).toEqual([]);
		expect(events.find(({ number }) => number === 9)).toMatchObject({
			id: expect.stringMatching(/^ics-[0-9a-f]{12}$/),
			title: '9. Peer-to-Peer-Austausch „Zwischenmiete“',
			kind: 'peer-to-peer',
			series: 'Peer-to-Peer-Austausch',
			starts: '2027-03-18T10:00',
			ends: '2027-03-18T12:30',
			zone: 'Europe/Berlin',
			place: 'online',
			link: 'https://meet.google.com/abc-defg-hij',
			about: 'Vier Kommunen & ihre leeren Läden. Mehr: hier',
			status: 'planned',
			revision: 1,
			changed: '2026-11-02T07:00:00Z',
		});
		expect(events.find(({ title }) => title === 'Abgabe')).toMatchObject({ starts: '2027-06-01' });
	});

	test('has an endless series from a month ago until in 400 days', () => {
		const series = events.filter(({ title }) => title.startsWith('Sprechstunde'));
		expect(series[0]?.starts).toBe('2026-10-26T14:00');
		expect(series.at(-1)?.starts).toBe('2027-12-27T14:00');
		expect(series.find(({ id }) => id.endsWith('20261130'))).toMatchObject({
			starts: '2026-12-01T16:00',
			title: 'Sprechstunde (verschoben)',
			changed: '2026-11-20T07:00:00Z',
		});
		expect(series.find(({ id }) => id.endsWith('20261207'))).toMatchObject({
			status: 'cancelled',
			title: 'Sprechstunde',
		});
		expect(series.some(({ id }) => id.endsWith('20261228'))).toBe(false);
	});

	test.each([
		['LF', (text: string) => text],
		['CRLF', (text: string) => text.replaceAll('\n', '\r\n')],
		['CR', (text: string) => text.replaceAll('\n', '\r')],
		['a BOM', (text: string) => `\uFEFF${text}`],
		['blank lines', (text: string) => text.replaceAll('\nEND', '\n\n   \nEND')],
		['tabs that fold', (text: string) => text.replace('Peer-to-Peer', 'Peer-\n\tto-Peer')],
		['text around it', (text: string) => `Hallo!\n${text}\n--\nGruß`],
	])('is the same with %s', (_, change) => {
		expect(readFeed(change(fixture('google.ics')), NOW).events).toEqual(events);
	});
});

describe('a time', () => {
	test.each([
		['DTSTART:20270318T100000', '2027-03-18T10:00  Europe/Berlin'],
		['DTSTART:20270318T100000Z', '2027-03-18T11:00  Europe/Berlin'],
		['DTSTART;TZID=UTC:20270318T100000', '2027-03-18T11:00  Europe/Berlin'],
		['DTSTART;TZID=Asia/Tokyo:20270318T100000', '2027-03-18T10:00  Asia/Tokyo'],
		['DTSTART;TZID="Asia/Tokyo":20270318T100000', '2027-03-18T10:00  Asia/Tokyo'],
		['DTSTART;TZID=/freeassociation.sourceforge.net/Europe/London:20270318T100000', '2027-03-18T10:00  Europe/London'],
		['DTSTART;TZID=GMT Standard Time:20270318T100000', '2027-03-18T10:00  Europe/London'],
		['DTSTART;TZID="Eastern Standard Time":20270318T100000', '2027-03-18T10:00  America/New_York'],
		['DTSTART;TZID=(UTC+01:00) Brüssel, Kopenhagen, Madrid, Paris:20270318T100000', '2027-03-18T10:00  Europe/Madrid'],
		['DTSTART;VALUE=DATE:20270318', '2027-03-18  Europe/Berlin'],
		['DTSTART:20270318', '2027-03-18  Europe/Berlin'],
		['DTSTART:20270318T1000', '2027-03-18T10:00  Europe/Berlin'],
		['DTSTART:20270328T023000', '2027-03-28T02:30  Europe/Berlin'],
		['DTSTART:20271031T003000Z', '2027-10-31T02:30  Europe/Berlin'],
		['DTSTART:20271031T013000Z', '2027-10-31T01:30  UTC'],
	])('„%s“', (line, expected) => {
		const { events, problems } = read(entry('UID:a', 'SUMMARY:x', line));
		expect(problems).toEqual([]);
		expect(when(events[0])).toBe(expected);
	});

	test.each([
		['DTEND:20270318T113000', '2027-03-18T11:30'],
		['DTEND:20270318T103000Z', '2027-03-18T11:30'],
		['DURATION:PT1H30M', '2027-03-18T11:30'],
		['DURATION:P1DT1H', '2027-03-19T11:00'],
		['DTEND:20270318T100000', undefined],
		['DURATION:-PT1H', undefined],
		['DURATION:morgen', undefined],
	])('ends with „%s“', (line, ends) => {
		expect(one('DTSTART:20270318T100000', line)?.ends).toBe(ends);
	});

	test.each([
		['DTEND;VALUE=DATE:20270320', '2027-03-19'],
		['DTEND;VALUE=DATE:20270319', undefined],
		['DTEND;VALUE=DATE:20270318', undefined],
		['DURATION:P3D', '2027-03-20'],
		['DURATION:P1W', '2027-03-24'],
	])('of whole days ends with „%s“', (line, ends) => {
		expect(one('DTSTART;VALUE=DATE:20270318', line)?.ends).toBe(ends);
	});

	test('without a zone is in the zone of its calendar', () => {
		const zoned = (zone: string) =>
			when(read(lines(`X-WR-TIMEZONE:${zone}`), entry('UID:a', 'SUMMARY:x', 'DTSTART:20270318T100000')).events[0]);
		expect(zoned('Europe/Lisbon')).toBe('2027-03-18T10:00  Europe/Lisbon');
		expect(zoned('W. Europe Standard Time')).toBe('2027-03-18T10:00  Europe/Berlin');
		expect(zoned('UTC')).toBe('2027-03-18T10:00  Europe/Berlin');
		expect(zoned('Mond')).toBe('2027-03-18T10:00  Europe/Berlin');
	});

	test('in a zone of the calendar’s own goes by the place it names, or by its rules', () => {
		const zone = (...more: string[]) =>
			lines(
				'BEGIN:VTIMEZONE',
				'TZID:Meine',
				...more,
				'BEGIN:STANDARD',
				'DTSTART:19700101T000000',
				'TZOFFSETFROM:+0530',
				'TZOFFSETTO:+0530',
				'END:STANDARD',
				'END:VTIMEZONE',
			);
		const event = entry('UID:a', 'SUMMARY:x', 'DTSTART;TZID=Meine:20270318T100000');
		expect(when(read(zone('X-LIC-LOCATION:Asia/Kolkata'), event).events[0])).toBe('2027-03-18T10:00  Asia/Kolkata');
		expect(when(read(zone(), event).events[0])).toBe('2027-03-18T05:30  Europe/Berlin');
	});

	test('in a zone nobody knows is as in Berlin, and that is said', () => {
		const { events, problems } = read(entry('UID:a', 'SUMMARY:x', 'DTSTART;TZID=Mond:20270318T100000'));
		expect(when(events[0])).toBe('2027-03-18T10:00  Europe/Berlin');
		expect(problems).toMatchObject([{ kind: 'feed-zone', detail: 'Mond', line: 6, skipped: false }]);
	});

	test('that is none leaves the event out, and one that ends before it begins loses its end', () => {
		for (const line of ['DTSTART:20270230T100000', 'DTSTART:morgen', 'DTSTART:99990101T000000', 'DTSTART:', 'X:y']) {
			const { events, problems, unread } = read(entry('UID:a', 'SUMMARY:x', line));
			expect(events).toEqual([]);
			expect(problems.map(({ kind }) => kind)).toContain('feed-event');
			expect(unread.size).toBe(1);
		}
		const { events, problems } = read(entry('UID:a', 'SUMMARY:x', 'DTSTART:20270318T100000', 'DTEND:20270317T100000'));
		expect(events[0]?.ends).toBeUndefined();
		expect(problems).toMatchObject([{ kind: 'feed-time', detail: 'x' }]);
	});

	test('long ago is left out', () => {
		expect(one('DTSTART:20261020T100000', 'DTEND:20261020T110000')).toBeUndefined();
		expect(one('DTSTART:20261024T100000')).toBeDefined();
		expect(one('DTSTART:20260824T100000', 'DTEND:20261120T100000')).toBeDefined();
	});
});

describe('what it says', () => {
	const said = (...all: string[]) => one(`${BERLIN}20270318T100000`, ...all);

	test.each([
		[['STATUS:CANCELLED'], { status: 'cancelled' }],
		[['STATUS:TENTATIVE'], { status: 'planned' }],
		[['STATUS:confirmed'], { status: 'confirmed' }],
		[[], { status: 'confirmed', revision: 0, audience: 'public', topics: [] }],
		[['CLASS:CONFIDENTIAL'], { audience: 'programme' }],
		[['SEQUENCE:7'], { revision: 7 }],
		[['SEQUENCE:x'], { revision: 0 }],
		[['SEQUENCE:99999999999999999999'], { revision: 1e9 }],
		[['CATEGORIES:Leerstand,Klima\\, Hitze', 'CATEGORIES:leerstand'], { topics: ['Leerstand', 'Klima, Hitze'] }],
		[['DTSTAMP:20261101T000000Z', 'LAST-MODIFIED:20261102T000000Z'], { changed: '2026-11-02T00:00:00Z' }],
		[['DTSTAMP:20261101T000000Z', 'LAST-MODIFIED:x'], { changed: '2026-11-01T00:00:00Z' }],
		[['LOCATION:Stadthaus\\, Alzey'], { place: 'Stadthaus, Alzey' }],
		[['URL:https://example.org/a,b'], { link: 'https://example.org/a,b' }],
		[
			['CONFERENCE;VALUE=URI:https://video.example.org/1', 'URL:https://example.org'],
			{ link: 'https://video.example.org/1', place: 'online' },
		],
		[['LOCATION:Rathaus (https://example.org/karte)'], { place: 'Rathaus', link: 'https://example.org/karte' }],
		[
			['LOCATION:Zoom', 'DESCRIPTION:Hier: https://us02web.zoom.us/j/123?pwd=x .'],
			{ place: 'online', link: 'https://us02web.zoom.us/j/123?pwd=x' },
		],
	])('%j', (all, expected) => {
		expect(said(...all)).toMatchObject(expected);
	});

	test('is never an address that does something else, nor a line break, nor endless', () => {
		expect(said('URL:javascript:alert(1)', 'LOCATION:data:text/html,x')?.link).toBeUndefined();
		const event = said(`DESCRIPTION:${'Wort '.repeat(4000)}`, 'LOCATION:a\\nb\\, c\u0007\u202Ed');
		expect(event?.about?.length).toBeLessThanOrEqual(400);
		expect(event?.about).toMatch(/Wort…$/);
		expect(event?.place).toBe('a b, cd');
	});

	test('of the same UID twice is what was changed last', () => {
		const twice = read(
			entry('UID:a', 'SUMMARY:neu', 'DTSTART:20270318T100000', 'SEQUENCE:2'),
			entry('UID:a', 'SUMMARY:alt', 'DTSTART:20270317T100000', 'SEQUENCE:1', 'LAST-MODIFIED:20261102T000000Z'),
		);
		expect(twice.events.map(({ title }) => title)).toEqual(['neu']);
	});

	test('without a title is no event, without a UID it is one', () => {
		expect(read(entry('UID:a', 'DTSTART:20270318T100000'))).toMatchObject({
			events: [],
			problems: [{ kind: 'feed-event' }],
		});
		expect(read(entry('SUMMARY:x', 'DTSTART:20270318T100000')).events).toHaveLength(1);
	});

	test('in a calendar of cancellations is cancelled', () => {
		const { events } = read(lines('METHOD:CANCEL'), entry('UID:a', 'SUMMARY:x', 'DTSTART:20270318T100000'));
		expect(events[0]?.status).toBe('cancelled');
	});
});

describe('a series', () => {
	const series = (...all: string[]) =>
		entry('UID:s', 'SUMMARY:x', `${BERLIN}20261201T100000`, 'DTEND;TZID=Europe/Berlin:20261201T110000', ...all);
	const instead = (id: string, ...all: string[]) => entry('UID:s', 'SUMMARY:anders', `RECURRENCE-ID${id}`, ...all);

	test.each([
		['RRULE:FREQ=DAILY;COUNT=3', ['2026-12-01', '2026-12-02', '2026-12-03']],
		['RRULE:FREQ=WEEKLY;BYDAY=TU,TH;COUNT=4', ['2026-12-01', '2026-12-03', '2026-12-08', '2026-12-10']],
		['RRULE:FREQ=WEEKLY;INTERVAL=2;UNTIL=20261229T090000Z', ['2026-12-01', '2026-12-15', '2026-12-29']],
		['RRULE:FREQ=WEEKLY;INTERVAL=2;UNTIL=20261229T085959Z', ['2026-12-01', '2026-12-15']],
		['RRULE:FREQ=WEEKLY;INTERVAL=2;UNTIL=20261229', ['2026-12-01', '2026-12-15', '2026-12-29']],
		['RRULE:FREQ=MONTHLY;BYDAY=1TU;COUNT=3', ['2026-12-01', '2027-01-05', '2027-02-02']],
		['rrule:freq=yearly;count=2', ['2026-12-01', '2027-12-01']],
		['RDATE;TZID=Europe/Berlin:20270105T100000,20270202T100000', ['2026-12-01', '2027-01-05', '2027-02-02']],
		['RDATE;VALUE=PERIOD:20270105T090000Z/PT1H', ['2026-12-01', '2027-01-05']],
	])('with %s', (rule, days) => {
		const { events, problems } = read(series(rule));
		expect(problems).toEqual([]);
		expect(times(events)).toEqual(days.map((day) => `${day}T10:00`));
		expect(events.every(({ starts, ends }) => ends === starts.replace('T10', 'T11'))).toBe(true);
	});

	test('keeps its wall time when the clocks change', () => {
		const { events } = read(series('RRULE:FREQ=WEEKLY;COUNT=20'));
		expect(new Set(events.map(({ starts }) => starts.slice(11)))).toEqual(new Set(['10:00']));
		const utc = read(entry('UID:s', 'SUMMARY:x', 'DTSTART:20270318T090000Z', 'RRULE:FREQ=WEEKLY;COUNT=3')).events;
		expect(times(utc)).toEqual(['2027-03-18T10:00', '2027-03-25T10:00', '2027-04-01T11:00']);
	});

	test('falls on the last working day of each month', () => {
		const rule = 'RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=3';
		const { events } = read(entry('UID:s', 'SUMMARY:x', 'DTSTART;VALUE=DATE:20261130', rule));
		expect(times(events)).toEqual(['2026-11-30', '2026-12-31', '2027-01-29']);
	});

	test('of leap days does not invent days', () => {
		const leap = entry('UID:s', 'SUMMARY:x', 'DTSTART;VALUE=DATE:20240229', 'RRULE:FREQ=YEARLY;COUNT=4');
		expect(times(read(leap).events)).toEqual(['2028-02-29', '2032-02-29', '2036-02-29']);
	});

	test.each([
		['EXDATE;TZID=Europe/Berlin:20261202T100000'],
		['EXDATE:20261202T090000Z'],
		['EXDATE;VALUE=DATE:20261202'],
		['EXDATE;TZID=Europe/Berlin:20261202T000000'],
	])('leaves out what %s says', (line) => {
		expect(times(read(series('RRULE:FREQ=DAILY;COUNT=3', line)).events)).toEqual([
			'2026-12-01T10:00',
			'2026-12-03T10:00',
		]);
	});

	test('leaves out one of two a day', () => {
		const twice = series('RRULE:FREQ=DAILY;BYHOUR=10,15;COUNT=4', 'EXDATE;TZID=Europe/Berlin:20261202T150000');
		const { events } = read(twice);
		expect(events.map(({ id, starts }) => [id.slice(17), starts])).toEqual([
			['20261201', '2026-12-01T10:00'],
			['20261201-2', '2026-12-01T15:00'],
			['20261202', '2026-12-02T10:00'],
		]);
	});

	test.each([
		[';TZID=Europe/Berlin:20261202T100000'],
		[':20261202T090000Z'],
		[';VALUE=DATE:20261202'],
		[';TZID=Europe/Berlin:20261202T090000'],
	])('has another one instead of that of %s, under the same id', (id) => {
		const before = read(series('RRULE:FREQ=DAILY;COUNT=3')).events;
		const { events } = read(series('RRULE:FREQ=DAILY;COUNT=3'), instead(id, 'DTSTART:20261209T100000', 'SEQUENCE:1'));
		expect(events.map(({ title, starts }) => [title, starts])).toEqual([
			['x', '2026-12-01T10:00'],
			['x', '2026-12-03T10:00'],
			['anders', '2026-12-09T10:00'],
		]);
		expect(new Set(events.map((event) => event.id))).toEqual(new Set(before.map((event) => event.id)));
	});

	test('changes from one on', () => {
		const { events } = read(
			series('RRULE:FREQ=DAILY;COUNT=5'),
			instead(
				';RANGE=THISANDFUTURE;TZID=Europe/Berlin:20261203T100000',
				'DTSTART;TZID=Europe/Berlin:20261203T140000',
				'DURATION:PT2H',
			),
			instead(';TZID=Europe/Berlin:20261204T100000', 'DTSTART;TZID=Europe/Berlin:20261204T090000'),
		);
		expect(events.map(({ starts, ends }) => [starts, ends])).toEqual([
			['2026-12-01T10:00', '2026-12-01T11:00'],
			['2026-12-02T10:00', '2026-12-02T11:00'],
			['2026-12-03T14:00', '2026-12-03T16:00'],
			['2026-12-04T09:00', undefined],
			['2026-12-05T14:00', '2026-12-05T16:00'],
		]);
	});

	test('keeps its ids when all of it moves by hours', () => {
		const ids = (hour: string) =>
			read(entry('UID:s', 'SUMMARY:x', `${BERLIN}20261201T${hour}0000`, 'RRULE:FREQ=DAILY;COUNT=9')).events.map(
				({ id }) => id,
			);
		expect(ids('14')).toEqual(ids('10'));
	});

	test('that is missing leaves what replaced one of it', () => {
		const alone = read(instead(';TZID=Europe/Berlin:20261202T100000', 'DTSTART:20261209T100000')).events;
		const beside = read(
			series('RRULE:FREQ=DAILY;COUNT=3'),
			instead(';TZID=Europe/Berlin:20261202T100000', 'DTSTART:20261209T100000'),
		);
		expect(alone).toMatchObject([{ title: 'anders', starts: '2026-12-09T10:00' }]);
		expect(beside.events).toContainEqual(alone[0]);
	});

	test('keeps one that was moved out of the past', () => {
		const old = entry('UID:s', 'SUMMARY:x', `${BERLIN}20250106T100000`, 'RRULE:FREQ=WEEKLY;COUNT=60');
		const { events } = read(old, instead(';TZID=Europe/Berlin:20250113T100000', 'DTSTART:20261209T100000'));
		expect(events.map(({ id, starts }) => [id.slice(17), starts])).toEqual([['20250113', '2026-12-09T10:00']]);
	});

	test.each([
		'FREQ=SECONDLY',
		'FREQ=HOURLY;COUNT=10',
		'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30',
		'FREQ=WEEKLY;BYMONTH=13',
		'FREQ=DAILY;INTERVAL=999999999',
		'FREQ=NIE',
		'BYDAY=MO',
		`FREQ=DAILY;BYMONTHDAY=${'1,'.repeat(400)}1`,
		'',
	])('with „%s“ is its first, and that is said', (rule) => {
		const { events, problems, unread, whole } = read(series(`RRULE:${rule}`));
		expect(times(events)).toEqual(['2026-12-01T10:00']);
		expect(problems).toMatchObject([{ kind: 'feed-rule', detail: 'x' }]);
		expect([unread.size, whole]).toEqual([1, true]);
	});

	test('has at most 500, and what goes on for ever goes on for 400 days', () => {
		expect(read(series('RRULE:FREQ=DAILY;COUNT=2000')).events).toHaveLength(500);
		const endless = read(series('RRULE:FREQ=DAILY')).events;
		expect(endless.at(-1)?.starts.slice(0, 10)).toBe('2027-12-27');
		expect(read(series('RRULE:FREQ=YEARLY;COUNT=5')).events).toHaveLength(5);
	});
});

describe('a broken calendar', () => {
	const good = (uid: string) => entry(`UID:${uid}`, `SUMMARY:${uid}`, 'DTSTART:20270318T100000');
	const titles = (text: string) =>
		readFeed(text, NOW)
			.events.map(({ title }) => title)
			.sort();

	test('keeps what can be read', () => {
		expect(titles(calendar(good('a'), lines('Unsinn', ';;;', ':x', 'END:VEVENT'), good('b')))).toEqual(['a', 'b']);
		expect(titles(calendar(good('a').replace('END:VEVENT\r\n', ''), good('b')))).toEqual(['a', 'b']);
		expect(titles(calendar(good('a'), entry('UID:x', 'DTSTART:nie'), good('b')))).toEqual(['a', 'b']);
		expect(titles(calendar(good('a').replace('SUMMARY', 'ATTENDEE;CN="x:mailto:y\r\nSUMMARY')))).toEqual(['a']);
		expect(titles(calendar(lines('BEGIN:VTODO', 'UID:t', 'SUMMARY:t', 'END:VTODO'), good('a')))).toEqual(['a']);
		expect(titles(calendar(good('a')) + calendar(good('b')))).toEqual(['a', 'b']);
	});

	test.each([
		['', true],
		['<!doctype html><title>Anmelden</title>', true],
		[lines('BEGIN:VCALENDAR', 'VERSION:2.0') + good('a'), true],
		[calendar(good('a')).slice(0, -40), true],
		[calendar(), false],
	])('is known as such: %#', (text, broken) => {
		const feed = readFeed(text, NOW);
		expect(feed.broken).toBe(broken);
		expect(feed.whole).toBe(!broken);
		for (const problem of feed.problems) expect(operator.problem(problem)).toMatch(/^EVENTS_ICS:\d+: \S/);
	});

	test('says what it holds but cannot tell', () => {
		const feed = read(good('a'), entry('UID:b', 'SUMMARY:b', 'DTSTART:nie'), entry('SUMMARY:c'));
		expect(feed.whole).toBe(false);
		expect(feed.unread.size).toBe(1);
	});

	test('has limits', () => {
		const many = calendar(
			...Array.from({ length: 5100 }, (_, at) => entry(`UID:${at}`, 'SUMMARY:x', 'DTSTART;VALUE=DATE:20270318')),
		);
		const { events, whole, problems } = readFeed(many, NOW);
		expect([events.length, whole]).toEqual([5000, false]);
		expect(problems.map(({ kind }) => kind)).toEqual(['feed-limit']);
	});

	test('with years of history still has its future', () => {
		const past = Array.from({ length: 20_000 }, (_, at) =>
			entry(`UID:${at}`, 'SUMMARY:x', 'DTSTART:20200101T100000', 'DTEND:20200101T110000'),
		);
		const feed = readFeed(calendar(...past, good('a')), NOW);
		expect(feed).toMatchObject({ events: [{ title: 'a' }], problems: [], whole: true });
	});

	test.each([
		['nested endlessly', `BEGIN:VCALENDAR\n${'BEGIN:VEVENT\n'.repeat(100_000)}`],
		['other things nested', `BEGIN:VCALENDAR\n${'BEGIN:X\n'.repeat(200_000)}`],
		['one line', `BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:x\nDTSTART:20270105T100000\nSUMMARY:${'\\n<,;'.repeat(500_000)}`],
		['folded after each letter', `BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:x\nDESCRIPTION:${'a\n '.repeat(500_000)}`],
		[
			'colons',
			calendar(...Array.from({ length: 500 }, (_, at) => entry(`UID:${at}`, `DTSTART;TZID=${'a:'.repeat(5000)}"`))),
		],
		[
			'tags',
			calendar(
				...Array.from({ length: 50 }, (_, at) =>
					entry(`UID:${at}`, 'SUMMARY:x', 'DTSTART:20270105T100000', `DESCRIPTION:${'<a'.repeat(10_000)}`),
				),
			),
		],
		[
			'rules',
			calendar(
				...Array.from({ length: 400 }, (_, at) =>
					entry(`UID:${at}`, 'SUMMARY:x', `${BERLIN}20150105T100000`, 'RRULE:FREQ=YEARLY;BYYEARDAY=366;BYDAY=1MO'),
				),
			),
		],
		[
			'zones',
			calendar(
				...Array.from(
					{ length: 300 },
					(_, at) =>
						lines(
							'BEGIN:VTIMEZONE',
							`TZID:z${at}`,
							'BEGIN:STANDARD',
							'DTSTART:16010101T000000',
							'TZOFFSETFROM:+0200',
							'TZOFFSETTO:+0100',
							'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
							'END:STANDARD',
							'END:VTIMEZONE',
						) + entry(`UID:${at}`, 'SUMMARY:x', `DTSTART;TZID=z${at}:20270105T100000`),
				),
			),
		],
	])('%s is done with soon', (_, text) => {
		const before = performance.now();
		readFeed(text, NOW);
		expect(performance.now() - before).toBeLessThan(8000);
	});

	test('at random is read to its end, and what is read is an event', () => {
		const known = `${fixture('google.ics')}\n${fixture('outlook.ics')}`.split('\n');
		const line = fc.oneof(
			{ weight: 6, arbitrary: fc.constantFrom(...known) },
			fc.string({ unit: 'binary' }),
			fc
				.tuple(
					fc.constantFrom(
						'DTSTART',
						'DTEND',
						'RRULE',
						'EXDATE',
						'RECURRENCE-ID',
						'DURATION',
						'SUMMARY',
						'SEQUENCE',
						'URL',
						'BEGIN',
						'END',
						'TZID',
						'UID',
					),
					fc.string(),
				)
				.map(([name, value]) => `${name}:${value}`),
		);
		fc.assert(
			fc.property(fc.array(line, { maxLength: 60 }), fc.boolean(), (all, inside) => {
				const text = inside ? calendar(entry('UID:q', 'SUMMARY:q', 'DTSTART:20270318T100000', ...all)) : all.join('\n');
				const { events, problems } = readFeed(text, NOW);
				for (const event of events) expect(eventSchema.safeParse(event).error?.issues).toBeUndefined();
				expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
				expect(problems.length).toBeLessThanOrEqual(50);
			}),
			{ numRuns: 400 },
		);
	});
});

/** Rules as people make them, each with a beginning that is its first. */
const rule = fc
	.record({
		day: fc.integer({ min: 0, max: 400 }),
		interval: fc.integer({ min: 1, max: 4 }),
		end: fc.constantFrom('COUNT=1', 'COUNT=7', 'COUNT=40', 'UNTIL=20270601T000000Z', ''),
		by: fc.constantFrom('DAILY', 'WEEKLY', 'WEEKLY;BYDAY=', 'MONTHLY;BYMONTHDAY=', 'MONTHLY;BYDAY=', 'YEARLY'),
		more: fc.subarray(['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']),
	})
	.map(({ day, interval, end, by, more }) => {
		const start = new Date(Date.parse('2026-01-01T10:00Z') + day * DAY);
		const name = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'][start.getUTCDay()] ?? '';
		const nth = Math.ceil(start.getUTCDate() / 7);
		const values: Record<string, string> = {
			'WEEKLY;BYDAY=': [...new Set([name, ...more])].join(),
			'MONTHLY;BYMONTHDAY=': String(start.getUTCDate()),
			'MONTHLY;BYDAY=': nth > 4 ? `-1${name}` : `${nth}${name}`,
		};
		const text = `FREQ=${by}${values[by] ?? ''};INTERVAL=${interval}${end ? `;${end}` : ''}`;
		return { start: start.toISOString().replaceAll(/[-:]|\.\d+/g, ''), text };
	});

test('series are those that another reader finds', () => {
	fc.assert(
		fc.property(rule, ({ start, text }) => {
			const ics = calendar(
				entry('UID:s', 'SUMMARY:x', `DTSTART:${start}`, 'DURATION:PT1H', `RRULE:${text}`, 'DTSTAMP:20260101T000000Z'),
			);
			const found = readFeed(ics, NOW).events.map((event) => startOf(event).epochMilliseconds);
			const parsed = nodeIcal.sync.parseICS(ics).s;
			const theirs =
				parsed?.type === 'VEVENT'
					? parsed.rrule?.between(new Date(NOW - 30 * DAY), new Date(NOW + 400 * DAY), true)
					: [];
			const bounds = (all: readonly number[]) => all.filter((at) => at > NOW - 29 * DAY && at < NOW + 399 * DAY);
			expect(bounds(found)).toEqual(bounds((theirs ?? []).map(Number)));
		}),
		{ numRuns: 300 },
	);
});
