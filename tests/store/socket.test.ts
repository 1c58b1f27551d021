/** The socket as such: who may connect, and clients and servers that misbehave. The port itself is in `contract.test.ts`. */

import { link, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createMemoryStore } from '../../src/store/memory.js';
import { connectStore, serveStore } from '../../src/store/socket.js';
import type { Store } from '../../src/store/store.js';

let folder = '';
let path = '';
const cleanups: (() => unknown)[] = [];

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'store-'));
	path = join(folder, 'run', 'store.sock');
});
afterEach(async () => {
	for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
	await rm(folder, { recursive: true });
});

async function serve(store: Store = createMemoryStore()): Promise<{ close: () => Promise<void> }> {
	const server = await serveStore(store, path);
	cleanups.push(() => server.close());
	return server;
}
async function client(timeout = 5000): Promise<Store> {
	const store = await connectStore(path, { timeout });
	if (!store) throw new Error('Nobody listens.');
	cleanups.push(() => store.close());
	return store;
}
/** A client without manners: says any text and hears lines. */
function talk(): { socket: Socket; hear: () => Promise<unknown>; ended: Promise<void> } {
	const socket = connect(path);
	socket.on('error', () => undefined);
	cleanups.push(() => socket.destroy());
	const lines = createInterface({ input: socket })[Symbol.asyncIterator]();
	const ended = new Promise<void>((resolve) => socket.once('close', () => resolve()));
	return { socket, ended, hear: async () => JSON.parse((await lines.next()).value ?? 'null') };
}
function createGate(): [passed: Promise<void>, open: () => void] {
	let open = () => {};
	const passed = new Promise<void>((resolve) => {
		open = resolve;
	});
	return [passed, open];
}
const put = { put: { kind: 'note', key: 'a', value: 1 } };

test('lets only its user in, whatever the umask, and leaves nothing behind', async () => {
	const umask = process.umask(0);
	try {
		const server = await serve();
		expect((await stat(path)).mode & 0o777).toBe(0o600);
		expect((await stat(join(folder, 'run'))).mode & 0o777).toBe(0o700);
		expect(await readdir(join(folder, 'run'))).toEqual(['store.sock']);
		await server.close();
		await server.close();
		expect(await readdir(join(folder, 'run'))).toEqual([]);
	} finally {
		process.umask(umask);
	}
});

test('finds nobody where nobody listens', async () => {
	expect(await connectStore(path)).toBeUndefined();
	expect(await connectStore(`/tmp/${'long'.repeat(50)}/store.sock`)).toBeUndefined();
	const server = await serve();
	await link(path, `${path}.stale`);
	await server.close();
	expect(await connectStore(`${path}.stale`)).toBeUndefined();
});

test('replaces a dead bot’s socket, but neither a living one’s nor another file', async () => {
	const server = await serve();
	await link(path, `${path}.stale`);
	await server.close();
	await link(`${path}.stale`, path);
	await serve();
	await expect(serve()).rejects.toThrow(/already listens/);
	expect(await (await client()).apply([put])).toBe(true);
	path = `${path}.txt`;
	await writeFile(path, 'mine');
	await expect(serve()).rejects.toThrow(/not a socket/);
	await expect(serveStore(createMemoryStore(), join(folder, 'l'.repeat(100), 's'))).rejects.toThrow(/shorter/);
});

test('answers every kind of nonsense and goes on', async () => {
	await serve();
	const { socket, hear } = talk();
	const nonsense = [
		'',
		'hello',
		'[]',
		'{"id":7}',
		'{"id":8,"op":"drop"}',
		'{"id":9,"op":"get","kind":"a"}',
		'\u0000\uFFFF',
	];
	for (const line of [...nonsense, '{"id":1,"op":"release","claim":3}', '{"id":2,"op":"apply","changes":[{}]}']) {
		socket.write(`${line}\n`);
		expect(await hear()).toMatchObject({ error: expect.any(String) });
	}
	socket.write('{"id":3,"op":"find","kind":"note","where":{"a":{}}}\n');
	expect(await hear()).toMatchObject({ id: 3, error: expect.stringContaining('where') });
	socket.write('{"id":4,"op":"fi');
	socket.write('nd","kind":"note","where":{}}\n{"id":5,"op":"get","kind":"note","key":"ä"}\n');
	expect([await hear(), await hear()]).toEqual([
		{ id: 4, ok: [] },
		{ id: 5, ok: null },
	]);
});

test('hangs up on a line without end, and only there', async () => {
	await serve();
	const polite = await client();
	const { socket, hear, ended } = talk();
	const chunk = Buffer.alloc(1024 * 1024, 'x');
	for (let n = 0; n < 6; n++) socket.write(chunk);
	expect(await hear()).toMatchObject({ id: null, error: expect.stringContaining('longer') });
	expect(await hear()).toBeNull();
	await ended;
	expect(await polite.apply([put])).toBe(true);
	const huge = { put: { kind: 'note', key: 'b', value: 'x'.repeat(5 * 1024 * 1024) } };
	await expect(polite.apply([huge])).rejects.toThrow(/longer/);
	expect(await polite.get('note', 'a')).toMatchObject({ value: 1 });
});

test('is not harmed by clients that leave in the middle', async () => {
	await serve();
	const polite = await client();
	const request = JSON.stringify({ id: 1, op: 'apply', changes: [put] });
	for (const part of ['', '{"id":', request, `${request}\n`, `${request}\n`.repeat(500)]) {
		const { socket, ended } = talk();
		await new Promise<void>((resolve) => socket.write(part, () => resolve()));
		socket.destroy();
		await ended;
	}
	expect(await polite.find('other')).toEqual([]);
	expect(await polite.apply([put])).toBe(true);
});

test('keeps a claim for its time when the client leaves without a word', async () => {
	let now = 0;
	await serve(createMemoryStore(() => now));
	const leaver = await client();
	expect(await leaver.claim('k', 1000)).toBeDefined();
	await leaver.close();
	const next = await client();
	expect(await next.claim('k', 1000)).toBeUndefined();
	now = 1000;
	expect(await next.claim('k', 1000)).toBeDefined();
});

test('passes on what the store complains about', async () => {
	const store = createMemoryStore();
	await serve(store);
	const guest = await client();
	await store.close();
	await expect(guest.apply([put])).rejects.toMatchObject({
		name: 'BotError',
		message: expect.stringContaining('closed'),
	});
});

test('answers what was asked before it closes, and nothing after', async () => {
	const [begun, begin] = createGate();
	const [finished, finish] = createGate();
	const memory = createMemoryStore();
	const apply: Store['apply'] = async (changes) => {
		begin();
		await finished;
		return await memory.apply(changes);
	};
	const server = await serve({ ...memory, apply });
	const guest = await client();
	const asked = guest.apply([put]);
	await begun;
	const closed = server.close();
	while (await connectStore(path)); // the door is shut
	for (let turn = 0; turn < 100; turn++) await nextTurn();
	finish();
	expect(await asked).toBe(true);
	await closed;
	await expect(guest.apply([put])).rejects.toMatchObject({ part: 'store', message: expect.stringContaining('gone') });
	expect(await connectStore(path)).toBeUndefined();
});
