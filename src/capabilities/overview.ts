/** What somebody is reminded of, as a list with its buttons. */

import { endOf } from '../events/event.js';
import { type Inline, type Reply, reply, text } from '../reply.js';
import type { Turn } from './capability.js';
import { type Choice, offering, type RemindOptions } from './choice.js';
import { upcoming } from './meaning.js';
import { leadsOf, whatOf } from './naming.js';
import { momentOf } from './subscribe.js';
import { keyOf, type Whom } from './subscriber.js';

/** Lines shown. */
const MOST = 20;
const DAY = 86_400_000;
/** Days for which an event that is over waits for its documentation. */
const KEPT = 30;

/** What somebody is reminded of, and how: with who set it up, in a channel. */
export async function listed(whom: Whom, turn: Turn, options: RemindOptions): Promise<Reply> {
	const { language, words, now } = turn;
	const say = words.events.reminders;
	const key = keyOf(turn, whom);
	const { subscriber, subscriptions } = await options.register.find(key);
	const over = (days: number) =>
		options
			.agenda()
			.filter((one) => endOf(one).epochMilliseconds + days * DAY <= now.getTime())
			.map(({ id }) => id);
	const [past, old] = [new Set(over(0)), new Set(over(KEPT))];
	const open = subscriptions.filter(({ about }) => about.to !== 'event' || !old.has(about.event));
	const items = subscriber
		? open.flatMap((one): Inline[][] => {
				const name = whatOf(one.about, turn, options);
				const by = one.by ? [say.by(one.by)] : [];
				if (name === undefined) return [];
				const done = one.about.to === 'event' && past.has(one.about.event);
				return [[done ? say.lineOver(name) : say.line(name, leadsOf(one, subscriber, turn, options)), ...by]];
			})
		: [];
	if (!subscriber || items.length === 0) {
		const none = reply(language, text(whom === 'me' ? say.list.none : say.list.noneHere));
		const all: Choice = { step: 'subscribe', whom, about: { to: 'everything' }, label: say.subscribeAll };
		return await offering(none, turn, options, [all]);
	}
	const more = items.length > MOST ? [[words.events.more(items.length - MOST)]] : [];
	const declined = upcoming(turn, options).filter(({ id }) => subscriber.declined.includes(id));
	const paused = (subscriber.paused ?? 0) > +now;
	const at = paused ? undefined : await options.next(key);
	const notes = [
		...(declined.length > 0 ? [say.list.declined(words.list(declined.map(({ title }) => title)))] : []),
		...(paused ? [say.list.paused(words.events.weekday(subscriber.paused ?? 0, subscriber.zone))] : []),
		...(subscriber.online ? [say.list.online] : []),
		say.list.quiet[subscriber.quiet ? 'on' : 'off'],
		...(subscriber.zone === 'Europe/Berlin' ? [] : [say.list.zone(subscriber.zone)]),
		...(at === undefined ? [] : [say.next(momentOf(at, subscriber.zone, turn))]),
	];
	const head = text(whom === 'me' ? say.list.mine : say.list.here);
	const list = { kind: 'list' as const, items: [...items.slice(0, MOST), ...more] };
	const said = reply(language, head, list, text(notes.join(' ')));
	return await offering(said, turn, options, choices(whom, paused, items.length, turn));
}

function choices(whom: Whom, paused: boolean, count: number, { words, message }: Turn): Choice[] {
	const say = words.events.reminders;
	if (!message.interactive) return [];
	return [
		paused ? { step: 'resume', whom, label: say.resume } : { step: 'pause', whom, label: say.pause },
		{ step: 'change', whom, label: say.change },
		{ step: 'settings', whom, label: say.settings },
		...(count > 1 ? [{ step: 'less' as const, whom, label: say.less }] : []),
		...(whom === 'me' ? [{ step: 'feed' as const, whom, label: say.feed }] : []),
		{ step: 'stop', whom, label: say.stop },
	];
}
