/** The house itself: who may import whom, what files look like, and that papers and code agree. */

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { configSchema } from '../src/config.js';

const files = ['src', 'adapters'].flatMap((folder) =>
	readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.ts'))
		.map((name) => join(folder, name)),
);
const textOf = (file: string) => readFileSync(file, 'utf8');

interface Import {
	file: string;
	/** A path in the house, or a package's name. */
	target: string;
	local: boolean;
}

/** Static, re-exporting and dynamic imports, types included. */
function importsOf(file: string): Import[] {
	const found = textOf(file).matchAll(/(?:\bfrom\s+|\bimport\s*\(\s*|\bimport\s+)(['"])([^'"]+)\1/g);
	return [...found].map(([, , path = '']) =>
		path.startsWith('.')
			? { file, target: normalize(join(dirname(file), path)).replace(/\.js$/, '.ts'), local: true }
			: { file, target: packageOf(path), local: false },
	);
}

const packageOf = (path: string) =>
	path
		.split('/')
		.slice(0, path.startsWith('@') ? 2 : 1)
		.join('/');

const imports = files.flatMap(importsOf);
const roomOf = (file: string) => {
	const [top, room = ''] = file.split('/');
	if (top === 'adapters') return `adapters/${room}`;
	return file.split('/').length > 2 ? `src/${room}` : file;
};

/** What a room may import from the house besides itself. Rooms below may never look up. */
const MAY: Readonly<Record<string, readonly string[]>> = {
	'src/message.ts': [],
	'src/reply.ts': ['src/message.ts'],
	'src/channel.ts': ['src/message.ts', 'src/reply.ts'],
	'src/errors.ts': [],
	// The kinds of problem, so that none lacks its sentence.
	'src/words': ['src/message.ts', 'src/reply.ts', 'src/errors.ts', 'src/library/problem.ts'],
	'src/language': [],
	'src/library': ['src/language', 'src/events'],
	'src/events': ['src/language', 'src/library/problem.ts', 'src/message.ts', 'src/store', 'src/url.ts'],
	'src/reminders': [
		'src/events',
		'src/language',
		'src/library',
		'src/retrieval',
		'src/store',
		'src/words',
		'src/buttons.ts',
		'src/channel.ts',
		'src/log.ts',
		'src/message.ts',
		'src/reply.ts',
	],
	'src/peers': [
		'src/answering',
		'src/language',
		'src/library',
		'src/retrieval',
		'src/store',
		'src/words',
		'src/buttons.ts',
		'src/channel.ts',
		'src/log.ts',
		'src/message.ts',
		'src/reply.ts',
	],
	'src/retrieval': ['src/language', 'src/library', 'src/message.ts'],
	'src/endpoint': ['src/log.ts'],
	'src/vectors': ['src/endpoint', 'src/language', 'src/library', 'src/retrieval', 'src/store/disk.ts', 'src/log.ts'],
	'src/answering': [
		'src/language',
		'src/library',
		'src/retrieval',
		'src/vectors',
		'src/endpoint',
		'src/message.ts',
		'src/reply.ts',
		'src/words',
	],
	'src/ingest': ['src/language', 'src/library', 'src/words', 'src/url.ts'],
	'src/fetch': ['src/ingest', 'src/language', 'src/library', 'src/store/disk.ts', 'src/url.ts'],
	'src/store': ['src/errors.ts'],
	'src/capabilities': [
		'src/answering',
		'src/events',
		'src/language',
		'src/library',
		'src/peers',
		'src/reminders',
		'src/retrieval',
		'src/vectors',
		'src/words',
		'src/log.ts',
		'src/message.ts',
		'src/reply.ts',
		'src/buttons.ts',
		'src/channel.ts',
		'src/downloads.ts',
		'src/erasure.ts',
		'src/export.ts',
		'src/generation.ts',
		'src/kept.ts',
		'src/person.ts',
		'src/store',
	],
	'src/generation.ts': [
		'src/answering',
		'src/endpoint',
		'src/retrieval',
		'src/store',
		'src/log.ts',
		'src/person.ts',
		'src/spending.ts',
	],
	'src/spending.ts': ['src/store', 'src/person.ts'],
	'src/person.ts': ['src/store', 'src/message.ts'],
	'src/buttons.ts': ['src/store', 'src/message.ts', 'src/reply.ts', 'src/person.ts'],
	'src/kept.ts': ['src/store', 'src/words'],
	'src/retention.ts': ['src/store', 'src/erasure.ts', 'src/log.ts'],
	'src/export.ts': ['src/store', 'src/erasure.ts', 'src/kept.ts'],
	'src/downloads.ts': ['src/store', 'src/channel.ts', 'src/export.ts', 'src/person.ts'],
	'src/conversation.ts': ['src/store', 'src/message.ts', 'src/person.ts'],
	'src/erasure.ts': ['src/store', 'src/channel.ts', 'src/errors.ts', 'src/kept.ts', 'src/log.ts'],
	'src/inbox.ts': ['src/store', 'src/channel.ts', 'src/errors.ts', 'src/log.ts'],
	'src/shelf.ts': ['src/store', 'src/channel.ts'],
	'src/vault.ts': ['src/store', 'src/channel.ts', 'src/errors.ts'],
	'src/viewer.ts': ['src/channel.ts', 'src/library', 'src/peers', 'src/retrieval', 'src/vectors'],
	'src/transcript.ts': ['src/reply.ts', 'src/words'],
	'src/config.ts': ['src/vault.ts', 'src/words'],
	'src/log.ts': [],
	'src/url.ts': [],
	'adapters/slack': ['src/channel.ts', 'src/message.ts', 'src/reply.ts', 'src/errors.ts', 'src/url.ts', 'src/words'],
	'adapters/teams': ['src/channel.ts', 'src/message.ts', 'src/reply.ts', 'src/errors.ts', 'src/url.ts', 'src/words'],
	'adapters/web': ['src/channel.ts', 'src/message.ts', 'src/reply.ts', 'src/errors.ts', 'src/url.ts', 'src/words'],
	'adapters/terminal': ['src/channel.ts', 'src/message.ts', 'src/reply.ts', 'src/errors.ts', 'src/words'],
};

/** Each vendor package has one room. */
const VENDORS: Readonly<Record<string, readonly string[]>> = {
	express: ['adapters/web'],
	helmet: ['adapters/web'],
	lowdb: ['src/store'],
	pino: ['src/log.ts'],
	yaml: ['src/library', 'src/events'],
	'ical.js': ['src/events'],
	'ical-generator': ['src/events'],
	'windows-iana': ['src/events'],
	'markdown-it': ['src/library', 'adapters/web'],
	'@orama/stemmers': ['src/language'],
	openai: ['src/endpoint', 'src/answering'],
	htmlparser2: ['src/ingest'],
	domhandler: ['src/ingest'],
	'pdfjs-dist': ['src/ingest'],
	'@slack/bolt': ['adapters/slack'],
	'lru-cache': ['adapters/slack', 'adapters/teams'],
	botbuilder: ['adapters/teams'],
	'botframework-connector': ['adapters/teams'],
};

describe('the house', () => {
	test.each(Object.entries(MAY))('%s imports only what it may', (room, may) => {
		const wrong = imports
			.filter(({ file, local }) => local && roomOf(file) === room)
			.filter(
				({ target }) =>
					roomOf(target) !== room && !may.some((allowed) => target === allowed || roomOf(target) === allowed),
			);
		expect(wrong.map(({ file, target }) => `${file} → ${target}`)).toEqual([]);
	});

	test('only main.ts imports adapters, and no adapter another', () => {
		const wrong = imports.filter(
			({ file, target }) => target.startsWith('adapters/') && file !== 'src/main.ts' && roomOf(target) !== roomOf(file),
		);
		expect(wrong).toEqual([]);
	});

	test('a vendor package stays in its room', () => {
		const outside = imports.filter(
			({ file, target, local }) => !local && VENDORS[target] && !VENDORS[target].includes(roomOf(file)),
		);
		expect(outside.map(({ file, target }) => `${file} → ${target}`)).toEqual([]);
	});

	test('what speaks to a model is loaded only where one is configured', () => {
		const early = new Set(['src/main.ts', 'src/start.ts']);
		for (const file of early) {
			for (const [, target = ''] of textOf(file).matchAll(/^import (?!type )[^;]*?from '(\.[^']+)'/gm))
				early.add(join(dirname(file), target).replace(/\.js$/, '.ts'));
		}
		expect(early.size).toBeGreaterThan(100);
		const speaking = files.filter((file) => importsOf(file).some(({ target }) => target === 'openai'));
		expect(speaking).toContain('src/endpoint/client.ts');
		expect(speaking.filter((file) => early.has(file))).toEqual([]);
	});

	test('there are no import cycles', () => {
		const edges = new Map(
			files.map((file) => [
				file,
				importsOf(file)
					.filter(({ local }) => local)
					.map(({ target }) => target),
			]),
		);
		const cycles: string[] = [];
		const visit = (file: string, path: readonly string[]) => {
			if (path.includes(file)) cycles.push([...path.slice(path.indexOf(file)), file].join(' → '));
			else if (!done.has(file)) for (const next of edges.get(file) ?? []) visit(next, [...path, file]);
			done.add(file);
		};
		const done = new Set<string>();
		for (const file of files) visit(file, []);
		expect(cycles).toEqual([]);
	});

	test.each(files)('%s has a header, a purpose and a readable size', (file) => {
		const text = textOf(file);
		expect(text).toMatch(/^\/\*\*/);
		expect(text.split('\n').length).toBeLessThanOrEqual(260);
		expect(text).not.toMatch(/\bexport default\b|@ts-ignore|@ts-nocheck/);
		expect(text).not.toMatch(/^export \* from/m);
		expect(file).not.toMatch(/util|helper|common|manager|service/i);
	});
});

describe('papers and code agree', () => {
	test('.env.example documents every variable, and no other', () => {
		const documented = [...textOf('.env.example').matchAll(/^#?\s?([A-Z][A-Z0-9_]+)=/gm)].map(([, name]) => name);
		expect(new Set(documented)).toEqual(new Set(Object.keys(configSchema.shape)));
	});

	test('ARCHITECTURE.md says why each dependency is there', () => {
		const { dependencies, devDependencies } = JSON.parse(textOf('package.json')) as Record<
			string,
			Record<string, string>
		>;
		const architecture = textOf('ARCHITECTURE.md');
		const missing = [...Object.keys(dependencies ?? {}), ...Object.keys(devDependencies ?? {})].filter(
			(name) => !architecture.includes(`\`${name}\``),
		);
		expect(missing).toEqual([]);
	});

	test('ARCHITECTURE.md has a row for every room', () => {
		const architecture = textOf('ARCHITECTURE.md');
		const rooms = [...new Set(files.map((file) => roomOf(file)).filter((room) => !room.endsWith('.ts')))];
		expect(rooms.filter((room) => !new RegExp(`\\| .*\`${room.replace('src/', '')}/?\``).test(architecture))).toEqual(
			[],
		);
	});

	test('the lock file holds no download addresses', () => {
		expect(textOf('package-lock.json')).not.toMatch(/"resolved":\s*"https?:/);
	});

	test('manifest.json names the product', () => {
		const manifest = JSON.parse(textOf('manifest.json')) as { display_information: { name: string } };
		expect(manifest.display_information.name).toBe('Innenstadtlotse');
	});

	test('README is short, and its commands exist', () => {
		const readme = textOf('README.md');
		const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Record<string, string> };
		expect(readme.split('\n').length).toBeLessThan(120);
		const named = [...readme.matchAll(/npm run (?:-s )?([a-z:]+)/g)].map(([, name = '']) => name);
		expect(named.filter((name) => !scripts[name])).toEqual([]);
	});
});
