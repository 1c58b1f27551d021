/** A source opened: its paragraph between its neighbours, and the ways to the document and the original. */

import { z } from 'zod';
import type { Offer } from '../buttons.js';
import type { Exchange } from '../library/exchange.js';
import { dateOf } from '../library/library.js';
import { type Block, type Citation, type Inline, reply, text } from '../reply.js';
import type { Words } from '../words/de.js';
import type { Capability } from './capability.js';

const NAME = 'source';
const stateSchema = z.object({ n: z.number(), passage: z.string(), quote: z.string() });

/** Everybody who sees the answer may open its sources; what they may read is decided when they do. */
export function sourceOffer({ n, passage, quote }: Citation): Offer {
	return { capability: NAME, state: { n, passage, quote }, open: true };
}

/** @param address of a paragraph in the viewer */
export function createSource(address: (document: string, anchor?: string) => string): Capability {
	return {
		name: NAME,
		recognise: ({ pressed }) => pressed?.capability === NAME,
		async handle({ pressed, library, language, words }) {
			const { n, passage, quote } = stateSchema.parse(pressed?.state);
			const exchange = library.exchanges.find(({ passages }) => passages.some(({ id }) => id === passage));
			if (!exchange) return { reply: { ...reply(language, text(words.source.gone)), show: 'private' } };
			const blocks = [...headOf(exchange, passage, words), ...contextOf(exchange, passage, quote)];
			const ways = waysOf(exchange, passage, words, address);
			return { reply: { ...reply(language, ...blocks, ways), title: words.source.number(n), show: 'dialog' } };
		},
	};
}

function headOf(exchange: Exchange, id: string, words: Words): Block[] {
	const date = dateOf(exchange);
	const section = exchange.passages.find((passage) => passage.id === id)?.headings.join(' › ');
	const where = [date && words.day(date), section].filter(Boolean).join(' · ');
	const { source, wording } = exchange;
	const summary = wording === 'summary' ? [text(words.source.summary(source.publisher), ':')] : [];
	return [text({ strong: exchange.title }), ...(where ? [text(where)] : []), ...summary];
}

/** The paragraph with the quote emphasised, between the one before and the one after. */
function contextOf({ passages }: Exchange, id: string, quote: string): Block[] {
	const at = passages.findIndex((passage) => passage.id === id);
	const near = (index: number): Block[] => (passages[index] ? [text(passages[index].text)] : []);
	const cited = passages[at]?.text ?? '';
	const from = cited.indexOf(quote);
	const marked: Inline[] =
		from < 0 || !quote ? [cited] : [cited.slice(0, from), { strong: quote }, cited.slice(from + quote.length)];
	return [...near(at - 1), { kind: 'quote', text: marked.filter((part) => part !== '') }, ...near(at + 1)];
}

function waysOf(
	{ id: document, source }: Exchange,
	passage: string,
	words: Words,
	address: (document: string, anchor?: string) => string,
): Block {
	const inside: Inline = { link: words.source.read, url: address(document, passage.split('#')[1]) };
	return text(inside, ' · ', source.url ? { link: words.source.original, url: source.url } : words.source.noLink);
}
