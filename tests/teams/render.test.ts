/** Replies → activities: whatever a reply holds, Teams takes what goes out, and it says nothing but text. */

import { describe, expect, test } from '@jest/globals';
import { fc } from '../property.js';
import { renderWhole } from '../../adapters/teams/card.js';
import { renderText } from '../../adapters/teams/markdown.js';
import type { Json } from '../../adapters/teams/plain.js';
import { opened, restored, whispered } from '../../adapters/teams/respond.js';
import { createSearch } from '../../adapters/teams/search.js';
import { cut, escaped, literal, pieces, typed, webAddress } from '../../adapters/teams/text.js';
import type { DocumentView, Viewer } from '../../src/channel.js';
import { type Block, type Inline, plainInline, type Reply, reply, text } from '../../src/reply.js';
import { adaptiveCard } from './connector/card.js';
import { outcomeFaults } from './connector/outcome.js';
import { faultsOf } from './connector/rule.js';
import { type Mark, marksIn, visibleText } from './connector/visible.js';
import { activityOf, cardsOf, citation, faultsIn, inked, nasty, shownOf } from './replies.js';

const OURS = 'https://lotse.example/x';
/** What takes effect besides the formats and links the reply itself asks for. */
const foreign = (marks: readonly Mark[]) =>
	marks.filter(({ kind, url }) => !['bold', 'list', 'quote'].includes(kind) && !(kind === 'link' && url === OURS));
const onCards = (...cards: Json[]) => marksIn({ text: '', textFormat: 'plain', cards });
const HOSTILE = [
	'<at>Alle</at> <at id="0">Anna</at> < at>x</ at>',
	'<b>fett</b> <script>alert(1)</script> <img src=x onerror=y> <!-- weg -->',
	'[Klick](https://evil.example) ![Bild](https://evil.example/x.png) [1]: https://evil.example',
	'[Klick][1] (https://evil.example) [1](javascript:alert(1))',
	'https://evil.example www.evil.example mailto:a@evil.example <https://evil.example> //evil.example HTTP://evil.example',
	'*fett* **fett** _kursiv_ __x__ ~~durch~~ `code` ***x***',
	'# Titel\n## Titel\nTitel\n===\nTitel\n---\n> Zitat\n- Liste\n+ Liste\n1. Liste\n2) Liste\n***\n___',
	'```\nblock\n```\n    eingerückt\n\teingerückt\n~~~\nblock\n~~~',
	'a | b\n--|--\n1 | 2\n| x |\n|---|',
	'\\*fett\\* \\[x\\](y) &lt;at&gt;x&lt;/at&gt; &#42;fett&#42; &amp;',
	'\u202egnafna\u2066 \u200f\u061c \u0000\u0007\u001b',
	'\ud800 x \udc00',
	'**',
	'_',
	'(https://evil.example)',
	':',
	'',
];

/** The hostile text in every place a reply has. */
const everywhere = (evil: string): Reply => ({
	...reply(
		'de',
		text(evil, { strong: evil }, { cite: 1 }, evil),
		{ kind: 'list', items: [[evil], [{ strong: evil }, evil, { cite: 1 }, evil]] },
		{ kind: 'quote', text: [evil] },
		text({ link: evil, url: OURS }, { link: evil, url: `data:${evil}` }),
		{ kind: 'card', title: evil, facts: [[evil, [evil]]] },
	),
	title: evil,
	sources: [citation(1, evil, { section: evil, quote: evil, document: evil })],
	buttons: [
		{ label: evil, token: 'a.0' },
		{ label: evil, token: 'a.1', form: [{ name: 'question', label: evil, value: evil }] },
	],
	rating: { helpful: 'b.0', unhelpful: 'b.1' },
	author: evil,
});

/** Mentions, marks that turn the reading direction, halves of characters. */
const ODD = /<\/?at\b|[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]|\\ud[89a-f]/i;
const RUNS = 200;

const expectHarmless = (evil: string) => {
	const said = everywhere(evil);
	const activity = activityOf(said);
	expect(foreign(marksIn(shownOf(activity)))).toEqual([]);
	expect(onCards(...cardsOf(activity))).toEqual([]);
	expect(faultsIn(activity)).toEqual([]);
	for (const answer of [opened({ ...said, show: 'dialog' }, said), restored(said, 'de')]) {
		expect(faultsOf(adaptiveCard, answer.value, 'card')).toEqual([]);
		expect(onCards(answer.value as Json)).toEqual([]);
	}
	const cards = activityOf({ ...said, sources: [] });
	expect([onCards(...cardsOf(cards)), faultsIn(cards)]).toEqual([[], []]);
	const wire = JSON.stringify([activity, cards, opened(said, said), whispered(said)]);
	expect(ODD.exec(wire)?.[0]).toBeUndefined();
};

