/** Forms of reminders: times, and what else can be set. What cannot be read is asked for once more. */

import { aboutKey } from '../reminders/register.js';
import { readLeads } from '../reminders/wish.js';
import { zoneOf as zoneNamed } from '../reminders/zone.js';
import { type Field, type Reply, reply, text } from '../reply.js';
import type { Turn } from './capability.js';
import { formed, type RemindOptions, type State } from './choice.js';
import { prefer } from './prefer.js';
import { subscribed } from './subscribe.js';
import { afresh, keyOf, subscriberOf, type Whom, zoneOf } from './subscriber.js';

/** Times as one says them: of one subscription, or of all that have none of their own. */
export async function changeLeads({ about, whom }: State, turn: Turn, options: RemindOptions): Promise<Reply> {
	const { language, words, pressed } = turn;
	const say = words.events.reminders;
	const typed = pressed?.fields.leads;
	const leads = typed === undefined ? undefined : readLeads(typed, language);
	if (leads && leads.length > 0) {
		if (about) return await subscribed(about, { whom, leads }, turn, options);
		return await prefer({ kind: 'leads', leads }, whom, turn, options);
	}
	const { subscriber, subscriptions } = await options.register.find(keyOf(turn, whom));
	const there = about && subscriptions.find((one) => aboutKey(one.about) === aboutKey(about));
	const now = there?.leads ?? subscriber?.leads ?? subscriberOf(turn, whom).leads;
	const value = typed ?? words.list(now.map(words.events.lead));
	const form = [{ name: 'leads', label: say.whichLeads, value }];
	const one = { step: 'change' as const, whom, label: say.save, form, ...(about ? { about } : {}) };
	const wrong = typed === undefined ? [] : [text(say.wrongLeads)];
	return { ...(await formed(wrong, one, turn, options)), title: say.change };
}

/** Online, quiet and zone in one form. */
export async function settings(whom: Whom, turn: Turn, options: RemindOptions): Promise<Reply> {
	const { language, words, pressed } = turn;
	const say = words.events.reminders;
	const { subscriber } = await options.register.find(keyOf(turn, whom));
	const typed = pressed?.fields ?? {};
	const filled = typed.online !== undefined || typed.quiet !== undefined || typed.zone !== undefined;
	const zone = zoneNamed(typed.zone ?? '');
	if (filled && zone) {
		const set = { online: typed.online === 'online', quiet: typed.quiet !== 'always', zone };
		await options.register.put({ ...afresh(subscriberOf(turn, whom, subscriber), turn), ...set });
		return reply(language, text(say.saved));
	}
	const chosen = {
		online: subscriber?.online ? 'online' : 'all',
		quiet: subscriber?.quiet === false ? 'always' : 'earlier',
	};
	const form = fieldsOf({ ...chosen, zone: subscriber?.zone ?? zoneOf(turn), ...typed }, turn);
	const wrong = filled ? [text(say.zoneUnknown(typed.zone ?? ''))] : [];
	const asked = await formed(wrong, { step: 'settings', whom, label: say.save, form }, turn, options);
	return { ...asked, title: say.settings };
}

function fieldsOf(values: Readonly<Record<'online' | 'quiet' | 'zone', string>>, { words }: Turn): Field[] {
	const say = words.events.reminders;
	return [
		{
			name: 'online',
			label: say.fields.online,
			value: values.online,
			choices: [
				{ value: 'all', label: say.fields.all },
				{ value: 'online', label: say.fields.onlineOnly },
			],
		},
		{
			name: 'quiet',
			label: say.fields.quiet,
			value: values.quiet,
			choices: [
				{ value: 'earlier', label: say.fields.earlier },
				{ value: 'always', label: say.fields.always },
			],
		},
		{ name: 'zone', label: say.fields.zone, value: values.zone },
	];
}
