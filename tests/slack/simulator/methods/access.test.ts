/** Tokens, scopes, arguments; people and conversations. */

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

describe('access', () => {
	test('tokens', async () => {
		await refused('unknown_method', 'chat.shout');
		await refused('not_authed', 'auth.test', {}, null);
		await refused('invalid_auth', 'auth.test', {}, 'xoxb-falsch');
		await refused('not_allowed_token_type', 'auth.test', {}, sim.appToken);
		await refused('not_allowed_token_type', 'apps.connections.open');
		expect(await ask('auth.test')).toMatchObject({
			ok: true,
			team_id: sim.team.id,
			user_id: sim.botUser,
			is_enterprise_install: false,
		});
		expect(await ask('auth.test', { token: sim.botToken }, null)).toMatchObject({ ok: true });
		expect(await ask('auth.revoke')).toMatchObject({ ok: true, revoked: true });
		await refused('token_revoked', 'auth.test');
	});

	test('a JSON body carries its token in the header', async () => {
		const send = async (headers: Record<string, string>, body: Data) =>
			(
				await fetch(`${sim.apiUrl}auth.test`, {
					method: 'POST',
					headers: { 'content-type': 'application/json', connection: 'close', ...headers },
					body: JSON.stringify(body),
				})
			).json();
		expect(await send({}, { token: sim.botToken })).toMatchObject({ error: 'not_authed' });
		expect(await send({ authorization: `Bearer ${sim.botToken}` }, {})).toMatchObject({ ok: true });
	});

	test('scopes are named', async () => {
		const { token } = sim.tokens.install({ team: sim.world.addWorkspace().id, scopes: ['commands'] });
		expect(await ask('chat.postMessage', {}, token)).toMatchObject({
			error: 'missing_scope',
			needed: 'chat:write',
			provided: 'commands',
		});
		await refused('missing_scope', 'conversations.info', { channel: sim.places.im.id });
		await refused('missing_scope', 'conversations.replies', { channel: sim.places.channel.id, ts: '1' });
		await refused('missing_scope', 'team.info');
		await refused('missing_scope', 'chat.postMessage', {
			channel: sim.places.channel.id,
			text: 'x',
			username: 'Anderer',
		});
	});

	test('unknown, missing and wrongly typed arguments are named with their place', async () => {
		const answer = await ask('chat.postMessage', { text: 'x', colour: 'red', unfurl_links: 'vielleicht' });
		expect(answer).toMatchObject({ error: 'invalid_arguments' });
		expect((answer.response_metadata as Data).messages).toEqual([
			expect.stringMatching(/unknown argument: colour .*methods\/chat\.postMessage/),
			expect.stringMatching(/must be a boolean .*\/unfurl_links/),
			expect.stringMatching(/missing required field: channel/),
		]);
		expect(sim.calls.at(-1)).toMatchObject({ ok: false, error: 'invalid_arguments', messages: expect.any(Array) });
	});

	test('an uninstalled app is out', async () => {
		await refused('bad_client_secret', 'apps.uninstall', { client_id: sim.app.clientId, client_secret: 'x' });
		expect(
			await ask('apps.uninstall', { client_id: sim.app.clientId, client_secret: sim.app.clientSecret }),
		).toMatchObject({ ok: true });
		await refused('account_inactive', 'auth.test');
	});

	test('api.test answers what it is told', async () => {
		await refused('my_error', 'api.test', { error: 'my_error' }, null);
	});
});

describe('people and places', () => {
	test('people', async () => {
		const { guest, single, stranger, deleted, other } = sim.people;
		expect(await ask('users.info', { user: other.id, include_locale: true })).toMatchObject({
			user: { locale: 'en-GB', is_restricted: false },
		});
		expect((await ask('users.info', { user: other.id })).user).not.toHaveProperty('locale');
		expect(await ask('users.info', { user: guest.id })).toMatchObject({
			user: { is_restricted: true, is_ultra_restricted: false },
		});
		expect(await ask('users.info', { user: single.id })).toMatchObject({ user: { is_ultra_restricted: true } });
		expect(await ask('users.info', { user: stranger.id })).toMatchObject({
			user: { is_stranger: true, team_id: 'T0FOREIGN' },
		});
		expect(await ask('users.info', { user: deleted.id })).toMatchObject({ user: { deleted: true } });
		await refused('user_not_found', 'users.info', { user: 'U404' });
		await refused('user_not_visible', 'users.info', { user: sim.world.addUser({ hidden: true }).id });
	});

	test('lists come in pages', async () => {
		const ids: unknown[] = [];
		let cursor = '';
		do {
			const answer = await ask('users.list', { limit: 3, cursor });
			ids.push(...(answer.members as Data[]).map(({ id }) => id));
			cursor = String((answer.response_metadata as Data).next_cursor);
		} while (cursor !== '');
		expect(new Set(ids).size).toBe([...sim.world.users.values()].filter(({ team }) => team === sim.team.id).length);
		const members = await ask('conversations.members', { channel: sim.places.shared.id, limit: 2 });
		expect(members).toMatchObject({
			members: { length: 2 },
			response_metadata: { next_cursor: expect.stringMatching(/./) },
		});
		await refused('invalid_cursor', 'users.list', { cursor: 'x' });
		await refused('invalid_limit', 'users.list', { limit: 2000 });
	});

	test('conversations', async () => {
		expect(await ask('conversations.info', { channel: sim.places.shared.id, include_num_members: true })).toMatchObject(
			{ channel: { is_ext_shared: true, num_members: 7, is_member: true } },
		);
		expect(await ask('conversations.info', { channel: sim.places.private.id })).toMatchObject({
			channel: { is_private: true },
		});
		await refused('channel_not_found', 'conversations.info', { channel: sim.places.secret.id });
		const { channel } = await ask('conversations.open', { users: sim.people.other.id });
		expect(channel).toMatchObject({ id: expect.stringMatching(/^D/) });
		expect(await ask('conversations.open', { users: sim.people.other.id })).toMatchObject({
			already_open: true,
			channel,
		});
		await refused('user_disabled', 'conversations.open', { users: sim.people.deleted.id });
		await refused('users_list_not_supplied', 'conversations.open');
	});

	test('a thread is read with the scope for it', async () => {
		const thread_ts = await root();
		await post({ channel: sim.places.im.id, thread_ts });
		expect(await ask('conversations.replies', { channel: sim.places.im.id, ts: thread_ts })).toMatchObject({
			messages: [{ text: 'Frage' }, { text: 'Hallo', parent_user_id: sim.people.member.id }],
		});
		await refused('thread_not_found', 'conversations.replies', { channel: sim.places.im.id, ts: '1.000000' });
	});
});
