/** Reminders by sentences and buttons, as a person in a conversation of two, or in a channel, meets them. It is 25 November 2026, 10:00. */

import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { createButtons } from '../../src/buttons.js';
import { createAdjust } from '../../src/capabilities/adjust.js';
import type { Turn } from '../../src/capabilities/capability.js';
import { createRemind } from '../../src/capabilities/remind.js';
import type { ExchangeEvent } from '../../src/events/event.js';
import { type Library, openLibrary } from '../../src/library/library.js';
import type { Message } from '../../src/message.js';
import { due } from '../../src/reminders/due.js';
import { createOutlook } from '../../src/reminders/outlook.js';
import { createRegister, type Register } from '../../src/reminders/register.js';
import { createMatches } from '../../src/reminders/topic.js';
import { plainBlock, type Reply } from '../../src/reply.js';
import { createMemoryStore } from '../../src/store/memory.js';
import type { Json } from '../../src/store/store.js';
import { wordsFor } from '../../src/words/words.js';
import { CASES } from '../cases.js';
import { at, clock, event } from '../fixtures/reminders/given.js';

const shipped = await openLibrary('knowledge', 'knowledge');
const PEER = 'Peer-to-Peer-Austausch';

const NINTH = event({
	id: 'austausch-9',
	title: '9. Peer-to-Peer-Austausch „Leerstand“',
	series: PEER,
	number: 9,
	topics: ['Leerstand'],
	starts: '2026-12-10T10:00',
	ends: '2026-12-10T12:00',
	place: 'online',
});
const TENTH = event({
	id: 'austausch-10',
	title: '10. Peer-to-Peer-Austausch „Zwischenmiete“',
	series: PEER,
	number: 10,
	topics: ['Zwischenmiete'],
	starts: '2027-01-14T10:00',
	place: 'online',
});
const SOUTH = event({
	id: 'treffen-sued',
	title: 'Regionales Netzwerktreffen Süd',
	kind: 'network-meeting',
	series: 'Regionales Netzwerktreffen',
	starts: '2027-02-03T09:00',
	place: 'Schweinfurt, Rathaus',
});
const DAY = event({ id: 'tag', title: 'Tag der Innenstadt', kind: 'other', starts: '2027-03-03' });
const SECRET = event({ id: 'intern', title: 'Interne Runde', starts: '2026-12-01T10:00', audience: 'programme' });

interface World {
	now: number;
	events: readonly ExchangeEvent[];
	register: Register;
	earlier: string[];
	say(text: string, more?: Partial<Message>, language?: 'de' | 'en'): Promise<Reply>;
	wants(text: string, more?: Partial<Message>): boolean;
	press(reply: Reply, label: string, fields?: Record<string, string>, more?: Partial<Message>): Promise<Reply>;
	/** A button of a message that went out earlier, with the state behind it. */
	act(state: { [key: string]: Json }, more?: Partial<Message>): Promise<Reply>;
	home(more?: Partial<Message>): Promise<Reply>;
	/** What a subscriber is sent from now on. */
	sent(key?: string): Promise<string[]>;
	/** What would come at once, late, had nothing been sent before. */
	late(): Promise<string[]>;
}
let world: World;

const ANNA = 'slack:T1/U1';
const CHANNEL = 'slack:T1/C1';
const IN_CHANNEL: Partial<Message> = {
	conversation: 'T1/C1',
	from: { channel: 'slack', place: 'T1/C1' },
	room: { channel: 'slack', place: 'T1/C1' },
	asker: { tenant: 'T1', audience: 'programme', role: 'member', name: 'Anna', belongs: true },
};
const BEN: Partial<Message> = {
	...IN_CHANNEL,
	person: 'T1/U2',
	alone: { channel: 'slack', place: 'T1/U2' },
	asker: { tenant: 'T1', audience: 'programme', role: 'member', name: 'Ben', belongs: true },
};
const STRANGER: Partial<Message> = {
	...BEN,
	asker: { tenant: 'T1', audience: 'public', role: 'guest', belongs: false },
};

const message = (text: string, more: Partial<Message> = {}): Message => ({
	id: '1',
	text,
	person: 'T1/U1',
	conversation: 'T1/D1',
	from: { channel: 'slack', place: 'T1/D1' },
	alone: { channel: 'slack', place: 'T1/U1' },
	asker: { tenant: 'T1', audience: 'programme', role: 'member', name: 'Anna' },
	interactive: true,
	...more,
});

beforeEach(() => {
	world = open([NINTH, TENTH, SOUTH]);
});

