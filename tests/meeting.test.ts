/** From who wants to be found to who found each other: the real bot and its letters, a clock set by hand, and channels that note what arrives. */

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { assemble } from '../src/assemble.js';
import type { Bot, Sent } from '../src/channel.js';
import { exportOf } from '../src/export.js';
import { KINDS } from '../src/kept.js';
import { type Library, openLibrary } from '../src/library/library.js';
import type { Facts, Log } from '../src/log.js';
import { createMeeting, type Meeting } from '../src/meeting.js';
import type { Message } from '../src/message.js';
import { plainBlock, type Reply } from '../src/reply.js';
import { createMemoryStore } from '../src/store/memory.js';
import type { Store } from '../src/store/store.js';
import { createViewer } from '../src/viewer.js';
import { at } from './fixtures/reminders/given.js';

const DAY = 24 * 3_600_000;
const library: Library = await openLibrary('knowledge', 'knowledge');

interface Town {
	now: number;
	store: Store;
	bot: Bot;
	meeting: Meeting;
	sent: { channel: string; place: string; said: string; reply: Reply }[];
	outcome: Sent;
	/** There the channel takes its time. */
	stuck?: { place: string; until: Promise<void> };
	audience: 'public' | 'programme';
	logged: { event: string; facts: Facts }[];
}
let town: Town;
let calls = 0;

const body = ({ title, blocks }: Reply) => [title ?? '', ...blocks.map(plainBlock)].filter(Boolean).join('\n');
const labels = ({ buttons }: Reply) => buttons.map(({ label }) => label);

beforeEach(async () => {
	const store = createMemoryStore(() => town.now);
	town = {
		now: at('2026-11-23T10:00[Europe/Berlin]'),
		store,
		sent: [],
		outcome: { ok: true, id: '1' },
		audience: 'programme',
		logged: [],
	} as unknown as Town;
	const clock = () => town.now;
	const note = (name: string, facts: Facts = {}) => void town.logged.push({ event: name, facts });
	const log: Log = { info: note, warn: note, error: note };
	town.meeting = createMeeting({ library: () => library, store, log, clock });
	const channel = (name: string) => ({
		name,
		writes: true,
		audience: async () => town.audience,
		async send({ place }: { place: string }, reply: Reply) {
			if (place === town.stuck?.place) await town.stuck.until;
			if (town.outcome.ok) town.sent.push({ channel: name, place, said: body(reply), reply });
			return town.outcome;
		},
	});
	town.meeting.start([channel('slack'), channel('teams')]);
	await town.meeting.tick();
	const viewer = createViewer(() => library, 'https://lotse.example');
	const parts = { library: () => library, store, log, viewer, clock, site: 'https://programme.example' };
	town.bot = assemble({ ...parts, meeting: town.meeting });
});

/** Else it ticks on by itself, and into the next test. */
afterEach(() => town.meeting.stop());

/** Somebody in Slack, or in Teams. */
function who(id: string, more: Partial<Message> = {}): Message {
	calls += 1;
	const teams = id.startsWith('teams');
	const channel = teams ? 'teams' : 'slack';
	return {
		id: String(calls),
		text: '',
		person: id,
		conversation: `c-${id}`,
		from: { channel, place: `dm-${id}` },
		alone: { channel, place: `dm-${id}` },
		asker: { tenant: teams ? 'stadt-b' : 'T1', audience: 'programme', role: 'member', name: `Name ${id}` },
		interactive: true,
		...more,
	};
}

async function say(id: string, text: string, more: Partial<Message> = {}): Promise<Reply> {
	const reply = await town.bot.answer(who(id, { text, ...more }), new AbortController().signal);
	if (!reply) throw new Error('no reply');
	return reply;
}

const press = (id: string, reply: Reply, label: string, fields?: Record<string, string>) => {
	const token = reply.buttons.find((one) => one.label === label)?.token;
	if (token === undefined) throw new Error(`no button ${label}: ${labels(reply).join(' | ')}`);
	return say(id, '', { pressed: { token, ...(fields ? { fields } : {}) } });
};

const PETRA = {
	name: 'Petra Muster',
	municipality: 'Schweinfurt',
	role: 'Citymanagerin',
	offers: 'Zwischenmiete, Leerstand',
	seeks: 'Jugend',
	languages: 'de',
	way: 'petra.muster@schweinfurt.example',
	match: 'no',
	consent: 'yes',
};

async function register(id: string, more: Record<string, string> = {}): Promise<Reply> {
	const form = await press(id, await say(id, 'Mein Profil'), 'Profil anlegen');
	return await press(id, form, 'Speichern', { ...PETRA, ...more });
}

