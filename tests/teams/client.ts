/** The process of the Agents Playground: started, ended, and what it recorded. Knows no browser and no bot. */

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Json } from './connector/rule.js';

const CLI = 'node_modules/@microsoft/m365agentsplayground/cli.js';
/** Left to itself it listens on every interface, and outlives whoever started it. Here it does neither. */
const MANNERS = `
	import net from 'node:net';
	const listen = net.Server.prototype.listen;
	net.Server.prototype.listen = function (port, done) {
		return listen.call(this, { port, host: '127.0.0.1' }, done);
	};
	process.stdin.resume().on('end', () => process.exit());
`;
export const PATIENCE = 15_000;

/** A request it recorded: to the bot, or from it. */
export interface Recorded {
	toBot: boolean;
	method: string;
	path: string;
	body: Json;
	status: number;
	answer: unknown;
}

/** Waits for what is expected, and no longer. */
export async function until<T>(what: string, look: () => Promise<T | undefined | false>): Promise<T> {
	const end = Date.now() + PATIENCE;
	while (Date.now() < end) {
		const found = await look();
		if (found) return found;
		await sleep(25);
	}
	throw new Error(`Waited in vain for ${what}.`);
}

/** In a folder that has its settings. */
export async function start(folder: string, recording: string, endpoint: string) {
	const manners = ['--import', `data:text/javascript,${encodeURIComponent(MANNERS)}`];
	const flags = ['-e', endpoint, '-c', 'msteams', '-p', '0', '--dt', '--er'];
	const child = spawn(process.execPath, [...manners, join(process.cwd(), CLI), 'start', ...flags], {
		cwd: folder,
		detached: true,
		stdio: ['pipe', 'pipe', 'inherit'],
		/** No proxy, and nothing is told to anybody: the flag alone leaves some of it. */
		env: {
			PATH: process.env.PATH,
			HOME: folder,
			TEAMSAPPTESTER_BROWSER: 'none',
			M365_AGENTS_PLAYGROUND_RECORDING_FILE: recording,
			APPLICATION_INSIGHTS_NO_STATSBEAT: '1',
		},
	});
	let said = '';
	child.stdout.on('data', (chunk: Buffer) => {
		said += chunk.toString();
	});
	const port = await until('the playground to listen', () => {
		if (child.exitCode !== null) throw new Error(`The playground ended at once: ${said}`);
		return Promise.resolve(/Listening on (\d+)/.exec(said)?.[1]);
	}).catch(async (cause: unknown) => {
		await end(child);
		throw cause;
	});
	return { child, address: `http://127.0.0.1:${port}` };
}

/** With all it may have started: it has a process group of its own. */
export async function end(child: ChildProcess): Promise<void> {
	if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
	const ended = once(child, 'exit');
	process.kill(-child.pid, 'SIGKILL');
	await ended;
}

/** What is complete: entries are separated by a line of dashes. */
export async function readRecording(file: string): Promise<Recorded[]> {
	const entries = (await readFile(file, 'utf8').catch(() => '')).split('\n---\n').slice(0, -1);
	return entries.map((entry) => {
		const { direction, request, response } = JSON.parse(entry) as {
			direction: string;
			request: { method: string; url: string; body?: Json };
			response: { statusCode: number; body?: unknown };
		};
		const { method, url, body = {} } = request;
		const { pathname } = new URL(url, 'http://127.0.0.1');
		const toBot = direction.endsWith('User Application');
		return {
			toBot,
			method,
			path: decodeURIComponent(pathname),
			body,
			status: response.statusCode,
			answer: response.body,
		};
	});
}
