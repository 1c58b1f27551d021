/** Events and reminders in Slack, over the wire: asked for, sent, pressed, entered by an organiser. A clock set by hand. */

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openLibrary } from '../../src/library/library.js';
import { at, event } from '../fixtures/reminders/given.js';
import { type Desk, openDesk, until } from './desk.js';
import type { Message } from './simulator/messages.js';
import { openSimulator } from './simulator/simulator.js';
import { visibleText } from './simulator/visible.js';
import type { Channel, User } from './simulator/world.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const BEGIN = at('2026-11-20T09:00[Europe/Berlin]');
const STARTS = at('2026-12-10T10:00[Europe/Berlin]');
let now = BEGIN;
let desk: Desk;
let anna: User;
let bernd: User;

beforeAll(async () => {
	const shipped = await openLibrary('knowledge', 'knowledge');
	const meeting = event({
		id: 'austausch-9',
		title: '9. Peer-to-Peer-Austausch „Leerstand“',
		series: 'Peer-to-Peer-Austausch',
		number: 9,
		topics: ['Leerstand'],
		starts: '2026-12-10T10:00',
		ends: '2026-12-10T12:00',
		place: 'online',
		link: 'https://video.example.org/9',
		status: 'confirmed',
	});
	const sim = await openSimulator();
	anna = sim.people.member;
	bernd = sim.people.admin;
	desk = await openDesk({
		sim,
		library: { ...shipped, events: [meeting] },
		clock: () => now,
		slack: { organisers: [bernd.id] },
	});
});
afterAll(() => desk.close());

const inbox = (user: User) => desk.sim.world.direct(desk.sim.botUser, user.id).id;
const texts = (channel: string) => desk.sim.messages(channel).map((one) => visibleText(one));

/** The message of the bot that says so, in a channel or to a person. */
const shown = (where: string, pattern: RegExp): Promise<Message> =>
	until(`${pattern}`, () =>
		desk.sim.messages(where).findLast((one) => !one.streaming && pattern.test(visibleText(one))),
	);

/** Sets the clock; what is due by then has arrived when it resolves. */
async function tick(instant: number): Promise<void> {
	now = instant;
	await desk.reminding.tick();
}

async function direct(user: User, text: string, pattern: RegExp): Promise<Message> {
	await desk.driver.direct(user, text);
	return await shown(inbox(user), pattern);
}

async function mention(user: User, channel: Channel, text: string, pattern: RegExp): Promise<Message> {
	await desk.driver.mention(user, channel, text);
	return await shown(channel.id, pattern);
}

describe('a person', () => {
	test('asks what is coming up, and is reminded by a button', async () => {
		const card = await direct(anna, 'Was steht an?', /9\. Peer-to-Peer-Austausch „Leerstand“/);
		expect(visibleText(card)).toMatch(/Donnerstag, 10\. Dezember 2026, 10:00 bis 12:00 Uhr/);
		expect(JSON.stringify(card.blocks)).toContain('https://lotse.example/events/austausch-9.ics');
		await desk.driver.press(anna, card, 'Daran erinnern');
		await shown(inbox(anna), /Ich erinnere Sie an „9\. Peer-to-Peer-Austausch „?‚?Leerstand/);
	});

	test('is reminded in the conversation with the bot, with what can be done about it', async () => {
		await tick(STARTS - 7 * DAY);
		const reminder = await shown(inbox(anna), /Erinnerung: in 7 Tagen/);
		expect(reminder.text).toMatch(/^Erinnerung: in 7 Tagen\n/);
		expect(visibleText(reminder)).toMatch(/Dazu beim 5\. Peer-to-Peer-Austausch: /);
		expect(JSON.stringify(reminder.blocks)).toMatch(/"url":"https:\/\/lotse\.example\/events\/austausch-9\.ics"/);
		await desk.driver.press(anna, reminder, 'Ich bin angemeldet');
		await shown(inbox(anna), /ich merke mir, dass Sie angemeldet sind/);
		await desk.driver.press(anna, reminder, 'In den Kalender eintragen');
	});

	test('finds her reminders in the home tab, and changes them in a window', async () => {
		await desk.driver.openHome(anna, 'home');
		const home = await until('the home tab', () => desk.sim.home(anna.id));
		expect(visibleText(home.view as never)).toMatch(/Meine Erinnerungen[\s\S]*9\. Peer-to-Peer-Austausch/);
		await desk.driver.press(anna, home, 'Zeiten ändern');
		await until('the window', () => desk.sim.views(anna.id)[0]);
		await desk.driver.submit(anna, { leads: '3 Tage und 2 Stunden' });
		await tick(STARTS - 3 * DAY);
		await shown(inbox(anna), /Erinnerung: in 3 Tagen/);
		expect(texts(inbox(anna)).filter((text) => text.startsWith('Erinnerung'))).toHaveLength(2);
	});

	test('is sent it once more, marked, where the line was cut after it had arrived', async () => {
		desk.sim.faults.add({ method: 'chat.postMessage', kind: 'reset', when: 'after' });
		await tick(STARTS - 2 * HOUR);
		await tick(STARTS - 2 * HOUR + 60_000);
		await tick(STARTS - 2 * HOUR + 120_000);
		const both = texts(inbox(anna)).filter((text) => /^Erinnerung: in (?:2 Stunden|119 Minuten)/.test(text));
		expect(both.map((text) => text.includes('Möglicherweise doppelt'))).toEqual([false, true]);
	});
});

