import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type AskSurface, createAskCommand } from '../../src/commands/ask.js';
import { check } from '../../src/commands/check.js';
import type { Command } from '../../src/commands/command.js';
import { evaluate } from '../../src/commands/eval.js';
import { feedback } from '../../src/commands/feedback.js';
import { search } from '../../src/commands/search.js';
import { readConfig } from '../../src/config.js';
import { UsageError } from '../../src/errors.js';
import { createHelped } from '../../src/peers/helped.js';
import { openLowdbStore } from '../../src/store/lowdb.js';
import type { Transcript } from '../../src/transcript.js';
import { EXCHANGE } from '../fixtures/exchange.js';

let folder: string;
const surface: AskSurface = { render: (reply) => JSON.stringify(reply.blocks) };
const ask = createAskCommand(surface);

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'lotse-'));
	await mkdir(join(folder, 'good', 'exchanges'), { recursive: true });
	await mkdir(join(folder, 'bad', 'exchanges'), { recursive: true });
	await writeFile(join(folder, 'good', 'exchanges', 'a.md'), EXCHANGE);
	await writeFile(
		join(folder, 'bad', 'exchanges', 'a.md'),
		EXCHANGE.replace('municipality: Alzey', 'municipality: Alzei'),
	);
});
afterAll(() => rm(folder, { recursive: true }));

async function run(command: Command, ...words: string[]): Promise<{ code: number; lines: string[] }> {
	const lines: string[] = [];
	const config = readConfig({ DATA_DIR: join(folder, 'data'), LOG_LEVEL: 'silent' });
	const terminal = { print: (text: string) => void lines.push(text), warn: () => {} };
	const code = await command({ words, config, terminal, shipped: 'knowledge' });
	return { code, lines };
}

async function askJson(...words: string[]): Promise<Transcript> {
	const { lines } = await run(ask, ...words, '--json');
	return JSON.parse(lines.join('')) as Transcript;
}

describe('ask', () => {
	test('prints what was found as JSON, every part of it', async () => {
		const answer = await askJson('Wer hat einen Makerspace?', '--knowledge', join(folder, 'good'));
		expect(answer).toMatchObject({
			question: 'Wer hat einen Makerspace?',
			language: 'de',
			found: true,
			claims: [{ cites: [1] }],
			contacts: [
				{ name: 'Markus Krebs', role: 'Stadtmarketing', organisation: null, municipality: 'Alzey', document: 'probe' },
			],
			nearest: [],
		});
		const [source] = answer.sources;
		expect(source).toMatchObject({
			n: 1,
			document: 'probe',
			date: '2024-06-06',
			section: 'Alzey',
			url: 'https://example.org/4',
		});
		expect(source?.viewer).toBe(`http://127.0.0.1:3978/documents/${source?.passage}`);
		expect(answer.text).toContain('„Markus Krebs vom Stadtmarketing stellte den Makerspace in Alzey vor.“');
		expect(answer.milliseconds).toBeGreaterThan(0);
	});

	test('small talk has found nothing and empty lists', async () => {
		expect(await askJson('Hallo')).toMatchObject({ found: false, claims: [], sources: [], contacts: [], nearest: [] });
	});

	test('names the nearest documents when nothing is found', async () => {
		const { found, nearest } = await askJson('Wer hat einen Makerspace in Köln?', '--knowledge', join(folder, 'good'));
		expect({ found, nearest }).toEqual({
			found: false,
			nearest: [{ document: 'probe', title: '4. Peer-to-Peer-Austausch „Probe“' }],
		});
	});

	test('answers in the language it is told to', async () => {
		expect((await askJson('Makerspace', '--lang', 'en')).language).toBe('en');
	});

	test('keeps a conversation from one call to the next', async () => {
		await askJson('Wer hat Hochbeete?', '--conversation', 'c');
		expect((await askJson('Und wer ist dort zuständig?', '--conversation', 'c')).text).toContain('Juliane Heimann');
		expect((await askJson('Und wer ist dort zuständig?', '--conversation', 'd')).found).toBe(false);
	});

	test('answers a file line by line, reports the bad ones and exits 1', async () => {
		const file = join(folder, 'questions.jsonl');
		await writeFile(
			file,
			[
				'{"question":"Wer hat Hochbeete?","conversation":"x"}',
				'no json',
				'{"q":1}',
				'{"question":"Und wer ist dort zuständig?","conversation":"x"}',
				'{"question":"Makerspace","language":"en"}',
				'',
			].join('\n'),
		);
		const { code, lines } = await run(ask, '--file', file);
		const answers = lines.map((line) => JSON.parse(line) as Transcript & { line?: number; error?: string });
		expect(code).toBe(1);
		expect(answers.map(({ line }) => line)).toEqual([undefined, 2, 3, undefined, undefined]);
		expect(answers[3]?.text).toContain('Juliane Heimann');
		expect(answers[4]?.language).toBe('en');
	});

	test.each([
		[[]],
		[['a', 'b']],
		[['a', '--lang', 'fr']],
		[['a', '--colour']],
		[['a', '--knowledge', '/does/not/exist']],
		[['--file', '/does/not/exist.jsonl']],
		[['a', '--file', 'x']],
	])('wrong use is one line: %j', async (words) => {
		const error = await run(ask, ...words).catch((cause: unknown) => cause);
		expect(error).toBeInstanceOf(UsageError);
		expect((error as UsageError).message).not.toContain('\n');
	});
});

