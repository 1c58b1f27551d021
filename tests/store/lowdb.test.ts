/** What the store does with its files: modes, durability, failed writes. Broken files are in `backup.test.ts`, processes in `processes.test.ts`. */

import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { explain } from '../../src/store/disk.js';
import { openLowdbStore } from '../../src/store/lowdb.js';
import type { Store } from '../../src/store/store.js';

const put = (key: string, value = key) => ({ put: { kind: 'note', key, value } });
let folder = '';
let now = 0;
let warnings: string[] = [];
const opened: Store[] = [];

beforeEach(async () => {
	folder = join(await mkdtemp(join(tmpdir(), 'store-')), 'data');
	now = Date.UTC(2025, 10, 22);
	warnings = [];
});
afterEach(async () => {
	for (const store of opened.splice(0)) await store.close();
	await rm(join(folder, '..'), { recursive: true });
});

async function open(): Promise<Store> {
	const store = await openLowdbStore({ folder, clock: () => now, warn: (line) => warnings.push(line) });
	opened.push(store);
	return store;
}
/** Opens, changes, closes. */
async function keep(...keys: string[]): Promise<void> {
	const store = await open();
	for (const key of keys) await store.apply([put(key)]);
	await store.close();
}
const file = (name = 'store.json') => join(folder, name);
const read = async (name?: string) => await readFile(file(name), 'utf8');
const keys = async (store: Store) => (await store.find('note')).map((row) => row.key);

test('keeps folder and files to the user, whatever the umask', async () => {
	const umask = process.umask(0);
	try {
		await keep('a');
		await keep('b');
		await writeFile(file('store.json.tmp'), 'left behind by a crash');
		const store = await open();
		const modes = (await readdir(folder)).map(async (name) => [name, (await stat(file(name))).mode & 0o777]);
		expect(Object.fromEntries(await Promise.all(modes))).toEqual({
			'store.backup-1.json': 0o600,
			'store.backup-2.json': 0o600,
			'store.json': 0o600,
			'store.lock': 0o600,
		});
		expect((await stat(folder)).mode & 0o777).toBe(0o700);
		await store.close();
	} finally {
		process.umask(umask);
	}
});

test('has a change in the file before it says so, and writes what waits together', async () => {
	const store = await open();
	const all = Array.from({ length: 10_000 }, (_, n) => store.apply([put(`k${n}`)]));
	await all[0];
	const text = await read();
	await Promise.all(all);
	expect(await read()).toBe(text);
	expect(text.match(/"key":/g)).toHaveLength(10_000);
});

test('has no change when writing failed, and goes on when the reason is gone', async () => {
	const store = await open();
	await store.apply([put('a')]);
	await mkdir(file('store.json.tmp'));
	const before = await read();
	const failed = [store.apply([put('a', 'lost')]), store.apply([put('b')]), store.claim('k', 1000)];
	for (const one of failed)
		await expect(one).rejects.toMatchObject({ part: 'store', message: expect.stringContaining(folder) });
	expect(await keys(store)).toEqual(['a']);
	expect(await read()).toBe(before);
	await rm(file('store.json.tmp'), { recursive: true });
	expect(await store.apply([put('a', 'new')])).toBe(true);
	expect(await store.get('note', 'a')).toMatchObject({ version: 2, value: 'new' });
	expect(await store.claim('k', 1000)).toBeDefined();
});

test('removes expired rows from the file with the next write, and on opening', async () => {
	const store = await open();
	await store.apply([{ put: { kind: 'note', key: 'a', value: 'secret', expires: now + 10 } }]);
	now += 10;
	await store.apply([put('b')]);
	expect(await read()).not.toContain('secret');
	await store.apply([{ put: { kind: 'note', key: 'a', value: 'secret', expires: now + 10 } }]);
	await store.close();
	now += 10;
	await open();
	expect(await read()).not.toContain('secret');
});

test.each([
	['ENOSPC', /full.*free some space/],
	['EROFS', /read-only.*Mount/],
	['EACCES', /denied.*chown/],
	['EWHATEVER', /EWHATEVER.*try again/],
])('says what to do about %s', (code, advice) => {
	expect(explain(Object.assign(new Error(code), { code }), '/data')).toMatchObject({
		part: 'store',
		message: expect.stringMatching(advice),
	});
});
