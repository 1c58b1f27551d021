/** assistant.threads.* and agents.sessions.*: what stands beside the conversation with an agent. */

import { type Data, dataList, isText, textOf } from '../json.js';
import { refuse } from '../refusal.js';
import type { Channel } from '../world.js';
import { authorChecked } from './chat.js';
import { AUTHOR } from './content.js';
import { type Call, channelOf, invalid, type Method, rootOf } from './method.js';
import { isSessionStatus } from './streams.js';

function threadOf(call: Call): { channel: Channel; thread_ts: string } {
	const channel = channelOf(call, call.args.channel_id);
	if (!channel.members.has(call.installation.botUser)) throw refuse('channel_not_found');
	return { channel, thread_ts: rootOf(call.state, channel, call.args.thread_ts, 'invalid_thread_ts').ts };
}

const setStatus: Method = {
	spec: { ...AUTHOR, channel_id: 'string!', thread_ts: 'string!', status: 'string!', loading_messages: 'array' },
	scopes: ['chat:write', 'assistant:write'],
	run(call) {
		const { state, args } = call;
		authorChecked(call);
		const { channel, thread_ts } = threadOf(call);
		const loading = (args.loading_messages ?? []) as unknown[];
		if (loading.length > 10 || !loading.every(isText))
			throw invalid(call.method, 'loading_messages: at most ten texts');
		state.threads.setStatus(channel.id, thread_ts, textOf(args.status), loading);
		return {};
	},
};

/** With a thread_ts the call of an agent app «silently fails»: it says ok and nothing is shown. */
const setSuggestedPrompts: Method = {
	spec: { channel_id: 'string!', prompts: 'array!', thread_ts: 'string', title: 'string' },
	scopes: ['assistant:write'],
	run(call) {
		const { state, args } = call;
		const channel = channelOf(call, args.channel_id);
		if (channel.kind !== 'im') throw refuse('channel_not_found');
		const prompts = dataList(args.prompts);
		const whole = prompts.every((one) => filled(one.title) && filled(one.message) && Object.keys(one).length === 2);
		if (prompts.length !== (args.prompts as unknown[]).length || !whole)
			throw invalid(call.method, 'each prompt has a title and a message, and nothing else');
		if (prompts.length < 1 || prompts.length > 4) throw invalid(call.method, 'one to four prompts');
		if (state.tokens.app.agentView && args.thread_ts !== undefined) return {};
		if (!state.tokens.app.agentView) rootOf(state, channel, args.thread_ts, 'invalid_thread_ts');
		state.threads.prompts.set(channel.id, {
			prompts: prompts.map(({ title, message }) => ({ title: textOf(title), message: textOf(message) })),
			...(isText(args.title) && { title: args.title }),
			...(isText(args.thread_ts) && { thread_ts: args.thread_ts }),
		});
		return {};
	},
};
const filled = (value: unknown) => isText(value) && value.trim() !== '';

const setTitle: Method = {
	spec: { channel_id: 'string!', thread_ts: 'string!', title: 'string!' },
	scopes: ['assistant:write'],
	run(call) {
		const { channel, thread_ts } = threadOf(call);
		if (channel.kind !== 'im') throw refuse('channel_not_found');
		if (!filled(call.args.title)) throw invalid(call.method, 'title must not be empty');
		call.state.threads.titles.set(`${channel.id} ${thread_ts}`, textOf(call.args.title));
		return {};
	},
};

const setSession: Method = {
	spec: {
		...AUTHOR,
		channel_id: 'string!',
		status: 'string!',
		thread_ts: 'string!',
		title: 'string',
		initiator_user_id: 'string',
	},
	scopes: ['chat:write'],
	run(call) {
		const { state, args } = call;
		authorChecked(call);
		const { channel, thread_ts } = threadOf(call);
		const { status } = args;
		if (!isSessionStatus(status)) throw invalid(call.method, 'status must be active, processing, suspended or closed');
		if (textOf(args.title).length > 200) throw invalid(call.method, 'title has at most 200 characters');
		const key = `${channel.id} ${thread_ts}`;
		const old = state.threads.sessions.get(key);
		const title = old?.title ?? (isText(args.title) ? args.title : undefined);
		state.threads.sessions.set(key, { status, ...(title !== undefined && { title }) });
		const warning: Data =
			status === 'processing' && !state.tokens.app.stopButton
				? { warning: 'missing_agent_session_stopped_event_subscription' }
				: {};
		return { status, agent_status: status, title: title ?? '', ...warning };
	},
};

const renameSession: Method = {
	spec: { channel_id: 'string!', title: 'string!', thread_ts: 'string!' },
	scopes: ['chat:write'],
	run(call) {
		const { channel, thread_ts } = threadOf(call);
		const session = call.state.threads.sessions.get(`${channel.id} ${thread_ts}`);
		if (!session) throw refuse('session_not_found');
		const title = textOf(call.args.title);
		if (title.length < 1 || title.length > 200) throw invalid(call.method, 'title has 1 to 200 characters');
		session.title = title;
		return { title };
	},
};

export const ASSISTANT: Readonly<Record<string, Method>> = {
	'assistant.threads.setStatus': setStatus,
	'assistant.threads.setSuggestedPrompts': setSuggestedPrompts,
	'assistant.threads.setTitle': setTitle,
	'agents.sessions.setStatus': setSession,
	'agents.sessions.rename': renameSession,
};
