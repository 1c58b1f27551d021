/** The engine by what arrives: once, on time, of the event as it stands, whatever the channel says. The clock is set by hand. */

import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Change, Store } from '../../src/store/store.js';
import { at, EVERYTHING, event, subscriber } from '../fixtures/reminders/given.js';
import { createRig, type Message, populate, type Rig } from './rig.js';

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
let rig: Rig;

beforeEach(() => {
	// A Monday; the event is on Friday of next week.
	rig = createRig(at('2026-11-02T08:00:00Z'));
	rig.events = [event({ id: 'a', starts: '2026-11-13T10:00', ends: '2026-11-13T12:00' })];
});

const start = at('2026-11-13T09:00:00Z');
const brief = ({ key, late, twice }: Message) =>
	`${key.split('|')[0]} ${key.split('|').at(-1)}${late ? ' late' : ''}${twice ? ' twice' : ''}`;
const heard = () => rig.messages.map(brief);
const rows = async () => (await rig.store.find('delivery')).map(({ value }) => value as Record<string, unknown>);
/** Lets everything go on until that is so. */
const until = async (is: () => boolean) => {
	while (!is()) await new Promise((resolve) => setTimeout(resolve, 1));
};

describe('the engine sends', () => {
	test('each lead when it is due, and once, also after a restart', async () => {
		await populate(rig.store, 1);
		let engine = rig.start();
		for (const before of [
			8 * DAY,
			7 * DAY,
			7 * DAY - MINUTE,
			DAY + MINUTE,
			DAY,
			61 * MINUTE,
			60 * MINUTE,
			59 * MINUTE,
		]) {
			rig.now = start - before;
			await engine.tick();
			await engine.tick();
			engine = rig.start();
		}
		expect(heard()).toEqual(['lead P7D', 'lead P1D', 'lead PT1H']);
		expect(engine.state()).toMatchObject({ faults: 0 });
	});

	test('what is overdue with a mark, as long as the next lead is not due', async () => {
		await populate(rig.store, 3);
		rig.now = start - 7 * DAY + 10 * MINUTE;
		await rig.start().tick();
		expect(heard()).toEqual(Array(3).fill('lead P7D'));
		rig.now = start - DAY + 11 * MINUTE;
		const figures = await rig.start().tick();
		expect(heard().slice(3)).toEqual(Array(3).fill('lead P1D late'));
		expect(figures).toMatchObject({ due: 3, sent: 3, late: 3, waiting: 0 });
		rig.now = start + MINUTE;
		expect(await rig.start().tick()).toMatchObject({ due: 0, sent: 0 });
	});

	test('changes before leads, then what is of use for the shortest time', async () => {
		await populate(rig.store, 2, { leads: ['P1D', 'PT1H'] });
		rig.events = [
			event({ id: 'tomorrow', starts: '2026-11-03T20:00' }),
			event({ id: 'soon', starts: '2026-11-03T09:30' }),
			event({ id: 'off', starts: '2026-12-01T10:00', status: 'cancelled', changed: '2026-11-03T07:00:00Z' }),
		];
		rig.now = at('2026-11-03T07:40:00Z');
		await rig.start().tick();
		expect(rig.messages.map((one) => one.event.id)).toEqual(['off', 'off', 'soon', 'soon', 'tomorrow', 'tomorrow']);
	});

	test('of a moved event one notice for each revision, and leads before its new start', async () => {
		await populate(rig.store, 1, { leads: ['PT1H'] });
		const engine = rig.start();
		const [first] = rig.events;
		const move = (starts: string, revision: number) => {
			const changed = new Date(rig.now).toISOString();
			rig.events = [event({ ...first, starts, ends: undefined, status: 'moved', revision, changed })];
		};
		move('2026-11-20T10:00', 1);
		for (let tick = 0; tick < 3; tick++) await engine.tick();
		rig.now += DAY;
		move('2026-11-20T14:00', 2);
		await engine.tick();
		rig.now = at('2026-11-20T09:00:00Z');
		await engine.tick();
		rig.now = at('2026-11-20T12:00:00Z');
		await engine.tick();
		expect(heard()).toEqual(['moved 1', 'moved 2', 'lead PT1H']);
	});

	test('once that an event is documented', async () => {
		await populate(rig.store, 1, { leads: [] });
		const engine = rig.start();
		rig.now = start + 60 * DAY;
		await engine.tick();
		rig.documented = new Map([['a', rig.now]]);
		for (let day = 0; day < 80; day++) {
			await engine.tick();
			await rig.start().tick();
			rig.now += DAY;
		}
		expect(heard()).toEqual(['documented a']);
	});

	test('nothing more of an event that is cancelled while the queue is worked off, but that it is', async () => {
		await populate(rig.store, 1000);
		rig.now = start - 7 * DAY;
		let cancelled = 0;
		const engine = rig.start({
			async events() {
				if (rig.messages.length >= 300 && rig.events[0]?.status !== 'cancelled') {
					cancelled = rig.sends;
					const changed = new Date(rig.now).toISOString();
					rig.events = rig.events.map((one) => event({ ...one, status: 'cancelled', revision: 1, changed }));
				}
				return rig.events;
			},
		});
		await engine.tick();
		const leads = rig.messages.filter(({ key }) => key.startsWith('lead'));
		expect(leads.length).toBe(cancelled);
		expect(leads.length).toBeLessThan(1000);
		expect(new Set(rig.messages.slice(leads.length).map(({ key }) => key.split('|')[0]))).toEqual(
			new Set(['cancelled']),
		);
		expect(rig.messages.length - leads.length).toBe(1000);
	});

	test('nothing that was claimed before an event was cancelled, and not begun', async () => {
		await populate(rig.store, 200);
		rig.now = start - 7 * DAY;
		let release = () => {};
		const gate = new Promise<void>((resolve) => (release = resolve));
		rig.pace = async () => {
			if (rig.sends > 33) await gate;
		};
		let begun = 0;
		const engine = rig.start({
			async events() {
				if (rig.sends > 33 && begun === 0) {
					begun = rig.sends;
					const changed = new Date(rig.now).toISOString();
					rig.events = rig.events.map((one) => event({ ...one, status: 'cancelled', revision: 1, changed }));
					setTimeout(release, 5);
				}
				return rig.events;
			},
		});
		await engine.tick();
		expect(rig.messages.filter(({ kind }) => kind === 'lead')).toHaveLength(begun);
		expect(rig.messages.filter(({ kind }) => kind === 'cancelled')).toHaveLength(200);
	});

	test('nothing that is of no more use when its turn comes', async () => {
		await populate(rig.store, 200, { leads: ['PT1H'] });
		rig.now = start - 1;
		rig.pace = async () => {
			if (rig.sends <= 40) return;
			await new Promise((resolve) => setTimeout(resolve, 1));
			rig.now = start;
		};
		await rig.start().tick();
		expect(rig.messages.filter(({ at: begun, until: last }) => begun >= last)).toEqual([]);
		expect(rig.messages.length).toBeGreaterThan(40);
		expect(rig.sends).toBeLessThan(100);
	});

	test('to ten thousand who are due in the same minute, in few writes', async () => {
		await populate(rig.store, 10_000);
		rig.now = start - DAY;
		let writes = 0;
		const { store } = rig;
		const counted: Store = {
			...store,
			apply(changes: readonly Change[]) {
				writes += 1;
				return store.apply(changes);
			},
		};
		const figures = await rig.start({ store: counted }).tick();
		expect(figures).toMatchObject({ due: 10_000, sent: 10_000, late: 0, waiting: 0 });
		expect(new Set(rig.messages.map(({ key }) => key)).size).toBe(10_000);
		expect(writes).toBeLessThan(10_000 / 40);
	});

	test('nothing of its own: rows hold owners and states, and go 30 days after the event', async () => {
		await populate(rig.store, 1);
		rig.now = start - 7 * DAY;
		await rig.start().tick();
		const [row] = await rig.store.find('delivery');
		expect(row?.value).toEqual({ state: 'sent', person: 'slack:T1/U0', tenant: 'slack:T1' });
		expect(row?.expires).toBe(start + 120 * MINUTE + 30 * DAY);
	});
});

