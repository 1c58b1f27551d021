/** A gallery of replies as HTML. */

import { describe, expect, test } from '@jest/globals';
import { html, markup, raw } from '../../adapters/web/html.js';
import { createLinks } from '../../adapters/web/links.js';
import { type Place, renderReply, renderTurn } from '../../adapters/web/render.js';
import { type Block, type Reply, reply, text } from '../../src/reply.js';
import { pageWords } from '../../src/words/page.js';
import { citations, listReply, viewer } from './site.js';

const HOSTILE = `<script>alert(1)</script>"'&<img src=x onerror=alert(1)>`;

function place(language: 'de' | 'en' = 'de'): Place {
	const words = pageWords[language];
	return { key: 'k', conversation: 'c', links: createLinks(viewer, ''), words, answerWords: words };
}

function rendered(...blocks: Block[]): string {
	return markup(renderReply(reply('de', ...blocks), place()));
}

function citing(change: Partial<(typeof citations)[number]>, language: 'de' | 'en' = 'de'): string {
	const [first] = citations;
	const source = { ...first, ...change } as (typeof citations)[number];
	return markup(renderReply({ ...reply(language, text('Satz.', { cite: 1 })), sources: [source] }, place(language)));
}

describe('html', () => {
	test('escapes text, keeps markup, joins lists and drops what is absent', () => {
		const value = html`<p title="${`"'`}">${'<&>'}${raw('<b>')}${[1, html`<i>${'<'}</i>`]}${undefined}${false}</p>`;
		expect(markup(value)).toBe('<p title="&quot;&#39;">&lt;&amp;&gt;<b>1<i>&lt;</i></p>');
	});

	test('drops control characters', () => {
		expect(markup(html`${'a\u0000b\u001b[2Jc\nd'}`)).toBe('ab[2Jc\nd');
	});
});

describe('blocks', () => {
	test('a text with emphasis, a link and a citation that leads to its source', () => {
		const out = citing({});
		expect(out).toContain('Satz.<a class="cite" href="#source-k-1" aria-label="Fundstelle 1: 4. Peer-to-Peer');
		expect(out).toContain('<li id="source-k-1" value="1">');
		expect(rendered(text({ strong: 'fett' }))).toContain('<p><strong>fett</strong></p>');
	});

	test('a list and a card', () => {
		expect(rendered({ kind: 'list', items: [['eins'], ['zwei']] })).toContain('<li>eins</li><li>zwei</li>');
		expect(rendered({ kind: 'card', title: 'T', facts: [['Ort', ['Alzey']]] })).toContain('<dt>Ort</dt><dd>Alzey</dd>');
	});

	test('a citation without a source is no link', () => {
		expect(rendered(text({ cite: 7 }))).toContain('<span class="cite">7</span>');
	});

	test.each([
		['https://a.example/?x=1&y=2', '<a href="https://a.example/?x=1&amp;y=2" rel="noopener noreferrer external">L</a>'],
		['/documents/a#b', '<a href="/documents/a#b">L</a>'],
		['http://lotse.example/documents/a#b', '<a href="/documents/a#b">L</a>'],
		['javascript:alert(1)', '<p>L</p>'],
		['data:text/html,x', '<p>L</p>'],
		['//evil.example', '<p>L</p>'],
		['/\\evil.example', '<p>L</p>'],
	])('a link to %s', (url, expected) => {
		expect(rendered(text({ link: 'L', url }))).toContain(expected);
	});
});

describe('sources', () => {
	test('original wording stands in quotation marks, with both ways to it', () => {
		const out = citing({ quote: 'Ein Satz' });
		expect(out).toContain('„Ein Satz“');
		expect(out).toContain('<time datetime="2024-06-06">6. Juni 2024</time> · <span lang="de">Beispiele');
		expect(out).toContain('href="/documents/austausch-4#kommunen-bremerhaven-1-9c01">Im Dokument lesen</a>');
		expect(out).toContain('rel="noopener noreferrer external">Original ansehen</a>');
	});

	test('a summary names its publisher and has no quotation marks', () => {
		const out = citing({ wording: 'summary', quote: 'Ein Satz' });
		expect(out).toContain('Zusammenfassung nach BMWSB:</span> <span lang="de">Ein Satz</span>');
		expect(out).not.toContain('„Ein Satz“');
	});

	test.each(['', 'javascript:alert(1)', 'ftp://a.example/x'])('the address „%s“ counts as no link', (url) => {
		const out = citing({ url });
		expect(out).toContain('Fundstelle ohne Link');
		expect(out).not.toContain('external');
	});

	test('an English answer says that the quote is German', () => {
		const out = citing({}, 'en');
		expect(out).toContain('German original:');
		expect(out).toContain('6 June 2024');
		expect(out).toContain('lang="en"');
	});
});

describe('turns', () => {
	test('contacts are data and not said twice', () => {
		expect(markup(renderReply(listReply(), place())).match(/Claudia Bitti/g)).toHaveLength(1);
	});

	test('a button is a form with labelled fields', () => {
		const form = [
			{ name: 'note', label: 'Nachricht', lines: 3 },
			{ name: 'to', label: 'An', value: 'x' },
		];
		const out = markup(renderReply({ ...reply('de'), buttons: [{ label: 'Senden', token: 't', form }] }, place()));
		expect(out).toContain('method="post" action="/answers"');
		expect(out).toContain(
			'<label for="field-k-t-0">Nachricht</label><textarea id="field-k-t-0" name="field.note" rows="3">',
		);
		expect(out).toContain('<input type="text" id="field-k-t-1" name="field.to" value="x">');
	});

	test('hostile text is text in every field', () => {
		const [source] = citations;
		const bad = HOSTILE;
		const hostile: Reply = {
			...reply('de', text(bad, { strong: bad }, { link: bad, url: `https://a.example/${bad}` }), {
				kind: 'card',
				title: bad,
				facts: [[bad, [bad]]],
			}),
			sources: [
				{
					...source,
					n: 1,
					document: bad,
					passage: `${bad}#${bad}`,
					title: bad,
					date: bad,
					section: bad,
					quote: bad,
					wording: 'summary',
					publisher: bad,
					url: `https://a.example/${bad}`,
				},
			],
			buttons: [{ label: bad, token: bad, form: [{ name: bad, label: bad, value: bad }] }],
		};
		const out = markup(renderTurn(bad, hostile, { ...place(), conversation: bad }));
		expect(out).not.toMatch(/<script|<img/);
		const tags = out.match(/<[^>]*>/g) ?? [];
		expect(tags.filter((tag) => /onerror|alert/.test(tag.replace(/"[^"]*"/g, '""')))).toEqual([]);
	});
});
