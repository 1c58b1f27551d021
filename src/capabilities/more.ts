/** The rest of a reply that did not fit into one message of its channel. */

import { z } from 'zod';
import { type Reply, reply, text } from '../reply.js';
import type { Capability } from './capability.js';

/** Only the frame is checked: the contents were written by this bot and kept with us. */
const stateSchema = z.object({
	audience: z.enum(['public', 'programme']),
	rest: z.looseObject({ language: z.enum(['de', 'en']), blocks: z.array(z.unknown()), show: z.string() }),
});

export const more: Capability = {
	name: 'more',
	recognise: ({ pressed }) => pressed?.capability === 'more',
	handle({ pressed, message, language, words }) {
		const { audience, rest } = stateSchema.parse(pressed?.state);
		/** Somebody reads along by now who may not see what was meant for members. */
		const wider = audience === 'programme' && message.asker.audience !== 'programme';
		const expired: Reply = { ...reply(language, text(words.expired)), show: 'private' };
		return Promise.resolve({ reply: wider ? expired : (rest as unknown as Reply) });
	},
};
