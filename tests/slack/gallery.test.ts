/** The gallery against the strict validator: each page of each reply, as message, window and start page. */

import { describe, expect, test } from '@jest/globals';
import { fc } from '../property.js';
import { renderReply, split } from '../../adapters/slack/render.js';
import { typed } from '../../adapters/slack/text.js';
import { renderAnswer, renderAsking, renderHome, renderModal, renderSearching } from '../../adapters/slack/view.js';
import { type Block, type Inline, plainBlock, type Reply, reply, text } from '../../src/reply.js';
import { citation, messages, rows, startPage, windows } from './gallery.js';
import { checkMessage, checkView } from './simulator/kit/surfaces.js';
import { linksIn, mentionsIn, visibleText } from './simulator/visible.js';

const more = { label: 'Weitere anzeigen', token: 'token.more' };

/** The pages as they go out: each but the last with a button for the next. */
function pagesOf(said: Reply, most = 300): Reply[] {
	const { first, rest } = split(said);
	if (!rest) return [first];
	if (most === 0) throw new Error('splitting does not end');
	return [{ ...first, buttons: [more, ...first.buttons] }, ...pagesOf(rest, most - 1)];
}

const faultsOf = (said: Reply) =>
	pagesOf(said).flatMap((page) => {
		const { text: fallback, blocks } = renderReply(page, ['Möglicherweise doppelt: Beim Senden gab es eine Störung.']);
		return [...checkMessage(blocks).messages, ...(fallback ? [] : ['no fallback'])];
	});

describe('what goes out is taken', () => {
	test.each(Object.entries(messages))('as a message: %s', (_name, said) => {
		expect(faultsOf(said)).toEqual([]);
		expect(checkMessage(renderReply(pagesOf(said)[0] ?? said).blocks).messages).toEqual([]);
	});

	test.each(Object.entries(windows))('as a window: %s', (_name, said) => {
		expect(checkView(renderModal(said), 'modal').messages).toEqual([]);
		expect(checkView(renderAnswer(said), 'modal').messages).toEqual([]);
	});

	test.each(['de', 'en'] as const)('as a start page and as windows that ask: %s', (language) => {
		expect(checkView(renderHome(startPage(language)), 'home').messages).toEqual([]);
		expect(checkView(renderAsking(language), 'modal').messages).toEqual([]);
		expect(checkView(renderSearching(language), 'modal').messages).toEqual([]);
	});

	test('as a start page: whatever stands in it', () => {
		for (const said of [[], ...Object.values(windows).map((one) => [one, one])])
			expect(checkView(renderHome(said), 'home').messages).toEqual([]);
	});
});

describe('any reply', () => {
	const evil = fc.oneof(
		fc.constantFrom('<!channel>', '<', '@', 'channel', '@here', '> ', '\n', '\ud83d', '\u202e', ' ', '*', 'http://'),
		fc.string({ unit: 'binary', maxLength: 12 }),
		fc.integer({ min: 1, max: 1700 }).map((length) => 'Wort <b> '.repeat(length)),
	);
	const said = fc.array(evil, { maxLength: 4 }).map((parts) => parts.join(''));
	const inline: fc.Arbitrary<Inline> = fc.oneof(
		said,
		said.map((strong) => ({ strong })),
		fc.record({ link: said, url: said }),
		fc.record({ cite: fc.integer({ min: 1, max: 40 }) }),
	);
	const line = fc.array(inline, { maxLength: 5 });
	const block: fc.Arbitrary<Block> = fc.oneof(
		line.map((inlines) => text(...inlines)),
		line.map((inlines): Block => ({ kind: 'quote', text: inlines })),
		fc.array(line, { maxLength: 60 }).map((items): Block => ({ kind: 'list', items })),
		fc
			.tuple(said, fc.array(fc.tuple(said, line), { maxLength: 3 }))
			.map(([title, facts]): Block => ({ kind: 'card', title, facts })),
	);
	const replies = fc.record({ blocks: fc.array(block, { maxLength: 5 }), title: said, author: said, name: said }).map(
		({ blocks, name, ...given }): Reply => ({
			...reply('de', ...blocks),
			...given,
			sources: [...new Set(citesOf(blocks))].map((n) => citation(n, { title: name, section: name })),
			buttons: [{ label: name, token: 't.1' }],
		}),
	);

	test('is taken page by page, mentions nobody and links nothing of its own', () => {
		fc.assert(
			fc.property(replies, (given) => {
				expect(faultsOf(given)).toEqual([]);
				for (const page of pagesOf(given)) {
					const shown = { ...renderReply(page) } as never;
					expect([...mentionsIn(shown), ...linksIn(shown).filter(({ auto }) => auto)]).toEqual([]);
					expect(JSON.stringify(shown)).not.toMatch(/<[!@#]|@(?:channel|here|everyone)|\\ud[89a-f]/i);
				}
			}),
			{ numRuns: 150 },
		);
	});

	test('as a form is taken, and its words are text', () => {
		fc.assert(
			fc.property(said, said, said, said, (title, label, name, value) => {
				const form = [{ name: 'question', label: name, value }];
				const dialog: Reply = { ...reply('de'), title, buttons: [{ label, token: 't.0', form }], show: 'dialog' };
				const view = renderModal(dialog);
				expect(checkView(view, 'modal').messages).toEqual([]);
				expect(JSON.stringify(view)).not.toMatch(/<[!@#]|@(?:channel|here|everyone)|\\ud[89a-f]/i);
			}),
			{ numRuns: 300 },
		);
	});

	test('says every word once and in order, however it is parted', () => {
		const words = (shown: string) => shown.replace(/[\s\u2060]/g, '');
		fc.assert(
			fc.property(
				fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1, maxLength: 8 }),
				fc.nat(3),
				(lengths, kind) => {
					const long = lengths.map((length, at) => Array.from({ length }, (_, n) => `Wort${at}-${n}`).join(' '));
					const blocks = long.map((one): Block => shapes[kind]?.(one) ?? text(one));
					const shown = pagesOf(reply('de', ...blocks)).map((page) => visibleText(renderReply(page) as never));
					const all = words(shown.join('').replaceAll(more.label, '').replaceAll('•', ''));
					expect(all).toBe(words(blocks.map(plainBlock).join('').replaceAll('•', '')));
				},
			),
			{ numRuns: 60 },
		);
	});

	test('shows each source on the first page that cites it, and the rating once', () => {
		const pages = pagesOf(rows(200, 120));
		const all = new Set<number>();
		for (const page of pages) {
			for (const { n } of page.sources) all.add(n);
			expect(citesOf(page.blocks).filter((n) => !all.has(n))).toEqual([]);
		}
		expect(all.size).toBe(120);
		expect(pages.filter((page) => page.rating)).toHaveLength(1);
	});
});

test.each(['<!', '<', '<@A', '<#A|', '<a|', '<http:'])('40,000 characters of %s are read at once', (piece) => {
	const started = performance.now();
	typed(piece.repeat(40_000 / piece.length));
	expect(performance.now() - started).toBeLessThan(300);
});

const shapes: readonly ((one: string) => Block)[] = [
	(one) => text(one),
	(one) => text({ strong: one }),
	(one) => ({ kind: 'list', items: [[one], [{ strong: 'Ort' }, one]] }),
	(one) => ({ kind: 'card', title: 'Karte', facts: [['Alles', [one]]] }),
];

function citesOf(blocks: readonly Block[]): number[] {
	return [
		...blocks
			.map(plainBlock)
			.join('\n')
			.matchAll(/\[(\d+)\]/g),
	]
		.map(([, n]) => Number(n))
		.filter((n) => n <= 120);
}
