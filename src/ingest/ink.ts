/** Runs of a PDF page that are drawn in white or not at all. A page whose text is all invisible is a scan with its text behind it. */

import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { isPale } from './colour.js';

interface Page {
	getOperatorList(): Promise<{ fnArray: number[]; argsArray: unknown[] }>;
}

/** Invisible, or only used for cutting. */
const UNSEEN = new Set([3, 7]);

export async function hiddenRuns(page: Page): Promise<string[]> {
	const { fnArray, argsArray } = await page.getOperatorList();
	const runs: string[] = [];
	let seen = 0;
	let state = { colour: '#000000', mode: 0 };
	const saved: (typeof state)[] = [];
	fnArray.forEach((operator, at) => {
		const args = (argsArray[at] ?? []) as unknown[];
		if (operator === OPS.save) saved.push({ ...state });
		else if (operator === OPS.restore) state = saved.pop() ?? state;
		else if (operator === OPS.setFillRGBColor) state.colour = colourOf(args);
		else if (operator === OPS.setTextRenderingMode) state.mode = Number(args[0]);
		else if (operator === OPS.showText) {
			const text = textOf(args[0]);
			if (UNSEEN.has(state.mode) || isPale(state.colour)) runs.push(text);
			else seen += text.length;
		}
	});
	const unseen = runs.reduce((sum, text) => sum + text.length, 0);
	return unseen > seen * 4 ? [] : runs;
}

function colourOf(args: readonly unknown[]): string {
	const [first] = args;
	return typeof first === 'string' ? first : `rgb(${args.slice(0, 3).map(Number).join(',')})`;
}

const textOf = (glyphs: unknown) =>
	Array.isArray(glyphs)
		? glyphs
				.map((glyph: unknown) =>
					typeof glyph === 'object' && glyph && 'unicode' in glyph ? String(glyph.unicode) : '',
				)
				.join('')
		: '';
