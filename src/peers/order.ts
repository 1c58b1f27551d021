/** What somebody wants done with their own profile or requests. Who only asks about it, or denies it, is shown it. Pure. */

import { phrase, type Reading } from '../language/reading.js';
import { hear } from './hear.js';

/** `enter`: change it; `show` also where there is none yet; `unmatch`: no proposals. `mine`: requests one has sent. */
export type Order = 'show' | 'enter' | 'pause' | 'resume' | 'remove' | 'stay' | 'unmatch' | 'mine';

const LONGEST = 150;

const NOUN = '(?:(?:kontakt)?profile?s?|(?:kontakt)?eintrag(?:e|s|ung)?|registrierung|listing|entry|registration)';
const PROFILE = phrase(NOUN);
const OWN = phrase(`(?:meine?[nmrs]?|my) (?:\\S+ )?(?:${NOUN}|angaben|themen|funktion|details|topics)`);
/** It is a town's. */
const OF = phrase(`${NOUN} (?:von|der|des|aus|uber|zu|fur|of|for|about)`);

/** What is done with a profile, what is most plainly said first. */
const STEPS: readonly (readonly [Order, RegExp])[] = steps([
	[
		'resume',
		'fortsetzen|(?:re)?aktivieren?|einschalten|einblenden|wieder (?:\\S+ )?(?:sichtbar|anzeigen|zeigen|offnen|aktiv|online|an)|sichtbar machen|resume|unpause|activate|reactivate|visible',
	],
	[
		'pause',
		'pausier(?:e|en|t)|pause|verberge?n?|ausblenden|aussetzen|verstecken|deaktivieren|stilllegen|ausschalten|unsichtbar|hide|deactivate|invisible|suspend',
	],
	[
		'remove',
		'losch(?:e|en|t)|entferne?n?|zuruckziehen|widerrufe?n?|austragen|abmelden|weg|raus|delete|remove|withdraw|erase',
	],
	['stay', 'verlanger(?:e|n)|erneuern?|extend|renew|prolong'],
	[
		'enter',
		'anders|ander(?:e|n)|bearbeite?n?|anpassen|aktualisiere?n?|korrigiere?n?|erganzen?|change|edit|update|correct',
	],
	[
		'show',
		'anlegen|erstelle?n?|eintragen|einrichten|zeige?n?|anzeigen|ansehen|anschauen|sehen|steht|create|set up|make|show|see|view|look(?:s)? like',
	],
]);
/** The same without the word. */
const ALONE: readonly (readonly [Order, RegExp])[] = steps([
	['resume', '(?:wieder|again) (?:gefunden werden|be found)|wieder anfragen (?:bekommen|erhalten|empfangen)'],
	[
		'pause',
		'(?:nicht|niemand) (?:mehr |langer )?(?:gefunden|angefragt|kontaktiert|angesprochen)(?: werden)?|keine (?:\\S+ )?anfragen(?: mehr)? (?:bekommen|erhalten|empfangen|haben)',
	],
	['pause', "(?:not|never|don't)(?: \\S+){0,4} (?:be )?(?:found|contacted)|no (?:more )?requests"],
	[
		'remove',
		'(?:meine |die |my )?(?:einwilligung|zustimmung|consent) (?:widerrufen|zuruckziehen|zuruck|loschen)|(?:widerrufe|ziehe) (?:ich )?(?:meine |die )?(?:einwilligung|zustimmung)(?: zuruck)?|(?:withdraw|revoke)(?: my| the)? consent',
	],
	[
		'remove',
		'(?:mich |uns )?(?:wieder )?austragen|trag(?:e|en)? (?:sie )?mich (?:wieder )?aus|n[ie]h?mm?(?:e|en|t)? (?:sie )?mich (?:wieder )?(?:raus|heraus|aus der liste)|unregister(?: me)?|take me off(?: the list)?',
	],
	['unmatch', 'keine (?:\\S+ )?vorschlage(?: mehr)?|no (?:more )?(?:suggestions|proposals)'],
	[
		'show',
		'(?:mich |sich |uns )?(?:gern |gerne |selbst |hier |auch |als \\S+ )*(?:registrieren|eintragen)|trag(?:e|en)? (?:sie |ich )?mich (?:\\S+ )?ein|(?:selbst |auch )?gefunden werden|werde ich (?:\\S+ )?gefunden',
	],
	[
		'show',
		'(?:meine )?hilfe anbieten|(?:meine |unsere )?erfahrung(?:en)?(?: mit anderen)? (?:teilen|weitergeben|anbieten)|mein wissen (?:anbieten|teilen|weitergeben)|(?:register|sign up|sign me up)(?: to be found)?|register me|be found|offer (?:my )?(?:help|advice)',
	],
]);
/** Here anything may stand around it: what somebody is good at. */
const HELPS = phrase(
	"(?:ich|wir) (?:\\S+ ){0,12}anderen?(?: \\S+){0,4} (?:helfen|weiterhelfen|unterstutzen|beraten)|(?:stehe|stehen) (?:\\S+ )?als ansprech\\w+ (?:\\S+ )?(?:bereit|zur verfugung)|(?:i|we|i'd) (?:\\S+ ){0,12}(?:help|advise|support) other(?:s| towns| municipalities| people)?",
);

