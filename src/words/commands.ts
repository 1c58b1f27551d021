/** The names under which something can be asked for, in both languages: `/austausch termine`, or the word alone. */

import type { Command } from '../message.js';

const NAMES = new Map<string, Command | 'ask'>(
	Object.entries({
		hilfe: 'help',
		help: 'help',
		frage: 'ask',
		ask: 'ask',
		termine: 'events',
		events: 'events',
		kontakte: 'contacts',
		contacts: 'contacts',
		sprache: 'language',
		language: 'language',
		datenschutz: 'privacy',
		privacy: 'privacy',
	} as const),
);

export interface Named {
	command?: Command;
	/** What stands behind the name; the whole text where there is none. */
	text: string;
}

/** What follows a slash command: nothing asks for help, a name for its thing, all else is a question. */
export function parseCommand(line: string): Named {
	const [first = '', ...rest] = line.trim().split(/\s+/);
	if (!first) return { command: 'help', text: '' };
	const name = NAMES.get(first.toLowerCase());
	if (!name) return { text: line.trim() };
	const text = line.trim().slice(first.length).trim();
	return name === 'ask'
		? text
			? { text }
			: { command: 'help', text: '' }
		: { command: name, text: rest.length > 0 ? text : '' };
}

/** A message that is nothing but a name. */
export function parseWord(line: string): Named {
	const name = NAMES.get(
		line
			.trim()
			.toLowerCase()
			.replace(/[!.?]+$/, ''),
	);
	return name && name !== 'ask' ? { command: name, text: '' } : { text: line };
}
