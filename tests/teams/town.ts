/** A bot on the real documents behind the Teams adapter, and the local connector in front of it: for the wire tests. */

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createTeamsChannel, type TeamsChannel } from '../../adapters/teams/channel.js';
import type { Cloud, TeamsOptions } from '../../adapters/teams/options.js';
import { assemble } from '../../src/assemble.js';
import type { Bot, Delivery, Inbox } from '../../src/channel.js';
import { createLeaving } from '../../src/erasure.js';
import { openInbox } from '../../src/inbox.js';
import { type Library, openLibrary } from '../../src/library/library.js';
import { createLog } from '../../src/log.js';
import { createMeeting, type Meeting } from '../../src/meeting.js';
import type { Address } from '../../src/message.js';
import { createReminding, type Reminding } from '../../src/reminding.js';
import type { Reply } from '../../src/reply.js';
import { createShelf } from '../../src/shelf.js';
import { createMemoryStore } from '../../src/store/memory.js';
import type { Store } from '../../src/store/store.js';
import { createViewer } from '../../src/viewer.js';
import { noted, printed } from '../logs/record.js';
import { type Connector, type ConnectorOptions, openConnector } from './connector/connector.js';
import type { Registration } from './connector/world.js';

export const BASE = 'https://lotse.example';

/** What the adapter is told of the connector: settings, host, and tokens from its login, one an hour. */
export function cloudOf(connector: Connector): Cloud {
	const tokens = new Map<string, Promise<string>>();
	const fetchToken = async (id: string) => {
		const app = connector.world.apps.find((one) => one.id === id);
		if (!app) throw new Error(`No registration ${id}`);
		const { url, form } = connector.loginOf(app);
		const response = await fetch(url, { method: 'POST', body: new URLSearchParams(form) });
		return ((await response.json()) as { access_token: string }).access_token;
	};
	return {
		settings: connector.settings,
		hosts: [new URL(connector.origin).host],
		token(id) {
			const known = tokens.get(id) ?? fetchToken(id);
			tokens.set(id, known);
			return known;
		},
	};
}

export const registrationOf = ({ id, tenant }: Registration) => ({ id, secret: 'x', tenant, tenants: [tenant] });

export interface BotOptions {
	store?: Store;
	/** Another process works on the store too. */
	shared?: boolean;
	/** Changes the bot behind the adapter. */
	wrap?(bot: Bot): Bot;
	office?: Address;
	teams?: Partial<TeamsOptions>;
	/** Of several channels; whoever made it starts it. */
	meeting?: Meeting;
	/** Instead of the shipped knowledge. */
	library?: Library;
	/** Of the bot, and of a store made here. */
	clock?: () => number;
}

export interface TownBot {
	channel: TeamsChannel;
	reminding: Reminding;
	meeting: Meeting;
	bot: Bot;
	store: Store;
	url: string;
	notes: string[];
	warnings: string[];
	/** Whether an answer is on its way. */
	busy(): boolean;
	stop(): Promise<void>;
}

let shared: Promise<Library> | undefined;
const library = () => {
	shared ??= openLibrary('knowledge', 'knowledge');
	return shared;
};

/** A whole bot over HTTP; the connector is told where it listens. */
export async function openTownBot(connector: Connector, options: BotOptions = {}): Promise<TownBot> {
	const clock = options.clock ?? Date.now;
	const store = options.store ?? createMemoryStore(clock);
	const documents = options.library ?? (await library());
	const log = createLog('silent');
	const viewer = createViewer(() => documents, BASE);
	const inbox = openInbox({ store, log, clock, alone: options.shared !== true });
	const watched = watch(inbox);
	const notes: string[] = [];
	const warnings: string[] = [];
	const channel = createTeamsChannel({
		registrations: [connector.apps.first, connector.apps.second].map(registrationOf),
		cloud: cloudOf(connector),
		viewer,
		inbox: watched.inbox,
		leaving: createLeaving({ store, grace: 1000, clock }),
		shelf: createShelf(store, clock),
		note(event, facts) {
			noted(event, facts);
			notes.push(`${event} ${JSON.stringify(facts)}`);
		},
		warn(line) {
			printed(line);
			warnings.push(line);
		},
		...options.teams,
	});
	const send = async (to: Address, reply: Reply) => (await channel.send(to, reply)).ok;
	const office = options.office ? { office: { address: options.office, send } } : {};
	const given = { library: () => documents, store, log, viewer, clock };
	const reminding = createReminding(given);
	const meeting = options.meeting ?? createMeeting(given);
	const parts = { ...given, reminding, meeting, site: 'https://programme.example', ...office };
	const plain = assemble(parts);
	const bot = options.wrap?.(plain) ?? plain;
	await channel.start(bot);
	await reminding.open();
	reminding.start([channel]);
	if (!options.meeting) meeting.start([channel]);
	const server = createServer((request, response) => channel.handle(request, response));
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/messages`;
	connector.pointAt(url);
	return {
		channel,
		reminding,
		meeting,
		bot,
		store,
		url,
		notes,
		warnings,
		busy: watched.busy,
		async stop() {
			await reminding.stop();
			await meeting.stop();
			server.closeAllConnections();
			await new Promise<void>((resolve) => server.close(() => resolve()));
			await channel.stop();
			inbox.close();
		},
	};
}

/** The inbox, and whether something in it is not done. */
function watch(inbox: Inbox): { inbox: Inbox; busy(): boolean } {
	let open = 0;
	const counted = <T>(delivery: Delivery<T>): Delivery<T> => {
		open += 1;
		const ended = (end: () => Promise<void>) => () =>
			end().finally(() => {
				open -= 1;
			});
		return {
			...delivery,
			sending: () => delivery.sending(),
			done: ended(() => delivery.done()),
			release: ended(() => delivery.release()),
		};
	};
	return {
		busy: () => open > 0,
		inbox: {
			take: async <T>(key: string, item: T) => {
				const delivery = await inbox.take(key, item);
				return delivery && counted(delivery);
			},
			abandoned: async <T>(prefix: string) => (await inbox.abandoned<T>(prefix)).map(counted),
		},
	};
}

export const openTown = (options: ConnectorOptions = {}) =>
	openConnector({ limits: false, streamInterval: 0, ...options });
