/** What is kept as bytes: under a key of all it was made of, and with a checksum. */

import { crc32 } from 'node:zlib';

/** Letters of a key; it and a checksum stand before the body. */
const KEY = 32;
const HEAD = KEY + 4;

export function seal(body: Buffer, key: string): Buffer {
	const head = Buffer.alloc(HEAD);
	head.write(key.padEnd(KEY).slice(0, KEY), 'latin1');
	head.writeUInt32LE(crc32(body), KEY);
	return Buffer.concat([head, body]);
}

/** Undefined where the bytes are damaged or of another key. */
export function unseal(bytes: Buffer, key: string): Buffer | undefined {
	if (bytes.length <= HEAD || bytes.toString('latin1', 0, KEY) !== key.padEnd(KEY).slice(0, KEY)) return undefined;
	const body = bytes.subarray(HEAD);
	return crc32(body) === bytes.readUInt32LE(KEY) ? body : undefined;
}
