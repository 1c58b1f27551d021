/** What somebody wants done with their own profile or requests. Every word has to be understood, so that documents are not mistaken for profiles. Pure. */

import { phrase, type Reading } from '../language/reading.js';
import { hear } from './hear.js';

/** `enter`: change it; `show` also where there is none yet. `mine`: requests one has sent. */
export type Order = 'show' | 'enter' | 'pause' | 'resume' | 'remove' | 'mine';

const LONGEST = 150;

const PROFILE = phrase(
	'(?:kontakt)?profile?s?|(?:kontakt)?eintrag(?:e|s|ung)?|(?:meine[rn]?|my) (?:registrierung|angaben|themen|daten im profil|registration|details|topics|entry)|(?:my|the) (?:listing|entry)',
);
const REQUESTS = phrase(
	'(?:meine[rn]? |my )?(?:offenen? |open )?(?:kontakt|vermittlungs|vorstellungs)?anfragen?|(?:my )?(?:open )?(?:contact )?requests?|angefragt',
);
/** What is done with a profile, what cannot be undone last. */
const STEPS: readonly (readonly [Order, RegExp])[] = [
	[
		'resume',
		'fortsetzen|fortfuhren|reaktivieren|aktivieren|einschalten|einblenden|wieder (?:sichtbar|anzeigen|zeigen|offnen|aktiv|online)|sichtbar machen|resume|unpause|(?:re)?activate|reactivate|visible',
	],
	[
		'pause',
		'pausier(?:e|en|t)|pause|verberge?n?|ausblenden|aussetzen|verstecken|deaktivieren|stilllegen|ausschalten|unsichtbar|hide|deactivate|invisible|suspend',
	],
	['remove', 'losch(?:e|en|t)|entferne?n?|zuruckziehen|widerrufe?n?|austragen|abmelden|delete|remove|withdraw|erase'],
	[
		'enter',
		'anders|ander(?:e|n)|bearbeite?n?|anpassen|aktualisiere?n?|korrigiere?n?|erganzen?|change|edit|update|correct',
	],
	[
		'show',
		'anlegen|erstelle?n?|eintragen|einrichten|zeige?n?|anzeigen|ansehen|anschauen|sehen|steht|aussieht|create|set up|make|show|see|view|look(?:s)? like',
	],
].map(([step = '', source = '']) => [step as Order, phrase(source)]);
/** The same without the word. */
const ALONE: readonly (readonly [Order, RegExp])[] = [
	['resume', '(?:wieder|again) (?:gefunden werden|be found)|wieder anfragen (?:bekommen|erhalten|empfangen)'],
	[
		'pause',
		"(?:nicht|not|nicht langer|niemand) (?:mehr )?(?:gefunden|angefragt|kontaktiert|angesprochen)(?: werden)?|keine (?:\\S+ )?anfragen(?: mehr)? (?:bekommen|erhalten|empfangen|haben)|(?:not|never|don't)(?: \\S+){0,4} (?:be )?(?:found|contacted)|no (?:more )?requests",
	],
	[
		'remove',
		'(?:meine |die |my )?(?:einwilligung|zustimmung|consent) (?:widerrufen|zuruckziehen|zuruck|loschen)|(?:widerrufe|ziehe) (?:ich )?(?:meine |die )?(?:einwilligung|zustimmung)(?: zuruck)?|(?:withdraw|revoke)(?: my| the)? consent|austragen|trag(?:e|en)? (?:sie )?mich (?:wieder )?aus|(?:mich |uns )?(?:wieder )?austragen|unregister(?: me)?',
	],
	[
		'show',
		'(?:mich )?(?:gern |gerne |selbst |hier |auch )*(?:registrieren|eintragen)|trag(?:e|en)? (?:sie )?mich (?:\\S+ )?ein|(?:selbst |auch )?gefunden werden|werde ich (?:\\S+ )?gefunden|(?:meine )?hilfe anbieten|mein wissen (?:anbieten|teilen|weitergeben)|(?:register|sign up)(?: me)?(?: to be found)?|be found|offer (?:my )?(?:help|advice)',
	],
].map(([step = '', source = '']) => [step as Order, phrase(source)]);
/** Here anything may stand around it: what somebody is good at. */
const HELPS = phrase(
	"(?:ich|wir) (?:\\S+ ){0,12}(?:(?:anderen|andere)(?: \\S+)? (?:helfen|weiterhelfen|unterstutzen|beraten)|(?:stehe|stehen) (?:\\S+ )?als ansprech\\w+ (?:\\S+ )?(?:bereit|zur verfugung))|(?:i|we|i'd) (?:\\S+ ){0,12}(?:help|advise|support) other(?:s| towns| municipalities| people)?",
);
const SMALL = phrase(
	"ich|wir|mich|mir|meine?[nmrs]?|uns|sie|du|das|den|der|dem|die|ein(?:e|en)?|mochten?|will|wollen|wurden?|kann|konnen|konnte|konntest|kannst|soll|gern|gerne|wie|wo|was|welche[nrs]?|wen|in|im|an|auf|aus|bei|von|zu|fur|bin|ist|sind|habe|hab|haben|hatte|es|nicht|mehr|noch|gerade|momentan|zurzeit|derzeit|jetzt|nun|wieder|wird|werde|werden|geworden|schon|stand|status|offen|offene[nr]?|gestellt|gesendet|geschickt|laufende?n?|zuruckziehen|zuruck|ziehe|zuruckgezogen|stornieren|abbrechen|loschen|abgebrochen|zeige?n?|mal|auch|hier|und|urlaub|elternzeit|krank|weg|bis|sein|selbst|bekommen|erhalten|lassen|liste|bitte|i|i'd|i'm|we|me|my|a|an|the|to|want|would|like|love|can|could|how|what|which|where|do|dos|have|has|is|are|in|on|of|it|please|again|any|more|now|you|for|got|become|happened|still|show|list|see|withdraw|cancel|open|pending|sent|made|status|did|who|whom|from|up|so|that|others?|holiday",
);

/** Undefined where something else is meant. */
export function orderIn(said: string): Order | undefined {
	if (said.length > LONGEST) return undefined;
	const reading = hear(said);
	if (reading.has(HELPS)) return 'show';
	return alone(hear(said)) ?? requested(hear(said)) ?? profiled(reading);
}

const understood = (reading: Reading) => {
	while (reading.take(SMALL));
	return reading.words.every((word) => word.startsWith('_'));
};

function alone(reading: Reading): Order | undefined {
	const [step] = ALONE.find(([, pattern]) => reading.take(pattern)) ?? [];
	return step && understood(reading) ? step : undefined;
}

function requested(reading: Reading): Order | undefined {
	const own = reading.has(OWN);
	return reading.take(REQUESTS) && own && understood(reading) ? 'mine' : undefined;
}
const OWN = phrase(
	'meine[rn]?|ich|my|i|anfragen? (?:zuruckziehen|stornieren|abbrechen)|(?:withdraw|cancel) (?:the )?request',
);

function profiled(reading: Reading): Order | undefined {
	if (!reading.take(PROFILE)) return undefined;
	const found = STEPS.find(([, pattern]) => reading.has(pattern));
	for (const [, pattern] of STEPS) while (reading.take(pattern));
	return understood(reading) ? (found?.[0] ?? 'show') : undefined;
}
