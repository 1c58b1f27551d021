/** Messages: posted, for one person, changed, deleted. */

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Data } from '../json.js';
import { openSimulator, type Simulator } from '../simulator.js';
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

describe('messages', () => {
	test('where one may not write', async () => {
		const at = (channel: string) => ({ channel, text: 'x' });
		const { foreign, secret, archived, im } = sim.places;
		await refused('channel_not_found', 'chat.postMessage', at('C404'));
		await refused('channel_not_found', 'chat.postMessage', at(secret.id));
		await refused('not_in_channel', 'chat.postMessage', at(foreign.id));
		await refused('is_archived', 'chat.postMessage', at(archived.id));
		expect(await ask('chat.postMessage', at(sim.people.member.id))).toMatchObject({ ok: true, channel: im.id });
	});

	test('what one may not write', async () => {
		const { id } = sim.places.channel;
		const text = (length: number) => 'x'.repeat(length);
		await refused('no_text', 'chat.postMessage', { channel: id });
		await refused('no_text', 'chat.postMessage', { channel: id, text: '  ' });
		await refused('msg_too_long', 'chat.postMessage', { channel: id, text: text(40_001) });
		await refused('invalid_blocks', 'chat.postMessage', { channel: id, blocks: [{ type: 'input' }] });
		await refused('markdown_text_conflict', 'chat.postMessage', { channel: id, text: 'a', markdown_text: 'b' });
		await refused('msg_too_long', 'chat.postMessage', { channel: id, markdown_text: text(12_001) });
		await refused('as_user_not_supported', 'chat.postMessage', { channel: id, text: 'a', as_user: true });
		await refused('invalid_metadata_format', 'chat.postMessage', {
			channel: id,
			text: 'a',
			metadata: { event_type: 'x' },
		});
		await refused('thread_not_found', 'chat.postMessage', { channel: id, text: 'a', thread_ts: '1.000000' });
		const reply = await post({ thread_ts: await post() });
		await refused('thread_not_found', 'chat.postMessage', { channel: id, text: 'a', thread_ts: reply });
		expect(await ask('chat.postMessage', { channel: id, blocks })).toMatchObject({
			ok: true,
			message: { blocks: [{ block_id: expect.any(String) }] },
		});
	});

	test('for one person only', async () => {
		const { id } = sim.places.channel;
		await refused('user_not_in_channel', 'chat.postEphemeral', { channel: id, user: sim.people.guest.id, text: 'x' });
		await refused('user_not_found', 'chat.postEphemeral', { channel: id, user: 'U404', text: 'x' });
		const { message_ts } = await ask('chat.postEphemeral', { channel: id, user: sim.people.member.id, text: 'x' });
		expect(sim.messages(id)).toMatchObject([{ ephemeralFor: sim.people.member.id }]);
		await refused('message_not_found', 'chat.update', { channel: id, ts: message_ts, text: 'y' });
		await expect(sim.driver().press(sim.people.other, sim.messages(id)[0] as never, 'x')).rejects.toThrow();
	});

	test('changing and deleting', async () => {
		const { id } = sim.places.channel;
		const ts = await post({ blocks });
		await refused('message_not_found', 'chat.update', { channel: id, ts: '1.000000', text: 'x' });
		await refused('msg_too_long', 'chat.update', { channel: id, ts, text: 'x'.repeat(4001) });
		await refused('cant_update_message', 'chat.update', { channel: id, ts: await root(sim.places.channel), text: 'x' });
		await refused('cant_delete_message', 'chat.delete', { channel: id, ts: await root(sim.places.channel) });
		await ask('chat.update', { channel: id, ts, text: 'neu' });
		expect(sim.message(id, ts)).toMatchObject({
			text: 'neu',
			blocks: [],
			edited: { user: sim.botUser },
			history: [{ text: 'Hallo' }],
		});
		await ask('chat.delete', { channel: id, ts });
		await refused('message_not_found', 'chat.delete', { channel: id, ts });
		expect(sim.messages(id)).toEqual([]);
		expect(sim.everything(id).at(0)).toMatchObject({ deletedByUs: true });
	});
});
