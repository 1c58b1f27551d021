/** The store port: small JSON records with versions, changed all or none, and claims with one winner among all instances. */

import type { z } from 'zod';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

export interface Row {
	/** Kinds that start with `$` are the store's own. */
	kind: string;
	key: string;
	/** Starts at 1, one more with each change; at 1 again after removal or expiry. */
	version: number;
	value: Json;
	/** Epoch milliseconds from which on the row counts as absent; sweeping is the store's business. */
	expires?: number;
}

export type Change =
	| {
			put: { kind: string; key: string; value: Json; expires?: number };
			/** The version it replaces; 0: must not exist; absent: whatever is there. */
			version?: number;
	  }
	| { remove: { kind: string; key: string }; version?: number };

export type Name = Pick<Row, 'kind' | 'key'>;

/** A piece of work that one instance won. */
export interface Claim {
	/** The work is done: nobody wins this key again until the claim's time is over. */
	done(): Promise<void>;
	/** The work failed: the next one may try. */
	release(): Promise<void>;
}

export interface Store {
	get(kind: string, key: string): Promise<Row | undefined>;
	/** Rows of a kind whose top-level fields equal those of `where`, ordered by the keys' code units. */
	find(kind: string, where?: Readonly<Record<string, string | number | boolean>>): Promise<Row[]>;
	/** All changes or none, each seeing those before it; false when a version did not match. Resolves once they are durable. */
	apply(changes: readonly Change[]): Promise<boolean>;
	/**
	 * Like `apply`; and once it resolves, what was there before is in no backup and in no file put aside any more.
	 * @param omit rows that stay for now, but not in the backup taken then
	 */
	forget(changes: readonly Change[], omit?: readonly Name[]): Promise<boolean>;
	/** Removes what has expired, from backups too. @returns how many rows of each kind have gone so since it was last asked */
	sweep(): Promise<Readonly<Record<string, number>>>;
	/** Wins the key for `ms` milliseconds, or undefined when somebody else has it or has done it. */
	claim(key: string, ms: number): Promise<Claim | undefined>;
	close(): Promise<void>;
}

/** Reads a stored value through its schema; undefined when absent or of an older, unreadable shape. */
export async function read<T>(store: Store, kind: string, key: string, schema: z.ZodType<T>): Promise<T | undefined> {
	const row = await store.get(kind, key);
	const parsed = row && schema.safeParse(row.value);
	return parsed?.success ? parsed.data : undefined;
}
