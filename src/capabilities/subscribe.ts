/** Subscriptions set up; asks back where it is not clear which events are meant. */

import { type ExchangeEvent, endOf, isOnline } from '../events/event.js';
import type { Wanted } from '../reminders/about.js';
import { gather } from '../reminders/circle.js';
import { due } from '../reminders/due.js';
import { aboutKey } from '../reminders/register.js';
import type { About, Subscriber, Subscription } from '../reminders/subscription.js';
import { createMatches } from '../reminders/topic.js';
import { type Reply, reply, text } from '../reply.js';
import type { Turn } from './capability.js';
import { type Choice, choice, offering, type RemindOptions } from './choice.js';
import { lastingOf, meaningOf, seriesOf, upcoming } from './meaning.js';
import { leadsOf, offers, toEvent } from './naming.js';
import { afresh, allowed, keyOf, signed, subscriberOf, type Whom } from './subscriber.js';

const EVERYTHING: About = { to: 'everything' };
/** Subscriptions of one subscriber. */
const MOST = 100;
/** How far ahead the next reminder is looked for, in milliseconds. */
const AHEAD = 400 * 24 * 60 * 60 * 1000;

export interface Asked {
	whom: Whom;
	about?: Wanted | undefined;
	leads?: readonly string[] | undefined;
	/** What the turn before was about; only where nothing else is named. */
	events?: readonly ExchangeEvent[] | undefined;
}

export async function subscribe(asked: Asked, turn: Turn, options: RemindOptions): Promise<Reply> {
	const { about: wanted } = asked;
	const say = turn.words.events.reminders;
	if (!allowed(turn, asked.whom)) return reply(turn.language, text(say.notMember));
	const pointed = wanted ? undefined : asked.events;
	if (!wanted && !pointed?.length) return await what([text(say.what)], asked, turn, options);
	const known = seriesOf(turn, options);
	const meant = wanted && meaningOf(wanted, upcoming(turn, options), known, turn);
	const { events, lasting } = meant ?? { events: pointed ?? [], lasting: [] };
	const found = [...lasting, ...events.map(toEvent)];
	const [only, ...others] = found;
	if (!only) {
		const instead = [...(wanted ? lastingOf(wanted, known) : []), EVERYTHING];
		return await choice([text(say.noEvent)], turn, options, offers(instead, asked, turn, options));
	}
	if (others.length === 0) return await subscribed(only, asked, turn, options);
	const question = lasting.length > 0 ? say.whichSeries : say.which;
	const each = [...found.slice(0, 9), ...(pointed ? [EVERYTHING] : [])];
	return await choice([text(question)], turn, options, offers(each, asked, turn, options));
}

/** Asks of what: the next events, all there will be; or, with times and reminders set up, their times. */
export async function what(
	said: Parameters<typeof choice>[0],
	{ whom, leads }: Asked,
	turn: Turn,
	options: RemindOptions,
	events: readonly ExchangeEvent[] = upcoming(turn, options).slice(0, 4),
): Promise<Reply> {
	const { subscriptions } = await options.register.find(keyOf(turn, whom));
	const { change } = turn.words.events.reminders;
	const times: Choice[] =
		leads && subscriptions.length > 0
			? [{ step: 'times', whom, leads, label: `${change}: ${turn.words.list(leads.map(turn.words.events.lead))}` }]
			: [];
	const abouts = [...events.map(toEvent), EVERYTHING];
	return await choice(said, turn, options, [...offers(abouts, { whom, leads }, turn, options), ...times]);
}

