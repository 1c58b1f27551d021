/** What is said in Teams in its own way: there are no slash commands, and commands are words. */

import type { Message } from '../../src/message.js';
import { type Block, type Reply, reply, text } from '../../src/reply.js';
import { wordsFor } from '../../src/words/words.js';

/** Help with the commands of Teams, or the words after an installation. */
export function dress(kind: 'help' | 'welcome', said: Reply): Reply {
	const words = wordsFor(said.language);
	const commands = [text(words.teams.commands), listOf(words.teams.command)];
	if (kind === 'help') return { ...said, blocks: [...said.blocks, ...commands] };
	return reply(
		said.language,
		text(words.teams.welcome),
		listOf(words.small.examples),
		text(words.help.promise),
		...commands,
	);
}

/** Asks the bot, except for what depends on how commands are given here. */
export async function own(
	message: Message,
	ask: (message: Message) => Promise<Reply | undefined>,
): Promise<Reply | undefined> {
	if (message.command === 'help') {
		const said = await ask({ ...message, interactive: false });
		return said && dress('help', said);
	}
	const said = await ask(message);
	if (!said || message.command !== 'contacts' || message.text.trim() !== '') return said;
	return { ...said, blocks: [text(wordsFor(said.language).teams.contacts)] };
}

const listOf = (items: readonly string[]): Block => ({ kind: 'list', items: items.map((item) => [item]) });
