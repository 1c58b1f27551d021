/**
 * Wishes about reminders as people say them: set up, listed, changed, paused, ended. What is not one is left to others;
 * what is one and cannot be granted as it stands is `unclear`, so that the bot asks back. Pure.
 */

import type { Temporal } from 'temporal-polyfill';
import { takeAll } from '../events/limit.js';
import { createReading, LONGEST, type Noun, phrase, type Reading, takeNouns } from '../events/reading.js';
import type { Language } from '../message.js';
import {
	ASKS,
	aboutIn,
	CLOCK,
	covers,
	type Found,
	HOURS,
	type Refused,
	segmentsOf,
	strip,
	type Wanted,
	wantsReminding,
} from './about.js';
import { type Leads, takeLeads, untilOf } from './lead.js';
import * as ways from './phrases.js';
import { namesZone, zoneWish } from './zone.js';

export { readLeads } from './lead.js';

type Whom = 'me' | 'channel';

/** One of several things in one sentence. */
export interface Part {
	about?: Wanted;
	leads?: readonly string[];
}

/**
 * What is missing: several things at once, how long before, which one not, what to stop, of what at all, how it is done.
 * Or what is wrong: reminders do not come, or what `aboutIn` refused.
 */
export type Why = Refused | 'several' | 'long' | 'which' | 'stop' | 'what' | 'how' | 'missing' | 'mixed';

export type Wish =
	| { kind: 'subscribe'; whom: Whom; about?: Wanted; leads?: readonly string[] }
	/** Everything where nothing is named. */
	| { kind: 'unsubscribe'; whom: Whom; about?: Wanted }
	/** From the first moment of the day on reminders come again. */
	| { kind: 'pause'; whom: Whom; until: Temporal.PlainDate | undefined }
	| { kind: 'resume'; whom: Whom }
	| { kind: 'list'; whom: Whom }
	| { kind: 'leads'; whom: Whom; leads: readonly string[] }
	| { kind: 'online'; whom: Whom; only: boolean }
	| { kind: 'quiet'; whom: Whom; on: boolean }
	/** `said`: what was named; there is no `zone` of that name, or none was named. */
	| { kind: 'zone'; whom: Whom; zone?: string; said?: string }
	/** `of`: what was not understood, as written; `parts`: the things that were meant together; `leads`: as far as said. */
	| { kind: 'unclear'; why: Why; of: string; whom: Whom; parts?: readonly Part[]; leads?: readonly string[] };

export interface Context {
	/** Full names of the series there are. */
	series?: readonly string[];
	/** What the turn before wished: „zwei Tage vorher“ leans on it. */
	wish?: Wish;
	/** The turn before asked about events: „nur online“ narrows it, and is no wish. */
	asked?: boolean;
}

interface Heard extends Leads {
	text: string;
	reading: Reading;
	nouns: readonly Noun[];
	whom: Whom;
}

/** @param now where the person is */
export function parseWish(
	text: string,
	now: Temporal.ZonedDateTime,
	_language: Language,
	context: Context = {},
): Wish | undefined {
	if (text.length > LONGEST) return undefined;
	const zone = zoneWish(text);
	if (zone) return { kind: 'zone', ...zone };
	const heard = hear(text, context);
	const { reading, whom } = heard;
	if (heard.leads.length === 0 && reading.has(ways.LIST) && covers(reading, ways.LIST, ways.SETUP))
		return { kind: 'list', whom };
	if (reading.has(ways.HOWTO)) return unclear(heard, 'how');
	if (reading.has(ways.QUESTION) || reading.has(ways.STATEMENT)) return undefined;
	return (
		resumed(heard) ??
		paused(hear(text, context), now) ??
		quieted(heard) ??
		online(heard, context) ??
		stopped(hear(text, context), now) ??
		timed(heard) ??
		subscribed(heard, now, context) ??
		alone(heard, context)
	);
}

function hear(text: string, { series = [] }: Context): Heard {
	const reading = createReading(text);
	takeAll(reading, ways.HARMLESS, '_');
	const here = () => (reading.has(ways.ME) ? undefined : reading.take(ways.HERE, '_channel'));
	const shared = reading.take(ways.CHANNEL, '_channel') ?? here();
	const leads = takeLeads(reading);
	const nouns = takeNouns(reading, series);
	return { text, reading, nouns, whom: shared ? 'channel' : 'me', ...leads };
}

function unclear({ text, whom, leads }: Heard, why: Why, of = text.trim()): Wish {
	return { kind: 'unclear', why, of, whom, ...(leads.length > 0 ? { leads } : {}) };
}

function resumed({ reading, nouns, leads, whom }: Heard): Wish | undefined {
	const plain = nouns.length === 0 && leads.length === 0;
	const again = plain && reading.has(ways.RESUME) && covers(reading, ways.RESUME, ways.WORDS);
	return again ? { kind: 'resume', whom } : undefined;
}

function paused({ reading, nouns, leads, whom }: Heard, now: Temporal.ZonedDateTime): Wish | undefined {
	const { PAUSE, WORDS, LATER, NONE, TIME, LASTING, OPEN } = ways;
	const pause = reading.has(PAUSE) || (reading.has(WORDS) && reading.has(LATER));
	if (nouns.length > 0 || !(pause || (reading.has(NONE) && reading.has(WORDS)))) return undefined;
	const until = reading.has(TIME) ? undefined : untilOf(reading, leads, now);
	const understood = covers(reading, PAUSE, NONE, WORDS, LASTING);
	if (understood && (until || pause)) return { kind: 'pause', whom, until };
	return reading.has(OPEN) ? { kind: 'pause', whom, until: undefined } : undefined;
}

