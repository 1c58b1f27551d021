import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { NET } from '../../src/fetch/get.js';
import { isPublic } from '../../src/fetch/reach.js';
import { createFetchSource } from '../../src/fetch/source.js';
import type { SourceError } from '../../src/ingest/open.js';
import { ca, onLoopback, serve } from './server.js';

let site: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
	site = await serve(({ url = '' }, response) => {
		const to = decodeURIComponent(/^\/to\/(.*)$/.exec(url)?.[1] ?? '');
		if (to) response.writeHead(302, { location: to }).end();
		else response.writeHead(200, { 'content-type': 'text/html' }).end('<p>innen</p>');
	});
});
afterAll(() => site.stop());

/** The rules as shipped; what listens on this machine would answer if it were reached. */
async function refusalOf(
	url: string,
	...addresses: string[]
): Promise<{ kind: string; lookups: number; asked: number }> {
	let lookups = 0;
	const lookup = () => {
		lookups++;
		return Promise.resolve(addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })));
	};
	const before = site.seen.length;
	const fetchSource = createFetchSource({ ...NET, lookup, port: site.port, ca, seconds: 5 });
	const kind = await fetchSource(url).then(
		() => 'fetched',
		(error: SourceError) => error.kind,
	);
	return { kind, lookups, asked: site.seen.length - before };
}

describe('an address of this machine or of a network behind it', () => {
	test.each([
		'https://127.0.0.1/',
		'https://127.1/',
		'https://127.0.0.1./',
		'https://[::1]/',
		'https://[::]/',
		'https://169.254.169.254/latest/meta-data/',
		'https://10.1.2.3/',
		'https://172.16.0.1/',
		'https://172.31.255.254/',
		'https://192.168.0.1/',
		'https://100.64.0.1/',
		'https://0.0.0.0/',
		'https://0/',
		'https://2130706433/',
		'https://0177.0.0.1/',
		'https://0x7f.0.0.1/',
		'https://0x7f000001/',
		'https://[::ffff:127.0.0.1]/',
		'https://[::ffff:7f00:1]/',
		'https://[::127.0.0.1]/',
		'https://[64:ff9b::7f00:1]/',
		'https://[64:ff9b:1::7f00:1]/',
		'https://[2002:7f00:1::]/',
		'https://[2001:0:7f00:1::]/',
		'https://[fd00::1]/',
		'https://[fe80::1]/',
		'https://[fec0::1]/',
		'https://[ff02::1]/',
		'https://[2001:db8::1]/',
		'https://192.0.2.1/',
		'https://198.18.0.1/',
		'https://224.0.0.1/',
		'https://255.255.255.255/',
		'https://１２７.０.０.１/',
		'https://①②⑦.0.0.1/',
	])('%s is refused without a connection', async (url) => {
		expect(await refusalOf(url)).toEqual({ kind: 'private', lookups: 0, asked: 0 });
	});

	test.each([
		['127.0.0.1'],
		['::1'],
		['169.254.169.254'],
		['10.0.0.1'],
		['::ffff:127.0.0.1'],
		['fe80::1%eth0'],
		['93.184.215.14', '127.0.0.1'],
		['93.184.215.14', '::1'],
		['2606:4700::1111', '192.168.1.1'],
	])('a name that leads to %s is refused, whatever else it leads to', async (...addresses) => {
		expect(await refusalOf('https://harmlos.example.org/', ...addresses)).toEqual({
			kind: 'private',
			lookups: 1,
			asked: 0,
		});
	});

	test('public addresses are public', () => {
		const all = ['93.184.215.14', '172.15.255.255', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '2a01:4f8::1'];
		expect(all.filter((address) => !isPublic(address))).toEqual([]);
	});

	test('what is no address is not public', () => {
		expect(['', 'localhost', '1.2.3', '::g'].filter(isPublic)).toEqual([]);
	});
});

