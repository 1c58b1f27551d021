/** The map of municipalities in a real browser, if there is one; said loudly if not. */

import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { type Browser, type BrowserContextOptions, chromium, type Locator, type Page } from 'playwright-core';
import type { Viewer } from '../../src/channel.js';
import { openLibrary } from '../../src/library/library.js';
import { createViewer } from '../../src/viewer.js';
import { atlas } from './atlas.js';
import { createTestBot, openSite } from './site.js';

const PLACES = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/google-chrome'];
const executablePath = PLACES.find((path): path is string => path !== undefined && existsSync(path));
const ARGS = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-sync'];

if (!executablePath) {
	process.stderr.write('\n!!! MAP TESTS SKIPPED: no Chromium found. Install it or set CHROMIUM_PATH.\n\n');
}

jest.setTimeout(60_000);

const PHONE: BrowserContextOptions = { viewport: { width: 360, height: 740 } };

let browser: Browser;
const closing: (() => Promise<unknown>)[] = [];

/** Opens the page of municipalities; `faults` are complaints of the browser and requests to anywhere else. */
async function visit(shown: Viewer, options: BrowserContextOptions = {}, query = '') {
	const site = await openSite(createTestBot(), shown);
	const context = await browser.newContext({ locale: 'de-DE', viewport: { width: 1280, height: 860 }, ...options });
	closing.push(
		() => context.close(),
		() => site.stop(),
	);
	const page = await context.newPage();
	const faults: string[] = [];
	page.on('request', (request) => {
		if (new URL(request.url()).origin !== site.address) faults.push(request.url());
	});
	page.on('pageerror', (error) => faults.push(error.message));
	page.on('console', (message) => {
		if (message.type() === 'error' || message.type() === 'warning') faults.push(message.text());
	});
	await page.goto(`${site.address}/municipalities${query}`);
	return { page, faults };
}

/** The library as shipped. */
async function real(): Promise<Viewer> {
	const library = await openLibrary('knowledge', 'knowledge');
	return createViewer(() => library, 'http://127.0.0.1');
}

/** Real towns from all over the country, as the programme has some 240 of them. */
async function crowded(): Promise<Viewer> {
	const { gazetteer, outline } = await openLibrary('knowledge', 'knowledge');
	const every = Math.floor(gazetteer.municipalities.length / 240);
	const towns = gazetteer.municipalities
		.filter((_, index) => index % every === 0)
		.map((town, index) => ({
			...town,
			id: `town-${index}`,
			measures: [{ title: 'Laden', topics: ['Leerstand'], documents: [] }],
		}));
	return atlas({ towns, topics: [{ topic: 'Leerstand', count: towns.length }], outline });
}

const focused = (page: Page) => page.evaluate<string>('document.activeElement.id');

async function tabTo(page: Page, id: string): Promise<void> {
	for (let step = 0; step < 60 && (await focused(page)) !== id; step++) await page.keyboard.press('Tab');
	expect(await focused(page)).toBe(id);
}

const overflow = (page: Page) =>
	page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');

interface Box {
	left: number;
	right: number;
	top: number;
	bottom: number;
}

/** Boxes of what can be seen, in pixels. */
const boxes = (page: Page, selector: string) =>
	page.evaluate<Box[]>(`[...document.querySelectorAll('${selector}')].map((one) => one.getBoundingClientRect())
		.filter(({ width }) => width > 0).map(({ left, right, top, bottom }) => ({ left, right, top, bottom }))`);

const styleOf = (one: Locator, property: 'fill' | 'stroke' | 'backgroundColor') =>
	one.evaluate((element, name) => element.ownerDocument.defaultView?.getComputedStyle(element)[name], property);

const overlaps = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