function quieted({ reading, nouns, leads, whom }: Heard): Wish | undefined {
	const { WORDS, TERSE, HUSH, LOUD } = ways;
	if (nouns.length > 0 || leads.length > 0 || !(reading.has(WORDS) || reading.has(TERSE))) return undefined;
	if (reading.has(HUSH) && covers(reading, HUSH, WORDS)) return { kind: 'quiet', whom, on: true };
	return reading.has(LOUD) && covers(reading, LOUD, WORDS) ? { kind: 'quiet', whom, on: false } : undefined;
}

function online({ reading, nouns, leads, whom }: Heard, { asked = false }: Context): Wish | undefined {
	const { WORDS, ONSITE, OFFSITE } = ways;
	const named = nouns.some(({ kind }) => kind === 'series');
	if (leads.length > 0 || named || (asked && !reading.has(WORDS))) return undefined;
	if (reading.has(ONSITE) && covers(reading, ONSITE, WORDS)) return { kind: 'online', whom, only: false };
	return reading.has(OFFSITE) && covers(reading, OFFSITE, WORDS) ? { kind: 'online', whom, only: true } : undefined;
}

function stopped(heard: Heard, now: Temporal.ZonedDateTime): Wish | undefined {
	const { reading, nouns, whom, leads } = heard;
	if (!reading.has(ways.STOPS) && !(nouns.length > 0 && reading.has(ways.NO_MORE))) return undefined;
	if (reading.has(ways.MISSED) && !reading.has(ways.WILL)) return unclear(heard, 'missing');
	if (leads.length > 0) return unclear(heard, 'long');
	if (reading.has(ASKS)) return unclear(heard, 'how');
	const pointed = nouns.length > 0 || reading.has(ways.POINTED);
	strip(reading);
	const { about, unclear: refused } = aboutIn(reading, nouns, now.toPlainDate());
	if (refused !== undefined) return unclear(heard, refused.why, refused.of);
	/** „Nicht mehr daran“ is not „nie mehr“. */
	if (!about && pointed) return unclear(heard, 'which');
	return { kind: 'unsubscribe', whom, ...(about ? { about } : {}) };
}

function timed(heard: Heard): Wish | undefined {
	const { reading, nouns, leads, vague, whom } = heard;
	if ((leads.length === 0 && !vague) || nouns.length > 0 || reading.has(ways.ONE)) return undefined;
	/** „In diesem Kanal nur eine Stunde vorher“ */
	const only = whom === 'channel' && reading.has(ways.ONLY);
	const { SETTING, FITTING, WORDS, ONLY, SHALL } = ways;
	if (!(only || reading.has(SETTING)) || !covers(reading, SETTING, FITTING, WORDS, ONLY, SHALL)) return undefined;
	return vague || reading.has(ways.RATHER) ? unclear(heard, 'long') : { kind: 'leads', whom, leads };
}

/** A few words that mean nothing but this, and not enough. */
function alone(heard: Heard, { wish }: Context): Wish | undefined {
	const { reading, nouns, leads, vague, text } = heard;
	if (wish?.kind === 'zone' && !wish.zone) {
		const zone = namesZone(text);
		if (zone) return { kind: 'zone', whom: wish.whom, zone };
	}
	if (nouns.length > 0 || reading.has(ways.WORDS)) return undefined;
	if (covers(reading, ways.ALONE) && reading.has(ways.ALONE)) return unclear(heard, 'stop');
	if (covers(reading, CLOCK) && reading.has(wish ? CLOCK : HOURS)) return unclear(heard, 'then');
	if (leads.length === 0 || vague || !covers(reading)) return undefined;
	if (wish?.kind === 'subscribe') return { ...wish, leads };
	if (wish?.kind === 'leads') return { ...wish, leads };
	return reading.has(phrase('_before')) ? unclear(heard, 'what') : undefined;
}

function subscribed(heard: Heard, now: Temporal.ZonedDateTime, context: Context): Wish | undefined {
	const { reading, nouns, whom, text } = heard;
	if (!wantsReminding(reading, nouns, text)) return undefined;
	if (reading.has(ways.NONE)) return unclear(heard, 'mixed');
	const found = segmentsOf(text).map((segment) => partOf(hear(segment, context), now));
	const refused = found.find((part) => part.unclear !== undefined)?.unclear;
	if (refused !== undefined) return unclear(heard, refused.why, refused.of);
	const parts = found.map(({ about, leads }): Part => ({ ...(about ? { about } : {}), ...(leads ? { leads } : {}) }));
	const [first, ...others] = parts;
	if (others.length === 0) return { kind: 'subscribe', whom, ...first };
	const shared = parts.filter(({ leads }) => leads).length === 1 ? first?.leads : undefined;
	const each = parts.map((part) => (shared ? { ...part, leads: shared } : part));
	return { kind: 'unclear', why: 'several', of: text.trim(), whom, parts: each };
}

interface Piece extends Part {
	unclear?: { why: Why; of: string };
}

function partOf(heard: Heard, now: Temporal.ZonedDateTime): Piece {
	const { reading, nouns, leads, vague, text } = heard;
	if (vague) return { unclear: { why: 'long', of: text.trim() } };
	strip(reading);
	const found: Found = aboutIn(reading, nouns, now.toPlainDate());
	return { ...found, ...(leads.length > 0 ? { leads } : {}) };
}