describe('a channel that', () => {
	test('turns a reminder away is asked again, ever later, as long as it is of use', async () => {
		await populate(rig.store, 1, { leads: ['PT1H'] });
		rig.now = start - 60 * MINUTE;
		rig.fates = Array(50).fill({ ok: false, gone: false });
		const engine = rig.start();
		const tries: number[] = [];
		for (; rig.now < start; rig.now += 30_000) {
			const before = rig.sends;
			await engine.tick();
			if (rig.sends > before) tries.push((rig.now - start) / MINUTE + 60);
		}
		expect(tries).toEqual([0, 0.5, 1.5, 3.5, 7.5, 15.5, 31.5, 46, 53, 56.5, 58.5]);
		expect(engine.state()).toMatchObject({ failed: 1, sent: 0, unknown: 0 });
		expect(rig.logged.filter((one) => one.event === 'reminders given up')).toHaveLength(1);
		rig.fates = [];
		rig.now -= MINUTE;
		await rig.start().tick();
		expect(rig.messages).toEqual([]);
	});

	test('asks to wait is left alone there, and only there', async () => {
		await populate(rig.store, 2, { leads: ['PT1H'] });
		rig.events = [event({ id: 'a', starts: '2026-11-13T10:00' }), event({ id: 'b', starts: '2026-11-13T10:01' })];
		rig.now = start - 59 * MINUTE;
		rig.fates = [{ ok: false, gone: false, retryAfter: 5 * MINUTE }];
		const engine = rig.start();
		expect(await engine.tick()).toMatchObject({ due: 4, sent: 2, waiting: 2 });
		expect(rig.messages.map(({ place }) => place)).toEqual(['T1/D1', 'T1/D1']);
		rig.now += 5 * MINUTE - 1;
		expect(await engine.tick()).toMatchObject({ sent: 0, waiting: 2 });
		rig.now += 2 * MINUTE;
		expect(await engine.tick()).toMatchObject({ sent: 2, waiting: 0 });
	});

	test('does not say whether it arrived is asked once more, with a mark, and never a third time', async () => {
		await populate(rig.store, 3);
		rig.now = start - 7 * DAY;
		rig.fates = ['unsaid', 'lost', { ok: false, gone: false, unknown: true }, 'unsaid', 'lost'];
		const engine = rig.start();
		for (let tick = 0; tick < 10; tick++) {
			await engine.tick();
			rig.now += 5 * MINUTE;
		}
		expect(rig.sends).toBe(6);
		expect(heard().sort()).toEqual(['lead P7D', 'lead P7D twice', 'lead P7D twice']);
		expect(engine.state()).toMatchObject({ sent: 1, unknown: 2, failed: 0 });
	});

	test('knows a place no more loses its subscriptions, and the count is kept', async () => {
		await populate(rig.store, 3);
		rig.now = start - 7 * DAY;
		rig.fates = [{ ok: false, gone: true }];
		expect(await rig.start().tick()).toMatchObject({ gone: 1, sent: 2 });
		expect(await rig.store.find('subscriber')).toHaveLength(2);
		expect(await rig.store.find('subscription')).toHaveLength(2);
		rig.now = start - DAY;
		const engine = rig.start();
		expect(await engine.tick()).toMatchObject({ due: 2, sent: 2, gone: 0 });
		expect(engine.state().gone).toBe(1);
	});

	test('knows a place no more gets nothing else, and the admin reads which kind of place it was', async () => {
		rig.events = [event({ id: 'a', starts: '2026-11-13T10:00' }), event({ id: 'b', starts: '2026-11-13T10:01' })];
		await rig.register.put(subscriber({ person: 'slack:T1/U1', place: 'T1/D1', leads: ['P7D'] }), [
			{ about: EVERYTHING },
		]);
		await rig.register.put(subscriber({ person: 'slack:T1/U2', place: 'T1/C2', leads: ['P7D'], shared: true }), [
			{ about: EVERYTHING },
		]);
		rig.now = start - 7 * DAY + MINUTE;
		rig.fates = Array(4).fill({ ok: false, gone: true });
		await rig.start().tick();
		expect(rig.sends).toBe(2);
		const facts = rig.logged.filter((one) => one.event === 'subscription ended, place is gone');
		expect(facts.map((one) => ({ level: one.level, ...one.facts }))).toEqual([
			{ level: 'warn', channel: 'slack', shared: true },
			{ level: 'warn', channel: 'slack', shared: false },
		]);
		expect(JSON.stringify(rig.logged)).not.toMatch(/U1|U2|D1|C2/);
	});

	test('does not know the old place of somebody who has moved keeps their subscriptions', async () => {
		await populate(rig.store, 1);
		rig.now = start - 7 * DAY;
		await rig
			.start({
				async send() {
					await rig.register.put(subscriber({ person: 'slack:T1/U0', place: 'T1/D9' }));
					return { ok: false, gone: true };
				},
			})
			.tick();
		expect(await rig.store.find('subscriber')).toHaveLength(1);
	});

	test('is slow in one place holds up nobody else, and there gets one after the other', async () => {
		await populate(rig.store, 100);
		rig.events = [event({ id: 'a', starts: '2026-11-13T10:00' }), event({ id: 'b', starts: '2026-11-13T10:01' })];
		rig.now = start - 7 * DAY + MINUTE;
		let release = () => {};
		let slow = 0;
		const engine = rig.start({
			async send(to) {
				rig.sends += 1;
				if (to.place === 'T1/D0' && ++slow === 1) await new Promise<void>((resolve) => (release = resolve));
				return { ok: true, id: '1' };
			},
		});
		const tick = engine.tick();
		await until(() => rig.sends >= 199);
		expect(slow).toBe(1);
		release();
		expect(await tick).toMatchObject({ sent: 200 });
	});
});

