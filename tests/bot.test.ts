import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { assemble, type Parts } from '../src/assemble.js';
import type { Bot } from '../src/channel.js';
import { createGazetteer } from '../src/library/gazetteer.js';
import { type Library, openLibrary } from '../src/library/library.js';
import { readExchange } from '../src/library/read.js';
import { createLog } from '../src/log.js';
import type { Address, Message } from '../src/message.js';
import type { Reply } from '../src/reply.js';
import { createMemoryStore } from '../src/store/memory.js';
import { plain } from '../src/transcript.js';
import { createViewer } from '../src/viewer.js';
import { EXCHANGE } from './fixtures/exchange.js';

let shipped: Library;
let bot: Bot;
let now: number;
let count = 0;

const open = (parts: Partial<Parts> = {}) =>
	assemble({
		library: () => shipped,
		store: createMemoryStore(() => now),
		log: createLog('silent'),
		viewer: createViewer(() => shipped, 'https://lotse.example'),
		site: 'https://programme.example',
		clock: () => now,
		...parts,
	});

const message = (text: string, more: Partial<Message> = {}): Message => ({
	id: String(count++),
	text,
	person: 'p1',
	conversation: 'c1',
	from: { channel: 'test', place: 'here' },
	asker: { tenant: 't', audience: 'public', role: 'guest' },
	...more,
});

const ask = async (text: string, more: Partial<Message> = {}, of = bot): Promise<Reply> => {
	const reply = await of.answer(message(text, more), new AbortController().signal);
	if (!reply) throw new Error('no reply');
	return reply;
};
const body = (reply: Reply) => plain(reply, (passage) => passage);

beforeAll(async () => {
	shipped = await openLibrary('knowledge', 'knowledge');
});
beforeEach(() => {
	now = Date.UTC(2026, 0, 1);
	bot = open();
});

describe('the bot', () => {
	test('says nothing to a redelivered message', async () => {
		const again = message('Wer hat einen Makerspace?');
		expect(await bot.answer(again, new AbortController().signal)).toBeDefined();
		expect(await bot.answer(again, new AbortController().signal)).toBeUndefined();
	});

	test('answers once though two bots share a store', async () => {
		const store = createMemoryStore(() => now);
		const once = message('Wer hat einen Makerspace?');
		const replies = await Promise.all(
			[open({ store }), open({ store })].map((one) => one.answer(once, new AbortController().signal)),
		);
		expect(replies.filter(Boolean)).toHaveLength(1);
	});

	test('never rejects: a fault is a reply with a reference number', async () => {
		const broken = { ...createMemoryStore(), get: () => Promise.reject(new Error('disk')) };
		const reply = await ask('Wer hat einen Makerspace?', {}, open({ store: broken }));
		expect(body(reply)).toMatch(/Nummer [0-9A-F]{8}/);
		expect(reply.show).toBe('private');
	});

	test('answers a message again after its fault', async () => {
		const store = createMemoryStore();
		let broken = true;
		const flaky = {
			...store,
			get: (...where: Parameters<typeof store.get>) =>
				broken ? Promise.reject(new Error('disk')) : store.get(...where),
		};
		const again = message('Wer hat einen Makerspace?');
		const one = open({ store: flaky });
		await one.answer(again, new AbortController().signal);
		broken = false;
		expect((await one.answer(again, new AbortController().signal))?.answer?.found).toBe(true);
	});

	test('stops when it is told to', async () => {
		const reply = await bot.answer(message('Wer hat einen Makerspace?'), AbortSignal.abort());
		expect(reply && body(reply)).toBe('Die Suche wurde abgebrochen.');
	});

	test('forgets a conversation after a day', async () => {
		await ask('Wer hat Hochbeete?');
		now += 23 * 3_600_000;
		expect(body(await ask('Und wer ist dort zuständig?'))).toContain('Juliane Heimann');
		now += 25 * 3_600_000;
		expect(body(await ask('Und wer ist dort zuständig?'))).not.toContain('Juliane Heimann');
	});

	test('keeps conversations apart', async () => {
		await ask('Wer hat Hochbeete?');
		expect(body(await ask('Und wer ist dort zuständig?', { conversation: 'c2' }))).not.toContain('Juliane Heimann');
	});

	test('goes on in the language of the conversation when a message has none', async () => {
		await ask('who ran a youth space?');
		expect((await ask('Makerspace')).language).toBe('en');
	});

	test('answers in the language it is told to', async () => {
		expect((await ask('Wer hat einen Makerspace?', { language: 'en' })).language).toBe('en');
	});

	test('understands a question in its own language, whichever the answer is wanted in', async () => {
		const given = await ask('Hello, who has raised beds?', { language: 'de' });
		expect(given.language).toBe('de');
		expect(given.answer?.found).toBe(true);
		expect(body(given)).toContain('Wilhelmshaven');
	});

	test('shows documents of the programme to those who may see them, and no trace of them to others', async () => {
		const read = (text: string) =>
			readExchange('x.md', text, createGazetteer([{ name: 'Alzey', others: [], state: 'Rheinland-Pfalz' }])).exchange;
		const inside = read(EXCHANGE.replace('id: probe', 'id: inside\naudience: programme'));
		if (!inside) throw new Error('fixture');
		const one = open({ library: () => ({ ...shipped, exchanges: [inside] }) });
		const hidden = await ask('Wer hat einen Makerspace?', {}, one);
		expect(hidden.answer).toEqual({ found: false, nearest: [] });
		expect(body(hidden)).not.toMatch(/Alzey|Probe|Krebs|1 Dokument/);
		const asker = { tenant: 't', audience: 'programme', role: 'member' } as const;
		expect(
			body(
				await ask(
					'Wer hat einen Makerspace?',
					{ asker },
					open({ library: () => ({ ...shipped, exchanges: [inside] }) }),
				),
			),
		).toContain('Markus Krebs');
	});
});

