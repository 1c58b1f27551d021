/** Whatever breaks, wherever: nobody is reminded twice without a mark or a third time, and nothing of use is lost. */

import { expect, test } from '@jest/globals';
import { fc } from '../property.js';
import { Temporal } from 'temporal-polyfill';
import { endOf, startOf } from '../../src/events/event.js';
import type { Open } from '../../src/reminders/attempt.js';
import { due } from '../../src/reminders/due.js';
import type { Register } from '../../src/reminders/register.js';
import type { Reminder } from '../../src/reminders/reminder.js';
import { type About, LEADS } from '../../src/reminders/subscription.js';
import { at, event, subscriber } from '../fixtures/reminders/given.js';
import { type Breaking, createRig, type Fate, type Message, populate, type Rig, type Rigged } from './rig.js';

const MINUTE = 60_000;
const IDS = ['a', 'b', 'c'];
const PEOPLE = ['slack:T1/U0', 'slack:T1/U1', 'slack:T1/U2', 'slack:T1/U3'];
const BEGIN = at('2026-11-02T08:00:00Z');

/** Histories of each kind; for a longer look RUNS=2000. */
const FEW = 250;
const RUNS = Number(process.env.RUNS ?? FEW);

/** What somebody would call the same reminder, whatever its key says. */
function sameness({ kind, to, event: { id, revision }, event: told, lead }: Message): string {
	if (kind === 'lead') return [to, id, startOf(told).epochMilliseconds, lead].join();
	return kind === 'documented' ? [to, id, kind].join() : [to, id, kind, revision].join();
}

/** Of everything that arrived. */
function check(rig: Rig): void {
	const seen = new Map<string, number>();
	for (const one of rig.messages) {
		const before = seen.get(sameness(one)) ?? 0;
		seen.set(sameness(one), before + 1);
		if (before > 0) expect(one.twice).toBe(true);
		// As often as it may have been broken off, and no oftener.
		expect(before).toBeLessThanOrEqual(Math.max(1, rig.doubts));
		expect(one.there).toBe(true);
		expect(one.stands).toEqual(one.event);
		if (one.kind !== 'cancelled') expect(one.event.status).not.toBe('cancelled');
		expect(one.at).toBeLessThan(one.until);
		expect(one.at).toBeGreaterThanOrEqual(one.due);
		expect(one.late).toBe(one.at - one.due > 10 * MINUTE);
	}
}

type Known = Awaited<ReturnType<Rig['register']['all']>>;

/** Whoever has to know by now that an event moved or is cancelled: said plainly, and nothing else of what is due. */
function changes(rig: Rig, { subscribers, subscriptions }: Known): Pick<Reminder, 'key' | 'to'>[] {
	return subscriptions.flatMap(({ about: what, created, subscriber: to }) =>
		rig.events
			.filter(({ status }) => status === 'moved' || status === 'cancelled')
			.filter(({ id }) => what.to === 'everything' || (what.to === 'event' && what.event === id))
			.filter((one) => created < at(one.changed) && rig.now < endOf(one).epochMilliseconds)
			.filter(() => (subscribers.get(to)?.paused ?? 0) <= rig.now)
			.map(({ id, status, revision }) => ({ to, key: `${status}|${to}|${id}|${revision}` })),
	);
}

/** Everything that is due and of use has arrived, or is in the books: to be tried again, given up, in another's hands. */
async function checkNoneLost(rig: Rig, pauses: ReadonlyMap<string, number> = new Map()): Promise<void> {
	const known = await rig.register.all();
	const { subscribers, subscriptions } = known;
	const window = { from: Number.NEGATIVE_INFINITY, until: rig.now + 1 };
	const arrived = new Set([...rig.messages.map(({ key }) => key), ...rig.erased]);
	const books = new Map((await rig.store.find('delivery')).map(({ key, value }) => [key, value as unknown as Open]));
	const all = due(rig.events, subscribers, subscriptions, window, rig.documented).filter(
		({ until }) => until > rig.now,
	);
	for (const { key, to } of [...all, ...changes(rig, known)]) {
		const place = subscribers.get(to)?.place ?? '';
		if (arrived.has(key) || (pauses.get(place) ?? 0) > rig.now) continue;
		const { state, until: again } = books.get(key) ?? { state: 'lost', until: 0 };
		if (state === 'waiting' || state === 'sending') expect(again).toBeGreaterThan(rig.now);
		else expect(['unknown', 'failed', 'gone']).toContain(state);
	}
}

/** Ticks until nothing is left to be tried again. */
async function recover(rig: Rig, engines: readonly Rigged[], minutes = 90): Promise<void> {
	rig.fates = [];
	for (const engine of engines) engine.break = {};
	const end = rig.now + minutes * MINUTE;
	for (let pause = MINUTE; rig.now < end; pause = Math.min(2 * pause, end - rig.now)) {
		for (const engine of engines) await engine.tick();
		rig.now += pause;
	}
	for (const engine of engines) await engine.tick();
}

