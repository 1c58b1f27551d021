/** A try to tell somebody: its row while it lasts, and what may follow when it broke off. Pure. */

import { z } from 'zod';
import type { Reply } from '../reply.js';
import type { Reminder } from './reminder.js';
import { timesOf } from './schedule.js';
import type { Subscriber } from './subscription.js';

const owned = { person: z.string(), tenant: z.string() };
export const openSchema = z.object({
	state: z.enum(['sending', 'waiting']),
	...owned,
	/** Who is sending. */
	by: z.string(),
	/** Tries, this one included; 0 where one was claimed and not begun. */
	attempt: z.number(),
	/** An earlier try broke off: it may have arrived. */
	twice: z.boolean(),
	/** Epoch milliseconds: the end of the lease, or when to try again. */
	until: z.number(),
	/** Epoch milliseconds after which nobody has any use for it. */
	useful: z.number(),
});
export const endSchema = z.object({ state: z.enum(['sent', 'gone', 'failed', 'unknown']), ...owned });

export type Open = z.infer<typeof openSchema>;
export type End = z.infer<typeof endSchema>;

export const isEnd = (value: Open | End): value is End => value.state !== 'sending' && value.state !== 'waiting';

/** A row to be written. */
export interface Entry {
	key: string;
	value: Open | End;
	/** It ends a try that has a row: where that is gone, somebody was erased, and it must not come back. */
	claimed: boolean;
	/** Epoch milliseconds. */
	expires: number;
}

export interface Try {
	/** 1 for the first. */
	attempt: number;
	/** An earlier try may have arrived. */
	twice: boolean;
}

export interface Job extends Try {
	reminder: Reminder;
	subscriber: Subscriber;
	late: boolean;
	/** Undefined where it could not be put into words. */
	reply: Reply | undefined;
}

/** Who asks. */
export interface Self {
	by: string;
	/** Nobody else works on this store: what others have begun was begun in an earlier life. */
	alone: boolean;
	clock(): number;
}

/** @param until the end of the lease */
export function claim({ reminder, subscriber, attempt, twice }: Job, by: string, until: number): Open {
	const { person, tenant } = subscriber;
	return { state: 'sending', person, tenant, by, attempt, twice, until, useful: reminder.until };
}

/** How long after the event a delivery is remembered: 30 days. */
const MEMORY = 30 * 86_400_000;

export function entryOf({ reminder: { key, event, until } }: Job, value: Entry['value'], claimed: boolean): Entry {
	return { key, value, claimed, expires: Math.max(timesOf(event).end, until) + MEMORY };
}

/** Nobody restarts as often as this, unless it is what is sent that breaks it. */
const MOST = 100;

/** Who was sending is no more: it may have arrived, and is repeated, so that it arrives for certain. */
const isBroken = ({ state, by, until }: Open, self: Self) =>
	state === 'sending' && by !== self.by && (self.alone || until <= self.clock());

/** Undefined where it is not its turn. */
export function nextTry(row: Open | undefined, self: Self): Try | undefined {
	if (!row) return { attempt: 1, twice: false };
	const { state, attempt, twice } = row;
	if (state === 'waiting') return row.until > self.clock() ? undefined : { attempt: attempt + 1, twice };
	// Claimed by a write that nobody knew the fate of, and not begun.
	if (row.by === self.by) return { attempt, twice };
	return isBroken(row, self) && attempt < MOST ? { attempt: attempt + 1, twice: true } : undefined;
}

/**
 * What becomes of a row that nobody has in hand, when it broke off too often or nobody wants it any more.
 * @returns undefined where it stays as it is
 */
export function lastWord(row: Open, wanted: boolean, self: Self): Open | End | undefined {
	const { state, person, tenant, twice, attempt } = row;
	const unknown: End = { state: 'unknown', person, tenant };
	if (isBroken(row, self)) return attempt >= MOST || !wanted ? unknown : undefined;
	if (wanted || (state === 'sending' && row.by !== self.by)) return undefined;
	if (twice) return unknown;
	const tries = state === 'sending' ? attempt - 1 : attempt;
	if (self.clock() >= row.useful && tries > 0) return { state: 'failed', person, tenant };
	// The event or the subscription has changed: should it come back, it begins anew.
	return attempt > 0 ? { ...row, state: 'waiting', attempt: 0 } : undefined;
}
