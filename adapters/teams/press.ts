/** What was heard → the message for the bot and where the answer goes. Pure: who the person is, is asked later. */

import type { Message } from '../../src/message.js';
import { type Named, parseCommand, parseWord } from '../../src/words/commands.js';
import type { Heard } from './heard.js';
import { placeOf, type Work } from './target.js';

/** Anything a person did in a conversation. */
export function fromHeard(heard: Heard): Work {
	const { target, id, locale, zone, name, person, activity } = heard;
	const place = placeOf(target);
	const message: Message = {
		id: [target.app, target.tenant, target.conversation, activity].join('/'),
		text: '',
		person: `${target.tenant}/${person}`,
		conversation: place,
		from: { channel: 'teams', place },
		...(target.kind === 'personal'
			? {}
			: { room: { channel: 'teams', place: placeOf({ ...target, thread: undefined }) } }),
		/** Nobody is trusted before Teams was asked. */
		asker: { tenant: target.tenant, audience: 'public', role: 'guest' },
		interactive: true,
	};
	const standing = { target, id, person, locale, zone, name };
	if (heard.kind === 'said') return { message: { ...message, ...named(heard.text) }, standing };
	if (heard.kind !== 'pressed') return { message, standing };
	const { token, fields, message: pressed } = heard;
	return { message: { ...message, pressed: { token, ...(fields ? { fields } : {}) } }, standing, pressed };
}

/**
 * A command is a word of its own, or one followed by what it is about. „Termine in Cottbus?“ is a question, for which
 * the word alone would say too little.
 */
export function named(said: string): Named {
	const alone = parseWord(said);
	if (alone.command) return alone;
	const [, first, rest = ''] = /^\/?(\p{L}+):?(?:\s+([\s\S]+))?$/u.exec(said.trim()) ?? [];
	if (first === undefined) return { text: said };
	const command = parseCommand(`${first} ${rest}`);
	const asks = command.command === undefined && rest !== '' && command.text === rest;
	if (asks || (command.command === 'help' && rest === '')) return command;
	const about = command.command === 'contacts' && rest !== '' && !rest.trim().endsWith('?');
	const chosen = command.command === 'language' && /^\S+$/.test(rest.trim());
	return about || chosen ? command : { text: said };
}
