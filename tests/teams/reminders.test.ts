/** Events and reminders in Teams, over the wire: asked for, sent, pressed, entered by an organiser. A clock set by hand. */

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openLibrary } from '../../src/library/library.js';
import { at, event } from '../fixtures/reminders/given.js';
import type { Connector } from './connector/connector.js';
import type { Shown } from './connector/screen.js';
import { visibleText } from './connector/visible.js';
import type { Place } from './connector/world.js';
import { openTown, openTownBot, type TownBot } from './town.js';

const DAY = 86_400_000;
const STARTS = at('2026-12-10T10:00[Europe/Berlin]');
let now = at('2026-11-20T09:00[Europe/Berlin]');
let connector: Connector;
let town: TownBot;
let anna: Place;

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
		status: 'confirmed',
	});
	connector = await openTown();
	anna = connector.places.personal;
	town = await openTownBot(connector, {
		library: { ...shipped, events: [meeting] },
		clock: () => now,
		teams: { pace: 20, organisers: new Set([connector.users.bernd.objectId.toLowerCase()]) },
	});
});
afterAll(async () => {
	await town.stop();
	await connector.close();
});

/** A complete message of the bot that says so, as the first member sees it. */
async function shown(place: Place, pattern: RegExp): Promise<Shown> {
	const [as] = place.members;
	const screen = () => connector.screen(place, as ? { as } : {});
	const find = () => screen().findLast((one) => one.from === 'bot' && pattern.test(visibleText(one)));
	return await connector.until(() => !town.busy() && find(), { what: String(pattern) });
}

async function say(place: Place, text: string, pattern: RegExp, from?: unknown): Promise<Shown> {
	await connector.say(place, text, from ? { from: from as never } : {});
	return await shown(place, pattern);
}

async function tick(instant: number): Promise<void> {
	now = instant;
	await town.reminding.tick();
}

describe('a person', () => {
	test('asks what is coming up, and is reminded by a button', async () => {
		await say(anna, 'Was steht an?', /Donnerstag, 10\. Dezember 2026, 10:00 bis 12:00 Uhr/);
		await connector.press(anna, 'Daran erinnern');
		await shown(anna, /Ich erinnere Sie an/);
	});

	test('is reminded there, with what can be done about it', async () => {
		await tick(STARTS - 7 * DAY);
		const reminder = await shown(anna, /Erinnerung: in 7 Tagen/);
		expect(visibleText(reminder)).toMatch(/Dazu beim 5\. Peer-to-Peer-Austausch: /);
		expect(connector.requests.every(({ refused }) => refused === undefined)).toBe(true);
		const { body, faults } = await connector.press(anna, 'Ich bin angemeldet');
		expect([JSON.stringify(body), faults]).toEqual([expect.stringContaining('dass Sie angemeldet sind'), []]);
	});

	test('changes the times in a form on the card', async () => {
		await say(anna, 'Meine Erinnerungen', /Ich erinnere Sie an:[\s\S]*9\. Peer-to-Peer-Austausch/);
		await connector.press(anna, 'Zeiten ändern');
		await connector.press(anna, 'Speichern', { inputs: { leads: '3 Tage und 2 Stunden' } });
		await tick(STARTS - 3 * DAY);
		await shown(anna, /Erinnerung: in 3 Tagen/);
	});
});

describe('a group', () => {
	test('is reminded when a member asks', async () => {
		const { group } = connector.places;
		await say(group, 'Erinnere uns hier eine Stunde vorher an den nächsten Austausch', /Ich erinnere hier an/);
		await tick(STARTS - 3_600_000);
		const reminder = await shown(group, /Erinnerung: in 1 Stunde/);
		expect(visibleText(reminder)).not.toContain('Ich komme nicht');
	});

	test('does not read what concerns one person alone', async () => {
		const { group } = connector.places;
		await say(group, 'Welche Erinnerungen habe ich?', /Die Antwort steht in unserem persönlichen Chat/);
		expect(
			connector
				.screen(group)
				.map((one) => visibleText(one))
				.join(),
		).not.toContain('3 Tage und 2 Stunden');
		await shown(anna, /Ich erinnere Sie an:[\s\S]*3 Tage/);
	});
});

describe('an organiser', () => {
	test('enters an event in a form, and sees who will be told', async () => {
		await say(anna, 'Erinnere mich an alle Termine', /Ich erinnere Sie an/);
		const bernd = connector.world.addPlace('personal', connector.apps.first, [connector.users.bernd]);
		await say(bernd, 'Termin anlegen', /Termin/);
		await connector.press(bernd, 'Senden', {
			inputs: {
				title: 'Werkstatt Hochbeete',
				kind: 'workshop',
				day: '2027-01-14',
				from: '09:30',
				to: '11:00',
				place: 'Wilhelmshaven, Rathaus',
				topics: 'Hochbeete',
				audience: 'public',
			},
		});
		await shown(bernd, /Werkstatt Hochbeete[\s\S]*1 Person/);
		await connector.press(bernd, 'So eintragen');
		await connector.until(() => town.reminding.agenda().find(({ title }) => title === 'Werkstatt Hochbeete'), {
			what: 'the event',
		});
		await say(anna, 'Termine im Januar', /Donnerstag, 14\. Januar 2027, 09:30 bis 11:00 Uhr/);
	});

	test('is nobody else', async () => {
		await say(anna, 'Termin anlegen', /Termine legt das Programmbüro an/);
	});
});

describe('a group that has removed the bot', () => {
	test('is forgotten, and counted', async () => {
		const { group } = connector.places;
		await say(group, 'Erinnere uns hier an alle Termine', /Ich erinnere hier an jeden Termin/);
		const kept = async () => (await town.store.find('subscriber')).some(({ key }) => key.includes(group.id));
		expect(await kept()).toBe(true);
		connector.shut(group, 'uninstalled');
		await tick(at('2027-01-07T09:30[Europe/Berlin]'));
		expect(await kept()).toBe(false);
		expect(town.reminding.state()).toMatchObject({ reminders: { gone: 1 } });
		await tick(at('2027-01-11T09:30[Europe/Berlin]'));
		await shown(anna, /Erinnerung: in 3 Tagen[\s\S]*Werkstatt Hochbeete/);
	});
});
