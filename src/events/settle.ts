/** What an event is, given what was known of it and what its source says now: notices changes, however carelessly they are marked. Pure. */

import { Temporal } from 'temporal-polyfill';
import { type ExchangeEvent, endOf, isOnline, isWholeDay, startOf } from './event.js';

/**
 * Another time, place or link is a move, whether or not the source says so; each move and each cancellation has a revision of its own.
 * Title and description alone change nothing people have to be told.
 * @param before as it was settled the last time; absent: it is seen for the first time, which is no change
 * @param now epoch milliseconds
 */
export function settle(before: ExchangeEvent | undefined, current: ExchangeEvent, now: number): ExchangeEvent {
	if (!before) return current;
	if (current.status === 'cancelled')
		return before.status === 'cancelled' ? kept(before, current) : changed(before, current, 'cancelled', now);
	const declared = current.status === 'moved' && before.status !== 'moved';
	const news = before.status === 'cancelled' || declared || hasMoved(before, current);
	if (news) return changed(before, current, 'moved', now);
	// Once moved it stays „moved“: who is still to be told is not to miss it.
	if (before.status === 'moved') return kept(before, current);
	if (before.status !== current.status) return changed(before, current, current.status, now);
	return { ...kept(before, current), revision: Math.max(before.revision, current.revision) };
}

/** Its source does not have it any more though it has not begun: it will not take place. */
export function vanished(before: ExchangeEvent, now: number): ExchangeEvent {
	return before.status === 'cancelled' ? before : changed(before, before, 'cancelled', now);
}

function kept({ status, revision, changed }: ExchangeEvent, current: ExchangeEvent): ExchangeEvent {
	return { ...current, status, revision, changed };
}

function changed(
	before: ExchangeEvent,
	current: ExchangeEvent,
	status: ExchangeEvent['status'],
	now: number,
): ExchangeEvent {
	return {
		...current,
		status,
		revision: Math.max(current.revision, before.revision + 1),
		changed: Temporal.Instant.fromEpochMilliseconds(now).toString(),
	};
}

/** What becomes known that was not (an end, a place, a link) is no move, unless one has to travel now. */
export function hasMoved(before: ExchangeEvent, after: ExchangeEvent): boolean {
	const other = (name: 'place' | 'link') => before[name] !== undefined && before[name] !== after[name];
	return other('place') || other('link') || (isOnline(before) && !isOnline(after)) || isElsewhen(before, after);
}

/** The same instants in other words are the same time. */
function isElsewhen(before: ExchangeEvent, after: ExchangeEvent): boolean {
	if (before.starts === after.starts && before.ends === after.ends && before.zone === after.zone) return false;
	if (isWholeDay(before) !== isWholeDay(after)) return true;
	const another = (of: typeof startOf) => of(before).epochMilliseconds !== of(after).epochMilliseconds;
	return another(startOf) || (before.ends !== undefined && another(endOf));
}
