/** Reminders ended: all of them, some, or those of one event out of many. Asks back where several can be meant. */

import type { ExchangeEvent } from '../events/event.js';
import { gather } from '../reminders/circle.js';
import { aboutKey } from '../reminders/register.js';
import type { Subscriber, Subscription } from '../reminders/subscription.js';
import { createMatches } from '../reminders/topic.js';
import { type Block, type Reply, reply, text } from '../reply.js';
import { concerns } from '../retrieval/concern.js';
import { corpusOf } from '../retrieval/corpus.js';
import type { Turn } from './capability.js';
import { type Choice, choice, offering, type RemindOptions } from './choice.js';
import { meaningOf, seriesOf, upcoming } from './meaning.js';
import { labelOf, whatOf } from './naming.js';
import type { Asked } from './subscribe.js';
import { afresh, allowed, keyOf, subscriberOf, type Whom } from './subscriber.js';

interface Target {
	whom: Whom;
	key: string;
	subscriber: Subscriber;
	subscriptions: readonly Subscription[];
}

export async function unsubscribe({ whom, about, events }: Asked, turn: Turn, options: RemindOptions): Promise<Reply> {
	const say = turn.words.events.reminders;
	if (!allowed(turn, whom)) return reply(turn.language, text(say.notMember));
	const target = await targetOf(whom, turn, options);
	if (!target) return nothing(whom, turn);
	if (!about && !events) return await stop(whom, turn, options);
	if (about?.to === 'everything') {
		const all = target.subscriptions.find((one) => one.about.to === 'everything');
		if (!all || target.subscriptions.length === 1) return await stop(whom, turn, options);
		return await remove(all.about, whom, turn, options);
	}
	const found = candidates({ whom, about, events }, target, turn, options);
	const [only, ...others] = found;
	if (!only) return await which([text(say.stopped.nothing)], whom, turn, options);
	if (others.length > 0) return await choice([text(say.whichNot)], turn, options, found);
	if (only.event !== undefined) return await silence(only.event, whom, turn, options);
	return only.about ? await remove(only.about, whom, turn, options) : nothing(whom, turn);
}

async function targetOf(whom: Whom, turn: Turn, { register }: RemindOptions): Promise<Target | undefined> {
	const key = keyOf(turn, whom);
	const { subscriber, subscriptions } = await register.find(key);
	return subscriber && subscriptions.length > 0 ? { whom, key, subscriber, subscriptions } : undefined;
}

export function nothing(whom: Whom, { language, words }: Turn): Reply {
	const { none, noneHere } = words.events.reminders.list;
	return reply(language, text(whom === 'me' ? none : noneHere));
}

/** Subscriptions by that name, and events by that name that somebody hears of. */
function candidates(
	{ about, events: pointed }: Asked,
	{ whom, key, ...own }: Target,
	turn: Turn,
	options: RemindOptions,
): Choice[] {
	const known = seriesOf(turn, options);
	const { events, lasting } = about
		? meaningOf(about, upcoming(turn, options), known, turn)
		: { events: pointed ?? [], lasting: [] };
	const same = new Set(lasting.map(aboutKey));
	const words = about?.to === 'mentioned' && !about.when ? about.words : about?.to === 'topic' ? about.topic : '';
	const corpus = corpusOf(turn.library);
	const named = own.subscriptions.filter(({ about: one }) => {
		if (one.to !== 'series' && one.to !== 'topic') return false;
		const name = one.to === 'series' ? one.series : one.topic;
		return same.has(aboutKey(one)) || (words !== '' && concerns(corpus, words, name));
	});
	const heard = hears({ key, ...own }, turn);
	const loose = named.length === 0 && words !== '' && about?.to === 'topic';
	const meant = loose ? meaningOf({ to: 'mentioned', words }, upcoming(turn, options), known, turn).events : events;
	return [
		...named.map((one) => ending(one, whom, turn, options)),
		...meant.filter(heard).map((event) => quieting(event, whom, turn)),
	].slice(0, 9);
}

/** Whether they would be reminded of an event. */
function hears({ key, subscriber, subscriptions }: Omit<Target, 'whom'>, { library }: Turn) {
	const circle = gather(
		new Map([[key, subscriber]]),
		subscriptions,
		createMatches(() => library),
	);
	return (event: ExchangeEvent) => !subscriber.declined.includes(event.id) && [...circle.around(event)].length > 0;
}

function ending({ about }: Pick<Subscription, 'about'>, whom: Whom, turn: Turn, options: RemindOptions): Choice {
	const event = about.to === 'event' ? upcoming(turn, options).find(({ id }) => id === about.event) : undefined;
	const label = event ? labelOf(event, turn) : (whatOf(about, turn, options) ?? '');
	return { step: 'remove', whom, about, label };
}

function quieting(event: ExchangeEvent, whom: Whom, turn: Turn): Choice {
	return { step: 'silence', whom, event: event.id, label: labelOf(event, turn) };
}

/** A button for each subscription there is, and one for all. */
export async function which(said: readonly Block[], whom: Whom, turn: Turn, options: RemindOptions): Promise<Reply> {
	const target = await targetOf(whom, turn, options);
	if (!target) return nothing(whom, turn);
	const { stop: all, whichNot } = turn.words.events.reminders;
	const each = target.subscriptions
		.filter(({ about }) => whatOf(about, turn, options) !== undefined)
		.map((one) => ending(one, whom, turn, options));
	const asked = said.length > 0 ? said : [text(whichNot)];
	return await choice(asked, turn, options, [...each.slice(0, 9), { step: 'stop', whom, label: all }]);
}

export async function stop(whom: Whom, turn: Turn, { register }: RemindOptions): Promise<Reply> {
	const { all, allHere } = turn.words.events.reminders.stopped;
	await register.remove(keyOf(turn, whom));
	return reply(turn.language, text(whom === 'me' ? all : allHere));
}

/** Ends one subscription, and says what is left. */
export async function remove(
	about: Subscription['about'],
	whom: Whom,
	turn: Turn,
	options: RemindOptions,
): Promise<Reply> {
	const { stopped } = turn.words.events.reminders;
	const key = keyOf(turn, whom);
	await options.register.remove(key, about);
	const { subscriber, subscriptions } = await options.register.find(key);
	/** What it stood in the way of does not come late. */
	if (subscriber && subscriptions.length > 0)
		await options.register.put(afresh(subscriberOf(turn, whom, subscriber), turn));
	const left = subscriptions.flatMap((one) => whatOf(one.about, turn, options) ?? []).slice(0, 10);
	const said = stopped.one(whatOf(about, turn, options) ?? '');
	const still = left.length > 0 ? ` ${stopped.still(turn.words.list(left))}` : '';
	return reply(turn.language, text(said + still));
}

/** No more of one event; whatever else they hear of stays. */
export async function silence(id: string, whom: Whom, turn: Turn, options: RemindOptions): Promise<Reply> {
	const { register } = options;
	const say = turn.words.events;
	const event = upcoming(turn, options).find((one) => one.id === id);
	if (!event) return reply(turn.language, text(say.reminders.gone));
	const key = keyOf(turn, whom);
	await register.remove(key, { to: 'event', event: id });
	const { subscriber, subscriptions } = await register.find(key);
	if (subscriber && hears({ key, subscriber, subscriptions }, turn)(event))
		await register.put({ ...subscriberOf(turn, whom, subscriber), declined: [...subscriber.declined, id] });
	const again: Choice = { step: 'subscribe', whom, about: { to: 'event', event: id }, label: say.remind };
	return await offering(reply(turn.language, text(say.reminders.stopped.event(event.title))), turn, options, [again]);
}
