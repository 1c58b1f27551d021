/** The bot as a chat platform uses it: buttons, forms, the start page, words overheard, long answers. What it answers: `bot.test.ts`. */

import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { assemble, type Parts } from '../src/assemble.js';
import type { Bot } from '../src/channel.js';
import { createGazetteer } from '../src/library/gazetteer.js';
import { type Library, openLibrary } from '../src/library/library.js';
import { readExchange } from '../src/library/read.js';
import { createLog } from '../src/log.js';
import type { Message } from '../src/message.js';
import { type Reply, reply, text } from '../src/reply.js';
import { createMemoryStore } from '../src/store/memory.js';
import type { Store } from '../src/store/store.js';
import { plain } from '../src/transcript.js';
import { createViewer } from '../src/viewer.js';
import { parseCommand } from '../src/words/commands.js';
import { EXCHANGE } from './fixtures/exchange.js';

const DAY = 24 * 3_600_000;
const QUESTION = 'Wer hat einen Makerspace?';

let shipped: Library;
let store: Store;
let bot: Bot;
let now: number;
let count = 0;

const open = (parts: Partial<Parts> = {}) =>
	assemble({
		library: () => shipped,
		store,
		log: createLog('silent'),
		viewer: createViewer(() => shipped, 'https://lotse.example'),
		site: 'https://programme.example',
		clock: () => now,
		...parts,
	});

const message = (said: string, more: Partial<Message> = {}): Message => ({
	id: String(count++),
	text: said,
	person: 't1/anna',
	conversation: 't1/c1/1',
	from: { channel: 'test', place: 't1/c1/1' },
	asker: { tenant: 't1', audience: 'public', role: 'member' },
	interactive: true,
	...more,
});

const ask = async (said: string, more: Partial<Message> = {}, of = bot): Promise<Reply> => {
	const given = await of.answer(message(said, more), new AbortController().signal);
	if (!given) throw new Error('no reply');
	return given;
};
const press = (token: string | undefined, more: Partial<Message> = {}, of = bot) =>
	ask('', { pressed: { token: token ?? 'none' }, ...more }, of);
const fill = (token: string | undefined, fields: Record<string, string>, more: Partial<Message> = {}) =>
	ask('', { pressed: { token: token ?? 'none', fields }, ...more });
const command = (line: string, more: Partial<Message> = {}) => {
	const { text: said, ...named } = parseCommand(line);
	return ask(said, { ...named, private: true, ...more });
};
const body = (given: Reply) => plain(given, (passage) => passage);
const tokenOf = ({ buttons }: Reply, label: string) => buttons.find((button) => button.label === label)?.token;
const openOf = ({ sources }: Reply) => sources[0]?.open;

const bert: Partial<Message> = { person: 't1/bert' };
const FOREIGN = /gehört zur Frage einer anderen Person/;
const EXPIRED = /abgelaufen/;

beforeAll(async () => {
	shipped = await openLibrary('knowledge', 'knowledge');
});
beforeEach(() => {
	now = Date.UTC(2026, 0, 1, 9);
	store = createMemoryStore(() => now);
	bot = open();
});

