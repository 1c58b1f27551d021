import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { reminders } from '../../src/commands/reminders.js';
import { readConfig } from '../../src/config.js';
import { UsageError } from '../../src/errors.js';
import { createAgenda } from '../../src/events/agenda.js';
import { createRegister } from '../../src/reminders/register.js';
import { openLowdbStore } from '../../src/store/lowdb.js';
import { operator } from '../../src/words/operator.js';
import { event, subscriber, subscription } from '../fixtures/reminders/given.js';

const KNOWLEDGE = join('tests', 'fixtures', 'reminders', 'knowledge');
const WINTER = ['--from', '2026-11-01T00:00', '--until', '2027-04-01T00:00'];

let folder: string;

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'lotse-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function run(words: readonly string[], { knowledge = KNOWLEDGE, data = 'data' } = {}) {
	const lines: string[] = [];
	const warnings: string[] = [];
	const config = readConfig({ DATA_DIR: join(folder, data), KNOWLEDGE_DIR: knowledge, LOG_LEVEL: 'silent' });
	const terminal = { print: (text: string) => void lines.push(text), warn: (text: string) => void warnings.push(text) };
	const code = await reminders({ words, config, terminal, shipped: 'knowledge' });
	return { code, lines, warnings };
}

interface Row {
	at: string;
	kind: string;
	lead: string | null;
	event: string;
	to: string;
}

async function rows(words: readonly string[], options?: Parameters<typeof run>[1]): Promise<Row[]> {
	const { code, lines } = await run([...words, '--json'], options);
	expect({ code, lines }).toMatchObject({ code: 0, lines: { length: 1 } });
	return JSON.parse(lines[0] ?? '') as Row[];
}

describe('with --all', () => {
	test('says all that one person is told who wants to know everything', async () => {
		const all = (await rows([...WINTER, '--all'])).map(({ at, kind, lead, event, to }) =>
			[at, kind, lead, event, to].join(' '),
		);
		expect(all).toEqual([
			'2026-11-17T10:00:00+01:00 lead P7D austausch-12 all',
			'2026-11-23T10:00:00+01:00 lead P1D austausch-12 all',
			'2026-11-24T09:00:00+01:00 lead PT1H austausch-12 all',
			'2026-12-08T09:00:00+01:00 documented  austausch-12 all',
			'2027-01-06T09:30:00+01:00 moved  netzwerktreffen-winter all',
			'2027-01-11T13:00:00+01:00 lead P1D netzwerktreffen-winter all',
			'2027-01-12T12:00:00+01:00 lead PT1H netzwerktreffen-winter all',
			'2027-01-27T10:00:00+00:00 lead P7D werkstatt-lissabon all',
			'2027-02-02T10:00:00+00:00 lead P1D werkstatt-lissabon all',
			'2027-02-03T09:00:00+00:00 lead PT1H werkstatt-lissabon all',
			'2027-03-01T08:15:00+01:00 cancelled  abgesagt all',
		]);
	});

	test('a row has five fields, and no lead is null', async () => {
		const [first, ...more] = await rows([...WINTER, '--all']);
		expect(first).toEqual({
			at: '2026-11-17T10:00:00+01:00',
			kind: 'lead',
			lead: 'P7D',
			event: 'austausch-12',
			to: 'all',
		});
		expect(more.find(({ kind }) => kind === 'moved')?.lead).toBeNull();
	});

	test.each([
		['a time on the clock in Berlin', '2026-11-24T09:00', '2026-11-24T09:01', 1],
		['the end is not in it', '2026-11-24T08:00', '2026-11-24T09:00', 0],
		['an offset', '2026-11-24T03:00-05:00', '2026-11-24T03:00:01-05:00', 1],
		['UTC', '2026-11-24T08:00Z', '2026-11-24T08:01:00Z', 1],
		['days', '2026-11-24', '2026-11-25', 1],
		['no time at all', '2026-11-24T09:00', '2026-11-24T09:00', 0],
	])('takes %s', async (_, from, until, expected) => {
		expect(await rows(['--from', from, '--until', until, '--all'])).toHaveLength(expected);
	});

	test('a documentation without a day of its own came at the end of the event', async () => {
		const copy = join(folder, 'undated');
		await cp(KNOWLEDGE, copy, { recursive: true });
		const document = (published: string) =>
			`---\nid: austausch-12-zwischenmiete\ntitle: Doku\nkind: programme\npublished: ${published}\nsource:\n  publisher: a\n  title: b\nwording: original\ncoverage: complete\n---\n\nEin Satz.\n`;
		for (const published of ['"2026-12"', '2026', '"2026-11-20"']) {
			await writeFile(join(copy, 'exchanges', 'zwischenmiete.md'), document(published));
			const all = await rows([...WINTER, '--all'], { knowledge: copy });
			expect(all.filter(({ kind }) => kind === 'documented').map(({ at }) => at)).toEqual([
				'2026-11-24T12:00:00+01:00',
			]);
		}
	});

	test('prints a table', async () => {
		const { lines } = await run(['--from', '2026-11-24', '--until', '2027-01-12', '--all']);
		expect(lines).toEqual([
			'Wann                        Was              Termin                                      An',
			'Di., 24.11.2026, 09:00 MEZ  1 Stunde vorher  12. Peer-to-Peer-Austausch „Zwischenmiete“  all',
			'Di., 08.12.2026, 09:00 MEZ  dokumentiert     12. Peer-to-Peer-Austausch „Zwischenmiete“  all',
			'Mi., 06.01.2027, 09:30 MEZ  verlegt          Netzwerktreffen im Winter                   all',
			'Mo., 11.01.2027, 13:00 MEZ  1 Tag vorher     Netzwerktreffen im Winter                   all',
			'',
			'4 Nachrichten.',
		]);
	});

	test('says when nothing is due', async () => {
		const { code, lines } = await run(['--from', '2030-01-01', '--until', '2031-01-01', '--all']);
		expect({ code, lines }).toEqual({ code: 0, lines: [operator.due.nothing] });
		expect(await rows(['--from', '2030-01-01', '--until', '2031-01-01', '--all'])).toEqual([]);
	});

	test('a folder without events has nothing due', async () => {
		const empty = join(folder, 'empty');
		await mkdir(empty, { recursive: true });
		expect(await rows([...WINTER, '--all'], { knowledge: empty })).toEqual([]);
	});

	test('says on the side that a file is broken', async () => {
		const broken = join(folder, 'broken');
		await cp(KNOWLEDGE, broken, { recursive: true });
		await writeFile(join(broken, 'events', 'kaputt.yaml'), 'id: [');
		const { lines, warnings } = await run([...WINTER, '--all', '--json', '--knowledge', broken]);
		expect(JSON.parse(lines[0] ?? '')).toHaveLength(11);
		expect(warnings).toEqual([operator.problems(1)]);
	});
});

