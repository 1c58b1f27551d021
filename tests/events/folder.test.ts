import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { fromFiles } from '../../src/events/sources.js';
import { type Library, narrow, openLibrary } from '../../src/library/library.js';
import { EVENT, READ } from '../fixtures/events/event.js';
import { EXCHANGE } from '../fixtures/exchange.js';

let folder: string;
const write = (name: string, text: string) => writeFile(join(folder, 'events', name), text);
const named = (id: string, more = '') => `${EVENT.replace(READ.id, id)}${more}`;
const open = () => openLibrary(folder, 'knowledge');
const ids = ({ events }: Pick<Library, 'events'>) => events.map(({ id }) => id);

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'lotse-'));
	await mkdir(join(folder, 'events'));
	await mkdir(join(folder, 'exchanges'));
	await writeFile(join(folder, 'exchanges', 'probe.md'), EXCHANGE);
});
afterEach(() => rm(folder, { recursive: true }));

describe('the folder of events', () => {
	test('is read, earliest first, .yaml and .yml, nothing else', async () => {
		await write('b.yaml', named('b').replaceAll('2027-03-18', '2027-05-01'));
		await write('a.yml', named('a'));
		await write(
			'c.yaml',
			named('c').replaceAll('2027-03-18T1', '2027-03-17T1').replace('kind:', 'zone: Asia/Tokyo\nkind:'),
		);
		await write('LIESMICH.txt', 'Hier liegen Termine.');
		await write('.d.yaml', named('d'));
		const library = await open();
		expect(library.problems).toEqual([]);
		expect(ids(library)).toEqual(['c', 'a', 'b']);
	});

	test('goes on when files are broken, and says which', async () => {
		const outside = await mkdtemp(join(tmpdir(), 'lotse-outside-'));
		await writeFile(join(outside, 'secret.yaml'), named('secret'));
		await write('a.yaml', named('a'));
		await write('b.yaml', named('a'));
		await write('c.yaml', named('c').replace('status:', 'stauts:'));
		await write('d.yaml', named('d') + '#'.repeat(1_100_000));
		await write('e.yaml', named('e', 'documentation: nirgends\n'));
		await symlink(join(outside, 'secret.yaml'), join(folder, 'events', 'f.yaml'));
		await mkdir(join(folder, 'events', 'g.yaml'));
		const library = await open();
		await rm(outside, { recursive: true });
		expect(ids(library)).toEqual(['a', 'e']);
		expect(library.problems.map(({ file, kind, skipped }) => [file, kind, skipped])).toEqual([
			[join('events', 'd.yaml'), 'too-large', true],
			[join('events', 'f.yaml'), 'outside', true],
			[join('events', 'g.yaml'), 'not-a-file', true],
			[join('events', 'b.yaml'), 'event-name', false],
			[join('events', 'b.yaml'), 'duplicate-id', true],
			[join('events', 'c.yaml'), 'missing-field', true],
			[join('events', 'c.yaml'), 'unknown-field', true],
			[join('events', 'e.yaml'), 'unknown-documentation', false],
		]);
	});

	test('knows the documentation of an event', async () => {
		await write('a.yaml', named('a', 'documentation: probe\n'));
		const library = await open();
		expect(library.problems).toEqual([]);
		expect(library.events[0]?.documentation).toBe('probe');
	});

	test('changes the hash, and is not taken from elsewhere when empty', async () => {
		const before = await open();
		await write('a.yaml', named('a'));
		expect((await open()).hash).not.toBe(before.hash);
		const shipped = await mkdtemp(join(tmpdir(), 'lotse-'));
		expect((await openLibrary(shipped, folder)).events).toEqual([]);
		await rm(shipped, { recursive: true });
	});

	test('shows the public no event of the programme', async () => {
		await write('a.yaml', named('a'));
		await write('b.yaml', named('b', 'audience: programme\n'));
		const library = await open();
		expect(ids(narrow(library, 'public'))).toEqual(['a']);
		expect(ids(narrow(library, 'programme'))).toEqual(['a', 'b']);
	});
});

describe('as a source of the agenda', () => {
	const goneIn = async () => {
		const library = await open();
		return (await fromFiles(() => library).see()).gone('x');
	};

	test('misses an event whose file is gone', async () => {
		await write('a.yaml', named('a'));
		expect(await goneIn()).toBe(true);
	});

	test('misses none while a file cannot be read: it may be that one', async () => {
		await write('a.yaml', named('a'));
		await write('x.yaml', 'id: x\n');
		expect(await goneIn()).toBe(false);
		await rm(join(folder, 'events', 'x.yaml'));
		await rm(join(folder, 'events'), { recursive: true });
		await writeFile(join(folder, 'events'), 'a file where the folder was');
		expect(await goneIn()).toBe(false);
	});

	test('misses none while the whole folder is empty', async () => {
		await rm(join(folder, 'exchanges', 'probe.md'));
		expect(await goneIn()).toBe(false);
	});
});

test('the shipped knowledge has no problems, and invents no event', async () => {
	const library = await openLibrary('knowledge', 'knowledge');
	expect(library.problems).toEqual([]);
	expect(library.events).toEqual([]);
});
