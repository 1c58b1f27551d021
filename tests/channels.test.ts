/** The web page and the terminal under the contract of channels; Slack has its own file, with its own server. */

import { PassThrough } from 'node:stream';
import { afterAll, beforeAll } from '@jest/globals';
import { createTerminalChannel, type TerminalChannel } from '../adapters/terminal/channel.js';
import { assemble } from '../src/assemble.js';
import type { Bot } from '../src/channel.js';
import { openLibrary } from '../src/library/library.js';
import { createLog } from '../src/log.js';
import { createMemoryStore } from '../src/store/memory.js';
import { createViewer } from '../src/viewer.js';
import { describeChannel } from './contract/channel.js';
import { openSite, type Site } from './web/site.js';

let bot: Bot;
let site: Site;
const chats = new Map<string, { channel: TerminalChannel; ask(question: string): Promise<string> }>();

beforeAll(async () => {
	const library = await openLibrary('knowledge', 'knowledge');
	const viewer = createViewer(() => library, 'https://lotse.example');
	const log = createLog('silent');
	bot = assemble({
		library: () => library,
		store: createMemoryStore(),
		log,
		viewer,
		site: 'https://programme.example',
	});
	site = await openSite(bot, viewer);
});
afterAll(async () => {
	await site.stop();
	for (const { channel } of chats.values()) await channel.stop();
});

/** A page's text, without its marks. */
const textOf = (html: string) =>
	html
		.replace(/<a class="cite"[^>]*>(\d+)<\/a>/g, '[$1]')
		.replace(/<[^>]+>/g, ' ')
		.replaceAll('&quot;', '"')
		.replaceAll('&#39;', "'")
		.replaceAll('&amp;', '&');

describeChannel('the web page', () => async (text, conversation) => {
	const response = await fetch(`${site.address}/answers`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ text, conversation: conversation.padEnd(20, '0') }),
	});
	const html = await response.text();
	return textOf(html.slice(html.indexOf('<div class="answer"')));
});

/** A chat of its own for each conversation; an answer is there when the prompt comes again. */
async function openChat() {
	const input = new PassThrough();
	const output = new PassThrough();
	let seen = '';
	let wake = () => {};
	output.on('data', (chunk: Buffer) => {
		seen += chunk.toString();
		wake();
	});
	const prompted = async (from: number) => {
		while (!seen.slice(from).includes('Frage › '))
			await new Promise<void>((resolve) => {
				wake = resolve;
			});
	};
	const channel = createTerminalChannel({
		input,
		output: Object.assign(output, { columns: 100 }),
		address: (document) => document,
		language: 'de',
	});
	await channel.start(bot);
	await prompted(0);
	return {
		channel,
		async ask(question: string) {
			const from = seen.length;
			input.write(`${question}\n`);
			await prompted(from);
			return seen.slice(from);
		},
	};
}

describeChannel('the terminal', () => async (question, conversation) => {
	const chat = chats.get(conversation) ?? (await openChat());
	chats.set(conversation, chat);
	return await chat.ask(question);
});
