import { PassThrough } from 'node:stream';
import { describe, expect, test } from '@jest/globals';
import { createTerminalChannel, hasColour } from '../../adapters/terminal/channel.js';
import { renderReply, wrap } from '../../adapters/terminal/render.js';
import type { Answering } from '../../src/channel.js';
import type { Message } from '../../src/message.js';
import { type Reply, reply, text } from '../../src/reply.js';

const look = {
	width: 60,
	colour: false,
	address: (document: string, anchor?: string) => `https://lotse.example/${document}#${anchor}`,
};

const answer: Reply = {
	...reply(
		'de',
		{ kind: 'list', items: [['Bremerhaven: ', { strong: 'Jugendraum' }, ' ', { cite: 1 }]] },
		text('Mehr unter ', { link: 'ZIZ', url: 'https://ziz.example' }),
	),
	sources: [
		{
			n: 1,
			document: 'd',
			passage: 'd#a-1',
			title: 'Titel',
			date: '2024-06-06',
			section: 'Alzey',
			quote: 'Ein Satz.',
			wording: 'original',
			publisher: 'BMWSB',
			url: 'https://source.example',
		},
		{
			n: 2,
			document: 'd',
			passage: 'd#a-2',
			title: 'Titel',
			section: '',
			quote: 'Noch einer.',
			wording: 'summary',
			publisher: 'BMWSB',
		},
	],
};

describe('a reply in the terminal', () => {
	test('has its text, numbered sources, quotes as the wording allows, and both addresses', () => {
		expect(renderReply(answer, look)).toBe(
			`• Bremerhaven: Jugendraum [1]

Mehr unter ZIZ (https://ziz.example)

Fundstellen
[1] Titel · 6. Juni 2024 · Alzey
    „Ein Satz.“
    https://lotse.example/d#a-1
    https://source.example
[2] Titel
    Zusammenfassung nach BMWSB: Noch einer.
    https://lotse.example/d#a-2
    Fundstelle ohne Link`,
		);
	});

	test('cannot drive the terminal', () => {
		const hostile = '\u001b]0;title\u0007\u001b[2Jhello\r\u009b31m\u202egnp.exe';
		const rendered = renderReply(
			{ ...reply('de', text(hostile), { kind: 'card', title: hostile, facts: [[hostile, [hostile]]] }) },
			look,
		);
		expect(rendered.replace(/\n/g, '')).not.toMatch(/\p{Cc}|\u202e/u);
	});

	test('breaks lines at spaces and keeps an address whole', () => {
		const wrapped = wrap(`aaa bbb ccc https://lotse.example/${'x'.repeat(80)} ddd`, 12, '  ');
		expect(wrapped.split('\n')).toEqual(['aaa bbb ccc', `  https://lotse.example/${'x'.repeat(80)}`, '  ddd']);
	});

	test('is coloured only where somebody looks', () => {
		expect(renderReply(answer, { ...look, colour: true })).toContain('\u001b[1m');
		const output = Object.assign(new PassThrough(), { isTTY: true });
		expect([hasColour(output, {}), hasColour(output, { NO_COLOR: '1' }), hasColour(new PassThrough(), {})]).toEqual([
			true,
			false,
			false,
		]);
	});
});

describe('a chat', () => {
	async function chat(
		input: string,
		given: (message: Message) => Reply | undefined,
		json = false,
	): Promise<{ messages: Message[]; output: string }> {
		const messages: Message[] = [];
		const bot: Answering = {
			answer(message) {
				messages.push(message);
				return Promise.resolve(given(message));
			},
		};
		const streams = { input: new PassThrough(), output: new PassThrough() };
		const channel = createTerminalChannel({
			...streams,
			address: look.address,
			language: 'de',
			...(json ? { toJson: (question: string) => ({ question }) } : {}),
		});
		await channel.start(bot);
		streams.input.end(input);
		await channel.ended;
		return { messages, output: String(streams.output.read() ?? '') };
	}

	test('answers line after line in one conversation and ends at „exit“', async () => {
		const { messages, output } = await chat('Wer?\n\nUnd wo?\nexit\nnie\n', ({ text: asked }) =>
			reply('de', text(`Antwort auf ${asked}`)),
		);
		expect(messages.map((message) => message.text)).toEqual(['Wer?', 'Und wo?']);
		expect(new Set(messages.map(({ conversation }) => conversation)).size).toBe(1);
		expect(output).toContain('Antwort auf Und wo?');
	});

	test('ends with the input', async () => expect((await chat('Wer?\n', () => answer)).messages).toHaveLength(1));

	test('presses a button by its number, with its form as proposed', async () => {
		const withButton: Reply = {
			...answer,
			buttons: [{ label: 'Weitergeben', token: 't', form: [{ name: 'message', label: 'Text', value: 'Wer?' }] }],
		};
		const { messages } = await chat('Wer?\n1\n7\n', (message) => (message.pressed ? answer : withButton));
		expect(messages.map(({ pressed }) => pressed)).toEqual([
			undefined,
			{ token: 't', fields: { message: 'Wer?' } },
			undefined,
		]);
	});

	test('prints a line of JSON for each reply when asked to', async () => {
		const { output } = await chat('Wer?\nWo?\n', () => answer, true);
		expect(output).toBe('{"question":"Wer?"}\n{"question":"Wo?"}\n');
	});

	test('renders nothing when there is nothing to say', async () => {
		expect((await chat('Wer?\n', () => undefined)).output).not.toContain('Fundstellen');
	});

	/** A terminal somebody sits at: keys go in, `seen` resolves when the text has come out. */
	async function sit(bot: Answering) {
		const input = new PassThrough();
		const output = Object.assign(new PassThrough(), { isTTY: true, columns: 80 });
		const channel = createTerminalChannel({ input, output, address: look.address, language: 'de' });
		let screen = '';
		output.setEncoding('utf8').on('data', (part: string) => {
			screen += part;
		});
		const seen = async (expected: string) => {
			while (!screen.includes(expected)) await new Promise((resolve) => setImmediate(resolve));
		};
		await channel.start(bot);
		return { channel, seen, type: (keys: string) => input.write(keys) };
	}

	/** Never answers; `asked` resolves when it has been asked. */
	function createSilentBot(): { bot: Answering; asked: Promise<void> } {
		let heard = () => {};
		const asked = new Promise<void>((resolve) => {
			heard = resolve;
		});
		const answer = () => {
			heard();
			return new Promise<never>(() => {});
		};
		return { bot: { answer }, asked };
	}

	test('stops a question at Ctrl-C, even if the bot does not, and ends at the next', async () => {
		const { bot, asked } = createSilentBot();
		const { channel, seen, type } = await sit(bot);
		type('Wer?\r');
		await asked;
		type('\u0003');
		await seen('Abgebrochen.');
		type('\u0003');
		await channel.ended;
	});

	test('takes what was pasted as one question', async () => {
		const messages: Message[] = [];
		const { channel, seen, type } = await sit({
			answer: async (message) => {
				messages.push(message);
				return reply('de', text('Antwort'));
			},
		});
		type('erste Zeile\rzweite Zeile\r');
		await seen('Antwort');
		type('\u0004');
		await channel.ended;
		expect(messages.map((message) => message.text)).toEqual(['erste Zeile\nzweite Zeile']);
	});

	test('stops while a question runs', async () => {
		const { bot, asked } = createSilentBot();
		const { channel, type } = await sit(bot);
		type('Wer?\r');
		await asked;
		await channel.stop();
		await channel.ended;
	});
});
