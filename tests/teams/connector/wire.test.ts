/** A real CloudAdapter and the local Bot Connector on bad days: wrong tokens, broken lines, apps that are gone. */

import { afterAll, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import { type Activity, MessageFactory, TeamsInfo, TurnContext } from 'botbuilder';
import {
	JwtTokenProviderFactory,
	type ManagedIdentityAppCredentials,
	ManagedIdentityServiceClientCredentialsFactory,
} from 'botframework-connector';
import { type Bot, openBot } from './bot.js';
import { type Connector, openConnector } from './connector.js';
import { type TokenKind, WRONG_TOKENS } from './forge.js';
import { rawly } from './sample.js';
import type { Place } from './world.js';

let connector: Connector;
let bot: Bot;
let logic: (context: TurnContext) => Promise<unknown>;
let heard: Activity[] = [];

const last = (place: Place) => {
	const shown = connector.screen(place).at(-1);
	if (!shown) throw new Error('Nothing is there.');
	return shown;
};

beforeAll(async () => {
	jest.spyOn(console, 'error').mockImplementation(() => {});
	connector = await openConnector({ limits: false, streamInterval: 0 });
	bot = await openBot(connector, async (context) => {
		heard.push(context.activity);
		await logic(context);
	});
});
beforeEach(() => {
	heard = [];
	bot.failures.length = 0;
	logic = (context) => context.sendActivity(MessageFactory.text('Guten Tag'));
});
afterAll(async () => {
	await bot.close();
	await connector.close();
});

/** What botbuilder says by itself; an adapter has to turn every 500 into a 401, and other tenants away. */
const OWN: Partial<Record<TokenKind, number>> = {
	notYetValid: 500,
	algNone: 500,
	hs256: 500,
	wrongSignature: 500,
	changedPayload: 500,
	otherTenant: 200,
};
test.each(WRONG_TOKENS)('a token that is %s', async (token) => {
	const { status } = await connector.say(connector.places.personal, 'Hallo', { token });
	expect(status).toBe(OWN[token] ?? 401);
	expect(heard).toHaveLength(status === 200 ? 1 : 0);
});

test('two registrations live in one process, each with its own token', async () => {
	const { personal, otherPersonal } = connector.places;
	await connector.say(otherPersonal, 'Hallo');
	expect(last(otherPersonal).text).toBe('Guten Tag');
	expect(connector.requests.findLast(({ place }) => place === otherPersonal)?.app).toBe(connector.apps.second);
	const strange = await rawly(connector, connector.apps.second, 'GET', `conversations/${personal.id}/members`);
	expect(strange).toMatchObject({ status: 403, error: { code: 'InvalidBotApiHost' } });
});

test('a managed identity gets a token, too', async () => {
	Object.assign(process.env, connector.environment);
	const { first } = connector.apps;
	const factory = new ManagedIdentityServiceClientCredentialsFactory(first.id, new JwtTokenProviderFactory());
	const credentials = await factory.createCredentials(first.id, connector.settings.ToChannelFromBotOAuthScope);
	const token = await (credentials as ManagedIdentityAppCredentials).getToken();
	for (const name of Object.keys(connector.environment)) delete process.env[name];
	const { personal } = connector.places;
	const url = `${connector.serviceUrl(personal)}v3/conversations/${personal.id}/members`;
	const read = () => fetch(url, { headers: { authorization: `Bearer ${token}` } });
	expect((await read()).status).toBe(200);
	connector.revokeTokens();
	expect((await read()).status).toBe(401);
	bot.forgetTokens();
});

test('members come with role, tenant and address, in pages; teams with their group', async () => {
	const { channel } = connector.places;
	const { gast } = connector.users;
	const crowd = connector.world.addPlace(
		'groupChat',
		connector.apps.first,
		Array.from({ length: 60 }, (_, n) => connector.world.addUser(`Person ${n}`, connector.tenants.first)),
	);
	const seen: unknown[] = [];
	logic = async (context) => {
		seen.push(await TeamsInfo.getMember(context, gast.objectId), await TeamsInfo.getTeamDetails(context));
	};
	await connector.say(channel, 'Hallo');
	expect(seen).toMatchObject([
		{ id: gast.id, userRole: 'guest', tenantId: channel.tenant, email: 'gerda.gast@example.org' },
		{ id: channel.id, name: 'Team Innenstadt', memberCount: 3 },
	]);
	logic = async (context) => {
		const page = await TeamsInfo.getPagedMembers(context, 10);
		const rest = await TeamsInfo.getPagedMembers(context, 10, page.continuationToken);
		seen.push(page.members.length, rest.members.length, rest.continuationToken);
	};
	await connector.say(crowd, 'Hallo');
	expect(seen.slice(2)).toEqual([50, 10, undefined]);
});

test('a reference is enough to write later, until the app is removed or blocked', async () => {
	const { personal } = connector.places;
	await connector.install(personal);
	expect(heard.map(({ type }) => type)).toEqual(['conversationUpdate', 'installationUpdate']);
	const reference = TurnContext.getConversationReference(heard[1] ?? {});
	const write = () =>
		bot.adapter.continueConversationAsync(connector.apps.first.id, reference, async (context) => {
			await context.sendActivity('Erinnerung');
		});
	await write();
	expect(last(personal).text).toBe('Erinnerung');
	await connector.uninstall(personal);
	await write();
	connector.shut(personal, 'blocked');
	await write();
	connector.shut(personal);
	expect(bot.failures).toMatchObject([
		{ statusCode: 403, code: 'BotNotInConversationRoster' },
		{ statusCode: 403, code: 'BotNotInConversationRoster' },
		{ statusCode: 403, code: 'ConversationBlockedByUser' },
	]);
});

test.each([
	['throttled', { statusCode: 429, code: 'Throttled' }, 0],
	['precondition', { statusCode: 412, code: 'PreconditionFailed' }, 0],
	['badGateway', { statusCode: 502, code: 'ServiceError' }, 0],
	['gatewayTimeout', { statusCode: 504, code: 'GatewayTimeout' }, 0],
	['resetBefore', { code: 'ECONNRESET' }, 0],
	['resetAfter', { code: 'ECONNRESET' }, 1],
] as const)('the next call is %s, once', async (kind, failure, arrived) => {
	const { personal } = connector.places;
	const before = connector.screen(personal).length;
	connector.fault({ kind, place: personal, on: 'send', retryAfter: 2 });
	await connector.say(personal, 'Hallo');
	expect(bot.failures).toHaveLength(1);
	expect(JSON.stringify(bot.failures[0])).toContain(String(failure.code));
	expect(connector.screen(personal)).toHaveLength(before + 1 + arrived);
	await connector.say(personal, 'Noch einmal');
	expect(last(personal).text).toBe('Guten Tag');
});

test('left alone, botbuilder sends again by itself, and so twice after a lost answer', async () => {
	const { personal } = connector.places;
	const stubborn = await openBot(connector, async (context) => void (await context.sendActivity('Einmal')), {
		resend: true,
	});
	connector.fault({ kind: 'resetAfter', place: personal, on: 'send' });
	await connector.say(personal, 'Hallo');
	expect(connector.screen(personal).slice(-2)).toMatchObject([{ text: 'Einmal' }, { text: 'Einmal' }]);
	await stubborn.close();
	connector.pointAt(bot.url);
});

test('a delivery comes again under the same id; a late answer is no answer', async () => {
	const { personal } = connector.places;
	const first = await connector.say(personal, 'Hallo');
	await connector.redeliver(first);
	expect(heard.map(({ id }) => id)).toEqual([first.activity.id, first.activity.id]);
	connector.fault({ kind: 'delay', place: personal, milliseconds: 120 });
	const { milliseconds } = await connector.say(personal, 'Hallo');
	expect(milliseconds).toBeGreaterThan(100);
});

test('keys rotate: the next published one signs, and is known already', async () => {
	await connector.rotateKeys();
	expect((await connector.say(connector.places.personal, 'Hallo')).status).toBe(200);
});

test('an activity may name another host; who calls it is seen', async () => {
	const { elsewhere, places } = connector;
	await connector.say(places.personal, 'Hallo', { serviceUrl: elsewhere.serviceUrl });
	expect(elsewhere.calls).toMatchObject([{ method: 'POST', token: true }]);
});
