/** Plain text and simple Markdown → blocks. Emphasis and links lose their marks; HTML in it stays text. */

import type { Block, ReadSource } from './block.js';
import { line } from './block.js';
import { LABEL, paragraphsOf, widthOf } from './lines.js';

export function readText(text: string): ReadSource {
	const lines = text.replace(/^---\n[\s\S]*?\n---\n/, '').split('\n');
	const width = widthOf(lines.filter((raw) => !raw.startsWith('|')));
	const blocks: Block[] = [];
	let group: string[] = [];
	const flush = () => {
		if (group.length > 0) blocks.push(...blocksOf(group, width, text));
		group = [];
	};
	for (const raw of lines) {
		const special = specialOf(raw);
		if (special || !raw.trim() || width === 0) flush();
		if (special) blocks.push(...special);
		else if (raw.trim()) group.push(raw);
	}
	flush();
	return { blocks: withHeadings(blocks).filter(({ text: words }) => words), notes: [] };
}

function blocksOf(lines: readonly string[], width: number, known: string): Block[] {
	return paragraphsOf(lines, width, known).map((paragraph): Block => {
		const [, item] = /^[-–—•·*▪◦‣]\s+(\S.*)$/su.exec(paragraph) ?? [];
		const text = line(plain(item ?? paragraph));
		return item === undefined ? { kind: 'text', text } : { kind: 'item', text };
	});
}

/** Headings, rows and items as Markdown writes them; nothing for a line of dashes. */
function specialOf(raw: string): Block[] | undefined {
	const [, marks = '', heading] = /^(#{1,6})\s+(.+?)\s*#*$/u.exec(raw) ?? [];
	if (heading !== undefined) return [{ kind: 'heading', level: marks.length, text: line(plain(heading)) }];
	if (/^\s*(?:[-–—_*=]\s?)+\s*$/u.test(raw) && raw.trim()) return [];
	if (!/^\s*\|.*\|\s*$/u.test(raw)) return undefined;
	if (/^[\s|:-]+$/.test(raw)) return [];
	const cells = raw
		.trim()
		.slice(1, -1)
		.split('|')
		.map((cell) => line(plain(cell)));
	return [{ kind: 'row', text: cells.filter(Boolean).join(' · ') }];
}

const plain = (text: string) =>
	text
		.replace(/(\*\*|__)(?=\S)(.+?)(?<=\S)\1/gu, '$2')
		.replace(/(?<![\p{L}\p{N}*])\*(?=\S)([^*]+?)(?<=\S)\*(?![\p{L}\p{N}*])/gu, '$1')
		.replace(/!\[[^\]]*\]\([^)]*\)/gu, '')
		.replace(/\[([^\]]+)\]\((?:[^()\s]|\([^()]*\))*\)/gu, '$1')
		.replace(/\\([#*_.|[\]])/g, '$1')
		.replace(/\s+-$/u, '');

/** A short line without an end, with text after it, is a heading. */
function withHeadings(blocks: readonly Block[]): Block[] {
	if (blocks.some(({ kind }) => kind === 'heading')) return [...blocks];
	return blocks.map((block, at): Block => {
		const next = blocks[at + 1];
		const short =
			block.kind === 'text' &&
			block.text.length <= 110 &&
			!/[.!?:;,…-][“”"]*$|\p{Ll}[.!?]\s+[\p{Lu}„]/u.test(block.text);
		const letter = /^(?:\p{L}*[Ss]tadt|Gemeinde|Landkreis|Kreis|Presse\p{L}*|PRESSE\p{L}*)\b.{0,40}$/u.test(block.text);
		if (at === 0 && block.kind === 'text' && block.text.length <= 160 && !letter && !/[.!?:]$/u.test(block.text))
			return { ...block, kind: 'heading', level: 1 };
		if (!short || at === 0 || LABEL.test(block.text) || !next || next.text.length < 90) return block;
		const dated = /\d{4}(?:,\s\d.*)?$/u.test(block.text) && /^\p{Lu}[\p{L} ()/-]{2,30},\s|^\d/u.test(block.text);
		if (dated) return block;
		const label = LABEL.test(blocks[at - 1]?.text ?? '') || /^(?:online|digital|hybrid)/iu.test(block.text);
		const sign =
			/^\d{1,2}[:.]\d\d|\d{5}|@|\bTel|^(?:Der|Die)\s(?:Ober)?bürgermeister/iu.test(block.text) ||
			!/^[\p{Lu}„"\d]/u.test(block.text);
		return label || sign ? block : { ...block, kind: 'heading', level: 2 };
	});
}
