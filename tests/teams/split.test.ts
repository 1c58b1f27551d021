/** Replies too long for one message: every part fits, has its sources, and nothing is lost between them. */

import { describe, expect, test } from '@jest/globals';
import { fc } from '../property.js';
import type { Json } from '../../adapters/teams/plain.js';
import { opened } from '../../adapters/teams/respond.js';
import { citesOf } from '../../adapters/teams/split.js';
import { type Block, type Inline, plainBlock, type Reply, reply, text } from '../../src/reply.js';
import { cardText, visibleText } from './connector/visible.js';
import { activityOf, cardsOf, citation, faultsIn, inked, pagesOf, shownOf } from './replies.js';

/** Bytes as Teams counts them, in UTF-16. */
const size = (value: unknown) => JSON.stringify(value).length * 2;
/** Some room for addresses, and for the button that shows the rest. */
const MOST = 76 * 1024;

const rowsOf = (activity: Json) =>
	cardsOf(activity).flatMap(({ body }) => (body as Json[]).filter(({ type }) => type === 'Container'));
/** What stands in the text and in the cards of all parts. */
const read = (pages: readonly Reply[]) =>
	pages
		.map((page) => activityOf(page))
		.map((activity) => visibleText({ ...shownOf(activity), cards: [] }) + rowsOf(activity).flatMap(cardText).join(''))
		.join('');
const written = (blocks: readonly Block[]) => inked(blocks.map(plainBlock).join('')).replaceAll('•', '');
const expectWhole = (said: Reply) => {
	const pages = pagesOf(said);
	for (const page of pages) {
		const activity = activityOf(page);
		expect(faultsIn(activity)).toEqual([]);
		expect(size(activity)).toBeLessThan(MOST);
	}
	expect(inked(read(pages)).replaceAll('•', '') === written(said.blocks)).toBe(true);
	return pages;
};

const LENGTHS = [1, 599, 600, 601, 8999, 9000, 9001, 40_000, 200_000];
const filled = (sign: string, length: number) => sign.repeat(Math.ceil(length / sign.length)).slice(0, length);

describe('a long reply', () => {
	test.each(LENGTHS)('of %i characters in one paragraph', (length) => {
		expectWhole(reply('de', text(filled('Innenstadt ', length))));
	});

	test.each(['<', '&', '\\', '"', '*', 'ä', '//', '!\n', '1.\n'])('of many %j', (sign) => {
		expectWhole(reply('de', text(filled(sign, 30_000))));
	});

	const LONG = filled('Innenstadt ', 60_000);
	test.each<[string, Block]>([
		['a quote', { kind: 'quote', text: [LONG] }],
		['an item', { kind: 'list', items: [['kurz'], [LONG], ['kurz']] }],
		['strong words', text({ strong: LONG })],
		[
			'a row of a card',
			{
				kind: 'card',
				title: 'Karte',
				facts: [
					['Kurz', ['kurz']],
					['Lang', [LONG]],
				],
			},
		],
		['the title of a card', { kind: 'card', title: LONG, facts: [] }],
		[
			'many rows',
			{
				kind: 'card',
				title: 'Karte',
				facts: Array.from({ length: 400 }, (_, at) => [`Zeile ${at}`, ['Wert '.repeat(20)]]),
			},
		],
	])('in %s', (_where, block) => {
		expectWhole(reply('de', text('davor'), block, text('danach')));
	});

	test('with many cards', () => {
		const cards = Array.from(
			{ length: 200 },
			(_, at): Block => ({
				kind: 'card',
				title: `Maßnahme ${at}`,
				facts: [
					['Kommune', ['Alzey']],
					['Kurz', ['Werkstatt '.repeat(20), { cite: at + 1 }]],
				],
			}),
		);
		const pages = expectWhole({ ...reply('de', ...cards), sources: cards.map((_, at) => citation(at + 1)) });
		expect(pages.flatMap(({ sources }) => sources)).toHaveLength(200);
	});

	test('with forms and an author of any length', () => {
		const field = { label: 'Bitte '.repeat(600), value: 'Frage '.repeat(900), lines: 4 };
		const form = (at: number) => [{ ...field, name: `message${at}` }];
		expectWhole({
			...reply('de', text(filled('Innenstadt ', 40_000))),
			buttons: Array.from({ length: 5 }, (_, at) => ({ label: 'Weitergeben', token: `t.${at}`, form: form(at) })),
			author: 'modell '.repeat(2000),
		});
	});
});

