/** The running bot: opens library and store, starts the channels it is given, stops them in order. */

import { join } from 'node:path';
import { assemble, type Parts } from './assemble.js';
import type {
	Bot,
	Calendars,
	Channel,
	Downloads,
	Inbox,
	Leaving,
	OperatorPages,
	Shelf,
	Vault,
	Viewer,
} from './channel.js';
import { baseAddress, type Config, endpointOf } from './config.js';
import { createDownloads } from './downloads.js';
import { createLeaving } from './erasure.js';
import { openInbox } from './inbox.js';
import type { Library } from './library/library.js';
import type { Log } from './log.js';
import { createMeeting } from './meeting.js';
import type { Address } from './message.js';
import { openGeneration } from './models.js';
import { createReminding, type RemindingParts } from './reminding.js';
import { startSweeping } from './retention.js';
import { corpusOf } from './retrieval/corpus.js';
import { createShelf } from './shelf.js';
import { openLowdbStore } from './store/lowdb.js';
import { serveStore, socketPath } from './store/socket.js';
import type { Store } from './store/store.js';
import { createVault, parseKeys } from './vault.js';
import { openVectors } from './vectors/open.js';
import { createViewer } from './viewer.js';
import { operator } from './words/operator.js';

export interface Running {
	bot: Bot;
	/** Reads the documents again. No question notices. Never rejects. */
	reload(): Promise<void>;
	stop(): Promise<void>;
}

export interface StartParts {
	config: Config;
	library: Library;
	/** Reads the documents again, on the grounds of what was read before; the same object where nothing changed. */
	reopen?: (before: Library) => Promise<Library>;
	log: Log;
	/** One line for the operator. */
	warn(line: string): void;
	/** The channels that are configured; the composition root knows them. */
	channels(ports: Ports): Promise<readonly Channel[]> | readonly Channel[];
}

/** What channels are given. */
export interface Ports {
	viewer: Viewer;
	inbox: Inbox;
	leaving: Leaving;
	shelf: Shelf;
	calendars: Calendars;
	downloads: Downloads;
	/** Events and reminders for /healthz: counts only. */
	reminding(): Readonly<Record<string, unknown>>;
	/** Vectors of passages for /healthz: counts only. Absent without an endpoint. */
	vectors?(): Readonly<Record<string, unknown>>;
	/** The language model for /healthz: its name, and what is wrong with it. Absent without one. */
	model?(): Readonly<Record<string, unknown>>;
	/** Absent without a key to encrypt with. */
	vault?: Vault;
}

/** Milliseconds. */
const DAY = 24 * 60 * 60 * 1000;

/** @throws BotError when the store is taken or a channel cannot start; nothing is left running then */
export async function start(parts: StartParts): Promise<Running> {
	const { config, reopen, log, warn, channels: create } = parts;
	/** Each question keeps the one it began with. */
	let { library } = parts;
	const current = () => library;
	const store = await openLowdbStore({ folder: config.DATA_DIR, warn });
	const closing: (() => Promise<void>)[] = [() => store.close()];
	const stop = async () => {
		for (const close of closing.splice(0).reverse()) await close();
	};
	try {
		const socket = await serveStore(store, socketPath(config.DATA_DIR));
		closing.push(() => socket.close());
		const meeting = createMeeting({ library: current, store, log });
		const registered = meeting.profiles.names;
		const meaning = await openVectors({ endpoint: endpointOf(config), folder: config.DATA_DIR, log, registered });
		if (meaning) closing.push(() => meaning.stop());
		const generation = await openGeneration({ config, store, log, registered, clock: Date.now });
		const viewer = createViewer(current, baseAddress(config), meaning);
		const { ports, close } = await openPorts(config, store, log, viewer);
		closing.push(close);
		const base = { library: current, viewer, store, log };
		const told: RemindingParts['warn'] = (state) => warn(operator.feed(state));
		const reminding = createReminding({ ...base, calendar: config.EVENTS_ICS, warn: told });
		await reminding.open();
		const channels = await create({
			...ports,
			calendars: reminding.calendars,
			reminding: reminding.state,
			...(meaning ? { vectors: meaning.state } : {}),
			...(generation ? { model: generation.state } : {}),
		});
		const office = officeOf(config, channels, warn);
		const bot = assemble({
			...base,
			site: config.PROGRAMME_SITE,
			reminding,
			meeting,
			...(office ? { office } : {}),
			...(meaning ? { meaning } : {}),
			...(generation ? { generation } : {}),
		});
		for (const channel of channels) {
			await channel.start(bot);
			closing.push(() => channel.stop());
		}
		reminding.start(channels);
		closing.push(() => reminding.stop());
		meeting.start(channels);
		closing.push(() => meeting.stop());
		void meaning?.follow(library);
		void corpusOf(library).warm();
		const reload = createReload(async () => {
			const next = (await reopen?.(library)) ?? library;
			if (next === library) return;
			await corpusOf(next).warm();
			library = next;
			void meaning?.follow(next);
			log.info('library reloaded', countsOf(next));
		}, log);
		return { bot, stop, reload };
	} catch (cause) {
		await stop();
		throw cause;
	}
}

