/** The second ranking over HTTP, against an endpoint on this machine: what it brings, and that no fault of it costs an answer. */

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type Library, openLibrary } from '../../src/library/library.js';
import { type Corpus, corpusOf } from '../../src/retrieval/corpus.js';
import type { FaultKind } from '../../src/endpoint/fault.js';
import { type Meaning, type MeaningParts, openMeaning } from '../../src/vectors/meaning.js';
import { createEmbedder } from '../../src/vectors/openai.js';
import { conceptVectors, json, openEndpoint, type TestEndpoint, type ToVector, type Trick } from './endpoint.js';

const KEY = 'secret-key-1234567890';
/** Passages of a ranking. */
const SHOWN = 60;
const QUESTION = 'Where can young people meet?';

let library: Library;
let corpus: Corpus;
let vectors: ToVector;
let folder: string;
let endpoint: TestEndpoint;
let lines: string[];
let waits: number[];
let now: number;
const opened: Meaning[] = [];

beforeAll(async () => {
	library = await openLibrary('knowledge', 'knowledge');
	corpus = corpusOf(library);
	vectors = conceptVectors(corpus.glossary);
});
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'lotse-'));
	endpoint = await openEndpoint(vectors);
	lines = [];
	waits = [];
	now = Date.UTC(2026, 0, 1);
});
afterEach(async () => {
	for (const meaning of opened.splice(0)) await meaning.stop();
	await endpoint.close();
	await rm(folder, { recursive: true });
});

const path = () => join(folder, 'vectors.bin');
const line = (event: string, facts: object = {}) => void lines.push(`${event} ${JSON.stringify(facts)}`);

/** With one bit changed. */
function flipped(bytes: Buffer, at: number): Buffer {
	bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
	return bytes;
}

async function open(more: Partial<MeaningParts> = {}, model = 'concepts'): Promise<Meaning> {
	const meaning = await openMeaning({
		embedder: createEmbedder({ model, baseURL: endpoint.address, key: KEY }),
		log: { info: line, warn: line },
		path: path(),
		budget: 5000,
		clock: () => now,
		wait: async (milliseconds) => void waits.push(milliseconds),
		random: () => 1,
		...more,
	});
	opened.push(meaning);
	return meaning;
}

async function filled(more: Partial<MeaningParts> = {}): Promise<Meaning> {
	const meaning = await open(more);
	await meaning.follow(library);
	endpoint.asked.splice(0);
	return meaning;
}

