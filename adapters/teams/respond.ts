/** Reply → the answer to an invoke, as Teams expects it in the same HTTP call. Pure. */

import { type Block, plainBlock, type Reply } from '../../src/reply.js';
import { wordsFor } from '../../src/words/words.js';
import { CARD, renderTail, renderWhole } from './card.js';
import type { Json } from './plain.js';
import { split } from './split.js';
import { cut, literal } from './text.js';

/** A card holds less than a message; Teams takes 28 KB. */
const MOST = 12_000;
const BUTTON = 500;
/** Characters of a paragraph before or after a quote that is long itself. */
const AROUND = 300;
const BUDGETS = [9000, 4000, 2000, 800, 300, 100];

/** A card in place of the one that was pressed, for the person who pressed. */
export function withCard(card: Json): Json {
	return { statusCode: 200, type: CARD, value: card };
}

/** A line only the person who pressed sees. */
export function withText(text: string): Json {
	const value = cut(literal(text), 1000) || ' ';
	return { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value };
}

/** What opens where a button was pressed: a source, a form, a confirmation; and the way back to what stood there. */
export function opened(reply: Reply, before: Reply | undefined): Json {
	return withCard(renderWhole(fit(reply, before, MOST).first, waysFrom(reply, before)));
}

/** As much as a card holds with a button for the rest. */
export function partCard(reply: Reply, before: Reply | undefined): { first: Reply; rest?: Reply } {
	return fit(reply, before, MOST - BUTTON);
}

function fit(reply: Reply, before: Reply | undefined, most: number): { first: Reply; rest?: Reply } {
	const ways = waysFrom(reply, before);
	const fits = (one: Reply) => JSON.stringify(renderWhole(one, ways)).length <= most;
	if (fits(reply)) return { first: reply };
	const parted = BUDGETS.map((characters) => split(shortened(reply), { characters, sources: 10 }));
	return parted.find(({ first }) => fits(first)) ?? parted.at(-1) ?? { first: reply };
}

function waysFrom(reply: Reply, before: Reply | undefined): Json[] {
	const others = before?.sources.filter(({ open }) => open) ?? [];
	const near = reply.show === 'dialog' && others.length > 1 ? others.slice(0, 10) : [];
	const { number } = wordsFor(reply.language).source;
	return [
		...near.map(({ n, open = '' }) => ({ ...button(`[${n}]`, { press: open }), tooltip: number(n) })),
		...(before ? [button(wordsFor(before.language).teams.back, { back: true })] : []),
	];
}

/** What stands around a quote gives way to it. */
function shortened(reply: Reply): Reply {
	if (!reply.blocks.some(({ kind }) => kind === 'quote')) return reply;
	const blocks = reply.blocks.map((block): Block => {
		const long = block.kind === 'text' && plainBlock(block).length > AROUND;
		return long ? { kind: 'text', text: [cut(plainBlock(block), AROUND)] } : block;
	});
	return { ...reply, blocks };
}

const button = (title: string, data: Json): Json => ({ type: 'Action.Execute', title, verb: 'press', data });

/** What stood there before something was opened. */
export function restored(before: Reply | undefined, language: 'de' | 'en'): Json {
	const card = before && renderTail(before);
	return card ? withCard(card) : withText(wordsFor(before?.language ?? language).expired);
}

/** Short words that nobody else needs to read. */
export function whispered(reply: Reply): Json {
	return withText(reply.blocks.map(plainBlock).join('\n'));
}
