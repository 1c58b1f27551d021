/** Every message there is, as a person would see it, found by channel, by thread and by timestamp without searching. */

import type { Data } from './json.js';

export interface Message {
	team: string;
	channel: string;
	ts: string;
	thread_ts?: string;
	/** The bot's user, or the person. */
	user: string;
	bot_id?: string;
	/** Fallback and notification, or all there is when there are no blocks. */
	text: string;
	/** As they are shown, with the block and action ids Slack fills in. */
	blocks: Data[];
	attachments: Data[];
	/** Only this person sees it. */
	ephemeralFor?: string;
	/** A stream that is still open. */
	streaming: boolean;
	/** Set once the message has been a stream: Slack keeps such text as rich text. */
	streamed: boolean;
	edited?: { user: string; ts: string };
	deletedByUs: boolean;
	/** How the text is read. */
	link_names: boolean;
	parse: 'full' | 'none' | 'client';
	mrkdwn: boolean;
	unfurl_links?: boolean;
	unfurl_media?: boolean;
	metadata?: Data;
	subtype?: string;
	/** Every state it was in before, oldest first. */
	history: { text: string; blocks: Data[] }[];
}

export type NewMessage = Pick<Message, 'team' | 'channel' | 'user' | 'text'> & Partial<Message>;

export interface Messages {
	add(message: NewMessage): Message;
	find(channel: string, ts: string): Message | undefined;
	/** The root and its replies, in order. */
	thread(channel: string, root: string): readonly Message[];
	/** Visible ones in order, of the app alone or of everybody. */
	list(channel?: string, by?: 'app' | 'all'): Message[];
	/** Deleted ones too. */
	all(channel?: string): readonly Message[];
	replace(message: Message, text: string, blocks: Data[]): void;
}

const push = <Key>(map: Map<Key, Message[]>, key: Key, message: Message) => {
	const list = map.get(key);
	if (list) list.push(message);
	else map.set(key, [message]);
};

export function createMessages(ts: () => string): Messages {
	const everything: Message[] = [];
	const byChannel = new Map<string, Message[]>();
	const byThread = new Map<string, Message[]>();
	const byTs = new Map<string, Message>();
	const all = (channel?: string) => (channel === undefined ? everything : (byChannel.get(channel) ?? []));
	return {
		add(given) {
			const message: Message = { ...BLANK, attachments: [], blocks: [], history: [], ts: given.ts ?? ts(), ...given };
			everything.push(message);
			push(byChannel, message.channel, message);
			push(byThread, `${message.channel} ${message.thread_ts ?? message.ts}`, message);
			byTs.set(`${message.channel} ${message.ts}`, message);
			return message;
		},
		find: (channel, ts) => byTs.get(`${channel} ${ts}`),
		thread: (channel, root) => byThread.get(`${channel} ${root}`) ?? [],
		list: (channel, by = 'app') =>
			all(channel).filter((one) => !one.deletedByUs && (by === 'all' || one.bot_id !== undefined)),
		all,
		replace(message, text, blocks) {
			message.history.push({ text: message.text, blocks: message.blocks });
			message.text = text;
			message.blocks = blocks;
		},
	};
}

const BLANK = {
	streaming: false,
	streamed: false,
	deletedByUs: false,
	link_names: false,
	parse: 'none' as const,
	mrkdwn: true,
};