describe('hostile text', () => {
	test.each(HOSTILE)('%j is nothing but text', (evil) => {
		expectHarmless(evil);
		const plain = shownOf(activityOf(reply('de', text(evil || '–'))));
		expect(marksIn(plain)).toEqual([]);
		expect(inked(visibleText(plain))).toBe(inked(evil || '–'));
	});

	test('any text at all is harmless', () => {
		fc.assert(fc.property(nasty, expectHarmless), { numRuns: RUNS });
	});

	test('a colon behind a citation is a colon, also behind a link without a name', () => {
		const said = renderText([text({ cite: 1 }, { link: '', url: OURS }, ':', '!')]);
		expect(inked(visibleText({ text: said, textFormat: 'markdown', cards: [] }))).toBe('[1]:!');
	});

	test('any text at all is read as it stands', () => {
		const inlines = fc.array(
			fc.oneof(
				nasty,
				fc.record({ strong: nasty }),
				fc.record({ cite: fc.integer({ min: 1, max: 12 }) }),
				fc.record({ link: nasty, url: fc.constant(OURS) }),
			),
			{ minLength: 1, maxLength: 4 },
		);
		const kinds = fc.constantFrom('text' as const, 'quote' as const);
		const block: fc.Arbitrary<Block> = fc.oneof(
			fc.record({ kind: kinds, text: inlines }),
			fc.record({ kind: fc.constant('list' as const), items: fc.array(inlines, { minLength: 1, maxLength: 3 }) }),
		);
		const plain = (inline: Inline) =>
			typeof inline === 'object' && 'link' in inline ? inline.link : plainInline(inline);
		fc.assert(
			fc.property(fc.array(block, { maxLength: 3 }), (blocks) => {
				const shown = { text: renderText(blocks), textFormat: 'markdown', cards: [] };
				expect(foreign(marksIn(shown))).toEqual([]);
				const lines = blocks.flatMap((one) =>
					one.kind === 'list' ? one.items : one.kind === 'card' ? [] : [one.text],
				);
				const words = lines.map((line) => line.map(plain).join(''));
				expect(inked(visibleText(shown))).toBe(inked(words.join(' ')));
			}),
			{ numRuns: RUNS },
		);
	});

	test('only web addresses the reply itself gives are linked', () => {
		const links: Inline[] = [
			'javascript:alert(1)',
			'file:///etc/passwd',
			'data:text/html,x',
			'x',
			'https://a.de/(b)',
		].map((url) => ({ link: `nach ${url}`, url }));
		const marks = marksIn(shownOf(activityOf(reply('de', text(...links))))).filter(({ kind }) => kind === 'link');
		expect(marks.map(({ url }) => url)).toEqual(['https://a.de/%28b%29']);
		const card = JSON.stringify(renderWhole(reply('de', text(...links))));
		expect(card.match(/Action\.OpenUrl/g)).toHaveLength(1);
	});
});

describe('a reply with cards among its text', () => {
	const said: Reply = {
		...reply(
			'de',
			text('Bitte beachten:'),
			{ kind: 'card', title: 'Austausch', facts: [['Wann', ['morgen']]] },
			text('Dazu: Alzey'),
		),
		title: 'Erinnerung: morgen',
		buttons: [
			{ label: 'In den Kalender', token: '', url: OURS },
			{ label: 'Später', token: 'a.0' },
		],
	};

	test('is one card in its order, with its title on top', () => {
		const activity = activityOf(said);
		expect(faultsIn(activity)).toEqual([]);
		expect(activity.text).toBeUndefined();
		expect(visibleText(shownOf(activity))).toMatch(
			/Erinnerung: morgen[\s\S]*Bitte beachten:[\s\S]*Austausch[\s\S]*Wann: morgen[\s\S]*Dazu: Alzey[\s\S]*In den Kalender[\s\S]*Später/,
		);
		expect(activity.summary).toMatch(/^Erinnerung: morgen /);
	});

	test('has a button that opens an address without asking us', () => {
		expect(JSON.stringify(activityOf(said))).toContain(
			`{"type":"Action.OpenUrl","title":"In den Kalender","url":"${OURS}"}`,
		);
	});
});

