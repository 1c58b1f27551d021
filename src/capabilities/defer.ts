/** What somebody answers to a reminder for themselves: registered, not coming, once more later. */

import { startOf } from '../events/event.js';
import { gather } from '../reminders/circle.js';
import { lengthOf } from '../reminders/schedule.js';
import { createMatches } from '../reminders/topic.js';
import { type Reply, reply, text } from '../reply.js';
import type { Turn } from './capability.js';
import { type Choice, choice, type RemindOptions } from './choice.js';
import { upcoming } from './meaning.js';
import { keep } from './prefer.js';
import { afresh, keyOf, subscriberOf } from './subscriber.js';

/** The longest first. */
const LATER = ['P1D', 'PT3H', 'PT1H', 'PT15M'] as const;
/** A minute is the least that is of use. */
const MINUTE = 60_000;

export async function answer(
	step: 'registered' | 'declined',
	event: string,
	turn: Turn,
	options: RemindOptions,
): Promise<Reply> {
	const { subscriber } = await options.register.find(keyOf(turn, 'me'));
	const both = { registered: subscriber?.registered ?? [], declined: subscriber?.declined ?? [] };
	const without = (ids: readonly string[]) => ids.filter((id) => id !== event);
	const changed = { registered: without(both.registered), declined: without(both.declined) };
	changed[step].push(event);
	await keep(changed, 'me', turn, options);
	return reply(turn.language, text(turn.words.events.reminders.noted[step]));
}

/** Which times there still are, each as a button. */
export async function askLater(id: string, turn: Turn, options: RemindOptions): Promise<Reply> {
	const { language, words, now } = turn;
	const say = words.events.reminders;
	const event = upcoming(turn, options).find((one) => one.id === id);
	const left = (lead: string) => (event ? startOf(event).subtract(lead).epochMilliseconds - now.getTime() : 0);
	const leads = LATER.filter((lead) => left(lead) > MINUTE && (event?.starts.includes('T') || lengthOf(lead) >= DAY));
	if (leads.length === 0) return reply(language, text(say.noted.nothingLater));
	const each = leads.map((lead): Choice => {
		return { step: 'again', whom: 'me', event: id, leads: [lead], label: say.before(words.events.lead(lead)) };
	});
	return await choice([text(say.whenLater)], turn, options, each);
}

const DAY = 86_400_000;

/** Another lead for this event alone; those by which they are reminded of it anyway stay. */
export async function once(id: string, leads: readonly string[], turn: Turn, options: RemindOptions): Promise<Reply> {
	const { language, words, library } = turn;
	const { register } = options;
	const say = words.events.reminders;
	const event = upcoming(turn, options).find((one) => one.id === id);
	if (!event) return reply(language, text(say.noted.nothingLater));
	const key = keyOf(turn, 'me');
	const { subscriber, subscriptions } = await register.find(key);
	const kept = subscriberOf(turn, 'me', subscriber);
	const declined = kept.declined.includes(id);
	const circle = gather(
		new Map([[key, kept]]),
		subscriptions,
		createMatches(() => library),
	);
	const [holders = []] = [...circle.around(event)];
	const rank = Math.max(...holders.map((holder) => holder.rank));
	const own = declined ? [] : holders.flatMap((holder) => (holder.rank === rank ? holder.plan.leads : []));
	const all = [...new Set([...own, ...leads])];
	const coming = { ...(declined ? afresh(kept, turn) : kept), declined: kept.declined.filter((one) => one !== id) };
	await register.put(coming, [{ about: { to: 'event', event: id }, leads: all }]);
	return reply(language, text(say.noted.later(words.list(leads.map(words.events.lead)))));
}