/** Asks for somebody, who has registered. */
async function ask(id: string, name = 'Petra Muster', more: Record<string, string> = {}): Promise<Reply> {
	const found = await say(id, 'Wer kennt sich mit Zwischenmiete aus?');
	const form = await press(id, found, `Anfragen: ${name}`);
	const fields = {
		why: 'Wir planen einen Pop-up-Store.',
		name: 'Anna Frage',
		role: '',
		municipality: 'Alzey',
		way: 'Tel. 1234',
	};
	return await press(id, form, 'Anfrage senden', { ...fields, ...more });
}

const letters = (id: string) => town.sent.filter(({ place }) => place === `dm-${id}`);
const last = (id: string) => {
	const letter = letters(id).at(-1);
	if (!letter) throw new Error(`no letter to ${id}`);
	return letter;
};
const later = async (ms: number) => {
	town.now += ms;
	await town.meeting.tick();
};

describe('finding people', () => {
	test('names who the documents name, with the reason, the date and a source that can be opened', async () => {
		const found = await say('a', 'Wer kennt sich mit Zwischenmiete aus?');
		expect(found).toMatchObject({ show: 'message', answer: { found: true } });
		expect(body(found)).toMatch(
			/In den Dokumentationen genannt:\nFlorian Hegewald\nFunktion: Projektleiter, Stadt Chemnitz\nKommune: Chemnitz \(Sachsen, Großstadt\)\nWarum: hat „Kreativachse Chemnitz“ vorgestellt\n.*\nQuelle: laut Dokumentation vom 19\. September 2024 .*die Funktion kann sich seither geändert haben \[1\]/,
		);
		for (const { quote, passage } of found.sources) {
			const there = library.exchanges.flatMap(({ passages }) => passages).find(({ id }) => id === passage);
			expect(there?.text).toContain(quote);
		}
		expect(found.contacts.map(({ name }) => name)).toEqual(['Florian Hegewald', 'Dagmar Pfeiffer']);
		expect(labels(found)).toContain('Brief an Chemnitz vorbereiten');
	});

	test('shows who registered to the asker alone, apart from the documented', async () => {
		await register('p');
		const found = await say('a', 'Wer kennt sich mit Zwischenmiete aus?');
		expect(found.show).toBe('private');
		expect(body(found)).toMatch(
			/^Zum Austausch bereit:\nDiese Personen haben sich selbst eingetragen\. Nur Sie sehen sie hier\.\nPetra Muster\n[\s\S]*In den Dokumentationen genannt:/,
		);
		expect(body(found)).not.toContain('schweinfurt.example');
		expect(labels(found)[0]).toBe('Anfragen: Petra Muster');
	});

	test.each(['public'] as const)('shows nobody who registered to outsiders', async (audience) => {
		await register('p');
		const asker = { tenant: 'T9', audience, role: 'guest' } as const;
		for (const question of [
			'Wer kennt sich mit Zwischenmiete aus?',
			'Stell mich Schweinfurt vor',
			'Kontakte in Schweinfurt',
		])
			expect(JSON.stringify(await say('g', question, { asker }))).not.toContain('Petra');
	});

	test('looks for towns like one’s own by size, state and topics', async () => {
		await register('p');
		const found = await say('p', 'Gibt es jemanden in einer Stadt wie unserer?');
		expect(body(found)).toContain('gleiche Größenklasse (Mittelstadt)');
		const asked = await say('a', 'Gibt es jemanden in einer Stadt wie unserer?');
		expect(body(asked)).toContain('Aus welcher Kommune fragen Sie?');
		const again = await press('a', asked, 'Kommune angeben', { town: 'Altzey' });
		expect([again.show, body(again)]).toEqual(['dialog', expect.stringContaining('Meinten Sie „Alzey“?')]);
		const answered = await press('a', again, 'Kommune angeben', { town: 'Chemnitz' });
		expect(body(answered)).toContain('gleiche Größenklasse (Großstadt)');
		expect(body(await say('a', 'Gibt es jemanden in einer Stadt wie Chemnitz?'))).toBe(body(answered));
	});

	test('goes on where only the place is named', async () => {
		await say('a', 'Wer kennt sich mit Zwischenmiete aus?');
		const found = await say('a', 'Und in Sachsen?');
		expect(found.contacts.map(({ name }) => name)).toEqual(['Florian Hegewald']);
	});

	test('finds by kilometres, those nearest first, and says how far', async () => {
		await register('p');
		await register('q', { name: 'Aylin Nah', municipality: 'Mainz', offers: 'Hochbeete' });
		const found = await say('a', 'Kontakte rund um Mainz');
		expect(body(found)).toMatch(/Aylin Nah[\s\S]*Markus Krebs[\s\S]*etwa 30 km entfernt[\s\S]*Dagmar Pfeiffer/);
		expect(body(found)).not.toMatch(/Petra|Bitti/);
		const closer = await say('a', 'Kontakte im Umkreis von 50 km um Mainz');
		expect(body(closer)).not.toContain('Pfeiffer');
		const none = await say('a', 'Jemand im Umkreis von 10 km um Passau?');
		expect(body(none)).toContain('Im Umkreis von 10 km nennen die Dokumentationen dazu niemanden');
	});

	test('asks whence somebody is to be near, and leaves their own town out', async () => {
		await register('q', { name: 'Aylin Nah', municipality: 'Mainz', offers: 'Hochbeete' });
		const asked = await say('a', 'Gibt es jemanden in unserer Nähe?');
		expect(body(asked)).toContain('Aus welcher Kommune fragen Sie? Dann suche ich in der Nähe.');
		const found = await press('a', asked, 'Kommune angeben', { town: 'Alzey' });
		expect(body(found)).toMatch(/Aylin Nah[\s\S]*etwa 30 km entfernt/);
		expect(body(await say('q', 'Wer ist in unserer Nähe?'))).not.toContain('Aylin Nah');
	});

	test('goes on from question to question: another state, another size, another topic', async () => {
		await say('a', 'Wer kennt sich mit Leerstand aus?');
		const names = async (text: string) => (await say('a', text)).contacts.map(({ name }) => name);
		expect(await names('und in Sachsen?')).toEqual(['Florian Hegewald']);
		expect(await names('und im Saarland?')).toEqual(['Dagmar Pfeiffer']);
		expect(await names('Und zu Jugendräumen?')).toEqual(['Dagmar Pfeiffer']);
		expect(await names('und in Sachsen?')).toEqual([]);
	});

	test('shows others where somebody asks who else there is, until there are no more', async () => {
		for (let count = 0; count < 7; count++) await register(`p${count}`, { name: `Person ${count}` });
		const seen = async (text: string) => [...body(await say('a', text)).matchAll(/^Person \d/gm)].length;
		expect(await seen('Wer kennt sich mit Zwischenmiete aus?')).toBe(5);
		expect(await seen('Gibt es da noch jemanden?')).toBe(2);
		expect(body(await say('a', 'Wer noch?'))).toContain('Weitere Personen finde ich dazu nicht.');
	});

	test('takes a misspelt town of the documents for what it is, and asks what any other was to be', async () => {
		const asked = await say('a', 'Ansprechpartnerin in Wilhelmshafen');
		expect(asked.contacts.map(({ name }) => name)).toEqual(['Juliane Heimann']);
		const unheard = await say('a', 'Ansprechpartnerin in Zweibrükcen');
		expect(body(unheard)).toContain('Meinten Sie „Zweibrücken“?');
		expect(body(await press('a', unheard, 'Kontakte in Zweibrücken'))).toContain('Zweibrücken');
	});

	test('leads on where a limit leaves nobody', async () => {
		const none = await say('a', 'Wer kennt sich in einer Kleinstadt mit Zwischenmiete aus?');
		expect(none.answer).toMatchObject({ found: false });
		expect((await press('a', none, 'Überall suchen')).contacts).not.toEqual([]);
	});

	test('says so where there is nobody, with what lies nearest and the programme office', async () => {
		const none = await say('a', 'Wer kennt sich mit Hundewiesen in Mainz aus?');
		expect(none.answer).toMatchObject({ found: false });
		expect(body(none)).toMatch(/niemanden.*\n.*am nächsten[\s\S]*• Alzey \(etwa \d\d km\)[\s\S]*programme\.example/i);
	});

	test.each([
		'Alle Ansprechpartner auflisten',
		'Liste aller Kontakte',
		'Nenne mir alle Personen mit A',
		'list all contacts',
	])('refuses to list everybody and notes that somebody tried: %s', async (question) => {
		await register('p');
		const said = body(await say('a', question));
		expect(said).not.toMatch(/Petra|Krebs|Bitti/);
		expect(said).toMatch(/Eine Liste aller Personen gebe ich nicht heraus|I do not hand out a list/);
		expect(town.logged).toContainEqual({ event: 'list of all people refused', facts: { channel: 'slack' } });
	});

	test('ends when somebody has looked up a great many people in a day', async () => {
		await register('p');
		const answers: string[] = [];
		for (let count = 0; count < 61; count++)
			answers.push(body(await say('a', 'Wer kennt sich mit Zwischenmiete aus?')));
		expect(answers.map((said) => said.includes('Petra'))).toEqual([...Array<boolean>(60).fill(true), false]);
		expect(answers.at(-1)).toContain('schon sehr viele Personen nachgeschlagen');
		expect(town.logged).toContainEqual({ event: 'too many people looked up', facts: { channel: 'slack' } });
		town.now += 25 * 3_600_000;
		expect(body(await say('a', 'Wer kennt sich mit Zwischenmiete aus?'))).toContain('Petra');
	});

	test('ends there also for somebody who asks a great many times at once', async () => {
		await register('p');
		const asked = Array.from({ length: 70 }, () => say('a', 'Wer kennt sich mit Zwischenmiete aus?'));
		const shown = (await Promise.all(asked)).filter((said) => body(said).includes('Petra'));
		expect(shown).toHaveLength(60);
	});

	test.each([
		'Gibt es jemanden?',
		'Zeig mir Kontakte',
		'Wer kennt sich aus?',
		'Kontakte zu allen Themen',
		'who can help?',
		'show me people',
		'Stell mich jemandem vor',
	])('shows nobody who registered where nothing says for what: %s', async (question) => {
		await register('p');
		expect(JSON.stringify(await say('a', question))).not.toContain('Petra');
	});

	test.each(['*', '%', 'a', 'alle', 'Leute', 'everyone', 'alle Themen'])(
		'shows nobody who registered where the command is followed by nothing to look for: %s',
		async (said) => {
			await register('p');
			expect(JSON.stringify(await say('a', said, { command: 'contacts' }))).not.toContain('Petra');
		},
	);

	test.each(['Gibt es jemanden in Bayern?', 'Kontakte in Schweinfurt', 'Kontakte aus Mittelstädten'])(
		'shows who registered where a place alone is named: %s',
		async (question) => {
			await register('p');
			expect(body(await say('a', question))).toContain('Petra');
		},
	);

	test('tells what a town does in order of time', async () => {
		const found = await say('a', 'Was macht Alzey?');
		expect(found.answer).toMatchObject({ found: true });
		const lines = body(found)
			.split('\n')
			.filter((line) => line.startsWith('• '));
		expect(lines.length).toBeGreaterThan(1);
		expect(body(found)).toMatch(/Genannte Personen:\nMarkus Krebs/);
		expect(body(found)).toContain('https://lotse.example/municipalities');
	});
});

