/** What wording by a model may cost: answers per person and tenant in an hour and a day, euros in a month. Counted in the store, for all instances. */

import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Owner } from './person.js';
import type { Change, Name, Store } from './store/store.js';

export interface Limits {
	/** Answers. */
	person: { hour: number; day: number };
	tenant: { hour: number; day: number };
	/** Millionths of a euro; absent: no limit. */
	month?: number;
}

export type Refusal = 'person' | 'tenant' | 'month' | 'busy';

export interface Spending {
	/**
	 * Counts an answer before it is made, at the most it may cost, in millionths of a euro.
	 * @returns why not; else what it really cost is to be said once it is known
	 */
	reserve(owner: Owner, most: number): Promise<Refusal | { settle(used: number): Promise<void> }>;
	/** Euros spent this month. */
	spent(): Promise<number>;
}

export const SPENDING = 'spending';
/** Of all together in a month: it belongs to nobody. */
export const COST = 'cost';
const HOUR = 60 * 60 * 1000;
/** Kept a little longer than counted. */
const LIFETIME = { hour: 2 * HOUR, day: 26 * HOUR, month: 40 * 24 * HOUR };
/** Others may count at the same moment. */
const TRIES = 8;

const rowSchema = z.object({ count: z.number() });

export function createSpending(store: Store, limits: Limits, clock: () => number): Spending {
	/** Adds to counters, unless one of them would go beyond its limit. */
	const add = async (counters: readonly Counter[]): Promise<Refusal | undefined> => {
		for (let left = TRIES; left > 0; left--) {
			const rows = await Promise.all(counters.map(({ name }) => store.get(name.kind, name.key)));
			const changes: Change[] = [];
			for (const [at, { name, by, most, refusal, expires, owner }] of counters.entries()) {
				const before = rowSchema.safeParse(rows[at]?.value).data?.count ?? 0;
				if (by > 0 && before + by > most) return refusal;
				const value = { ...owner, count: Math.max(0, before + by) };
				changes.push({ put: { ...name, value, expires }, version: rows[at]?.version ?? 0 });
			}
			if (await store.apply(changes)) return undefined;
		}
		return 'busy';
	};
	const month = (by: number): Counter => {
		const now = clock();
		const key = new Date(now).toISOString().slice(0, 7);
		const most = limits.month ?? Number.POSITIVE_INFINITY;
		return { name: { kind: COST, key }, by, most, refusal: 'month', expires: now + LIFETIME.month, owner: {} };
	};
	return {
		async reserve(owner, most) {
			const counters = [...countersOf(owner, limits, clock()), month(Math.ceil(most))];
			const refused = await add(counters);
			if (refused) return refused;
			const settle = async (used: number) => {
				await add([month(Math.ceil(used) - Math.ceil(most))]);
			};
			return { settle };
		},
		async spent() {
			const row = await store.get(COST, month(0).name.key);
			return (rowSchema.safeParse(row?.value).data?.count ?? 0) / 1e6;
		},
	};
}

interface Counter {
	name: Name;
	by: number;
	most: number;
	refusal: Refusal;
	/** Epoch milliseconds. */
	expires: number;
	owner: { person?: string; tenant?: string };
}

/** A person's rows go with the person, a tenant's with the tenant. */
function countersOf({ person, tenant }: Owner, limits: Limits, now: number): Counter[] {
	const iso = new Date(now).toISOString();
	const one = (who: 'person' | 'tenant', span: 'hour' | 'day'): Counter => {
		const whose = who === 'person' ? person : tenant;
		const time = iso.slice(0, span === 'hour' ? 13 : 10);
		const key = createHash('sha256').update(`${who} ${whose} ${time}`).digest('base64url');
		const owner = who === 'person' ? { person, tenant } : { tenant };
		return {
			name: { kind: SPENDING, key },
			by: 1,
			most: limits[who][span],
			refusal: who,
			expires: now + LIFETIME[span],
			owner,
		};
	};
	return [one('person', 'hour'), one('person', 'day'), one('tenant', 'hour'), one('tenant', 'day')];
}
