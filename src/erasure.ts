/** Forgetting people and tenants: at once when they ask, after a time of grace when they leave. What is whose, `kept.ts` knows. */

import { z } from 'zod';
import type { Leaving } from './channel.js';
import { BotError } from './errors.js';
import { fieldsOf, itemOf, KINDS, mentions, nameOf, OWN, OWN_KINDS, type OwnKind, type Who } from './kept.js';
import type { Log } from './log.js';
import type { Change, Name, Row, Store } from './store/store.js';

/** What became of somebody's data. */
export interface Report {
	/** Rows that went, by kind. */
	erased: Readonly<Partial<Record<OwnKind, number>>>;
	/** Rows of others that lost their name. */
	unsigned: number;
	/** Rows in which they were found when all was searched afterwards. */
	left: number;
}

/** What others change meanwhile is read again. */
const TRIES = 20;

/**
 * Everything of theirs, everywhere, backups too.
 * @param besides key of the message that asks for it: it is on its way until it is answered, and gone then
 */
export async function erase(store: Store, who: Who, besides?: string): Promise<Report> {
	for (let left = TRIES; left > 0; left--) {
		const rows = await owned(store, who);
		const now = rows.filter((row) => isUnderway(row, besides));
		const gone = rows.filter((row) => !now.includes(row));
		const signed = 'person' in who ? await signedBy(store, who.person) : [];
		/** With the version that was read: what somebody asked of them meanwhile is found in the next round. */
		const removed = gone.map((row): Change => ({ remove: nameOf(row), version: row.version }));
		const changes = [...removed, ...signed.map(unsigned)];
		if (!(await store.forget(changes, now.map(nameOf)))) continue;
		return { erased: countKinds(gone), unsigned: signed.length, left: await search(store, who, besides) };
	}
	throw new BotError('erasure', 'Others kept changing the same data, so nothing was erased. Try again.');
}

export const total = ({ erased }: Pick<Report, 'erased'>) =>
	Object.values(erased).reduce((sum, count) => sum + count, 0);

/** Rows that are theirs, of every kind. */
export async function owned(store: Store, who: Who): Promise<Row[]> {
	const found = await Promise.all(
		OWN_KINDS.map(async (kind) => (await store.find(kind)).filter((row) => OWN[kind].owns(row, who))),
	);
	return found.flat();
}

/** Rows that belong to others and name who set them up. */
export async function signedBy(store: Store, person: string): Promise<Row[]> {
	const found = await Promise.all(
		OWN_KINDS.map(async (kind) => {
			const [field] = OWN[kind].signed ?? [];
			const rows = field ? await store.find(kind, { [field]: person }) : [];
			return rows.filter((row) => !OWN[kind].owns(row, { person }));
		}),
	);
	return found.flat();
}

/** What is kept of answers to others that show them. */
export async function shownOf(store: Store, person: string): Promise<Name[]> {
	const rows = await owned(store, { person });
	const shows = (row: Row) => {
		const { about } = fieldsOf(row);
		return Array.isArray(about) && about.includes(person);
	};
	return rows.filter(shows).map(nameOf);
}

export function countKinds(rows: readonly Row[]): Report['erased'] {
	const counts: Partial<Record<OwnKind, number>> = {};
	for (const kind of OWN_KINDS) {
		const count = rows.filter((row) => row.kind === kind).length;
		if (count > 0) counts[kind] = count;
	}
	return counts;
}

/** Other tries of the same message have the same key. */
function isUnderway(row: Row, besides: string | undefined): boolean {
	return besides !== undefined && row.key === besides.replace(/#\d+$/, '') && Object.keys(itemOf(row)).length > 0;
}

/** What somebody set up for a channel is the channel's; only their name goes. */
function unsigned({ kind, key, value, version, expires }: Row): Change {
	const fields = OWN_KINDS.flatMap((own) => (own === kind ? (OWN[own].signed ?? []) : []));
	const rest = Object.fromEntries(Object.entries(fieldsOf({ value })).filter(([name]) => !fields.includes(name)));
	return { put: { kind, key, value: rest, ...(expires === undefined ? {} : { expires }) }, version };
}

/** Looks through everything there is, whoever it should belong to. */
async function search(store: Store, who: Who, besides: string | undefined): Promise<number> {
	if (!('person' in who)) return (await owned(store, who)).length;
	const all = (await Promise.all(KINDS.map((kind) => store.find(kind)))).flat();
	return all.filter((row) => mentions(row, who.person) && !isUnderway(row, besides)).length;
}

const KIND = 'leaving';
const schema = z.object({ field: z.enum(['person', 'tenant']), who: z.string(), at: z.number() });

export interface LeavingOptions {
	store: Store;
	/** Milliseconds. */
	grace: number;
	clock(): number;
}

export function createLeaving({ store, grace, clock }: LeavingOptions): Leaving {
	const entry = (who: Who) =>
		'person' in who ? { field: 'person', who: who.person } : { field: 'tenant', who: who.tenant };
	const keyOf = (who: Who) => `${entry(who).field}:${entry(who).who}`;
	return {
		async left(who) {
			const value = { ...entry(who), at: clock() + grace };
			await store.apply([{ put: { kind: KIND, key: keyOf(who), value }, version: 0 }]);
		},
		async back(who) {
			await store.apply([{ remove: { kind: KIND, key: keyOf(who) } }]);
		},
	};
}

/** Erases the data of those whose time of grace is over. */
export async function eraseDue(store: Store, now: number, log: Log): Promise<void> {
	for (const { value } of await store.find(KIND)) {
		const { success, data } = schema.safeParse(value);
		if (!success || data.at > now) continue;
		const who = data.field === 'person' ? { person: data.who } : { tenant: data.who };
		/** The note that they left goes with the rest. */
		log.info('erased after leaving', { rows: total(await erase(store, who)) - 1 });
	}
}
