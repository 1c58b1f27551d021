/** Whom a message wants to meet: „Stell mich Alzey vor“, „Kontakt zu Frau Bitti“, “Introduce me to Homburg”. Pure. */

import { phrase, type Reading } from '../language/reading.js';
import type { Named } from './named.js';
import { ANY, PEER } from './people.js';

const MANY = '(?:\\S+ )+';
const MODAL = '(?:kannst|konnen|konnten|konntest|konnt|konntet|wurden|wurdest|wurdet) (?:du|sie|ihr)';

/** Somebody is to be met, whoever it is. */
const MEETS: readonly RegExp[] = [
	'(?:stell|vernetz|verbind|verknupf|bring|mach)(?:e|en|st|t)? (?:sie |du |ihr )?(?:mich|uns) \\S+',
	`${MODAL} (?:mich|uns) ${MANY}(?:vorstellen|vernetzen|verbinden|zusammenbringen|bekannt ?machen|in (?:kontakt|verbindung) bringen)`,
	`(?:ich|wir) ${MANY}(?:kennen ?lernen|vorgestellt werden)`,
	'(?:brief|anschreiben) (?:an|nach|fur) \\S+|letter (?:to|for) \\S+',
	'(?:introduce|connect) (?:me|us) (?:to|with)|(?:put|get|bring) (?:me|us) in(?:to)? (?:touch|contact) with',
	'(?:like|want|love|need) (?:to meet|to be introduced to|to get in touch with|an introduction to)',
].map(phrase);
/** So is somebody who is named. */
const REACHES: readonly RegExp[] = [
	`(?:ich|wir) ${MANY}(?:sprechen|reden|telefonieren|austauschen|vernetzen|in kontakt (?:kommen|treten)|kontaktieren|fragen)`,
	'(?:kontakt|vermittlung) (?:zu|zur|zum|mit|nach|an) \\S+',
	'wie (?:erreiche|erreichen|kontaktiere|kontaktieren) (?:ich|wir)',
	`wie kann (?:ich|man) ${MANY}(?:erreichen|kontaktieren)|wie komme ich ${MANY}(?:ran|heran)`,
	"(?:i|we|i'd|we'd) (?:\\S+ ){0,4}(?:talk to|speak to|speak with|contact|reach|be in (?:touch|contact) with)",
].map(phrase);

/** What a name does not begin with. */
const ANYBODY = phrase(`^(?:anderen |weiteren |other )*(?:${ANY}|${PEER})`);
/** Whoever has an article is described, not named. */
const ARTICLE = /^(?:dem|der|den|die|das|the|einem|einer)$/;
/** Words around a name. */
const AROUND = new Set(
	`kannst konnen konnten konntest konnt konntet wurden wurdest wurdet du sie ihr ich wir mochte mochten wurde will wollen brauche hatte hatten gern gerne mal mich mir uns einen eine ein einem einer
	stell stelle stellen stellst stellt vernetz vernetze vernetzen verbind verbinde verbinden verknupf verknupfe verknupfen bring bringe bringen mach mache machen macht
	vor vorstellen vermitteln vermittle vermittel herstellen aufnehmen bekommen bekannt bekanntmachen zusammen zusammenbringen kennen lernen kennenlernen vorgestellt werden
	sprechen reden telefonieren austauschen kontaktieren erreichen erreiche kontaktiere treten kommen komme ran heran fragen was etwas kontakt vermittlung um verbindung in wie kann man
	schreib schreibe schreiben schreibst verfass verfasse verfassen formulier formuliere entwirf bereite brief anschreiben
	zu zur zum mit nach an bei fur am liebsten dem den der die das stadt kommune gemeinde
	i i'd we we'd can could would you to me us want like love need introduce introduced introduction connect with put get bring into touch contact talk speak meet be an a reach how do
	write draft prepare letter for the city town of`
		.trim()
		.split(/\s+/),
);

/** @returns empty where it is not said who; undefined where nobody is to be met */
export function nameIn(reading: Reading, named: Named): string | undefined {
	const meets = wantsToMeet(reading);
	if (!meets && !REACHES.some((pattern) => reading.has(pattern))) return undefined;
	const { words } = reading;
	let [from, to] = [0, words.length];
	while (from < to && AROUND.has(words[from] ?? '')) from++;
	while (to > from && AROUND.has(words[to - 1] ?? '')) to--;
	if (from === to) return meets ? '' : undefined;
	if (ANYBODY.test(words.slice(from, to).join(' '))) return undefined;
	const who = reading.written(from, to);
	if (named.isSomebody(who)) return who;
	return meets && !ARTICLE.test(words[from - 1] ?? '') ? who : undefined;
}

export const wantsToMeet = (reading: Reading) => MEETS.some((pattern) => reading.has(pattern));
