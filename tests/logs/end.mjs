/** After all tests: nothing that was said may stand in what was logged; else the run fails and shows the line and the word. */

import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { findLeaks } from './grep.mjs';

export default async function end() {
	const folder = process.env.HEARD_DIR;
	if (!folder) throw new Error('Nobody listened to the logs: tests/logs/begin.mjs did not run.');
	const names = await readdir(folder);
	const read = async (kind) => {
		const files = names.filter((name) => name.startsWith(kind));
		const texts = await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')));
		return texts.flatMap((text) =>
			text
				.split('\n')
				.filter(Boolean)
				.map((line) => JSON.parse(line)),
		);
	};
	const [lines, said] = await Promise.all([read('lines'), read('said')]);
	await rm(folder, { recursive: true });
	const leaks = findLeaks(lines, said);
	if (leaks.length === 0) return;
	const shown = leaks.slice(0, 20).map(({ line, word }) => `  „${word}“ in: ${line.slice(0, 300)}`);
	throw new Error(`What people said stands in the log (${leaks.length} lines):\n${shown.join('\n')}`);
}
