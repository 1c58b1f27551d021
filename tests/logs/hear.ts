/** In every test file, before it: notes what our code logs, what the bot is told, and what processes under test print. */

import type { ChildProcess } from 'node:child_process';
import { createRequire } from 'node:module';
import type { Readable } from 'node:stream';
import { tellingWords } from './grep.mjs';
import { noted, printed, said } from './record.js';

type Level = 'info' | 'warn' | 'error';
type Logging = Record<Level, (event: string, facts?: object, cause?: unknown) => void>;

Object.assign(globalThis, {
	__said: (message: Parameters<typeof tellingWords>[0]) => said(...tellingWords(message)),
	__heard:
		(log: Logging, level: Level) =>
		(...line: Parameters<Logging[Level]>) => {
			noted(...line);
			log[level](...line);
		},
});

/** Taken where it comes in, so that nobody has to read it, and everybody still can. */
function listen(stream: Readable | null): void {
	if (!stream) return;
	const push = stream.push.bind(stream);
	stream.push = (chunk: unknown, encoding?: BufferEncoding) => {
		const text = typeof chunk === 'string' || Buffer.isBuffer(chunk) ? chunk.toString() : '';
		for (const line of text.split('\n')) printed(line);
		return push(chunk, encoding);
	};
}

/** What a browser prints is not ours. */
const isOurs = (command: unknown) => /(?:^|[\\/])(?:node|npm|npx|bash)(?:\.\w+)?$|\.[cm]?js$/.test(String(command));

const LISTENING = Symbol.for('lotse.listening');
/** Required, not imported: whoever imports it afterwards is to get what is put in here. Once a process: it has many test files. */
const processes = createRequire(import.meta.url)('node:child_process') as Record<string | symbol, unknown>;

if (!Reflect.has(processes, LISTENING)) {
	Reflect.set(processes, LISTENING, true);
	for (const way of ['spawn', 'fork'] as const) {
		const real = processes[way] as (...args: unknown[]) => ChildProcess;
		Reflect.set(processes, way, (...args: unknown[]) => {
			const child = real(...args);
			if (isOurs(args[0])) for (const stream of [child.stdout, child.stderr]) listen(stream);
			return child;
		});
	}
}