describe('without --all', () => {
	test('nobody has subscribed', async () => {
		expect(await rows(WINTER, { data: 'nobody' })).toEqual([]);
	});

	test('says who is told, by their address, with their leads, zone and quiet hours', async () => {
		const store = await openLowdbStore({ folder: join(folder, 'some') });
		const register = createRegister(store, () => 0);
		const person = subscriber({ zone: 'Europe/Lisbon', quiet: true, leads: ['P2D'] });
		await register.put(person, [subscription({ to: 'topic', topic: 'leerstand' })]);
		const channel = subscriber({ shared: true, channel: 'teams', place: '19:a@thread.tacv2', audience: 'public' });
		await register.put(channel, [subscription(undefined, { leads: ['PT30M'] })]);
		await store.close();
		const all = (await rows(WINTER, { data: 'some' })).map(({ at, kind, lead, to }) =>
			[at, lead ?? kind, to].join(' '),
		);
		expect(all).toEqual([
			'2026-11-20T17:00:00+00:00 P2D slack:D1',
			'2026-11-24T09:30:00+01:00 PT30M teams:19:a@thread.tacv2',
			'2026-12-08T08:00:00+00:00 documented slack:D1',
			'2026-12-08T09:00:00+01:00 documented teams:19:a@thread.tacv2',
			'2027-01-06T09:30:00+01:00 moved teams:19:a@thread.tacv2',
			'2027-01-12T12:30:00+01:00 PT30M teams:19:a@thread.tacv2',
			'2027-03-01T08:15:00+01:00 cancelled teams:19:a@thread.tacv2',
		]);
	});
});

describe('events the bot knows from elsewhere', () => {
	test('count too, once, but not with --all', async () => {
		const store = await openLowdbStore({ folder: join(folder, 'elsewhere') });
		await createRegister(store, () => 0).put(subscriber({ leads: ['P1D'] }), [subscription()]);
		const now = Date.parse('2026-11-02T08:00:00Z');
		const sources = [
			{ name: 'ics', see: () => ({ events: [event({ id: 'ics-1', starts: '2026-12-01T10:00' })], gone: () => false }) },
		];
		await createAgenda({ sources, store, clock: () => now }).observe();
		await store.close();
		const given = async (...more: string[]) =>
			(await rows([...WINTER, ...more], { data: 'elsewhere' })).filter((row) => row.event === 'ics-1');
		expect((await given()).map(({ at }) => at)).toEqual(['2026-11-30T10:00:00+01:00']);
		expect(await given('--all')).toEqual([]);
	});
});

describe('wrong use is one line', () => {
	test.each([
		['nothing', []],
		['no beginning', ['--until', '2027-04-01T00:00', '--all']],
		['no end', ['--from', '2026-11-01T00:00', '--all']],
		['an end without a value', ['--from', '2026-11-01T00:00', '--until']],
		['an unknown flag', [...WINTER, '--al']],
		['a word', [...WINTER, 'all']],
		['the end before the beginning', ['--from', '2027-04-01T00:00', '--until', '2026-11-01T00:00', '--all']],
		['a day that does not exist', ['--from', '2027-02-29', '--until', '2027-04-01', '--all']],
		['an hour that does not exist', ['--from', '2027-02-01T24:00', '--until', '2027-04-01', '--all']],
		['an offset that does not exist', ['--from', '2027-02-01T10:00+25:00', '--until', '2027-04-01', '--all']],
		['a date of another kind', ['--from', '1.11.2026', '--until', '2027-04-01', '--all']],
		['a date of two lines', ['--from', '2026-11-01\n', '--until', '2027-04-01', '--all']],
		['a year beyond all calendars', ['--from', '2026-11-01', '--until', '+999999-01-01', '--all']],
		['no such folder', [...WINTER, '--all', '--knowledge', '/does/not/exist']],
	])('%s', async (_, words) => {
		const error = await run(words).catch((cause: unknown) => cause);
		expect(error).toBeInstanceOf(UsageError);
		expect((error as UsageError).message).not.toMatch(/\n/);
		expect((error as UsageError).message).toMatch(/^[„A-ZÄÖÜ].*[.\]]$/);
	});
});
