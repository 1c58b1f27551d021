import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { download, LIMITS } from '../../src/events/download.js';
import { createPoll, type FeedState, type Poll, type PollOptions } from '../../src/events/poll.js';
import { operator } from '../../src/words/operator.js';

const START = Date.parse('2026-11-23T09:00Z');
const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const entry = (uid: string, day = '20270318') =>
	`BEGIN:VEVENT\r\nUID:${uid}\r\nSUMMARY:${uid}\r\nDTSTART:${day}T100000\r\nEND:VEVENT\r\n`;
const calendar = (...entries: string[]) => `BEGIN:VCALENDAR\r\n${entries.join('')}END:VCALENDAR\r\n`;

type Answer = () => Response | Promise<Response>;
const ok =
	(text: string, headers: Record<string, string> = {}): Answer =>
	() =>
		new Response(text, { headers });
const status =
	(code: number, headers: Record<string, string> = {}): Answer =>
	() =>
		new Response(null, { status: code, headers });
const lost: Answer = () => Promise.reject(new TypeError('fetch failed'));

let now: number;
let kept: unknown;
let answer: Answer;
let asked: { url: string; headers: Record<string, string> }[];
let told: FeedState[];
let poll: Poll;

const limits = (more: object = {}) => ({
	...LIMITS,
	fetch: (async (url: URL, { headers }: { headers: Record<string, string> }) => {
		asked.push({ url: String(url), headers });
		return await answer();
	}) as typeof fetch,
	...more,
});
const keep = async (value: object) => {
	kept = JSON.parse(JSON.stringify(value));
};
const open = (more: Partial<PollOptions> = {}) =>
	createPoll({
		source: 'https://example.org/geheim.ics',
		kept: { get: async () => kept, put: keep },
		clock: () => now,
		warn: (state) => void told.push(state),
		random: () => 0.5,
		limits: limits(),
		...more,
	});
const titles = async (one = poll) => (await one.see()).events.map(({ title }) => title).sort();
const idOf = async (title: string) => (await poll.see()).events.find((event) => event.title === title)?.id ?? '';
const later = async (ms = 10 * MINUTE) => {
	now += ms;
	await poll.look();
};

beforeEach(() => {
	[now, kept, asked, told] = [START, undefined, [], []];
	answer = ok(calendar(entry('a'), entry('b')), { etag: '"1"', 'last-modified': 'Mon, 23 Nov 2026 08:00:00 GMT' });
	poll = open();
});

describe('a feed', () => {
	test('is read at the start, and then about every ten minutes', async () => {
		await poll.open();
		expect(await titles()).toEqual(['a', 'b']);
		await later(9 * MINUTE);
		expect(asked).toHaveLength(1);
		await later(MINUTE);
		expect(asked).toHaveLength(2);
		expect(poll.state()).toEqual({ events: 2, problems: [], read: now });
		expect(told).toEqual([]);
	});

	test('is asked for only if it changed', async () => {
		await poll.open();
		answer = status(304);
		await later();
		expect(asked[0]?.headers).not.toHaveProperty('if-none-match');
		expect(asked[1]?.headers).toMatchObject({
			'if-none-match': '"1"',
			'if-modified-since': 'Mon, 23 Nov 2026 08:00:00 GMT',
		});
		expect(await titles()).toEqual(['a', 'b']);
		expect(poll.state().read).toBe(now);
	});

	test('goes on with its series though it is always the same', async () => {
		answer = ok(calendar(entry('s', '20261201').replace('END', 'RRULE:FREQ=WEEKLY\r\nEND')), { etag: '"1"' });
		await poll.open();
		const last = async () => (await poll.see()).events.at(-1)?.starts ?? '';
		const before = await last();
		answer = status(304);
		await later(30 * DAY);
		expect((await last()) > before).toBe(true);
		answer = lost;
		const between = await last();
		await later(30 * DAY);
		expect((await last()) > between).toBe(true);
		expect(poll.state().fault).toBe('unreachable');
	});

	test('looks once at a time, and comes at irregular times', async () => {
		await Promise.all([poll.open(), poll.look(), poll.look()]);
		expect(asked).toHaveLength(1);
		poll = open({ random: () => 0.99 });
		await poll.open();
		await later(10 * MINUTE);
		expect(asked).toHaveLength(2);
		await later(MINUTE);
		expect(asked).toHaveLength(3);
	});
});

