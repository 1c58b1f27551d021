/** Whether introductions helped: counts by month, nobody's name; each side once. */

import { createHash } from 'node:crypto';
import { z } from 'zod';
import { read, type Store } from '../store/store.js';

export interface Helped {
	/** Of an introduction and one of its sides. */
	count(introduction: string, person: string, yes: boolean): Promise<void>;
}

export const HELPED = 'helped';
const YEAR = 365 * 24 * 60 * 60 * 1000;
export const helpedSchema = z.object({ month: z.string(), yes: z.number(), no: z.number() });

export function createHelped(store: Store, clock: () => number): Helped {
	return {
		async count(introduction, person, yes) {
			const side = createHash('sha256').update(`${introduction}|${person}`).digest('hex');
			const once = await store.claim(`helped:${side}`, YEAR);
			if (!once) return;
			const month = new Date(clock()).toISOString().slice(0, 7);
			const { yes: good = 0, no: bad = 0 } = (await read(store, HELPED, month, helpedSchema)) ?? {};
			const value = { month, yes: good + (yes ? 1 : 0), no: bad + (yes ? 0 : 1) };
			await store.apply([{ put: { kind: HELPED, key: month, value, expires: clock() + YEAR } }]);
			await once.done();
		},
	};
}
