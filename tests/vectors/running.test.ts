/** The running bot with an embedding endpoint, and without one. */

import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { search } from '../../src/commands/search.js';
import { readConfig } from '../../src/config.js';
import { type Library, openLibrary } from '../../src/library/library.js';
import type { Log } from '../../src/log.js';
import { corpusOf } from '../../src/retrieval/corpus.js';
import { type Ports, type Running, start } from '../../src/start.js';
import { conceptVectors, json, openEndpoint, type TestEndpoint } from './endpoint.js';

const KEY = 'secret-key-0987654321';
/** Not answered by the documents. */
const MISSING = 'Wie hoch ist die Hundesteuer für Lastenräder im Sommer?';

let library: Library;
let folder: string;
let endpoint: TestEndpoint;
let lines: string[];
let running: Running | undefined;
let ports: Ports;

beforeEach(async () => {
	library ??= await openLibrary('knowledge', 'knowledge');
	folder = await mkdtemp(join(tmpdir(), 'lotse-'));
	endpoint = await openEndpoint(conceptVectors(corpusOf(library).glossary));
	lines = [];
});
afterEach(async () => {
	await running?.stop();
	running = undefined;
	await endpoint.close();
	await rm(folder, { recursive: true });
});

const environment = (more: NodeJS.ProcessEnv) =>
	readConfig({ DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'silent', ...more });
const configured = () => ({
	EMBEDDINGS_MODEL: 'concepts',
	EMBEDDINGS_BASE_URL: endpoint.address,
	EMBEDDINGS_API_KEY: KEY,
});

async function run(more: NodeJS.ProcessEnv): Promise<Running> {
	const note = (event: string, facts: object = {}) => void lines.push(`${event} ${JSON.stringify(facts)}`);
	const log: Log = { info: note, warn: note, error: note };
	const warn = (line: string) => void lines.push(line);
	const channels = (given: Ports) => {
		ports = given;
		return [];
	};
	running = await start({ config: environment(more), library, log, warn, channels });
	return running;
}

/** Resolves when all vectors are there: the endpoint is asked for the last batch, and the state says so. */
async function ready(): Promise<void> {
	for (;;) {
		const { passages, cached } = ports.vectors?.() ?? {};
		if (passages === cached) return;
		await new Promise((resolve) => setImmediate(resolve));
	}
}

async function ask({ bot }: Running, text: string) {
	const asker = { tenant: 't', audience: 'public' as const, role: 'guest' as const };
	const from = { channel: 'test', place: 'here' };
	const message = { id: randomUUID(), text, person: 'p1', conversation: 'c1', from, asker };
	const reply = await bot.answer(message, new AbortController().signal);
	return reply?.answer;
}

