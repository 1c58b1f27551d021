/** kill -9 in mid-sending, fifty times, with the store on disk: what arrived is in a file. Children are real and run transpiled sources. */

import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { transformSync } from '@swc/core';
import { openLowdbStore } from '../../src/store/lowdb.js';
import { event } from '../fixtures/reminders/given.js';
import { populate } from './rig.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** Stores at a time, and how often the bot is killed on each. */
const STORES = 2;
const KILLS = 25;
const PEOPLE = 300;
const EVENTS = 10;
/** What the children take for the present, and the leads that are due then. */
const NOW = Date.parse('2026-11-06T09:00:00Z');
const STARTS = '2026-11-13T10:00';
let home = '';

/** Sends what is due and ends. A message takes about as long as with a platform, and is on the disk before it counts as sent. */
const CHILD = `
import { fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { due } from './src/reminders/due.js';
import { createEngine } from './src/reminders/engine.js';
import { createRegister } from './src/reminders/register.js';
import { openLowdbStore } from './src/store/lowdb.js';
const say = (line) => writeSync(1, line + '\\n');
const [folder, milliseconds] = process.argv.slice(2);
const clock = () => ${NOW};
const store = await openLowdbStore({ folder, clock, warn: (line) => say('warning ' + line) });
const events = JSON.parse(readFileSync('events.json', 'utf8'));
const file = openSync(folder + '/received', 'a');
const log = { info() {}, warn() {}, error: (event) => say('error ' + event) };
let first = true;
const engine = createEngine({
	store,
	register: createRegister(store, clock),
	events: async () => events,
	documented: () => new Map(),
	async send(to, { title }) {
		await new Promise((resolve) => setTimeout(resolve, (0.5 + Math.random()) * milliseconds));
		writeSync(file, title + '\\n');
		fsyncSync(file);
		if (first) say('sending');
		first = false;
		return { ok: true, id: title };
	},
	compose: ({ key }, _, { twice }) => ({ title: twice ? key + ' twice' : key }),
	due,
	log,
	clock,
	alone: true,
});
const figures = await engine.tick();
await store.close();
say('done ' + JSON.stringify(figures));
`;

beforeAll(async () => {
	home = await mkdtemp(join(tmpdir(), 'reminders-'));
	const folders = ['src/store', 'src/reminders', 'src/events'];
	const names = (
		await Promise.all(
			folders.map(async (folder) => (await readdir(join(root, folder))).map((name) => join(folder, name))),
		)
	).flat();
	for (const folder of folders) await mkdir(join(home, folder), { recursive: true });
	for (const name of ['src/errors.ts', ...names]) {
		const { code } = transformSync(await readFile(join(root, name), 'utf8'), {
			jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
			module: { type: 'es6' },
		});
		await writeFile(join(home, name.replace(/\.ts$/, '.js')), code);
	}
	const events = Array.from({ length: EVENTS }, (_, index) => event({ id: `event-${index}`, starts: STARTS }));
	await writeFile(join(home, 'events.json'), JSON.stringify(events));
	await writeFile(join(home, 'package.json'), '{"type":"module"}');
	await writeFile(join(home, 'child.js'), CHILD);
	await symlink(join(root, 'node_modules'), join(home, 'node_modules'));
});
const children: ChildProcess[] = [];
afterAll(async () => {
	for (const child of children) child.kill('SIGKILL');
	await rm(home, { recursive: true });
});

/** What the child says until it is gone. */
function start(
	folder: string,
	milliseconds: number,
): { child: ChildProcess; sending: Promise<void>; gone: Promise<string[]> } {
	const child = spawn(process.execPath, ['child.js', folder, String(milliseconds)], {
		cwd: home,
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	children.push(child);
	let said = '';
	let begin = () => {};
	const sending = new Promise<void>((resolve) => (begin = resolve));
	child.stdout.setEncoding('utf8').on('data', (text: string) => {
		said += text;
		if (said.includes('sending\n')) begin();
	});
	const gone = new Promise<string[]>((resolve) => {
		child.once('close', () => {
			begin();
			resolve(said.split('\n').filter(Boolean));
		});
	});
	return { child, sending, gone };
}

const received = async (folder: string) =>
	(await readFile(join(folder, 'received'), 'utf8')).split('\n').filter(Boolean);

/** Kills one sender after the other, lets the last one finish. @returns what came, by key, with its marks */
async function torment(folder: string): Promise<{ before: number; times: ReadonlyMap<string, boolean[]> }> {
	const store = await openLowdbStore({ folder });
	await populate(store, PEOPLE, { leads: ['P7D'] });
	await store.close();
	for (let kill = 0; kill < KILLS; kill++) {
		const { child, sending, gone } = start(folder, 80);
		await sending;
		await sleep(Math.random() * 300);
		child.kill('SIGKILL');
		// It was in the middle of it.
		expect(await gone).toEqual(['sending']);
	}
	const before = (await received(folder)).length;
	expect(before).toBeLessThan(PEOPLE * EVENTS);
	expect((await start(folder, 1).gone).at(-1)).toMatch(/^done .*"failed":0,"unknown":0/);
	const lines = await received(folder);
	const times = new Map<string, boolean[]>();
	for (const line of lines) {
		const key = line.replace(/ twice$/, '');
		times.set(key, [...(times.get(key) ?? []), line !== key]);
	}
	expect(await start(folder, 1).gone).toEqual([expect.stringMatching(/^done \{"due":0,"sent":0/)]);
	expect(await received(folder)).toHaveLength(lines.length);
	return { before, times };
}

test('loses no reminder when it is killed while it sends, and marks what comes twice', async () => {
	const stores = Array.from({ length: STORES }, (_, index) => torment(join(home, `data-${index}`)));
	const all = await Promise.all(stores);
	const marks = all.flatMap(({ times }) => [...times.values()]);
	const doubles = marks.filter(({ length }) => length > 1);
	expect(marks).toHaveLength(STORES * PEOPLE * EVENTS);
	expect(doubles.filter(([, ...repeated]) => repeated.includes(false))).toEqual([]);
	const facts = {
		reminders: marks.length,
		kills: STORES * KILLS,
		before: all.reduce((sum, one) => sum + one.before, 0),
		doubles: doubles.length,
		marked: marks.filter((one) => one.includes(true)).length,
	};
	process.stderr.write(`${JSON.stringify(facts)}\n`);
	// What was being sent, and what had arrived since the last write.
	expect(doubles.length).toBeLessThan(STORES * KILLS * 40);
}, 120_000);
