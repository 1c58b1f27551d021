/** chat.startStream, chat.appendStream, chat.stopStream. */

import { type Data, textOf } from '../json.js';
import type { Message } from '../messages.js';
import { refuse } from '../refusal.js';
import { tell, withIds } from '../state.js';
import { createStream, type Stream } from '../stream.js';
import { authorChecked } from './chat.js';
import { append, readPiece } from './chunks.js';
import { AUTHOR, messagePayload, readBlocks } from './content.js';
import { type Call, channelOf, invalid, type Method, rootOf, writable } from './method.js';

/** Observed, not documented: Slack ends a stream five minutes after it began. */
const LIFE = 300_000;

const start: Method = {
	spec: {
		...AUTHOR,
		channel: 'string!',
		thread_ts: 'string!',
		markdown_text: 'string',
		chunks: 'array',
		recipient_user_id: 'string',
		recipient_team_id: 'string',
		task_display_mode: 'string',
	},
	scopes: ['chat:write'],
	run(call) {
		const { state, args, installation } = call;
		authorChecked(call);
		const channel = writable(call, args.channel);
		const display = args.task_display_mode ?? 'timeline';
		if (display !== 'timeline' && display !== 'plan')
			throw invalid(call.method, 'task_display_mode must be timeline or plan');
		if (channel.kind !== 'im') checkRecipient(call);
		const root = rootOf(state, channel, args.thread_ts, 'invalid_thread_ts');
		const piece = readPiece(state, args, false);
		const message = state.messages.add({
			team: channel.team,
			channel: channel.id,
			user: installation.botUser,
			bot_id: installation.botId,
			text: '',
			thread_ts: root.ts,
			streaming: true,
			streamed: true,
		});
		const stream = createStream(message, display, state.clock.now());
		append(stream, piece);
		state.streams.set(`${channel.id} ${message.ts}`, stream);
		state.threads.posted(channel.id, root.ts);
		tell(state, 'posted', message);
		return { channel: channel.id, ts: message.ts };
	},
};

function checkRecipient({ state, args }: Call): void {
	if (args.recipient_user_id === undefined) throw refuse('missing_recipient_user_id');
	if (args.recipient_team_id === undefined) throw refuse('missing_recipient_team_id');
	if (!state.world.users.has(textOf(args.recipient_user_id))) throw refuse('user_not_found');
	if (!state.world.workspaces.has(textOf(args.recipient_team_id))) throw refuse('team_not_found');
}

/** Open ones only. */
function streamOf(call: Call): Stream {
	const { state, args, installation } = call;
	const channel = channelOf(call, args.channel);
	const message = state.messages.find(channel.id, textOf(args.ts));
	if (!message || message.deletedByUs || message.ephemeralFor) throw refuse('message_not_found');
	if (message.user !== installation.botUser) throw refuse('message_not_owned_by_app');
	const stream = state.streams.get(`${channel.id} ${message.ts}`);
	if (stream?.stoppedByUser && call.method === 'chat.appendStream') throw refuse('stopped_by_user');
	if (stream && state.clock.now() - stream.started > LIFE) message.streaming = false;
	if (!stream || !message.streaming) throw refuse('message_not_in_streaming_state');
	return stream;
}

const more: Method = {
	spec: { channel: 'string!', ts: 'string!', markdown_text: 'string', chunks: 'array' },
	scopes: ['chat:write'],
	run(call) {
		const stream = streamOf(call);
		const piece = readPiece(call.state, call.args, false);
		if (piece.markdown_text === undefined && !piece.chunks) throw refuse('markdown_text_or_chunks_required');
		append(stream, piece);
		return { channel: stream.message.channel, ts: stream.message.ts };
	},
};

const stop: Method = {
	spec: {
		channel: 'string!',
		ts: 'string!',
		markdown_text: 'string',
		chunks: 'array',
		blocks: 'array',
		metadata: 'object',
		session_status: 'string',
	},
	scopes: ['chat:write'],
	run(call) {
		const { state, args } = call;
		const stream = streamOf(call);
		const { message } = stream;
		const status = args.session_status ?? 'active';
		if (!isSessionStatus(status))
			throw invalid(call.method, 'session_status must be active, processing, suspended or closed');
		const piece = readPiece(state, args, true);
		const blocks = args.blocks === undefined ? [] : readBlocks(state, args.blocks);
		if (message.blocks.length + blocks.length === 0 && !piece.chunks && piece.markdown_text === undefined)
			throw refuse('no_text');
		append(stream, piece);
		message.blocks.push(...blocks);
		finish(call, message);
		if (args.metadata !== undefined) message.metadata = args.metadata as Data;
		const key = `${message.channel} ${message.thread_ts ?? message.ts}`;
		if (state.threads.sessions.has(key))
			state.threads.sessions.set(key, { ...state.threads.sessions.get(key), status });
		return { channel: message.channel, ts: message.ts, message: messagePayload(state, message) };
	},
};

function finish({ state }: Call, message: Message): void {
	message.streaming = false;
	withIds(state, message.blocks);
	state.threads.posted(message.channel, message.thread_ts ?? message.ts);
	tell(state, 'updated', message);
}

export const isSessionStatus = (value: unknown) =>
	value === 'active' || value === 'processing' || value === 'suspended' || value === 'closed';

export const STREAMS: Readonly<Record<string, Method>> = {
	'chat.startStream': start,
	'chat.appendStream': more,
	'chat.stopStream': stop,
};
