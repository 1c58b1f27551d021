/** Tokens as the channel hands them to the bot, and every kind that is wrong, by name. */

import { sign } from 'node:crypto';
import { type JWTPayload, SignJWT } from 'jose';
import type { Key, Keys } from './keys.js';

export const WRONG_TOKENS = [
	'missing',
	'malformed',
	'emptyBearer',
	'wrongScheme',
	'wrongAudience',
	'wrongIssuer',
	'expired',
	'notYetValid',
	'unknownKey',
	'noKeyId',
	'algNone',
	'hs256',
	'wrongSignature',
	'changedPayload',
	'serviceUrlMismatch',
	'noServiceUrl',
	'unendorsedChannel',
	'otherTenant',
] as const;
/** `otherTenant` is a sound token; the activity comes from a tenant nobody allowed. */
export type TokenKind = 'valid' | (typeof WRONG_TOKENS)[number];

export const ISSUER = 'https://api.botframework.com';
const HOUR = 3600;

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const seconds = () => Math.floor(Date.now() / 1000);

const signed = (claims: JWTPayload, key: Key, kid: string | undefined = key.kid) =>
	new SignJWT(claims)
		.setProtectedHeader({ alg: 'RS256', typ: 'JWT', ...(kid === '' ? {} : { kid, x5t: kid }) })
		.sign(key.private);

/** A token over these claims, with the signature of somebody else's key. */
function missigned(claims: JWTPayload, key: Key, thief: Key) {
	const body = `${encode({ alg: 'RS256', typ: 'JWT', kid: key.kid, x5t: key.kid })}.${encode(claims)}`;
	return `${body}.${sign('sha256', Buffer.from(body), thief.private).toString('base64url')}`;
}

async function changed(claims: JWTPayload, key: Key) {
	const [header, , signature] = (await signed(claims, key)).split('.');
	return `${header}.${encode({ ...claims, exp: seconds() + 24 * HOUR })}.${signature}`;
}

export function createForge(keys: Keys) {
	const cache = new Map<string, { token: string; until: number }>();
	const claimsFor = (app: string, serviceUrl: string): JWTPayload => ({
		serviceurl: serviceUrl,
		iss: ISSUER,
		aud: app,
		nbf: seconds() - 60,
		exp: seconds() + HOUR,
	});

	/** Signing takes a millisecond: a sound token is used for a minute. */
	async function sound(app: string, serviceUrl: string) {
		const name = `${keys.signing().kid} ${app} ${serviceUrl}`;
		const known = cache.get(name);
		if (known && known.until > Date.now()) return known.token;
		const token = await signed(claimsFor(app, serviceUrl), keys.signing());
		cache.set(name, { token, until: Date.now() + 60_000 });
		return token;
	}

	function wrong(
		kind: Exclude<TokenKind, 'valid' | 'otherTenant'>,
		claims: JWTPayload,
	): Promise<string> | string | undefined {
		const key = keys.signing();
		switch (kind) {
			case 'missing':
				return undefined;
			case 'malformed':
				return 'Bearer not.a.token';
			case 'emptyBearer':
				return 'Bearer ';
			case 'wrongScheme':
				return `Basic ${Buffer.from('bot:secret').toString('base64')}`;
			case 'wrongAudience':
				return signed({ ...claims, aud: '00000000-0000-0000-0000-000000000001' }, key);
			case 'wrongIssuer':
				return signed({ ...claims, iss: 'https://issuer.example' }, key);
			case 'expired':
				return signed({ ...claims, nbf: seconds() - 2 * HOUR, exp: seconds() - HOUR }, key);
			case 'notYetValid':
				return signed({ ...claims, nbf: seconds() + HOUR, exp: seconds() + 2 * HOUR }, key);
			case 'unknownKey':
				return signed(claims, keys.unknown);
			case 'noKeyId':
				return signed(claims, key, '');
			case 'algNone':
				return `${encode({ alg: 'none', typ: 'JWT', kid: key.kid })}.${encode(claims)}.`;
			case 'hs256':
				return new SignJWT(claims)
					.setProtectedHeader({ alg: 'HS256', typ: 'JWT', kid: key.kid })
					.sign(Buffer.from(String(key.public.export({ type: 'pkcs1', format: 'pem' }))));
			case 'wrongSignature':
				return missigned(claims, key, keys.unknown);
			case 'changedPayload':
				return changed(claims, key);
			case 'serviceUrlMismatch':
				return signed({ ...claims, serviceurl: 'https://smba.example/emea/' }, key);
			case 'noServiceUrl': {
				const { serviceurl: _, ...others } = claims;
				return signed(others, key);
			}
			case 'unendorsedChannel':
				return signed(claims, keys.foreign);
		}
	}

	return {
		/** The whole Authorization header; undefined for none at all. */
		async header(kind: TokenKind, app: string, serviceUrl: string): Promise<string | undefined> {
			if (kind === 'valid' || kind === 'otherTenant') return `Bearer ${await sound(app, serviceUrl)}`;
			const made = await wrong(kind, claimsFor(app, serviceUrl));
			return made === undefined || /^(Bearer|Basic) /.test(made) ? made : `Bearer ${made}`;
		},
	};
}

export type Forge = ReturnType<typeof createForge>;