describe('a channel', () => {
	test('is reminded when a member asks, and sees who did', async () => {
		const { channel } = desk.sim.places;
		await mention(
			anna,
			channel,
			'Erinnere diesen Kanal eine Stunde vorher an den nächsten Austausch',
			/Ich erinnere hier an/,
		);
		await mention(bernd, channel, 'Welche Erinnerungen gibt es in diesem Kanal?', /eingerichtet von/);
		await tick(STARTS - HOUR);
		const reminder = await shown(channel.id, /Erinnerung: in 1 Stunde/);
		expect(reminder.ephemeralFor).toBeUndefined();
		expect(visibleText(reminder)).not.toContain('Ich komme nicht');
	});

	test('may be joined by everybody for themselves', async () => {
		const { channel } = desk.sim.places;
		const reminder = await shown(channel.id, /Erinnerung: in 1 Stunde/);
		await desk.driver.press(bernd, reminder, 'Keine Erinnerungen mehr');
		await shown(channel.id, /in diesem Kanal erinnere ich an nichts mehr/);
	});
});

describe('an organiser', () => {
	test('enters an event in a window, sees who will be told, and moves it', async () => {
		await direct(anna, 'Erinnere mich an alle Termine', /Ich erinnere Sie an (?:jeden|alle)/);
		const begun = await direct(bernd, 'Termin anlegen', /Termin/);
		await desk.driver.press(bernd, begun, 'Termin anlegen');
		await until('the window', () => desk.sim.views(bernd.id)[0]);
		const { outcome, problems } = await desk.driver.submit(bernd, {
			title: 'Werkstatt Hochbeete',
			kind: 'workshop',
			day: '2027-01-14',
			from: '09:30',
			to: '11:00',
			place: 'Wilhelmshaven, Rathaus',
			topics: 'Hochbeete',
		});
		expect([outcome, problems]).toEqual(['closed', []]);
		const preview = await shown(inbox(bernd), /Werkstatt Hochbeete[\s\S]*1 Person/);
		await desk.driver.press(bernd, preview, 'So eintragen');
		await until('the event', () => desk.reminding.agenda().find(({ title }) => title === 'Werkstatt Hochbeete'));
		expect(texts(inbox(anna)).some((text) => /Hochbeete/.test(text))).toBe(false);
		await direct(anna, 'Termine im Januar', /Donnerstag, 14\. Januar 2027, 09:30 bis 11:00 Uhr/);
	});

	test('puts right in the window from the home tab what was wrong, as often as it takes', async () => {
		await desk.driver.openHome(bernd, 'home');
		const home = await until('the home tab', () => desk.sim.home(bernd.id));
		await desk.driver.press(bernd, home, 'Termin anlegen');
		await until('the window', () => desk.sim.views(bernd.id)[0]);
		const typed = { title: 'Werkstatt Beete', kind: 'workshop', day: '2027-01-15', from: '09:30', to: '08:00' };
		await desk.driver.submit(bernd, typed);
		const top = () => desk.sim.views(bernd.id).at(-1);
		await until('the form', () => JSON.stringify(top()).includes('Das Ende liegt vor dem Beginn'));
		expect((await desk.driver.submit(bernd, { to: '11:00' })).outcome).toBe('updated');
		for (const title of ['Werkstatt Eins', 'Werkstatt Zwei', 'Werkstatt Drei']) {
			const preview = await until('the preview', () => /Noch ändern/.test(JSON.stringify(top())) && top());
			await desk.driver.press(bernd, preview, 'Noch ändern');
			await until('the form', () => /Letzter Tag/.test(JSON.stringify(top())));
			await desk.driver.submit(bernd, { title });
		}
		const last = await until('the preview', () => /Werkstatt Drei/.test(JSON.stringify(top())) && top());
		await desk.driver.press(bernd, last, 'So eintragen');
		await until('the event', () => desk.reminding.agenda().find(({ title }) => title === 'Werkstatt Drei'));
	});

	test('is nobody else', async () => {
		await direct(anna, 'Termin anlegen', /Termine legt das Programmbüro an/);
	});
});
