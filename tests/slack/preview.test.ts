/** Our preview of Slack: payloads become a page that shows what Slack would, and faults it would not forgive. */

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, jest, test } from '@jest/globals';
import { answer, contact, mistakes, short } from './preview/messages.js';
import { type Card, previewPage } from './preview/page.js';
import { findBrowser, shoot } from './preview/shoot.js';
import { form, paragraph, start } from './preview/views.js';

jest.setTimeout(30_000);

const right = [answer, short, contact, paragraph, form, start];
const samples = [...right, mistakes];

if (!findBrowser()) {
	process.stderr.write('\n!!! SLACK SCREENSHOTS SKIPPED: no Chromium found. Install it or set CHROMIUM_PATH.\n\n');
}

const message = (...blocks: unknown[]): string =>
	bodyOf({ title: '', surface: 'message', payload: { text: 'Mitteilung', blocks } });
const mrkdwn = (text: string, verbatim = true): string =>
	message({ type: 'section', text: { type: 'mrkdwn', text, verbatim } });
const rich = (...elements: unknown[]): string =>
	message({ type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] });

function bodyOf(...cards: Card[]): string {
	const page = previewPage(cards);
	return page.slice(page.indexOf('<body>'));
}

describe('surfaces', () => {
	test('shows an answer with its list, sources, buttons and thumbs', () => {
		const body = bodyOf(answer);
		expect(body).toMatch(/<b>Innenstadtlotse<\/b><span class="badge">App<\/span><time>/);
		expect(body).toContain('<li><b>Bremerhaven</b>: ein konsumfreier');
		expect(body).toMatch(/<ol style="list-style-type:lower-alpha;margin-left:28px" start="1">/);
		expect(body).toContain('rel="noreferrer">4. Peer-to-Peer-Austausch „Soziale Infrastruktur“</a>');
		expect(body).toContain('<blockquote>Der Jugendbeteiligungsraum');
		expect(body).toMatch(/class="button primary"[^>]*>An die Programmstelle weitergeben</);
		expect(body).toMatch(/class="button danger"[^>]*>Gespräch löschen</);
		expect(body).toMatch(/aria-label="Hilfreich".*aria-label="Nicht hilfreich"/s);
		expect(body).toContain('Mitteilung:</span> <span>Drei Kommunen');
	});

	test('shows a message without blocks by its text', () => {
		const body = bodyOf(short);
		expect(body).toContain('<b>nichts gefunden</b>.<span class="gap"></span>Fragen');
		expect(body).toContain('<s>Maker</s> <code>Makerspace</code>');
		expect(body).toContain('<pre>ziz ask &quot;Makerspace&quot;</pre>');
		expect(body).not.toContain('Mitteilung:');
	});

	test('shows fields, select, overflow, picture and Markdown', () => {
		const body = bodyOf(contact);
		expect(body).toContain('<b>Kommune</b><br>Bremerhaven &amp; Umland');
		expect(body).toMatch(/Sprache wählen.*<li>Deutsch<\/li><li>Englisch<\/li>/s);
		expect(body).toContain('aria-label="Weitere Aktionen"');
		expect(body).toContain('aria-label="Blick in den Raum"');
		expect(body).toContain('<h3 class="header">Wie es weitergeht</h3>');
		expect(body).toContain('<strong>bis 2027</strong>');
	});

	test('shows a modal with title, closing and sending, and all kinds of input', () => {
		expect(bodyOf(paragraph)).toMatch(/<h3>Zitierte Stelle<\/h3>.*>Schließen<\/button>/s);
		expect(bodyOf(paragraph)).not.toContain('class="send"');
		const body = bodyOf(form);
		expect(body).toMatch(/>Abbrechen<\/button><button type="button" class="button primary">Absenden</);
		expect(body).toMatch(/<textarea[^>]*>\nWer hat Erfahrung/);
		expect(body).toContain('placeholder="zum Beispiel Alzey"');
		expect(body).toMatch(/<input type="radio" checked>\s*<span>Diese Woche/);
		expect(body).toMatch(/<input type="checkbox">\s*<span>Meinen Namen/);
		expect(body).toContain('Ihre Kommune <span class="optional">(optional)</span>');
		expect(body).toContain('<div class="hint">Bitte nennen Sie keine Namen');
	});

	test('shows the home tab', () => {
		expect(bodyOf(start)).toMatch(/<span class="here">Home<\/span>.*Willkommen beim Innenstadtlotsen/s);
	});

	test('finds no fault with what is right', () => {
		expect(bodyOf(...right)).not.toContain('class="fault"');
	});
});

