/** Words ↔ rows, in typed arrays: all letters in one buffer, found by hash. Takes some twenty bytes a word. */

export interface Table {
	size: number;
	/** The row of a word. */
	get(word: string): number | undefined;
	has(word: string): boolean;
	/** @param row below `size` */
	word(row: number): string;
	words(): Iterable<string>;
	/** All of it, to be kept and opened again. */
	parts: TableParts;
}

export interface TableParts {
	/** Letters as UTF-8, word after word. */
	bytes: Uint8Array;
	/** Where each word starts; one more entry than words. */
	starts: Uint32Array;
	/** Hash → row + 1, in the next free place; a power of two in length. */
	slots: Uint32Array;
}

/** Places for each word: with fewer, words of one hash wait for each other. */
const ROOM = 1.5;

/** @param words all different; the first gets row 0 */
export function createTable(words: readonly string[]): Table {
	const encoder = new TextEncoder();
	const room = new Uint8Array(words.reduce((sum, word) => sum + word.length * 3, 0));
	const starts = new Uint32Array(words.length + 1);
	let length = 4;
	while (length < words.length * ROOM) length *= 2;
	const slots = new Uint32Array(length);
	let end = 0;
	for (let row = 0; row < words.length; row++) {
		const start = end;
		end += encode(words[row] ?? '', room, start, encoder);
		starts[row + 1] = end;
		let slot = hashOf(room, start, end) & (length - 1);
		while (slots[slot] !== 0) slot = (slot + 1) & (length - 1);
		slots[slot] = row + 1;
	}
	return openTable({ bytes: room.slice(0, end), starts, slots });
}

export function openTable(parts: TableParts): Table {
	const { bytes, starts, slots } = parts;
	const size = starts.length - 1;
	const word = (row: number) =>
		Buffer.from(bytes.buffer, bytes.byteOffset + (starts[row] ?? 0), lengthOf(row)).toString();
	const lengthOf = (row: number) => (starts[row + 1] ?? 0) - (starts[row] ?? 0);
	let room = new Uint8Array(256);
	const encoder = new TextEncoder();
	const get = (said: string) => {
		if (said.length * 3 > room.length) room = new Uint8Array(said.length * 3);
		const end = encode(said, room, 0, encoder);
		const mask = slots.length - 1;
		for (let slot = hashOf(room, 0, end) & mask; ; slot = (slot + 1) & mask) {
			const row = (slots[slot] ?? 0) - 1;
			if (row < 0) return undefined;
			if (lengthOf(row) === end && isSame(bytes, starts[row] ?? 0, room, end)) return row;
		}
	};
	return {
		size,
		get,
		has: (said) => get(said) !== undefined,
		word,
		*words() {
			for (let row = 0; row < size; row++) yield word(row);
		},
		parts,
	};
}

/** Most words are plain letters. @returns how many bytes it takes */
function encode(word: string, to: Uint8Array, start: number, encoder: InstanceType<typeof TextEncoder>): number {
	for (let at = 0; at < word.length; at++) {
		const letter = word.charCodeAt(at);
		if (letter > 127) return encoder.encodeInto(word, to.subarray(start)).written;
		to[start + at] = letter;
	}
	return word.length;
}

function isSame(bytes: Uint8Array, start: number, other: Uint8Array, length: number): boolean {
	for (let at = 0; at < length; at++) if (bytes[start + at] !== other[at]) return false;
	return true;
}

/** FNV-1a, 32 bits, mixed once more for the lower ones. */
function hashOf(bytes: Uint8Array, start: number, end: number): number {
	let hash = 0x811c9dc5;
	for (let at = start; at < end; at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
	return (hash ^ (hash >>> 15)) >>> 0;
}
