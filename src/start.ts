/** The running bot: opens library and store, starts the channels it is given, stops them in order. */

import { join } from 'node:path';
import { assemble } from './assemble.js';
import type { Bot, Channel, OperatorPages, Viewer } from './bot.js';
import { baseAddress, type Config } from './config.js';
import type { Library } from './library/library.js';
import type { Log } from './log.js';
import type { Address } from './message.js';
import { openLowdbStore } from './store/lowdb.js';
import { serveStore, socketPath } from './store/socket.js';
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
		let channels: readonly Channel[] = [];
		const office = parseAddress(config.PROGRAMME_OFFICE);
		const send = async (to: Address, message: Parameters<Channel['send']>[1]) => {
			const sent = await channels.find(({ name }) => name === to.channel)?.send(to, message);
			return sent?.ok ?? false;
		};
		const reachable = office && !['web', 'terminal'].includes(office.channel);
		if (office && !reachable) warn(operator.officeUnreachable(office.channel));
		const { bot, viewer } = assemble({
			library: () => library,
			store,
			log,
			base: baseAddress(config),
			site: config.PROGRAMME_SITE,
			...(office && reachable ? { office: { address: office, send } } : {}),
		});
		channels = create(viewer);
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

/** `channel:place`; the place may hold colons of its own. */
export function parseAddress(text: string | undefined): Address | undefined {
	if (!text) return undefined;
	const at = text.indexOf(':');
	return { channel: text.slice(0, at), place: text.slice(at + 1) };
}

/** The operator's Markdown: `impressum.md`, and `impressum.en.md` where there is an English one. */
export function createOperatorPages(folder: string, read: (path: string) => Promise<string>): OperatorPages {
	return {
		async read(name, language) {
			const candidates = language === 'en' ? [`${name}.en.md`, `${name}.md`] : [`${name}.md`];
			for (const candidate of candidates) {
				const text = await read(join(folder, candidate)).catch(() => undefined);
				if (text !== undefined) return text;
			}
			return undefined;
		},
	};
}
