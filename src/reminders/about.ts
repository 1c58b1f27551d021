/** What somebody wants to be reminded of, in their words: the next one, all of a kind, a topic, or something they mention. */

import type { Temporal } from 'temporal-polyfill';
import { takeAll, takeNear, takeNumber, takePlace, takeTopic } from '../events/limit.js';
import { createReading, type Noun, phrase, type Reading, SMALL, takeNouns } from '../events/reading.js';
import { type Span, takeSpan } from '../events/span.js';

export type Wanted =
	| { to: 'next'; series?: string }
	| { to: 'topic'; topic: string }
	| { to: 'series'; series: string }
	| { to: 'everything' }
	/** Words an event has to concern, and when it has to be where that was said; then there may be no words. */
	| { to: 'mentioned'; words: string; when?: Span };

/** A time of day or a date on which to remind; a deadline or a task; online or on site; a place. */
export type Refused = 'then' | 'other' | 'online' | 'place';

export interface Found {
	about?: Wanted;
	/** What cannot be granted, as written. */
	unclear?: { why: Refused; of: string };
}

const NEXT = '(?:(?:nachste|kommende)[nrms]?|next|upcoming)';
const ALL =
	'(?:(?:alle[nrm]?|jede[nrms]?|samtliche[nr]?|neue[nrms]?|kunftige[nrm]?|weitere[nrm]?)|all|every|each|any|new|future|upcoming|further)';
const TOTAL = phrase('alle[ms]|everything|anything');
/** „an Netzwerktreffen“: without an article it is all of them. */
const BARE = phrase('(?:an|zu|fur|of|about|for) _one');
const DEFINITE = phrase('_definite');
const ONLINE = phrase(
	'vor ort|in prasenz|prasenz\\w*|in person|on site|online|digital(?:e[nrsm]?)?|virtuell(?:e[nrsm]?)?|virtual',
);
/** „sobald es einen Termin gibt“: whichever it will be. */
export const ONCE = phrase('wenn|sobald|falls|when|whenever|if|as soon as|once');
const ARTICLE = /^(?:der|die|das|den|dem|des|the|diese[nmrs]?|this|that)$/;
const HOUR =
	'(?:(?:um|gegen|ab|at|@) (?:\\d{1,2}(?:[.:]\\d\\d)?|eins|zwei|drei|vier|funf|sechs|sieben|acht|neun|zehn|elf|zwolf)(?: uhr(?: \\d\\d?)?| am| pm)?|\\d{1,2}(?:[.:]\\d\\d)?(?: uhr(?: \\d\\d)?| am| pm)|morgens|vormittags|mittags|nachmittags|abends|(?:in the|am) (?:morning|afternoon|evening|morgen|vormittag|mittag|nachmittag|abend)|at (?:noon|night))';
export const CLOCK = phrase(`${HOUR}(?: ${HOUR})*`);
/** „morgens um acht“ */
export const HOURS = phrase(`${HOUR} ${HOUR}`);
const MOMENT = phrase('in _lead');
/** A deadline, or something to be done: reminders know events only. */
const OTHER = phrase(
	'anmelde(?:frist|schluss)|anmeldung|registration(?: deadline)?|deadline|frist|(?:daran|darum) .*|to (?:register|sign|call|buy|send|write|ask|prepare|bring|book)(?: .*)?',
);

const REFUSED: readonly (readonly [pattern: RegExp, why: Refused])[] = [
	[CLOCK, 'then'],
	[MOMENT, 'then'],
	[OTHER, 'other'],
	[ONLINE, 'online'],
];

export const REMIND =
	'erinner(?:e|n|st|t)?|remind(?:ing|ed)?|benachrichtig(?:e|en|st|t)?|notify(?:ing)?|notified|alert|ping';
export const REMINDERS =
	'(?:erinnerung(?:en)?|benachrichtigung(?:en)?|reminders?|notifications?|subscriptions?|abos?|abonnements?)';
