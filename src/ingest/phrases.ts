/** What a town shows when no name stands in quotation marks: „stellte … den Ansatz eines Gemeinschaftsgartens mit Hochbeeten … vor“. */

const FRAME = String.raw`(?:(?:den|die|das|ihre?n?|seine?n?|einen?|eine|ein)\s+(?:\p{Ll}+\s+)*(?:Ansatz|Idee|Konzept|Projekt|Pläne|Planung(?:en)?|Vorhaben|Maßnahme|Aufbau|Einrichtung|Umgestaltung|Umbau|Entwicklung)\s+(?:(?:für|von|zu|zur|zum|mit)\s+)?)`;
const NOUNS = String.raw`(?:\p{Ll}+(?:e|en|er|es|em|te|ten|ter)\s+){0,3}(\p{Lu}[\p{L}-]{3,}(?:\s(?:mit|für|und|auf|zur|zum)\s(?:\p{Ll}+(?:en|er|e)\s)?\p{Lu}[\p{L}-]{3,})?)`;
const OBJECT = new RegExp(
	String.raw`^(?:${FRAME}(?:(?:eines|einer|einen|eine|ein|der|des|den|die|das)\s+)?|(?:den|die|das|einen|eine|ein|ihre?n?|seine?n?)\s+)${NOUNS}`,
	'u',
);
const SUBJECT =
	/^(?:Der|Die|Das|Ein|Eine)\s+(?:neue[rs]?\s+|sogenannte[rs]?\s+)?(\p{Lu}[\p{L}-]{5,})\s+(?:in\s+(?:der\s+)?|am\s+|der\s+Stadt\s+)\p{Lu}/u;
const SHOWS =
	/(?:stellte|stellten|präsentierte|präsentierten|zeigte|zeigten|erläuterte|erläuterten|skizzierte|schilderte|beschrieb|beschrieben|berichteten?\s(?:über|von)|informierte über)\b/u;
const NO_THING =
	/^(?:Kommunen?|Programmkommunen?|Städte|Stadt|Innenstadt|Maßnahmen?|Projekte?|Teilnehm\p{L}*|Vertreter\p{L}*|Ansätze?|Erfahrungen|Beispiele?|Ergebnisse|Herausforderungen|Thema|Themen|Stand|Überblick|Einblicke?|Arbeit|Veranstaltung|Austausch|Bundes\p{L}*|Entwicklung|Situation|Lage|Bedeutung|Rolle|Frage|Fragen|Weg|Prozess|Strategie|Möglichkeiten|Rahmen|Gäste|Region|Diskussion|Moderation|Treffen|Ziele?|Umsetzung|Zusammenarbeit|Beteiligung|Bürger\p{L}*|Besucher\p{L}*|Kosten|Mittel)$/u;

/** @param rest the sentence after the person who shows it; empty where nobody is named */
export function thingIn(sentence: string, rest: string): string | undefined {
	const subject = SUBJECT.exec(sentence)?.[1];
	if (subject && !NO_THING.test(subject)) return subject;
	if (!SHOWS.test(sentence)) return undefined;
	const [, turned] =
		/\b(?:Umnutzung|Umgestaltung|Umbau|Umwandlung|Weiterentwicklung)\b.{3,80}?\szu\s(?:einem|einer)\s(?:\p{Ll}+(?:en|er)\s){0,3}(\p{Lu}[\p{L}-]{3,}(?:\s(?:Store|Space|Hub|Lab|Shop|Garden))?)/u.exec(
			rest,
		) ?? [];
	if (turned && !NO_THING.test(turned)) return turned;
	const [whole = '', noun = ''] =
		OBJECT.exec(rest.replace(/^[\s,]+/u, '').replace(/^(?:zudem|anschließend|außerdem|danach|dann)\s+/u, '')) ?? [];
	if (!noun || NO_THING.test(noun.split(' ')[0] ?? '')) return undefined;
	return /\b(?:eines|des)\s+(?:\p{Ll}+\s+)*$/u.test(whole.slice(0, whole.length - noun.length))
		? withoutGenitive(noun)
		: noun;
}

const withoutGenitive = (noun: string) =>
	noun.replace(/^([\p{L}-]+?)(?:(?<=ss|ß|tz|x|z)es|(?<!s|u|i)s)(?=\s|$)/u, '$1');
