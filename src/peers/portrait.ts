/** Whether a message asks what a municipality dos, and nothing else: „Was läuft in Oberhausen?“, „Steckbrief Chemnitz“. Both languages. Pure. */

import { phrase, type Reading } from '../language/reading.js';
import { hear, restOf } from './hear.js';
import type { Named } from './named.js';

const ABOUT = '(?:uber|von|vom|zur?|zum|fur|aus|about|on|of|for)';
const ASKS: readonly RegExp[] = [
	'was (?:macht|machen|tut|treibt|lauft|passiert|geht|ist|gibts?|hat|haben|unternimmt)(?: es)?(?: sich)?(?: (?:die|da|so|alles|ab|los|schon))*',
	`was (?:weisst|wisst|wissen|kannst|konnt|konnen|steht|habt|haben) (?:(?:du|ihr|sie|mir|uns|da|hier|alles) )*${ABOUT}`,
	`(?:(?:kannst|konnen|konnten|konntest) (?:du|sie) )?(?:(?:mir|uns|was|etwas|mehr) )*(?:erzahl\\w*|bericht\\w*|beschreib\\w*|infos?|informationen|wissenswertes|neues|fakten|uberblick|ubersicht|zusammenfassung|(?:stadt|kommunen|orts)?(?:profil|steckbrief|portrat))(?: (?:mir|uns|was|etwas|mehr|alles|${ABOUT}))*`,
	'(?:stell(?:e|en|st)?) (?:sie |du )?mir|zeige?n? (?:sie )?(?:mir|uns)|show (?:me|us)|fass(?:e|en)?|zusammenfassen',
	'(?:welche|alle) (?:projekte|massnahmen|vorhaben) (?:hat|haben|gibts?|macht|laufen)(?: es)?(?: (?:die|in))*',
	`what (?:do you know|can you tell (?:me|us)|is known) ${ABOUT}|tell (?:me|us) (?:(?:something|more|everything|a bit) )?${ABOUT}|what (?:is )?(?:going on|happening|new) in`,
	'what(?: (?:is|are|has|have|dos|did))?',
	`(?:profile|overview|summary|portrait|info|information|facts) ${ABOUT}`,
].map(phrase);
/** Words around the town that ask for nothing else. */
const SMALL = phrase(
	'so far|ich|wir|hatten?|gerne?|brauchen?|mochten?|i|we|would|like|want|(?:der |die |den )?(?:stadt|kommune|gemeinde|city|town)(?: of)?|in|so|denn|eigentlich|alles|schon|bisher|bislang|da|los|ab|die|der|das|es|sie|uns|mir|mich|was|macht|zusammen|etwas|mehr|ein|einen|eine|kurz|kurzen|vor|vorstellen|erzahlen|sagen|berichten|geben|gib|zeig|zeige|zeigen|kannst|konnen|konntest|konnten|du|gemacht|ausprobiert|unternommen|umgesetzt|vorgestellt|erreicht|show|me|us|the|a|an|doing|up to|done|tried|do|can|could|you|give|please|got|there|going on|has|have|is|dos|did|things?|actually|all',
);
/** „Und Homburg?“ after another town. */
const NEXT = phrase('^(?:und|and|oder|or|what about|how about|was ist mit|wie sieht es)(?: (?:in|mit|aus|bei))*');

const LONGEST = 120;

/** The town, as the gazetteer has it. @param earlier what was asked before, oldest first */
export function portrayed(said: string, earlier: readonly string[], named: Named): string | undefined {
	if (said.length > LONGEST) return undefined;
	const reading = hear(said);
	const asks = ASKS.filter((pattern) => reading.take(pattern) !== undefined).length > 0;
	if (asks) return townAlone(reading, named);
	const last = earlier.at(-1);
	const goesOn = last !== undefined && reading.take(NEXT) !== undefined;
	return goesOn && portrayed(last, earlier.slice(0, -1), named) ? townAlone(reading, named) : undefined;
}

function townAlone(reading: Reading, named: Named): string | undefined {
	const rest = restOf(reading);
	const town = named.town(rest);
	if (town?.rest.trim() === '') return town.name;
	while (reading.take(SMALL));
	const least = restOf(reading);
	const found = least ? named.town(least) : undefined;
	return found?.rest.trim() === '' ? found.name : undefined;
}
