/** From what people say to what they are sent: the real bot, agenda and engine, a clock set by hand, and a channel that notes what arrives. */

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { assemble } from '../src/assemble.js';
import type { Bot, Sent } from '../src/channel.js';
import type { ExchangeEvent } from '../src/events/event.js';
import { type Library, openLibrary } from '../src/library/library.js';
import type { Facts, Log } from '../src/log.js';
import type { Message } from '../src/message.js';
import { createReminding, type Reminding } from '../src/reminding.js';
import { plainBlock, type Reply } from '../src/reply.js';
import { createMemoryStore } from '../src/store/memory.js';
import type { Store } from '../src/store/store.js';
import { createViewer } from '../src/viewer.js';
import { at, event } from './fixtures/reminders/given.js';

const HOUR = 3_600_000;
const shipped = await openLibrary('knowledge', 'knowledge');
const fifth = shipped.exchanges.find(({ id }) => id === 'austausch-5-zwischenmiete');

/** One town: what it knows, when it is, who was sent what. */
interface Town {
	now: number;
	library: Library;
	store: Store;
	bot: Bot;
	reminding: Reminding;
	sent: { place: string; said: string; labels: string[]; reply: Reply }[];
	outcome: Sent;
	/** Who reads along where reminders go. */
	audience: 'public' | 'programme';
	logged: { event: string; facts: Facts }[];
}
let town: Town;
let calls = 0;
const folder = await mkdtemp(join(tmpdir(), 'reminding-'));
const feed = join(folder, 'termine.ics');
afterAll(() => rm(folder, { recursive: true }));

const body = ({ title, blocks }: Reply) => [title ?? '', ...blocks.map(plainBlock)].filter(Boolean).join('\n');

/** Another life of the bot on the same store. */
async function live(calendar?: string): Promise<void> {
	const clock = () => town.now;
	const library = () => town.library;
	const note = (name: string, facts: Facts = {}) => void town.logged.push({ event: name, facts });
	const log: Log = { info: note, warn: note, error: note };
	const viewer = createViewer(library, 'https://lotse.example');
	const parts = { library, store: town.store, log, viewer, clock };
	await town.reminding?.stop();
	town.reminding = createReminding({ ...parts, calendar, warn: ({ fault = '' }) => note('calendar', { fault }) });
	await town.reminding.open();
	town.reminding.start([
		{
			name: 'slack',
			writes: true,
			audience: async () => town.audience,
			async send({ place }, reply) {
				if (town.outcome.ok)
					town.sent.push({ place, said: body(reply), labels: reply.buttons.map(({ label }) => label), reply });
				return town.outcome;
			},
		},
	]);
	await town.reminding.tick();
	town.bot = assemble({ ...parts, site: 'https://programme.example', reminding: town.reminding });
}

beforeEach(async () => {
	const now = at('2026-11-20T09:00[Europe/Berlin]');
	const library = { ...shipped, events: [meeting()] };
	const outcome = { ok: true, id: '1' } as const;
	const store = createMemoryStore(() => town.now);
	const audience = 'programme';
	town = { now, library, store, sent: [], outcome, audience, logged: [] } as unknown as Town;
	await live();
});

/** Else it ticks on by itself, and into the next test. */
afterEach(() => town.reminding.stop());

function meeting(more: Partial<ExchangeEvent> = {}) {
	return event({
		id: 'austausch-9',
		title: '9. Peer-to-Peer-Austausch „Leerstand“',
		series: 'Peer-to-Peer-Austausch',
		topics: ['Leerstand'],
		starts: '2026-12-10T10:00',
		ends: '2026-12-10T12:00',
		place: 'online',
		status: 'confirmed',
		...more,
	});
}

function message(text: string, more: Partial<Message> = {}): Message {
	calls += 1;
	return {
		id: String(calls),
		text,
		person: 'T1/U1',
		conversation: 'T1/D1',
		from: { channel: 'slack', place: 'T1/D1' },
		alone: { channel: 'slack', place: 'T1/U1' },
		asker: { tenant: 'T1', audience: 'programme', role: 'member', name: 'Anna' },
		interactive: true,
		...more,
	};
}

const CHANNEL: Partial<Message> = {
	conversation: 'T1/C1',
	from: { channel: 'slack', place: 'T1/C1' },
	room: { channel: 'slack', place: 'T1/C1' },
	asker: { tenant: 'T1', audience: 'programme', role: 'member', name: 'Anna', belongs: true },
};

async function say(text: string, more: Partial<Message> = {}): Promise<Reply> {
	const reply = await town.bot.answer(message(text, more), new AbortController().signal);
	if (!reply) throw new Error('no reply');
	return reply;
}

async function press(reply: Reply, label: string, fields?: Record<string, string>): Promise<Reply> {
	const token = reply.buttons.find((one) => one.label === label)?.token ?? '';
	return await say('', { pressed: { token, ...(fields ? { fields } : {}) } });
}

