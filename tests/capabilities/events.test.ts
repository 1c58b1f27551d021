/** Questions about events, from the sentence to the whole answer. It is Wednesday, 25 November 2026, ten o'clock in Berlin. */

import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type { Offer } from '../../src/buttons.js';
import type { Turn } from '../../src/capabilities/capability.js';
import { createEvents, createNewest } from '../../src/capabilities/events.js';
import { remindOffers } from '../../src/capabilities/invite.js';
import type { ExchangeEvent } from '../../src/events/event.js';
import { openLibrary } from '../../src/library/library.js';
import type { Message } from '../../src/message.js';
import { plainBlock } from '../../src/reply.js';
import { wordsFor } from '../../src/words/words.js';
import { CASES } from '../cases.js';
import { event } from '../fixtures/reminders/given.js';

const library = await openLibrary('knowledge', 'knowledge');
const EXCHANGE = { series: 'Peer-to-Peer-Austausch', kind: 'peer-to-peer', status: 'confirmed' } as const;
const SIXTH = event({
	...EXCHANGE,
	id: 'austausch-6',
	title: '6. Peer-to-Peer-Austausch „Leerstand“',
	number: 6,
	topics: ['Leerstand'],
	starts: '2026-12-03T10:00',
	ends: '2026-12-03T12:00',
	place: 'online',
});
const SEVENTH = event({
	...EXCHANGE,
	id: 'austausch-7',
	title: '7. Peer-to-Peer-Austausch „Handel“',
	number: 7,
	topics: ['Handel'],
	starts: '2027-01-14T09:30',
	ends: '2027-01-14T11:00',
	place: 'online',
});
const SOUTH = event({
	id: 'netzwerktreffen-sued',
	title: 'Netzwerktreffen Süd',
	kind: 'network-meeting',
	series: 'Regionales Netzwerktreffen',
	starts: '2027-03-10T13:00',
	ends: '2027-03-11T15:00',
	place: 'Bad Kissingen, Kurhaus',
});
const CONFERENCE = event({
	id: 'konferenz',
	title: 'Innenstadtkonferenz',
	kind: 'other',
	starts: '2027-06-14',
	ends: '2027-06-16',
	place: 'Leipzig',
});
const ALL = [CONFERENCE, SEVENTH, SIXTH, SOUTH];
const off = (one: ExchangeEvent): ExchangeEvent => ({ ...one, status: 'cancelled', revision: 1 });
const later = (count: number) =>
	Array.from({ length: count }, (_, at) => ({
		...CONFERENCE,
		id: `k${at}`,
		title: `Tagung ${at + 1}`,
		starts: `2027-07-0${at + 1}`,
		ends: `2027-07-0${at + 1}`,
	}));

interface Given {
	events?: readonly ExchangeEvent[];
	now?: string;
	language?: 'de' | 'en';
	message?: Partial<Message>;
	zone?: string;
	audience?: 'public' | 'programme';
}

/** Where nobody can be written to; in Slack there are buttons and reminders. */
const WEB: Partial<Message> = { from: { channel: 'web', place: 'page' } };
const SLACK: Partial<Message> = { alone: { channel: 'slack', place: 'D1' }, interactive: true };

function bot({ events = ALL, now = '2026-11-25T10:00:00+01:00', language = 'de', message = SLACK, ...who }: Given) {
	const kept: Offer[] = [];
	const keep = async (_: unknown, __: unknown, offers: readonly Offer[]) =>
		offers.map((offer) => `token-${kept.push(offer)}`);
	const buttons = { keep, find: async () => undefined, remove: async () => undefined };
	const links = {
		document: (id: string) => `https://lotse.example/documents/${id}`,
		calendar: () => undefined,
		feed: 'https://lotse.example/events.ics',
	};
	const capability = createEvents({ agenda: () => events, buttons, links, remindOffers });
	const { zone, audience = 'public' } = who;
	const asker = { tenant: 't', audience, role: 'member' as const, ...(zone ? { zone } : {}) };
	const from = { channel: 'slack', place: 'D1' };
	const turnOf = (text: string, earlier: readonly string[] = []) => {
		const full = { id: '1', text, person: 'p', conversation: 'c', from, asker, ...message };
		return {
			message: full,
			earlier,
			language,
			words: wordsFor(language),
			library,
			now: new Date(now),
		} as unknown as Turn;
	};
	return { capability, turnOf, kept };
}

