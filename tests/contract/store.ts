/** What every store promises. Each sentence is one test; a backend's own test is one call of `describeStore`. */

import { afterEach, describe, expect, test } from '@jest/globals';
import type { Json, Store } from '../../src/store/store.js';
import {
	claims,
	closing,
	expiry,
	forgetting,
	keeping,
	keys,
	type OpenedStore,
	put,
	remove,
	type Sentences,
	value,
} from './store-time.js';

export { type OpenedStore, START } from './store-time.js';

const rows: Sentences = {
	async 'gives back what was put, as version 1'({ store }) {
		expect(await store.apply([put('a', { text: 'Grüße 🌻', list: [1, null, true, { deep: [] }] })])).toBe(true);
		const expected = {
			kind: 'note',
			key: 'a',
			version: 1,
			value: { text: 'Grüße 🌻', list: [1, null, true, { deep: [] }] },
		};
		expect(await store.get('note', 'a')).toEqual(expected);
	},
	async 'says undefined for what is not there'({ store }) {
		await store.apply([put('a', 1)]);
		expect(await store.get('note', 'b')).toBeUndefined();
		expect(await store.get('other', 'a')).toBeUndefined();
	},
	async 'counts a version up with each change'({ store }) {
		for (const text of ['one', 'two', 'three']) await store.apply([put('a', text)]);
		expect(await store.get('note', 'a')).toEqual({ kind: 'note', key: 'a', version: 3, value: 'three' });
	},
	async 'begins again at version 1 after a removal'({ store }) {
		await store.apply([put('a', 1), put('a', 2), remove('a'), put('a', 3, 0)]);
		expect(await store.get('note', 'a')).toMatchObject({ version: 1, value: 3 });
	},
	async 'changes nothing when the version is another'({ store }) {
		await store.apply([put('a', 'kept')]);
		for (const change of [
			put('a', 'lost', 2),
			put('a', 'lost', 0),
			remove('a', 2),
			put('b', 'lost', 1),
			remove('b', 1),
		]) {
			expect(await store.apply([change])).toBe(false);
		}
		expect(await store.find('note')).toEqual([{ kind: 'note', key: 'a', version: 1, value: 'kept' }]);
	},
	async 'replaces and removes the version that was named'({ store }) {
		expect(await store.apply([put('a', 1, 0)])).toBe(true);
		expect(await store.apply([put('a', 2, 1)])).toBe(true);
		expect(await store.apply([remove('a', 2)])).toBe(true);
		expect(await store.get('note', 'a')).toBeUndefined();
	},
	async 'applies all changes or none'({ store }) {
		await store.apply([put('a', 1)]);
		expect(await store.apply([put('b', 1), remove('a'), put('c', 1, 7)])).toBe(false);
		expect(keys(await store.find('note'))).toEqual(['a']);
		expect(await store.apply([put('b', 1), remove('a'), put('c', 1, 0)])).toBe(true);
		expect(keys(await store.find('note'))).toEqual(['b', 'c']);
	},
	async 'lets each change see those before it in the same list'({ store }) {
		expect(await store.apply([put('a', 1, 0), put('a', 2, 1), remove('a', 2), put('a', 3, 0)])).toBe(true);
		expect(await store.apply([put('a', 4), put('a', 5, 1)])).toBe(false);
		expect(await value(store, 'a')).toBe(3);
	},
	async 'says yes to no changes and to the removal of nothing'({ store }) {
		expect(await store.apply([])).toBe(true);
		expect(await store.apply([remove('a'), remove('a', 0)])).toBe(true);
	},
	async 'lets exactly one of many writers win a version'({ store }) {
		const won = await Promise.all(Array.from({ length: 50 }, (_, n) => store.apply([put('a', n, 0)])));
		expect(won.filter(Boolean)).toHaveLength(1);
		expect(await value(store, 'a')).toBe(won.indexOf(true));
	},
	async 'shares nothing with its callers'({ store }) {
		const given = { list: ['mine'] };
		await store.apply([put('a', given)]);
		given.list.push('later');
		const got = (await store.get('note', 'a'))?.value as typeof given;
		expect(got).toEqual({ list: ['mine'] });
		got.list.push('later');
		expect((await store.find('note'))[0]?.value).toEqual({ list: ['mine'] });
	},
	async 'keeps awkward names apart'({ store }) {
		const awkward = ['__proto__', 'constructor', '', 'a\u0001b', 'a\nb', '"', 'ä', '🌻'];
		const values = awkward.map((key): Json => JSON.parse(`{${JSON.stringify(key)}:${JSON.stringify(key)}}`));
		await store.apply(awkward.map((key, index) => put(key, values[index] ?? null)));
		for (const [index, key] of awkward.entries()) {
			expect(JSON.stringify(await value(store, key))).toBe(JSON.stringify(values[index]));
		}
		expect(await store.find('constructor')).toEqual([]);
	},
	async 'refuses what is not JSON, and keeps nothing of it'({ store }) {
		const wrong: unknown[] = [
			Number.NaN,
			Number.POSITIVE_INFINITY,
			new Date(0),
			new Map(),
			() => 1,
			undefined,
			1n,
			[undefined],
		];
		for (const one of wrong) {
			await expect(store.apply([put('a', 1), put('b', one as Json)])).rejects.toMatchObject({ part: 'store' });
		}
		expect(await store.find('note')).toEqual([]);
	},
	async 'drops undefined fields, as JSON does'({ store }) {
		await store.apply([put('a', { kept: 1, dropped: undefined } as unknown as Json)]);
		expect(Object.keys((await value(store, 'a')) as object)).toEqual(['kept']);
	},
	async 'refuses kinds that belong to the store itself'({ store }) {
		const change = { put: { kind: '$claim', key: 'a', value: 1 } };
		await expect(store.apply([change])).rejects.toMatchObject({ part: 'store' });
	},
};

