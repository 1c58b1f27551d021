/** Claims shown as they come, in personal chats. A courtesy: whatever goes wrong here, the whole answer follows. */

import type { Delivery } from '../../src/channel.js';
import { type Claim, claimLine } from '../../src/reply.js';
import type { Result } from './call.js';
import { renderText } from './markdown.js';
import type { Json } from './plain.js';

export interface StreamParts {
	/** Sends an activity to the conversation. */
	send(activity: Json, options: { once: boolean; patience: number }): Promise<Result>;
	delivery: Delivery<unknown>;
	/** Milliseconds between two updates. */
	pace: number;
	/** The person pressed the stop button. */
	stopped(): void;
}

export interface Streamed {
	/** Present where a stream is open. */
	id?: string;
	shown: readonly Claim[];
	/** The person does not want to see the rest. */
	stopped: boolean;
}

export interface Stream {
	/** Opens it with a line that says what is being done. */
	open(status: string): void;
	add(claim: Claim): void;
	/** What came of it. Nothing is sent from here on. */
	settle(): Promise<Streamed>;
}

/** Claims, and characters, shown while they come; the others wait for the whole answer. */
const LONGEST = { claims: 20, text: 2000 };

export function createStream({ send, delivery, pace, stopped }: StreamParts): Stream {
	const claims: Claim[] = [];
	let shown = 0;
	let sequence = 0;
	let id: string | undefined;
	let state: 'new' | 'open' | 'broken' | 'stopped' | 'over' = 'new';
	let wake: (() => void) | undefined;
	let running: Promise<void> = Promise.resolve();

	async function update(kind: 'informative' | 'streaming', text: string): Promise<boolean> {
		sequence += 1;
		const entity = { type: 'streaminfo', streamType: kind, streamSequence: sequence, ...(id ? { streamId: id } : {}) };
		const opening = id === undefined;
		const result = await send({ type: 'typing', text, entities: [entity] }, { once: opening, patience: 3000 });
		if (result.ok) id ??= result.value;
		else if (!opening) fail(result.reason);
		else state = 'broken';
		return result.ok;
	}

	/** Which refusal it is, stands in its words alone. */
	function fail(reason: string): void {
		const wanted = /cancel/i.test(reason);
		state = wanted ? 'stopped' : 'broken';
		if (wanted) stopped();
	}

	/** Each update holds everything so far, and comes no sooner than a pace after the last. */
	async function pump(status: string): Promise<void> {
		if (!(await update('informative', status))) return;
		while (state === 'open') {
			await rest();
			if (state !== 'open' || claims.length === shown) continue;
			const count = fitting(claims);
			if (count === shown) return;
			if (shown === 0) await delivery.sending();
			if (await update('streaming', textOf(claims.slice(0, count)))) shown = count;
		}
	}

	/** Until it is time for the next update, or it is over. */
	function rest(): Promise<void> {
		return new Promise((resolve) => {
			const timer = setTimeout(resolve, Math.max(pace, 1));
			wake = () => {
				clearTimeout(timer);
				resolve();
			};
			if (state !== 'open') wake();
		});
	}

	return {
		open(status) {
			if (state !== 'new') return;
			state = 'open';
			running = pump(status).catch(() => {
				state = 'broken';
			});
		},
		add: (claim) => void claims.push(claim),
		async settle() {
			if (state === 'open') state = 'over';
			wake?.();
			await running;
			return {
				shown: claims.slice(0, shown),
				stopped: state === 'stopped',
				...(id && state !== 'stopped' ? { id } : {}),
			};
		},
	};
}

/** How many fit into what every part of an answer holds. */
function fitting(claims: readonly Claim[]): number {
	let count = Math.min(claims.length, LONGEST.claims);
	while (count > 0 && textOf(claims.slice(0, count)).length > LONGEST.text) count -= 1;
	return count;
}

/** As the whole answer begins, where it is a list. */
export function textOf(claims: readonly Claim[]): string {
	return renderText([{ kind: 'list', items: claims.map(claimLine) }]);
}
