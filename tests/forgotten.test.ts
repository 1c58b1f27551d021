/** Somebody does everything one can do, and has it erased: afterwards no file of the data folder knows them, nor after a restart. */

import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { assemble } from '../src/assemble.js';
import type { Bot } from '../src/channel.js';
import { readConfig } from '../src/config.js';
import { createLeaving } from '../src/erasure.js';
import { type OpenInbox, openInbox } from '../src/inbox.js';
import { KINDS, OWN_KINDS } from '../src/kept.js';
import { openLibrary } from '../src/library/library.js';
import { createLog } from '../src/log.js';
import { createMeeting, type Meeting } from '../src/meeting.js';
import type { Message } from '../src/message.js';
import { openGeneration } from '../src/models.js';
import { createReminding, type Reminding } from '../src/reminding.js';
import { plainBlock, type Reply } from '../src/reply.js';
import { sweep } from '../src/retention.js';
import { createShelf } from '../src/shelf.js';
import { openLowdbStore } from '../src/store/lowdb.js';
import type { Store } from '../src/store/store.js';
import { createVault } from '../src/vault.js';
import { createViewer } from '../src/viewer.js';
import { at, event } from './fixtures/reminders/given.js';
import { type ModelServer, openModelServer } from './model/server.js';

const HOUR = 3_600_000;
const ID = 'UANNA4711';
const NAME = 'Annegret Musterfrau';
const WAY = 'annegret@schweinfurt.example';
const WHY = 'Rat zum Pop-up-Store';
/** What only Anna said, or is. */
const HERS = [ID, NAME, 'Annegret', 'Mehr Bilder', 'hat Hochbeete', WAY, WHY];
const library = {
	...(await openLibrary('knowledge', 'knowledge')),
	events: [event({ id: 'austausch-9', title: '9. Austausch', starts: '2026-12-10T10:00', ends: '2026-12-10T12:00' })],
};
const log = createLog('silent');
let folder: string;
let now: number;
let store: Store;
let bot: Bot;
let reminding: Reminding;
let meeting: Meeting;
let inbox: OpenInbox;
let calls = 0;
let server: ModelServer;

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'forgotten-'));
	server = await openModelServer();
	now = at('2026-11-30T09:00[Europe/Berlin]');
	await live();
});
afterEach(async () => {
	await die();
	await server.close();
	await rm(folder, { recursive: true });
});

async function live(): Promise<void> {
	const clock = () => now;
	store = await openLowdbStore({ folder, clock });
	const viewer = createViewer(() => library, 'https://lotse.example');
	const parts = { library: () => library, store, log, viewer, clock };
	reminding = createReminding(parts);
	await reminding.open();
	const sent = { ok: true, id: '1' } as const;
	reminding.start([{ name: 'slack', writes: true, audience: async () => 'programme', send: async () => sent }]);
	await reminding.tick();
	inbox = openInbox({ store, log, clock, alone: true });
	const office = { address: { channel: 'slack', place: 'T1/C9' }, send: async () => true };
	meeting = createMeeting(parts);
	const config = readConfig({ OPENAI_MODEL: 'm', OPENAI_BASE_URL: server.address });
	const generation = await openGeneration({ config, store, log, registered: meeting.profiles.names, clock });
	const more = generation ? { generation } : {};
	bot = assemble({ ...parts, site: 'https://programme.example', reminding, meeting, office, ...more });
}

async function die(): Promise<void> {
	inbox.close();
	await reminding.stop();
	await store.close();
}

const ANNA: Partial<Message> = {};
const BERT: Partial<Message> = {
	person: 'T1/UBERT0815',
	conversation: 'T1/D2',
	from: { channel: 'slack', place: 'T1/D2' },
	alone: { channel: 'slack', place: 'T1/UBERT0815' },
	asker: { tenant: 'T1', audience: 'programme', role: 'member', name: 'Bert' },
};
const HOME: Partial<Message> = { conversation: `T1/${ID}`, from: { channel: 'slack', place: `T1/${ID}` } };
const asker = { tenant: 'T1', audience: 'programme', role: 'organiser', name: NAME, belongs: true } as const;
const ROOM: Partial<Message> = {
	conversation: `T1/C1/${ID}`,
	from: { channel: 'slack', place: 'T1/C1' },
	room: { channel: 'slack', place: 'T1/C1' },
};

