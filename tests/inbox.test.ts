/** What the inbox promises: one delivery a key, none lost in a crash, at most one answer doubled. */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { Delivery } from '../src/channel.js';
import { BotError } from '../src/errors.js';
import { type OpenInbox, openInbox } from '../src/inbox.js';
import type { Log } from '../src/log.js';
import { openLowdbStore } from '../src/store/lowdb.js';
import { createMemoryStore } from '../src/store/memory.js';
import type { Store } from '../src/store/store.js';

const SECOND = 1000;
const HOUR = 3600 * SECOND;
const item = { question: 'Wer hat einen Makerspace?' };

let now: number;
let store: Store;
let errors: string[];
const opened: OpenInbox[] = [];

beforeEach(() => {
	now = Date.UTC(2026, 0, 1);
	store = createMemoryStore(() => now);
	errors = [];
});
afterEach(() => {
	jest.useRealTimers();
	for (const one of opened.splice(0)) one.close();
});

const log: Log = { info: () => {}, warn: () => {}, error: (event) => void errors.push(event) };

/** One more process on the store. */
function open(alone: boolean, on = store): OpenInbox {
	const inbox = openInbox({ store: on, log, clock: () => now, alone });
	opened.push(inbox);
	return inbox;
}

/** The process ends without a word: nothing renews its leases any more. */
const crash = (inbox: OpenInbox) => inbox.close();

async function take(inbox: OpenInbox, key = 'slack:1'): Promise<Delivery<typeof item>> {
	const delivery = await inbox.take(key, item);
	if (!delivery) throw new Error('taken already');
	return delivery;
}

/** What a later life finds, which must be one message. */
async function resume(inbox: OpenInbox): Promise<Delivery<typeof item>> {
	const [delivery, ...more] = await inbox.abandoned<typeof item>('slack:');
	if (!delivery || more.length > 0) throw new Error(delivery ? 'more than one' : 'none');
	return delivery;
}

const kept = () => store.find('delivery');
const given = (deliveries: readonly unknown[]) => deliveries.filter(Boolean).length;

describe('a key that comes again', () => {
	test('is one delivery, though it comes eleven times at once', async () => {
		const inbox = open(true);
		expect(given(await Promise.all(Array.from({ length: 11 }, () => inbox.take('slack:1', item))))).toBe(1);
	});

	test('is one delivery for two inboxes over one store', async () => {
		const [first, second] = [open(false), open(false)];
		const all = Array.from({ length: 11 }, (_, n) => (n % 2 ? first : second).take('slack:1', item));
		expect(given(await Promise.all(all))).toBe(1);
	});

	test('says nothing new after it was done, also to a later life, for a day', async () => {
		const first = open(true);
		await (await take(first)).done();
		now += 24 * HOUR;
		expect(await first.take('slack:1', item)).toBeUndefined();
		expect(await open(true).take('slack:1', item)).toBeUndefined();
		now += 2 * HOUR;
		expect(await kept()).toEqual([]);
	});

	test('does not hold up another', async () => {
		const inbox = open(true);
		await take(inbox, 'slack:1');
		expect(await take(inbox, 'slack:2')).toMatchObject({ item, attempt: 1, uncertain: false });
	});
});

