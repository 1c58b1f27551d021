/** Names for things a test may hand over as an id or as the object, and what payloads say about a person and their place. */

import { compact, type Data } from '../json.js';
import type { Message } from '../messages.js';
import type { State } from '../state.js';
import type { Installation } from '../tokens.js';
import type { Channel, User } from '../world.js';
import { installedAt } from './envelope.js';

export type UserRef = User | string;
export type ChannelRef = Channel | string;

export function userAt(state: State, ref: UserRef): User {
	const user = typeof ref === 'string' ? state.world.users.get(ref) : ref;
	if (!user) throw new Error(`no such person: ${JSON.stringify(ref)}`);
	return user;
}

export function channelAt(state: State, ref: ChannelRef): Channel {
	const channel = typeof ref === 'string' ? state.world.channels.get(ref) : ref;
	if (!channel) throw new Error(`no such conversation: ${JSON.stringify(ref)}`);
	return channel;
}

/** A person sees what is in their conversations and in public ones, and no ephemeral message of others. */
export function assertSees(state: State, user: User, message: Message): Channel {
	const channel = channelAt(state, message.channel);
	if (message.deletedByUs) throw new Error('the message is deleted');
	if (message.ephemeralFor !== undefined && message.ephemeralFor !== user.id)
		throw new Error(`${user.id} does not see this ephemeral message`);
	if (channel.kind !== 'channel' && !channel.members.has(user.id))
		throw new Error(`${user.id} is not in ${channel.id}`);
	return channel;
}

/** The workspace a person acts in: the channel's, else their own. */
export const teamOf = (state: State, user: User, channel?: Channel) =>
	channel?.team ?? (state.world.workspaces.has(user.team) ? user.team : firstTeam(state));
const firstTeam = (state: State) => [...state.world.workspaces.keys()][0] ?? '';

/** Fields all interactions share. */
export function actor(state: State, user: User, team: string): { installation: Installation; fields: Data } {
	const installation = installedAt(state, team);
	const workspace = state.world.workspaces.get(team);
	const { enterprise } = installation;
	return {
		installation,
		fields: compact({
			token: state.tokens.app.verification,
			api_app_id: state.tokens.app.id,
			team: {
				id: team,
				domain: workspace?.domain ?? '',
				...(enterprise && { enterprise_id: enterprise.id, enterprise_name: enterprise.name }),
			},
			enterprise: enterprise ?? null,
			is_enterprise_install: installation.team === undefined,
			user: { id: user.id, username: user.name, name: user.name, team_id: user.team },
		}),
	};
}

/** Slack does not tell the names of private conversations. */
export function channelName({ kind, name }: Channel): string {
	if (kind === 'im') return 'directmessage';
	return kind === 'channel' ? name : 'privategroup';
}
