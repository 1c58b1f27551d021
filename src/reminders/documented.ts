/** Which documentation belongs to an event, and when it came: remembered, as it is news only once. */

import { z } from 'zod';
import type { ExchangeEvent } from '../events/event.js';
import type { Exchange } from '../library/exchange.js';
import type { Store } from '../store/store.js';
import type { Reminder } from './reminder.js';

type Dated = Pick<Exchange, 'id' | 'series' | 'number' | 'starts'>;

/** The one the event names; else the one of its series with its number and year or, without a number, of its day. */
export function documentationOf<Doc extends Dated>(
	{ documentation, series, number, starts }: ExchangeEvent,
	exchanges: readonly Doc[],
): Doc | undefined {
	if (documentation !== undefined) return exchanges.find(({ id }) => id === documentation);
	if (series === undefined) return undefined;
	const isIt = (one: Doc) =>
		number === undefined || one.number === undefined
			? one.starts === starts.slice(0, 10)
			: one.number === number && one.starts?.slice(0, 4) === starts.slice(0, 4);
	const found = exchanges.filter((one) => one.series === series && isIt(one));
	return found.length === 1 ? found[0] : undefined;
}

export interface Documented {
	/** Looks which events have a documentation now. */
	observe(events: readonly ExchangeEvent[], exchanges: readonly Exchange[]): Promise<void>;
	/** Since when, epoch milliseconds by id of the event. */
	since(): ReadonlyMap<string, number>;
	/** Ids of events whose documentation only the programme may read. */
	closed(): ReadonlySet<string>;
	/** Whether what a reminder says is for the programme only. */
	isClosed(reminder: Reminder): boolean;
}

const KIND = 'documented';
const schema = z.object({ at: z.number() });

export function createDocumented(store: Store, clock: () => number): Documented {
	let since: ReadonlyMap<string, number> = new Map();
	let closed: ReadonlySet<string> = new Set();

	async function sinceWhen(id: string): Promise<number> {
		const known = since.get(id);
		if (known !== undefined) return known;
		const at = clock();
		// Another instance may have seen it before.
		await store.apply([{ put: { kind: KIND, key: id, value: { at } }, version: 0 }]);
		return schema.safeParse((await store.get(KIND, id))?.value).data?.at ?? at;
	}

	return {
		async observe(events, exchanges) {
			const found = events.flatMap((event) => {
				const exchange = documentationOf(event, exchanges);
				return exchange ? [{ id: event.id, closed: exchange.audience === 'programme' }] : [];
			});
			const times = await Promise.all(found.map(async ({ id }) => [id, await sinceWhen(id)] as const));
			since = new Map(times);
			closed = new Set(found.flatMap((one) => (one.closed ? [one.id] : [])));
		},
		since: () => since,
		closed: () => closed,
		isClosed: ({ kind, event }) => event.audience === 'programme' || (kind === 'documented' && closed.has(event.id)),
	};
}
