/** Where an answer goes. Plain data: it is kept until the answer is out, and as the reference to write there later. */

import type { Message } from '../../src/message.js';

export type Kind = 'personal' | 'groupChat' | 'channel';

export interface Target {
	/** The registration that was addressed; empty without any. */
	app: string;
	serviceUrl: string;
	tenant: string;
	/** The chat or channel, without a thread. */
	conversation: string;
	/** Root message of the thread, in channels. */
	thread?: string | undefined;
	kind: Kind;
	/** How the bot is called there. */
	bot: string;
}

/** Who speaks, as far as the platform says. */
export interface Standing {
	target: Target;
	/** As Teams calls them in a conversation. */
	id: string;
	/** Object id in the directory, where there is one. */
	person: string;
	locale?: string | undefined;
	/** `Europe/Berlin` */
	zone?: string | undefined;
	name?: string | undefined;
}

/** What the inbox keeps. */
export interface Work {
	/** Its asker is to be filled in from `standing`. */
	message: Message;
	standing: Standing;
	/** The message a button was pressed in. */
	pressed?: string | undefined;
	/** Said when the app was installed: nobody asked. */
	welcome?: boolean | undefined;
}

/** The address of a place: `tenant/conversation`, in channels with the thread. */
export function placeOf({ tenant, conversation, thread }: Target): string {
	return [tenant, conversation, ...(thread ? [thread] : [])].join('/');
}

/** How Teams is told where: the thread belongs to the conversation. */
export function conversationOf({ conversation, thread }: Target): string {
	return thread ? `${conversation};messageid=${thread}` : conversation;
}
