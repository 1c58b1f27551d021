/** What would be sent, and to whom, as things stand: asked by replies, previews and calendars. Sends nothing. */

import { type ExchangeEvent, endOf } from '../events/event.js';
import { gather, type Matches } from './circle.js';
import { due } from './due.js';
import { mayHear, noteFor } from './note.js';
import type { Register } from './register.js';

export interface Outlook {
	/** When a subscriber is reminded next: epoch milliseconds. */
	next(key: string): Promise<number | undefined>;
	/** The events a subscriber hears of. */
	heard(key: string): Promise<readonly ExchangeEvent[]>;
	/** How many would hear of an event as it is given: at once where it has moved or is cancelled. */
	subscribed(event: ExchangeEvent): Promise<{ people: number; channels: number }>;
}

export interface OutlookParts {
	register: Register;
	/** All events as they stand now, for every audience. */
	agenda(): readonly ExchangeEvent[];
	matches: Matches;
	clock(): number;
}

/** How far ahead the next reminder is looked for, in milliseconds. */
const AHEAD = 400 * 24 * 60 * 60 * 1000;

export function createOutlook({ register, agenda, matches, clock }: OutlookParts): Outlook {
	async function alone(key: string) {
		const { subscriber, subscriptions } = await register.find(key);
		return { subscribers: new Map(subscriber ? [[key, subscriber] as const] : []), subscriptions };
	}
	return {
		async next(key) {
			const { subscribers, subscriptions } = await alone(key);
			const window = { from: clock(), until: clock() + AHEAD };
			const found = due(agenda(), subscribers, subscriptions, window, undefined, { matches });
			return found.find(({ kind }) => kind === 'lead')?.at;
		},
		async heard(key) {
			const { subscribers, subscriptions } = await alone(key);
			const circle = gather(subscribers, subscriptions, matches);
			const declined = new Set(subscribers.get(key)?.declined);
			const hears = (event: ExchangeEvent) => [...circle.around(event)].some((holders) => mayHear(event, holders));
			return agenda().filter((event) => !declined.has(event.id) && hears(event));
		},
		async subscribed(event) {
			const { subscribers, subscriptions } = await register.all();
			const told = [...gather(subscribers, subscriptions, matches).around(event)].filter((holders) => {
				if (event.status !== 'moved' && event.status !== 'cancelled') return mayHear(event, holders);
				const note = { kind: event.status, at: clock(), until: endOf(event).epochMilliseconds, closed: false };
				return noteFor(note, event, holders) !== undefined;
			});
			const channels = told.filter(([{ subscriber }]) => subscriber.shared).length;
			return { people: told.length - channels, channels };
		},
	};
}
