/**
 * An introduction as a state machine: one asks, the other answers or does not. Pure; who is told what follows from it
 * as letters. Until the other side has agreed, nothing of it lets the asker tell a refusal from silence.
 */

import { z } from 'zod';

const DAY = 24 * 60 * 60 * 1000;
/** After so long the asker hears that there was no answer, whether it was refused or not; and it ends, unless put off. */
export const SILENCE = 7 * DAY;
/** Put off: asked again after so long, with as much time to answer as the first time. */
export const LATER = 2 * DAY;
/** After so long both are asked whether it helped. */
export const HELPED = 14 * DAY;

/** What the other side learns of the asker. */
const askerSchema = z.object({
	tenant: z.string(),
	to: z.object({ channel: z.string(), place: z.string() }),
	name: z.string(),
	role: z.string(),
	municipality: z.string(),
	way: z.string(),
	language: z.enum(['de', 'en']),
});

export const introductionSchema = z.object({
	id: z.string(),
	/** Person. */
	asker: z.string(),
	/** Person, and whose they are; empty where their data were erased. */
	asked: z.string().default(''),
	askedTenant: z.string().default(''),
	from: askerSchema,
	/** Empty where the other side was erased. */
	why: z.string().default(''),
	/** Epoch milliseconds: asked, and until when it can be accepted. */
	at: z.number(),
	until: z.number(),
	state: z.enum(['open', 'accepted', 'declined', 'withdrawn', 'over']),
	/** Put off once. */
	later: z.boolean(),
	/** The asker was told that there was no answer. */
	told: z.boolean(),
	/** It was refused before it was withdrawn. */
	refused: z.boolean().optional(),
	/** Epoch milliseconds. */
	accepted: z.number().optional(),
});

export type Introduction = z.infer<typeof introductionSchema>;

/** Who does what; `gone`: the other side can or may not be asked any more. */
export type Act = 'accept' | 'decline' | 'later' | 'withdraw' | 'gone' | 'time';

/** What somebody is to be told. */
export interface Letter {
	kind: 'request' | 'contact' | 'silence' | 'helped';
	to: 'asker' | 'asked';
	/** Epoch milliseconds. */
	due: number;
}

export interface Step {
	introduction: Introduction;
	letters: Letter[];
}

export function open(
	begun: Pick<Introduction, 'id' | 'asker' | 'asked' | 'askedTenant' | 'from' | 'why'>,
	now: number,
): Step {
	const introduction: Introduction = {
		...begun,
		at: now,
		until: now + SILENCE,
		state: 'open',
		later: false,
		told: false,
	};
	return { introduction, letters: [{ kind: 'request', to: 'asked', due: now }] };
}

/** Undefined where it changes nothing: it is decided already, or its time is over. */
export function act(introduction: Introduction, what: Act, now: number): Step | undefined {
	const { state, until, later } = introduction;
	const answerable = state === 'open' && now < until;
	switch (what) {
		case 'accept':
			return answerable ? accept(introduction, now) : undefined;
		case 'decline':
			return answerable ? step(introduction, { state: 'declined' }) : undefined;
		case 'gone':
			return state === 'open' ? step(introduction, { state: 'declined' }) : undefined;
		case 'later':
			if (!answerable || later) return undefined;
			return step(introduction, { later: true, until: Math.max(until, now + LATER + SILENCE) }, [
				{ kind: 'request', to: 'asked', due: now + LATER },
			]);
		case 'withdraw':
			/** A refusal the asker does not know of looks open to them. */
			if (!isOpenTo(introduction, now)) return undefined;
			return step(introduction, { state: 'withdrawn', ...(state === 'declined' ? { refused: true } : {}) });
		case 'time':
			return pass(introduction, now);
	}
}

function accept(introduction: Introduction, now: number): Step {
	const both = ['asker', 'asked'] as const;
	return step(introduction, { state: 'accepted', accepted: now }, [
		...both.map((to): Letter => ({ kind: 'contact', to, due: now })),
		...both.map((to): Letter => ({ kind: 'helped', to, due: now + HELPED })),
	]);
}

function pass(introduction: Introduction, now: number): Step | undefined {
	const { state, at, until, told } = introduction;
	const silent = (state === 'open' || state === 'declined') && !told && now >= at + SILENCE;
	const over = state === 'open' && now >= until;
	if (!silent && !over) return undefined;
	const letters: Letter[] = silent ? [{ kind: 'silence', to: 'asker', due: now }] : [];
	return step(introduction, { ...(silent ? { told: true } : {}), ...(over ? { state: 'over' } : {}) }, letters);
}

const step = (before: Introduction, change: Partial<Introduction>, letters: Letter[] = []): Step => ({
	introduction: { ...before, ...change },
	letters,
});

/** Unanswered, as far as the asker can tell. */
export function isOpenTo({ state, at }: Introduction, now: number): boolean {
	return (state === 'open' || state === 'declined') && now < at + SILENCE;
}

/** Open requests of one person at a time, requests within so many days, and those to one person. */
export const LIMITS = { open: 3, month: 10, person: 2, days: 30 } as const;

/** Why this person may not ask now. Counts only what they know themselves, so that a refusal does not show. */
export function refusal(
	own: readonly Introduction[],
	asked: string,
	now: number,
): 'again' | 'open' | 'month' | undefined {
	const recent = own.filter(({ at }) => now - at < LIMITS.days * DAY);
	const same = recent.filter((one) => one.asked === asked);
	if (same.length >= LIMITS.person || same.some(({ state }) => state !== 'withdrawn')) return 'again';
	if (recent.length >= LIMITS.month) return 'month';
	return own.filter((one) => isOpenTo(one, now)).length >= LIMITS.open ? 'open' : undefined;
}

/** Epoch milliseconds until when it is kept: as long as the limits and the questions afterwards need it. */
export function keptUntil({ at, accepted }: Introduction): number {
	return accepted === undefined ? at + LIMITS.days * DAY : accepted + 60 * DAY;
}
