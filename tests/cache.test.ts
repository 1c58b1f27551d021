/** What is kept of the library between starts, and what becomes of it while questions are running. */

import { cp, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { readConfig } from '../src/config.js';
import type { Library } from '../src/library/library.js';
import { createLog } from '../src/log.js';
import type { Message } from '../src/message.js';
import { plainBlock } from '../src/reply.js';
import { corpusOf } from '../src/retrieval/corpus.js';
import { search } from '../src/retrieval/search.js';
import { openCached } from '../src/cache.js';
import { type Running, start } from '../src/start.js';

let folder: string;
let knowledge: string;
let cache: string;
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'lotse-'));
	knowledge = join(folder, 'knowledge');
	cache = join(folder, 'data');
	await cp('knowledge', knowledge, { recursive: true });
	/** Not everybody sees all of it. */
	await writeFile(
		path('intern.md'),
		document('Cottbus', 'intern')
			.replace('audience: public', 'audience: programme')
			.replace(/Rutschbahn/g, 'Seilbahn'),
	);
});
afterEach(() => rm(folder, { recursive: true }));

const open = (before?: Library) =>
	openCached({ folder: knowledge, shipped: 'knowledge', cache, ...(before ? { before } : {}) });
const path = (name: string) => join(knowledge, 'exchanges', name);
const found = (library: Library, text: string) =>
	search(corpusOf(library).index, text, 'de', 5).map(({ id, score }) => [id, score]);
const QUESTIONS = ['Wer hat einen Jugendraum?', 'Hochbete in Wilhelmshaven', 'Zwischenmiete', 'Kunstbibliothek'];
const answers = (library: Library) => QUESTIONS.map((question) => found(library, question));
const document = (town: string, id = 'neu') =>
	`---\nid: ${id}\ntitle: Rutschbahn ${town}\nkind: project-profile\npublished: "2025"\naudience: public\nwording: summary\ncoverage: complete\nsource: { publisher: Stadt ${town}, title: Bericht }\n---\n\n## Rutschbahn\n\nIn ${town} gibt es eine Rutschbahn am Rathaus.\n`;

