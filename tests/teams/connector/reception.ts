/** What anybody may ask for: tokens for a secret or an identity, and the keys tokens are checked with. */

import type { IncomingMessage } from 'node:http';
import type { Faults } from './fault.js';
import type { Keys } from './keys.js';
import type { Login } from './login.js';
import type { Answer } from './routes.js';

export interface Desk {
	keys: Keys;
	login: Login;
	faults: Faults;
	origin(): string;
	bodyOf(request: IncomingMessage): Promise<string>;
}

async function token({ login, faults, bodyOf }: Desk, request: IncomingMessage, url: URL): Promise<Answer | undefined> {
	const [, tenant] = /^\/([^/]+)\/oauth2\/v2\.0\/token$/.exec(url.pathname) ?? [];
	if (tenant && request.method === 'POST') {
		const form = new URLSearchParams(await bodyOf(request));
		return faults.around('login', undefined, async () => ({ status: 200, body: await login.secret(tenant, form) }));
	}
	if (url.pathname !== '/msi/token') return undefined;
	const header = String(request.headers['x-identity-header']);
	return faults.around('login', undefined, async () => ({
		status: 200,
		body: await login.managed(header, url.searchParams),
	}));
}

function document({ keys, origin }: Desk, path: string): unknown {
	switch (path) {
		case '/v1/.well-known/openidconfiguration':
			return {
				issuer: 'https://api.botframework.com',
				authorization_endpoint: 'https://invalid.botframework.com',
				jwks_uri: `${origin()}/v1/.well-known/keys`,
				id_token_signing_alg_values_supported: ['RS256'],
				token_endpoint_auth_methods_supported: ['private_key_jwt'],
			};
		case '/v1/.well-known/keys':
			return { keys: keys.published() };
		/** Nobody signs as the emulator. */
		case '/emulator/openid-configuration':
			return { issuer: origin(), jwks_uri: `${origin()}/emulator/keys` };
		case '/emulator/keys':
			return { keys: [] };
		default:
			return undefined;
	}
}

/** Undefined where a token is needed. */
export async function receive(desk: Desk, request: IncomingMessage, url: URL): Promise<Answer | undefined> {
	const body = document(desk, url.pathname);
	return body === undefined ? token(desk, request, url) : { status: 200, body };
}
