/** Blocks of a reply → Block Kit. Pure. All text is literal (`rich_text`, `plain_text`): nothing in it is parsed by Slack. */

import type { types } from '@slack/bolt';
import type { Block, Button, Citation, Inline } from '../../src/reply.js';
import { parseUrl } from '../../src/url.js';
import { wordsFor } from '../../src/words/words.js';
import { cut, literal, pieces } from './text.js';

type KnownBlock = types.KnownBlock;
type RichTextElement = types.RichTextElement;
type RichTextSection = types.RichTextSection;

/** Slack's limits, in characters (docs.slack.dev, Block Kit reference); that of a source is ours: two lines. */
export const LIMIT = {
	section: 3000,
	header: 150,
	button: 75,
	label: 2000,
	input: 3000,
	title: 24,
	source: 300,
	option: 75,
};

export function plainText(text: string, length = LIMIT.section): types.PlainTextElement {
	return { type: 'plain_text', text: cut(literal(text).trim(), length) || '–', emoji: false };
}

export function renderBlock(block: Block): KnownBlock[] {
	switch (block.kind) {
		case 'text':
			return rich(block.text).map((elements) => richText({ type: 'rich_text_section', elements }));
		case 'quote':
			return rich(block.text).map((elements) => richText({ type: 'rich_text_quote', elements }));
		case 'list':
			return renderList(block.items);
		case 'card':
			return renderBlock({ kind: 'text', text: cardLines(block) });
	}
}

export function cardLines({ title, facts }: Extract<Block, { kind: 'card' }>): Inline[] {
	return [
		{ strong: title },
		...facts.flatMap(([label, value]): Inline[] => ['\n', { strong: `${label}: ` }, ...value]),
	];
}

/** As many items to a block as a section holds; an item that is longer alone goes on in the next block. */
export function renderList(items: readonly Inline[][]): KnownBlock[] {
	const lists: { sections: RichTextSection[]; length: number }[] = [];
	for (const elements of items.flatMap(rich)) {
		const length = elements.reduce((sum, element) => sum + lengthOf(element), 0);
		const last = lists.at(-1);
		if (last && last.length + length <= LIMIT.section) {
			last.sections.push(section(elements));
			last.length += length;
		} else lists.push({ sections: [section(elements)], length });
	}
	return lists.map(({ sections }) => richText({ type: 'rich_text_list', style: 'bullet', elements: sections }));
}

const section = (elements: RichTextElement[]): RichTextSection => ({ type: 'rich_text_section', elements });

function richText(element: types.RichTextBlock['elements'][number]): KnownBlock {
	return { type: 'rich_text', elements: [element] };
}

/** Elements of at most a section's length each, so that a paragraph of any length is shown whole; what is blank is left out. */
function rich(inlines: readonly Inline[]): RichTextElement[][] {
	const groups: RichTextElement[][] = [[]];
	let room = LIMIT.section;
	for (const inline of inlines) {
		for (const element of elementsOf(inline)) {
			const length = lengthOf(element);
			if (length > room) {
				groups.push([]);
				room = LIMIT.section;
			}
			groups.at(-1)?.push(element);
			room -= length;
		}
	}
	return groups.filter((group) => group.some((element) => 'text' in element && element.text?.trim()));
}

const lengthOf = (element: RichTextElement) => ('text' in element && element.text ? element.text.length : 0);

function elementsOf(inline: Inline): RichTextElement[] {
	const said = (text: string, bold: boolean) =>
		pieces(literal(text), LIMIT.section).map((piece): RichTextElement => {
			return { type: 'text', text: piece, ...(bold ? { style: { bold } } : {}) };
		});
	if (typeof inline === 'string') return said(inline, false);
	if ('strong' in inline) return said(inline.strong, true);
	if ('cite' in inline) return said(`[${inline.cite}]`, false);
	const label = cut(literal(inline.link), LIMIT.section);
	const url = webAddress(inline.url);
	return url && label.trim() ? [{ type: 'link', url, text: label }] : said(label, false);
}

/** Addresses come from the source register only; still nothing but the web is linked, encoded, and under no other name. */
function webAddress(url: string): string | undefined {
	const parsed = parseUrl(url);
	if (!parsed) return undefined;
	const { protocol, username, password, href } = parsed;
	const encoded = href.replace(/@(?=channel|here|everyone)/gi, '%40');
	return /^https?:$/.test(protocol) && !username && !password && encoded.length <= 3000 ? encoded : undefined;
}

/** „[1] Titel · 6. Juni 2024 · Abschnitt“, nothing of it twice, with the button that opens the paragraph. */
export function renderSource(source: Citation, language: 'de' | 'en'): KnownBlock {
	const words = wordsFor(language);
	const { n, title, date, section, open } = source;
	const more = [date ? words.day(date) : '', section].filter((part) => part.trim() && !title.includes(part));
	const text = plainText(`[${n}] ${[title, ...more].join(' · ')}`, LIMIT.source);
	const block: types.SectionBlock = { type: 'section', text };
	return open ? { ...block, accessory: button(words.source.open, `open-${n}`, open) } : block;
}

export function button(label: string, action: string, token: string): types.Button {
	return { type: 'button', text: plainText(label, LIMIT.button), action_id: action, value: token };
}

/** A reply's button; one that opens an address needs no answer from us. */
export function pressable({ label, token, url }: Button, at: string): types.Button {
	if (url === undefined) return button(label, `press-${at}`, token);
	return { type: 'button', text: plainText(label, LIMIT.button), action_id: `link-${at}`, url };
}
