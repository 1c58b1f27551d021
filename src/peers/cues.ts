/** By which words a message is known to look for people, on folded words without greetings. German and English. */

import { phrase } from '../language/reading.js';
import { ANY, PEER, PERSON, ROLE } from './people.js';

const PREPOSITION =
	'(?:fur|mit|von|vom|zum?|zur|in|im|aus|bei|beim|uber|vor|ohne|for|with|from|of|on|at|to|about|und|oder|and|or)';
/** A few words, none of which begins another part of the sentence. */
const FEW = `(?:(?!(?:${PREPOSITION}|die|der|das|dass|who|that|which|where|how|wie) )\\S+ ){0,4}`;
const MANY = '(?:\\S+ )*';
const ABOUT = '(?:uber|von|zum?|zur)';
const ME = '(?:ich|wir|man)';
const WHOEVER = `(?:wer|${ANY})`;
const CAN = '(?:kann|konnen|konnte|konnten|soll|sollte|sollten|darf|can|could|should|might|would)';
const HELPS = '(?:\\w*helfen|beraten|unterstutzen|sagen|erzahlen|berichten|zeigen|help|advise|support|tell|assist)';
const SOMETHING = '(?:was|etwas|viel|mehr|bescheid)';
const SKILL = '(?:erfahrung(?:en)?|ahnung|expertise|know how|experience)';
const TALK = '(?:reden|sprechen|austauschen|telefonieren|vernetzen|unterhalten|treffen)';
const ELSE = '(?:alle |andere[nr]? |weitere[nr]? |neue |all |any |other |und |and )*';

const ASKS = `(?:${[
	'gibts?(?: es)?|such(?:e|en|t|st)?|brauch(?:e|en|st|te|ten)|benotig(?:e|en)|wunsche|vermittel\\w*|gib|zeige?|nenn(?:e|en)?',
	'kenn\\w{1,3} (?:du|ihr|sie)|wusst(?:e|est|en|et) (?:du|ihr|sie)|habt ihr|haben sie|hast du|hatten? (?:ich |wir )?gerne?',
	'finde(?: ich| mir| uns)?|finden (?:wir|sie (?:mir|uns))',
	'is there|are there|looking for|look for|find|need|know|show|give me|do you have|in (?:touch|contact) with',
	'(?:want|like) to (?:meet|talk to|speak to|speak with)',
].join('|')})`;

/** Looks for them outright. */
const LOOKS = [
	`${ASKS} ${FEW}${PERSON}`,
	`(?:gibts?(?: es)?|such(?:e|en|t|st)?|brauch(?:e|en|ten?)) ${MANY}(?:jemande?n|wen|someone|somebody|anyone|anybody)`,
	`such(?:e|en) ${FEW}(?:erfahrungs)?austausch`,
	`austausch mit (?:eine[rnm]?|anderen|kommunen|stadten|leuten|${ANY}|kolleg\\w*)`,
	`${PERSON} ${MANY}gesucht`,
	`welche[nrsm]? (?:andere[nr]? )?(?:${PEER}|${ROLE})(?: ${MANY}(?:gibts?|kennst|kennen|kann|konnen)| (?:in|aus) \\S+(?: \\S+)?$|$)`,
	'welche[nrsm]? (?:ansprech|kontakt)\\S+',
	`which (?:other )?(?:${PEER}|${ROLE}) (?:are there|do you know|can|could|should)`,
	'(?:der|die|den|the) (?:richtige[nr]?|beste[nr]?|right|best) (?:ansprech\\w+|kontakt\\w*|person|contact)',
	'^(?!(?:wer|wie|was|who|what) )\\S+ (?:\\S+ )*(?:ansprech(?:partner|person)\\w*|kontakte?|kontaktdaten)$',
	`(?:${PERSON}|wen) ${MANY}(?:empfehlen|empfiehlst)|recommend ${FEW}${PERSON}`,
	`(?:wer|ihr|du) kenn\\w{1,3} ${FEW}${PERSON}`,
];

/** Knows, has experience, could help. */
const KNOWS = [
	`(?:wer|${PERSON}) ${MANY}kenn(?:t|en) sich|kenn(?:t|en) sich (?:hier |da |schon )?(?:wer|${PERSON})`,
	`(?:wer|${PERSON}) ${MANY}aus ?kenn?(?:t|en)`,
	`${WHOEVER} ${MANY}(?:weiss|wusste|versteht) ${FEW}${SOMETHING}`,
	`(?:weiss|wusste|versteht) ${FEW}${WHOEVER} ${FEW}${SOMETHING}`,
	`wer weiss ${FEW}${ABOUT}`,
	`wer (?:ist|ware|sind) ${MANY}(?:expert(?:e|en|in|innen)|fach(?:mann|frau|leute)|spezialist\\w*|profi)`,
	`${WHOEVER} ${MANY}${SKILL}|(?:hat|haben|has|have) ${FEW}${WHOEVER} ${FEW}${SKILL}`,
	`(?:wer|${PERSON}) ${MANY}${CAN} ${FEW}(?:mir|uns|mich|einem|me|us)`,
	`${CAN} (?:(?:mir|uns|mich) )?(?:hier |da )?${WHOEVER} ${MANY}${HELPS}`,
	`(?:hat|hatte|has) ${WHOEVER} (?:zeit|lust|time)|wer (?:kann|konnte) (?:da |dabei |hier |dort )*${HELPS}`,
	`wer (?:kann|konnte) ${SOMETHING} ${MANY}${HELPS}|wer hilft|wer ${MANY}(?:bereit|lust)`,
	'who (?:can|could|would) (?:help|advise|tell|support|assist)',
	`(?:who|${ANY}|${PEER}) ${FEW}(?:knows?|has experience|has expertise|is experienced)(?= )(?! (?:what|when|where|how|if|whether))`,
	`dos ${ANY} ${MANY}know ${FEW}(?:about|of|something)|(?:is|are) ${ANY} (?:\\S+ )?(?:working|doing|dealing|active)`,
];

