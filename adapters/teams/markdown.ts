/** Blocks of a reply → the text of a message, in the Markdown of Teams. Pure. Our own marks are the only ones that count. */

import type { Block, Inline } from '../../src/reply.js';
import { after, begun, escaped, JOINER, literal, webAddress } from './text.js';

/** Blocks as paragraphs. Blocks of kind `card` stand on the card. */
export function renderText(blocks: readonly Block[]): string {
	return blocks
		.map(renderBlock)
		.filter((paragraph) => paragraph !== '')
		.join('\n\n');
}

function renderBlock(block: Block): string {
	switch (block.kind) {
		case 'text':
			return lines(block.text).join('  \n');
		case 'quote':
			return lines(block.text)
				.map((line) => `> ${line}`)
				.join('\n');
		case 'list':
			return block.items.map((item) => `- ${lines(item).join(' ')}`).join('\n');
		case 'card':
			return '';
	}
}

/** Lines that begin no heading and no list. */
function lines(inlines: readonly Inline[]): string[] {
	return inlines
		.map(renderInline)
		.reduce((said, part) => said + (said.endsWith('**') && part.startsWith('**') ? JOINER : '') + part, '')
		.split('\n')
		.map(begun)
		.filter((line) => line.trim() !== '');
}

function renderInline(inline: Inline, at: number, all: readonly Inline[]): string {
	const before = all[at - 1];
	const cited = typeof before === 'object' && 'cite' in before;
	if (typeof inline === 'string') return cited ? after(escaped(inline)) : escaped(inline);
	if ('cite' in inline) return `[${inline.cite}]`;
	if ('strong' in inline) return bold(inline.strong);
	const url = webAddress(inline.url);
	const label = escaped(inline.link).replaceAll('\n', ' ').trim();
	return url && label ? `[${label}](${url})` : label;
}

/** The marks stand next to words, not to signs or spaces: else they would be read as asterisks. */
function bold(text: string): string {
	return literal(text).replace(/\S(?:.*\S)?/g, (words) => {
		const head = /^[\p{L}\p{N}]/u.test(words) ? '' : JOINER;
		const tail = /[\p{L}\p{N}]$/u.test(words) ? '' : JOINER;
		return `**${head}${escaped(words)}${tail}**`;
	});
}
