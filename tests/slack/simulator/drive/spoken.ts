/** What people write, as Slack describes it in events. */

import { compact, type Data } from '../json.js';
import type { Message } from '../messages.js';
import type { State } from '../state.js';
import type { Channel, User } from '../world.js';

export function hidden(state: State, channel: Channel, extra: Data): Data {
	const ts = state.clock.ts();
	return { type: 'message', hidden: true, channel: channel.id, channel_type: channel.kind, ts, event_ts: ts, ...extra };
}

export function rootFor(state: State, user: User, channel: Channel, thread: string | Message): string {
	if (typeof thread !== 'string') return thread.thread_ts ?? thread.ts;
	const known = state.messages.find(channel.id, thread);
	return known
		? (known.thread_ts ?? known.ts)
		: state.messages.add({ team: channel.team, channel: channel.id, user: user.id, text: '…', ts: thread }).ts;
}

export function messageEvent(state: State, message: Message, user: User, channel: Channel): Data {
	const foreign = user.team !== channel.team;
	const root = message.thread_ts === undefined ? undefined : state.messages.find(channel.id, message.thread_ts);
	return compact({
		client_msg_id: `00000000-0000-4000-8000-${message.ts.replace('.', '').slice(-12)}`,
		type: 'message',
		subtype: message.subtype,
		text: message.text,
		user: user.id,
		ts: message.ts,
		team: user.team,
		user_team: foreign ? user.team : undefined,
		source_team: foreign ? user.team : undefined,
		user_profile: foreign
			? {
					name: user.name,
					real_name: user.real_name,
					display_name: user.name,
					team: user.team,
					is_restricted: false,
					is_ultra_restricted: false,
				}
			: undefined,
		blocks: [
			{
				type: 'rich_text',
				block_id: state.clock.secret(5),
				elements: [{ type: 'rich_text_section', elements: pieces(message.text) }],
			},
		],
		thread_ts: message.thread_ts,
		parent_user_id: root === message ? undefined : root?.user,
		channel: channel.id,
		event_ts: message.ts,
		channel_type: channel.kind,
	});
}

/** Mentions and words, as the composer would have written them. */
function pieces(text: string): Data[] {
	const decoded = (words: string) => words.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');
	const found = text.split(/(<@[UW]\w+>)/).filter(Boolean);
	return found.map((one) => {
		const id = /^<@(\w+)>$/.exec(one)?.[1];
		return id === undefined ? { type: 'text', text: decoded(one) } : { type: 'user', user_id: id };
	});
}
