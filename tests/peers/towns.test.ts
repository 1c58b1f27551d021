/** What the documents tell of municipalities, from files to entries. */

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type Library, narrow, openLibrary } from '../../src/library/library.js';
import { topicsOf, townsOf } from '../../src/peers/towns.js';

let folder: string;

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'lotse-'));
	await mkdir(join(folder, 'exchanges'));
});
afterEach(() => rm(folder, { recursive: true }));

interface Measure {
	municipality: string;
	title: string;
	[field: string]: unknown;
}

/** A documentation with these measures; JSON is YAML too. */
async function write(
	id: string,
	published: string | undefined,
	measures: readonly Measure[],
	more = {},
	body = 'Ein Absatz.',
) {
	const front = {
		id,
		title: `Bericht ${id}`,
		kind: 'project-profile',
		...(published && { published }),
		source: { publisher: 'Stadt', title: id },
		wording: 'summary',
		coverage: 'partial',
		measures,
		...more,
	};
	await writeFile(join(folder, 'exchanges', `${id}.md`), `---\n${JSON.stringify(front)}\n---\n\n${body}\n`);
}

async function open(): Promise<Library> {
	const library = await openLibrary(folder, 'knowledge');
	expect(library.problems).toEqual([]);
	return library;
}

describe('municipalities of the measures', () => {
	test('are there once each, in German order, with state and place', async () => {
		await write('a', '2024', [
			{ municipality: 'Zwickau', title: 'Markthalle' },
			{ municipality: 'Öhringen', title: 'Laden' },
			{ municipality: 'Alzey', title: 'Makerspace' },
		]);
		await write('b', '2025', [{ municipality: 'Alzey', title: 'Stadtgarten' }]);
		const towns = townsOf(await open());
		expect(towns.map(({ name }) => name)).toEqual(['Alzey', 'Öhringen', 'Zwickau']);
		expect(towns.map(({ id }) => id)).toEqual(['alzey', 'oehringen', 'zwickau']);
		expect(towns[0]).toMatchObject({ state: 'Rheinland-Pfalz', latitude: 49.747, longitude: 8.115 });
	});

	test('have their measures in the order of time, those without a date last', async () => {
		await write('undated', undefined, [{ municipality: 'Alzey', title: 'Ohne Jahr' }]);
		await write('year', '2024', [{ municipality: 'Alzey', title: 'Irgendwann 2024' }]);
		await write('day', '2024-03-01', [{ municipality: 'Alzey', title: 'Am ersten März' }]);
		await write('early', '2023-12', [{ municipality: 'Alzey', title: 'Im Dezember' }]);
		const [alzey] = townsOf(await open());
		expect(alzey?.measures.map(({ title }) => title)).toEqual([
			'Im Dezember',
			'Am ersten März',
			'Irgendwann 2024',
			'Ohne Jahr',
		]);
	});

	test('keep one address whatever else is documented, and namesakes carry their state', async () => {
		await write('a', '2024', [
			{ municipality: 'Friedland', state: 'Niedersachsen', title: 'Hof' },
			{ municipality: 'Rothenburg/Oberlausitz', title: 'Markt' },
		]);
		const ids = async () => townsOf(await open()).map(({ id }) => id);
		expect(await ids()).toEqual(['friedland-niedersachsen', 'rothenburg-oberlausitz']);
		await write('b', '2025', [{ municipality: 'Friedland', state: 'Mecklenburg-Vorpommern', title: 'Hof' }]);
		expect(await ids()).toEqual([
			'friedland-mecklenburg-vorpommern',
			'friedland-niedersachsen',
			'rothenburg-oberlausitz',
		]);
	});

	test('that the gazetteer does not know are there without a place, each under an address of its own', async () => {
		await write('a', '2024', [
			{ municipality: 'Alzey', title: 'Makerspace' },
			{ municipality: 'Cottbus', title: 'Markt' },
			{ municipality: 'Zwickau', title: 'Laden' },
		]);
		const library = await open();
		const names = ['Ål', 'Al', '愛'];
		const exchanges = library.exchanges.map((exchange) => ({
			...exchange,
			measures: exchange.measures.map((measure, index) => ({ ...measure, municipality: names[index] ?? '' })),
		}));
		const towns = townsOf({ ...library, exchanges });
		expect(towns.map(({ name }) => name).sort()).toEqual([...names].sort());
		expect(new Set(towns.map(({ id }) => id))).toEqual(new Set(['al', 'al-2', 'kommune']));
		expect(towns.map(({ latitude, longitude }) => [latitude, longitude])).toEqual(
			names.map(() => [undefined, undefined]),
		);
	});
});

