import { createServer, type IncomingHttpHeaders } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Net } from '../../src/fetch/get.js';
import { createFetchSource } from '../../src/fetch/source.js';
import { onLoopback, serve } from './server.js';

let site: Awaited<ReturnType<typeof serve>>;
let proxy: Awaited<ReturnType<typeof serveProxy>>;

/** Lets through whoever says who they are. */
async function serveProxy() {
	const asked: { target: string; headers: IncomingHttpHeaders }[] = [];
	const server = createServer();
	server.on('connect', ({ url = '', headers }, socket) => {
		asked.push({ target: url, headers });
		if (headers['proxy-authorization'] !== `Basic ${btoa('amt:ge:heim')}`)
			return void socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
		const [host = '', port = ''] = url.split(':');
		const onward = connect(Number(port), host, () => {
			socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
			socket.pipe(onward).pipe(socket);
		});
		for (const one of [socket, onward]) one.on('error', () => {});
		onward.on('close', () => socket.destroy());
		socket.on('close', () => onward.destroy());
	});
	await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done));
	const { port } = server.address() as AddressInfo;
	return {
		asked,
		address: `http://amt:ge%3Aheim@127.0.0.1:${port}`,
		port,
		stop: () => new Promise<void>((done) => void server.close(() => done())),
	};
}

beforeEach(async () => {
	site = await serve((_, response) => response.writeHead(200, { 'content-type': 'text/plain' }).end('Text'));
	proxy = await serveProxy();
});
afterEach(async () => {
	await site.stop();
	await proxy.stop();
});

const fetchPage = (net: Partial<Net> = {}, url = 'https://example.org/a.txt') =>
	createFetchSource(onLoopback(site.port, { proxy: proxy.address, ...net }))(url);

test('a proxy is told the checked address, the page its name', async () => {
	const { bytes } = await fetchPage();
	expect(Buffer.from(bytes).toString()).toBe('Text');
	expect(proxy.asked.map(({ target }) => target)).toEqual([`127.0.0.1:${site.port}`]);
	expect(site.seen).toMatchObject([{ host: 'example.org', path: '/a.txt' }]);
	expect(Object.keys(site.seen[0]?.headers ?? {})).not.toContain('proxy-authorization');
});

test('a proxy may be given as name and port; one that refuses is named', async () => {
	await expect(fetchPage({ proxy: `127.0.0.1:${proxy.port}` })).rejects.toMatchObject({ kind: 'proxy' });
	expect(proxy.asked).toHaveLength(1);
});

test.each(['http://127.0.0.1:1', 'http://', ':::'])('%s is no proxy', async (address) => {
	await expect(fetchPage({ proxy: address })).rejects.toMatchObject({ kind: 'proxy' });
});

test('behind a proxy certificates and addresses are checked all the same', async () => {
	await expect(fetchPage({}, 'https://fremd.example.net/')).rejects.toMatchObject({ kind: 'certificate' });
	const lookup = () => Promise.resolve([{ address: '10.0.0.1', family: 4 }]);
	await expect(fetchPage({ lookup })).rejects.toMatchObject({ kind: 'private' });
	await expect(fetchPage({}, 'https://192.168.0.1/')).rejects.toMatchObject({ kind: 'private' });
	expect([proxy.asked.length, site.seen.length]).toEqual([1, 0]);
});

test('a proxy that says nothing ends when time is up', async () => {
	const silent = createServer().on('connect', () => {});
	await new Promise<void>((done) => void silent.listen(0, '127.0.0.1', done));
	const { port } = silent.address() as AddressInfo;
	await expect(fetchPage({ proxy: `127.0.0.1:${port}`, seconds: 0.2 })).rejects.toMatchObject({ kind: 'late' });
	silent.close();
});
