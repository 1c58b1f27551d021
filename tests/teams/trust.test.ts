/** Who gets in, who sees what, and where the bot's token may go: over HTTP, with real tokens. */

import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { createTeamsChannel } from '../../adapters/teams/channel.js';
import type { TeamsOptions } from '../../adapters/teams/options.js';
import { readRegistrations } from '../../adapters/teams/registrations.js';
import type { Bot } from '../../src/channel.js';
import { type ConfigError, readConfig } from '../../src/config.js';
import type { Message } from '../../src/message.js';
import type { Connector } from './connector/connector.js';
import { WRONG_TOKENS } from './connector/forge.js';
import { openTown, openTownBot, registrationOf, type TownBot } from './town.js';

let connector: Connector;
let town: TownBot;
let heard: Message[] = [];

const listening = (bot: Bot): Bot => ({
	...bot,
	answer(message, ...more) {
		heard.push(message);
		return bot.answer(message, ...more);
	},
});

beforeAll(async () => {
	jest.spyOn(console, 'error').mockImplementation(() => {});
	connector = await openTown();
	town = await openTownBot(connector, { wrap: listening });
});
beforeEach(() => {
	heard = [];
});
afterAll(async () => {
	await town.stop();
	await connector.close();
	jest.restoreAllMocks();
});

const later = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const post = (body: string, headers: Record<string, string> = {}, path = '') =>
	fetch(`${town.url}${path}`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });

describe('the door', () => {
	test.each(WRONG_TOKENS)('a token that is %s is refused, without a word why', async (token) => {
		const { status, body } = await connector.say(connector.places.personal, 'Hallo', { token });
		expect({ status, body }).toEqual({ status: token === 'otherTenant' ? 403 : 401, body: '' });
		await later(20);
		expect(heard).toEqual([]);
	});

	test('a tenant may use its own registration only', async () => {
		const { personal } = connector.places;
		const foreign = (activity: Record<string, unknown>) => {
			const tenant = connector.tenants.second;
			const conversation = { ...(activity.conversation as object), tenantId: tenant };
			return { ...activity, conversation, channelData: { tenant: { id: tenant } } };
		};
		expect((await connector.say(personal, 'Hallo', { change: foreign })).status).toBe(403);
		const torn = (activity: Record<string, unknown>) => ({
			...activity,
			channelData: { tenant: { id: connector.tenants.second } },
		});
		expect((await connector.say(personal, 'Hallo', { change: torn })).status).toBe(403);
		const nobody = (activity: Record<string, unknown>) => ({
			...activity,
			channelData: {},
			conversation: { id: 'a:1' },
		});
		expect((await connector.say(personal, 'Hallo', { change: nobody })).status).toBe(403);
		expect(heard).toEqual([]);
	});

	test('two registrations live in one process', async () => {
		const { otherPersonal } = connector.places;
		expect((await connector.say(otherPersonal, 'Hallo!')).status).toBe(200);
		await connector.until(() => connector.screen(otherPersonal).some(({ text }) => text.startsWith('Guten Tag')));
		const sent = connector.requests.findLast(({ place }) => place === otherPersonal);
		expect(sent?.app).toBe(connector.apps.second);
	});

	test('an address that is not Teams’ own never gets a token', async () => {
		const { elsewhere, places } = connector;
		const { status } = await connector.say(places.personal, 'Hallo', { serviceUrl: elsewhere.serviceUrl });
		expect(status).toBe(403);
		await later(50);
		expect(elsewhere.calls).toEqual([]);
	});

	test.each([
		['nothing', '', 401],
		['no activity', '{}', 400],
		['no JSON', '{', 400],
		['too much', JSON.stringify({ text: 'x'.repeat(300_000) }), 413],
	])('%s is answered with a status', async (_name, body, status) => {
		const headers: Record<string, string> = body ? { authorization: 'Bearer a.b.c' } : {};
		const response = await post(body, headers).catch(() => undefined);
		/** A sender that goes on sending may find the line closed. */
		if (response) expect(response.status).toBe(status);
		if (response) expect(await response.text()).toBe('');
		expect(response !== undefined || status === 413).toBe(true);
	});

	test('other methods and paths', async () => {
		expect((await fetch(town.url)).status).toBe(405);
		expect((await post('{}', {}, '/../secret')).status).toBe(404);
	});

	test('refusals are counted, and nothing of them is logged but the reason', () => {
		expect(town.channel.refused.token).toBeGreaterThanOrEqual(WRONG_TOKENS.length - 1);
		expect(town.notes.join('\n')).not.toMatch(/Bearer|eyJ|secret/);
	});
});