describe('a library that is kept', () => {
	test('answers as one that is made anew, and is not read again where nothing changed', async () => {
		const made = await open();
		const files = await readdir(cache);
		expect(files.sort()).toEqual(['index-programme.bin', 'index-public.bin', 'readings.bin']);
		expect((await stat(join(cache, 'readings.bin'))).mode & 0o777).toBe(0o600);
		const times = await Promise.all(files.map(async (name) => (await stat(join(cache, name))).mtimeMs));
		const kept = await open();
		expect(answers(kept)).toEqual(answers(made));
		expect(answers(made).every((hits) => hits.length > 0)).toBe(true);
		expect(await Promise.all(files.map(async (name) => (await stat(join(cache, name))).mtimeMs))).toEqual(times);
		expect(await open(kept)).toBe(kept);
	});

	test.each(['index-programme.bin', 'index-public.bin', 'readings.bin'])(
		'%s may be deleted, cut or damaged',
		async (name) => {
			const expected = answers(await open());
			const file = join(cache, name);
			const whole = await readFile(file);
			const damages = [
				() => rm(file),
				() => writeFile(file, ''),
				() => truncate(file, whole.length - 7),
				...[0, 33, 40, whole.length >> 1, whole.length - 1].map((at) => () => {
					const bytes = Buffer.from(whole);
					bytes[at] = (bytes[at] ?? 0) ^ 0x11;
					return writeFile(file, bytes);
				}),
			];
			for (const damage of damages) {
				await damage();
				expect(answers(await open())).toEqual(expected);
				expect((await readFile(file)).length).toBe(whole.length);
			}
		},
	);

	test('of a folder that cannot be written to is made each time', async () => {
		await writeFile(cache, 'a file in the way');
		expect(answers(await open())).toEqual(answers(await open()));
	});

	test('reads only what changed', async () => {
		const before = await open();
		await writeFile(path('neu.md'), document('Alzey'));
		const after = await open(before);
		const again = (library: Library) =>
			[...library.readings].filter(([file, one]) => before.readings.get(file) !== one);
		expect(again(after).map(([file]) => file)).toEqual([join('exchanges', 'neu.md')]);
		expect(found(after, 'Rutschbahn')[0]?.[0]).toMatch(/^neu#/);
		expect(found(before, 'Rutschbahn')[0]?.[0] ?? '').not.toMatch(/^neu#/);
		for (const one of before.exchanges) expect(after.exchanges).toContain(one);
		/** The same from disk. */
		const restarted = await open();
		expect(restarted.hash).toBe(after.hash);
		expect(answers(restarted)).toEqual(answers(after));
		await rm(path('neu.md'));
		expect(found(await open(after), 'Rutschbahn')[0]?.[0] ?? '').not.toMatch(/^neu#/);
	});

	test.each([
		['in another encoding', () => Buffer.from('\uFEFFRutschbahn in Gera', 'utf16le')],
		['empty', () => ''],
		['far too large', () => 'x'.repeat(2_000_000)],
	])('keeps a document whose file was saved %s', async (_, saved) => {
		await writeFile(path('neu.md'), document('Alzey'));
		const before = await open();
		await writeFile(path('neu.md'), saved());
		const broken = await open(before);
		expect(broken.problems.map(({ file }) => file)).toContain(join('exchanges', 'neu.md'));
		expect(broken.hash).not.toBe(before.hash);
		for (const again of [broken, await open(broken), await open()])
			expect(found(again, 'Rutschbahn')[0]?.[0]).toMatch(/^neu#/);
		await rm(path('neu.md'));
		expect(found(await open(broken), 'Rutschbahn')[0]?.[0] ?? '').not.toMatch(/^neu#/);
	});

	test('keeps a document whose file was saved broken, until it is well again', async () => {
		await writeFile(path('neu.md'), document('Alzey'));
		const before = await open();
		await writeFile(path('neu.md'), '---\nid: [neu\n');
		const broken = await open(before);
		expect(broken.problems.map(({ file }) => file)).toContain(join('exchanges', 'neu.md'));
		expect(found(broken, 'Rutschbahn')[0]?.[0]).toMatch(/^neu#/);
		await writeFile(path('neu.md'), document('Gera'));
		const well = await open(broken);
		expect(well.problems).toEqual([]);
		expect(corpusOf(well).passages.find(({ document: id }) => id === 'neu')?.text).toContain('Gera');
		/** Broken in the same way again, but another document is kept. */
		await writeFile(path('neu.md'), '---\nid: [neu\n');
		const again = await open(well);
		expect(again.hash).not.toBe(broken.hash);
		expect(corpusOf(again).passages.find(({ document: id }) => id === 'neu')?.text).toContain('Gera');
	});
});

describe('a reload while questions are running', () => {
	test('is seen by none of them: each answer is of one library', async () => {
		await writeFile(path('neu.md'), document('Alzey'));
		await writeFile(path('zwei.md'), document('Alzey', 'zwei').replace('Rutschbahn am', 'Rutschbahn aus Holz am'));
		let library = await open();
		const config = readConfig({ DATA_DIR: join(folder, 'store'), PORT: '0', LOG_LEVEL: 'silent' });
		const log = createLog('silent');
		const running: Running = await start({
			config,
			library,
			reopen: async (before) => {
				library = await open(before);
				return library;
			},
			log,
			warn: () => undefined,
			channels: async () => [],
		});
		try {
			let asked = 0;
			const ask = async () => {
				const message: Message = {
					id: `m${asked}`,
					text: 'Wo gibt es eine Rutschbahn?',
					person: 'p',
					conversation: `c${asked++}`,
					from: { channel: 'test', place: 'test' },
					asker: { tenant: 'test', audience: 'public', role: 'guest' },
				};
				const reply = await running.bot.answer(message, new AbortController().signal);
				return `${reply?.blocks.map(plainBlock).join('\n')}\n${reply?.sources.map(({ quote }) => quote).join('\n')}`;
			};
			const heard: string[] = [];
			for (const town of ['Gera', 'Alzey', 'Gera', 'Alzey', 'Gera']) {
				await writeFile(path('neu.md'), document(town));
				await writeFile(path('zwei.md'), document(town, 'zwei').replace('Rutschbahn am', 'Rutschbahn aus Holz am'));
				const reload = running.reload();
				const during = Array.from({ length: 60 }, async () => {
					await new Promise((resolve) => setImmediate(resolve));
					return await ask();
				});
				heard.push(...(await Promise.all(during)));
				await reload;
				const after = await ask();
				expect(after).toContain(town);
				heard.push(after);
			}
			expect(heard.filter((said) => said.includes('Gera') && said.includes('Alzey'))).toEqual([]);
			expect(heard.filter((said) => said.includes('Gera')).length).toBeGreaterThan(50);
			expect(heard.filter((said) => said.includes('Alzey')).length).toBeGreaterThan(50);
			expect(heard.every((said) => /Gera|Alzey/.test(said))).toBe(true);
		} finally {
			await running.stop();
		}
	});

	test('that fails leaves everything as it was', async () => {
		const library = await open();
		const lines: string[] = [];
		const log = { ...createLog('silent'), error: (text: string) => void lines.push(text) };
		const config = readConfig({ DATA_DIR: join(folder, 'store'), PORT: '0', LOG_LEVEL: 'silent' });
		const reopen = () => Promise.reject(new Error('gone'));
		const running = await start({ config, library, reopen, log, warn: () => undefined, channels: async () => [] });
		await running.reload();
		expect(lines).toEqual(['reload failed']);
		await running.stop();
	});
});
