/** People who write: messages, mentions, edits, and the events Slack makes of them. */

import { compact, type Data } from '../json.js';
import type { Message } from '../messages.js';
import { messagePayload } from '../methods/content.js';
import type { State } from '../state.js';
import type { Channel, User } from '../world.js';
import type { Delivery, Dispatch, SendOptions } from './delivery.js';
import { installedAt, wrap } from './envelope.js';
import { type ChannelRef, channelAt, teamOf, type UserRef, userAt } from './people.js';
import { hidden, messageEvent, rootFor } from './spoken.js';

export interface TalkOptions extends SendOptions {
	/** In this thread; a root that is not there is made up. */
	thread?: string | Message;
	/** Sent as it is. When not said, `& < >` are escaped as Slack does with what people type. */
	raw?: boolean;
	/** Added to the event, or put in place of what it says. */
	extra?: Data;
	eventId?: string;
	subtype?: string;
}
export interface Said extends Delivery {
	message: Message;
}

const typed = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

export function createTalk(state: State, dispatch: Dispatch) {
	/** The message appears in the conversation before anything is sent. */
	function write(user: User, channel: Channel, text: string, { thread, raw = false, subtype }: TalkOptions): Message {
		if (channel.kind !== 'channel' && !channel.members.has(user.id))
			throw new Error(`${user.id} is not in ${channel.id}`);
		const root = thread === undefined ? {} : { thread_ts: rootFor(state, user, channel, thread) };
		return state.messages.add({
			team: channel.team,
			channel: channel.id,
			user: user.id,
			text: raw ? text : typed(text),
			...root,
			...(subtype !== undefined && { subtype }),
		});
	}

	async function tell(event: Data, channel: Channel, options: TalkOptions): Promise<Delivery> {
		const installation = installedAt(state, channel.team);
		const place = {
			team: channel.team,
			channel: channel.id,
			...(options.eventId !== undefined && { eventId: options.eventId }),
		};
		return dispatch('event', wrap(state, installation, compact({ ...event, ...options.extra }), place), options);
	}

	const bot = (channel: Channel) => installedAt(state, channel.team).botUser;

	async function say(by: UserRef, where: ChannelRef, text: string, options: TalkOptions = {}): Promise<Said> {
		const [user, channel] = [userAt(state, by), channelAt(state, where)];
		const message = write(user, channel, text, options);
		return { ...(await tell(messageEvent(state, message, user, channel), channel, options)), message };
	}

	return {
		/** Any conversation: `message` with its channel_type. */
		say,
		/** In the direct conversation with the app, which is opened when there is none. */
		direct(by: UserRef, text: string, options: TalkOptions = {}): Promise<Said> {
			const user = userAt(state, by);
			return say(user, state.world.direct(installedAt(state, teamOf(state, user)).botUser, user.id), text, options);
		},
		/** `@app text`: app_mention. Slack sends `message` too when the app has subscribed to it: `say` with `raw`. */
		async mention(by: UserRef, where: ChannelRef, text: string, options: TalkOptions = {}): Promise<Said> {
			const [user, channel] = [userAt(state, by), channelAt(state, where)];
			const words = `<@${bot(channel)}> ${options.raw ? text : typed(text)}`;
			const message = write(user, channel, words, { ...options, raw: true });
			const { channel_type: _, ...event } = messageEvent(state, message, user, channel);
			return { ...(await tell({ ...event, type: 'app_mention' }, channel, options)), message };
		},
		/** message_changed: the person rewrites what they wrote. */
		edit(message: Message, text: string, options: TalkOptions = {}): Promise<Delivery> {
			const channel = channelAt(state, message.channel);
			const previous_message = messagePayload(state, message);
			state.messages.replace(message, options.raw ? text : typed(text), message.blocks);
			message.edited = { user: message.user, ts: state.clock.ts() };
			return tell(
				hidden(state, channel, {
					subtype: 'message_changed',
					message: messagePayload(state, message),
					previous_message,
				}),
				channel,
				options,
			);
		},
		/** message_deleted by the person. */
		erase(message: Message, options: TalkOptions = {}): Promise<Delivery> {
			const channel = channelAt(state, message.channel);
			message.deletedByUs = true;
			return tell(
				hidden(state, channel, {
					subtype: 'message_deleted',
					deleted_ts: message.ts,
					previous_message: messagePayload(state, message),
				}),
				channel,
				options,
			);
		},
		/** Another app's bot writes. */
		botSays(where: ChannelRef, text: string, options: TalkOptions = {}): Promise<Delivery> {
			const channel = channelAt(state, where);
			const message = state.messages.add({
				team: channel.team,
				channel: channel.id,
				user: 'U0OTHERBOT',
				text,
				subtype: 'bot_message',
			});
			const event = {
				type: 'message',
				subtype: 'bot_message',
				text,
				bot_id: 'B0OTHERBOT',
				username: 'anderer Bot',
				ts: message.ts,
				channel: channel.id,
				event_ts: message.ts,
				channel_type: channel.kind,
			};
			return tell(event, channel, options);
		},
		/** What Slack sends an app about its own message, when it has subscribed to `message`. */
		echo(message: Message, kind: 'posted' | 'updated' | 'deleted', options: TalkOptions = {}): Promise<Delivery> {
			const channel = channelAt(state, message.channel);
			const payload = messagePayload(state, message);
			if (kind === 'posted')
				return tell(
					{ ...payload, channel: channel.id, event_ts: message.ts, channel_type: channel.kind },
					channel,
					options,
				);
			const change =
				kind === 'updated'
					? { subtype: 'message_changed', message: payload, previous_message: payload }
					: { subtype: 'message_deleted', deleted_ts: message.ts, previous_message: payload };
			return tell(hidden(state, channel, change), channel, options);
		},
	};
}
