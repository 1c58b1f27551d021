/** How people put wishes about reminders: patterns over folded words, German and English. No decisions. */

import { phrase } from '../events/reading.js';
import { NOT, REMIND, REMINDERS } from './about.js';

export const HARMLESS = phrase(
	"(?:bitte )?(?:nicht vergessen|vergiss(?: bitte)? nicht|don't forget)(?: to)?|nicht zu spat|not too late",
);
export const CHANNEL = phrase(
	'(?:hier )?(?:(?:im|in|fur|an|for) )?(?:diese[nmrs]?|den|dem|der|die|das|unsere[nmr]?|ganzen?|this|the|our|whole|entire)(?: ganzen?| whole)? (?:kanals?|channels?|gruppe|group|teams?|chats?|raums?|room|runde)|im (?:kanal|team|chat)|alle(?:n)? hier|(?:uns|us)(?: alle[ns]?| all)?|everyone(?: here)?|everybody|(?:der|dem|den) (?:kanal|gruppe)|channel',
);
export const HERE = phrase('hier|here');
export const ME = phrase('mich|mir|me|my|mein|meine|meinen');

export const LIST = phrase(
	`(?:welche|was fur|which|what) ${REMINDERS}(?: (?:habe|hatte|hat|bekomme|sind|gibt|laufen|do|have|has|are))?|(?:meine|unsere|my|our|alle|all)(?: meine| my| aktuellen| of)* ${REMINDERS}|^(?:_ )*${REMINDERS}$|woran (?:erinnerst|erinnern|erinnert)(?: du| sie| ihr)? (?:mich|_channel)|was habe ich abonniert|what am i subscribed to|what (?:are you|will you|do you) remind(?:ing)? (?:me|_channel)(?: of| about)?|(?:zeig\\w*|liste|list|show|see|view|ubersicht)(?: \\S+){0,4}? ${REMINDERS}|${REMINDERS}(?: _channel)? (?:anzeigen|auflisten|ansehen)`,
);
/** Other questions are for the documents. */
export const QUESTION = phrase(
	'^(?:_ )*(?:und |and )?(?:wer|wem|wen|wo|woran|warum|wieso|weshalb|wie|wieviele?|was|welche[rnms]?|wann|wozu|who|whom|what|which|where|why|how|when|gibt|gibts|gab|hat|haben|ist|sind|war|is|are|was|does|did|has|have)',
);
export const HOWTO = phrase(
	`^(?:_ )*(?:wie|how) (?:kann|konnen|can|do|bekomme|stelle|schalte|richte|andere)(?: \\S+){0,6} (?:${REMINDERS}|erinnert werden|be reminded)(?: .*)?`,
);
/** „Ich erinnere mich an …“ tells, and asks for nothing. */
export const STATEMENT = phrase(
	'(?:ich|wir|das|es|sie|er) erinner(?:e|n|t|te|ten)(?! sie)|erinnere ich|erinnern wir|erinner(?:e|n|t|st)(?: sie)? (?:dich|sich|euch)|(?:dich|sich|euch)(?: \\S+){0,12} erinnern',
);
export const RESUME = phrase(
	`(?:pause|stummschaltung)(?: \\S+)? (?:beenden|beende|aufheben|vorbei|zu ende|aus)|(?:beende|beenden|end|stop|stopp|stoppe)(?: sie)?(?: die| the| my)? pause|ende der pause|resume|fortsetzen|unpause|unmute|(?:start|turn on)(?: the| my)? ${REMINDERS} again|${REMINDERS}(?: bitte)? (?:wieder|fortsetzen|weiter|back on)(?: \\S+)?|wieder (?:erinnern|erinnert|${REMINDERS})|(?:${REMIND})(?: sie)?(?: mich| _channel)?(?: bitte)?(?: ab jetzt| ab sofort)? wieder|remind (?:me|_channel) again`,
);
export const PAUSE = phrase('pausier(?:e|en|t)?|pause|pausing|mute|snooze|stumm(?:schalten|schalte)?|aussetzen');
export const STOPS = phrase(
	`unsubscribe|abbestellen|opt out|(?:keine?n?|no(?: more| further)?|without|ohne)(?: weiteren?| neuen?)? ${REMINDERS}|(?:nicht|nie)(?: mehr| weiter)?(?: \\S+){0,8}? (?:erinnern|erinnert|erinnere|benachrichtigen|benachrichtigt)|(?:${REMIND})(?: sie| mich| _channel| bitte)* nicht(?: mehr)?|^(?:_ )*(?:bitte )?(?:${REMIND})(?: \\S+){1,10} nicht(?: mehr)?$|(?:don't|dont|do not|never|stop)(?: please)? (?:remind(?:ing)?|notify(?:ing)?|alert|ping)|(?:don't|dont|do not)(?: \\S+){0,3} (?:${REMINDERS}|reminded|notified)|(?:not|no longer)(?: want to)? be (?:reminded|notified)|(?:hor|hore|horen)(?: sie)?(?: bitte)? auf(?: \\S+){0,8} (?:erinnern|benachrichtigen)|(?:stopp?e?n?|beenden?|losche?n?|entfernen?|deaktivieren?|cancel|delete|remove|disable|end|turn off)(?: \\S+){0,3}? ${REMINDERS}|(?:schalte?n?|stelle?n?|turn|bestelle?n?)(?: \\S+){0,2}? ${REMINDERS}(?: \\S+){0,2}? (?:aus|ab|off)|${REMINDERS}(?: \\S+){0,2}? (?:stoppen|stopp|stop|beenden|loschen|entfernen|abbestellen|ausschalten|abschalten|deaktivieren)|${REMINDERS}(?: bitte| jetzt)? (?:aus|ab|off|weg)(?: bitte| _)*$`,
);
/** „Ich bekomme keine Erinnerungen“ complains, and ends nothing. */
export const MISSED = phrase(
	`(?:bekommen?|erhalten?|kriegen?|habe|have|get|got|receive|received|haben)(?: \\S+){0,4} (?:keine?n?|no) (?:\\S+ )?${REMINDERS}|(?:don't|dont|do not|didn't|did not) (?:get|receive)(?: \\S+){0,2} ${REMINDERS}|(?:keine?n?|no) ${REMINDERS}(?: \\S+){0,2} (?:bekommen|erhalten|gekommen|angekommen|received|arrived|came)|(?:kam|kamen|kommt|kommen|gab) (?:\\S+ ){0,3}${REMINDERS}`,
);
export const WILL = phrase('mochte|mochten|will|wollen|want');
export const SETTING = phrase(
	'andere?n?|anderung|stelle?n?|setze?n?|change|set|make|switch|wechsle|wechseln|standard(?:massig)?|voreinstellung|default|by default|vorlauf(?:zeit)?|lead time|kunftig|in zukunft|immer|generell|grundsatzlich|lieber|always|usually|from now on|instead|stattdessen|rather',
);
/** „von einer Woche auf zwei Tage“: only one of them is wanted. */
export const RATHER = phrase('(?:statt|anstatt|anstelle|von|from|instead of|rather than) (?:_lead|_before)');
export const FITTING = phrase('zeiten|auf|um|to|it|them');
const TIMES =
	'(?:(?:am |an |at |on |over )?(?:the )?(?:wochenenden?|weekends?)|abends?|nachts|am abend|in der nacht|samstags?|sonntags?|feiertags?|nach feierabend|in the evenings?|evenings?|at night|(?:outside|ausserhalb)(?: der)? (?:office hours|arbeitszeit|burozeiten))';