/** Lets time pass in steps, as the ticks do. @returns what was sent meanwhile: when, and how it begins */
async function until(text: string): Promise<string[]> {
	const end = at(`${text}[Europe/Berlin]`);
	const before = town.sent.length;
	const times: string[] = [];
	for (; town.now <= end; town.now += HOUR / 2) {
		const there = town.sent.length;
		await town.reminding.tick();
		const when = new Date(town.now).toLocaleString('sv', { timeZone: 'Europe/Berlin' }).slice(0, 16);
		for (const { said } of town.sent.slice(there)) times.push(`${when} ${said.split('\n', 1)[0]}`);
	}
	expect(town.sent).toHaveLength(before + times.length);
	return times;
}

async function change(events: readonly ExchangeEvent[]): Promise<void> {
	town.now += 1000;
	town.library = { ...town.library, events };
	await town.reminding.tick();
}

describe('a wish', () => {
	test('is granted: a week, a day and an hour ahead, once, where the person is written to', async () => {
		expect(body(await say('Erinnere mich an den nächsten Austausch'))).toContain(
			'9. Peer-to-Peer-Austausch ‚Leerstand‘',
		);
		expect(await until('2026-12-11T00:00')).toEqual([
			'2026-12-03 10:00 Erinnerung: in 7 Tagen',
			'2026-12-09 10:00 Erinnerung: morgen',
			'2026-12-10 09:00 Erinnerung: in 1 Stunde',
		]);
		expect(new Set(town.sent.map(({ place }) => place))).toEqual(new Set(['T1/U1']));
		expect(town.sent[0]?.said).toContain('Wann: Donnerstag, 10. Dezember 2026, 10:00 bis 12:00 Uhr\nWo: online');
	});

	test('survives a restart, and what was due meanwhile comes late and says so', async () => {
		await say('Erinnere mich an den nächsten Austausch');
		await until('2026-12-03T12:00');
		await live();
		expect(town.sent).toHaveLength(1);
		town.now = at('2026-12-09T15:00[Europe/Berlin]');
		await live();
		expect(town.sent.at(-1)?.said).toContain('Diese Erinnerung kommt verspätet.');
		expect(town.sent).toHaveLength(2);
	});

	test('of a channel is granted there, by who belongs to it', async () => {
		const outsider = { ...CHANNEL, asker: { ...message('').asker, belongs: false } };
		await say('remind this channel an hour before the next exchange', outsider);
		expect(await until('2026-11-21T00:00')).toEqual([]);
		await say('remind this channel an hour before the next exchange', CHANNEL);
		expect(await until('2026-12-11T00:00')).toEqual(['2026-12-10 09:00 Reminder: in 1 hour']);
		expect(town.sent[0]?.place).toBe('T1/C1');
		expect(body(await say('Welche Erinnerungen gibt es in diesem Kanal?', CHANNEL))).toContain('Anna');
	});

	test('of who was of the programme shows nothing of it once others read along', async () => {
		const closed = meeting({ id: 'intern', audience: 'programme', starts: '2026-12-10T09:30' });
		await change([closed, meeting()]);
		await say('Erinnere diesen Kanal an alle Termine', CHANNEL);
		expect(await until('2026-12-03T18:00')).toHaveLength(2);
		town.audience = 'public';
		expect(await until('2026-12-09T18:00')).toHaveLength(1);
		expect(town.sent.at(-1)?.said).toContain('10:00 bis 12:00 Uhr');
	});

	test('ends at once', async () => {
		await say('Erinnere mich an alle Termine');
		await say('Keine Erinnerungen mehr');
		expect(await until('2026-12-11T00:00')).toEqual([]);
	});
});

describe('an event', () => {
	test('that moves is told once and at once, and reminded of at its new time only', async () => {
		await say('Erinnere mich an den nächsten Austausch');
		await until('2026-12-08T22:00');
		await change([meeting({ starts: '2026-12-10T14:00', ends: '2026-12-10T16:00' })]);
		expect(town.sent.at(-1)?.said).toMatch(/^Ein Termin hat sich geändert\n[\s\S]*14:00 bis 16:00 Uhr/);
		await live();
		expect(await until('2026-12-11T00:00')).toEqual([
			'2026-12-09 14:00 Erinnerung: morgen',
			'2026-12-10 13:00 Erinnerung: in 1 Stunde',
		]);
	});

	test('that is cancelled, or vanishes, is told once and never reminded of', async () => {
		await say('Erinnere mich an alle Termine');
		await change([meeting({ status: 'cancelled', revision: 1 }), meeting({ id: 'b', starts: '2026-12-09T10:00' })]);
		await change([meeting({ status: 'cancelled', revision: 1 })]);
		expect(town.sent.map(({ said }) => said.split('\n', 1)[0])).toEqual([
			'Ein Termin ist abgesagt',
			'Ein Termin ist abgesagt',
		]);
		expect(await until('2026-12-18T00:00')).toEqual([]);
	});

	test('that changes its title only is no news', async () => {
		await say('Erinnere mich an den nächsten Austausch');
		await change([meeting({ title: '9. Peer-to-Peer-Austausch „Leerstand und mehr“' })]);
		expect(town.sent).toEqual([]);
	});

	test('that is documented is told to its subscribers once, with what was asked most', async () => {
		await say('Erinnere mich an den nächsten Austausch');
		for (const conversation of ['a', 'b', 'c'])
			await say('Wo gibt es Zwischennutzung?', { conversation, person: `T1/${conversation}` });
		await until('2026-12-12T10:00');
		const exchanges = fifth ? [{ ...fifth, number: 9, starts: '2026-12-10', ends: '2026-12-10' }] : [];
		town.sent = [];
		town.library = { ...town.library, exchanges, hash: 'new' };
		await live();
		expect(town.sent[0]?.said).toMatch(/^Die Dokumentation ist da\n[\s\S]*lotse\.example\/documents\/austausch-5/);
		expect(town.sent[0]?.said).toContain('Zwischennutzung');
		await live();
		expect(await until('2026-12-20T10:00')).toEqual([]);
	});
});