describe('search', () => {
	test('prints hits with passage, document, section, score and text', async () => {
		const { lines } = await run(search, 'Makerspace', '--json', '--limit', '1', '--knowledge', join(folder, 'good'));
		const { hits } = JSON.parse(lines.join('')) as { hits: { passage: string; score: number }[] };
		expect(hits).toMatchObject([
			{ document: 'probe', section: 'Alzey', text: expect.stringContaining('Makerspace') as unknown },
		]);
		expect(hits[0]?.passage).toMatch(/^probe#alzey-1-/);
		expect(hits[0]?.score).toBeGreaterThan(0);
	});

	test('wrong use is one line', async () => {
		await expect(run(search)).rejects.toThrow(UsageError);
		await expect(run(search, 'a', '--limit', '0')).rejects.toThrow(UsageError);
	});
});

describe('check', () => {
	test('exits 0 when all is well', async () => {
		expect(await run(check, '--knowledge', join(folder, 'good'))).toEqual({
			code: 0,
			lines: ['Alles in Ordnung: 1 Dokument, 2 Absätze.'],
		});
	});

	test('names file, line and remedy, and exits 1', async () => {
		const { code, lines } = await run(check, '--knowledge', join(folder, 'bad'));
		expect(code).toBe(1);
		expect(lines[0]).toMatch(
			/^exchanges\/a\.md:18: Die Kommune „Alzei“ steht nicht im Ortsverzeichnis\. Ist „Alzey“ gemeint\?.*\(übersprungen\)$/,
		);
	});
});

describe('eval', () => {
	test('prints recall, size and speed', async () => {
		const file = join(folder, 'eval.json');
		const passages = [
			{ id: 'p1', text: 'Der Jugendraum in Bremerhaven.' },
			{ id: 'p2', text: 'Ein Makerspace in Alzey.', title: 'Werkstatt' },
		];
		const questions = [
			{ id: '1', task: 'de', language: 'de', text: 'Wo ist der Jugendraum?', passage: 'p1' },
			{ id: '2', task: 'en', language: 'en', text: 'Where is the workshop?', passage: 'p2' },
		];
		await writeFile(file, JSON.stringify({ passages, questions }));
		const { lines } = await run(evaluate, file, '--json');
		expect(JSON.parse(lines.join(''))).toMatchObject({
			tasks: { de: { n: 1, recall1: 100, recall5: 100, mrr10: 1 }, en: { n: 1, recall1: 100 } },
			index: { passages: 2 },
			query: { p50: expect.any(Number) as unknown },
		});
	});

	test('asks the whole bot questions, and says which are not answered as expected', async () => {
		const file = join(folder, 'questions.jsonl');
		const lines = [
			{ question: 'Wer hat einen Makerspace?', expect: { found: true, items: ['Alzey + Makerspace', 'Bremen'] } },
			{ question: 'Wo ist der Makerspace?', expect: { found: true, source: ['profil-alzey-makerspace-2023#'] } },
			{ question: 'Wer hat ein Schwimmbad?', expect: { found: false } },
			{ question: 'Wer hat eine Sternwarte?', held: true, expect: { found: true } },
		];
		await writeFile(file, lines.map((line) => JSON.stringify(line)).join('\n'));
		const asked = ['--questions', file, '--knowledge', 'knowledge'];
		const { lines: json } = await run(evaluate, ...asked, '--json');
		expect(JSON.parse(json.join(''))).toEqual({
			n: 4,
			listF1: 2 / 3,
			sourceFirst: 1,
			refusal: 1,
			falseRefusal: 1 / 3,
			literal: 1,
			open: expect.objectContaining({ n: 3, falseRefusal: 0 }) as unknown,
			held: expect.objectContaining({ n: 1, falseRefusal: 1 }) as unknown,
		});
		const { lines: table } = await run(evaluate, ...asked, '--verbose');
		expect(table.join('\n')).toMatch(/^items +Wer hat einen Makerspace\? {2}→ {2}Alzey: Makerspace/);
		expect(table.join('\n')).not.toContain('Sternwarte');
	});

	test('a missing or foreign file is a usage error', async () => {
		await expect(run(evaluate, '/does/not/exist')).rejects.toThrow(UsageError);
		await expect(run(evaluate, '--questions', 'package.json')).rejects.toThrow(UsageError);
		await expect(run(evaluate, '--questions', '--documents', 'viele')).rejects.toThrow(UsageError);
		await expect(run(evaluate, 'package.json')).rejects.toThrow(UsageError);
	});
});

describe('feedback', () => {
	const about = { language: 'de', found: true, documents: ['probe'] };
	const rated = {
		first: { ...about, question: 'Wer hat Hochbeete?', helpful: true, day: '2026-01-01' },
		second: {
			...about,
			question: 'Wer hat ein Schwimmbad?',
			helpful: false,
			day: '2026-01-02',
			comment: 'Wilhelmshaven hat eines.',
		},
		broken: { of: 'an older shape' },
	};

	test('says so when nobody has rated anything', async () => {
		expect(await run(feedback)).toEqual({ code: 0, lines: ['Noch hat niemand eine Antwort bewertet.'] });
	});

	test('prints ratings with their comments, newest first, and how many were helpful', async () => {
		const store = await openLowdbStore({ folder: join(folder, 'data') });
		await store.apply(Object.entries(rated).map(([key, value]) => ({ put: { kind: 'feedback', key, value } })));
		await store.close();
		const { code, lines } = await run(feedback);
		expect(code).toBe(0);
		expect(lines.map((line) => line.replace(/\s+/g, ' '))).toEqual([
			'2026-01-02 nicht hilfreich Wer hat ein Schwimmbad? Wilhelmshaven hat eines.',
			'2026-01-01 hilfreich Wer hat Hochbeete?',
			'2 Bewertungen, davon 1 hilfreich.',
		]);
		const json = await run(feedback, '--json');
		expect(json.lines.map((line) => JSON.parse(line) as unknown)).toEqual([rated.second, rated.first]);
	});

	test('lists the questions without an answer, the newest and most frequent first', async () => {
		const store = await openLowdbStore({ folder: join(folder, 'data') });
		const asked = [
			{ question: 'Wer hat eine Seilbahn?', language: 'de', day: '2026-11-22', count: 1 },
			{ question: 'Wer hat einen Zoo?', language: 'de', day: '2026-11-23', count: 1 },
			{ question: 'Who has a tram?', language: 'en', day: '2026-11-23', count: 3 },
		];
		await store.apply(asked.map((value, at) => ({ put: { kind: 'unanswered', key: String(at), value } })));
		await store.close();
		const { lines } = await run(feedback);
		const said = lines.join('\n');
		expect(said).toContain('3 Fragen ohne Antwort in den Dokumentationen:');
		expect(said).toMatch(/ 3× {3}Who has a tram\?\n.*Wer hat einen Zoo\?\n.*Wer hat eine Seilbahn\?$/);
		expect((await run(feedback, '--json')).lines.join('\n')).toContain(
			'{"unanswered":true,"question":"Who has a tram?"',
		);
	});

	test('says how many introductions helped, by month', async () => {
		const store = await openLowdbStore({ folder: join(folder, 'data') });
		await createHelped(store, () => Date.parse('2026-12-07T10:00:00Z')).count('a', 'slack:T1/U1', true);
		await store.close();
		expect((await run(feedback)).lines.at(-1)).toBe('Vorstellungen 2026-12: 1 haben geholfen, 0 nicht.');
		expect((await run(feedback, '--json')).lines.at(-1)).toBe(
			'{"introductions":true,"month":"2026-12","yes":1,"no":0}',
		);
	});

	test('wrong use is one line', async () => {
		await expect(run(feedback, '--all')).rejects.toThrow(UsageError);
	});
});
