/** Introductions against a plain model, in random histories: both sides act at once, everything comes twice, people vanish, time passes. */

import { describe, expect, test } from '@jest/globals';
import { fc } from '../property.js';
import { erase } from '../../src/erasure.js';
import { type Act, act, type Introduction, LIMITS, open, refusal, SILENCE } from '../../src/peers/introduction.js';
import { createIntroductions, LETTER, letterSchema, type Posted } from '../../src/peers/introductions.js';
import { createProfiles, type Profile } from '../../src/peers/profile.js';
import { createMemoryStore } from '../../src/store/memory.js';
import type { Store } from '../../src/store/store.js';

const DAY = 24 * 3_600_000;
const BEGIN = Date.parse('2026-11-23T09:00:00Z');

const from = {
	tenant: 'slack:T1',
	to: { channel: 'slack', place: 'D1' },
	name: 'Anna',
	role: '',
	municipality: 'Alzey',
	way: 'anna@alzey.example',
	language: 'de' as const,
};

function profile(person: string): Profile {
	return {
		person,
		tenant: 'teams:t2',
		to: { channel: 'teams', place: person },
		name: person,
		municipality: 'Schweinfurt',
		role: '',
		offers: ['Leerstand'],
		seeks: [],
		languages: ['de'],
		way: `${person}@example.org`,
		language: 'de',
		zone: 'Europe/Berlin',
		consent: { at: BEGIN, version: '2026-11' },
		until: BEGIN + 365 * DAY,
		paused: false,
		match: false,
	};
}

const begun = { id: 'i', asker: 'slack:U1', asked: 'teams:U2', askedTenant: 'teams:t2', from, why: 'Rat' };
const acts = fc.constantFrom<Act>('accept', 'decline', 'later', 'withdraw', 'gone', 'time');
/** What happens, and milliseconds that pass before it. */
const history = fc.array(fc.tuple(acts, fc.integer({ min: 0, max: 3 * DAY })), { maxLength: 25 });

/** Every state an introduction goes through, with the letters that follow. */
function play(steps: readonly (readonly [Act, number])[]) {
	const first = open(begun, BEGIN);
	let { introduction } = first;
	let now = BEGIN;
	const letters = first.letters.map((letter) => ({ ...letter, at: BEGIN }));
	const states: { what: Act; now: number; before: Introduction; after: Introduction }[] = [];
	for (const [what, pause] of steps) {
		now += pause;
		const next = act(introduction, what, now);
		if (!next) continue;
		states.push({ what, now, before: introduction, after: next.introduction });
		letters.push(...next.letters.map((letter) => ({ ...letter, at: now })));
		introduction = next.introduction;
	}
	return { introduction, letters, states };
}

describe('an introduction', () => {
	test('tells how to reach each other only after a yes, once to each, and a yes is final', () => {
		fc.assert(
			fc.property(history, (steps) => {
				const { letters, states } = play(steps);
				const yes = states.filter(({ what }) => what === 'accept');
				const contacts = letters.filter(({ kind }) => kind === 'contact');
				expect(yes.length).toBeLessThanOrEqual(1);
				expect(contacts.map(({ to }) => to).sort()).toEqual(yes.length === 1 ? ['asked', 'asker'] : []);
				const [accepted] = yes;
				if (accepted) {
					expect(accepted.before.state).toBe('open');
					expect(
						states
							.filter(({ now, what }) => now >= accepted.now && what !== 'accept' && what !== 'time')
							.every(({ now }) => now === accepted.now),
					).toBe(true);
				}
			}),
			{ numRuns: 2000 },
		);
	});

	test('tells the asker nothing before the silence is over, and then once; a refusal looks the same', () => {
		fc.assert(
			fc.property(history, (steps) => {
				const heard = (some: readonly (readonly [Act, number])[]) =>
					play(some).letters.filter(({ to, kind }) => to === 'asker' && kind === 'silence');
				const silence = heard(steps);
				expect(silence.length).toBeLessThanOrEqual(1);
				for (const { at } of silence) expect(at).toBeGreaterThanOrEqual(BEGIN + SILENCE);
				/** Had the other side not answered at all instead of refusing. */
				const mute = steps.map(
					([what, pause]) =>
						[what === 'decline' || what === 'gone' || what === 'accept' ? 'time' : what, pause] as const,
				);
				const refused = mute.map(([what, pause], at) => [at === 0 ? 'decline' : what, pause] as const);
				expect(heard(refused).map(({ at }) => at)).toEqual(
					heard([['time', mute[0]?.[1] ?? 0], ...mute.slice(1)]).map(({ at }) => at),
				);
			}),
			{ numRuns: 2000 },
		);
	});

	test('asks again at most once, and never after it is decided', () => {
		fc.assert(
			fc.property(history, (steps) => {
				const { letters, states } = play(steps);
				expect(letters.filter(({ kind }) => kind === 'request').length).toBeLessThanOrEqual(2);
				for (const { before, what } of states) if (what === 'later') expect(before.state).toBe('open');
			}),
		);
	});
});

