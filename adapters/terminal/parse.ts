/** A typed line → Message. The person at the keyboard runs the machine, so they see every document. */

import { randomUUID } from 'node:crypto';
import type { Language, Message } from '../../src/message.js';

/** @param conversation one for each chat */
export function parseLine(text: string, conversation: string, language?: Language): Message {
	return {
		id: randomUUID(),
		text,
		person: conversation,
		conversation,
		from: { channel: 'terminal', place: conversation },
		asker: { tenant: 'local', audience: 'programme', role: 'organiser' },
		...(language ? { language } : {}),
	};
}
