/** What is to be forgotten is in no file any more, at once; and what has expired goes though nobody writes. */

import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openLowdbStore } from '../../src/store/lowdb.js';
import type { Store } from '../../src/store/store.js';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;
const put = (key: string, expires?: number) => ({
	put: { kind: 'note', key, value: `text of ${key}`, ...(expires === undefined ? {} : { expires }) },
});
const remove = (key: string) => ({ remove: { kind: 'note', key } });
let folder = '';
let now = 0;
let warnings: string[] = [];
const opened: Store[] = [];

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'store-'));
	now = Date.UTC(2025, 10, 22);
	warnings = [];
});
afterEach(async () => {
	for (const store of opened.splice(0)) await store.close();
	await rm(folder, { recursive: true });
});

async function open(): Promise<Store> {
	const store = await openLowdbStore({ folder, clock: () => now, warn: (line) => warnings.push(line) });
	opened.push(store);
	return store;
}
const file = (name: string) => join(folder, name);
const files = async () => (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
/** The files that hold a text. */
async function holding(text: string): Promise<string[]> {
	const names = await readdir(folder);
	const texts = await Promise.all(names.map(async (name) => [name, await readFile(file(name), 'utf8')] as const));
	return texts.flatMap(([name, whole]) => (whole.includes(text) ? [name] : [])).sort();
}

/** Anna's row is in the store, in three backups and in a file that was put aside. */
async function full(): Promise<Store> {
	const first = await open();
	await first.apply([put('anna'), put('bert')]);
	await first.close();
	await open().then((store) => store.close());
	await writeFile(file('store.json'), `${await readFile(file('store.json'), 'utf8')}rubbish`);
	const store = await open();
	for (const key of ['c', 'd', 'e']) {
		now += HOUR;
		await store.apply([put(key)]);
	}
	expect(await holding('text of anna')).toHaveLength(5);
	return store;
}

describe('forgetting', () => {
	test('takes a row out of every file at once, and leaves the others a backup', async () => {
		const store = await full();
		expect(await store.forget([remove('anna')])).toBe(true);
		expect(await holding('text of anna')).toEqual([]);
		expect(await files()).toEqual(['store.backup-1.json', 'store.json']);
		expect(await holding('text of bert')).toEqual(['store.backup-1.json', 'store.json']);
	});

	test('leaves out of the backup what is to go a moment later', async () => {
		const store = await full();
		await store.forget([remove('bert')], [{ kind: 'note', key: 'anna' }]);
		expect(await holding('text of anna')).toEqual(['store.json']);
		await store.apply([remove('anna')]);
		expect(await holding('text of anna')).toEqual([]);
	});

	test('forgets in the backups what the store itself does not have any more', async () => {
		const store = await full();
		await store.apply([remove('anna')]);
		expect(await holding('text of anna')).not.toEqual([]);
		await store.forget([]);
		expect(await holding('text of anna')).toEqual([]);
	});

	test('changes no file when a version is another', async () => {
		const store = await full();
		expect(await store.forget([{ ...remove('anna'), version: 7 }])).toBe(false);
		expect(await holding('text of anna')).toHaveLength(5);
	});

	test('that broke off before the store was written leaves the store, and no backup that knows more', async () => {
		const store = await full();
		await mkdir(file('store.json.tmp'));
		await expect(store.forget([remove('anna')])).rejects.toMatchObject({ part: 'store' });
		expect(await store.get('note', 'anna')).toBeDefined();
		await rm(file('store.json.tmp'), { recursive: true });
		await store.forget([remove('anna')]);
		expect(await holding('text of anna')).toEqual([]);
	});

	test('goes into one write with what waits beside it', async () => {
		const store = await full();
		await Promise.all([store.apply([put('g')]), store.forget([remove('anna')]), store.apply([put('f')])]);
		expect(await holding('text of anna')).toEqual([]);
		expect(await holding('text of f')).toEqual(['store.backup-1.json', 'store.json']);
	});
});

describe('the sweep', () => {
	test('removes what has expired from the store and from all backups, though nobody writes', async () => {
		const store = await open();
		for (const key of ['a', 'b', 'c', 'd']) {
			await store.apply([put(key, now + DAY)]);
			now += HOUR;
		}
		await store.apply([put('stays')]);
		expect((await holding('text of a')).length).toBeGreaterThan(2);
		now += 2 * DAY;
		expect(await store.sweep()).toEqual({ note: 4 });
		for (const key of ['a', 'b', 'c', 'd']) expect(await holding(`text of ${key}"`)).toEqual([]);
		expect(await store.get('note', 'stays')).toBeDefined();
		expect(warnings).toEqual([]);
	});

	test('removes a file that was put aside after a week', async () => {
		const store = await full();
		const aside = async () => (await files()).filter((name) => name.startsWith('store.broken-')).length;
		now += 6 * DAY;
		await store.sweep();
		expect(await aside()).toBe(1);
		now += DAY;
		await store.sweep();
		expect(await aside()).toBe(0);
	});

	test('leaves a backup alone that it cannot read', async () => {
		const store = await full();
		/** A backup may still be on its way. */
		await store.sweep();
		await writeFile(file('store.backup-2.json'), 'garbage');
		now += HOUR / 2;
		await store.sweep();
		expect(await holding('garbage')).toEqual(['store.backup-2.json']);
	});
});
