/** What the documentation shows of Slack: replies of the real bot over the shipped documents, as Block Kit and as pictures. */

import { renderReply, split } from '../../adapters/slack/render.js';
import { renderHome, renderModal } from '../../adapters/slack/view.js';
import { assemble } from '../../src/assemble.js';
import type { Bot } from '../../src/channel.js';
import { openLibrary } from '../../src/library/library.js';
import { createLog } from '../../src/log.js';
import type { Message } from '../../src/message.js';
import type { Reply } from '../../src/reply.js';
import { createMemoryStore } from '../../src/store/memory.js';
import { createViewer } from '../../src/viewer.js';
import type { Card } from './preview/page.js';

/** A payload as it goes to Slack, under the name of its file. */
export type Picture = Card & { name: string };

/** Where the documentation keeps them. */
export const FOLDER = 'docs/slack';

const NOW = Date.UTC(2026, 10, 20);

export async function openPictures(): Promise<Picture[]> {
	const bot = await openBot();
	const found = await answer(bot, { text: 'Wer hat einen Makerspace und mit wem?' });
	const art = await answer(bot, { text: 'Gibt es etwas mit Kunst?' });
	const missing = await answer(bot, { text: 'Wer hat ein Schwimmbad gebaut?' });
	const token = found.sources[0]?.open ?? '';
	const source = await answer(bot, { pressed: { token } });
	const help = await answer(bot, { command: 'help' });
	const home = await bot.home(message({ command: 'home' }));
	return [
		said('answer', 'Wer hat einen Makerspace und mit wem?', found),
		said('list', 'Gibt es etwas mit Kunst?', art),
		said('missing', 'Wer hat ein Schwimmbad gebaut?', missing),
		{ name: 'source', title: 'Eine Fundstelle, geöffnet', surface: 'modal', payload: renderModal(source) },
		said('help', 'Hilfe', help),
		{ name: 'home', title: 'Der Lotse unter „Apps“', surface: 'home', payload: renderHome(home) },
	].map((picture) => ({ ...picture, payload: steady(picture.payload) }) as Picture);
}

async function openBot(): Promise<Bot> {
	const library = await openLibrary('knowledge', 'knowledge');
	return assemble({
		library: () => library,
		store: createMemoryStore(() => NOW),
		log: createLog('silent'),
		viewer: createViewer(() => library, 'https://lotse.stadt.de'),
		site: 'https://innenstadtprogramm.bund.de',
		office: { address: { channel: 'slack', place: 'C0123456789' }, send: () => Promise.resolve(true) },
		clock: () => NOW,
	});
}

const said = (name: string, title: string, reply: Reply): Picture => ({
	name,
	title,
	surface: 'message',
	payload: renderReply(split(reply).first),
});

let asked = 0;

function message(more: Partial<Message>): Message {
	asked += 1;
	return {
		id: String(asked),
		text: '',
		person: 'T0123456789/U0123456789',
		conversation: `T0123456789/D0123456789/${asked}`,
		from: { channel: 'slack', place: 'T0123456789/D0123456789' },
		asker: { tenant: 'T0123456789', audience: 'public', role: 'member' },
		interactive: true,
		...more,
	};
}

async function answer(bot: Bot, more: Partial<Message>): Promise<Reply> {
	const reply = await bot.answer(message(more), new AbortController().signal);
	if (!reply) throw new Error('no reply');
	return reply;
}

/** The same with each run: tokens are random, so they are numbered instead. */
function steady(payload: unknown): unknown {
	const tokens = new Map<string, string>();
	const json = JSON.stringify(payload).replace(/"[\w-]{24}\.\d+"/g, (token) => {
		const numbered = tokens.get(token) ?? `"token-${tokens.size + 1}"`;
		tokens.set(token, numbered);
		return numbered;
	});
	return JSON.parse(json);
}
