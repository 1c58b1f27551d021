/** A bot at its desk: the real channel on a real port, over the shipped knowledge, with the simulator as Slack. */

import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { createSlackChannel, type SlackChannel } from '../../adapters/slack/channel.js';
import type { SlackOptions } from '../../adapters/slack/options.js';
import { createWebChannel } from '../../adapters/web/channel.js';
import { assemble, type Parts } from '../../src/assemble.js';
import type { Answering, Bot } from '../../src/channel.js';
import { createLeaving } from '../../src/erasure.js';
import { openInbox } from '../../src/inbox.js';
import { type Library, openLibrary } from '../../src/library/library.js';
import type { Log } from '../../src/log.js';
import { createMeeting, type Meeting } from '../../src/meeting.js';
import { createReminding } from '../../src/reminding.js';
import { createMemoryStore } from '../../src/store/memory.js';
import type { Store } from '../../src/store/store.js';
import { createViewer } from '../../src/viewer.js';
import { noted, printed, said } from '../logs/record.js';
import { openSimulator, type Simulator } from './simulator/simulator.js';

export interface DeskOptions {
	sim?: Simulator;
	store?: Store;
	/** Instead of the shipped knowledge. */
	library?: Library;
	slack?: Partial<SlackOptions>;
	/** Stands before the real bot: to make it slow, or to see what it is asked. */
	around?(bot: Bot): Bot;
	office?: string;
	/** Of several channels; whoever made it starts it. */
	meeting?: Meeting;
	/** Events over a socket instead of HTTP. */
	socket?: boolean;
	alone?: boolean;
	/** Of the bot, and of a store made here. */
	clock?: () => number;
	/** 0 takes a free one. */
	port?: number;
}

export type Desk = Awaited<ReturnType<typeof openDesk>>;

const shipped = openLibrary('knowledge', 'knowledge');

export async function openDesk(options: DeskOptions = {}) {
	const sim = options.sim ?? (await openSimulator());
	const clock = options.clock ?? Date.now;
	const store = options.store ?? createMemoryStore(clock);
	const library = options.library ?? (await shipped);
	const viewer = createViewer(() => library, 'https://lotse.example');
	const notes: { event: string; facts: Readonly<Record<string, unknown>> }[] = [];
	const note: SlackOptions['note'] = (event, facts) => {
		noted(event, facts);
		notes.push({ event, facts });
	};
	said(sim.botToken, sim.appToken, sim.app.signingSecret, ...Object.values(sim.people).map(({ id }) => id));
	const tell = (event: string, facts = {}) => note(event, facts);
	const log: Log = { info: tell, warn: tell, error: tell };
	const inbox = openInbox({ store, log, clock, alone: options.alone ?? true });
	const leaving = createLeaving({ store, grace: 30 * 24 * 60 * 60 * 1000, clock });
	const slack = createSlackChannel({
		botToken: sim.botToken,
		signingSecret: sim.app.signingSecret,
		...(options.socket ? { appToken: sim.appToken } : {}),
		workspaces: [],
		organisers: [],
		apiUrl: sim.apiUrl,
		inbox,
		leaving,
		note,
		warn: printed,
		...options.slack,
	});
	const given = { library: () => library, viewer, store, log, clock };
	const reminding = createReminding(given);
	const meeting = options.meeting ?? createMeeting(given);
	const parts: Parts = { ...given, site: 'https://programme.example', reminding, meeting };
	const office: Partial<Parts> = options.office
		? {
				office: {
					address: { channel: 'slack', place: options.office },
					send: async (to, said) => (await slack.send(to, said)).ok,
				},
			}
		: {};
	const real = assemble({ ...parts, ...office });
	const web = createWebChannel({
		host: '127.0.0.1',
		port: options.port ?? 0,
		viewer,
		calendars: reminding.calendars,
		pages: { read: async () => undefined },
		version: '0',
		warn: printed,
		mounts: [{ prefix: '/slack/', handle: slack.handle }],
		health: () => ({ slack: { refused: slack.refused } }),
	});
	await slack.start(options.around?.(real) ?? real);
	await web.start(real as Answering);
	await reminding.open();
	reminding.start([slack]);
	if (!options.meeting) meeting.start([slack]);
	const driver = sim.driver(options.socket ? {} : { url: `${web.address()}/slack/events` });
	return {
		sim,
		driver,
		slack,
		reminding,
		meeting,
		store,
		notes,
		address: web.address(),
		/** Stops the bot and leaves Slack and the store as they are. */
		async stop() {
			await reminding.stop();
			await meeting.stop();
			await Promise.all([slack.stop(), web.stop()]);
			inbox.close();
		},
		/** As if the process had died: nothing is waited for. */
		async kill() {
			void reminding.stop();
			void meeting.stop();
			void slack.stop();
			inbox.close();
			await web.stop();
		},
		async close() {
			await this.stop();
			await sim.close();
		},
	};
}

export type { SlackChannel };

/** Waits until something is there; fails after three seconds, saying what it waited for. */
export async function until<T>(what: string, look: () => T | undefined | false, patience = 3000): Promise<T> {
	for (const end = Date.now() + patience; Date.now() < end; await sleep(5)) {
		const seen = look();
		if (seen) return seen;
	}
	throw new Error(`waited in vain for ${what}`);
}

/** Long enough for an answer nobody wants to have come. */
export const quiet = () => sleep(150);

/** A port nobody listens on just now, for addresses that have to be known before. */
export async function freePort(): Promise<number> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	await new Promise((resolve) => server.close(resolve));
	return port;
}
