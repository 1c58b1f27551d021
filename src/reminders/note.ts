/** News of an event: it has moved, is cancelled or documented. People hear of it at once, whatever the hour. */

import type { ExchangeEvent } from '../events/event.js';
import type { Circle, Holders } from './circle.js';
import type { ReminderKind } from './reminder.js';
import { timesOf } from './schedule.js';

/** How long the news of a documentation is news: 30 days. */
const NEWS = 30 * 86_400_000;

/** Epoch milliseconds: from the first, up to but without the second. */
export interface Window {
	from: number;
	until: number;
}

export const within = (at: number, { from, until }: Window) => at >= from && at < until;

/** Something everybody in the circle is told once, at one instant. */
export interface Note {
	kind: Exclude<ReminderKind, 'lead'>;
	at: number;
	until: number;
	/** Only for the programme. */
	closed: boolean;
}

/**
 * @param documented when its documentation came to the library, epoch milliseconds
 * @param closed ids of events whose documentation only the programme may read
 */
export function notesOf(
	event: ExchangeEvent,
	documented: number | undefined,
	closed: ReadonlySet<string> = new Set(),
): Note[] {
	const { end, changed } = timesOf(event);
	const notes: Note[] = [];
	if (event.status === 'moved' || event.status === 'cancelled') {
		notes.push({ kind: event.status, at: changed, until: end, closed: false });
	}
	if (documented !== undefined && event.status !== 'cancelled') {
		const at = Math.max(documented, end);
		notes.push({ kind: 'documented', at, until: at + NEWS, closed: closed.has(event.id) });
	}
	return notes;
}

/** Whether it, or the end of a pause it fell into, can lie in the window. */
export function isNear({ at, until }: Note, window: Window, { pauses }: Circle): boolean {
	if (at >= window.until || until <= window.from) return false;
	return at >= window.from || [...pauses].some((end) => within(end, window));
}

/** When these holders are told: at the end of their pause, if they have one. */
export function noteFor({ kind, at, until, closed }: Note, event: ExchangeEvent, holders: Holders): number | undefined {
	const [{ subscriber }] = holders;
	if (closed && subscriber.audience === 'public') return undefined;
	// Who will not come has no use for a cancellation; a new date may suit them, and what was said there may interest them.
	if (kind === 'cancelled' && subscriber.declined.includes(event.id)) return undefined;
	// It may have been online before it changed: whoever chose it themselves is told all the same.
	const chosen = kind !== 'documented' && holders.some(({ rank }) => rank === 2);
	if (!mayHear(event, holders, chosen) || holders.every(({ created }) => created >= at)) return undefined;
	const then = Math.max(at, subscriber.paused ?? at);
	return then < until ? then : undefined;
}

/** @param chosen is told of events one has to travel to, too */
export function mayHear(event: ExchangeEvent, [{ subscriber }]: Holders, chosen = false): boolean {
	if (event.audience === 'programme' && subscriber.audience === 'public') return false;
	return chosen || !subscriber.online || timesOf(event).online;
}