function open(events: readonly ExchangeEvent[]): World {
	const store = createMemoryStore(() => world.now);
	const library: Library = shipped;
	const tick = () => world.now;
	const buttons = createButtons(store, tick);
	const register = createRegister(store, tick);
	const matches = createMatches(() => library);
	const { next } = createOutlook({ register, agenda: () => world.events, matches, clock: tick });
	const links = { calendar: () => undefined, feed: 'https://lotse.example/events.ics' };
	const options = { agenda: () => world.events, register, buttons, links, next };
	const remind = createRemind(options);
	let addresses = 0;
	const calendar = {
		has: () => Promise.resolve(addresses > 0),
		renew: () => Promise.resolve({ url: `https://lotse.example/calendars/${++addresses}.ics`, renewed: addresses > 1 }),
	};
	const adjust = createAdjust({ ...options, calendar });
	const turn = (given: Message, language: 'de' | 'en' = 'de'): Turn => ({
		message: given,
		earlier: world.earlier,
		language,
		words: wordsFor(language),
		library,
		now: new Date(world.now),
		signal: new AbortController().signal,
		progress: () => undefined,
	});
	async function dueTo(key: string, from: number, until: number): Promise<string[]> {
		const { subscriber, subscriptions } = await register.find(key);
		const people = new Map(subscriber ? [[key, subscriber] as const] : []);
		const found = due(world.events, people, subscriptions, { from, until }, undefined, { matches });
		const useful = found.filter((one) => one.until > world.now);
		return useful.map(({ at: then, event: one, lead, kind }) => `${clock(then)} ${one.id} ${lead ?? kind}`);
	}
	return {
		now: at('2026-11-25T10:00[Europe/Berlin]'),
		events,
		register,
		earlier: [],
		wants: (text, more) => remind.recognise(turn(message(text, more))),
		async say(text, more, language) {
			const asked = turn(message(text, more), language);
			if (!remind.recognise(asked)) throw new Error(`not a wish: ${text}`);
			const { reply, question } = await remind.handle(asked);
			expect(question).toBe(text);
			world.earlier = [...world.earlier, text].slice(-6);
			return reply;
		},
		async press(reply, label, fields, more) {
			const token = reply.buttons.find((one) => one.label.startsWith(label))?.token ?? '';
			const given = message('', { ...more, pressed: { token, ...(fields ? { fields } : {}) } });
			const kept = await buttons.find(given);
			if (kept === undefined || kept === 'foreign')
				throw new Error(`${kept ?? 'no such button'}: ${label} of ${reply.buttons.map((one) => one.label).join(', ')}`);
			world.now += 1000;
			return (await adjust.handle({ ...turn(given, kept.language), pressed: { ...kept, fields: fields ?? {} } })).reply;
		},
		async act(state, more) {
			world.now += 1000;
			const given = message('', { ...more, pressed: { token: '' } });
			return (
				await adjust.handle({ ...turn(given), pressed: { capability: 'remind', state, language: 'de', fields: {} } })
			).reply;
		},
		async home(more) {
			const given = await remind.home?.(turn(message('', { ...more, command: 'home' })));
			if (!given) throw new Error('no home');
			return given;
		},
		sent: async (key = ANNA) => await dueTo(key, world.now, world.now + 400 * 86_400_000),
		late: async () => await dueTo(ANNA, 0, world.now),
	};
}

const body = ({ title, blocks }: Reply) => [title ?? '', ...blocks.map(plainBlock)].filter(Boolean).join('\n');
const labels = ({ buttons }: Reply) => buttons.map(({ label }) => label);
const leads = async (key?: string) => (await world.sent(key)).map((line) => line.split(' ').slice(1).join(' '));

