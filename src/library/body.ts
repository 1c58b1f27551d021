/** The body of a documentation: Markdown → paragraphs with headings and stable anchors. Markup is dropped, HTML stays text. */

import { createHash } from 'node:crypto';
import MarkdownIt from 'markdown-it';
import { clean } from '../language/fold.js';
import type { Passage } from './exchange.js';

const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false });

type MarkdownToken = ReturnType<typeof markdown.parse>[number];

/** Splits a body into its paragraphs; list items and table rows are paragraphs of their own. */
export function readBody(document: string, body: string): Passage[] {
	const passages: Passage[] = [];
	const numbers = new Map<string, number>();
	let path: { level: number; text: string }[] = [];
	const add = (text: string) => {
		if (!text) return;
		const headings = path.map((heading) => heading.text);
		const section = slug(headings.join(' ')) || 'text';
		const number = (numbers.get(section) ?? 0) + 1;
		numbers.set(section, number);
		const hash = createHash('sha256').update(text).digest('hex').slice(0, 6);
		const anchor = `${section}-${number}-${hash}`;
		passages.push({ id: `${document}#${anchor}`, document, anchor, headings, text });
	};
	const tokens = markdown.parse(body, {});
	tokens.forEach((token, index) => {
		if (token.type === 'fence' || token.type === 'code_block') add(line(token.content));
		if (token.type === 'tr_open') add(row(tokens, index));
		if (token.type !== 'inline') return;
		const opener = tokens[index - 1];
		if (opener?.type === 'heading_open') {
			const level = Number(opener.tag.slice(1));
			path = [...path.filter((heading) => heading.level < level), { level, text: inlineText(token) }];
		} else if (opener?.type !== 'td_open' && opener?.type !== 'th_open') {
			add(inlineText(token));
		}
	});
	return passages;
}

function row(tokens: readonly MarkdownToken[], from: number): string {
	const end = tokens.findIndex((token, index) => index > from && token.type === 'tr_close');
	const cells = tokens.slice(from, end).filter((token) => token.type === 'inline');
	return cells.map(inlineText).filter(Boolean).join(' · ');
}

function inlineText(token: MarkdownToken): string {
	const parts = (token.children ?? []).map((child) => {
		if (child.type === 'softbreak' || child.type === 'hardbreak') return ' ';
		return child.type === 'image' ? '' : child.content;
	});
	return line(parts.join(''));
}

const line = (text: string) => clean(text).replace(/\s+/g, ' ').trim();

/** Letters, digits and hyphens only, at most 60 characters: safe in an address. */
export function slug(text: string): string {
	const plain = text
		.toLowerCase()
		.replace(/ä/g, 'ae')
		.replace(/ö/g, 'oe')
		.replace(/ü/g, 'ue')
		.replace(/ß/g, 'ss')
		.normalize('NFD')
		.replace(/\p{M}/gu, '');
	return plain
		.replace(/[^a-z0-9]+/g, '-')
		.slice(0, 60)
		.replace(/^-+|-+$/g, '');
}
