/** Several processes and one folder: the lock, its takeover, and kill -9. Children are real and run transpiled sources. */

import { type ChildProcess, spawn } from 'node:child_process';
import { statSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { transformSync } from '@swc/core';
import { LockedError } from '../../src/store/lock.js';
import { openLowdbStore } from '../../src/store/lowdb.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
let home = '';
let folder = '';
let count = 0;
const children: ChildProcess[] = [];

/** Characters that make a write last long enough to be hit. */
const BALLAST = 2_000_000;

const CHILD = `
import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { openLowdbStore } from './src/store/lowdb.js';
const [mode, folder] = process.argv.slice(2);
const say = (line) => writeSync(1, line + '\\n');
async function lane(store, name) {
	for (let n = 0; ; n++) {
		const key = process.pid + '-' + name + '-' + n;
		const put = (kind) => ({ put: { kind, key, value: key } });
		if (await store.apply([put('left'), put('right')])) say(key);
	}
}
say('ready');
for await (const line of createInterface({ input: process.stdin })) {
	const store = await openLowdbStore({ folder }).catch((error) => say('refused ' + error.message));
	if (store) say('won');
	if (!store || mode !== 'write') continue;
	await store.apply([{ put: { kind: 'ballast', key: '', value: 'x'.repeat(${BALLAST}) } }]); // so that a write takes a while
	for (const name of 'abc') void lane(store, name);
}
`;

beforeAll(async () => {
	home = await mkdtemp(join(tmpdir(), 'store-'));
	await mkdir(join(home, 'src/store'), { recursive: true });
	const names = (await readdir(join(root, 'src/store'))).map((name) => join('src/store', name));
	for (const name of ['src/errors.ts', ...names]) {
		const source = await readFile(join(root, name), 'utf8');
		const { code } = transformSync(source, {
			jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
			module: { type: 'es6' },
		});
		await writeFile(join(home, name.replace(/\.ts$/, '.js')), code);
	}
	await writeFile(join(home, 'package.json'), '{"type":"module"}');
	await writeFile(join(home, 'child.js'), CHILD);
	await symlink(join(root, 'node_modules'), join(home, 'node_modules'));
});
beforeEach(async () => {
	folder = join(home, `data-${count++}`);
	await mkdir(folder);
});
afterEach(() => {
	for (const child of children.splice(0)) child.kill('SIGKILL');
});
afterAll(async () => await rm(home, { recursive: true }));

interface Child {
	pid: number;
	lines: string[];
	/** Until there are so many lines, or the process is gone. */
	until(count: number): Promise<void>;
	go(): void;
	/** Kills without warning, and waits until it is gone and everything it said is heard. */
	kill(): Promise<void>;
}

function start(mode: 'hold' | 'write'): Child {
	const child = spawn(process.execPath, ['child.js', mode, folder], { cwd: home, stdio: ['pipe', 'pipe', 'inherit'] });
	children.push(child);
	const lines: string[] = [];
	const listeners = new Set<() => void>();
	let rest = '';
	const gone = new Promise<void>((resolve) => child.once('close', () => resolve()));
	child.stdout.setEncoding('utf8').on('data', (text: string) => {
		const parts = (rest + text).split('\n');
		rest = parts.pop() ?? '';
		lines.push(...parts);
		for (const listener of listeners) listener();
	});
	const until = async (count: number) => {
		const enough = new Promise<void>((resolve) => {
			const listener = () => lines.length >= count && resolve();
			listeners.add(listener);
			listener();
		});
		await Promise.race([enough, gone]);
	};
	return {
		pid: child.pid ?? 0,
		lines,
		until,
		go: () => void child.stdin.write('go\n'),
		kill: async () => {
			child.kill('SIGKILL');
			await gone;
		},
	};
}

const plant = async (token: string, name = 'store.lock', pid = 1) =>
	await writeFile(join(folder, name), JSON.stringify({ pid, started: 'an earlier boot', token }));
const locks = async () => (await readdir(folder)).filter((name) => name.startsWith('store.lock'));

test('refuses a second process, naming the first, until that is gone', async () => {
	const child = start('hold');
	child.go();
	await child.until(2);
	expect(child.lines).toEqual(['ready', 'won']);
	const refused = openLowdbStore({ folder });
	await expect(refused).rejects.toThrow(LockedError);
	await expect(refused).rejects.toMatchObject({
		part: 'store',
		message: expect.stringMatching(`pid ${child.pid}.*Stop`),
	});
	await child.kill();
	await (await openLowdbStore({ folder })).close();
	expect(await locks()).toEqual([]);
});

test('lets exactly one of several starting processes take over a dead one’s lock', async () => {
	await plant('dead');
	const starters = Array.from({ length: 6 }, () => start('hold'));
	await Promise.all(starters.map((child) => child.until(1)));
	for (const child of starters) child.go();
	await Promise.all(starters.map((child) => child.until(2)));
	const winners = starters.filter((child) => child.lines[1] === 'won');
	expect(winners).toHaveLength(1);
	for (const { lines } of starters) expect(lines[1]).toMatch(new RegExp(`^won$|^refused .*pid ${winners[0]?.pid}\\b`));
	await Promise.all(starters.map((child) => child.kill()));
});

/** A write is under way, or was broken off: a file lacks part of the ballast. */
function isHalfWritten(): boolean {
	const sizes = ['store.json', 'store.json.tmp'].map(
		(name) => statSync(join(folder, name), { throwIfNoEntry: false })?.size,
	);
	return sizes.some((size) => size !== undefined && size < BALLAST);
}

test('loses nothing that was acknowledged when it is killed in the middle of writing', async () => {
	const acknowledged: string[] = [];
	const warnings: string[] = [];
	let halves = 0;
	for (let round = 0; round < 20; round++) {
		const child = start('write');
		child.go();
		await child.until(4 + ((round * 7) % 13));
		for (let polls = 0; polls < 20_000 && !isHalfWritten(); polls++);
		await child.kill();
		if (isHalfWritten()) halves++;
		expect(child.lines.slice(0, 2)).toEqual(['ready', 'won']);
		acknowledged.push(...child.lines.slice(2));
		const store = await openLowdbStore({ folder, warn: (line) => warnings.push(line) });
		const [left, right] = await Promise.all([store.find('left'), store.find('right')]);
		const kept = new Set(left.map((row) => row.key));
		expect(acknowledged.filter((key) => !kept.has(key))).toEqual([]);
		expect(right.map((row) => row.key)).toEqual([...kept]);
		await store.close();
	}
	expect(warnings).toEqual([]);
	expect(halves).toBeGreaterThan(0);
}, 30_000);
