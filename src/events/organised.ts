/** Events that organisers enter in chat, in the store. */

import type { Json, Store } from '../store/store.js';
import { type ExchangeEvent, eventSchema } from './event.js';

const KIND = 'organised';

export interface Organised {
	list(): Promise<ExchangeEvent[]>;
	/** @param before the revision it replaces; absent: a new one. @returns false where somebody was quicker */
	put(event: ExchangeEvent, before?: number): Promise<boolean>;
}

export function createOrganised(store: Store): Organised {
	return {
		async list() {
			return (await store.find(KIND)).flatMap(({ value }) => {
				const parsed = eventSchema.safeParse(value);
				return parsed.success ? [parsed.data] : [];
			});
		},
		async put(event, before) {
			const row = await store.get(KIND, event.id);
			const there = eventSchema.safeParse(row?.value);
			if ((there.success ? there.data.revision : undefined) !== before) return false;
			const value = JSON.parse(JSON.stringify(event)) as Json;
			return await store.apply([{ put: { kind: KIND, key: event.id, value }, version: row?.version ?? 0 }]);
		},
	};
}