/** Keeps a subscription and says what will happen, and when. */
export async function subscribed(
	about: About,
	{ whom, leads }: Pick<Asked, 'whom' | 'leads'>,
	turn: Turn,
	options: RemindOptions,
): Promise<Reply> {
	const { language, words } = turn;
	const say = words.events.reminders;
	const event = about.to === 'event' ? upcoming(turn, options).find(({ id }) => id === about.event) : undefined;
	if (about.to === 'event' && !event) return reply(language, text(say.gone));
	const key = keyOf(turn, whom);
	const there = await options.register.find(key);
	const before = there.subscriptions.find((one) => aboutKey(one.about) === aboutKey(about));
	if (!before && !(await hasRoom(key, there.subscriptions, turn, options)))
		return reply(language, text(say.tooMany(MOST)));
	const kept = subscriberOf(turn, whom, there.subscriber);
	const declined = kept.declined.filter((id) => id !== event?.id);
	const own = leads ?? before?.leads;
	const same = before !== undefined && String(own) === String(before.leads) && declined.length === kept.declined.length;
	const known = before && kept.author ? kept : signed(turn, kept);
	const other = (before && !same) || declined.length < kept.declined.length;
	const subscriber = { ...(other ? afresh(known, turn) : known), declined };
	await options.register.put(subscriber, [{ about, ...(own ? { leads: [...own] } : {}) }]);
	const lines = say[subscriber.shared ? 'channel' : 'me'];
	const said = leadsOf({ about, ...(own ? { leads: [...own] } : {}) }, subscriber, turn, options);
	const head = about.to === 'everything' ? lines.everything(said) : lines[about.to](nameOf(about, event), said);
	const { said: ahead, more } = await outlook(about, event, subscriber, key, turn, options);
	const notes = [
		...(subscriber.shared && subscriber.by ? [say.setBy(subscriber.by)] : []),
		...(whom === 'me' && turn.message.room && !turn.message.alone ? [say.here] : []),
	];
	const whole = [...(same ? [say.already] : []), head, ...ahead].join(' ');
	return await offering(reply(language, text(whole), ...notes.map((note) => text(note))), turn, options, [
		...more.map((one): Choice => ({ ...one, whom })),
		{ step: 'change', whom, about, label: say.change },
		{ step: 'remove', whom, about, label: say.stopTopic },
	]);
}

function nameOf(about: Exclude<About, { to: 'everything' }>, event: ExchangeEvent | undefined): string {
	return about.to === 'event' ? (event?.title ?? '') : about.to === 'series' ? about.series : about.topic;
}

/** Where it is full, what is over makes room. */
async function hasRoom(
	key: string,
	subscriptions: readonly Subscription[],
	{ now }: Turn,
	{ agenda, register }: RemindOptions,
): Promise<boolean> {
	if (subscriptions.length < MOST) return true;
	const open = new Set(
		agenda()
			.filter((event) => endOf(event).epochMilliseconds > now.getTime())
			.map(({ id }) => id),
	);
	const over = subscriptions.find(({ about }) => about.to === 'event' && !open.has(about.event));
	if (over) await register.remove(key, over.about);
	return over !== undefined;
}

/** When the first reminder of what was subscribed to comes, or why there is none. */
async function outlook(
	about: About,
	event: ExchangeEvent | undefined,
	subscriber: Subscriber,
	key: string,
	turn: Turn,
	{ register, agenda }: RemindOptions,
): Promise<{ said: string[]; more: Omit<Choice, 'whom'>[] }> {
	const say = turn.words.events.reminders;
	const { zone, paused = 0 } = subscriber;
	const now = turn.now.getTime();
	if (event && subscriber.online && !isOnline(event)) {
		const said = [say.offsite[subscriber.shared ? 'channel' : 'me']];
		return { said, more: [{ step: 'onsite', label: say.onsite }] };
	}
	const { subscriptions } = await register.find(key);
	const matches = createMatches(() => turn.library);
	const people = new Map([[key, subscriber]]);
	const own = subscriptions.filter((one) => aboutKey(one.about) === aboutKey(about));
	const circle = gather(people, own, matches);
	const events = agenda().filter((one) => [...circle.around(one)].length > 0);
	const window = { from: now, until: now + AHEAD };
	const at = due(events, people, subscriptions, window, undefined, { matches }).find(({ kind }) => kind === 'lead')?.at;
	const pause = paused > now ? [say.list.paused(turn.words.events.weekday(paused, zone))] : [];
	if (at !== undefined) return { said: [say.next(momentOf(at, zone, turn)), ...pause], more: [] };
	const ahead = upcoming(turn, { agenda }).some(({ id }) => events.some((one) => one.id === id));
	return { said: [ahead ? say.tooLate : say.nothingYet, ...pause], more: [] };
}

/** „Donnerstag, 3. Dezember 2026, 10:00 Uhr“ */
export function momentOf(at: number, zone: string, { words }: Turn): string {
	return `${words.events.weekday(at, zone)}, ${words.events.time(at, zone)}`;
}
