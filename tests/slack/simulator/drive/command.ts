/** Slash commands and shortcuts. */

import { compact, type Data, isData } from '../json.js';
import type { Message } from '../messages.js';
import { messagePayload } from '../methods/content.js';
import { isRefusal } from '../refusal.js';
import type { Replies, ReplyPlace } from '../replies.js';
import type { State } from '../state.js';
import type { Delivery, Dispatch, SendOptions } from './delivery.js';
import { actor, assertSees, type ChannelRef, channelAt, channelName, teamOf, type UserRef, userAt } from './people.js';

export interface Commanded extends Delivery {
	triggerId: string;
	responseUrl: string;
	/** What the acknowledgement itself made visible. */
	shown?: Message;
	/** Why the acknowledgement could not be shown. */
	problems: readonly string[];
}

export function createCommand(state: State, dispatch: Dispatch, replies: Replies) {
	/** The body of an acknowledgement is a message: text, or JSON. */
	function show(place: ReplyPlace, { acknowledged, body, answer }: Delivery): Pick<Commanded, 'shown' | 'problems'> {
		if (!acknowledged || body === '') return { problems: [] };
		try {
			const shown = replies.apply(
				place,
				isData(answer) ? answer : { text: typeof answer === 'string' ? answer : body },
			);
			return { problems: [], ...(shown && { shown }) };
		} catch (error) {
			if (!isRefusal(error)) throw error;
			const { messages } = (error.refusal.response_metadata ?? {}) as { messages?: string[] };
			return { problems: [error.refusal.error, ...(messages ?? [])] };
		}
	}

	return {
		/** `command` with its slash. */
		async command(
			by: UserRef,
			where: ChannelRef,
			command: string,
			text = '',
			options: SendOptions = {},
		): Promise<Commanded> {
			const [user, channel] = [userAt(state, by), channelAt(state, where)];
			const team = teamOf(state, user, channel);
			const { installation } = actor(state, user, team);
			const place = { channel, user: user.id, installation };
			const trigger_id = state.views.trigger(user.id, team);
			const response_url = replies.create(place);
			const { enterprise } = installation;
			const payload = compact({
				token: state.tokens.app.verification,
				team_id: team,
				team_domain: state.world.workspaces.get(team)?.domain,
				enterprise_id: enterprise?.id,
				enterprise_name: enterprise?.name,
				channel_id: channel.id,
				channel_name: channelName(channel),
				user_id: user.id,
				user_name: user.name,
				command,
				text,
				api_app_id: state.tokens.app.id,
				is_enterprise_install: String(installation.team === undefined),
				response_url,
				trigger_id,
			});
			const delivery = await dispatch('command', payload, options);
			return { ...delivery, triggerId: trigger_id, responseUrl: response_url, ...show(place, delivery) };
		},
		/** A global shortcut: no conversation, no response_url. */
		async shortcut(
			by: UserRef,
			callback_id: string,
			options: SendOptions = {},
		): Promise<Delivery & { triggerId: string }> {
			const user = userAt(state, by);
			const team = teamOf(state, user);
			const trigger_id = state.views.trigger(user.id, team);
			const payload = {
				type: 'shortcut',
				...actor(state, user, team).fields,
				callback_id,
				trigger_id,
				action_ts: state.clock.ts(),
			};
			return { ...(await dispatch('interactive', payload, options)), triggerId: trigger_id };
		},
		/** A shortcut in the menu of a message. */
		async messageShortcut(
			by: UserRef,
			callback_id: string,
			message: Message,
			options: SendOptions = {},
		): Promise<Delivery & { triggerId: string; responseUrl: string }> {
			const user = userAt(state, by);
			const channel = assertSees(state, user, message);
			const team = teamOf(state, user, channel);
			const { fields, installation } = actor(state, user, team);
			const trigger_id = state.views.trigger(user.id, team);
			const response_url = replies.create({ channel, user: user.id, installation, message });
			const payload: Data = {
				type: 'message_action',
				...fields,
				callback_id,
				trigger_id,
				response_url,
				action_ts: state.clock.ts(),
				message_ts: message.ts,
				channel: { id: channel.id, name: channelName(channel) },
				message: messagePayload(state, message),
			};
			return { ...(await dispatch('interactive', payload, options)), triggerId: trigger_id, responseUrl: response_url };
		},
	};
}
