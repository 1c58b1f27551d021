import { describe, expect, test } from '@jest/globals';
import { createTally } from '../../src/capabilities/tally.js';
import { openLibrary } from '../../src/library/library.js';
import type { Message } from '../../src/message.js';
import { createMemoryStore } from '../../src/store/memory.js';

const library = await openLibrary('knowledge', 'knowledge');
const NOW = Date.parse('2026-11-20T08:00:00Z');
const fifth = library.exchanges.find(({ id }) => id === 'austausch-5-zwischenmiete');
if (!fifth) throw new Error('no exchange');
const [exchange] = [fifth];

const message = (conversation: string): Message => ({
	id: '1',
	text: '',
	person: 'T1/U1',
	conversation,
	from: { channel: 'slack', place: 'T1/D1' },
	asker: { tenant: 'T1', audience: 'programme', role: 'member' },
});

function open() {
	let now = NOW;
	const store = createMemoryStore(() => now);
	const tally = createTally(store, () => now);
	const ask = async (question: string, conversations: readonly string[], language: 'de' | 'en' = 'de') => {
		for (const one of conversations) await tally.count(message(one), question, language, library);
	};
	return { store, tally, ask, wait: (ms: number) => (now += ms) };
}

const ABC = ['a', 'b', 'c'];

describe('the topics most asked about', () => {
	test('are those that three conversations named, and the documentation is about', async () => {
		const { tally, ask } = open();
		await ask('Wer macht Zwischennutzung?', ['a', 'b']);
		expect(await tally.top(exchange, library)).toEqual([]);
		await ask('Gibt es eine Zwischenmiete in Homburg?', ['c']);
		await ask('Wo gibt es Hochbeete?', [...ABC, 'd']);
		expect(await tally.top(exchange, library)).toEqual(expect.arrayContaining(['Zwischennutzung']));
		expect(await tally.top(exchange, library)).not.toContain('Hochbeet');
	});

	test('count a conversation once, however often it asks, and both languages together', async () => {
		const { tally, ask } = open();
		for (const _ of ABC) await ask('Wo gibt es Zwischennutzung?', ['a']);
		await ask('Wo gibt es Zwischennutzung?', ['b']);
		expect(await tally.top(exchange, library)).toEqual([]);
		await ask('Who did interim use?', ['c'], 'en');
		expect(await tally.top(exchange, library)).not.toEqual([]);
	});

	test('keep neither question nor person, and are forgotten after a year', async () => {
		const { store, tally, ask, wait } = open();
		await ask('Ist die Zwischenmiete bei Herrn Geheimnisvoll gut?', ABC);
		const kept = JSON.stringify(await store.find('asked'));
		expect(kept).not.toMatch(/Geheimnisvoll|U1|D1/);
		expect(await tally.top(exchange, library)).not.toEqual([]);
		wait(366 * 86_400_000);
		expect(await tally.top(exchange, library)).toEqual([]);
	});
});
