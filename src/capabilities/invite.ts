/** Buttons to be reminded: of one event, or of all there will be. */

import type { Offer } from '../buttons.js';
import type { ExchangeEvent } from '../events/event.js';
import type { Turn } from './capability.js';

/** Nothing where nobody can be written to. Whoever sees it in a room may press it, each for themselves. */
export function remindOffers({ message, words }: Turn, event?: ExchangeEvent): Offer[] {
	if (!message.alone && !message.room) return [];
	const about = event ? { to: 'event', event: event.id } : { to: 'everything' };
	const label = event ? words.events.remind : words.events.remindAll;
	const open = message.room !== undefined && !message.private;
	return [{ capability: 'remind', state: { step: 'subscribe', whom: 'me', about }, label, open }];
}
