/** Streams, and what stands beside messages: status, prompts, title, session. */

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Data } from '../json.js';
import { openSimulator, type Simulator } from '../simulator.js';
import { visibleText } from '../visible.js';
import type { Channel } from '../world.js';
import * as call from './ask.js';

let sim: Simulator;
beforeEach(async () => {
	sim = await openSimulator();
});
afterEach(() => sim.close());

const ask = (method: string, args?: Data, token?: string | null) => call.ask(sim, method, args, token);
const refused = async (error: string, method: string, args?: Data, token?: string | null) => {
	expect(await ask(method, args, token)).toMatchObject(call.refusal(error));
};
const post = (args?: Data) => call.post(sim, args);
const root = (channel?: Channel) => call.root(sim, channel);
const { blocks } = call;

describe('streams', () => {
	const start = async (args: Data = {}) => {
		const thread_ts = await root();
		return String((await ask('chat.startStream', { channel: sim.places.im.id, thread_ts, ...args })).ts);
	};
	const append = (ts: string, args: Data, method = 'chat.appendStream') =>
		ask(method, { channel: sim.places.im.id, ts, ...args });

	test('text and blocks stand in the order they came', async () => {
		const ts = await start({ chunks: [{ type: 'markdown_text', text: 'eins ' }] });
		await append(ts, {
			chunks: [
				{ type: 'markdown_text', text: 'zwei' },
				{ type: 'task_update', id: 't', title: 'Suche', status: 'in_progress' },
			],
		});
		await append(ts, {
			chunks: [
				{ type: 'blocks', blocks },
				{ type: 'task_update', id: 't', title: 'Suche', status: 'complete' },
				{ type: 'markdown_text', text: 'drei' },
			],
		});
		expect(sim.message(sim.places.im.id, ts)).toMatchObject({ streaming: true });
		await append(
			ts,
			{ blocks: [{ type: 'divider' }], chunks: [{ type: 'markdown_text', text: ' vier' }] },
			'chat.stopStream',
		);
		const message = sim.message(sim.places.im.id, ts);
		expect(message).toMatchObject({ streaming: false, text: 'eins zweidrei vier' });
		expect(message?.blocks.map(({ type }) => type)).toEqual([
			'markdown',
			'task_card',
			'section',
			'markdown',
			'divider',
		]);
		expect(message?.blocks[1]).toMatchObject({ status: 'complete' });
		expect(visibleText(message ?? {})).toBe('eins zwei\nSuche\nWort\ndrei vier');
	});

	test('in plan mode all tasks stand in one plan', async () => {
		const ts = await start({ task_display_mode: 'plan' });
		const task = (id: string) => ({ type: 'task_update', id, title: id, status: 'pending' });
		await append(ts, {
			chunks: [{ type: 'plan_update', title: 'Plan' }, task('a'), { type: 'markdown_text', text: 'x' }, task('b')],
		});
		expect(sim.message(sim.places.im.id, ts)?.blocks).toMatchObject([
			{ type: 'plan', title: 'Plan', tasks: [{ task_id: 'a' }, { task_id: 'b' }] },
			{ type: 'markdown' },
		]);
	});

	test('what is refused', async () => {
		const { im, channel } = sim.places;
		await refused('invalid_arguments', 'chat.startStream', { channel: im.id });
		await refused('invalid_thread_ts', 'chat.startStream', { channel: im.id, thread_ts: '1.000000' });
		const thread_ts = await root(channel);
		await refused('missing_recipient_user_id', 'chat.startStream', { channel: channel.id, thread_ts });
		await refused('missing_recipient_team_id', 'chat.startStream', {
			channel: channel.id,
			thread_ts,
			recipient_user_id: sim.people.member.id,
		});
		const ts = await start({ markdown_text: 'a' });
		expect(await append(ts, { chunks: [{ type: 'markdown_text', text: 'b' }] })).toMatchObject({
			error: 'streaming_mode_mismatch',
		});
		expect(await append(ts, {})).toMatchObject({ error: 'markdown_text_or_chunks_required' });
		expect(await append(ts, { markdown_text: 'a', chunks: [] })).toMatchObject({
			error: 'cannot_provide_both_markdown_text_and_chunks',
		});
		expect(await append(ts, { markdown_text: 'x'.repeat(12_000) })).toMatchObject({ error: 'msg_too_long' });
		expect(await append(ts, { text: 'x' }, 'chat.update')).toMatchObject({ error: 'streaming_state_conflict' });
		expect(await append(ts, { blocks: [{ type: 'input' }] }, 'chat.stopStream')).toMatchObject({
			error: 'invalid_blocks',
		});
		expect(await append(await post({ channel: im.id }), { markdown_text: 'b' })).toMatchObject({
			error: 'message_not_in_streaming_state',
		});
		const chunked = await start();
		expect(
			await append(chunked, { chunks: [{ type: 'task_update', id: 't', title: 'T', status: 'done' }] }),
		).toMatchObject({ error: 'invalid_chunks' });
		expect(await append(chunked, {}, 'chat.stopStream')).toMatchObject({ error: 'no_text' });
	});

	test('a stream ends with its stop, after five minutes, or by the person', async () => {
		const ended = await start({ markdown_text: 'a' });
		await append(ended, {}, 'chat.stopStream');
		expect(await append(ended, {}, 'chat.stopStream')).toMatchObject({ error: 'message_not_in_streaming_state' });
		expect(await append(ended, { text: 'x' }, 'chat.update')).toMatchObject({ error: 'block_mismatch' });
		const old = await start({ markdown_text: 'a' });
		sim.advance(300_001);
		expect(await append(old, { markdown_text: 'b' })).toMatchObject({ error: 'message_not_in_streaming_state' });
		const stopped = await start({ markdown_text: 'a' });
		const thread = sim.message(sim.places.im.id, stopped)?.thread_ts ?? '';
		const { payload } = await sim.driver().stopSession(sim.people.member, sim.places.im, thread);
		expect(payload).toMatchObject({ event: { type: 'agent_session_stopped', streaming_message_ts: [stopped] } });
		expect(await append(stopped, { markdown_text: 'b' })).toMatchObject({ error: 'stopped_by_user' });
		expect(await append(stopped, {}, 'chat.stopStream')).toMatchObject({ error: 'message_not_in_streaming_state' });
	});
});

