/** 4-grams of words: most of what survives a typing error. */

import { createTable, type Table } from './table.js';

const LENGTH = 4;

/** 4-grams of a folded word with its borders; shorter words are one gram. */
export function gramsOf(folded: string): string[] {
	const word = `_${folded}_`;
	if (word.length <= LENGTH) return [word];
	return Array.from({ length: word.length - LENGTH + 1 }, (_, start) => word.slice(start, start + LENGTH));
}

export interface Letters {
	/** The number of each 4-gram of a folded word. */
	each(folded: string, take: (gram: number) => void): void;
	/** All 4-grams seen, by their numbers. */
	table(): Table;
}

/** Four plain letters are one number of 32 bits, looked up without making a string of them. */
export function createLetters(): Letters {
	const grams: string[] = [];
	const others = new Map<string, number>();
	let keys = new Int32Array(1 << 12);
	let numbers = new Int32Array(1 << 12);
	const slotOf = (key: number) => {
		const mask = keys.length - 1;
		let slot = (Math.imul(key, 0x9e3779b1) >>> 7) & mask;
		while (keys[slot] !== 0 && keys[slot] !== key) slot = (slot + 1) & mask;
		return slot;
	};
	const grow = () => {
		const before = [keys, numbers] as const;
		keys = new Int32Array(before[0].length * 2);
		numbers = new Int32Array(keys.length);
		before[0].forEach((key, at) => {
			if (key === 0) return;
			const slot = slotOf(key);
			keys[slot] = key;
			numbers[slot] = before[1][at] ?? 0;
		});
	};
	const named = (gram: string) => {
		let number = others.get(gram);
		if (number === undefined) {
			number = grams.push(gram) - 1;
			others.set(gram, number);
		}
		return number;
	};
	const packed = (key: number, word: string, start: number) => {
		const slot = slotOf(key);
		if (keys[slot] === key) return numbers[slot] ?? 0;
		const number = grams.push(word.slice(start, start + LENGTH)) - 1;
		keys[slot] = key;
		numbers[slot] = number;
		if (grams.length * 2 > keys.length) grow();
		return number;
	};
	return {
		each(folded, take) {
			const word = `_${folded}_`;
			if (word.length < LENGTH || !/^[!-~]*$/.test(word)) {
				for (const gram of gramsOf(folded)) take(named(gram));
				return;
			}
			let key = 0;
			for (let at = 0; at < word.length; at++) {
				key = (key << 8) | word.charCodeAt(at);
				if (at >= LENGTH - 1) take(packed(key, word, at - LENGTH + 1));
			}
		},
		table: () => createTable(grams),
	};
}
