import type { ServerResponse } from 'node:http';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Net } from '../../src/fetch/get.js';
import { createFetchSource } from '../../src/fetch/source.js';
import { decode } from '../../src/ingest/encoding.js';
import { onLoopback, serve } from './server.js';

const HTML = { 'content-type': 'text/html; charset=utf-8' };
const page = `<!doctype html><p>${'Zwischenmiete in Cottbus/Chóśebuz. '.repeat(100)}</p>`;
const zeros = gzipSync(Buffer.alloc(40_000_000));
let sent = 0;

/** As much as is taken, up to 200 MB. */
function pour(response: ServerResponse): void {
	const chunk = Buffer.alloc(100_000, 'a');
	const write = () => {
		while (sent < 200_000_000) {
			sent += chunk.length;
			if (!response.write(chunk)) return void response.once('drain', write);
		}
		response.end();
	};
	write();
}

const PAGES: Readonly<Record<string, (response: ServerResponse) => void>> = {
	'/gzip': (to) => void to.writeHead(200, { ...HTML, 'content-encoding': 'gzip' }).end(gzipSync(page)),
	'/br': (to) => void to.writeHead(200, { ...HTML, 'content-encoding': 'br' }).end(brotliCompressSync(page)),
	'/deflate': (to) => void to.writeHead(200, { ...HTML, 'content-encoding': 'Deflate' }).end(deflateSync(page)),
	'/bomb': (to) => void to.writeHead(200, { ...HTML, 'content-encoding': 'gzip' }).end(zeros),
	'/twice': (to) => void to.writeHead(200, { ...HTML, 'content-encoding': 'gzip, br' }).end(gzipSync(page)),
	'/nonsense': (to) => void to.writeHead(200, { ...HTML, 'content-encoding': 'gzip' }).end('kein gzip'),
	'/half': (to) => void to.writeHead(200, { ...HTML, 'content-encoding': 'gzip' }).end(gzipSync(page).subarray(0, 90)),
	'/cut': (to) => {
		to.writeHead(200, { ...HTML, 'content-length': 5_000 }).write(page.slice(0, 900));
		to.once('drain', () => to.destroy());
		setImmediate(() => to.destroy());
	},
	'/huge': (to) => pour(to.writeHead(200, HTML)),
	'/told': (to) => void to.writeHead(200, { ...HTML, 'content-length': 200_000_000 }).write('a'),
	'/silent': () => {},
	'/endless': (to) => {
		const timer = setInterval(() => to.write('<p>'), 5);
		to.writeHead(200, HTML).once('close', () => clearInterval(timer));
	},
	'/headers': (to) => void to.writeHead(200, { ...HTML, 'x-lang': 'a'.repeat(20_000) }).end(page),
	'/latin9.txt': (to) =>
		void to
			.writeHead(200, { 'content-type': 'text/plain; charset="ISO-8859-15"' })
			.end(Buffer.from([0xa4, 0x20, 0xe4])),
	'/windows-1250.txt': (to) =>
		void to
			.writeHead(200, { 'content-type': 'text/plain; charset=windows-1250' })
			.end(Buffer.from('Ch\xf3\x9cebuz', 'latin1')),
	'/lie.txt': (to) => void to.writeHead(200, { 'content-type': 'text/plain; charset=iso-8859-15' }).end('Städte'),
};

let site: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
	site = await serve(({ url = '' }, response) => {
		const { pathname, searchParams } = new URL(url, 'https://example.org');
		const known = PAGES[pathname];
		if (known) return known(response);
		const type = searchParams.get('type');
		const as = searchParams.get('as');
		response.writeHead(Number(searchParams.get('status') ?? 200), {
			...(type ? { 'content-type': type } : {}),
			...(as ? { 'content-disposition': as } : {}),
		});
		response.end('Text');
	});
});
afterAll(() => site.stop());

const fetchPath = (path: string, net: Partial<Net> = {}) =>
	createFetchSource(onLoopback(site.port, net))(`https://example.org${path}`);

test.each(['/gzip', '/br', '/deflate'])('%s is unpacked', async (path) => {
	expect(Buffer.from((await fetchPath(path)).bytes).toString()).toBe(page);
});

