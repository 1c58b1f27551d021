/** Where an answer goes: a conversation, a response address, a window. Plain data: it is kept until the answer is out. */

import type { Message } from '../../src/message.js';
import type { Workplace } from './heard.js';

export interface Target extends Workplace {
	user: string;
	/** Absent in the home tab and in windows. */
	channel?: string | undefined;
	/** The thread to answer in. */
	thread?: string | undefined;
	/** Address for answers that only the asker sees, and for channels the bot is not in. */
	url?: string | undefined;
	/** Opens a window, once, within three seconds. */
	trigger?: string | undefined;
	/** The window a button was pressed in. */
	view?: string | undefined;
	/** In somebody else's thread: what is no answer stays between the bot and the asker. */
	quiet?: boolean | undefined;
	/** The message a button was pressed in. */
	pressed?: { ts: string; ephemeral: boolean } | undefined;
}

/** What the inbox keeps. */
export interface Work {
	/** Its asker is to be filled in from `standing`. */
	message: Message;
	target: Target;
	standing: Standing;
}

/** What decides who the person is, and who reads along. */
export interface Standing extends Workplace {
	user: string;
	/** The person's own workspace, where the payload says it. */
	home?: string | undefined;
	/** Absent where nobody else reads along. */
	channel?: string | undefined;
	external?: boolean;
	/** Said to the bot alone. */
	direct?: boolean;
	/** Wrote in the channel, which only its members can. */
	spoke?: boolean;
}

/** Calls of one conversation wait for one another. */
export function placeOf({ team, channel, user }: Target): string {
	return `${team}/${channel ?? user}`;
}
