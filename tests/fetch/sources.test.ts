import type { ServerResponse } from 'node:http';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createSourcesCommand } from '../../src/commands/sources.js';
import { readConfig } from '../../src/config.js';
import { UsageError } from '../../src/errors.js';
import type { Net } from '../../src/fetch/get.js';
import { createPoliteGet } from '../../src/fetch/polite.js';
import { ingest } from '../../src/ingest/ingest.js';
import { EXCHANGE } from '../fixtures/exchange.js';
import { onLoopback, serve } from './server.js';

const FOUND = '<p>Markus Krebs vom Stadtmarketing stellte den Makerspace in Alzey vor. Er steht allen offen.</p>';
const page = (text: string) =>
	`<!doctype html><html><body><nav><a href="/">Start</a></nav><h1>Austausch „Probe“ am 6. Juni 2024</h1>${text}</body></html>`;

interface Row {
	id: string;
	url: string;
	state: string;
	[other: string]: unknown;
}

let site: Awaited<ReturnType<typeof serve>>;
let folder = '';
let waits: number[] = [];
/** By host and path; what is not there is not found. */
let pages: Record<string, (to: ServerResponse, known: Readonly<Record<string, unknown>>) => void> = {};
const html =
	(text: string, headers = {}) =>
	(to: ServerResponse) =>
		void to.writeHead(200, { 'content-type': 'text/html', ...headers }).end(page(text));

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'sources-'));
	await mkdir(join(folder, 'knowledge', 'exchanges'), { recursive: true });
	[waits, pages] = [[], {}];
	site = await serve(({ url = '', headers }, response) => {
		const known = pages[`${headers.host ?? ''}${url}`];
		if (known) known(response, headers);
		else response.writeHead(404).end();
	});
});
afterEach(async () => {
	await site.stop();
	await rm(folder, { recursive: true });
});

const document = (id: string, url: string) =>
	writeFile(
		join(folder, 'knowledge', 'exchanges', `${id}.md`),
		EXCHANGE.replace('id: probe', `id: ${id}`).replace('  url: https://example.org/4\n', url && `  url: ${url}\n`),
	);

async function run({ day = '2026-11-23', net = {} }: { day?: string; net?: Partial<Net> } = {}, ...words: string[]) {
	const lines: string[] = [];
	const progress: string[] = [];
	let now = 0;
	const clock = {
		now: () => now,
		wait: (milliseconds: number) => {
			waits.push(milliseconds);
			now += milliseconds;
			return Promise.resolve();
		},
	};
	const get = createPoliteGet(onLoopback(site.port, net), clock);
	const command = createSourcesCommand({ ingest, get, now: () => new Date(`${day}T09:00:00Z`) });
	const config = readConfig({ DATA_DIR: join(folder, 'data'), LOG_LEVEL: 'silent' });
	const terminal = { print: (text: string) => void lines.push(text), warn: (text: string) => void progress.push(text) };
	const before = site.seen.length;
	const code = await command({
		words: [...words, '--out', join(folder, 'knowledge')],
		config,
		terminal,
		shipped: 'knowledge',
	});
	return { code, lines, progress, asked: site.seen.slice(before) };
}

async function rows(...[options, ...words]: Parameters<typeof run>) {
	const { code, lines } = await run(options, ...words, '--json');
	const { sources } = JSON.parse(lines.join('')) as { sources: Row[] };
	return { code, sources };
}

