/** Numbers in a text with what they count: „55 %“, „2,6 Millionen Euro“, „vier Programmkommunen“. Dates and ordinals are not numbers. */

import { findDates } from './dates.js';
import { tokenize } from './fold.js';

export interface NumberMention {
	value: number;
	/** As written, with its unit. */
	text: string;
	kind: 'count' | 'percent' | 'money' | 'area' | 'age';
	/** Words that follow directly, at most three: what is counted. */
	noun: readonly string[];
	start: number;
	end: number;
}

const WORDS: Readonly<Record<string, number>> = {
	zwei: 2,
	drei: 3,
	vier: 4,
	fünf: 5,
	sechs: 6,
	sieben: 7,
	acht: 8,
	neun: 9,
	zehn: 10,
	elf: 11,
	zwölf: 12,
	zwanzig: 20,
	dreißig: 30,
	hundert: 100,
};

const DIGITS = String.raw`\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?`;
/** „12 bis 27 Jahren“ is one mention; its value is the first. */
const RANGE = String.raw`(?:\s*(?:bis(?:\s+zu)?|–)\s*(?:${DIGITS}))?`;
const SCALE = String.raw`(?:\s*(?:Tsd\.?|Tausend|Mio\.?|Millionen|Mrd\.?|Milliarden))?`;
const UNIT = String.raw`(?:\s*(?:%|Prozent|€|Euro|EUR|m²|qm|Quadratmetern?|Jahren?))?`;
const MENTION = new RegExp(
	String.raw`(?<![\p{L}\d.,-])(?:(${DIGITS})${RANGE}(${SCALE})(${UNIT})|(${Object.keys(WORDS).join('|')})(?=\s)(${UNIT}))(?![\p{L}\d])`,
	'giu',
);

export function findNumbers(text: string): NumberMention[] {
	const dates = findDates(text);
	const found: NumberMention[] = [];
	for (const match of text.matchAll(MENTION)) {
		const [whole, digits, scale = '', digitUnit = '', word, wordUnit = ''] = match;
		const unit = digitUnit || wordUnit;
		const start = match.index;
		const end = start + whole.trimEnd().length;
		if (dates.some((date) => start < date.end && date.start < end)) continue;
		if (
			digits &&
			!unit.trim() &&
			!scale.trim() &&
			/^\.(?=\s+\p{L})/u.test(text.slice(end)) &&
			!/^\.\s+\p{Lu}\p{Ll}+\s+\p{Ll}+t\b/u.test(text.slice(end))
		)
			continue;
		const value = digits
			? Number(digits.replace(/\./g, '').replace(',', '.')) * factor(scale)
			: (WORDS[(word ?? '').toLowerCase()] ?? 0);
		const noun = tokenize(text.slice(end, end + 80))
			.slice(0, 3)
			.map((token) => token.word);
		found.push({ value, text: whole.trim(), kind: kindOf(unit), noun, start, end });
	}
	return found;
}

function factor(scale: string): number {
	if (/T/i.test(scale[0] === ' ' ? (scale.trim()[0] ?? '') : (scale[0] ?? ''))) return 1e3;
	if (/Mio|Millionen/i.test(scale)) return 1e6;
	return /Mrd|Milliarden/i.test(scale) ? 1e9 : 1;
}

function kindOf(unit: string): NumberMention['kind'] {
	if (/%|Prozent/i.test(unit)) return 'percent';
	if (/€|Eur/i.test(unit)) return 'money';
	if (/m²|qm|Quadrat/i.test(unit)) return 'area';
	return /Jahr/i.test(unit) ? 'age' : 'count';
}
