/** Bytes → text: UTF-8, UTF-16 and windows-1252, guessed from the bytes themselves; what a page claims of itself is not asked. */

import { isUtf8 } from 'node:buffer';
import { Refused } from './block.js';

export function decode(bytes: Uint8Array): string {
	const encoding = encodingOf(bytes);
	const text =
		encoding === 'windows-1252' ? decodeWindows(bytes) : new TextDecoder(encoding).decode(bytes).replace(/^\uFEFF/, '');
	if (text.includes('\u0000')) throw new Refused('binary');
	return text.replace(/\r\n?/g, '\n');
}

function encodingOf(bytes: Uint8Array): string {
	const [first, second, third] = bytes;
	if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
	if (first === 0xff && second === 0xfe) return 'utf-16le';
	if (first === 0xfe && second === 0xff) return 'utf-16be';
	const head = bytes.subarray(0, 4_000);
	const zeros = [0, 0];
	head.forEach((byte, at) => {
		if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
	});
	const [even = 0, odd = 0] = zeros;
	if (odd > head.length / 5 && even < odd / 4) return 'utf-16le';
	if (even > head.length / 5 && odd < even / 4) return 'utf-16be';
	return isUtf8(bytes) ? 'utf-8' : 'windows-1252';
}

/** What windows-1252 has from 0x80 to 0x9F; `TextDecoder` takes these bytes for control characters in some versions of Node. */
const UPPER = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

const decodeWindows = (bytes: Uint8Array) =>
	Buffer.from(bytes)
		.toString('latin1')
		.replace(/[\u0080-\u009F]/gu, (letter) => UPPER.charAt(letter.charCodeAt(0) - 0x80));
