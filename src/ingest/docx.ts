/** A Word file → blocks. Only its text part is unpacked, never to disk; deleted and hidden runs, fields, notes and comments stay out. */

import { unzipSync } from 'fflate';
import { Parser } from 'htmlparser2';
import { type Block, LIMITS, line, type Note, Refused, type ReadSource, shorten } from './block.js';
import { isPale } from './colour.js';

const TEXT = 'word/document.xml';

export function readDocx(bytes: Uint8Array): ReadSource {
	const xml = new TextDecoder().decode(textPart(bytes));
	if (/<!(?:DOCTYPE|ENTITY)/i.test(xml)) throw new Refused('entities');
	const { blocks, hidden } = readXml(xml);
	const notes: Note[] = hidden.trim() ? [{ kind: 'hidden', detail: shorten(line(hidden)) }] : [];
	return { blocks, notes };
}

function textPart(bytes: Uint8Array): Uint8Array {
	let tooLarge = false;
	let parts: Record<string, Uint8Array>;
	try {
		parts = unzipSync(bytes, {
			filter({ name, originalSize }) {
				if (name !== TEXT) return false;
				tooLarge = originalSize > LIMITS.unpacked;
				return !tooLarge;
			},
		});
	} catch {
		throw new Refused('broken');
	}
	if (tooLarge) throw new Refused('unpacked');
	const part = parts[TEXT];
	if (!part) throw new Refused('format');
	return part;
}

interface Paragraph {
	text: string;
	level: number;
	item: boolean;
}

/** Elements whose text is no text of the document. */
const SKIPPED = new Set(['w:del', 'w:moveFrom', 'w:instrText', 'w:delText', 'mc:Fallback', 'w:txbxContent', 'w:sdtPr']);

function readXml(xml: string): { blocks: Block[]; hidden: string } {
	const blocks: Block[] = [];
	let hidden = '';
	let paragraph: Paragraph | undefined;
	let cells: string[] | undefined;
	let cell = '';
	let skipped = 0;
	let depth = 0;
	let unseen = false;
	let inText = false;
	const add = (text: string) => {
		if (skipped > 0 || !paragraph) return;
		if (unseen) hidden += text;
		else paragraph.text += text;
	};
	const end = () => {
		if (!paragraph) return;
		const text = line(paragraph.text);
		if (cells) cell = `${cell} ${text}`.trim();
		else if (text) blocks.push(blockOf({ ...paragraph, text }));
		paragraph = undefined;
	};
	const parser = new Parser(
		{
			onopentag(name, attributes) {
				if (++depth > LIMITS.depth) throw new Refused('deep');
				const value = attributes['w:val'] ?? '';
				if (SKIPPED.has(name)) skipped++;
				else if (name === 'w:p') paragraph = { text: '', level: 0, item: false };
				else if (name === 'w:pStyle' && paragraph) Object.assign(paragraph, styleOf(value));
				else if (name === 'w:numPr' && paragraph) paragraph.item = true;
				else if (name === 'w:r') unseen = false;
				else if ((name === 'w:vanish' || name === 'w:webHidden') && !/^(?:0|false|off)$/.test(value)) unseen = true;
				else if (name === 'w:color' && isPale(value)) unseen = true;
				else if (name === 'w:sz' && Number(value) > 0 && Number(value) <= 4) unseen = true;
				else if (name === 'w:t') inText = true;
				else if (name === 'w:tab' || name === 'w:br' || name === 'w:cr') add(' ');
				else if (name === 'w:noBreakHyphen') add('-');
				else if (name === 'w:tr') cells = [];
				else if (name === 'w:tc') cell = '';
			},
			ontext(text) {
				if (inText) add(text);
			},
			onclosetag(name) {
				depth--;
				if (SKIPPED.has(name)) skipped--;
				else if (name === 'w:t') inText = false;
				else if (name === 'w:p') end();
				else if (name === 'w:tc') cells?.push(cell);
				else if (name === 'w:tr') {
					const text = (cells ?? []).filter(Boolean).join(' · ');
					if (text) blocks.push({ kind: 'row', text });
					cells = undefined;
				}
			},
		},
		{ xmlMode: true, decodeEntities: true },
	);
	parser.end(xml);
	return { blocks, hidden };
}

const styleOf = (style: string): Partial<Paragraph> => {
	if (/^(?:title|titel)$/iu.test(style)) return { level: 1 };
	const [, level] = /^(?:heading|berschrift|überschrift|ueberschrift)\s?(\d)$/iu.exec(style) ?? [];
	return level ? { level: Math.min(Number(level), 6) } : {};
};

function blockOf({ text, level, item }: Paragraph): Block {
	if (level > 0) return { kind: 'heading', level, text };
	return item ? { kind: 'item', text } : { kind: 'text', text };
}