const countsOf = ({ exchanges, problems, hash }: Library) => ({
	documents: exchanges.length,
	problems: problems.length,
	library: hash,
});

/** One after the other; what comes while one waits is served by it. What fails leaves everything as it was. */
function createReload(once: () => Promise<void>, log: Log): () => Promise<void> {
	let running = Promise.resolve();
	let waiting: Promise<void> | undefined;
	return () => {
		waiting ??= running.then(async () => {
			waiting = undefined;
			running = once().catch((cause: unknown) => log.error('reload failed', {}, cause));
			await running;
		});
		return waiting;
	};
}

async function openPorts(
	config: Config,
	store: Store,
	log: Log,
	viewer: Viewer,
): Promise<{ ports: Omit<Ports, 'calendars' | 'reminding' | 'vectors' | 'model'>; close(): Promise<void> }> {
	const keys = config.SLACK_TOKEN_KEY && parseKeys(config.SLACK_TOKEN_KEY);
	const vault = keys ? createVault(store, keys) : undefined;
	const renewed = (await vault?.rekey()) ?? 0;
	if (renewed > 0) log.info('secrets encrypted with the first key', { renewed });
	const inbox = openInbox({ store, log, clock: Date.now, alone: true });
	const leaving = createLeaving({ store, grace: config.SLACK_GRACE_DAYS * DAY, clock: Date.now });
	const shelf = createShelf(store, Date.now);
	const stopSweeping = await startSweeping(store, Date.now, log);
	const close = async () => {
		stopSweeping();
		inbox.close();
	};
	const downloads = createDownloads({ store, clock: Date.now, page: viewer.page });
	return { ports: { viewer, inbox, leaving, shelf, downloads, ...(vault ? { vault } : {}) }, close };
}

/** Where questions can be passed on: an address in a channel that runs and can write unasked. */
function officeOf(
	{ PROGRAMME_OFFICE }: Config,
	channels: readonly Channel[],
	warn: (line: string) => void,
): Parts['office'] {
	const address = parseAddress(PROGRAMME_OFFICE);
	const channel = channels.find(({ name, writes }) => writes && name === address?.channel);
	if (address && channel) return { address, send: async (to, message) => (await channel.send(to, message)).ok };
	if (address) warn(operator.officeUnreachable(address.channel));
	return undefined;
}

/** `channel:place`; the place may hold colons of its own. */
export function parseAddress(text: string | undefined): Address | undefined {
	if (!text) return undefined;
	const at = text.indexOf(':');
	return { channel: text.slice(0, at), place: text.slice(at + 1) };
}

/** The operator's Markdown: `impressum.md`, and `impressum.en.md` where there is an English one. Undefined where there is none. */
export function createOperatorPages(folder: string, read: (path: string) => Promise<string>): OperatorPages {
	return {
		read(name, language) {
			return read(join(folder, language === 'en' ? `${name}.en.md` : `${name}.md`)).catch(() => undefined);
		},
	};
}