describe('the vectors of passages', () => {
	test('are asked for in batches, as floats, with nothing but the documents’ own words', async () => {
		const meaning = await open();
		await meaning.follow(library);
		const texts = endpoint.asked.flatMap((one) => one.texts);
		expect(texts).toHaveLength(
			new Set(corpus.passages.map(({ text, document, headings }) => [document, ...headings, text].join())).size,
		);
		expect(endpoint.asked.length).toBe(Math.ceil(texts.length / 32));
		expect(endpoint.asked[0]).toMatchObject({ model: 'concepts', format: 'float', authorization: `Bearer ${KEY}` });
		const words = library.exchanges.flatMap(({ title, passages }) => [
			title,
			...passages.flatMap((one) => [...one.headings, one.text]),
		]);
		expect(
			texts.filter((text) => !text.split(/ › |\n/).every((part) => words.some((word) => word.includes(part)))),
		).toEqual([]);
		const { length } = corpus.passages;
		expect(meaning.state()).toEqual({ passages: length, cached: length });
	});

	test('are not asked for again after a restart, nor after a reload that changes nothing', async () => {
		const first = await filled();
		await first.follow(library);
		await first.stop();
		const second = await open();
		await second.follow(library);
		expect(endpoint.asked).toEqual([]);
		expect(second.state().cached).toBe(corpus.passages.length);
		expect(await second.near(QUESTION, corpus)).toHaveLength(SHOWN);
	});

	test('are asked for anew for another model', async () => {
		await filled();
		const other = await open({}, 'another');
		await other.follow(library);
		expect(endpoint.asked.flatMap(({ texts }) => texts).length).toBeGreaterThan(64);
	});

	test('follow a reload: only what is new is sent, what is gone is dropped', async () => {
		const meaning = await filled();
		const before = (await readFile(path())).length;
		const [newest, ...rest] = library.exchanges;
		if (!newest) throw new Error('no documents');
		const [passage, ...others] = newest.passages;
		if (!passage) throw new Error('no passages');
		const changed = { ...passage, text: 'Ein neuer Absatz über Lastenräder.' };
		const next = { ...library, exchanges: [{ ...newest, passages: [changed] }, ...rest] };
		await meaning.follow(next);
		expect(endpoint.asked.flatMap(({ texts }) => texts)).toEqual([expect.stringContaining('Lastenräder')]);
		expect(meaning.state()).toEqual({
			passages: corpus.passages.length - others.length,
			cached: corpus.passages.length - others.length,
		});
		expect((await readFile(path())).length).toBe(before - others.length * (16 + 4 + 256));
	});

	test.each([
		['cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length - 1)],
		['a header only', (bytes: Buffer) => bytes.subarray(0, 80)],
		['empty', () => Buffer.alloc(0)],
		['changed in one bit', (bytes: Buffer) => flipped(bytes, 500)],
		['changed in its counts', (bytes: Buffer) => flipped(bytes, 44)],
		['something else', () => Buffer.from('{"version":1}'.repeat(100))],
	])('are asked for once more where the file is %s', async (_, damage) => {
		await (await filled()).stop();
		await writeFile(path(), damage(await readFile(path())));
		const meaning = await open();
		expect(meaning.state().cached).toBe(0);
		await meaning.follow(library);
		expect(endpoint.asked.length).toBeGreaterThan(1);
		expect(meaning.state().cached).toBe(corpus.passages.length);
		expect((await (await open()).near(QUESTION, corpus))?.length).toBe(SHOWN);
	});

	test('wait as long as the endpoint says, and longer each time where it says nothing', async () => {
		const answers: Trick[] = [
			(_, response) => json(response, 429, { error: {} }, { 'retry-after': '7' }),
			(_, response) => json(response, 500, 'oops'),
			(_, response) => json(response, 503, 'oops'),
		];
		endpoint.trick((asked, response) => answers.shift()?.(asked, response) ?? false);
		const meaning = await open();
		await meaning.follow(library);
		expect(waits).toEqual([7000, 2000, 4000]);
		expect(meaning.state()).toEqual({ passages: corpus.passages.length, cached: corpus.passages.length });
		expect(lines).toEqual([
			'embeddings failed {"part":"passages","kind":"throttled"}',
			'embeddings work again {"part":"passages"}',
		]);
	});

	test('leave out the one passage that the endpoint will not have', async () => {
		const poison = corpus.passages[3]?.text ?? '';
		endpoint.trick(({ texts }, response) => texts.some((text) => text.includes(poison)) && json(response, 400, {}));
		const meaning = await open();
		await meaning.follow(library);
		expect(meaning.state()).toEqual({
			passages: corpus.passages.length,
			cached: corpus.passages.length - 1,
			fault: 'unfit',
		});
	});

	test('of another dimension replace those of the file, and are refused after that', async () => {
		await (await filled()).stop();
		endpoint.dimension = 128;
		const meaning = await open();
		await meaning.follow(library);
		expect(endpoint.asked).toEqual([]);
		expect(await meaning.near(QUESTION, corpus)).toBeUndefined();
		await meaning.follow(library);
		expect(meaning.state()).toMatchObject({ cached: corpus.passages.length });
		now += 60_000;
		expect(await meaning.near(QUESTION, corpus)).toHaveLength(SHOWN);
		endpoint.dimension = 64;
		expect(await meaning.near('Who has raised beds?', corpus)).toBeUndefined();
		expect(meaning.state().fault).toBe('dimension');
	});

	test('stop at once, and keep what came until then', async () => {
		let asked = 0;
		const stuck = new Promise<void>((resolve) => {
			endpoint.trick(() => {
				if (++asked < 3) return false;
				resolve();
				return true;
			});
		});
		const meaning = await open();
		const following = meaning.follow(library);
		await stuck;
		await meaning.stop();
		await following;
		expect((await open()).state().cached).toBe(0);
		const again = await open();
		endpoint.trick();
		endpoint.asked.splice(0);
		await again.follow(library);
		expect(endpoint.asked.flatMap(({ texts }) => texts).length).toBeLessThanOrEqual(corpus.passages.length - 64);
		expect(again.state().cached).toBe(corpus.passages.length);
	});
});

describe('a question', () => {
	test('finds paragraphs in the other language', async () => {
		const meaning = await filled();
		const [first] = (await meaning.near('raised beds', corpus)) ?? [];
		expect(corpus.passages[first?.at ?? -1]?.text).toMatch(/Hochbeet/);
	});

	test('is asked for once, however often and at how many places at a time it is put', async () => {
		const meaning = await filled();
		const found = await Promise.all(Array.from({ length: 20 }, () => meaning.near(` ${QUESTION}\n`, corpus)));
		await meaning.near(QUESTION, corpus);
		expect(new Set(found.map((hits) => hits?.[0]?.id)).size).toBe(1);
		expect(endpoint.asked.map(({ texts }) => texts)).toEqual([[QUESTION]]);
	});

	test.each([
		'Was macht Erika Mustermann?',
		'Wer ist unter anna@stadt.de erreichbar?',
		'was sagt erika dazu',
		'Hilft Herr Krebs?',
	])('that may name somebody is not sent: %s', async (text) => {
		const meaning = await filled();
		expect(await meaning.near(text, corpus)).toBeUndefined();
		expect(await meaning.near('Was plant Xylander?', corpus, 'Toni Xylander')).toBeUndefined();
		expect(endpoint.asked).toEqual([]);
	});

	test('with the name of somebody who registered is not sent either; nor any while it is unknown who did', async () => {
		const meaning = await filled({ registered: async () => ['Quirin Abelshauser'] });
		expect(await meaning.near('Hat Abelshauser Hochbeete?', corpus)).toBeUndefined();
		const blind = await filled({ registered: async () => Promise.reject(new Error('store')) });
		expect(await blind.near(QUESTION, corpus)).toBeUndefined();
		expect(endpoint.asked).toEqual([]);
	});

	test('waits for nothing while there are no vectors to compare it with', async () => {
		const meaning = await open();
		expect(await meaning.near(QUESTION, corpus)).toBeUndefined();
		expect(endpoint.asked).toEqual([]);
	});
});

const vector = (number: unknown) => ({ data: [{ index: 0, embedding: [...Array(255).fill(0.1), number] }] });
const faults: readonly (readonly [string, FaultKind, Trick])[] = [
	['answers 500', 'failed', (_, response) => json(response, 500, { error: { message: QUESTION } })],
	['answers 401', 'refused', (_, response) => json(response, 401, { error: { message: `bad key ${KEY}` } })],
	['answers 404', 'refused', (_, response) => json(response, 404, 'no such model')],
	['answers 429', 'throttled', (_, response) => json(response, 429, {})],
	['answers 400', 'unfit', (_, response) => json(response, 400, {})],
	['sends no JSON', 'garbled', (_, response) => json(response, 200, '{"data": [')],
	[
		'sends a page',
		'garbled',
		(_, response) => end(response.writeHead(200, { 'content-type': 'text/html' }), '<h1>Hi</h1>'),
	],
	['sends something else', 'garbled', (_, response) => json(response, 200, { object: 'list' })],
	['sends null', 'garbled', (_, response) => json(response, 200, 'null')],
	['sends nothing', 'garbled', (_, response) => end(response.writeHead(204))],
	['sends no vector', 'count', (_, response) => json(response, 200, { data: [] })],
	[
		'sends two vectors',
		'count',
		(_, response) => json(response, 200, { data: [...vector(1).data, ...vector(1).data] }),
	],
	['sends an odd place', 'count', (_, response) => json(response, 200, { data: [{ index: 7, embedding: [1] }] })],
	['sends an empty vector', 'empty', (_, response) => json(response, 200, { data: [{ index: 0, embedding: [] }] })],
	['sends base64', 'garbled', (_, response) => json(response, 200, { data: [{ index: 0, embedding: 'AAAA' }] })],
	['sends NaN', 'number', (_, response) => json(response, 200, JSON.stringify(vector('NaN')))],
	['sends null among numbers', 'number', (_, response) => json(response, 200, vector(null))],
	[
		'sends infinity',
		'number',
		(_, response) => json(response, 200, JSON.stringify(vector(1)).replace(/1\]/, '1e999]')),
	],
	[
		'sends zeros',
		'number',
		(_, response) => json(response, 200, { data: [{ index: 0, embedding: Array(256).fill(0) }] }),
	],
	[
		'sends a short vector',
		'dimension',
		(_, response) => json(response, 200, { data: [{ index: 0, embedding: [1, 2] }] }),
	],
	['hangs up', 'unreachable', (_, response) => response.destroy() !== undefined],
	['breaks off', 'cut', (_, response) => begin(response, () => response.destroy())],
	[
		'sends elsewhere',
		'unreachable',
		(_, response) => end(response.writeHead(307, { location: 'http://127.0.0.1:9/v1/embeddings' })),
	],
];