test('a crash or a fault at any operation, before or after it is done', async () => {
	let broken = 0;
	const kinds = ['store', 'apply', 'send'] as const;
	for (const what of kinds)
		for (const after of [false, true])
			for (const fatal of [false, true])
				for (let left = 0, fired = true; fired; left++) {
					const rig = createRig(BEGIN);
					await populate(rig.store, 3);
					rig.events = [event({ id: 'a', starts: '2026-11-09T09:00' }), event({ id: 'b', starts: '2026-11-03T09:10' })];
					rig.now += 10 * MINUTE;
					let engine = rig.start();
					const plan: Breaking = { left, after, fatal };
					engine.break = { [what]: plan };
					await engine.tick();
					fired = engine.break[what] !== plan;
					broken += Number(fired);
					rig.now += MINUTE;
					if (engine.dead) engine = rig.start();
					await recover(rig, [engine]);
					check(rig);
					expect(new Set(rig.messages.map(({ key }) => key)).size).toBe(6);
					if (!fatal && what !== 'send') expect(rig.messages).toHaveLength(6);
					expect(engine.state()).toMatchObject({ unknown: 0, failed: 0 });
				}
	expect(broken).toBeGreaterThan(100);
});

test('a crash among many, and another one while the first is made good', async () => {
	let doubles = 0;
	for (const what of ['apply', 'send'] as const)
		for (const after of [false, true])
			for (const left of RUNS > FEW ? [0, 1, 2, 3, 4, 5, 6, 7] : [0, 2, 5]) {
				const rig = createRig(BEGIN);
				await populate(rig.store, 300);
				rig.events = [event({ id: 'a', starts: '2026-11-09T09:00' })];
				for (const plan of [left, left + 2]) {
					const engine = rig.start();
					engine.break = { [what]: { left: plan * (what === 'send' ? 31 : 1), after, fatal: true } };
					await engine.tick();
					rig.now += MINUTE;
				}
				const engine = rig.start();
				await recover(rig, [engine], 6);
				check(rig);
				const arrived = new Set(rig.messages.map(({ key }) => key));
				doubles += rig.messages.length - arrived.size;
				expect(arrived.size).toBe(300);
			}
	expect(doubles).toBeGreaterThan(0);
});

const fate: fc.Arbitrary<Fate> = fc.oneof(
	fc.constantFrom<Fate>('lost', 'unsaid', { ok: false, gone: false, unknown: true }, { ok: false, gone: true }),
	fc.constantFrom<Fate>({ ok: false, gone: false }, { ok: false, gone: false, retryAfter: 4 * MINUTE }),
);
const wall = fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 95 })).map(([days, quarters]) =>
	Temporal.PlainDateTime.from('2026-11-02T00:00')
		.add({ days, minutes: quarters * 15 })
		.toString()
		.slice(0, 16),
);
const about: fc.Arbitrary<About> = fc.oneof(
	fc.constant<About>({ to: 'everything' }),
	fc.constantFrom(...IDS).map((id): About => ({ to: 'event', event: id })),
);
const leads = fc.subarray([...LEADS, 'P3D', 'PT30M'], { minLength: 1 });
const which = { engine: fc.nat({ max: 1 }) };
const whose = { person: fc.nat({ max: PEOPLE.length - 1 }) };
const breaking = fc.record({ left: fc.nat({ max: 40 }), after: fc.boolean(), fatal: fc.boolean() });

