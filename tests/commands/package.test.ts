/** The app package for Teams: what Microsoft's schemas want, the same bytes for the same input, all files or none. */

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { inflateSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import draft04 from 'ajv-draft-04';
import formats from 'ajv-formats';
import { strFromU8, unzipSync } from 'fflate';
import { z } from 'zod';
import { createAskCommand } from '../../src/commands/ask.js';
import type { Command } from '../../src/commands/command.js';
import { createPackageCommand } from '../../src/commands/package.js';
import { configSchema, readConfig } from '../../src/config.js';
import { UsageError } from '../../src/errors.js';
import type { Transcript } from '../../src/transcript.js';
import { parseCommand } from '../../src/words/commands.js';

const APP = '1b4e28ba-2fa1-41d2-883f-0016d3cca427';
const OTHER = '2c5ea4c0-4067-11e9-8bad-9b1deb4d3b7d';
const ASSETS = resolve('adapters/teams/assets');
const require = createRequire(import.meta.url);

const commandSchema = z.strictObject({
	title: z.string().max(32),
	description: z.string().max(128),
	type: z.enum(['basic', 'prompt']),
	prompt: z.string().optional(),
});

/** What the tests look at; all of it is checked against Microsoft's schema. */
const manifestSchema = z.object({
	id: z.uuid(),
	developer: z.record(z.string(), z.string()),
	name: z.strictObject({ short: z.string(), full: z.string() }),
	bots: z.tuple([
		z.object({
			botId: z.uuid(),
			scopes: z.array(z.string()),
			commandLists: z.array(z.strictObject({ scopes: z.array(z.string()), commands: z.array(commandSchema) })),
		}),
	]),
	composeExtensions: z.tuple([
		z.object({
			botId: z.uuid(),
			commands: z.array(
				z.object({
					id: z.string(),
					type: z.literal('query'),
					title: z.string(),
					parameters: z.array(z.object({ name: z.string(), title: z.string(), description: z.string() })),
				}),
			),
		}),
	]),
	/** Asks for none. */
	permissions: z.never().optional(),
	authorization: z.never().optional(),
	validDomains: z.array(z.string()),
});

let folder = '';
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'package-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const inside = (...path: string[]) => join(folder, ...path);
const left = () => readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();

async function run(command: Command, ...words: string[]): Promise<string[]> {
	const lines: string[] = [];
	const config = readConfig({ DATA_DIR: 'unused', LOG_LEVEL: 'silent', DICTIONARY_FILE: 'none' });
	const terminal = { print: (text: string) => void lines.push(text), warn: () => {} };
	expect(await command({ words, config, terminal, shipped: 'knowledge' })).toBe(0);
	return lines;
}

const pack = (...words: string[]) => run(createPackageCommand(ASSETS), ...words);
const files = (path: string) => unzipSync(readFileSync(path));
const json = (path: string, name: string): unknown => JSON.parse(strFromU8(files(path)[name] ?? new Uint8Array()));
const manifestOf = (path: string) => manifestSchema.parse(json(path, 'manifest.json'));

async function one(...words: string[]): Promise<string> {
	const path = inside('lotse.zip');
	await pack('--app-id', APP, '--domain', 'lotse.stadt.de', '--out', path, ...words);
	return path;
}

function problems(schema: string, value: unknown): string {
	const ajv = new draft04.default({ strict: false, unicodeRegExp: false, allErrors: true });
	formats.default(ajv);
	const path = `@microsoft/app-manifest/build/json-schemas/teams/v1.28/${schema}`;
	ajv.validate(require(path) as object, value);
	return ajv.errors ? ajv.errorsText() : '';
}

describe('the package', () => {
	test('holds the manifest, its English texts and two icons, and nothing else', async () => {
		const path = await one();
		expect(Object.keys(files(path)).sort()).toEqual(['color.png', 'en.json', 'manifest.json', 'outline.png']);
	});

	test('is what Microsoft asks for', async () => {
		const path = await one();
		expect(problems('MicrosoftTeams.schema.json', json(path, 'manifest.json'))).toBe('');
		expect(problems('MicrosoftTeams.Localization.schema.json', json(path, 'en.json'))).toBe('');
		expect(problems('MicrosoftTeams.schema.json', { manifestVersion: '1.28' })).toContain('required');
	});

	test('carries the registration and the domain everywhere', async () => {
		const path = await one();
		const manifest = manifestOf(path);
		expect(manifest.id).toBe(APP);
		expect(manifest.bots[0].botId).toBe(APP);
		expect(manifest.composeExtensions[0].botId).toBe(APP);
		expect(manifest.validDomains).toEqual(['lotse.stadt.de']);
		expect(manifest.developer).toEqual({
			name: 'Innenstadtlotse',
			websiteUrl: 'https://lotse.stadt.de/',
			privacyUrl: 'https://lotse.stadt.de/datenschutz',
			termsOfUseUrl: 'https://lotse.stadt.de/impressum',
		});
		expect(
			Object.values(files(path))
				.map((bytes) => strFromU8(bytes))
				.join(),
		).not.toContain('{{');
	});

	test('takes a name literally, in both languages', async () => {
		const name = 'Lotse "Süd" $& {{app}} \\';
		const path = await one('--name', ` ${name} `);
		expect(manifestOf(path).name.short).toBe(name);
		expect(json(path, 'en.json')).toMatchObject({ 'name.short': name });
	});

	test('is the same, byte for byte, whenever and wherever it is built', async () => {
		const path = await one();
		const first = readFileSync(path);
		expect(readFileSync(await one())).toEqual(first);
		// Time and date of the first entry as the archive writes them: 1 January 1980, midnight.
		expect(first.subarray(10, 14)).toEqual(Buffer.from([0, 0, 0x21, 0]));
		await one('--name', 'Lotse');
		expect(readFileSync(path)).not.toEqual(first);
	});
});

describe('the manifest', () => {
	test('offers the bot in every place, with its commands', async () => {
		const [bot] = manifestOf(await one()).bots;
		expect(bot.scopes).toEqual(['personal', 'team', 'groupChat']);
		expect(bot.commandLists.flatMap(({ scopes }) => scopes)).toEqual(bot.scopes);
		for (const { commands } of bot.commandLists) {
			const basic = commands.filter(({ type }) => type === 'basic').map(({ title }) => title);
			expect(basic).toEqual(['frage', 'termine', 'kontakte', 'sprache', 'datenschutz', 'hilfe']);
		}
	});

	test('searches documentation and contacts while one writes', async () => {
		const [{ commands }] = manifestOf(await one()).composeExtensions;
		expect(commands.map(({ id, title }) => [id, title])).toEqual([
			['documents', 'Dokumentation'],
			['contacts', 'Kontakte'],
		]);
		expect(commands.map(({ parameters }) => parameters.map(({ name }) => name))).toEqual([['query'], ['query']]);
	});

	test('says everything in English, too, and nothing that is not in the German', async () => {
		const path = await one();
		const english = json(path, 'en.json') as Record<string, string>;
		delete english.$schema;
		const german = new Map<string, string>();
		const visit = (value: unknown, at: string): void => {
			if (typeof value !== 'object' || value === null) german.set(at, String(value));
			else if (Array.isArray(value)) for (const [index, item] of value.entries()) visit(item, `${at}[${index}]`);
			else for (const [field, item] of Object.entries(value)) visit(item, at ? `${at}.${field}` : field);
		};
		visit(json(path, 'manifest.json'), '');
		const told = /^(?:name|description)\.|\.(?:title|description|prompt)$/;
		expect(Object.keys(english).sort()).toEqual([...german.keys()].filter((key) => told.test(key)).sort());
		const same = Object.keys(english).filter((key) => key !== 'name.short' && english[key] === german.get(key));
		expect(same).toEqual([]);
	});

	test('names only commands the bot knows, and the same ones in both languages', async () => {
		const path = await one();
		const english = json(path, 'en.json') as Record<string, string>;
		for (const [list, { commands }] of manifestOf(path).bots[0].commandLists.entries()) {
			for (const [index, { title, type }] of commands.entries()) {
				if (type !== 'basic') continue;
				const other = english[`bots[0].commandLists[${list}].commands[${index}].title`] ?? '';
				expect([title, parseCommand(title).command]).not.toContain(undefined);
				expect(parseCommand(other)).toEqual(parseCommand(title));
			}
		}
	});

	test('every prompt starter finds an answer, in both languages', async () => {
		const path = await one();
		const english = Object.entries(json(path, 'en.json') as Record<string, string>);
		const prompts = new Set([
			...manifestOf(path).bots[0].commandLists.flatMap(({ commands }) =>
				commands.flatMap(({ prompt }) => prompt ?? []),
			),
			...english.flatMap(([key, text]) => (key.endsWith('.prompt') ? text : [])),
		]);
		expect(prompts.size).toBe(8);
		const ask = createAskCommand({ render: () => '' });
		for (const prompt of prompts) {
			const answer = JSON.parse((await run(ask, prompt, '--json')).join('\n')) as Transcript;
			expect([prompt, answer.found]).toEqual([prompt, true]);
		}
	});
});

describe('the icons', () => {
	/** Width, height and the pixels of a picture whose rows are stored unfiltered. */
	function decode(bytes: Uint8Array) {
		const png = Buffer.from(bytes);
		const [width, height, colours] = [png.readUInt32BE(16), png.readUInt32BE(20), png[25]];
		const data = inflateSync(png.subarray(41, 41 + png.readUInt32BE(33)));
		const size = colours === 6 ? 4 : 3;
		const pixels = Array.from({ length: width * height }, (_, index) => {
			const at = Math.floor(index / width) * (1 + width * size) + 1 + (index % width) * size;
			return [...data.subarray(at, at + size)];
		});
		return { width, height, colours, pixels };
	}

	test('the coloured one fills its square', async () => {
		const { width, height, colours, pixels } = decode(files(await one())['color.png'] ?? new Uint8Array());
		expect([width, height, colours]).toEqual([192, 192, 2]);
		expect(pixels.at(-1)).toEqual([0xc2, 0x2a, 0x1c]);
	});

	test('the outline is white on nothing', async () => {
		const { width, height, colours, pixels } = decode(files(await one())['outline.png'] ?? new Uint8Array());
		expect([width, height, colours]).toEqual([32, 32, 6]);
		expect(pixels.filter(([red, green, blue]) => red !== 255 || green !== 255 || blue !== 255)).toEqual([]);
		expect([pixels[0]?.[3], pixels.filter(([, , , alpha]) => alpha === 255).length > 200]).toEqual([0, true]);
	});
});

describe('the command', () => {
	test('writes one package for each registration into a folder, and says where', async () => {
		const lines = await pack('--app-id', APP, '--app-id', OTHER, '--domain', 'lotse.stadt.de', '--out', inside('new'));
		const paths = [APP, OTHER].map((app) => inside('new', `innenstadtlotse-${app}.zip`));
		expect(lines).toEqual(paths.map((path) => `Paket geschrieben: ${path}`));
		expect(left()).toEqual(['new', ...[APP, OTHER].map((app) => join('new', `innenstadtlotse-${app}.zip`))]);
		expect(paths.map((path) => manifestOf(path).id)).toEqual([APP, OTHER]);
	});

	test('without --out the package is written here', async () => {
		const before = process.cwd();
		process.chdir(folder);
		try {
			await pack('--app-id', APP.toUpperCase(), '--domain', 'lotse.stadt.de');
		} finally {
			process.chdir(before);
		}
		expect(left()).toEqual([`innenstadtlotse-${APP}.zip`]);
	});

	test.each([
		['LOTSE.Stadt.de', 'lotse.stadt.de'],
		['lötse.de', 'xn--ltse-5qa.de'],
	])('takes %s', async (given, domain) => {
		expect(manifestOf(await one('--domain', given)).validDomains).toEqual([domain]);
	});

	test.each([
		[[], /Aufruf/],
		[['--app-id', APP], /Aufruf/],
		[['--domain', 'lotse.stadt.de'], /Aufruf/],
		[['--app-id', APP, '--domain', 'lotse.stadt.de', 'mehr'], /Aufruf/],
		[['--app-id', APP, '--domain', 'lotse.stadt.de', '--out', ''], /Aufruf/],
		[['--app-id', APP, '--domain', 'lotse.stadt.de', '--url', 'x'], /Option .*Aufruf/],
		[['--app-id', 'lotse', '--domain', 'lotse.stadt.de'], /keine App-ID/],
		[['--app-id', `{${APP}}`, '--domain', 'lotse.stadt.de'], /keine App-ID/],
		[['--app-id', '00000000-0000-0000-0000-000000000000', '--domain', 'lotse.stadt.de'], /keine App-ID/],
		[['--app-id', APP, '--app-id', 'x', '--domain', 'lotse.stadt.de'], /„x“ ist keine App-ID/],
		[['--app-id', APP, '--app-id', APP.toUpperCase(), '--domain', 'lotse.stadt.de'], /zweimal/],
		[['--app-id', APP, '--domain', 'lotse.stadt.de', '--name', ' '], /als Name/],
		[['--app-id', APP, '--domain', 'lotse.stadt.de', '--name', 'L'.repeat(31)], /als Name/],
		[['--app-id', APP, '--domain', 'lotse.stadt.de', '--name', 'Lotse\nSüd'], /als Name/],
	])('wrong use is one line, and nothing is written: %j', async (words, line) => {
		const out = words.includes('--out') ? [] : ['--out', inside('x.zip')];
		const error = await pack(...words, ...out).catch((cause: unknown) => cause);
		expect(error).toBeInstanceOf(UsageError);
		expect((error as UsageError).message).toMatch(line);
		expect((error as UsageError).message).not.toContain('\n');
		expect(left()).toEqual([]);
	});

	test.each([
		...'|lotse|https://lotse.stadt.de|lotse.stadt.de/|lotse.stadt.de/pfad|lotse.stadt.de:8443|name@lotse.stadt.de'.split(
			'|',
		),
		...'*.stadt.de|lotse..de|x.-lotse.de|lo_tse.de|lotse.stadt.de?a|a.de b.de|localhost|bot.localhost'.split('|'),
		...'lotse.local|127.0.0.1|2130706433|0.0.0.0|[::1]|192.0.2.7'.split('|'),
	])('Teams would not reach %j', async (domain) => {
		const words = ['--app-id', APP, '--domain', domain, '--out', inside('x.zip')];
		await expect(pack(...words)).rejects.toThrow(/^[^\n]+nur den öffentlichen Rechnernamen[^\n]+$/);
		expect(left()).toEqual([]);
	});

	test('two packages do not go into one file', async () => {
		const words = ['--app-id', APP, '--app-id', OTHER, '--domain', 'lotse.stadt.de', '--out', inside('x.zip')];
		await expect(pack(...words)).rejects.toThrow(/Ordner nennen/);
		expect(left()).toEqual([]);
	});

	test('a place that cannot be written to is named, and nothing stays half written', async () => {
		writeFileSync(inside('note'), 'kept');
		const words = ['--app-id', APP, '--domain', 'lotse.stadt.de', '--out'];
		await expect(pack(...words, inside('note'))).rejects.toThrow(/nicht schreiben/);
		await expect(pack(...words, inside('note', 'x.zip'))).rejects.toThrow(/note.x\.zip“ lässt sich nicht schreiben/);
		expect([left(), readFileSync(inside('note'), 'utf8')]).toEqual([['note'], 'kept']);
	});

	test('a template that was changed for the worse is named, with what is wrong', async () => {
		await expect(run(createPackageCommand(inside('none')), '--app-id', APP, '--domain', 'a.de')).rejects.toThrow(
			/none.*nicht lesen/,
		);
		for (const name of readdirSync(ASSETS)) writeFileSync(inside(name), readFileSync(join(ASSETS, name)));
		const words = ['--app-id', APP, '--domain', 'lotse.stadt.de', '--out', inside('x.zip')];
		const german = readFileSync(inside('manifest.json'), 'utf8');
		writeFileSync(inside('manifest.json'), german.replace('"accentColor": "#c22a1c"', '"accentColor": "red"'));
		await expect(run(createPackageCommand(folder), ...words)).rejects.toThrow(/manifest\.json.*accentColor/);
		writeFileSync(inside('manifest.json'), '{');
		await expect(run(createPackageCommand(folder), ...words)).rejects.toThrow(/manifest\.json.*JSON/);
		expect(left()).not.toContain('x.zip');
	});
});

test('docs/teams.md explains every variable of Teams', () => {
	const docs = readFileSync('docs/teams.md', 'utf8');
	const names = Object.keys(configSchema.shape).filter((name) => name.startsWith('TEAMS_'));
	expect(names.filter((name) => !docs.includes(`\`${name}`))).toEqual([]);
});