describe('the running bot with an endpoint', () => {
	test('says in its state how many passages have vectors, and which fault there is', async () => {
		await run(configured());
		await ready();
		const { length } = corpusOf(library).passages;
		expect(ports.vectors?.()).toEqual({ passages: length, cached: length });
		endpoint.trick((_, response) => json(response, 500, {}));
		await ports.viewer.search('Wer hat Hochbeete?', 'public', 'de', 5);
		expect(ports.vectors?.()).toEqual({ passages: length, cached: length, fault: 'failed' });
	});

	test('sends no question that the documents answer', async () => {
		const bot = await run(configured());
		await ready();
		endpoint.asked.splice(0);
		expect(await ask(bot, 'Wer hat Hochbeete?')).toMatchObject({ found: true });
		expect(endpoint.asked).toEqual([]);
	});

	test('refuses as before, and may name other documents as the nearest', async () => {
		const plain = await ask(await run({}), MISSING);
		await running?.stop();
		const bot = await run(configured());
		await ready();
		endpoint.asked.splice(0);
		const answer = await ask(bot, MISSING);
		expect(plain).toMatchObject({ found: false });
		expect(answer).toMatchObject({ found: false });
		expect(endpoint.asked.map(({ texts }) => texts)).toEqual([[MISSING]]);
		expect(answer?.found === false && answer.nearest.length).toBe(3);
	});

	test('names no documents for nonsense', async () => {
		const bot = await run(configured());
		await ready();
		expect(await ask(bot, 'xqzt brlft?')).toMatchObject({ found: false, nearest: [] });
	});

	test('refuses in the same words when the endpoint fails', async () => {
		const plain = await ask(await run({}), MISSING);
		await running?.stop();
		const bot = await run(configured());
		await ready();
		endpoint.trick((_, response) => json(response, 200, { data: [{ index: 0, embedding: [] }] }));
		expect(await ask(bot, MISSING)).toEqual(plain);
	});

	test('keeps the key and the questions out of the log', async () => {
		const bot = await run(configured());
		await ready();
		endpoint.trick((_, response) => json(response, 401, { error: { message: `wrong key ${KEY}: ${MISSING}` } }));
		await ask(bot, MISSING);
		expect(lines).toContain('embeddings failed {"part":"questions","kind":"refused"}');
		expect(lines.join('\n')).not.toMatch(/secret|Hundesteuer/);
	});

	test('does not send a word that may be half typed', async () => {
		await run(configured());
		await ready();
		endpoint.asked.splice(0);
		await ports.viewer.search('Hochbee', 'public', 'de', 5);
		expect(endpoint.asked).toEqual([]);
		await ports.viewer.search('Hochbeete', 'public', 'de', 5);
		expect(endpoint.asked).toHaveLength(1);
	});

	test('starts and answers while the endpoint keeps everybody waiting', async () => {
		endpoint.trick(() => true);
		const bot = await run(configured());
		expect(await ask(bot, 'Wer hat Hochbeete?')).toMatchObject({ found: true });
		expect(await ask(bot, MISSING)).toMatchObject({ found: false });
	});
});

test('without a model nothing is sent, even where an address is named', async () => {
	const { EMBEDDINGS_MODEL: _, ...rest } = configured();
	const bot = await run(rest);
	await ask(bot, MISSING);
	await ports.viewer.search('Wer hat Hochbeete?', 'public', 'de', 5);
	expect([endpoint.asked, ports.vectors]).toEqual([[], undefined]);
});

test('a model needs an address', () => {
	expect(() => readConfig({ EMBEDDINGS_MODEL: 'm' })).toThrow(/EMBEDDINGS_BASE_URL/);
	expect(() =>
		readConfig({ EMBEDDINGS_MODEL: 'm', EMBEDDINGS_BASE_URL: 'nowhere', EMBEDDINGS_API_KEY: KEY }),
	).not.toThrow(KEY);
});

describe('the command search', () => {
	async function found(more: NodeJS.ProcessEnv, text: string): Promise<string[]> {
		const printed: string[] = [];
		const terminal = { print: (line: string) => void printed.push(line), warn: () => {} };
		await search({ words: [text, '--json'], config: environment(more), terminal, shipped: 'knowledge' });
		return (JSON.parse(printed.join('')) as { hits: { passage: string }[] }).hits.map(({ passage }) => passage);
	}

	test('ranks by meaning too, with the vectors the bot keeps', async () => {
		await run(configured());
		await ready();
		await running?.stop();
		running = undefined;
		endpoint.asked.splice(0);
		const [plain, fused] = [await found({}, 'Wer hat Hochbeete?'), await found(configured(), 'Wer hat Hochbeete?')];
		expect(endpoint.asked.map(({ texts }) => texts)).toEqual([['Wer hat Hochbeete?']]);
		expect(fused).not.toEqual(plain);
	});

	test('finds as without it where the endpoint fails, and leaves the file as it is', async () => {
		await writeFile(join(folder, 'vectors.bin'), 'broken');
		endpoint.trick((_, response) => json(response, 500, {}));
		expect(await found(configured(), 'Wer hat Hochbeete?')).toEqual(await found({}, 'Wer hat Hochbeete?'));
		expect(endpoint.asked).toHaveLength(1);
	});
});
