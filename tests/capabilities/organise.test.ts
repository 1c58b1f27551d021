/** Organisers enter, move and cancel events: what is asked, shown, kept, and who is told of it. */

import { beforeEach, describe, expect, test } from '@jest/globals';
import { createButtons } from '../../src/buttons.js';
import type { Turn } from '../../src/capabilities/capability.js';
import { createOrganise } from '../../src/capabilities/organise.js';
import { type Agenda, createAgenda } from '../../src/events/agenda.js';
import type { ExchangeEvent } from '../../src/events/event.js';
import { createOrganised, type Organised } from '../../src/events/organised.js';
import { fromOrganised } from '../../src/events/sources.js';
import { openLibrary } from '../../src/library/library.js';
import type { Asker, Message } from '../../src/message.js';
import { due } from '../../src/reminders/due.js';
import { plainBlock, type Reply } from '../../src/reply.js';
import { createMemoryStore } from '../../src/store/memory.js';
import { wordsFor } from '../../src/words/words.js';
import { at, event, subscriber, subscription } from '../fixtures/reminders/given.js';

const library = await openLibrary('knowledge', 'knowledge');
const BEGIN = at('2026-11-20T08:00:00Z');
const FORM = {
	title: 'Werkstatt Hochbeete',
	kind: 'workshop',
	day: '2027-01-14',
	from: '09:30',
	to: '11:00',
	place: 'Wilhelmshaven',
	topics: 'Hochbeete',
	audience: 'public',
	status: 'confirmed',
};

let now: number;
let organised: Organised;
let agenda: Agenda;
let elsewhere: ExchangeEvent[];
let said: (text: string, more?: Partial<Message>, fields?: Record<string, string>) => Promise<Reply>;
let audience: { people: number; channels: number };

beforeEach(() => {
	now = BEGIN;
	elsewhere = [];
	audience = { people: 2, channels: 1 };
	const clock = () => now;
	const store = createMemoryStore(clock);
	organised = createOrganised(store);
	const files = { name: 'files', see: () => ({ events: elsewhere, gone: () => true }) };
	agenda = createAgenda({ sources: [files, fromOrganised(organised)], store, clock });
	const buttons = createButtons(store, clock);
	const capability = createOrganise({
		organised,
		agenda: agenda.current,
		buttons,
		links: { calendar: ({ id }) => `https://lotse.example/events/${id}.ics` },
		subscribed: async () => audience,
		changed: async () => void (await agenda.observe()),
	});
	said = async (text, more = {}, fields = {}) => {
		const message: Message = {
			id: '1',
			text,
			person: 'T1/U1',
			conversation: 'c',
			from: { channel: 'slack', place: 'T1/D1' },
			asker: { tenant: 'T1', audience: 'programme', role: 'organiser' },
			interactive: true,
			...more,
		};
		now += 1000;
		const kept = message.pressed ? await buttons.find(message) : undefined;
		if (message.pressed && typeof kept !== 'object') throw new Error(String(kept));
		const { signal } = new AbortController();
		const turn: Turn = {
			message,
			language: 'de',
			words: wordsFor('de'),
			library,
			now: new Date(now),
			earlier: [],
			signal,
			progress: () => undefined,
			...(typeof kept === 'object' ? { pressed: { ...kept, fields } } : {}),
		};
		expect({ text, recognised: capability.recognise(turn) }).toEqual({ text, recognised: true });
		return (await capability.handle(turn)).reply;
	};
});

const body = ({ blocks }: Reply) => blocks.map(plainBlock).join('\n');
const labels = ({ buttons }: Reply) => buttons.map(({ label }) => label);
const press = (reply: Reply, label: string, fields?: Record<string, string>, asker?: Asker) =>
	said(
		'',
		{ pressed: { token: reply.buttons.find((one) => one.label === label)?.token ?? '' }, ...(asker ? { asker } : {}) },
		fields,
	);