describe('an answer where there are buttons', () => {
	test('has its sources, its rating and the next steps', async () => {
		const given = await ask(QUESTION);
		expect(given.buttons.map(({ label }) => label)).toEqual(['Anders suchen', 'Kontakt finden']);
		expect(given.sources.length).toBeGreaterThan(0);
		const tokens = [
			...given.sources.map(({ open: token }) => token),
			...given.buttons.map(({ token }) => token),
			given.rating?.helpful,
			given.rating?.unhelpful,
		];
		expect(new Set(tokens).size).toBe(tokens.length);
		for (const token of tokens) expect(token).toMatch(/^[\w-]{24}\.\d+$/);
	});

	test('has none of them where there are no buttons', async () => {
		const given = await ask(QUESTION, { interactive: false });
		expect(given).toMatchObject({ buttons: [] });
		expect(given.rating).toBeUndefined();
		expect(openOf(given)).toBeUndefined();
		expect(await store.find('button')).toEqual([]);
	});

	test('is not rated where it is small talk', async () => {
		const given = await ask('Hallo!');
		expect(given.rating).toBeUndefined();
		expect(given.buttons).toEqual([]);
	});

	test('names no people where nothing was found', async () => {
		expect((await ask('Wer hat ein Schwimmbad?')).buttons.map(({ label }) => label)).toEqual(['Anders suchen']);
	});

	test('„Anders suchen“ opens a form with the question; filled in, it is a new question', async () => {
		const form = await press(tokenOf(await ask(QUESTION), 'Anders suchen'));
		expect(form).toMatchObject({ show: 'dialog', title: 'Anders suchen', blocks: [] });
		const [button] = form.buttons;
		expect(button?.form).toMatchObject([{ name: 'question', value: QUESTION }]);
		const again = await fill(button?.token, { question: 'Wer hat Hochbeete?' });
		expect(body(again)).toContain('Wilhelmshaven');
		expect(again.show).toBe('message');
		expect(body(await ask('Und wer ist dort zuständig?'))).toContain('Juliane Heimann');
	});

	test('„Kontakt finden“ asks for the people of that question, whatever was asked since', async () => {
		const given = await ask('Wer hat Hochbeete?');
		await ask(QUESTION);
		expect(body(await press(tokenOf(given, 'Kontakt finden')))).toContain('Juliane Heimann');
	});

	test('given to the asker alone it stays so until they share it', async () => {
		const given = await command(`frage ${QUESTION}`);
		expect(given.show).toBe('private');
		const shared = await press(tokenOf(given, 'Im Kanal teilen'), { private: true });
		expect(shared.show).toBe('message');
		expect(body(shared)).toMatch(/^Gefragt wurde: „Wer hat einen Makerspace\?“/);
		expect(tokenOf(shared, 'Im Kanal teilen')).toBeUndefined();
	});

	test.each(['Hallo', 'xyzzy?!', '???', 'frage x', 'termine', 'hilfe', 'kontakte', 'sprache', 'datenschutz'])(
		'asked for by the asker alone, „%s“ is answered to nobody else',
		async (line) => expect((await command(line)).show).toBe('private'),
	);
});

describe('a button', () => {
	test('of somebody else says so, and shows nothing of what is behind it', async () => {
		const { buttons, rating } = await ask(QUESTION);
		for (const token of [...buttons.map((button) => button.token), rating?.helpful, rating?.unhelpful]) {
			const refused = await press(token, bert);
			expect(refused).toMatchObject({ show: 'private', buttons: [], sources: [] });
			expect(refused.title).toBeUndefined();
			expect(body(refused)).toMatch(FOREIGN);
			expect(JSON.stringify(refused)).not.toMatch(/Makerspace|Anders suchen|Kontakt/);
		}
		expect(await store.find('feedback')).toEqual([]);
	});

	test('is not opened by the same name in another channel of ours', async () => {
		const { rating } = await ask(QUESTION);
		expect(body(await press(rating?.helpful, { from: { channel: 'other', place: 't1/c1/1' } }))).toMatch(FOREIGN);
	});

	test('is not opened by a form filled in for somebody else', async () => {
		const token = tokenOf(await ask(QUESTION), 'Anders suchen');
		const refused = await fill(token, { question: 'Wer hat Hochbeete?' }, bert);
		expect(body(refused)).toMatch(FOREIGN);
		expect(body(refused)).not.toContain('Wilhelmshaven');
	});

	test('is open for a day', async () => {
		const token = tokenOf(await ask('Wer hat Hochbeete?'), 'Kontakt finden');
		now += DAY - 1;
		expect(body(await press(token))).toContain('Juliane Heimann');
		now += 1;
		const late = await press(token);
		expect(body(late)).toMatch(EXPIRED);
		expect(late.show).toBe('private');
	});

	test.each(['none', '', '.', 'none.0', '__proto__.0'])('nobody made („%s“) counts as expired', async (token) => {
		expect(body(await press(token))).toMatch(EXPIRED);
	});

	test('keeps the language of its answer', async () => {
		const token = tokenOf(await ask('who has raised beds?'), 'Find a contact');
		await ask('Wer hat Hochbeete?');
		const given = await press(token);
		expect(given).toMatchObject({ language: 'en', answer: { found: true } });
	});
});

