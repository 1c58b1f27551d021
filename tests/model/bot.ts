/** The whole bot over the shipped documents with a language model behind it, for tests. */

import type { Claim } from '../../src/reply.js';
import { assemble } from '../../src/assemble.js';
import { type Config, readConfig } from '../../src/config.js';
import type { Library } from '../../src/library/library.js';
import { createLog, type Log } from '../../src/log.js';
import type { Message } from '../../src/message.js';
import { openGeneration } from '../../src/models.js';
import type { Reply } from '../../src/reply.js';
import { createMemoryStore } from '../../src/store/memory.js';
import type { Store } from '../../src/store/store.js';
import { createViewer } from '../../src/viewer.js';

export interface Talk {
	ask(text: string, more?: Partial<Message>): Promise<Reply>;
	press(reply: Reply, label: string): Promise<Reply>;
	/** What was streamed while the last answer was made. */
	streamed: Claim[];
	statuses: string[];
	lines: string[];
}

export interface TalkParts {
	library: Library;
	address: string;
	settings?: Record<string, string>;
	clock?: () => number;
	/** Names of people in no document. */
	registered?: () => Promise<string[]>;
	store?: Store;
}

export const KEY = 'sk-secret-1234567890';

export async function openTalk(parts: TalkParts): Promise<Talk> {
	const { library, address, settings = {}, clock = Date.now } = parts;
	const { registered = async () => ['Quirin Abelshauser'], store = createMemoryStore(clock) } = parts;
	const config: Config = readConfig({
		OPENAI_MODEL: 'some-model',
		OPENAI_BASE_URL: address,
		OPENAI_API_KEY: KEY,
		MODEL_TENANTS: 'test',
		...settings,
	});
	const lines: string[] = [];
	const line = (text: string, fields?: object) => void lines.push(`${text} ${JSON.stringify(fields)}`);
	const log = { ...createLog('silent'), info: line, warn: line, error: line } as Log;
	const generation = await openGeneration({ config, store, log, registered, clock });
	const viewer = createViewer(() => library, 'https://lotse.example');
	const site = 'https://programme.example';
	const bot = assemble({
		library: () => library,
		viewer,
		store,
		log,
		site,
		clock,
		...(generation ? { generation } : {}),
	});
	let asked = 0;
	const talk: Talk = { ask, press, streamed: [], statuses: [], lines };
	async function send(message: Message): Promise<Reply> {
		talk.streamed = [];
		talk.statuses = [];
		const reply = await bot.answer(message, new AbortController().signal, (part) => {
			if ('status' in part) talk.statuses.push(part.status);
			else talk.streamed.push(part.claim);
		});
		if (!reply) throw new Error('nothing said');
		return reply;
	}
	const base = () => ({
		id: `m${asked++}`,
		person: 'p1',
		conversation: 'c1',
		from: { channel: 'chat', place: 'here' },
		asker: { tenant: 'test', audience: 'programme' as const, role: 'organiser' as const, name: 'Xaver Unbekannt' },
		interactive: true,
	});
	async function ask(text: string, more: Partial<Message> = {}): Promise<Reply> {
		return await send({ ...base(), text, ...more });
	}
	async function press(reply: Reply, label: string): Promise<Reply> {
		const button = reply.buttons.find((one) => one.label === label);
		if (!button) throw new Error(`no button ${label}`);
		return await send({ ...base(), text: '', pressed: { token: button.token } });
	}
	return talk;
}

export const claimsOf = ({ answer }: Reply) => (answer?.found ? answer.claims : []);