describe('a profile', () => {
	test('says what it is for before anything is stored, and stores nothing without consent', async () => {
		const begun = await say('p', 'Mein Profil');
		expect(body(begun)).toMatch(/Zweck: [\s\S]*Dauer: zwölf Monate/);
		const form = await press('p', begun, 'Profil anlegen');
		const refused = await press('p', form, 'Speichern', { ...PETRA, consent: 'no' });
		expect([refused.show, body(refused)]).toEqual(['dialog', expect.stringContaining('Ohne Ihre Einwilligung')]);
		expect(refused.buttons[0]?.form?.find(({ name }) => name === 'way')?.value).toBe(PETRA.way);
		expect(await town.store.find('profile')).toEqual([]);
	});

	test('names what is wrong, all at once', async () => {
		const form = await press('p', await say('p', 'Profil anlegen'), 'Profil anlegen');
		const wrong = await press('p', form, 'Speichern', {
			name: '',
			municipality: 'Altzey',
			offers: ' , ',
			seeks: '',
			way: '',
			consent: 'yes',
		});
		expect(body(wrong)).toMatch(
			/Ihren Namen[\s\S]*Meinten Sie „Alzey“[\s\S]*mindestens ein Thema[\s\S]*wie man Sie erreicht/,
		);
	});

	test('records consent with time and version, for twelve months', async () => {
		await register('p');
		const [row] = await town.store.find('profile');
		expect(row).toMatchObject({
			value: { consent: { at: town.now, version: '2026-11' } },
			expires: at('2027-11-23T10:00[Europe/Berlin]'),
		});
		expect(body(await say('p', 'Mein Profil'))).toContain('Einwilligung vom 23. November 2026, Textfassung 2026-11.');
	});

	test('asks two weeks before the end whether to stay, once; without an answer it is gone', async () => {
		await register('p');
		await later(351 * DAY - 1000);
		expect(letters('p')).toHaveLength(0);
		await later(1000);
		await later(DAY);
		expect(letters('p')).toHaveLength(1);
		expect(last('p').said).toContain(
			'Ihr Profil wird am 23. November 2027 gelöscht. Soll es ein weiteres Jahr bleiben?',
		);
		await press('p', last('p').reply, 'Ja, ein weiteres Jahr');
		await later(20 * DAY);
		expect(body(await say('a', 'Wer kennt sich mit Zwischenmiete aus?'))).toContain('Petra');
		await later(351 * DAY);
		expect(body(await say('a', 'Wer kennt sich mit Zwischenmiete aus?'))).not.toContain('Petra');
	});

	test('is paused, shown again, changed and removed at once', async () => {
		await register('p');
		const seen = async () => body(await say('a', 'Wer kennt sich mit Zwischenmiete aus?')).includes('Petra');
		await say('p', 'Profil pausieren');
		expect(await seen()).toBe(false);
		await press('p', await say('p', 'Mein Profil'), 'Wieder sichtbar werden');
		expect(await seen()).toBe(true);
		const form = await press('p', await say('p', 'Mein Profil'), 'Profil ändern');
		expect(form.buttons[0]?.form?.find(({ name }) => name === 'consent')?.value).toBe('no');
		await press('p', form, 'Speichern', { ...PETRA, offers: 'Hochbeete' });
		expect(await seen()).toBe(false);
		await press('p', await say('p', 'Mein Profil'), 'Profil löschen');
		expect(await town.store.find('profile')).toEqual([]);
	});

	test.each(['Profil fortsetzen', 'resume my profile'])(
		'is not shown again by who is a guest by now: %s',
		async (wish) => {
			await register('p');
			await say('p', 'Profil pausieren');
			const asker = { tenant: 'T1', audience: 'public', role: 'guest' } as const;
			expect(body(await say('p', wish, { asker }))).not.toMatch(/wieder sichtbar|visible again/);
			expect(await town.meeting.profiles.find('slack:p')).toMatchObject({ paused: true });
			await say('p', 'Profil löschen', { asker });
			expect(await town.meeting.profiles.find('slack:p')).toBeUndefined();
		},
	);
	test('is changed by a message too: a window opens only where something was pressed', async () => {
		await register('p');
		const typed = await say('p', 'Profil ändern');
		expect([typed.show, labels(typed)]).toEqual(['private', ['Speichern']]);
		expect(body(await press('p', typed, 'Speichern', { ...PETRA, role: 'Amtsleiterin' }))).toContain('Amtsleiterin');
	});

	test('stays where somebody only asks how it is deleted', async () => {
		await register('p');
		expect(labels(await say('p', 'Wie kann ich mein Profil löschen?'))).toContain('Profil löschen');
		expect(await town.store.find('profile')).toHaveLength(1);
	});

	test('is only for people of the programme, where the bot can write to them', async () => {
		const asker = { tenant: 'T9', audience: 'public', role: 'guest' } as const;
		expect(body(await say('g', 'Mein Profil', { asker }))).toContain('nur Personen aus dem Programm');
		const { alone: _, ...nowhere } = who('w', { text: 'Mein Profil' });
		const said = await town.bot.answer(nowhere, new AbortController().signal);
		expect(said && body(said)).toContain('nicht von mir aus schreiben');
	});
});