async function enter(more: Record<string, string> = {}): Promise<Reply> {
	const preview = await press(await said('Termin anlegen'), 'Termin anlegen', { ...FORM, ...more });
	return await press(preview, 'So eintragen');
}

/** Changes what is named, through form and preview. */
async function change(fields: Record<string, string>, named = ''): Promise<Reply> {
	const form = await press(await said('Termin ändern'), named || 'Werkstatt Hochbeete');
	const values = Object.fromEntries((form.buttons[0]?.form ?? []).map(({ name, value = '' }) => [name, value]));
	return await press(await press(form, 'Termin ändern', { ...values, ...fields }), 'So eintragen');
}

/** What somebody is told who subscribed to everything before: kinds, in order, without leads. */
function told(): string[] {
	const people = new Map([['slack:T1/U1', subscriber()]]);
	const window = { from: BEGIN, until: now + 1 };
	return due(agenda.current(), people, [subscription()], window).map(({ kind }) => kind);
}

describe('an event is entered', () => {
	test('after a form and a preview that says who will be told', async () => {
		const begun = await said('Termin anlegen');
		expect([begun.show, body(begun)]).toEqual(['private', expect.stringContaining('wie viele davon erfahren')]);
		expect(begun.buttons[0]?.form?.map(({ name }) => name)).toContain('day');
		const preview = await press(begun, 'Termin anlegen', FORM);
		expect(body(preview)).toMatch(
			/^So wird der Termin eingetragen:\nWerkstatt Hochbeete\nWann: Donnerstag, 14\. Januar 2027, 09:30 bis 11:00 Uhr\n[\s\S]*Erinnert, sobald es so weit ist: 2 Personen und 1 Kanal\.$/,
		);
		expect([labels(preview), await organised.list()]).toEqual([['So eintragen', 'Noch ändern'], []]);
		const done = await press(preview, 'So eintragen');
		expect([done.show, body(done)]).toEqual(['instead', expect.stringMatching(/^Der Termin ist eingetragen\./)]);
		expect(agenda.current()).toMatchObject([{ title: 'Werkstatt Hochbeete', starts: '2027-01-14T09:30' }]);
	});

	test('once, however often the button is pressed', async () => {
		const preview = await press(await said('Termin anlegen'), 'Termin anlegen', FORM);
		const [first, second] = await Promise.all([press(preview, 'So eintragen'), press(preview, 'So eintragen')]);
		expect([body(first), body(second)].every((text) => text.startsWith('Der Termin ist eingetragen.'))).toBe(true);
		expect(await organised.list()).toHaveLength(1);
	});

	test('not while something is wrong; what was typed stays', async () => {
		const typed = { ...FORM, day: '2027-02-30', link: 'www.x.de' };
		const again = await press(await said('Termin anlegen'), 'Termin anlegen', typed);
		expect([again.show, body(again)]).toEqual([
			'dialog',
			'Den Tag gibt es nicht. Bitte so schreiben: 12.03.2027\nEin Link beginnt mit https://',
		]);
		const values = Object.fromEntries((again.buttons[0]?.form ?? []).map(({ name, value }) => [name, value]));
		expect(values).toMatchObject({ title: FORM.title, day: '2027-02-30', link: 'www.x.de' });
	});

	test('nobody subscribed to: that is said', async () => {
		audience = { people: 0, channels: 0 };
		expect(body(await press(await said('Termin anlegen'), 'Termin anlegen', FORM))).toContain('noch niemand');
	});

	test('by organisers only, at every step', async () => {
		const member = { tenant: 'T1', audience: 'programme', role: 'member' } as const;
		expect(body(await said('Termin anlegen', { asker: member }))).toContain('Programmbüro');
		const begun = await said('Termin anlegen');
		const preview = await press(begun, 'Termin anlegen', FORM);
		expect(body(await press(begun, 'Termin anlegen', FORM, member))).toContain('Programmbüro');
		expect(body(await press(preview, 'So eintragen', {}, member))).toContain('Programmbüro');
		expect(await organised.list()).toEqual([]);
	});
});