export const LOUD = phrase(
	`(?:auch|gerne auch|ruhig auch|also|even|too)(?: noch)? ${TIMES}(?: (?:und|oder|and|or) ${TIMES})?|${TIMES} (?:auch|too|as well|also)|rund um die uhr|jederzeit|zu jeder (?:uhr)?zeit|any ?time|around the clock|(?:keine|ohne|no|without) (?:ruhezeit(?:en)?|quiet hours)|(?:ruhezeit(?:en)?|quiet hours)(?: bitte)? (?:aus|ausschalten|abschalten|off|ignorieren|aufheben)|turn off quiet hours`,
);
export const HUSH = phrase(
	`(?:nicht|keine ${REMINDERS}|not|no ${REMINDERS}|never|nie)(?: mehr)? ${TIMES}(?: (?:und|oder|and|or) ${TIMES})?|${TIMES}(?: (?:und|oder|and|or) ${TIMES})? (?:nicht|bitte nicht|keine ${REMINDERS}|not)(?: mehr)?|(?:nur|only)(?: on| an| during| wahrend der| zu| in der| unter der)* (?:werktags|werktagen|tagsuber|arbeitszeit|burozeiten|woche|weekdays|working days|office hours|working hours)|(?:ruhezeit(?:en)?|quiet hours)(?: bitte)? (?:an|ein|einschalten|einhalten|beachten|on)`,
);
export const OFFSITE = phrase(
	'(?:nur|only|ausschliesslich)(?: noch)?(?: an| zu| fur| of| about)?(?: _many| _one)? (?:online|digital\\w*|virtuell\\w*|virtual)(?: only)?|(?:online|digital)(?: _many| _one)? only',
);
export const ONSITE = phrase(
	'(?:auch|also)(?: wieder| noch| again)?(?: an| zu| _many| _one)* (?:vor ort|in prasenz|prasenz\\w*|on site|in person)|(?:vor ort|in prasenz|on site|in person)(?: _many| _one)? (?:auch|wieder|too|again|as well)(?: wieder| again)?|wieder(?: auch)? (?:vor ort|in prasenz)|nicht (?:mehr )?nur (?:noch )?online|not (?:just|only) online(?: any ?more)?',
);

