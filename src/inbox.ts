/** Messages on their way: kept in the store from arrival until the answer is out. A worker that vanishes loses its lease. */

import { z } from 'zod';
import type { Delivery, Inbox } from './channel.js';
import { BotError } from './errors.js';
import type { Log } from './log.js';
import type { Json, Row, Store } from './store/store.js';

export interface InboxOptions {
	store: Store;
	log: Log;
	clock(): number;
	/** No other process works on this store: what is found at the start was left by an earlier life. */
	alone: boolean;
}

export type OpenInbox = Inbox & { close(): void };

const KIND = 'delivery';
/** Milliseconds: how long a key counts as taken, and how long a worker may be silent. */
const REMEMBERED = 25 * 60 * 60 * 1000;
const LEASE = 60_000;
/** A message that takes the process down with it is not tried for ever. */
const TRIES = 3;

const schema = z.object({
	state: z.enum(['waiting', 'sending']),
	item: z.json(),
	attempt: z.number(),
	uncertain: z.boolean(),
	until: z.number(),
});
type Value = z.infer<typeof schema>;

/** What this process is working on, by key: how each lease is renewed. */
interface Desk {
	mine: Map<string, () => Promise<void>>;
	clock(): number;
	/** False when the row is no longer of that version. */
	put(key: string, value: Json, version: number): Promise<boolean>;
}

export function openInbox({ store, log, clock, alone }: InboxOptions): OpenInbox {
	const mine: Desk['mine'] = new Map();
	const put: Desk['put'] = (key, value, version) =>
		store.apply([{ put: { kind: KIND, key, value, expires: clock() + REMEMBERED }, version }]);
	const desk = { mine, clock, put };

	/** Held before it is written: what is just arriving here was not left behind. */
	async function begin<T>(key: string, value: Value, version: number): Promise<Delivery<T> | undefined> {
		if (mine.has(key)) return undefined;
		const held = async () => undefined;
		mine.set(key, held);
		try {
			return (await put(key, value, version)) ? work<T>(desk, key, value, version + 1) : undefined;
		} finally {
			if (mine.get(key) === held) mine.delete(key);
		}
	}

	async function adopt<T>(row: Row): Promise<Delivery<T> | undefined> {
		const { success, data } = schema.safeParse(row.value);
		if (!success || mine.has(row.key) || (!alone && data.until > clock())) return undefined;
		const value = nextTry(data, clock());
		if (value) return begin(row.key, value, row.version);
		log.error('message given up', { attempts: data.attempt });
		await put(row.key, { state: 'done' }, row.version);
		return undefined;
	}

	const beat = setInterval(() => {
		for (const renew of mine.values()) renew().catch((cause) => log.error('lease not renewed', {}, cause));
	}, LEASE / 3).unref();

	return {
		async take<T>(key: string, item: T) {
			const value: Value = {
				state: 'waiting',
				item: item as Json,
				attempt: 1,
				uncertain: false,
				until: clock() + LEASE,
			};
			return begin<T>(key, value, 0);
		},
		async abandoned<T>(prefix: string) {
			const rows = (await Promise.all(['waiting', 'sending'].map((state) => store.find(KIND, { state })))).flat();
			const found = await Promise.all(rows.filter(({ key }) => key.startsWith(prefix)).map((row) => adopt<T>(row)));
			return found.filter((one) => one !== undefined);
		},
		close: () => clearInterval(beat),
	};
}

function work<T>({ mine, clock, put }: Desk, key: string, value: Value, version: number): Delivery<T> {
	let state = { value, version };
	let finished = false;
	let last: Promise<void> = Promise.resolve();
	const write = async (next: Json) => {
		if (!(await put(key, next, state.version))) {
			free();
			throw new BotError('inbox', 'Another worker took this message over.');
		}
		state = { ...state, version: state.version + 1 };
	};
	/** One change after the other: each builds on the version before. */
	const inTurn = (change: () => Promise<void>) => {
		const next = last.then(change);
		last = next.catch(() => undefined);
		return next;
	};
	const keep = (change: Partial<Value>) =>
		inTurn(async () => {
			state = { ...state, value: { ...state.value, ...change, until: clock() + LEASE } };
			await write(state.value);
		});
	const renew = () => (finished ? last : keep({}));
	const free = () => mine.get(key) === renew && mine.delete(key);
	mine.set(key, renew);
	return {
		item: value.item as T,
		attempt: value.attempt,
		uncertain: value.uncertain,
		sending: () => keep({ state: 'sending' }),
		done() {
			finished = true;
			return inTurn(() => write({ state: 'done' })).finally(free);
		},
		release() {
			finished = true;
			return inTurn(() => write({ ...state.value, until: clock() })).finally(free);
		},
	};
}

/** Undefined where it is not to be tried again: too often, or it may have been sent twice already. */
function nextTry(last: Value, now: number): Value | undefined {
	const sent = last.state === 'sending';
	if (last.attempt >= TRIES || (sent && last.uncertain)) return undefined;
	const uncertain = last.uncertain || sent;
	return { ...last, state: 'waiting', attempt: last.attempt + 1, uncertain, until: now + LEASE };
}
