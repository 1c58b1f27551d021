/** Reply → text for a terminal. Pure. Nothing in a document can drive the terminal: control characters are dropped. */

import type { Viewer } from '../../src/channel.js';
import type { Block, Citation, Inline, Reply } from '../../src/reply.js';
import { detailsOf } from '../../src/words/details.js';
import { type PageWords, pageWords } from '../../src/words/page.js';

export interface Look {
	/** Columns. */
	width: number;
	colour: boolean;
	address: Viewer['address'];
}

const ESCAPE = '\u001b';

type Style = 'bold' | 'dim' | 'accent';

const CODES: Readonly<Record<Style, string>> = { bold: '1', dim: '2', accent: '36' };

export function renderReply(reply: Reply, look: Look): string {
	const words = pageWords[reply.language];
	const paint = (style: Style, text: string) =>
		look.colour && text ? `${ESCAPE}[${CODES[style]}m${text}${ESCAPE}[0m` : text;
	const blocks = reply.blocks.map((block) => renderBlock(block, look, paint));
	const sources = reply.sources.map((source) => renderSource(source, words, look, paint));
	const buttons = reply.buttons.map(({ label, url }, at) => {
		const way = url === undefined ? '' : ` (${withoutControls(url)})`;
		return `  ${paint('accent', `[${at + 1}]`)} ${withoutControls(label)}${way}`;
	});
	return [
		...(reply.title ? [paint('bold', withoutControls(reply.title))] : []),
		...blocks,
		...(sources.length > 0 ? [`${paint('bold', words.sources)}\n${sources.join('\n')}`] : []),
		...detailsOf(reply).map((line) => paint('dim', wrap(withoutControls(line), look.width, ''))),
		...(buttons.length > 0 ? [`${words.terminal.buttons}\n${buttons.join('\n')}`] : []),
	].join('\n\n');
}

type Paint = (style: Style, text: string) => string;

function renderBlock(block: Block, look: Look, paint: Paint): string {
	switch (block.kind) {
		case 'text':
			return wrap(inlines(block.text, paint), look.width, '');
		case 'quote':
			return wrap(`  ${inlines(block.text, paint)}`, look.width, '  ');
		case 'list':
			return block.items
				.map((item) => wrap(`${paint('accent', '•')} ${inlines(item, paint)}`, look.width, '  '))
				.join('\n');
		case 'card': {
			const facts = block.facts.map(([label, value]) =>
				wrap(`${paint('dim', `${withoutControls(label)}:`)} ${inlines(value, paint)}`, look.width, '  '),
			);
			return [paint('bold', withoutControls(block.title)), ...facts].join('\n');
		}
	}
}

function inlines(parts: readonly Inline[], paint: Paint): string {
	return parts
		.map((part) => {
			if (typeof part === 'string') return withoutControls(part);
			if ('strong' in part) return paint('bold', withoutControls(part.strong));
			if ('cite' in part) return paint('accent', `[${part.cite}]`);
			return part.link === part.url
				? withoutControls(part.url)
				: `${withoutControls(part.link)} (${withoutControls(part.url)})`;
		})
		.join('');
}

function renderSource(source: Citation, words: PageWords, look: Look, paint: Paint): string {
	const { n, title, date, section, quote, wording, publisher, passage, url } = source;
	const [document = '', anchor] = passage.split('#');
	const head = [withoutControls(title), date && words.day(date), withoutControls(section)].filter(Boolean).join(' · ');
	const said =
		wording === 'original'
			? words.quote(withoutControls(quote))
			: `${words.summary(withoutControls(publisher))} ${withoutControls(quote)}`;
	return [
		wrap(`${paint('accent', `[${n}]`)} ${paint('bold', head)}`, look.width, '    '),
		wrap(said, look.width, '    ', '    '),
		`    ${paint('dim', withoutControls(look.address(document, anchor)))}`,
		`    ${paint('dim', url ? withoutControls(url) : words.noLink)}`,
	].join('\n');
}

/** Text without control characters, and without the marks that turn the direction of reading. */
export function withoutControls(text: string): string {
	return text.replace(/[\u202a-\u202e\u2066-\u2069]/g, '').replace(/\p{Cc}+/gu, ' ');
}

/** Our own colour codes, which take no column. */
const COLOURS = new RegExp(`${ESCAPE}\\[\\d+m`, 'g');

/** Breaks at spaces; a word longer than the line stays whole. */
export function wrap(text: string, width: number, indent: string, first = ''): string {
	const lines: string[] = [];
	let line = first;
	for (const word of text.split(' ')) {
		const longer = line.trim() ? `${line} ${word}` : line + word;
		if (line.trim() && longer.replace(COLOURS, '').length > width) {
			lines.push(line);
			line = indent + word;
		} else line = longer;
	}
	return [...lines, line].join('\n');
}
