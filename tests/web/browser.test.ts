/** The pages in a real browser, if there is one; said loudly if not. */

import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { assemble } from '../../src/assemble.js';
import type { Answering, Viewer } from '../../src/channel.js';
import { openLibrary } from '../../src/library/library.js';
import { createLog } from '../../src/log.js';
import { reply, text } from '../../src/reply.js';
import { createMemoryStore } from '../../src/store/memory.js';
import { createViewer } from '../../src/viewer.js';
import { createTestBot, listReply, openSite, type Site, viewer } from './site.js';

const PLACES = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/google-chrome'];
const executablePath = PLACES.find((path): path is string => path !== undefined && existsSync(path));
const ARGS = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];

if (!executablePath) {
	process.stderr.write('\n!!! BROWSER TESTS SKIPPED: no Chromium found. Install it or set CHROMIUM_PATH.\n\n');
}

jest.setTimeout(30_000);

interface Visit {
	page: Page;
	site: Site;
	/** Requests to anywhere but the page's own origin. */
	foreign: string[];
	/** What the browser complained of: faults of scripts, breaches of the policy. */
	complaints: string[];
}

let browser: Browser;
const closing: (() => Promise<unknown>)[] = [];

/** Serves this bot and viewer and opens the start page in a browser of its own. */
async function visit(bot: Answering, shown: Viewer = viewer, options: BrowserContextOptions = {}): Promise<Visit> {
	const site = await openSite(bot, shown);
	const context = await browser.newContext({ locale: 'de-DE', viewport: { width: 1280, height: 860 }, ...options });
	closing.push(
		() => context.close(),
		() => site.stop(),
	);
	const page = await context.newPage();
	const foreign: string[] = [];
	const complaints: string[] = [];
	page.on('request', (request) => {
		if (new URL(request.url()).origin !== site.address) foreign.push(request.url());
	});
	page.on('pageerror', (error) => complaints.push(error.message));
	page.on('console', (message) => {
		if (message.type() === 'error' && !/ERR_|status of [45]/.test(message.text())) complaints.push(message.text());
	});
	await page.goto(site.address);
	return { page, site, foreign, complaints };
}

async function ask(page: Page, question: string): Promise<void> {
	await page.fill('#question', question);
	await page.keyboard.press('Enter');
}

async function overflow(page: Page): Promise<number> {
	return page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
}

