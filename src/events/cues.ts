/** By which words a question about events is known, German and English, on folded words with what was understood marked. */

import { phrase } from './reading.js';

/** Asks how to take part. */
export const ENTRY = phrase(
	'wie melde|melde(?= ich)|anmelden|anmelde(?:schluss|frist)|deadline|anmeldung|registrieren|teilnehmen|mitmachen|register|registration|sign|join|attend',
);
/** Asks for what the entry of an event says. */
export const DETAIL = phrase(
	'(?:bis|ab|seit) wann|kostet|kosten|kostenlos|teilnahme|voll|ausgebucht|in welche[rm] (?:stadt|ort|kommune|raum)|in which (?:city|town)|notig|notwendig|erforderlich|(?:noch nicht )?bestatigt|confirmed|(?:freie )?platze?|infos?|informationen|details?|(?:zugangs|einwahl|teilnahme)(?:link|daten)|einwahl|tagesordnung|agenda|uhr|uhrzeit|worum|geht|thema|themen|topics?|ort|adresse|link|dabei|dauert|beginnt|beginn|startet|start|starts|endet|treffpunkt|raum|begins?|time|venue|um wie ?viel(?= uhr)|wie (?:lange|komme|kann|konnen|lautet|heisst)|how (?:long|can|do)',
);
export const FUTURE = phrase(
	'demnachst|bald|(?:zu)?kunftige?[nrsm]?|(?:kommend|anstehend|bevorstehend|nachst)e?[nrsm]?|auf dem (?:plan|zettel)|in (?:kurze|zukunft|nachster zeit|the near future|future)|upcoming|coming(?: up)?|next|soon|future',
);
export const PLANNED = phrase('(?:geplant|angesetzt)(?:e[nrsm]?)?|vorgesehen|planned|scheduled');
export const NEXT = '(?:(?:nachste|kommende|erste)[nrms]?|next|first)';
export const LAST =
	'(?:(?:vergangen|letzt|bisherig|fruher|zuruckliegend|vorig|gewesen)e[nrms]?|past|previous|last|earlier|recent|former|latest)';
/** Something was: told by the documents. */
export const WAS = phrase(
	'war|waren|wurden?|fand|fanden|gab|hatten?|ging|gingen|were|did|took|had|been|verpasst|missed|(?:what|when|where|there|which|it|that|_one|_many) was',
);
/** Asks without naming an event. */
export const CUES = [
	'(?:was|wann) (?:steht|liegt)(?: \\S+){0,6}? an(?= _|$)|steht(?: \\S+){0,4} (?:was|etwas|irgendwas|irgendetwas)(?: \\S+){0,2} an|(?:was|etwas)(?: \\S+){0,5} ansteht',
	'wann (?:gibt es|kommt|lauft)(?: \\S+){0,3}? (?:was|etwas)',
	'was (?:kommt|ist|lauft|steht|gibt es|gibts|gibt|haben wir|habt ihr|wird)(?: \\S+){0,3}? (?:als nachstes|_soon)',
	'(?:ist|gibt es|gibts|kommt)(?: \\S+){0,3}? (?:was|etwas)(?: \\S+){0,3}? _soon|(?:ist|gibt es|gibts|kommt)(?: \\S+){0,3}? _soon(?: \\S+){0,3}? (?:was|etwas)',
	'was (?:ist|sind|habt ihr|haben sie|haben wir)(?: \\S+){0,5}? (?:_soon|vor)|was (?:plant ihr|planen sie)|(?:habt ihr|haben sie|haben wir)(?: \\S+){0,3} (?:was|etwas) vor',
	'wann (?:trefft ihr euch|sehen wir uns|tagt ihr)',
	'when (?:do|will|are) (?:we|you|they)(?: all)?(?: _soon)? meet(?:ing)?',
	'what(?: is| are)?(?: up)? (?:next|_soon)|what (?:is |do |have |are )(?:\\S+ ){0,3}_soon|any ?thing (?:\\S+ )?_soon|what is on the (?:agenda|schedule)',
	'(?:was|what) (?:ist|sind|is|are|has been)(?: \\S+){0,2}? _state|what _state',
].map(phrase);
export const BUSY = phrase(
	'(?:was|etwas)(?: (?:ist|lauft|passiert|gibt|gibts|findet|haben|habt|machen|wird|steht))(?: \\S+){0,5}|what(?: is| are)?(?: (?:on|happening|going on|there))?|any ?thing(?: (?:on|happening))?|(?:ist|findet|gibt es|gibts) (?:was|etwas)(?: \\S+){0,3}|(?:ist|findet|gibt es|gibts|haben wir|habt ihr|haben sie)(?: \\S+){0,3} (?:was|etwas)|(?:_detail |wann )+(?:\\S+ ){0,4}los',
);
export const STANDS = phrase('ist|is|does|will|_detail es');
export const WHERE = phrase('wann|wo|when|where');
export const PRESENT = phrase(
	'(?:wann|wo|when|where)(?: \\S+){0,2}? (?:ist|sind|findet|finden|beginnt|startet|is|are|will|does|do)|when _one|gibt es|gibts|habt ihr|haben sie|gibt|are there|is there|do you have|any|zeig\\w*|show|list|(?:welche|which|what)(?: \\S+){0,2} _many|_entry|wann (?:_one|_many) wir uns|findet(?: \\S+){0,4} statt|(?:plant|planen|bietet|bieten)(?: \\S+){0,4} (?:_one|_many)|wird es(?: \\S+){0,5} geben|will there be|wann _detail(?: es)?(?: weiter| los)|_one(?: \\S+){0,3} (?:wann|wo|when|where)$',
);
export const FEED = phrase('abonniere?n?|abo|subscribe|importiere?n?|import|einbinden');
export const ALL = phrase('(?:alle[nrm]?|samtliche[nr]?|all|every)(?= (?:\\S+ ){0,3}_(?:one|many)(?!\\S))');
const MEET =
	'(?:wann (?:treffen|trefft|sehen|tagt|tagen)|when (?:do|will|are) (?:we|you|they)(?: all)?(?: next)? meet(?:ing)?)';
export const SINGLY = phrase(`${MEET}|als nachstes|(?:nachste|next) (?:mal|time)|what(?: is)?(?: up)? next`);

/** „nur online-Termine“: a wish for reminders, unless it narrows a question. */
export const TERSE = phrase('^(?:_ )*(?:bitte )?(?:nur|only)');
/** „Was war der letzte Austausch?“: which one it was. */
export const WHICH = phrase('^(?:_ )*(?:was|what|welcher|welches|which) (?:war|was)(?: \\S+){0,2} _one(?: _)*$');
/** What follows the next one. */
export const AFTERWARDS = phrase(
	'^(?:und |and )?(?:was |what )?(?:kommt |is )?(?:danach|dann|hinterher|then|after that|afterwards)$',
);
/** Not the next one, but the one after: both are shown. */
export const AFTER_NEXT = phrase('ubernachste[nrms]?(?= _one)');
export const LEANS = phrase(
	'^(?:und|and|aber|but|oder|or|what about|how about|was ist mit|wie sieht es(?: \\S+)? mit|nur|only)',
);
