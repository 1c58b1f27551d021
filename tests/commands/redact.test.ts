import { chmod, cp, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createAskCommand } from '../../src/commands/ask.js';
import { check } from '../../src/commands/check.js';
import type { Command } from '../../src/commands/command.js';
import { person } from '../../src/commands/person.js';
import { readConfig } from '../../src/config.js';
import { UsageError } from '../../src/errors.js';
import { openLibrary } from '../../src/library/library.js';
import { corpusOf } from '../../src/retrieval/corpus.js';
import type { Transcript } from '../../src/transcript.js';
import { createViewer } from '../../src/viewer.js';
import { createTestBot, openSite } from '../web/site.js';

let folder: string;
const exchanges = () => join(folder, 'exchanges');

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'lotse-'));
	await cp('knowledge', folder, { recursive: true });
});
afterEach(() => rm(folder, { recursive: true }));

async function run(command: Command, ...words: string[]): Promise<{ code: number; lines: string[] }> {
	const lines: string[] = [];
	const config = readConfig({ DATA_DIR: join(folder, '.data'), KNOWLEDGE_DIR: folder, LOG_LEVEL: 'silent' });
	const terminal = { print: (text: string) => void lines.push(text), warn: (text: string) => void lines.push(text) };
	const code = await command({ words, config, terminal, shipped: 'knowledge' });
	return { code, lines };
}

const redact = (...words: string[]) => run(person, 'redact', ...words);

/** Every file's text by its path. */
async function texts(): Promise<Map<string, string>> {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
	return new Map(
		await Promise.all(
			files.sort().map(async (file): Promise<[string, string]> => [file, await readFile(file, 'utf8')]),
		),
	);
}

const SHIPPED: readonly [name: string, surname: RegExp, instead: string][] = [
	['Claudia Bitti', /(?<!\p{L})bitti/iu, 'Vertreterin der Stadt Bremerhaven'],
	['Markus Krebs', /(?<!\p{L})krebs/iu, 'Vertretung der Stadt Alzey'],
	['Dagmar Pfeiffer', /(?<!\p{L})pfeiffer/iu, 'Vertreterin der Stadt Homburg (Saar)'],
	['Florian Hegewald', /(?<!\p{L})hegewald/iu, 'Vertreter der Stadt Chemnitz'],
	['Prof. Elke Pahl-Weber', /pahl/iu, 'Vertreterin der Innenstadtkoordination Hamburg'],
	['Marietta Tzschoppe', /tzschoppe/iu, 'Vertreterin der Stadt Cottbus'],
	['Gabriele Kautz', /(?<!\p{L})kautz/iu, 'Vertreterin des BMWSB'],
	['Sebastian Remelé', /remel[eé]/iu, 'Vertreter der Stadt Schweinfurt'],
	['Thomas Herrman', /(?<!\p{L})herrman(?!\p{L})/iu, 'Vertreter der Stadt Schweinfurt'],
];