describe('limits', () => {
	test('hold whatever the other sides do, and do not show a refusal', () => {
		const one = fc.record({
			asked: fc.integer({ min: 0, max: 15 }).map(String),
			age: fc.integer({ min: 0, max: 40 * DAY }),
			state: fc.constantFrom('open', 'declined'),
		});
		fc.assert(
			fc.property(fc.array(one, { maxLength: 15 }), fc.integer({ min: 0, max: 15 }).map(String), (all, asked) => {
				const now = BEGIN + 50 * DAY;
				const made = (state?: 'open' | 'declined') =>
					all.map((each) => ({
						...open({ ...begun, asked: each.asked }, now - each.age).introduction,
						state: state ?? (each.state as 'open' | 'declined'),
					}));
				const said = refusal(made(), asked, now);
				expect(said).toBe(refusal(made('open'), asked, now));
				expect(said).toBe(refusal(made('declined'), asked, now));
				if (all.filter(({ age }) => age < 7 * DAY).length >= LIMITS.open) expect(said).toBeDefined();
				if (all.filter(({ age }) => age < 30 * DAY).length >= LIMITS.month) expect(said).toBeDefined();
			}),
		);
	});
});

/** What can happen in a town of four, in any order and at once. */
const deed = fc.oneof(
	fc.record({
		do: fc.constant('ask' as const),
		asker: fc.integer({ min: 0, max: 3 }),
		asked: fc.integer({ min: 0, max: 3 }),
	}),
	fc.record({
		do: fc.constant('act' as const),
		which: fc.nat(9),
		what: fc.constantFrom<Act>('accept', 'decline', 'later', 'withdraw'),
	}),
	fc.record({ do: fc.constant('gone' as const), person: fc.integer({ min: 0, max: 3 }) }),
	fc.record({ do: fc.constant('erase' as const), person: fc.integer({ min: 0, max: 3 }) }),
	fc.record({ do: fc.constant('never' as const), person: fc.integer({ min: 0, max: 3 }) }),
	fc.record({ do: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 9 }) }),
);

const people = ['slack:U0', 'teams:U1', 'slack:U2', 'teams:U3'];

/** Another process has read what one is about to write: yields between reading and writing. */
function hesitant(store: Store): Store {
	return {
		...store,
		get: async (kind, key) => {
			const row = await store.get(kind, key);
			await Promise.resolve();
			return row;
		},
	};
}

/** Asked for within thirty days: all of them are still there. */
const kept = (asked: readonly number[], now: number) => asked.filter((at) => now - at < 30 * DAY).length;