describe('subscribing', () => {
	test('says what will happen, and when', async () => {
		expect(body(await world.say('Erinnere mich an den nächsten Austausch'))).toBe(
			'Ich erinnere Sie an „9. Peer-to-Peer-Austausch ‚Leerstand‘“: 1 Woche, 1 Tag und 1 Stunde vorher. Die nächste Erinnerung kommt am Donnerstag, 3. Dezember 2026, 10:00 Uhr.',
		);
		expect(await leads()).toEqual(['austausch-9 P7D', 'austausch-9 P1D', 'austausch-9 PT1H']);
	});

	test('to a later event tells of that one, not of what comes before', async () => {
		await world.say('Erinnere mich an den nächsten Austausch');
		const said = body(await world.say('Erinnere mich zwei Tage vorher an den Austausch zur Zwischenmiete'));
		expect(said).toContain('„10. Peer-to-Peer-Austausch ‚Zwischenmiete‘“: 2 Tage vorher.');
		expect(said).toContain('am Dienstag, 12. Januar 2027, 10:00 Uhr');
	});

	test('to a series works by its short name', async () => {
		await world.say('Erinnere mich zwei Stunden vor jedem Austausch');
		expect(await leads()).toEqual(['austausch-9 PT2H', 'austausch-10 PT2H']);
	});

	test('to a series nobody knows waits for that word in a title', async () => {
		await world.say('Erinnere mich an alle Workshops');
		world.events = [event({ id: 'w', title: 'Workshop Hochbeete', starts: '2027-01-20T10:00' })];
		expect(await leads()).toHaveLength(3);
	});

	test('to a topic, to everything', async () => {
		await world.say('Erinnere mich an Termine zum Thema Leerstand');
		expect(await leads()).toHaveLength(3);
		await world.say('Erinnere mich an alle Termine');
		expect(await leads()).toHaveLength(9);
	});

	test('twice is once, and says so', async () => {
		await world.say('Erinnere mich zwei Tage vorher an alle Termine');
		expect(body(await world.say('Erinnere mich an alle Termine'))).toMatch(
			/^Das ist schon eingerichtet\. Ich erinnere Sie an jeden Termin: 2 Tage vorher\./,
		);
		expect(body(await world.say('Erinnere mich drei Tage vorher an alle Termine'))).toMatch(/^Ich erinnere Sie/);
		expect((await world.register.find(ANNA)).subscriptions).toHaveLength(1);
	});

	test('of a day without hours promises no hour', async () => {
		world.events = [DAY];
		const said = body(await world.say('Erinnere mich an den Tag der Innenstadt'));
		expect(said).toContain('„Tag der Innenstadt“: 1 Woche und 1 Tag vorher.');
	});

	test('that comes too late says so', async () => {
		world.now = at('2026-12-10T09:30[Europe/Berlin]');
		expect(body(await world.say('Erinnere mich an den nächsten Austausch'))).toContain(
			'schon zu spät; bei Änderungen und Absagen melde ich mich trotzdem',
		);
	});

	test('is asked back where several can be meant, each with its day', async () => {
		const asked = await world.say('Erinnere mich einen Tag vorher an den Austausch');
		expect(body(asked)).toBe('An welchen Termin soll ich erinnern?');
		expect(labels(asked)).toEqual([
			'9. Peer-to-Peer-Austausch „Leerstand“ (10. Dezember 2026)',
			'10. Peer-to-Peer-Austausch „Zwischenmiete“ (14. Januar 2027)',
		]);
		await world.press(asked, '10.');
		expect(await leads()).toEqual(['austausch-10 P1D']);
	});

	test('understands the day and the place', async () => {
		await world.say('Erinnere mich an den Austausch am 14. Januar');
		expect(await leads()).toHaveLength(3);
		await world.say('Erinnere mich an das Netzwerktreffen in Schweinfurt');
		expect(await leads()).toHaveLength(6);
		const none = await world.say('Erinnere mich an den Austausch am 15. Januar');
		expect(body(none)).toContain('kein solcher Termin geplant');
	});

	test('offers what lasts where nothing is planned', async () => {
		world.events = [];
		const asked = await world.say('Erinnere mich an den nächsten Austausch');
		expect(labels(asked)).toEqual(['An die Reihe „Peer-to-Peer-Austausch“ erinnern', 'An alle Termine erinnern']);
		expect(body(await world.press(asked, 'An die Reihe'))).toContain('Noch steht kein solcher Termin fest');
		world.events = [NINTH];
		expect(await leads()).toHaveLength(3);
	});

	test('keeps no more than a hundred, and short names', async () => {
		await world.say(`Erinnere mich an Termine zum Thema ${'Straßenbahnhaltestellenausbau'.repeat(8)}`);
		const [long] = (await world.register.find(ANNA)).subscriptions;
		expect(long?.about.to === 'topic' && long.about.topic.length).toBe(100);
		const { subscriber } = await world.register.find(ANNA);
		const many = Array.from({ length: 99 }, (_, at) => ({ about: { to: 'topic' as const, topic: `Thema ${at}` } }));
		if (subscriber) await world.register.put(subscriber, many);
		expect(body(await world.say('Erinnere mich an alle Termine'))).toContain('Mehr als 100 Erinnerungen');
		expect((await world.register.find(ANNA)).subscriptions).toHaveLength(100);
	});

	test('to an event that is not online says why nothing comes to whoever wants only online', async () => {
		await world.say('Erinnere mich an alle Termine');
		await world.say('nur online-Termine');
		const said = await world.say('Erinnere mich an das nächste Netzwerktreffen');
		expect(body(said)).toContain('bei diesem geht das nicht');
		await world.press(said, 'Auch an Termine vor Ort');
		expect(await leads()).toHaveLength(9);
	});
});

describe('what was said before', () => {
	test('takes times that stand alone', async () => {
		await world.say('Erinnere mich an den nächsten Austausch');
		await world.say('zwei Tage vorher');
		await world.say('eine Stunde vorher');
		expect(await leads()).toEqual(['austausch-9 PT1H']);
	});

	test('tells which event is meant', async () => {
		world.earlier = ['Wann ist der nächste Austausch?'];
		await world.say('Erinnere mich daran');
		expect(await leads()).toHaveLength(3);
		world.earlier = ['Wann ist das nächste Netzwerktreffen?'];
		await world.say('Erinnere diesen Kanal eine Stunde vorher', IN_CHANNEL);
		expect(await leads(CHANNEL)).toEqual(['treffen-sued PT1H']);
	});

	test('of several events asks which', async () => {
		world.earlier = ['Was steht an?'];
		expect(labels(await world.say('Erinnere mich daran'))).toHaveLength(4);
	});

	test('leaves „nur online“ to a question about events', () => {
		world.earlier = ['Was steht an?'];
		expect(world.wants('nur online')).toBe(false);
	});
});

