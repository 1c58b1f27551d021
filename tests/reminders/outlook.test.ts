import { describe, expect, test } from '@jest/globals';
import type { ExchangeEvent } from '../../src/events/event.js';
import { concerns } from '../../src/reminders/circle.js';
import { createOutlook } from '../../src/reminders/outlook.js';
import { createRegister } from '../../src/reminders/register.js';
import type { About, Subscriber } from '../../src/reminders/subscription.js';
import { createMemoryStore } from '../../src/store/memory.js';
import { at, EVERYTHING, event, subscriber } from '../fixtures/reminders/given.js';

const NOW = at('2026-11-20T08:00:00Z');
const ANNA = 'slack:T1/U1';

async function outlook(
	people: readonly { about?: About; created?: number; more?: Partial<Subscriber> }[],
	events: readonly ExchangeEvent[] = [event()],
) {
	let now = NOW - 1000;
	const register = createRegister(
		createMemoryStore(() => now),
		() => now,
	);
	for (const { about = EVERYTHING, more } of people) await register.put(subscriber(more), [{ about }]);
	now = NOW;
	return createOutlook({ register, agenda: () => events, matches: concerns, clock: () => now });
}

describe('the next reminder', () => {
	test('is the first that would be sent from now on', async () => {
		const { next } = await outlook([{}]);
		expect(await next(ANNA)).toBe(at('2026-11-23T10:00[Europe/Berlin]'));
		expect(await next('slack:T1/U9')).toBeUndefined();
	});

	test('is none where nothing is planned, or all is cancelled', async () => {
		expect(await (await outlook([{}], [])).next(ANNA)).toBeUndefined();
		expect(await (await outlook([{}], [event({ status: 'cancelled' })])).next(ANNA)).toBeUndefined();
	});
});

describe('what a subscriber hears of', () => {
	test('is what they asked for and may see', async () => {
		const events = [
			event({ id: 'a', topics: ['Leerstand'] }),
			event({ id: 'b', topics: ['Leerstand'], audience: 'programme' }),
			event({ id: 'c' }),
		];
		const about = { to: 'topic', topic: 'leerstand' } as const;
		const ids = async (more: Partial<Subscriber>) =>
			(await (await outlook([{ about, more }], events)).heard(ANNA)).map(({ id }) => id);
		expect(await ids({})).toEqual(['a', 'b']);
		expect(await ids({ audience: 'public' })).toEqual(['a']);
	});
});

describe('who would be told', () => {
	const people = [
		{},
		{ more: { person: 'slack:T1/U2', declined: ['austausch-12'] } },
		{ more: { person: 'slack:T1/U3', audience: 'public' as const } },
		{ more: { person: 'slack:T1/U1', place: 'T1/C1', shared: true } },
		{ about: { to: 'event', event: 'other' } as const, more: { person: 'slack:T1/U4' } },
	];

	test('of a new event are all it concerns, people and channels apart', async () => {
		const { subscribed } = await outlook(people);
		expect(await subscribed(event())).toEqual({ people: 3, channels: 1 });
		expect(await subscribed(event({ audience: 'programme' }))).toEqual({ people: 2, channels: 1 });
	});

	test('of a cancellation are not those who will not come', async () => {
		const changed = new Date(NOW).toISOString();
		const { subscribed } = await outlook(people);
		expect(await subscribed(event({ status: 'cancelled', changed }))).toEqual({ people: 2, channels: 1 });
		expect(await subscribed(event({ status: 'moved', changed }))).toEqual({ people: 3, channels: 1 });
	});
});
