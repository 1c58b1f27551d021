/** The keys of the channel: several published with what they vouch for, one that vouches for another channel, one nobody knows. */

import { createPublicKey, generateKeyPair, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';

export interface Key {
	kid: string;
	private: KeyObject;
	public: KeyObject;
	/** Channels this key may speak for. */
	endorsements: readonly string[];
}

const generate = promisify(generateKeyPair);

async function createKey(kid: string, endorsements: readonly string[]): Promise<Key> {
	const { privateKey } = await generate('rsa', { modulusLength: 2048 });
	return { kid, private: privateKey, public: createPublicKey(privateKey), endorsements };
}

export async function openKeys() {
	let made = 0;
	const fresh = () => {
		made += 1;
		return createKey(`msteams-${made}`, ['msteams']);
	};
	const [first, second, third, foreign, unknown, login] = await Promise.all([
		fresh(),
		fresh(),
		fresh(),
		createKey('directline-1', ['directline', 'webchat']),
		createKey('nobody-knows', ['msteams']),
		createKey('login-1', []),
	]);
	let teams = [first, second, third];
	return {
		/** Published, for direct line only. */
		foreign,
		/** Published nowhere. */
		unknown,
		/** Signs what the login hands out to bots. */
		login,
		signing: () => teams[0] ?? first,
		/** Published like the signing key, and not it. */
		other: () => teams[1] ?? second,
		/** The next published key signs from now on, the old one is withdrawn, and a new one published. */
		async rotate() {
			teams = [...teams.slice(1), await fresh()];
		},
		published: () =>
			[...teams, foreign].map(({ kid, public: key, endorsements }) => ({
				...key.export({ format: 'jwk' }),
				use: 'sig',
				alg: 'RS256',
				kid,
				x5t: kid,
				endorsements,
			})),
	};
}

export type Keys = Awaited<ReturnType<typeof openKeys>>;
