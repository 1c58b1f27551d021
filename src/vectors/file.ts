/** The vectors of passages in one file. A file that is damaged, cut off or of another space is as good as none. */

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { replace } from '../store/disk.js';
import { createMatrix, KEY, type Matrix } from './matrix.js';

/** mark 8 · space 32 · dimension 4 · rows 4 · checksum 32 · keys, factors, codes. Numbers in the order of this machine. */
const MARK = Buffer.from('lotsvec1', 'latin1');
const AT = { space: 8, counts: 40, checksum: 48, keys: 80 };

/** Undefined where there is no file that can be used. @param space hex of 32 bytes */
export async function readVectors(path: string, space: string): Promise<Matrix | undefined> {
	const bytes = await readFile(path).catch(() => undefined);
	return bytes && decode(bytes, space);
}

/** Durable once it resolves; until then the old file stays. */
export async function writeVectors(path: string, space: string, matrix: Matrix): Promise<void> {
	await replace(path, encode(matrix, space));
}

export function encode({ dimension, size, rows, codes, factors }: Matrix, space: string): Buffer {
	const keys = Buffer.from([...rows.keys()].join(''), 'hex');
	const body = Buffer.concat([keys, bytesOf(factors.subarray(0, size)), bytesOf(codes.subarray(0, size * dimension))]);
	const counts = bytesOf(Uint32Array.of(dimension, size));
	const head = Buffer.concat([MARK, Buffer.from(space, 'hex'), counts]);
	return Buffer.concat([head, checksum(head, body), body]);
}

export function decode(bytes: Buffer, space: string): Matrix | undefined {
	if (bytes.length < AT.keys || !bytes.subarray(0, AT.space).equals(MARK)) return undefined;
	const head = bytes.subarray(0, AT.checksum);
	if (head.toString('hex', AT.space, AT.counts) !== space) return undefined;
	const [dimension = 0, size = 0] = new Uint32Array(copyOf(head.subarray(AT.counts)));
	const body = bytes.subarray(AT.keys);
	if (dimension === 0 || body.length !== size * (KEY + 4 + dimension)) return undefined;
	if (!checksum(head, body).equals(bytes.subarray(AT.checksum, AT.keys))) return undefined;
	const [factors, codes] = [size * KEY, size * (KEY + 4)];
	return createMatrix({
		dimension,
		keys: Array.from({ length: size }, (_, row) => body.toString('hex', row * KEY, (row + 1) * KEY)),
		factors: new Float32Array(copyOf(body.subarray(factors, codes))),
		codes: new Int8Array(copyOf(body.subarray(codes))),
	});
}

const checksum = (head: Buffer, body: Buffer) => createHash('sha256').update(head).update(body).digest();

const bytesOf = ({ buffer, byteOffset, byteLength }: ArrayBufferView) => Buffer.from(buffer, byteOffset, byteLength);

/** A buffer of its own, so that numbers in it begin where they have to. */
const copyOf = (bytes: Buffer): ArrayBuffer => Uint8Array.from(bytes).buffer;
