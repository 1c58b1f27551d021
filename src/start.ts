/** The running bot: opens library and store, starts the channels it is given, stops them in order. */

import { join } from 'node:path';
import { assemble, type Parts } from './assemble.js';
import type { Bot, Channel, OperatorPages, Viewer } from './channel.js';
import { baseAddress, type Config } from './config.js';
import type { Library } from './library/library.js';
import type { Log } from './log.js';
import type { Address } from './message.js';
import { openLowdbStore } from './store/lowdb.js';
import { serveStore, socketPath } from './store/socket.js';
import { createViewer } from './viewer.js';
import { operator } from './words/operator.js';

export interface Running {
	bot: Bot;
	stop(): Promise<void>;
}

export interface StartParts {
	config: Config;
	library: Library;
	log: Log;
	/** One line for the operator. */
	warn(line: string): void;
	/** The channels that are configured; the composition root knows them. */
	channels(viewer: Viewer): readonly Channel[];
}

/** @throws BotError when the store is taken or a channel cannot start; nothing is left running then */
export async function start({ config, library, log, warn, channels: create }: StartParts): Promise<Running> {
	const store = await openLowdbStore({ folder: config.DATA_DIR, warn });
	const closing: (() => Promise<void>)[] = [() => store.close()];
	const stop = async () => {
		for (const close of closing.splice(0).reverse()) await close();
	};
	try {
		const socket = await serveStore(store, socketPath(config.DATA_DIR));
		closing.push(() => socket.close());
		const viewer = createViewer(() => library, baseAddress(config));
		const channels = create(viewer);
		const office = officeOf(config, channels, warn);
		const bot = assemble({
			library: () => library,
			viewer,
			store,
			log,
			site: config.PROGRAMME_SITE,
			...(office ? { office } : {}),
		});
		for (const channel of channels) {
			await channel.start(bot);
			closing.push(() => channel.stop());
		}
		return { bot, stop };
	} catch (cause) {
		await stop();
		throw cause;
	}
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
