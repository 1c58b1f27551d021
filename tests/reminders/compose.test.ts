import { describe, expect, test } from '@jest/globals';
import { createButtons } from '../../src/buttons.js';
import type { ExchangeEvent } from '../../src/events/event.js';
import { type Library, openLibrary } from '../../src/library/library.js';
import { createCompose, type Marks } from '../../src/reminders/compose.js';
import type { ReminderKind } from '../../src/reminders/reminder.js';
import type { Subscriber } from '../../src/reminders/subscription.js';
import { plainBlock, type Reply } from '../../src/reply.js';
import { createMemoryStore } from '../../src/store/memory.js';
import { at, event, subscriber } from '../fixtures/reminders/given.js';

const NOW = at('2026-11-23T10:00[Europe/Berlin]');
const shipped = await openLibrary('knowledge', 'knowledge');

const exchange = event({
	topics: ['Zwischenmiete'],
	place: 'Alzey, Rathaus',
	about: 'Vier Kommunen berichten.',
	starts: '2026-11-30T10:00',
	ends: '2026-11-30T12:00',
	registration: { link: 'https://anmeldung.example/12', until: '2026-11-28' },
});

interface Given {
	event?: ExchangeEvent;
	kind?: ReminderKind;
	person?: Partial<Subscriber>;
	marks?: Partial<Marks>;
	library?: Library;
	asked?: readonly string[];
}

function composed({
	event: about = exchange,
	kind = 'lead',
	person,
	marks,
	library = shipped,
	asked = [],
}: Given = {}) {
	const compose = createCompose({
		library: () => library,
		buttons: createButtons(createMemoryStore(), () => NOW),
		links: {
			document: (id, anchor) => `/documents/${id}${anchor ? `#${anchor}` : ''}`,
			calendar: ({ id, audience }) => (audience === 'public' ? `/events/${id}.ics` : undefined),
		},
		asked: async () => asked,
		clock: () => NOW,
	});
	const reminder = { kind, event: about, at: NOW, lead: 'P7D', to: '', key: '', until: 0 };
	return compose(reminder, subscriber(person), { late: false, twice: false, ...marks });
}

const body = ({ title, blocks }: Reply) => [title, ...blocks.map(plainBlock)].join('\n');
const labels = ({ buttons }: Reply) => buttons.map(({ label }) => label);

describe('a reminder', () => {
	test('says what, when with weekday, where, how long until then, what about and how to take part', async () => {
		const said = body(await composed());
		expect(said).toContain('Erinnerung: in 7 Tagen\n12. Peer-to-Peer-Austausch „Zwischenmiete“');
		expect(said).toContain('Wann: Montag, 30. November 2026, 10:00 bis 12:00 Uhr\nWo: Alzey, Rathaus');
		expect(said).toContain('Worum es geht: Vier Kommunen berichten.');
		expect(said).toContain('Zur Anmeldung (https://anmeldung.example/12) bis 28. November 2026');
	});

	test('names what other towns have shown on its topics, each with the way to its paragraph', async () => {
		expect(body(await composed())).toMatch(
			/• Dazu beim 5\. Peer-to-Peer-Austausch: Chemnitz: Kreativachse Chemnitz \(\/documents\/austausch-5-zwischenmiete#chemnitz-[\w-]+\); Homburg: ConceptStore/,
		);
	});

	test('finds the topics in the title where it has none, and names nothing where nothing is documented', async () => {
		const about = (title: string) => composed({ event: event({ title }) });
		expect(body(await about('Makerspaces in der Innenstadt'))).toContain('Alzey: Makerspace (');
		expect(body(await about('Blockflöten für alle'))).not.toContain('Dazu');
	});

	test('names what only the programme may read with events of the programme alone', async () => {
		const exchanges = shipped.exchanges.map((one) => ({ ...one, audience: 'programme' as const }));
		const library = { ...shipped, exchanges, hash: 'closed' };
		expect(body(await composed({ library }))).not.toContain('Dazu');
		expect(body(await composed({ library, event: { ...exchange, audience: 'programme' } }))).toContain('Dazu beim 5.');
	});

	test('speaks the language of the person, and says the time where they are', async () => {
		const said = body(await composed({ person: { language: 'en', zone: 'Europe/Lisbon' } }));
		expect(said).toContain('Reminder: in 7 days');
		expect(said).toContain(
			'Monday, 30 November 2026, 10:00 to 12:00 (where you are: Monday, 30 November 2026, 09:00 to 11:00',
		);
	});

	test('counts the days of a whole day where it takes place', async () => {
		const days = event({ starts: '2026-12-02', ends: '2026-12-03' });
		expect((await composed({ event: days, person: { zone: 'America/New_York' } })).title).toBe(
			'Erinnerung: in 9 Tagen',
		);
	});

	test('says that it is late, or may have come before', async () => {
		const said = body(await composed({ marks: { late: true, twice: true } }));
		expect(said).toMatch(/Möglicherweise doppelt[\s\S]*Diese Erinnerung kommt verspätet\./);
	});

	test('has buttons for the calendar, for coming or not, for later and for never again', async () => {
		const said = await composed();
		expect(labels(said)).toEqual([
			'In den Kalender eintragen',
			'Ich bin angemeldet',
			'Ich komme nicht',
			'Später noch einmal',
			'Keine Erinnerungen mehr',
		]);
		expect(said.buttons[0]).toMatchObject({ url: '/events/austausch-12.ics', token: '' });
		expect(labels(await composed({ person: { registered: ['austausch-12'] } }))).not.toContain('Ich bin angemeldet');
		expect(labels(await composed({ person: { shared: true } }))).toEqual([
			'In den Kalender eintragen',
			'Später noch einmal',
			'Keine Erinnerungen mehr',
		]);
	});

	test('gives no address of an event that only the programme may see', async () => {
		const closed = await composed({ event: { ...exchange, audience: 'programme' } });
		expect(JSON.stringify(closed)).not.toContain('.ics');
	});
});

describe('news', () => {
	test('of a change say so, with the event as it stands now', async () => {
		const said = body(await composed({ kind: 'moved', event: { ...exchange, status: 'moved' } }));
		expect(said).toMatch(/^Ein Termin hat sich geändert\n12\./);
		expect(said).toContain('Wann: Montag, 30. November 2026');
	});

	test('of a cancellation offer nothing to register for or to enter', async () => {
		const said = await composed({ kind: 'cancelled', event: { ...exchange, status: 'cancelled' } });
		expect(body(said)).toMatch(/^Ein Termin ist abgesagt\n/);
		expect(body(said)).not.toContain('Anmeldung');
		expect(said.buttons).toEqual([]);
	});

	test('of a documentation lead to it and to what was asked most', async () => {
		const documented = event({ documentation: 'austausch-5-zwischenmiete' });
		const given = { kind: 'documented', event: documented } as const;
		const said = body(await composed({ ...given, asked: ['Leerstand', 'Makerspace'] }));
		expect(said).toContain('(/documents/austausch-5-zwischenmiete)');
		expect(said).toContain('Sie beantwortet, wonach am häufigsten gefragt wurde:\n• Leerstand\n• Makerspace');
		expect(body(await composed(given))).not.toContain('häufigsten');
	});

	test('of a documentation ask only those who took part to look it over', async () => {
		const given = { kind: 'documented', event: event({ documentation: 'austausch-5-zwischenmiete' }) } as const;
		expect(body(await composed(given))).not.toContain('vorgestellt');
		const registered = ['austausch-12'];
		expect(body(await composed({ ...given, person: { registered } }))).toContain('Sie haben dort etwas vorgestellt?');
	});
});
