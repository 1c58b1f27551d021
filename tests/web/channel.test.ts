/** The web over real HTTP. */

import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createWebChannel } from '../../adapters/web/channel.js';
import type { Answering } from '../../src/channel.js';
import { BotError } from '../../src/errors.js';
import { reply } from '../../src/reply.js';
import { createTestBot, noCalendars, noPages, openSite, type Site, viewer } from './site.js';

const bot = createTestBot();
let site: Site;

beforeAll(async () => {
	site = await openSite(bot);
});
afterAll(() => site.stop());

async function get(path: string, init: RequestInit = {}) {
	const response = await fetch(site.address + path, { redirect: 'manual', ...init });
	return { status: response.status, headers: response.headers, text: await response.text() };
}

function post(body: unknown, headers: Record<string, string> = {}) {
	const text = typeof body === 'string' ? body : JSON.stringify(body);
	return get('/answers', { method: 'POST', body: text, headers: { 'content-type': 'application/json', ...headers } });
}

describe('safety', () => {
	test.each([
		'/',
		'/?q=Wer',
		'/documents',
		'/documents/austausch-4',
		'/impressum',
		'/healthz',
		'/assets/page.css',
		'/nirgends',
	])('%s comes with a strict policy and no cookie', async (path) => {
		const { headers, text } = await get(path);
		const policy = headers.get('content-security-policy') ?? '';
		for (const rule of [
			"default-src 'none'",
			"script-src 'self'",
			"form-action 'self'",
			"frame-ancestors 'none'",
			"base-uri 'none'",
		]) {
			expect(policy).toContain(rule);
		}
		expect(policy).not.toMatch(/unsafe|https:|data:|\*/);
		expect(headers.get('x-powered-by')).toBeNull();
		expect(headers.get('set-cookie')).toBeNull();
		expect(headers.get('strict-transport-security')).toBeNull();
		expect(headers.get('x-content-type-options')).toBe('nosniff');
		expect(text).not.toMatch(/<[^>]+ (style|on\w+)=|<style|<script(?! src="\/assets\/)/);
	});

	test('hostile questions come back as text', async () => {
		const hostile = '<script>alert(1)</script>"><img src=x onerror=alert(1)>';
		for (const text of [(await get(`/?q=${encodeURIComponent(hostile)}`)).text, (await post({ text: hostile })).text]) {
			expect(text).toContain('&lt;script&gt;alert(1)');
			expect(text).not.toMatch(/<script>|<img src=x/);
		}
	});

	test.each([
		'/documents/%3Cscript%3E',
		'/documents/..%2f..%2fpackage.json',
		'/assets/..%2fchannel.ts',
		'/assets/',
		'/nirgends',
	])('%s is not there, said in both languages', async (path) => {
		const { status, text } = await get(path);
		expect(status).toBe(404);
		expect(text).toContain('Diese Seite gibt es nicht.');
		expect(text).toContain('This page does not exist.');
	});

	test('a fault shows a polite page, and its cause to the operator only', async () => {
		const { status, text } = await get('/?q=Absturz');
		expect(status).toBe(500);
		expect(text).toContain('Hier ist etwas schiefgegangen.');
		expect(text).not.toMatch(/geheime Ursache|at .*\.ts/);
		expect(site.warnings.join('\n')).toContain('geheime Ursache');
	});

	test('wrong requests get one line each', async () => {
		expect(await post('{"text": ')).toMatchObject({ status: 400, text: 'Diese Eingabe war nicht zu verstehen.\n' });
		expect(await post({ text: 7 })).toMatchObject({ status: 400 });
		expect(await post({ text: 'x'.repeat(200_000) })).toMatchObject({ status: 413 });
		expect((await post('x'.repeat(200_000), { 'accept-language': 'en' })).text).toBe(
			'That was too long. Please ask a shorter question.\n',
		);
		expect(await post('hallo', { 'content-type': 'text/plain' })).toMatchObject({ status: 415 });
		expect((await get('/documents/%E0%A4%A')).status).toBe(400);
	});

	test('an address that is none gives no stack trace', async () => {
		const { hostname, port } = new URL(site.address);
		const answer = await new Promise<string>((resolve, reject) => {
			const socket = connect(Number(port), hostname, () => {
				socket.write('GET http://a:99999/nowhere HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
			});
			let received = '';
			socket.on('data', (part) => {
				received += String(part);
			});
			socket.on('end', () => resolve(received)).on('error', reject);
		});
		expect(answer).toMatch(/^HTTP\/1\.1 404/);
		expect(answer).not.toMatch(/Error|\bat .*\.[jt]s/);
	});

	test('other methods are refused and the right ones named', async () => {
		const deleted = await get('/documents', { method: 'DELETE' });
		expect([deleted.status, deleted.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
		const reloaded = await get('/answers', { redirect: 'manual' });
		expect([reloaded.status, reloaded.headers.get('location')]).toEqual([303, '/']);
		expect((await get('/documents', { method: 'HEAD' })).status).toBe(200);
	});
});

describe('answers', () => {
	test('a question in the address is answered on the page', async () => {
		const { text } = await get('/?q=Jugendraum&lang=de');
		expect(text).toContain('data-state="talking"');
		expect(text).toContain('</span>Jugendraum</h2>');
		expect(text).toContain('Im Dokument lesen');
		const conversation = /name="conversation" value="([\w-]+)"/.exec(text)?.[1];
		expect(bot.asked.at(-1)).toMatchObject({ conversation, person: conversation, from: { channel: 'web' } });
	});

	test('page.js gets the turn alone, in the language of the answer', async () => {
		const { headers, text } = await post({ text: 'Who?', language: 'en', conversation: '0123456789abcdef' });
		expect(headers.get('content-type')).toContain('text/html');
		expect(text).toMatch(/^<article class="turn"/);
		expect(text).toContain('href="/documents/austausch-4?lang=en#kommunen-bremerhaven-1-9c01"');
		expect(bot.asked.at(-1)?.conversation).toBe('0123456789abcdef');
	});

	test('nothing to say is an empty answer, or an empty page', async () => {
		expect(await post({ text: 'nichts' })).toMatchObject({ status: 204, text: '' });
		expect((await get('/?q=nichts')).text).not.toContain('class="turn"');
	});

	test('a button pressed without JavaScript leads through its form', async () => {
		const press = (fields: Record<string, string>) =>
			get('/answers', { method: 'POST', body: new URLSearchParams(fields) });
		const asked = await press({ token: 'pass-on', label: 'Weitergeben', conversation: '0123456789abcdef' });
		expect(asked.text).toContain('name="field.note"');
		const sent = await press({ token: 'send', label: 'Senden', 'field.note': 'Grüße' });
		expect(sent.text).toContain('Weitergegeben: Grüße');
		expect((await press({ label: 'ohne' })).status).toBe(400);
	});

	test('stops asking when the browser goes away', async () => {
		const leaving = new AbortController();
		const aborted = new Promise<boolean>((resolve) => {
			const waiting: Answering = {
				answer: (_message, signal) =>
					new Promise((done) => {
						signal.addEventListener('abort', () => {
							resolve(signal.aborted);
							done(undefined);
						});
						leaving.abort();
					}),
			};
			void openSite(waiting).then(async (other) => {
				await fetch(`${other.address}/?q=lange`, { signal: leaving.signal }).catch(() => undefined);
				await other.stop();
			});
		});
		expect(await aborted).toBe(true);
	});
});

describe('pages', () => {
	test('speak the language of the address, else of the browser, else German', async () => {
		expect((await get('/')).text).toContain('<html lang="de">');
		expect((await get('/', { headers: { 'accept-language': 'en-GB' } })).text).toContain('<html lang="en">');
		const chosen = await get('/documents?lang=en', { headers: { 'accept-language': 'de' } });
		expect(chosen.text).toContain('<html lang="en">');
		expect(chosen.text).toContain('href="/documents/austausch-4?lang=en"');
		expect(chosen.text).toContain('href="/documents?lang=de" hreflang="de"');
	});

	test('the start page says what there is', async () => {
		const { text } = await get('/');
		expect(text).toContain('2 Dokumentationen, Stand 2025');
		expect(text).toContain('data-question="Wie wird verstetigt?"');
		expect(text).toContain('href="/documents/homburg-innenstadtlabor"');
	});

	test('a document shows its facts, measures and paragraphs', async () => {
		const { text } = await get('/documents/austausch-4');
		for (const part of [
			'<dd>6. Juni 2024</dd>',
			'Der Text steht hier so, wie er veröffentlicht wurde.',
			'Jugendbeteiligungsraum',
			'Claudia Bitti · Innenstadtkoordinatorin · Stadt Bremerhaven',
			'id="kommunen-bremerhaven-1-9c01"',
			'href="#kommunen-bremerhaven-1-9c01"',
			'<h3>Bremerhaven</h3>',
		]) {
			expect(text).toContain(part);
		}
		expect(text.match(/<h2>Beispiele aus vier Kommunen<\/h2>/g)).toHaveLength(1);
		const partial = (await get('/documents/homburg-innenstadtlabor')).text;
		expect(partial).toContain('Unvollständig:');
		expect(partial).toContain('Fundstelle ohne Link');
	});

	test('health, robots and icon', async () => {
		expect(JSON.parse((await get('/healthz')).text)).toEqual({
			status: 'ok',
			version: '0.1.0',
			documents: 2,
			passages: 4,
			problems: 0,
			library: 'c0ffee',
		});
		expect((await get('/robots.txt')).text).toContain('Disallow: /answers');
		expect((await get('/favicon.ico')).headers.get('content-type')).toContain('image/svg+xml');
	});

	test('files with their hash never change, others are asked for', async () => {
		const address = /href="(\/assets\/page\.css\?v=\w+)"/.exec((await get('/')).text)?.[1] ?? '';
		expect((await get(address)).headers.get('cache-control')).toContain('immutable');
		expect((await get('/assets/page.css')).headers.get('cache-control')).toBe('no-cache');
	});
});

describe('the operator', () => {
	test('is told at the start which pages are missing', async () => {
		expect(site.warnings[0]).toContain('impressum.md, datenschutz.md, barrierefreiheit.md');
		expect((await get('/impressum')).text).toContain('hat diese Seite noch nicht geschrieben');
	});

	test('writes Markdown, without HTML', async () => {
		const read = async (name: string, language: string) =>
			name === 'impressum' && language === 'de'
				? '# Wir\n\n<b>fett</b> [x](javascript:alert(1)) [Post](mailto:a@b.example)'
				: undefined;
		const other = await openSite(bot, viewer, { read });
		const text = await (await fetch(`${other.address}/impressum?lang=en`)).text();
		await other.stop();
		expect(text).toContain('<h1>Wir</h1>');
		expect(text).toContain('&lt;b&gt;fett');
		expect(text).toContain('href="mailto:a@b.example"');
		expect(text).not.toContain('href="javascript:');
		expect(text).toContain('<div lang="de">');
	});
});

describe('the channel', () => {
	test('says what to do when the port is in use', async () => {
		const port = Number(new URL(site.address).port);
		const second = createWebChannel({
			host: '127.0.0.1',
			port,
			viewer,
			calendars: noCalendars,
			pages: noPages,
			version: '',
			warn: () => {},
			health: viewer.state,
		});
		const fault = await second.start(bot).catch((error: unknown) => error);
		expect(fault).toBeInstanceOf(BotError);
		expect(fault).toMatchObject({ part: 'web', message: expect.stringContaining('set PORT') });
		await second.stop();
	});

	test('cannot be written to unasked', async () => {
		const web = createWebChannel({
			host: '::1',
			port: 5,
			viewer,
			calendars: noCalendars,
			pages: noPages,
			version: '',
			warn: () => {},
			health: viewer.state,
		});
		expect(await web.send({ channel: 'web', place: 'x' }, reply('de'))).toEqual({ ok: false, gone: true });
		expect(web.address()).toBe('http://[::1]:5');
	});
});
