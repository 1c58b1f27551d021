/** Slack as a channel: the app, its tokens and its door, put together. One workspace by token, or many by OAuth. */

import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { App } from '@slack/bolt';
import { LRUCache } from 'lru-cache';
import type { Bot, Channel } from '../../src/channel.js';
import { createAccess } from './access.js';
import { type Call, createCall } from './call.js';
import type { Workplace } from './heard.js';
import { listen } from './listen.js';
import { createLogger } from './logger.js';
import type { SlackOptions } from './options.js';
import { createPeople, type People } from './people.js';
import { createPoster } from './post.js';
import { fromActed } from './press.js';
import { createDoor, type Refusal } from './receive.js';
import { createRespond } from './respond.js';
import type { Work } from './target.js';
import { renderHome } from './view.js';
import { createWorker, type Worker } from './work.js';

export type SlackChannel = Channel & {
	/** Takes requests below `/slack/`. */
	handle(request: IncomingMessage, response: ServerResponse): void;
	/** How many requests were refused, by reason. */
	refused: Readonly<Record<Refusal, number>>;
};

/** How often what others left behind is looked for, and how long running answers may take at the end: milliseconds. */
const LOOK = 15_000;
const PATIENCE = 10_000;
export function createSlackChannel(options: SlackOptions): SlackChannel {
	const { note, inbox, leaving, now = Date.now } = options;
	const refused: Record<Refusal, number> = { signature: 0, stale: 0, replayed: 0, oversized: 0, workspace: 0 };
	const refuse = (reason: Refusal) => {
		refused[reason] += 1;
		note('slack request refused', { reason, count: refused[reason] });
	};
	const logger = createLogger(note);
	const access = createAccess({ ...options, logger, refuseWorkspace: () => refuse('workspace') });
	const closing = new AbortController();
	const call = createCall({ token: access.token, apiUrl: options.apiUrl, logger, closing: closing.signal });
	const people = createPeople({ call, trusted: access.trusted, organisers: new Set(options.organisers) });
	const door = createDoor({ signingSecret: options.signingSecret ?? '', pass: access.pass, refuse, now });
	const clientOptions = { logger, ...(options.apiUrl ? { slackApiUrl: options.apiUrl } : {}) };
	let timer: NodeJS.Timeout | undefined;
	let worker: Worker | undefined;

	async function start(bot: Bot): Promise<void> {
		const home = createHome({ bot, call, people, note });
		const respond = createRespond(access.trustsAddress, (ms) => sleep(ms));
		const silent = new LRUCache<string, true>({ max: 1000, ttl: 10 * 60 * 1000 });
		const working = createWorker({
			bot,
			call,
			people,
			respond,
			silent,
			note,
			home: ({ target }) => home(target, target.user),
		});
		worker = working;
		const { receiver, authorize } = access;
		const app = new App({ receiver, convoStore: false, logger, clientOptions, ...(authorize ? { authorize } : {}) });
		/** Thrown on, it is not acknowledged: Slack sends it again. */
		app.error(async (error) => {
			note('slack listener failed', { fault: error.name });
			throw error;
		});
		const uninstalled = async (workplace: Workplace, seconds: number) => {
			if (await access.forget(workplace, seconds)) await leaving.left({ tenant: tenantOf(workplace) });
		};
		listen(app, { bot, call, people, inbox, leaving, worker: working, note, home, uninstalled });
		const resume = async () => {
			for (const delivery of await inbox.abandoned<Work>('slack:')) void working.run(delivery);
		};
		await access.start();
		const own = options.oauth ? '' : await access.onlyTeam().catch(() => '');
		if (own) await leaving.back({ tenant: `slack:${own}` });
		await resume();
		timer = setInterval(() => void resume().catch(() => note('slack resume failed', {})), LOOK).unref();
	}

	return {
		name: 'slack',
		writes: true,
		refused,
		start,
		...createPoster(call, people, access),
		async stop() {
			clearInterval(timer);
			/** What waits to be repeated is left to the next process. */
			closing.abort();
			if (worker) await access.stop();
			await Promise.race([worker?.idle(), sleep(PATIENCE, undefined, { ref: false })]);
		},
		handle: (request, response) => void door(request, response).catch(() => response.destroy()),
	};
}

const tenantOf = ({ team, enterprise, org }: Workplace) => `slack:${org && enterprise ? enterprise : team}`;

interface HomeParts {
	bot: Bot;
	call: Call;
	people: People;
	note: SlackOptions['note'];
}

/** Publishes the home tab of a person. */
function createHome({ bot, call, people, note }: HomeParts) {
	return async (workplace: Workplace, user: string): Promise<void> => {
		const { message, standing } = fromActed({ ...workplace, user, atHome: true });
		const asker = await people.asker(standing);
		const view = renderHome(await bot.home({ ...message, asker, command: 'home' }));
		const result = await call(workplace, 'views.publish', { user_id: user, view }, { patience: 10_000 });
		if (!result.ok) note('slack home not shown', { error: result.error });
	};
}
