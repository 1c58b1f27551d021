/** Showing and erasing in chat: what is said to the person, what others see of it, and the file, fetched over HTTP. */

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createWebChannel, type WebChannel } from '../../adapters/web/channel.js';
import { assemble } from '../../src/assemble.js';
import type { Bot } from '../../src/channel.js';
import { createDownloads } from '../../src/downloads.js';
import { openInbox } from '../../src/inbox.js';
import { openLibrary } from '../../src/library/library.js';
import { createLog } from '../../src/log.js';
import type { Message } from '../../src/message.js';
import { createReminding } from '../../src/reminding.js';
import { plainBlock, type Reply } from '../../src/reply.js';
import { createMemoryStore } from '../../src/store/memory.js';
import type { Store } from '../../src/store/store.js';
import { createViewer } from '../../src/viewer.js';

const MINUTE = 60_000;
const library = await openLibrary('knowledge', 'knowledge');
let now: number;
let store: Store;
let bot: Bot;
let web: WebChannel;
let warnings: string[];
let calls = 0;

beforeEach(async () => {
	now = Date.UTC(2026, 10, 23, 9);
	warnings = [];
	store = createMemoryStore(() => now);
	const clock = () => now;
	const viewer = createViewer(() => library, 'https://lotse.example');
	const parts = { library: () => library, store, viewer, log: createLog('silent'), clock };
	const reminding = createReminding(parts);
	bot = assemble({ ...parts, site: 'https://programme.example', reminding });
	web = createWebChannel({
		host: '127.0.0.1',
		port: 0,
		viewer,
		calendars: reminding.calendars,
		downloads: createDownloads({ store, clock, page: viewer.page }),
		pages: { read: async () => undefined },
		version: '0',
		warn: (line) => void warnings.push(line),
		health: viewer.state,
	});
	await web.start(bot);
	warnings = [];
});
afterEach(() => web.stop());

function message(text: string, more: Partial<Message> = {}): Message {
	calls += 1;
	return {
		id: `T1/D1/${calls}`,
		text,
		person: 'T1/U1',
		conversation: 'T1/D1',
		from: { channel: 'slack', place: 'T1/D1' },
		alone: { channel: 'slack', place: 'T1/U1' },
		asker: { tenant: 'T1', audience: 'programme', role: 'member', name: 'Anna', zone: 'Europe/Lisbon' },
		interactive: true,
		...more,
	};
}

const BERT: Partial<Message> = { person: 'T1/U2' };
const ROOM: Partial<Message> = {
	conversation: 'T1/C1',
	from: { channel: 'slack', place: 'T1/C1' },
	room: { channel: 'slack', place: 'T1/C1' },
	asker: { ...message('').asker, belongs: true },
};

async function say(text: string, more: Partial<Message> = {}): Promise<Reply> {
	const said = await bot.answer(message(text, more), new AbortController().signal);
	if (!said) throw new Error('no reply');
	return said;
}
const body = ({ blocks }: Reply) => blocks.map(plainBlock).join('\n');
const labels = ({ buttons }: Reply) => buttons.map(({ label }) => label);
const press = (said: Reply, label: string, more: Partial<Message> = {}) =>
	say('', { pressed: { token: said.buttons.find((one) => one.label === label)?.token ?? '' }, ...more });
const address = (said: Reply) => `${web.address()}${new URL(said.buttons[0]?.url ?? '').pathname}`;

