/** What is kept goes when its time is over, by itself; and questions without an answer are kept without anybody. */

import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { assemble } from '../src/assemble.js';
import type { Bot } from '../src/channel.js';
import { createLeaving } from '../src/erasure.js';
import { NOBODYS, OWN } from '../src/kept.js';
import { openLibrary } from '../src/library/library.js';
import type { Facts, Log } from '../src/log.js';
import type { Message } from '../src/message.js';
import type { Reply } from '../src/reply.js';
import { SWEEP, startSweeping, sweep } from '../src/retention.js';
import { openLowdbStore } from '../src/store/lowdb.js';
import type { Store } from '../src/store/store.js';
import { createViewer } from '../src/viewer.js';

const DAY = 24 * 3_600_000;
const library = await openLibrary('knowledge', 'knowledge');
let folder: string;
let now: number;
let store: Store;
let bot: Bot;
let logged: [string, Facts][];
let calls = 0;

const note = (event: string, facts: Facts = {}) => void logged.push([event, facts]);
const log: Log = { info: note, warn: note, error: note };

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'retention-'));
	now = Date.UTC(2026, 10, 23, 9);
	logged = [];
	const clock = () => now;
	store = await openLowdbStore({ folder, clock });
	const viewer = createViewer(() => library, 'https://lotse.example');
	bot = assemble({ library: () => library, store, viewer, log, clock, site: 'https://programme.example' });
});
afterEach(async () => {
	await store.close();
	await rm(folder, { recursive: true });
});

async function ask(text: string, more: Partial<Message> = {}): Promise<Reply> {
	calls += 1;
	const asker = { tenant: 'T1', audience: 'public', role: 'member', name: 'Hanna Weißgerber' } as const;
	const from = { channel: 'slack', place: 'T1/D1' };
	const message = { id: `${calls}`, text, person: 'T1/U1', conversation: `${calls}`, from, asker, interactive: true };
	const said = await bot.answer({ ...message, ...more }, new AbortController().signal);
	if (!said) throw new Error('no reply');
	return said;
}

const unanswered = async () => (await store.find('unanswered')).map(({ value }) => value);

describe('a question without an answer', () => {
	test('is kept with its language and day, and nothing of who asked', async () => {
		expect((await ask('Wer hat eine Seilbahn gebaut?')).answer?.found).toBe(false);
		const [row, ...more] = await store.find('unanswered');
		expect(more).toEqual([]);
		expect(row?.value).toEqual({
			question: 'Wer hat eine Seilbahn gebaut?',
			language: 'de',
			day: '2026-11-23',
			count: 1,
		});
		expect(JSON.stringify(row)).not.toMatch(/T1|U1|Hanna/);
	});

	test('counts up when somebody asks in the same words that day', async () => {
		await ask('Wer hat eine Seilbahn gebaut?');
		await ask('wer hat eine  Seilbahn gebaut', { person: 'T1/U2' });
		expect(await unanswered()).toMatchObject([{ count: 2 }]);
		now += DAY;
		await ask('Wer hat eine Seilbahn gebaut?');
		expect(await unanswered()).toMatchObject([{ count: 2 }, { count: 1 }]);
	});

	test('is none where there was an answer', async () => {
		await ask('Wer hat Hochbeete?');
		await ask('Hallo!');
		expect(await unanswered()).toEqual([]);
	});

	test.each([
		'Welche Seilbahn baut Sabine Obermüller?',
		'welche seilbahn baut sabine obermüller?',
		'Hat Frau Obermüller eine Seilbahn?',
		'Hat Dr. Obermüller eine Seilbahn?',
		'Wer hat eine Seilbahn? Antwort an bau@stadt.example',
		'Wer hat eine Seilbahn? Rückruf 0211 123456',
		'Wer hat eine Seilbahn? +49 (211) 12 34 56',
		'Wer hat eine Seilbahn? Gruß Weißgerber',
		'Hat Markus Krebs eine Seilbahn?',
		'hat krebs eine seilbahn?',
	])('is not kept where it names somebody: „%s“', async (question) => {
		await ask(question);
		expect(await unanswered()).toEqual([]);
	});

	test.each([
		'Wer hat am 06.06.2024 eine Seilbahn eröffnet?',
		'Gab es von 2019 bis 2025 eine Seilbahn?',
		'Wer hat eine Seilbahn über den Rhein?',
	])('is kept where it only looks so: „%s“', async (question) => {
		expect((await ask(question)).answer?.found).toBe(false);
		expect(await unanswered()).toMatchObject([{ question }]);
	});

	test('stays 90 days', async () => {
		await ask('Wer hat eine Seilbahn gebaut?');
		now = Date.UTC(2026, 10, 23) + 90 * DAY - 1;
		expect(await unanswered()).toHaveLength(1);
		now += 1;
		expect(await unanswered()).toEqual([]);
	});
});

describe('the sweep', () => {
	const everything = async () => {
		const names = await readdir(folder);
		return (await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8').catch(() => '')))).join('\n');
	};

	test('takes what is over out of all files though nobody writes, and logs counts by kind and nothing else', async () => {
		await ask('Wer hat Hochbeete?');
		await ask('Wer hat eine Seilbahn gebaut?');
		await createLeaving({ store, grace: DAY, clock: () => now }).left({ person: 'slack:T1/U9' });
		expect(await everything()).toContain('Wer hat Hochbeete');
		logged = [];
		now += 2 * DAY;
		await sweep(store, now, log);
		expect(await everything()).not.toContain('Wer hat Hochbeete');
		expect(await everything()).toContain('Seilbahn');
		expect(logged).toEqual([
			['erased after leaving', { rows: 0 }],
			['expired', { $claim: 2, conversation: 2, button: 2 }],
		]);
		logged = [];
		await sweep(store, now, log);
		expect(logged).toEqual([]);
		now += 90 * DAY;
		await sweep(store, now, log);
		expect(await everything()).not.toContain('Seilbahn');
	});

	test('comes every hour by itself, and ends with the bot', async () => {
		jest.useFakeTimers({ now });
		try {
			let times = 0;
			const sweep = async () => {
				times += 1;
				return { times };
			};
			const counted: Store = { ...store, sweep, find: async () => [] };
			const stop = await startSweeping(counted, () => now, log);
			await jest.advanceTimersByTimeAsync(3 * SWEEP);
			stop();
			await jest.advanceTimersByTimeAsync(3 * SWEEP);
			expect(times).toBe(4);
		} finally {
			jest.useRealTimers();
		}
	});

	test('that fails is an error in the log and tried again', async () => {
		const broken: Store = { ...store, sweep: () => Promise.reject(new Error('disk')) };
		await sweep(broken, now, log);
		expect(logged).toEqual([['sweep failed', {}]]);
	});
});

test('no row that a question leaves stays longer than the register says', async () => {
	await ask('Wer hat Hochbeete?');
	await ask('Wer hat eine Seilbahn gebaut?');
	const days: Readonly<Record<string, { days?: number }>> = { ...OWN, ...NOBODYS };
	const kinds = ['conversation', 'button', 'unanswered', 'asked', '$claim'];
	for (const kind of kinds) {
		const rows = await store.find(kind);
		expect(rows.length).toBeGreaterThan(0);
		for (const { expires } of rows) expect(expires).toBeLessThanOrEqual(now + (days[kind]?.days ?? Number.NaN) * DAY);
	}
});
