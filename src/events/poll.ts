/** Follows a calendar feed: looks now and then, and keeps the last good state through faults and restarts. What changed is for the agenda. */

import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Problem } from '../library/problem.js';
import type { Source } from './agenda.js';
import { type Download, download, type Fault, LIMITS, type Limits, type Validators } from './download.js';
import { eventSchema, startOf } from './event.js';
import { type Feed, readFeed, seriesOf } from './feed.js';

/** For the operator; holds nothing of the address, which may be a secret. */
export interface FeedState {
	/** Why the last good state is still in service; absent: it is the present one. */
	fault?: Fault | 'broken' | 'emptied';
	/** HTTP status of a refusal. */
	status?: number;
	events: number;
	problems: readonly Problem[];
	/** Epoch milliseconds of the last time it was read well. */
	read?: number;
}

export interface PollOptions {
	/** `EVENTS_ICS`: an address or a path. */
	source: string;
	/** Where the last good state survives a restart. */
	kept: { get(): Promise<unknown>; put(value: object): Promise<void> };
	clock(): number;
	/** Called once whenever a fault begins, changes or is over, or problems come or go. */
	warn(state: FeedState): void;
	/** From 0 up to 1. */
	random?(): number;
	limits?: Limits;
}

export interface Poll extends Source {
	/** Takes up the last good state and looks for the first time. Never rejects. */
	open(): Promise<void>;
	/** Looks if it is time, about every ten minutes. Never rejects. */
	look(): Promise<void>;
	state(): FeedState;
}

const INTERVAL = 10 * 60 * 1000;
const DAY = 24 * 60 * 60 * 1000;
/** So often a calendar that had events is to say that it has none before it is believed. */
const DOUBTS = 3;

const keptSchema = z.object({ source: z.string(), events: z.array(eventSchema) });

interface Good extends Pick<Feed, 'events' | 'unread' | 'whole' | 'problems'> {
	text: string;
	validators: Validators;
	/** When its series were expanded. */
	at: number;
}

interface State {
	good: Good;
	failed: Pick<FeedState, 'fault' | 'status'>;
	read?: number;
	doubts: number;
}

const NOTHING: Good = { events: [], unread: new Set(), whole: false, problems: [], text: '', validators: {}, at: 0 };

export function createPoll(options: PollOptions): Poll {
	const { source, kept, clock, warn, random = Math.random, limits = LIMITS } = options;
	const name = `ics ${createHash('sha256').update(source).digest('hex').slice(0, 12)}`;
	let current: State = { good: NOTHING, failed: {}, doubts: 0 };
	let stored = '';
	let next = 0;
	let running: Promise<void> | undefined;

	async function once(): Promise<void> {
		const found = await download(source, current.good.validators, limits);
		const now = clock();
		next = now + INTERVAL * (0.9 + 0.2 * random());
		const before = current;
		current = after(before, found, now);
		if (signOf(current) !== signOf(before)) warn(stateOf(current));
		const text = JSON.stringify(current.good.events);
		if (text !== stored) await kept.put({ source: name, events: current.good.events });
		stored = text;
	}

	function look(): Promise<void> {
		if (clock() < next) return Promise.resolve();
		running ??= once()
			.catch(() => undefined)
			.finally(() => {
				running = undefined;
			});
		return running;
	}

	return {
		name,
		look,
		state: () => stateOf(current),
		see: () => ({
			events: current.good.events,
			gone: (id) => current.good.whole && !current.good.unread.has(seriesOf(id)),
		}),
		async open() {
			const parsed = keptSchema.safeParse(await kept.get().catch(() => undefined));
			if (parsed.success && parsed.data.source === name) {
				current = { ...current, good: { ...NOTHING, events: parsed.data.events } };
				stored = JSON.stringify(parsed.data.events);
			}
			await look();
		},
	};
}

const stateOf = ({ good, failed, read }: State): FeedState => ({
	...failed,
	events: good.events.length,
	problems: good.problems,
	...(read === undefined ? {} : { read }),
});

/** The operator is told when this changes. */
const signOf = ({ failed, good }: State) => [failed.fault, failed.status, good.problems.length > 0].join();

function after(before: State, found: Download, now: number): State {
	const looked = 'text' in found ? taken(before, found, now) : lookedAt(before, found, now);
	const { good } = looked;
	// Series go on as time does, also while the calendar is the same or cannot be reached.
	if (good.text === '' || now - good.at < DAY) return looked;
	return { ...looked, good: toGood(readFeed(good.text, now), good, good, now) };
}

function lookedAt(before: State, found: { same: true } | State['failed'], now: number): State {
	return 'same' in found ? { ...before, failed: {}, read: now } : { ...before, failed: found };
}

function taken(before: State, fresh: Pick<Good, 'text' | 'validators'>, now: number): State {
	const feed = readFeed(fresh.text, now);
	if (feed.broken) return { ...before, failed: { fault: 'broken' } };
	const ahead = before.good.events.filter((event) => startOf(event).epochMilliseconds > now);
	const doubts = feed.events.length === 0 && ahead.length > 1 ? before.doubts + 1 : 0;
	if (doubts > 0 && doubts < DOUBTS) return { ...before, doubts, failed: { fault: 'emptied' } };
	return { good: toGood(feed, fresh, before.good, now), failed: {}, read: now, doubts: 0 };
}

/** What could not be read this time is as it was. */
function toGood(
	{ events, unread, whole, problems }: Feed,
	{ text, validators }: Pick<Good, 'text' | 'validators'>,
	before: Good,
	at: number,
): Good {
	const there = new Set(events.map(({ id }) => id));
	const old = before.events.filter(({ id }) => !there.has(id) && unread.has(seriesOf(id)));
	return { events: [...events, ...old], unread, whole, problems, text, validators, at };
}
