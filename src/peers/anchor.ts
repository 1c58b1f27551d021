/** Names a town goes by in addresses: `alzey`, `neustadt-sachsen`. The same whatever else the documents tell of. */

import type { Gazetteer } from '../library/gazetteer.js';

const SPELT: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss', ø: 'o', ł: 'l', đ: 'd' };

function slug(text: string): string {
	return text
		.normalize('NFC')
		.toLowerCase()
		.replace(/[äöüßøłđ]/g, (letter) => SPELT[letter] ?? letter)
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-+|-+$/g, '');
}

/** A town with namesakes anywhere in the gazetteer carries its state. No name is given twice. */
export function createAnchors({ municipalities }: Gazetteer): (name: string, state?: string) => string {
	const known = new Map<string, number>();
	for (const { name } of municipalities) known.set(slug(name), (known.get(slug(name)) ?? 0) + 1);
	const given = new Set<string>();
	return (name, state) => {
		const plain = slug(name) || 'kommune';
		const wanted = (known.get(plain) ?? 0) > 1 && state ? `${plain}-${slug(state)}` : plain;
		let free = wanted;
		for (let next = 2; given.has(free); next++) free = `${wanted}-${next}`;
		given.add(free);
		return free;
	};
}