describe('ending', () => {
	test('all', async () => {
		await world.say('Erinnere mich an alle Termine');
		expect(body(await world.say('keine Erinnerungen mehr'))).toBe('Gut, ich erinnere Sie an nichts mehr.');
		expect(await world.register.find(ANNA)).toEqual({ subscriptions: [] });
		expect(body(await world.say('keine Erinnerungen mehr'))).toBe('Sie haben keine Erinnerungen eingerichtet.');
	});

	test('one event leaves the others', async () => {
		await world.say('Erinnere mich an den nächsten Austausch');
		await world.say('Erinnere mich an das nächste Netzwerktreffen');
		await world.say('Erinnere mich nicht mehr an den nächsten Austausch');
		expect(new Set((await leads()).map((line) => line.split(' ')[0]))).toEqual(new Set(['treffen-sued']));
	});

	test('one event of all that somebody subscribed to; asked for again it comes back', async () => {
		await world.say('Erinnere mich an alle Termine');
		const said = await world.say('An den nächsten Austausch nicht mehr');
		expect(body(said)).toBe('Gut, an „9. Peer-to-Peer-Austausch ‚Leerstand‘“ erinnere ich nicht mehr.');
		expect(await leads()).toHaveLength(6);
		expect(body(await world.say('Welche Erinnerungen habe ich?'))).toContain(
			'Nicht an: 9. Peer-to-Peer-Austausch „Leerstand“.',
		);
		await world.press(said, 'Daran erinnern');
		expect(await leads()).toHaveLength(9);
	});

	test('one where several can be meant asks which, and ends nothing before', async () => {
		await world.say('Erinnere mich an alle Termine');
		const asked = await world.say('Erinnere mich nicht mehr an den Austausch');
		expect(body(asked)).toBe('Woran soll ich nicht mehr erinnern?');
		expect(labels(asked)).toHaveLength(2);
		expect(await leads()).toHaveLength(9);
		await world.press(asked, '10.');
		expect(await leads()).toHaveLength(6);
	});

	test('an event that is over stays in the list until it is documented, not for ever', async () => {
		await world.say('Erinnere mich an den nächsten Austausch');
		world.now = at('2026-12-11T10:00[Europe/Berlin]');
		expect(body(await world.home())).toContain('„Leerstand“: sobald es die Dokumentation gibt');
		world.now = at('2027-01-12T10:00[Europe/Berlin]');
		expect(body(await world.home())).toContain('Sie haben keine Erinnerungen eingerichtet.');
	});

	test('a topic', async () => {
		await world.say('Erinnere mich an Leerstand');
		await world.say('Erinnere mich an jeden Austausch');
		expect(body(await world.say('bitte nicht mehr an Leerstand erinnern'))).toBe(
			'Gut, daran erinnere ich nicht mehr: Thema „Leerstand“. Weiterhin erinnere ich an: Reihe „Peer-to-Peer-Austausch“.',
		);
	});

	test('„daran“ asks of what, unless it was said just before', async () => {
		await world.say('Erinnere mich an alle Termine');
		world.earlier = [];
		expect(labels(await world.say('Erinnere mich nicht mehr daran'))).toEqual([
			'alle Termine',
			'Keine Erinnerungen mehr',
		]);
		world.earlier = ['Wann ist der nächste Austausch?'];
		await world.say('Erinnere mich nicht mehr daran');
		expect(await leads()).toHaveLength(6);
	});

	test('what was never set up says so, and what there is', async () => {
		await world.say('Erinnere mich an Leerstand');
		const said = await world.say('bitte nicht mehr an Hochbeete erinnern');
		expect(body(said)).toBe('Dazu war keine Erinnerung eingerichtet.');
		expect(labels(said)).toContain('Thema „Leerstand“');
	});
});

