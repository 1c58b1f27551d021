/** The rest of a reply that did not fit into one message of its channel. */

import { z } from 'zod';
import type { Reply } from '../reply.js';
import type { Capability } from './capability.js';

/** Only its frame is checked: the contents were written by this bot and kept with us. */
const stateSchema = z.looseObject({ language: z.enum(['de', 'en']), blocks: z.array(z.unknown()), show: z.string() });

export const more: Capability = {
	name: 'more',
	recognise: ({ pressed }) => pressed?.capability === 'more',
	handle: ({ pressed }) => Promise.resolve({ reply: stateSchema.parse(pressed?.state) as unknown as Reply }),
};
