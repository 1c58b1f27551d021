/** A text as folded words, from which phrases are taken as they are understood; what is left was not. What the phrases mean is not known here. */

export interface Reading {
	text: string;
	/** One an entry; a phrase that was taken is one that begins with `_`. */
	words: string[];
	/** Where each of them stands in the text. */
	places: Place[];
	joined(): string;
	has(pattern: RegExp): boolean;
	/** Takes the first phrase that matches. @param mark stands there afterwards */
	take(pattern: RegExp, mark?: string): Taken | undefined;
	/** Takes the words from one up to before another. */
	mark(from: number, to: number, mark: string): void;
	/** The text as written, from one word up to before another. */
	written(from: number, to: number): string;
}

/** Offsets in the text. */
export interface Place {
	start: number;
	end: number;
}

export interface Taken {
	groups: readonly (string | undefined)[];
	/** What it was, folded. */
	said: string;
	/** Its position among the words. */
	at: number;
}

/** A pattern that begins and ends where words do. */
export const phrase = (source: string) => new RegExp(`(?<!\\S)(?:${source})(?!\\S)`);

/** @param words folded; they and their places change as phrases are taken */
export function readingOf(text: string, words: string[], places: Place[]): Reading {
	const joined = () => words.join(' ');
	const mark: Reading['mark'] = (from, to, name) => {
		places.splice(from, to - from, { start: places[from]?.start ?? 0, end: places[to - 1]?.end ?? 0 });
		words.splice(from, to - from, name);
	};
	return {
		text,
		words,
		places,
		joined,
		has: (pattern) => pattern.test(joined()),
		take(pattern, name = '_') {
			const whole = joined();
			const match = pattern.exec(whole);
			if (!match || match[0] === '') return undefined;
			const at = whole.slice(0, match.index).split(' ').length - 1;
			mark(at, at + match[0].split(' ').length, name);
			return { groups: match.slice(1), said: match[0], at };
		},
		mark,
		written: (from, to) => text.slice(places[from]?.start ?? 0, places[to - 1]?.end ?? 0).trim(),
	};
}
