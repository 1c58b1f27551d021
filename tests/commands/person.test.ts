/** `person export` and `person erase`, on the folder of a stopped bot and on a running one. */

import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { person } from '../../src/commands/person.js';
import { readConfig } from '../../src/config.js';
import { UsageError } from '../../src/errors.js';
import { openLowdbStore } from '../../src/store/lowdb.js';
import { serveStore, socketPath } from '../../src/store/socket.js';
import type { Change, Json, Store } from '../../src/store/store.js';

const ANNA = 'slack:T1/U1';
let folder: string;
let running: (() => Promise<void>)[];

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'person-'));
	running = [];
});
afterEach(async () => {
	for (const stop of running.reverse()) await stop();
	await rm(folder, { recursive: true });
});

const put = (kind: string, key: string, value: Json): Change => ({ put: { kind, key, value } });

/** Anna asked, has buttons and reminders, set up one for a channel; Bert chose a language. */
async function fill(store: Store): Promise<void> {
	const anna = { person: ANNA, tenant: 'slack:T1' };
	const channel = { person: 'slack:T1/C1', tenant: 'slack:T1', subscriber: 'slack:T1/C1', about: { to: 'everything' } };
	await store.apply([
		put('conversation', 'slack:T1/D1', { ...anna, questions: ['Wer hat Hochbeete?'], language: 'de', people: [ANNA] }),
		put('button', 'secret-token', { ...anna, language: 'de', offers: [{ capability: 'x', state: { token: 'hush' } }] }),
		put('subscription', `${ANNA}|everything`, { ...anna, subscriber: ANNA, about: { to: 'everything' }, created: 0 }),
		put('subscription', 'slack:T1/C1|everything', { ...channel, author: ANNA, by: 'Anna Muster', created: 0 }),
		put('person', 'slack:T1/U2', { person: 'slack:T1/U2', tenant: 'slack:T1', language: 'en' }),
	]);
}

/** Filled by a bot that runs, or did. */
async function open(mode: string): Promise<void> {
	const store = await openLowdbStore({ folder });
	await fill(store);
	if (mode === 'stopped') return await store.close();
	const server = await serveStore(store, socketPath(folder));
	running.push(
		() => store.close(),
		() => server.close(),
	);
}

async function run(...words: string[]): Promise<{ code: number; out: string; err: string }> {
	const [out, err]: [string[], string[]] = [[], []];
	const config = readConfig({ DATA_DIR: folder, LOG_LEVEL: 'silent' });
	const terminal = { print: (text: string) => void out.push(text), warn: (text: string) => void err.push(text) };
	const code = await person({ words, config, terminal, shipped: 'knowledge' });
	return { code, out: out.join('\n'), err: err.join('\n') };
}

async function holding(pattern: RegExp): Promise<string[]> {
	const names = (await readdir(folder)).filter((name) => name.endsWith('.json'));
	const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
	return names.filter((_, at) => pattern.test(texts[at] ?? ''));
}

describe.each(['stopped', 'running'])('of a %s bot', (mode) => {
	beforeEach(() => open(mode));

	test('export says everything in plain words', async () => {
		const { code, out } = await run('export', ANNA);
		expect(code).toBe(0);
		expect(out).toContain('Das ist von slack:T1/U1 gespeichert:');
		expect(out).toContain('Fragen eines Gesprächs\n• „Wer hat Hochbeete?“');
		expect(out).toContain('• alle Termine, eingerichtet für einen Kanal');
		expect(out).not.toMatch(/secret-token|hush|U2/);
	});

	test('export --json is one object with a row for each', async () => {
		const { out } = await run('export', ANNA, '--json');
		const { person: whose, rows } = JSON.parse(out) as { person: string; rows: { kind: string }[] };
		expect(whose).toBe(ANNA);
		expect(rows.map(({ kind }) => kind).sort((a, b) => a.localeCompare(b))).toEqual([
			'button',
			'conversation',
			'subscription',
			'subscription',
		]);
		expect(out).not.toMatch(/secret-token|hush|U2/);
	});

	test('erase leaves nothing in any file, and says what went', async () => {
		const { code, out } = await run('erase', ANNA);
		expect(code).toBe(0);
		expect(out).toMatch(/Gelöscht sind die Daten von slack:T1\/U1:\n• Fragen eines Gesprächs: 1\n/);
		expect(out).toContain('Für Kanäle eingerichtet und ohne Namen erhalten: 1 Eintrag.');
		expect(out).toContain('hat nichts mehr gefunden');
		expect(await holding(/U1|Anna|Hochbeete/)).toEqual([]);
		expect(await holding(/U2/)).toContain('store.json');
		expect(await run('erase', ANNA)).toMatchObject({ code: 1, out: '' });
	});

	test('erase --json is the report', async () => {
		const { out } = await run('erase', ANNA, '--json');
		expect(JSON.parse(out)).toMatchObject({
			person: ANNA,
			erased: { conversation: 1, button: 1, subscription: 1 },
			unsigned: 1,
			left: 0,
		});
	});

	test.each(['export', 'erase'])('%s of somebody unknown is one line, and 1', async (choice) => {
		const { code, out, err } = await run(choice, 'slack:T1/U9');
		expect({ code, out }).toEqual({ code: 1, out: '' });
		expect(err).toBe('Von „slack:T1/U9“ ist nichts gespeichert. Bitte die Kennung prüfen.');
		expect(await holding(/Hochbeete/)).not.toEqual([]);
	});
});

test('wrong words are told how it is called', async () => {
	const wrong = [[], ['forget', ANNA], ['export'], ['export', ANNA, 'more'], ['erase', 'Anna'], ['toString', ANNA]];
	for (const words of wrong) await expect(run(...words)).rejects.toBeInstanceOf(UsageError);
	await expect(run('erase', 'Anna')).rejects.toThrow('„Anna“ ist keine Kennung');
});