describe('a reminder', () => {
	const leave = async (attempt: number, twice: boolean, until: number) => {
		const value = {
			state: 'sending',
			person: 'slack:T1/U0',
			tenant: 'slack:T1',
			by: 'an earlier life',
			attempt,
			twice,
			until,
			useful: start,
		};
		const key = 'lead|slack:T1/U0|a|2026-11-13T09:00:00Z|P7D';
		await rig.store.apply([{ put: { kind: 'delivery', key, value } }]);
	};

	test('that broke off while it was sent is repeated once, with a mark, at the first tick of the only process', async () => {
		await populate(rig.store, 1);
		rig.now = start - 7 * DAY;
		await leave(1, false, rig.now + MINUTE);
		const engine = rig.start({ alone: true });
		for (let tick = 0; tick < 3; tick++) await engine.tick();
		expect(heard()).toEqual(['lead P7D twice']);
	});

	test('that another process sends is left to it until its lease is over', async () => {
		await populate(rig.store, 1);
		rig.now = start - 7 * DAY;
		await leave(1, false, rig.now + 5 * MINUTE);
		const engine = rig.start({ alone: false });
		expect(await engine.tick()).toMatchObject({ sent: 0, waiting: 1 });
		rig.now += 5 * MINUTE;
		expect(await engine.tick()).toMatchObject({ sent: 1, twice: 1 });
	});

	test('that broke off twice is repeated once more: it has to arrive', async () => {
		await populate(rig.store, 1);
		rig.now = start - 7 * DAY;
		await leave(2, true, rig.now);
		await rig.start().tick();
		expect(heard()).toEqual(['lead P7D twice']);
	});

	test('that broke off again and again is given up, and logged', async () => {
		await populate(rig.store, 1);
		rig.now = start - 7 * DAY;
		await leave(100, true, rig.now);
		const engine = rig.start();
		expect(await engine.tick()).toMatchObject({ sent: 0, unknown: 1 });
		expect(rig.logged.map((one) => one.event)).toContain('reminders given up');
		expect((await rows()).map(({ state }) => state)).toEqual(['unknown']);
	});

	test('that broke off too often is given up as well when its lease ends while others are sent', async () => {
		await populate(rig.store, 100);
		rig.now = start - 7 * DAY;
		await leave(100, true, rig.now + MINUTE);
		rig.pace = async () => {
			if (rig.sends === 20) rig.now += 2 * MINUTE;
		};
		const engine = rig.start({ alone: false });
		await engine.tick();
		await engine.tick();
		expect(rig.messages).toHaveLength(99);
		expect(engine.state()).toMatchObject({ unknown: 1 });
	});

	test('that broke off and is of no more use is not repeated', async () => {
		await populate(rig.store, 1);
		rig.now = start - DAY + MINUTE;
		await leave(1, false, rig.now);
		await rig.start().tick();
		expect(heard()).toEqual(['lead P1D']);
		expect((await rows()).map(({ state }) => state)).toEqual(['sent', 'unknown']);
	});

	test('that cannot be put into words is tried again, and holds up no other', async () => {
		await populate(rig.store, 3);
		rig.now = start - 7 * DAY;
		let broken = true;
		const { messages } = rig;
		const engine = rig.start({
			compose(reminder) {
				if (broken && reminder.to.endsWith('U1')) throw new Error('words');
				messages.push({ key: reminder.key } as Message);
				return { language: 'de', blocks: [], sources: [], contacts: [], buttons: [], show: 'message' };
			},
			send: async () => ({ ok: true, id: '1' }),
		});
		expect(await engine.tick()).toMatchObject({ due: 3, sent: 2, waiting: 1 });
		broken = false;
		rig.now += MINUTE;
		expect(await engine.tick()).toMatchObject({ sent: 1, twice: 0, waiting: 0 });
	});
});

