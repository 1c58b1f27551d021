/** A message as folded words, from which phrases are taken as they are understood; what is left was not. Knows the names of events. */

import { clean, fold, tokenize } from '../language/fold.js';
import { type Place, phrase, type Reading, readingOf } from '../language/reading.js';
import { createSpeller } from '../language/spelling.js';

export { phrase, type Reading } from '../language/reading.js';

/** Longer messages are no plain wish, and no plain question about events. */
export const LONGEST = 300;

const words = (text: string) => text.trim().split(/\s+/).map(fold);

/** Words people misspell that matter here; the second line guards words that are right and only look alike. */
const SPELLER = createSpeller(
	words(`
		austausch austausche netzwerktreffen termin termine terminen veranstaltung veranstaltungen januar februar september oktober november dezember
		nächste nächsten nächster nächstes kommende kommenden geplant erinnere erinnern erinnerung erinnerungen bescheid vorher stunde stunden
		woche wochen minute minuten upcoming event events exchange exchanges meeting meetings network january february december remind reminder reminders before planned
		erinnert erinnerst erinnerte geplagt geplatzt planted`),
);

function corrected(word: string): string {
	if (word.length < 5 || /\d/.test(word)) return word;
	const near = SPELLER.nearest(word, word.length >= 9 ? 2 : 1).filter(({ word: other }) => other[0] === word[0]);
	const [best] = near;
	return best && near.length === 1 ? best.word : word;
}

const JOINED = /^(online|digital|prasenz)(?=termin|treffen|veranstaltung|austausch|workshop)/;
/** As people type them. */
const SAID: Readonly<Record<string, string>> = {
	gibts: 'gibt es',
	gehts: 'geht es',
	whats: 'what is',
	whens: 'when is',
	wheres: 'where is',
	wan: 'wann',
	terminanderung: 'geanderte termine',
	terminanderungen: 'geanderte termine',
};