describe('a source', () => {
	test('seen for the first time is compared with the document', async () => {
		await document('probe', 'https://example.org/4');
		pages['example.org/4'] = html(`${FOUND}<p>Auch in Gera gibt es ein Repaircafé.</p>`);
		expect(await rows()).toEqual({
			code: 0,
			sources: [{ id: 'probe', url: 'https://example.org/4', state: 'first', paragraphs: 2, found: 1 }],
		});
	});

	test('that the document does not quote is said so', async () => {
		await document('probe', 'https://example.org/4');
		pages['example.org/4'] = html('<p>Etwas ganz anderes wurde am 6. Juni 2024 in Gera besprochen.</p>');
		expect((await run()).lines).toEqual([
			'probe: noch nicht verglichen. Von 2 Absätzen des Dokuments stehen keine wörtlich auf der Seite.',
			'1 Dokument: 1 noch nicht verglichen.',
		]);
	});

	test('is unchanged while its visible text is, whatever its bytes are', async () => {
		await document('probe', 'https://example.org/4');
		pages['example.org/4'] = html(FOUND);
		await run();
		pages['example.org/4'] = html(`<!-- 2 --><script>let a = 1;</script>${FOUND.replace('<p>', '<p class="neu">\n ')}`);
		expect(await run()).toMatchObject({
			code: 0,
			lines: ['probe: unverändert.', '1 Dokument: 1 unverändert.'],
			progress: ['1/1: example.org …'],
		});
	});

	test('is changed once its text is, and the next time that is the old one', async () => {
		await document('probe', 'https://example.org/4');
		pages['example.org/4'] = html(FOUND);
		await run();
		await run({ day: '2026-11-24' });
		pages['example.org/4'] = html(FOUND.replace('allen', 'Vereinen'));
		expect(await run({ day: '2026-11-25' })).toMatchObject({
			code: 1,
			lines: [
				'probe: geändert seit dem 24.11.2026. Bitte vergleichen: https://example.org/4',
				'1 Dokument: 1 geändert.',
			],
		});
		expect((await rows()).sources[0]?.state).toBe('unchanged');
	});

	test('is asked for what is new since the last time', async () => {
		await document('probe', 'https://example.org/4');
		const modified = 'Mon, 23 Nov 2026 08:00:00 GMT';
		pages['example.org/4'] = (to, { 'if-none-match': etag, 'if-modified-since': since }) => {
			if (etag === '"1"' && since === modified) to.writeHead(304).end();
			else html(FOUND, { etag: '"1"', 'last-modified': modified })(to);
		};
		expect((await rows()).sources[0]?.state).toBe('first');
		expect((await rows()).sources[0]?.state).toBe('unchanged');
		expect(site.seen.at(-1)?.headers['if-none-match']).toBe('"1"');
	});

	test('has moved where it says so for good, with its new address', async () => {
		await document('probe', 'https://example.org/4');
		pages['example.org/4'] = (to) => void to.writeHead(301, { location: '/neu/4' }).end();
		pages['example.org/neu/4'] = (to) => void to.writeHead(308, { location: 'https://www.example.org/4' }).end();
		pages['www.example.org/4'] = (to) => void to.writeHead(302, { location: '/heute' }).end();
		pages['www.example.org/heute'] = html(FOUND);
		expect(await run()).toMatchObject({
			code: 1,
			lines: ['probe: umgezogen. Bitte „url“ anpassen: https://www.example.org/4', '1 Dokument: 1 umgezogen.'],
		});
		pages['www.example.org/heute'] = html(FOUND.replace('allen', 'Vereinen'));
		expect((await rows()).sources).toMatchObject([{ state: 'changed', moved: 'https://www.example.org/4' }]);
	});

	test('that sends elsewhere for today has not moved', async () => {
		await document('probe', 'https://example.org/4');
		pages['example.org/4'] = (to) => void to.writeHead(302, { location: '/heute' }).end();
		pages['example.org/heute'] = html(FOUND);
		expect((await rows()).sources).toMatchObject([{ state: 'first' }]);
	});

	test.each([404, 410])('answered with %s has vanished', async (status) => {
		await document('probe', 'https://example.org/4');
		pages['example.org/4'] = (to) => void to.writeHead(status).end();
		expect(await run()).toMatchObject({
			code: 1,
			lines: [
				'probe: verschwunden. Die Seite gibt es nicht mehr: https://example.org/4',
				'1 Dokument: 1 verschwunden.',
			],
		});
	});

	test('with a fault has not vanished, and what was seen of it stays', async () => {
		await document('probe', 'https://example.org/4');
		pages['example.org/4'] = html(FOUND);
		await run();
		pages['example.org/4'] = (to) => void to.writeHead(500).end();
		expect(await rows()).toMatchObject({ code: 1, sources: [{ state: 'unreachable', reason: 'status' }] });
		const lookup = () => Promise.reject(new Error('ENOTFOUND'));
		expect((await run({ net: { lookup } })).lines[0]).toBe(
			'probe: nicht gelesen. Zu dieser Adresse ist kein Server zu finden. https://example.org/4',
		);
		pages['example.org/4'] = html(FOUND);
		expect((await rows()).sources).toMatchObject([{ state: 'unchanged' }]);
	});

	test.each([
		['https://intern.example.org/4', 'private'],
		['http://example.org/4', 'scheme'],
		['https://example.org:8443/4', 'port'],
	])('at %s is not asked', async (url, reason) => {
		await document('probe', url);
		const lookup = () => Promise.resolve([{ address: '10.0.0.1', family: 4 }]);
		expect(await rows({ net: { lookup } })).toMatchObject({ sources: [{ state: 'unreachable', reason }] });
		expect(site.seen).toEqual([]);
	});

	test('without text is not read', async () => {
		await document('probe', 'https://example.org/4');
		pages['example.org/4'] = (to) => void to.writeHead(200, { 'content-type': 'text/html' }).end('<html></html>');
		expect((await rows()).sources).toMatchObject([{ state: 'unreachable', reason: 'empty' }]);
	});
});

