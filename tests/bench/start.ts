/** How long a library takes until it can be searched: from nothing, from what was kept, and after one file changed. */

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { openLibrary } from '../../src/library/library.js';
import { openCached } from '../../src/cache.js';
import { makeText } from './text.js';

const PER_DOCUMENT = 10;

const documentOf = (at: number, texts: readonly string[]) =>
	`---\nid: d${at}\ntitle: Bericht ${at}\nkind: project-profile\npublished: "2025"\naudience: public\nwording: summary\ncoverage: complete\nsource: { publisher: Stadt, title: Bericht }\n---\n\n## Bericht\n\n${texts.join('\n\n')}\n`;

/** Milliseconds; reading the files is part of each. @param passages ten to a document */
export async function measureStart(passages: number): Promise<{ anew: number; kept: number; changed: number }> {
	const folder = await mkdtemp(join(tmpdir(), 'lotse-'));
	try {
		const made = makeText(await openLibrary('knowledge', 'knowledge'), passages).passages.map(({ text }) => text);
		await mkdir(join(folder, 'exchanges'));
		for (let at = 0; at * PER_DOCUMENT < passages; at++) {
			const texts = made.slice(at * PER_DOCUMENT, (at + 1) * PER_DOCUMENT);
			await writeFile(join(folder, 'exchanges', `d${at}.md`), documentOf(at, texts));
		}
		const open = async () => {
			const started = performance.now();
			await openCached({ folder, shipped: 'knowledge', cache: join(folder, 'data') });
			return performance.now() - started;
		};
		const [anew, kept] = [await open(), await open()];
		await writeFile(join(folder, 'exchanges', 'd0.md'), documentOf(0, ['In Alzey gibt es eine Rutschbahn.']));
		return { anew, kept, changed: await open() };
	} finally {
		await rm(folder, { recursive: true });
	}
}