describe('people who', () => {
	test('are erased while reminders are on their way get nothing any more', async () => {
		const people = await populate(rig.store, 150);
		rig.now = start - 7 * DAY;
		let from = 0;
		const engine = rig.start({
			async send(to) {
				if (rig.sends++ === 40) {
					const gone = people
						.slice(100)
						.flatMap((person) => [
							{ remove: { kind: 'subscriber', key: person } },
							{ remove: { kind: 'subscription', key: `${person}|everything` } },
							{ remove: { kind: 'delivery', key: `lead|${person}|a|2026-11-13T09:00:00Z|P7D` } },
						]);
					await rig.store.apply(gone);
					from = rig.messages.length;
				}
				rig.messages.push({ place: to.place } as Message);
				return { ok: true, id: '1' };
			},
		});
		await engine.tick();
		await engine.tick();
		const after = rig.messages.slice(from + 32).map(({ place }) => Number(place.slice(4)));
		expect(after.filter((number) => number >= 100)).toEqual([]);
		expect(rig.messages.length).toBeGreaterThanOrEqual(100);
		expect((await rig.store.find('delivery')).length).toBeLessThanOrEqual(132);
	});

	test('are erased while nothing could be written down leave nothing behind', async () => {
		await populate(rig.store, 1);
		rig.now = start - 7 * DAY;
		const engine = rig.start();
		engine.break = { apply: { left: 1, after: false, fatal: false } };
		await engine.tick();
		expect(heard()).toEqual(['lead P7D']);
		const kinds = ['subscriber', 'subscription', 'delivery'];
		const found = (await Promise.all(kinds.map((kind) => rig.store.find(kind)))).flat();
		await rig.store.apply(found.map(({ kind, key }) => ({ remove: { kind, key } })));
		await engine.tick();
		expect(engine.state()).toMatchObject({ faults: 1 });
		expect(await rows()).toEqual([]);
	});

	test('subscribe among very many are known at the next tick', async () => {
		await populate(rig.store, 5000, { leads: ['PT1H'] });
		const engine = rig.start();
		await engine.tick();
		rig.now += MINUTE;
		await engine.register.put(subscriber({ person: 'slack:T1/new', place: 'T1/new', leads: ['P10D'] }), [
			{ about: EVERYTHING },
		]);
		rig.now = start - 10 * DAY;
		await engine.tick();
		expect(rig.messages.map(({ to }) => to)).toEqual(['slack:T1/new']);
		await engine.register.remove('slack:T1/new');
		await engine.register.put(subscriber({ person: 'slack:T1/U7', place: 'T1/D7', leads: ['P9D'] }));
		rig.now = start - 9 * DAY;
		await engine.tick();
		expect(rig.messages.map(({ to }) => to)).toEqual(['slack:T1/new', 'slack:T1/U7']);
	});

	test('pause or unsubscribe somewhere else are looked up right before they are written to', async () => {
		await populate(rig.store, 1000);
		let reads = 0;
		const all = () => {
			reads += 1;
			return rig.register.all();
		};
		const engine = rig.start({ register: { ...rig.register, all } });
		rig.now = start - 7 * DAY - 10_000;
		await engine.tick();
		await rig.register.put(subscriber({ person: 'slack:T1/U1', place: 'T1/D1', paused: start }));
		await rig.register.remove('slack:T1/U2', EVERYTHING);
		await rig.register.remove('slack:T1/U3');
		rig.now += 10_000;
		expect(await engine.tick()).toMatchObject({ due: 997, sent: 997 });
		expect(rig.messages.filter(({ to }) => /U[123]$/.test(to))).toEqual([]);
		expect(reads).toBe(1);
	});
});

