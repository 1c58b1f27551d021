/** A chat in the terminal: one question at a time, Ctrl-C stops it, Ctrl-D or „exit“ ends the chat. */

import { randomUUID } from 'node:crypto';
import { createInterface, type Interface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { Answering, Channel, Sent, Viewer } from '../../src/channel.js';
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

export type TerminalChannel = Channel<Answering> & { ended: Promise<void> };

export function createTerminalChannel(options: TerminalOptions): TerminalChannel {
	const { input, output, language } = options;
	const words = pageWords[language].terminal;
	const unasked = (): Promise<Sent> => Promise.resolve({ ok: false, gone: true });
	const stopping = new AbortController();
	let lines: Interface | undefined;
	let end = () => {};
	const ended = new Promise<void>((resolve) => {
		end = resolve;
	});
	return {
		name: 'terminal',
		writes: false,
		audience: async () => 'public',
		ended,
		async start(bot) {
			const prompt = options.toJson ? '' : words.prompt;
			lines = createInterface({ input, output, prompt, terminal: output.isTTY === true });
			if (!options.toJson) output.write(`${words.welcome}\n${words.hint}\n`);
			void converse(lines, bot, options, stopping.signal).then(end, end);
		},
		send: unasked,
		update: unasked,
		async stop() {
			stopping.abort();
			if (!lines) return;
			lines.close();
			await ended;
		},
	};
}

async function converse(
	lines: Interface,
	bot: Answering,
	options: TerminalOptions,
	stopping: AbortSignal,
): Promise<void> {
	const { output, language } = options;
	const conversation = randomUUID();
	let buttons: readonly Button[] = [];
	let running: AbortController | undefined;
	lines.on('SIGINT', () => (running ? running.abort() : lines.close()));
	for await (const text of questions(lines, output.isTTY === true)) {
		if (stopping.aborted || /^(?:exit|quit|ende)$/i.test(text)) break;
		if (!text) continue;
		const message = pressedOr(parseLine(text, conversation, options.answerIn), buttons);
		running = new AbortController();
		const signal = AbortSignal.any([running.signal, stopping]);
		const started = performance.now();
		const reply = await unlessStopped(bot.answer(message, signal), signal);
		if (signal.aborted) output.write(`\n${pageWords[language].terminal.stopped}\n`);
		else if (reply) print(text, reply, performance.now() - started, options);
		buttons = reply?.buttons ?? [];
		running = undefined;
	}
	lines.close();
}

/** Lines typed one by one. What a terminal brings in one go was pasted and is one question of several lines. */
async function* questions(lines: Interface, pasting: boolean): AsyncGenerator<string> {
	const waiting: string[] = [];
	const pasted: string[] = [];
	let closed = false;
	let wake = () => {};
	const flush = () => {
		waiting.push(pasted.splice(0).join('\n').trim());
		wake();
	};
	lines.on('line', (line) => {
		pasted.push(line);
		if (!pasting) flush();
		else if (pasted.length === 1) setImmediate(flush);
	});
	lines.on('close', () => {
		closed = true;
		wake();
	});
	while (!closed || waiting.length + pasted.length > 0) {
		const next = waiting.shift();
		if (next !== undefined) {
			yield next;
			continue;
		}
		if (!closed) lines.prompt();
		await new Promise<void>((resolve) => {
			wake = resolve;
		});
	}
}

/** What the bot still does after Ctrl-C keeps nobody waiting. */
function unlessStopped(answer: Promise<Reply | undefined>, signal: AbortSignal): Promise<Reply | undefined> {
	const stopped = new Promise<undefined>((resolve) => {
		signal.addEventListener('abort', () => resolve(undefined), { once: true });
	});
	return Promise.race([answer, stopped]);
}

function print(question: string, reply: Reply, milliseconds: number, options: TerminalOptions): void {
	const { output, toJson, address } = options;
	if (toJson) output.write(`${JSON.stringify(toJson(question, reply, milliseconds))}\n`);
	else {
		const look = { width: Math.min(output.columns || 80, 100), colour: hasColour(output), address };
		output.write(`\n${renderReply(reply, look)}\n\n`);
	}
}

/** A bare number presses the button of that number, with its form as it was proposed. */
function pressedOr(message: Message, buttons: readonly Button[]): Message {
	const button = /^\d$/.test(message.text) ? buttons[Number(message.text) - 1] : undefined;
	if (!button || button.url !== undefined) return message;
	const fields = Object.fromEntries((button.form ?? []).map(({ name, value = '' }) => [name, value]));
	return { ...message, pressed: { token: button.token, fields } };
}
