/** docs/slack tells the truth. `UPDATE_DOCS=1 npm test -- tests/slack/pictures` writes it anew, with its pictures. */

import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { FOLDER, openPictures, type Picture } from './pictures.js';
import { previewPage } from './preview/page.js';
import { shoot } from './preview/shoot.js';

let pictures: Picture[];

/** What the picture in the README shows. */
const SHOWN = ['answer', 'source', 'missing'];
const NAMES = ['answer', 'list', 'missing', 'source', 'help', 'home'];

const json = (payload: unknown) => `${JSON.stringify(payload, null, 2)}\n`;

beforeAll(async () => {
	pictures = await openPictures();
	if (!process.env.UPDATE_DOCS) return;
	await mkdir(FOLDER, { recursive: true });
	for (const { name, payload } of pictures) await writeFile(join(FOLDER, `${name}.json`), json(payload));
	const shown = pictures.filter(({ name }) => SHOWN.includes(name));
	await shoot(previewPage(shown), 'docs/slack.png', 900);
	await shoot(previewPage(shown.slice(0, 1)), 'docs/slack-phone.png', 390);
}, 60_000);

describe('docs/slack', () => {
	test.each(NAMES)('%s.json is what the bot shows today', async (name) => {
		const payload = pictures.find((picture) => picture.name === name)?.payload;
		expect(await readFile(join(FOLDER, `${name}.json`), 'utf8')).toBe(json(payload));
	});

	test('nothing in it is drawn as wrong, and nobody is mentioned', () => {
		const page = previewPage(pictures);
		expect(page).not.toContain('class="fault"');
		expect(page).not.toMatch(/class="mention/);
		expect(pictures.map(({ name }) => name)).toEqual(NAMES);
	});

	test('has its pictures', () => {
		for (const name of ['slack', 'slack-phone']) expect(existsSync(`docs/${name}.png`)).toBe(true);
	});
});