describe('an address that is not asked at all', () => {
	test.each([
		['http://example.org/', 'scheme'],
		['ftp://example.org/datei.txt', 'scheme'],
		['file:///etc/passwd', 'scheme'],
		['data:text/html,<p>Text</p>', 'scheme'],
		['javascript:alert(1)', 'scheme'],
		['https://example.org:8443/', 'port'],
		['https://example.org:22/', 'port'],
		['https://jemand@example.org/', 'login'],
		['https://jemand:geheim@example.org/', 'login'],
		['https://example.org@127.0.0.1/', 'login'],
		['https://', 'malformed'],
		['https://exa mple.org/', 'malformed'],
		['https://[::1/', 'malformed'],
	])('%s: %s', async (url, kind) => {
		expect(await refusalOf(url, '93.184.215.14')).toEqual({ kind, lookups: 0, asked: 0 });
	});

	test('a name without an address is not known', async () => {
		expect((await refusalOf('https://nirgends.example.org/')).kind).toBe('unknown-host');
		const lookup = () => Promise.reject(new Error('ENOTFOUND'));
		await expect(createFetchSource({ ...NET, lookup })('https://nirgends.example.org/')).rejects.toMatchObject({
			kind: 'unknown-host',
		});
	});
});

describe('a redirection', () => {
	test.each([
		['https://127.0.0.2/', 'private'],
		['https://[::1]/', 'private'],
		['https://169.254.169.254/latest/', 'private'],
		['//10.0.0.1/', 'private'],
		['https://intern.example.org/', 'private'],
		['http://www.example.org/', 'astray'],
		['file:///etc/passwd', 'astray'],
		['https://www.example.org:8443/', 'astray'],
		['https://a:b@www.example.org/', 'astray'],
	])('to %s is not followed: %s', async (to, kind) => {
		const lookup = (host: string) =>
			Promise.resolve([{ address: host === 'intern.example.org' ? '10.0.0.1' : '127.0.0.1', family: 4 }]);
		const before = site.seen.length;
		const fetchSource = createFetchSource(onLoopback(site.port, { lookup }));
		await expect(fetchSource(`https://www.example.org/to/${encodeURIComponent(to)}`)).rejects.toMatchObject({ kind });
		expect(site.seen.length - before).toBe(1);
	});

	test('elsewhere is followed, and the address is that of the end', async () => {
		const path = `/to/${encodeURIComponent(`/to/${encodeURIComponent('https://example.com/ende#absatz')}`)}`;
		const { url } = await createFetchSource(onLoopback(site.port))(`https://example.org${path}`);
		expect(url).toBe('https://example.com/ende');
		expect(site.seen.slice(-3).map(({ host }) => host)).toEqual(['example.org', 'example.org', 'example.com']);
	});

	test('to itself ends after five', async () => {
		const round = await serve(({ url }, response) => response.writeHead(307, { location: url ?? '' }).end());
		await expect(createFetchSource(onLoopback(round.port))('https://example.org/rund')).rejects.toMatchObject({
			kind: 'redirects',
		});
		expect(round.seen).toHaveLength(6);
		await round.stop();
	});
});

test('a name that changes its address between check and connection is asked for once, and the first address is used', async () => {
	const other = await serve((_, response) => response.end('innen'), '127.0.0.2', site.port);
	const answers = ['127.0.0.1', '127.0.0.2', '127.0.0.2'];
	let lookups = 0;
	const lookup = () => Promise.resolve([{ address: answers[lookups++] ?? '', family: 4 }]);
	const { bytes, name } = await createFetchSource(onLoopback(site.port, { lookup }))('https://example.org/seite');
	expect([Buffer.from(bytes).toString(), name, lookups, other.seen.length]).toEqual([
		'<p>innen</p>',
		'seite.html',
		1,
		0,
	]);
	expect(site.seen.at(-1)).toMatchObject({ path: '/seite', host: 'example.org' });
	await other.stop();
});

test('where one checked address does not answer, the next one does', async () => {
	const lookup = () => Promise.resolve(['127.0.0.9', '127.0.0.1'].map((address) => ({ address, family: 4 })));
	const isPublic = (address: string) => address.startsWith('127.');
	const { url } = await createFetchSource(onLoopback(site.port, { lookup, isPublic }))('https://example.org:443/seite');
	expect(url).toBe('https://example.org/seite');
});

test.each([
	['of another name', 'https://fremd.example.net/', ca],
	['nobody vouches for', 'https://example.org/', undefined],
])('a certificate %s is refused, whatever the environment says', async (_, url, trusted) => {
	const { ca: __, ...net } = onLoopback(site.port);
	const before = site.seen.length;
	process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
	const fetchSource = createFetchSource({ ...net, ...(trusted ? { ca: trusted } : {}) });
	await expect(fetchSource(url)).rejects.toMatchObject({ kind: 'certificate' });
	delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
	expect(site.seen.length).toBe(before);
});