function message(text: string, more: Partial<Message>): Message {
	calls += 1;
	return {
		id: `T1/D1/${calls}`,
		text,
		person: `T1/${ID}`,
		conversation: 'T1/D1',
		from: { channel: 'slack', place: 'T1/D1' },
		alone: { channel: 'slack', place: `T1/${ID}` },
		asker,
		interactive: true,
		...more,
	};
}

/** As a channel does it: kept until it is answered. */
async function say(text: string, more: Partial<Message> = ANNA): Promise<Reply> {
	const asked = message(text, more);
	const delivery = await inbox.take(`slack:${asked.id}`, { message: asked, standing: { user: asked.person } });
	const said = await bot.answer(asked, new AbortController().signal);
	await delivery?.sending();
	await delivery?.done();
	if (!said) throw new Error('no reply');
	return said;
}

async function press(said: Reply, label: string, more: Partial<Message> = {}, fields?: Record<string, string>) {
	const found = said.buttons.find((one) => one.label === label);
	if (!found) throw new Error(`no button ${label}`);
	return await say('', { ...more, pressed: { token: found.token, ...(fields ? { fields } : {}) } });
}
const body = ({ blocks }: Reply) => blocks.map(plainBlock).join('\n');

/** The files that hold something of hers. */
async function traces(words: readonly string[] = HERS): Promise<string[]> {
	const found: string[] = [];
	for (const name of await readdir(folder)) {
		const text = await readFile(join(folder, name), 'utf8');
		for (const word of words) if (text.includes(word)) found.push(`${name}: ${word}`);
	}
	return found;
}

/** Both register, and each asks for the other; nothing goes out, so the letters stay. */
async function meetEachOther(): Promise<void> {
	const topics = { offers: 'Zwischenmiete', seeks: 'Jugend', languages: 'de', match: 'yes', consent: 'yes' };
	const register = async (who: Partial<Message>, fields: Record<string, string>) => {
		const form = await press(await say('Mein Profil', who), 'Profil anlegen', who);
		await press(form, 'Speichern', who, { ...topics, role: '', ...fields });
	};
	await register(ANNA, { name: NAME, municipality: 'Schweinfurt', way: WAY });
	await register(BERT, { name: 'Bert', municipality: 'Alzey', way: 'bert@alzey.example' });
	for (const [who, name] of [
		[ANNA, 'Bert'],
		[BERT, NAME],
	] as const) {
		const form = await press(await say('Wer kennt sich mit Zwischenmiete aus?', who), `Anfragen: ${name}`, who);
		const why = who === ANNA ? WHY : 'Rat';
		await press(form, 'Anfrage senden', who, {
			why,
			name: who === ANNA ? NAME : 'Bert',
			municipality: 'Alzey',
			way: who === ANNA ? WAY : 'Tel.',
		});
	}
	await meeting.introductions.never({ person: `slack:T1/${ID}`, tenant: 'slack:T1' }, 'Passau');
	await meeting.tick();
}

/** Everything there is to do. */
async function everything(): Promise<void> {
	const shelf = createShelf(store, () => now);
	await createVault(store, [Buffer.alloc(32, 7)]).put('slack:T1', 'xoxb-of-the-workspace');
	await shelf.put('teams:alone:x', { place: `T1/${ID}` }, { person: `slack:T1/${ID}`, tenant: 'slack:T1', days: 400 });
	await say('', { command: 'language', text: 'de' });
	const found = await say('Wer hat einen Makerspace und mit wem?');
	await say('', { pressed: { token: found.rating?.unhelpful ?? '', fields: { comment: 'zu kurz' } } });
	await press(found, 'Kontakt finden');
	await say('Wer hat Hochbeete?', ROOM);
	await say('Gibt es eine Seilbahn für Annegret Musterfrau?');
	await bot.home(message('', { ...HOME, command: 'home' }));
	await say('Wer hat Hochbeete?', HOME);
	const missing = await say('Wer hat ein Delfinarium?');
	await press(missing, 'An das Programmbüro weitergeben', {}, { message: 'Mehr Bilder, bitte' });
	await say('Erinnere mich an alle Termine');
	await say('Erinnere diesen Kanal an alle Termine', ROOM);
	await meetEachOther();
	await reminding.calendars.renew({ person: `slack:T1/${ID}`, tenant: 'slack:T1' });
	await createLeaving({ store, grace: 30 * 24 * HOUR, clock: () => now }).left({ person: `slack:T1/${ID}` });
	for (const end = at('2026-12-03T12:00[Europe/Berlin]'); now < end; now += HOUR) await reminding.tick();
	await say('Wer hat einen Makerspace und mit wem?');
	await say('Wer hat Hochbeete?', ROOM);
	await say('Meine Daten zeigen');
	await say('Wer kennt sich mit Zwischenmiete aus?');
	await say('Erinnere mich an alle Termine', BERT);
	await say('', { ...BERT, command: 'language', text: 'en' });
	await say('KI-Antworten einschalten');
	expect((await say('Wer hat einen Makerspace?')).author).toBe('m');
}

