/** Reply → messages for Slack. Pure. What does not fit into one message is handed back as a reply of its own. */

import type { types } from '@slack/bolt';
import { type Block, type Citation, type Inline, plainBlock, plainInline, type Reply } from '../../src/reply.js';
import { detailsOf } from '../../src/words/details.js';
import { wordsFor } from '../../src/words/words.js';
import { cardLines, LIMIT, plainText, pressable, renderBlock, renderSource } from './blocks.js';
import { cut, escaped, pieces } from './text.js';

type KnownBlock = types.KnownBlock;

export interface Rendered {
	/** For notifications and screen readers. */
	text: string;
	blocks: KnownBlock[];
}

export interface Budget {
	blocks: number;
	/** Characters that are seen. */
	characters: number;
}

/**
 * Slack takes 50 blocks and about 13,200 characters a message, where each block counts as some 125 of them; a part of both
 * is kept for buttons and labels.
 */
export const MESSAGE: Budget = { blocks: 44, characters: 12_000 };
const BLOCK = 125;
const FALLBACK = 1000;
/** Sources of one part of a paragraph: with its text they fit into a message. */
const CITES = 12;

/** @param marks lines that stand above the reply, such as „möglicherweise doppelt“ */
export function renderReply(reply: Reply, marks: readonly string[] = []): Rendered {
	const blocks = [
		...marks.map(remark),
		...headed(reply.title),
		...reply.blocks.flatMap(renderBlock),
		...renderTail(reply),
	];
	return { text: fallback(reply), blocks: filled(blocks) };
}

export function headed(title: string | undefined): KnownBlock[] {
	return title ? [{ type: 'header', text: plainText(title, LIMIT.header) }] : [];
}

/** Slack takes no message and no view without a block. */
export function filled(blocks: KnownBlock[]): KnownBlock[] {
	return blocks.length > 0 ? blocks : [remark('')];
}

/** What stands below the text: sources, who wrote it, buttons. */
export function renderTail(reply: Reply): KnownBlock[] {
	const { language, sources, rating, buttons } = reply;
	const words = wordsFor(language);
	const actions = buttons.map((one, at) => pressable(one, String(at)));
	return [
		...(sources.length > 0 ? [remark(words.source.heading)] : []),
		...sources.map((source) => renderSource(source, language)),
		...detailsOf(reply).map((line) => remark(cut(line, LIMIT.source))),
		...(actions.length > 0 ? [{ type: 'actions' as const, elements: actions }] : []),
		...(rating ? [renderRating(rating, language)] : []),
	];
}

export function fallback(reply: Reply): string {
	const said = [reply.title ?? '', ...reply.blocks.map((block) => plainBlock(unlinked(block)))].filter(Boolean);
	return escaped(cut(said.join('\n'), FALLBACK)).trim() || '–';
}

/** A notification shows what a link is called, not where it leads. */
function unlinked(block: Block): Block {
	const label = (inline: Inline) => (typeof inline === 'object' && 'link' in inline ? inline.link : inline);
	if (block.kind === 'list') return { ...block, items: block.items.map((item) => item.map(label)) };
	if (block.kind === 'card') return block;
	return { ...block, text: block.text.map(label) };
}

export function remark(text: string): KnownBlock {
	return { type: 'context', elements: [plainText(text)] };
}

function renderRating({ helpful, unhelpful }: NonNullable<Reply['rating']>, language: 'de' | 'en'): KnownBlock {
	const words = wordsFor(language).feedback;
	return {
		type: 'context_actions',
		elements: [
			{
				type: 'feedback_buttons',
				action_id: 'rate',
				positive_button: { text: plainText(words.helpful, 75), value: helpful },
				negative_button: { text: plainText(words.unhelpful, 75), value: unhelpful },
			},
		],
	};
}

/**
 * As much of a reply as fits, and the rest. A source goes where it is cited first; buttons and rating stay with the
 * first part. Lists are parted between items, never inside one.
 */