describe('a measure', () => {
	test('told of in several documents is one, under its newest name, each document with its paragraph', async () => {
		const first = [{ municipality: 'Chemnitz', title: 'Kreativachse', summary: 'alt', status: 'läuft' }];
		const later = [{ municipality: 'Chemnitz', title: 'Kreativachse Chemnitz', summary: 'neu' }];
		await write('old', '2023', first, {}, 'Vorwort.\n\nDie Kreativachse begann.');
		await write(
			'new',
			'2025',
			later,
			{},
			'## Kreativachse Chemnitz\n\nSie ist fertig.\n\n## Anderes\n\nKreativachse Chemnitz',
		);
		const [chemnitz] = townsOf(await open());
		expect(chemnitz?.measures).toEqual([
			{
				title: 'Kreativachse Chemnitz',
				summary: 'neu',
				status: 'läuft',
				topics: [],
				contacts: [],
				documents: [
					{ document: 'old', title: 'Bericht old', date: '2023', anchor: expect.any(String) },
					{
						document: 'new',
						title: 'Bericht new',
						date: '2025',
						anchor: expect.stringMatching(/^kreativachse-chemnitz-1/),
					},
				],
			},
		]);
	});

	test('is never joined with another of the same document, of another town or with other words', async () => {
		await write('a', '2023', [
			{ municipality: 'Cottbus', title: 'Verfügungsfonds' },
			{ municipality: 'Chemnitz', title: 'Verfügungsfonds' },
			{ municipality: 'Cottbus', title: 'Kunst im Leerstand' },
		]);
		await write('b', '2024', [
			{ municipality: 'Cottbus', title: 'Verfügungsfonds' },
			{ municipality: 'Cottbus', title: 'Verfügungsfonds Altstadt' },
			{ municipality: 'Cottbus', title: 'Handel im Leerstand' },
		]);
		const told = townsOf(await open()).map(({ name, measures }) => [
			name,
			measures.map(({ title, documents }) => `${title} ${documents.map(({ document }) => document).join('+')}`),
		]);
		expect(told).toEqual([
			['Chemnitz', ['Verfügungsfonds a']],
			[
				'Cottbus',
				['Kunst im Leerstand a', 'Verfügungsfonds a+b', 'Handel im Leerstand b', 'Verfügungsfonds Altstadt b'],
			],
		]);
	});

	test('names each contact once, as the newest document does', async () => {
		const measure = (...contacts: object[]) => [{ municipality: 'Alzey', title: 'Makerspace', contacts }];
		await write('old', '2023', measure({ name: 'Markus Krebs', role: 'Amt' }, { name: 'Eva Alt' }));
		await write('new', '2025', measure({ name: 'Markus Krebs', role: 'Stadtmarketing' }));
		const [alzey] = townsOf(await open());
		expect(alzey?.measures[0]?.contacts).toEqual([
			{ name: 'Markus Krebs', role: 'Stadtmarketing', document: 'new' },
			{ name: 'Eva Alt', document: 'old' },
		]);
	});
});

describe('topics', () => {
	test('are counted by measures, the most frequent first, in one spelling', async () => {
		await write('a', '2023', [
			{ municipality: 'Alzey', title: 'Werkstatt', topics: ['Handwerk', 'Leerstand', 'pop-up'] },
			{ municipality: 'Cottbus', title: 'Laden', topics: ['Leerstand', 'Pop-up'] },
		]);
		await write('b', '2024', [
			{ municipality: 'Alzey', title: 'Werkstatt', topics: ['Leerstand'] },
			{ municipality: 'Alzey', title: 'Hof', topics: ['Pop-up', 'Grün'] },
		]);
		const library = await open();
		expect(topicsOf(library)).toEqual([
			{ topic: 'Pop-up', count: 3 },
			{ topic: 'Leerstand', count: 2 },
			{ topic: 'Grün', count: 1 },
			{ topic: 'Handwerk', count: 1 },
		]);
		expect(townsOf(library)[0]?.topics).toEqual(['Pop-up', 'Grün', 'Handwerk', 'Leerstand']);
	});
});

describe('who may see it', () => {
	test('what only the programme may read is not told to others, and each audience has its own entries, made once', async () => {
		await write('open', '2024', [{ municipality: 'Alzey', title: 'Makerspace' }]);
		await write('inner', '2025', [{ municipality: 'Cottbus', title: 'Intern', topics: ['Geheim'] }], {
			audience: 'programme',
		});
		const library = await open();
		const seen = narrow(library, 'public');
		expect(townsOf(seen).map(({ name }) => name)).toEqual(['Alzey']);
		expect(topicsOf(seen)).toEqual([]);
		expect(townsOf(narrow(library, 'programme')).map(({ name }) => name)).toEqual(['Alzey', 'Cottbus']);
		expect(townsOf(narrow(library, 'public'))).toBe(townsOf(seen));
	});
});