describe('buttons of a reminder', () => {
	beforeEach(async () => {
		await say('Erinnere mich an den nächsten Austausch');
		await until('2026-12-03T10:00');
	});
	const first = () => town.sent[0]?.reply as Reply;

	test('who will not come hears no more of it', async () => {
		expect((await press(first(), 'Ich komme nicht')).show).toBe('private');
		expect(await until('2026-12-11T00:00')).toEqual([]);
	});

	test('once more later is one more', async () => {
		const asked = await press(first(), 'Später noch einmal');
		await press(asked, '3 Stunden vorher');
		expect(await until('2026-12-11T00:00')).toEqual([
			'2026-12-09 10:00 Erinnerung: morgen',
			'2026-12-10 07:00 Erinnerung: in 3 Stunden',
			'2026-12-10 09:00 Erinnerung: in 1 Stunde',
		]);
	});

	test('no more is no more', async () => {
		await press(first(), 'Keine Erinnerungen mehr');
		expect(await until('2026-12-11T00:00')).toEqual([]);
	});
});

describe('data', () => {
	test('of a person are erased when they ask; a channel keeps its reminders, without the name', async () => {
		await say('Erinnere mich an alle Termine');
		await say('Erinnere diesen Kanal an alle Termine', CHANNEL);
		await until('2026-12-03T10:00');
		const told = await say('', { command: 'privacy' });
		await press(await press(told, 'Meine Daten löschen'), 'Ja, alles löschen');
		for (const kind of ['subscriber', 'subscription', 'delivery'])
			expect(JSON.stringify(await town.store.find(kind))).not.toMatch(/U1|Anna/);
		expect(await until('2026-12-09T12:00')).toEqual(['2026-12-09 10:00 Erinnerung: morgen']);
		expect(town.sent.at(-1)?.place).toBe('T1/C1');
	});

	test('of a place that is gone end, and the log says so', async () => {
		await say('Erinnere mich an alle Termine');
		town.outcome = { ok: false, gone: true };
		await until('2026-12-03T10:00');
		expect(await town.store.find('subscriber')).toEqual([]);
		expect(town.reminding.state()).toMatchObject({ reminders: { gone: 1 } });
		expect(town.logged.map(({ event }) => event)).toContain('subscription ended, place is gone');
	});
});

describe('a calendar', () => {
	const calendar = (...lines: string[]) =>
		writeFile(feed, ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:x', ...lines, 'END:VCALENDAR', ''].join('\r\n'));
	const entry = (start: string, ...more: string[]) => [
		'BEGIN:VEVENT',
		'UID:1@stadt',
		'DTSTAMP:20261101T080000Z',
		`DTSTART;TZID=W. Europe Standard Time:${start}`,
		'SUMMARY:Werkstatt Leerstand',
		...more,
		'END:VEVENT',
	];

	test('is followed: what is new, what moves, what is cancelled; a broken one changes nothing and is reported', async () => {
		await change([]);
		await calendar(...entry('20261215T100000'));
		await live(feed);
		expect(body(await say('Was steht an?'))).toContain('Dienstag, 15. Dezember 2026, 10:00 Uhr');
		await say('Erinnere mich an alle Termine');
		await calendar(...entry('20261216T100000'));
		await until('2026-11-20T10:00');
		expect(town.sent.map(({ said }) => said.split('\n', 1)[0])).toEqual(['Ein Termin hat sich geändert']);
		await writeFile(feed, 'BEGIN:VCALENDAR\r\nnonsense');
		await until('2026-11-20T11:00');
		expect(town.sent).toHaveLength(1);
		expect(town.reminding.state()).toMatchObject({ calendar: { fault: 'broken', events: 1 } });
		expect(town.logged).toContainEqual({ event: 'calendar', facts: { fault: 'broken' } });
		await calendar(...entry('20261216T100000', 'STATUS:CANCELLED'));
		await until('2026-11-20T12:00');
		expect(town.sent.at(-1)?.said).toMatch(/^Ein Termin ist abgesagt/);
	});
});