describe('a fault', () => {
	const faults: readonly [FeedState['fault'], Answer][] = [
		['unreachable', lost],
		['refused', status(404)],
		['refused', status(500)],
		['refused', status(204)],
		['astray', status(302, { location: 'https://example.org/geheim.ics' })],
		['astray', status(302, { location: 'http://example.org/geheim.ics' })],
		['astray', status(302, { location: 'file:///etc/passwd' })],
		['refused', status(302)],
		['too-large', ok('x', { 'content-length': '10000001' })],
		['too-large', ok('x'.repeat(10_000_001))],
		['broken', ok('<!doctype html><title>Anmelden</title>')],
		['broken', ok(calendar(entry('a')).slice(0, -20))],
		['broken', ok('')],
		['emptied', ok(calendar())],
		['slow', () => new Promise(() => undefined)],
	];

	test.each(faults)('(%s) keeps the last good state, and is told once: %#', async (fault, wrong) => {
		poll = open({ limits: limits({ timeout: 50 }) });
		await poll.open();
		const good = answer;
		answer = wrong;
		await later();
		await later();
		expect(await titles()).toEqual(['a', 'b']);
		expect(told).toEqual([expect.objectContaining({ fault, events: 2, read: START })]);
		expect(operator.feed(told[0] as FeedState)).toMatch(/^EVENTS_ICS: Der Kalender \S.*\(2 Termine\)\.$/);
		expect(JSON.stringify(told)).not.toContain('geheim');
		answer = good;
		await later();
		await later();
		expect(told).toHaveLength(2);
		expect(operator.feed(told[1] as FeedState)).toBe('EVENTS_ICS: Der Kalender ist in Ordnung (2 Termine).');
		expect(poll.state().fault).toBeUndefined();
	});

	test('of another kind is told again', async () => {
		await poll.open();
		for (answer of [lost, status(503), status(503), status(404)]) await later();
		expect(told.map((state) => [state.fault, state.status])).toEqual([
			['unreachable', undefined],
			['refused', 503],
			['refused', 404],
		]);
	});

	test('at the start leaves the state of before the restart', async () => {
		await poll.open();
		answer = lost;
		poll = open();
		await poll.open();
		expect(await titles()).toEqual(['a', 'b']);
		expect((await poll.see()).gone('x')).toBe(false);
		expect(told).toHaveLength(1);
		const other = open({ source: 'https://example.org/anderer.ics' });
		await other.open();
		expect(await titles(other)).toEqual([]);
		expect(other.name).not.toBe(poll.name);
	});

	test('of what was kept is no fault of the feed', async () => {
		kept = { source: poll.name, events: [{ id: 'x' }] };
		await poll.open();
		expect(await titles()).toEqual(['a', 'b']);
		poll = open({ kept: { get: () => Promise.reject(new Error('x')), put: () => Promise.reject(new Error('x')) } });
		await poll.open();
		expect(await titles()).toEqual(['a', 'b']);
	});

	test('of single entries is told, and leaves them as they were', async () => {
		await poll.open();
		const [a, b] = [await idOf('a'), await idOf('b')];
		answer = ok(calendar(entry('a').replace('DTSTART:20270318T100000', 'DTSTART:bald'), entry('c')));
		await later();
		expect(await titles()).toEqual(['a', 'c']);
		const { gone } = await poll.see();
		expect([gone(a), gone(b)]).toEqual([false, true]);
		expect(told).toHaveLength(1);
		expect(operator.feed(told[0] as FeedState)).toMatch(
			/^EVENTS_ICS: 2 Termine, aber 2 Probleme, zum Beispiel in Zeile 5: /,
		);
	});

	test('is not believed at once when all events are gone, but then it is', async () => {
		await poll.open();
		answer = ok(calendar());
		await later();
		await later();
		expect([await titles(), poll.state().fault]).toEqual([['a', 'b'], 'emptied']);
		await later();
		expect([await titles(), poll.state().fault]).toEqual([[], undefined]);
		expect((await poll.see()).gone('x')).toBe(true);
	});

	test('is none when the only event is gone', async () => {
		answer = ok(calendar(entry('a')));
		await poll.open();
		answer = ok(calendar());
		await later();
		expect([await titles(), poll.state().fault]).toEqual([[], undefined]);
	});
});

