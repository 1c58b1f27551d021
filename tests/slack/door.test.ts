/** Who gets in and what they see: signatures, workspaces, guests, outsiders, leaving, OAuth, Socket Mode. */

import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createGazetteer } from '../../src/library/gazetteer.js';
import { type Library, openLibrary } from '../../src/library/library.js';
import { readExchange } from '../../src/library/read.js';
import { createMemoryStore } from '../../src/store/memory.js';
import { createVault } from '../../src/vault.js';
import { EXCHANGE } from '../fixtures/exchange.js';
import { type Desk, freePort, openDesk, quiet, until } from './desk.js';
import { openSimulator } from './simulator/simulator.js';
import { visibleText } from './simulator/visible.js';

/** One documentation for the programme only. */
async function inside(): Promise<Library> {
	const shipped = await openLibrary('knowledge', 'knowledge');
	const towns = createGazetteer([{ name: 'Alzey', others: [], state: 'Rheinland-Pfalz' }]);
	const { exchange } = readExchange('x.md', EXCHANGE.replace('id: probe', 'id: inside\naudience: programme'), towns);
	if (!exchange) throw new Error('fixture');
	return { ...shipped, exchanges: [exchange] };
}

const QUESTION = 'Wer hat einen Makerspace?';

describe('the door', () => {
	let desk: Desk;
	beforeAll(async () => {
		desk = await openDesk();
	});
	afterAll(() => desk.close());

	const event = () => ({
		type: 'event_callback',
		team_id: desk.sim.team.id,
		event: {
			type: 'app_mention',
			user: desk.sim.people.member.id,
			text: QUESTION,
			ts: '1.2',
			channel: desk.sim.places.channel.id,
		},
	});

	test.each([
		['wrong signature', 'signature'],
		['other secret', 'signature'],
		['changed body', 'signature'],
		['no signature', 'signature'],
		['no timestamp', 'signature'],
		['timestamp of another', 'signature'],
		['other version', 'signature'],
		['stale', 'stale'],
		['future', 'stale'],
	] as const)('refuses and counts: %s', async (kind, reason) => {
		const before = desk.slack.refused[reason];
		const { status } = await desk.driver.forge(kind, 'event', event());
		expect(status).toBe(401);
		expect(desk.slack.refused[reason]).toBe(before + 1);
	});

	test('refuses and counts what is replayed and what is oversized', async () => {
		const asked = await desk.driver.mention(desk.sim.people.member, desk.sim.places.channel, QUESTION);
		expect((await desk.driver.replay(asked)).status).toBe(401);
		expect((await desk.driver.oversized(3_000_000)).status).toBe(413);
		expect(desk.slack.refused).toMatchObject({ replayed: 1, oversized: 1 });
		const health = (await (await fetch(`${desk.address}/healthz`)).json()) as { slack: unknown };
		expect(health.slack).toEqual({ refused: { ...desk.slack.refused } });
	});

	test('lets Slack verify the address', async () => {
		expect((await desk.driver.verifyUrl()).status).toBe(200);
	});

	test('another workspace than the token’s is told that it is not enabled', async () => {
		const stranger = desk.sim.people.stranger;
		const said = await desk.driver.raw(
			new URLSearchParams({
				command: '/austausch',
				text: QUESTION,
				team_id: stranger.team,
				channel_id: 'C9',
				user_id: stranger.id,
				response_url: `${desk.sim.origin}/response/none`,
				trigger_id: '1.2.3',
			}).toString(),
			{ headers: { 'content-type': 'application/x-www-form-urlencoded' } },
		);
		expect(said.status).toBe(200);
		expect(said.body).toContain('nicht freigeschaltet');
		expect(desk.slack.refused.workspace).toBe(1);
	});

	test('bots are not answered', async () => {
		const before = desk.sim.messages().length;
		await desk.driver.botSays(desk.sim.places.channel, `<@${desk.sim.botUser}> ${QUESTION}`);
		await quiet();
		expect(desk.sim.messages()).toHaveLength(before);
	});
});

