/** The client's end of the socket, facing a bot that hangs or talks nonsense. Well-behaved ones: `contract.test.ts`. */

import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { connectStore } from '../../src/store/socket.js';
import type { Store } from '../../src/store/store.js';

let folder = '';
let path = '';
const cleanups: (() => unknown)[] = [];

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'store-'));
	path = join(folder, 'fake.sock');
});
afterEach(async () => {
	for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
	await rm(folder, { recursive: true });
});

async function client(timeout = 5000): Promise<Store> {
	const store = await connectStore(path, { timeout });
	if (!store) throw new Error('Nobody listens.');
	cleanups.push(() => store.close());
	return store;
}

test('does not wait for ever for a bot that hangs, nor believe one that talks nonsense', async () => {
	const replies = ['', 'nonsense\n', '{"id":0,"ok":"what"}\n'];
	const server = createServer((socket) =>
		socket.on('error', () => undefined).once('data', () => socket.write(replies.shift() ?? '')),
	);
	await new Promise<void>((resolve) => server.listen(path, () => resolve()));
	cleanups.push(() => new Promise((resolve) => server.close(resolve)));
	await expect((await client(50)).get('note', 'a')).rejects.toThrow(/did not answer within 50 ms/);
	await expect((await client()).get('note', 'a')).rejects.toThrow(/gone/);
	await expect((await client()).get('note', 'a')).rejects.toThrow(/unknown answer/);
});
