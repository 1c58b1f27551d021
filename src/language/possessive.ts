/** „Claudia Bittis langjährige Arbeit“ → „die langjährige Arbeit einer Vertreterin“. Where the gender cannot be told, without an article. */

import { type Case, type Change, capital, type Place, type Slot } from './slot.js';

type Gender = 'f' | 'm' | 'n';

const POSSESSED = /^\s+((?:\p{Ll}+(?:e|e[rsnm])\s+){0,2})(\p{Lu}[\p{L}-]*)/u;
const FEMININE =
	/(?:ung|heit|keit|schaft|ion|tät|ik|ur|ie|enz|anz|ei|hilfe|arbeit|rede|idee|sicht|antwort|rolle|frage|leitung|aufgabe|stelle|keynote|praxis|unterschrift|art|nachricht|anregung)$/iu;
const MASCULINE =
	/(?:bericht|vortrag|beitrag|impuls|vorschlag|rat|einsatz|hinweis|dank|wunsch|blick|rückblick|plan|ansatz|name|nachfolger|vorgänger|kollege|input|überblick|appell|kommentar|satz|text|entwurf|gedanke|weg|schluss|abschied|weggang|teil)$/iu;
const NEUTER =
	/(?:chen|ment|tum|nis|projekt|team|büro|konzept|statement|amt|fazit|grußwort|wort|anliegen|ziel|engagement|beispiel|referat|team|interview|gespräch|urteil|lob|buch|modell|schlusswort|plädoyer)$/iu;

const ARTICLES: Readonly<Record<Case, Readonly<Record<Gender, string>>>> = {
	nominative: { f: 'die', m: 'der', n: 'das' },
	accusative: { f: 'die', m: 'den', n: 'das' },
	dative: { f: 'der', m: 'dem', n: 'dem' },
	genitive: { f: 'der', m: 'des', n: 'des' },
};

/** @param owner „einer Vertreterin der Stadt Alzey“ */
export function genitivePhrase(owner: string, place: Place, slot: Slot, mark: (text: string) => string): Change {
	const [whole, adjectives = '', noun = ''] = POSSESSED.exec(place.after) ?? [];
	const own = /\p{Lu}[\p{L}-]*\s+$/u.test(place.before) && !slot.capital && !slot.role && !isPreposition(place.before);
	// „der Bericht Claudia Bittis“: it stands where a genitive belongs.
	if (own || whole === undefined) {
		const text = slot.led ? owner.replace(/^\S+\s/, '') : owner;
		return { before: 0, after: 0, text: mark(slot.capital ? capital(text) : text) };
	}
	const drop = slot.role ? slot.role.word.length + 1 : slot.drop;
	const gender = genderOf(adjectives, noun);
	const article =
		gender && !/\s(?:hilfe|angaben|ansicht|auffassung)$/i.test(` ${noun}`) ? ARTICLES[slot.case][gender] : '';
	const what = `${article ? weak(adjectives, slot.case, gender) : adjectives}${noun}`;
	const led = slot.capital && article ? capital(article) : article;
	const start = led ? `${mark(led)} ${what}` : slot.capital ? capital(what) : what;
	return { before: drop, after: whole.length, text: `${slot.lead}${start} ${mark(owner)}` };
}

const isPreposition = (before: string) =>
	/(?:^|[.!?]\s+)(?:Nach|Mit|Von|Für|Durch|Laut|Bei|Seit|Ohne|Gegen|Über|In|Im|Auf|An|Zu|Dank|Trotz|Wegen|Als|Wie|Da|Dort|Und|Auch)\s+$/u.test(
		before,
	);

/** By the ending of an adjective first, then by the noun; undefined also for what is likely a plural. */
function genderOf(adjectives: string, noun: string): Gender | undefined {
	if (/es\s+$/.test(adjectives)) return 'n';
	if (/er\s+$/.test(adjectives) && !FEMININE.test(noun)) return 'm';
	if (FEMININE.test(noun)) return 'f';
	if (MASCULINE.test(noun)) return 'm';
	return NEUTER.test(noun) ? 'n' : undefined;
}

/** „langjähriger Einsatz“ → „der langjährige Einsatz“. */
function weak(adjectives: string, as: Case, gender: Gender | undefined): string {
	const short = as === 'nominative' || (as === 'accusative' && gender !== 'm');
	return adjectives.replace(/e[rsnm]?(?=\s)/gu, short ? 'e' : 'en');
}