describe('a pause', () => {
	beforeEach(() => world.say('Erinnere mich an den nächsten Austausch'));

	test('has an end; what falls into it does not come late', async () => {
		expect(body(await world.say('Pause bis 5. Dezember'))).toBe(
			'Gut, ich mache Pause. Ab Samstag, 5. Dezember 2026 erinnere ich wieder. Auch Änderungen und Absagen melde ich erst dann.',
		);
		expect(await leads()).toEqual(['austausch-9 P1D', 'austausch-9 PT1H']);
	});

	test('without a day asks for one: by weeks, or in a form', async () => {
		const asked = await world.say('Erinnerungen pausieren');
		expect(labels(asked)).toEqual(['Eine Woche', 'Zwei Wochen', 'Vier Wochen', 'Bis zu einem Tag …']);
		expect(body(await world.press(asked, 'Zwei Wochen'))).toContain('Ab Mittwoch, 9. Dezember 2026');
		const wrong = await world.press(asked, 'Bis zu', { until: '2026-11-01' });
		expect([wrong.show, body(wrong)]).toEqual(['dialog', expect.stringContaining('einen Tag in der Zukunft')]);
		expect(body(await world.press(wrong, 'Bis zu', { until: '2027-01-01' }))).toContain('Ab Freitag, 1. Januar 2027');
		expect(await leads()).toEqual([]);
	});

	test('ended early brings nothing that fell into it', async () => {
		await world.say('Pause bis 20. Dezember');
		world.now = at('2026-12-05T10:00[Europe/Berlin]');
		const said = body(await world.press(await world.home(), 'Pause beenden'));
		expect(said).toContain('Gut, ich erinnere Sie wieder. Die nächste Erinnerung kommt am Mittwoch, 9. Dezember 2026');
		expect((await world.register.find(ANNA)).subscriber?.paused).toBe(world.now);
		await world.say('Erinnere mich wieder');
		expect((await world.register.find(ANNA)).subscriber?.paused).toBe(world.now);
	});

	test('is shown in the list, with its end', async () => {
		await world.say('Pause bis 5. Dezember');
		const list = await world.say('Meine Erinnerungen');
		expect(body(list)).toContain('Zurzeit ist Pause; ab Samstag, 5. Dezember 2026 erinnere ich wieder.');
		expect(labels(list)[0]).toBe('Pause beenden');
	});
});

describe('what had passed does not come late because somebody', () => {
	beforeEach(async () => {
		await world.say('Erinnere mich einen Tag vorher an alle Termine');
		await world.say('Erinnere mich eine Stunde vorher an jeden Austausch');
		world.now = at('2026-12-09T12:00[Europe/Berlin]');
	});

	test.each([
		'Erinnere mich eine Woche vorher an jeden Austausch',
		'Ich möchte standardmäßig eine Woche vorher erinnert werden',
		'Keine Erinnerungen mehr an alle Austausche',
		'Erinnere mich nicht am Wochenende',
		'Meine Zeitzone ist Lissabon',
		'Erinnere mich wieder',
	])('%s', async (said) => {
		await world.say(said);
		expect(await world.late()).toEqual([]);
	});

	test('declined, and changed their mind', async () => {
		await world.say('Standard eine Woche');
		await world.press(await world.say('An den nächsten Austausch nicht mehr'), 'Daran erinnern');
		expect(await world.late()).toEqual([]);
		expect(await leads()).toContain('austausch-10 PT1H');
	});

	test('while what has only just become due is still on its way', async () => {
		world.now = at('2026-12-10T09:01[Europe/Berlin]');
		await world.say('Erinnere mich nicht am Wochenende');
		expect(await world.late()).toEqual(['2026-12-10T09:00+01:00 austausch-9 PT1H']);
	});
});