describe('a source', () => {
	test('opens with its paragraph, the quote in it, and the ways to the document and the original', async () => {
		const given = await ask(QUESTION);
		const opened = await press(openOf(given));
		const [cited] = given.sources;
		expect(opened).toMatchObject({ show: 'dialog', title: 'Fundstelle 1' });
		const quote = opened.blocks.find(({ kind }) => kind === 'quote');
		expect(quote?.kind === 'quote' && quote.text).toContainEqual({ strong: cited?.quote });
		expect(JSON.stringify(opened.blocks)).toContain(`https://lotse.example/documents/${cited?.passage}`);
		expect(JSON.stringify(opened.blocks)).toContain(cited?.url);
	});

	test('opens for everybody there, in every thread', async () => {
		const token = openOf(await ask(QUESTION));
		const elsewhere = { ...bert, conversation: 't1/c1/2', from: { channel: 'test', place: 't1/c1/2' } };
		expect((await press(token, elsewhere)).show).toBe('dialog');
	});

	test.each([
		['another place', { from: { channel: 'test', place: 't1/c2/1' } }],
		['another tenant', { asker: { tenant: 't2', audience: 'public', role: 'member' } }],
		['another channel of ours', { from: { channel: 'other', place: 't1/c1/1' } }],
	] satisfies [string, Partial<Message>][])('does not open in %s, not even for the asker', async (_, more) => {
		const refused = await press(openOf(await ask(QUESTION)), more);
		expect(body(refused)).toMatch(FOREIGN);
		expect(JSON.stringify(refused)).not.toContain('Makerspace');
	});

	test('opens for 30 days', async () => {
		const token = openOf(await ask(QUESTION));
		now += 29 * DAY;
		expect((await press(token)).show).toBe('dialog');
		now += 2 * DAY;
		expect(body(await press(token))).toMatch(EXPIRED);
	});

	test('in a document of the programme does not open for the public', async () => {
		const gazetteer = createGazetteer([{ name: 'Alzey', others: [], state: 'Rheinland-Pfalz' }]);
		const { exchange } = readExchange(
			'x.md',
			EXCHANGE.replace('id: probe', 'id: inside\naudience: programme'),
			gazetteer,
		);
		if (!exchange) throw new Error('fixture');
		const one = open({ library: () => ({ ...shipped, exchanges: [exchange] }) });
		const member = { asker: { tenant: 't1', audience: 'programme', role: 'member' } } as const;
		const given = await ask(QUESTION, member, one);
		const refused = await press(openOf(given), bert, one);
		expect(body(refused)).toMatch(/nicht mehr in den Dokumentationen/);
		expect(refused.show).toBe('private');
		expect(JSON.stringify(refused)).not.toMatch(/Alzey|Probe|Krebs|inside/);
		expect(body(await press(openOf(given), { ...bert, ...member }, one))).toContain('Markus Krebs');
	});

	test('says so when its document is gone', async () => {
		const token = openOf(await ask(QUESTION));
		const emptied = open({ library: () => ({ ...shipped, exchanges: [] }) });
		expect(body(await press(token, {}, emptied))).toMatch(/nicht mehr in den Dokumentationen/);
	});
});

