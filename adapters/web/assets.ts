/** The static files. tsc does not copy them: source and build both serve the one folder `adapters/web/assets`. */

import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BotError } from '../../src/errors.js';
import { type Html, raw } from './html.js';

export interface Assets {
	folder: string;
	/** Address of a file, with its hash: what is served under it never changes. */
	url(file: string): string;
	/** The plan of a town, to stand in the page itself so that it takes the page's colours. */
	town: Html;
}

/** From `adapters/web` the folder is next door; from `dist/adapters/web` it is three steps up. */
export function openAssets(): Assets {
	const here = dirname(fileURLToPath(import.meta.url));
	const folder = [join(here, 'assets'), join(here, '../../../adapters/web/assets')].find(existsSync);
	if (!folder) {
		throw new BotError('web', `The folder adapters/web/assets is missing near ${here}; deploy it with dist/.`);
	}
	const read = (file: string) => readFileSync(join(folder, file), 'utf8');
	const hash = (file: string) => createHash('sha256').update(read(file)).digest('hex').slice(0, 12);
	const files = ['page.css', 'municipalities.css', 'page.js', 'icon.svg'];
	const hashes = new Map(files.map((file) => [file, hash(file)]));
	return {
		folder,
		url: (file) => `/assets/${file}?v=${hashes.get(file) ?? ''}`,
		town: raw(read('town.svg')),
	};
}
