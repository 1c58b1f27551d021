import { describe, expect, test } from '@jest/globals';
import { openLibrary } from '../../src/library/library.js';
import { createDocumented, documentationOf } from '../../src/reminders/documented.js';
import { createMemoryStore } from '../../src/store/memory.js';
import { at, event } from '../fixtures/reminders/given.js';

const { exchanges } = await openLibrary('knowledge', 'knowledge');
const SERIES = 'Peer-to-Peer-Austausch';
const of = (given: Parameters<typeof event>[0]) => documentationOf(event(given), exchanges)?.id;

describe('the documentation of an event', () => {
	test('is the one it names, and no other', () => {
		expect(of({ documentation: 'profil-alzey-makerspace-2023' })).toBe('profil-alzey-makerspace-2023');
		expect(of({ documentation: 'none', series: SERIES, number: 5, starts: '2024-09-19' })).toBeUndefined();
	});

	test('is the one of its series with its number and year', () => {
		expect(of({ series: SERIES, number: 5, starts: '2024-09-12T10:00' })).toBe('austausch-5-zwischenmiete');
		expect(of({ series: SERIES, number: 5, starts: '2027-09-19T10:00' })).toBeUndefined();
		expect(of({ series: SERIES, number: 6, starts: '2024-09-19T10:00' })).toBeUndefined();
	});

	test('is, without a number, the one of its series on that day', () => {
		const meeting = { series: 'Regionales Netzwerktreffen', kind: 'network-meeting' } as const;
		expect(of({ ...meeting, starts: '2023-09-19T09:00' })).toBe('netzwerktreffen-sued-2023');
		expect(of({ ...meeting, starts: '2023-09-20T09:00' })).toBeUndefined();
		expect(of({ starts: '2023-09-19T09:00' })).toBeUndefined();
	});
});

describe('when a documentation came', () => {
	const fifth = event({ documentation: 'austausch-5-zwischenmiete' });
	const given = exchanges.filter(({ id }) => id === 'austausch-5-zwischenmiete');

	test('is remembered through restarts, and told by all instances alike', async () => {
		let now = at('2026-11-25T08:00:00Z');
		const store = createMemoryStore(() => now);
		const first = createDocumented(store, () => now);
		await first.observe([fifth], []);
		expect(first.since()).toEqual(new Map());
		now += 1000;
		await first.observe([fifth], given);
		const since = new Map([['austausch-12', now]]);
		expect(first.since()).toEqual(since);
		now += 86_400_000;
		await first.observe([fifth], given);
		const second = createDocumented(store, () => now);
		await second.observe([fifth], given);
		expect([first.since(), second.since()]).toEqual([since, since]);
	});

	test('is forgotten with the documentation, and says who may read it', async () => {
		const documented = createDocumented(createMemoryStore(), () => 1);
		await documented.observe(
			[fifth],
			given.map((one) => ({ ...one, audience: 'programme' as const })),
		);
		expect(documented.closed()).toEqual(new Set(['austausch-12']));
		await documented.observe([fifth], []);
		expect(documented.since().size + documented.closed().size).toBe(0);
	});
});