describe('an address', () => {
	const get = (source: string, more: object = {}) => download(source, {}, limits(more));

	test('of a calendar program is one of the web', async () => {
		await get('webcal://example.org/a.ics');
		expect(asked[0]?.url).toBe('https://example.org/a.ics');
	});

	test('keeps its password for the place it is for', async () => {
		const answers = [
			status(302, { location: '/b.ics' }),
			status(302, { location: 'https://example.net/c.ics' }),
			ok('x'),
		];
		answer = () => (answers.shift() ?? lost)();
		await get('https://name:ge%20heim@example.org/a.ics');
		expect(asked.map(({ url, headers }) => [url, headers.authorization])).toEqual([
			['https://example.org/a.ics', `Basic ${Buffer.from('name:ge heim').toString('base64')}`],
			['https://example.org/b.ics', `Basic ${Buffer.from('name:ge heim').toString('base64')}`],
			['https://example.net/c.ics', undefined],
		]);
	});

	test('leads on three times, no more', async () => {
		let hops = 0;
		answer = () => (hops++ < 3 ? status(301, { location: `https://example.org/${hops}` })() : ok('x')());
		expect(await get('https://example.org')).toMatchObject({ text: 'x' });
		hops = -1;
		expect(await get('https://example.org')).toEqual({ fault: 'astray' });
	});

	test.each([
		[Buffer.from('Größe'), 'text/calendar'],
		[Buffer.from('Größe', 'latin1'), 'text/calendar; charset=ISO-8859-1'],
		[Buffer.from('Größe', 'latin1'), 'text/calendar'],
		[Buffer.from('Größe'), 'text/calendar; charset=nirgends'],
		[
			Buffer.concat([
				Buffer.from('Gr'),
				Buffer.from([0xc3]),
				Buffer.from('\r\n '),
				Buffer.from([0xb6]),
				Buffer.from('ße'),
			]),
			'text/calendar',
		],
	])('tells its letters whatever they are written in: %#', async (bytes, type) => {
		answer = () => new Response(bytes, { headers: { 'content-type': type } });
		expect(await get('https://example.org')).toMatchObject({ text: 'Größe' });
	});

	test.each(['https://', 'http://[', 'webcal:', 'https://example.org:99999'])(
		'that is none („%s“) is a fault',
		async (source) => {
			expect(await download(source, {}, { ...LIMITS, timeout: 2000 })).toHaveProperty('fault');
		},
	);
});

describe('over a wire', () => {
	test('all of it works', async () => {
		const respond = (request: IncomingMessage, response: ServerResponse) => {
			if (request.url === '/a.ics') response.writeHead(302, { location: '/b.ics' }).end('x'.repeat(1000));
			else if (request.headers['if-none-match'] === '"7"') response.writeHead(304).end();
			else if (request.url === '/b.ics') response.writeHead(200, { etag: '"7"' }).end(calendar(entry('a')));
			else if (request.url === '/endless') {
				response.writeHead(200);
				const write = () => response.writable && response.write('x'.repeat(100_000), write);
				write();
			} else response.write('BEGIN');
		};
		const server = createServer(respond).listen(0, '127.0.0.1');
		await new Promise((resolve) => server.once('listening', resolve));
		const { port } = server.address() as AddressInfo;
		const get = (path: string, known = {}) =>
			download(`http://127.0.0.1:${port}${path}`, known, { ...LIMITS, timeout: 3000, largest: 1_000_000 });
		const first = await get('/a.ics');
		expect(first).toEqual({ text: calendar(entry('a')), validators: { etag: '"7"' } });
		expect(await get('/a.ics', { etag: '"7"' })).toEqual({ same: true });
		expect(await get('/endless')).toEqual({ fault: 'too-large' });
		const slow = await download(`http://127.0.0.1:${port}/slow`, {}, { ...LIMITS, timeout: 100 });
		expect(slow).toEqual({ fault: 'slow' });
		server.closeAllConnections();
		await new Promise((resolve) => server.close(resolve));
		expect(await get('/a.ics')).toEqual({ fault: 'unreachable' });
	});
});

describe('a file', () => {
	let folder: string;
	beforeEach(async () => {
		folder = await mkdtemp(join(tmpdir(), 'lotse-'));
	});
	afterEach(() => rm(folder, { recursive: true }));

	test('is followed as an address is', async () => {
		const file = join(folder, 'termine.ics');
		await writeFile(file, calendar(entry('a')));
		poll = open({ source: file });
		await poll.open();
		expect(await titles()).toEqual(['a']);
		await writeFile(file, calendar(entry('a'), entry('b')));
		await later();
		expect(await titles()).toEqual(['a', 'b']);
		await rm(file);
		await later();
		expect([await titles(), poll.state().fault]).toEqual([['a', 'b'], 'no-file']);
		expect(await download(`file://${folder}`, {})).toEqual({ fault: 'no-file' });
		await writeFile(file, 'x'.repeat(2000));
		expect(await download(`file://${file}`, {}, { ...LIMITS, largest: 1000 })).toEqual({ fault: 'too-large' });
	});
});
