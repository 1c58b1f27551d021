/** Lines of a typed or printed text → paragraphs: words parted at the end of a line are joined, „Wohn- und Geschäftshaus“ stays. */

/** Follows a hyphen that stays: „Wohn- und“, „Vor- bzw.“. */
const LINK = /^(?:und|oder|bzw|sowie|bis|als|noch|wie|statt|to|and|or)(?!\p{L})/u;

/** @param known the whole text, to see how a word is written elsewhere */
export function joinLines(lines: readonly string[], known = lines.join('\n')): string {
	let text = '';
	for (const raw of lines) {
		const next = raw.trim();
		if (!next) continue;
		text = text ? joined(text, next, known) : next;
	}
	return text;
}

function joined(before: string, after: string, known: string): string {
	if (before.endsWith('\u00AD')) return before.slice(0, -1) + after;
	const [, start = ''] = /(\p{L}+)[-\u2010]$/u.exec(before) ?? [];
	if (!start) return `${before} ${after}`;
	if (/^\p{Lu}/u.test(after)) return before + after;
	if (LINK.test(after) && !after.startsWith('to-')) return `${before} ${after}`;
	if (!/^\p{Ll}/u.test(after)) return before + after;
	const end = /^\p{L}+/u.exec(after)?.[0] ?? '';
	const hyphened = start.length < 2 || after.startsWith('to-') || known.includes(`${start}-${end}`);
	return hyphened ? before + after : before.slice(0, -1) + after;
}

/** „Zeit“, „Ort: Fulda“, „Beginn: 06.06.2024“: a line that says something by itself. */
export const LABEL =
	/^(?:Zeit|Wann|Datum|Termin|Beginn|Ende|Ort|Wo|Veranstaltungsort|Veranstalter(?:in)?|Stand|Uhrzeit|Foto|Quelle|Tel(?:\.|efon)?|Telefax|Fax|E-?Mail|Mobil|Kontakt|Pressekontakt|Ansprechpartner(?:in)?)\b\s*(?::|$)/iu;

const BULLET =
	/^(?:[-–—•·*▪◦‣]|\(?\d{1,2}[.)])\s+\S|^\d{1,2}[:.]\d\d(?:\s|\s?Uhr|\s?[-–])|^(?:Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag),?\s\d/u;

/** Lines between two empty ones → their paragraphs. @param width how long a full line is */
export function paragraphsOf(lines: readonly string[], width: number, known: string): string[] {
	const groups: string[][] = [];
	lines.forEach((raw, at) => {
		const before = lines[at - 1]?.trim();
		const last = groups.at(-1);
		if (last && before !== undefined && continues(before, raw.trim(), width)) last.push(raw);
		else groups.push([raw]);
	});
	return groups.map((group) => joinLines(group, known)).filter(Boolean);
}

/** Whether a line goes on in the next one. */
function continues(before: string, after: string, width: number): boolean {
	if (LABEL.test(after) || BULLET.test(after)) return false;
	if (/\p{Ll}[-\u2010\u00AD]$/u.test(before)) return true;
	const [word = ''] = after.split(' ');
	const full = before.length + word.length + 1 > width * 0.9;
	const open = before.length > width * 0.6 && !/[.!?:]["“”]?$/u.test(before);
	return full || open || (/^\p{Ll}/u.test(after) && !LABEL.test(before));
}

/** How long the full lines are: nine in ten are not longer. 0 where a line is a whole paragraph. */
export function widthOf(lines: readonly string[]): number {
	const lengths = lines
		.map((text) => text.trim().length)
		.filter((length) => length > 20)
		.sort((a, b) => a - b);
	const longest = lengths[Math.floor(lengths.length * 0.9)] ?? 0;
	return longest > 140 ? 0 : longest;
}
