/** What is for one person alone is said to nobody else, also where that person cannot be written to alone. */

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Profile } from '../../src/peers/profile.js';
import type { Connector } from './connector/connector.js';
import { visibleText } from './connector/visible.js';
import type { Place } from './connector/world.js';
import { openTown, openTownBot, type TownBot } from './town.js';

const DAY = 86_400_000;
let connector: Connector;
let town: TownBot;
let group: Place;

const petra = (person: string): Profile => ({
	person,
	tenant: 'slack:T1',
	to: { channel: 'slack', place: 'T1/U1' },
	name: 'Petra Muster',
	municipality: 'Schweinfurt',
	role: 'Citymanagerin',
	offers: ['Zwischenmiete'],
	seeks: [],
	languages: ['de'],
	way: 'petra@schweinfurt.example',
	language: 'de',
	zone: 'Europe/Berlin',
	consent: { at: Date.now(), version: '2026-11' },
	until: Date.now() + 300 * DAY,
	paused: false,
	match: false,
});

beforeAll(async () => {
	connector = await openTown();
	town = await openTownBot(connector, { teams: { pace: 20 } });
	const { anna, bernd } = connector.users;
	/** Members of the programme, none of whom ever wrote to the bot alone. */
	group = connector.world.addPlace('groupChat', connector.apps.first, [anna, bernd]);
	await town.meeting.profiles.put(petra('slack:T1/U1'));
});
afterAll(async () => {
	await town.stop();
	await connector.close();
});

async function heardThere(question: string): Promise<string> {
	const before = connector.screen(group).length;
	await connector.say(group, question);
	const shown = await connector.until(
		() => {
			const all = connector.screen(group).slice(before);
			return !town.busy() && all.some(({ from }) => from === 'bot') ? all : undefined;
		},
		{ what: question },
	);
	return shown
		.filter(({ from }) => from === 'bot')
		.map((one) => visibleText(one))
		.join('\n');
}

test.each(['Wer kennt sich mit Zwischenmiete aus?', 'Stell mich Schweinfurt vor', 'Meine Daten zeigen'])(
	'a group does not read what its member may see alone: %s',
	async (question) => {
		const said = await heardThere(question);
		expect(said).not.toMatch(/Petra|Zwischenmiete|meine-daten/);
		expect(said).toContain('Schreiben Sie mir bitte in unserem persönlichen Chat');
	},
);