(executablePath ? describe : describe.skip)('in a browser', () => {
	beforeAll(async () => {
		browser = await chromium.launch({ executablePath: executablePath ?? '', args: ARGS });
	});
	afterAll(async () => {
		for (const close of closing) await close();
		await browser.close();
	});

	test('asks, follows a citation into the document and sees the paragraph', async () => {
		const { page, foreign, complaints } = await visit(createTestBot());
		await ask(page, 'Wer hat einen Jugendraum eingerichtet?');
		await page.click('.turn .cite');
		expect(await page.locator('.sources li:target').textContent()).toContain('4. Peer-to-Peer-Austausch');
		await page.click('.sources li:target >> text=Im Dokument lesen');
		await page.waitForURL('**/documents/austausch-4#kommunen-bremerhaven-1-9c01');
		const cited = page.locator('.passage:target');
		expect(await cited.textContent()).toContain('schließt eine langjährige Lücke');
		expect(await cited.getByText('Zitierte Stelle').isVisible()).toBe(true);
		expect(await page.getByText('Zitierte Stelle').filter({ visible: true }).count()).toBe(1);
		expect(await cited.evaluate((element) => element.getBoundingClientRect().top)).toBeGreaterThanOrEqual(0);
		await page.goBack();
		expect(await page.locator('.turn').count()).toBe(1);
		expect([foreign, complaints]).toEqual([[], []]);
	});

	test('asks the shipped documentation and opens the paragraph that proves the answer', async () => {
		const library = await openLibrary('knowledge', 'knowledge');
		const shown = createViewer(() => library, 'http://127.0.0.1');
		const log = createLog('silent');
		const real = assemble({
			library: () => library,
			viewer: shown,
			store: createMemoryStore(),
			log,
			site: 'https://a.example',
		});
		const { page, foreign, complaints } = await visit(real, shown);
		await ask(page, 'Wer hat einen Makerspace und mit wem?');
		expect(await page.locator('.answer').textContent()).toContain('Markus Krebs');
		await page.click('.turn .cite >> nth=0');
		await page.click('.sources li:target >> text=Im Dokument lesen');
		expect(await page.locator('.passage:target').textContent()).toContain('Alzey');
		expect(await page.getByText('Zitierte Stelle').filter({ visible: true }).count()).toBe(1);
		await page.goBack();
		await ask(page, 'Und wer ist dort zuständig?');
		await page.waitForSelector('.turn >> nth=1');
		expect(await page.locator('.turn >> nth=1').textContent()).toContain('Markus Krebs');
		expect([foreign, complaints]).toEqual([[], []]);
	});

	test('works with the keyboard alone', async () => {
		const { page } = await visit(createTestBot());
		await page.keyboard.press('Tab');
		expect(await page.evaluate('document.activeElement.className')).toBe('skip');
		await page.keyboard.press('Enter');
		await page.keyboard.press('Tab');
		expect(await page.evaluate('document.activeElement.id')).toBe('question');
		await page.keyboard.type('erste Zeile');
		await page.keyboard.press('Shift+Enter');
		await page.keyboard.type('zweite');
		expect(await page.inputValue('#question')).toBe('erste Zeile\nzweite');
		await page.keyboard.press('Enter');
		await page.waitForSelector('.turn');
		expect(await page.evaluate('document.activeElement.id')).toBe('question');
		expect(await page.inputValue('#question')).toBe('');
		for (let step = 0; step < 4; step++) await page.keyboard.press('Shift+Tab');
		await page.keyboard.press('Enter');
		await page.waitForURL('**/documents/**');
		expect(await page.locator('.passage:target').count()).toBe(1);
	});

	test.each([
		['360 pixels', { viewport: { width: 360, height: 740 } }],
		['1280 pixels at 400 %', { viewport: { width: 320, height: 256 } }],
	] as const)('never scrolls sideways at %s', async (_name, options) => {
		const long = `${'Donaudampfschifffahrtsgesellschaft'.repeat(4)} https://a.example/${'x'.repeat(200)}`;
		const { page, site } = await visit(
			createTestBot(() => ({ ...listReply(), blocks: [...listReply().blocks, text(long)] })),
			viewer,
			options,
		);
		expect(await overflow(page)).toBe(0);
		await ask(page, long);
		await page.waitForSelector('.turn');
		expect(await overflow(page)).toBe(0);
		for (const path of ['/documents', '/documents/austausch-4#rahmen-1-3fa9', '/impressum', '/nirgends']) {
			await page.goto(site.address + path);
			expect(await overflow(page)).toBe(0);
		}
	});

	test('works without JavaScript', async () => {
		const { page, foreign } = await visit(createTestBot(), viewer, { javaScriptEnabled: false });
		await page.fill('#question', 'Wer hat einen Jugendraum eingerichtet?');
		await page.click('button[type=submit]');
		expect(await page.locator('.question').textContent()).toContain('Wer hat einen Jugendraum');
		// A question never stands in an address, so in no server's log.
		expect(page.url()).not.toContain('Jugendraum');
		await page.click('text=An die Programmstelle weitergeben');
		await page.fill('.press textarea', 'Guten Abend');
		await page.click('.press button');
		expect(await page.locator('.answer').textContent()).toContain('Weitergegeben: Guten Abend');
		await page.goBack();
		await page.goBack();
		await page.click('text=Im Dokument lesen >> nth=0');
		expect(await page.getByText('Zitierte Stelle').filter({ visible: true }).count()).toBe(1);
		expect(foreign).toEqual([]);
	});

	test('a pressed button takes its form into the conversation, and the reply replaces it', async () => {
		const { page } = await visit(createTestBot());
		await ask(page, 'Wer?');
		await page.click('text=An die Programmstelle weitergeben');
		await page.fill('.press textarea', 'Grüße');
		await page.click('.turn:last-child .press button');
		await page.waitForSelector('text=Weitergegeben: Grüße');
		expect(await page.locator('.turn').count()).toBe(2);
	});

	test('keeps the question when there is no connection, and its id for the next try', async () => {
		const bot = createTestBot();
		const { page } = await visit(bot);
		const ids: string[] = [];
		page.on('request', (request) => {
			if (request.method() === 'POST') ids.push((request.postDataJSON() as { id: string }).id);
		});
		await page.context().setOffline(true);
		await ask(page, 'Wer?');
		await page.waitForSelector('text=Keine Verbindung');
		expect(await page.inputValue('#question')).toBe('Wer?');
		await page.context().setOffline(false);
		await page.keyboard.press('Enter');
		await page.waitForSelector('.turn');
		expect(ids).toHaveLength(2);
		expect(new Set(ids).size).toBe(1);
		await ask(page, 'x'.repeat(200_000));
		await page.waitForSelector('text=Das war zu lang.');
		expect((await page.inputValue('#question')).length).toBe(200_000);
	});

	test('can be stopped, and says what it does meanwhile', async () => {
		const waiting: Answering = {
			answer: (_message, signal) =>
				new Promise((done) => signal.addEventListener('abort', () => done(reply('de', text('zu spät'))))),
		};
		const { page } = await visit(waiting);
		await ask(page, 'Wer?');
		await page.waitForSelector('text=Ich suche …');
		await page.click('#stop');
		await page.waitForSelector('text=Abgebrochen.');
		expect(await page.inputValue('#question')).toBe('Wer?');
		expect(await page.locator('.turn').count()).toBe(0);
	});

	test('one conversation lasts until a new one is begun', async () => {
		const bot = createTestBot();
		const { page } = await visit(bot);
		await page.click('[data-question] >> nth=0');
		await page.waitForSelector('.turn');
		await page.reload();
		await ask(page, 'Und wer dort?');
		await page.waitForSelector('.turn >> nth=1');
		await page.click('text=English');
		expect(await page.locator('.turn').count()).toBe(2);
		await page.click('#restart');
		await page.waitForSelector('[data-state=start]');
		await ask(page, 'Who?');
		await page.waitForSelector('.turn');
		const [first, second, third] = bot.asked.map(({ conversation }) => conversation);
		expect(second).toBe(first);
		expect(third).not.toBe(first);
	});

	test('a question in the address is not asked again on reload', async () => {
		const bot = createTestBot();
		const { page, site } = await visit(bot);
		await page.goto(`${site.address}/?q=Wer&lang=de`);
		await page.reload();
		expect([await page.locator('.turn').count(), bot.asked.length]).toEqual([1, 1]);
	});

	test('says so when the paragraph has gone', async () => {
		const { page, site } = await visit(createTestBot());
		await page.goto(`${site.address}/documents/austausch-4#frueher-1-0000`);
		expect(await page.locator('#stale').isVisible()).toBe(true);
		await page.click('.self >> nth=0');
		expect(await page.locator('#stale').isVisible()).toBe(false);
	});
});