const REQUEST = '(?:(?:kontakt|vermittlungs|vorstellungs)?anfragen?|requests?|angefragt)';
const REQUESTS = phrase(`(?:meine[rn]? |my )?${REQUEST}`);
const OWN_REQUESTS = phrase(
	`(?:meine[rn]?|my|ich|i) (?:\\S+ ){0,4}${REQUEST}|${REQUEST} (?:\\S+ ){0,3}(?:ich|i|mich|mir|me)|(?:offene[nr]?|laufende[nr]?|open|pending|the) ${REQUEST}|${REQUEST} (?:anzeigen|zuruckziehen|stornieren|abbrechen|loschen)|(?:withdraw|cancel|show) ${REQUEST}`,
);
const POSSESSIVE = phrase(`(?:meine[rn]?|my) (?:\\S+ )?${REQUEST}`);

const ASKS = phrase(
	'^(?:wie|darf|was passiert|wann|warum|how|what happens|when|why)|(?:kann|konnen) (?:ich|man|wir)|(?:can|could|may) (?:i|we)',
);
const DENIES = phrase("nicht|kein\\w*|nie|not|don't|never");

/** With these a message says nothing else. */
const SMALL = phrase(
	"ich|wir|mich|mir|sich|man|meine?[nmrs]?|uns|sie|du|das|den|der|dem|die|ein(?:e|en)?|mochten?|will|wollen|wurden?|kann|konnen|konnte|konntest|kannst|soll|gern|gerne|wie|wo|was|welche[nrs]?|wen|in|im|an|auf|aus|bei|von|zu|fur|bin|ist|sind|habe|hab|haben|hatte|es|gibts?|nicht|mehr|noch|gerade|momentan|zurzeit|derzeit|jetzt|nun|wieder|wird|werde|werden|geworden|schon|stand|status|offen|offene[nr]?|neue[nr]?|gestellt|gesendet|geschickt|laufende?n?|zuruckziehen|zuruck|ziehe|zuruckgezogen|stornieren|abbrechen|loschen|abgebrochen|zeige?n?|anzeigen|auch|hier|und|sein|selbst|bekommen|erhalten|lassen|liste|i|i'd|i'm|we|me|my|a|an|the|to|want|would|like|love|can|could|how|what|which|where|do|dos|have|has|is|are|in|on|of|it|again|any|more|now|you|for|got|become|happened|still|show|list|see|withdraw|cancel|open|pending|sent|made|did|who|whom|from|up|so|that|others?",
);

function steps(named: readonly (readonly [Order, string])[]) {
	return named.map(([step, source]) => [step, phrase(source)] as const);
}

/** Undefined where something else is meant. */
export function orderIn(said: string): Order | undefined {
	if (said.length > LONGEST) return undefined;
	const reading = hear(said);
	if (reading.has(HELPS)) return 'show';
	return alone(hear(said)) ?? requested(hear(said)) ?? profiled(reading);
}

function alone(reading: Reading): Order | undefined {
	const asks = reading.has(ASKS);
	const [step] = ALONE.find(([, pattern]) => reading.take(pattern)) ?? [];
	if (!step || !saysNoMore(reading)) return undefined;
	return asks ? 'show' : step;
}

function requested(reading: Reading): Order | undefined {
	if (!reading.has(OWN_REQUESTS)) return undefined;
	const own = reading.has(POSSESSIVE);
	return own || (reading.take(REQUESTS) && saysNoMore(reading)) ? 'mine' : undefined;
}

function profiled(reading: Reading): Order | undefined {
	if (!reading.has(PROFILE) && !reading.has(OWN)) return undefined;
	const own = reading.has(OWN);
	if (reading.has(OF) && !own) return undefined;
	const [step] = STEPS.find(([, pattern]) => reading.has(pattern)) ?? [];
	const careful = reading.has(ASKS) || reading.has(DENIES);
	const found = careful && step !== 'enter' ? 'show' : step;
	if (own) return found ?? 'show';
	if (step && step !== 'show') return found;
	reading.take(PROFILE);
	for (const [, pattern] of STEPS) while (reading.take(pattern));
	return saysNoMore(reading) ? 'show' : undefined;
}

function saysNoMore(reading: Reading): boolean {
	while (reading.take(SMALL));
	return reading.words.every((word) => word.startsWith('_'));
}
