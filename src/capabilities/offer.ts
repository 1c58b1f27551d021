/** Puts buttons to a reply, and to its sources, where the channel shows them. */

import type { Buttons, Offer } from '../buttons.js';
import type { Reply } from '../reply.js';
import type { Turn } from './capability.js';
import { sourceOffer } from './source.js';

export async function offering(
	said: Reply,
	{ message, language }: Pick<Turn, 'message' | 'language'>,
	buttons: Buttons,
	offers: readonly Offer[],
): Promise<Reply> {
	const sources = message.interactive ? said.sources.map(sourceOffer) : [];
	const all = [...sources, ...offers];
	if (all.length === 0) return said;
	const tokens = await buttons.keep(message, language, all);
	const made = offers.map(({ label = '', form }, at) => ({
		label,
		token: tokens[sources.length + at] ?? '',
		...(form ? { form } : {}),
	}));
	return {
		...said,
		sources: said.sources.map((source, at) => (sources[at] ? { ...source, open: tokens[at] ?? '' } : source)),
		buttons: [...said.buttons, ...made],
	};
}
