/** The Microsoft 365 Agents Playground in a browser, and our bot behind it: for the tests with a real client. Asserts nothing. */

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { chromium, type Locator, type Page } from 'playwright-core';
import { findBrowser } from '../slack/preview/shoot.js';
import { end, PATIENCE, type Recorded, readRecording, start, until } from './client.js';
import type { Json } from './connector/rule.js';
import { type BotOptions, openTown, openTownBot, type TownBot } from './town.js';

const ARGS = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-sync'];

export const BOT = '28:00000000-0000-0000-0000-000000000011';
export const TENANT = '00000000-0000-0000-0000-000000000001';
export const CHATS = { personal: 'a:personal', group: '19:group@thread.v2', channel: '19:channel@thread.tacv2' };
/** How the conversations are called in the list at the left. */
const NAMES = { personal: 'Personal Chat', group: 'Innenstadt-Runde', channel: 'Stadt Musterhausen - Innenstadt' };
export type Where = keyof typeof NAMES;

const person = (name: string, n: number) => {
	const [givenName = '', surname = ''] = name.split(' ');
	const email = `${surname.toLowerCase()}@stadt.example`;
	const aadObjectId = `00000000-0000-0000-0000-0000000000${20 + n}`;
	return { id: `29:${n}`, name, userPrincipleName: email, aadObjectId, givenName, surname, email };
};
const [me, ...others] = [
	'Karla Musterfrau',
	'Ole Beispiel',
	'Ines Muster',
	'Tom Probe',
	'Ada Vorlage',
	'Uwe Schema',
].map(person);
/** As YAML, which JSON is. It wants at least five others. */
const WORLD = {
	version: '0.1.1',
	tenantId: TENANT,
	bot: { id: BOT, name: 'Innenstadtlotse' },
	currentUser: me,
	users: others,
	personalChat: { id: CHATS.personal },
	groupChat: { id: CHATS.group, name: NAMES.group },
	team: {
		id: '19:team@thread.tacv2',
		name: 'Stadt Musterhausen',
		aadGroupId: '00000000-0000-0000-0000-000000000031',
		channels: [{ id: CHATS.channel, name: 'Innenstadt' }],
	},
};

export interface Playground {
	page: Page;
	town: TownBot;
	recorded(): Promise<Recorded[]>;
	/** Opens a conversation; the first time the app is installed there, and the bot says hello. */
	go(where: Where): Promise<void>;
	/** Writes and sends; with a mention the bot is picked from the list that opens. */
	say(text: string, how?: { mention?: boolean; post?: boolean }): Promise<void>;
	/** What the bot said in a chat, one below the other: texts and cards each by themselves. */
	said(containing?: string | RegExp): Locator;
	close(): Promise<void>;
}

export async function openPlayground(options: BotOptions = {}): Promise<Playground> {
	const closing: (() => Promise<unknown>)[] = [];
	const close = async () => {
		for (const undo of closing.splice(0).reverse()) await undo();
	};
	try {
		const folder = await mkdtemp(join(tmpdir(), 'playground-'));
		closing.push(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
		const recording = join(folder, 'recording.log');
		const recorded = () => readRecording(recording);
		await writeFile(join(folder, '.m365agentsplayground.yml'), JSON.stringify(WORLD));
		const connector = await openTown();
		closing.push(() => connector.close());
		const local = { registrations: [], local: true, cloud: undefined };
		const town = await openTownBot(connector, { ...options, teams: { ...local, ...options.teams } });
		closing.push(() => town.stop());
		const front = await openFront(town.url, recorded);
		closing.push(front.stop);
		const { child, address } = await start(folder, recording, front.url);
		closing.push(() => end(child));
		const browser = await chromium.launch({ executablePath: findBrowser() ?? '', args: ARGS });
		closing.push(() => browser.close());
		const context = await browser.newContext({ locale: 'de-DE', viewport: { width: 1500, height: 1000 } });
		/** Fonts from Microsoft's network; there is a substitute for each. */
		await context.route(
			({ hostname }) => hostname !== '127.0.0.1',
			(route) => route.abort(),
		);
		const page = await context.newPage();
		page.setDefaultTimeout(PATIENCE);
		await page.goto(address);
		return { page, town, recorded, ...gestures(page, recorded), close };
	} catch (cause) {
		await close();
		throw cause;
	}
}

function gestures(page: Page, recorded: Playground['recorded']): Pick<Playground, 'go' | 'say' | 'said'> {
	const box = page.locator('[role=textbox][contenteditable=true]').first();
	return {
		async go(where) {
			await page.getByRole('treeitem', { name: NAMES[where], exact: true }).click();
			await until('the hello there', async () =>
				(await recorded()).some(({ toBot, path }) => !toBot && path.includes(CHATS[where])),
			);
			await page.getByText('Guten Tag').last().waitFor();
		},
		async say(words, { mention = false, post = false } = {}) {
			await box.click();
			if (mention) {
				await page.keyboard.type('@');
				await page.getByRole('menuitem', { name: WORLD.bot.name }).click();
			}
			await page.keyboard.type(` ${words}`);
			if (post) await page.getByRole('button', { name: 'Post', exact: true }).click();
			else await page.keyboard.press('Enter');
		},
		said(containing) {
			const all = page.locator('.fai-OutputCard');
			return containing === undefined ? all : all.filter({ hasText: containing });
		},
	};
}

/** Its Teams is English for everybody and does not say which answer was rated; both is put right on the way to the bot. */
async function openFront(target: string, recorded: () => Promise<Recorded[]>) {
	async function amended(body: string): Promise<string> {
		const activity = JSON.parse(body) as Json;
		if (activity.locale) activity.locale = 'de-DE';
		if (activity.name === 'message/submitAction') activity.replyToId ??= ratedIn(await recorded());
		return JSON.stringify(activity);
	}
	const server = createServer((request, response) => {
		const pass = async () => {
			const sent = await text(request);
			const body = sent ? { body: await amended(sent), headers: { 'content-type': 'application/json' } } : {};
			const answer = await fetch(target, { method: request.method ?? 'GET', ...body });
			response.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text());
		};
		void pass().catch(() => response.writeHead(502).end());
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/messages`,
		async stop() {
			server.closeAllConnections();
			await new Promise<void>((resolve) => server.close(() => resolve()));
		},
	};
}

/** The last answer with thumbs: where it was streamed, it is called by its stream. */
function ratedIn(recorded: readonly Recorded[]): string | undefined {
	const last = recorded.findLast(({ toBot, body }) => !toBot && (body.channelData as Json | undefined)?.feedbackLoop);
	const [entity] = ((last?.body.entities ?? []) as Json[]).filter(({ type }) => type === 'streaminfo');
	return (entity?.streamId ?? (last?.answer as Json | undefined)?.id) as string | undefined;
}