export function split(reply: Reply, budget: Budget = MESSAGE): { first: Reply; rest?: Reply } {
	const units = reply.blocks.flatMap(unitsOf);
	let { blocks, characters } = budget;
	let taken = 0;
	const shown = new Set<number>();
	for (const unit of units) {
		const sources = reply.sources.filter(({ n }) => citesOf(unit).includes(n) && !shown.has(n));
		const rendered = [...renderBlock(unit), ...sources.map((source) => renderSource(source, reply.language))];
		blocks -= rendered.length;
		characters -= weigh(rendered) + rendered.length * BLOCK;
		if (taken > 0 && (blocks < 0 || characters < 0)) break;
		for (const { n } of sources) shown.add(n);
		taken += 1;
	}
	if (taken === units.length) return { first: reply };
	const part = (some: readonly Block[], sources: readonly Citation[]) => ({
		...reply,
		blocks: joined(some),
		sources: [...sources],
	});
	const {
		rating: _,
		answer: __,
		...rest
	} = part(
		units.slice(taken),
		reply.sources.filter(({ n }) => !shown.has(n) || units.slice(taken).some((unit) => citesOf(unit).includes(n))),
	);
	return {
		first: part(
			units.slice(0, taken),
			reply.sources.filter(({ n }) => shown.has(n)),
		),
		rest: { ...rest, buttons: [] },
	};
}

/** What lines that are already out there take of a budget. */
export function less({ blocks, characters }: Budget, lines: readonly Inline[][]): Budget {
	const rendered = lines.flatMap((line) => renderBlock({ kind: 'text', text: line }));
	return { blocks: blocks - rendered.length, characters: characters - weigh(rendered) - rendered.length * BLOCK };
}

/** Parts that stay together: a paragraph, an item of a list; what is longer than a section is parted too. */
function unitsOf(block: Block): Block[] {
	if (block.kind === 'card') {
		const parts = sections(cardLines(block));
		return parts.length > 1 ? parts.map((part): Block => ({ kind: 'text', text: part })) : [block];
	}
	if (block.kind === 'list')
		return block.items.flatMap((item) => sections(item).map((part): Block => ({ kind: 'list', items: [part] })));
	return sections(block.text).map((part): Block => ({ ...block, text: part }));
}

/** Inlines in groups of at most a section's length, with no more sources than go along with it. */
function sections(inlines: readonly Inline[]): Inline[][] {
	const groups: Inline[][] = [[]];
	let room = LIMIT.section;
	let cites = 0;
	for (const inline of inlines.flatMap(parted)) {
		const { length } = plainInline(inline);
		const cited = Number(typeof inline === 'object' && 'cite' in inline);
		if ((length > room || cites + cited > CITES) && groups.at(-1)?.length) {
			groups.push([]);
			room = LIMIT.section;
			cites = 0;
		}
		groups.at(-1)?.push(inline);
		room -= length;
		cites += cited;
	}
	return groups;
}

function parted(inline: Inline): Inline[] {
	if (typeof inline === 'string') return pieces(inline, LIMIT.section);
	if ('strong' in inline) return pieces(inline.strong, LIMIT.section).map((strong) => ({ strong }));
	return [inline];
}

/** Neighbouring items are one list again. */
function joined(units: readonly Block[]): Block[] {
	const blocks: Block[] = [];
	for (const unit of units) {
		const last = blocks.at(-1);
		if (last?.kind === 'list' && unit.kind === 'list')
			blocks[blocks.length - 1] = { kind: 'list', items: [...last.items, ...unit.items] };
		else blocks.push(unit);
	}
	return blocks;
}

function inlinesOf(block: Block): Inline[] {
	if (block.kind === 'card') return block.facts.flatMap(([, value]) => value);
	return block.kind === 'list' ? block.items.flat() : block.text;
}

export function citesOf(block: Block): number[] {
	return inlinesOf(block).flatMap((inline) => (typeof inline === 'object' && 'cite' in inline ? [inline.cite] : []));
}

/** Characters as Slack counts them: everything that stands under `text`. */
function weigh(value: unknown): number {
	if (Array.isArray(value)) return value.reduce<number>((sum, one) => sum + weigh(one), 0);
	if (typeof value !== 'object' || value === null) return 0;
	return Object.entries(value).reduce(
		(sum, [key, one]) => sum + (key === 'text' && typeof one === 'string' ? one.length : weigh(one)),
		0,
	);
}
