/** What is due: one message to one subscriber about one event. */

import type { ExchangeEvent } from '../events/event.js';

export type ReminderKind = 'lead' | 'moved' | 'cancelled' | 'documented';

export interface Reminder {
	/** Epoch milliseconds at which it is to be sent. */
	at: number;
	kind: ReminderKind;
	/** ISO duration; only of a lead. */
	lead?: string;
	event: ExchangeEvent;
	/** Key of the subscriber. */
	to: string;
	/**
	 * The same for the same thing: `lead|<subscriber>|<event>|<start instant>|<lead>`, `moved|<subscriber>|<event>|<revision>`,
	 * `cancelled|…`, `documented|<subscriber>|<event>`. What was sent under a key is not sent again.
	 */
	key: string;
	/** Epoch milliseconds after which nobody has any use for it. */
	until: number;
}
