/** A PDF file → blocks with page numbers. Only its text is read: no scripts, forms, attachments or pictures; white and hidden text stays out. */

import { getDocument, type PDFDocumentProxy, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { type Block, LIMITS, line, type Note, Refused, type ReadSource, shorten } from './block.js';
import { isFurnitureLine } from './furniture.js';
import { hiddenRuns } from './ink.js';
import { type PrintedLine, linesOf, paragraphsOfPage, withoutMargins } from './print.js';

export async function readPdf(bytes: Uint8Array): Promise<ReadSource> {
	const document = await open(bytes);
	try {
		if (document.numPages > LIMITS.pages) throw new Refused('pages');
		return await readPages(document);
	} catch (error) {
		throw error instanceof Refused ? error : new Refused('broken');
	} finally {
		await document.loadingTask.destroy().catch(() => undefined);
	}
}

async function open(bytes: Uint8Array): Promise<PDFDocumentProxy> {
	try {
		return await getDocument({
			data: new Uint8Array(bytes),
			isEvalSupported: false,
			enableXfa: false,
			disableFontFace: true,
			useSystemFonts: false,
			stopAtErrors: false,
			verbosity: VerbosityLevel.ERRORS,
		}).promise;
	} catch (error) {
		throw new Refused(error instanceof Error && error.name === 'PasswordException' ? 'locked' : 'broken');
	}
}

async function readPages(document: PDFDocumentProxy): Promise<ReadSource> {
	const pages: PrintedLine[][] = [];
	let hidden = '';
	let characters = 0;
	for (let number = 1; number <= document.numPages; number++) {
		const page = await document.getPage(number);
		const { items } = await page.getTextContent();
		const runs = await hiddenRuns(page);
		const { lines, left } = linesOf(items, runs);
		hidden += left;
		characters += lines.reduce((sum, { text }) => sum + text.length, 0);
		if (characters > LIMITS.characters) throw new Refused('long');
		pages.push(lines);
		page.cleanup();
	}
	if (characters === 0) throw new Refused('scan');
	const shown = withoutMargins(pages);
	const all = shown.flatMap((lines) => lines.map(({ text }) => text)).join('\n');
	const blocks = shown
		.flatMap((lines, at) => paragraphsOfPage(lines, shown, all).map((block): Block => ({ ...block, page: at + 1 })))
		.filter(({ text }) => !isFurnitureLine(text));
	const notes: Note[] = hidden.trim() ? [{ kind: 'hidden', detail: shorten(line(hidden)) }] : [];
	if (await hasScripts(document)) notes.push({ kind: 'script', detail: '' });
	return { blocks: overPages(blocks), notes, ...(await titleOf(blocks)) };
}

const hasScripts = async (document: PDFDocumentProxy) => {
	const actions = await document.getJSActions().catch(() => null);
	return actions !== null && Object.keys(actions).length > 0;
};

/** The first big lines. */
const titleOf = async (blocks: readonly Block[]): Promise<Partial<ReadSource>> => {
	const first = blocks.find(({ kind }) => kind === 'heading');
	return first && blocks.indexOf(first) < 4 ? { title: first.text } : {};
};

/** A paragraph that goes on over the page belongs to the page where it begins. */
function overPages(blocks: readonly Block[]): Block[] {
	const joined: Block[] = [];
	for (const block of blocks) {
		const last = joined.at(-1);
		const goesOn =
			last?.kind === 'text' && block.kind === 'text' && last.page !== block.page && !/[.!?:…“"”)]$/u.test(last.text);
		if (!last || !goesOn || !/^[\p{Ll}\p{Lu}„"(]/u.test(block.text)) joined.push(block);
		else if (/\p{L}-$/u.test(last.text) && /^\p{Ll}/u.test(block.text))
			joined[joined.length - 1] = { ...last, text: last.text.slice(0, -1) + block.text };
		else joined[joined.length - 1] = { ...last, text: `${last.text} ${block.text}` };
	}
	return joined;
}
