/** Lines that have gone into the head („Beginn: 06.06.2024“, „Ort“, „online“) are no paragraphs of their own. */

import type { Head } from './head.js';
import type { Paragraph } from './tidy.js';

const LABEL =
	/^(?:Zeit|Beginn|Ende|Ort|Termin|Datum|Wann|Wo|Veranstaltungsort|Veranstalter(?:in)?|Uhrzeit|Stand)\b\s*(:.*)?$/u;

/** Without the lines that have gone into the head: „Beginn: 06.06.2024“, „Ort“, „online“. */
export function withoutLabels(
	all: readonly Paragraph[],
	head: Head,
): { paragraphs: Paragraph[]; renumber(number: number): number } {
	const isEvent = head.starts !== undefined;
	const gone = new Set<Paragraph>();
	all.slice(0, 16).forEach((paragraph, at) => {
		const [whole, told] = LABEL.exec(paragraph.text) ?? [];
		if (whole === undefined || paragraph.text.length > 90 || (!isEvent && !whole.startsWith('Stand'))) return;
		gone.add(paragraph);
		const next = all[at + 1];
		if (told === undefined && next && next.text.length < 60) gone.add(next);
	});
	const numbers = new Map<number, number>();
	const paragraphs = all
		.filter((paragraph) => !gone.has(paragraph))
		.map((paragraph, at) => {
			numbers.set(paragraph.number, at + 1);
			return { ...paragraph, number: at + 1 };
		});
	return { paragraphs, renumber: (number) => numbers.get(number) ?? 0 };
}
