/** chat.postMessage and chat.postEphemeral. */

import { type Data, textOf } from '../json.js';
import type { NewMessage } from '../messages.js';
import { refuse } from '../refusal.js';
import { tell } from '../state.js';
import type { Channel } from '../world.js';
import { AUTHOR, CONTENT, type Content, LONGEST_TEXT, messagePayload, readContent } from './content.js';
import { type Call, type Method, needScope, rootOf, userOf, writable } from './method.js';

export function authorChecked(call: Call): void {
	const { username, icon_emoji, icon_url } = call.args;
	if (username !== undefined || icon_emoji !== undefined || icon_url !== undefined)
		needScope(call, 'chat:write.customize');
}

function drafted(call: Call, channel: Channel, { text, blocks, attachments }: Content): NewMessage {
	const { args, installation } = call;
	const parse = args.parse === undefined ? 'none' : args.parse;
	if (parse !== 'none' && parse !== 'full') throw refuse('invalid_arguments', ['[ERROR] parse must be full or none']);
	return {
		team: channel.team,
		channel: channel.id,
		user: installation.botUser,
		bot_id: installation.botId,
		text,
		blocks,
		attachments,
		parse,
		link_names: args.link_names === true,
		mrkdwn: args.mrkdwn !== false,
		...(args.metadata !== undefined && { metadata: args.metadata as Data }),
		...(args.unfurl_links !== undefined && { unfurl_links: args.unfurl_links === true }),
		...(args.unfurl_media !== undefined && { unfurl_media: args.unfurl_media === true }),
	};
}

const postMessage: Method = {
	spec: {
		...CONTENT,
		...AUTHOR,
		channel: 'string!',
		thread_ts: 'string',
		reply_broadcast: 'boolean',
		mrkdwn: 'boolean',
		unfurl_links: 'boolean',
		unfurl_media: 'boolean',
		unfurl_app_links: 'boolean',
	},
	scopes: ['chat:write'],
	run(call) {
		const { state, args } = call;
		authorChecked(call);
		const channel = writable(call, args.channel, true);
		const content = readContent(state, args, LONGEST_TEXT);
		const thread =
			args.thread_ts === undefined ? {} : { thread_ts: rootOf(state, channel, args.thread_ts, 'thread_not_found').ts };
		const message = state.messages.add({ ...drafted(call, channel, content), ...thread });
		state.threads.posted(channel.id, message.thread_ts ?? message.ts);
		tell(state, 'posted', message);
		return { channel: channel.id, ts: message.ts, message: messagePayload(state, message) };
	},
};

const postEphemeral: Method = {
	spec: { ...CONTENT, ...AUTHOR, channel: 'string!', user: 'string!', thread_ts: 'string' },
	scopes: ['chat:write'],
	run(call) {
		const { state, args } = call;
		authorChecked(call);
		const channel = writable(call, args.channel);
		const content = readContent(state, args, LONGEST_TEXT);
		const user = userOf(call, textOf(args.user));
		if (!channel.members.has(user.id)) throw refuse('user_not_in_channel');
		const thread =
			args.thread_ts === undefined ? {} : { thread_ts: rootOf(state, channel, args.thread_ts, 'thread_not_found').ts };
		const message = state.messages.add({ ...drafted(call, channel, content), ...thread, ephemeralFor: user.id });
		return { message_ts: message.ts };
	},
};

export const CHAT: Readonly<Record<string, Method>> = {
	'chat.postMessage': postMessage,
	'chat.postEphemeral': postEphemeral,
};