describe('after a crash', () => {
	test('what a process alone on its store finds is given out at once', async () => {
		const first = open(true);
		await take(first);
		crash(first);
		expect(await resume(open(true))).toMatchObject({ item, attempt: 2, uncertain: false });
	});

	test('among several processes it is given out when the lease of a minute is over, not before', async () => {
		const first = open(false);
		await take(first);
		crash(first);
		const second = open(false);
		now += 59 * SECOND;
		expect(await second.abandoned('slack:')).toEqual([]);
		now += SECOND;
		expect(await resume(second)).toMatchObject({ item, attempt: 2 });
	});

	test('exactly one of many callers gets it', async () => {
		const first = open(false);
		await take(first);
		crash(first);
		now += 60 * SECOND;
		const others = [open(false), open(false), open(false)];
		const found = await Promise.all([...others, ...others].map((inbox) => inbox.abandoned('slack:')));
		expect(found.flat()).toHaveLength(1);
		const later = await Promise.all(others.map((inbox) => inbox.abandoned('slack:')));
		expect(later.flat()).toEqual([]);
	});

	test('only what stands under the prefix is looked for', async () => {
		const first = open(true);
		await take(first, 'slack:1');
		await take(first, 'teams:1');
		crash(first);
		expect(await open(true).abandoned('teams:')).toHaveLength(1);
	});

	test('what was done is not given out', async () => {
		const first = open(true);
		const delivery = await take(first);
		await delivery.sending();
		await delivery.done();
		crash(first);
		expect(await open(true).abandoned('slack:')).toEqual([]);
	});

	test('a restart finds it in the file', async () => {
		const folder = await mkdtemp(join(tmpdir(), 'inbox-'));
		const file = () => openLowdbStore({ folder, clock: () => now, warn: () => {} });
		const before = await file();
		const first = open(true, before);
		await (await take(first, 'slack:1')).done();
		await (await take(first, 'slack:2')).sending();
		crash(first);
		await before.close();
		const after = await file();
		const second = open(true, after);
		expect(await resume(second)).toMatchObject({ item, attempt: 2, uncertain: true });
		expect(await second.take('slack:1', item)).toBeUndefined();
		await after.close();
		await rm(folder, { recursive: true });
	});
});

describe('a process', () => {
	test('does not find what it is working on itself', async () => {
		const inbox = open(true);
		await take(inbox);
		now += HOUR;
		expect(await inbox.abandoned('slack:')).toEqual([]);
	});

	/** Whenever it looks, counted in steps of the event loop. */
	const moments = Array.from({ length: 24 }, (_, steps) => steps);
	const lookAfter = async (inbox: OpenInbox, steps: number) => {
		for (let step = 0; step < steps; step += 1) await Promise.resolve();
		return await inbox.abandoned('slack:');
	};

	test.each(moments)('does not find what is arriving while it looks (%i)', async (steps) => {
		const inbox = open(true);
		const [taken, found] = await Promise.all([inbox.take('slack:1', item), lookAfter(inbox, steps)]);
		expect(given([taken, ...found])).toBe(1);
	});

	test.each(moments)('does not find what is being finished while it looks (%i)', async (steps) => {
		const inbox = open(true);
		const delivery = await take(inbox);
		const [found] = await Promise.all([lookAfter(inbox, steps), delivery.sending(), delivery.done()]);
		expect(found).toEqual([]);
	});

	test('keeps its lease as long as it lives', async () => {
		jest.useFakeTimers();
		const first = open(false);
		const second = open(false);
		const delivery = await take(first);
		for (let seconds = 0; seconds < 300; seconds += 10) {
			now += 10 * SECOND;
			await jest.advanceTimersByTimeAsync(10 * SECOND);
			expect(await second.abandoned('slack:')).toEqual([]);
		}
		await delivery.done();
		await jest.advanceTimersByTimeAsync(60 * SECOND);
		expect(errors).toEqual([]);
	});
});

test('a lease that is renewed while the work ends does not open it again', async () => {
	jest.useFakeTimers();
	const delivery = await take(open(false));
	const done = delivery.done();
	jest.advanceTimersByTime(20 * SECOND);
	await done;
	await jest.advanceTimersByTimeAsync(0);
	expect(await kept()).toMatchObject([{ value: { state: 'done' } }]);
});

