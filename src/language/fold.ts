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
	const even = /[:*_·/]-?in|[a-zäöüß]In/.test(text)
		? text.replace(GENDERED, (ending) => ' '.repeat(ending.length))
		: text;
	for (const match of even.matchAll(WORD)) {
		const word = match[0].replace(/['’]s$/, '');
		tokens.push({ word, folded: fold(word), start: match.index, end: match.index + word.length });
	}
	return tokens;
}

/** Optimal string alignment distance, at most `limit`; `limit + 1` when beyond. */
export function distance(a: string, b: string, limit: number): number {
	if (Math.abs(a.length - b.length) > limit) return limit + 1;
	let before: number[] = [];
	let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
	for (let i = 1; i <= a.length; i++) {
		const row = [i];
		let least = i;
		for (let j = 1; j <= b.length; j++) {
			const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1);
			let cost = Math.min((previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + (same ? 0 : 1));
			const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
			if (swapped) cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
			row.push(cost);
			least = Math.min(least, cost);
		}
		if (least > limit) return limit + 1;
		before = previous;
		previous = row;
	}
	return previous[b.length] ?? limit + 1;
}
