/** Reply → a message for Teams. Pure. What does not fit into one message is handed back as a reply of its own. */

import { type Citation, plainBlock, type Reply, text } from '../../src/reply.js';
import { wordsFor } from '../../src/words/words.js';
import { attached, renderTail, renderWhole } from './card.js';
import { renderText } from './markdown.js';
import type { Json } from './plain.js';
import { type Budget, citesOf, split } from './split.js';
import { cut, escaped, literal, webAddress } from './text.js';

export interface Look {
	/** Address of a paragraph in the viewer. */
	address(document: string, anchor?: string): string;
	/** Lines that stand above the reply, such as „möglicherweise doppelt“. */
	marks?: readonly string[];
	/** Questions to choose from; shown in personal chats only. */
	prompts?: readonly string[];
}

/** Of a citation: Teams' limits in characters, and how many it takes. */
const CLAIM = { name: 80, abstract: 160, keyword: 28, most: 10 };
/** Characters of JSON; Teams counts UTF-16, so 72 of its 80 KB. */
const MOST = 36_000;
const SUMMARY = 200;
/** How much is tried, the most first. */
const BUDGETS: readonly Budget[] = [
	{ characters: 9000, sources: 20 },
	{ characters: 5000, sources: 10 },
	{ characters: 2500, sources: 5 },
	{ characters: 1200, sources: 3 },
	{ characters: 600, sources: 1 },
];

export function renderReply(reply: Reply, look: Look): Json {
	const { blocks, rating, title } = reply;
	const { marks = [], prompts = [] } = look;
	if (blocks.some(({ kind }) => kind === 'card')) return renderCards(reply, marks);
	const head = marks.map((mark) => `_${escaped(mark)}_`);
	const name = title && blocks.length > 0 ? [renderText([text({ strong: title })])] : [];
	const said = [...head, ...name, renderText(blocks)].filter(Boolean).join('\n\n');
	const tail = renderTail(reply);
	const root = rootOf(reply, said, look);
	return {
		type: 'message',
		textFormat: 'markdown',
		summary: summaryOf(reply),
		...(said || !tail ? { text: said || ' ' } : {}),
		...(tail ? { attachments: [attached(tail)] } : {}),
		...(root ? { entities: [root] } : {}),
		...(rating ? { channelData: { feedbackLoop: { type: 'default' } } } : {}),
		...(prompts.length > 0 ? { suggestedActions: suggested(prompts) } : {}),
	};
}

/** What has cards among its text is one card, in its order, its sources below. */
function renderCards(reply: Reply, marks: readonly string[]): Json {
	const blocks = [...marks.map((mark) => text(mark)), ...reply.blocks];
	return { type: 'message', summary: summaryOf(reply), attachments: [attached(renderWhole({ ...reply, blocks }))] };
}

const summaryOf = ({ title = '', blocks }: Reply) =>
	cut(literal([title, ...blocks.map(plainBlock)].filter(Boolean).join(' ')), SUMMARY);

/** Teams parts text from cards by itself, and then tells no id. Done here, either can be found again. */
export function apart(activity: Json): { first: Json; card?: Json } {
	const { attachments, ...first } = activity;
	return attachments && activity.text ? { first, card: { type: 'message', attachments } } : { first: activity };
}

/** As much of a reply as a message holds, and the rest. Some room is kept for the button that shows it. */
export function fit(reply: Reply, look: Look): { first: Reply; rest?: Reply } {
	const parted = BUDGETS.map((budget) => split(reply, budget));
	const fits = ({ first }: { first: Reply }) => JSON.stringify(renderReply(first, look)).length <= MOST;
	return parted.find(fits) ?? parted.at(-1) ?? { first: reply };
}

function suggested(prompts: readonly string[]): Json {
	const actions = prompts.slice(0, 6).map((prompt) => ({ type: 'imBack', title: prompt, value: prompt }));
	return { to: [], actions };
}

/** The citations of the text, and the label where a model wrote it. */
function rootOf({ blocks, sources, author, language }: Reply, text: string, { address }: Look): Json | undefined {
	const cited = new Set(blocks.flatMap(citesOf));
	const shown = sources.filter(({ n }) => cited.has(n) && n > 0 && text.includes(`[${n}]`)).slice(0, CLAIM.most);
	if (shown.length === 0 && !author) return undefined;
	return {
		type: 'https://schema.org/Message',
		'@type': 'Message',
		'@context': 'https://schema.org',
		...(author ? { additionalType: ['AIGeneratedContent'] } : {}),
		...(shown.length > 0 ? { citation: shown.map((source) => claimOf(source, language, address)) } : {}),
	};
}

function claimOf(source: Citation, language: 'de' | 'en', address: Look['address']): Json {
	const { n, title, section, quote, date, document, passage } = source;
	const url = webAddress(address(document, passage.split('#')[1]));
	const when = date ? cut(wordsFor(language).day(date), CLAIM.keyword) : '';
	return {
		'@type': 'Claim',
		position: n,
		appearance: {
			'@type': 'DigitalDocument',
			name: cut(literal(title || section), CLAIM.name) || String(n),
			abstract: cut(literal(quote || section || title), CLAIM.abstract) || String(n),
			...(url ? { url } : {}),
			...(when ? { keywords: [when] } : {}),
		},
	};
}
