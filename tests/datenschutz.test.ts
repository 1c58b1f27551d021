/** The paper for data protection officers says what the register says, and names only commands and sentences that exist. */

import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { wordsFor } from '../src/words/words.js';

const paper = readFileSync('docs/datenschutz.md', 'utf8');
const { own, nobody, show, erase } = wordsFor('de').privacy;
const row = (...cells: string[]) => `| ${cells.join(' | ')} |`;

test('has a row for every kind of row that belongs to a person, as the register says it', () => {
	for (const { name, why, period, seen } of Object.values(own)) expect(paper).toContain(row(name, why, period, seen));
});

test('has a row for every kind that belongs to nobody, with the reason', () => {
	for (const { name, why, period, seen, reason } of Object.values(nobody))
		expect(paper).toContain(row(name, why, period, seen, reason));
});

test('names the sentences and commands by which rights are fulfilled, and they exist', () => {
	for (const sentence of [show, erase]) expect(paper).toContain(`„${sentence}“`);
	const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
	const named = [...paper.matchAll(/npm run -s ([a-z:]+)/g)].map(([, name = '']) => name);
	expect(named.length).toBeGreaterThan(3);
	expect(named.filter((name) => !scripts[name])).toEqual([]);
});

test('says what the operator has to fill in, and that it is no legal advice', () => {
	expect(paper).toContain('keine Rechtsberatung');
	const marks = paper.replace(/```[\s\S]*?```/g, '').match(/(?<!\*\*)\[ausfüllen/g);
	expect(marks).toBeNull();
	expect(paper.match(/\*\*\[ausfüllen/g)?.length).toBeGreaterThan(15);
});