describe('a guest', () => {
	test('asks for no page that robots.txt forbids, and that is no fault', async () => {
		await document('probe', 'https://example.org/intern/4');
		pages['example.org/robots.txt'] = (to) => void to.end('User-agent: Innenstadtlotse\nDisallow: /intern');
		pages['example.org/intern/4'] = html(FOUND);
		const { code, lines, asked } = await run();
		expect(code).toBe(0);
		expect(lines[0]).toContain('robots.txt');
		expect(asked.map(({ path }) => path)).toEqual(['/robots.txt']);
	});

	test('minds robots.txt of the host it is sent to', async () => {
		await document('probe', 'https://example.org/4');
		pages['example.org/4'] = (to) => void to.writeHead(301, { location: 'https://example.com/4' }).end();
		pages['example.com/robots.txt'] = (to) => void to.end('User-agent: *\nDisallow: /');
		pages['example.com/4'] = html(FOUND);
		expect((await rows()).sources).toMatchObject([{ state: 'forbidden' }]);
	});

	test('asks for nothing where robots.txt cannot be had', async () => {
		await document('probe', 'https://example.org/4');
		pages['example.org/robots.txt'] = (to) => void to.writeHead(503).end();
		pages['example.org/4'] = html(FOUND);
		const { lines, asked } = await run();
		expect(lines[0]).toContain('nicht gelesen');
		expect(asked.map(({ path }) => path)).toEqual(['/robots.txt']);
	});

	test('asks for robots.txt once and rests a second between two requests to a host', async () => {
		await document('a', 'https://example.org/1');
		await document('b', 'https://example.org/2');
		await document('c', 'https://example.com/3');
		for (const address of ['example.org/1', 'example.org/2', 'example.com/3']) pages[address] = html(FOUND);
		const { asked, code } = await run();
		expect(code).toBe(0);
		expect(asked.map(({ host, path }) => host + path).sort()).toEqual([
			'example.com/3',
			'example.com/robots.txt',
			'example.org/1',
			'example.org/2',
			'example.org/robots.txt',
		]);
		expect(waits.length).toBeGreaterThanOrEqual(2);
		expect(waits.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(3_000);
		expect(Math.max(...waits)).toBe(1_000);
	});

	test('asks once for an address that several documents name', async () => {
		await document('a', 'https://example.org/4');
		await document('b', 'https://example.org/4');
		await document('c', '');
		pages['example.org/4'] = html(FOUND);
		const { lines, asked } = await run();
		expect(asked.filter(({ path }) => path === '/4')).toHaveLength(1);
		expect(lines.at(-1)).toBe('2 Dokumente: 2 noch nicht verglichen. 1 Dokument nennt keine Adresse.');
	});
});

describe('what is kept', () => {
	test('is one file in the data folder, and no document is touched', async () => {
		await document('probe', 'https://example.org/4');
		pages['example.org/4'] = html(FOUND, { etag: '"1"' });
		await run();
		expect(await readdir(join(folder, 'data'))).toEqual(['sources.json']);
		expect(await readdir(join(folder, 'knowledge'), { recursive: true })).toEqual(['exchanges', 'exchanges/probe.md']);
		const kept = JSON.parse(await readFile(join(folder, 'data', 'sources.json'), 'utf8')) as unknown;
		expect(kept).toEqual({
			sources: {
				'https://example.org/4': {
					hash: expect.stringMatching(/^[\da-f]{64}$/),
					seen: '2026-11-23',
					at: 'https://example.org/4',
					etag: '"1"',
				},
			},
		});
	});

	test('goes with the document, and a damaged file begins anew', async () => {
		await document('probe', 'https://example.org/4');
		pages['example.org/4'] = html(FOUND);
		await run();
		await writeFile(join(folder, 'data', 'sources.json'), '{"sources": {"https://exa');
		expect((await rows()).sources).toMatchObject([{ state: 'first' }]);
		await document('probe', '');
		expect((await run()).lines).toEqual([`In „${join(folder, 'knowledge')}“ nennt kein Dokument eine Adresse.`]);
		expect(await readFile(join(folder, 'data', 'sources.json'), 'utf8')).not.toContain('example.org');
	});
});

test('anything else is a wrong call', async () => {
	await expect(run({}, 'https://example.org/4')).rejects.toThrow(UsageError);
	await expect(run({}, '--fast')).rejects.toThrow(UsageError);
});
