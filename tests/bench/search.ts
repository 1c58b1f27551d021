/** `npm run bench [-- --passages N] [--json] [--write]`: our search beside others on the same made text, each in a process of its own. */

import { execFile } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { openLibrary } from '../../src/library/library.js';
import { ENGINES, type EngineName } from './engines.js';
import { type Fit, fitted, report, type Row, writeReport } from './report.js';
import { measureStart } from './start.js';
import { makeText } from './text.js';

const SIZES = [240, 1000, 10_000, 100_000];
/** Passages of the library whose start is measured. */
const START = 10_000;
/** Milliseconds that one engine may take for one size, and for all of its questions. */
const PATIENCE = { all: 240_000, questions: 20_000 };
/** Beyond it, it is known to take minutes. */
const LARGEST: Partial<Record<EngineName, number>> = {
	'MiniSearch, defaults': 10_000,
	'MiniSearch, the same + prefix + fuzzy': 10_000,
	'Orama, German': 10_000,
};
const run = promisify(execFile);

const { values } = parseArgs({
	options: {
		passages: { type: 'string' },
		json: { type: 'boolean' },
		write: { type: 'boolean' },
		engine: { type: 'string' },
	},
});

/** What one engine does with one size; in the child process. */
async function measure(name: EngineName, size: number): Promise<Row> {
	const library = await openLibrary('knowledge', 'knowledge');
	const { passages, questions } = makeText(library, size);
	const make = ENGINES[name](library);
	const used = () => {
		globalThis.gc?.();
		const { heapUsed, arrayBuffers } = process.memoryUsage();
		return (heapUsed + arrayBuffers) / 1e6;
	};
	const before = used();
	const started = performance.now();
	const search = await make(passages);
	const build = performance.now() - started;
	const times: number[] = [];
	let first = 0;
	const until = performance.now() + PATIENCE.questions;
	/** A running bot has answered before: the first half of the questions warms up. */
	const half = questions.length / 2;
	for (const { text } of questions.slice(0, half)) {
		if (performance.now() > until - PATIENCE.questions / 2) break;
		await search(text);
	}
	for (const { text, passage } of questions.slice(half)) {
		const asked = performance.now();
		if (asked > until) break;
		const found = await search(text);
		times.push(performance.now() - asked);
		if (found === passage) first++;
	}
	times.sort((a, b) => a - b);
	const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
	const megabytes = used() - before;
	return { engine: name, passages: size, build, megabytes, p50: at(0.5), p99: at(0.99), recall1: first / times.length };
}

async function apart(engine: EngineName, size: number): Promise<Row | undefined> {
	const words = ['--expose-gc', '--max-old-space-size=8000', fileURLToPath(import.meta.url)];
	const asked = ['--engine', engine, '--passages', String(size)];
	const options = { timeout: PATIENCE.all, maxBuffer: 1e6 };
	const done = await run(process.execPath, [...words, ...asked], options).catch(() => undefined);
	return done && (JSON.parse(done.stdout) as Row);
}

async function all(sizes: readonly number[]): Promise<Row[]> {
	const rows: Row[] = [];
	for (const size of sizes) {
		for (const engine of Object.keys(ENGINES) as EngineName[]) {
			if (size > (LARGEST[engine] ?? Number.POSITIVE_INFINITY)) continue;
			process.stderr.write(`${engine}, ${size} …\n`);
			const row = await apart(engine, size);
			if (row) rows.push(row);
			else process.stderr.write(`${engine}, ${size}: not within ${PATIENCE.all / 1000} s\n`);
		}
	}
	return rows;
}

const size = values.passages === undefined ? undefined : Number(values.passages);
if (size !== undefined && (!Number.isInteger(size) || size < 10 || size > 1_000_000)) {
	process.stderr.write('--passages: a whole number from 10 to 1000000\n');
	process.exitCode = 2;
} else if (values.engine) {
	process.stdout.write(JSON.stringify(await measure(values.engine as EngineName, size ?? 240)));
} else {
	const rows = await all(size === undefined ? SIZES : [size]);
	const fits: Fit[] = fitted(rows);
	if (values.json) process.stdout.write(`${JSON.stringify({ rows })}\n`);
	else {
		const passages = size ?? START;
		const start = { passages, ...(await measureStart(passages)) };
		process.stdout.write(`${report(rows, fits, start)}\n`);
		if (values.write) await writeReport(rows, fits, start);
	}
}