/** The kinds of rows in the folder now. */
async function kinds(): Promise<Set<string>> {
	const text = await readFile(join(folder, 'store.json'), 'utf8');
	const { rows } = JSON.parse(text) as { rows: { kind: string }[] };
	return new Set(rows.map(({ kind }) => kind));
}

test('who did everything is in no file once they had everything erased, nor after a restart', async () => {
	await everything();
	const there = await kinds();
	expect([...there].filter((kind) => !KINDS.includes(kind))).toEqual([]);
	expect(OWN_KINDS.filter((kind) => !there.has(kind))).toEqual([]);
	expect((await traces()).filter((line) => line.startsWith('store.backup')).length).toBeGreaterThan(0);
	const report = await press(await say('Meine Daten löschen'), 'Ja, alles löschen');
	expect(body(report)).toContain('nichts mehr gefunden');
	expect(body(report)).toContain('ohne Ihren Namen');
	expect(await traces()).toEqual([]);
	await die();
	await live();
	await reminding.tick();
	await sweep(store, now, log);
	expect(await traces()).toEqual([]);
	expect(await traces(['UBERT0815'])).not.toEqual([]);
	for (const end = now + 10 * 24 * HOUR; now < end; now += 6 * HOUR) await reminding.tick();
	expect(await traces([ID, NAME])).toEqual([]);
});

test('what is left of what they said is only what bears no author, and the report says so', async () => {
	await everything();
	const report = await press(await say('Meine Daten löschen'), 'Ja, alles löschen');
	expect(body(report)).toContain('Nicht zuordnen und deshalb nicht löschen');
	const rows = (await Promise.all(KINDS.map((kind) => store.find(kind)))).flat();
	const said = rows.filter(({ value }) => /Makerspace|Hochbeet|Delfinarium|Seilbahn/.test(JSON.stringify(value)));
	const open = said.filter(({ kind, value }) => kind === 'button' && JSON.stringify(value).includes('"place"'));
	expect(new Set(said.filter((row) => !open.includes(row)).map(({ kind }) => kind))).toEqual(
		new Set(['asked', 'feedback', 'unanswered']),
	);
	expect(JSON.stringify(said)).not.toMatch(/UANNA|Annegret/);
});

test('what others were shown of somebody who registered goes with them, also where it is kept for their buttons', async () => {
	await meetEachOther();
	const shelf = createShelf(store, () => now);
	const found = await say('Wer kennt sich mit Zwischenmiete aus?', BERT);
	expect(body(found)).toContain(NAME);
	await bot.defer(message('', BERT), found, 'Mehr');
	await shelf.put('teams:message', found, { person: 'slack:T1/UBERT0815', about: found.people ?? [], days: 1 });
	await press(await say('Mein Profil'), 'Profil löschen');
	const buttons = [...(await store.find('button')), ...(await store.find('shelf'))];
	const theirs = buttons.filter(({ value }) => !JSON.stringify(value).includes(`"person":"slack:T1/${ID}"`));
	expect(theirs.filter(({ value }) => JSON.stringify(value).includes(NAME))).toHaveLength(0);
	await press(await say('Meine Daten löschen'), 'Ja, alles löschen');
	expect(await traces([ID, NAME, WAY])).toEqual([]);
});
