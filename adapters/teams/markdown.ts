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
		.reduce<string>((said, inline) => said + renderInline(inline, said), '')
		.split('\n')
		.map(begun)
		.filter((line) => line.trim() !== '');
}

/** @param said what stands before it on the line: behind a citation, or between two bold words, some signs would be marks */
function renderInline(inline: Inline, said: string): string {
	if (typeof inline === 'string') return /\[\d+\]$/.test(said) ? after(escaped(inline)) : escaped(inline);
	if ('cite' in inline) return `[${inline.cite}]`;
	if ('strong' in inline) {
		const words = bold(inline.strong);
		return (said.endsWith('**') && words.startsWith('**') ? JOINER : '') + words;
	}
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