describe('markup', () => {
	test.each([
		['*fett* und _kursiv_', '<b>fett</b> und <i>kursiv</i>'],
		['_*beides*_', '<i><b>beides</b></i>'],
		['**Markdown** 2*3*4 a_b_c', '**Markdown** 2*3*4 a_b_c'],
		['*<https://a.example/x_y_z|A *B*>*', '<b><a href="https://a.example/x_y_z" rel="noreferrer">A *B*</a></b>'],
		['`*a* &lt;b&gt;`', '<code>*a* &lt;b&gt;</code>'],
		['&lt;b&gt; &amp;amp; &quot;', '&lt;b&gt; &amp;amp; &amp;quot;'],
		['&gt; eins\n&gt; zwei\ndrei', '<blockquote>eins<br>zwei</blockquote>drei'],
		['<mailto:a@b.example|Post>', '<a href="mailto:a@b.example" rel="noreferrer">Post</a>'],
		['siehe https://a.example.', 'siehe https://a.example.'],
	])('%j', (text, expected) => {
		expect(mrkdwn(text)).toContain(expected);
	});

	test('makes links and mentions of plain text only where Slack does', () => {
		expect(mrkdwn('siehe https://a.example/x_y, @here', false)).toContain(
			'siehe <a href="https://a.example/x_y" rel="noreferrer">https://a.example/x_y</a>, <span class="mention broadcast">@here</span>',
		);
		expect(mrkdwn('@here')).not.toContain('broadcast');
		expect(rich({ type: 'text', text: '<!channel> *x* &amp;' })).toContain('&lt;!channel&gt; *x* &amp;amp;');
	});

	test.each([
		['mrkdwn', mrkdwn('<!channel> <@U024BE7LH>')],
		['mrkdwn code', mrkdwn('`<!channel>` ```<@U024BE7LH>```')],
		['rich_text', rich({ type: 'broadcast', range: 'channel' }, { type: 'user', user_id: 'U024BE7LH' })],
		['markdown', message({ type: 'markdown', text: '<!channel> <@U024BE7LH>' })],
		['text', bodyOf({ title: '', surface: 'message', payload: { text: '<!channel> <@U024BE7LH>' } })],
	])('mentions in %s are loud', (_where, body) => {
		expect(body).toContain('<span class="mention broadcast">@channel</span>');
		expect(body).toContain('<span class="mention">@U024BE7LH</span>');
	});
});

describe('faults', () => {
	test.each([
		['an unknown block', message({ type: 'video' }), 'Unbekannter Block: <code>video</code>'],
		['a block that is none', message('Hallo'), 'Unbekannter Block: <code>(ohne type)</code>'],
		[
			'an unknown element',
			message({ type: 'actions', elements: [{ type: 'zauberstab' }] }),
			'Unbekanntes Element: <code>zauberstab</code>',
		],
		[
			'an element in the wrong place',
			message({ type: 'actions', elements: [{ type: 'plain_text_input' }] }),
			'Nicht erlaubt in actions: <code>plain_text_input</code>',
		],
		['an unknown part of rich text', rich({ type: 'glitzer' }), 'Unbekannt in rich_text: <code>glitzer</code>'],
		['text that was not escaped', mrkdwn('<b>'), 'Nicht maskiert: <code>&lt;b&gt;</code>'],
		['an address that is no link', mrkdwn('<javascript:alert(1)|hier>'), 'Nicht maskiert:'],
		['mrkdwn in a header', message({ type: 'header', text: { type: 'mrkdwn', text: 'x' } }), 'Kein plain_text:'],
		['an empty text', mrkdwn(''), 'Text ist leer'],
		['a message without its text', bodyOf({ title: '', surface: 'message', payload: { blocks: [{}] } }), 'fehlt'],
		['an empty message', bodyOf({ title: '', surface: 'message', payload: null }), 'Leere Nachricht'],
		['a view of another type', bodyOf({ ...start, surface: 'modal' }), 'Kein View vom Typ modal: <code>home</code>'],
		[
			'a form that cannot be sent',
			bodyOf({ title: '', surface: 'modal', payload: { type: 'modal', blocks: [{ type: 'input' }] } }),
			'Eingaben ohne <code>submit</code>',
		],
		[
			'Markdown outside a message',
			bodyOf({ title: '', surface: 'home', payload: { type: 'home', blocks: [{ type: 'markdown', text: 'x' }] } }),
			'Nur in Nachrichten erlaubt: <code>markdown</code>',
		],
	])('%s is red', (_what, body, expected) => {
		expect(body).toContain(`<span class="fault">${expected}`);
	});
});

test('hostile text stays text, wherever it stands', () => {
	const evil = '"><img src=x onerror=alert(1)><script>alert(1)</script>\'';
	const spoil = (value: unknown, key = ''): unknown => {
		if (typeof value === 'string') return key === 'type' || key === 'style' ? value : `${value}${evil}`;
		if (Array.isArray(value)) return value.map((entry) => spoil(entry));
		if (typeof value !== 'object' || value === null) return value;
		return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, spoil(entry, name)]));
	};
	const spoilt = samples.map(({ title, surface, payload }) => ({
		title: title + evil,
		surface,
		payload: spoil(payload),
	}));
	const body = bodyOf(...spoilt, { title: '', surface: 'message', payload: { blocks: [{ type: evil }] } });
	expect(body).not.toMatch(/<img src=x|<script/);
	expect(body.match(/<[^>]*>/g)?.filter((tag) => /\son\w+=/.test(tag.replace(/"[^"]*"/g, '')))).toEqual([]);
});

test('the page fetches nothing', () => {
	const page = previewPage(samples);
	expect(page).toContain('default-src &#39;none&#39;;');
	expect(page).not.toMatch(/<(?:script|link|iframe)\b|<img [^>]*src="http|url\(/);
});

(findBrowser() ? describe : describe.skip)('in a browser', () => {
	/** Where the pictures stay to be looked at; without it they are thrown away. */
	const kept = process.env.SLACK_PREVIEW;

	test.each([900, 390])('is photographed %i pixels wide, and nothing sticks out', async (width) => {
		const folder = kept ?? (await mkdtemp(join(tmpdir(), 'preview-')));
		try {
			const path = join(folder, `samples-${width}.png`);
			await shoot(previewPage(samples), path, width);
			const picture = await readFile(path);
			expect(picture.subarray(1, 4).toString()).toBe('PNG');
			// The width in the header of a PNG; narrow pages come doubled, and a page too wide comes wider.
			expect(picture.readUInt32BE(16)).toBe(width < 600 ? width * 2 : width);
		} finally {
			if (!kept) await rm(folder, { recursive: true });
		}
	});
});
