/** Subscriptions by what they are about, so that an event finds its circle without asking everybody. */

import type { ExchangeEvent } from '../events/event.js';
import { lengthOf, type Plan, planOf } from './schedule.js';
import type { About, Subscriber, Subscription } from './subscription.js';

/** One subscription with its subscriber. All times are epoch milliseconds. */
export interface Holder {
	key: string;
	subscriber: Subscriber;
	/** 2 the event itself, 1 its series or topic, 0 everything. */
	rank: 0 | 1 | 2;
	plan: Plan;
	created: number;
}

export type Holders = readonly [Holder, ...Holder[]];
export type Matches = (topic: string, event: ExchangeEvent) => boolean;

export interface Circle {
	/** Who hears of the event, and by which of their subscriptions: each subscriber once. */
	around(event: ExchangeEvent): Iterable<Holders>;
	/** Each lead in each zone that somebody has. */
	leads: readonly (Pick<Plan, 'zone' | 'quiet'> & { lead: string })[];
	/** The length of the longest lead. */
	reach: number;
	/** Ends of pauses. */
	pauses: ReadonlySet<number>;
}

/** Stands for the zone of those who want no quiet. */
const LOUD = '';
const RANK = { event: 2, series: 1, topic: 1, everything: 0 } as const;

/** Subscriber → their subscriptions to one thing. */
type Group = Map<string, [Holder, ...Holder[]]>;

/** Looks at everybody once; who hears of what is sorted only when an event asks for its circle. */
export function gather(
	subscribers: ReadonlyMap<string, Subscriber>,
	subscriptions: readonly Subscription[],
	matches: Matches = concerns,
): Circle {
	const pauses = new Set<number>();
	const leads = new Map<string, Set<string>>();
	for (const { subscriber: key, leads: own } of subscriptions) {
		const subscriber = subscribers.get(key);
		if (!subscriber) continue;
		if (subscriber.paused !== undefined) pauses.add(subscriber.paused);
		const zone = subscriber.quiet ? subscriber.zone : LOUD;
		const there = leads.get(zone) ?? new Set();
		leads.set(zone, there);
		for (const lead of own ?? subscriber.leads) there.add(lead);
	}
	const all = [...leads].flatMap(([zone, some]) => [...some].map((lead) => ({ lead, zone, quiet: zone !== LOUD })));
	let groups: Groups | undefined;
	return {
		around(event) {
			groups ??= group(subscribers, subscriptions);
			return around(groups, event, matches);
		},
		leads: all,
		reach: all.reduce((most, { lead }) => Math.max(most, lengthOf(lead)), 0),
		pauses,
	};
}

type Groups = Readonly<Record<About['to'], Map<string, Group>>>;

function group(subscribers: ReadonlyMap<string, Subscriber>, subscriptions: readonly Subscription[]): Groups {
	const groups = { event: new Map(), series: new Map(), topic: new Map(), everything: new Map() } satisfies Groups;
	const plans = new Map<string, Plan>();
	for (const { subscriber: key, about, leads, created } of subscriptions) {
		const subscriber = subscribers.get(key);
		if (!subscriber) continue;
		const asked = planOf(leads ?? subscriber.leads, subscriber);
		const plan = plans.get(asked.id) ?? asked;
		plans.set(plan.id, plan);
		const name = nameOf(about);
		const there: Group = groups[about.to].get(name) ?? new Map();
		groups[about.to].set(name, there);
		put(there, { key, subscriber, rank: RANK[about.to], plan, created });
	}
	return groups;
}

function put(group: Group, holder: Holder): void {
	const there = group.get(holder.key);
	if (there) there.push(holder);
	else group.set(holder.key, [holder]);
}

function* around(groups: Groups, event: ExchangeEvent, matches: Matches): Iterable<Holders> {
	const topics = [...groups.topic].filter(([topic]) => matches(topic, event)).map(([, group]) => group);
	const series = event.series === undefined ? undefined : groups.series.get(folded(event.series));
	const close: Group = new Map();
	for (const group of [groups.event.get(event.id), series, ...topics])
		for (const holder of [...(group?.values() ?? [])].flat()) put(close, holder);
	const everybody: Group = groups.everything.get('') ?? new Map();
	for (const [key, [first, ...more]] of close) yield [first, ...more, ...(everybody.get(key) ?? [])];
	for (const [key, holders] of everybody) if (!close.has(key)) yield holders;
}

function nameOf(about: About): string {
	switch (about.to) {
		case 'event':
			return about.event;
		case 'series':
			return folded(about.series);
		case 'topic':
			return about.topic;
		case 'everything':
			return '';
	}
}

/** The topic is one of the event's, or stands in its title as a word. */
export function concerns(topic: string, { topics, title }: Pick<ExchangeEvent, 'topics' | 'title'>): boolean {
	return topics.some((one) => folded(one) === folded(topic)) || ` ${words(title)} `.includes(` ${words(topic)} `);
}

const folded = (text: string) => text.normalize('NFC').trim().toLowerCase();
const words = (text: string) =>
	folded(text)
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();
