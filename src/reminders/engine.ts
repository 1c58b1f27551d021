/** The engine: at each tick it works out what is due as things stand, less what went out already. No timer per event, no queue on disk. */

import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ExchangeEvent } from '../events/event.js';
import type { Log } from '../log.js';
import type { Address } from '../message.js';
import type { Reply } from '../reply.js';
import type { Store } from '../store/store.js';
import { type Entry, isEnd, type Job, lastWord, type Self } from './attempt.js';
import { type Compose, createChoice } from './choose.js';
import { createDelivery } from './deliver.js';
import { createLedger } from './ledger.js';
import type { Outcome, State } from './outcome.js';
import type { Due } from './pending.js';
import { createQueue } from './queue.js';
import type { Register } from './register.js';
import { createRoster, type Roster, tell } from './roster.js';
import { createTransit } from './transit.js';

export interface EngineOptions {
	store: Store;
	register: Register;
	/** As they stand now; asked again before each batch. */
	events(): Promise<readonly ExchangeEvent[]>;
	/** When an event's documentation came to the library, epoch milliseconds by id of the event. */
	documented(): ReadonlyMap<string, number>;
	send(to: Address, reply: Reply): Promise<Outcome>;
	compose: Compose;
	due: Due;
	log: Log;
	clock(): number;
	/** No other process works on this store: what is found half sent was left by an earlier life. */
	alone: boolean;
	/** From 0 to 1: spreads those who were turned away together. */
	random?: () => number;
}

/** Of one tick. `due` is all that was due, `waiting` what still is. */
export type Figures = Record<'due' | 'sent' | 'late' | 'twice' | 'failed' | 'unknown' | 'gone' | 'waiting', number>;

export interface Engine {
	/** Sends what is due. Never rejects; ticks do not overlap: a second caller gets the figures of the one under way. */
	tick(): Promise<Figures>;
	/** What is changed through it is noticed at once; any other change when everything is read next. */
	register: Register;
	/** For /healthz: counts only. What ended, as far back as its rows are kept; the rest of the last tick. */
	state(): Readonly<Record<string, number>>;
	/** Begins nothing more and waits a few seconds for what is on its way. */
	stop(): Promise<void>;
}

/** Milliseconds that a stop may last. */
const GRACE = 5000;

export function createEngine(options: EngineOptions): Engine {
	const roster = createRoster(options.store, options.register);
	const round = createRound(options, roster);
	let running: Promise<Figures> | undefined;
	let stopped = false;
	return {
		tick() {
			if (stopped) return Promise.resolve(none());
			running ??= round.run().finally(() => {
				running = undefined;
			});
			return running;
		},
		register: tell(options.register, roster.touch),
		state: round.state,
		async stop() {
			stopped = true;
			round.stop();
			const patience = new AbortController();
			const grace = sleep(GRACE, undefined, { signal: patience.signal }).catch(() => undefined);
			await Promise.race([running, grace]);
			patience.abort();
		},
	};
}

/** What happens at a tick, and what is known between two of them. */
function createRound(options: EngineOptions, roster: Roster) {
	const { store, log, clock, alone, random = Math.random } = options;
	const self: Self = { by: randomUUID(), alone, clock };
	const ledger = createLedger(store);
	const transit = createTransit(clock);
	const queue = createQueue({ ...options, roster, ledger });
	const parts = { ...options, random, self, ledger, transit, roster, queue };
	const delivery = createDelivery({ ...parts, choose: createChoice(parts), settled });
	let figures = none();
	let faults = 0;

	async function settled(job: Job, state: State): Promise<void> {
		if (state === 'waiting') return;
		queue.forget(job.reminder.key);
		figures[state] += 1;
		if (state === 'sent') figures.late += Number(job.late);
		if (state === 'sent') figures.twice += Number(job.twice);
		if (state === 'gone') await unsubscribe(job, parts);
	}

	/** Ends tries that nobody will finish. */
	async function tidy(): Promise<void> {
		const entries = ledger.opens().flatMap(({ key, value: row, expires }): Entry[] => {
			const value = transit.has(key) ? undefined : lastWord(row, queue.has(key), self);
			return value ? [{ key, value, claimed: true, expires }] : [];
		});
		for (const { value } of entries) if (isEnd(value)) figures[value.state] += 1;
		await ledger.write(entries);
	}

	return {
		async run(): Promise<Figures> {
			figures = none();
			try {
				await ledger.refresh(alone ? undefined : self.by);
				await queue.refresh(true);
				await tidy();
				await delivery.drain();
			} catch (cause) {
				faults += 1;
				log.error('reminders interrupted', { faults }, cause);
			}
			return report(figures, queue.size(), log);
		},
		state: () => ({ ...figures, ...ledger.counts, faults }),
		stop: delivery.stop,
	};
}

type Leaving = Pick<EngineOptions, 'register' | 'log'> & { roster: Roster };

/** Their place is gone, and with it what they subscribed to, unless they have moved meanwhile. */
async function unsubscribe({ reminder: { to }, subscriber }: Job, { register, roster, log }: Leaving): Promise<void> {
	if (!(await roster.holds(to, subscriber))) return;
	await register.remove(to);
	roster.touch(to);
	const { channel, shared } = subscriber;
	log.warn('subscription ended, place is gone', { channel, shared });
}

function report(figures: Figures, waiting: number, log: Log): Figures {
	const { sent, failed, unknown, gone } = figures;
	figures.waiting = waiting;
	figures.due = sent + failed + unknown + gone + waiting;
	if (figures.due > 0) log.info('reminders', figures);
	if (failed + unknown > 0) log.warn('reminders given up', { failed, unknown });
	return figures;
}

function none(): Figures {
	return { due: 0, sent: 0, late: 0, twice: 0, failed: 0, unknown: 0, gone: 0, waiting: 0 };
}
