/** The page of municipalities over real HTTP. */

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Audience } from '../../src/channel.js';
import { atlas, HOSTILE, towns, view } from './atlas.js';
import { createTestBot, openSite, type Site } from './site.js';

let site: Site;
const asked: Audience[] = [];

beforeAll(async () => {
	const towns = (audience: Audience) => {
		asked.push(audience);
		return view;
	};
	site = await openSite(createTestBot(), { ...atlas(), towns });
});
afterAll(() => site.stop());

async function get(path: string, init: RequestInit = {}) {
	const response = await fetch(site.address + path, init);
	return { status: response.status, headers: response.headers, text: await response.text() };
}

/** The page of these towns alone. */
async function pageOf(shown: Partial<typeof view>, path = '/municipalities') {
	const other = await openSite(createTestBot(), atlas({ ...view, ...shown }));
	const response = await fetch(other.address + path);
	const text = await response.text();
	await other.stop();
	return text;
}

const rows = (text: string) => [...text.matchAll(/<tr role="row" id="([\w-]+)"/g)].map(([, id]) => id);
const spots = (text: string) => [...text.matchAll(/<a class="spot"[^>]* href="#([\w-]+)"/g)].map(([, id]) => id);

describe('the page of municipalities', () => {
	test('shows a map and a table of what the public may read', async () => {
		const { status, headers, text } = await get('/municipalities');
		expect(status).toBe(200);
		expect(headers.get('content-security-policy')).toContain("default-src 'none'");
		const harmless = await pageOf({ towns: towns.slice(0, 3), topics: view.topics.slice(0, 2) });
		expect(harmless).not.toMatch(/<[^>]+ (style|on\w+)=|<style|<script(?! src="\/assets\/)/);
		expect(rows(text)).toEqual(towns.map(({ id }) => id));
		expect(spots(text)).toEqual(towns.filter(({ latitude }) => latitude).map(({ id }) => id));
		expect(new Set(asked)).toEqual(new Set(['public']));
		expect(text).toContain('aria-label="Bremerhaven, Bremen: 2 Maßnahmen"');
		expect(text).toContain('6 Kommunen mit 7 Maßnahmen.');
	});

	test('leads to the paragraph of the document, with its year', async () => {
		const { text } = await get('/municipalities?lang=en');
		expect(text).toContain(
			'<time datetime="2022-06-06">2022</time> <a href="/documents/austausch-4?lang=en#rahmen-1-3fa9" lang="de">4. Peer-to-Peer-Austausch',
		);
	});

	test('is linked from every page, and knows where it is', async () => {
		expect((await get('/documents')).text).toContain('<a href="/municipalities">Kommunen</a>');
		expect((await get('/municipalities')).text).toContain('<a href="/municipalities" aria-current="page">Kommunen</a>');
	});

	test('says how many are not on the map', async () => {
		expect((await get('/municipalities')).text).toContain('Eine Kommune steht nicht auf der Karte');
		const abroad = { ...view.towns[0], id: 'fern', name: 'Fern', measures: towns[0]?.measures ?? [], latitude: 10 };
		expect(await pageOf({ towns: [...towns, abroad] })).toContain('2 Kommunen stehen nicht auf der Karte');
		expect(await pageOf({ towns: towns.slice(0, 2) })).not.toContain('nicht auf der Karte');
	});

	test('takes hostile names as text', async () => {
		const { text } = await get('/municipalities');
		expect(text).toContain('&lt;script&gt;alert(1)');
		expect(text).not.toMatch(/<script>|<img src=x/);
	});

	test('has one element for each id', async () => {
		const { text } = await get('/municipalities?topic=Leerstand');
		const ids = [...text.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
		expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
		const wanted = [...text.matchAll(/(?:href="#|aria-labelledby="|for=")([^"]*)"/g)].map(([, id]) => id);
		expect(wanted.filter((id) => !ids.includes(id))).toEqual([]);
	});

	test('speaks English too', async () => {
		const { text } = await get('/municipalities?topic=Leerstand&lang=en');
		expect(text).toContain('3 municipalities with 3 measures on “Leerstand”.');
		expect(text).toContain('<option value="Leerstand" selected>Leerstand (3 measures)</option>');
		expect(text).toContain('href="/municipalities?topic=Leerstand&amp;lang=de" hreflang="de"');
	});

	test('is there without an outline, and without any municipality', async () => {
		expect(spots(await pageOf({ outline: [] }))).toHaveLength(5);
		const empty = await pageOf({ towns: [], topics: [] });
		expect(empty).toContain('Noch berichtet keine Dokumentation von einer Maßnahme.');
		expect(empty).not.toContain('<table');
	});

	test('refuses to be written to', async () => {
		const { status, headers } = await get('/municipalities', { method: 'POST' });
		expect([status, headers.get('allow')]).toEqual([405, 'GET, HEAD']);
	});
});

describe('a topic', () => {
	test('is offered as the measures have it, the most frequent first', async () => {
		const { text } = await get('/municipalities');
		const offered = [...text.matchAll(/<option value="([^"]*)"/g)].map(([, topic]) => topic);
		expect(offered.slice(0, 3)).toEqual(['', 'Leerstand', 'Handwerk']);
		expect(offered).toHaveLength(1 + view.topics.length);
	});

	test.each(['Leerstand', 'leerstand', ' LEERSTAND '])(
		'%j leaves its own measures, and the others faint on the map',
		async (topic) => {
			const { text } = await get(`/municipalities?topic=${encodeURIComponent(topic)}`);
			expect(rows(text)).toEqual(['bremerhaven', 'cottbus', 'entenhausen']);
			expect(spots(text)).toEqual(['bremerhaven', 'cottbus']);
			expect(text).toContain('<title>Wilhelmshaven</title>');
			expect(text).not.toContain('Jugendraum');
			expect(text).toContain('<a href="/municipalities#bremerhaven">Eine weitere Maßnahme zu anderen Themen</a>');
			expect(text).toContain('<title>Kommunen zum Thema „Leerstand“ – Innenstadtlotse</title>');
			expect(text).toContain('href="/municipalities?topic=Leerstand" aria-current="true"');
		},
	);

	test('with an umlaut is found however the browser writes it', async () => {
		expect(rows((await get(`/municipalities?topic=${encodeURIComponent('Gru\u0308n')}`)).text)).toEqual([
			'wilhelmshaven',
		]);
	});

	test('that does not exist is said to be none, and all is shown', async () => {
		const { status, text } = await get(`/municipalities?topic=${encodeURIComponent(`Pferde <b>${'x'.repeat(500)}`)}`);
		expect(status).toBe(200);
		expect(text).toMatch(/Zum Thema „Pferde &lt;b&gt;x{70}“ gibt es keine Maßnahme/);
		expect(rows(text)).toHaveLength(towns.length);
	});

	test.each(['topic=', 'topic=a&topic=b', 'topic[x]=1', ''])('%j is no topic: all is shown', async (query) => {
		const { status, text } = await get(`/municipalities?${query}`);
		expect([status, rows(text).length]).toEqual([200, towns.length]);
		expect(text).not.toContain('Zum Thema');
	});

	test('can be hostile, and is found all the same', async () => {
		const { text } = await get(`/municipalities?topic=${encodeURIComponent(HOSTILE)}`);
		expect(rows(text)).toEqual(['entenhausen']);
		expect(text).not.toMatch(/<script>|<img src=x/);
	});
});
