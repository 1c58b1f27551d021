/** The login: hands tokens to bots for their secret or their managed identity, and knows whose a token is. */

import { randomBytes } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import type { Keys } from './keys.js';
import { Refusal, unauthorized } from './refusal.js';
import type { Json } from './rule.js';
import type { Registration, World } from './world.js';

export const AUDIENCE = 'https://api.botframework.com';
const SCOPE = `${AUDIENCE}/.default`;

const refused = (status: number, error: string, message: string) => new Refusal(status, error, message, {}, true);

export function createLogin(world: World, keys: Keys, lifetime: { seconds: number }) {
	const identity = randomBytes(16).toString('hex');
	const checked = new Map<string, { app: Registration; until: number }>();
	let issued = 0;
	/** Tokens issued before are refused. */
	let notBefore = 0;

	async function issue(app: Registration, audience: string): Promise<Json> {
		issued += 1;
		const now = Math.floor(Date.now() / 1000);
		const expires = now + lifetime.seconds;
		const token = await new SignJWT({ appid: app.id, tid: app.tenant, ver: '1.0', uti: String(issued) })
			.setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: keys.login.kid })
			.setIssuer(`https://sts.windows.net/${app.tenant}/`)
			.setAudience(audience)
			.setIssuedAt(now)
			.setNotBefore(now)
			.setExpirationTime(expires)
			.sign(keys.login.private);
		return { token_type: 'Bearer', expires_in: lifetime.seconds, expires_on: String(expires), access_token: token };
	}

	return {
		/** What App Service hands to a process with a managed identity. */
		identity,
		issued: () => issued,
		/** All tokens issued so far are worth nothing from now on. */
		revoke() {
			notBefore = issued;
			checked.clear();
		},
		/** POST /{tenant}/oauth2/v2.0/token */
		async secret(tenant: string, form: URLSearchParams): Promise<Json> {
			const app = world.apps.find(({ id }) => id === form.get('client_id'));
			if (form.get('grant_type') !== 'client_credentials')
				throw refused(400, 'unsupported_grant_type', 'AADSTS70003: The app requested an unsupported grant type.');
			if (!app) throw refused(400, 'unauthorized_client', 'AADSTS700016: Application was not found in the directory.');
			if (tenant !== app.tenant)
				throw refused(
					400,
					'unauthorized_client',
					'AADSTS700016: The registration is of another tenant (single tenant).',
				);
			if (form.get('client_secret') !== app.secret)
				throw refused(401, 'invalid_client', 'AADSTS7000215: Invalid client secret provided.');
			if (form.get('scope') !== SCOPE) throw refused(400, 'invalid_scope', `AADSTS70011: The scope must be ${SCOPE}.`);
			return issue(app, AUDIENCE);
		},
		/** GET IDENTITY_ENDPOINT, as in App Service. */
		async managed(header: string | undefined, query: URLSearchParams): Promise<Json> {
			const app = world.apps.find(({ id }) => id === query.get('client_id'));
			if (header !== identity) throw refused(401, 'invalid_request', 'X-IDENTITY-HEADER is missing or wrong.');
			if (!app) throw refused(400, 'invalid_request', 'No managed identity has this client_id.');
			const resource = query.get('resource') ?? '';
			if (resource.replace(/\/$/, '') !== AUDIENCE)
				throw refused(400, 'invalid_resource', `The resource must be ${AUDIENCE}.`);
			return { ...(await issue(app, AUDIENCE)), resource, client_id: app.id };
		},
		/** Whose token this is; refuses what the real connector refuses. */
		async check(authorization: string | undefined): Promise<Registration> {
			const [, token] = /^Bearer (\S+)$/.exec(authorization ?? '') ?? [];
			if (!token) throw unauthorized('Authorization has been denied for this request.');
			const known = checked.get(token);
			if (known && known.until > Date.now() / 1000) return known.app;
			const { payload } = await jwtVerify(token, keys.login.public, {
				audience: AUDIENCE,
				algorithms: ['RS256'],
			}).catch((error: unknown) => {
				throw unauthorized(`Authorization has been denied for this request: ${String(error)}`);
			});
			const app = world.apps.find(({ id }) => id === payload.appid);
			if (!app) throw new Refusal(401, 'BotNotRegistered', 'No registration found for this bot.');
			if (Number(payload.uti) <= notBefore) throw unauthorized('The token was revoked.');
			checked.set(token, { app, until: payload.exp ?? 0 });
			return app;
		},
	};
}

export type Login = ReturnType<typeof createLogin>;
