/** All events as they stand now, from all sources; remembers them, so that it notices what changed. Tells nobody: reminders do. */

import { z } from 'zod';
import type { Change, Json, Row, Store } from '../store/store.js';
import { type ExchangeEvent, endOf, eventSchema, startOf } from './event.js';
import { settle, vanished } from './settle.js';

/** Where events come from: files, a calendar feed, organisers. */
export interface Source {
	/** The same from one start to the next: an event is only missed where it came from. */
	name: string;
	see(): Promise<Seen> | Seen;
}

export interface Seen {
	events: readonly ExchangeEvent[];
	/** Whether an event that was there before, and is not now, is really gone. */
	gone(id: string): boolean;
}

export interface Agenda {
	/** Looks at the sources, remembers, and returns all events, earliest first. */
	observe(): Promise<readonly ExchangeEvent[]>;
	/** As last observed. */
	current(): readonly ExchangeEvent[];
	/** Another number whenever something has changed. */
	version(): number;
}

export interface AgendaOptions {
	/** Where two have an event of the same id, the earlier source counts. */
	sources: readonly Source[];
	store: Store;
	clock(): number;
}

const KIND = 'event';
const DAY = 86_400_000;
/** How long what is over is remembered, and what was cancelled is still listed. */
const MEMORY = 90 * DAY;
const LISTED = 30 * DAY;
/** Another instance may be quicker. */
const TRIES = 3;

const remembered = z.object({ source: z.string(), event: eventSchema });

interface Known {
	source: string;
	event: ExchangeEvent;
	/** 0: not in the store yet. */
	version: number;
	text: string;
	/** Epoch milliseconds of its start. */
	at: number;
}

export function createAgenda({ sources, store, clock }: AgendaOptions): Agenda {
	let current: readonly ExchangeEvent[] = [];
	let text = '';
	let version = 0;
	let running: Promise<readonly ExchangeEvent[]> | undefined;
	let memory: ReadonlyMap<string, Known> = new Map();

	async function look(): Promise<readonly ExchangeEvent[]> {
		const seen = new Map(await Promise.all(sources.map(async (source) => [source.name, await see(source)] as const)));
		for (let left = TRIES; left > 0; left--) {
			const now = clock();
			const rows = await store.find(KIND);
			memory = new Map(rows.flatMap((row) => knownOf(row, memory.get(row.key))));
			const { events, changes } = compare(seen, memory, now);
			const kept = changes.length === 0 || (await store.apply(changes));
			if (!kept && left > 1) continue;
			const said = JSON.stringify(events);
			if (said === text) break;
			[current, text, version] = [events, said, version + 1];
			break;
		}
		return current;
	}

	return {
		observe() {
			running ??= look().finally(() => {
				running = undefined;
			});
			return running;
		},
		current: () => current,
		version: () => version,
	};
}

/** Events as they were when the bot looked last, from all sources. */
export async function recallEvents(store: Store): Promise<ExchangeEvent[]> {
	return (await store.find(KIND)).flatMap(({ value }) => remembered.safeParse(value).data?.event ?? []);
}

/** A source that cannot be asked has lost nothing. */
async function see({ see: look }: Source): Promise<Seen> {
	try {
		return await look();
	} catch {
		return { events: [], gone: () => false };
	}
}

/** What is the same as before need not be checked again. */
function knownOf({ key, value, version }: Row, before: Known | undefined): [string, Known][] {
	const text = JSON.stringify(value);
	if (before?.text === text) return [[key, { ...before, version }]];
	const parsed = remembered.safeParse(value);
	if (!parsed.success) return [];
	const at = startOf(parsed.data.event).epochMilliseconds;
	return [[key, { ...parsed.data, version, text, at }]];
}

interface Found {
	event: ExchangeEvent;
	at: number;
	changes: Change[];
}

/** What there is now, and what of it has to be remembered anew. */
function compare(seen: ReadonlyMap<string, Seen>, known: ReadonlyMap<string, Known>, now: number) {
	const found = new Map<string, Found>();
	for (const [source, { events }] of seen)
		for (const event of events) {
			const before = known.get(event.id);
			if (!found.has(event.id)) found.set(event.id, toFound(source, settle(before?.event, event, now), before, now));
		}
	for (const [id, before] of known) {
		const event = found.has(id) ? undefined : missing(id, before, seen.get(before.source), now);
		if (event) found.set(id, toFound(before.source, event, before, now));
	}
	const all = [...found.values()].sort((a, b) => a.at - b.at || (a.event.id < b.event.id ? -1 : 1));
	return { events: all.map(({ event }) => event), changes: all.flatMap(({ changes }) => changes) };
}

/** An event its source does not have now. */
function missing(id: string, { event, at }: Known, source: Seen | undefined, now: number): ExchangeEvent | undefined {
	if (!source) return undefined;
	const over = endOf(event).epochMilliseconds + LISTED < now;
	if (!source.gone(id) || event.status === 'cancelled') return over ? undefined : event;
	return at > now ? vanished(event, now) : undefined;
}

/** What is as it was is the same object. */
function toFound(source: string, event: ExchangeEvent, known: Known | undefined, now: number): Found {
	const text = JSON.stringify({ source, event });
	if (known?.text === text) return { event: known.event, at: known.at, changes: [] };
	const at = startOf(event).epochMilliseconds;
	const expires = endOf(event).epochMilliseconds + MEMORY;
	const value = JSON.parse(text) as Json;
	const put = { put: { kind: KIND, key: event.id, value, expires }, version: known?.version ?? 0 };
	return { event, at, changes: expires > now ? [put] : [] };
}