describe('ticks', () => {
	test('do not overlap', async () => {
		await populate(rig.store, 500);
		rig.now = start - 7 * DAY;
		const engine = rig.start();
		const figures = await Promise.all([engine.tick(), engine.tick(), engine.tick()]);
		expect(figures.map(({ sent }) => sent)).toEqual([500, 500, 500]);
		expect(rig.messages).toHaveLength(500);
	});

	test('of two processes share the work on one store', async () => {
		await populate(rig.store, 2000);
		rig.now = start - 7 * DAY;
		const [left, right] = [rig.start({ alone: false }), rig.start({ alone: false })];
		const [one, other] = await Promise.all([left.tick(), right.tick()]);
		expect(rig.messages).toHaveLength(2000);
		expect(new Set(rig.messages.map(({ key }) => key)).size).toBe(2000);
		expect(one.sent + other.sent).toBe(2000);
		expect(Math.min(one.sent, other.sent)).toBeGreaterThan(0);
	});

	test('cost next to nothing as long as nothing is due or changes', async () => {
		await populate(rig.store, 1000);
		let [reads, asked] = [0, 0];
		const all = () => {
			reads += 1;
			return rig.register.all();
		};
		const due = () => {
			asked += 1;
			return [];
		};
		const engine = rig.start({ register: { ...rig.register, all }, due });
		for (let tick = 0; tick < 60; tick++, rig.now += 1000) await engine.tick();
		expect(reads).toBe(3);
		expect(asked).toBeLessThan(10);
		rig.events = [event({ starts: '2026-10-01T10:00' })];
		await engine.tick();
		[reads, asked] = [0, 0];
		for (let tick = 0; tick < 60; tick++, rig.now += MINUTE) await engine.tick();
		expect(reads + asked).toBe(0);
	});

	test('are over at once when the engine stops: what was not begun is for the next life', async () => {
		await populate(rig.store, 1000);
		rig.now = start - 7 * DAY;
		const engine = rig.start({
			async send() {
				rig.sends += 1;
				if (rig.sends === 100) void engine.stop();
				return { ok: true, id: '1' };
			},
		});
		await engine.tick();
		expect(rig.sends).toBeLessThan(140);
		expect(await engine.tick()).toMatchObject({ due: 0 });
		const sent = rig.sends;
		expect((await rows()).filter(({ state }) => state === 'sending')).toEqual([]);
		expect(await rig.start().tick()).toMatchObject({ sent: 1000 - sent, twice: 0 });
	});

	test('go on after a fault of the store, which loses and doubles nothing', async () => {
		await populate(rig.store, 300);
		rig.now = start - 7 * DAY;
		const engine = rig.start();
		engine.break = { apply: { left: 2, after: true, fatal: false } };
		await engine.tick();
		for (let tick = 0; tick < 3; tick++, rig.now += MINUTE) await engine.tick();
		expect(heard()).toEqual(Array(300).fill('lead P7D'));
		expect(engine.state()).toMatchObject({ sent: 300, faults: 1 });
	});
});