describe('sources of a long reply', () => {
	test.each([10, 20, 21, 50, 120])('%i paragraphs, items and sources', (count) => {
		const numbers = Array.from({ length: count }, (_, at) => at + 1);
		const cited = (n: number): Inline[] => [`Zeile ${n} `, { cite: n }];
		const said: Reply = {
			...reply('de', ...numbers.map((n) => text(...cited(n))), { kind: 'list', items: numbers.map(cited) }),
			sources: numbers.map((n) => citation(n)),
		};
		expectWhole(said);
		const all = pagesOf(said)
			.map((page) => visibleText(shownOf(activityOf(page))))
			.join('\n');
		for (const n of numbers) expect(all.match(new RegExp(`Zeile ${n} `, 'g'))).toHaveLength(2);
		for (const n of numbers) expect(all).toContain(`Dokument ${n} `);
	});

	test.each([1, 20, 21, 120])('%i that nothing in the text refers to', (count) => {
		const sources = Array.from({ length: count }, (_, at) => citation(at + 1));
		const pages = expectWhole({ ...reply('de', text('Guten Tag')), sources });
		expect(pages.flatMap((page) => page.sources.map(({ n }) => n))).toEqual(sources.map(({ n }) => n));
	});

	test('a sentence with very many', () => {
		const cites = Array.from({ length: 200 }, (_, at): Inline => ({ cite: at + 1 }));
		const sources = cites.map((_, at) => citation(at + 1, 'Dokument '.repeat(40)));
		expectWhole({ ...reply('de', text('Überall.', ...cites)), sources });
	});
});

describe('parting', () => {
	const inlines = fc.array(
		fc.oneof(
			fc.lorem({ maxCount: 80 }).map((words) => `${words} `),
			fc.record({ strong: fc.lorem({ maxCount: 3 }) }),
			fc.record({ cite: fc.integer({ min: 1, max: 30 }) }),
		),
		{ minLength: 1, maxLength: 6 },
	);
	const block: fc.Arbitrary<Block> = fc.oneof(
		fc.record({ kind: fc.constantFrom('text' as const, 'quote' as const), text: inlines }),
		fc.record({ kind: fc.constant('list' as const), items: fc.array(inlines, { minLength: 1, maxLength: 40 }) }),
	);
	const buttons = [{ label: 'Kontakt finden', token: 'c.0' }];
	const rating = { helpful: 'b.0', unhelpful: 'b.1' };

	test('says everything once, in order, each part with its sources', () => {
		fc.assert(
			fc.property(fc.array(block, { minLength: 1, maxLength: 12 }), (blocks) => {
				const sources = Array.from({ length: 30 }, (_, at) => citation(at + 1));
				const pages = pagesOf({ ...reply('de', ...blocks), sources, buttons, rating });
				expect(written(pages.flatMap((page) => page.blocks))).toBe(written(blocks));
				for (const page of pages)
					for (const n of page.blocks.flatMap(citesOf)) expect(page.sources.map((source) => source.n)).toContain(n);
				expect(pages.map((page) => page.buttons.length)).toEqual(pages.map((_, at) => (at === 0 ? 1 : 0)));
				expect(pages.map((page) => page.rating !== undefined)).toEqual(pages.map((_, at) => at === 0));
			}),
			{ numRuns: 60 },
		);
	});

	test('leaves alone what fits', () => {
		const said = { ...reply('de', text('Alzey ', { cite: 1 })), sources: [citation(1)], buttons, rating };
		expect(pagesOf(said)).toEqual([said]);
	});
});

test('a card in place of another stays below 28 KB', () => {
	for (const sign of ['Innenstadt ', '"', 'ä😀'])
		for (const blocks of [
			[text(filled(sign, 60_000))],
			Array.from({ length: 300 }, (_, at) => text(`${sign} ${at}`)),
		]) {
			const said: Reply = { ...reply('de', ...blocks), show: 'dialog' };
			const before = { ...said, sources: Array.from({ length: 30 }, (_, at) => citation(at + 1)) };
			expect(size(opened(said, before).value)).toBeLessThan(28 * 1024);
		}
});
