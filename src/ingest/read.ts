/** A file's bytes → blocks, by what the bytes are rather than by what the file is called. */

import { type Block, LIMITS, type Note, type ReadSource, Refused } from './block.js';
import { readDocx } from './docx.js';
import { decode } from './encoding.js';
import { readHtml } from './html.js';
import { readPdf } from './pdf.js';
import { readText } from './text.js';

const starts = (bytes: Uint8Array, ...signature: number[]) => signature.every((byte, at) => bytes[at] === byte);

/** @throws Refused */
export async function readSource(bytes: Uint8Array, name: string): Promise<ReadSource> {
	const read = await readBytes(bytes, name);
	const characters = read.blocks.reduce((sum, { text }) => sum + text.length, 0);
	if (characters === 0) throw new Refused('empty');
	if (characters > LIMITS.characters) throw new Refused('long');
	return { ...read, blocks: read.blocks.flatMap(parted) };
}

/** No paragraph is so long; a page without any is parted between sentences. */
function parted(block: Block): Block[] {
	const parts: Block[] = [];
	let { text } = block;
	while (text.length > LIMITS.paragraph) {
		const end = text.lastIndexOf('. ', LIMITS.paragraph) + 1 || LIMITS.paragraph;
		parts.push({ ...block, text: text.slice(0, end).trim() });
		text = text.slice(end).trim();
	}
	return [...parts, { ...block, text }];
}

async function readBytes(bytes: Uint8Array, name: string): Promise<ReadSource> {
	if (bytes.length > LIMITS.packed) throw new Refused('large');
	if (bytes.length === 0) throw new Refused('empty');
	if (pdfStart(bytes)) return readPdf(bytes);
	if (starts(bytes, 0x50, 0x4b, 0x03, 0x04)) return readDocx(bytes);
	if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0)) throw new Refused('old-word');
	if (/\.(?:pdf|docx?)$/i.test(name)) throw new Refused('broken');
	if (/\.(?:png|jpe?g|gif|zip|odt|xlsx?|pptx?|rtf|epub)$/i.test(name) || starts(bytes, 0x7b, 0x5c, 0x72, 0x74, 0x66))
		throw new Refused('format');
	if (bytes.length > LIMITS.plain) throw new Refused('large');
	const text = decode(bytes);
	const unseen = invisible(text);
	const isPage =
		/\.x?html?$/i.test(name) ||
		/^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]{0,500}?-->\s*)?<(?:!doctype html|html)[\s>]/iu.test(text);
	const read = isPage ? readHtml(text) : readText(text);
	return { ...read, notes: [...read.notes, ...unseen] };
}

/** The signature may stand behind a few stray bytes. */
function pdfStart(bytes: Uint8Array): boolean {
	return Buffer.from(bytes.subarray(0, 1_024)).includes('%PDF-');
}

const DIRECTION = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;
const NO_WIDTH = /[\u200B-\u200D\u2060-\u2064\uFEFF\u{E0000}-\u{E007F}]/gu;

/** Soft hyphens are usual; these are not. */
function invisible(text: string): Note[] {
	const count = (text.match(DIRECTION)?.length ?? 0) + (text.match(NO_WIDTH)?.length ?? 0);
	return count > 0 ? [{ kind: 'invisible', detail: String(count) }] : [];
}
