/** chat.update and chat.delete. */

import { textOf } from '../json.js';
import type { Message } from '../messages.js';
import { refuse } from '../refusal.js';
import { tell } from '../state.js';
import { CONTENT, messagePayload, readContent } from './content.js';
import { type Call, channelOf, type Method } from './method.js';

/** Ephemeral messages cannot be found again, by nobody. */
function own(call: Call, error: 'cant_update_message' | 'cant_delete_message'): Message {
	const { state, args, installation } = call;
	const channel = channelOf(call, args.channel);
	const message = state.messages.find(channel.id, textOf(args.ts));
	if (!message || message.deletedByUs || message.ephemeralFor) throw refuse('message_not_found');
	if (channel.is_archived) throw refuse(error === 'cant_update_message' ? 'is_inactive' : error);
	if (message.user !== installation.botUser) throw refuse(error);
	return message;
}

/** chat.update, block_mismatch: what was streamed is kept as rich text. */
function mismatch(
	message: Message,
	{ blocks, text }: { blocks: readonly { type?: unknown }[]; text: string },
): boolean {
	if (!message.streamed || (blocks.length === 0 && text === '')) return false;
	return !blocks.some(
		({ type }) => type === 'rich_text' || type === 'markdown' || type === 'task_card' || type === 'plan',
	);
}

const update: Method = {
	spec: { ...CONTENT, channel: 'string!', ts: 'string!', reply_broadcast: 'boolean', file_ids: 'array' },
	scopes: ['chat:write'],
	run(call) {
		const { state, args } = call;
		const message = own(call, 'cant_update_message');
		if (message.streaming) throw refuse('streaming_state_conflict');
		const content = readContent(state, args, 4000);
		if (mismatch(message, content)) throw refuse('block_mismatch');
		const keeps = args.text === undefined && args.blocks === undefined && args.markdown_text === undefined;
		state.messages.replace(
			message,
			content.text || (keeps ? message.text : ''),
			keeps ? message.blocks : content.blocks,
		);
		if (args.attachments !== undefined) message.attachments = content.attachments;
		message.link_names = args.link_names === true;
		message.parse = args.parse === 'full' ? 'full' : args.parse === 'none' ? 'none' : 'client';
		if (args.metadata !== undefined) message.metadata = args.metadata as Record<string, unknown>;
		message.edited = { user: message.user, ts: state.clock.ts() };
		tell(state, 'updated', message);
		return { channel: message.channel, ts: message.ts, text: message.text, message: messagePayload(state, message) };
	},
};

const remove: Method = {
	spec: { channel: 'string!', ts: 'string!', as_user: 'boolean' },
	scopes: ['chat:write'],
	run(call) {
		if (call.args.as_user !== undefined) throw refuse('as_user_not_supported');
		const message = own(call, 'cant_delete_message');
		message.deletedByUs = true;
		message.streaming = false;
		tell(call.state, 'deleted', message);
		return { channel: message.channel, ts: message.ts };
	},
};

export const EDIT: Readonly<Record<string, Method>> = { 'chat.update': update, 'chat.delete': remove };
