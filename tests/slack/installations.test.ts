/** Installations over an encrypted store: kept small, found again, refused, refreshed – also through Slack's real OAuth flow. */

import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { HTTPReceiver, type Installation, type InstallationQuery, type Logger } from '@slack/bolt';
import { createEmulator, type Emulator } from 'emulate';
import { allowOnly, createInstallations, inTurn } from '../../adapters/slack/installations.js';
import { BotError } from '../../src/errors.js';
import { createMemoryStore } from '../../src/store/memory.js';
import type { Store } from '../../src/store/store.js';
import { createVault } from '../../src/vault.js';

const KEY = randomBytes(32);
let store: Store;
let warnings: string[];

beforeEach(() => {
	store = createMemoryStore();
	warnings = [];
});

function installations(...listed: string[]) {
	const warn = (text: string) => void warnings.push(text);
	return createInstallations({ vault: createVault(store, [KEY]), allowed: allowOnly(listed), warn });
}

const bot = { token: 'xoxb-1', scopes: ['chat:write'], id: 'B1', userId: 'UBOT' };
const user = { token: 'xoxp-person', scopes: ['chat:write'], id: 'UADMIN' };

const inTeam: Installation<'v2', false> = {
	team: { id: 'T1', name: 'Stadt Alzey' },
	enterprise: { id: 'E1', name: 'Land' },
	user,
	bot,
	appId: 'A1',
	tokenType: 'bot',
	isEnterpriseInstall: false,
	authVersion: 'v2',
	metadata: 'no need for this',
	incomingWebhook: { url: 'https://hooks.example.org/secret' },
};
const inOrganisation: Installation<'v2', true> = {
	team: undefined,
	enterprise: { id: 'E1', name: 'Land' },
	enterpriseUrl: 'https://land.example.org',
	user,
	bot: { ...bot, token: 'xoxb-org', refreshToken: 'xoxe-1', expiresAt: 1_900_000_000 },
	isEnterpriseInstall: true,
	authVersion: 'v2',
};

const team = (teamId: string, enterpriseId?: string): InstallationQuery<false> => ({
	teamId,
	enterpriseId,
	isEnterpriseInstall: false,
});
const organisation = (enterpriseId: string): InstallationQuery<true> => ({
	teamId: undefined,
	enterpriseId,
	isEnterpriseInstall: true,
});

