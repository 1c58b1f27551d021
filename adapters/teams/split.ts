/** Parts a reply that is too long for one message: between paragraphs and items, never inside one that fits. Pure. */

import { type Block, type Citation, type Inline, plainBlock, plainInline, type Reply } from '../../src/reply.js';
import { pieces } from './text.js';

export interface Budget {
	/** Characters that are read. */
	characters: number;
	sources: number;
}

/** Sources of one part of a paragraph: with its text they fit into a message. */
const CITES = 10;

/**
 * As much of a reply as fits, and the rest. A source goes where it is cited first, one that nothing refers to comes last;
 * buttons and rating stay with the first part.
 */
export function split(reply: Reply, budget: Budget): { first: Reply; rest?: Reply } {
	const units = reply.blocks.flatMap((block) => unitsOf(block, budget.characters));
	const shown = new Set<number>();
	let room = budget.characters;
	let taken = 0;
	for (const unit of units) {
		const cites = citesOf(unit).filter((n) => reply.sources.some((source) => source.n === n));
		const fresh = new Set(cites.filter((n) => !shown.has(n)));
		room -= plainBlock(unit).length;
		if (taken > 0 && (room < 0 || shown.size + fresh.size > budget.sources)) break;
		for (const n of fresh) shown.add(n);
		taken += 1;
	}
	const left = units.slice(taken);
	const cited = (some: readonly Block[], n: number) => some.some((unit) => citesOf(unit).includes(n));
	const uncited = left.length > 0 ? [] : reply.sources.filter(({ n }) => !cited(units, n));
	for (const { n } of uncited.slice(0, Math.max(0, budget.sources - shown.size))) shown.add(n);
	const part = (some: readonly Block[], sources: readonly Citation[]): Reply => ({
		...reply,
		blocks: joined(some),
		sources: [...sources],
	});
	const others = reply.sources.filter(({ n }) => !shown.has(n) || cited(left, n));
	if (left.length + others.length === 0) return { first: { ...reply, blocks: joined(units) } };
	const { rating: _, answer: __, ...rest } = part(left, others);
	const first = part(
		units.slice(0, taken),
		reply.sources.filter(({ n }) => shown.has(n)),
	);
	return { first, rest: { ...rest, buttons: [] } };
}

/** Parts that stay together: a paragraph, an item of a list, a card. What is longer than a message is parted inside. */
function unitsOf(block: Block, longest: number): Block[] {
	if (block.kind === 'card') {
		const fits = plainBlock(block).length <= longest && citesOf(block).length <= CITES;
		return fits ? [block] : unitsOf({ kind: 'text', text: linesOf(block) }, longest);
	}
	if (block.kind === 'list')
		return block.items.flatMap((item) => parted(item, longest).map((part): Block => ({ kind: 'list', items: [part] })));
	return parted(block.text, longest).map((text): Block => ({ kind: block.kind, text }));
}

function linesOf({ title, facts }: Extract<Block, { kind: 'card' }>): Inline[] {
	const lines = facts.flatMap(([label, value]): Inline[] => ['\n', { strong: `${label}: ` }, ...value]);
	return [{ strong: title }, ...lines];
}

function parted(inlines: readonly Inline[], longest: number): Inline[][] {
	const groups: Inline[][] = [[]];
	let room = longest;
	let cites = 0;
	for (const part of inlines.flatMap((inline) => piecesOf(inline, longest))) {
		const cited = Number(typeof part === 'object' && 'cite' in part);
		const { length } = plainInline(part);
		if ((length > room && !cited) || cites + cited > CITES) {
			groups.push([]);
			room = longest;
			cites = 0;
		}
		groups.at(-1)?.push(part);
		room -= length;
		cites += cited;
	}
	return groups.filter((group) => group.length > 0);
}

function piecesOf(inline: Inline, longest: number): Inline[] {
	if (typeof inline === 'string') return pieces(inline, longest);
	return 'strong' in inline ? pieces(inline.strong, longest).map((strong) => ({ strong })) : [inline];
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

export function citesOf(block: Block): number[] {
	return inlinesOf(block).flatMap((inline) => (typeof inline === 'object' && 'cite' in inline ? [inline.cite] : []));
}

function inlinesOf(block: Block): Inline[] {
	if (block.kind === 'card') return block.facts.flatMap(([, value]) => value);
	return block.kind === 'list' ? block.items.flat() : block.text;
}