/** @param known folded words that are spelt right */
export function createReading(raw: string, known: Pick<ReadonlySet<string>, 'has'> = new Set()): Reading {
	const text = clean(raw);
	const places: Place[] = [];
	const words: string[] = [];
	for (const { folded, start, end } of tokenize(text.replaceAll('’', "'"))) {
		const word = known.has(folded) ? folded : (SAID[folded] ?? corrected(folded));
		const es = /^(?:gibt|geht)$/.test(word) && /^['’]s/.test(text.slice(end)) ? ' es' : '';
		for (const part of (word.replace(JOINED, '$1 ') + es).split(' ')) {
			words.push(part);
			places.push({ start, end });
		}
	}
	const reading = readingOf(text, words, places);
	while (reading.take(POLITE));
	return reading;
}

/** Words that say nothing where all others are understood. Question words about people and reasons are not among them. */
export const SMALL = new Set(
	words(`
		was wann wo welche welcher welches welchen welchem gibt gibts es ist sind steht stehen ansteht findet finden statt stattfinden stattfindet fest
		feststehen kommt kommen läuft laufen läufts da hier drin dran der die das den dem des ein eine einen einem einer eines ihr euer eure eurem euren
		unser unsere unserem unseren bei beim im in am an auf zu zum zur von vom für mit und oder auch noch schon mal wieder denn eigentlich so alle aller
		allen alles bitte mir mich uns ich wir man sie du dich euch kann können könnt kannst konnte könnten könntest möchte möchten wüsste gern gerne
		wissen weißt weiß erfahren sagen sag zeig zeige zeigen nenn nenne nennen liste auflisten übersicht überblick hast haben habt habe interessiere
		interessieren interessiert suche suchen sehen jetzt etwas irgendetwas irgendwas irgendwelche neue neues neuen neuer weitere weiteren weiterer mehr
		ob sich schick schicke schicken brauche besuchen finde sein geben bietet bieten plant planen hold bevor bleibt verpasst missed liegt liegen muss müssen soll sollen anzeigen ausgeben innenstadtprogramm programm ziz rahmen hallo hi hey moin guten tag abend lotse innenstadtlotse danke vielen dank ok okay ja super na also dann
		nachher los weiter gerade aktuell aktuelle aktuellen anymore genau momentan zurzeit trefft meet war waren wurde wurden fand fanden gab hatte
		hatten were did took had been datum zeitpunkt terminlich schau schaue als nächstes nächste dieser diese dieses diesem diesen sonst jemals dazu vor
		nur regionale regionales regionalen regionaler aus hat takes can digitale große großen großer offizielle offiziellen konkret konkrete überhaupt regulär eingetragen
		ihnen ihre ihren wird werden what when where which is are the a of for on at to or and any anything something some there do does you we us me i
		have has got coming up planned scheduled next please could would like know tell show list give see find out about all new more other further our
		your hello be will held take place happen happening going it that this they from programme program currently still again already thanks thank thx
		looking interested want need let with i'd i'm upcoming exist they're what'll`),
);

const POLITE = phrase(
	'guten morgen|hallo zusammen|sehr geehrte damen und herren|ich (?:wollte|wurde|mochte|hatte)(?: gerne?| mal| kurz| nur)* fragen|(?:weiss|wisst|wissen) (?:jemand|ihr|sie)|ich (?:wurde|hatte) (?:mich )?gerne?(?= )|(?:viele|beste|liebe|schone|freundlichen) grusse?n?(?: \\S+){0,4}$|liebes? (?:team|lotse|innenstadtlotse|alle)|(?:best|kind) regards(?: \\S+){0,3}$',
);

const COUNTS = [
	'',
	'ein eine einen einem einer eins a an one',
	'zwei zwo two',
	'drei three',
	'vier four',
	'funf five',
	'sechs six',
	'sieben seven',
	'acht eight',
	'neun nine',
	'zehn ten',
	'elf eleven',
	'zwolf twelve',
	'',
	'vierzehn fourteen',
	'funfzehn fifteen',
] as const;
const NUMBERS = new Map(COUNTS.flatMap((said, count) => said.split(' ').map((word) => [word, count] as const)));
for (const [word, count] of Object.entries({
	zwanzig: 20,
	twenty: 20,
	vierundzwanzig: 24,
	dreissig: 30,
	thirty: 30,
	funfundvierzig: 45,
	achtundvierzig: 48,
}))
	NUMBERS.set(word, count);
NUMBERS.delete('');

/** A pattern's source for a number in digits or as a word. */
export const COUNT = `(?:\\d{1,4}|${[...NUMBERS.keys()].join('|')})`;

export const countOf = (word: string) => NUMBERS.get(word) ?? (/^\d{1,4}$/.test(word) ? Number(word) : undefined);

export interface Noun {
	/** `date`: „Termin“, always to come. `series`: one the programme holds. `other`: a meeting of anybody. */
	kind: 'date' | 'series' | 'other';
	series?: string;
	plural: boolean;
	/** Offset in the text. */
	at: number;
}

const PEER = '(?:peer (?:to |2 )?peers?|p2 p)';
const SERIES: readonly (readonly [name: string, pattern: RegExp])[] = [
	[
		'Austausch',
		phrase(
			`(?:${PEER} |peer )?(?:erfahrungs|fach)?austausch(?:e[sn]?|s|treffens?|termin(?:e[ns]?|s)?|runden?)?|(?:${PEER} |peer )?(?:knowledge )?exchanges?(?: (?:meetings?|sessions?|events?))?|${PEER}`,
		),
	],
	[
		'Netzwerktreffen',
		phrase(
			'(?:regionale[nrsm]? )?(?:netzwerk|regional) ?(?:treffen|veranstaltung|tagung|konferenz)(?:s|en)?|regionale[nrsm]? (?:treffen|konferenz)(?:s|en)?|(?:regional )?network(?:ing)? (?:meetings?|events?)|regional (?:meetings?|events?)',
		),
	],
	['Workshop', phrase('workshops?')],
];
const DATE = phrase(
	'termin(?:e[ns]?|s)?|termin(?:plan|planung|kalender|ubersicht|liste|vorschau)|(?:veranstaltungs|sitzungs|jahres)(?:termine?n?|kalender|ubersicht|vorschau|planung|programm|plan)|kalender|calendar|appointments?|date(?= (?:of|for))',
);
const OTHER = phrase(
	'veranstaltung(?:en)?|treffens?|konferenz(?:en)?|tagung(?:en)?|sitzung(?:en)?|events?|meetings?|dates|conferences?|sessions?|webinar(?:e[ns]?|s)?|seminar(?:e[ns]?|s)?',
);
const PLURAL = /(?:austausche[n]?|termine[n]?|veranstaltungen|konferenzen|tagungen|sitzungen|webinaren?|seminaren?)$/;
const ENGLISH_PLURAL = /(?:exchange|workshop|meeting|event|date|conference|session|appointment|webinar|seminar)s$/;
/**
 * Takes all names of events, in order; `_one` or `_many` stands for each.
 * @param known names of series
 * @param titles of events that belong to none
 */
export function takeNouns(reading: Reading, known: readonly string[] = [], titles: readonly string[] = []): Noun[] {
	const nouns: Noun[] = [];
	const add = (pattern: RegExp, kind: Noun['kind'], series?: string) => {
		for (let left = 9; left > 0; left--) {
			const taken = reading.take(pattern, '_one');
			if (!taken) return;
			const plural = isPlural(taken.said, reading.words.slice(0, taken.at));
			if (plural) reading.words[taken.at] = '_many';
			nouns.push({ kind, plural, at: reading.places[taken.at]?.start ?? 0, ...(series ? { series } : {}) });
		}
	};
	for (const name of [...known, ...titles].sort((a, b) => b.length - a.length)) {
		const said = tokenize(name).map(({ folded }) => folded);
		if (said.length > 0) add(phrase(`${said.join(' ')}(?:e?s)?`), 'series', name);
	}
	for (const [name, pattern] of SERIES) add(pattern, 'series', nameOf(name, known));
	add(DATE, 'date');
	add(OTHER, 'other');
	return nouns.sort((one, other) => one.at - other.at);
}

/** The one known series a short name can mean, else the short name. */
export function nameOf(short: string, known: readonly string[]): string {
	const meant = known.filter((name) => fold(name).includes(fold(short)));
	return meant.length === 1 ? (meant[0] ?? short) : short;
}

function isPlural(said: string, before: readonly string[]): boolean {
	if (PLURAL.test(said) || ENGLISH_PLURAL.test(said)) return true;
	if (!said.endsWith('treffen')) return false;
	/** „Treffen“ is one or many: the words before it tell. */
	const [adjective = '', article = ''] = [...before].reverse();
	if (/^(?:alle|die|welche|keine|beide|mehrere|viele)n?$/.test(adjective)) return true;
	if (!/^(?!eine?$|keine$)\w{4,}en?$/.test(adjective)) return false;
	return !/^(?:der|dem|das|des|beim|zum|vom|eine?[mns]?|am|dieses|diesem|de[mn])$/.test(article);
}
