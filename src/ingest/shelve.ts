/** Drafts → files in `exchanges/`: all or none, never through a link, never over a file without leave. */

import { lstat, mkdir, open, realpath, rename, rm } from 'node:fs/promises';
import { join, sep } from 'node:path';

export interface Sheet {
	id: string;
	draft: string;
}

export type Shelved =
	| { ok: true; files: string[] }
	| { ok: false; why: 'exists' | 'outside' | 'no-write'; file: string };

/** @param folder laid out like `knowledge/` */
export async function shelve(folder: string, sheets: readonly Sheet[], overwrite: boolean): Promise<Shelved> {
	const below = join(folder, 'exchanges');
	const files = sheets.map(({ id }) => join(below, `${id}.md`));
	const waiting: { from: string; to: string }[] = [];
	try {
		await mkdir(below, { recursive: true });
		if (!(await realpath(below)).startsWith((await realpath(folder)) + sep))
			return { ok: false, why: 'outside', file: below };
		for (const file of files) {
			const there = await lstat(file).catch(() => undefined);
			if (there && !there.isFile()) return { ok: false, why: 'outside', file };
			if (there && !overwrite) return { ok: false, why: 'exists', file };
		}
		for (const [at, { draft }] of sheets.entries()) {
			const to = files[at] ?? '';
			const from = join(below, `.${process.pid}-${at}.draft`);
			waiting.push({ from, to });
			const file = await open(from, 'wx', 0o644);
			try {
				await file.writeFile(draft);
			} finally {
				await file.close();
			}
		}
		for (const { from, to } of waiting) await rename(from, to);
		return { ok: true, files };
	} catch {
		return { ok: false, why: 'no-write', file: files[0] ?? below };
	} finally {
		await Promise.all(waiting.map(({ from }) => rm(from, { force: true })));
	}
}
