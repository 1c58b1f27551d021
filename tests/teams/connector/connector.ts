/** Teams as a bot sees it, on this machine: login, keys, connector, and people who write. For tests and load; proves no vendor's promise. */

import { createBell } from './bell.js';
import type { Delivery } from './deliver.js';
import { createDriver } from './driver.js';
import { openElsewhere } from './elsewhere.js';
import { createFaults } from './fault.js';
import { createForge } from './forge.js';
import { openKeys } from './keys.js';
import { AUDIENCE, createLogin } from './login.js';
import { populate } from './people.js';
import { createQuota } from './quota.js';
import { screenOf, type View } from './screen.js';
import { listen, type Request } from './serve.js';
import { createStreams } from './stream.js';
import { type Closed, createWorld, type Place, type Registration } from './world.js';

export interface ConnectorOptions {
	/** Where activities go, `http://127.0.0.1:3978/api/messages`; also later, with `pointAt`. */
	bot?: string;
	/** Refuse what exceeds the limits of a conversation (7 in a second …). On by default. */
	limits?: boolean;
	/** Calls a second of one registration, all conversations together; no limit by default, Teams says 50. */
	tenantLimit?: number;
	/** Milliseconds between two updates of a stream, 1000 by default; 0 switches it off. */
	streamInterval?: number;
	/** Milliseconds a stream may take, two minutes by default. */
	streamDuration?: number;
	/** Milliseconds Teams waits for the bot, 15 000 by default. */
	patience?: number;
	/** Milliseconds every call of the bot takes at least. */
	latency?: number;
	/** Seconds a token from the login is good for, an hour by default. */
	tokenLifetime?: number;
	/** For streams and limits; tokens follow the real clock. */
	clock?: () => number;
}

/** Everything `ConfigurationBotFrameworkAuthentication` needs to leave the public cloud. */
const settingsFor = (origin: string) => ({
	ToChannelFromBotLoginUrl: `${origin}/login`,
	ToChannelFromBotOAuthScope: AUDIENCE,
	ToBotFromChannelTokenIssuer: AUDIENCE,
	OAuthUrl: origin,
	ToBotFromChannelOpenIdMetadataUrl: `${origin}/v1/.well-known/openidconfiguration`,
	ToBotFromEmulatorOpenIdMetadataUrl: `${origin}/emulator/openid-configuration`,
	CallerId: 'urn:botframework:azure',
	ValidateAuthority: false,
});

/** Where the bots listen: one for all, or one for each registration. */
function createEndpoints(all: string | undefined) {
	const urls = new Map<Registration | undefined, string>(all ? [[undefined, all]] : []);
	return {
		pointAt(url: string, app?: Registration) {
			urls.set(app, url);
		},
		endpoint(app: Registration) {
			const url = urls.get(app) ?? urls.get(undefined);
			if (!url) throw new Error('Where is the bot? Say it with pointAt(url).');
			return url;
		},
	};
}

async function openParts(options: ConnectorOptions) {
	const { clock = Date.now, streamInterval: interval = 1_000, streamDuration: duration = 120_000 } = options;
	const world = createWorld(clock);
	const keys = await openKeys();
	const login = createLogin(world, keys, { seconds: options.tokenLifetime ?? 3600 });
	const streams = createStreams(world, { interval, duration, clock });
	const faults = createFaults();
	const bell = createBell();
	const requests: Request[] = [];
	const listeners = new Set<(request: Request) => void>();
	const server = await listen({
		world,
		keys,
		login,
		faults,
		streams,
		quota: createQuota({
			conversation: options.limits !== false,
			clock,
			...(options.tenantLimit === undefined ? {} : { tenant: options.tenantLimit }),
		}),
		latency: options.latency ?? 0,
		seen(request) {
			requests.push(request);
			for (const listener of listeners) listener(request);
			bell.ring();
		},
	});
	return { world, keys, login, streams, faults, bell, requests, listeners, server, elsewhere: await openElsewhere() };
}

export async function openConnector(options: ConnectorOptions = {}) {
	const { world, keys, login, streams, faults, bell, requests, listeners, server, elsewhere } =
		await openParts(options);
	const { pointAt, endpoint } = createEndpoints(options.bot);
	const deliveries: Delivery[] = [];
	const driver = createDriver(world, {
		endpoint,
		serviceUrl: server.serviceUrl,
		forge: createForge(keys),
		patience: options.patience ?? 15_000,
		seen(delivery) {
			deliveries.push(delivery);
			bell.ring();
		},
	});
	return {
		...driver,
		...populate(world),
		world,
		requests,
		deliveries,
		pointAt,
		elsewhere,
		origin: server.origin,
		/** With these the bot trusts this connector, and only it. */
		settings: settingsFor(server.origin),
		/** For a process with a managed identity. */
		environment: { IDENTITY_ENDPOINT: `${server.origin}/msi/token`, IDENTITY_HEADER: login.identity },
		serviceUrl: (place: Place) => server.serviceUrl(place.tenant),
		/** What the credentials of a registration post to the login. */
		loginOf: ({ id, secret, tenant }: Registration) => ({
			url: `${server.origin}/${tenant}/oauth2/v2.0/token`,
			form: {
				grant_type: 'client_credentials',
				client_id: id,
				client_secret: secret,
				scope: `${AUDIENCE}/.default`,
			},
		}),
		screen: (place: Place, view?: View) => screenOf(world, place, view),
		/** How often the bot showed that it is typing. */
		typings: (place: Place) => world.typings.filter((one) => one.place === place).length,
		/** Hears every call of the bot as soon as it is over; gives back how to stop. */
		onRequest(listener: (request: Request) => void) {
			listeners.add(listener);
			return () => void listeners.delete(listener);
		},
		until: bell.until,
		fault: faults.add,
		clearFaults: faults.clear,
		/** The bot may not write there from now on; without a reason it may again. */
		shut(place: Place, why?: Closed) {
			if (why) place.closed = why;
			else delete place.closed;
		},
		stopStreaming: streams.stop,
		rotateKeys: keys.rotate,
		/** All tokens the bot has are refused from now on. */
		revokeTokens: login.revoke,
		tokensIssued: login.issued,
		close: async () => void (await Promise.all([server.close(), elsewhere.close()])),
	};
}

export type Connector = Awaited<ReturnType<typeof openConnector>>;
