/** Exactly one visible answer: redeliveries, restarts, two bots, a Slack that is slow, full, broken or cut off. */

import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import type { Bot } from '../../src/channel.js';
import { createMemoryStore } from '../../src/store/memory.js';
import { type Desk, type DeskOptions, openDesk, quiet, until } from './desk.js';
import type { Message } from './simulator/messages.js';
import { openSimulator } from './simulator/simulator.js';
import { visibleText } from './simulator/visible.js';

const QUESTION = 'Wer hat einen Makerspace?';

/** The desk is closed whatever happens. */
async function at(options: DeskOptions, what: (desk: Desk) => Promise<void>): Promise<void> {
	const desk = await openDesk(options);
	try {
		await what(desk);
	} finally {
		await desk.close();
	}
}

const answers = ({ sim }: Desk, thread?: string): Message[] =>
	sim.messages().filter((one) => /Markus Krebs/.test(visibleText(one)) && (!thread || one.thread_ts === thread));

/** A bot that never gets done with its first question, as if its process had died there. */
const dying = (bot: Bot): Bot => ({ ...bot, answer: () => new Promise(() => undefined) });

describe('one message is answered once', () => {
	test('also when it is delivered eleven times with different ids', () =>
		at({}, async (desk) => {
			const { member } = desk.sim.people;
			const first = await desk.driver.mention(member, desk.sim.places.channel, QUESTION);
			const again = Array.from({ length: 10 }, (_, at) =>
				desk.driver.again(first, { sameId: at % 2 === 0, num: at + 1, silent: at % 2 === 1 }),
			);
			const statuses = (await Promise.all(again)).map(({ status }) => status);
			expect(new Set(statuses)).toEqual(new Set([200]));
			await until('the answer', () => answers(desk)[0]);
			await quiet();
			expect(answers(desk)).toHaveLength(1);
		}));

	test('also when a mention comes as a message of the channel too', () =>
		at({}, async (desk) => {
			const { member } = desk.sim.people;
			const { message } = await desk.driver.mention(member, desk.sim.places.channel, QUESTION, { also: true } as never);
			await until('the answer', () => answers(desk, message.ts)[0]);
			await quiet();
			expect(answers(desk)).toHaveLength(1);
		}));

	test('also by two bots over one store', async () => {
		const sim = await openSimulator();
		const store = createMemoryStore();
		const desks = [await openDesk({ sim, store, alone: false }), await openDesk({ sim, store, alone: false })];
		const [one, two] = desks as [Desk, Desk];
		const first = await one.driver.mention(sim.people.member, sim.places.channel, QUESTION);
		const { payload } = first;
		await two.driver.event(
			(payload as { event: Record<string, unknown> }).event as never,
			{ channel: sim.places.channel.id } as never,
		);
		await until('the answer', () => answers(one)[0]);
		await quiet();
		expect(answers(one)).toHaveLength(1);
		for (const desk of desks) await desk.stop();
		await sim.close();
	});

	test('also after a restart: what was not answered is, what was is not again', async () => {
		const sim = await openSimulator();
		const store = createMemoryStore();
		const first = await openDesk({ sim, store });
		const done = await first.driver.direct(sim.people.member, QUESTION);
		await until('the answer', () => answers(first)[0]);
		await first.stop();
		const dead = await openDesk({ sim, store, around: dying });
		const open = await dead.driver.direct(sim.people.member, QUESTION);
		expect(open.status).toBe(200);
		await dead.kill();
		const next = await openDesk({ sim, store });
		await until('the answer to the second', () => answers(next, open.message.ts)[0]);
		const again = sim.driver({ url: `${next.address}/slack/events` });
		await again.again(done, { sameId: false });
		await quiet();
		expect(answers(next, done.message.ts)).toHaveLength(1);
		expect(answers(next, open.message.ts)).toHaveLength(1);
		expect(visibleText(answers(next, open.message.ts)[0] as Message)).not.toMatch(/doppelt/);
		await next.stop();
		await sim.close();
	}, 20_000);

	test('a crash while it was being sent is repeated once and says so', async () => {
		const sim = await openSimulator();
		const store = createMemoryStore();
		sim.faults.add({ method: 'chat.startStream', kind: 'error', error: 'unknown_method', times: 9 });
		sim.faults.add({ method: 'chat.postMessage', kind: 'hang' });
		const dead = await openDesk({ sim, store });
		const { message } = await dead.driver.direct(sim.people.member, QUESTION);
		await until('the attempt', () => sim.callsTo('chat.postMessage')[0] ?? sim.callsTo('chat.startStream')[0]);
		await quiet();
		await dead.kill();
		const next = await openDesk({ sim, store });
		const answer = await until('the repetition', () => answers(next, message.ts)[0]);
		expect(visibleText(answer)).toMatch(/^Möglicherweise doppelt/);
		await next.stop();
		await sim.close();
	}, 20_000);
});