describe('feedback', () => {
	const rows = async () => (await store.find('feedback')).map(({ value }) => value);

	test('is one row with the question and the documents, and nothing of the person', async () => {
		const given = await ask(QUESTION);
		expect(body(await press(given.rating?.helpful))).toBe('Danke für Ihre Rückmeldung.');
		const documents = [...new Set(given.sources.map(({ document }) => document))];
		expect(await rows()).toEqual([
			{ question: QUESTION, language: 'de', found: true, documents, helpful: true, day: '2026-01-01' },
		]);
		expect(JSON.stringify(await store.find('feedback'))).not.toMatch(/anna|t1\/|:t1/);
	});

	test('does not tell the time of day', async () => {
		await press((await ask(QUESTION)).rating?.helpful);
		now += 7 * 3_600_000 + 1234;
		await press((await ask(QUESTION)).rating?.helpful);
		const [first, second] = await store.find('feedback');
		expect({ ...second, key: '' }).toEqual({ ...first, key: '' });
	});

	test('given again takes the place of the first', async () => {
		const { rating } = await ask(QUESTION);
		for (const token of [rating?.unhelpful, rating?.helpful, rating?.unhelpful, rating?.helpful]) await press(token);
		expect(await rows()).toMatchObject([{ helpful: true }]);
	});

	test('that is bad stands at once, and asks what was wrong', async () => {
		const form = await press((await ask('Wer hat ein Schwimmbad?')).rating?.unhelpful);
		expect(form).toMatchObject({ show: 'dialog', title: 'Ihre Rückmeldung' });
		expect(await rows()).toMatchObject([{ helpful: false, found: false, documents: [] }]);
		const thanks = await fill(form.buttons[0]?.token, { comment: ' Wilhelmshaven\u001b[2J hat eines. ' });
		expect(thanks).toMatchObject({ show: 'private' });
		expect(await rows()).toMatchObject([{ helpful: false, comment: 'Wilhelmshaven[2J hat eines.' }]);
	});

	test('keeps its comment when it is given again, and when the next form is sent empty', async () => {
		const { rating } = await ask(QUESTION);
		await fill((await press(rating?.unhelpful)).buttons[0]?.token, { comment: 'Es fehlt Cottbus.' });
		await fill((await press(rating?.unhelpful)).buttons[0]?.token, { comment: ' ' });
		expect(await rows()).toMatchObject([{ helpful: false, comment: 'Es fehlt Cottbus.' }]);
	});

	test('of somebody else does not count', async () => {
		await press((await ask(QUESTION)).rating?.unhelpful, bert);
		expect(await rows()).toEqual([]);
	});

	test('is forgotten after a year', async () => {
		await press((await ask(QUESTION)).rating?.helpful);
		now += 364 * DAY;
		expect(await rows()).toHaveLength(1);
		now += 2 * DAY;
		expect(await rows()).toEqual([]);
	});
});

describe('words overheard', () => {
	const overheard = (said: string, more: Partial<Message> = {}) => bot.overheard(message(said, more));

	test('follow up when the person last answered there asks on', async () => {
		await ask('Wer hat Hochbeete?');
		expect(await overheard('Und wer ist dort zuständig?')).toBe(true);
		expect(await overheard('wer ist dort zuständig')).toBe(true);
	});

	test.each(['Danke, das hilft mir.', 'Ich frage mal im Rathaus nach.', ''])(
		'that ask nothing do not: „%s“',
		async (said) => {
			await ask('Wer hat Hochbeete?');
			expect(await overheard(said)).toBe(false);
			expect(await overheard('Und wer ist dort zuständig?')).toBe(true);
		},
	);

	test('mean nothing where nobody was answered, or elsewhere, or a day later', async () => {
		expect(await overheard(QUESTION)).toBe(false);
		await ask('Wer hat Hochbeete?');
		expect(await overheard('Und wer ist dort zuständig?', { conversation: 't1/c1/2' })).toBe(false);
		now += DAY;
		expect(await overheard('Und wer ist dort zuständig?')).toBe(false);
	});

	test('end when somebody else speaks, and begin anew with the next answer', async () => {
		await ask('Wer hat Hochbeete?');
		expect(await overheard('Kommst du mit zum Essen?', bert)).toBe(false);
		expect(await overheard('Wann treffen wir uns?')).toBe(false);
		expect(await overheard('Und wer ist dort zuständig?', bert)).toBe(false);
		expect(body(await ask('Und wer ist dort zuständig?', bert))).toContain('Juliane Heimann');
		expect(await overheard('Gibt es das auch in Cottbus?')).toBe(false);
		await ask(QUESTION);
		expect(await overheard('Und wer ist dort zuständig?')).toBe(true);
	});

	test('follow up in the thread that the answer opened', async () => {
		await ask('Wer hat Hochbeete?', { conversation: 't1/d1', begins: 't1/d1/1' });
		const there = { conversation: 't1/d1/1' };
		expect(await overheard('Und wer ist dort zuständig?', there)).toBe(true);
		expect(body(await ask('Und wer ist dort zuständig?', there))).toContain('Juliane Heimann');
	});
});