export const NOT = "(?:nicht|nie|niemals|keine?n?|no|not|never|don't|dont|without|ohne)";
const WHOM = '(?:mich|mir|_channel|me|everyone)';
const REMINDING = [
	`erinner(?:e|n)?(?: bitte| doch| mal| sie)* ${WHOM}|^(?:_ )*erinnert(?: bitte)? ${WHOM}|benachrichtige?n?(?: bitte| sie)* ${WHOM}`,
	`(?:(?:kannst|konntest|wurdest|magst) du|(?:konnen|konnten|wurden) sie|konnt ihr)(?: \\S+){0,3}? ${WHOM}(?: \\S+){0,14} (?:erinnern|benachrichtigen|bescheid (?:sagen|geben))`,
	`^(?:_ )*(?:bitte )?${WHOM}(?: \\S+){0,14} (?:erinnern|benachrichtigen|bescheid (?:sagen|geben))`,
	`informiere?n?(?: bitte| sie)* ${WHOM}(?: \\S+){0,3} (?:neue|kunftige|jede|alle)[nrms]? (?:_one|_many)|halte?n?(?: sie| bitte)* ${WHOM}(?: \\S+){0,10} auf dem laufenden`,
	'(?:mochte|mochten|will|wollen|wurde|wurden)(?: \\S+){0,14} (?:erinnert|benachrichtigt) werden',
	`(?:brauche|brauchen|mochte|mochten|will|wollen|hatte|hatten|wunsche|bekomme|bekommen|want|need|like|get)(?: \\S+){0,3}? ${REMINDERS}`,
	`(?:stelle?|richte?n?|schicke?n?|sende?n?|send|set|create|lege?|mache?|add|schedule|aktiviere?n?|schalte?n?|turn on|enable)(?: \\S+){0,4}? ${REMINDERS}`,
	`(?:sage?|sagt|sagen|gib|gibt|geben|gebt)(?: bitte| sie| doch)* (?:mir|_channel)(?: \\S+){0,16} bescheid|(?:mir|_channel)(?: \\S+){0,10} bescheid (?:sagen|geben)|^(?:_ )*(?:bitte )?bescheid (?:sagen|geben)`,
	`(?<!(?:who|that|what) )(?:remind|notify|alert|ping)(?: please)? ${WHOM}|(?:be|get) (?:reminded|notified)|give ${WHOM} a heads up`,
	'^(?:_ )*(?:bitte |please )?(?:abonniere?n?|subscribe)|(?:ich|wir) (?:mochte|mochten|will|wollen|wurde|wurden)(?: \\S+){1,10} abonnieren|(?:kann|konnen) (?:ich|wir)(?: \\S+){1,10} abonnieren|(?:want|like) to subscribe|can (?:i|we) subscribe',
].map(phrase);
/** Says it only together with a time before, or with „sobald …“ and an event. */
const TELLING = phrase(
	`let ${WHOM} know|(?:sage?|sagt|sagen|gib|gebt|geben)(?: bitte| sie)* bescheid|tell ${WHOM}|melde?n?(?: bitte)? (?:dich|sie sich|euch)|meldet euch`,
);
const NAMED = phrase(
	`${REMINDERS} (?:an|fur|zu|zum|zur|of|for|about)(?= (?:\\S+ )*_(?:one|many)(?!\\S))|${REMINDERS}(?: bitte)?(?= _before)|_before(?= ${REMINDERS})|(?:an|zu|zum|vor)(?: \\S+){0,6} (?:_one|_many)(?: \\S+){0,6} erinnern(?: bitte| _)*$|^(?:_ )*zum thema(?: \\S+){1,6} erinnern$`,
);
export const ASKS = phrase(
	'wer|wem|wen|wo|wie(?! immer)|warum|wieso|weshalb|welche[rnms]?|wann(?! immer)|woran|who|whom|what|where|why|how|which|whether|ob|when(?: \\S+){0,5} (?:was|were|did)|(?:mich|mir|me) was',
);
/** Calendars and letters are something else. */
const ELSEWHERE = /kalender|calendar|\bfeed\b|\bics\b|newsletter|rundbrief/i;
/** Words understood by then, that are no part of what is wanted. */
const VERBS = phrase(
	`${REMIND}|${REMINDERS}|${NOT}|_channel|auf dem laufenden|informiere?n?|halte?n?|schicke?n?|sende?n?|send|bescheid(?: wissen)?|abonniert?e?n?|(?:un)?subscribed?|abbestellen|stopp?e?n?|beenden?|losche?n?|entfernen?|deaktivieren?|schalte?n?|stelle?n?|richte?n?|turn (?:on|off)|off|cancel|delete|remove|disable|enable|set|create|lege?|mache?|add|schedule|hor|hore|horen|auf|aus|ab|ein|up|ausschalten|abschalten|einschalten|einrichten|brauche|wunsche|bekomme|get|melden?|gebe?n?|gib|know|don't|longer`,
);
/** „Tell me when the exchange is“ asks when it is. */
const WHEN = phrase('when(?: \\S+){0,5} (?:is|are|starts?|begins?|takes? place)$');
/** Words that only hold such a sentence together. No negation is among them. */
const FILL = new Set(
	`doch einfach immer jeweils automatisch rechtzeitig kunftig sofort jetzt wenn sobald falls when whenever if as soon once daran dafur darauf hieran
	um time times mal uber wegen bezuglich regarding concerning bekommen kriegen erhalten receive anymore longer ever
	it this that feststeht steht fest ansteht anstehen stattfindet startet beginnt losgeht starts begins announced angekundigt verfugbar available bekannt
	mein meine meinen my ans vorm vor before each jede jeder jeden jedes alle all every heads up know bescheid nachricht dm privat personlich
	direkt einmal rein zwar sehr nett lieb kannst sich habe wurde ware toll schon want i'll we'd weil damit sonst vergesse ich`
		.trim()
		.split(/\s+/),
);

