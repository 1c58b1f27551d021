/** The thumbs below an answer: counted at once, the sentence with them. Others' ratings of somebody's answer are not. */

import type { Bot } from '../../src/channel.js';
import type { Reply } from '../../src/reply.js';
import type { Heard } from './heard.js';
import { fromHeard } from './press.js';

const TIMEOUT = 5000;

/** @param rated what belongs to the message that was rated */
export async function rate(bot: Bot, heard: Heard & { kind: 'rated' }, rated: Reply | undefined): Promise<void> {
	if (!rated?.rating) return;
	const { helpful, unhelpful } = rated.rating;
	const { message } = fromHeard(heard);
	const fields = heard.comment.trim() ? { fields: { comment: heard.comment } } : {};
	const pressed = { token: heard.helpful ? helpful : unhelpful, ...fields };
	await bot.answer({ ...message, pressed }, AbortSignal.timeout(TIMEOUT));
}
