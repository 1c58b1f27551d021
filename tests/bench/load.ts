/** The course of a load test and its table: the same questions to both sides, so many at a time. Knows no platform. */

import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';

export const PARALLEL = 50;
/** Milliseconds until an answer counts as lost. */
export const PATIENCE = 30_000;
const QUESTIONS = Number(process.argv[2] ?? 2000);
const LATEST = 10 * 60 * 1000;
/** A second answer may come this much later than the last first one, in milliseconds. */
const TAIL = 500;
/** Slack waits three seconds for the acknowledgement, Teams longer. */
const PROMPT = 3000;
const ASKED = [
	'Wer hat einen Makerspace?',
	'Gibt es etwas mit Kunst?',
	'Who has raised beds?',
	'Wie viele Kommunen nutzen Zwischenmiete?',
];

export interface Asked {
	/** Milliseconds. */
	acknowledged: number;
	/** When the answer was there, as `performance.now()` has it; undefined or never where there was none. */
	answered: Promise<number | undefined>;
}

export interface Side {
	/** Asks in one of the parallel lanes; each waits for its answer before it goes on. */
	ask(lane: number, text: string): Promise<Asked>;
	/** How many answers each question got. */
	answers(): readonly number[];
}

export interface Run {
	/** Milliseconds. */
	acknowledged: number[];
	answered: number[];
	lost: number;
	doubled: number;
	seconds: number;
}

export async function load({ ask, answers }: Side): Promise<Run> {
	const run: Run = { acknowledged: [], answered: [], lost: 0, doubled: 0, seconds: 0 };
	const started = performance.now();
	let next = 0;
	const worker = async (_: unknown, lane: number) => {
		while (next < QUESTIONS && performance.now() - started < LATEST) {
			const text = ASKED[next++ % ASKED.length] ?? '';
			const from = performance.now();
			const { acknowledged, answered } = await ask(lane, text);
			run.acknowledged.push(acknowledged);
			const at = await inTime(answered);
			if (at !== undefined) run.answered.push(at - from);
		}
	};
	await Promise.all(Array.from({ length: PARALLEL }, worker));
	run.seconds = (performance.now() - started) / 1000;
	await sleep(TAIL);
	const counts = answers();
	run.lost = counts.filter((count) => count === 0).length;
	run.doubled = counts.filter((count) => count > 1).length;
	return run;
}

function inTime(answered: Promise<number | undefined>): Promise<number | undefined> {
	const over = new AbortController();
	const late = sleep(PATIENCE, undefined, { signal: over.signal }).catch(() => undefined);
	return Promise.race([answered, late]).finally(() => over.abort());
}

/** Prints the table; the process fails where something was lost, doubled or acknowledged too late. */
export function report(peer: Run, own: Run): void {
	const ratio = (of: (run: Run) => number) => (of(own) / Math.max(of(peer), 0.01)).toFixed(1);
	process.stdout.write(
		[
			`${QUESTIONS} questions, ${PARALLEL} at a time`,
			'| acknowledged p50 ms | p99 ms | answered p50 ms | p99 ms | answers a second | lost | doubled',
			row('bare framework, echo', peer),
			row('Innenstadtlotse', own),
			`ratio: acknowledged p50 ${ratio(({ acknowledged }) => quantile(acknowledged, 0.5))}, answered p50 ${ratio(({ answered }) => quantile(answered, 0.5))}`,
			'',
		].join('\n'),
	);
	process.exitCode = own.lost + own.doubled > 0 || quantile(own.acknowledged, 1) > PROMPT ? 1 : 0;
}

const quantile = (values: readonly number[], share: number) =>
	[...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;

function row(name: string, { acknowledged, answered, lost, doubled, seconds }: Run): string {
	const times = [acknowledged, answered].flatMap((values) => [quantile(values, 0.5), quantile(values, 0.99)]);
	return [name, ...times.map((ms) => ms.toFixed(0)), (answered.length / seconds).toFixed(0), lost, doubled].join(' | ');
}
