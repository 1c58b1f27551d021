/** Teams as a channel: door, lines and work put together. One registration or several, each with its own tenants. */

import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Bot, Channel, Leaving, Shelf } from '../../src/channel.js';
import { BotError } from '../../src/errors.js';
import { operator } from '../../src/words/operator.js';
import { createCall } from './call.js';
import { createFramework } from './framework.js';
import { parseHeard } from './heard.js';
import { createListen, type Listen } from './listen.js';
import type { TeamsOptions } from './options.js';
import { createPeople } from './people.js';
import { createPlaces } from './places.js';
import { createPoster } from './post.js';
import { createDoor, type Refusal, trustsHosts } from './receive.js';
import { createSearch } from './search.js';
import type { Work } from './target.js';
import { createWorker, type Worker } from './work.js';

export type TeamsChannel = Channel & {
	/** Takes requests at `/api/messages`. */
	handle(request: IncomingMessage, response: ServerResponse): void;
	/** How many requests were refused, by reason. */
	refused: Readonly<Record<Refusal, number>>;
};

/** How often what others left behind is looked for, and how long running answers may take at the end: milliseconds. */
const LOOK = 15_000;
const PATIENCE = 10_000;
const PACE = 1100;
/** How long an answer may take, in milliseconds: as long as a stream may be open. */
const LONGEST = 110_000;

/** @throws BotError without a registration, unless for development on this machine */
export function createTeamsChannel(options: TeamsOptions): TeamsChannel {
	const { registrations, note, warn, inbox, leaving, shelf, viewer, pace = PACE, patience = LONGEST } = options;
	const local = options.local === true && registrations.length === 0;
	if (!local) demand(options);
	const refused: Record<Refusal, number> = {
		method: 0,
		path: 0,
		oversized: 0,
		malformed: 0,
		token: 0,
		tenant: 0,
		recipient: 0,
		host: 0,
	};
	const { tenants, allows, trusts, framework, call, closing, places, people, look } = connect(options, local);
	const poster = createPoster(call, places, people, look);
	let listen: Listen | undefined;
	let worker: Worker | undefined;
	let timer: NodeJS.Timeout | undefined;

	const door = createDoor({
		framework,
		local,
		allows,
		trusts,
		async pass(activity, app) {
			const heard = parseHeard(activity, app);
			return heard && listen ? await listen(heard) : { status: listen ? 200 : 503 };
		},
		refuse(reason) {
			refused[reason] += 1;
			note('teams request refused', { reason, count: refused[reason] });
		},
	});

	async function start(bot: Bot): Promise<void> {
		if (local) warn(operator.teamsLocal);
		else await remember(shelf, leaving, tenants);
		const working = createWorker({ bot, call, people, places, look, send: poster.send, pace, patience, note });
		worker = working;
		const search = createSearch(viewer);
		listen = createListen({ bot, inbox, leaving, people, places, worker: working, search });
		const resume = async () => {
			for (const delivery of await inbox.abandoned<Work>('teams:')) void working.run(delivery);
		};
		await resume();
		timer = setInterval(() => void resume().catch(() => note('teams resume failed', {})), LOOK).unref();
	}

	return {
		name: 'teams',
		writes: true,
		refused,
		start,
		...poster,
		async stop() {
			clearInterval(timer);
			/** What waits to be repeated is left to the next process. */
			closing.abort();
			await Promise.race([worker?.idle(), sleep(PATIENCE, undefined, { ref: false })]);
		},
		handle(request, response) {
			void door(request, response).catch((cause: unknown) => {
				/** Teams tries again. */
				note('teams request failed', { fault: cause instanceof Error ? cause.name : 'unknown' });
				if (!response.headersSent) response.writeHead(503);
				response.end();
			});
		},
	};
}

/** All that is there before the bot is. */
function connect({ registrations, organisers = new Set(), cloud, shelf, viewer }: TeamsOptions, local: boolean) {
	const tenants = [...new Set(registrations.flatMap((one) => one.tenants))];
	const allows = (app: string, tenant: string | undefined) =>
		local || registrations.some((one) => one.id === app && tenant !== undefined && one.tenants.includes(tenant));
	const trusts = trustsHosts(cloud?.hosts ?? [], local);
	const framework = createFramework(registrations, local, cloud);
	const closing = new AbortController();
	const call = createCall({ line: framework.line, trusts, allows, closing: closing.signal });
	const look = { address: (document: string, anchor?: string) => viewer.address(document, anchor) };
	const people = createPeople({ call, organisers, trusted: (tenant, app) => !local && allows(app, tenant) });
	const places = createPlaces(shelf, local ? [{ id: '', tenants: [] }] : registrations);
	return { tenants, allows, trusts, framework, call, closing, people, look, places };
}

/** Without an id the library would check nobody at all. */
function demand({ registrations }: TeamsOptions): void {
	const empty = registrations.length === 0 || registrations.some(({ id }) => id.trim() === '');
	if (empty) throw new BotError('teams', operator.teamsEmpty);
	const open = registrations.find((one) => one.tenants.length === 0);
	if (open) throw new BotError('teams', operator.teamsOpen(open.id));
}

/** A tenant that was taken off the list has left; one that is back within the time of grace loses nothing. */
async function remember(shelf: Shelf, leaving: Leaving, tenants: readonly string[]): Promise<void> {
	const before = await shelf.get('teams:tenants');
	const known = Array.isArray(before) ? before.map(String) : [];
	for (const tenant of known) if (!tenants.includes(tenant)) await leaving.left({ tenant: `teams:${tenant}` });
	for (const tenant of tenants) await leaving.back({ tenant: `teams:${tenant}` });
	await shelf.put('teams:tenants', [...tenants]);
}