const isFill = (word: string) => word.startsWith('_') || SMALL.has(word) || FILL.has(word);

/** Whether it asks to be reminded, or told in time, rather than for what the documents say. */
export function wantsReminding(reading: Reading, nouns: readonly Noun[], text: string): boolean {
	const timely = reading.has(phrase('_before')) || (reading.has(ONCE) && nouns.length > 0 && !reading.has(WHEN));
	const wants = (timely && reading.has(TELLING)) || reading.has(NAMED) || REMINDING.some((way) => reading.has(way));
	return wants && !reading.has(ASKS) && !(/abonn|subscrib/i.test(text) && ELSEWHERE.test(text));
}

/** Takes all that says that one wants to be reminded, or not. */
export function strip(reading: Reading): void {
	takeAll(reading, TELLING, '_');
	takeAll(reading, VERBS, '_');
}

/** Whether nothing is left besides the patterns and words that say nothing. */
export function covers(reading: Reading, ...patterns: readonly RegExp[]): boolean {
	const rest = patterns.reduce((said, pattern) => said.replace(new RegExp(pattern, 'g'), '_'), reading.joined());
	return rest.split(' ').every(isFill);
}

/** Several things joined by „und“, each with its own name of an event; the whole text where they are not. */
export function segmentsOf(text: string): readonly string[] {
	const segments: string[] = [];
	let open = '';
	for (const piece of text.split(/\s+(?:und|and|sowie|plus)\s+|[,;]\s+/i)) {
		open = open === '' ? piece : `${open}, ${piece}`;
		if (takeNouns(createReading(piece)).length === 0) continue;
		segments.push(open);
		open = '';
	}
	return segments.length > 1 ? segments : [text];
}

/** @param reading with leads and names of events taken, then stripped */
export function aboutIn(reading: Reading, nouns: readonly Noun[], today: Temporal.PlainDate): Found {
	for (const [pattern, why] of REFUSED) {
		const taken = reading.take(pattern);
		if (taken) return { unclear: { why, of: reading.written(taken.at, taken.at + 1) } };
	}
	const named = reading.words.findIndex((word) => /^_(?:one|many)$/.test(word));
	const span = takeSpan(reading, today);
	const said = span ? reading.written(span.at, span.at + 1) : '';
	if (span && (named < 0 || span.at < named)) return { unclear: { why: 'then', of: said } };
	const found = wantedIn(reading, nouns);
	if (!span || found.unclear !== undefined) return found;
	const { from, until } = span;
	return { about: { to: 'mentioned', words: wordsOf(found.about), when: { from, until } } };
}

/** „Die Austausche im Juni“: those of the days named, not all there will be. */
function wordsOf(about: Wanted | undefined): string {
	if (!about || about.to === 'everything') return '';
	if (about.to === 'mentioned') return about.words;
	return (about.to === 'topic' ? about.topic : about.series) ?? '';
}

function wantedIn(reading: Reading, nouns: readonly Noun[]): Found {
	const noun = nouns.find(({ kind }) => kind === 'series') ?? nouns[0];
	const next = takeNear(reading, NEXT, '_one');
	const near = [takeNear(reading, NEXT, '_many'), takeNear(reading, ALL, '_one|_many')];
	const all = near.includes(true) || noun?.plural === true || reading.has(ONCE) || reading.has(BARE);
	const total = takeAll(reading, TOTAL, '_');
	const number = takeNumber(reading, nouns, false);
	const place = takePlace(reading);
	const topic = takeTopic(reading)?.topic || contentOf(reading);
	const words = [number === undefined ? '' : `${number}.`, noun?.series, topic?.replace(/^the /, ''), place];
	const mentioned = words.filter(Boolean).join(' ');
	const definite = mentioned !== '' && { about: { to: 'mentioned' as const, words: mentioned } };
	if (!noun && topic) return definite && reading.has(DEFINITE) ? definite : { about: { to: 'topic', topic } };
	if (!noun) return total ? { about: { to: 'everything' } } : definite || {};
	const { series } = noun;
	if (all && number === undefined) {
		if (place !== undefined) return { unclear: { why: 'place', of: place } };
		if (topic) return { about: { to: 'topic', topic } };
		return { about: series ? { to: 'series', series } : { to: 'everything' } };
	}
	if (next && mentioned === (series ?? '')) return { about: { to: 'next', ...(series ? { series } : {}) } };
	return definite || {};
}

/** What is left over, as written; `_content` or, with an article, `_definite` stands for it. */
function contentOf(reading: Reading): string | undefined {
	const { words } = reading;
	const from = words.findIndex((word) => !isFill(word));
	if (from < 0) return undefined;
	let to = from + 1;
	for (let next = to; next < words.length && !words[next]?.startsWith('_'); next++)
		if (!isFill(words[next] ?? '')) to = next + 1;
	const said = reading.written(from, to);
	reading.mark(from, to, ARTICLE.test(words[from - 1] ?? '') ? '_definite' : '_content');
	return said;
}
