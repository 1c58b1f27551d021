/** Whether two documents tell of the same measure, by its name alone. Within one document two entries are never the same. */

import { tokenize } from '../language/fold.js';
import { STOP, stem } from '../language/german.js';

/** The words that make up a measure's name; the town's own are left out: „Kreativachse Chemnitz“ is „Kreativachse“. */
export function nameOf(title: string, municipality: string): ReadonlySet<string> {
	const town = stemsOf(municipality);
	const stems = stemsOf(title);
	const own = [...stems].filter((word) => !town.has(word));
	return new Set(own.length > 0 ? own : stems);
}

/** 1 for the same words, less where one name only adds words to the other, 0 where they are two measures. */
export function alike(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
	const [small, large] = a.size <= b.size ? [a, b] : [b, a];
	const held = small.size > 0 && [...small].every((word) => large.has(word));
	return held ? small.size / large.size : 0;
}

function stemsOf(text: string): Set<string> {
	return new Set(
		tokenize(text)
			.map(({ folded }) => folded)
			.filter((word) => !STOP.has(word))
			.map(stem),
	);
}
