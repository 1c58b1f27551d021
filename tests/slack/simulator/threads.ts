/** What stands beside messages: the status line of a thread, its title, suggested prompts, agent sessions. */

import type { Clock } from './clock.js';

export interface Status {
	channel: string;
	thread_ts: string;
	text: string;
	loading: readonly string[];
	/** Epoch milliseconds. */
	at: number;
}
export interface Prompt {
	title: string;
	message: string;
}
export interface Suggestion {
	title?: string;
	prompts: readonly Prompt[];
	thread_ts?: string;
}
export interface Session {
	status: 'active' | 'processing' | 'suspended' | 'closed';
	title?: string;
}

export interface Threads {
	/** Undefined when there is none, it was cleared by a message, or two minutes have passed. */
	status(channel: string, thread_ts: string): string | undefined;
	/** Every one that was ever set, empty texts included. */
	statuses: readonly Status[];
	setStatus(channel: string, thread_ts: string, text: string, loading: readonly string[]): void;
	/** A message was posted in the thread. */
	posted(channel: string, thread_ts: string): void;
	prompts: Map<string, Suggestion>;
	titles: Map<string, string>;
	sessions: Map<string, Session>;
}

const STATUS_LIFE = 120_000;

export function createThreads(clock: Clock): Threads {
	const current = new Map<string, Status>();
	const statuses: Status[] = [];
	return {
		statuses,
		status(channel, thread_ts) {
			const found = current.get(`${channel} ${thread_ts}`);
			return found && clock.now() - found.at < STATUS_LIFE ? found.text : undefined;
		},
		setStatus(channel, thread_ts, text, loading) {
			const status = { channel, thread_ts, text, loading, at: clock.now() };
			statuses.push(status);
			if (text === '') current.delete(`${channel} ${thread_ts}`);
			else current.set(`${channel} ${thread_ts}`, status);
		},
		posted(channel, thread_ts) {
			current.delete(`${channel} ${thread_ts}`);
		},
		prompts: new Map(),
		titles: new Map(),
		sessions: new Map(),
	};
}
