/** What channels keep of their own, as plain JSON: where they may write, what belongs to a message. Erased with whom it belongs to. */

import { z } from 'zod';
import type { Shelf } from './channel.js';
import { type Json, read, type Store } from './store/store.js';

const KIND = 'shelf';
const DAY = 24 * 60 * 60 * 1000;
const schema = z.object({ value: z.json() });

export function createShelf(store: Store, clock: () => number): Shelf {
	return {
		async get(key) {
			return (await read(store, KIND, key, schema))?.value;
		},
		async put(key, value, { days, ...owner } = {}) {
			const kept = JSON.parse(JSON.stringify({ ...owner, value })) as Json;
			const expires = days === undefined ? {} : { expires: clock() + days * DAY };
			await store.apply([{ put: { kind: KIND, key, value: kept, ...expires } }]);
		},
		async remove(key) {
			await store.apply([{ remove: { kind: KIND, key } }]);
		},
	};
}
