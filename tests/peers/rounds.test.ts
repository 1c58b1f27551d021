/** What the time brings for profiles never brings back what their people took away meanwhile. */

import { beforeEach, describe, expect, test } from '@jest/globals';
import { createMeeting, type Meeting } from '../../src/meeting.js';
import { openLibrary } from '../../src/library/library.js';
import type { Log } from '../../src/log.js';
import { createProfiles, type Profile } from '../../src/peers/profile.js';
import { createRounds } from '../../src/peers/rounds.js';
import { createMemoryStore } from '../../src/store/memory.js';
import type { Store } from '../../src/store/store.js';
import { at } from '../fixtures/reminders/given.js';

const DAY = 86_400_000;
const NOW = at('2026-11-23T10:00[Europe/Berlin]');
const PETRA = 'slack:T1/U1';
const library = await openLibrary('knowledge', 'knowledge');
const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
let store: Store;

/** Its year is nearly over, and it wants proposals: both rounds look at it. */
const profile = (more: Partial<Profile> = {}): Profile => ({
	person: PETRA,
	tenant: 'slack:T1',
	to: { channel: 'slack', place: 'T1/U1' },
	name: 'Petra Muster',
	municipality: 'Schweinfurt',
	role: '',
	offers: ['Zwischenmiete'],
	seeks: ['Jugend'],
	languages: ['de'],
	way: 'petra@schweinfurt.example',
	language: 'de',
	zone: 'Europe/Berlin',
	consent: { at: NOW, version: '2026-11' },
	until: NOW + 5 * DAY,
	paused: false,
	match: true,
	...more,
});

beforeEach(async () => {
	store = createMemoryStore(() => NOW);
	await createProfiles(store).put(profile());
});

/** Something happens between reading all profiles and going on with this one. */
function meanwhile(happens: () => Promise<unknown>): Store {
	let left = true;
	return {
		...store,
		async find(kind, where) {
			const found = await store.find(kind, where);
			if (kind === 'profile' && left) {
				left = false;
				await happens();
			}
			return found;
		},
	};
}

const rounds = (over: Store) =>
	createRounds({ store: over, profiles: createProfiles(over), shared: () => [], clock: () => NOW });
const remove = () => store.forget([{ remove: { kind: 'profile', key: PETRA } }]);
const kept = () => createProfiles(store).find(PETRA);

describe('a round', () => {
	test('does not bring back a profile that was deleted meanwhile', async () => {
		await rounds(meanwhile(remove)).go();
		expect(await kept()).toBeUndefined();
		expect(await store.find('letter')).toEqual([]);
	});

	test('does not bring it back where only a proposal was due', async () => {
		await createProfiles(store).put(profile({ until: NOW + 100 * DAY }));
		let reads = 0;
		const second: Store = {
			...store,
			async find(kind, where) {
				const found = await store.find(kind, where);
				if (kind === 'profile' && ++reads === 2) await remove();
				return found;
			},
		};
		await rounds(second).go();
		expect(await kept()).toBeUndefined();
	});

	test('keeps what was changed meanwhile', async () => {
		const changed = profile({ paused: true, way: 'Tel. 1' });
		await rounds(meanwhile(() => createProfiles(store).put(changed))).go();
		expect(await kept()).toMatchObject({ paused: true, way: 'Tel. 1' });
	});
});

describe('hiding a profile', () => {
	test('does not bring back one that was deleted meanwhile', async () => {
		let left = true;
		const over: Store = {
			...store,
			async get(kind, key) {
				const row = await store.get(kind, key);
				if (kind === 'profile' && left) {
					left = false;
					await remove();
				}
				return row;
			},
		};
		const meeting: Meeting = createMeeting({ library: () => library, store: over, log: silent, clock: () => NOW });
		await meeting.hide(PETRA);
		expect(await kept()).toBeUndefined();
	});
});