describe('the rest of a long answer', () => {
	test('comes as it was, for the person who asked', async () => {
		const rest: Reply = { ...reply('en', text('the ', { strong: 'rest' }, ' ', { cite: 2 })), title: 'Two' };
		const button = await bot.defer(message(QUESTION), rest, 'More');
		expect(button.label).toBe('More');
		expect(JSON.stringify(button)).not.toContain('rest');
		expect(await press(button.token)).toEqual(rest);
		expect(await press(button.token)).toEqual(rest);
		expect(body(await press(button.token, bert))).not.toContain('rest');
		now += DAY;
		expect(body(await press(button.token))).toMatch(/expired|abgelaufen/);
	});
});

describe('the start page', () => {
	const home = (more: Partial<Message> = {}, of = bot) => of.home(message('', { command: 'home', ...more }));

	test('says what can be asked, what is new, the language and what is kept', async () => {
		const sections = await home();
		expect(sections.map(({ title }) => title)).toEqual([
			'Innenstadtlotse',
			'Termine',
			'Neueste Dokumentationen',
			'Meine Sprache',
			'Datenschutz',
		]);
		expect(sections.map(({ buttons }) => buttons.length)).toEqual([0, 0, 0, 2, 2]);
		expect(JSON.stringify(sections[2])).toContain('https://lotse.example/documents/');
	});

	test('speaks the language chosen, else that of the platform', async () => {
		const asker = { tenant: 't1', audience: 'public', role: 'member', language: 'en' } as const;
		expect((await home({ asker }))[4]?.title).toBe('Privacy');
		await command('sprache de');
		expect((await home({ asker }))[4]?.title).toBe('Datenschutz');
	});

	test('its buttons work, and are the person’s own', async () => {
		const [, , , language] = await home();
		const token = language && tokenOf(language, 'English');
		expect(body(await press(token, bert))).toMatch(FOREIGN);
		expect(body(await press(token))).toBe('I answer you in English.');
		expect((await home())[3]?.title).toBe('My language');
	});

	test('never rejects: a fault is a reply with a reference number', async () => {
		const broken = { ...store, get: () => Promise.reject(new Error('disk')) };
		const [fault, ...more] = await home({}, open({ store: broken }));
		expect(fault && body(fault)).toMatch(/Nummer [0-9A-F]{8}/);
		expect(more).toEqual([]);
	});

	test('names no document of the programme to the public', async () => {
		const exchanges = shipped.exchanges.map((one) => ({ ...one, audience: 'programme' as const }));
		const one = open({ library: () => ({ ...shipped, exchanges }) });
		const asker = { tenant: 't1', audience: 'programme', role: 'member' } as const;
		expect(JSON.stringify(await home({}, one))).not.toContain('/documents/');
		expect(JSON.stringify(await home({ asker }, one))).toContain('/documents/');
	});
});

describe('the language', () => {
	const ENGLISH = 'who ran a youth space?';

	test('chosen wins over that of the question, for this person only', async () => {
		expect(body(await command('sprache Deutsch'))).toBe('Ich antworte Ihnen auf Deutsch.');
		const given = await ask(ENGLISH);
		expect(given.language).toBe('de');
		expect(given.answer?.found).toBe(true);
		expect((await ask(ENGLISH, { ...bert, conversation: 't1/c1/2' })).language).toBe('en');
	});

	test('goes back to that of the question with „automatisch“', async () => {
		await command('sprache de');
		expect(body(await command('sprache automatisch'))).toBe('Ich antworte in der Sprache Ihrer Frage.');
		expect((await ask(ENGLISH)).language).toBe('en');
		expect((await ask(QUESTION)).language).toBe('de');
		expect(await store.find('person')).toEqual([]);
	});

	test('is chosen by pressing; the menu then stands in its place', async () => {
		const menu = await command('sprache');
		expect(menu.buttons.map(({ label }) => label)).toEqual(['Deutsch', 'English']);
		const chosen = await press(tokenOf(menu, 'English'));
		expect(chosen).toMatchObject({ show: 'instead', language: 'en' });
		expect(chosen.buttons.map(({ label }) => label)).toEqual(['Deutsch', 'As the question']);
		expect((await ask(QUESTION)).language).toBe('en');
		await press(tokenOf(chosen, 'As the question'));
		expect((await ask(QUESTION)).language).toBe('de');
	});

	test('that nobody speaks here is not chosen', async () => {
		expect(body(await command('sprache Klingonisch'))).toBe('Ich antworte in der Sprache Ihrer Frage.');
		expect(await store.find('person')).toEqual([]);
	});
});

