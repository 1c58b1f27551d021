/** Reading and durably replacing one file; and what a fault of the disk means to an operator. */

import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { BotError } from '../errors.js';

/** Created for this user alone; the rights of a folder that exists are the operator's affair. */
export async function prepareFolder(folder: string): Promise<void> {
	await mkdir(folder, { recursive: true, mode: 0o700 });
}

/** undefined when there is no such file. */
export async function readText(path: string): Promise<string | undefined> {
	try {
		return await readFile(path, 'utf8');
	} catch (cause) {
		if (codeOf(cause) === 'ENOENT') return undefined;
		throw cause;
	}
}

/** Once it resolves, the new content survives a power cut; until then the old one does. One writer at a time. */
export async function replace(path: string, text: string | Uint8Array, mode = 0o600): Promise<void> {
	const temporary = `${path}.tmp`;
	await writeDurably(temporary, text, 'w', mode);
	await rename(temporary, path);
	await syncFolder(dirname(path));
}

/** @param flags `w` to overwrite, `wx` to insist that there is no such file */
export async function writeDurably(
	path: string,
	text: string | Uint8Array,
	flags: 'w' | 'wx',
	mode = 0o600,
): Promise<void> {
	const file = await open(path, flags, 0o600);
	try {
		await file.chmod(mode); // a file left behind by a crash, or a strange umask
		await file.writeFile(text);
		await file.sync();
	} finally {
		await file.close();
	}
}

export async function syncFolder(folder: string): Promise<void> {
	const handle = await open(folder, 'r');
	try {
		await handle.sync();
	} finally {
		await handle.close();
	}
}

/** By shape: an error of Node's own may stem from another realm, and then is no `instanceof Error`. */
export function codeOf(cause: unknown): string | undefined {
	return field(cause, 'code');
}

export function messageOf(cause: unknown): string {
	return field(cause, 'message') ?? String(cause);
}

function field(cause: unknown, name: 'code' | 'message'): string | undefined {
	const value: unknown = typeof cause === 'object' && cause !== null ? Reflect.get(cause, name) : undefined;
	return typeof value === 'string' ? value : undefined;
}

/** What happened and what to do; errors that already say it pass unchanged. */
export function explain(cause: unknown, folder: string): BotError {
	if (cause instanceof BotError) return cause;
	const code = codeOf(cause) ?? 'unknown';
	return new BotError('store', `Cannot use the store in ${folder}: ${ADVICE[code] ?? advise(code, cause)}`, cause);
}

const full = 'the disk is full. Nothing was changed; free some space, then try again.';
const rights = `access is denied. Give the folder and its files to the user who runs the bot (chown) and let it write there.`;
const limit = 'too many files are open. Raise the limit (ulimit -n), then start again.';
const ADVICE: Readonly<Record<string, string>> = {
	ENOSPC: full,
	EDQUOT: full.replace('the disk is full', 'the quota is used up'),
	EROFS: 'it is read-only. Mount it writable, or choose another folder.',
	EACCES: rights,
	EPERM: rights,
	EMFILE: limit,
	ENFILE: limit,
	EIO: 'the disk reports a fault. Check the hardware and the system log before you start again.',
	ENOTDIR: 'part of that path is not a folder. Choose another folder.',
};

function advise(code: string, cause: unknown): string {
	return `${messageOf(cause)} (${code}). See what stands in the way, then try again.`;
}
