/** Every text of the knowledge folder that may name people, and where in it a name is left that only a human can judge. */

import { isUtf8 } from 'node:buffer';
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { fold } from '../language/fold.js';
import { nameKey, REDACTIONS } from '../library/redaction.js';

export interface FolderFile {
	/** Below the folder. */
	file: string;
	/** Where it really lies. */
	path: string;
	text: string;
	/** Rights it has. */
	mode: number;
}

/** Lists of towns and given names name nobody; the list of objections has no names. */
const NOBODY = new Set(['municipalities.csv', 'given-names.txt', REDACTIONS]);

/** Largest file looked at, in bytes. */
const LARGEST = 4_000_000;

/** `unread`: what is no text, too large, or lies outside; it has to be looked at by hand. */
export async function readTexts(folder: string): Promise<{ files: FolderFile[]; unread: string[] }> {
	const home = await realpath(folder);
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	const names = entries
		.filter((entry) => !entry.isDirectory())
		.map((entry) => relative(folder, join(entry.parentPath, entry.name)))
		.filter((name) => !name.split(sep).some((part) => part.startsWith('.')) && !NOBODY.has(name))
		.sort();
	const files: FolderFile[] = [];
	const unread: string[] = [];
	for (const file of names) {
		const read = await readOne(home, join(folder, file)).catch(() => undefined);
		if (read) files.push({ file, ...read });
		else unread.push(file);
	}
	return { files, unread };
}

async function readOne(home: string, path: string): Promise<Omit<FolderFile, 'file'> | undefined> {
	const real = await realpath(path);
	const { mode, size } = await stat(real);
	if (!real.startsWith(home + sep) || size > LARGEST) return undefined;
	const bytes = await readFile(real);
	return isUtf8(bytes) && !bytes.includes(0)
		? { path: real, text: bytes.toString('utf8'), mode: mode & 0o777 }
		: undefined;
}

/** `file:line`, where the surname is still a word or in an address or a file's name, in files that had the full name. */
export function leftovers(name: string, files: readonly FolderFile[], after: ReadonlyMap<string, string>): string[] {
	const surname = nameKey(name).surname.replace(/ /g, '');
	const found: string[] = [];
	for (const { file } of files) {
		const text = after.get(file);
		const inName = has(file, surname);
		if (inName) found.push(file);
		text?.split('\n').forEach((line, index) => {
			if (has(line, surname)) found.push(`${file}:${index + 1}`);
		});
	}
	return found;
}

const has = (text: string, surname: string) =>
	(text.match(/[\p{L}\p{M}]+(?:[-'’\u2010\u2011][\p{L}\p{M}]+)*/gu) ?? []).some((word) => {
		const parts = word.split(/[-\u2010\u2011]/).map(fold);
		return (
			parts.join('').includes(surname) &&
			(parts.join('') === surname ||
				parts.join('') === `${surname}s` ||
				parts.some((part) => part === surname || part === `${surname}s`))
		);
	});