describe('beside the messages', () => {
	test('the status goes with the next message, or after two minutes', async () => {
		const { id } = sim.places.im;
		const thread_ts = await root();
		const set = (status: string) => ask('assistant.threads.setStatus', { channel_id: id, thread_ts, status });
		await refused('invalid_thread_ts', 'assistant.threads.setStatus', {
			channel_id: id,
			thread_ts: '1.000000',
			status: 'x',
		});
		await refused('invalid_arguments', 'assistant.threads.setStatus', {
			channel_id: id,
			thread_ts,
			status: 'x',
			loading_messages: Array(11).fill('a'),
		});
		expect(await set('liest …')).toMatchObject({ ok: true });
		expect(sim.status(id, thread_ts)).toBe('liest …');
		await post({ channel: id, thread_ts });
		expect(sim.status(id, thread_ts)).toBeUndefined();
		await set('liest …');
		sim.advance(120_000);
		expect(sim.status(id, thread_ts)).toBeUndefined();
	});

	test('suggested prompts: four at most, without a thread for agents', async () => {
		const { id } = sim.places.im;
		const prompts = (count: number) => Array.from({ length: count }, (_, n) => ({ title: `T${n}`, message: `M${n}` }));
		await refused('invalid_arguments', 'assistant.threads.setSuggestedPrompts', {
			channel_id: id,
			prompts: prompts(5),
		});
		await refused('invalid_arguments', 'assistant.threads.setSuggestedPrompts', {
			channel_id: id,
			prompts: [{ title: 'T' }],
		});
		await refused('channel_not_found', 'assistant.threads.setSuggestedPrompts', {
			channel_id: sim.places.channel.id,
			prompts: prompts(1),
		});
		expect(
			await ask('assistant.threads.setSuggestedPrompts', {
				channel_id: id,
				prompts: prompts(1),
				thread_ts: await root(),
			}),
		).toMatchObject({ ok: true });
		expect(sim.prompts(id)).toBeUndefined();
		await ask('assistant.threads.setSuggestedPrompts', { channel_id: id, prompts: prompts(4), title: 'Vorschläge' });
		expect(sim.prompts(id)).toMatchObject({
			title: 'Vorschläge',
			prompts: [{ title: 'T0', message: 'M0' }, {}, {}, {}],
		});
	});

	test('title and session of a thread', async () => {
		const { id } = sim.places.im;
		const thread_ts = await root();
		await ask('assistant.threads.setTitle', { channel_id: id, thread_ts, title: 'Hochbeete' });
		expect(sim.title(id, thread_ts)).toBe('Hochbeete');
		await refused('invalid_arguments', 'agents.sessions.setStatus', { channel_id: id, thread_ts, status: 'thinking' });
		await ask('agents.sessions.setStatus', { channel_id: id, thread_ts, status: 'processing', title: 'Frage' });
		expect(sim.session(id, thread_ts)).toEqual({ status: 'processing', title: 'Frage' });
	});
});
