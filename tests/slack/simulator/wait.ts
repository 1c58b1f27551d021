/** Waiting for what the app does in its own time. */

import type { Message, Messages } from './messages.js';
import { sleep } from './wire.js';

/** Rejects with what was waited for, so that a failing test says it. */
export async function until(done: () => boolean, what = 'it', timeoutMs = 5000): Promise<void> {
	const end = Date.now() + timeoutMs;
	while (!done()) {
		if (Date.now() > end) throw new Error(`${what} did not happen within ${timeoutMs} ms`);
		await sleep(2);
	}
}

/** Finished messages of the app in the thread of a message, written after it. */
export async function answersTo(messages: Messages, said: Message, count = 1, timeoutMs = 5000): Promise<Message[]> {
	const found = () =>
		messages
			.thread(said.channel, said.thread_ts ?? said.ts)
			.filter(
				(one) => one.bot_id !== undefined && !one.deletedByUs && !one.streaming && Number(one.ts) > Number(said.ts),
			);
	await until(() => found().length >= count, `${count} answers to ${said.ts}`, timeoutMs);
	return found();
}
