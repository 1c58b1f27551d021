/** Backups, and what becomes of a broken store file: loud recovery, never a silent empty start. */

import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openLowdbStore } from '../../src/store/lowdb.js';
import type { Store } from '../../src/store/store.js';

const HOUR = 60 * 60 * 1000;
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
const files = async (beginning: string) => (await readdir(folder)).filter((name) => name.startsWith(beginning));
const keys = async (store: Store) => (await store.find('note')).map((row) => row.key);

const broken: [string, ((text: string) => string) | undefined][] = [
	['truncated', (text) => text.slice(0, -20)],
	['empty', () => ''],
	['garbage', () => '\u0000\u0001\uFFFD<html>'],
	['of the wrong shape', (text) => text.replace('"version":1', '"version":"1"')],
	['without a schema', () => '{}'],
	['missing', undefined],
];
async function breakFile(name: string, how: ((text: string) => string) | undefined): Promise<void> {
	if (how) await writeFile(file(name), how(await read(name)));
	else await rm(file(name));
}

describe.each(broken)('a store file that is %s', (_name, how) => {
	test('is replaced by the newest backup, with one warning', async () => {
		await keep('a');
		await keep('b');
		await keep('c');
		await breakFile('store.json', how);
		const store = await open();
		expect(await keys(store)).toEqual(['a', 'b']);
		expect(warnings).toEqual([expect.stringContaining('store.backup-1.json')]);
		expect(warnings[0]).not.toContain('\n');
		expect(await files('store.broken-')).toHaveLength(how ? 1 : 0);
		await store.close();
		await keep('d');
		expect(warnings).toHaveLength(1);
	});

	test('is replaced by an older backup when the newest is broken too', async () => {
		await keep('a');
		await keep('b');
		await keep('c');
		await breakFile('store.json', how);
		await writeFile(file('store.backup-1.json'), '{"schema":1,"ro');
		expect(await keys(await open())).toEqual(['a']);
		expect(warnings).toEqual([expect.stringContaining('store.backup-2.json')]);
	});

	test('stops the start, again and again, when no backup is readable', async () => {
		await keep('a');
		await keep('b');
		await breakFile('store.json', how);
		for (const backup of await files('store.backup-')) await writeFile(file(backup), 'garbage');
		const before = await readdir(folder);
		for (const _ of [1, 2])
			await expect(open()).rejects.toMatchObject({
				part: 'store',
				message: expect.stringMatching(/no backup .* readable.*move/),
			});
		expect(await readdir(folder)).toEqual(before);
	});
});

test('stops the start when the only file there ever was is broken', async () => {
	await keep();
	expect(await readdir(folder)).toEqual(['store.json']);
	await writeFile(file(), '{"schema":1,"ro');
	for (const _ of [1, 2]) await expect(open()).rejects.toThrow(/not whole JSON.*no backup/);
	expect(await readdir(folder)).toEqual(['store.json']);
});

test('does not open a file of a newer release, nor a backup of one', async () => {
	await keep('a');
	await keep('b');
	const text = (await read()).replace('"schema":1', '"schema":2');
	await writeFile(file(), text);
	await expect(open()).rejects.toThrow(/newer release/);
	expect(await read()).toBe(text);
	await writeFile(file(), 'garbage');
	await writeFile(file('store.backup-1.json'), text);
	await expect(open()).rejects.toThrow(/newer release/);
	expect(await read()).toBe('garbage');
});

test('keeps three backups, taken on opening when there is something new', async () => {
	for (const key of ['a', 'b', 'c', 'd', 'e']) await keep(key);
	await keep();
	await keep();
	expect(await files('store.backup-')).toEqual([1, 2, 3].map((n) => `store.backup-${n}.json`));
	const counts = [1, 2, 3].map(async (n) => (await read(`store.backup-${n}.json`)).match(/"key":/g)?.length);
	expect(await Promise.all(counts)).toEqual([5, 4, 3]);
});

test('takes a backup with the first change, then at most one an hour', async () => {
	const store = await open();
	for (const [key, wait] of [
		['a', 0],
		['b', HOUR - 1],
		['c', 1],
		['d', 1],
		['e', HOUR],
	] as const) {
		now += wait;
		await store.apply([put(key)]);
	}
	await store.close();
	const counts = [1, 2, 3].map(async (n) => (await read(`store.backup-${n}.json`)).match(/"key":/g)?.length);
	expect(await Promise.all(counts)).toEqual([5, 3, 1]);
});

test('only warns when a backup fails: the change itself is kept', async () => {
	await mkdir(join(folder, 'store.backup-1.json.tmp'), { recursive: true });
	await keep('a');
	expect(warnings).toEqual([expect.stringContaining('No backup')]);
	await rm(file('store.backup-1.json.tmp'), { recursive: true });
	expect(await keys(await open())).toEqual(['a']);
});
