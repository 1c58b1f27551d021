/** Towns behind the words that lead to them: „wie Alzey“, „nahe der Stadt Mainz“, „außer Chemnitz“. */

import type { Reading } from '../language/reading.js';
import type { Named } from './named.js';

/** What towns are called, and what may stand between a preposition and a name. */
export const TOWN =
	'(?:stadt(?:e|en|chen)?|kommunen?|gemeinden?|ort(?:e|en)?|towns?|cit(?:y|ies)|municipalit(?:y|ies)|places?)';
export const OF_TOWN = '(?: (?:der |dem )?(?:stadt|kommune|gemeinde|town of|city of))?';

/** Takes the words that lead to a town, and its name; nothing where no town stands behind them. */
export function takeTown(reading: Reading, leads: RegExp, named: Named, mark: string) {
	const said = leads.exec(reading.joined());
	if (!said) return undefined;
	const town = townAt(reading, wordsBefore(reading, said.index + said[0].length), named);
	if (!town) return undefined;
	reading.mark(wordsBefore(reading, said.index), town.to, mark);
	return { town: town.name, said: said[0], groups: said.slice(1) };
}

/** The town that begins with a word, and the word after it. */
export function townAt(reading: Reading, from: number, { town }: Named): { name: string; to: number } | undefined {
	const start = reading.places[from]?.start;
	if (start === undefined) return undefined;
	const text = reading.text.slice(start);
	/** A preposition tells Essen from eating. */
	const found = town(`in ${text}`);
	if (!found) return undefined;
	const end = start + text.length - found.rest.length;
	const to = reading.places.findIndex((place) => place.start >= end);
	return { name: found.name, to: to < 0 ? reading.words.length : to };
}

/** How many words begin before an offset in what they are joined to. */
function wordsBefore(reading: Reading, offset: number): number {
	const before = reading.joined().slice(0, offset).trim();
	return before === '' ? 0 : before.split(' ').length;
}
