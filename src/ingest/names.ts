/** Where full names of people stand in a text, and how sure that is. What they are is told by `people.ts`. */

import { fold } from '../language/fold.js';
import { BYSTANDER_WORD, isOrganisation, isRole } from './roles.js';

export interface NameSeen {
	/** Title included. */
	name: string;
	start: number;
	end: number;
	/** 0 to 1: a known given name, a title or a role before it, or only what stands beside it. */
	sure: number;
}

const TITLE = String.raw`(?:Prof(?:essor(?:in)?)?\.?(?:'in)?|Dr\.(?:-Ing\.|\s(?:med|phil|jur|rer)\.(?:\s(?:nat|pol|oec)\.)?|\sh\.\s?c\.)?|Dipl\.-\p{L}+\.?|PD|Priv\.-Doz\.|Mag\.|M\.\s?(?:A|Sc)\.)`;
const TITLES = new RegExp(String.raw`(?<![\p{L}-])(?:${TITLE}\s+|Dr\.(?=\p{Lu}))+$`, 'u');
const PARTICLE = `(?:von der|von dem|von den|von und zu|von|van der|van den|van de|van|vom|zu|zum|zur|de la|de|del|della|di|da|dos|el|al|ten|ter|Freiherr von|Freifrau von|Graf von|Gräfin von)`;
const WORD = String.raw`\p{Lu}(?:[\p{L}\p{M}]|['’](?=\p{Lu}))+(?:[-‐]\p{Lu}[\p{L}\p{M}]+)*`;
const PAIR = new RegExp(
	String.raw`(?<![\p{L}\p{N}-])(${WORD})((?:\s\p{Lu}\.)*)\s(${PARTICLE}\s)?(${WORD})(?![\p{L}\p{N}]|[-‐]\p{L})`,
	'gu',
);
const MORE = new RegExp(String.raw`^\s(?:${PARTICLE}\s)?(${WORD})(?![\p{L}\p{N}]|[-‐]\p{L})`, 'u');

const NO_NAME =
	/(?:ung|heit|keit|schaft|tion|tät|ismus|platz|straße|gasse|allee|haus|markt|raum|laden|stadt|städte|amt|garten|projekt|zentrum|fonds|konzept|programm|förderung|marketing|management|kommunen?|minister|gmbh|verein|verband|institut|universität|hochschule|region|quartier|bühne|schule|halle|kirche|park|brunnen|büro|preis|stiftung|fest|tag|woche|monat|jahr|sommer|winter|team|service|zeitung|bote|presse|kontakt|telefon|foto|straßen|plätze|thema|austausch|treffen)(?:s|es|en|e|er|n)?$/iu;
const STOP = new Set(
	`der die das den dem des ein eine einen einem einer in im am an auf aus bei beim fur mit nach von vom vor zu zum zur und oder auch als wie so da dort hier
	frau herr herrn neue neuer neues alte alter altes grosse grosser kleine grune gruner kuhle bunte offene nachdem anschliessend zudem ausserdem danach
	montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar marz april mai juni juli august september oktober november dezember
	deutsche deutscher deutschen bund land lander stadt gemeinde kreis rund etwa seit durch uber unter zwischen wir sie er es ihr ihre unser alle viele
	erste zweite dritte vierte im beim kultur handel wirtschaft familie firma kirche sankt st neben gemeinsam frisch mehr weitere inner peer pop city smart
	green open new art the bauhaus rathaus dom bund dank europa deutschland hinter gegenuber laut gut schone junge freie`
		.split(/\s+/)
		.map(fold),
);
/** Follows what is no person: „Peter Meyer Straße“, „Anne Frank Schule“. */
const THING =
	/^\s(?:Straße|Platz|Haus|Schule|Park|Saal|Halle|Stiftung|Gymnasium|Gesamtschule|Realschule|Museum|Denkmal|Brunnen|Weg|Allee|Ring|Preis|GmbH|KG|AG|OHG|e\.\s?V|Center|Passage|Hotel|Apotheke|Buchhandlung|Verlag)/u;
const BRAND =
	/(?:Haus|Galerie|Café|Cafe|Modehaus|Kaufhaus|Buchhandlung|Firma|Gasthaus|Hotel|Schuhhaus|Bäckerei|Juwelier|Optik|Apotheke|Boutique|Restaurant|Brauerei|Verlag|Schule|Gymnasium|Theaterstück|Roman|Sankt|St\.|Platz|Straße|nach)\s+$/u;

export interface NameRules {
	/** Folded. */
	given: ReadonlySet<string>;
	isTown(word: string): boolean;
	/** Whether what follows tells a role or organisation. */
	hasStanding(after: string): boolean;
}