describe('limits', () => {
	test('200 MB are left at 20', async () => {
		await expect(fetchPath('/huge')).rejects.toMatchObject({ kind: 'large' });
		expect(sent).toBeLessThan(60_000_000);
	});

	test.each([
		['/told', 'large'],
		['/bomb', 'large'],
		['/twice', 'garbled'],
		['/nonsense', 'garbled'],
		['/half', 'garbled'],
		['/cut', 'garbled'],
		['/headers', 'garbled'],
	])('%s is refused as %s', async (path, kind) => {
		await expect(fetchPath(path)).rejects.toMatchObject({ kind });
	});

	test.each(['/silent', '/endless'])('%s ends when time is up', async (path) => {
		await expect(fetchPath(path, { seconds: 0.2 })).rejects.toMatchObject({ kind: 'late' });
	});

	test('a name that is never found ends when time is up', async () => {
		const lookup = () => new Promise<never>(() => {});
		await expect(fetchPath('/gzip', { seconds: 0.1, lookup })).rejects.toMatchObject({ kind: 'late' });
	});

	test('where nobody listens, nobody is reached', async () => {
		const gone = await serve(() => {});
		await gone.stop();
		await expect(fetchPath('/', { port: gone.port })).rejects.toMatchObject({ kind: 'unreachable' });
	});
});

describe('what is no document', () => {
	test.each([
		['/bild.png?type=image/png', 'type'],
		['/bild.html?type=image/svg%2Bxml', 'type'],
		['/daten.json?type=application/json', 'type'],
		['/archiv.zip?type=application/octet-stream', 'type'],
		['/ohne-endung', 'type'],
		['/a.html?type=text/html&status=404', 'gone'],
		['/a.html?type=text/html&status=410', 'gone'],
		['/a.html?type=text/html&status=403', 'status'],
		['/a.html?type=text/html&status=500', 'status'],
		['/a.html?type=text/html&status=302', 'status'],
	])('%s is refused as %s', async (path, kind) => {
		await expect(fetchPath(path)).rejects.toMatchObject({ kind });
	});
});

describe('the name', () => {
	test.each([
		['/aktuelles/bericht.html?type=text/html', 'bericht.html'],
		['/aktuelles/bericht.php?type=text/html;charset=utf-8', 'bericht.php.html'],
		['/?type=TEXT/HTML', 'seite.html'],
		['/bericht.PDF?type=application/octet-stream', 'bericht.PDF'],
		['/bericht.docx', 'bericht.docx'],
		['/download?type=application/pdf', 'download.pdf'],
		['/gr%C3%BCn.txt?type=text/plain', 'grün.txt'],
		['/%E0%A4.txt?type=text/plain', '%E0%A4.txt'],
		['/a%2F..%2F..%2Fb.md?type=text/markdown', 'b.md'],
		[`/x?type=application/pdf&as=${encodeURIComponent('attachment; filename="Bericht 4.pdf"')}`, 'Bericht 4.pdf'],
		[
			`/x?type=application/pdf&as=${encodeURIComponent("inline; filename=a.pdf; filename*=UTF-8''St%C3%A4dte.pdf")}`,
			'Städte.pdf',
		],
		[`/x?type=application/pdf&as=${encodeURIComponent('attachment; filename="..\\..\\etc\\b.pdf"')}`, 'b.pdf'],
	])('of %s is %s', async (path, name) => {
		expect((await fetchPath(path)).name).toBe(name);
	});
});

test.each([
	['/latin9.txt', '€ ä'],
	['/windows-1250.txt', 'Chóśebuz'],
	['/lie.txt', 'Städte'],
])('%s is read in its encoding', async (path, text) => {
	expect(decode((await fetchPath(path)).bytes)).toBe(text);
});

test('a page is asked for by name, without cookies or where it was linked from', async () => {
	await fetchPath('/gzip');
	const { host, headers } = site.seen.at(-1) ?? {};
	expect(host).toBe('example.org');
	expect(headers?.['user-agent']).toBe('Innenstadtlotse');
	expect(Object.keys(headers ?? {}).sort()).toEqual([
		'accept',
		'accept-encoding',
		'accept-language',
		'connection',
		'host',
		'user-agent',
	]);
});
