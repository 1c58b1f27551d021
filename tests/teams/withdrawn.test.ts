/** Somebody who was shown in Teams has everything erased: what is kept of that answer, so that one can come back to it, goes too. */

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { erase } from '../../src/erasure.js';
import type { Profile } from '../../src/peers/profile.js';
import type { Connector } from './connector/connector.js';
import { visibleText } from './connector/visible.js';
import { openTown, openTownBot, type TownBot } from './town.js';

let connector: Connector;
let town: TownBot;
const PETRA = 'slack:T1/U1';

beforeAll(async () => {
	connector = await openTown();
	town = await openTownBot(connector, { teams: { pace: 20 } });
	const profile: Profile = {
		person: PETRA,
		tenant: 'slack:T1',
		to: { channel: 'slack', place: 'T1/U1' },
		name: 'Petra Muster',
		municipality: 'Schweinfurt',
		role: '',
		offers: ['Zwischenmiete'],
		seeks: [],
		languages: ['de'],
		way: 'petra@schweinfurt.example',
		language: 'de',
		zone: 'Europe/Berlin',
		consent: { at: Date.now(), version: '2026-11' },
		until: Date.now() + 86_400_000,
		paused: false,
		match: false,
	};
	await town.meeting.profiles.put(profile);
});
afterAll(async () => {
	await town.stop();
	await connector.close();
});

const kept = async () => JSON.stringify(await town.store.find('shelf'));

test('an answer that showed her is kept no longer than her data', async () => {
	const { personal } = connector.places;
	await connector.say(personal, 'Wer kennt sich mit Zwischenmiete aus?');
	await connector.until(
		() => !town.busy() && connector.screen(personal).some((one) => visibleText(one).includes('Petra Muster')),
	);
	expect(await kept()).toContain('Petra Muster');
	expect(await erase(town.store, { person: PETRA })).toMatchObject({ left: 0 });
	expect(await kept()).not.toContain('Petra Muster');
	expect(await kept()).not.toBe('[]');
});