const finding: Sentences = {
	async 'finds the rows of one kind, ordered by key'({ store }) {
		await store.apply(['b', 'ä', 'a', 'Z', 'a:2', 'a:10'].map((key) => put(key, key)));
		await store.apply([{ put: { kind: 'other', key: 'c', value: 1 } }]);
		expect(keys(await store.find('note'))).toEqual(['Z', 'a', 'a:10', 'a:2', 'b', 'ä']);
		expect(await store.find('nothing')).toEqual([]);
	},
	async 'finds only rows whose fields equal all that is asked'({ store }) {
		await store.apply([
			put('1', { person: 'p', done: false, n: 1 }),
			put('2', { person: 'p', done: true, n: 1 }),
			put('3', { person: 'q', done: false, n: '1' }),
			put('4', { inner: { person: 'p' } }),
			put('5', ['p']),
			put('6', 'p'),
			put('7', null),
		]);
		expect(keys(await store.find('note', { person: 'p' }))).toEqual(['1', '2']);
		expect(keys(await store.find('note', { person: 'p', done: false }))).toEqual(['1']);
		expect(keys(await store.find('note', { n: 1 }))).toEqual(['1', '2']);
		expect(keys(await store.find('note', { absent: 1 }))).toEqual([]);
		expect(keys(await store.find('note', { 0: 'p' }))).toEqual([]);
		expect(keys(await store.find('note', {}))).toHaveLength(7);
	},
};

/** @param kind whether the store keeps anything beyond its closing; then `open` has to give `reopen` */
export function describeStore(
	name: string,
	open: () => Promise<OpenedStore>,
	kind: 'keeps' | 'forgets' = 'keeps',
): void {
	const sentences = {
		...rows,
		...finding,
		...expiry,
		...forgetting,
		...claims,
		...closing,
		...(kind === 'keeps' ? keeping : {}),
	};
	describe(name, () => {
		const opened: Store[] = [];
		afterEach(async () => {
			for (const store of opened.splice(0)) await store.close();
		});
		test.each(Object.entries(sentences))('%s', async (_sentence, check) => {
			const { store, reopen, advance } = await open();
			opened.push(store);
			const again = async () => {
				if (!reopen) throw new Error('A store that keeps its rows needs reopen().');
				const store = await reopen();
				opened.push(store);
				return store;
			};
			await check({ store, advance, reopen: again });
		});
	});
}
