/** Days of an event, as reports write them, made even for `language/dates`: weekdays, „18.04. bis 19.04.2023“, „06.06.24“. */

import { type DateMention, findDates } from '../language/dates.js';
import { isDate } from '../library/exchange.js';

export interface Days {
	from: string;
	to: string;
}

const WEEKDAY =
	/(?:Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend|Sonntag|Mo|Di|Mi|Do|Fr|Sa|So)(?:s|\.)?,?\s+(?:den\s+|dem\s+)?(?=\d{1,2}\.)/gu;
const AND = String.raw`\s*,?\s*(?:[-–—/|&+]|und|bis)\s*(?:zum\s+|am\s+)?`;

/** The same days in a form that is read for certain. */
function even(text: string): string {
	return text
		.replace(WEEKDAY, '')
		.replace(/(?<![\d.])([0-3]?\d)\.\s?([01]?\d)\.\s?(\d\d)(?![\d.])/gu, '$1.$2.20$3')
		.replace(
			new RegExp(String.raw`(?<![\d.])([0-3]?\d)\.\s?([01]?\d)\.${AND}([0-3]?\d)\.\s?([01]?\d)\.\s?(20\d\d)`, 'gu'),
			'$1.$2.$5 bis $3.$4.$5',
		)
		.replace(
			new RegExp(String.raw`(\d{1,2}\.)${AND}(\d{1,2}\.\s*(?:\p{Lu}\p{Ll}+|[01]?\d\.)\s*20\d\d)`, 'gu'),
			'$1 und $2',
		);
}

const JOINED = /^\s*(?:,?\s*\d{1,2}[:.]\d\d(?:\s*Uhr)?\s*)?(?:[-–—/]|bis|und)\s*(?:zum\s+|am\s+)?$/u;

/** Whole days only, in reading order; two that are joined are one span. */
export function daysIn(text: string): (Days & { start: number })[] {
	const plain = even(text);
	const found: (DateMention & { from: string })[] = [];
	for (const mention of findDates(plain)) {
		if (!isDate(mention.from) || !isDate(mention.to) || mention.to < mention.from) continue;
		const last = found.at(-1);
		const near = last && mention.from > last.from && mention.from <= later(last.from);
		if (near && JOINED.test(plain.slice(last.end, mention.start))) {
			found[found.length - 1] = { ...last, to: mention.to, end: mention.end };
		} else found.push(mention);
	}
	return found.map(({ from, to, start }) => ({ from, to, start }));
}

/** Two weeks after: no event here is longer. */
const later = (day: string) => new Date(Date.parse(day) + 14 * 86_400_000).toISOString().slice(0, 10);

/** As precise as it is written: „März 2024“ → 2024-03. */
export function momentIn(text: string): string | undefined {
	const all = findDates(even(text));
	const first = all.find(({ from }) => from.length === 10) ?? all.find(({ from }) => from.length === 7) ?? all[0];
	return first && (first.from.length < 10 || isDate(first.from)) ? first.from : undefined;
}
