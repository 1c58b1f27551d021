/** The store's promises that concern time: expiry, claims, closing, keeping. A part of `store.ts`. */

import { expect } from '@jest/globals';
import type { Change, Json, Row, Store } from '../../src/store/store.js';

export interface OpenedStore {
	store: Store;
	/** Closes the store and opens it again on what it has kept; absent where nothing is kept. */
	reopen?: () => Promise<Store>;
	/** Moves the store's clock on. It starts at `START`. */
	advance: (ms: number) => void;
}

export const START = Date.UTC(2025, 10, 22, 12);

export type Sentences = Readonly<Record<string, (opened: Required<OpenedStore>) => Promise<void>>>;

export const put = (key: string, value: Json, version?: number): Change => ({
	put: { kind: 'note', key, value },
	...(version === undefined ? {} : { version }),
});
export const fading = (key: string, expires: number): Change => ({ put: { kind: 'note', key, value: key, expires } });
export const remove = (key: string, version?: number): Change => ({
	remove: { kind: 'note', key },
	...(version === undefined ? {} : { version }),
});
export const keys = (rows: readonly Row[]) => rows.map((row) => row.key);
export const value = async (store: Store, key: string) => (await store.get('note', key))?.value;

export const expiry: Sentences = {
	async 'shows a row until its time is over, and never after'({ store, advance }) {
		await store.apply([fading('a', START + 1000), put('b', 1)]);
		advance(999);
		expect(await store.get('note', 'a')).toMatchObject({ expires: START + 1000 });
		advance(1);
		expect(await store.get('note', 'a')).toBeUndefined();
		expect(keys(await store.find('note'))).toEqual(['b']);
	},
	async 'counts an expired row as absent for versions'({ store, advance }) {
		await store.apply([fading('a', START + 10), fading('a', START + 10)]);
		advance(10);
		expect(await store.apply([put('a', 'late', 2)])).toBe(false);
		expect(await store.apply([put('a', 'new', 0)])).toBe(true);
		expect(await store.get('note', 'a')).toEqual({ kind: 'note', key: 'a', version: 1, value: 'new' });
	},
	async 'forgets the expiry when a row is replaced without one'({ store, advance }) {
		await store.apply([fading('a', START + 10)]);
		await store.apply([put('a', 'stays')]);
		advance(1000);
		expect(await value(store, 'a')).toBe('stays');
	},
};

export const forgetting: Sentences = {
	async 'forgets as it applies: all changes or none'({ store }) {
		await store.apply([put('a', 1), put('b', 1)]);
		expect(await store.forget([remove('a'), put('b', 2, 7)])).toBe(false);
		expect(keys(await store.find('note'))).toEqual(['a', 'b']);
		expect(await store.forget([remove('a'), put('b', 2, 1)], [{ kind: 'note', key: 'b' }])).toBe(true);
		expect(await store.find('note')).toEqual([{ kind: 'note', key: 'b', version: 2, value: 2 }]);
		await expect(store.forget([{ put: { kind: '$claim', key: 'a', value: 1 } }])).rejects.toMatchObject({
			part: 'store',
		});
	},
	async 'tells how many rows of each kind have expired since it was last asked'({ store, advance }) {
		await store.apply([fading('a', START + 10), fading('b', START + 10), put('c', 1)]);
		await store.apply([{ put: { kind: 'other', key: 'a', value: 1, expires: START + 20 } }]);
		expect(await store.sweep()).toEqual({});
		advance(10);
		await store.apply([put('d', 1)]);
		advance(10);
		expect(await store.sweep()).toEqual({ note: 2, other: 1 });
		expect(await store.sweep()).toEqual({});
		expect(keys(await store.find('note'))).toEqual(['c', 'd']);
	},
};

export const claims: Sentences = {
	async 'lets exactly one of many win a claim'({ store }) {
		const won = await Promise.all(Array.from({ length: 20 }, () => store.claim('k', 1000)));
		expect(won.filter(Boolean)).toHaveLength(1);
		expect(await store.claim('other', 1000)).toBeDefined();
	},
	async 'lets the next one win when the time is over'({ store, advance }) {
		await store.claim('k', 1000);
		advance(999);
		expect(await store.claim('k', 1000)).toBeUndefined();
		advance(1);
		expect(await store.claim('k', 1000)).toBeDefined();
	},
	async 'keeps what is done until the time is over'({ store, advance }) {
		const claim = await store.claim('k', 1000);
		await claim?.done();
		await claim?.release();
		expect(await store.claim('k', 1000)).toBeUndefined();
		advance(1000);
		expect(await store.claim('k', 1000)).toBeDefined();
	},
	async 'frees what is released'({ store }) {
		const first = await store.claim('k', 1000);
		await first?.release();
		const second = await store.claim('k', 1000);
		expect(second).toBeDefined();
		await first?.release();
		await first?.done();
		expect(await store.claim('k', 1000)).toBeUndefined();
	},
	async 'does not let a late loser free the next one’s claim'({ store, advance }) {
		const late = await store.claim('k', 1000);
		advance(1000);
		expect(await store.claim('k', 1000)).toBeDefined();
		await late?.release();
		expect(await store.claim('k', 1000)).toBeUndefined();
	},
	async 'refuses a claim that lasts no time or for ever'({ store }) {
		for (const ms of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
			await expect(store.claim('k', ms)).rejects.toMatchObject({ part: 'store' });
		}
	},
};

export const closing: Sentences = {
	async 'refuses work once it is closed, and closes twice without harm'({ store }) {
		await store.apply([put('a', 1)]);
		await store.close();
		await store.close();
		for (const work of [
			() => store.get('note', 'a'),
			() => store.find('note'),
			() => store.apply([put('a', 2)]),
			() => store.claim('k', 1),
		]) {
			await expect(work()).rejects.toMatchObject({ part: 'store' });
		}
	},
	async 'finishes what was asked before it was closed'({ store }) {
		const asked = [store.apply([put('a', 1, 0)]), store.apply([put('a', 2, 1)]), store.apply([put('a', 3, 1)])];
		await store.close();
		expect(await Promise.all(asked)).toEqual([true, true, false]);
	},
};

/** Only for stores that keep what they have. */
export const keeping: Sentences = {
	async 'has every row again after it was closed'({ store, reopen }) {
		await store.apply([put('a', { text: 'ä' }), put('b', 1), fading('c', START + 1000)]);
		await store.apply([put('b', 2), remove('a')]);
		const before = await store.find('note');
		expect(await (await reopen()).find('note')).toEqual(before);
	},
	async 'keeps claims: held, done and released'({ store, reopen, advance }) {
		await store.claim('held', 1000);
		await (await store.claim('done', 1000))?.done();
		await (await store.claim('released', 1000))?.release();
		const again = await reopen();
		expect(await again.claim('held', 1)).toBeUndefined();
		expect(await again.claim('done', 1)).toBeUndefined();
		expect(await again.claim('released', 1)).toBeDefined();
		advance(1000);
		expect(await again.claim('held', 1)).toBeDefined();
	},
};
