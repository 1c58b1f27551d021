import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { createIngestCommand } from '../../src/commands/ingest.js';
import { readConfig } from '../../src/config.js';
import { createFetchSource } from '../../src/fetch/source.js';
import { ingest } from '../../src/ingest/ingest.js';
import { ingestWords } from '../../src/words/ingest.js';
import { onLoopback, serve } from './server.js';

const page = (head = '') =>
	`<!doctype html><html><head>${head}</head><body><h1>2. Werkstattgespräch „Leerstand“</h1><p>Das Treffen fand am 3. Mai 2024 in Gera statt.</p><p>Aus Gera berichtete Erika Muster, Citymanagerin der Stadt Gera, über den „Probeladen“.</p></body></html>`;
const canonical = (url: string) => page(`<link rel="canonical" href="${url}">`);

let site: Awaited<ReturnType<typeof serve>>;
let out = '';
let body = '';
beforeAll(async () => {
	site = await serve(({ url }, response) => {
		if (url === '/alt') response.writeHead(301, { location: '/neu' }).end();
		else if (url === '/bild') response.writeHead(200, { 'content-type': 'image/png' }).end(page());
		else if (url === '/fort') response.writeHead(404, { 'content-type': 'text/html' }).end(page());
		else response.writeHead(200, { 'content-type': 'text/html' }).end(body);
	});
});
afterAll(() => site.stop());
beforeEach(async () => {
	out = await mkdtemp(join(tmpdir(), 'fetch-'));
	body = page();
});
afterEach(() => rm(out, { recursive: true }));

async function run(...words: string[]) {
	const said: string[] = [];
	const terminal = { print: (text: string) => void said.push(text), warn: (text: string) => void said.push(text) };
	const fetchSource = createFetchSource(onLoopback(site.port));
	const command = createIngestCommand({ ingest, input: new PassThrough().end(), fetchSource });
	const config = readConfig({ KNOWLEDGE_DIR: 'knowledge', LOG_LEVEL: 'silent' });
	const code = await command({ words: [...words, '--out', out], config, terminal, shipped: 'knowledge' });
	const files = await readdir(join(out, 'exchanges')).catch(() => []);
	const draft = files[0] ? await readFile(join(out, 'exchanges', files[0]), 'utf8') : '';
	return { code, said: said.join('\n'), files, url: /^ {2}url: "(.*)"$/m.exec(draft)?.[1] };
}

test('a page becomes a draft that names its address', async () => {
	expect(await run('https://www.example.org/termine/gespraech.html?a=1')).toMatchObject({
		code: 0,
		url: 'https://www.example.org/termine/gespraech.html?a=1',
	});
});

test('after a redirection it is the address where the page stands', async () => {
	expect((await run('https://example.org/alt')).url).toBe('https://example.org/neu');
});

test.each([
	['https://example.org/a;jsessionid=1?mtm=2', 'https://example.org/a', 'https://example.org/a'],
	['https://example.org/a', 'https://example.org/', 'https://example.org/a'],
	['https://example.org/a', 'https://example.com/a', 'https://example.org/a'],
	["https://example.org/it's?q=`", 'kein Link', 'https://example.org/it%27s?q=%60'],
])('%s that calls itself %s is named %s', async (address, told, url) => {
	body = canonical(told);
	expect((await run(address)).url).toBe(url);
});

test.each([
	['https://example.org/bild', ingestWords.refusals.type],
	['https://example.org/fort', ingestWords.refusals.gone],
	['https://127.0.0.3/', ingestWords.refusals.private],
	['http://example.org/neu', ingestWords.refusals.scheme],
])('%s is refused in one line, and nothing is written', async (address, why) => {
	expect(await run('https://example.org/neu', address)).toEqual({
		code: 1,
		said: ingestWords.refused(address, why),
		files: [],
		url: undefined,
	});
});
