/** What the app listens to. Each listener only takes in what came and acknowledges; the work goes on by itself. */

import { setTimeout as sleep } from 'node:timers/promises';
import type { AckFn, App, ViewResponseAction } from '@slack/bolt';
import { LRUCache } from 'lru-cache';
import type { Bot, Inbox, Leaving } from '../../src/channel.js';
import { wordsFor } from '../../src/words/words.js';
import type { Call } from './call.js';
import { parseAction, parseEvent, parseSlash, parseWorkplace, type Workplace } from './heard.js';
import type { People } from './people.js';
import { fromButton, fromForm, fromHeard, fromShortcut, fromSlash, fromWindow, readMetadata } from './press.js';
import { renderReply } from './render.js';
import type { Work } from './target.js';
import { renderAsking, renderSearching } from './view.js';
import { type Worker, windowFor } from './work.js';

export interface ListenParts {
	bot: Bot;
	call: Call;
	people: People;
	inbox: Inbox;
	leaving: Leaving;
	worker: Worker;
	note(event: string, facts: Readonly<Record<string, string>>): void;
	/** Shows the home tab of a person. */
	home(workplace: Workplace, user: string): Promise<void>;
	/** The app is no longer installed there. */
	uninstalled(workplace: Workplace, seconds: number): Promise<void>;
}

/** How long a window waits for its answer before it says that it is searching; Slack waits three seconds. */
const QUICK = 1500;

export function listen(app: App, parts: ListenParts): void {
	const take = async (work: Work) => {
		const delivery = await parts.inbox.take<Work>(`slack:${work.message.id}`, work);
		if (delivery) void parts.worker.run(delivery);
	};
	listenToWords(app, parts, take);
	listenToButtons(app, take);
	listenToWindows(app, parts, take);
	listenToLife(app, parts);
}

type Take = (work: Work) => Promise<void>;

function listenToWords(app: App, { bot, worker }: ListenParts, take: Take): void {
	app.event('app_mention', async ({ body }) => {
		const heard = parseEvent(body);
		if (heard) await take(fromHeard(heard));
	});
	app.event('message', async ({ body }) => {
		const heard = parseEvent(body);
		if (!heard) return;
		if (heard.direct) return await take(fromHeard(heard));
		/** What mentions the bot comes as `app_mention` too; what mentions others is theirs. */
		if (heard.mentioned || heard.thread === undefined) return;
		const work = fromHeard(heard);
		if (await bot.overheard(work.message, heard.others)) await take(work);
	});
	app.event('agent_session_stopped', async ({ event, body }) => {
		const workplace = parseWorkplace(body);
		if (workplace) worker.stop(`${workplace.team}/${event.channel}/${event.thread_ts}`);
	});
	app.command('/austausch', async ({ ack, body }) => {
		await ack();
		const said = parseSlash(body);
		if (said) await take(fromSlash(said));
	});
	app.shortcut('ask_about', async ({ ack, body }) => {
		await ack();
		const acted = parseAction(body);
		if (acted) await take(fromShortcut(acted));
	});
}

function listenToButtons(app: App, take: Take): void {
	/** A double click is one press. */
	const recent = new LRUCache<string, true>({ max: 10_000, ttl: 2000 });
	/** Slack tells of links too, and wants to be heard. */
	app.action(/^link\b/, async ({ ack }) => await ack());
	app.action(/^(?:open|press|rate)\b/, async ({ ack, action, body }) => {
		await ack();
		const acted = parseAction(body);
		const token = 'value' in action && typeof action.value === 'string' ? action.value : undefined;
		if (!acted || !token) return;
		const press = `${acted.team}/${acted.user}/${token}`;
		if (!recent.has(press)) await take(fromButton(acted, token));
		recent.set(press, true);
	});
}

