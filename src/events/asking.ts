/**
 * Whether a message asks about events to come, or for the events as such, and for which. Every word has to be understood:
 * what is left over makes it a question to the documents. Both languages are understood, whichever the reply is in. Pure.
 */

import type { Temporal } from 'temporal-polyfill';
import { tokenize } from '../language/fold.js';
import type { Language } from '../message.js';
import { type Asking, isAsked, isCued, type Known, type Manner, type Part } from './asked.js';
import {
	AFTER_NEXT,
	AFTERWARDS,
	ALL,
	BUSY,
	CUES,
	DETAIL,
	ENTRY,
	FEED,
	FUTURE,
	LAST,
	LEANS,
	NEXT,
	PLANNED,
	SINGLY,
	TERSE,
	WAS,
	WHERE,
} from './cues.js';
import {
	asksWhether,
	takeAll,
	takeCount,
	takeKnown,
	takeNear,
	takeNumber,
	takeOnline,
	takePlace,
	takeRegion,
	takeState,
	takeTopic,
	takeTown,
} from './limit.js';
import { createReading, LONGEST, type Noun, phrase, type Reading, SMALL, takeNouns } from './reading.js';
import { takeSpan } from './span.js';

export type { Asking, Known } from './asked.js';

/**
 * @param now where the asker is
 * @param after what the turn before asked: „und im Juli?“ leans on it
 */
export function parseAsking(
	text: string,
	now: Temporal.ZonedDateTime,
	_language: Language,
	known: Known,
	after?: Asking,
): Asking | undefined {
	if (text.length > LONGEST) return undefined;
	const names = new Set(known.topics.flatMap((name) => tokenize(name)).map(({ folded }) => folded));
	const has = (word: string) => names.has(word) || known.town?.(word, false) !== undefined;
	const reading = createReading(text, { has });
	const [leans, terse] = [reading.has(LEANS), after === undefined && reading.has(TERSE)];
	const short = reading.words.length <= 6;
	if (after?.next && reading.has(AFTERWARDS)) {
		const { next: _, ...rest } = after;
		return rest;
	}
	const part = partOf(reading, now.toPlainDate(), known, after);
	if (!part) return undefined;
	const { noun, cue, asking, detail, themed, joined } = part;
	const limits = Object.keys(asking);
	if (terse && limits.length === 1 && asking.online !== undefined) return undefined;
	if (noun ? isAsked(noun, part) : cue && isCued(cue, part)) return part.was ? { ...asking, past: true } : asking;
	if (!after || cue || part.was || !(leans || short)) return undefined;
	/** A lone topic is as likely a question to the documents. */
	const lone = limits.length === 1 && asking.topic !== undefined && !leans && !themed;
	const fragment = limits.length > 0 || detail || joined.includes('_entry') || (short && WHERE.test(joined));
	return fragment && !lone ? merged(after, asking) : undefined;
}

/** Undefined where a word is left over. */
function partOf(reading: Reading, today: Temporal.PlainDate, known: Known, after?: Asking): Part | undefined {
	const singly = reading.has(SINGLY);
	const span = takeSpan(reading, today, after?.past === true || reading.has(phrase(LAST)));
	const nouns = takeNouns(reading, known.series, known.titles);
	const noun = summed(nouns);
	const asks = asksWhether(reading);
	const count = takeCount(reading) ?? (reading.take(AFTER_NEXT) ? 2 : undefined);
	const number = takeNumber(reading, nouns, after !== undefined);
	const state = takeState(reading, noun !== undefined);
	const online = takeOnline(reading, asks);
	const region = noun?.kind === 'series' ? takeRegion(reading) : undefined;
	const [last, first] = [takeNear(reading, LAST, '_one|_many'), takeNear(reading, NEXT, '_one')];
	const all = reading.has(ALL);
	const feed = noun?.kind === 'date' && takeAll(reading, FEED, '_feed');
	const near = takePlace(reading, known.town);
	const manner = mannerOf(reading, known, last);
	const place = near ?? (noun && known.town && takeTown(reading, known.town));
	if (reading.words.some((word) => !word.startsWith('_') && !SMALL.has(word))) return undefined;
	const past = last || (span !== undefined && span.until.since(today).sign <= 0);
	const single = first || last ? noun?.plural === false : singly && !span;
	/** „Ist der 7. Austausch noch am 14. Januar?“ is about the 7th, whenever it is. */
	const doubted = asks && (number !== undefined || single === true);
	const limited = [span, number, noun?.series, manner.topic, place, single || undefined].some(
		(one) => one !== undefined,
	);
	const asking = defined<Asking>({
		when: doubted ? undefined : span && { from: span.from, until: span.until },
		past: past || undefined,
		next: single || undefined,
		count,
		all: all || undefined,
		feed: feed || undefined,
		series: noun?.series,
		number,
		topic: manner.topic || region,
		place,
		online,
		[asks && noun && limited ? 'whether' : 'state']: state,
	});
	const cue = cueIn(manner.joined);
	const { was, future } = manner;
	return defined<Part>({
		...manner,
		was: was && !state,
		future: future || first || (doubted && span !== undefined),
		asking,
		noun,
		cue,
	});
}

/** Without what is not set. */
function defined<T extends object>(value: { [Key in keyof T]: T[Key] | undefined }): T {
	return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as T;
}

function cueIn(joined: string): Part['cue'] {
	const cue = CUES.findIndex((pattern) => pattern.test(joined));
	if (cue < 0) return BUSY.test(joined) ? 'busy' : undefined;
	return cue === 0 ? 'stands' : cue === 1 ? 'again' : 'other';
}

function mannerOf(reading: Reading, known: Known, last: boolean): Manner & { topic: string | undefined } {
	const future = takeAll(reading, FUTURE, '_soon');
	const planned = takeAll(reading, PLANNED, '_soon');
	const theme = takeTopic(reading) ?? takeKnown(reading, known.topics);
	takeAll(reading, ENTRY, '_entry');
	const detail = takeAll(reading, DETAIL, '_detail') || theme?.topic === '';
	const joined = reading.joined();
	const [was, themed] = [WAS.test(joined), theme?.themed === true];
	return { topic: theme?.topic, was, last, future, planned, detail, themed, joined };
}

/** „Termine der Netzwerktreffen“: the narrower name counts; of two series neither. */
function summed(nouns: readonly Noun[]): Noun | undefined {
	const [first] = nouns;
	if (!first) return undefined;
	const [one, other] = [...new Set(nouns.flatMap(({ series }) => series ?? []))];
	const kind = nouns.some((noun) => noun.kind === 'date') ? 'date' : one ? 'series' : first.kind;
	const plural = nouns.some((noun) => noun.plural) || other !== undefined;
	return { kind, plural, at: first.at, ...(one && !other ? { series: one } : {}) };
}

/** What a fragment changes of what was asked before. */
function merged(after: Asking, part: Asking): Asking {
	const { when, next, number, past, count, all, ...before } = after;
	const other = part.when !== undefined || part.number !== undefined;
	const kept: Asking = {
		...before,
		...(when && !other ? { when } : {}),
		...(next && !other ? { next } : {}),
		...(count && !other ? { count } : {}),
		...(all ? { all } : {}),
		...(number !== undefined && !other && !part.series ? { number } : {}),
		...(past && !part.when ? { past } : {}),
	};
	delete kept.feed;
	return { ...kept, ...part };
}
