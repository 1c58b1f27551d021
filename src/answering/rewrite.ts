/** A follow-up that the rules could not read, as a model says it stands alone: only if it brings no word that nobody asked. */

import * as english from '../language/english.js';
import { tokenize } from '../language/fold.js';
import * as german from '../language/german.js';
import type { Language } from '../message.js';

const TONGUES = { de: german, en: english } as const;

/** Whether every content word, name and number of it stands in the questions asked. */
export function isFaithful(rewritten: string, asked: readonly string[], language: Language): boolean {
	const { stem, STOP } = TONGUES[language];
	const known = new Set(asked.flatMap((text) => tokenize(text).map(({ folded }) => stem(folded))));
	return tokenize(rewritten).every(({ folded }) => STOP.has(folded) || known.has(stem(folded)));
}
