/** The embedded stores keep the contract: in memory, in a file, and in a file through the socket. */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from '@jest/globals';
import { openLowdbStore } from '../../src/store/lowdb.js';
import { createMemoryStore } from '../../src/store/memory.js';
import { connectStore, serveStore, socketPath } from '../../src/store/socket.js';
import type { Store } from '../../src/store/store.js';
import { describeStore, START } from '../contract/store.js';

const cleanups: (() => Promise<void>)[] = [];
afterEach(async () => {
	for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

function createClock(): { clock: () => number; advance: (ms: number) => void } {
	let now = START;
	return {
		clock: () => now,
		advance(ms) {
			now += ms;
		},
	};
}

async function openFolder(): Promise<{ open: () => Promise<Store>; folder: string; advance: (ms: number) => void }> {
	const folder = await mkdtemp(join(tmpdir(), 'store-'));
	const { clock, advance } = createClock();
	let store: Store | undefined;
	cleanups.push(async () => {
		await store?.close();
		await rm(folder, { recursive: true });
	});
	const open = async () => {
		await store?.close();
		store = await openLowdbStore({ folder, clock });
		return store;
	};
	return { open, folder, advance };
}

describeStore(
	'memory',
	async () => {
		const { clock, advance } = createClock();
		return { store: createMemoryStore(clock), advance };
	},
	'forgets',
);

describeStore('lowdb', async () => {
	const { open, advance } = await openFolder();
	return { store: await open(), reopen: open, advance };
});

describeStore('lowdb through the socket', async () => {
	const { open, folder, advance } = await openFolder();
	let server: { close(): Promise<void> } | undefined;
	cleanups.push(async () => await server?.close());
	const connect = async () => {
		await server?.close();
		server = await serveStore(await open(), socketPath(folder));
		const client = await connectStore(socketPath(folder), { timeout: 5000 });
		if (!client) throw new Error('Nobody listens.');
		return client;
	};
	return { store: await connect(), reopen: connect, advance };
});
