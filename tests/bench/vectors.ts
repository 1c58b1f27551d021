/** `npm run bench:vectors [-- FILE.json]`: exact search over quantised vectors, and, on a file of questions, what fusing brings with synthetic ones. */

import { readFile } from 'node:fs/promises';
import { performance } from 'node:perf_hooks';
import { evaluate } from '../../src/commands/eval.js';
import { readConfig } from '../../src/config.js';
import { openLibrary } from '../../src/library/library.js';
import { createGlossary } from '../../src/retrieval/glossary.js';
import { emptyMatrix } from '../../src/vectors/matrix.js';
import { nearestRows } from '../../src/vectors/rank.js';
import { conceptVectors, openEndpoint, type ToVector } from '../vectors/endpoint.js';

const DIMENSION = 1024;
const TRIES = 20;

/** Normally distributed numbers, the same each run. */
function createNumbers(seed: number): () => number {
	let state = seed;
	const next = () => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return (state + 0.5) / 2 ** 32;
	};
	return () => Math.sqrt(-2 * Math.log(next())) * Math.cos(2 * Math.PI * next());
}

function unit(numbers: () => number, dimension: number): Float32Array {
	const vector = Float32Array.from({ length: dimension }, numbers);
	const length = Math.hypot(...vector);
	return vector.map((number) => number / length);
}

function speed(passages: number): string {
	const numbers = createNumbers(passages);
	const matrix = emptyMatrix(DIMENSION);
	for (let at = 0; at < passages; at++) matrix.add(String(at), unit(numbers, DIMENSION));
	const rows = Int32Array.from({ length: passages }, (_, at) => at);
	const times = Array.from({ length: TRIES }, () => {
		const query = unit(numbers, DIMENSION);
		const started = performance.now();
		nearestRows(rows, matrix, query, 60);
		return performance.now() - started;
	}).sort((a, b) => a - b);
	const megabytes = (passages * (DIMENSION + 4)) / 1e6;
	const at = (share: number) => (times[Math.floor(TRIES * share)] ?? 0).toFixed(1);
	return `${passages} × ${DIMENSION}: p50 ${at(0.5)} ms, best ${at(0)} ms, ${megabytes.toFixed(1)} MB`;
}

/** A vector of the right passage with noise: how good it is, is up to the noise. Its faults have nothing to do with those of the words. */
function noisyVectors(data: { passages: Named[]; questions: Asked[] }, noise: number): ToVector {
	const right = new Map(data.questions.map(({ text, passage }) => [text.normalize('NFC'), passage]));
	const own = new Map(
		data.passages.map(({ id, text, title }) => [[title, text].filter(Boolean).join('\n').normalize('NFC'), id]),
	);
	return (text, dimension) => {
		const passage = own.get(text) ?? right.get(text) ?? text;
		const direction = unit(createNumbers(hashOf(passage)), dimension);
		const shaken = unit(createNumbers(hashOf(text) ^ 0x5bd1e995), dimension);
		return Array.from(direction, (number, at) => number + (own.has(text) ? 0 : noise) * (shaken[at] ?? 0));
	};
}

const hashOf = (text: string) =>
	Array.from(text).reduce((sum, sign) => (Math.imul(sum, 31) + (sign.codePointAt(0) ?? 0)) | 0, 7);

interface Named {
	id: string;
	text: string;
	title?: string;
}
interface Asked {
	text: string;
	passage: string;
}

async function quality(file: string, name: string, toVector: ToVector): Promise<void> {
	const endpoint = await openEndpoint(toVector);
	const config = readConfig({ EMBEDDINGS_MODEL: 'synthetic', EMBEDDINGS_BASE_URL: endpoint.address });
	const terminal = { print: (text: string) => console.log(text), warn: (text: string) => console.error(text) };
	console.log(`\n${name}`);
	await evaluate({ words: [file, '--vectors'], config, terminal, shipped: 'knowledge' });
	await endpoint.close();
}

for (const passages of [1000, 10_000, 100_000]) console.log(speed(passages));
const [, , file] = process.argv;
if (file) {
	const data = JSON.parse(await readFile(file, 'utf8')) as { passages: Named[]; questions: Asked[] };
	const { glossary } = await openLibrary('knowledge', 'knowledge');
	await quality(file, 'concepts of the shipped glossary', conceptVectors(createGlossary(glossary)));
	for (const noise of [4, 5, 7, 30]) await quality(file, `noise ${noise}`, noisyVectors(data, noise));
}
