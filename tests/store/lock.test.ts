/** The lock within one process, where many may start at once; and the door for commands. Real children: `processes.test.ts`. */

import { mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { LockedError, takeLock } from '../../src/store/lock.js';
import { openLowdbStore } from '../../src/store/lowdb.js';
import { openStore } from '../../src/store/open.js';
import { serveStore, socketPath } from '../../src/store/socket.js';
import type { Store } from '../../src/store/store.js';

let folder = '';
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'store-'));
});
afterEach(async () => await rm(folder, { recursive: true }));

const lockFile = () => join(folder, 'store.lock');
const plant = async (token: string, name = 'store.lock', pid = 1) =>
	await writeFile(join(folder, name), JSON.stringify({ pid, started: 'an earlier boot', token }));
const locks = async () => (await readdir(folder)).filter((name) => name.startsWith('store.lock'));

test('lets exactly one of many starters win, round after round', async () => {
	for (let round = 0; round < 25; round++) {
		if (round % 2) await plant(`dead-${round}`);
		if (round % 4 === 3) await plant(`taker-${round}`, `store.lock.dead-${round}`);
		const results = await Promise.allSettled(Array.from({ length: 8 }, () => openLowdbStore({ folder })));
		const won = results.filter((result) => result.status === 'fulfilled');
		expect(won).toHaveLength(1);
		for (const { value } of won) await value.close();
		expect(await locks()).toEqual([]);
	}
});

test('never has two holders, however often one dies and many step in', async () => {
	let holders = 0;
	let wins = 0;
	async function starter(number: number): Promise<void> {
		for (let turn = 0; turn < 40; turn++) {
			for (let wait = (turn * 5 + number * 3) % 7; wait > 0; wait--) await nextTurn();
			const lock = await takeLock(lockFile()).catch((cause: unknown) => {
				if (!(cause instanceof LockedError)) throw cause;
			});
			if (!lock) continue;
			holders++;
			expect(holders).toBe(1);
			await nextTurn();
			await lock.check();
			const { token } = JSON.parse(await readFile(lockFile(), 'utf8'));
			holders--;
			if (wins++ % 4 === 0) await lock.release();
			else await die(token);
		}
	}
	/** What a crash leaves: the lock as it is, of a process that is no more. */
	async function die(token: string): Promise<void> {
		await plant(token, `dead-${token}`);
		await rename(join(folder, `dead-${token}`), lockFile());
	}
	await Promise.all(Array.from({ length: 8 }, (_, number) => starter(number)));
	expect(wins).toBeGreaterThan(8);
});

test('leaves alone what another starter has only begun to write', async () => {
	await writeFile(join(folder, 'store.lock.new-x'), '');
	await (await openLowdbStore({ folder })).close();
	expect(await locks()).toEqual(['store.lock.new-x']);
});

test.each([
	['of this pid from before a restart', () => plant('old', 'store.lock', process.pid)],
	['of a process that is no more', () => plant('old', 'store.lock', 2 ** 22 + 1)],
	['without content', () => writeFile(lockFile(), '')],
	['whose taker died, too', async () => [await plant('old'), await plant('taker', 'store.lock.old')]],
	['with the remains of a crashed start', async () => [await plant('old'), await plant('x', 'store.lock.new-x')]],
])('takes over a lock %s', async (_name, prepare) => {
	await prepare();
	const store = await openLowdbStore({ folder });
	expect(await locks()).toEqual(['store.lock']);
	await expect(openLowdbStore({ folder })).rejects.toThrow(`this very process (pid ${process.pid})`);
	await store.close();
});

test('writes no more once another has taken over the lock, and leaves that one alone', async () => {
	const store = await openLowdbStore({ folder });
	await store.apply([{ put: { kind: 'note', key: 'a', value: 1 } }]);
	await plant('other');
	const late = store.apply([{ put: { kind: 'note', key: 'b', value: 1 } }]);
	await expect(late).rejects.toMatchObject({ part: 'store', message: expect.stringContaining('taken over') });
	expect(await readFile(join(folder, 'store.json'), 'utf8')).not.toContain('"b"');
	await store.close();
	expect(await readFile(lockFile(), 'utf8')).toContain('other');
});

test('gives a command the running bot’s store, or the folder’s own', async () => {
	const warn = () => undefined;
	const bot = await openLowdbStore({ folder });
	const server = await serveStore(bot, socketPath(folder));
	const command = await openStore({ folder, warn });
	await command.apply([{ put: { kind: 'note', key: 'a', value: 1 } }]);
	await command.close();
	expect(await bot.find('note')).toHaveLength(1);
	await server.close();
	await bot.close();
	const alone = await openStore({ folder, warn });
	expect(await alone.find('note')).toHaveLength(1);
	await alone.close();
});

test('lets a command wait for another one, but not for ever', async () => {
	const warn = () => undefined;
	const first = await openStore({ folder, warn });
	await expect(openStore({ folder, warn, patience: 100 })).rejects.toThrow(LockedError);
	const waiting: Promise<Store>[] = [openStore({ folder, warn }), openStore({ folder, warn })];
	await first.close();
	const next = await Promise.race(waiting);
	await next.close();
	await Promise.all(waiting.map(async (one) => await (await one).close()));
});
