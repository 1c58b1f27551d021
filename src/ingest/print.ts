/** Pieces of text on a printed page → lines and paragraphs, by where they stand and how large they are. */

import { type Block, line } from './block.js';
import { joinLines } from './lines.js';

export interface PrintedLine {
	text: string;
	/** Points from the bottom of the page. */
	y: number;
	x: number;
	right: number;
	size: number;
}

interface Piece {
	str: string;
	transform: number[];
	width: number;
	height: number;
	hasEOL: boolean;
}

const isPiece = (item: object): item is Piece => 'str' in item && 'transform' in item;

/** @param hidden texts of runs that nobody sees; they are left out and given back as `left` */
export function linesOf(items: readonly object[], hidden: readonly string[]): { lines: PrintedLine[]; left: string } {
	const lines: PrintedLine[] = [];
	const unseen = hidden.map((run) => run.replace(/\s+/g, ''));
	let left = '';
	let open: PrintedLine | undefined;
	for (const item of items) {
		if (!isPiece(item)) continue;
		const bare = item.str.replace(/\s+/g, '');
		const at = bare ? unseen.findIndex((run) => run.includes(bare)) : -1;
		if (at >= 0 && bare) {
			unseen[at] = (unseen[at] ?? '').replace(bare, '');
			left += ` ${item.str}`;
			continue;
		}
		const [, , , , x = 0, y = 0] = item.transform;
		const size = item.height || Math.abs(item.transform[3] ?? 0);
		if (open && Math.abs(open.y - y) < Math.max(2, open.size * 0.4) && x >= open.right - open.size * 2) {
			const gap = x - open.right > open.size * 0.2 && !open.text.endsWith(' ') && item.str !== '' ? ' ' : '';
			open.text += gap + item.str;
			open.right = x + item.width;
			open.size = Math.max(open.size, size);
		} else if (item.str.trim()) {
			open = { text: item.str, x, y, right: x + item.width, size };
			lines.push(open);
		}
	}
	return { lines: lines.filter(({ text }) => line(text)), left };
}

const NUMBER = /^(?:[-–—]\s*)?(?:Seite\s+|S\.\s*)?\d{1,4}(?:\s*(?:\/|von)\s*\d{1,4})?(?:\s*[-–—])?$/iu;

/** Without page numbers and what stands at the top or bottom of several pages. */
export function withoutMargins(pages: readonly PrintedLine[][]): PrintedLine[][] {
	const counts = new Map<string, number>();
	const key = ({ text }: PrintedLine) => line(text).replace(/\d+/g, '#');
	const edges = (lines: readonly PrintedLine[]) => new Set([...lines.slice(0, 2), ...lines.slice(-2)]);
	for (const lines of pages)
		for (const one of new Set([...edges(lines)].map(key))) counts.set(one, (counts.get(one) ?? 0) + 1);
	return pages.map((lines) => {
		const rim = edges(lines);
		return lines.filter((one) => {
			if (!rim.has(one)) return true;
			if (NUMBER.test(line(one.text))) return false;
			return (counts.get(key(one)) ?? 0) < 2 || line(one.text).length < 4;
		});
	});
}

const median = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

/** @param pages all of them, to see how large the text usually is and how far apart its lines are */
export function paragraphsOfPage(
	lines: readonly PrintedLine[],
	pages: readonly PrintedLine[][],
	known: string,
): Block[] {
	const all = pages.flat();
	const size = median(all.flatMap((one) => Array<number>(Math.ceil(one.text.length / 20)).fill(one.size)));
	const right = Math.max(...all.map((one) => one.right));
	const pitch = median(
		pages.flatMap((page) => page.slice(1).map((one, at) => (page[at]?.y ?? 0) - one.y)).filter((gap) => gap > 0),
	);
	const groups: PrintedLine[][] = [];
	for (const [at, one] of lines.entries()) {
		const before = lines[at - 1];
		const group = groups.at(-1);
		if (before && group && goesOn(before, one, { pitch, right })) group.push(one);
		else groups.push([one]);
	}
	return groups.map((group): Block => {
		const text = line(
			joinLines(
				group.map((one) => one.text),
				known,
			),
		);
		const [, item] = /^[-–—•·▪◦‣]\s+(\S.*)$/su.exec(text) ?? [];
		const big = (group[0]?.size ?? 0) > size * 1.15 && text.length < 200;
		const short = group.length === 1 && text.length < 80 && !/[.!?,;:]$/u.test(text) && isAlone(group[0], lines, pitch);
		if (big) return { kind: 'heading', level: (group[0]?.size ?? 0) > size * 1.5 ? 1 : 2, text };
		if (short && /^[\p{Lu}\d„"]/u.test(text)) return { kind: 'heading', level: 3, text };
		return item ? { kind: 'item', text: item } : { kind: 'text', text };
	});
}

function goesOn(before: PrintedLine, after: PrintedLine, { pitch, right }: { pitch: number; right: number }): boolean {
	const gap = before.y - after.y;
	const scale = Math.max(1, before.size / 12);
	if (gap <= 0 || gap > pitch * 1.45 * scale || Math.abs(before.size - after.size) > 1.2) return false;
	if (/^(?:[-–—•·▪◦‣]|\d{1,2}[.)])\s/u.test(after.text.trim())) return false;
	const ended = /[.!?:…]["“”]?\s*$/u.test(before.text) && before.right < right - before.size * 8;
	return !ended;
}

/** With more room above than lines of a paragraph have. */
function isAlone(one: PrintedLine | undefined, lines: readonly PrintedLine[], pitch: number): boolean {
	if (!one) return false;
	const at = lines.indexOf(one);
	const [above, below] = [lines[at - 1], lines[at + 1]];
	return below !== undefined && (!above || above.y - one.y > pitch * 1.3);
}