describe('a form', () => {
	test('asks for days, times and choices in the platform’s own way', () => {
		const form = [
			{ name: 'day', label: 'Tag', input: 'date' as const, value: '2027-01-14' },
			{ name: 'from', label: 'Beginn', input: 'time' as const, optional: true },
			{
				name: 'kind',
				label: 'Art',
				value: 'b',
				choices: [
					{ value: 'a', label: 'A' },
					{ value: 'b', label: 'B' },
				],
			},
		];
		const card = renderWhole({ ...reply('de'), buttons: [{ label: 'Eintragen', token: 'a.0', form }], show: 'dialog' });
		expect(faultsOf(adaptiveCard, card, 'card')).toEqual([]);
		expect(JSON.stringify(card)).toMatch(
			/Input\.Date[\s\S]*2027-01-14[\s\S]*Input\.Time[\s\S]*Input\.ChoiceSet[\s\S]*"value":"b"/,
		);
		expect(JSON.stringify(card)).toContain('"title":"Eintragen"');
	});
});

describe('what the search finds', () => {
	/** A document that has the hostile text in every place. */
	const viewerOf = (evil: string): Viewer => {
		const contacts = [{ name: evil, role: evil, organisation: evil }];
		const document: DocumentView = {
			id: 'd',
			title: evil,
			kind: 'project-profile',
			source: { publisher: evil, title: evil },
			wording: 'original',
			coverage: 'complete',
			measures: [{ municipality: evil, title: `Hochbeete ${evil}`, summary: evil, contacts }],
			passages: [{ anchor: 'a', headings: [evil], text: `Hochbeete ${evil}` }],
		};
		const state = () => ({ documents: 1, passages: 1, problems: 0, library: '' });
		const found = document.passages.map((passage) => ({ document, passage }));
		return {
			list: () => [document],
			find: () => document,
			search: async () => found,
			towns: () => ({ towns: [], topics: [], outline: [] }),
			address: () => OURS,
			page: () => OURS,
			state,
		};
	};

	test.each(HOSTILE)('%j is nothing but text', async (evil) => {
		for (const command of ['documents', 'contacts']) {
			const heard = { kind: 'searched', command, text: 'Hochbeete', skip: 0 } as never;
			const body = await createSearch(viewerOf(evil))(heard, { audience: 'public' });
			expect(outcomeFaults({ type: 'invoke', name: 'composeExtension/query' }, 200, body)).toEqual([]);
			const { attachments } = body.composeExtension as { attachments: { content: Json; preview: Json }[] };
			expect(attachments).toHaveLength(1);
			for (const { content, preview } of attachments) {
				expect(onCards(content)).toEqual([]);
				expect(Object.values(preview.content as object).join(' ')).not.toMatch(/[<>]/);
				expect(ODD.exec(JSON.stringify([content, preview]))?.[0]).toBeUndefined();
			}
		}
	});
});

describe('text', () => {
	test('what was typed comes without tags, with its signs', () => {
		expect(typed('<at>Lotse</at>&nbsp;Wer &amp; was <at id="0">Anna M.</at>? &lt;b&gt;  &amp;lt;')).toBe(
			'Lotse Wer & was Anna M.? <b> &lt;',
		);
	});

	test('pieces lose nothing and no half characters', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.integer({ min: 4, max: 50 }), (said, length) => {
				const parts = pieces(said, length);
				expect(parts.join('')).toBe(said);
				for (const part of [...parts, cut(said, length)]) {
					expect(part.length).toBeLessThanOrEqual(length);
					expect(part).not.toMatch(/\p{Cs}/u);
				}
			}),
		);
	});

	test('harmless text stays as it is', () => {
		for (const said of ['Bürger*innen', 'E-Mail: a@b.de', '2. OG, § 34 (1)', '„Platz“ – 50 %', 'Zeile\nZeile'])
			expect(literal(said)).toBe(said);
		expect(escaped('„Platz“ – 50 % (2024)')).toBe('„Platz“ – 50 % (2024)');
	});

	test('only addresses of the web are addresses', () => {
		expect(webAddress('https://a.de/x?y=1#z')).toBe('https://a.de/x?y=1#z');
		for (const url of ['', 'x', 'javascript:alert(1)', 'data:,x', `https://a.de/${'x'.repeat(2000)}`])
			expect(webAddress(url)).toBeUndefined();
	});
});
