/** Text to words: one way to write a word, whatever the keyboard, the encoding or the gendered form. No language-specific stems. */

/** Zero-width, soft hyphen and direction marks: never part of a text's meaning, often of an attack. */
const INVISIBLE = /\p{Cf}|\u034F/gu;
const CONTROL = /(?![\t\n\r])\p{Cc}/gu;

/** Text as it is stored and shown: composed (NFC), without invisible or control characters. */
export function clean(text: string): string {
	return text.normalize('NFC').replace(INVISIBLE, '').replace(CONTROL, '');
}

/** Bürger:innen, Bürger*innen, Bürger_innen, Bürger/innen, Bürger/-innen, BürgerInnen → Bürger. */
const GENDERED = /(?<=\p{Ll}{2})(?:[:*_·]in(?:nen)?|\/-?in(?:nen)?|I(?:n|nnen))(?!\p{Ll})/gu;

const SPECIAL: Readonly<Record<string, string>> = { ß: 'ss', æ: 'a', œ: 'o', ø: 'o', ł: 'l', đ: 'd' };

/** Lower case, no diacritics, ä = ae = a, ß = ss; „neue“ and „Quelle“ keep their vowels. */
export function fold(word: string): string {
	const lower = word.toLowerCase();
	const plain = /^[!-~]*$/.test(lower)
		? lower
		: lower
				.normalize('NFD')
				.replace(/\p{M}/gu, '')
				.replace(/[ßæœøłđ]/g, (letter) => SPECIAL[letter] ?? letter);
	return /[aou]e/.test(plain) ? plain.replace(/(?<![aeiouq])([aou])e/g, '$1') : plain;
}

export interface Token {
	/** As written, gendered ending removed. */
	word: string;
	folded: string;
	/** Offsets in the text given. */
	start: number;
	end: number;
}

const WORD = /\p{N}+(?:[.,:]\p{N}+)*(?:(?:st|nd|rd|th|te[nrs]?)(?!\p{L}))?|[\p{L}\p{M}]+(?:['’]\p{L}+)?\p{N}*/gu;

/** Words and numbers with their offsets. Hyphenated words are several tokens. */
export function tokenize(text: string): Token[] {
	const tokens: Token[] = [];
	scan(text, (word, start) => {
		tokens.push({ word, folded: fold(word), start, end: start + word.length });
	});
	return tokens;
}

/** The same, without an object for each word. */
export function scan(text: string, each: (word: string, start: number) => void): void {
	const even = /[:*_·/]-?in|[a-zäöüß]In/.test(text)
		? text.replace(GENDERED, (ending) => ' '.repeat(ending.length))
		: text;
	for (const match of even.matchAll(WORD)) {
		const [word] = match;
		each(/['’]s$/.test(word) ? word.slice(0, -2) : word, match.index);
	}
}

/** Longest word that is compared. */
const LONGEST = 64;
/** Three rows of the table of distances: the one before last, the last, and the one at work. */
let rows = [new Uint8Array(LONGEST + 1), new Uint8Array(LONGEST + 1), new Uint8Array(LONGEST + 1)] as const;

/** Optimal string alignment distance, at most `limit`; `limit + 1` when beyond, or where a word is longer than 64 letters. */
export function distance(a: string, b: string, limit: number): number {
	const [height, width] = [a.length, b.length];
	if (Math.abs(height - width) > limit || height > LONGEST || width > LONGEST) return a === b ? 0 : limit + 1;
	let [before, previous, row] = rows;
	for (let j = 0; j <= width; j++) previous[j] = j;
	for (let i = 1; i <= height; i++) {
		/** Cells further from the diagonal cost more than allowed. */
		const [from, to] = [Math.max(1, i - limit), Math.min(width, i + limit)];
		row[from - 1] = from === 1 ? i : limit + 1;
		let least = row[from - 1] ?? 0;
		const letter = a.charCodeAt(i - 1);
		for (let j = from; j <= to; j++) {
			const other = b.charCodeAt(j - 1);
			let cost = (previous[j - 1] ?? 0) + (letter === other ? 0 : 1);
			cost = Math.min(cost, (row[j - 1] ?? 0) + 1, j < i + limit ? (previous[j] ?? 0) + 1 : cost);
			if (i > 1 && j > 1 && letter === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === other)
				cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
			row[j] = cost;
			if (cost < least) least = cost;
		}
		if (least > limit) return limit + 1;
		[before, previous, row] = [previous, row, before];
	}
	rows = [before, previous, row];
	return Math.min(previous[width] ?? 0, limit + 1);
}
