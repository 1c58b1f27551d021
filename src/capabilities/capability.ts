/** What the bot can do: each capability recognises its messages and answers them. */

import type { Pressed } from '../buttons.js';
import type { Progress } from '../channel.js';
import type { Library } from '../library/library.js';
import type { Language, Message } from '../message.js';
import type { Reply } from '../reply.js';
import type { Words } from '../words/de.js';

export interface Turn {
	message: Message;
	/** A button of ours, with the state behind it. */
	pressed?: Pressed;
	/** Questions of this conversation, oldest first, as they stand alone. */
	earlier: readonly string[];
	language: Language;
	words: Words;
	/** Narrowed to what the asker and the place may see. */
	library: Library;
	now: Date;
	signal: AbortSignal;
	progress: Progress;
}

export interface Handled {
	reply: Reply;
	/** The question as it stands alone, for the next turn; absent for small talk. */
	question?: string;
}

export interface Capability {
	name: string;
	recognise(turn: Turn): boolean;
	handle(turn: Turn): Promise<Handled>;
	/** Its part of a person's start page: titled, with buttons. */
	home?(turn: Turn): Promise<Reply>;
}
