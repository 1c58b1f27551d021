/** Events for calendar programs: all that are public, and what a person subscribed to, under an address only they know. */

import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Calendars } from './channel.js';
import { renderCalendar } from './events/calendar.js';
import type { ExchangeEvent } from './events/event.js';
import type { Owner } from './person.js';
import type { Register } from './reminders/register.js';
import { read, type Store } from './store/store.js';
import { wordsFor } from './words/words.js';

export interface CalendarOptions {
	store: Store;
	register: Register;
	/** All events as they stand now, for every audience. */
	agenda(): readonly ExchangeEvent[];
	/** The events a subscriber hears of. */
	heard(key: string): Promise<readonly ExchangeEvent[]>;
	/** Address of a page of the web site. */
	page(path: string): string;
}

export interface Feeds extends Calendars {
	/** Whether a person has an address for their calendar. */
	has(owner: Owner): Promise<boolean>;
	/** A new address for a person's calendar; an earlier one is not valid any more. */
	renew(owner: Owner): Promise<{ url: string; renewed: boolean }>;
}

const KIND = 'feed';
const schema = z.object({ person: z.string() });
const hashOf = (secret: string) => createHash('sha256').update(secret).digest('hex');

export function createCalendars({ store, register, agenda, heard, page }: CalendarOptions): Feeds {
	const publicEvents = () => agenda().filter(({ audience }) => audience === 'public');
	const render = (events: readonly ExchangeEvent[], language: 'de' | 'en') =>
		renderCalendar(events, { name: wordsFor(language).events.calendarName });
	return {
		open: (language) => render(publicEvents(), language),
		event(id, language) {
			const event = publicEvents().find((one) => one.id === id);
			return event && render([event], language);
		},
		async personal(secret) {
			const row = await read(store, KIND, hashOf(secret), schema);
			const { subscriber } = row ? await register.find(row.person) : {};
			return row && render(await heard(row.person), subscriber?.language ?? 'de');
		},
		has: async ({ person }) => (await store.find(KIND, { person })).length > 0,
		async renew({ person, tenant }) {
			const old = await store.find(KIND, { person });
			const secret = randomBytes(24).toString('base64url');
			await store.apply([
				...old.map(({ key }) => ({ remove: { kind: KIND, key } })),
				{ put: { kind: KIND, key: hashOf(secret), value: { person, tenant } } },
			]);
			return { url: page(`/calendar/${secret}.ics`), renewed: old.length > 0 };
		},
	};
}
