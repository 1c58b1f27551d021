/** Which code made something that is kept: what another version made is made anew. */

import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Rooms that decide what is kept of documents. */
const ROOMS = ['language', 'library', 'retrieval'];

let made: Promise<string> | undefined;

/** Of the files of these rooms, and of Node itself, whose serialisation it is. */
export function codeHash(): Promise<string> {
	made ??= hashRooms();
	return made;
}

async function hashRooms(): Promise<string> {
	const hash = createHash('sha256').update(process.version);
	for (const room of ROOMS) {
		const folder = join(import.meta.dirname, room);
		const names = (await readdir(folder)).filter((name) => /\.[jt]s$/.test(name)).sort();
		const texts = await Promise.all(names.map((name) => readFile(join(folder, name))));
		for (const text of texts) hash.update(text);
	}
	return hash.digest('hex').slice(0, 32);
}
