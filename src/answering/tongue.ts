/** German or English? By the small words and letters that only one of them has. German when unsure. */

import * as english from '../language/english.js';
import { tokenize } from '../language/fold.js';
import * as german from '../language/german.js';
import type { Language } from '../message.js';

/** Words of both languages: they say nothing. */
const SHARED = new Set('am an in was so die war man will also hat des bald not most her mal all wer or'.split(' '));
const ENGLISH = new Set(
	'the of is are who what when where which how why any did does there that this with for and to youth space anything please thanks hello hi you me about many much'.split(
		' ',
	),
);

/** Words a question begins with, which no list of small words needs to have. */
const GERMAN = new Set(
	'wer wen wem wessen wo wohin woher wann warum wieso weshalb wie wieviel wieviele welche welcher welches welchen welchem gibt gibts'.split(
		' ',
	),
);

/** @param isGlossed whether the glossary has a folded word in a language; decides where small words do not */
export function languageOf(
	text: string,
	usual: Language = 'de',
	isGlossed?: (folded: string, language: Language) => boolean,
): Language {
	let de = /[äöüß]/i.test(text) ? 2 : 0;
	let en = 0;
	for (const { folded } of tokenize(text)) {
		if (ENGLISH.has(folded)) en += 1;
		if (GERMAN.has(folded)) de += 1;
		if (SHARED.has(folded)) continue;
		if (german.STOP.has(folded)) de += 1;
		if (english.STOP.has(folded)) en += 1;
	}
	if (de === en && isGlossed) {
		for (const { folded } of tokenize(text)) {
			const [german, english] = [isGlossed(folded, 'de'), isGlossed(folded, 'en')];
			if (german && !english) de += 1;
			if (english && !german) en += 1;
		}
	}
	if (de === en) return usual;
	return en > de ? 'en' : 'de';
}
