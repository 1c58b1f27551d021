/** Passing a question on to the programme office: the asker sees and may change what is sent, and no name goes along. */

import { z } from 'zod';
import type { Buttons, Offer } from '../buttons.js';
import type { Address } from '../message.js';
import { type Reply, reply, text } from '../reply.js';
import { de, type Words } from '../words/de.js';
import type { Capability } from './capability.js';

export interface ForwardOptions {
	office: Address;
	buttons: Buttons;
	/** Delivers a message; false when it did not arrive. */
	send(to: Address, message: Reply): Promise<boolean>;
}

const NAME = 'forward';
const LONGEST = 4000;
const stateSchema = z.object({ question: z.string() });

export function forwardOffer({ forward }: Words, question: string): Offer {
	const form = [{ name: 'message', label: `${forward.preview} ${forward.anonymous}`, value: question, lines: 4 }];
	return { capability: NAME, state: { question }, label: forward.button, form };
}

export function createForward({ office, buttons, send }: ForwardOptions): Capability {
	return {
		name: NAME,
		recognise: ({ pressed }) => pressed?.capability === NAME,
		async handle({ pressed, message, language, words }) {
			const state = stateSchema.safeParse(pressed?.state);
			const written = (pressed?.fields.message ?? (state.success ? state.data.question : '')).trim().slice(0, LONGEST);
			if (!written) return { reply: { ...reply(language, text(words.small.empty)), show: 'private' } };
			const arrived = await send(office, reply('de', text(de.forward.received), text(written)));
			if (!arrived) return { reply: { ...reply(language, text(words.forward.failed)), show: 'private' } };
			await buttons.remove(message.pressed?.token ?? '');
			return { reply: { ...reply(language, text(words.forward.sent), text(words.quoted(written))), show: 'instead' } };
		},
	};
}
