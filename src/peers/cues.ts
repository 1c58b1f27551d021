/** By which words a message is known to look for people, German and English, on folded words without greetings. */

import { phrase } from '../language/reading.js';

/** Anybody. */
const ANY = '(?:jemande?[nm]?|irgend(?:jemande?[nm]?|wen|wer|wem)|someone|somebody|anyone|anybody)';
/** People by what they are to the asker. */
const PEER =
	'(?:kolleg(?:e|en|in|innen)?(?: (?:und|oder) kolleg(?:en|in|innen))?|ansprech(?:partner|person)\\w*|kontakt(?:e|en|person|personen|partner\\w*|daten)?|(?:gesprachs|austausch|sparrings|tandem)partner\\w*|fach(?:leuten?|mann|frau|krafte?|menschen)|expert(?:e|en|in|innen)?|spezialist\\w*|profis?|mitstreiter\\w*|gleichgesinnten?|(?<!junge |jungen |altere |alteren |alte |alten )leuten?|(?<!young |older )people|contact persons?|colleagus?|contacts?|experts?|specialists?|peers?|counterparts?)';
/** People by their function. */
const ROLE =
	'(?:\\w*(?:manager|koordinator|planer|forderer|burgermeister|leiter|referent|dezernent)(?:in|innen|n|s)?|\\w*forderin(?:nen)?|\\w*(?:beauftragte|beigeordnete)[nr]?|\\w*(?:amts|projekt|abteilungs)leitung(?:en)?|kummerer|mayors?|planners?|coordinators?|(?:(?:city|town|centre|center|district|project|neighbourhood|climate) )+managers?)';
const PERSON = `(?:${ANY}|${PEER}|${ROLE})`;

const PREPOSITION =
	'(?:fur|mit|von|vom|zum?|zur|in|im|aus|bei|beim|uber|vor|ohne|for|with|from|of|on|at|to|about|und|oder|and|or)';
/** A few words, none of which begins another part of the sentence. */
const FEW = `(?:(?!(?:${PREPOSITION}|die|der|das|dass|who|that|which|where|how|wie) )\\S+ ){0,4}`;
const ASKS =
	'(?:gibts?(?: es)?|such(?:e|en|t|st)|brauch(?:e|en|st|te|ten)|benotig(?:e|en)|kenn(?:st|t|en) (?:du|ihr|sie)|habt ihr|haben sie|hast du|finde(?: ich| mir| uns)?|finden (?:wir|sie (?:mir|uns))|nenn(?:e|en)?|zeige?|vermittel\\w*|wusst(?:e|est|en|et) (?:du|ihr|sie)|gib|hatten? (?:ich |wir )?gerne?|wunsche|is there|are there|looking for|look for|find|need|know|show|give me|do you have|(?:want|like) to (?:meet|talk to|speak to|speak with)|in (?:touch|contact) with)';

const ME = '(?:ich|wir|man)';
const CAN = '(?:kann|konnen|konnte|konnten|soll|sollte|sollten|darf|can|could|should|might|would)';
const MANY = '(?:\\S+ )*';
const ABOUT = '(?:uber|von|zum?|zur)';

