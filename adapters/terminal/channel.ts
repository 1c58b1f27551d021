/** A chat in the terminal: one question at a time, Ctrl-C stops it, Ctrl-D or „exit“ ends the chat. */

import { randomUUID } from 'node:crypto';
import { createInterface, type Interface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { Bot, Channel, Sent, Viewer } from '../../src/bot.js';
import type { Language, Message } from '../../src/message.js';
import type { Button, Reply } from '../../src/reply.js';
import { pageWords } from '../../src/words/page.js';
import { parseLine } from './parse.js';
import { renderReply } from './render.js';

export interface TerminalOptions {
	input: Readable;
	output: Writable & { columns?: number; isTTY?: boolean };
	address: Viewer['address'];
	/** Language of the chat's own words. */
	language: Language;
	/** Answers in this language, whatever the question's. */
	answerIn?: Language;
	/** Prints a line of JSON for each reply instead of text. */
	toJson?: (question: string, reply: Reply, milliseconds: number) => unknown;
}

/** Colour where somebody looks and nobody has asked for none. */
export function hasColour(output: TerminalOptions['output'], environment: NodeJS.ProcessEnv = process.env): boolean {
	return output.isTTY === true && !environment.NO_COLOR && environment.TERM !== 'dumb';
}

export type TerminalChannel = Channel & { ended: Promise<void> };

export function createTerminalChannel(options: TerminalOptions): TerminalChannel {
	const { input, output, language } = options;
	const words = pageWords[language].terminal;
	const unasked = (): Promise<Sent> => Promise.resolve({ ok: false, gone: true });
	let lines: Interface | undefined;
	let end = () => {};
	const ended = new Promise<void>((resolve) => {
		end = resolve;
	});
	return {
		name: 'terminal',
		ended,
		async start(bot) {
			lines = createInterface({
				input,
				output,
				prompt: options.toJson ? '' : words.prompt,
				terminal: output.isTTY === true,
			});
			if (!options.toJson) output.write(`${words.welcome}\n${words.hint}\n`);
			void converse(lines, bot, options).then(end, end);
		},
		send: unasked,
		update: unasked,
		async stop() {
			lines?.close();
			await ended;
		},
	};
}

async function converse(lines: Interface, bot: Bot, options: TerminalOptions): Promise<void> {
	const conversation = randomUUID();
	let buttons: readonly Button[] = [];
	let running: AbortController | undefined;
	lines.on('SIGINT', () => (running ? running.abort() : lines.close()));
	lines.prompt();
	for await (const line of lines) {
		const text = line.trim();
		if (/^(?:exit|quit|ende)$/i.test(text)) break;
		if (text) {
			const message = pressedOr(parseLine(text, conversation, options.answerIn), buttons);
			running = new AbortController();
			buttons = await answer(message, bot, running.signal, options);
			running = undefined;
		}
		lines.prompt();
	}
	lines.close();
}

/** A bare number presses the button of that number, with its form as it was proposed. */
function pressedOr(message: Message, buttons: readonly Button[]): Message {
	const button = /^\d$/.test(message.text) ? buttons[Number(message.text) - 1] : undefined;
	if (!button) return message;
	const fields = Object.fromEntries((button.form ?? []).map(({ name, value = '' }) => [name, value]));
	return { ...message, pressed: { token: button.token, fields } };
}

async function answer(
	message: Message,
	bot: Bot,
	signal: AbortSignal,
	options: TerminalOptions,
): Promise<readonly Button[]> {
	const { output, toJson, address } = options;
	const started = performance.now();
	const reply = await bot.answer(message, signal);
	if (!reply) return [];
	if (toJson) output.write(`${JSON.stringify(toJson(message.text, reply, performance.now() - started))}\n`);
	else {
		const look = { width: Math.min(output.columns ?? 80, 100), colour: hasColour(output), address };
		output.write(`\n${renderReply(reply, look)}\n\n`);
	}
	return reply.buttons;
}
