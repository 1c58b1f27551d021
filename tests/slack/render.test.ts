/** Replies → Block Kit: whatever a reply holds, what goes out is taken by Slack, and says nothing but text. */

import { describe, expect, test } from '@jest/globals';
import { fc } from '../property.js';
import { MESSAGE, renderReply, split } from '../../adapters/slack/render.js';
import { escaped, literal, pieces, typed } from '../../adapters/slack/text.js';
import { renderAnswer, renderAsking, renderHome, renderModal } from '../../adapters/slack/view.js';
import { type Block, type Citation, type Inline, plainBlock, type Reply, reply, text } from '../../src/reply.js';
import { checkMessage, checkView } from './simulator/kit/surfaces.js';
import { formatsIn, linksIn, mentionsIn, visibleText } from './simulator/visible.js';

const citation = (n: number, title = `Dokument ${n}`): Citation => ({
	n,
	document: 'd',
	passage: `d#${n}`,
	title,
	date: '2024-06-06',
	section: 'Abschnitt',
	quote: 'Zitat',
	wording: 'original',
	publisher: 'BMWSB',
	open: `token-${n}.0`,
});

const verdict = (said: Reply) => checkMessage(renderReply(split(said).first).blocks).messages;
const seen = (said: Reply) => {
	const { text: fallback, blocks } = renderReply(said);
	return { text: fallback, blocks, attachments: [] } as never;
};

const HOSTILE = [
	'<!channel>',
	'<!here> <!everyone>',
	'<@U1> <#C1|innenstadt> <!subteam^S1>',
	'@channel @here @everyone',
	'x>*<https://evil.example|Klick',
	'<javascript:alert(1)|Klick>',
	'*fett* _kursiv_ ~durch~ `code` ```block```',
	'> Zitat\n• Liste\n1. Liste',
	'\u202egnafna\u2066 \u0000\u0007',
	'https://evil.example und evil.example',
	'&lt;!here&gt; &amp;',
	'\ud800',
];

const OURS = 'https://lotse.example/events.ics';
/** Links besides the one a button of the reply itself opens. */
const foreignIn = (message: never) => linksIn(message).filter(({ url, auto }) => auto || url !== OURS);

/** The hostile text in every place a reply has. */
const everywhere = (evil: string): Reply => ({
	...reply(
		'de',
		text(evil, { strong: evil }),
		{ kind: 'list', items: [[evil], [{ strong: evil }, evil]] },
		{ kind: 'quote', text: [evil] },
		{ kind: 'card', title: evil, facts: [[evil, [evil]]] },
	),
	title: evil,
	sources: [{ ...citation(1, evil), section: evil }],
	buttons: [
		{ label: evil, token: 'a.0' },
		{ label: evil, token: '', url: OURS },
	],
	rating: { helpful: 'b.0', unhelpful: 'b.1' },
	author: evil,
});

describe('hostile text', () => {
	test.each(HOSTILE)('%j is nothing but text', (evil) => {
		const message = seen(everywhere(evil));
		expect(mentionsIn(message)).toEqual([]);
		expect(foreignIn(message)).toEqual([]);
		expect(formatsIn(message).filter(({ kind }) => !['bold', 'list', 'quote'].includes(kind))).toEqual([]);
		expect(JSON.stringify(message)).not.toMatch(/<[!@#]|@channel|@here|@everyone|[\u202a-\u202e\u2066-\u2069]/);
		expect(verdict(everywhere(evil))).toEqual([]);
	});

	test('only web addresses the reply itself gives are linked', () => {
		const said = reply(
			'de',
			text({ link: 'gut', url: 'https://lotse.example/d#1' }, { link: 'böse', url: 'javascript:alert(1)' }),
		);
		expect(linksIn(seen(said)).map(({ url }) => url)).toEqual(['https://lotse.example/d#1']);
	});

	test('any text at all', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (evil) => {
				const message = seen(everywhere(evil));
				expect([...mentionsIn(message), ...foreignIn(message)]).toEqual([]);
				expect(verdict(everywhere(evil))).toEqual([]);
			}),
			{ numRuns: 200 },
		);
	});
});