describe('what holds for all of them', () => {
	test('times: what has its own keeps it', async () => {
		await world.say('Erinnere mich drei Tage vorher an Leerstand');
		await world.say('Erinnere mich an jeden Austausch');
		const said = await world.say('Ändere auf zwei Tage vorher');
		expect(body(said)).toBe(
			'Gut, ich erinnere Sie künftig 2 Tage vorher. Eigene Zeiten behalten: Thema „Leerstand“: 3 Tage vorher. Die nächste Erinnerung kommt am Montag, 7. Dezember 2026, 10:00 Uhr.',
		);
		expect(await leads()).toEqual(['austausch-9 P3D', 'austausch-9 P2D', 'austausch-10 P2D']);
		await world.press(said, 'Für alle übernehmen');
		expect(await leads()).toEqual(['austausch-9 P2D', 'austausch-10 P2D']);
	});

	test('times without anything set up are kept, and something is offered', async () => {
		const said = await world.say('Standard zwei Tage');
		expect(body(said)).toContain('Sie haben keine Erinnerungen eingerichtet.');
		await world.press(said, 'An alle Termine');
		expect(await leads()).toEqual(['austausch-9 P2D', 'austausch-10 P2D', 'treffen-sued P2D']);
	});

	test('times by a form', async () => {
		await world.say('Erinnere mich an alle Termine');
		const list = await world.say('Meine Erinnerungen');
		const form = await world.press(list, 'Zeiten ändern');
		expect([form.show, form.buttons[0]?.form?.[0]?.value]).toEqual(['dialog', '1 Woche, 1 Tag und 1 Stunde']);
		const wrong = await world.press(form, 'Speichern', { leads: 'bald' });
		expect(body(wrong)).toContain('Das habe ich nicht verstanden');
		await world.press(wrong, 'Speichern', { leads: '3 Tage' });
		expect(await leads()).toEqual(['austausch-9 P3D', 'austausch-10 P3D', 'treffen-sued P3D']);
	});

	test('the rest by another form', async () => {
		await world.say('Erinnere mich an alle Termine');
		const form = await world.press(await world.say('Meine Erinnerungen'), 'Weitere Einstellungen');
		const fields = { online: 'online', quiet: 'always', zone: 'Entenhausen' };
		const wrong = await world.press(form, 'Speichern', fields);
		expect(body(wrong)).toContain('Eine Zeitzone „Entenhausen“ kenne ich nicht.');
		await world.press(wrong, 'Speichern', { ...fields, zone: 'Lissabon' });
		expect((await world.register.find(ANNA)).subscriber).toMatchObject({
			online: true,
			quiet: false,
			zone: 'Europe/Lisbon',
		});
	});

	test('the time zone: said, asked, not known', async () => {
		expect(body(await world.say('Meine Zeitzone ist Lissabon'))).toBe(
			'Für Sie gilt die Zeitzone Europe/Lisbon. Dort ist es jetzt 09:00 Uhr (WEZ).',
		);
		expect(body(await world.say('Welche Zeitzone habe ich?'))).toContain('Europe/Lisbon');
		expect(body(await world.say('my time zone is Gotham', {}, 'en'))).toBe(
			'I do not know a time zone “Gotham”. Please name a big city or write, for example: My time zone is Europe/Lisbon',
		);
		await world.say('Erinnere mich an den nächsten Austausch');
		expect((await world.register.find(ANNA)).subscriber?.zone).toBe('Europe/Lisbon');
	});

	test('language and zone come from the platform', async () => {
		const asker = { tenant: 'T1', audience: 'programme' as const, role: 'member' as const, zone: 'America/New_York' };
		await world.say('remind me of the next exchange', { asker }, 'en');
		expect((await world.register.find(ANNA)).subscriber).toMatchObject({ language: 'en', zone: 'America/New_York' });
	});
});

describe('a channel', () => {
	test('is reminded by its members only, aloud, and shows who set it up', async () => {
		const asked = 'remind this channel an hour before the next exchange';
		expect(body(await world.say(asked, STRANGER, 'en'))).toContain('only if you are a member');
		expect(await leads(CHANNEL)).toEqual([]);
		const said = await world.say(asked, IN_CHANNEL, 'en');
		expect([said.show, body(said)]).toEqual(['message', expect.stringContaining('Set up by Anna.')]);
		expect(await leads(CHANNEL)).toEqual(['austausch-9 PT1H']);
		expect(body(await world.say('Welche Erinnerungen hat dieser Kanal?', BEN))).toContain('(eingerichtet von Anna)');
	});

	test('names for each reminder who set it up', async () => {
		await world.say('Erinnere diesen Kanal an den nächsten Austausch', IN_CHANNEL);
		await world.say('Erinnere diesen Kanal an alle Termine', BEN);
		expect(body(await world.say('Welche Erinnerungen hat dieser Kanal?', BEN))).toMatch(
			/Leerstand[^\n]*eingerichtet von Anna[\s\S]*alle Termine[^\n]*eingerichtet von Ben/i,
		);
	});

	test('keeps who set it up, and its language, when another member changes something', async () => {
		await world.say('Erinnere diesen Kanal an alle Termine', IN_CHANNEL);
		expect(body(await world.say('in this channel only one day before', BEN, 'en'))).toContain(
			'from now on I will post reminders here 1 day before',
		);
		expect((await world.register.find(CHANNEL)).subscriber).toMatchObject({
			by: 'Anna',
			author: ANNA,
			language: 'de',
			leads: ['P1D'],
		});
		expect(await leads(CHANNEL)).toHaveLength(3);
	});

	test('is paused, resumed and limited by members only', async () => {
		await world.say('Erinnere diesen Kanal an alle Termine', IN_CHANNEL);
		for (const said of [
			'Pausiere diesen Kanal bis Montag',
			'nur online in diesem Kanal',
			'stop reminders in this channel',
		])
			expect(body(await world.say(said, STRANGER))).toContain('nur dann');
		expect(await leads(CHANNEL)).toHaveLength(9);
		await world.say('nur online in diesem Kanal', BEN);
		expect(await leads(CHANNEL)).toHaveLength(6);
		expect(await leads(ANNA)).toEqual([]);
	});

	test('has buttons that any member may press, and nobody else', async () => {
		await world.say('Erinnere diesen Kanal an alle Termine', IN_CHANNEL);
		const list = await world.say('Welche Erinnerungen hat dieser Kanal?', IN_CHANNEL);
		const refused = await world.press(list, 'Keine Erinnerungen mehr', undefined, STRANGER);
		expect(refused.show).toBe('private');
		expect(await leads(CHANNEL)).toHaveLength(9);
		const ended = await world.press(list, 'Keine Erinnerungen mehr', undefined, BEN);
		expect([ended.show, body(ended)]).toEqual(['message', 'Gut, in diesem Kanal erinnere ich an nichts mehr.']);
	});

	test('sees nothing of what a person asks there for themselves', async () => {
		for (const said of ['Erinnere mich an den nächsten Austausch', 'Meine Erinnerungen', 'Pause bis Montag'])
			expect((await world.say(said, IN_CHANNEL)).show).toBe('private');
		expect((await world.register.find(ANNA)).subscriber?.place).toBe('T1/U1');
	});

	test('of two is the person', async () => {
		expect(body(await world.say('Erinnere diesen Kanal an alle Termine'))).toMatch(/^Ich erinnere Sie/);
		expect(await leads()).toHaveLength(9);
	});

	test('asks back aloud, with buttons for every member', async () => {
		const asked = await world.say('remind this channel an hour before', IN_CHANNEL, 'en');
		expect([asked.show, body(asked)]).toEqual(['message', 'What would you like a reminder of?']);
		await world.press(asked, 'Remind me of all', undefined, BEN);
		expect(await leads(CHANNEL)).toHaveLength(3);
	});

	test('names nothing of the programme to guests', async () => {
		world.events = [SECRET, NINTH];
		await world.say('Erinnere diesen Kanal an die interne Runde', IN_CHANNEL);
		expect(body(await world.say('Welche Erinnerungen hat dieser Kanal?', STRANGER))).not.toContain('Interne Runde');
		expect(body(await world.say('Erinnere mich an die interne Runde', STRANGER))).not.toContain('„Interne Runde“');
	});
});

