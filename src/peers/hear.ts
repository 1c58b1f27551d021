/** A message about people as folded words: misspelt cues put right, greetings taken away. Both languages. */

import { clean, fold, tokenize } from '../language/fold.js';
import { phrase, type Reading, readingOf } from '../language/reading.js';
import { createSpeller } from '../language/spelling.js';

const folded = (text: string) => text.trim().split(/\s+/).map(fold);

/** Words people misspell that matter here. */
const MEANT = folded(`
	jemanden jemandem ansprechpartner ansprechpartnerin ansprechpartnerinnen ansprechperson ansprechpersonen kontakt kontakte kontaktperson
	kollegen kollegin kolleginnen expertin experten fachleute erfahrung erfahrungen austauschen vernetzen kennenlernen citymanager citymanagerin
	citymanagerinnen wirtschaftsförderung wirtschaftsförderer stadtmarketing bürgermeister bürgermeisterin profil profile anfrage anfragen eintragen
	registrieren somebody someone anybody anyone colleague colleagues contact contacts introduce profile request requests`);
/** Words that are right and only look alike. */
const RIGHT = folded(`
	jemand kollege kolleginnen experte expert expertise exporten austausch austausche kontakten kontrast kontrakt kontrakte kontaktdaten kontaktlos
	eingetragen eintragung registriere registrierte registrierten registrierter austragen vortragen beitragen auftragen anlagen abfrage abfragen umfrage umfragen anfragte angefragt eintrag eintrage erfahren registriert
	registrierung vernetzung kennenlernt requested introduced introduces contract contracts`);
const SPELLER = createSpeller([...MEANT, ...RIGHT]);
const CERTAIN = new Set(RIGHT);

function corrected(word: string): string {
	if (word.length < 6) return word;
	const near = SPELLER.nearest(word, word.length >= 12 ? 2 : 1).filter(({ word: other }) => other[0] === word[0]);
	const [best] = near;
	return best && near.length === 1 && !CERTAIN.has(best.word) ? best.word : word;
}

const POLITE = phrase(
	'hallo|hi|hey|moin|servus|guten (?:morgen|tag|abend)|sehr geehrte damen und herren|liebes? (?:team|lotse|innenstadtlotse|kolleg\\w*)|zusammen(?= )|bitte|please|(?:vielen |herzlichen )?dank(?: im voraus)?|danke(?: schon ?mal| dir| ihnen)?|thanks(?: a lot)?|thank you|(?:viele|beste|liebe|schone|freundlichen|mit freundlichen) grusse?n?(?: \\S+){0,4}$|(?:best|kind) regards(?: \\S+){0,3}$|(?:sag|sagen sie) mal|ich (?:wollte|wurde|mochte|hatte)(?: gerne?| mal| kurz| nur)* fragen(?: ob)?|(?:weisst du|wissen sie|wisst ihr) ob|(?:eigentlich|ubrigens|denn|mal|doch)',
);

export function hear(raw: string): Reading {
	const text = clean(raw).trim();
	const tokens = tokenize(text.replaceAll('’', "'"));
	const words = tokens.map(({ folded }) => corrected(folded));
	const reading = readingOf(
		text,
		words,
		tokens.map(({ start, end }) => ({ start, end })),
	);
	while (reading.take(POLITE)) drop(reading);
	return reading;
}

/** Forgets what was taken, so that patterns see words that stand together. */
function drop(reading: Reading): void {
	const at = reading.words.indexOf('_');
	if (at < 0) return;
	reading.words.splice(at, 1);
	reading.places.splice(at, 1);
}

/** What was not taken, as it was written. */
export function restOf(reading: Reading): string {
	const { words, places, text } = reading;
	let rest = '';
	let end = 0;
	words.forEach((word, at) => {
		const place = places[at];
		if (!place || word.startsWith('_')) return;
		const between = text.slice(end, place.start);
		rest += /[\p{L}\p{N}]/u.test(between) || rest === '' ? ' ' : between;
		rest += text.slice(place.start, place.end);
		end = place.end;
	});
	return rest.trim();
}
