/** Help with examples: what the bot can do, also as the first section of the start page. */

import { type Block, reply, text } from '../reply.js';
import type { Capability } from './capability.js';

export const help: Capability = {
	name: 'help',
	recognise: ({ message }) => message.command === 'help',
	handle: ({ language, words, message }) => {
		const commands = message.interactive ? [text(words.help.commands), listOf(words.help.command)] : [];
		const blocks = [text(words.small.abilities), listOf(words.small.examples), ...commands, text(words.help.promise)];
		return Promise.resolve({ reply: { ...reply(language, ...blocks), show: message.private ? 'private' : 'message' } });
	},
	home: ({ language, words }) =>
		Promise.resolve({
			...reply(language, text(words.home.what), listOf(words.small.examples), text(words.help.promise)),
			title: words.home.title,
		}),
};

const listOf = (items: readonly string[]): Block => ({ kind: 'list', items: items.map((item) => [item]) });
