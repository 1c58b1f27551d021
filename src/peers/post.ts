/** Letters on their way out: those of one person in order, kept until they have arrived. What is in them is not decided here. */

import { z } from 'zod';
import type { Unsent } from '../channel.js';
import type { Log } from '../log.js';
import type { Address } from '../message.js';
import type { Reply } from '../reply.js';
import type { Json, Row, Store } from '../store/store.js';
import { LETTER, letterSchema, type Posted } from './introductions.js';

export interface Ready {
	to: Address;
	reply: Reply;
}

/** `barred`: outsiders read there, as far as the platform says just now. */
export type Refused = Unsent & { barred?: boolean };

export interface PostParts {
	store: Store;
	send(to: Address, reply: Reply): Promise<{ ok: true } | Refused>;
	/** In words, as things stand now; undefined where there is nothing to say any more. @param twice it may have arrived */
	compose(letter: Posted, twice: boolean): Promise<Ready | undefined>;
	/** Nobody can be reached there. */
	gone(person: string): Promise<void>;
	log: Log;
	clock(): number;
}

/** Milliseconds a try may take before another may begin. */
const LEASE = 600_000;
const MINUTE = 60_000;
/** Tries: after the last one some three days have passed. */
const TRIES = 13;
/** People who are written to at the same time. */
const LANES = 8;
/** Milliseconds. */
const PATIENCE = 120_000;

export interface Post {
	/** Sends what is due. */
	tick(): Promise<void>;
}

export function createPost({ store, send, compose, gone, log, clock }: PostParts): Post {
	const waits = ({ due, began }: Posted) => due > clock() || (began !== undefined && clock() - began < LEASE);

	/** The row as it is while it is being sent; undefined where another was faster. */
	async function claim({ key, version }: Row, letter: Posted): Promise<number | undefined> {
		const put = { kind: LETTER, key, value: { ...letter, began: clock() } as Json };
		return (await store.apply([{ put, version }])) ? version + 1 : undefined;
	}

	async function deliver(row: Row, letter: Posted): Promise<void> {
		const { key } = row;
		const ready = await compose(letter, letter.began !== undefined);
		const version = await claim(row, letter);
		if (version === undefined) return;
		const sending = ready && send(ready.to, ready.reply).catch(() => unreached);
		const outcome = sending && (await within(sending, unreached));
		if (!outcome || outcome.ok || outcome.gone || letter.tries + 1 >= TRIES) {
			await store.apply([{ remove: { kind: LETTER, key }, version }]);
			if (outcome && !outcome.ok) log.warn('letter not delivered', { kind: letter.kind, gone: outcome.gone });
			if (outcome && !outcome.ok && (outcome.gone || outcome.barred)) await gone(letter.person);
			return;
		}
		const { began: _, ...rest } = letter;
		const pause = Math.max(outcome.retryAfter ?? 0, MINUTE * Math.min(2 ** letter.tries, 720));
		const next = { ...rest, tries: letter.tries + 1, due: clock() + pause };
		/** It may have arrived: the next try says so. */
		const again = outcome.unknown ? { ...next, began: clock() - LEASE } : next;
		await store.apply([{ put: { kind: LETTER, key, value: again as Json }, version }]);
	}

	/** One after the other, for they belong to one person. */
	async function deliverAll(rows: readonly Row[]): Promise<void> {
		for (const row of rows) {
			const { success, data } = letterSchema.safeParse(row.value);
			if (success && !waits(data)) await deliver(row, data);
		}
	}

	return {
		async tick() {
			const people = new Map<string, Row[]>();
			for (const row of await store.find(LETTER)) {
				const { person = '' } = z.object({ person: z.string() }).safeParse(row.value).data ?? {};
				people.set(person, [...(people.get(person) ?? []), row]);
			}
			const waiting = [...people.values()];
			const lane = async () => {
				for (let next = waiting.shift(); next; next = waiting.shift()) await deliverAll(next);
			};
			await Promise.all(Array.from({ length: LANES }, lane));
		},
	};
}

/** A channel that does not answer holds up nobody else's letters for longer. */
async function within<T>(sending: Promise<T>, late: T): Promise<T> {
	let timer: NodeJS.Timeout | undefined;
	const patience = new Promise<T>((resolve) => {
		timer = setTimeout(() => resolve(late), PATIENCE);
	});
	return await Promise.race([sending, patience]).finally(() => clearTimeout(timer));
}

const unreached: Refused = { ok: false, gone: false, unknown: true };
