/** Addresses with letters beyond ASCII, also after many of them. */

import { expect, test } from '@jest/globals';
import { parseUrl } from '../src/url.js';

test('an address is read however often it was asked for', () => {
	const hosts = new Set(Array.from({ length: 100_000 }, () => parseUrl('https://lötse.de/ü')?.host));
	expect([...hosts]).toEqual(['xn--ltse-5qa.de']);
});

test('what is none is undefined', () => {
	for (const text of ['', 'lotse.de', 'https://', '//x', 'https://a b']) expect(parseUrl(text)).toBeUndefined();
});
