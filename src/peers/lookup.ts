/** How many registered people somebody has been shown today: enough for work, too few to copy them all. */

import { z } from 'zod';
import { read, type Store } from '../store/store.js';

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
			const day = new Date(clock()).toISOString().slice(0, 10);
			const key = `${person}|${day}`;
			const count = ((await read(store, KIND, key, schema))?.count ?? 0) + people;
			if (count > MOST) return false;
			const value = { person, tenant, count };
			await store.apply([{ put: { kind: KIND, key, value, expires: clock() + DAY } }]);
			return true;
		},
	};
}
