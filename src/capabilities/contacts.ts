/** People named in the documentation for a topic: a question like any other, asked for by name. */

import { reply, text } from '../reply.js';
import type { Capability } from './capability.js';

export function createContacts(ask: Capability): Capability {
	return {
		name: 'contacts',
		recognise: ({ message }) => message.command === 'contacts',
		async handle(turn) {
			const { message, language, words } = turn;
			const topic = message.text.trim();
			if (topic) {
				const question = topic.includes(' ') && topic.endsWith('?') ? topic : words.contacts.question(topic);
				return await ask.handle({ ...turn, message: { ...message, text: question }, earlier: [] });
			}
			return { reply: { ...reply(language, text(words.contacts.how)), show: message.private ? 'private' : 'message' } };
		},
	};
}
