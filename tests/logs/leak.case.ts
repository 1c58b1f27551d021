/** Not a test of its own: `logs.test.ts` runs it, to see a run fail where something said gets into a log. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from '@jest/globals';
import { createBot } from '../../src/bot.js';
import { createButtons } from '../../src/buttons.js';
import { openLibrary } from '../../src/library/library.js';
import { createMemoryStore } from '../../src/store/memory.js';

const QUESTION = 'Warum singt der Zaunkönig so laut?';
const store = createMemoryStore();
const library = await openLibrary('knowledge', 'knowledge');
const silent = () => undefined;

/** A bot that fails, and logs under which channel: here the words themselves stand for it. */
async function ask(channel: string) {
	const capability = { name: 'fails', recognise: () => true, handle: () => Promise.reject(new Error('broken')) };
	const bot = createBot({
		library: () => library,
		capabilities: [capability],
		store,
		buttons: createButtons(store, Date.now),
		log: { info: silent, warn: silent, error: silent },
		clock: Date.now,
	});
	const from = { channel, place: 'D1' };
	const asker = { tenant: 'T1', audience: 'public', role: 'member' } as const;
	const message = { id: channel, text: QUESTION, person: 'U1', conversation: 'D1', from, asker };
	expect(await bot.answer(message, new AbortController().signal)).toBeDefined();
}

test('says something', async () => {
	const { LEAK } = process.env;
	await ask(LEAK === 'log' ? QUESTION : 'web');
	if (LEAK !== 'process') return;
	const child = spawn(process.execPath, ['-e', 'console.error("asked: " + process.argv[1])', QUESTION]);
	await once(child, 'close');
});