describe('when Slack is in trouble', () => {
	const once = { method: 'chat.startStream', kind: 'error', error: 'unknown_method', times: 99 } as const;

	test.each([
		['500', { kind: 'status', status: 500 }],
		['503', { kind: 'status', status: 503 }],
		['internal_error', { kind: 'error', error: 'internal_error' }],
		['429', { kind: 'ratelimited', retryAfter: 1 }],
	] as const)('%s: the answer comes later, once and unmarked', (_name, fault) =>
		at({}, async (desk) => {
			desk.sim.faults.add(once);
			desk.sim.faults.add({ method: 'chat.postMessage', times: 2, ...fault });
			await desk.driver.direct(desk.sim.people.member, QUESTION);
			const answer = await until('the answer', () => answers(desk)[0], 8000);
			expect(visibleText(answer)).not.toMatch(/doppelt/);
			await quiet();
			expect(answers(desk)).toHaveLength(1);
		}),
	);

	test('cut off before it arrived or after: never more than two, and the second says that it may be one', () =>
		at({}, async (desk) => {
			desk.sim.faults.add(once);
			desk.sim.faults.add({ method: 'chat.postMessage', kind: 'reset', when: 'after' });
			await desk.driver.direct(desk.sim.people.member, QUESTION);
			const repeated = await until('the repetition', () => answers(desk)[1]);
			expect(visibleText(repeated)).toMatch(/^Möglicherweise doppelt/);
			await quiet();
			expect(answers(desk)).toHaveLength(2);
		}));

	test('a private answer that may be lost is repeated once and marked', () =>
		at({}, async (desk) => {
			const { member } = desk.sim.people;
			desk.sim.faults.add({ method: 'response_url', kind: 'reset', when: 'before' });
			await desk.driver.command(member, desk.sim.places.channel, '/austausch', QUESTION);
			const answer = await until('the repetition', () => answers(desk)[0]);
			expect(visibleText(answer)).toMatch(/^Möglicherweise doppelt/);
			expect(answer.ephemeralFor).toBe(member.id);
		}));

	test('a channel that has to wait does not keep others waiting', () =>
		at({}, async (desk) => {
			const { member } = desk.sim.people;
			const { channel, private: closed } = desk.sim.places;
			desk.sim.faults.add(once);
			desk.sim.faults.add({ method: 'chat.postMessage', channel: channel.id, kind: 'ratelimited', retryAfter: 2 });
			await desk.driver.mention(member, channel, QUESTION);
			const started = Date.now();
			await desk.driver.mention(member, closed, QUESTION);
			await until('the answer there', () => answers(desk).find((one) => one.channel === closed.id));
			expect(Date.now() - started).toBeLessThan(1500);
			await until('the late answer', () => answers(desk).find((one) => one.channel === channel.id), 5000);
		}));

	test('a channel that is gone: the person is told directly, and the log says why', () =>
		at({}, async (desk) => {
			const { member } = desk.sim.people;
			desk.sim.faults.add(once);
			desk.sim.faults.add({
				method: 'chat.postMessage',
				channel: desk.sim.places.channel.id,
				kind: 'error',
				error: 'is_archived',
				times: 9,
			});
			await desk.driver.mention(member, desk.sim.places.channel, QUESTION);
			const told = await until('the message to the person', () =>
				desk.sim.messages().find((one) => /nicht dort beantworten/.test(visibleText(one))),
			);
			expect(told.channel).toBe(desk.sim.places.im.id);
			expect(JSON.stringify(desk.notes)).toContain('is_archived');
			expect(JSON.stringify(desk.notes)).not.toMatch(/Makerspace|xox/);
		}));

	test('a Slack that does not say who is who: acknowledged at once, answered all the same', () =>
		at({}, async (desk) => {
			desk.sim.faults.add({ method: 'users.info', kind: 'delay', ms: 1500, times: 9 });
			const { ms, status } = await desk.driver.mention(desk.sim.people.member, desk.sim.places.channel, QUESTION);
			expect([status, ms < 1000]).toEqual([200, true]);
			await until('the answer', () => answers(desk)[0], 6000);
		}));

	test(
		'fifty at once are acknowledged in time and each answered once',
		() =>
			at({}, async (desk) => {
				const { member } = desk.sim.people;
				const asked = await Promise.all(
					Array.from({ length: 50 }, () => desk.driver.mention(member, desk.sim.places.channel, QUESTION)),
				);
				expect(Math.max(...asked.map(({ ms }) => ms))).toBeLessThan(3000);
				await until('fifty answers', () => answers(desk).length >= 50, 20_000);
				await sleep(300);
				for (const { message } of asked) expect(answers(desk, message.ts)).toHaveLength(1);
			}),
		40_000,
	);

	test('a fault of our own is said with a number, and the message is not lost for Slack when it could not be kept', () =>
		at(
			{
				around: (bot) => ({
					...bot,
					answer: (message, signal) =>
						bot.answer({ ...message, text: undefined as never }, signal).catch(() => undefined),
				}),
			},
			async (desk) => {
				const broken = desk.store as { apply: unknown };
				const apply = broken.apply;
				broken.apply = () => Promise.reject(new Error('disk'));
				const asked = await desk.driver.direct(desk.sim.people.member, QUESTION);
				expect(asked.status).toBe(500);
				broken.apply = apply;
			},
		));
});