/** The first bytes of an answer. */
function begin(response: ServerResponse, then?: () => void): true {
	response.writeHead(200, { 'content-type': 'application/json' }).write('{"da', then);
	return true;
}

function end(response: ServerResponse, body = ''): true {
	response.end(body);
	return true;
}

describe('an endpoint that', () => {
	test.each(faults)('%s is a fault (%s): said once, shown, and gone when it is well again', async (_, kind, trick) => {
		const meaning = await filled();
		endpoint.trick(trick);
		expect(await meaning.near(QUESTION, corpus)).toBeUndefined();
		now += 5000;
		expect(await meaning.near('Who has raised beds?', corpus)).toBeUndefined();
		expect(endpoint.asked).toHaveLength(2);
		expect(meaning.state()).toEqual({ passages: corpus.passages.length, cached: corpus.passages.length, fault: kind });
		endpoint.trick();
		now += 5000;
		expect(await meaning.near(QUESTION, corpus)).toHaveLength(SHOWN);
		expect(meaning.state().fault).toBeUndefined();
		expect(lines).toEqual([
			`embeddings failed {"part":"questions","kind":"${kind}"}`,
			'embeddings work again {"part":"questions"}',
		]);
	});

	test('is slow delays an answer by no more than the budget, and the next ones not at all', async () => {
		const meaning = await filled({ budget: 30 });
		endpoint.trick(() => true);
		const started = performance.now();
		expect(await meaning.near(QUESTION, corpus)).toBeUndefined();
		expect(performance.now() - started).toBeLessThan(1000);
		expect(meaning.state().fault).toBe('slow');
		await Promise.all(Array.from({ length: 50 }, (_, at) => meaning.near(`${QUESTION} ${at}`, corpus)));
		expect(endpoint.asked).toHaveLength(1);
	});

	test('hangs in the middle of its answer is slow as well', async () => {
		const meaning = await filled({ budget: 30 });
		endpoint.trick((_, response) => begin(response));
		expect(await meaning.near(QUESTION, corpus)).toBeUndefined();
		expect(meaning.state().fault).toBe('slow');
	});

	test('is not there costs nothing but the second ranking', async () => {
		const meaning = await filled();
		await endpoint.close();
		expect(await meaning.near(QUESTION, corpus)).toBeUndefined();
		expect(meaning.state().fault).toBe('unreachable');
		endpoint = await openEndpoint(vectors);
	});

	test('speaks TLS with a certificate nobody vouches for, or none, is not reached', async () => {
		const meaning = await filled();
		const secure = createEmbedder({ model: 'm', baseURL: endpoint.address.replace('http:', 'https:') });
		await expect(secure.embed(['a'], new AbortController().signal)).rejects.toMatchObject({ kind: 'unreachable' });
		expect(meaning.state().fault).toBeUndefined();
	});

	test('asks for patience is left alone for as long', async () => {
		const meaning = await filled();
		endpoint.trick((_, response) => json(response, 429, {}, { 'retry-after': '120' }));
		await meaning.near(QUESTION, corpus);
		now += 119_000;
		await meaning.near(QUESTION, corpus);
		expect(endpoint.asked).toHaveLength(1);
		now += 2000;
		await meaning.near(QUESTION, corpus);
		expect(endpoint.asked).toHaveLength(2);
	});

	test('is stuck is let go when the bot stops', async () => {
		const meaning = await filled();
		const came = new Promise<void>((resolve) => endpoint.trick(() => resolve() === undefined));
		const asked = meaning.near(QUESTION, corpus);
		await came;
		await meaning.stop();
		expect(await asked).toBeUndefined();
		expect(lines).toEqual([]);
	});
});

test('without a key nothing is sent as one', async () => {
	const embedder = createEmbedder({ model: 'm', baseURL: endpoint.address });
	const [one] = await embedder.embed(['Hochbeete'], new AbortController().signal);
	expect(one).toHaveLength(256);
	expect(endpoint.asked[0]?.authorization).toBeUndefined();
});
