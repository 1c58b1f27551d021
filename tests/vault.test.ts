/** Secrets at rest: nobody reads them in the store, moves them or loses them when keys change. */

import { randomBytes } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { BotError } from '../src/errors.js';
import { createMemoryStore } from '../src/store/memory.js';
import type { Json } from '../src/store/store.js';
import { createVault, parseKeys } from '../src/vault.js';

const OLD = randomBytes(32);
const NEW = randomBytes(32);
const SECRET = 'xoxb-streng-geheim-ä€';

describe('the vault', () => {
	test('gives back what was put, the newest, and nothing after removal', async () => {
		const vault = createVault(createMemoryStore(), [OLD]);
		expect(await vault.get('slack:T1')).toBeUndefined();
		await vault.put('slack:T1', 'before');
		await vault.put('slack:T1', SECRET);
		expect(await vault.get('slack:T1')).toBe(SECRET);
		await vault.remove('slack:T1');
		expect(await vault.get('slack:T1')).toBeUndefined();
	});

	test('keeps an empty and a long secret', async () => {
		const vault = createVault(createMemoryStore(), [OLD]);
		const long = 'ß'.repeat(100_000);
		await vault.put('empty', '');
		await vault.put('long', long);
		expect(await vault.get('empty')).toBe('');
		expect(await vault.get('long')).toBe(long);
	});

	test('lists names by their beginning', async () => {
		const vault = createVault(createMemoryStore(), [OLD]);
		for (const name of ['slack:T2', 'teams:a', 'slack:T1']) await vault.put(name, SECRET);
		expect(await vault.names('slack:')).toEqual(['slack:T1', 'slack:T2']);
		expect(await vault.names('')).toHaveLength(3);
		expect(await vault.names('none')).toEqual([]);
	});

	test('shows nothing of a secret or a key in the store, and never encrypts the same way twice', async () => {
		const store = createMemoryStore();
		const vault = createVault(store, [OLD]);
		await vault.put('a', SECRET);
		const first = JSON.stringify(await store.find('vault'));
		await vault.put('a', SECRET);
		const second = JSON.stringify(await store.find('vault'));
		for (const part of ['xoxb', 'geheim', Buffer.from(SECRET).toString('base64'), OLD.toString('base64')]) {
			expect(first).not.toContain(part);
		}
		expect(sealedOf(first)).not.toBe(sealedOf(second));
	});

	test('does not open what was moved to another name', async () => {
		const store = createMemoryStore();
		const vault = createVault(store, [OLD]);
		await vault.put('slack:T1', SECRET);
		const value = (await store.get('vault', 'slack:T1'))?.value ?? null;
		await store.apply([{ put: { kind: 'vault', key: 'slack:T2', value } }]);
		await expect(vault.get('slack:T2')).rejects.toThrow(BotError);
		expect(await vault.get('slack:T1')).toBe(SECRET);
	});

	test.each<[string, (value: Record<string, string>) => Json]>([
		['a changed ciphertext', (value) => ({ ...value, sealed: flip(value.sealed ?? '') })],
		['a changed nonce', (value) => ({ ...value, nonce: flip(value.nonce ?? '') })],
		['a shortened tag', (value) => ({ ...value, sealed: (value.sealed ?? '').slice(0, 8) })],
		['an empty ciphertext', (value) => ({ ...value, sealed: '' })],
		['another form', () => 'xoxb-in-the-clear'],
	])('does not open %s, says which name and never the content', async (_, damage) => {
		const store = createMemoryStore();
		const vault = createVault(store, [OLD]);
		await vault.put('slack:T1', SECRET);
		await vault.put('slack:T2', 'other');
		const row = await store.get('vault', 'slack:T1');
		const value = damage(row?.value as Record<string, string>);
		await store.apply([{ put: { kind: 'vault', key: 'slack:T1', value } }]);
		const error = await vault.get('slack:T1').catch((cause: unknown) => cause);
		expect(error).toBeInstanceOf(BotError);
		expect((error as BotError).message).toMatch(/"slack:T1".*SLACK_TOKEN_KEY/);
		expect((error as BotError).message).not.toMatch(/xoxb|\n/);
		expect(await vault.get('slack:T2')).toBe('other');
	});

	test('refuses to work without a proper key', () => {
		expect(() => createVault(createMemoryStore(), [])).toThrow(BotError);
		expect(() => createVault(createMemoryStore(), [OLD, randomBytes(16)])).toThrow(BotError);
	});
});

describe('a change of keys', () => {
	test('opens with an older key and encrypts with the first', async () => {
		const store = createMemoryStore();
		await createVault(store, [OLD]).put('old', SECRET);
		const both = createVault(store, [NEW, OLD]);
		await both.put('new', SECRET);
		expect(await both.get('old')).toBe(SECRET);
		expect(await createVault(store, [NEW]).get('new')).toBe(SECRET);
		await expect(createVault(store, [OLD]).get('new')).rejects.toThrow(/"new"/);
	});

	test('re-encrypts what an older key encrypted, once, and the old key can go', async () => {
		const store = createMemoryStore();
		await createVault(store, [OLD]).put('a', 'A');
		await createVault(store, [OLD]).put('b', 'B');
		const both = createVault(store, [NEW, OLD]);
		await both.put('c', 'C');
		expect(await both.rekey()).toBe(2);
		expect(await both.rekey()).toBe(0);
		const alone = createVault(store, [NEW]);
		expect(await Promise.all(['a', 'b', 'c'].map((name) => alone.get(name)))).toEqual(['A', 'B', 'C']);
	});

	test('names what no key opens only after all others are done', async () => {
		const store = createMemoryStore();
		await createVault(store, [randomBytes(32)]).put('a-lost', SECRET);
		await createVault(store, [OLD]).put('b', 'B');
		const both = createVault(store, [NEW, OLD]);
		await expect(both.rekey()).rejects.toThrow(/"a-lost"(?!.*"b")/);
		expect(await createVault(store, [NEW]).get('b')).toBe('B');
	});

	test('leaves alone what somebody stored meanwhile', async () => {
		const store = createMemoryStore();
		await createVault(store, [OLD]).put('a', 'old');
		const both = createVault(store, [NEW, OLD]);
		const [renewed] = await Promise.all([both.rekey(), both.put('a', 'newer')]);
		expect(renewed).toBe(0);
		expect(await both.get('a')).toBe('newer');
	});
});

describe('keys in the configuration', () => {
	const [a, b] = [OLD.toString('base64'), NEW.toString('base64')];

	test('are read in their order', () => {
		expect(parseKeys(a)).toEqual([OLD]);
		expect(parseKeys(` ${b} , ${a} `)).toEqual([NEW, OLD]);
	});

	test.each([
		['nothing', ''],
		['a comma', ','],
		['a comma at the end', `${a},`],
		['a password', 'geheim'],
		['a short key', randomBytes(16).toString('base64')],
		['a long key', randomBytes(33).toString('base64')],
		['hexadecimal', OLD.toString('hex')],
		['one a line', `${a}\n${b}`],
		['blanks between', `${a} ${b}`],
		['a cut key', a.replace(/=$/, '')],
		['stray bits at the end', `${'A'.repeat(42)}B=`],
	])('are refused when malformed: %s', (_, text) => {
		expect(parseKeys(text)).toBeUndefined();
	});
});

const sealedOf = (rows: string) => /"sealed":"([^"]+)"/.exec(rows)?.[1];

/** Another first byte, still base64. */
function flip(text: string): string {
	const bytes = Buffer.from(text, 'base64');
	bytes[0] = (bytes[0] ?? 0) ^ 1;
	return bytes.toString('base64');
}
