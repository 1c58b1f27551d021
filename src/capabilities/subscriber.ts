/** Who is reminded: the person who asks, or the channel they ask in. Pure. */

import { isZone, ZONE } from '../events/event.js';
import { owner } from '../person.js';
import { subscriberKey } from '../reminders/register.js';
import { type Subscriber, subscriberSchema } from '../reminders/subscription.js';
import type { Reply } from '../reply.js';
import type { Turn } from './capability.js';

/** A queue may take so long, in milliseconds. */
const UNDERWAY = 600_000;

export type Whom = 'me' | 'channel';

/** „Dieser Kanal“ in a conversation of two is the person. */
export function whomOf({ message }: Turn, whom: Whom): Whom {
	return message.room ? whom : 'me';
}

/**
 * A person is written to alone; where that is not possible yet, where they asked. What was set before stays set; where
 * they are written to, and what they may see, is as it is now. A channel keeps its language.
 */
export function subscriberOf(turn: Turn, whom: Whom, before?: Subscriber): Subscriber {
	const { message, language } = turn;
	const { asker, alone, room, from } = message;
	const shared = whom === 'channel' && room !== undefined;
	const { channel, place } = (shared ? room : alone) ?? room ?? from;
	/** Who is written to alone sees what they see alone; a question in a channel does not narrow that. */
	const audience = !shared && alone && room ? (before?.audience ?? asker.audience) : asker.audience;
	const { person, tenant } = owner(message);
	/** What is set up for a channel belongs to it; who did is named. */
	const whose = shared ? { person: `${channel}:${place}` } : { person };
	const now = { ...whose, tenant, channel, place, shared, audience };
	const spoken = shared ? (before?.language ?? language) : language;
	const zone = before?.zone ?? (shared ? ZONE : zoneOf(turn));
	return subscriberSchema.parse({ ...before, ...now, language: spoken, zone });
}

/** What was due before somebody changed when they want to be reminded does not come late; what is on its way still comes. */
export function afresh(subscriber: Subscriber, { now }: Turn): Subscriber {
	return { ...subscriber, paused: Math.max(subscriber.paused ?? 0, now.getTime() - UNDERWAY) };
}

/** Who set it up signs, for a channel: its members see who did. */
export function signed(turn: Turn, subscriber: Subscriber): Subscriber {
	const { by: _, author: __, ...rest } = subscriber;
	const { name } = turn.message.asker;
	return subscriber.shared
		? { ...rest, author: owner(turn.message).person, ...(name ? { by: name } : {}) }
		: subscriber;
}

/** As far as the platform knows it. */
export function zoneOf({ message: { asker } }: Turn): string {
	return asker.zone && isZone(asker.zone) ? asker.zone : ZONE;
}

export function keyOf(turn: Turn, whom: Whom): string {
	return subscriberKey(subscriberOf(turn, whom));
}

/** Channels: only who belongs there. */
export function allowed({ message }: Turn, whom: Whom): boolean {
	return whom === 'me' || message.room === undefined || message.asker.belongs === true;
}

/** What concerns one person is for them alone; what concerns a channel is said aloud. */
export function addressed(said: Reply, { message, pressed }: Turn, whom: Whom): Reply {
	if (said.show !== 'message') return said;
	const aloud = whom === 'channel' && message.room !== undefined;
	const brief = pressed !== undefined && said.buttons.length === 0;
	const alone = !aloud && (message.room !== undefined || message.private || brief);
	return alone ? { ...said, show: 'private' } : said;
}
