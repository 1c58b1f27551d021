/** Secrets encrypted at rest over the store. Knows what a secret is called, never what it is for. */

import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Vault } from './channel.js';
import { BotError } from './errors.js';
import type { Json, Row, Store } from './store/store.js';

export interface KeyedVault extends Vault {
	/**
	 * Encrypts with the first key what an older one encrypted, and says how many there were.
	 * @throws BotError naming those that no key opens, after all others are done
	 */
	rekey(): Promise<number>;
}

const KIND = 'vault';
const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** `key` names the key without giving it away; `sealed` is ciphertext and tag. */
const sealedSchema = z.object({ key: z.string(), nonce: z.base64(), sealed: z.base64() });

/** Keys as they stand in the configuration: base64 of 32 bytes each, separated by commas. Undefined when malformed. */
export function parseKeys(text: string): Buffer[] | undefined {
	const parts = text.split(',').map((part) => part.trim());
	const keys = parts.map((part) => Buffer.from(part, 'base64'));
	const sound = keys.every((key, at) => key.length === KEY_BYTES && key.toString('base64') === parts[at]);
	return sound ? keys : undefined;
}

/** A secret of its own for signing what leaves for a browser and comes back, derived from the first key. */
export function stateSecret(keys: string): string {
	return createHash('sha256')
		.update('oauth state')
		.update(parseKeys(keys)?.[0] ?? '')
		.digest('hex');
}

/** @param keys of 32 bytes: the first encrypts, all decrypt */
export function createVault(store: Store, keys: readonly Buffer[]): KeyedVault {
	const [first] = keys;
	if (!first || keys.some(({ length }) => length !== KEY_BYTES)) {
		throw new BotError('vault', `A vault needs at least one key, each of ${KEY_BYTES} bytes.`);
	}
	const ring: ReadonlyMap<string, Buffer> = new Map(keys.map((key) => [idOf(key), key]));
	const sealRow = (name: string, secret: string) => ({ kind: KIND, key: name, value: seal(first, name, secret) });

	return {
		async get(name) {
			const row = await store.get(KIND, name);
			return row && unseal(ring, row);
		},
		async put(name, secret) {
			await store.apply([{ put: sealRow(name, secret) }]);
		},
		async remove(name) {
			await store.apply([{ remove: { kind: KIND, key: name } }]);
		},
		async names(prefix) {
			return (await store.find(KIND)).map(({ key }) => key).filter((key) => key.startsWith(prefix));
		},
		async rekey() {
			const lost: string[] = [];
			let renewed = 0;
			for (const row of await store.find(KIND)) {
				const secret = tryUnseal(ring, row);
				if (secret === undefined) lost.push(row.key);
				else if (!isSealedWith(first, row)) {
					// False when somebody stored something newer meanwhile: that has the first key.
					if (await store.apply([{ put: sealRow(row.key, secret), version: row.version }])) renewed += 1;
				}
			}
			if (lost.length > 0) throw lockedError(lost);
			return renewed;
		},
	};
}

/** The key is gone, or somebody altered or moved the record. Never says what is in it. */
function lockedError(names: readonly string[], cause?: unknown): BotError {
	const list = names.map((name) => `"${name}"`).join(', ');
	return new BotError(
		'vault',
		`No key opens ${list} in the store. Put the former key back at the end of SLACK_TOKEN_KEY, or install the app there again.`,
		cause,
	);
}

function idOf(key: Buffer): string {
	return createHash('sha256').update('vault key').update(key).digest('hex').slice(0, 16);
}

/** The name is authenticated too: under another name the record does not open. */
function seal(key: Buffer, name: string, secret: string): Json {
	const nonce = randomBytes(NONCE_BYTES);
	const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES }).setAAD(Buffer.from(name));
	const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final(), cipher.getAuthTag()]);
	return { key: idOf(key), nonce: nonce.toString('base64'), sealed: sealed.toString('base64') };
}

/** @throws BotError when no key opens it */
function unseal(ring: ReadonlyMap<string, Buffer>, { key: name, value }: Row): string {
	try {
		const record = sealedSchema.parse(value);
		const key = ring.get(record.key);
		if (!key) throw new BotError('vault', 'This key is not among those configured.');
		const sealed = Buffer.from(record.sealed, 'base64');
		const decipher = createDecipheriv(CIPHER, key, Buffer.from(record.nonce, 'base64'), { authTagLength: TAG_BYTES })
			.setAAD(Buffer.from(name))
			.setAuthTag(sealed.subarray(-TAG_BYTES));
		return Buffer.concat([decipher.update(sealed.subarray(0, -TAG_BYTES)), decipher.final()]).toString('utf8');
	} catch (cause) {
		throw lockedError([name], cause);
	}
}

function tryUnseal(ring: ReadonlyMap<string, Buffer>, row: Row): string | undefined {
	try {
		return unseal(ring, row);
	} catch {
		return undefined;
	}
}

function isSealedWith(key: Buffer, { value }: Row): boolean {
	return sealedSchema.safeParse(value).data?.key === idOf(key);
}
