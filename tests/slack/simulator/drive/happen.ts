/** Events that are no messages: home opened, context changed, stop button, uninstalled, tokens revoked, user changed. */

import type { Data } from '../json.js';
import { userPayload } from '../methods/people.js';
import type { State } from '../state.js';
import { viewPayload } from '../views.js';
import type { Delivery, Dispatch, SendOptions } from './delivery.js';
import { installedAt, wrap } from './envelope.js';
import { type ChannelRef, channelAt, teamOf, type UserRef, userAt } from './people.js';

export interface HappenOptions extends SendOptions {
	team?: string;
	eventId?: string;
	extra?: Data;
}

export function createHappen(state: State, dispatch: Dispatch) {
	/** Any event, wrapped as Slack would. */
	async function event(inner: Data, options: HappenOptions & { channel?: string } = {}): Promise<Delivery> {
		const team = options.team ?? [...state.world.workspaces.keys()][0] ?? '';
		const event_ts = state.clock.ts();
		const { channel, eventId } = options;
		const place = { team, ...(channel !== undefined && { channel }), ...(eventId !== undefined && { eventId }) };
		return dispatch(
			'event',
			wrap(state, installedAt(state, team), { event_ts, ...inner, ...options.extra }, place),
			options,
		);
	}

	const directOf = (by: UserRef) => {
		const user = userAt(state, by);
		const team = teamOf(state, user);
		const installation = installedAt(state, team);
		return { user, team, installation, channel: state.world.direct(installation.botUser, user.id) };
	};

	return {
		event,
		/** app_home_opened, with the view of the home tab when one was published. */
		openHome(by: UserRef, tab: 'home' | 'messages' = 'home', options: HappenOptions = {}): Promise<Delivery> {
			const { user, team, installation, channel } = directOf(by);
			const home = state.views.home(user.id, team);
			const view =
				home && tab === 'home'
					? { view: viewPayload(home, { appId: state.tokens.app.id, botId: installation.botId }) }
					: {};
			return event(
				{ type: 'app_home_opened', user: user.id, channel: channel.id, tab, ...view },
				{ team, channel: channel.id, ...options },
			);
		},
		/** app_context_changed; `entities` such as { type: 'slack#/types/channel_id', value: 'C…' }. */
		changeContext(by: UserRef, entities: readonly Data[], options: HappenOptions = {}): Promise<Delivery> {
			const { user, team, channel } = directOf(by);
			return event(
				{ type: 'app_context_changed', user: user.id, channel: channel.id, context: { entities } },
				{ team, channel: channel.id, ...options },
			);
		},
		/** The stop button: Slack ends open streams of the thread and tells the app. */
		stopSession(by: UserRef, where: ChannelRef, thread_ts: string, options: HappenOptions = {}): Promise<Delivery> {
			const [user, channel] = [userAt(state, by), channelAt(state, where)];
			const open = state.messages.thread(channel.id, thread_ts).filter(({ streaming }) => streaming);
			for (const message of open) {
				const stream = state.streams.get(`${channel.id} ${message.ts}`);
				if (stream) stream.stoppedByUser = true;
				message.streaming = false;
			}
			const streaming_message_ts = open.map(({ ts }) => ts);
			return event(
				{ type: 'agent_session_stopped', channel: channel.id, user: user.id, thread_ts, streaming_message_ts },
				{ team: channel.team, channel: channel.id, ...options },
			);
		},
		/** The app is removed: its tokens are dead before the event arrives. */
		async uninstall(options: HappenOptions = {}): Promise<Delivery> {
			const team = options.team ?? [...state.world.workspaces.keys()][0] ?? '';
			const installation = installedAt(state, team);
			const payload = wrap(state, installation, { type: 'app_uninstalled', event_ts: state.clock.ts() }, { team });
			state.tokens.uninstall(installation);
			return dispatch('event', payload, options);
		},
		/** tokens_revoked for the bot. */
		async revokeTokens(options: HappenOptions = {}): Promise<Delivery> {
			const team = options.team ?? [...state.world.workspaces.keys()][0] ?? '';
			const { token, botUser } = installedAt(state, team);
			state.tokens.revoke(token);
			return event({ type: 'tokens_revoked', tokens: { oauth: [], bot: [botUser] } }, options);
		},
		/** user_change with the person as they are now. */
		changeUser(who: UserRef, options: HappenOptions = {}): Promise<Delivery> {
			const user = userAt(state, who);
			const cache_ts = Math.floor(state.clock.now() / 1000);
			return event(
				{ type: 'user_change', user: userPayload(state, user, true), cache_ts },
				{ team: teamOf(state, user), ...options },
			);
		},
	};
}
