/** A folder that is watched: every way of saving is noticed, once things are quiet. */

import { mkdir, mkdtemp, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { watchFolder } from '../src/watch.js';

let root: string;
let folder: string;
let calls: number;
let waiting: (() => void)[];
let end: () => Promise<void>;
beforeEach(async () => {
	root = await mkdtemp(join(tmpdir(), 'watch-'));
	folder = join(root, 'knowledge');
	await mkdir(join(folder, 'exchanges'), { recursive: true });
	await writeFile(path('a.md'), 'one');
	calls = 0;
	waiting = [];
	end = watchFolder({ folder, changed, pause: 10 });
	await next();
});
afterEach(async () => {
	await end();
	await rm(root, { recursive: true, force: true });
});

const path = (name: string) => join(folder, 'exchanges', name);
async function changed(): Promise<void> {
	calls++;
	for (const done of waiting.splice(0)) done();
}
const next = () => new Promise<void>((done) => void waiting.push(done));

test.each<[string, () => Promise<unknown>]>([
	['written in place', () => writeFile(path('a.md'), 'two')],
	['written with as many letters', () => writeFile(path('a.md'), 'eno')],
	[
		'replaced by another that pretends to be as old',
		async () => {
			await writeFile(path('.a.md.swp'), 'two');
			await utimes(path('.a.md.swp'), 1, 1);
			await utimes(path('a.md'), 1, 1);
			await rename(path('.a.md.swp'), path('a.md'));
		},
	],
	['new', () => writeFile(path('b.md'), 'two')],
	['gone', () => rm(path('a.md'))],
	['in a new folder', () => mkdir(path('more')).then(() => writeFile(path('more/c.md'), 'x'))],
	[
		'behind a new link',
		async () => {
			await writeFile(join(root, 'd.md'), 'd');
			await symlink(join(root, 'd.md'), path('d.md'));
		},
	],
])('a file that is %s is noticed', async (_, save) => {
	const noticed = next();
	await save();
	await noticed;
	expect(calls).toBeGreaterThan(1);
});

test('a folder that goes and comes back is noticed both times', async () => {
	const gone = next();
	await rename(folder, join(root, 'away'));
	await gone;
	const back = next();
	await rename(join(root, 'away'), folder);
	await back;
	expect(calls).toBe(3);
});

test('a folder that never rests is read all the same', async () => {
	let writing = true;
	const noticed = next();
	const writer = (async () => {
		for (let count = 0; writing; count++) await writeFile(path('a.md'), String(count));
	})();
	await noticed;
	writing = false;
	await writer;
});

test('nothing is said of a folder that stays as it is, nor after the end', async () => {
	const again = new Promise<void>((done) => void setTimeout(done, 200));
	await again;
	expect(calls).toBe(1);
	await end();
	await writeFile(path('a.md'), 'two');
	await new Promise<void>((done) => void setTimeout(done, 100));
	expect(calls).toBe(1);
});
