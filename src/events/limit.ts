/** What limits which events are meant, besides time: number, status, online, place, topic. Takes it from the words of a message. */

import { tokenize } from '../language/fold.js';
import { stem } from '../language/german.js';
import { COUNT, countOf, type Noun, phrase, type Reading, SMALL } from './reading.js';

const CANCELLED = phrase(
	'abgesagt(?:e[nrsm]?)?|gestrichen(?:e[nrsm]?)?|ausfallt|ausfallen|ausgefallen(?:e[nrsm]?)?|cancell?ed|called off',
);
const CHANGED = phrase('geae?ndert(?:e[nrsm]?)?|changed');
const MOVED = phrase('verschoben(?:e[nrsm]?)?|verlegt(?:e[nrsm]?)?|postponed|moved|rescheduled');
const ONLINE = phrase(
	'(?:(?:nur|only) )?(?:online|digital(?:e[nrsm]?)?|virtuell(?:e[nrsm]?)?|remote|virtual)(?: only)?(?: stattfindende[nrsm]?)?',
);
const ONSITE = phrase(
	'(?:(?:nur|only) )?(?:vor ort|(?:in )?prasenz\\w*|in person|on site|onsite|face to face)(?: only)?',
);

const THEME = phrase(
	'(?:(?:zum|zu den|zu dem|mit dem|unter dem|on the|about the|on) )?(?:themen|themas?|topics?|subject)(?: of)?(?= [^_ ])|rund um|in sachen',
);
const ABOUT = /^(?:zum|zur|zu|uber|about|on|regarding|concerning|bezuglich)$/;
const LINK = /^(?:und|oder|in|der|die|das|den|dem|des|fur|von|im|mit|and|or|of|for|the|zur|zum|auf)$/;
const ARTICLE = /^(?:der|die|das|den|dem|des|the|a|ein|eine[mnrs]?)$/;
const REGION = phrase(
	'(?:(?:der|die|in|the|region) )*((?:nord|sud|north|south)(?:ost|west|east)?|ost|west|east|mitte)(?:ern)?(?: region)?',
);
const ORDINALS =
	'erste|first zweite|second dritte|third vierte|fourth funfte|fifth sechste|sixth siebte|seventh achte|eighth neunte|ninth zehnte|tenth elfte|eleventh zwolfte|twelfth'
		.split(' ')
		.map((words) => new RegExp(`^(?:${words})[nrsm]?$`));
const MANY = new RegExp(
	`(?<!\\S)(${COUNT})(?= (?:(?:nachst|kommend|letzt|vergangen)en?r? |next |upcoming |last )?_many(?!\\S))`,
);
const BEFORE =
	/(?<!\S)(\d{1,2}(?:st|nd|rd|th|te[nrs]?)?|[a-z]{4,9})(?= (?:(?:regionale[nrsm]?|grosse[nrsm]?|_online) )?_one(?!\S))/;
const BEHIND = /(?<=(?<!\S)_one )(?:(?:nr|nummer|number|no) )?(\d{1,2})(?!\S)/;
const ALONE = phrase('^(?:und |and )?(?:(?:der|dem|das|den|the) )?(\\d{1,2}(?:st|nd|rd|th|te[nrs]?)?)$');

const WHETHER = phrase('^(?:_ )*(?:ist|sind|findet|fallt|hat|kann|konnen|can|wurde|wird|is|are|has|was|will)');

/** Takes every place that matches. */
export function takeAll(reading: Reading, pattern: RegExp, mark: string): boolean {
	let any = false;
	for (let left = 9; left > 0 && reading.take(pattern, mark); left--) any = true;
	return any;
}

/** An adjective at most two words before the name of an event. */
export function takeNear(reading: Reading, source: string, mark: string): boolean {
	return reading.take(new RegExp(`(?<!\\S)${source}(?= (?:\\S+ ){0,2}(?:${mark})(?!\\S))`)) !== undefined;
}

/** „die nächsten drei Termine“ */
export function takeCount(reading: Reading): number | undefined {
	const [said = ''] = reading.take(MANY)?.groups ?? [];
	return countOf(said) || undefined;
}

/** „6. Austausch“, „Austausch Nr. 6“; „die nächsten drei Termine“ have none. @param alone „und der 7.?“ is one too */
export function takeNumber(reading: Reading, nouns: readonly Noun[], alone: boolean): number | undefined {
	reading.take(MANY);
	const patterns = nouns.some(({ kind, plural }) => kind === 'series' && !plural)
		? [BEFORE, BEHIND]
		: alone
			? [ALONE]
			: [];
	for (const pattern of patterns) {
		const said = pattern.exec(reading.joined())?.[1] ?? '';
		const number = /^\d/.test(said) ? Number.parseInt(said, 10) : ORDINALS.findIndex((word) => word.test(said)) + 1;
		if (number > 0 && reading.take(pattern)) return number;
	}
	return undefined;
}

/** @param named an event is: anything can have changed */
export function takeState(reading: Reading, named: boolean): 'cancelled' | 'moved' | undefined {
	if (reading.has(phrase('(?:fallt|fallen)(?: \\S+){0,6} aus')) && reading.take(phrase('fallt|fallen'), '_state')) {
		reading.take(phrase('aus'));
		return 'cancelled';
	}
	if (takeAll(reading, CANCELLED, '_state')) return 'cancelled';
	return takeAll(reading, MOVED, '_state') || (named && takeAll(reading, CHANGED, '_state')) ? 'moved' : undefined;
}