describe('documents of the programme', () => {
	let desk: Desk;
	beforeAll(async () => {
		desk = await openDesk({ library: await inside() });
	});
	afterAll(() => desk.close());

	const seen = async (who: keyof typeof desk.sim.people, where: keyof typeof desk.sim.places) => {
		const before = desk.sim.messages().length;
		await desk.driver.mention(desk.sim.people[who], desk.sim.places[where], QUESTION);
		const answer = await until(
			'an answer',
			() => desk.sim.messages()[before]?.streaming === false && desk.sim.messages()[before],
		);
		return visibleText(answer);
	};

	test('members see them in a channel of their own, and directly', async () => {
		expect(await seen('member', 'channel')).toContain('Alzey');
		const { message } = await desk.driver.direct(desk.sim.people.member, QUESTION);
		const answer = await until('an answer', () => desk.sim.messages().find((one) => one.thread_ts === message.ts));
		await until('its end', () => /Alzey/.test(visibleText(answer)));
	});

	test.each([
		['guest', 'channel'],
		['single', 'channel'],
		['member', 'shared'],
		['member', 'pending'],
		['stranger', 'shared'],
	] as const)('%s in %s sees nothing of them', async (who, where) => {
		expect(await seen(who, where)).not.toMatch(/Alzey|Krebs|1 Dokument/);
	});

	test('nobody does in a channel with a guest', async () => {
		const { world, people, botUser, team } = desk.sim;
		const mixed = world.addChannel({ team: team.id, members: [people.member.id, people.guest.id, botUser] });
		await desk.driver.mention(people.member, mixed, QUESTION);
		const answer = await until('an answer', () => desk.sim.messages(mixed.id)[0]);
		expect(visibleText(answer)).not.toMatch(/Alzey|Krebs/);
	});

	test('nor in a conversation of two with somebody else, whoever shares', async () => {
		const { world, people, team } = desk.sim;
		const two = world.addChannel({
			kind: 'im',
			team: team.id,
			members: [people.member.id, people.guest.id],
			user: people.guest.id,
		});
		await desk.driver.command(people.member, two, '/austausch', QUESTION);
		const answer = await until('an answer', () => desk.sim.messages(two.id)[0]);
		expect(visibleText(answer)).not.toMatch(/Alzey|Krebs/);
	});

	test('but the bot\u2019s own conversation is the person\u2019s alone, for commands too', async () => {
		const { people, places } = desk.sim;
		const before = desk.sim.messages(places.im.id).length;
		await desk.driver.command(people.member, places.im, '/austausch', QUESTION);
		const answer = await until('an answer', () => desk.sim.messages(places.im.id)[before]);
		expect(visibleText(answer)).toContain('Alzey');
	});

	test('nor to a member who has become a guest', async () => {
		const { admin } = desk.sim.people;
		expect(await seen('admin', 'channel')).toContain('Alzey');
		admin.role = 'guest';
		await desk.driver.changeUser(admin);
		expect(await seen('admin', 'channel')).not.toMatch(/Alzey|Krebs/);
		admin.role = 'admin';
		await desk.driver.changeUser(admin);
	});

	test('nor where Slack does not say who somebody is', async () => {
		const { world, people, team } = desk.sim;
		const unknown = world.addUser({ team: people.member.team });
		world.direct(desk.sim.botUser, unknown.id);
		desk.sim.faults.add({ method: 'users.info', kind: 'error', error: 'user_not_found', times: 1 });
		expect(team.id).toBe(people.member.team);
		const { message } = await desk.driver.direct(unknown, QUESTION);
		const answer = await until('an answer', () => desk.sim.messages().find((one) => one.thread_ts === message.ts));
		expect(visibleText(answer)).not.toMatch(/Alzey|Krebs/);
	});
});

describe('leaving', () => {
	test('a deactivated account and an uninstalled workspace are noted for erasure, and taken back when they return', async () => {
		const desk = await openDesk();
		const { member } = desk.sim.people;
		member.deleted = true;
		await desk.driver.changeUser(member);
		expect(await desk.store.find('leaving')).toMatchObject([
			{ value: { field: 'person', who: `slack:${member.team}/${member.id}` } },
		]);
		member.deleted = false;
		await desk.driver.changeUser(member);
		expect(await desk.store.find('leaving')).toEqual([]);
		await desk.driver.uninstall();
		expect(await desk.store.find('leaving')).toMatchObject([
			{ value: { field: 'tenant', who: `slack:${desk.sim.team.id}` } },
		]);
		await desk.close();
	});
});