export const WORDS = phrase(`${REMIND}|${REMINDERS}|bescheid|ruhezeit(?:en)?|quiet hours`);
export const NONE = phrase(NOT);
export const SETUP = phrase(
	`${REMIND}|${REMINDERS}|abonniert|subscribed|eingestellt|eingerichtet|anzeigen|ansehen|aktiv|active|set`,
);
export const LASTING = phrase(
	'lang|mach|mache|machen|bis|mehr|erst|wieder|again|bin|urlaub|ferien|vacation|holidays?|weg|away|abwesend',
);
export const LATER = phrase(
	'erst (?:wieder )?(?:ab|am|nach)|wieder ab|ab(?: \\S+){1,3} wieder|again (?:from|after)|not (?:again )?(?:until|before)',
);
export const OPEN = phrase('bis|until|till');
export const TIME = phrase(TIMES);
export const TERSE = phrase('^(?:_ )*(?:bitte )?(?:auch|gerne auch|nur|nicht|also|even|only|not)');
export const ONE = phrase(`(?:a|one|eine|einen) ${REMINDERS}`);
export const POINTED = phrase('daran|dafur|darauf|hieran|dieser|diese[nms]?|(?:of|about|for) (?:it|this|that|them)');
export const ALONE = phrase('stopp?');
/** „An diesen Termin nicht mehr“ */
export const NO_MORE = phrase(
	'^(?:_ )*(?:bitte )?(?:an|fur|zu) (?:\\S+ ){0,8}(?:nicht|nie) mehr(?: bitte| _)*$|^(?:_ )*(?:please )?not (?:of |about |for )?(?:this|that|the) (?:_one|_many) any ?more$',
);
export const ONLY = phrase('nur(?: noch)?|only|just');
export const SHALL = phrase('soll|sollen|should|werden|be');
