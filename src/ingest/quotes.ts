/** Quoted words that are the name of something a town does; speech, themes, titles and programmes are not. */

import { isRole } from './roles.js';

export interface Named {
	name: string;
	start: number;
	end: number;
	/** „Verfügungsfonds“ before it, „Künstlertreff“ after it. */
	kind?: string;
	/** Led by „das Projekt“, „die Maßnahme“. */
	project: boolean;
}

const QUOTED = /[„“"”»](?=[\p{Lu}\d#@(])([^„“"”»«\n]{2,90}?)[“"”«]/gu;
const NO_MEASURE =
	/(?:Thema|Themen|Titel|Motto|Reihe|Bundesprogramms?|Förderprogramms?|Landesprogramms?|Sofortprogramms?|Städtebauförderprogramms?|Frage|Begriff|Stichwort|Slogan|Leitbild|Austauschs?|Konferenz|Tagung|Preis|Film|Buch|Zeitung|Leitfaden|Broschüre|Studie|Vortrag|Podcast|Fördergegenstand|Handlungsfeld|Workshop|Impuls|Forum|Bericht|Überschrift|Schlagwort|Sinne|Slogans|Netzwerktreffen|Auszeichnung|Titels|Mottos|Peer-Austauschs?)\s*:?\s+(?:von\s+|der\s+|des\s+)?$/iu;
const SPEECH_BEFORE =
	/(?:sagte?|erklärte?|so|betonte?|meinte?|freute?|fragte?|ergänzte?|berichtete?|\p{Ll}e|\p{Lu}\p{L}+|\))\s*:\s*$/u;
const SPEECH_AFTER =
	/^,?\s*(?:sagte?|sagt|erklärte?|erklärt|so\s|betonte?|betont|meinte?|meint|freute?|freut|fasste?|ergänzte?|berichtete?|heißt es|lobte?|fragte?|lautet)/u;
const PROJECT =
	/(?:Projekt(?:e|s|es)?|Maßnahmen?|Vorhabens?|Konzept(?:s|es)?|Idee|Initiative|Aktion|Format|Modellprojekt(?:s|es)?|Angebot(?:s|es)?|Gesamtprojekt(?:s|es)?)$/u;
const GENERIC =
	/^(?:Bund|Stadt|Innenstadt|Zentrum|Leerstand|Makler|Soziale Stadt|Stadtumbau|Lebendige Zentren|Zukunftsfähige Innenstädte.*|Sofortprogramm.*|Wir|Ja|Nein|Heimat|Dritte Orte?|Dritten Orten?|Third Places?|Donut.*|Trading-?[Dd]own.*|Perle|Herz|Kommen|Mut)$/u;

/** @param titles names that are the document's own */
export function namesIn(text: string, titles: readonly string[]): Named[] {
	const found: Named[] = [];
	for (const match of text.matchAll(QUOTED)) {
		const [whole, inner = ''] = match;
		const { index: start } = match;
		const end = start + whole.length;
		const before = text.slice(Math.max(0, start - 60), start);
		const after = text.slice(end, end + 160);
		const long = inner.split(/\s+/).length > 7 || inner.length > 60;
		if (
			(long && !(/\s[–-]\s/u.test(inner) && PROJECT.test(before.trimEnd()))) ||
			/[.!?;:]$|[.;:]\s|,$/u.test(inner) ||
			GENERIC.test(inner)
		)
			continue;
		if (
			NO_MEASURE.test(before) ||
			(SPEECH_BEFORE.test(before) && !PROJECT.test(before.replace(/:?\s*$/u, ''))) ||
			SPEECH_AFTER.test(after)
		)
			continue;
		if (/^\s*\p{Ll}+/u.test(after) && /^(?:Wir|Ich|Das ist|Es ist|Endlich)\b/u.test(inner)) continue;
		if (titles.some((title) => title.includes(inner) || inner.includes(title))) continue;
		const [, noun = ''] = /(\p{Lu}[\p{L}-]+)\s+$/u.exec(before) ?? [];
		const kind = PROJECT.test(noun) ? undefined : (kindBefore(noun) ?? kindAfter(after));
		found.push({ name: nominative(inner, before), start, end, project: PROJECT.test(noun), ...(kind ? { kind } : {}) });
	}
	return found;
}

/** „des „Quartiersladens Süd““ → „Quartiersladen Süd“. */
function nominative(name: string, before: string): string {
	const plain = name.replace(/\s+/gu, ' ').trim();
	if (/\b(?:von|mit|zu|bei|aus|nach)\s+den\s+$/u.test(before))
		return plain.replace(/(?<=(?:äum|eet|unkt|tag|stück|plätz|tisch|raum))en$/u, 'e');
	if (!/\b(?:des|eines|dieses)\s+(?:\p{Ll}+en\s+)*$/u.test(before)) return plain;
	return plain.replace(/^([\p{L}-]{4,}?)(?<!us|is|as|os|ss|[aeiouäöü])(?:e(?=s(?:\s|$)))?s(?=\s|$)/u, '$1');
}

const kindBefore = (noun: string) =>
	isRole(noun) || /^(?:Die|Das|Der|Den|Dem|Mit|Im|In|Auch|Zum|Beim|Stadt|Und)$/u.test(noun) || noun.length < 4
		? undefined
		: noun;

/** „„Arthothek“, einem Künstlertreff, der …“ */
const kindAfter = (after: string) =>
	/^,\s+(?:eine[rnms]?|ein|die|der|das|dem|den)\s+(?:\p{Ll}+(?:e[nrsm]?)\s+){0,3}(\p{Lu}[\p{L}-]{3,})(?=[\s,.])/u.exec(
		after,
	)?.[1];