describe('privacy', () => {
	const traces = async (person: string) => {
		const kinds = ['person', 'conversation', 'button', 'feedback', 'delivery', 'leaving'];
		const rows = (await Promise.all(kinds.map((kind) => store.find(kind)))).flat();
		return rows.filter((row) => JSON.stringify(row).includes(person)).map(({ kind }) => kind);
	};

	test('says what is kept; pressing forgets it, and nothing of others', async () => {
		await command('sprache de');
		await ask(QUESTION);
		await command('sprache de', bert);
		await ask('Wer hat Hochbeete?', { ...bert, conversation: 't1/c1/2' });
		const [own, others] = [await traces('anna'), await traces('bert')];
		expect(new Set(own)).toEqual(new Set(['person', 'conversation', 'button']));
		const told = await command('datenschutz');
		expect(body(told)).toContain('Fragen eines Gesprächs: einen Tag');
		const asked = await press(tokenOf(told, 'Meine Daten löschen'));
		expect(asked).toMatchObject({ show: 'private' });
		expect(await traces('anna')).not.toEqual([]);
		const erased = await press(tokenOf(asked, 'Ja, alles löschen'));
		expect(erased).toMatchObject({ show: 'instead' });
		expect(body(erased)).toContain('Ihre Daten sind gelöscht.');
		expect(await traces('anna')).toEqual([]);
		expect(await traces('bert')).toEqual(others);
	});

	test('erases the questions of a person where somebody else asked after them', async () => {
		await ask(QUESTION);
		await ask('Wer hat Hochbeete?', bert);
		const told = await command('datenschutz');
		await press(tokenOf(await press(tokenOf(told, 'Meine Daten löschen')), 'Ja, alles löschen'));
		expect(JSON.stringify(await store.find('conversation'))).not.toMatch(/Makerspace|anna/);
	});

	test('forgets a conversation though others went on talking there', async () => {
		await ask(QUESTION);
		await bot.overheard(message('Kommst du mit zum Essen?', bert));
		const asked = await press(tokenOf(await command('datenschutz'), 'Meine Daten löschen'));
		await press(tokenOf(asked, 'Ja, alles löschen'));
		expect(await store.find('conversation')).toEqual([]);
	});

	test('cannot be pressed by somebody else', async () => {
		await command('sprache en');
		const told = await command('datenschutz');
		expect(body(await press(tokenOf(told, 'Erase my data'), bert))).toMatch(FOREIGN);
		expect(await traces('anna')).toContain('person');
	});
});

describe('contacts', () => {
	test('„kontakte Zwischenmiete“ names the people of the documents', async () => {
		const given = await command('kontakte Zwischenmiete');
		expect(given.answer?.found).toBe(true);
		expect(given.contacts.length).toBeGreaterThan(0);
		const passages = shipped.exchanges.flatMap((exchange) => exchange.passages.map(({ text: said }) => said));
		for (const { name } of given.contacts) {
			expect(body(given)).toContain(name);
			expect(passages.some((said) => said.includes(name))).toBe(true);
		}
	});

	test('do not lean on what was asked before', async () => {
		await ask('Wer hat Hochbeete?');
		expect(body(await ask('Wer ist dort Ansprechperson?'))).toContain('Juliane Heimann');
		expect(body(await command('kontakte dort'))).not.toContain('Juliane Heimann');
	});

	test('without a topic are asked for one', async () => {
		expect(body(await command('kontakte'))).toMatch(/^Zu welchem Thema/);
	});
});

describe('past events', () => {
	test('are named with their documentation; none to come is made up', async () => {
		const given = await command('termine');
		expect(body(given)).toMatch(/^Zurzeit ist kein Termin geplant\.[\s\S]*https:\/\/lotse\.example\/documents\//);
	});
});
