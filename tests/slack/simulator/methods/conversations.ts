/** conversations.info, members, open, replies. */

import { compact, type Data, textOf } from '../json.js';
import { refuse } from '../refusal.js';
import type { Channel, ChannelKind } from '../world.js';
import { messagePayload } from './content.js';
import { type Call, channelOf, type Method, needScope, page, scopeFor } from './method.js';

const KINDS: readonly ChannelKind[] = ['channel', 'group', 'mpim', 'im'];

/** First any scope of the family, then, once the conversation is known, the one for its kind. */
function readable(call: Call, what: 'read' | 'history'): Channel {
	needScope(call, ...KINDS.map((kind) => scopeFor(kind, what)));
	const channel = channelOf(call, call.args.channel);
	needScope(call, scopeFor(channel.kind, what));
	return channel;
}

export function channelPayload(
	{ state, installation }: Pick<Call, 'state' | 'installation'>,
	channel: Channel,
	extra: Data = {},
): Data {
	const { kind } = channel;
	const org = state.world.workspaces.get(channel.team)?.enterprise;
	return compact({
		id: channel.id,
		name: kind === 'im' ? undefined : channel.name,
		user: channel.user,
		is_channel: kind === 'channel',
		is_group: kind === 'group',
		is_im: kind === 'im',
		is_mpim: kind === 'mpim',
		is_private: kind !== 'channel',
		is_archived: channel.is_archived,
		is_general: false,
		is_shared: channel.is_ext_shared || channel.is_org_shared,
		is_ext_shared: channel.is_ext_shared,
		is_org_shared: channel.is_org_shared,
		is_pending_ext_shared: channel.is_pending_ext_shared,
		pending_shared: channel.is_pending_ext_shared ? ['T0PENDING'] : [],
		is_member: channel.members.has(installation.botUser),
		context_team_id: channel.team,
		enterprise_id: org?.id,
		...extra,
	});
}

const info: Method = {
	spec: { channel: 'string!', include_locale: 'boolean', include_num_members: 'boolean' },
	run(call) {
		const channel = readable(call, 'read');
		const { include_locale, include_num_members } = call.args;
		const extra = compact({
			locale: include_locale === true ? 'de-DE' : undefined,
			num_members: include_num_members === true ? channel.members.size : undefined,
		});
		return { channel: channelPayload(call, channel, extra) };
	},
};

const members: Method = {
	spec: { channel: 'string!', limit: 'integer', cursor: 'string' },
	run(call) {
		const { items, next_cursor } = page([...readable(call, 'read').members], call.args, 100);
		return { members: items, response_metadata: { next_cursor } };
	},
};

const open: Method = {
	spec: { channel: 'string', users: 'string', prevent_creation: 'boolean', return_im: 'boolean' },
	run(call) {
		const { args } = call;
		if (args.channel !== undefined) return resume(call);
		const users = textOf(args.users).split(',').filter(Boolean);
		if (users.length === 0) throw refuse('users_list_not_supplied');
		if (users.length > 8) throw refuse('too_many_users');
		needScope(call, scopeFor(users.length === 1 ? 'im' : 'mpim', 'write'));
		for (const id of users) checkPerson(call, id);
		return users.length === 1 ? single(call, users[0] ?? '') : group(call, users);
	},
};

function resume(call: Call): Data {
	const channel = channelOf(call, call.args.channel);
	needScope(call, scopeFor(channel.kind, 'write'));
	if (channel.kind !== 'im' && channel.kind !== 'mpim') throw refuse('method_not_supported_for_channel_type');
	return { no_op: true, already_open: true, channel: { id: channel.id } };
}

function checkPerson({ state, installation }: Call, id: string): void {
	const user = state.world.users.get(id);
	if (!user || id === installation.botUser) throw refuse('user_not_found');
	if (user.deleted) throw refuse('user_disabled');
	if (user.hidden) throw refuse('user_not_visible');
	if (user.is_bot) throw refuse('cannot_dm_bot');
}

function single({ state, args, installation }: Call, user: string): Data {
	const known = state.world.findDirect(installation.botUser, user);
	if (!known && args.prevent_creation === true) throw refuse('channel_not_found');
	const channel = known ?? state.world.direct(installation.botUser, user);
	return {
		...(known && { no_op: true, already_open: true }),
		channel: args.return_im === true ? channelPayload({ state, installation }, channel) : { id: channel.id },
	};
}

function group({ state, installation }: Call, users: readonly string[]): Data {
	const people = [...users, installation.botUser];
	const same = [...state.world.channels.values()].find(
		({ kind, members: there }) =>
			kind === 'mpim' && there.size === people.length && people.every((id) => there.has(id)),
	);
	const channel = same ?? state.world.addChannel({ kind: 'mpim', members: people, name: `mpdm-${users.join('--')}-1` });
	return { ...(same && { no_op: true, already_open: true }), channel: { id: channel.id } };
}

const replies: Method = {
	spec: {
		channel: 'string!',
		ts: 'string!',
		limit: 'integer',
		cursor: 'string',
		oldest: 'string',
		latest: 'string',
		inclusive: 'boolean',
		include_all_metadata: 'boolean',
	},
	run(call) {
		const { state, args } = call;
		const channel = readable(call, 'history');
		if (!channel.members.has(call.installation.botUser)) throw refuse('not_in_channel');
		const start = state.messages.find(channel.id, textOf(args.ts));
		if (!start || start.deletedByUs || start.ephemeralFor) throw refuse('thread_not_found');
		const oldest = Number(args.oldest ?? 0);
		const latest = Number(args.latest ?? Number.MAX_VALUE);
		const found = state.messages
			.thread(channel.id, start.thread_ts ?? start.ts)
			.filter(
				({ deletedByUs, ephemeralFor, ts }) =>
					!deletedByUs && !ephemeralFor && Number(ts) >= oldest && Number(ts) <= latest,
			);
		const { items, next_cursor } = page(found, args, 1000);
		return {
			messages: items.map((one) => messagePayload(state, one)),
			has_more: next_cursor !== '',
			response_metadata: { next_cursor },
		};
	},
};

export const CONVERSATIONS: Readonly<Record<string, Method>> = {
	'conversations.info': info,
	'conversations.members': members,
	'conversations.open': open,
	'conversations.replies': replies,
};
