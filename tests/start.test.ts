import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createWebChannel, type WebChannel } from '../adapters/web/channel.js';
import { createAskCommand } from '../src/commands/ask.js';
import { type Config, readConfig } from '../src/config.js';
import { openLibrary } from '../src/library/library.js';
import { createLog } from '../src/log.js';
import { createOperatorPages, type Running, start } from '../src/start.js';

let folder: string;
let running: Running[];
let warnings: string[];

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'lotse-'));
	running = [];
	warnings = [];
});
afterEach(async () => {
	for (const one of running) await one.stop();
	await rm(folder, { recursive: true });
});

async function run(environment: NodeJS.ProcessEnv = {}): Promise<WebChannel> {
	const config: Config = readConfig({ DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'silent', ...environment });
	const library = await openLibrary('knowledge', 'knowledge');
	const warn = (line: string) => void warnings.push(line);
	const pages = createOperatorPages(folder, () => Promise.reject(new Error('none')));
	let web: WebChannel | undefined;
	running.push(
		await start({
			config,
			library,
			log: createLog('silent'),
			warn,
			channels({ viewer, calendars }) {
				web = createWebChannel({
					host: config.HOST,
					port: config.PORT,
					viewer,
					calendars,
					pages,
					version: '0',
					warn,
					health: viewer.state,
				});
				return [web];
			},
		}),
	);
	if (!web) throw new Error('no channel');
	return web;
}

async function ask(web: WebChannel, text: string, conversation: string): Promise<string> {
	const response = await fetch(`${web.address()}/answers`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ text, conversation, language: 'de' }),
	});
	return response.text();
}

describe('the running bot', () => {
	test('answers over HTTP and says how it is', async () => {
		const web = await run();
		const health = (await (await fetch(`${web.address()}/healthz`)).json()) as object;
		expect(health).toMatchObject({ status: 'ok', documents: 17, problems: 0 });
		expect(await ask(web, 'Wer hat einen Makerspace?', 'conversation-0001')).toContain('Markus Krebs');
	});

	test('remembers a conversation across a restart', async () => {
		await ask(await run(), 'Wer hat Hochbeete?', 'conversation-0002');
		await running.pop()?.stop();
		expect(await ask(await run(), 'Und wer ist dort zuständig?', 'conversation-0002')).toContain('Juliane Heimann');
	});

	test('lends its store to commands', async () => {
		await run();
		const command = createAskCommand({ render: () => '' });
		const lines: string[] = [];
		const input = {
			config: readConfig({ DATA_DIR: folder, LOG_LEVEL: 'silent' }),
			terminal: { print: (text: string) => void lines.push(text), warn: () => {} },
			shipped: 'knowledge',
		};
		await command({ ...input, words: ['Wer hat Hochbeete?', '--conversation', 'c', '--json'] });
		await command({ ...input, words: ['Und wer ist dort zuständig?', '--conversation', 'c', '--json'] });
		expect(lines[1]).toContain('Juliane Heimann');
	});

	test('refuses a second one on the same folder and leaves the first alone', async () => {
		const web = await run();
		await expect(run()).rejects.toThrow(/in use/);
		expect((await fetch(`${web.address()}/healthz`)).status).toBe(200);
	});

	test('leaves nothing behind when a channel cannot start', async () => {
		const other = await mkdtemp(join(tmpdir(), 'lotse-'));
		const taken = new URL((await run()).address()).port;
		await expect(run({ DATA_DIR: other, PORT: taken })).rejects.toThrow(/is in use/);
		await run({ DATA_DIR: other });
		await running.pop()?.stop();
		await rm(other, { recursive: true });
	});

	test('says so when the programme office’s channel does not run', async () => {
		await run({ PROGRAMME_OFFICE: 'slack:C1' });
		expect(warnings.join()).toMatch(/PROGRAMME_OFFICE.*„slack“/);
	});
});
