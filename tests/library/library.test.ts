import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { narrow, openLibrary } from '../../src/library/library.js';
import { EXCHANGE } from '../fixtures/exchange.js';

let folder: string;
const write = (name: string, text: string | Uint8Array) => writeFile(join(folder, 'exchanges', name), text);

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'lotse-'));
	await mkdir(join(folder, 'exchanges'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('the knowledge folder', () => {
	test('is read with the shipped glossary and gazetteer where it has none', async () => {
		await write('a.md', EXCHANGE);
		const library = await openLibrary(folder, 'knowledge');
		expect(library.exchanges.map(({ id }) => id)).toEqual(['probe']);
		expect(library.problems).toEqual([]);
		expect(library.glossary.length).toBeGreaterThan(2000);
	});

	test('goes on when files are broken, and says which', async () => {
		const outside = await mkdtemp(join(tmpdir(), 'lotse-outside-'));
		await writeFile(join(outside, 'secret.md'), EXCHANGE.replace('id: probe', 'id: secret'));
		await write('a-good.md', EXCHANGE);
		await write('b-duplicate.md', EXCHANGE);
		await write('c-large.md', EXCHANGE.replace('id: probe', 'id: large') + 'x'.repeat(10_000_000));
		await write('d-binary.md', Uint8Array.from([0xff, 0xfe, 0x00, 0xd8, 0x80]));
		await symlink(join(outside, 'secret.md'), join(folder, 'exchanges', 'e-link.md'));
		await symlink(join(folder, 'nowhere.md'), join(folder, 'exchanges', 'f-dangling.md'));
		await mkdir(join(folder, 'exchanges', 'g-folder.md'));
		const library = await openLibrary(folder, 'knowledge');
		await rm(outside, { recursive: true });
		expect(library.exchanges.map(({ id }) => id)).toEqual(['probe']);
		expect(library.problems.map(({ file, kind, skipped }) => [file, kind, skipped])).toEqual([
			[join('exchanges', 'c-large.md'), 'too-large', true],
			[join('exchanges', 'd-binary.md'), 'binary', true],
			[join('exchanges', 'e-link.md'), 'outside', true],
			[join('exchanges', 'f-dangling.md'), 'unreadable', true],
			[join('exchanges', 'g-folder.md'), 'not-a-file', true],
			[join('exchanges', 'b-duplicate.md'), 'duplicate-id', true],
		]);
	});

	test('follows a link that stays inside', async () => {
		await writeFile(join(folder, 'kept.md'), EXCHANGE);
		await symlink(join(folder, 'kept.md'), join(folder, 'exchanges', 'link.md'));
		expect((await openLibrary(folder, 'knowledge')).exchanges).toHaveLength(1);
	});

	test('has a hash that follows the contents', async () => {
		await write('a.md', EXCHANGE);
		const [one, same] = [await openLibrary(folder, 'knowledge'), await openLibrary(folder, 'knowledge')];
		await write('a.md', EXCHANGE.replace('offen', 'zu'));
		expect(same.hash).toBe(one.hash);
		expect((await openLibrary(folder, 'knowledge')).hash).not.toBe(one.hash);
	});

	test('shows the public no document of the programme', async () => {
		await write('a.md', EXCHANGE);
		await write('b.md', EXCHANGE.replace('id: probe', 'id: inside\naudience: programme'));
		const library = await openLibrary(folder, 'knowledge');
		expect(narrow(library, 'public').exchanges.map(({ id }) => id)).toEqual(['probe']);
		expect(narrow(library, 'programme').exchanges).toHaveLength(2);
		expect(narrow(library, 'public')).toBe(narrow(library, 'public'));
	});
});

test('the shipped knowledge has no problems', async () => {
	const library = await openLibrary('knowledge', 'knowledge');
	expect(library.problems).toEqual([]);
	expect(library.exchanges.length).toBeGreaterThanOrEqual(17);
});