export function seeNames(text: string, rules: NameRules): NameSeen[] {
	const found: NameSeen[] = [];
	const isGiven = (word: string) => {
		const parts = word.split(/[-‐]/);
		return parts.length <= 2 && rules.given.has(fold(parts[0] ?? ''));
	};
	PAIR.lastIndex = 0;
	for (let match = PAIR.exec(text); match; match = PAIR.exec(text)) {
		const [whole, first = '', , , last = ''] = match;
		const start = match.index;
		const again = start + first.length;
		const before = text.slice(0, start);
		let end = start + whole.length;
		const title = TITLES.exec(before.slice(-60))?.[0] ?? '';
		const known = isGiven(first);
		if (!isSurname(last) || inQuotes(text, start, end) || (!title && BRAND.test(before.slice(-30)))) {
			PAIR.lastIndex = again;
			continue;
		}
		if (isGiven(last)) {
			const more = MORE.exec(text.slice(end));
			if (more?.[1] && isSurname(more[1]) && !rules.isTown(more[1])) end += more[0].length;
		}
		const after = text.slice(end);
		const sure = known ? 0.97 : sureness(first, last, { title, before, after, rules });
		if (sure === 0 || THING.test(after)) {
			PAIR.lastIndex = again;
			continue;
		}
		const from = start - title.length;
		found.push({ name: text.slice(from, end).replace(/\s+/gu, ' ').trim(), start: from, end, sure });
		PAIR.lastIndex = end;
	}
	return [...found, ...abbreviated(text, found)].sort((a, b) => a.start - b.start);
}

const INITIALS = new RegExp(
	String.raw`(?<![\p{L}\p{N}.-])((?:\p{Lu}\.\s?){1,2})(${WORD})(?![\p{L}\p{N}]|[-‐]\p{L})`,
	'gu',
);

/** „Bürgermeister K. E. Temmen“: only behind a role. */
function abbreviated(text: string, found: readonly NameSeen[]): NameSeen[] {
	return [...text.matchAll(INITIALS)].flatMap((match): NameSeen[] => {
		const [whole, , last = ''] = match;
		const [start, end] = [match.index, match.index + whole.length];
		const [, word = ''] = /([\p{L}-]+)\s+$/u.exec(text.slice(Math.max(0, start - 60), start)) ?? [];
		const taken = found.some((other) => start < other.end && other.start < end);
		return taken || !isRole(word) || !/^\p{Lu}/u.test(word) || !isSurname(last)
			? []
			: [{ name: whole, start, end, sure: 0.85 }];
	});
}

const isSurname = (word: string) =>
	!isRole(word) && !BYSTANDER_WORD.test(word) && !STOP.has(fold(word)) && !/^\p{Lu}{3,}$/u.test(word) && !isThing(word);
/** Nouns that no surname is; short ones („Haus“, „Amt“) only as a whole. */
const isThing = (word: string) =>
	/(?:ungen|heiten|keiten|schaften|tionen|förderung|marketing|management|programm|ministerium|straße|projekt|zentrum|konzept|universität|hochschule|innenstadt|kommunen?|institut|gesellschaft|verwaltung|entwicklung|planung)s?$/iu.test(
		word,
	) || isOrganisation(`${word} `);

const SAID =
	/(?:begrüßten?|berichteten?|sprach(?:en)?|erläuterten?|moderierte|referierte|informierten?|betonte|eröffneten?)\s+$/u;

interface Around {
	title: string;
	before: string;
	after: string;
	rules: NameRules;
}

/** How likely two words with capitals are a name though nobody knows the first. */
function sureness(first: string, last: string, { title, before, after, rules }: Around): number {
	const plain = (words: readonly string[]) => words.some((word) => NO_NAME.test(word));
	const odd = [first, last].some((word) => STOP.has(fold(word)) || isRole(word) || word.length < 3) || plain([first]);
	if (odd || BYSTANDER_WORD.test(first) || rules.isTown(first) || /^\p{Lu}+$/u.test(first)) return 0;
	if (title) return 0.9;
	const [, word = ''] = /(?:^|[\s(])([\p{L}-]+)\s+$/u.exec(before.slice(-60)) ?? [];
	if (isRole(word) || (/^\p{Lu}/u.test(word) && BYSTANDER_WORD.test(word))) return 0.88;
	const opens = /(?:^|[.!?:„“"]\s*)$/u.test(before.slice(-40));
	if (rules.isTown(last) || (opens && /e[nrsm]?$/u.test(first))) return 0;
	if (SAID.test(before.slice(-40)) && !plain([last])) return 0.75;
	const free = !/\p{Lu}[\p{L}-]*\s+$/u.test(before.slice(-40));
	return free && !plain([last]) && rules.hasStanding(after) ? 0.8 : 0;
}

/** Inside a short quotation: the name of a thing. */
function inQuotes(text: string, start: number, end: number): boolean {
	const open = Math.max(text.lastIndexOf('„', start), text.lastIndexOf('»', start));
	if (open < 0) return false;
	const close = text.slice(open).search(/[“”«]/u);
	return close >= 0 && open + close >= end && close < 70 && !/[.!?]$/u.test(text.slice(open, open + close));
}
