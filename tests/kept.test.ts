/** The register of what is kept: no row is written of a kind it does not know, and each kind has its words in both languages. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { KINDS, mentions, NOBODYS, OWN, OWN_KINDS } from '../src/kept.js';
import { wordsFor } from '../src/words/words.js';

interface Source {
	file: string;
	text: string;
}

const sources: Source[] = ['src', 'adapters'].flatMap((folder) =>
	readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.ts') && !join(folder, name).startsWith(join('src', 'store')))
		.map((name) => ({ file: join(folder, name), text: readFileSync(join(folder, name), 'utf8') })),
);

/** Where a row is named with a kind that was read, not chosen. */
const COPIES = ['src/erasure.ts', 'src/kept.ts'];

/**
 * The kinds a file puts: whatever stands behind `kind` in an object that names a row by `kind` and `key`, be it a text or a
 * constant of that file. What is neither is given back with a question mark.
 */
export function kindsOf({ text }: Source): string[] {
	const named = [...text.matchAll(/\bkind(?::\s*([^,{}]+?))?,\s*key\b/g)].map(([, said]) => said);
	const put = [...text.matchAll(/\bput\s*[:=]\s*\{\s*(?:kind(?::\s*([^,{}]+))?)?/g)].map(([, said]) => said);
	const each = [...text.matchAll(/\.(?:get|find)\(\s*([A-Z_]+(?:\.\w+)?|'[^']+')/g)].map(([, said]) => said);
	const all = [...named, ...put.filter((said) => said !== undefined), ...each];
	return [...new Set(all.map((said) => (said === undefined ? '?' : resolve(said.trim(), text))))];
}

function resolve(said: string, text: string): string {
	const [, literal] = /^'([^']*)'$/.exec(said) ?? [];
	if (literal !== undefined) return literal;
	const [, object, field] = /^(\w+)\.(\w+)$/.exec(said) ?? [];
	const pattern = object
		? new RegExp(`const ${object} = \\{[^}]*\\b${field}: '([^']+)'`)
		: new RegExp(`const ${said} = '([^']+)'`);
	const [, value] = pattern.exec(text) ?? [];
	/** A constant of another file. */
	const shared = new RegExp(`export const ${said} = '([^']+)'`);
	const [imported] = sources.flatMap((source) => shared.exec(source.text)?.[1] ?? []);
	return value ?? imported ?? `? ${said}`;
}

const touches = ({ text }: Source) => /\.(?:apply|forget)\(/.test(text) && /store/i.test(text);

describe('the register', () => {
	test('knows every kind of row that code writes', () => {
		const found = sources
			.filter(({ file }) => !COPIES.includes(file))
			.filter(touches)
			.flatMap((source) => kindsOf(source).map((kind) => `${source.file}: ${kind}`));
		const unknown = found.filter((line) => !KINDS.includes(line.slice(line.indexOf(': ') + 2)));
		expect(unknown).toEqual([]);
		expect(found.length).toBeGreaterThan(12);
	});

	test('finds at least one kind in every file that writes rows', () => {
		const blind = sources
			.filter((source) => touches(source) && !COPIES.includes(source.file))
			.filter((source) => /store\.(?:apply|forget)\(/.test(source.text) && kindsOf(source).length === 0);
		expect(blind.map(({ file }) => file)).toEqual([]);
	});

	test('would miss no new kind, however it is written', () => {
		const written = [
			"const KIND = 'diary'; await store.apply([{ put: { kind: KIND, key, value } }]);",
			"await store.apply([{ put: { kind: 'diary', key: 'a', value: 1 } }]);",
			"const KINDS = { one: 'diary' }; const put = { kind: KINDS.one, key, value }; store.apply([{ put }]);",
			"const where = { kind: 'diary', key }; store.apply([{ put: { ...where, value } }]);",
		];
		for (const text of written) expect(kindsOf({ file: '', text })).toEqual(['diary']);
		expect(kindsOf({ file: '', text: 'store.apply([{ put: { kind: chosen(), key, value } }])' })).toEqual([
			'? chosen()',
		]);
		expect(kindsOf({ file: '', text: 'store.apply([{ put: { kind, key, value } }])' })).toEqual(['?']);
	});

	test('says in both languages what each kind is for, how long it stays and who sees it', () => {
		for (const { privacy } of [wordsFor('de'), wordsFor('en')]) {
			expect(Object.keys(privacy.own).sort()).toEqual(Object.keys(OWN).sort());
			expect(Object.keys(privacy.nobody).sort()).toEqual(Object.keys(NOBODYS).sort());
			for (const said of [...Object.values(privacy.own), ...Object.values(privacy.nobody)])
				for (const line of Object.values(said)) expect(line.trim()).not.toBe('');
		}
		expect(new Set(KINDS).size).toBe(OWN_KINDS.length + Object.keys(NOBODYS).length);
	});
});

describe('a name in a row', () => {
	const row = (key: string, value = {}) => ({ key, value });
	test('is found as it is, without its channel, and in the key', () => {
		expect(mentions(row('slack:T1/U1'), 'slack:T1/U1')).toBe(true);
		expect(mentions(row('a', { deep: [{ place: 'T1/U1' }] }), 'slack:T1/U1')).toBe(true);
		expect(mentions(row('a', { place: 'slack:T1:T1/U1/more' }), 'slack:T1/U1')).toBe(true);
	});
	test('is not found in a longer one', () => {
		expect(mentions(row('slack:T1/U12', { person: 'slack:XT1/U1' }), 'slack:T1/U1')).toBe(false);
	});
});