describe('who wants to be found no more', () => {
	const everything = async () => (await Promise.all(KINDS.map((kind) => town.store.find(kind)))).flat();

	test('is in no button of anybody who found them, once they had everything erased', async () => {
		await register('p');
		await register('s', { name: 'Sam', municipality: 'Alzey', offers: '', seeks: 'Zwischennutzung', match: 'yes' });
		await town.meeting.tick();
		await ask('a', 'Petra Muster', { why: 'Liebe Petra Muster, wie geht das?' });
		await say('a', 'Wer kennt sich mit Zwischenmiete aus?');
		await say('a', 'Stell mich Schweinfurt vor');
		await say('a', 'Meine Anfragen');
		const report = await press('p', await say('p', 'Meine Daten löschen'), 'Ja, alles löschen');
		expect(body(report)).toContain('nichts mehr gefunden');
		expect((await everything()).filter((row) => /Petra|slack:p/.test(JSON.stringify(row)))).toEqual([]);
	});

	test.each(['Profil pausieren', 'Profil löschen'])('is shown nowhere any more: %s', async (wish) => {
		await register('p');
		const found = await say('a', 'Wer kennt sich mit Zwischenmiete aus?');
		const rest = await town.bot.defer(who('a'), { ...found, buttons: [], sources: [] }, 'Weiterlesen');
		await say('p', wish);
		expect(body(await say('a', '', { pressed: { token: rest.token } }))).not.toContain('Petra');
		const others = (await everything()).filter(({ value }) => !JSON.stringify(value).includes('"person":"slack:p"'));
		expect(others.filter((row) => JSON.stringify(row).includes('Petra'))).toEqual([]);
	});

	test('does not read in the file of their own data who found them', async () => {
		await register('p');
		await ask('a');
		const file = JSON.stringify((await exportOf(town.store, 'slack:p', town.now)).rows);
		expect(file).toContain('Petra Muster');
		expect(file).not.toMatch(/slack:a|Anfragen/);
	});
});

