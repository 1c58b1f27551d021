/** PDF and Word files for tests, written byte by byte, so that they can be as odd as those that come in. */

import { strToU8, zipSync } from 'fflate';

export interface PrintedText {
	text: string;
	size?: number;
	/** Red, green, blue from 0 to 1. */
	colour?: readonly [number, number, number];
	/** Text rendering mode. */
	mode?: number;
}

const WINDOWS: Readonly<Record<string, number>> = {
	'„': 0x84,
	'“': 0x93,
	'”': 0x94,
	'–': 0x96,
	'€': 0x80,
	'…': 0x85,
	'•': 0x95,
};

/** Hex string in WinAnsiEncoding. */
const hex = (text: string) =>
	`<${Array.from(text, (letter) => (WINDOWS[letter] ?? letter.charCodeAt(0) & 0xff).toString(16).padStart(2, '0')).join('')}>`;

function pageStream(lines: readonly PrintedText[]): string {
	let y = 780;
	const parts = lines.map(({ text, size = 10, colour = [0, 0, 0], mode = 0 }) => {
		y -= text ? Math.round(size * 1.3) : 10;
		return text ? `${colour.join(' ')} rg ${mode} Tr BT /F1 ${size} Tf 60 ${y} Td ${hex(text)} Tj ET` : '';
	});
	return parts.join('\n');
}

/** @param catalogue further entries of the document's catalogue, for example an action when it is opened */
export function makePdf(pages: readonly (readonly PrintedText[])[], catalogue = ''): Uint8Array {
	const objects: string[] = [];
	const add = (body: string) => objects.push(body);
	const first = 4;
	const kids = pages.map((_, at) => `${first + at * 2} 0 R`).join(' ');
	add(`<< /Type /Catalog /Pages 2 0 R ${catalogue} >>`);
	add(`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`);
	add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>');
	for (const [at, lines] of pages.entries()) {
		const stream = pageStream(lines);
		add(
			`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${first + at * 2 + 1} 0 R >>`,
		);
		add(`<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`);
	}
	let file = '%PDF-1.4\n';
	const offsets = objects.map((body, at) => {
		const offset = file.length;
		file += `${at + 1} 0 obj\n${body}\nendobj\n`;
		return offset;
	});
	const start = file.length;
	file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')}`;
	file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
	return Buffer.from(file, 'latin1');
}

/** A report as it lies in `reports/`: pages parted by U+000C, the first paragraph is the title, short ones are headings. */
export function printed(report: string): PrintedText[][] {
	return report.split('\f').map((page, number) =>
		page
			.trim()
			.split('\n')
			.map((text, at, lines) => {
				const before = lines.slice(0, at).lastIndexOf('');
				const title = number === 0 && before < 0;
				const heading = text.length < 60 && text !== '' && (lines[at - 1] ?? '') === '' && lines[at + 1] === '';
				return { text, size: title ? 18 : heading && !/\d{4}$|^- \d/.test(text) ? 13 : 10 };
			}),
	);
}

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
export const run = (text: string, properties = '') =>
	`<w:r>${properties ? `<w:rPr>${properties}</w:rPr>` : ''}<w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;
export const paragraph = (inner: string, style = '') =>
	`<w:p>${style ? `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>` : ''}${inner}</w:p>`;

export const documentXml = (body: string, prolog = '') =>
	`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${prolog}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`;

export const makeDocx = (xml: string, more: Record<string, Uint8Array> = {}): Uint8Array =>
	zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': strToU8(xml), ...more });

/** „# “ and „## “ are headings, lines with | rows of a table, the rest paragraphs; words are parted into runs as Word does. */
export function docxOf(report: string): Uint8Array {
	const lines = report.trim().split('\n');
	const body = lines.map((text, at) => {
		const [, marks, heading] = /^(#+)\s(.*)$/.exec(text) ?? [];
		if (heading) return paragraph(run(heading), marks?.length === 1 ? 'Titel' : 'berschrift2');
		if (!text.startsWith('|')) return paragraph(run(text.slice(0, 7)) + run(text.slice(7)));
		const cells = text
			.slice(1, -1)
			.split('|')
			.map((cell) => `<w:tc>${paragraph(run(cell.trim()))}</w:tc>`);
		const row = `<w:tr>${cells.join('')}</w:tr>`;
		const opens = lines[at - 1]?.startsWith('|') ? '' : '<w:tbl>';
		return `${opens}${row}${lines[at + 1]?.startsWith('|') ? '' : '</w:tbl>'}`;
	});
	return makeDocx(documentXml(body.join('')));
}

/** Text in windows-1252. */
export const windows1252 = (text: string) =>
	Uint8Array.from(text, (letter) => WINDOWS[letter] ?? letter.charCodeAt(0) & 0xff);