(executablePath || process.env.CI ? describe : describe.skip)('the map in a browser', () => {
	beforeAll(async () => {
		browser = await chromium.launch({ executablePath: executablePath ?? '', args: ARGS });
	});
	afterAll(async () => {
		for (const close of closing) await close();
		await browser.close();
	});

	test.each([
		['with', true],
		['without', false],
	])('leads by keyboard from each town to its row and back, %s JavaScript', async (_name, javaScriptEnabled) => {
		const { page, faults } = await visit(atlas(), { javaScriptEnabled });
		await tabTo(page, 'map.alzey');
		const order = ['map.alzey'];
		for (let step = 1; step < 5; step++) {
			await page.keyboard.press('Tab');
			order.push(await focused(page));
		}
		expect(order).toEqual(['map.alzey', 'map.bremerhaven', 'map.cottbus', 'map.hostile', 'map.wilhelmshaven']);
		const ring = page.locator('[id="map.wilhelmshaven"] .ring');
		expect(await styleOf(ring, 'stroke')).not.toBe('none');
		await page.keyboard.press('Enter');
		await page.waitForURL('**/municipalities#wilhelmshaven');
		expect(await page.locator('tr:target').textContent()).toContain('Hochbeete');
		expect(await focused(page)).toBe('wilhelmshaven');
		const row = page.locator('tr:target');
		const top = await row.evaluate((element) => element.getBoundingClientRect().top);
		expect(top).toBeGreaterThanOrEqual(0);
		expect(top).toBeLessThan(860);
		expect(await styleOf(row, 'backgroundColor')).not.toBe(
			await styleOf(page.locator('tr#cottbus'), 'backgroundColor'),
		);
		await page.keyboard.press('Tab');
		await page.keyboard.press('Enter');
		await page.waitForURL('**/municipalities#map.wilhelmshaven');
		expect(await focused(page)).toBe('map.wilhelmshaven');
		expect(faults).toEqual([]);
	});

	test('is filtered by topic with the keyboard', async () => {
		const { page, faults } = await visit(await real());
		await tabTo(page, 'towns.topic');
		await page.keyboard.type('Urban');
		await page.keyboard.press('Tab');
		await page.keyboard.press('Enter');
		await page.waitForURL('**/municipalities?topic=Urban+Gardening&lang=de');
		expect(await page.locator('tbody tr').evaluateAll((rows) => rows.map(({ id }) => id))).toEqual(['wilhelmshaven']);
		expect(await page.locator('.spot').count()).toBe(1);
		expect(await page.locator('.others circle').count()).toBeGreaterThan(5);
		expect(await page.inputValue('[id="towns.topic"]')).toBe('Urban Gardening');
		await page.keyboard.press('Tab');
		expect(faults).toEqual([]);
	});

	test('skips the map by keyboard', async () => {
		const { page } = await visit(atlas());
		await page.getByText('Zur Tabelle').press('Enter');
		await page.keyboard.press('Tab');
		expect(await page.evaluate('document.activeElement.className')).toBe('back');
	});

	test.each(['', '?topic=Leerstand', '?topic=gibt-es-nicht', '?lang=en', '#cottbus'])(
		'never scrolls sideways on a phone: %j',
		async (query) => {
			for (const shown of [await real(), atlas()]) {
				const { page, faults } = await visit(shown, PHONE, query);
				expect(await overflow(page)).toBe(0);
				await page.setViewportSize({ width: 320, height: 256 });
				expect(await overflow(page)).toBe(0);
				expect(faults).toEqual([]);
			}
		},
	);

	test('has room for a finger on a phone', async () => {
		const { page } = await visit(await real(), PHONE);
		const reach = await boxes(page, '.reach');
		expect(reach.length).toBeGreaterThan(5);
		for (const { left, right, top, bottom } of reach)
			expect(Math.min(right - left, bottom - top)).toBeGreaterThanOrEqual(24);
	});

	test.each([
		['a phone', PHONE],
		['a desktop', {}],
	])(
		'has no label over another, over a place or beyond the edge on %s, however many towns there are',
		async (_name, options) => {
			for (const shown of [await real(), await crowded()]) {
				const { page } = await visit(shown, options);
				const [labels, dots] = [await boxes(page, '.spot text'), await boxes(page, '.spot .dot')];
				const [map] = await boxes(page, '.germany');
				expect(labels.length).toBeGreaterThanOrEqual(8);
				const clashes = labels.flatMap((label, index) => [
					...labels.slice(index + 1).filter((other) => overlaps(label, other)),
					...dots.filter((dot) => overlaps(label, dot)),
				]);
				expect(clashes).toEqual([]);
				for (const { left, right } of labels) {
					expect(left).toBeGreaterThanOrEqual(map?.left ?? 0);
					expect(right).toBeLessThanOrEqual(map?.right ?? 0);
				}
			}
		},
	);

	test('means the nearest town wherever it is pressed, however close they are', async () => {
		const { page } = await visit(await crowded(), PHONE);
		const wrong = await page.evaluate<string[]>(`[...document.querySelectorAll('.spot')].flatMap((spot) => {
			spot.scrollIntoView({ block: 'center' });
			const { left, top, width, height } = spot.querySelector('.dot').getBoundingClientRect();
			const hit = document.elementFromPoint(left + width / 2, top + height / 2)?.closest('.spot');
			return hit === spot ? [] : [spot.id];
		})`);
		expect(wrong).toEqual([]);
	});

	test('shows the shipped towns in the dark too', async () => {
		const { page, faults } = await visit(await real(), { colorScheme: 'dark' }, '?topic=Leerstand');
		const fill = (selector: string) => styleOf(page.locator(selector).first(), 'fill');
		expect(await fill('.spot .dot')).not.toBe(await fill('.others circle'));
		expect(await fill('.spot text')).not.toBe(await fill('.area'));
		expect(faults).toEqual([]);
	});
});
