/** A dictionary on this machine: reading its lines, loading it, and what it adds to an English search. */

import { mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { answer } from '../../src/answering/answer.js';
import { dictionaryOf, openDictionary } from '../../src/commands/dictionary.js';
import { englishTerms, readDing } from '../../src/language/ding.js';
import { createDictionary } from '../../src/library/dictionary.js';
import { type Library, openLibrary } from '../../src/library/library.js';
import { corpusOf } from '../../src/retrieval/corpus.js';
import { createGlossary } from '../../src/retrieval/glossary.js';
import { createIndex } from '../../src/retrieval/index.js';
import { defined } from '../../src/retrieval/rendering.js';
import { search } from '../../src/retrieval/search.js';
import { wordsFor } from '../../src/words/words.js';

const pairs = (line: string) => readDing(line).map(({ english, german }) => `${english} = ${german}`);

describe('a line of a dictionary', () => {
	test('pairs the alternatives of each segment, the first the most usual', () => {
		const read = readDing('Wippe {f}; Schaukelbrett {n} [sport] | Wippen {pl} :: seesaw; teeter (toy) | seesaws');
		expect(read).toEqual([
			{ english: 'seesaw', german: 'Wippe', weight: 1 },
			{ english: 'seesaw', german: 'Schaukelbrett', weight: 1 / 1.5 },
			{ english: 'teeter', german: 'Wippe', weight: 1 / 2 },
			{ english: 'teeter', german: 'Schaukelbrett', weight: 1 / 3 },
			{ english: 'seesaws', german: 'Wippen', weight: 1 / 2 },
		]);
	});
	test.each([
		['etw. verleihen {vt} :: to lend {lent; lent} sth.', ['lend = verleihen', 'lent = verleihen', 'lent = verleihen']],
		['Rad/Fahrrad {n} :: bike', ['bike = Rad', 'bike = Fahrrad']],
		['sich (gut) fügen :: to fit (in [very] well)', ['fit = fügen']],
		['Lüfter {m} <Luefter> :: fan /F/', ['fan = Lüfter']],
		['ein kurzer Satz | zwei :: one | two | three', ['one = kurzer Satz']],
	])('%s', (line, expected) => expect(pairs(line)).toEqual(expected));
	test.each([
		'# Wippe :: seesaw',
		'Wippe',
		'Wippe :: seesaw :: teeter',
		' :: ',
		'{{{{((((<<<< :: [[[[',
		'|;|;| :: ;|;|;',
		`Wippe :: ${'seesaw; '.repeat(5000)}`,
		'das ist ein ganzer Satz :: this is a whole sentence',
	])('has nothing to read in %#', (line) => {
		expect(readDing(line)).toEqual([]);
	});
	test('a hostile line is read quickly', () => {
		const started = performance.now();
		for (const text of ['(', '{a', '<(', ';a', '|', '/', ' a'])
			readDing(`${text.repeat(6000)} :: ${text.repeat(3000)}`);
		expect(performance.now() - started).toBeLessThan(1000);
	});
	test('its English side can be read alone', () => {
		expect(englishTerms('seesaw; teeter (toy) | to lend {lent; lent} sth.')).toEqual([
			'seesaw',
			'teeter',
			'lend',
			'lent',
			'lent',
		]);
	});
});

describe('a dictionary', () => {
	let folder: string;
	beforeEach(async () => {
		folder = await mkdtemp(join(tmpdir(), 'dictionary-'));
	});
	afterEach(() => rm(folder, { recursive: true }));
	const write = async (...lines: string[]) => {
		const file = join(folder, 'de-en');
		await writeFile(file, lines.join('\n'));
		return file;
	};
	const cache = (code: string) => ({ folder, code: async () => code });

	test('renders what more entries have first, and another word of the same stem last', async () => {
		const file = await write(
			'# made for this test',
			'Rennen {n} :: race',
			'Volk {n} :: race',
			'Rennen {n}; Wettlauf {m} :: race',
			'rasend {adj} :: racing',
		);
		const dictionary = createDictionary(file);
		await dictionary.load();
		expect(dictionary.renderings(['race'])).toEqual([
			{ term: 'Rennen', weight: 2 },
			{ term: 'Volk', weight: 1 },
			{ term: 'Wettlauf', weight: 1 / 1.5 },
			{ term: 'rasend', weight: 0.3 },
		]);
		expect(dictionary.renderings(['unknown'])).toEqual([]);
	});
	test('is not read before it is asked, and then without anybody waiting', async () => {
		const dictionary = createDictionary(await write('Wippe :: seesaw'));
		expect(dictionary.loaded()).toBe(false);
		expect(dictionary.renderings(['seesaw'])).toEqual([]);
		expect(await dictionary.load()).toBe(true);
		expect(dictionary.renderings(['seesaw'])).toEqual([{ term: 'Wippe', weight: 1 }]);
	});
	test('is quicker the second time, and a changed file is read anew', async () => {
		const file = await write('Wippe :: seesaw');
		const kept = () => readFile(join(folder, 'dictionary.bin'));
		await createDictionary(file, cache('a')).load();
		const first = await kept();
		await createDictionary(file, cache('a')).load();
		expect(await kept()).toEqual(first);
		await writeFile(file, 'Rutsche :: slide\nWippe :: seesaw');
		await utimes(file, 1000, 1000);
		const changed = createDictionary(file, cache('a'));
		await changed.load();
		expect(changed.renderings(['slide'])).toEqual([{ term: 'Rutsche', weight: 1 }]);
		expect(await kept()).not.toEqual(first);
	});
	test('what other code has kept is made again', async () => {
		const file = await write('Wippe :: seesaw');
		await createDictionary(file, cache('a')).load();
		const first = await readFile(join(folder, 'dictionary.bin'));
		await createDictionary(file, cache('b')).load();
		expect(await readFile(join(folder, 'dictionary.bin'))).not.toEqual(first);
	});
	test.each([
		['broken', () => Buffer.from('broken')],
		['cut', (bytes: Buffer) => bytes.subarray(0, -8)],
		['with a bit turned', (bytes: Buffer) => Buffer.from(bytes.with(bytes.length - 1, (bytes.at(-1) ?? 0) ^ 1))],
	])('a cache that is %s is made again', async (_, spoil) => {
		const file = await write('Wippe :: seesaw', 'Rutsche :: slide');
		await createDictionary(file, cache('a')).load();
		await writeFile(join(folder, 'dictionary.bin'), spoil(await readFile(join(folder, 'dictionary.bin'))));
		const dictionary = createDictionary(file, cache('a'));
		await dictionary.load();
		expect(dictionary.renderings(['seesaw'])).toHaveLength(1);
	});
	test('that cannot be read is said in one line, and there is none', async () => {
		const said: string[] = [];
		const settings = { DICTIONARY_FILE: join(folder, 'missing'), DATA_DIR: folder };
		expect(await openDictionary(settings, (line) => said.push(line))).toBeUndefined();
		expect(await openDictionary({ ...settings, DICTIONARY_FILE: folder }, (line) => said.push(line))).toBeUndefined();
		expect(said).toHaveLength(2);
		expect(said[0]).toMatch(/^DICTIONARY_FILE: .*missing.* lässt sich nicht lesen\./);
		expect(said.join()).not.toContain('\n');
	});
	test('none is used where none is wanted', () => {
		expect(dictionaryOf({ DICTIONARY_FILE: 'none', DATA_DIR: folder })).toBeUndefined();
	});
	test('answers an English question by a word that the glossary does not have, and takes it for no misspelling', async () => {
		const dictionary = createDictionary(await write('Werkstatt {f} :: atelierhouse', 'Krematorium {n} :: crematory'));
		await dictionary.load();
		const known = await openLibrary('knowledge', 'knowledge');
		const ask = (question: string, library: Library) =>
			answer(question, 'en', wordsFor('en'), corpusOf(library))?.answer.found;
		expect(ask('Who has an atelierhouse?', known)).toBe(false);
		expect(ask('Who has an atelierhouse?', { ...known, dictionary })).toBe(true);
		expect(
			defined({ word: 'crematory', folded: 'crematory', start: 0, end: 9 }, corpusOf({ ...known, dictionary }).index)
				?.terms,
		).toEqual([]);
	});
	test('finds a paragraph by a word that the glossary does not have', async () => {
		const dictionary = createDictionary(await write('Wippe {f}; Balken {m} :: seesaw'));
		const texts = [
			{ id: 'bench', text: 'Am Platz steht eine Bank.' },
			{ id: 'seesaw', text: 'Am Platz steht eine Wippe.' },
		];
		const index = createIndex(texts, createGlossary([], dictionary));
		expect(search(index, 'seesaw', 'en', 5, false)).toEqual([]);
		await dictionary.load();
		expect(search(index, 'seesaw', 'en', 5, false).map(({ id }) => id)).toEqual(['seesaw']);
	});
});