describe('many workspaces by OAuth', () => {
	const install = async (workspaces: readonly string[]) => {
		const port = await freePort();
		const redirect = `http://127.0.0.1:${port}/slack/oauth_redirect`;
		const sim = await openSimulator({ installed: false, app: { rotation: true, redirectUrls: [redirect] } });
		const store = createMemoryStore();
		const vault = createVault(store, [randomBytes(32)]);
		const { clientId, clientSecret } = sim.app;
		const oauth = {
			clientId,
			clientSecret,
			stateSecret: 'state',
			scopes: SCOPES,
			redirect,
		};
		const desk = await openDesk({ sim, store, port, slack: { botToken: undefined, oauth, vault, workspaces } });
		return { desk, sim, store };
	};
	const SCOPES = [
		'app_mentions:read',
		'assistant:write',
		'chat:write',
		'commands',
		'im:history',
		'im:write',
		'users:read',
		'channels:read',
		'groups:read',
	];

	test('installs, answers, keeps tokens encrypted, and deletes them when it is uninstalled', async () => {
		const { desk, sim, store } = await install([]);
		const walked = await sim.consent.walk(`${desk.address}/slack/install`);
		expect(walked.status).toBe(200);
		expect(walked.body).toContain('ist installiert');
		expect(JSON.stringify(await store.find('vault'))).not.toMatch(/xox/);
		await desk.driver.direct(sim.people.member, QUESTION);
		await until('the answer', () => sim.messages().find((one) => /Markus Krebs/.test(visibleText(one))));
		/** Slack tells time in seconds. */
		await sleep(1100);
		const gone = await desk.driver.uninstall();
		expect(await store.find('vault')).toEqual([]);
		await sleep(1100);
		await sim.consent.walk(`${desk.address}/slack/install`);
		await desk.driver.again(gone, { num: 2 });
		expect(await store.find('leaving')).toEqual([]);
		await desk.close();
	});

	test('a whole organisation installs once, and each of its workspaces can ask', async () => {
		const enterprise = { id: 'E0CITY0001', name: 'Land' };
		const port = await freePort();
		const redirect = `http://127.0.0.1:${port}/slack/oauth_redirect`;
		const sim = await openSimulator({
			installed: false,
			workspaces: [{ enterprise }],
			app: { redirectUrls: [redirect] },
		});
		const vault = createVault(createMemoryStore(), [randomBytes(32)]);
		const { clientId, clientSecret } = sim.app;
		const oauth = { clientId, clientSecret, stateSecret: 'state', scopes: SCOPES, redirect };
		const desk = await openDesk({
			sim,
			port,
			library: await inside(),
			slack: { botToken: undefined, oauth, vault, workspaces: [enterprise.id] },
		});
		const walked = await sim.consent.walk(`${desk.address}/slack/install`, { enterprise: enterprise.id });
		expect(walked.status).toBe(200);
		expect(await vault.names('slack:')).toEqual([`slack:${enterprise.id}`]);
		await desk.driver.direct(sim.people.member, QUESTION);
		await until('the answer', () => sim.messages().find((one) => /Markus Krebs/.test(visibleText(one))));
		await desk.close();
	});

	test('refuses a workspace that is not on the list and stores nothing', async () => {
		const { desk, sim, store } = await install(['T0OTHER']);
		const walked = await sim.consent.walk(`${desk.address}/slack/install`);
		expect(walked.status).toBe(403);
		expect(walked.body).toContain('nicht auf der Liste');
		expect(await store.find('vault')).toEqual([]);
		expect(sim.callsTo('auth.revoke')).toHaveLength(1);
		await desk.close();
	});
});

describe('Socket Mode', () => {
	test('asks and answers, presses and submits without an address of our own', async () => {
		const desk = await openDesk({ socket: true });
		await desk.sim.socket.connected();
		const { member } = desk.sim.people;
		const { message } = await desk.driver.mention(member, desk.sim.places.channel, QUESTION);
		const answer = await until('the answer', () =>
			desk.sim.messages().find((one) => one.thread_ts === message.ts && /Fundstellen/.test(visibleText(one))),
		);
		await desk.driver.press(member, answer, { action_id: 'open-1' });
		await until('the window', () => desk.sim.views(member.id)[0]);
		await desk.driver.closeView(member, { clear: true });
		await desk.driver.shortcut(member, 'ask');
		await until('the window', () => desk.sim.views(member.id)[0]);
		expect((await desk.driver.submit(member, { question: 'Wer hat Hochbeete?' })).outcome).toBe('updated');
		desk.sim.socket.drop();
		await until('a new connection', () => desk.sim.socket.connections() > 0, 12_000);
		await desk.driver.direct(member, 'Wer hat Hochbeete?');
		await until('the answer after the cut', () =>
			desk.sim.messages(desk.sim.places.im.id).find((one) => /Wilhelmshaven/.test(visibleText(one))),
		);
		await desk.close();
	}, 30_000);
});