/** A question that yes or no answers limits nothing: „Ist der Austausch online?“ */
export const asksWhether = (reading: Reading) => reading.has(WHETHER) && !reading.has(phrase('nur|only|_many'));

/** Whether only online or only on site. */
export function takeOnline(reading: Reading, asks: boolean): boolean | undefined {
	const mark = asks ? '_entry' : '_online';
	const [online, onsite] = [takeAll(reading, ONLINE, mark), takeAll(reading, ONSITE, mark)];
	return asks || online === onsite ? undefined : online;
}

/** „Süd“ behind the name of a series, as German titles write it. */
export function takeRegion(reading: Reading): string | undefined {
	const [said] = reading.take(REGION)?.groups ?? [];
	if (!said) return undefined;
	const german = said.replace('north', 'nord').replace('south', 'sud').replace('east', 'ost').replace('sud', 'süd');
	return german[0]?.toUpperCase() + german.slice(1);
}

/** The full name of a town or a state. @param near it may be misspelt */
export type FindTown = (said: string, near: boolean) => string | undefined;

/** Nobody names more of them, and each is looked up among thousands. */
const PLACES = 4;

/** „in Cottbus“: what `town` knows; where nobody knows towns, what is written with a capital. */
export function takePlace(reading: Reading, town?: FindTown): string | undefined {
	const { words, places, text } = reading;
	const isName = (at: number) => /^\p{Lu}/u.test(text.slice(places[at]?.start)) && !SMALL.has(words[at] ?? '');
	let left = PLACES;
	for (let at = 1; at < words.length && left > 0; at++) {
		if (!/^(?:in|im|nach|at)$/.test(words[at - 1] ?? '') || (words[at - 1] === 'im' && words[at] !== 'saarland'))
			continue;
		left--;
		for (let to = Math.min(at + 3, words.length); to > at; to--) {
			const said = words.slice(at, to);
			if (said.some((word) => word.startsWith('_'))) continue;
			const name = town
				? town(said.join(' '), true)
				: said.every((word, index) => isName(at + index) && !NOWHERE.test(word))
					? reading.written(at, to)
					: undefined;
			if (!name) continue;
			reading.mark(at - 1, to, '_place');
			return name;
		}
	}
	return undefined;
}

/** Between „und“ and the end, or beside the name of an event: „Termine Cottbus“, „Leerstand-Termine“. */
function isBeside({ words }: Reading, from: number, to: number): boolean {
	const [before, behind] = [words[from - 1] ?? 'und', words[to] ?? ''];
	return /^(?:und|and|nur|only|_one|_many)$/.test(before) || /^(?:_one|_many)$/.test(behind);
}

/** „Termine Cottbus“ */
export function takeTown(reading: Reading, town: FindTown): string | undefined {
	const { words } = reading;
	for (let at = 0; at < words.length; at++) {
		for (let to = Math.min(at + 3, words.length); to > at; to--) {
			const said = words.slice(at, to);
			if (said.some((word) => word.startsWith('_') || SMALL.has(word)) || !isBeside(reading, at, to)) continue;
			const name = town(said.join(' '), false);
			if (!name) continue;
			reading.mark(at, to, '_place');
			return name;
		}
	}
	return undefined;
}

/** Not a place though it is written with a capital. */
const NOWHERE =
	/^(?:planung|vorbereitung|aussicht|sicht|arbeit|kommunen?|stadten|gemeinden|schulen|person|zukunft|zusammenarbeit)$/;

export interface Topic {
	/** As written. Empty where the topic itself is asked for. */
	topic: string;
	/** „zum Thema Leerstand“, “about vacancy”: it can be nothing else. */
	themed: boolean;
}

/** „zum Thema Leerstand“, „zu Leerstand“, “about vacancy”. */
export function takeTopic(reading: Reading): Topic | undefined {
	const theme = reading.take(THEME, '_theme');
	if (theme) return { topic: contentFrom(reading, theme.at + 1) ?? '', themed: true };
	for (let at = 0; at < reading.words.length; at++) {
		const said = reading.words[at] ?? '';
		const topic = ABOUT.test(said) ? contentFrom(reading, at + 1) : undefined;
		if (topic) return { topic, themed: said === 'about' || said === 'uber' };
	}
	return undefined;
}

/** Words that say something, with the small ones between them; at most six. */
function contentFrom(reading: Reading, at: number): string | undefined {
	const { words } = reading;
	let from = at;
	while (ARTICLE.test(words[from] ?? '')) from++;
	let to = from;
	for (let next = from; next < words.length && !words[next]?.startsWith('_'); next++) {
		const word = words[next] ?? '';
		if (!SMALL.has(word)) to = next + 1;
		else if (!LINK.test(word) || next === from) break;
	}
	if (to === from || to - from > 6) return undefined;
	const said = reading.written(from, to);
	reading.mark(from, to, '_topic');
	return said;
}

/** A topic of an event, named without „zum Thema“. */
export function takeKnown(reading: Reading, topics: readonly string[]): Topic | undefined {
	const { words } = reading;
	const stems = words.map((word) => (word.startsWith('_') ? word : stem(word)));
	for (const topic of topics) {
		const said = tokenize(topic).map(({ folded }) => stem(folded));
		const at = stems.findIndex(
			(_, from) =>
				said.every((one, index) => stems[from + index] === one) && isBeside(reading, from, from + said.length),
		);
		if (at < 0 || said.length === 0) continue;
		reading.mark(at, at + said.length, '_topic');
		return { topic, themed: false };
	}
	return undefined;
}