describe('what is not a question gets one short reply', () => {
	test.each([
		['Hallo!', /^Guten Tag!/],
		['good morning', /^Hello!/],
		['Vielen Dank', /^Gern geschehen\.$/],
		['thanks a lot', /^You are welcome\.$/],
		['Was kannst du?', /^Ich beantworte Fragen/],
		['What can you do?', /^I answer questions/],
		['', /^Ihre Nachricht war leer/],
		['   \n\t ', /^Ihre Nachricht war leer/],
		['x'.repeat(20_000), /^Das ist zu lang/],
		['😀🎉👍', /^Mit Emojis allein/],
		['???', /^Das habe ich nicht verstanden/],
		[
			"TypeError: Cannot read properties of undefined (reading 'x')\n    at Object.<anonymous> (/app/index.js:10:5)",
			/^Das sieht nach Programmcode/,
		],
		[
			'Traceback (most recent call last):\n  File "a.py", line 3, in <module>\nValueError: x',
			/^Das sieht nach Programmcode/,
		],
		["SELECT * FROM users WHERE name = 'x'; DROP TABLE users; --", /^Das sieht nach Programmcode/],
		['<html><body><script>alert(1)</script></body></html>', /^Das sieht nach Programmcode/],
	])('%s', async (text, expected) => {
		const reply = await ask(text);
		expect(body(reply)).toMatch(expected);
		expect(reply.answer).toBeUndefined();
		expect(reply.sources).toEqual([]);
	});

	test('a question with a greeting is a question', async () => {
		expect((await ask('Hallo, wer hat einen Makerspace?')).answer?.found).toBe(true);
	});
});

describe('what the documents do not say', () => {
	test('is said to be not there, with what was searched, what is nearest and where to go', async () => {
		const reply = await ask('Wer hat einen Makerspace in Bremerhaven?');
		expect(body(reply)).toMatch(
			/steht nichts in den Dokumentationen\. Durchsucht wurden 17 Dokumente, das neueste mit Stand/,
		);
		expect(body(reply)).toContain('https://programme.example');
		expect(reply.answer?.found === false && reply.answer.nearest.length).toBeGreaterThan(0);
		expect(reply.buttons).toEqual([]);
	});

	test('can be passed on to the programme office; the asker sees and may change what is sent, no name goes along', async () => {
		const sent: [Address, Reply][] = [];
		const office = {
			address: { channel: 'slack', place: 'C1' },
			send: async (to: Address, reply: Reply) => sent.push([to, reply]) > 0,
		};
		const one = open({ office });
		const reply = await ask('Wer hat ein Schwimmbad?', {}, one);
		const [button] = reply.buttons;
		expect(button?.form).toMatchObject([{ name: 'message', value: 'Wer hat ein Schwimmbad?' }]);
		const pressed = {
			token: button?.token ?? '',
			fields: { message: 'Wer hat ein Schwimmbad? Bitte an rathaus@alzey.example' },
		};
		expect(body(await ask('', { pressed, person: 'somebody else' }, one))).toMatch(/einer anderen Person/);
		expect(sent).toEqual([]);
		const done = await ask('', { pressed }, one);
		expect(done.show).toBe('instead');
		expect(sent[0]?.[0]).toEqual({ channel: 'slack', place: 'C1' });
		expect(sent[0] && body(sent[0][1])).toContain('rathaus@alzey.example');
		expect(JSON.stringify(sent)).not.toContain('p1');
		expect(body(await ask('', { pressed }, one))).toMatch(/abgelaufen/);
	});

	test('says so when the office cannot be reached, and the button still works', async () => {
		let reachable = false;
		const one = open({
			office: { address: { channel: 'slack', place: 'C1' }, send: () => Promise.resolve(reachable) },
		});
		const [button] = (await ask('Wer hat ein Schwimmbad?', {}, one)).buttons;
		const pressed = { token: button?.token ?? '', fields: {} };
		expect(body(await ask('', { pressed }, one))).toMatch(/nicht zugestellt/);
		reachable = true;
		expect(body(await ask('', { pressed }, one))).toMatch(/an das Programmbüro gegangen/);
	});
});
