/** One message from its arrival to the answer: asks the bot, chooses how the reply is shown, and sees that it gets there. */

import { setTimeout as sleep } from 'node:timers/promises';
import type { Bot, Delivery } from '../../src/channel.js';
import type { Message } from '../../src/message.js';
import { type Button, type Reply, reply as replyOf, text } from '../../src/reply.js';
import { wordsFor } from '../../src/words/words.js';
import type { Call, Failure } from './call.js';
import { languageOf, type People } from './people.js';
import type { Places } from './places.js';
import type { Poster } from './post.js';
import type { Look } from './render.js';
import { dress, own } from './say.js';
import { placeOf, type Work } from './target.js';
import { createVoice, type Voice } from './voice.js';

export interface WorkParts {
	bot: Bot;
	people: People;
	places: Places;
	call: Call;
	look: Look;
	/** Writes to a place unasked. */
	send: Poster['send'];
	pace: number;
	/** Longest time an answer may take, in milliseconds. */
	patience: number;
	note(event: string, facts: Readonly<Record<string, string | number | boolean>>): void;
}

const LATE = 'late';
const WAIT = 1000;

const sessionOf = (place: string, person: string) => `${place}|${person}`;

/** Takes a reply as the answer to the HTTP call; false where that is over, or it does not belong there. */
export type Hand = (reply: Reply, defer: (rest: Reply) => Promise<Button>) => Promise<boolean>;

export interface Worker {
	run(delivery: Delivery<Work>, hand?: Hand): Promise<void>;
	/** Breaks off what a person is being answered there. @returns whether there was something */
	stop(place: string, person: string): boolean;
	/** Resolves when nothing is running there any more, or it takes too long to wait for. */
	settled(place: string): Promise<void>;
	/** Resolves when nothing is running any more. */
	idle(): Promise<void>;
}

export function createWorker(parts: WorkParts): Worker {
	const running = new Map<string, Set<AbortController>>();
	const tasks = new Map<Promise<void>, string>();

	async function work(delivery: Delivery<Work>, hand: Hand | undefined): Promise<void> {
		const { target } = delivery.item.standing;
		const stop = new AbortController();
		const place = sessionOf(placeOf(target), delivery.item.message.person);
		running.set(place, (running.get(place) ?? new Set()).add(stop));
		/** Not `AbortSignal.timeout` under `AbortSignal.any`: its timer does not survive a garbage collection. */
		const timer = setTimeout(() => stop.abort(LATE), parts.patience);
		const voice = voiceOf(parts, delivery, stop);
		try {
			const failure = await answer(parts, delivery, voice, stop.signal, hand);
			if (failure) parts.note('teams answer not delivered', { error: failure.error });
			if (failure?.gone) await parts.places.gone(target);
			await (failure?.error === 'closing' ? delivery.release() : delivery.done());
		} catch (cause) {
			parts.note('teams answer broke off', { fault: cause instanceof Error ? cause.name : 'unknown' });
			await delivery.release().catch(() => undefined);
		} finally {
			clearTimeout(timer);
			await voice.hush();
			running.get(place)?.delete(stop);
			if (running.get(place)?.size === 0) running.delete(place);
		}
	}

	return {
		run(delivery, hand) {
			const task = work(delivery, hand);
			tasks.set(task, placeOf(delivery.item.standing.target));
			return task.finally(() => tasks.delete(task));
		},
		stop(place, person) {
			const there = [...(running.get(sessionOf(place, person)) ?? [])];
			for (const one of there) one.abort();
			return there.length > 0;
		},
		async settled(place) {
			const there = [...tasks].filter(([, where]) => where === place).map(([task]) => task);
			await Promise.race([Promise.allSettled(there), sleep(WAIT, undefined, { ref: false })]);
		},
		async idle() {
			await Promise.allSettled(tasks.keys());
		},
	};
}

/** @returns why the answer did not arrive */
async function answer(
	parts: WorkParts,
	delivery: Delivery<Work>,
	voice: Voice,
	stop: AbortSignal,
	hand: Hand | undefined,
): Promise<Failure | undefined> {
	const { standing, welcome, message: kept } = delivery.item;
	const language = languageOf(standing.locale) ?? 'de';
	if (welcome) return await voice.say(dress('welcome', replyOf(language)));
	/** Before anything is asked: the person sees at once that it works. */
	if (!kept.pressed) voice.begin(wordsFor(language).teams.searching);
	const alone = await parts.places.alone(standing.target.tenant, kept.person);
	const message: Message = {
		...kept,
		asker: await parts.people.asker(standing),
		...(alone ? { alone: { channel: 'teams', place: alone } } : {}),
	};
	/** A message tried anew is a new one to the bot, which answers each once. */
	const id = delivery.attempt > 1 ? `${message.id}#${delivery.attempt}` : message.id;
	const progress = message.pressed ? undefined : voice.progress;
	const answered = own({ ...message, id }, (asked) => parts.bot.answer(asked, stop, progress));
	const given = await Promise.race([answered, aborted(stop)]);
	if (!given && !stop.aborted) return undefined;
	/** Stopped in the meantime: only that is said. */
	const said = given && !stop.aborted ? given : replyOf(language, text(wordsFor(language)[endedBy(stop)]));
	if (hand && (await hand(said, (rest) => deferred(parts, delivery, rest)))) return undefined;
	/** What is for one person alone is not said to all because it came late. */
	if (kept.pressed && said.show !== 'message' && standing.target.kind !== 'personal') return undefined;
	if (said.show === 'private' && standing.target.kind !== 'personal') {
		const sent = message.alone !== undefined && (await parts.send(message.alone, said)).ok;
		return await voice.say(replyOf(said.language, text(wordsFor(said.language).teams[sent ? 'alone' : 'apart'])));
	}
	return await voice.say(said);
}

const endedBy = ({ reason }: AbortSignal) => (reason === LATE ? ('late' as const) : ('stopped' as const));

function aborted(signal: AbortSignal): Promise<undefined> {
	return new Promise((resolve) => {
		if (signal.aborted) resolve(undefined);
		else signal.addEventListener('abort', () => resolve(undefined), { once: true });
	});
}

/** A button for what does not fit: kept with who may see it, for the asker is known by then. */
async function deferred({ people, bot }: WorkParts, { item }: Delivery<Work>, rest: Reply): Promise<Button> {
	const asker = await people.asker(item.standing);
	return await bot.defer({ ...item.message, asker }, rest, wordsFor(rest.language).next.more);
}

function voiceOf(parts: WorkParts, delivery: Delivery<Work>, stop: AbortController): Voice {
	const { standing, welcome, message } = delivery.item;
	const prompts = wordsFor(languageOf(standing.locale) ?? 'de').small.examples;
	const chosen = welcome && standing.target.kind === 'personal' ? { prompts } : {};
	return createVoice({
		...parts,
		target: standing.target,
		person: message.person,
		delivery,
		look: { ...parts.look, ...chosen },
		defer: (rest) => deferred(parts, delivery, rest),
		stopped: () => stop.abort(),
	});
}