describe('installations', () => {
	test('keeps what the bot needs and nothing of the person', async () => {
		await installations().storeInstallation(inTeam);
		const kept = JSON.parse((await createVault(store, [KEY]).get('slack:T1')) ?? '') as object;
		expect(kept).toEqual({
			installed: expect.any(Number),
			team: { id: 'T1', name: 'Stadt Alzey' },
			enterprise: { id: 'E1', name: 'Land' },
			bot,
			appId: 'A1',
			tokenType: 'bot',
			isEnterpriseInstall: false,
		});
		expect(await installations().fetchInstallation(team('T1'))).toMatchObject({
			bot,
			user: { token: undefined, id: '' },
			authVersion: 'v2',
		});
	});

	test('finds a workspace by its own installation, else by that of its organisation', async () => {
		const stored = installations();
		await stored.storeInstallation(inOrganisation);
		expect((await stored.fetchInstallation(organisation('E1'))).bot).toEqual(inOrganisation.bot);
		expect((await stored.fetchInstallation(team('T1', 'E1'))).bot?.token).toBe('xoxb-org');
		await stored.storeInstallation(inTeam);
		expect((await stored.fetchInstallation(team('T1', 'E1'))).bot?.token).toBe('xoxb-1');
		expect((await stored.fetchInstallation(team('T2', 'E1'))).bot?.token).toBe('xoxb-org');
	});

	test('says so when nothing is installed', async () => {
		await installations().storeInstallation(inTeam);
		for (const query of [team('T2'), team('T2', 'E2'), organisation('E1')]) {
			await expect(installations().fetchInstallation(query)).rejects.toThrow(/not installed in .*\/slack\/install/);
		}
	});

	test('removes one installation, never that of the organisation for a workspace', async () => {
		const stored = installations();
		await stored.storeInstallation(inTeam);
		await stored.storeInstallation(inOrganisation);
		await stored.deleteInstallation(team('T1', 'E1'));
		await stored.deleteInstallation(team('T1', 'E1'));
		await stored.deleteInstallation({ ...team('', 'E1') });
		expect(await stored.list()).toEqual([{ enterprise: 'E1' }]);
		await stored.deleteInstallation(organisation('E1'));
		expect(await store.find('vault')).toEqual([]);
	});

	test('lists all and reports what it cannot read, without contents', async () => {
		const vault = createVault(store, [KEY]);
		await installations().storeInstallation(inTeam);
		await installations().storeInstallation(inOrganisation);
		await vault.put('slack:T3', '{"bot":"xoxb-odd"}');
		await vault.put('slack:T4', 'xoxb-no-json');
		await vault.put('teams:T5', 'not ours');
		await createVault(store, [randomBytes(32)]).put('slack:T6', '{}');
		expect(await installations().list()).toEqual([{ enterprise: 'E1' }, { team: 'T1', enterprise: 'E1' }]);
		expect(warnings.map((line) => /"slack:T\d"/.exec(line)?.[0])).toEqual(['"slack:T3"', '"slack:T4"', '"slack:T6"']);
		expect(warnings.join('')).not.toContain('xoxb');
	});

	test('an unknown form counts as absent, and the organisation steps in', async () => {
		await createVault(store, [KEY]).put('slack:T1', '{"bot":{"token":7}}');
		await expect(installations().fetchInstallation(team('T1'))).rejects.toThrow(BotError);
		await installations().storeInstallation(inOrganisation);
		expect((await installations().fetchInstallation(team('T1', 'E1'))).bot?.token).toBe('xoxb-org');
		expect(warnings).toHaveLength(2);
	});

	test('refuses an installation without a bot', async () => {
		const { bot: _, ...personal } = inTeam;
		await expect(installations().storeInstallation(personal)).rejects.toThrow(/without a bot token/);
		expect(await store.find('vault')).toEqual([]);
	});
});

describe('the list of workspaces', () => {
	test('lets in by workspace or organisation, and everybody when empty', () => {
		expect(allowOnly([])({ team: 'T1' })).toBe(true);
		expect(allowOnly(['T1'])({ team: 'T1' })).toBe(true);
		expect(allowOnly(['E1'])({ team: 'T1', enterprise: 'E1' })).toBe(true);
		expect(allowOnly(['T2', 'E2'])({ team: 'T1', enterprise: 'E1' })).toBe(false);
		expect(allowOnly(['T1'])({})).toBe(false);
	});

	test('refuses to store what is not on it', async () => {
		await expect(installations('T2').storeInstallation(inTeam)).rejects.toThrow(/workspace T1 .*SLACK_WORKSPACES/);
		await expect(installations('T1').storeInstallation(inOrganisation)).rejects.toThrow(/E1/);
		expect(await store.find('vault')).toEqual([]);
		await installations('E1').storeInstallation(inTeam);
		expect(await store.find('vault')).toHaveLength(1);
	});

	test('whoever is taken off it is out at once', async () => {
		await installations('T1').storeInstallation(inTeam);
		await expect(installations('T2').fetchInstallation(team('T1'))).rejects.toThrow(/SLACK_WORKSPACES/);
		expect((await installations('T1').fetchInstallation(team('T1'))).bot?.token).toBe('xoxb-1');
	});
});

const CLIENT = { clientId: '12345.67890', clientSecret: 'shh', stateSecret: 'state' };

interface Receiving {
	receiver: HTTPReceiver;
	address: string;
	log: string[];
}

