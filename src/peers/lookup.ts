/** How many registered people somebody has been shown today: enough for work, too few to copy them all. */

import { z } from 'zod';
import type { Store } from '../store/store.js';

export interface Lookups {
	/** Counts so many more; false where that would be too many. */
	take(who: { person: string; tenant: string }, people: number): Promise<boolean>;
}

const KIND = 'lookup';
/** People a day. */
const MOST = 60;
const DAY = 24 * 60 * 60 * 1000;
const schema = z.object({ count: z.number() });

export function createLookups(store: Store, clock: () => number): Lookups {
	return {
		async take({ person, tenant }, people) {
			const key = `${person}|${new Date(clock()).toISOString().slice(0, 10)}`;
			for (;;) {
				const row = await store.get(KIND, key);
				const count = (schema.safeParse(row?.value).data?.count ?? 0) + people;
				if (count > MOST) return false;
				const put = { kind: KIND, key, value: { person, tenant, count }, expires: clock() + DAY };
				if (await store.apply([{ put, version: row?.version ?? 0 }])) return true;
			}
		},
	};
}
