/** The smallest real bot: botbuilder's CloudAdapter on node:http, with credentials from the local login. For the connector's own test. */

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CloudAdapter, ConfigurationBotFrameworkAuthentication, type Response, type TurnContext } from 'botbuilder';
import { AuthenticationError, ServiceClientCredentialsFactory } from 'botframework-connector';
import { Entity } from 'botframework-connector/lib/connectorApi/models/mappers.js';
import type { Connector } from './connector.js';

/** Without this, entities lose all but their type on the way out. */
export function keepEntities() {
	const type = Entity.type as { additionalProperties?: unknown };
	type.additionalProperties ??= { type: { name: 'Object' } };
}

/** Tokens by client credentials, one in memory for each registration. */
class LocalCredentials extends ServiceClientCredentialsFactory {
	private readonly tokens = new Map<string, Promise<string>>();

	constructor(private readonly connector: Connector) {
		super();
	}

	forget() {
		this.tokens.clear();
	}

	async isValidAppId(appId = '') {
		return this.connector.world.apps.some(({ id }) => id === appId);
	}

	async isAuthenticationDisabled() {
		return false;
	}

	private async fetchToken(appId: string): Promise<string> {
		const app = this.connector.world.apps.find(({ id }) => id === appId);
		if (!app) throw new Error(`No registration ${appId}`);
		const { url, form } = this.connector.loginOf(app);
		const response = await fetch(url, { method: 'POST', body: new URLSearchParams(form) });
		const { access_token: token } = (await response.json()) as { access_token: string };
		return token;
	}

	async createCredentials(appId: string) {
		return {
			signRequest: async <T extends { headers: { set(name: string, value: string): void } }>(request: T) => {
				const token = this.tokens.get(appId) ?? this.fetchToken(appId);
				this.tokens.set(appId, token);
				request.headers.set('authorization', `Bearer ${await token}`);
				return request;
			},
		};
	}
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
	const chunks: Buffer[] = [];
	for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
	return JSON.parse(Buffer.concat(chunks).toString());
}

/** What the adapter wants of a response, on node:http. */
const answering = (response: ServerResponse): Response => {
	const self: Response = {
		socket: response.socket,
		header: (name: string, value: unknown) => response.setHeader(name, String(value)),
		status: (code: number) => {
			response.statusCode = code;
			return self;
		},
		send: (body: unknown) => {
			response.write(typeof body === 'string' ? body : JSON.stringify(body));
			return self;
		},
		end: () => response.end(),
	} as Response;
	return self;
};

interface Client {
	client: { pipeline: { removePolicy(policy: { name: string }): unknown } };
}

/** `resend`: the client under botbuilder sends refused and lost calls again by itself, three times, unless it is kept from it. */
export async function openBot(
	connector: Connector,
	logic: (context: TurnContext) => Promise<void>,
	{ resend = false } = {},
) {
	keepEntities();
	const credentials = new LocalCredentials(connector);
	const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication(connector.settings, credentials));
	adapter.use(async (context, next) => {
		const { client } = context.turnState.get<Client>(adapter.ConnectorClientKey) as Client;
		if (!resend) client.pipeline.removePolicy({ name: 'defaultRetryPolicy' });
		await next();
	});
	const failures: unknown[] = [];
	adapter.onTurnError = async (_context, error) => {
		failures.push(error);
	};
	const server = createServer((request, response) => {
		void (async () => {
			const body = (await bodyOf(request)) as Record<string, unknown>;
			const { method, headers } = request;
			await adapter.process({ body, method: method ?? '', headers }, answering(response), logic);
		})().catch((error: unknown) => {
			response.writeHead(error instanceof AuthenticationError ? 401 : 500).end();
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/messages`;
	connector.pointAt(url);
	return {
		adapter,
		url,
		/** What a turn threw. */
		failures,
		forgetTokens: () => credentials.forget(),
		close: () =>
			new Promise<void>((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
}

export type Bot = Awaited<ReturnType<typeof openBot>>;
