/** What commands and the running bot say to each other over the socket: one JSON object per line. */

import { z } from 'zod';
import { rowSchema } from './rows.js';
import type { Row } from './store.js';

/** Bytes of one request; a reply may be longer. */
export const MAX_REQUEST = 4 * 1024 * 1024;

const id = z.int().min(0);
const { kind, key } = rowSchema.shape;
const where = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));

export const requestSchema = z.discriminatedUnion('op', [
	z.strictObject({ id, op: z.literal('get'), kind, key }),
	z.strictObject({ id, op: z.literal('find'), kind, where }),
	z.strictObject({ id, op: z.literal('apply'), changes: z.array(z.unknown()) }),
	z.strictObject({
		id,
		op: z.literal('forget'),
		changes: z.array(z.unknown()),
		omit: z.array(z.strictObject({ kind, key })),
	}),
	z.strictObject({ id, op: z.literal('sweep') }),
	z.strictObject({ id, op: z.literal('claim'), key, ms: z.number() }),
	z.strictObject({ id, op: z.literal('done'), claim: id }),
	z.strictObject({ id, op: z.literal('release'), claim: id }),
]);
export type Request = z.infer<typeof requestSchema>;

type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never;
export type Question = WithoutId<Request>;

/** `id` is null when the request could not be read. `ok` is null for «nothing». */
export const replySchema = z.union([
	z.strictObject({ id, ok: z.unknown() }),
	z.strictObject({ id: id.nullable(), error: z.string() }),
]);
export type WireReply = z.infer<typeof replySchema>;

export const answers = {
	row: rowSchema.transform(toRow).nullable(),
	rows: z.array(rowSchema.transform(toRow)),
	matched: z.boolean(),
	counts: z.record(z.string(), z.number()),
	claim: id.nullable(),
	nothing: z.null(),
};

function toRow({ expires, ...row }: z.infer<typeof rowSchema>): Row {
	return expires === undefined ? row : { ...row, expires };
}

/** Takes chunks, gives whole lines. After a line beyond `limit` bytes it calls `overflow` once and then takes no more. */
export function createLines(
	limit: number,
	take: (line: string) => void,
	overflow: () => void,
): (chunk: Buffer) => void {
	let pieces: Buffer[] = [];
	let size = 0;
	let full = false;
	return (chunk) => {
		let start = 0;
		while (!full) {
			const end = chunk.indexOf(0x0a, start);
			const piece = chunk.subarray(start, end < 0 ? chunk.length : end);
			size += piece.length;
			if (size > limit) {
				full = true;
				pieces = [];
				overflow();
				return;
			}
			pieces.push(piece);
			if (end < 0) return;
			const line = Buffer.concat(pieces).toString('utf8');
			pieces = [];
			size = 0;
			start = end + 1;
			take(line);
		}
	};
}