/** Each of them makes a question one for people. */
export const FINDS: readonly RegExp[] = [
	/** Looks for them outright. */
	`${ASKS} ${FEW}${PERSON}`,
	`(?:gibts?(?: es)?|such(?:e|en)) ${MANY}(?:jemande?n|wen|someone|somebody|anyone|anybody)`,
	`such(?:e|en) ${FEW}(?:erfahrungs)?austausch`,
	`${PERSON} ${MANY}gesucht`,
	`welche[nrsm]? (?:andere[nr]? )?(?:(?:ansprech|kontakt)\\S+|${PEER}|${ROLE})(?: ${MANY}(?:gibts?|kennst|kennen|kann|konnen)| (?:in|aus) \\S+(?: \\S+)?$|$)`,
	`which (?:other )?(?:${PEER}|${ROLE}) (?:are there|do you know|can|could|should)`,
	/** Knows, has experience, helps. */
	`(?:wer|${PERSON}) ${MANY}kenn(?:t|en) sich|kenn(?:t|en) sich (?:hier |da |schon )?(?:wer|${PERSON})`,
	`(?:wer|${PERSON}) ${MANY}aus ?kenn(?:t|en)`,
	`(?:wer|${ANY}) ${MANY}(?:weiss|wusste|versteht) ${FEW}(?:was|etwas|viel|mehr|bescheid)`,
	`(?:weiss|wusste|versteht) ${FEW}(?:wer|${ANY}) ${FEW}(?:was|etwas|viel|mehr|bescheid)`,
	`wer weiss ${FEW}${ABOUT}`,
	`(?:wer|${ANY}) ${MANY}(?:erfahrung(?:en)?|ahnung|expertise|know how|experience)|(?:hat|haben|has|have) ${FEW}(?:wer|${ANY}) ${FEW}(?:erfahrung(?:en)?|ahnung|expertise|experience)`,
	`(?:wer|${PERSON}) ${MANY}${CAN} ${FEW}(?:mir|uns|mich|einem|me|us)|${CAN} (?:(?:mir|uns|mich) )?(?:hier |da )?(?:wer|${ANY}) ${MANY}(?:\\w*helfen|beraten|unterstutzen|sagen|erzahlen|zeigen|help|advise|support|tell|assist)`,
	`wer hilft|wer hat lust|who (?:can|could|would) (?:help|advise|tell|support|assist)`,
	`(?:who|${ANY}|${PEER}) ${FEW}(?:knows?|has experience|has expertise|is experienced)(?= )(?! (?:what|when|where|how|if|whether))|dos ${ANY} know ${FEW}(?:about|of|something)`,
	/** Can be talked to. */
	`(?:mit|bei|an|von) wem ${FEW}${ME}|(?:an|fur) wen ${FEW}(?:wende |kann |soll |konnen )?${ME}`,
	`wen (?:${CAN} )?${ME}|wen ${CAN} ${FEW}${ME}|wen (?:rufe|frage|spreche|gibts?|kennst|kennt|kennen|konnt|habt|haben sie)`,
	`whom? ${CAN} (?:i|we)|who do (?:i|we) ${FEW}(?:ask|talk|speak|call|contact|turn)|${ANY} (?:that )?(?:i|we) ${CAN}`,
	`${ME} ${MANY}(?:austauschen|vernetzen)|(?:mich|uns) ${MANY}(?:austauschen|vernetzen)`,
	/** From a place or an office. */
	'^wer (?:aus|vom|von)',
	`wer (?:ist|arbeitet) ${MANY}(?:tatig|beschaftigt)|wer arbeitet (?:in|im|bei|beim)`,
	/** Only names them. */
	`^(?:alle |andere[nr]? |weitere[nr]? |neue |all |any |other |and |und )*(?:${PEER}|${ANY})(?:$| _\\S*| (?:${PREPOSITION}|da|hier|dort|die|der|den|nahe|near|who|that|around|close|i|we|bitte))`,
	'^(?:ansprech(?:partner|person)\\w*|kontakt(?:e|person\\w*|daten)?)(?= )',
	`^(?:andere[nr]? |weitere[nr]? |any |other |und |and )*${ROLE}(?:$| _\\S*| (?:in|im|aus|mit|fur|zum?|from|with|for|near)(?= ))`,
].map(phrase);

/** With a limit these ask for people too: „Wer hat in einer Kleinstadt …“, „Welche Kommunen in der Nähe …“. */
export const LIMITED = phrase('wer|wen|wem|whom?');
export const TOWNS_NEAR = phrase(
	'(?:welche[nr]?|which|what) (?:_ )*(?:stadte|kommunen|gemeinden|orte|towns|cities|municipalities)',
);
/** Nobody but a place: „Wer sitzt in Bayern?“ */
export const WHO_IN = phrase(
	'^(?:wer|who) (?:ist|sitzt|kommt|wohnt|arbeitet|is|works|sits|lives)(?: there| da| dort)?',
);