describe('my data', () => {
	const SHOW = [
		'Meine Daten zeigen',
		'meine daten anzeigen!',
		'Zeig mir meine Daten',
		'Bitte zeige mir alle meine Daten.',
		'Welche Daten haben Sie über mich gespeichert?',
		'Was weißt du über mich?',
		'Exportiere meine Daten',
		'show my data',
		'Please show me all my data',
		'What do you know about me?',
	];
	test.each(SHOW)('are shown to who says „%s“', async (text) => {
		const said = await say(text);
		expect(said.title).toMatch(/^(?:Datenschutz|Privacy)$/);
		expect(body(said)).toMatch(/nichts gespeichert|Nothing is kept/);
	});

	const ERASE = [
		'Meine Daten löschen',
		'Lösche bitte meine Daten.',
		'Löschen Sie alle meine Daten',
		'Vergiss mich!',
		'Vergessen Sie mich',
		'delete my data',
		'Please erase all my data',
		'forget me',
	];
	test.each(ERASE)('are asked about once, not erased, for who says „%s“', async (text) => {
		await say('Wer hat Hochbeete?');
		const asked = await say(text);
		expect(body(asked)).toMatch(/^(?:Wirklich alles löschen|Really erase everything)/);
		expect(labels(asked)).toEqual([expect.stringMatching(/^(?:Ja, alles löschen|Yes, erase everything)$/)]);
		expect(await store.find('conversation')).toHaveLength(1);
	});

	test.each(['Welche Daten gibt es zur Passantenfrequenz?', 'Wer hat Daten gelöscht?', 'Lösche meine Erinnerungen'])(
		'are not meant by „%s“',
		async (text) => {
			expect((await say(text)).title).not.toBe('Datenschutz');
		},
	);

	test('are told kind by kind in plain words, with the time where the person is', async () => {
		await say('Wer hat Hochbeete?');
		await say('', { command: 'language', text: 'de' });
		await say('Erinnere mich an alle Termine');
		const told = body(await say('Meine Daten zeigen'));
		expect(told).toContain('Fragen eines Gesprächs\n• „Wer hat Hochbeete? (Wilhelmshaven)“ (bis ');
		expect(told).toContain('(bis Dienstag, 24. November 2026, 09:00 Uhr (WEZ))');
		expect(told).toContain('Sprache der Antworten\n• Deutsch');
		expect(told).toContain('• alle Termine');
		expect(told).toContain(
			'Erinnerungen in Slack, Zeitzone Europe/Lisbon, so lange vorher: 1 Woche, 1 Tag und 1 Stunde',
		);
	});

	test('are for nobody else to read: in a channel the answer is private, and holds no question of others', async () => {
		await say('Wer hat Hochbeete?', ROOM);
		await say('Wer hat einen Makerspace?', { ...ROOM, ...BERT });
		const shown = await say('Meine Daten zeigen', ROOM);
		expect(shown.show).toBe('private');
		expect(body(shown)).toContain('Hochbeete');
		expect(body(shown)).not.toContain('Makerspace');
		expect(await (await fetch(address(shown))).text()).not.toMatch(/Makerspace|U2/);
	});
});

describe('the file', () => {
	test('holds everything, no secret, and is fetched once', async () => {
		await say('Wer hat Hochbeete?');
		await say('Erinnere mich an alle Termine');
		const shown = await say('show my data');
		const url = address(shown);
		const fetched = await fetch(url);
		expect(fetched.status).toBe(200);
		expect(fetched.headers.get('cache-control')).toBe('no-store');
		expect(fetched.headers.get('content-disposition')).toMatch(/^attachment; filename=".+\.json"$/);
		const text = await fetched.text();
		const data = JSON.parse(text) as { person: string; at: string; rows: { kind: string }[] };
		expect(data).toMatchObject({ person: 'slack:T1/U1', at: '2026-11-23T09:00:00.000Z' });
		expect(new Set(data.rows.map(({ kind }) => kind))).toEqual(
			new Set(['conversation', 'button', 'subscriber', 'subscription']),
		);
		for (const { key } of await store.find('button')) expect(text).not.toContain(key);
		const again = await fetch(url);
		expect(again.status).toBe(404);
		expect(await again.text()).toContain('Diese Adresse gilt nicht mehr.');
	});

	test('is given to one only where two ask at the same moment', async () => {
		await say('Wer hat Hochbeete?');
		const url = address(await say('Meine Daten zeigen'));
		const both = await Promise.all([fetch(url), fetch(url), fetch(url)]);
		expect(both.filter(({ status }) => status === 200)).toHaveLength(1);
		expect(both.filter(({ status }) => status === 404)).toHaveLength(2);
	});

	test('is not used up by who only looks whether it is there', async () => {
		await say('Wer hat Hochbeete?');
		const url = address(await say('Meine Daten zeigen'));
		expect((await fetch(url, { method: 'HEAD' })).status).toBe(405);
		expect((await fetch(url, { method: 'POST' })).status).toBe(405);
		expect((await fetch(url)).status).toBe(200);
	});

	test('is there for 15 minutes, until there is a newer one, and under no other address', async () => {
		await say('Wer hat Hochbeete?');
		const first = address(await say('Meine Daten zeigen'));
		const second = address(await say('Meine Daten zeigen'));
		expect((await fetch(first)).status).toBe(404);
		now += 15 * MINUTE;
		expect((await fetch(second)).status).toBe(404);
		expect((await fetch(`${web.address()}/meine-daten/${'x'.repeat(32)}.json`)).status).toBe(404);
		expect((await fetch(`${web.address()}/meine-daten/..json`)).status).toBe(404);
	});

	test('leaves neither data nor secret in the store', async () => {
		await say('Wer hat Hochbeete?');
		const secret = /meine-daten\/(.+)\.json/.exec(address(await say('Meine Daten zeigen')))?.[1] ?? '';
		const [row] = await store.find('download');
		expect(row?.value).toEqual({ person: 'slack:T1/U1', tenant: 'slack:T1' });
		expect(JSON.stringify(row)).not.toContain(secret);
	});

	test('that cannot be made is a fault without the secret', async () => {
		const broken = createWebChannel({
			host: '127.0.0.1',
			port: 0,
			viewer: createViewer(() => library, 'https://lotse.example'),
			calendars: { open: () => '', event: () => undefined, personal: async () => undefined },
			downloads: { take: () => Promise.reject(new Error('disk')) },
			pages: { read: async () => undefined },
			version: '0',
			warn: (line) => void warnings.push(line),
			health: () => ({}),
		});
		await broken.start(bot);
		const secret = 'a-secret-nobody-may-read-in-a-log';
		expect((await fetch(`${broken.address()}/meine-daten/${secret}.json`)).status).toBe(500);
		await broken.stop();
		expect(warnings.join()).toContain('/meine-daten/….json');
		expect(warnings.join()).not.toContain(secret);
	});
});