describe('a question without an answer', () => {
	test.each(['Hat Frau Oymak ein Delfinarium?', 'Hat oymak ein Delfinarium?', 'Was plant Xyrill im Delfinarium?'])(
		'is not kept where it names who registered: %s',
		async (question) => {
			await register('p', { name: 'Xyrill Oymak' });
			await say('a', 'Hat Wanne-Eickel ein Delfinarium?');
			await say('a', question);
			expect((await town.store.find('unanswered')).map(({ value }) => value)).toMatchObject([
				{ question: 'Hat Wanne-Eickel ein Delfinarium?' },
			]);
		},
	);
});

describe('an introduction', () => {
	test('by name is with that person, not with somebody else of the town', async () => {
		await register('p', { municipality: 'Alzey' });
		expect(body(await say('a', 'Stell mich Markus Krebs vor'))).toContain('Hier ist ein Brief an Alzey');
		expect(body(await say('a', 'Stell mich Frau Muster vor'))).toContain('Petra Muster');
		expect(body(await say('a', 'Stell mich Alzey vor'))).toContain('Petra Muster');
	});

	test('shows how to reach each other only after the yes, across channels', async () => {
		await register('teams-p');
		await ask('a');
		await town.meeting.tick();
		expect(last('teams-p')).toMatchObject({
			channel: 'teams',
			said: expect.stringContaining('Anna Frage möchte sich mit Ihnen austauschen'),
		});
		expect(last('teams-p').said).toContain('Wir planen einen Pop-up-Store.');
		expect(last('teams-p').said).not.toContain('1234');
		expect(labels(last('teams-p').reply)).toEqual(['Zusagen', 'Absagen', 'Später', 'Nie aus Alzey']);
		expect(JSON.stringify(letters('a'))).not.toContain('schweinfurt.example');
		await press('teams-p', last('teams-p').reply, 'Zusagen');
		await town.meeting.tick();
		expect(last('a').said).toMatch(/Petra Muster hat zugesagt[\s\S]*petra\.muster@schweinfurt\.example/);
		expect(last('teams-p').said).toMatch(/Ihr Kontakt: Anna Frage[\s\S]*Tel\. 1234/);
	});

	test('ends in silence, whether refused or not answered', async () => {
		await register('p');
		await ask('a');
		await ask('b');
		await town.meeting.tick();
		const [toA] = letters('p');
		if (!toA) throw new Error('no request');
		await press('p', toA.reply, 'Absagen');
		await later(7 * DAY - 1);
		expect([letters('a'), letters('b')]).toEqual([[], []]);
		await later(1);
		expect(last('a').said.replace('Name a', '')).toBe(last('b').said.replace('Name b', ''));
		expect(last('a').said).toContain(
			'Keine Rückmeldung: Auf Ihre Anfrage an Petra Muster vom 23. November 2026 kam keine Antwort.',
		);
		await later(30 * DAY);
		expect([letters('a').length, letters('b').length]).toEqual([1, 1]);
	});

	test('does not show in the file of one’s own data whether it was refused, nor who was found', async () => {
		await register('p');
		await ask('a');
		await town.meeting.tick();
		const file = async () => JSON.stringify((await exportOf(town.store, 'slack:a', town.now)).rows);
		const open = await file();
		expect(open).toContain('Wir planen einen Pop-up-Store.');
		expect(open).not.toContain('slack:p');
		for (const answer of ['Später', 'Absagen']) {
			await press('p', last('p').reply, answer);
			expect(await file()).toBe(open);
		}
	});

	test('is put off once', async () => {
		await register('p');
		await ask('a');
		await town.meeting.tick();
		await press('p', last('p').reply, 'Später');
		await later(DAY);
		expect(letters('p')).toHaveLength(1);
		await later(DAY);
		expect(letters('p')).toHaveLength(2);
		expect(labels(last('p').reply)).toEqual(['Zusagen', 'Absagen', 'Nie aus Alzey']);
		await later(5 * DAY);
		expect(last('a').said).toContain('Keine Rückmeldung');
		await press('p', last('p').reply, 'Zusagen');
		await town.meeting.tick();
		expect(last('a').said).toContain('hat zugesagt');
	});

	test('never comes again from a municipality one does not want, and the asker cannot tell', async () => {
		await register('p');
		await ask('a');
		await town.meeting.tick();
		await press('p', last('p').reply, 'Nie aus Alzey');
		expect(body(await ask('b'))).toContain('Ihre Anfrage an Petra Muster ist unterwegs.');
		await later(8 * DAY);
		expect(letters('p')).toHaveLength(1);
		expect(last('b').said).toContain('Keine Rückmeldung');
		expect(body(await say('p', 'Mein Profil'))).toContain('Keine Anfragen möchten Sie aus: Alzey.');
		await press('p', await say('p', 'Mein Profil'), 'Wieder alle Anfragen zulassen');
		await ask('c');
		await town.meeting.tick();
		expect(letters('p')).toHaveLength(2);
	});

	test('is possible three times at once and ten times in thirty days', async () => {
		for (const [at, name] of ['Eins', 'Zwei', 'Drei', 'Vier'].entries()) await register(`p${at}`, { name });
		for (const name of ['Eins', 'Zwei', 'Drei']) expect(body(await ask('a', name))).toContain('unterwegs');
		expect(body(await ask('a', 'Vier'))).toContain('schon drei offene Anfragen');
		expect(body(await ask('a', 'Eins'))).toContain('in den letzten 30 Tagen schon angefragt');
		const mine = await say('a', 'Meine Anfragen');
		expect(body(mine)).toContain('Drei, angefragt am 23. November 2026');
		await press('a', mine, 'Zurückziehen: Drei');
		expect(body(await ask('a', 'Vier'))).toContain('unterwegs');
	});

	test('asks both sides afterwards whether it helped, and keeps only a count', async () => {
		await register('p');
		await ask('a');
		await town.meeting.tick();
		await press('p', last('p').reply, 'Zusagen');
		await later(14 * DAY);
		expect(last('a').said).toContain('Vor zwei Wochen haben Sie und Petra Muster sich gefunden. Hat es geholfen?');
		await press('a', last('a').reply, 'Ja');
		await press('a', last('a').reply, 'Nein').catch(() => undefined);
		await press('p', last('p').reply, 'Nein');
		expect((await town.store.find('helped')).map(({ value }) => value)).toEqual([{ month: '2026-12', yes: 1, no: 1 }]);
	});

	test('does not come from a refused municipality under another name, as far as the profile of the asker tells', async () => {
		await register('p');
		await register('a', { name: 'Anna', municipality: 'Alzey', offers: 'Hochbeete' });
		await town.meeting.introductions.never({ person: 'slack:p', tenant: 'slack:T1' }, 'Alzey');
		expect(body(await ask('a', 'Petra Muster', { municipality: 'Mainz' }))).toContain('unterwegs');
		await later(DAY);
		expect(letters('p')).toEqual([]);
	});

	test('reaches one person twice in thirty days at most, withdrawn or not', async () => {
		await register('p');
		for (let time = 0; time < 2; time++) {
			expect(body(await ask('a'))).toContain('unterwegs');
			await press('a', await say('a', 'Meine Anfragen'), 'Zurückziehen: Petra Muster');
		}
		expect(body(await ask('a'))).toContain('in den letzten 30 Tagen schon angefragt');
	});

	test('is not held up by a place that does not answer', async () => {
		await register('p');
		await register('q', { name: 'Quirin' });
		let release: () => void = () => undefined;
		town.stuck = {
			place: 'dm-p',
			until: new Promise<void>((resolve) => {
				release = resolve;
			}),
		};
		await ask('a');
		await ask('a', 'Quirin');
		for (let turn = 0; turn < 500 && letters('q').length === 0; turn++) await new Promise(setImmediate);
		expect([letters('p').length, letters('q').length]).toEqual([0, 1]);
		release();
		await town.meeting.tick();
		expect(letters('p')).toHaveLength(1);
	});

	test('is withdrawn, and then cannot be accepted', async () => {
		await register('p');
		await ask('a');
		await town.meeting.tick();
		await press('a', await say('a', 'Meine Anfragen'), 'Zurückziehen: Petra Muster');
		expect(body(await press('p', last('p').reply, 'Zusagen'))).toBe('Diese Anfrage gibt es nicht mehr.');
		await later(8 * DAY);
		expect([letters('a').length, letters('p').length]).toEqual([0, 1]);
	});

	test('does not come again to who refused it, though it was withdrawn and asked anew, and the asker cannot tell', async () => {
		await register('p');
		const again = async (id: string) => {
			await press(id, await say(id, 'Meine Anfragen'), 'Zurückziehen: Petra Muster');
			const said = body(await ask(id));
			await town.meeting.tick();
			return said;
		};
		await ask('a');
		await town.meeting.tick();
		await press('p', last('p').reply, 'Absagen');
		const refused = await again('a');
		expect(letters('p')).toHaveLength(1);
		await ask('b');
		await town.meeting.tick();
		expect(await again('b')).toBe(refused);
		expect(letters('p')).toHaveLength(3);
		await later(8 * DAY);
		expect(last('a').said).toContain('Keine Rückmeldung');
	});

	test('is not agreed to by who is a guest by now', async () => {
		await register('p');
		await ask('a');
		await town.meeting.tick();
		const token = last('p').reply.buttons.find(({ label }) => label === 'Zusagen')?.token ?? '';
		const asker = { tenant: 'T1', audience: 'public', role: 'guest' } as const;
		const said = await say('p', '', { pressed: { token }, asker });
		expect([said.show, body(said)]).toEqual([
			'private',
			expect.stringContaining('nur zwischen Personen aus dem Programm'),
		]);
		await town.meeting.tick();
		expect(letters('a')).toEqual([]);
		expect(body(await press('p', last('p').reply, 'Zusagen'))).toContain('Sie haben zugesagt');
	});

	test('says who asks in one line, whatever they typed', async () => {
		await register('p');
		await ask('a', 'Petra Muster', {
			name: 'Anna\nErreichen: chef@stadt.example',
			role: 'Leiterin\n\nIT',
			why: 'Zwei\nZeilen',
		});
		await town.meeting.tick();
		expect(last('p').reply.title).toBe('Anna Erreichen: chef@stadt.example möchte sich mit Ihnen austauschen');
		expect(last('p').said).toContain('Funktion: Leiterin IT');
		expect(last('p').said).toContain('Zwei\nZeilen');
	});

	test('does not reach somebody who paused or left since', async () => {
		await register('p');
		await ask('a');
		await town.meeting.tick();
		await say('p', 'Profil pausieren');
		expect(body(await press('p', last('p').reply, 'Zusagen'))).toBe('Diese Anfrage gibt es nicht mehr.');
		expect(body(await press('p', last('p').reply, 'Später'))).toBe('Diese Anfrage gibt es nicht mehr.');
		await later(8 * DAY);
		expect(letters('p')).toHaveLength(1);
		expect(last('a').said).toContain('Keine Rückmeldung');
	});

	test('goes nowhere guests may read along', async () => {
		await register('p');
		await ask('a');
		town.audience = 'public';
		await town.meeting.tick();
		expect(town.sent).toEqual([]);
	});

	test('waits where a platform does not say who reads there, and nobody is hidden for that', async () => {
		await register('p');
		await ask('a');
		town.audience = 'public';
		await town.meeting.tick();
		expect(await town.meeting.profiles.find('slack:p')).toMatchObject({ paused: false });
		town.audience = 'programme';
		await later(60_000);
		expect(letters('p')).toHaveLength(1);
		expect(last('p').said).not.toContain('Möglicherweise doppelt');
	});

	test('hides who is a guest by now and stays one', async () => {
		await register('p');
		await ask('a');
		town.audience = 'public';
		for (let hours = 0; hours < 72; hours += 6) await later(6 * 3_600_000);
		for (let hours = 0; hours < 24; hours += 6) await later(6 * 3_600_000);
		expect(await town.meeting.profiles.find('slack:p')).toMatchObject({ paused: true });
		expect(await town.store.find('letter')).toEqual([]);
	});

	test('is sent again until it arrived, and says so where it may have arrived before', async () => {
		await register('p');
		town.outcome = { ok: false, gone: false, unknown: true };
		await ask('a');
		await town.meeting.tick();
		town.outcome = { ok: true, id: '1' };
		await later(60_000);
		expect(letters('p')).toHaveLength(1);
		expect(last('p').said).toContain('Möglicherweise doppelt');
	});
});