describe('answers to a reminder', () => {
	const reminder = (step: string, whom: 'me' | 'channel') => world.act({ step, event: 'austausch-9', whom });
	const again = { step: 'again', event: 'austausch-9', leads: ['PT3H'] };

	test('„once more later“ is one more, and none is lost', async () => {
		await world.say('Erinnere mich drei Tage vorher an Leerstand');
		await world.say('Erinnere mich eine Woche vorher an alle Termine');
		expect(await leads()).toEqual(['austausch-9 P3D', 'austausch-10 P7D', 'treffen-sued P7D']);
		world.now = at('2026-12-07T10:00[Europe/Berlin]');
		expect(labels(await reminder('later', 'me'))).toEqual([
			'1 Tag vorher',
			'3 Stunden vorher',
			'1 Stunde vorher',
			'15 Minuten vorher',
		]);
		await world.act({ ...again, whom: 'me' });
		expect(await leads()).toEqual(['austausch-9 PT3H', 'austausch-10 P7D', 'treffen-sued P7D']);
		world.now = at('2026-11-26T10:00[Europe/Berlin]');
		expect(await leads()).toEqual(['austausch-9 P3D', 'austausch-9 PT3H', 'austausch-10 P7D', 'treffen-sued P7D']);
	});

	test('under a reminder of a channel concerns who presses, member or not', async () => {
		await world.say('Erinnere diesen Kanal eine Stunde vorher an alle Termine', IN_CHANNEL);
		const said = await world.act({ ...again, whom: 'channel' }, STRANGER);
		expect(said.show).toBe('private');
		expect(await leads('slack:T1/U2')).toEqual(['austausch-9 PT3H']);
		expect(await leads(CHANNEL)).toHaveLength(3);
	});

	test('who comes later after all is reminded again', async () => {
		await world.say('Erinnere mich an den nächsten Austausch');
		expect(body(await reminder('declined', 'me'))).toContain('erinnere ich Sie nicht mehr');
		expect(await leads()).toEqual([]);
		await world.act({ ...again, whom: 'me' });
		expect(await leads()).toEqual(['austausch-9 PT3H']);
	});

	test('of an event that is over or cancelled change nothing', async () => {
		world.events = [{ ...NINTH, status: 'cancelled' }];
		expect(body(await world.act({ step: 'subscribe', about: { to: 'event', event: 'austausch-9' } }))).toBe(
			'Dieser Termin steht nicht mehr an.',
		);
		expect(body(await reminder('later', 'me'))).toContain('nicht mehr genug Zeit');
		expect(await world.register.find(ANNA)).toEqual({ subscriptions: [] });
	});
});

