/** One message from its arrival to the answer: asks the bot, chooses how the reply is shown, and sees that it gets there. */

import type { types } from '@slack/bolt';
import type { Bot, Delivery } from '../../src/channel.js';
import { type Reply, reply as replyOf, text } from '../../src/reply.js';
import { wordsFor } from '../../src/words/words.js';
import type { Call, Failure } from './call.js';
import type { People } from './people.js';
import { renderReply, split } from './render.js';
import type { Respond } from './respond.js';
import { placeOf, type Target, type Work } from './target.js';
import { renderAnswer, renderModal } from './view.js';
import { createVoice } from './voice.js';

export interface WorkParts {
	bot: Bot;
	people: People;
	call: Call;
	respond: Respond;
	/** Workspaces that refused to stream. */
	silent: { has(team: string): boolean; set(team: string, value: true): unknown };
	note(event: string, facts: Readonly<Record<string, string | number | boolean>>): void;
	/** Shows the home tab anew. */
	home(work: Work): Promise<void>;
}

/** Longest time an answer may take, in milliseconds. */
const LONGEST = 120_000;
const LATE = 'late';

export interface Worker {
	run(delivery: Delivery<Work>): Promise<void>;
	/** The person pressed the stop button there. */
	stop(place: string): void;
	/** Resolves when nothing is running any more. */
	idle(): Promise<void>;
}

export function createWorker(parts: WorkParts): Worker {
	const running = new Map<string, Set<AbortController>>();
	const tasks = new Set<Promise<void>>();

	async function work(delivery: Delivery<Work>): Promise<void> {
		const { target } = delivery.item;
		const stop = new AbortController();
		const place = sessionOf(target);
		running.set(place, (running.get(place) ?? new Set()).add(stop));
		/** Not `AbortSignal.timeout` under `AbortSignal.any`: its timer does not survive a garbage collection. */
		const timer = setTimeout(() => stop.abort(LATE), LONGEST);
		try {
			const failure = await answer(parts, delivery, stop.signal);
			if (failure?.error === 'closing') return await delivery.release();
			if (failure) await explain(parts, delivery.item, failure);
			await delivery.done();
		} catch (cause) {
			parts.note('slack answer broke off', { fault: cause instanceof Error ? cause.name : 'unknown' });
			await delivery.release().catch(() => undefined);
		} finally {
			clearTimeout(timer);
			running.get(place)?.delete(stop);
			if (running.get(place)?.size === 0) running.delete(place);
		}
	}

	return {
		run(delivery) {
			const task = work(delivery);
			tasks.add(task);
			return task.finally(() => tasks.delete(task));
		},
		stop(place) {
			for (const one of running.get(place) ?? []) one.abort();
		},
		async idle() {
			await Promise.allSettled(tasks);
		},
	};
}

/** A thread in a conversation: what the stop button stops. */
export function sessionOf({ team, channel = '', thread = '' }: Target): string {
	return `${team}/${channel}/${thread}`;
}

/** @returns why the answer did not arrive */
async function answer(parts: WorkParts, delivery: Delivery<Work>, signal: AbortSignal): Promise<Failure | undefined> {
	const { target, standing } = delivery.item;
	const { channel } = target;
	const aloud = channel !== undefined && !delivery.item.message.private && !delivery.item.message.pressed;
	const voice = channel === undefined ? undefined : createVoice({ ...parts, ...voiceOf(parts, delivery, channel) });
	/** Before anything is asked: the person sees at once that it works. */
	const language = parts.people.language(standing.team, standing.user) ?? 'de';
	if (aloud) voice?.progress({ status: wordsFor(language).status });
	const message = { ...delivery.item.message, asker: await parts.people.asker(standing) };
	const work = { ...delivery.item, message };
	/** A message tried anew is a new one to the bot, which answers each once. */
	const asked = delivery.attempt > 1 ? { ...message, id: `${message.id}#${delivery.attempt}` } : message;
	const answered = parts.bot.answer(asked, signal, aloud ? voice?.progress : undefined);
	const came = await Promise.race([answered, aborted(signal)]);
	if (!came && !signal.aborted) return undefined;
	const given = fitting(came ?? replyOf(language), work, signal);
	if (given.show === 'dialog') return await openWindow(parts, work, given);
	if (channel === undefined) return await showWindow(parts, work, given);
	if (given.show === 'message' && !target.pressed?.ephemeral && voice) {
		const failure = failed(await voice.say(given));
		/** Where the bot is not in the channel, a response address still reaches the asker. */
		if (!failure || failure.unknown || !target.url) return failure;
	}
	if (aloud) voice?.hush();
	await delivery.sending();
	return await sayPrivately(parts, work, given, delivery.uncertain);
}

/** Stopped in the meantime: only that is said. In somebody else's thread nothing but an answer is said aloud. */
function fitting(given: Reply, { target }: Work, signal: AbortSignal): Reply {
	const ended = signal.reason === LATE ? 'late' : 'stopped';
	if (signal.aborted) return replyOf(given.language, text(wordsFor(given.language)[ended]));
	return target.quiet && !given.answer && given.show === 'message' ? { ...given, show: 'private' } : given;
}