describe('a form', () => {
	test('asks for days, times and choices in the platform’s own way', () => {
		const form = [
			{ name: 'day', label: 'Tag', input: 'date' as const, value: '2027-01-14' },
			{ name: 'from', label: 'Beginn', input: 'time' as const, value: '09:30', optional: true },
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
		const view = renderModal({ ...reply('de'), buttons: [{ label: 'Eintragen', token: 'a.0', form }], show: 'dialog' });
		expect(checkView(view, 'modal').messages).toEqual([]);
		const elements = view.blocks.map((block) => ('element' in block ? block.element : undefined));
		expect(elements).toMatchObject([
			{ type: 'datepicker', initial_date: '2027-01-14' },
			{ type: 'timepicker', initial_time: '09:30' },
			{ type: 'static_select', initial_option: { value: 'b' } },
		]);
	});
});

describe('a title', () => {
	test('stands above the message, and begins its notification', () => {
		const said = { ...reply('de', text('Austausch')), title: 'Erinnerung: morgen' };
		expect(renderReply(said)).toMatchObject({
			text: 'Erinnerung: morgen\nAustausch',
			blocks: [{ type: 'header' }, {}],
		});
		expect(verdict(said)).toEqual([]);
	});
});

describe('limits', () => {
	test.each([1, 2999, 3000, 3001, 11_999, 12_000, 12_001, 13_200, 40_000])(
		'%i characters in one paragraph',
		(length) => {
			const word = 'Innenstadt ';
			const long = word.repeat(Math.ceil(length / word.length)).slice(0, length);
			const said = reply('de', text(long));
			const shown = pagesOf(said).map((page) => checkMessage(renderReply(page).blocks));
			expect(shown.flatMap(({ messages }) => messages)).toEqual([]);
			expect(
				pagesOf(said)
					.map((page) => visibleText(seen(page)))
					.join('')
					.replace(/\s/g, ''),
			).toBe(long.replace(/\s/g, ''));
		},
	);

	test.each([49, 50, 51, 120])('%i paragraphs, items and sources', (count) => {
		const numbers = Array.from({ length: count }, (_, at) => at + 1);
		const cited = (n: number): Inline[] => [`Zeile ${n} `, { cite: n }];
		const said: Reply = {
			...reply('de', ...numbers.map((n) => text(...cited(n))), { kind: 'list', items: numbers.map(cited) }),
			sources: numbers.map((n) => citation(n)),
		};
		for (const page of pagesOf(said)) expect(checkMessage(renderReply(page).blocks).messages).toEqual([]);
		const all = pagesOf(said)
			.map((page) => visibleText(seen(page)))
			.join('\n');
		for (const n of numbers) expect(all.match(new RegExp(`Zeile ${n} `, 'g'))).toHaveLength(2);
		for (const n of numbers) expect(all).toContain(`Dokument ${n} `);
	});

	test('nothing to say is still a message, a window and a tab', () => {
		for (const nothing of ['', ' ', '\n', '\u0000']) expect(verdict(reply('de', text(nothing), text('x')))).toEqual([]);
		expect(checkView(renderAnswer(reply('de', text('x'))), 'modal').messages).toEqual([]);
		expect(checkView(renderAsking('en'), 'modal').messages).toEqual([]);
		expect(checkView(renderHome([reply('de', text('x'))]), 'home').messages).toEqual([]);
	});

	test('a form of any label and value is taken', () => {
		const form = [{ name: 'message', label: 'Bitte '.repeat(600), value: 'Frage '.repeat(900), lines: 4 }];
		const said: Reply = {
			...reply('de'),
			title: 'An das Programmbüro weitergeben',
			buttons: [{ label: 'x'.repeat(99), token: 't.0', form }],
			show: 'dialog',
		};
		expect(checkView(renderModal(said), 'modal').messages).toEqual([]);
	});
});

/** All pages of a reply. */
function pagesOf(said: Reply): Reply[] {
	const { first, rest } = split(said);
	return rest ? [first, ...pagesOf(rest)] : [first];
}

describe('parting a long reply', () => {
	const inlines = fc.array(fc.oneof(fc.string(), fc.record({ cite: fc.integer({ min: 1, max: 5 }) })), {
		maxLength: 6,
	});
	const block: fc.Arbitrary<Block> = fc.oneof(
		fc.record({ kind: fc.constant('text' as const), text: inlines }),
		fc.record({ kind: fc.constant('list' as const), items: fc.array(inlines, { minLength: 1, maxLength: 30 }) }),
	);

	test('says everything once, in order, each part with its sources', () => {
		fc.assert(
			fc.property(fc.array(block, { maxLength: 20 }), (blocks) => {
				const said = { ...reply('de', ...blocks), sources: [1, 2, 3, 4, 5].map((n) => citation(n)) };
				const pages = pagesOf(said);
				const words = (some: readonly Block[]) => some.map(plainBlock).join('\n');
				expect(words(pages.flatMap((page) => page.blocks))).toBe(words(blocks));
				for (const page of pages)
					for (const [, n] of words(page.blocks).matchAll(/\[([1-5])\]/g))
						expect(page.sources.map((source) => source.n)).toContain(Number(n));
			}),
			{ numRuns: 100 },
		);
	});

	test('its parts fit', () => {
		const said = reply('de', { kind: 'list', items: Array.from({ length: 300 }, (_, at) => [`${at} `.repeat(200)]) });
		for (const page of pagesOf(said)) expect(renderReply(page).blocks.length).toBeLessThanOrEqual(MESSAGE.blocks);
	});
});

describe('text', () => {
	test('what was typed comes without markup', () => {
		expect(typed('<@UBOT> Wer &amp; was in <#C1|innenstadt>? <https://a.example|Seite> <!here>')).toBe(
			'Wer & was in innenstadt? Seite',
		);
	});
	test('pieces lose nothing and no half characters', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.integer({ min: 4, max: 50 }), (said, length) => {
				const parts = pieces(said, length);
				expect(parts.join('')).toBe(said);
				for (const part of parts) expect(part.length).toBeLessThanOrEqual(length);
			}),
		);
	});
	test('the fallback shows signs as their likes and leaves nothing to parse', () => {
		expect(escaped('*a* <b> & _c_')).toBe('∗a∗ &lt;b&gt; &amp; ˍcˍ');
		expect(literal('Bürger*innen')).toBe('Bürger*innen');
	});
});
