/** Words that frame a wish for people and say nothing of whom: what is left of it is topic and place. */

import * as english from '../language/english.js';
import { tokenize } from '../language/fold.js';
import * as german from '../language/german.js';
import { phrase, type Reading } from '../language/reading.js';
import { restOf } from './hear.js';
import { ANY, PEER } from './people.js';

const SKILL = '(?:erfahrung(?:en)?|ahnung|expertise|experienced?)';
const PHRASES: readonly RegExp[] = [
	'kenn(?:t|en) sich(?: (?:hier|da|schon))?|(?:gut |besonders |bestens |richtig )?aus ?kenn?(?:t|en)|know how',
	`(?:hat|haben|has|have)(?: (?:hier|da|schon|schonmal|bereits|damit|viel|gute|any))*(?= ${SKILL})`,
	`${SKILL}(?: (?:mit|bei|beim|in|von|zum?|zur|with|on))?(?: gesammelt| gemacht)?`,
	'haben?(?: (?:gerade|grosse|ein))* probleme?(?= mit)',
	'(?:sowas|so etwas|etwas) wie|(?:was|etwas|mehr|viel)(?= (?:uber|zum?|zur|mit|gegen|fur) )',
	'(?:zum|zu den|zu) themen? |bei fragen|(?:eine )?fragen?(?= (?:zu|zur|zum) )|zum austausch|im bereich',
	'(?:mit |bei |in |aus |von )?(?:anderen|weiteren|other) (?:kommunen|stadten|gemeinden|orten|towns|cities|municipalities)',
	'(?:could|can|should|do|might|would) (?:i|we|you)(?: also)? (?:ask|talk to|speak to|contact|call|turn to|know|help|advise|give|show)',
	'(?:can|could|would) (?:help|advise|tell|support|assist)|is there|are there|looking for|look for|do you (?:have|know)',
	'(?:put|get) (?:me|us) in (?:touch|contact) with|to (?:ask|talk to|speak to|contact|meet)',
].map(phrase);

const WORDS = new Set(
	`kenn kenne kennt kennst kenntst kennen weiss weisst wusste wusstest versteht gibt gibts such suche suchen sucht suchst gesucht brauch brauche brauchen brauchst brauchte brauchten
	benotige benotigen nenn nenne nennen zeig zeige zeigen vermittel vermittle vermitteln gib hatte hatten wunsche wunschen finde finden hilft helfen weiterhelfen beraten berat unterstutzen
	unterstutzt austauschen austausch vernetzen sprechen spreche sprich ansprechen reden rede telefonieren frag frage fragen nachfragen anrufen rufe kontaktieren wende wenden sagen
	erzahlen berichten tatig beschaftigt arbeitet sitzt mitmacht interessant gern gerne lust dringend bereit ware zeit gesprach empfehlen empfiehlst recommend wurdet wurdest beste besten bester alle aller allen samtliche samtlicher andere anderen anderer weitere weiteren weiterer ich wir mir
	mich uns sich hat haben mach mache machen macht bitte liste auflisten verzeichnis ubersicht auflistung export eingetragen eingetragene eingetragenen registriert registrierte registrierten angemeldet
	namen personen profile e mail telefon telefonnummern adressen kommunen wer wen wem welche welcher welchen richtige richtigen richtiger
	i i'm i'd i've we we'd we're we've you like has have had dos done know knows find finds need needs give gives show shows list lists work works working deal deals run runs talk speak contact ask call meet help
	advise tell us anything something experience other any all wanted who whom everyone everybody registered right best person`
		.trim()
		.split(/\s+/),
);
const PEOPLE = phrase(ANY);
const PEERS = phrase(PEER);

/** Takes the frame away. The first peers named are those looked for, others belong to the topic. */
export function topicOf(reading: Reading): string {
	while (reading.take(PEOPLE));
	reading.take(PEERS);
	for (const pattern of PHRASES) while (reading.take(pattern));
	reading.words.forEach((word, at) => {
		if (WORDS.has(word)) reading.mark(at, at + 1, '_');
	});
	return trimmed(restOf(reading));
}

/** At the end these would be taken for the beginning of a verb. */
const PREFIX = /^(?:an|auf|aus|bei|ein|mit|nach|um|vor|zu|und|oder)$/;

function trimmed(text: string): string {
	const end = tokenize(text).findLast(({ folded }) => !PREFIX.test(folded))?.end ?? 0;
	return text.slice(0, end);
}

const isStop = (folded: string) => german.STOP.has(folded) || english.STOP.has(folded);

/** Whether there is no word in it that could be a topic or a place. */
export const saysNothing = (text: string) => tokenize(text).every(({ folded }) => isStop(folded));