describe('a letter', () => {
	test.each([
		'Stell mich Alzey vor.',
		'Introduce me to Alzey',
		'Ich möchte Herrn Krebs kennenlernen',
		'Stellen Sie mich Markus Krebs vor',
	])('is drafted where nobody registered, with its sources and no guessed address: %s', async (question) => {
		const said = await say('a', question);
		expect(body(said)).toMatch(
			/Sehr geehrte Damen und Herren,\nin der Dokumentation „.*“ vom 6\. Juni 2024 habe ich von „Makerspace.*“ in Alzey gelesen\. Dort ist Markus Krebs/,
		);
		expect(body(said)).toMatch(/Stadtverwaltung Alzey.*programme\.example/);
		expect(JSON.stringify(said)).not.toMatch(/@alzey/);
		expect(said.sources.length).toBeGreaterThan(0);
	});

	test('is signed by who has a profile, and gives way to those who registered', async () => {
		await register('p');
		expect(body(await say('p', 'Stell mich Alzey vor'))).toMatch(
			/Wir in Schweinfurt[\s\S]*Petra Muster, Citymanagerin, Schweinfurt/,
		);
		expect(labels(await say('a', 'Stell mich Schweinfurt vor'))).toEqual(['Anfragen: Petra Muster']);
	});

	test('speaks of what was looked for', async () => {
		const found = await say('a', 'Wer kennt sich mit Jugendräumen aus?');
		const said = await press('a', found, 'Brief an Homburg vorbereiten');
		expect(body(said)).toContain('Betreff: Ihre Erfahrungen mit „HOMie“');
	});

	test('is not written where nothing is known', async () => {
		expect(body(await say('a', 'Stell mich Passau vor'))).toContain('Zu Passau gibt es keine Dokumentation');
	});
});

describe('the monthly proposal', () => {
	test('comes to those who want it, once a month, and never twice the same', async () => {
		await register('p');
		await register('s', {
			name: 'Sam Sucht',
			municipality: 'Alzey',
			offers: '',
			seeks: 'Zwischennutzung',
			match: 'yes',
		});
		await register('t', { name: 'Toni', municipality: 'Hanau', offers: '', seeks: 'Leerstand' });
		await town.meeting.tick();
		expect(last('s').said).toMatch(
			/Sie suchen Rat zu „Zwischennutzung“\.\nPetra Muster \(Citymanagerin, Schweinfurt\) hilft dabei gern\./,
		);
		await press('s', await press('s', last('s').reply, 'Anfragen: Petra Muster'), 'Anfrage senden', {
			why: 'Rat',
			name: 'Sam',
			municipality: 'Alzey',
			way: 'Mail',
		});
		await town.meeting.tick();
		expect(last('p').said).toContain('Sam möchte sich mit Ihnen austauschen');
		await later(5 * DAY);
		await later(30 * DAY);
		expect(letters('s')).toHaveLength(1);
		expect(letters('t')).toEqual([]);
	});
});
