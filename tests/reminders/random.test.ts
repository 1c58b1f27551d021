/** Whatever the events, their changes and the subscriptions: what never happens, and what always does. */

import { describe, expect, test } from '@jest/globals';
import { fc } from '../property.js';
import { Temporal } from 'temporal-polyfill';
import { endOf, startOf } from '../../src/events/event.js';
import { due, overdue } from '../../src/reminders/due.js';
import { isQuiet } from '../../src/reminders/quiet.js';
import type { Reminder } from '../../src/reminders/reminder.js';
import { at } from '../fixtures/reminders/given.js';
import { isLong, plainly } from '../fixtures/reminders/plainly.js';
import { type History, history, instant, PEOPLE, type World, world } from '../fixtures/reminders/worlds.js';

const ask = ({ events, subscribers, subscriptions, documented, options }: World, from = -Infinity, until = Infinity) =>
	due(events, subscribers, subscriptions, { from, until }, documented, options);

const holds = (check: (world: World) => void) => fc.assert(fc.property(world, check), { numRuns: 400 });

describe('what is due', () => {
	test('has no key twice', () =>
		holds((given) => {
			const keys = ask(given).map(({ key }) => key);
			expect(new Set(keys).size).toBe(keys.length);
		}));

	test('is never later than nominal, and earlier only for the sake of quiet', () =>
		holds((given) => {
			for (const reminder of ask(given)) {
				if (reminder.lead === undefined) continue;
				const { quiet = false, zone = '' } = given.subscribers.get(reminder.to) ?? {};
				const nominal = startOf(reminder.event).subtract(reminder.lead);
				const then = Temporal.Instant.fromEpochMilliseconds(reminder.at).toZonedDateTimeISO(zone);
				const rests = quiet && isLong(reminder.lead);
				expect(reminder.at).toBeLessThanOrEqual(nominal.epochMilliseconds);
				if (rests) expect(isQuiet(then)).toBe(false);
				if (!rests || !isQuiet(nominal.withTimeZone(zone))) expect(reminder.at).toBe(nominal.epochMilliseconds);
			}
		}));

	test('is of use for a while, and a lead not after the start', () =>
		holds((given) => {
			for (const { at: then, until, kind, event: one } of ask(given)) {
				expect(until).toBeGreaterThan(then);
				if (kind === 'lead') expect(until).toBeLessThanOrEqual(startOf(one).epochMilliseconds);
				else if (kind !== 'documented') expect(until).toBe(endOf(one).epochMilliseconds);
			}
		}));

	test('is no lead of a cancelled event, nothing secret to the public, nothing before anybody subscribed', () =>
		holds((given) => {
			for (const { kind, event: one, to, at: then } of ask(given)) {
				const person = given.subscribers.get(to);
				if (one.status === 'cancelled') expect(kind).toBe('cancelled');
				if (one.audience === 'programme') expect(person?.audience).toBe('programme');
				if (kind === 'documented' && given.options.closed?.has(one.id)) expect(person?.audience).toBe('programme');
				const own = given.subscriptions.filter(({ subscriber: key }) => key === to);
				expect(own.some(({ created }) => created <= then)).toBe(true);
				expect(then).toBeGreaterThanOrEqual(person?.paused ?? 0);
			}
		}));

	test('is the same in one window or in two', () =>
		fc.assert(
			fc.property(world, fc.uniqueArray(instant, { minLength: 3, maxLength: 3 }), (given, cuts) => {
				const [a = 0, b = 0, c = 0] = cuts.sort((left, right) => left - right);
				expect([...ask(given, a, b), ...ask(given, b, c)]).toEqual(ask(given, a, c));
			}),
			{ numRuns: 400 },
		));

	test('is cut exactly at its own instants', () =>
		holds((given) => {
			const all = ask(given);
			const cuts = [-Infinity, ...new Set(all.map(({ at: then }) => then)), Infinity];
			expect(cuts.slice(1).flatMap((until, index) => ask(given, cuts[index], until))).toEqual(all);
		}));

	test('is what one gets by asking everybody about everything', () =>
		holds((given) => {
			const lines = (all: readonly Pick<Reminder, 'at' | 'kind' | 'to' | 'event' | 'lead'>[]) =>
				all.map(({ at: then, kind, to, event: one, lead = '' }) => [then, kind, to, one.id, lead].join(' ')).sort();
			expect(lines(ask(given))).toEqual(lines(plainly(given)));
		}));
});

describe('somebody who looks now and then, after pauses of any length', () => {
	/** All that was told at each look, without any memory of what was told before. */
	function watch({ versions, looks, subscriber, subscriptions }: History) {
		const people = new Map([[PEOPLE[0], subscriber]]);
		return looks.map((now, index) => {
			const state = versions.filter(({ changed }) => at(changed) <= now).slice(-1);
			const from = looks[index - 1] ?? -Infinity;
			return { now, state: state[0], told: overdue(state, people, subscriptions, { from, now, sent: () => false }) };
		});
	}

	test('finds nothing twice, nothing useless, and no lead of what is cancelled', () =>
		fc.assert(
			fc.property(history, (given) => {
				const seen = new Set<string>();
				for (const { now, state, told } of watch(given)) {
					for (const { key, kind, until } of told) {
						expect(seen).not.toContain(key);
						seen.add(key);
						expect(until).toBeGreaterThan(now);
						if (state?.status === 'cancelled') expect(kind).toBe('cancelled');
					}
				}
			}),
			{ numRuns: 400 },
		));

	test('hears once of each change they can still use', () =>
		fc.assert(
			fc.property(history, (given) => {
				const { audience } = given.subscriber;
				const since = Math.min(...given.subscriptions.map(({ created }) => created));
				const heard = watch(given).flatMap(({ told }) => told.map(({ key }) => key));
				const expected = watch(given).flatMap(({ now, state }) => {
					if (!state || (state.status !== 'moved' && state.status !== 'cancelled')) return [];
					const of = endOf(state).epochMilliseconds > Math.max(now, at(state.changed)) && since < at(state.changed);
					const open = state.audience === 'public' || audience === 'programme';
					const first = given.looks.find((look) => look >= at(state.changed)) === now;
					return of && open && first ? [`${state.status}|${PEOPLE[0]}|a|${state.revision}`] : [];
				});
				expect(heard.filter((key) => !key.startsWith('lead'))).toEqual(expected);
			}),
			{ numRuns: 400 },
		));
});