function listenToWindows(app: App, parts: ListenParts, take: Take): void {
	const { people, call } = parts;
	app.shortcut('ask', async ({ ack, body }) => {
		await ack();
		const acted = parseAction(body);
		if (!acted?.trigger) return;
		const { team, user, trigger } = acted;
		const view = renderAsking(people.language(team, user) ?? 'de');
		const args = { trigger_id: trigger, view };
		void call(acted, 'views.open', args, { patience: 2000, once: true }).then((result) => {
			if (!result.ok) parts.note('slack window not opened', { error: result.error });
		});
	});
	app.view('ask', async ({ ack, body, view }) => {
		const acted = parseAction(body);
		if (!acted) return await ack();
		const work = fromWindow(acted, fieldsOf(view).question ?? '');
		await answerInWindow(work, view.id, parts, ack);
	});
	app.view('form', async ({ ack, body, view }) => {
		const acted = parseAction(body);
		const metadata = acted && readMetadata(acted);
		if (!acted || !metadata) return await ack();
		const work = fromForm(acted, metadata, fieldsOf(view));
		if (metadata.channel === undefined) return await answerInWindow(work, view.id, parts, ack);
		await ack();
		await take({ ...work, target: { ...work.target, view: undefined } });
	});
}

/** The answer takes the place of the question; a slow one follows a line that says so. */
async function answerInWindow(
	{ message, target, standing }: Work,
	view: string,
	{ bot, call, people }: ListenParts,
	ack: AckFn<void> | AckFn<ViewResponseAction>,
): Promise<void> {
	/** The window was submitted, not closed: only that is listened to. */
	const submit = ack as AckFn<ViewResponseAction>;
	const answering = people
		.asker(standing)
		.then((asker) => bot.answer({ ...message, asker }, AbortSignal.timeout(60_000)));
	const quick = await Promise.race([answering, sleep(QUICK, 'late' as const, { ref: false })]);
	if (quick !== 'late') {
		return await (quick ? submit({ response_action: 'update', view: windowFor(quick, target) }) : ack());
	}
	await submit({
		response_action: 'update',
		view: renderSearching(people.language(standing.team, standing.user) ?? 'de'),
	});
	void answering.then(async (reply) => {
		if (!reply) return;
		const args = { view_id: view, view: windowFor(reply, target) };
		const shown = await call(target, 'views.update', args, { patience: 10_000 });
		/** The window was closed meanwhile: the answer comes directly. */
		if (!shown.ok)
			await call(target, 'chat.postMessage', { channel: target.user, ...renderReply(reply) }, { once: true });
	});
}

interface Given {
	value?: string | null;
	selected_date?: string | null;
	selected_time?: string | null;
	selected_option?: { value?: string } | null;
}

function fieldsOf(view: { state: { values: Record<string, Record<string, Given>> } }): Record<string, string> {
	const entries = Object.entries(view.state.values).map(([name, { value: given }]) => [
		name,
		given?.value ?? given?.selected_date ?? given?.selected_time ?? given?.selected_option?.value ?? '',
	]);
	return Object.fromEntries(entries) as Record<string, string>;
}

function listenToLife(app: App, { home, call, people, leaving, uninstalled }: ListenParts): void {
	app.event('app_home_opened', async ({ event, body }) => {
		const workplace = parseWorkplace(body);
		if (!workplace) return;
		if (event.tab !== 'messages') return void home(workplace, event.user);
		void people.asker({ ...workplace, user: event.user }).then(({ language = 'de' }) => {
			const words = wordsFor(language);
			const prompts = words.small.examples.slice(0, 4).map((message) => ({ title: message, message }));
			const args = { channel_id: event.channel, prompts, title: words.slack.prompts };
			return call(workplace, 'assistant.threads.setSuggestedPrompts', args, { patience: 5000 });
		});
	});
	app.event('app_uninstalled', async ({ body }) => {
		const workplace = parseWorkplace(body);
		if (workplace) await uninstalled(workplace, body.event_time);
	});
	app.event('tokens_revoked', async ({ event, body }) => {
		const workplace = parseWorkplace(body);
		if (workplace && (event.tokens.bot?.length ?? 0) > 0) await uninstalled(workplace, body.event_time);
	});
	app.event('user_change', async ({ event, body }) => {
		const workplace = parseWorkplace(body);
		if (!workplace) return;
		people.forget(workplace.team, event.user.id);
		const person = { person: `slack:${workplace.team}/${event.user.id}` };
		await (event.user.deleted ? leaving.left(person) : leaving.back(person));
	});
}