/** A real receiver whose calls to Slack go to `api`. */
async function receive(api: string, store: ReturnType<typeof installations>, port: number): Promise<Receiving> {
	const log: string[] = [];
	const write = (...parts: unknown[]) => void log.push(parts.map(String).join(' '));
	const logger = { debug: write, info: write, warn: write, error: write, setLevel() {}, setName() {} };
	const address = `http://127.0.0.1:${port}`;
	const receiver = new HTTPReceiver({
		...CLIENT,
		signingSecret: 'signing',
		logger: { ...logger, getLevel: () => 'debug' } as Logger,
		installationStore: store,
		scopes: ['chat:write', 'commands'],
		redirectUri: `${address}/slack/oauth_redirect`,
		installerOptions: {
			directInstall: true,
			redirectUriPath: '/slack/oauth_redirect',
			authorizationUrl: `${api}/oauth/v2/authorize`,
			clientOptions: { slackApiUrl: `${api}/api/` },
		},
	});
	await receiver.start({ port, host: '127.0.0.1' });
	return { receiver, address, log };
}

describe('the OAuth flow', () => {
	let emulator: Emulator;
	let receiving: Receiving;
	let port: number;

	beforeAll(async () => {
		port = await freePort();
		const app = { client_id: CLIENT.clientId, client_secret: CLIENT.clientSecret, name: 'Innenstadtlotse' };
		emulator = await createEmulator({
			service: 'slack',
			port: await freePort(),
			seed: {
				slack: {
					team: { name: 'Stadt Alzey', domain: 'alzey' },
					users: [{ name: 'admin', real_name: 'Admin', email: 'admin@example.org' }],
					oauth_apps: [{ ...app, redirect_uris: [`http://127.0.0.1:${port}/slack/oauth_redirect`] }],
				},
			},
		});
	});
	afterAll(() => emulator.close());
	afterEach(() => receiving.receiver.stop());

	/** What a browser does between the install page and the last page. */
	async function install(cookie?: string): Promise<Response> {
		const start = await fetch(`${receiving.address}/slack/install`, {
			redirect: 'manual',
			headers: { connection: 'close' },
		});
		const consent = await fetch(start.headers.get('location') ?? '');
		const fields = [...(await consent.text()).matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
		const body = new URLSearchParams(
			Object.fromEntries(fields.map(([, name, value]) => [name, value?.replaceAll('&amp;', '&')])),
		);
		const agreed = await fetch(`${emulator.url}/oauth/v2/authorize/callback`, {
			method: 'POST',
			body,
			redirect: 'manual',
		});
		const [state = ''] = (start.headers.get('set-cookie') ?? '').split(';');
		return fetch(agreed.headers.get('location') ?? '', { headers: { cookie: cookie ?? state, connection: 'close' } });
	}

	test('ends with an installation that works and that nobody reads in the store', async () => {
		const stored = installations();
		receiving = await receive(emulator.url, stored, port);
		const page = await install();
		expect(page.status).toBe(200);
		const [workspace] = await stored.list();
		expect(workspace).toEqual({ team: expect.stringMatching(/^T/) as unknown });

		const query = team(workspace?.team ?? '');
		const authorized = await receiving.receiver.installer?.authorize(query);
		expect(authorized).toMatchObject({ botToken: expect.stringMatching(/^xoxb-/) as unknown, teamId: workspace?.team });
		const answer = await fetch(`${emulator.url}/api/auth.test`, {
			method: 'POST',
			headers: { authorization: `Bearer ${authorized?.botToken}` },
		});
		expect(await answer.json()).toMatchObject({ ok: true, team_id: workspace?.team });

		const rows = JSON.stringify(await store.find('vault'));
		expect(rows).not.toMatch(/xoxb|Alzey|chat:write/);
		expect(rows).not.toContain(authorized?.botToken);

		await stored.deleteInstallation(query);
		expect(await store.find('vault')).toEqual([]);
		await expect(receiving.receiver.installer?.authorize(query)).rejects.toThrow(/not installed/);
	});

	test('a workspace that is not listed sees a page of failure and leaves nothing behind', async () => {
		receiving = await receive(emulator.url, installations('TOTHER'), port);
		const page = await install();
		expect(page.status).toBe(500);
		expect(await page.text()).toContain('Something Went Wrong');
		expect(await store.find('vault')).toEqual([]);
		expect(receiving.log.join('\n')).toContain('SLACK_WORKSPACES');
	});

	test('another browser cannot finish what this one began', async () => {
		receiving = await receive(emulator.url, installations(), port);
		expect((await install('slack-app-oauth-state=foreign')).status).toBe(400);
		expect(await store.find('vault')).toEqual([]);
	});
});

describe('token rotation', () => {
	let slack: Server;
	let receiving: Receiving;
	let used: string[];

	beforeEach(async () => {
		used = [];
		slack = await serveRefresh(used);
		const { port } = slack.address() as AddressInfo;
		receiving = await receive(`http://127.0.0.1:${port}`, installations(), await freePort());
	});
	afterEach(async () => {
		await receiving.receiver.stop();
		slack.closeAllConnections();
		await new Promise((done) => slack.close(done));
	});

	const seconds = () => Math.floor(Date.now() / 1000);
	const rotating = (expiresAt: number) => ({ ...inTeam, bot: { ...bot, refreshToken: 'xoxe-1', expiresAt } });
	const authorize = async () => {
		if (!receiving.receiver.installer) throw new Error('no installer');
		return receiving.receiver.installer.authorize(team('T1'));
	};

	test('refreshes an expired token and stores the new pair, encrypted', async () => {
		await installations().storeInstallation(rotating(seconds() - 60));
		expect((await authorize()).botToken).toBe('xoxe.xoxb-2');
		const { bot: renewed } = await installations().fetchInstallation(team('T1'));
		expect(renewed).toMatchObject({ ...bot, token: 'xoxe.xoxb-2', refreshToken: 'xoxe-2' });
		expect((renewed?.expiresAt ?? 0) - seconds()).toBeGreaterThan(40_000);
		expect(JSON.stringify(await store.find('vault'))).not.toMatch(/xox/);
		await authorize();
		expect(used).toEqual(['xoxe-1']);
	});

	test('leaves a fresh token alone', async () => {
		await installations().storeInstallation(rotating(seconds() + 40_000));
		expect((await authorize()).botToken).toBe('xoxb-1');
		expect(used).toEqual([]);
	});

	test('events that come together refresh once, in turn', async () => {
		await installations().storeInstallation(rotating(seconds() - 60));
		const ordered = inTurn(authorize);
		const results = await Promise.all([1, 2, 3].map(() => ordered(team('T1'))));
		expect(results.map(({ botToken }) => botToken)).toEqual(Array(3).fill('xoxe.xoxb-2'));
		expect(used).toEqual(['xoxe-1']);
	});

	test('a failed turn stops nobody after it', async () => {
		let calls = 0;
		const ordered = inTurn(async () => {
			calls += 1;
			if (calls === 1) throw new Error('first');
			return calls;
		});
		const results = await Promise.allSettled([ordered(team('T1')), ordered(team('T1')), ordered(team('T2'))]);
		expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
	});
});

/** Answers `oauth.v2.access` for refreshes; each refresh token is good for one use. */
async function serveRefresh(used: string[]): Promise<Server> {
	const answer = (url: string | undefined, form: URLSearchParams) => {
		const token = form.get('refresh_token') ?? '';
		const known = url === '/api/oauth.v2.access' && form.get('grant_type') === 'refresh_token';
		const good = known && /^xoxe-\d+$/.test(token) && !used.includes(token);
		used.push(token);
		const next = Number(token.split('-')[1]) + 1;
		const fresh = { access_token: `xoxe.xoxb-${next}`, refresh_token: `xoxe-${next}`, expires_in: 43_200 };
		return good ? { ok: true, token_type: 'bot', ...fresh } : { ok: false, error: 'invalid_refresh_token' };
	};
	const server = createServer((request, response) => {
		let body = '';
		request.setEncoding('utf8').on('data', (chunk: string) => {
			body += chunk;
		});
		request.on('end', () => {
			response.setHeader('content-type', 'application/json');
			response.end(JSON.stringify(answer(request.url, new URLSearchParams(body))));
		});
	});
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	return server;
}

async function freePort(): Promise<number> {
	const server = createServer();
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	const { port } = server.address() as AddressInfo;
	await new Promise((done) => server.close(done));
	return port;
}
