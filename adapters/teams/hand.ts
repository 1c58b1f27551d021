/** A button that was pressed: answered in the same call where the answer belongs there and comes in time. */

import { setTimeout as sleep } from 'node:timers/promises';
import type { Delivery } from '../../src/channel.js';
import type { Language } from '../../src/message.js';
import type { Reply } from '../../src/reply.js';
import { wordsFor } from '../../src/words/words.js';
import type { Json } from './plain.js';
import { opened, partCard, whispered, withText } from './respond.js';
import type { Work } from './target.js';
import type { Hand, Worker } from './work.js';

/** How long the call waits before it says that the bot is searching, in milliseconds. */
const QUICK = 2500;

/** @param before what belongs to the message the button is in */
export function handOver(
	worker: Worker,
	delivery: Delivery<Work>,
	before: Reply | undefined,
	language: Language,
): Promise<Json> {
	const words = wordsFor(language).teams;
	return new Promise((resolve) => {
		let waiting = true;
		/** @returns whether it was in time */
		const settle = (body: Json): boolean => {
			const mine = waiting;
			waiting = false;
			resolve(body);
			return mine;
		};
		const hand: Hand = async (reply, defer) => {
			if (!waiting) return false;
			if (reply.show === 'message') {
				settle(withText(wordsFor(reply.language).teams.below));
				return false;
			}
			const body = await shown(reply, before, defer);
			await delivery.sending();
			return settle(body);
		};
		void worker.run(delivery, hand).then(() => settle(withText(words.known)));
		void sleep(QUICK, undefined, { ref: false }).then(() => settle(withText(words.searching)));
	});
}

/** Short words are read once; everything else takes the place of the card, for the one who pressed. */
async function shown(reply: Reply, before: Reply | undefined, defer: Parameters<Hand>[1]): Promise<Json> {
	const short = reply.show === 'private' && reply.buttons.length + reply.sources.length === 0;
	if (short) return whispered(reply);
	const { first, rest } = partCard(reply, before);
	const buttons = rest ? [await defer(rest), ...first.buttons] : first.buttons;
	return opened({ ...first, buttons }, before);
}