describe('erasing', () => {
	test('says what went, that nothing was found afterwards, what has no author, the backups and the chat itself', async () => {
		await say('Wer hat Hochbeete?');
		await say('Erinnere mich an alle Termine');
		const asked = await say('Meine Daten löschen');
		expect(body(asked)).toMatch(/Fragen eines Gesprächs: 1\n[\s\S]*Erinnerungen, die Sie eingerichtet haben: 1/);
		const report = await press(asked, 'Ja, alles löschen');
		expect(report.show).toBe('instead');
		expect(body(report)).toMatch(
			/^Ihre Daten sind gelöscht\.\n• Fragen eines Gesprächs: 1\n[\s\S]*nichts mehr gefunden\.\n[\s\S]*Bewertungen, Fragen ohne Antwort und die Zähler[\s\S]*Sicherungskopien[\s\S]*im Chat selbst/,
		);
		expect(report.buttons).toEqual([]);
		const told = await say('Meine Daten zeigen');
		expect(body(told)).toBe('Von Ihnen ist nichts gespeichert.');
	});

	test('keeps what was set up for a channel, without the name, and says so', async () => {
		await say('Erinnere diesen Kanal an alle Termine', ROOM);
		const shown = await say('Meine Daten zeigen', ROOM);
		expect(body(shown)).toContain('alle Termine, eingerichtet für einen Kanal');
		const report = await press(await say('Meine Daten löschen', ROOM), 'Ja, alles löschen', ROOM);
		expect(body(report)).toContain('bleibt ohne Ihren Namen beim Kanal');
		expect(await store.find('subscription')).toHaveLength(1);
		expect(JSON.stringify(await store.find('subscription'))).not.toMatch(/U1|Anna/);
	});

	test('can be said in words too, where there are no buttons', async () => {
		await say('Wer hat Hochbeete?');
		expect(body(await say('Ja, alles löschen!'))).toMatch(/^Ihre Daten sind gelöscht/);
		expect(await store.find('conversation')).toEqual([]);
	});

	test('is for the person alone: nobody else can press', async () => {
		await say('Wer hat Hochbeete?', ROOM);
		const asked = await say('Meine Daten löschen', ROOM);
		expect(body(await press(asked, 'Ja, alles löschen', { ...ROOM, ...BERT }))).toContain('einer anderen Person');
		expect(await store.find('conversation')).toHaveLength(1);
	});

	test('leaves the message that asks for it until it is answered, and takes every other on its way', async () => {
		const inbox = openInbox({ store, log: createLog('silent'), clock: () => now, alone: true });
		const asked = await say('Meine Daten löschen');
		const pressed = message('', { pressed: { token: asked.buttons[0]?.token ?? '' } });
		await inbox.take('slack:T1/D1/older', { message: message('Wer hat einen Makerspace?') });
		const delivery = await inbox.take(`slack:${pressed.id}`, { message: pressed });
		const report = await bot.answer(pressed, new AbortController().signal);
		expect(body(report as Reply)).toContain('Nachrichten auf dem Weg und verschickte Erinnerungen: 1');
		expect(body(report as Reply)).toContain('nichts mehr gefunden');
		expect(await store.get('delivery', 'slack:T1/D1/older')).toBeUndefined();
		await delivery?.done();
		expect(JSON.stringify(await store.find('delivery'))).not.toContain('U1');
		inbox.close();
	});
});
