/** Calendars over real HTTP, read by two programs that know nothing of each other. */

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import nodeIcal from 'node-ical';
import { convertIcsCalendar } from 'ts-ics';
import { openLibrary } from '../src/library/library.js';
import { createReminding, type Reminding } from '../src/reminding.js';
import { createMemoryStore } from '../src/store/memory.js';
import { createViewer } from '../src/viewer.js';
import { event, subscriber } from './fixtures/reminders/given.js';
import { createTestBot, noPages, openSite, type Site, viewer } from './web/site.js';

const NOW = Date.parse('2026-11-20T08:00:00Z');
const ANNA = { person: 'slack:T1/U1', tenant: 'slack:T1' };
const shipped = await openLibrary('knowledge', 'knowledge');
let events = [
	event({ id: 'offen', topics: ['Leerstand'] }),
	event({ id: 'intern', title: 'Nur für das Programm', audience: 'programme' }),
];
let reminding: Reminding;
let site: Site;

beforeAll(async () => {
	const clock = () => NOW;
	const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
	const library = () => ({ ...shipped, events });
	const store = createMemoryStore(clock);
	reminding = createReminding({ library, store, log, clock, viewer: createViewer(library, 'https://lotse.example') });
	await reminding.open();
	site = await openSite(createTestBot(), viewer, noPages, reminding.calendars);
});
afterAll(() => site.stop());

async function get(path: string, init: RequestInit = {}) {
	const response = await fetch(site.address + path, init);
	return { status: response.status, headers: response.headers, text: await response.text() };
}

/** Ids and revisions, as both read them. */
function read(text: string): string[] {
	const theirs = (convertIcsCalendar(undefined, text).events ?? []).map(
		({ uid, sequence = 0, status }) => `${uid.split('@')[0]} ${sequence} ${status}`,
	);
	const others = Object.values(nodeIcal.sync.parseICS(text)).flatMap((part) =>
		part?.type === 'VEVENT' ? [`${part.uid.split('@')[0]} ${part.sequence} ${part.status}`] : [],
	);
	expect(others).toEqual(theirs);
	return theirs.sort();
}

const path = (url: string) => new URL(url).pathname;

describe('the public calendar', () => {
	test('has what everybody may see, and nothing else', async () => {
		const { status, headers, text } = await get('/events.ics');
		expect([status, headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
		expect(read(text)).toEqual(['offen 0 TENTATIVE']);
		expect(text).not.toContain('Nur für das Programm');
	});

	test('is not sent again while nothing has changed', async () => {
		const { headers } = await get('/events.ics');
		const again = await get('/events.ics', {
			headers: { 'if-none-match': headers.get('etag') ?? '', 'cache-control': 'max-age=0' },
		});
		expect([again.status, again.text]).toEqual([304, '']);
	});

	test('gives single events, and says nothing of those it may not show', async () => {
		expect(read((await get('/events/offen.ics')).text)).toEqual(['offen 0 TENTATIVE']);
		for (const name of ['intern.ics', 'fehlt.ics', 'offen', '..%2Foffen.ics'])
			expect((await get(`/events/${name}`)).status).toBe(404);
		const posted = await get('/events.ics', { method: 'POST' });
		expect([posted.status, posted.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
	});
});

describe('the calendar of a person', () => {
	test('has what they subscribed to, under an address that can be renewed', async () => {
		await reminding.register.put(subscriber(), [{ about: { to: 'topic', topic: 'Leerstand' } }]);
		const first = await reminding.calendars.renew(ANNA);
		expect(first).toEqual({
			url: expect.stringMatching(/^https:\/\/lotse\.example\/calendar\/[\w-]{32}\.ics$/),
			renewed: false,
		});
		expect(read((await get(path(first.url))).text)).toEqual(['offen 0 TENTATIVE']);
		await reminding.register.put(subscriber(), [{ about: { to: 'everything' } }]);
		expect(read((await get(path(first.url))).text)).toEqual(['intern 0 TENTATIVE', 'offen 0 TENTATIVE']);

		const second = await reminding.calendars.renew(ANNA);
		expect(second.renewed).toBe(true);
		expect((await get(path(first.url))).status).toBe(404);
		expect((await get(path(second.url))).status).toBe(200);
	});

	test('leaves out what they will not come to', async () => {
		await reminding.register.put(subscriber({ declined: ['intern'] }));
		const { url } = await reminding.calendars.renew(ANNA);
		expect(read((await get(path(url))).text)).toEqual(['offen 0 TENTATIVE']);
	});
});

describe('an event that changes', () => {
	test('keeps its id, counts its revisions, and stays as cancelled', async () => {
		events = [event({ id: 'offen', starts: '2026-11-25T10:00' })];
		await reminding.changed();
		expect(read((await get('/events.ics')).text)).toEqual(['offen 1 CONFIRMED']);
		events = [];
		await reminding.changed();
		expect(read((await get('/events.ics')).text)).toEqual(['offen 2 CANCELLED']);
	});
});