describe('person redact', () => {
	test.each(SHIPPED)('%s is gone from files, library, index and page', async (name, surname, instead) => {
		const { code, lines } = await redact(name);
		expect(code).toBe(0);
		expect(lines.join('\n')).not.toMatch(surname);
		expect(lines.at(-1)).toMatch(/neu starten.*Versionsverwaltung.*informieren.*hinweisen/);
		const after = await texts();
		for (const [file, text] of after)
			if (!/municipalities|given-names|glossary/.test(file)) expect([file, surname.exec(text)]).toEqual([file, null]);
		expect([...after.values()].join('\n')).toContain(instead);
		const library = await openLibrary(folder, 'knowledge');
		expect(library.problems).toEqual([]);
		const corpus = corpusOf(library);
		const { exchanges: read, events, hash } = library;
		const seen = {
			read,
			events,
			hash,
			passages: corpus.passages,
			sentences: corpus.sentences,
			measures: corpus.measures,
			people: [...corpus.people],
		};
		expect(JSON.stringify(seen)).not.toMatch(surname);
		const site = await openSite(
			createTestBot(),
			createViewer(() => library, 'http://127.0.0.1'),
		);
		try {
			for (const { id } of library.exchanges) {
				const page = await fetch(`${site.address}/documents/${id}`);
				expect(page.status).toBe(200);
				expect(await page.text()).not.toMatch(surname);
			}
		} finally {
			await site.stop();
		}
	});

	test('who it was is not in the documents any more, what the town did is', async () => {
		await redact('Claudia Bitti');
		const ask = createAskCommand({ render: (reply) => JSON.stringify(reply.blocks) });
		const asked = async (question: string) =>
			JSON.parse((await run(ask, question, '--json')).lines.join('')) as Transcript;
		expect(await asked('Wer ist Claudia Bitti?')).toMatchObject({ found: false, claims: [], contacts: [] });
		const raum = await asked('Wer hat beim 4. Austausch über den Jugendbeteiligungsraum berichtet?');
		expect(JSON.stringify(raum)).not.toMatch(/bitti/i);
		expect((await asked('Wer hat einen Jugendraum?')).text).toContain('Bremerhaven');
	});

	test('changes nothing but the names, keeps the rights of files and says where', async () => {
		const file = join(exchanges(), 'profil-bremerhaven.md');
		await chmod(file, 0o664);
		const before = await texts();
		const { lines } = await redact('Claudia Bitti');
		expect(lines.slice(0, -1)).toEqual([
			'README.md: 3 Stellen',
			'exchanges/austausch-4-soziale-infrastruktur.md: 3 Stellen',
			'exchanges/profil-bremerhaven.md: 3 Stellen',
		]);
		const after = await texts();
		const changed = [...after].filter(([path, text]) => before.get(path) !== text).map(([path]) => path);
		expect(changed.map((path) => path.slice(folder.length + 1))).toEqual([
			'README.md',
			'exchanges/austausch-4-soziale-infrastruktur.md',
			'exchanges/profil-bremerhaven.md',
			'redactions.txt',
		]);
		expect((await stat(file)).mode & 0o777).toBe(0o664);
		const entry =
			'    contacts:\n      - name: Claudia Bitti\n        role: Innenstadtkoordinatorin\n        organisation: Bremerhaven\n';
		expect(after.get(file)).toBe(
			before
				.get(file)
				?.replaceAll(entry, '    contacts: []\n')
				.replace('ist Claudia Bitti (', 'ist eine Vertreterin der Stadt Bremerhaven ('),
		);
		expect((await run(check)).lines).toContain('1 Widerspruch berücksichtigt.');
	});

	test('holds when documents with the name come back, and once more takes it out of them', async () => {
		await redact('Claudia Bitti');
		await cp('knowledge/exchanges', exchanges(), { recursive: true });
		expect(JSON.stringify((await openLibrary(folder, 'knowledge')).exchanges)).not.toMatch(/bitti/i);
		const list = await readFile(join(folder, 'redactions.txt'), 'utf8');
		expect((await redact('BITTI, Claudia')).code).toBe(0);
		expect(await readFile(join(folder, 'redactions.txt'), 'utf8')).toBe(list);
		const again = await redact('Claudia Bitti');
		expect(again).toEqual({ code: 1, lines: [expect.stringMatching(/^Der Widerspruch ist schon vermerkt/)] });
	});

	test('a second objection stands beside the first, and the library keeps both', async () => {
		await redact('Claudia Bitti');
		await redact('Marie Preuss');
		const list = await readFile(join(folder, 'redactions.txt'), 'utf8');
		expect(list.split('\n').filter((line) => /^\d{4}-/.test(line))).toHaveLength(2);
		expect(list).not.toMatch(/claudia|bitti|marie|preu/i);
		await cp('knowledge/exchanges', exchanges(), { recursive: true });
		const { redactions, exchanges: read } = await openLibrary(folder, 'knowledge');
		expect(redactions).toBe(2);
		expect(JSON.stringify(read)).not.toMatch(/bitti|preuß/i);
	});

	test('a dry run shows sentences and writes nothing', async () => {
		const before = await texts();
		const { code, lines } = await redact('Claudia Bitti', '--dry-run');
		expect(code).toBe(0);
		expect(lines.join('\n')).toContain('nachher: Nach dem Bericht von einer Vertreterin der Stadt Bremerhaven wirkt');
		expect(lines.at(-1)).toBe('Probelauf: Es wurde nichts geändert.');
		expect(await texts()).toEqual(before);
	});

	test('a name that is nowhere is said in one line, and nothing is written', async () => {
		const before = await texts();
		const { code, lines } = await redact('Erna Nirgends');
		expect({ code, lines: lines.length }).toEqual({ code: 1, lines: 1 });
		expect(lines[0]).toMatch(/^Der Name steht in keiner Datei/);
		expect(await texts()).toEqual(before);
		expect(JSON.parse((await redact('Erna Nirgends', '--json')).lines.join(''))).toMatchObject({
			found: false,
			files: [],
		});
	});

	test('names the places that only a human can judge', async () => {
		await writeFile(
			join(exchanges(), 'bericht-bitti.md'),
			`${await readFile(join(exchanges(), 'bbsr-2024.md'), 'utf8')}\nMehr von Claudia Bitti: https://example.org/claudia-bitti.html\n`.replace(
				'id: bbsr-2024',
				'id: bericht',
			),
		);
		await writeFile(join(folder, 'bild.png'), Buffer.from([0x89, 0x50, 0, 0xff]));
		const { left, unread } = JSON.parse((await redact('Claudia Bitti', '--json')).lines.join('')) as {
			left: string[];
			unread: string[];
		};
		expect(left).toEqual(['exchanges/bericht-bitti.md', expect.stringMatching(/bericht-bitti\.md:\d+$/)]);
		expect(unread).toEqual(['bild.png']);
	});

	test.each([
		[[]],
		[['Müller']],
		[['Frau Müller']],
		[['A', 'B']],
		[['Claudia Bitti', '--all']],
		[['Claudia Bitti', '--knowledge', '/does/not/exist']],
	])('wrong use is one line: %j', async (words: string[]) => {
		const error = await redact(...words).catch((cause: unknown) => cause);
		expect(error).toBeInstanceOf(UsageError);
		expect((error as UsageError).message).not.toContain('\n');
	});

	test('without or with an unknown subcommand shows how it is called', async () => {
		await expect(run(person)).rejects.toThrow(/^Aufruf/);
		await expect(run(person, 'toString')).rejects.toThrow(/^Aufruf/);
	});
});
