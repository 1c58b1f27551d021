/** What `grep.mjs` exports. */

export function findLeaks(lines: readonly string[], said: Iterable<string>): { line: string; word: string }[];
export function tellingWords(message?: {
	text?: string;
	person?: string;
	from?: { place: string };
	alone?: { place: string };
	asker?: { name?: string };
	pressed?: { token: string; fields?: Readonly<Record<string, string>> };
}): string[];
