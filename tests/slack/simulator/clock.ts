/** The simulator's time, which tests can move forward, and the ids it hands out: always the same, in the same order. */

export interface Clock {
	/** Epoch milliseconds. */
	now(): number;
	/** Moves this clock, not the machine's: triggers, response URLs, streams, statuses and tokens grow older. */
	advance(ms: number): void;
	/** A message timestamp, unique and increasing. */
	ts(): string;
	/** `prefix` and a running number, such as C0SIM00001. */
	id(prefix: string): string;
	/** Letters and digits that look random and are not: the same in every run. */
	secret(length: number): string;
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';

export function createClock(source: () => number): Clock {
	let offset = 0;
	let last = 0;
	let state = 0x2545f491;
	const counters = new Map<string, number>();
	const next = () => {
		state ^= state << 13;
		state ^= state >>> 17;
		state ^= state << 5;
		return state >>> 0;
	};
	const now = () => source() + offset;
	return {
		now,
		advance(ms) {
			offset += ms;
		},
		ts() {
			last = Math.max(last + 1, Math.floor(now()) * 1000);
			return `${Math.floor(last / 1_000_000)}.${String(last % 1_000_000).padStart(6, '0')}`;
		},
		id(prefix) {
			const count = (counters.get(prefix) ?? 0) + 1;
			counters.set(prefix, count);
			return `${prefix}0SIM${String(count).padStart(5, '0')}`;
		},
		secret(length) {
			let text = '';
			while (text.length < length) text += LETTERS[next() % LETTERS.length] ?? '';
			return text;
		},
	};
}
