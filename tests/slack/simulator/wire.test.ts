/** Faults, limits, response URLs, forged requests, redeliveries, connections of Socket Mode. */

import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Forgery } from './drive/forge.js';
import type { Data } from './json.js';
import { openSample } from './sample.js';
import { openSimulator, type Simulator } from './simulator.js';

let sim: Simulator;
const servers: Server[] = [];
beforeEach(async () => {
	sim = await openSimulator();
});
afterEach(async () => {
	await sim.close();
	for (const server of servers.splice(0)) server.close().closeAllConnections();
});

async function listening(answer: RequestListener): Promise<string> {
	const server = createServer(answer);
	servers.push(server);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`;
}
const post = (url: string, body: Data, signal?: AbortSignal) =>
	fetch(url, {
		method: 'POST',
		headers: { 'content-type': 'application/json', authorization: `Bearer ${sim.botToken}`, connection: 'close' },
		body: JSON.stringify(body),
		...(signal && { signal }),
	});
const say = (signal?: AbortSignal) =>
	post(`${sim.apiUrl}chat.postMessage`, { channel: sim.places.channel.id, text: 'Hallo' }, signal);

describe('faults', () => {
	test('429, 5xx and errors come as often as asked', async () => {
		sim.faults.add({ method: 'chat.postMessage', kind: 'ratelimited', retryAfter: 7, times: 2 });
		sim.faults.add({ method: '*', kind: 'status', status: 503 });
		sim.faults.add({ method: 'chat.postMessage', channel: sim.places.channel.id, kind: 'error', error: 'fatal_error' });
		const first = await say();
		expect([first.status, first.headers.get('retry-after')]).toEqual([429, '7']);
		expect((await say()).status).toBe(429);
		expect((await say()).status).toBe(503);
		expect(await (await say()).json()).toEqual({ ok: false, error: 'fatal_error' });
		expect(await (await say()).json()).toMatchObject({ ok: true });
		expect(sim.messages()).toHaveLength(1);
		expect(sim.calls.map(({ fault }) => fault)).toEqual(['ratelimited', 'ratelimited', 'status', 'error', undefined]);
	});

	test('a connection ends before or after the message was posted', async () => {
		sim.faults.add({ method: 'chat.postMessage', kind: 'reset', when: 'before' });
		await expect(say()).rejects.toThrow();
		expect(sim.messages()).toHaveLength(0);
		sim.faults.add({ method: 'chat.postMessage', kind: 'reset', when: 'after' });
		await expect(say()).rejects.toThrow();
		expect(sim.messages()).toHaveLength(1);
	});

	test('answers come late, or never', async () => {
		sim.faults.add({ method: 'chat.postMessage', kind: 'delay', ms: 80 });
		const started = Date.now();
		await say();
		expect(Date.now() - started).toBeGreaterThanOrEqual(78);
		sim.faults.add({ method: 'chat.postMessage', kind: 'hang', after: 1 });
		await say();
		await expect(say(AbortSignal.timeout(50))).rejects.toThrow();
		expect(sim.messages()).toHaveLength(2);
	});

	test('one message a second and channel, with a burst', async () => {
		sim.faults.rate = { perSecond: 1, burst: 2 };
		expect([(await say()).status, (await say()).status, (await say()).status]).toEqual([200, 200, 429]);
		sim.advance(1000);
		expect((await say()).status).toBe(200);
	});
});

describe('response URLs', () => {
	const url = async () => (await sim.driver().command(sim.people.member, sim.places.channel, '/lotse')).responseUrl;

	test('five uses, thirty minutes', async () => {
		const five = await url();
		for (let use = 0; use < 5; use += 1) expect((await post(five, { text: 'a' })).status).toBe(200);
		const sixth = await post(five, { text: 'a' });
		expect([sixth.status, await sixth.json()]).toEqual([404, { ok: false, error: 'used_url' }]);
		const late = await url();
		sim.advance(1_800_001);
		expect((await post(late, { text: 'a' })).status).toBe(404);
		expect((await post(`${sim.origin}/response/x`, { text: 'a' })).status).toBe(404);
	});

	test('they are as strict as messages', async () => {
		const target = await url();
		for (const body of [
			{},
			{ text: 'a', channel: 'C1' },
			{ text: 'a', response_type: 'public' },
			{ blocks: [{ type: 'x' }] },
		]) {
			expect((await post(target, body)).status).toBe(400);
		}
		expect((await post(target, { text: 'für alle', response_type: 'in_channel' })).status).toBe(200);
		expect((await post(target, { text: 'für eine' })).status).toBe(200);
		expect(sim.messages().map(({ ephemeralFor }) => ephemeralFor)).toEqual([undefined, sim.people.member.id]);
	});
});

describe('requests that are not from Slack', () => {
	test.each<[Forgery, number]>([
		['wrong signature', 401],
		['other secret', 401],
		['stale', 401],
		['changed body', 401],
		['timestamp of another', 401],
		['other version', 401],
		['no signature', 401],
		['no timestamp', 401],
	])('%s is refused by Bolt', async (how, status) => {
		const sample = await openSample(sim);
		const driver = sim.driver({ url: sample.url });
		const { payload } = await sim.driver().mention(sim.people.member, sim.places.channel, 'Hallo');
		expect((await driver.forge(how, 'event', payload)).status).toBe(status);
		expect(sample.heard).toEqual([]);
		await sample.stop();
	});

	test('an exact replay is sent as it was, and the address is verified', async () => {
		const sample = await openSample(sim);
		const driver = sim.driver({ url: sample.url });
		const first = await driver.openHome(sim.people.member);
		const again = await driver.replay(first);
		expect(again.sent).toEqual(first.sent);
		expect(await driver.verifyUrl('abc')).toMatchObject({ status: 200, body: '{"challenge":"abc"}' });
		await sample.stop();
	});
});

describe('redelivery', () => {
	test('until it is acknowledged, with number and reason', async () => {
		const seen: unknown[] = [];
		const url = await listening((request, response) => {
			seen.push([request.headers['x-slack-retry-num'], request.headers['x-slack-retry-reason']]);
			response.writeHead(seen.length < 3 ? 500 : 200).end();
		});
		const delivery = await sim
			.driver({ url, redeliver: [0, 1, 1, 1] })
			.mention(sim.people.member, sim.places.channel, 'Hallo');
		expect(seen).toEqual([
			[undefined, undefined],
			['1', 'http_error'],
			['2', 'http_error'],
		]);
		expect(delivery).toMatchObject({ acknowledged: true, attempts: { length: 3 } });
		expect(new Set(delivery.attempts.map(({ sent }) => (JSON.parse(sent?.body ?? '') as Data).event_id)).size).toBe(1);
	});

	test('not when the app says no, not for buttons, and after a silence', async () => {
		const refusing = await listening(
			(_request, response) => void response.writeHead(500, { 'x-slack-no-retry': '1' }).end(),
		);
		expect((await sim.driver({ url: refusing, redeliver: [0] }).openHome(sim.people.member)).attempts).toHaveLength(1);
		expect(
			(await sim.driver({ url: refusing, redeliver: [0] }).shortcut(sim.people.member, 'x')).attempts,
		).toHaveLength(1);
		const silent = await listening(() => undefined);
		const late = await sim.driver({ url: silent, limitMs: 30, redeliver: [0] }).openHome(sim.people.member);
		expect(late.attempts.map(({ failure }) => failure)).toEqual(['http_timeout', 'http_timeout']);
		expect((await sim.driver({ url: 'http://127.0.0.1:1/' }).openHome(sim.people.member)).failure).toBe(
			'connection_failed',
		);
	});
});

describe('events carry what Slack says', () => {
	test('where they come from and whom they are for', async () => {
		const { shared, channel, private: group, mpim } = sim.places;
		const { payload } = await sim.driver().mention(sim.people.stranger, shared, 'Hallo');
		expect(payload).toMatchObject({
			team_id: sim.team.id,
			api_app_id: sim.app.id,
			is_ext_shared_channel: true,
			event: { type: 'app_mention', user_team: 'T0FOREIGN' },
			authorizations: [{ user_id: sim.botUser, is_bot: true, is_enterprise_install: false }],
		});
		const kinds = await Promise.all(
			[channel, group, mpim].map((place) => sim.driver().say(sim.people.member, place, 'a')),
		);
		expect(kinds.map(({ payload: one }) => (one.event as Data).channel_type)).toEqual(['channel', 'group', 'mpim']);
		const { message } = await sim.driver().direct(sim.people.member, 'alt <b>');
		const edit = await sim.driver().edit(message, 'neu');
		expect(edit.payload).toMatchObject({
			event: { subtype: 'message_changed', message: { text: 'neu' }, previous_message: { text: 'alt &lt;b&gt;' } },
		});
	});

	test('a thread is answered in, and an app hears itself when it has asked to', async () => {
		const driver = sim.driver({ echo: true });
		const { message } = await driver.say(sim.people.member, sim.places.channel, 'a');
		const reply = await driver.say(sim.people.other, sim.places.channel, 'b', { thread: message });
		expect(reply.payload).toMatchObject({ event: { thread_ts: message.ts, parent_user_id: sim.people.member.id } });
		await say();
		expect(await driver.echoes()).toMatchObject([
			{ payload: { event: { bot_id: expect.any(String), text: 'Hallo' } } },
		]);
	});
});

describe('connections of Socket Mode', () => {
	test('a lost acknowledgement is made up for over the next connection', async () => {
		const sample = await openSample(sim, true);
		await sim.socket.connected();
		sim.socket.dropAfterNext();
		const delivery = await sim.driver({ redeliver: [300, 300, 300] }).openHome(sim.people.member);
		expect(delivery.attempts.map(({ failure }) => failure)).toEqual(['connection_failed', undefined]);
		expect(sample.heard).toEqual(['home home', 'home home']);
		expect(sim.socket.strange).toEqual([]);
		await sample.stop();
	});

	test.each(['warning', 'refresh_requested'] as const)('the app comes back after %s', async (reason) => {
		const sample = await openSample(sim, true);
		await sim.socket.connected();
		sim.socket.disconnect(reason);
		const delivery = await sim.driver({ redeliver: [300, 300, 300] }).openHome(sim.people.member);
		expect(delivery.acknowledged).toBe(true);
		expect(sim.callsTo('apps.connections.open')).toHaveLength(2);
		await sample.stop();
	});

	test('several connections take turns', async () => {
		const samples = [await openSample(sim, true), await openSample(sim, true)];
		await sim.socket.connected(2);
		for (let turn = 0; turn < 4; turn += 1) await sim.driver().openHome(sim.people.member);
		expect(samples.map(({ heard }) => heard.length)).toEqual([2, 2]);
		for (const sample of samples) await sample.stop();
	});

	test('without a connection nothing arrives', async () => {
		expect(await sim.driver().openHome(sim.people.member)).toMatchObject({
			acknowledged: false,
			failure: 'connection_failed',
		});
	});
});
