/**
 * One process per folder. The lock names a process by pid and start time, so a dead one's lock is taken over, also
 * after a reboot or in a new container with the same pids. It cannot see into another container: there the later one
 * wins, and `check` keeps the earlier one from writing.
 */

import { randomUUID } from 'node:crypto';
import { link, readdir, readFile, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { BotError } from '../errors.js';
import { codeOf, readText, writeDurably } from './disk.js';

export interface Lock {
	/** Throws when somebody else has taken it over. */
	check(): Promise<void>;
	release(): Promise<void>;
}

/** A living process has the store. */
export class LockedError extends BotError {}

const holderSchema = z.object({ pid: z.int().positive(), started: z.string(), token: z.string().min(1) });
type Holder = z.infer<typeof holderSchema>;

/** In place of a start time: the content names no process. */
const NOBODY = 'nobody';
/** How long a takeover by another starter may last, 20 ms each. */
const PATIENCE = 100;

export async function takeLock(path: string): Promise<Lock> {
	const mine: Holder = { pid: process.pid, started: (await startOf(process.pid)) ?? '', token: randomUUID() };
	const draft = `${path}.new-${mine.token}`;
	await writeDurably(draft, `${JSON.stringify(mine)}\n`, 'wx');
	try {
		for (let attempt = 1; ; attempt++) {
			const rival = await seize(path, path, draft);
			if (!rival) break;
			if (rival.file === path || attempt === PATIENCE) throw refusal(path, rival.holder);
			await sleep(20);
		}
	} finally {
		await rm(draft, { force: true });
	}
	await clearRemains(path);
	return {
		async check() {
			if ((await readHolder(path))?.token !== mine.token) throw overtaken(path);
		},
		async release() {
			if ((await readHolder(path))?.token === mine.token) await rm(path, { force: true });
		},
	};
}

/**
 * Links the finished draft to `file`: created with its content at once, and only if there is no such file. A dead
 * holder's file may be removed only by whoever holds the file named after the dead one's token, which is unique; so a
 * slow starter never removes a successor's. Returns the living rival, if any.
 */
async function seize(path: string, file: string, draft: string): Promise<{ file: string; holder: Holder } | undefined> {
	while (!(await publish(draft, file))) {
		const holder = await readHolder(file);
		if (!holder) continue;
		if (await lives(holder)) return { file, holder };
		const right = `${path}.${holder.token}`;
		const rival = await seize(path, right, draft);
		if (rival) return rival;
		if ((await readHolder(file))?.token === holder.token) await rm(file, { force: true });
		await rm(right, { force: true });
	}
	return undefined;
}

async function publish(draft: string, file: string): Promise<boolean> {
	try {
		await link(draft, file);
		return true;
	} catch (cause) {
		if (codeOf(cause) === 'EEXIST') return false;
		if (!['ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EPERM'].includes(codeOf(cause) ?? '')) throw cause;
		const advice = 'The file system there knows no hard links. Choose a folder on a local disk.';
		throw new BotError('store', `Cannot lock ${dirname(file)}. ${advice}`, cause);
	}
}

/** undefined when there is none. Unreadable content is nobody's: a lock comes into being whole. */
async function readHolder(file: string): Promise<Holder | undefined> {
	const text = await readText(file);
	if (text === undefined) return undefined;
	try {
		return holderSchema.parse(JSON.parse(text));
	} catch {
		const inode = await stat(file).catch(() => undefined);
		return inode && { pid: 1, started: NOBODY, token: `unreadable-${inode.ino}` };
	}
}

async function lives(holder: Holder): Promise<boolean> {
	if (holder.started === NOBODY) return false;
	try {
		process.kill(holder.pid, 0);
	} catch (cause) {
		if (codeOf(cause) !== 'EPERM') return false;
	}
	const started = await startOf(holder.pid);
	return started === undefined || holder.started === '' || started === holder.started;
}

/** Boot and clock ticks since; undefined where the system does not tell (no /proc): then the pid has to do. */
async function startOf(pid: number): Promise<string | undefined> {
	try {
		const [boot, line] = await Promise.all([
			readFile('/proc/sys/kernel/random/boot_id', 'utf8'),
			readFile(`/proc/${pid}/stat`, 'utf8'),
		]);
		const fields = line.slice(line.lastIndexOf(')') + 2).split(' '); // from field 3 of proc(5) on
		const ended = fields[0] === 'Z' || fields[0] === 'X';
		return ended ? 'ended' : `${boot.trim()} ${fields[19]}`;
	} catch {
		return undefined;
	}
}

/**
 * Drafts and rights to remove that a crash left behind; nobody needs them once the lock is held. What cannot be read
 * stays: it may be a draft that its living writer has only begun.
 */
async function clearRemains(path: string): Promise<void> {
	const folder = dirname(path);
	for (const name of await readdir(folder)) {
		if (!name.startsWith(`${basename(path)}.`)) continue;
		const holder = await readHolder(join(folder, name));
		if (holder && holder.started !== NOBODY && !(await lives(holder))) await rm(join(folder, name), { force: true });
	}
}

function refusal(path: string, { pid }: Holder): LockedError {
	const who = pid === process.pid ? `this very process (pid ${pid})` : `the process with pid ${pid}`;
	return new LockedError(
		'store',
		`The store in ${dirname(path)} is in use by ${who}. Stop that one first, or give this one another folder.`,
	);
}

function overtaken(path: string): BotError {
	return new BotError(
		'store',
		`Another process has taken over the store in ${dirname(path)}, so this one writes no more. Stop one of the two; two bots need two folders.`,
	);
}