describe('introductions in the store', () => {
	test('keep their promises when several act at once', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(fc.array(deed, { minLength: 1, maxLength: 3 }), { maxLength: 12 }), async (rounds) => {
				let now = BEGIN;
				const store = createMemoryStore(() => now);
				const two = [store, hesitant(store)].map((one) => createIntroductions(one, () => now));
				const profiles = createProfiles(store);
				for (const person of people) await profiles.put(profile(person));
				const letters = new Map<string, Posted>();
				const erased = new Set<string>();
				const asked: number[] = [];
				for (const round of rounds) {
					await Promise.all(
						round.map(async (one, at) => {
							const introductions = two[at % 2] ?? two[0];
							if (!introductions) return;
							const person = (index: number) => people[index] ?? '';
							const all = (await store.find('introduction')).map(({ key }) => key);
							switch (one.do) {
								case 'ask':
									if (one.asker === one.asked || erased.has(person(one.asked)) || erased.has(person(one.asker))) return;
									if (
										(await introductions.ask(
											{ asker: person(one.asker), from, why: 'Rat' },
											profile(person(one.asked)),
										)) === undefined
									)
										asked.push(now);
									return;
								case 'act':
									await introductions.act(all[one.which % Math.max(1, all.length)] ?? '', one.what);
									return;
								case 'gone':
									await introductions.gone(person(one.person));
									return;
								case 'erase':
									erased.add(person(one.person));
									await erase(store, { person: person(one.person) });
									return;
								case 'never':
									await introductions.never({ person: person(one.person), tenant: 'slack:T1' }, 'Alzey');
									return;
								case 'wait':
									now += one.days * DAY;
									await introductions.pass();
							}
						}),
					);
					for (const { key, value } of await store.find(LETTER)) {
						const letter = letterSchema.parse(value);
						letters.set(key, letter);
					}
				}
				const contacts = [...letters.values()].filter(({ kind }) => kind === 'contact');
				for (const about of new Set(contacts.map((letter) => letter.about))) {
					const both = contacts.filter((letter) => letter.about === about).map(({ person }) => person);
					expect(both).toHaveLength(new Set(both).size);
					/** Letters of who was erased went with them. */
					if (erased.size === 0) expect(both).toHaveLength(2);
				}
				/** Accepted ones stay longer. */
				const there = await store.find('introduction');
				if (erased.size === 0) expect(there.length).toBeGreaterThanOrEqual(kept(asked, now));
				const silences = [...letters.values()].filter(({ kind }) => kind === 'silence');
				expect(new Set(silences.map(({ about }) => about)).size).toBe(silences.length);
				for (const { value } of await store.find('introduction'))
					expect(erased.has((value as { asked: string }).asked)).toBe(false);
			}),
			{ numRuns: 150 },
		);
	});

	test('accept a yes or a withdrawal, never both', async () => {
		let now = BEGIN;
		for (let run = 0; run < 50; run++) {
			const store = createMemoryStore(() => now);
			await createProfiles(store).put(profile('teams:U2'));
			const [one, other] = [createIntroductions(store, () => now), createIntroductions(hesitant(store), () => now)];
			await one.ask({ asker: 'slack:U1', from, why: 'Rat' }, profile('teams:U2'));
			const [row] = await store.find('introduction');
			const both = await Promise.all([one.act(row?.key ?? '', 'withdraw'), other.act(row?.key ?? '', 'accept')]);
			expect(both.filter((done) => done !== undefined)).toHaveLength(1);
			now += 1;
		}
	});

	test('are asked for once, however often a button is pressed at once', async () => {
		const store = createMemoryStore(() => BEGIN);
		await createProfiles(store).put(profile('teams:U2'));
		const introductions = createIntroductions(store, () => BEGIN);
		const answers = await Promise.all(
			Array.from({ length: 5 }, () => introductions.ask({ asker: 'slack:U1', from, why: 'Rat' }, profile('teams:U2'))),
		);
		expect(answers.filter((refused) => refused === undefined)).toHaveLength(1);
		expect(await store.find('introduction')).toHaveLength(1);
		expect(await store.find(LETTER)).toHaveLength(1);
	});
});
