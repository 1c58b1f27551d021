/** Claims shown as they come, where Slack can stream. A courtesy: whatever goes wrong here, the whole answer follows. */

import type { Delivery } from '../../src/channel.js';
import { type Claim, claimLine } from '../../src/reply.js';
import { renderBlock } from './blocks.js';
import type { Failure, Result } from './call.js';

export interface StreamParts {
	/** Calls a method about this conversation. */
	on(method: string, args: Record<string, unknown>): Promise<Result>;
	/** Arguments of the start: the thread, and for whom it is. */
	opening: Record<string, unknown>;
	delivery: Delivery<unknown>;
	/** False where nothing is to be streamed. */
	allowed: boolean;
	/** Slack cannot stream there. */
	refused(): void;
}

export interface Streamed {
	/** The message that is being streamed. */
	ts?: string;
	shown: readonly Claim[];
	/** What was shown is in doubt. */
	broken: boolean;
	/** The person ended it: it stays as it is. */
	stopped: boolean;
	/** A message may be out there that we do not know of. */
	lost: boolean;
}

export interface Stream {
	add(claim: Claim): void;
	/** What came of it, once everything that was added is dealt with. */
	settle(): Promise<Streamed>;
}

/** Claims, and characters, shown while they come; the others wait for the whole answer. */
const LONGEST = 20;
const CHARACTERS = 6000;

/** Slack's ways to say that streaming does not exist there, for this app or at all. */
const UNABLE =
	/^(?:unknown_method|http_404|not_allowed|missing_scope|method_not_supported|feature_not_enabled|access_denied)/;

export function createStream({ on, opening, delivery, allowed, refused }: StreamParts): Stream {
	const waiting: Claim[] = [];
	const shown: Claim[] = [];
	let state: Omit<Streamed, 'shown'> = { broken: !allowed, stopped: false, lost: false };
	let pumping: Promise<void> = Promise.resolve();

	/** The first claim opens the stream; those that came meanwhile follow together. */
	async function pump(): Promise<void> {
		const { ts, broken } = state;
		if (broken || waiting.length === 0) return;
		const claims = waiting.splice(0, fitting(ts ? LONGEST - shown.length : 1));
		if (claims.length === 0) return;
		const chunks = claims.map((claim) => ({ type: 'blocks', blocks: claimBlocks(claim) }));
		if (!ts) await delivery.sending();
		const result = await (ts
			? on('chat.appendStream', { ts, chunks })
			: on('chat.startStream', { ...opening, chunks }));
		if (!result.ok) return stop(result);
		state = { ...state, ts: ts ?? (result.result.ts as string) };
		shown.push(...claims);
		return pump();
	}

	/** How many of those waiting may still be shown. */
	function fitting(most: number): number {
		let room = CHARACTERS - shown.reduce((sum, { text }) => sum + text.length, 0);
		let count = 0;
		for (const { text } of waiting.slice(0, Math.max(0, most))) {
			room -= text.length;
			if (room < 0) break;
			count += 1;
		}
		return count;
	}

	function stop({ unknown, error }: Failure): void {
		const started = state.ts !== undefined;
		state = { ...state, broken: true, stopped: error === 'stopped_by_user', lost: !started && unknown };
		if (!started && UNABLE.test(error)) refused();
	}

	return {
		add(claim) {
			waiting.push(claim);
			pumping = pumping.then(pump);
		},
		async settle() {
			await pumping;
			return { ...state, shown };
		},
	};
}

function claimBlocks(claim: Claim) {
	return renderBlock({ kind: 'list', items: [claimLine(claim)] });
}
