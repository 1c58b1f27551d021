/** „termine“: what is to come, from the files of events, for whom it is meant. */

import { expect, test } from '@jest/globals';
import type { Turn } from '../../src/capabilities/capability.js';
import { createEvents } from '../../src/capabilities/help.js';
import { type ExchangeEvent, eventSchema } from '../../src/events/event.js';
import { type Library, openLibrary } from '../../src/library/library.js';
import { plainBlock } from '../../src/reply.js';
import { wordsFor } from '../../src/words/words.js';

const event = (more: object): ExchangeEvent =>
	eventSchema.parse({
		id: 'austausch-9',
		title: '9. Austausch',
		kind: 'peer-to-peer',
		starts: '2027-03-28T02:30',
		status: 'confirmed',
		changed: '2027-01-15T09:00:00+01:00',
		...more,
	});

async function listed(events: readonly ExchangeEvent[], now: string, language: 'de' | 'en' = 'de'): Promise<string> {
	const library: Library = { ...(await openLibrary('knowledge', 'knowledge')), events };
	const asker = { tenant: 't', audience: 'public' as const, role: 'member' as const };
	const message = { id: '1', text: '', person: 'p', conversation: 'c', from: { channel: 'x', place: 'y' }, asker };
	const turn = { message, language, words: wordsFor(language), library, now: new Date(now) } as unknown as Turn;
	const { reply } = await createEvents((id) => `https://lotse.example/documents/${id}`).handle(turn);
	return reply.blocks.map(plainBlock).join('\n');
}

test('an event in the hour that is left out begins an hour later, and is listed until it is over', async () => {
	const said = await listed([event({ place: 'online' })], '2027-03-28T01:00:00Z');
	expect(said).toContain('• 9. Austausch · Sonntag, 28. März 2027, 03:30 Uhr · online');
	expect(await listed([event({})], '2027-03-28T02:31:00Z')).toContain('Künftige Termine sind mir nicht bekannt.');
});

test('a cancelled one says so, whole days have no time, and English is English', async () => {
	const events = [event({ status: 'cancelled', starts: '2027-04-01' })];
	const said = await listed(events, '2027-03-01T00:00:00Z', 'en');
	expect(said).toMatch(/• 9\. Austausch · Thursday,? 1 April 2027 · cancelled/);
});

test('without an event it says that none is known, and names what is documented', async () => {
	const said = await listed([], '2027-03-01T00:00:00Z');
	expect(said).toContain('Künftige Termine sind mir nicht bekannt.');
	expect(said).toContain('Dokumentiert sind:');
});