describe('who subscribed is told', () => {
	beforeEach(async () => {
		await enter();
	});

	test('of each move once, and of a new title not at all', async () => {
		expect(told()).toEqual([]);
		await change({ title: 'Werkstatt Hochbeete und Bäume' });
		expect(told()).toEqual([]);
		await change({ from: '10:00', to: '12:00' }, 'Werkstatt Hochbeete und Bäume');
		expect([told(), agenda.current()[0]]).toMatchObject([['moved'], { revision: 2, status: 'moved' }]);
		await change({ title: 'Werkstatt Hochbeete' }, 'Werkstatt Hochbeete und Bäume');
		await change({ place: 'Wilhelmshaven, Rathaus' });
		expect([told(), agenda.current()[0]]).toMatchObject([['moved'], { status: 'moved', starts: '2027-01-14T10:00' }]);
	});

	test('of a cancellation once; coming back is a move', async () => {
		const asked = await said('Termin absagen: Hochbeete');
		expect(body(asked)).toMatch(/^Diesen Termin sagen Sie ab:[\s\S]*Sofort benachrichtigt: 2 Personen und 1 Kanal\.$/);
		expect(body(await press(asked, 'Jetzt absagen'))).toMatch(/^Der Termin ist abgesagt\./);
		expect(told()).toEqual(['cancelled']);
		await agenda.observe();
		expect(told()).toEqual(['cancelled']);
		await change({});
		expect(told()).toEqual(['moved']);
	});
});

describe('which event is meant', () => {
	test('is asked where it is not clear, and opened where it is', async () => {
		await enter();
		await enter({ title: 'Werkstatt Makerspace', day: '2027-02-01' });
		expect(labels(await said('Termin verschieben'))).toEqual(['Werkstatt Hochbeete', 'Werkstatt Makerspace']);
		expect(labels(await said('Termin ändern: Makerspace'))).toEqual(['Termin ändern']);
		expect(body(await said('Termin absagen: Blockflöte'))).toContain('Ich finde keinen solchen Termin');
	});

	test('is said to be elsewhere where it comes from a file', async () => {
		elsewhere = [event({ id: 'datei', title: 'Austausch Leerstand', starts: '2027-01-14T10:00' })];
		await agenda.observe();
		expect(body(await said('Termin absagen: Leerstand'))).toContain('kommt aus einer Datei oder einem Kalender');
	});
});

test('of two organisers the second keeps what they typed', async () => {
	await enter();
	const form = await press(await said('Termin ändern'), 'Werkstatt Hochbeete');
	const preview = await press(form, 'Termin ändern', { ...FORM, from: '10:30', to: '12:00' });
	await change({ place: 'Rathaus' });
	const stale = await press(preview, 'So eintragen');
	expect([stale.show, body(stale)]).toEqual(['dialog', expect.stringContaining('von jemand anderem geändert')]);
	const values = Object.fromEntries((stale.buttons[0]?.form ?? []).map(({ name, value = '' }) => [name, value]));
	expect(values.from).toBe('10:30');
	await press(await press(stale, 'Termin ändern', values), 'So eintragen');
	expect(agenda.current()[0]).toMatchObject({ starts: '2027-01-14T10:30' });
});

test('the start page has the buttons for organisers, and nothing for others', async () => {
	const capability = createOrganise({} as never);
	const member = { asker: { role: 'member' } };
	const turn = { message: member, language: 'de', words: wordsFor('de') } as unknown as Turn;
	expect(await capability.home?.(turn)).toMatchObject({ blocks: [], buttons: [] });
});

test.each([
	'Wer hat einen Termin abgesagt?',
	'Termine',
	'Wann ist der nächste Termin?',
	'Termin verschieben sich oft?',
])('%s is nothing an organiser does', async (text) => {
	await expect(said(text)).rejects.toThrow();
});
