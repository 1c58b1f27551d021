/** Forgetting people and tenants: everything of theirs, nothing of others, and not before the time of grace is over. */

import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Leaving } from '../src/channel.js';
import { createLeaving, erase, eraseDue, total } from '../src/erasure.js';
import type { Log } from '../src/log.js';
import { createMemoryStore } from '../src/store/memory.js';
import type { Store } from '../src/store/store.js';

const DAY = 24 * 3_600_000;
const anna = { person: 'slack:t1/anna', tenant: 'slack:t1' };
const bert = { person: 'slack:t1/bert', tenant: 'slack:t1' };
const cleo = { person: 'slack:t2/cleo', tenant: 'slack:t2' };

let now: number;
let store: Store;
let leaving: Leaving;
let logged: unknown[];

const log: Log = {
	info: (...line) => void logged.push(line),
	warn: (...line) => void logged.push(line),
	error: (...line) => void logged.push(line),
};

beforeEach(async () => {
	now = Date.UTC(2026, 0, 1);
	logged = [];
	store = createMemoryStore(() => now);
	leaving = createLeaving({ store, grace: 30 * DAY, clock: () => now });
	await Promise.all([anna, bert, cleo].map(keep));
});

/** One row of each kind that says whose it is. */
const keep = (who: typeof anna) =>
	store.apply(
		['person', 'conversation', 'button'].map((kind) => ({
			put: { kind, key: `${kind} of ${who.person}`, value: { ...who, questions: ['Wer hat Hochbeete?'] } },
		})),
	);

/** Whose rows are left. */
async function left(): Promise<string[]> {
	const rows = (await Promise.all(['person', 'conversation', 'button'].map((kind) => store.find(kind)))).flat();
	return [...new Set(rows.map(({ value }) => (value as typeof anna).person))].sort();
}

const sweep = () => eraseDue(store, now, log);

describe('erasing', () => {
	test('a person takes all that is theirs, and only that', async () => {
		const report = { erased: { person: 1, conversation: 1, button: 1 }, unsigned: 0, left: 0 };
		expect(await erase(store, { person: anna.person })).toEqual(report);
		expect(await left()).toEqual([bert.person, cleo.person]);
		for (const kind of ['person', 'conversation', 'button']) expect(await store.find(kind)).toHaveLength(2);
	});

	test('a tenant takes all of its people', async () => {
		expect(total(await erase(store, { tenant: 'slack:t1' }))).toBe(6);
		expect(await left()).toEqual([cleo.person]);
	});

	test('somebody of whom nothing is kept takes nothing', async () => {
		expect(total(await erase(store, { person: 'slack:t1/nobody' }))).toBe(0);
		expect(total(await erase(store, { person: 'slack:t1' }))).toBe(0);
		expect(await left()).toEqual([anna.person, bert.person, cleo.person]);
	});

	test('leaves alone what belongs to nobody: feedback, and sources that are open to a place', async () => {
		await store.apply([
			{ put: { kind: 'feedback', key: 'f', value: { question: 'Wer hat Hochbeete?', helpful: true } } },
			{ put: { kind: 'button', key: 'open', value: { place: 'slack:t1:t1/c1' } } },
		]);
		await erase(store, { tenant: 'slack:t1' });
		expect(await store.find('feedback')).toHaveLength(1);
		expect(await store.get('button', 'open')).toBeDefined();
	});
});

describe('who leaves', () => {
	test('is forgotten when the time of grace is over, not before', async () => {
		await leaving.left({ person: anna.person });
		now += 30 * DAY - 1;
		await sweep();
		expect(await left()).toContain(anna.person);
		now += 1;
		await sweep();
		expect(await left()).toEqual([bert.person, cleo.person]);
	});

	test('is forgotten with all people where it is a tenant', async () => {
		await leaving.left({ tenant: 'slack:t1' });
		now += 30 * DAY;
		await sweep();
		expect(await left()).toEqual([cleo.person]);
	});

	test('and comes back in time is not forgotten', async () => {
		await leaving.left({ person: anna.person });
		await leaving.left({ tenant: 'slack:t2' });
		now += 29 * DAY;
		await leaving.back({ person: anna.person });
		now += 2 * DAY;
		await sweep();
		expect(await left()).toEqual([anna.person, bert.person]);
	});

	test('and is said again to have left does not gain time by it', async () => {
		await leaving.left({ person: anna.person });
		now += 29 * DAY;
		await leaving.left({ person: anna.person });
		now += DAY;
		await sweep();
		expect(await left()).not.toContain(anna.person);
	});

	test('and leaves anew after coming back has the whole time again', async () => {
		await leaving.left({ person: anna.person });
		await leaving.back({ person: anna.person });
		now += 20 * DAY;
		await leaving.left({ person: anna.person });
		now += 29 * DAY;
		await sweep();
		expect(await left()).toContain(anna.person);
	});

	test('is forgotten once: what they say after a later return is kept', async () => {
		await leaving.left({ person: anna.person });
		now += 30 * DAY;
		await sweep();
		expect(await store.find('leaving')).toEqual([]);
		await keep(anna);
		now += 30 * DAY;
		await sweep();
		expect(await left()).toContain(anna.person);
	});

	test('is not taken for a tenant of the same name', async () => {
		await leaving.left({ person: 'slack:t1' });
		await leaving.back({ tenant: 'slack:t1' });
		now += 30 * DAY;
		await sweep();
		expect(await left()).toEqual([anna.person, bert.person, cleo.person]);
		expect(await store.find('leaving')).toEqual([]);
	});

	test('is forgotten at the next sweep where there is no time of grace', async () => {
		await createLeaving({ store, grace: 0, clock: () => now }).left({ tenant: 'slack:t2' });
		await sweep();
		expect(await left()).not.toContain(cleo.person);
	});
});

test('the log tells how much was erased, not whose', async () => {
	await leaving.left({ tenant: 'slack:t1' });
	now += 30 * DAY;
	await sweep();
	expect(logged).toEqual([['erased after leaving', { rows: 6 }]]);
});