describe('who sees what', () => {
	const askerOf = async (act: () => Promise<unknown>) => {
		await act();
		const [message] = await connector.until(() => (heard.length > 0 ? heard : undefined));
		return message?.asker;
	};

	test('a member alone sees documents of the programme', async () => {
		const { personal } = connector.places;
		expect(await askerOf(() => connector.say(personal, 'Hallo!'))).toEqual({
			tenant: connector.tenants.first,
			audience: 'programme',
			role: 'member',
			language: 'de',
			zone: 'Europe/Berlin',
			name: connector.users.anna.name,
		});
	});

	test('a guest does not, nor anybody where a guest reads along', async () => {
		const { group } = connector.places;
		const { anna, gast } = connector.users;
		const guest = await askerOf(() => connector.say(group, 'Hallo!', { from: gast }));
		expect(guest).toMatchObject({ audience: 'public', role: 'guest' });
		heard = [];
		const member = await askerOf(() => connector.say(group, 'Hallo!', { from: anna }));
		expect(member).toMatchObject({ audience: 'public', role: 'member' });
	});

	test('where only members read, they do', async () => {
		const { anna, bernd } = connector.users;
		const chat = connector.world.addPlace('groupChat', connector.apps.first, [anna, bernd]);
		expect(await askerOf(() => connector.say(chat, 'Hallo!'))).toMatchObject({ audience: 'programme' });
	});

	test('when Teams does not say, nobody does', async () => {
		const { anna } = connector.users;
		const chat = connector.world.addPlace('personal', connector.apps.first, [anna]);
		connector.fault({ kind: 'serverError', place: chat, on: 'read', times: 9 });
		expect(await askerOf(() => connector.say(chat, 'Hallo!'))).toMatchObject({ audience: 'public', role: 'guest' });
		connector.clearFaults();
	}, 15_000);
});

describe('without a registration', () => {
	const options = (more: Partial<TeamsOptions>) => ({ ...({} as TeamsOptions), registrations: [], ...more });

	test('the channel does not start', () => {
		expect(() => createTeamsChannel(options({}))).toThrow(/TEAMS_APP_ID/);
		const blank = { id: ' ', tenant: 'x', tenants: ['x'] };
		expect(() => createTeamsChannel(options({ registrations: [blank] }))).toThrow(/TEAMS_APP_ID/);
		expect(() => createTeamsChannel(options({ local: true, registrations: [blank] }))).toThrow(/TEAMS_APP_ID/);
		const open = { ...registrationOf(connector.apps.first), tenants: [] };
		expect(() => createTeamsChannel(options({ registrations: [open] }))).toThrow(/keinen Mandanten/);
	});

	test('for development it answers this machine, says so, and shows public documents only', async () => {
		const other = await openTown();
		const local = await openTownBot(other, {
			wrap: listening,
			teams: { registrations: [], local: true, cloud: undefined },
		});
		expect(local.warnings.join()).toContain('TEAMS_LOCAL=1');
		const { status } = await other.say(other.places.personal, 'Hallo!', { token: 'missing' });
		expect(status).toBe(200);
		const [message] = await other.until(() => (heard.length > 0 ? heard : undefined));
		expect(message?.asker.audience).toBe('public');
		const page = { method: 'POST', body: '{}', headers: { 'content-type': 'text/plain' } };
		expect((await fetch(local.url, page)).status).toBe(401);
		const { elsewhere, places } = other;
		const away = 'https://smba.example/emea/';
		expect((await other.say(places.personal, 'Hallo', { token: 'missing', serviceUrl: away })).status).toBe(403);
		expect(elsewhere.calls).toEqual([]);
		await local.stop();
		await other.close();
	});
});

describe('the settings', () => {
	const id = '1b4e28ba-2fa1-41d2-883f-0016d3cca427';
	const tenant = '6ba7b810-9dad-41d1-80b4-00c04fd430c8';
	const names = (environment: NodeJS.ProcessEnv) => {
		try {
			readConfig(environment);
			return [];
		} catch (cause) {
			return (cause as ConfigError).message.split('\n').map((line) => line.split('=')[0]);
		}
	};

	test.each([
		[{ TEAMS_APP_ID: id, TEAMS_APP_SECRET: 's', TEAMS_TENANT: tenant }, []],
		[{ TEAMS_APP_ID: id, TEAMS_MANAGED_IDENTITY: '1', TEAMS_TENANT: tenant }, []],
		[{ TEAMS_APP_ID: '', TEAMS_APP_SECRET: 's', TEAMS_TENANT: tenant }, ['TEAMS_APP_ID']],
		[{ TEAMS_TENANTS: tenant }, ['TEAMS_APP_ID']],
		[{ TEAMS_APP_ID: id }, ['TEAMS_TENANT', 'TEAMS_APP_SECRET']],
		[{ TEAMS_APP_ID: 'lotse' }, ['TEAMS_APP_ID', 'TEAMS_TENANT', 'TEAMS_APP_SECRET']],
		[{ TEAMS_LOCAL: '1' }, []],
		[{ TEAMS_LOCAL: '1', HOST: '0.0.0.0' }, ['TEAMS_LOCAL']],
		[{ TEAMS_LOCAL: '1', TEAMS_APPS: 'apps.json' }, ['TEAMS_LOCAL']],
		[{ TEAMS_APPS: 'apps.json', TEAMS_APP_ID: id, TEAMS_APP_SECRET: 's', TEAMS_TENANT: tenant }, ['TEAMS_APPS']],
	])('%j', (environment, wrong) => expect(names(environment)).toEqual(wrong));

	test('several registrations, each with its tenants', () => {
		const secret = { id: id.toUpperCase(), secret: 's', tenant };
		const managed = { id: tenant, managed: true, tenant: id, tenants: [id, tenant] };
		expect(readRegistrations([secret, managed])).toEqual([
			{ id, secret: 's', tenant, tenants: [tenant] },
			{ id: tenant, secret: undefined, tenant: id, tenants: [id, tenant] },
		]);
		for (const wrong of [
			[],
			{},
			[{ id }],
			[secret, secret],
			[{ ...secret, managed: true }],
			[{ ...secret, tenants: [] }],
		])
			expect(readRegistrations(wrong)).toBeUndefined();
	});
});
