/** Installations as people walk them, with Bolt's own OAuth: workspace, organisation, rotation, refusal. */

import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type Installation, MemoryInstallationStore } from '@slack/bolt';
import { openSample, type Sample } from './sample.js';
import { openSimulator, type Simulator, type SimulatorOptions } from './simulator.js';

let sim: Simulator;
let sample: Sample;
let stored: Installation[];
const enterprise = { id: 'E0SIM00001', name: 'Bund' };

async function open(options: SimulatorOptions = {}): Promise<string> {
	sim = await openSimulator({ installed: false, ...options });
	const store = new MemoryInstallationStore();
	const keep = store.storeInstallation.bind(store);
	store.storeInstallation = async (installation, logger) => {
		stored.push(installation as Installation);
		return keep(installation as Installation, logger);
	};
	sample = await openSample(sim, false, {
		signingSecret: sim.app.signingSecret,
		clientId: sim.app.clientId,
		clientSecret: sim.app.clientSecret,
		stateSecret: 'geheim',
		scopes: ['chat:write', 'app_mentions:read'],
		installationStore: store,
		installerOptions: { authorizationUrl: sim.authorizeUrl },
	});
	const { origin } = new URL(sample.url);
	// The consent page sends people back to what the app is set up with.
	sim.app.redirectUrls = [`${origin}/slack/oauth_redirect`];
	return `${origin}/slack/install`;
}

beforeEach(() => {
	stored = [];
});
afterEach(async () => {
	await sample.stop();
	await sim.close();
});

test('a workspace', async () => {
	const { status } = await walk(await open());
	expect(status).toBe(200);
	expect(stored).toMatchObject([
		{ team: { id: sim.team.id }, isEnterpriseInstall: false, bot: { scopes: ['chat:write', 'app_mentions:read'] } },
	]);
	expect(sim.callsTo('oauth.v2.access')).toMatchObject([{ ok: true }]);
	const delivery = await sim
		.driver({ url: sample.url })
		.mention(
			sim.people.member,
			sim.world.addChannel({ members: [sim.people.member.id, stored[0]?.bot?.userId ?? ''] }),
			'Hallo',
		);
	expect(delivery.acknowledged).toBe(true);
});

test('an organisation, for all of its workspaces', async () => {
	const install = await open({ workspaces: [{ enterprise }, { enterprise }] });
	await sim.consent.walk(install, { enterprise: enterprise.id });
	expect(stored).toMatchObject([{ team: undefined, enterprise, isEnterpriseInstall: true }]);
	const [, second] = [...sim.world.workspaces.values()];
	expect(sim.tokens.at(second?.id ?? '')?.enterprise).toEqual(enterprise);
	const { payload } = await sim
		.driver({ url: sample.url })
		.openHome(sim.world.addUser({ ...(second && { team: second.id }) }));
	expect(payload).toMatchObject({
		team_id: second?.id,
		enterprise_id: enterprise.id,
		authorizations: [{ is_enterprise_install: true }],
	});
});

test('tokens that expire are refreshed once', async () => {
	await walk(await open({ app: { rotation: true } }));
	const { refreshToken = '', token = '' } = stored[0]?.bot ?? {};
	expect(token).toMatch(/^xoxe\.xoxb-/);
	sim.advance(43_200_001);
	await expect(sample.app.client.auth.test({ token })).rejects.toThrow('token_expired');
	const refresh = {
		client_id: sim.app.clientId,
		client_secret: sim.app.clientSecret,
		grant_type: 'refresh_token' as const,
		refresh_token: refreshToken,
	};
	const fresh = await sample.app.client.oauth.v2.access(refresh);
	expect(await sample.app.client.auth.test({ token: fresh.access_token ?? '' })).toMatchObject({ ok: true });
	await expect(sample.app.client.oauth.v2.access(refresh)).rejects.toThrow('invalid_refresh_token');
});

test('who says no, and what is forged, is not installed', async () => {
	const install = await open();
	expect((await sim.consent.walk(install, { deny: true })).status).toBe(500);
	expect(stored).toEqual([]);
	const secret = { client_id: sim.app.clientId, client_secret: sim.app.clientSecret };
	await expect(sample.app.client.oauth.v2.access({ ...secret, code: 'x' })).rejects.toThrow('invalid_code');
	await expect(sample.app.client.oauth.v2.access({ ...secret, client_id: 'x', code: 'x' })).rejects.toThrow(
		'invalid_client_id',
	);
	await expect(sample.app.client.oauth.v2.access({ ...secret, client_secret: 'x', code: 'x' })).rejects.toThrow(
		'bad_client_secret',
	);
	expect((await fetch(`${sim.authorizeUrl}?client_id=x&scope=commands`)).status).toBe(400);
});

const walk = (install: string) => sim.consent.walk(install, {});