/** Can be talked to. */
const TALKS = [
	`(?:mit|bei|an|von|zu) wem ${FEW}${ME}|(?:an|fur) wen ${FEW}(?:wende |kann |soll |konnen )?${ME}`,
	`wen (?:${CAN} )?${ME}|wen ${CAN} ${FEW}${ME}`,
	'wen (?:rufe?|frage?|spreche?|gibts?|kennst|kennt|kennen|konnt|habt|haben sie)',
	`${ME} ${MANY}(?:austauschen|vernetzen)|(?:mich|uns) ${MANY}(?:austauschen|vernetzen)`,
	`${ME} ${MANY}mit (?:eine[rm] |anderen |weiteren )?${PERSON} ${MANY}${TALK}`,
	`whom? ${CAN} (?:i|we)|who do (?:i|we) ${FEW}(?:ask|talk|speak|call|contact|turn)|${ANY} (?:that )?(?:i|we) ${CAN}`,
];

/** Only names them, or where they work. */
const NAMES = [
	'^wer (?:aus|vom|von)',
	`wer (?:ist|arbeitet) ${MANY}(?:tatig|beschaftigt)|wer arbeitet (?:in|im|bei|beim)`,
	`^${ELSE}(?:${PEER}|${ANY})(?:$| _\\S*| (?:${PREPOSITION}|da|hier|dort|die|der|den|nahe|near|who|that|around|close|i|we))`,
	`^${ELSE}personen (?:aus|in|mit|zum?|zur|fur|die)`,
	'^(?:ansprech(?:partner|person)\\w*|kontakt(?:e|person\\w*|daten)?)(?= )',
	`^${ELSE}${ROLE}(?:$| _\\S*| (?:in|im|aus|mit|fur|zum?|die|der|from|with|for|near|i|we|who|that)(?= ))`,
];

/** Each of them makes a question one for people. */
export const FINDS: readonly RegExp[] = [...LOOKS, ...KNOWS, ...TALKS, ...NAMES].map(phrase);

/** With a limit these ask for people too: „Wer hat in einer Kleinstadt …“; and near a town „Welche Kommunen …“. */
export const LIMITED = phrase('wer|wen|wem|whom?');
const TOWNS = '(?:stadte|kommunen|gemeinden|orte|towns|cities|municipalities)';
export const NEARBY = phrase(`(?:welche[nr]?|which|what) (?:_ )*${TOWNS}|^${TOWNS} _near|${ANY}`);
/** Nobody but a place: „Wer sitzt in Bayern?“ */
export const WHO_IN = phrase(
	'^(?:wer|who) (?:ist|sitzt|kommt|wohnt|arbeitet|is|works|sits|lives)(?: there| da| dort)?',
);

/** About an event, or how many: told by the documents. */
export const ELSEWHERE: readonly RegExp[] = [
	'netzwerktreffen\\w*|network meetings?|workshops?',
	'(?:beim|am|vom|\\d+|letzte[nrsm]?|nachste[nrsm]?|vorige[nrsm]?|\\w+te[nrs]?) (?:peer to peer )?austausch\\w*',
	'(?:the|\\w+(?:th|st|nd|rd)|last|next) (?:peer to peer )?exchange',
	'wie ?viele?|how many|how much|anzahl|number of',
	'(?:waren|war|wurden?|were|was) (?:\\S+ )*(?:dabei|there|anwesend)',
].map(phrase);

const LISTED = `(?:${PEER}|personen|namen|profile|registrierten?|eingetragenen?|names|profiles|everyone|everybody)`;
export const EVERYBODY: readonly RegExp[] = [
	`(?:alle[rn]?|samtliche[rn]?|jede[nrs]?|all|every|entire) (?:\\S+ ){0,2}${LISTED}`,
	`(?:liste|verzeichnis|ubersicht|auflistung|export|list)(?: (?:aller|mit allen|samtlicher|der|of|all|the))* (?:\\S+ )?${LISTED}`,
	'(?:wer|alle|who|everyone|everybody) (?:\\S+ ){0,6}(?:eingetragen|registriert|angemeldet|registered|signed up)',
].map(phrase);
/** By letters of the alphabet. */
export const LETTERS = phrase(
	`(?:${PEER}|personen|namen|names) (?:(?:mit|ab|von|die|beginnend|starting|beginning|with|from|dem|the|buchstaben?|anfangsbuchstaben?|letter) )+[a-z](?: (?:bis|to) [a-z])?(?: (?:beginnen|anfangen))?$|(?:buchstaben?|letter) [a-z]$`,
);