describe('a worker that lost its lease', () => {
	test('cannot say that it sends or that it is done, and the new one can', async () => {
		const slow = await take(open(false));
		now += 60 * SECOND;
		const next = await resume(open(false));
		await expect(slow.sending()).rejects.toThrow(BotError);
		await expect(slow.done()).rejects.toThrow(/took this message over/);
		await next.sending();
		await next.done();
	});

	test('cannot open again what the new one has finished', async () => {
		const slow = await take(open(false));
		now += 60 * SECOND;
		await (await resume(open(false))).done();
		await expect(slow.sending()).rejects.toThrow(BotError);
		now += 60 * SECOND;
		expect(await open(false).abandoned('slack:')).toEqual([]);
	});

	test('is told so once, and stops renewing', async () => {
		jest.useFakeTimers();
		await take(open(false));
		now += 60 * SECOND;
		await resume(open(false));
		await jest.advanceTimersByTimeAsync(300 * SECOND);
		expect(errors).toEqual(['lease not renewed']);
	});

	test('may take up the message again when the new one vanishes too, and keeps that lease', async () => {
		jest.useFakeTimers();
		const [first, second] = [open(false), open(false)];
		const lost = await take(first);
		now += 60 * SECOND;
		await resume(second);
		crash(second);
		await jest.advanceTimersByTimeAsync(20 * SECOND);
		now += 60 * SECOND;
		expect(await resume(first)).toMatchObject({ attempt: 3 });
		await expect(lost.done()).rejects.toThrow(BotError);
		for (let seconds = 0; seconds < 120; seconds += 20) {
			now += 20 * SECOND;
			await jest.advanceTimersByTimeAsync(20 * SECOND);
			expect(await open(false).abandoned('slack:')).toEqual([]);
		}
	});
});

describe('an answer that may be out', () => {
	test('is uncertain only when the worker had begun to send', async () => {
		const first = open(true);
		await take(first, 'slack:waiting');
		await (await take(first, 'slack:sending')).sending();
		crash(first);
		const next = open(true);
		const [waiting] = await next.abandoned('slack:waiting');
		const [sending] = await next.abandoned('slack:sending');
		expect(waiting).toMatchObject({ attempt: 2, uncertain: false });
		expect(sending).toMatchObject({ attempt: 2, uncertain: true });
	});

	test('is repeated once, then given up', async () => {
		const first = open(true);
		await (await take(first)).sending();
		crash(first);
		const second = open(true);
		const repeated = await resume(second);
		expect(repeated.uncertain).toBe(true);
		await repeated.sending();
		crash(second);
		expect(await open(true).abandoned('slack:')).toEqual([]);
		expect(errors).toEqual(['message given up']);
		expect(JSON.stringify(await kept())).not.toContain('Makerspace');
	});

	test('stays uncertain when the repetition breaks off before it sends', async () => {
		const first = open(true);
		await (await take(first)).sending();
		crash(first);
		const second = open(true);
		await resume(second);
		crash(second);
		expect(await resume(open(true))).toMatchObject({ attempt: 3, uncertain: true });
	});
});

test('a message that takes the process down with it is tried three times', async () => {
	const first = open(true);
	await take(first);
	crash(first);
	for (const attempt of [2, 3]) {
		const next = open(true);
		expect((await resume(next)).attempt).toBe(attempt);
		crash(next);
	}
	expect(await open(true).abandoned('slack:')).toEqual([]);
	expect(errors).toEqual(['message given up']);
	expect(JSON.stringify(await kept())).not.toContain('Makerspace');
});

test('what is done holds no trace of the message, only that it came', async () => {
	const delivery = await take(open(true));
	expect(JSON.stringify(await kept())).toContain('Makerspace');
	await delivery.sending();
	await delivery.done();
	expect(await kept()).toMatchObject([{ key: 'slack:1', value: { state: 'done' } }]);
	expect(JSON.stringify(await kept())).not.toContain('Makerspace');
});

test('what is said at the same time is written in the order it was said', async () => {
	const delivery = await take(open(true));
	await Promise.all([delivery.sending(), delivery.sending(), delivery.done()]);
	expect(await kept()).toMatchObject([{ value: { state: 'done' } }]);
});

test('what broke off in a living process can be taken up there at once', async () => {
	const one = open(true);
	await (await take(one)).release();
	expect(await resume(one)).toMatchObject({ attempt: 2, uncertain: false });
});