/** About an event, or how many: told by the documents. */
const PAST_EVENT =
	'(?:netzwerktreffen\\w*|workshops?|(?:beim|am|vom|\\d+|letzte[nrsm]?|nachste[nrsm]?|vorige[nrsm]?|\\w+te[nrs]?) (?:peer to peer )?austausch\\w*|(?:the|\\w+(?:th|st|nd|rd)|last|next) (?:peer to peer )?exchange|network meetings?)';
export const ELSEWHERE: readonly RegExp[] = [
	PAST_EVENT,
	'(?:wie ?viele?|how many|how much|anzahl|number of)',
	'(?:waren|war|wurden?|were|was) (?:\\S+ )*(?:dabei|there|anwesend)',
].map(phrase);

export const EVERYBODY: readonly RegExp[] = [
	`(?:alle[rn]?|samtliche[rn]?|jede[nrs]?|all|every|entire) (?:\\S+ ){0,2}(?:${PEER}|personen|namen|profile|registrierten?|eingetragenen?|names|profiles|everyone|everybody)`,
	`(?:liste|verzeichnis|ubersicht|auflistung|export|list)(?: (?:aller|mit allen|samtlicher|der|of|all|the))* (?:\\S+ )?(?:${PEER}|personen|namen|profile|registrierten|eingetragenen|names|profiles)`,
	'(?:wer|alle|who|everyone|everybody) (?:\\S+ ){0,6}(?:eingetragen|registriert|angemeldet|registered|signed up)',
].map(phrase);
/** By letters of the alphabet. */
export const LETTERS = phrase(
	`(?:${PEER}|personen|namen|names) (?:(?:mit|ab|von|die|beginnend|starting|beginning|with|from|dem|the|buchstaben?|anfangsbuchstaben?|letter) )+[a-z](?: (?:bis|to) [a-z])?(?: (?:beginnen|anfangen))?$|(?:buchstaben?|letter) [a-z]$`,
);

const TELLS = '(?:stell(?:e|en|st|t)?|vernetze?n?|verbinde?n?|verknupfe?n?|bringe?n?)';
/** Somebody is to be met. */
export const MEETS: readonly RegExp[] = [
	`${TELLS} (?:sie |du |ihr )?(?:mich|uns) \\S+`,
	`(?:kannst|konnen|konnten|konntest|wurden|wurdest) (?:du|sie|ihr) (?:mich|uns) (?:\\S+ )+(?:vorstellen|vernetzen|verbinden|zusammenbringen|bekannt ?machen|in (?:kontakt|verbindung) bringen)`,
	'(?:ich|wir) (?:\\S+ )+(?:kennen ?lernen|vorgestellt werden)',
	'brief (?:an|nach|fur) \\S+|letter (?:to|for) \\S+',
	'(?:introduce|connect) (?:me|us) (?:to|with)|(?:put|get|bring) (?:me|us) in(?:to)? (?:touch|contact) with',
	'(?:like|want|love|need) (?:to meet|to be introduced to|to get in touch with|an introduction to)',
].map(phrase);
/** So is somebody who is named. */
export const REACHES: readonly RegExp[] = [
	'(?:ich|wir) (?:\\S+ )+(?:sprechen|reden|telefonieren|austauschen|vernetzen|in kontakt (?:kommen|treten)|kontaktieren)',
	'kontakt (?:zu|zur|zum|mit|nach) \\S+',
	'wie (?:erreiche|erreichen|kontaktiere|kontaktieren) (?:ich|wir)|wie kann (?:ich|man) (?:\\S+ )+(?:erreichen|kontaktieren)',
	"(?:i|we|i'd|we'd) (?:\\S+ ){0,4}(?:talk to|speak to|speak with|contact|reach)",
].map(phrase);
/** What a name does not begin with. */
export const ANYBODY = phrase(`^(?:anderen |weiteren |other )*(?:${ANY}|${PEER})`);
/** Words around a name. */
export const AROUND_NAME = new Set(
	`kannst konnen konnten konntest wurden wurdest du sie ihr ich wir i we i'd we'd mochte mochten wurde will wollen hatte hatten gern gerne mal mich mir uns einen eine einem einer
	stell stelle stellen stellst stellt vernetz vernetze vernetzen verbind verbinde verbinden verknupf verknupfe verknupfen bring bringe bringen
	vor vorstellen vermitteln vermittle vermittel herstellen aufnehmen bekommen machen bekannt zusammen zusammenbringen kennen lernen kennenlernen vorgestellt werden sprechen reden telefonieren
	austauschen kontaktieren erreichen erreiche kontaktiere treten kommen kontakt verbindung in wie kann man schreib schreibe schreiben schreibst verfass verfasse verfassen formuliere entwirf bereite brief
	zu zur zum mit nach an bei fur am liebsten dem den der die das stadt kommune gemeinde
	can could would you to me us want like love please introduce introduction connect with put get bring into touch contact talk speak meet be an a reach how do write draft prepare letter for the city town of`
		.trim()
		.split(/\s+/),
);
export const ARTICLE = /^(?:dem|der|den|die|das|the|einem|einer)$/;