function aborted(signal: AbortSignal): Promise<undefined> {
	return new Promise((resolve) => {
		if (signal.aborted) resolve(undefined);
		else signal.addEventListener('abort', () => resolve(undefined), { once: true });
	});
}

const failed = (said: { ok: true } | Failure) => (said.ok ? undefined : said);

function voiceOf({ bot }: WorkParts, delivery: Delivery<Work>, channel: string) {
	const { message, target } = delivery.item;
	const defer = (rest: Reply) => bot.defer(message, rest, wordsFor(rest.language).next.more);
	return { target: { ...target, channel }, delivery, defer };
}

/** What a form needs to find its way back. Read again by `submission` in `press.ts`. */
export function metadataOf({ channel, thread, url, pressed }: Target, token = ''): string {
	return JSON.stringify({ token, channel, thread, url, ephemeral: pressed?.ephemeral });
}

/** A form that finds its way back, or as much of an answer as a window holds. */
export function windowFor(said: Reply, target: Target): types.ModalView {
	if (said.show !== 'dialog') return renderAnswer(said);
	return renderModal(said, metadataOf(target, said.buttons.find(({ form }) => form)?.token));
}

async function openWindow(parts: WorkParts, { target }: Work, said: Reply): Promise<Failure | undefined> {
	return await openView(parts, target, windowFor(said, target));
}

/** Slack stacks three windows; the fourth takes the place of the third. */
async function openView({ call }: WorkParts, target: Target, view: types.ModalView): Promise<Failure | undefined> {
	const method = target.view ? 'views.push' : 'views.open';
	const result = await call(target, method, { trigger_id: target.trigger ?? '', view }, { patience: 2000, once: true });
	if (result.ok || result.error !== 'push_limit_reached') return failed(result);
	return failed(await call(target, 'views.update', { view_id: target.view, view }, { patience: 5000 }));
}

/** Pressed in a window or at home: the answer opens there. */
async function showWindow(parts: WorkParts, work: Work, said: Reply): Promise<Failure | undefined> {
	const { target } = work;
	if (said.show === 'instead' && !target.view) {
		await parts.home(work);
		if (!said.title) return undefined;
	}
	return await openView(parts, target, windowFor(said, target));
}

/** To the asker alone; or, shared from there, to the channel by the same address. Repeated once, and marked, where it may be lost. */
async function sayPrivately(parts: WorkParts, work: Work, said: Reply, marked: boolean): Promise<Failure | undefined> {
	const { message, target } = work;
	const { first, rest } = split(said);
	const words = wordsFor(said.language);
	const more = rest && (await parts.bot.defer(message, rest, words.next.more));
	const buttons = more ? [more, ...first.buttons] : first.buttons;
	const rendered = renderReply({ ...first, buttons }, marked ? [words.slack.twice] : []);
	const { url, pressed } = target;
	if (!url) return await sayByName(parts, work, rendered);
	const shared = pressed?.ephemeral && said.show === 'message';
	const failure = failed(
		await parts.respond(url, {
			...rendered,
			response_type: shared ? 'in_channel' : 'ephemeral',
			replace_original: said.show === 'instead' && pressed?.ephemeral === true,
		}),
	);
	if (failure?.unknown && !marked) return await sayPrivately(parts, work, said, true);
	/** Response addresses last half an hour; people take longer over a form. */
	if (failure?.error === 'http_404' && !shared) return await sayByName(parts, work, rendered);
	if (shared && !failure) await parts.respond(url, { delete_original: true });
	return failure;
}

/** Without a response address: to the person in the channel, or in the conversation with the bot. */
async function sayByName(
	{ call }: WorkParts,
	{ target }: Work,
	rendered: ReturnType<typeof renderReply>,
): Promise<Failure | undefined> {
	const { channel, thread, user } = target;
	const alone = channel?.startsWith('D');
	const args = { channel, ...(alone ? {} : { user }), ...rendered, ...(thread ? { thread_ts: thread } : {}) };
	const method = alone ? 'chat.postMessage' : 'chat.postEphemeral';
	return failed(await call(target, method, args, { place: placeOf(target), once: true }));
}

/** The answer did not get where it should: the person gets it directly, if Slack lets us, and the log says why. */
async function explain(parts: WorkParts, { message, target }: Work, failure: Failure): Promise<void> {
	parts.note('slack answer not delivered', { error: failure.error });
	const unreachable = ['not_installed', 'unreachable', 'account_inactive', 'invalid_auth', 'token_revoked'];
	if (failure.unknown || unreachable.includes(failure.error) || target.channel?.startsWith('D')) return;
	const language = parts.people.language(target.team, target.user) ?? 'de';
	const told = replyOf(language, text(wordsFor(language).slack.undelivered(message.text)));
	const rendered = renderReply(told);
	const sent = target.url
		? await parts.respond(target.url, { ...rendered, response_type: 'ephemeral' })
		: await parts.call(
				target,
				'chat.postMessage',
				{ channel: target.user, ...rendered },
				{ patience: 5000, once: true },
			);
	if (!sent.ok) parts.note('slack person not told', { error: sent.error });
}
