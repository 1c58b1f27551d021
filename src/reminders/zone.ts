/** Time zones as people name them: `Europe/Lisbon`, „Lissabon“, “New York”, „MEZ“. Knows no offsets: those change with the season. */

import { isZone } from '../events/event.js';
import { fold, tokenize } from '../language/fold.js';

/** Names that are not the city's in the list of zones: German ones, cities and countries without a zone of their own. */
const NAMES: Readonly<Record<string, string>> = {
	'Europe/Berlin':
		'deutschland, germany, mez, mesz, cet, cest, hamburg, munchen, munich, koln, cologne, frankfurt, leipzig, dresden, stuttgart, bonn',
	'Europe/Vienna': 'wien, osterreich, austria',
	'Europe/Zurich': 'schweiz, switzerland, bern, genf, geneva, basel',
	'Europe/Lisbon': 'lissabon, portugal, porto',
	'Europe/London': 'england, grossbritannien, great britain, uk, edinburgh',
	'Europe/Madrid': 'spanien, spain, barcelona, mallorca',
	'Atlantic/Canary': 'kanaren, kanarische inseln, canary islands, teneriffa, tenerife, gran canaria',
	'Atlantic/Azores': 'azoren',
	'Europe/Paris': 'frankreich, france, strassburg, strasbourg',
	'Europe/Brussels': 'brussel, belgien, belgium',
	'Europe/Amsterdam': 'niederlande, netherlands',
	'Europe/Luxembourg': 'luxemburg',
	'Europe/Rome': 'rom, italien, italy, mailand, milan',
	'Europe/Athens': 'athen, griechenland, greece',
	'Europe/Prague': 'prag, tschechien, czech republic',
	'Europe/Warsaw': 'warschau, polen, poland',
	'Europe/Copenhagen': 'kopenhagen, danemark, denmark',
	'Europe/Bucharest': 'bukarest, rumanien, romania',
	'Europe/Belgrade': 'belgrad, serbien, serbia',
	'Europe/Kyiv': 'kiew, kyjiw, ukraine',
	'Europe/Moscow': 'moskau',
	'Europe/Istanbul': 'turkei, turkey, ankara',
	'Asia/Jerusalem': 'israel, tel aviv',
	'Africa/Cairo': 'kairo',
	'Africa/Johannesburg': 'kapstadt, cape town',
	'Asia/Tokyo': 'tokio, japan',
	'Asia/Shanghai': 'peking, beijing',
	'Asia/Kolkata': 'neu delhi, new delhi, delhi, mumbai, indien, india',
	'Asia/Hong_Kong': 'hongkong',
	'Asia/Singapore': 'singapur',
	'America/New_York': 'boston, washington',
	'America/Los_Angeles': 'san francisco, kalifornien, california',
	'America/Mexico_City': 'mexiko stadt',
	UTC: 'utc, gmt',
};

let known: ReadonlyMap<string, string> | undefined;

/** Folded names → zones: the city of every zone there is, and the names above. */
function names(): ReadonlyMap<string, string> {
	if (known) return known;
	const cities = Intl.supportedValuesOf('timeZone').filter((zone) => !zone.startsWith('Etc/'));
	const own = Object.entries(NAMES).flatMap(([zone, said]) => said.split(', ').map((name) => [name, zone] as const));
	known = new Map([...cities.map((zone) => [plain(zone.split('/').at(-1) ?? ''), zone] as const), ...own]);
	return known;
}

const plain = (text: string) =>
	tokenize(text.replaceAll('_', ' '))
		.map(({ folded }) => folded)
		.join(' ');

/** The zone somebody names; undefined where there is none of that name. */
export function zoneOf(said: string): string | undefined {
	const name = said.trim().replace(/[.!?\s]+$/, '');
	if (name.includes('/')) {
		const zone = name.replace(/\s+/g, '_');
		return isZone(zone) ? new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone : undefined;
	}
	return names().get(plain(name)) ?? names().get(plain(name).replace(/^(?:in|von|of) (?:der |den |dem |the )?/, ''));
}

const NAMED =
	/^(?:bitte\s+|please\s+)?(?:(?:änder\w*|aender\w*|stell\w*|setz\w*|set|change|switch)\s+(?:bitte\s+|sie\s+)?)?(?:(?:meine|unsere|die|mein|my|our|the)\s+)?(?:zeit\s?zone|time\s?zone)(?![\p{L}])(?:\s+(?:dieses kanals|in diesem kanal|für diesen kanal|of this channel|in this channel|for this channel))?(?<link>\s+(?:auf|ist|lautet|zu|is|to)\b|\s*[:=])?\s*(?<zone>.{0,60}?)\s*(?:\s+(?:um|ändern|aendern|setzen|stellen|umstellen|bitte|please))*\s*[.!]*$/iu;
const INSIDE =
	/^(?:ich|wir|i|we)\s+(?:bin|sind|lebe|leben|wohne|am|are|live|arbeite|work)\s+(?:jetzt\s+|gerade\s+|now\s+)?(?:in\s+)?(?:der|the)\s+(?:zeitzone|time\s?zone)\s+(?:von\s+|of\s+)?(?<zone>.{1,60}?)[.!]*$/iu;
const ASKED =
	/^(?:welche zeitzone (?:habe ich|gilt(?: für mich)?|hast du|haben sie)(?: .{0,30})?|(?:what is|what's|which is) my time\s?zone)\s*\??$/iu;
const SHARED = /\b(?:diese[ns]m? kanals?|this channel)\b|^(?:\S+\s+){0,3}(?:unsere|our)\b/iu;

export interface ZoneWish {
	whom: 'me' | 'channel';
	/** Absent where none was named, or none of that name is known. */
	zone?: string;
	/** What was named, as written. */
	said?: string;
}

/** „Meine Zeitzone ist Lissabon“, “my time zone is Europe/Lisbon”. Undefined for everything else. */
export function zoneWish(text: string): ZoneWish | undefined {
	const whom = SHARED.test(text) ? 'channel' : 'me';
	if (ASKED.test(text.trim())) return { whom };
	const found = NAMED.exec(text.trim()) ?? INSIDE.exec(text.trim());
	if (!found || /[?]/.test(text)) return undefined;
	const said = found.groups?.zone?.trim() ?? '';
	if (said === '' || /^(?:um|ändern|aendern|change)$/i.test(said)) return { whom };
	const zone = zoneOf(said);
	/** „Zeitzonen“, „die Zeitzone in …“ are no wish. */
	if (!zone && NAMED.exec(text.trim())?.groups?.link === undefined && !INSIDE.test(text.trim())) return undefined;
	return { whom, said, ...(zone ? { zone } : {}) };
}

/** A name and nothing else, as the answer to the question which zone. */
export const namesZone = (text: string): string | undefined =>
	fold(text).length <= 40 ? zoneOf(text.replace(/^(?:in|die von|von)\s+/i, '')) : undefined;