/** Words that frame the wish and say nothing of whom. Whole phrases first. */
export const FRAME: readonly RegExp[] = [
	`aus$|kenn(?:t|en) sich(?: (?:hier|da|schon))?|(?:gut |besonders |bestens |richtig )?aus ?kenn(?:t|en)|know how`,
	`(?:hat|haben|has|have)(?: (?:hier|da|schon|schonmal|bereits|damit|viel|gute|any))*(?= (?:erfahrung|ahnung|expertise|experience))`,
	`(?:erfahrung(?:en)?|ahnung|expertise|experienced?)(?: (?:mit|bei|beim|in|zum?|zur|von|with|on))?(?: gesammelt| gemacht)?`,
	`(?:was|etwas|mehr|viel)(?= (?:uber|zum?|zur|mit|gegen|fur) )`,
	`(?:zum|zu den|zu) themen? |bei fragen|fragen(?= (?:zu|zur|zum) )|zum austausch|im bereich`,
	`(?:mit |bei |in |aus |von )?(?:anderen|weiteren|other) (?:kommunen|stadten|gemeinden|orten|towns|cities|municipalities)`,
	`(?:could|can|should|do|might|would) (?:i|we|you)(?: also)? (?:ask|talk to|speak to|contact|call|turn to|know|help|advise|give|show)|(?:can|could|would) (?:help|advise|tell|support|assist)`,
	`is there|are there|looking for|look for|do you (?:have|know)|(?:put|get) (?:me|us) in (?:touch|contact) with|to (?:ask|talk to|speak to|contact|meet)`,
	`wende[nt]?|such(?:e|en|t|st)|gesucht|brauch(?:e|en|st|te|ten)|benotig(?:e|en)|nenne?n?|zeige?n?|vermittel\\w*|gib|hatten?|wunsche|kenn(?:e|st|t|en)|weiss|wusste|versteht|gibts?|hilft|\\w*helfen|berat(?:en)?|unterstutz(?:en|t)|austauschen|austausch|vernetzen|(?:an|nach)?sprechen|spreche|reden?|telefonieren|(?:nach)?fragen?|anrufen|rufe|kontaktieren|sagen|erzahlen|tatig|beschaftigt|arbeitet|sitzt|mitmacht|interessant|gern|gerne|lust|alle[nr]?|samtliche[nr]?|andere[nr]?|weitere[nr]?|ich|wir|mir|mich|uns|bitte|liste|auflisten|verzeichnis|ubersicht|auflistung|export|eingetragen(?:e[nr]?)?|registriert(?:e[nr]?)?|angemeldet|registered|signed up|sich|hat|haben|mach\\w*|namen|personen|profile|mail|e|telefon|telefonnummern|adressen|kommunen|knows?|finds?|needs?|gives?|shows?|lists?|works?|deals?|runs?|dos|done|like|has|have|had|i'm|i'd|we'd|we're|i've|we've|i|we|talk|speak|contact|ask|call|meet|help|advise|tell|us|anything|something|experience|other|any|all|wanted|who|whom|wer|wen|wem`,
].map(phrase);
/** Who is looked for, which is no topic. */
export const PEOPLE = phrase(ANY);
export const PEER_ONCE = phrase(PEER);