/** What is answered to the last of some sentences, each remembered; undefined where it is left to others. */
async function hear(talk: string, given: Given = {}) {
	const { capability, turnOf, kept } = bot(given);
	const earlier: string[] = [];
	let answer: { said: string; buttons: string[]; kept: Offer[] } | undefined;
	for (const said of talk.split(' > ')) {
		const turn = turnOf(said, earlier);
		if (!capability.recognise(turn)) {
			earlier.push(said);
			answer = undefined;
			continue;
		}
		const { reply, question } = await capability.handle(turn);
		if (question !== undefined) earlier.push(question);
		const buttons = reply.buttons.map(({ label }) => label);
		answer = { said: reply.blocks.map(plainBlock).join('\n'), buttons, kept };
	}
	return answer;
}
const say = async (talk: string, given: Given = {}) => (await hear(talk, given))?.said;
/** Titles of cards and lists, in order. */
const told = async (talk: string, given: Given = {}) =>
	((await say(talk, given)) ?? 'left').split('\n').flatMap((line) => {
		const title = /^(?:• )?((?:\d\. Peer|Regionales|Netzwerk|Innenstadt|Tagung)[^·(]*)/.exec(line)?.[1];
		return title ? [title.trim()] : [];
	});
const [sixth, seventh, south, conference] = [SIXTH, SEVENTH, SOUTH, CONFERENCE].map(({ title }) => title);

describe('what is to come', () => {
	test('is told with a card each, earliest first, and a button each', async () => {
		expect(await told('Was steht an?')).toEqual([sixth, seventh, south, conference]);
		const { said, buttons } = (await hear('Was steht an?')) ?? {};
		expect(said).toMatch(
			/^Geplant:\n6\. Peer-to-Peer-Austausch „Leerstand“\nWann: Donnerstag, 3\. Dezember 2026, 10:00 bis/,
		);
		expect(buttons?.[0]).toBe('Erinnern: 6. Peer-to-Peer-Austausch „Leerstand“');
	});

	test.each<[string, (string | undefined)[]]>([
		['Wann ist der nächste Austausch?', [sixth]],
		["what's next?", [sixth]],
		['Termine im Juni', [conference]],
		['nächste Woche', []],
		['Was ist nächste Woche?', [sixth]],
		['Termine zum Thema Leerstand', [sixth]],
		['Wann ist der 7. Austausch?', [seventh]],
		['Wann ist das nächste Netzwerktreffen?', [south]],
		['Wann ist die Innenstadtkonferenz?', [conference]],
		['Termine in Bayern', [south]],
		['Termine in Leipzig', [conference]],
		['Termine vor Ort', [south, conference]],
		['Online-Termine', [sixth, seventh]],
		['die nächsten zwei Termine', [sixth, seventh]],
		['alle Austausche', [sixth, seventh]],
		['welche Veranstaltungen gibt es nächsten Monat online?', [sixth]],
		["gibt's dieses Jahr noch was?", [sixth]],
	])('%s', async (asked, titles) => {
		expect(await told(asked)).toEqual(titles);
	});

	test('leans on all turns before, not only on the last', async () => {
		expect(await told('Was steht an? > zum Thema Handel?')).toEqual([seventh]);
		expect(await say('Termine im Januar > nur online > und im März?')).toMatch(
			/^Für März 2027 ist zurzeit kein solcher/,
		);
		expect(await told('Termine im Dezember > und im März? > und im Juni?')).toEqual([conference]);
		expect(await say('Termine im Juni > Wer hat einen Makerspace? > und im Januar?')).toBeUndefined();
	});

	test('behind a command needs no „Termine“, and can be followed up', async () => {
		const message = { ...SLACK, command: 'events' as const };
		expect(await told('', { message })).toHaveLength(4);
		expect(await told('Juni', { message })).toEqual([conference]);
		expect(await told('Leerstand', { message })).toEqual([sixth]);
		expect(await told('Handel', { message })).toEqual([seventh]);
		const { capability, turnOf } = bot({ message });
		expect((await capability.handle(turnOf('Juni'))).question).toBe('Termine Juni');
		expect(await told('Termine Juni > und im Januar?')).toEqual([seventh]);
	});

	test('that is under way is told as such, together with what follows', async () => {
		const now = '2026-12-03T11:00:00+01:00';
		const { said, buttons } = (await hear('Wann ist der nächste Austausch?', { now })) ?? {};
		expect(said).toMatch(/^Das läuft gerade:\n6\.[\s\S]*\nAls Nächstes geplant:\n7\./);
		expect(buttons).toEqual(['Daran erinnern']);
		const last = await say('Wann ist der nächste Austausch?', { now, events: [SIXTH] });
		expect(last).toContain('Danach ist zurzeit noch nichts geplant.');
		expect(await told('Was steht an?', { now: '2026-12-03T12:00:00+01:00' })).not.toContain(sixth);
	});

	test('beyond five is counted, and „alle Termine“ lists it', async () => {
		const events = [...ALL, ...later(4)];
		const said = await say('Was steht an?', { events });
		expect(said).toContain(
			'Außerdem sind noch 3 weitere Termine geplant. Mit „Alle Termine“ sehen Sie die ganze Liste.',
		);
		expect(await told('Alle Termine', { events })).toHaveLength(8);
		expect(await say('Alle Termine', { events })).toContain('• Tagung 4 · Sonntag, 4. Juli 2027');
	});
});

describe('days', () => {
	test.each([
		['am 10. März', true],
		['am 11. März', true],
		['am 12. März', false],
		['am 9. März', false],
	])('of an event over two days: %s', async (day, there) => {
		expect(
			(await told(`Termine ${day}`)).includes(`${south}`) && !!(await say(`Termine ${day}`))?.includes('Geplant:'),
		).toBe(there);
	});

	test('a whole day ends with it, and has no time', async () => {
		const events = [{ ...CONFERENCE, starts: '2027-05-31', ends: '2027-05-31' }];
		expect(await say('Termine im Mai', { events })).toContain('Wann: Montag, 31. Mai 2027\n');
		expect(await say('Termine im Juni', { events })).toMatch(/^Für Juni 2027 ist zurzeit kein Termin geplant\./);
		expect(await say('Was steht an?', { events: [CONFERENCE] })).toContain(
			'Montag, 14. Juni 2027 bis Mittwoch, 16. Juni 2027',
		);
	});

	test('an event that ends at midnight does not reach into the next day', async () => {
		const events = [{ ...SIXTH, starts: '2026-11-30T20:00', ends: '2026-12-01T00:00' }];
		expect(await say('Termine im Dezember', { events })).toMatch(/^Für Dezember 2026/);
	});

	test('of an event in another zone are those there and those here', async () => {
		const events = [{ ...SIXTH, starts: '2027-02-10T18:00', ends: '2027-02-10T20:00', zone: 'America/New_York' }];
		for (const day of ['10.', '11.']) expect(await told(`Termine am ${day} Februar`, { events })).toEqual([sixth]);
		expect(await say('Was steht an?', { events })).toContain(
			'bei Ihnen: Donnerstag, 11. Februar 2027, 00:00 bis 02:00 Uhr',
		);
		expect(await told('Termine am 9. Februar', { events, zone: 'Asia/Tokyo' })).toEqual([sixth]);
		expect(await say('Termine am 12. Februar', { events, zone: 'Asia/Tokyo' })).toMatch(/^Am 12\. Februar 2027 ist/);
	});

	test('are those of the asker', async () => {
		const events = [{ ...SIXTH, starts: '2026-11-26T10:00', ends: '2026-11-26T12:00' }];
		const now = '2026-11-25T23:30:00+01:00';
		expect(await say('Was ist heute?', { events, now, zone: 'Asia/Tokyo' })).toMatch(/^Geplant:/);
		expect(await say('Was ist heute?', { events, now })).toMatch(
			/^Am 25\. November 2026 ist zurzeit kein Termin geplant\./,
		);
	});
});

describe('what is cancelled or moved', () => {
	const events = [off(SIXTH), { ...SEVENTH, status: 'moved' as const }, SOUTH];

	test('is told where it is asked whether', async () => {
		expect(await say('Fällt der nächste Austausch aus?', { events })).toMatch(
			/^Ja, dieser Termin ist abgesagt:\n6\.[\s\S]*\nAls Nächstes geplant:\n7\./,
		);
		expect(await say('Fällt der 7. Austausch aus?', { events })).toMatch(
			/^Nein, von einer Absage ist mir nichts bekannt\. Es gilt:\n7\./,
		);
		expect(await say('Wurde der 7. Austausch verschoben?', { events })).toMatch(
			/^Ja, dieser Termin ist verlegt\. Es gilt:\n7\./,
		);
		expect(await say('Has the network meeting been moved?', { events, language: 'en' })).toMatch(
			/^No, I know of no change/,
		);
	});

	test('is told where that event is meant', async () => {
		expect(await say('Wann ist der 6. Austausch?', { events })).toMatch(/^Dieser Termin ist abgesagt:\n6\./);
		expect(await say('Termine nächste Woche', { events })).toMatch(/^Für den Zeitraum[\s\S]*\nAbgesagt:\n6\./);
	});

	test('is not what comes next, and not forgotten', async () => {
		const said = await say('Wann ist der nächste Austausch?', { events });
		expect(said).toMatch(/^Als Nächstes geplant:\n7\.[\s\S]*\nAbgesagt:\n• 6\. Peer-to-Peer-Austausch/);
		expect(await say('Was steht an?', { events: [off(SIXTH)] })).toMatch(
			/^Zurzeit ist kein Termin geplant\.\nAbgesagt:\n• 6\./,
		);
	});

	test('is listed, and has no button', async () => {
		expect(await say('Welche Termine sind abgesagt?', { events })).toMatch(/^Abgesagt:\n6\./);
		expect((await hear('Welche Termine sind abgesagt?', { events }))?.buttons).toEqual([]);
		expect(await say('Welche Termine sind abgesagt?')).toBe('Zurzeit ist kein solcher Termin abgesagt.');
		expect(await told('Welche Termine wurden verschoben?', { events })).toEqual([seventh]);
	});
});

describe('where nothing is planned', () => {
	test('it says so and offers to tell when there is something', async () => {
		const { said, buttons, kept } = (await hear('Was steht an?', { events: [] })) ?? {};
		expect(said).toMatch(/^Zurzeit ist kein Termin geplant\.\nDokumentiert sind:\n• 5\. Peer-to-Peer-Austausch/);
		expect(said).toMatch(/\nWenn Sie möchten, sage ich Ihnen Bescheid, sobald ein neuer Termin feststeht\.$/);
		expect(buttons).toEqual(['Bei neuen Terminen Bescheid geben']);
		expect(kept?.[0]?.state).toMatchObject({ step: 'subscribe', about: { to: 'everything' } });
	});

	test('it names the calendar where nobody can be reminded', async () => {
		const { said, buttons } = (await hear("what's next?", { events: [], language: 'en', message: WEB })) ?? {};
		expect(said).toMatch(
			/^No event is planned at present\.[\s\S]*subscribe to: https:\/\/lotse\.example\/events\.ics$/,
		);
		expect(buttons).toEqual([]);
		expect(await say('Kann ich den Kalender abonnieren?', { message: WEB })).toMatch(
			/abonnieren: https:\/\/lotse\.example\/events\.ics$/,
		);
	});

	test('it says for which time, and what is planned otherwise', async () => {
		const said = await say('Termine im August');
		expect(said).toMatch(/^Für August 2027 ist zurzeit kein Termin geplant\.\nDer nächste andere Termin:\n• 6\. Peer/);
		expect(await say('Austausche am 1. Mai')).toMatch(/^Am 1\. Mai 2027 ist zurzeit kein solcher Termin geplant\./);
		expect(await say('Termine ab Juli')).toMatch(/^Ab dem 1\. Juli 2027 ist zurzeit kein Termin geplant\./);
		expect(await say('Termine 2028')).toMatch(/^Für 2028 ist/);
	});
});

describe('what was', () => {
	const over = event({
		...EXCHANGE,
		id: 'austausch-8',
		number: 8,
		title: '8. Peer-to-Peer-Austausch',
		starts: '2026-11-10T10:00',
	});

	test('is told from its documentation, with the way there', async () => {
		const link = 'https://lotse.example/documents/austausch-5-zwischenmiete';
		expect(await say('letzter Austausch')).toBe(
			`Zuletzt dokumentiert:\n• 5. Peer-to-Peer-Austausch „Zwischenmiete“ (${link}) · 19. September 2024`,
		);
		expect(await say('Wann ist der 5. Austausch?')).toBe(
			`Dieser Termin ist schon vorbei.\nDokumentiert ist:\n• 5. Peer-to-Peer-Austausch „Zwischenmiete“ (${link}) · 19. September 2024`,
		);
		expect(await told('vergangene Termine')).toHaveLength(4);
		expect(await told('Termine 2023')).toHaveLength(2);
		expect(await say('Termine 2022')).toBe('Dazu ist kein vergangener Termin dokumentiert.');
	});

	test('is told by its place', async () => {
		expect(await told('vergangene Termine > und in Cottbus?')).toEqual([
			'Regionales Netzwerktreffen der Region Ost 2023 in Cottbus',
		]);
		expect(await say('vergangene Termine > und in Alzey?')).toMatch(
			/^Hier wurde etwas aus Alzey vorgestellt:\n• 4\. Peer/,
		);
		expect(await say('vergangene Termine > und in Passau?')).toBe('Dazu ist kein vergangener Termin dokumentiert.');
	});

	test('and has no documentation is told too: the last one is the last one', async () => {
		const said = await say('Was war der letzte Austausch?', { events: [over] });
		expect(said).toMatch(
			/^Vorbei, hier aber noch nicht dokumentiert:\n• 8\. Peer-to-Peer-Austausch · Dienstag, 10\. November 2026/,
		);
		expect(said).toMatch(/\nZuletzt dokumentiert:\n• 5\./);
		expect(await told('Termine diesen Monat', { events: [over, SIXTH] })).toContain('8. Peer-to-Peer-Austausch');
		expect(await say('vergangene Termine', { events: [off(over)] })).not.toContain('8.');
		expect(
			await say('vergangene Termine', { events: [{ ...over, documentation: 'austausch-5-zwischenmiete' }] }),
		).not.toContain('8.');
	});
});

describe('who asks', () => {
	const events = [{ ...SIXTH, audience: 'programme' as const }, SEVENTH];

	test('sees what is meant for them', async () => {
		expect(await told('Was steht an?', { events })).toEqual([seventh]);
		expect(await told('Was steht an?', { events, audience: 'programme' })).toEqual([sixth, seventh]);
		expect(await say('Wann ist der 6. Austausch?', { events })).toMatch(/^Zurzeit ist kein solcher Termin geplant\./);
	});

	test('privately is answered privately', async () => {
		const { capability, turnOf } = bot({ message: { ...SLACK, private: true } });
		expect((await capability.handle(turnOf('Was steht an?'))).reply.show).toBe('private');
	});

	test('finds the next one on the start page, and the newest documentations', async () => {
		const { capability, turnOf } = bot({});
		const home = await capability.home?.(turnOf(''));
		expect(home?.title).toBe('Termine');
		expect(home?.blocks.map(plainBlock).join('\n')).toMatch(/^Als Nächstes geplant:\n6\./);
		const empty = bot({ events: [] });
		expect((await empty.capability.home?.(empty.turnOf('')))?.blocks.map(plainBlock).join('\n')).not.toContain(
			'Dokumentiert',
		);
		const newest = await createNewest((id) => `/documents/${id}`).home?.(turnOf(''));
		expect(newest?.blocks.map(plainBlock).join('\n').split('\n')).toHaveLength(4);
	});
});

describe('a question to the documents', () => {
	const questions = ['questions.jsonl', 'fixtures/north/questions.jsonl', 'fixtures/west/questions.jsonl'].flatMap(
		(file) =>
			readFileSync(`tests/${file}`, 'utf8')
				.split('\n')
				.filter(Boolean)
				.map((line) => (JSON.parse(line) as { question: string }).question),
	);

	test('is never taken for one about events', () => {
		const { capability, turnOf } = bot({});
		const taken = [...questions, ...CASES.flatMap(({ turns }) => turns.map(({ question }) => question))].filter(
			(said) => capability.recognise(turnOf(said)),
		);
		expect([...new Set(taken)].sort()).toEqual([
			'Wann findet das nächste Netzwerktreffen statt?',
			'Wann ist der 9. Austausch?',
			'Wann ist der nächste Austausch?',
			'Wann ist die nächste Veranstaltung?',
			'When is the 10th peer-to-peer exchange?',
			'When is the 9th exchange?',
			'Where will the next network meeting take place?',
			'wann ist der 9. austausch',
			"when's the next network meeting?",
		]);
	});

	test.each([
		'Wann fand der Austausch zu Leerstand statt und wer war dabei?',
		'Welche Kommunen sind beim nächsten Austausch dabei?',
		'Gibt es Workshops für Jugendliche?',
		'Veranstaltungen im Makerspace nächste Woche',
		'Wie heißt der Veranstaltungskalender von Cottbus?',
		'Welche Veranstaltungen gibt es in Cottbus?',
		'Wer spricht beim nächsten Austausch?',
	])('%s', async (said) => {
		expect(await say(said)).toBeUndefined();
	});

	test('is left even after one about events', async () => {
		for (const said of ['Wer hat einen Makerspace?', 'Leerstand', 'Danke', 'Und wer ist dort zuständig?'])
			expect(await say(`Was steht an? > ${said}`)).toBeUndefined();
	});
});
