/** What events, series and topics are called in replies and on buttons. Pure. */

import type { ExchangeEvent } from '../events/event.js';
import { fitting } from '../reminders/schedule.js';
import type { About, Subscriber, Subscription } from '../reminders/subscription.js';
import type { Turn } from './capability.js';
import type { Choice, RemindOptions } from './choice.js';
import { visible } from './events.js';
import type { Whom } from './subscriber.js';

type Options = Pick<RemindOptions, 'agenda'>;

/** An event that is gone from the agenda has no name; one the asker may not see is not named. */
export function whatOf(about: About, turn: Turn, { agenda }: Options): string | undefined {
	const say = turn.words.events.reminders;
	switch (about.to) {
		case 'everything':
			return say.everything;
		case 'series':
			return say.series(about.series);
		case 'topic':
			return say.topic(about.topic);
		case 'event': {
			const event = agenda().find(({ id }) => id === about.event);
			if (!event) return undefined;
			return visible([event], turn).length > 0 ? event.title : say.unnamed;
		}
	}
}

/** The leads of a subscription as they are said: those that fit the event where it is about one. */
export function leadsOf(
	{ about, leads }: Pick<Subscription, 'about' | 'leads'>,
	subscriber: Subscriber,
	{ words }: Turn,
	{ agenda }: Options,
): string {
	const event = about.to === 'event' ? agenda().find(({ id }) => id === about.event) : undefined;
	const own = leads ?? subscriber.leads;
	return words.list((event ? fitting(event, own) : own).map(words.events.lead));
}

/** With its day: titles may be alike. */
export function labelOf({ title, starts }: ExchangeEvent, { words }: Turn): string {
	const day = words.day(starts.slice(0, 10));
	return `${title.length > 50 ? `${title.slice(0, 49).trimEnd()}…` : title} (${day})`;
}

export function subscribeTo(about: About, turn: Turn, { agenda }: Options): string {
	const say = turn.words.events.reminders;
	if (about.to === 'series') return say.subscribeSeries(about.series);
	if (about.to === 'topic') return say.subscribeTopic(about.topic);
	const event = about.to === 'event' ? agenda().find(({ id }) => id === about.event) : undefined;
	return event ? labelOf(event, turn) : say.subscribeAll;
}

/** A button for each thing to be reminded of. */
export function offers(
	abouts: readonly About[],
	{ whom, leads }: { whom: Whom; leads?: readonly string[] | undefined },
	turn: Turn,
	options: Options,
): Choice[] {
	return abouts.map((about) => {
		const label = subscribeTo(about, turn, options);
		return { step: 'subscribe', whom, about, label, ...(leads ? { leads } : {}) };
	});
}

export const toEvent = ({ id }: ExchangeEvent): About => ({ to: 'event', event: id });
