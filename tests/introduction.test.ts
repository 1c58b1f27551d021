/** Somebody in Slack and somebody in Teams find each other, over both wires at once: registered, asked, agreed, erased. */

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openLibrary } from '../src/library/library.js';
import type { Log } from '../src/log.js';
import { createMeeting, type Meeting } from '../src/meeting.js';
import { createMemoryStore } from '../src/store/memory.js';
import { at } from './fixtures/reminders/given.js';
import { type Desk, openDesk, until } from './slack/desk.js';
import type { Message } from './slack/simulator/messages.js';
import { visibleText as seenInSlack } from './slack/simulator/visible.js';
import type { User } from './slack/simulator/world.js';
import type { Connector } from './teams/connector/connector.js';
import type { Shown } from './teams/connector/screen.js';
import { visibleText as seenInTeams } from './teams/connector/visible.js';
import { openTown, openTownBot, type TownBot } from './teams/town.js';

const DAY = 86_400_000;
let now = at('2026-11-23T10:00[Europe/Berlin]');
let desk: Desk;
let town: TownBot;
let connector: Connector;
let meeting: Meeting;
let mara: User;
const store = createMemoryStore(() => now);
const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

beforeAll(async () => {
	const library = await openLibrary('knowledge', 'knowledge');
	const clock = () => now;
	meeting = createMeeting({ library: () => library, store, log: silent, clock });
	desk = await openDesk({ store, meeting, clock });
	connector = await openTown();
	town = await openTownBot(connector, { store, meeting, clock, teams: { pace: 20 } });
	meeting.start([desk.slack, town.channel]);
	mara = desk.sim.people.member;
});
afterAll(async () => {
	await meeting.stop();
	await town.stop();
	await connector.close();
	await desk.close();
});

const inSlack = (pattern: RegExp): Promise<Message> =>
	until(`${pattern} in Slack`, () =>
		desk.sim
			.messages(desk.sim.world.direct(desk.sim.botUser, mara.id).id)
			.findLast((one) => !one.streaming && pattern.test(seenInSlack(one))),
	);

async function inTeams(pattern: RegExp): Promise<Shown> {
	const { personal } = connector.places;
	const [as] = personal.members;
	const find = () =>
		connector
			.screen(personal, as ? { as } : {})
			.findLast((one) => one.from === 'bot' && pattern.test(seenInTeams(one)));
	return await connector.until(() => !town.busy() && find(), { what: String(pattern) });
}

const PROFILE = {
	name: 'Petra Muster',
	municipality: 'Schweinfurt',
	role: 'Citymanagerin',
	offers: 'Zwischenmiete, Leerstand',
	seeks: 'Jugend',
	languages: 'de',
	way: 'petra.muster@schweinfurt.example',
	match: 'no',
	consent: 'yes',
};

const everythingIn = (what: object) => JSON.stringify(what);

describe('Slack and Teams', () => {
	test('a colleague in Teams registers, after having read what it is for', async () => {
		await connector.say(connector.places.personal, 'Mein Profil', {});
		await inTeams(/Zweck: [\s\S]*Dauer: zwölf Monate/);
		await connector.press(connector.places.personal, 'Profil anlegen');
		const saved = await connector.press(connector.places.personal, 'Speichern', { inputs: PROFILE });
		expect(everythingIn(saved.body ?? {})).toContain('Ihr Profil ist gespeichert.');
		expect(await store.find('profile')).toMatchObject([{ value: { to: { channel: 'teams' }, name: 'Petra Muster' } }]);
	});

	test('is found in Slack by the asker alone, without a way to reach her, and asked', async () => {
		await desk.driver.direct(mara, 'Wer kennt sich mit Zwischenmiete aus?');
		const found = await inSlack(/Zum Austausch bereit:[\s\S]*Petra Muster/);
		expect(everythingIn(desk.sim.messages(found.channel))).not.toContain('schweinfurt.example');
		await desk.driver.press(mara, found, 'Anfragen: Petra Muster');
		await until('the form', () => everythingIn(desk.sim.views(mara.id)).includes('Worum geht es?'));
		await desk.driver.submit(mara, {
			why: 'Wir planen einen Pop-up-Store.',
			name: 'Mara Mitte',
			municipality: 'Alzey',
			way: 'Telefon 06731 0000',
		});
		await inSlack(/Ihre Anfrage an Petra Muster ist unterwegs/);
		await meeting.tick();
		const request = await inTeams(/Mara Mitte möchte sich mit Ihnen austauschen/);
		expect(seenInTeams(request)).toContain('Wir planen einen Pop-up-Store.');
		expect(everythingIn(connector.screen(connector.places.personal, {}))).not.toContain('06731');
	});

	test('a yes shows both how to reach each other, each in their own channel', async () => {
		await connector.press(connector.places.personal, 'Zusagen');
		await meeting.tick();
		expect(seenInSlack(await inSlack(/Petra Muster hat zugesagt/))).toContain('petra.muster@schweinfurt.example');
		expect(seenInTeams(await inTeams(/Ihr Kontakt: Mara Mitte/))).toContain('Telefon 06731 0000');
	});

	test('both are asked two weeks later whether it helped', async () => {
		now += 14 * DAY;
		await meeting.tick();
		const asked = await inSlack(/Hat es geholfen\?/);
		await desk.driver.press(mara, asked, 'Ja');
		await inSlack(/Danke für die Antwort/);
		await inTeams(/Hat es geholfen\?/);
		await connector.press(connector.places.personal, 'Nein');
		expect((await store.find('helped')).map(({ value }) => value)).toEqual([{ month: '2026-12', yes: 1, no: 1 }]);
	});

	test('what people type about themselves is taken literally, however long', async () => {
		const name = `<!channel> **Petra** [x](https://boese.example) ${'P'.repeat(180)}`;
		await connector.say(connector.places.personal, 'Mein Profil', {});
		await inTeams(/Profil ändern/);
		await connector.press(connector.places.personal, 'Profil ändern');
		const fields = { ...PROFILE, name, role: '@here *Leitung* <b>x</b>', offers: 'Zwischenmiete\n<!here>' };
		await connector.press(connector.places.personal, 'Speichern', { inputs: fields });
		const before = desk.sim.messages(desk.sim.world.direct(desk.sim.botUser, mara.id).id).length;
		await desk.driver.direct(mara, 'Kontakte in Schweinfurt');
		const found = await until('the card in Slack', () => {
			const all = desk.sim.messages(desk.sim.world.direct(desk.sim.botUser, mara.id).id).slice(before);
			return all.find((one) => !one.streaming && seenInSlack(one).includes('PPPPPP'));
		});
		expect(everythingIn(found)).not.toMatch(/"type":"(?:broadcast|user|link)"[^}]*(?:boese|channel|here)/);
		expect(connector.requests.every(({ refused }) => refused === undefined)).toBe(true);
	});

	test('who takes the profile back is found no more', async () => {
		await connector.say(connector.places.personal, 'Profil löschen', {});
		await inTeams(/Ihr Profil ist gelöscht/);
		await desk.driver.direct(mara, 'Stell mich Schweinfurt vor');
		await inSlack(/hat sich von dort auch niemand eingetragen|Brief an Schweinfurt/);
		expect(await store.find('profile')).toEqual([]);
	});
});
