/** Where a bot may write, how much, and with whose token. */

import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { type Connector, openConnector } from './connector.js';
import type { Json } from './rule.js';
import { post, rawly, stream, text } from './sample.js';
import type { Registration } from './world.js';

let connector: Connector;
let now = Date.parse('2026-11-23T09:00:00Z');

beforeAll(async () => {
	connector = await openConnector({ clock: () => now });
});
beforeEach(() => {
	now += 3_600_000;
});
afterAll(() => connector.close());

test('suggestions and streams are for personal chats', async () => {
	const actions = [{ type: 'imBack', title: 'Hilfe', value: 'Hilfe' }];
	const suggested = await post(connector, connector.places.group, text({ suggestedActions: { actions } }));
	expect(suggested.error?.message).toContain('only for personal chats');
	const streamed = await post(connector, connector.places.group, {
		type: 'typing',
		text: 'x',
		entities: [stream('streaming', 1)],
	});
	expect(streamed).toMatchObject({ status: 403, error: { code: 'ContentStreamNotAllowed' } });
});

test('more than 80 KB, unknown places, threads and messages are refused', async () => {
	const { personal, channel } = connector.places;
	expect(await post(connector, personal, text({ text: 'x'.repeat(82_000) }))).toMatchObject({
		status: 413,
		error: { code: 'MessageSizeTooBig' },
	});
	expect(await post(connector, { ...personal, id: 'a:1none' }, text({}))).toMatchObject({
		status: 404,
		error: { code: 'ConversationNotFound' },
	});
	expect(await post(connector, channel, text({}), ';messageid=1')).toMatchObject({ status: 404 });
	const path = `conversations/${personal.id}/activities/1`;
	expect(await rawly(connector, personal.app, 'PUT', path, text({}))).toMatchObject({
		status: 404,
		error: { code: 'ActivityNotFoundInConversation' },
	});
	expect(await rawly(connector, personal.app, 'DELETE', path)).toMatchObject({ status: 404 });
	expect(await rawly(connector, personal.app, 'GET', 'attachments/1')).toMatchObject({ status: 404 });
});

test('a conversation begins with people who have the app, or in a channel', async () => {
	const { first, second } = connector.apps;
	const { personal, channel } = connector.places;
	const create = (app: Registration, more: Json) =>
		rawly(connector, app, 'POST', 'conversations', { channelData: { tenant: { id: app.tenant } }, ...more });
	const members = [{ id: connector.users.anna.id }];
	expect(await create(first, { members })).toMatchObject({ status: 201, id: personal.id });
	expect(await create(second, { members })).toMatchObject({
		status: 403,
		error: { code: 'ForbiddenOperationException' },
	});
	expect(await create(first, { members: [...members, ...members] })).toMatchObject({ status: 400 });
	expect(await create(first, { members, channelData: {} })).toMatchObject({ status: 400 });
	const channelData = { tenant: { id: first.tenant }, channel: { id: channel.id } };
	const { id } = await create(first, { isGroup: true, channelData, activity: text({}) });
	expect(id).toMatch(/@thread\.tacv2;messageid=\d+$/);
	expect(await post(connector, channel, text({}), id?.slice(channel.id.length))).toMatchObject({ status: 201 });
});

test('without a token, with another one, and after it expired nothing is told', async () => {
	const { personal } = connector.places;
	const url = `${connector.serviceUrl(personal)}v3/conversations/${personal.id}/members`;
	const status = async (authorization?: string) =>
		(await fetch(url, authorization ? { headers: { authorization } } : {})).status;
	expect(await status()).toBe(401);
	expect(await status('Bearer a.b.c')).toBe(401);
	const brief = await openConnector({ tokenLifetime: 0 });
	expect(
		await rawly(brief, brief.apps.first, 'GET', `conversations/${brief.places.personal.id}/members`),
	).toMatchObject({ status: 401 });
	const { url: login, form } = brief.loginOf(brief.apps.first);
	const wrong = await fetch(login, { method: 'POST', body: new URLSearchParams({ ...form, client_secret: 'x' }) });
	expect([wrong.status, await wrong.json()]).toMatchObject([401, { error: 'invalid_client' }]);
	await brief.close();
});

test('more than seven messages a second in one conversation are throttled', async () => {
	const { personal, group } = connector.places;
	for (let sent = 0; sent < 7; sent += 1) expect((await post(connector, personal, text({}))).status).toBe(201);
	const refused = await post(connector, personal, text({}));
	expect(refused).toMatchObject({ status: 429, error: { code: 'Throttled' } });
	expect(refused.headers.get('retry-after')).toBe('1');
	expect((await post(connector, group, text({}))).status).toBe(201);
	const small = await openConnector({ limits: false, tenantLimit: 2 });
	const statuses: number[] = [];
	small.onRequest(({ operation, status }) => operation === 'send' && statuses.push(status));
	for (const place of [small.places.personal, small.places.group, small.places.channel])
		await rawly(small, place.app, 'POST', `conversations/${place.id}/activities`, text({}));
	expect(statuses).toEqual([201, 201, 429]);
	await small.close();
});