describe('what is unclear', () => {
	test('several things have a button each, with their times', async () => {
		const asked = await world.say(
			'Erinnere mich einen Tag vorher an das Netzwerktreffen und eine Stunde vorher an den 9. Austausch',
		);
		expect(labels(asked)).toEqual([
			'Regionales Netzwerktreffen Süd: 1 Tag vorher',
			'9. Peer-to-Peer-Austausch „Leerstand“: 1 Stunde vorher',
		]);
		await world.press(asked, 'Regionales');
		await world.press(asked, '9.');
		expect(await leads()).toEqual(['austausch-9 PT1H', 'treffen-sued P1D']);
	});

	test.each<readonly [said: string, answer: RegExp]>([
		['Erinnere mich morgens um acht', /festen Tag oder eine Uhrzeit/],
		['Erinnere mich an die Anmeldung zum Austausch', /nur an Termine, nicht an Fristen/],
		['Erinnere mich ein paar Tage vorher', /Wie lange vorher/],
		['Wie bekomme ich Erinnerungen?', /Schreiben Sie mir zum Beispiel:\n• Erinnere mich/],
		['Ich habe keine Erinnerung bekommen', /keine Erinnerung eingerichtet, deshalb kommt keine/],
		['Erinnere mich nur an Termine vor Ort', /an denen man online teilnehmen kann/],
		['Erinnere mich an alle Termine in Schweinfurt', /Nach dem Ort/],
		['zwei Tage vorher', /Woran soll ich erinnern/],
		['Erinnere mich', /Woran soll ich erinnern/],
	])('%s', async (said, answer) => {
		const asked = await world.say(said);
		expect(body(asked)).toMatch(answer);
		expect(labels(asked).length).toBeGreaterThan(1);
		for (const label of labels(asked)) expect(label.length).toBeLessThanOrEqual(75);
	});

	test('„stop“ asks what, or says that nothing runs', async () => {
		expect(body(await world.say('stop'))).toBe('Gerade läuft keine Suche.');
		await world.say('Erinnere mich an alle Termine');
		expect(labels(await world.say('stop'))).toEqual(['Keine Erinnerungen mehr', 'Einzelne beenden', 'Pause']);
	});
});

describe('where nobody can be written to', () => {
	const WEB = { from: { channel: 'web', place: 'x' }, alone: undefined } as unknown as Partial<Message>;

	test('it says so, and names the calendar', async () => {
		expect(body(await world.say('Erinnere mich an alle Termine', WEB))).toBe(
			'Von hier aus kann ich Sie nicht erinnern. In Slack und Teams geht es. Oder abonnieren Sie den Kalender: https://lotse.example/events.ics',
		);
		expect(world.wants('stop', WEB)).toBe(false);
		expect((await world.home(WEB)).blocks).toEqual([]);
	});
});

describe('questions to the documents', () => {
	const files = [
		'tests/questions.jsonl',
		'tests/fixtures/north/questions.jsonl',
		'tests/fixtures/west/questions.jsonl',
	];
	const lines = files.flatMap((file) => readFileSync(file, 'utf8').split('\n').filter(Boolean));
	const questions = [
		...lines.map((line) => (JSON.parse(line) as { question: string }).question),
		...CASES.flatMap(({ turns }) => turns.map(({ question }) => question)),
		'Was hat Alzey über Erinnerungskultur gesagt?',
		'Erinnerst du dich an den Makerspace in Alzey?',
	];

	test.each(['Was steht an?', 'Erinnere mich an den nächsten Austausch', 'Zeitzone ändern', 'Erinnere mich'])(
		'are none of its business after „%s“',
		(before) => {
			world.earlier = [before];
			expect(questions.filter((question) => world.wants(question))).toEqual([]);
		},
	);

	test('nor are commands', () => {
		expect(world.wants('Erinnerungen', { command: 'events' })).toBe(false);
	});
});

describe('the start page', () => {
	test('lists what there is, or offers all', async () => {
		expect(labels(await world.home())).toEqual(['An alle Termine erinnern']);
		await world.say('Erinnere mich an alle Termine');
		const home = await world.home();
		expect(home.title).toBe('Meine Erinnerungen');
		expect(labels(home)).toEqual([
			'Pause',
			'Zeiten ändern',
			'Weitere Einstellungen',
			'Kalender abonnieren',
			'Keine Erinnerungen mehr',
		]);
	});

	test('ends single ones', async () => {
		await world.say('Erinnere mich an Leerstand');
		await world.say('Erinnere mich an jedes Netzwerktreffen');
		const less = await world.press(await world.home(), 'Einzelne beenden');
		await world.press(less, 'Thema „Leerstand“');
		expect(new Set((await leads()).map((line) => line.split(' ')[0]))).toEqual(new Set(['treffen-sued']));
	});

	test('keep the address of a calendar until another one is wanted', async () => {
		await world.say('Erinnere mich an alle Termine');
		const listed = await world.say('Meine Erinnerungen');
		expect(body(await world.press(listed, 'Kalender abonnieren'))).toContain('calendars/1.ics');
		const asked = await world.press(listed, 'Kalender abonnieren');
		expect(body(asked)).toContain('Eine neue macht die alte ungültig');
		expect(body(await world.press(asked, 'Neue Adresse'))).toMatch(
			/calendars\/2\.ics[\s\S]*alte Adresse gilt ab jetzt nicht mehr/,
		);
	});
});
