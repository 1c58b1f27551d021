/**
 * Loading the store file, or its newest readable backup, loudly. Three backups: number 1 is the newest. One is taken when
 * the store opens with other content than number 1, and at most hourly while it runs. So a broken file costs an
 * hour at most, and what was deleted has left the backups after three more of them; what expired, at the next sweep; and
 * what is to be forgotten, at once.
 */

import { readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { BotError } from '../errors.js';
import { codeOf, readText, replace, syncFolder } from './disk.js';
import { parse, print, type Reading } from './format.js';
import { type Rows, sweep } from './rows.js';

export const BACKUP_INTERVAL = 60 * 60 * 1000;
const FILE = 'store.json';
const BACKUPS = ['store.backup-1.json', 'store.backup-2.json', 'store.backup-3.json'] as const;

export interface Place {
	folder: string;
	clock: () => number;
	warn: (line: string) => void;
}

/** null when there was never a store here; never an empty start where there was one. The caller saves what it gets. */
export async function load({ folder, clock, warn }: Place): Promise<Rows | null> {
	const text = await readText(join(folder, FILE));
	const reading = text === undefined ? { broken: 'it is missing' } : parse(text);
	if ('rows' in reading) return reading.rows;
	if ('newer' in reading) throw tooNew(folder, FILE, reading.newer);
	const backups = await readBackups(folder);
	if (text === undefined && backups.length === 0) return null;
	const found = backups.find((backup) => 'rows' in backup.reading || 'newer' in backup.reading);
	if (!found || !('rows' in found.reading)) throw lost(folder, reading.broken, found);
	const aside = text === undefined ? undefined : await moveAside(folder, clock());
	warn(
		`The store file ${join(folder, FILE)} was unusable (${reading.broken}) and was replaced by ${found.name}: changes ` +
			`made since that backup are lost.${aside ? ` The unusable file is kept as ${aside}.` : ''}`,
	);
	return found.reading.rows;
}

export async function save(folder: string, rows: Rows): Promise<void> {
	await replace(join(folder, FILE), print(rows));
}

/** Only when its content is new. */
export async function backUp(folder: string, rows: Rows): Promise<void> {
	const [first, second, third] = BACKUPS;
	const text = print(rows);
	if ((await readText(join(folder, first))) === text) return;
	await shift(join(folder, second), join(folder, third));
	await shift(join(folder, first), join(folder, second));
	await replace(join(folder, first), text);
}

const ASIDE = /^store\.broken-(\d{4}-\d{2}-\d{2}T\d{2})-(\d{2})-(.+)\.json$/;
/** An unusable file is kept so long for somebody to look at: 7 days. */
const LOOKED_AT = 7 * 24 * 60 * 60 * 1000;

/** Everything but the store file itself. Durable once resolved. */
export async function dropBackups(folder: string): Promise<void> {
	const old = (await readdir(folder)).filter((name) => /^store\.(?:backup|broken)-/.test(name));
	for (const name of old) await rm(join(folder, name), { force: true });
	await syncFolder(folder);
}

/** Takes what has expired out of the backups too; a backup that cannot be read stays as it is. */
export async function sweepBackups(folder: string, now: number): Promise<void> {
	for (const { name, reading } of await readBackups(folder)) {
		if (!('rows' in reading)) continue;
		const kept = sweep(reading.rows, now);
		if (kept !== reading.rows) await replace(join(folder, name), print(kept));
	}
	for (const name of await readdir(folder)) {
		const [found, day, minute, rest] = ASIDE.exec(name) ?? [];
		const old = found && now - Date.parse(`${day}:${minute}:${rest}`) > LOOKED_AT;
		if (old) await rm(join(folder, name), { force: true });
	}
}

async function shift(from: string, to: string): Promise<void> {
	try {
		await rename(from, to);
	} catch (cause) {
		if (codeOf(cause) !== 'ENOENT') throw cause;
	}
}

interface Backup {
	name: string;
	reading: Reading;
}

/** Those that exist, the newest first. One the disk cannot read counts as broken. */
async function readBackups(folder: string): Promise<Backup[]> {
	const texts = BACKUPS.map(async (name) => {
		const text = await readText(join(folder, name)).catch(() => '');
		return text === undefined ? [] : [{ name, reading: parse(text) }];
	});
	return (await Promise.all(texts)).flat();
}

async function moveAside(folder: string, now: number): Promise<string> {
	const name = `store.broken-${new Date(now).toISOString().replaceAll(':', '-')}.json`;
	await rename(join(folder, FILE), join(folder, name));
	await syncFolder(folder);
	return name;
}

function tooNew(folder: string, name: string, schema: number): BotError {
	const where = join(folder, name);
	return new BotError(
		'store',
		`${where} was written by a newer release (schema ${schema}). Run that release, or a later one.`,
	);
}

/** The broken file stays where it is: moved away, the next start would find an empty folder and begin with nothing. */
function lost(folder: string, reason: string, newer: Backup | undefined): BotError {
	if (newer && 'newer' in newer.reading) return tooNew(folder, newer.name, newer.reading.newer);
	return new BotError(
		'store',
		`${join(folder, FILE)} is unusable (${reason}) and no backup beside it is readable. Put back a copy of your own ` +
			`as ${FILE}; or, to begin with nothing, move all store*.json out of ${folder}. Then start again.`,
	);
}