const step = fc.oneof(
	{ weight: 8, arbitrary: fc.record({ do: fc.constant('tick' as const), ...which }) },
	{ weight: 3, arbitrary: fc.record({ do: fc.constant('together' as const) }) },
	{
		weight: 8,
		arbitrary: fc.record({
			do: fc.constant('wait' as const),
			minutes: fc.constantFrom(1, 5, 9, 11, 30, 60, 180, 1440),
		}),
	},
	{ weight: 4, arbitrary: fc.record({ do: fc.constant('move' as const), id: fc.constantFrom(...IDS), starts: wall }) },
	{
		weight: 4,
		arbitrary: fc.record({
			do: fc.constantFrom('cancel' as const, 'confirm' as const, 'retitle' as const, 'document' as const),
			id: fc.constantFrom(...IDS),
		}),
	},
	{ weight: 5, arbitrary: fc.record({ do: fc.constant('subscribe' as const), ...whose, about, leads }) },
	{
		weight: 2,
		arbitrary: fc.record({ do: fc.constantFrom('leave' as const, 'erase' as const, 'pause' as const), ...whose }),
	},
	{
		weight: 4,
		arbitrary: fc.record({
			do: fc.constant('break' as const),
			...which,
			what: fc.constantFrom('store' as const, 'apply' as const, 'send' as const),
			plan: breaking,
		}),
	},
	{ weight: 2, arbitrary: fc.record({ do: fc.constant('fates' as const), fates: fc.array(fate, { maxLength: 4 }) }) },
	{ weight: 2, arbitrary: fc.record({ do: fc.constant('restart' as const), ...which }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

async function live(steps: readonly Step[], processes: 1 | 2): Promise<Rig> {
	const rig = createRig(BEGIN);
	rig.events = IDS.map((id, index) => event({ id, starts: `2026-11-0${3 + 3 * index}T10:00` }));
	await populate(rig.store, 2);
	const begin = () => rig.start({ alone: processes === 1 });
	const engines = Array.from({ length: processes }, begin);
	const pauses = new Map<string, number>();
	const at = (index: number) => index % processes;
	const revise = (id: string, change: Partial<(typeof rig.events)[0]>) => {
		const changed = new Date(rig.now).toISOString();
		rig.events = rig.events.map((one) => (one.id === id ? event({ ...one, changed, ...change }) : one));
	};
	const tick = async (which: number[]) => {
		const some = which.map((index) => engines[index] as Rigged);
		const calm = rig.fates.length === 0 && some.every((one) => Object.keys(one.break).length === 0);
		for (const one of rig.fates)
			if (typeof one === 'object' && 'retryAfter' in one)
				for (const index of PEOPLE.keys()) pauses.set(`T1/D${index}`, rig.now + 5 * MINUTE);
		await Promise.all(some.map((one) => one.tick()));
		for (const index of which) if (engines[index]?.dead) engines[index] = begin();
		if (calm) await checkNoneLost(rig, pauses);
	};
	/** As in life, the only process hears of changes through its own register; of two, neither hears of them. */
	const register = (): Register => (processes === 1 ? (engines[0] as Rigged).register : rig.register);
	for (const one of steps) {
		// So little that one process has no reason to read everything again.
		rig.now += processes === 1 ? 1 : 1000;
		if (one.do === 'tick') await tick([at(one.engine)]);
		else if (one.do === 'together') await tick([...engines.keys()]);
		else if (one.do === 'wait') rig.now += one.minutes * MINUTE;
		else if (one.do === 'fates') rig.fates.push(...one.fates);
		else if (one.do === 'break') (engines[at(one.engine)] as Rigged).break = { [one.what]: { ...one.plan } };
		else if (one.do === 'restart') {
			// What could not be written down is forgotten.
			rig.doubts += engines[at(one.engine)]?.state().faults ?? 0;
			engines[at(one.engine)] = begin();
		} else {
			const plans = engines.map((engine) => engine.break);
			for (const engine of engines) engine.break = {};
			await change(rig, register(), one, revise);
			for (const [index, engine] of engines.entries()) engine.break = plans[index] ?? {};
		}
	}
	await recover(rig, engines);
	await checkNoneLost(rig, pauses);
	return rig;
}

async function change(
	rig: Rig,
	register: Register,
	one: Extract<Step, { id: string } | { person: number }>,
	revise: (id: string, change: Partial<Rig['events'][0]>) => void,
): Promise<void> {
	if ('id' in one) {
		const revision = (rig.events.find(({ id }) => id === one.id)?.revision ?? 0) + 1;
		if (one.do === 'move') revise(one.id, { starts: one.starts, status: 'moved', revision });
		else if (one.do === 'cancel') revise(one.id, { status: 'cancelled', revision });
		else if (one.do === 'confirm') revise(one.id, { status: 'confirmed', revision });
		else if (one.do === 'retitle') revise(one.id, { title: `${rig.now}` });
		else rig.documented = new Map([...rig.documented, [one.id, rig.now]]);
		return;
	}
	const person = PEOPLE[one.person] ?? '';
	const given = { person, place: `T1/D${one.person}`, leads: ['P1D', 'PT1H'] };
	if (one.do === 'subscribe') await register.put(subscriber(given), [{ about: one.about, leads: one.leads }]);
	else if (one.do === 'leave') await register.remove(person);
	else if (one.do === 'pause') {
		const { subscriber: there } = await register.find(person);
		if (there) await register.put({ ...there, paused: rig.now + 1440 * MINUTE });
	} else {
		const kinds = ['subscriber', 'subscription', 'delivery'];
		const rows = (await Promise.all(kinds.map((kind) => rig.store.find(kind, { person })))).flat();
		await rig.store.apply(rows.map(({ kind, key }) => ({ remove: { kind, key } })));
		// Whoever comes back after that is somebody else to us.
		check(rig);
		for (const { to, key } of rig.messages) if (to === person) rig.erased.add(key);
		rig.messages = rig.messages.filter(({ to }) => to !== person);
		rig.now += MINUTE;
	}
}

test.each([1, 2] as const)(
	'any history, with %d processes on one store',
	async (processes) => {
		let messages = 0;
		let doubles = 0;
		await fc.assert(
			fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
				const rig = await live(steps, processes);
				check(rig);
				const given = (await rig.store.find('delivery', { state: 'unknown' })).length;
				if (rig.doubts === 0) expect(given).toBe(0);
				if (rig.doubts === 0) expect(rig.messages.filter(({ twice }) => twice)).toEqual([]);
				messages += rig.messages.length;
				doubles += rig.messages.length - new Set(rig.messages.map(({ key }) => key)).size;
			}),
			{ numRuns: RUNS },
		);
		expect(messages).toBeGreaterThan(100);
		expect(doubles).toBeGreaterThan(0);
	},
	120_000,
);
