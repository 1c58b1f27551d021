/** What people are called by those who look for them, as patterns of folded words. German and English. */

/** Nobody in particular. */
export const ANY = '(?:jemande?[nm]?|irgend(?:jemande?[nm]?|wen|wer|wem)|someone|somebody|anyone|anybody)';

/** By what they are to the asker. „Junge Leute“ are a topic. */
export const PEER = `(?:${[
	'kolleg(?:e|en|in|innen)?(?: (?:und|oder) kolleg(?:en|in|innen))?',
	'ansprech(?:partner|person)\\w*',
	'kontakt(?:e|en|person|personen|partner\\w*|daten)?',
	'(?:gesprachs|austausch|sparrings|tandem)partner\\w*',
	'fach(?:leuten?|mann|frau|krafte?|menschen)|expert(?:e|en|in|innen)|spezialist\\w*|profis?|mitstreiter\\w*|gleichgesinnten?',
	'(?<!junge |jungen |altere |alteren |alte |alten )leuten?|(?<!young |older )people',
	'contact persons?|colleagus?|contacts?|experts?|specialists?|peers?|counterparts?|(?:right|best) (?:person|contact)|richtige[nr]? person',
].join('|')})`;

/** By their function. */
export const ROLE = `(?:${[
	'\\w*(?:manager|koordinator|planer|forderer|burgermeister|leiter|referent|dezernent)(?:in|innen|n|s)?',
	'\\w*forderin(?:nen)?|\\w*(?:beauftragte|beigeordnete)[nr]?|\\w*(?:amts|projekt|abteilungs)leitung(?:en)?|kummerer',
	'mayors?|planners?|coordinators?|(?:(?:city|town|centre|center|district|project|neighbourhood|climate) )+managers?',
].join('|')})`;

export const PERSON = `(?:${ANY}|${PEER}|${ROLE})`;

/** Before a surname. */
export const TITLES: ReadonlySet<string> = new Set(['frau', 'herr', 'herrn', 'dr', 'prof', 'ms', 'mrs', 'mr']);
