/** `eval`: recall and speed of the retrieval on a file of passages and questions; with `--questions` the whole bot, see `exam.ts`. */

import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { endpointOf } from '../config.js';
import { UsageError } from '../errors.js';
import { clean } from '../language/fold.js';
import { openLibrary } from '../library/library.js';
import { createGlossary, type Glossary } from '../retrieval/glossary.js';
import { createIndex, type Index } from '../retrieval/index.js';
import { search } from '../retrieval/search.js';
import { operator } from '../words/operator.js';
import { type Command, readWords } from './command.js';
import { openDictionary } from './dictionary.js';
import { examine, QUESTIONS } from './exam.js';

const fileSchema = z.object({
	passages: z.array(z.object({ id: z.string(), text: z.string(), title: z.string().optional() })),
	questions: z.array(
		z.object({ task: z.string(), language: z.enum(['de', 'en']), text: z.string(), passage: z.string() }),
	),
});

type EvalFile = z.infer<typeof fileSchema>;

const options = {
	json: { type: 'boolean' },
	vectors: { type: 'boolean' },
	generated: { type: 'boolean' },
	questions: { type: 'boolean' },
	held: { type: 'boolean' },
	verbose: { type: 'boolean' },
	knowledge: { type: 'string' },
	documents: { type: 'string' },
} as const;

export const evaluate: Command = async ({ words, config, terminal, shipped }) => {
	const { values, positionals } = readWords(words, options, operator.usage.eval);
	const [file] = positionals;
	if (positionals.length > 1) throw new UsageError(operator.usage.eval);
	if (values.questions) return examine(file ?? QUESTIONS, values, { config, terminal, shipped });
	if (!file) throw new UsageError(operator.usage.eval);
	const data = await readEvalFile(file);
	const { glossary: entries } = await openLibrary(shipped, shipped);
	const dictionary = await openDictionary(config, terminal.warn);
	const glossary = createGlossary(entries, dictionary);
	const before = process.memoryUsage();
	const started = performance.now();
	const index = createIndex(
		data.passages.map(({ id, text, title }) => ({ id, text: clean(text), ...(title ? { about: clean(title) } : {}) })),
		glossary,
	);
	const milliseconds = performance.now() - started;
	const after = process.memoryUsage();
	const megabytes = (after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers) / 1e6;
	const { tasks, times } = runQuestions(data, index);
	/** What English questions reach where no dictionary is installed. */
	if (dictionary) {
		const questions = data.questions.filter(({ language }) => language === 'en');
		const alone = runQuestions({ ...data, questions }, withGlossary(index, createGlossary(entries)));
		for (const [task, figures] of Object.entries(alone.tasks)) tasks[`${task}-glossary`] = figures;
	}
	const meaning = values.vectors ? await measureVectors(data, index, endpointOf(config)) : undefined;
	const report: Report = {
		tasks,
		index: {
			passages: data.passages.length,
			milliseconds: rounded(milliseconds, 0),
			megabytes: rounded(Math.max(0, megabytes), 1),
		},
		query: { p50: rounded(quantile(times, 0.5), 2), p99: rounded(quantile(times, 0.99), 2) },
		...(meaning ? { meaning } : {}),
	};
	terminal.print(values.json ? JSON.stringify(report) : table(report));
	return 0;
};

/** The same index with another glossary. */
const withGlossary = (index: Index, glossary: Glossary): Index => ({ ...index, glossary });

async function readEvalFile(file: string): Promise<EvalFile> {
	const text = await readFile(file, 'utf8').catch(() => {
		throw new UsageError(operator.usage.noFile(file));
	});
	try {
		return fileSchema.parse(JSON.parse(text));
	} catch {
		throw new UsageError(operator.usage.badFile(file));
	}
}

/** The same figures by ranking; loads what asks the endpoint only here. @throws UsageError where none is configured */
async function measureVectors(
	data: EvalFile,
	index: Index,
	endpoint: ReturnType<typeof endpointOf>,
): Promise<Record<string, Record<string, Task>>> {
	if (!endpoint) throw new UsageError(operator.usage.noEndpoint);
	const [{ rankAll }, { createEmbedder }] = await Promise.all([import('./meaning.js'), import('../vectors/openai.js')]);
	const rankings = await rankAll(data, createEmbedder(endpoint), (...asked) => search(index, ...asked));
	const report: Record<string, Record<string, Task>> = {};
	for (const way of ['words', 'exact', 'quantised', 'fused'] as const) {
		const ranks = new Map<string, number[]>();
		for (const [at, { task, passage }] of data.questions.entries()) {
			const rank = (rankings[at]?.[way].indexOf(passage) ?? -1) + 1;
			ranks.set(task, [...(ranks.get(task) ?? []), rank > 10 ? 0 : rank]);
		}
		report[way] = Object.fromEntries([...ranks].map(([task, found]) => [task, figures(found)]));
	}
	return report;
}

interface Task {
	n: number;
	recall1: number;
	recall5: number;
	mrr10: number;
}

function runQuestions({ questions }: EvalFile, index: Index): { tasks: Record<string, Task>; times: number[] } {
	const ranks = new Map<string, number[]>();
	const times: number[] = [];
	for (const { task, text, language, passage } of questions) {
		const started = performance.now();
		const hits = search(index, clean(text), language, 10);
		times.push(performance.now() - started);
		ranks.set(task, [...(ranks.get(task) ?? []), hits.findIndex(({ id }) => id === passage) + 1]);
	}
	const tasks = [...ranks].map(([task, found]): [string, Task] => [task, figures(found)]);
	return { tasks: Object.fromEntries(tasks), times: times.sort((a, b) => a - b) };
}

/** @param ranks 1-based rank of the right passage, 0 when it is not among the first ten */
function figures(ranks: readonly number[]): Task {
	const share = (limit: number) => (100 * ranks.filter((rank) => rank > 0 && rank <= limit).length) / ranks.length;
	const reciprocal = ranks.reduce((sum, rank) => sum + (rank > 0 ? 1 / rank : 0), 0) / ranks.length;
	return {
		n: ranks.length,
		recall1: rounded(share(1), 1),
		recall5: rounded(share(5), 1),
		mrr10: rounded(reciprocal, 3),
	};
}

const quantile = (sorted: readonly number[], share: number) =>
	sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
const rounded = (value: number, digits: number) => Number(value.toFixed(digits));

interface Report {
	tasks: Record<string, Task>;
	index: { passages: number; milliseconds: number; megabytes: number };
	query: { p50: number; p99: number };
	/** Ranking → task → figures. */
	meaning?: Record<string, Record<string, Task>>;
}

function table({ tasks, index, query, meaning = {} }: Report): string {
	const line = (cells: readonly (string | number)[]) =>
		cells.map((cell, at) => (at === 0 ? String(cell).padEnd(12) : String(cell).padStart(9))).join(' ');
	const rowsOf = (figures: Record<string, Task>) =>
		Object.entries(figures).map(([task, { n, recall1, recall5, mrr10 }]) =>
			line([task, n, recall1.toFixed(1), recall5.toFixed(1), mrr10.toFixed(3)]),
		);
	return [
		line(['task', 'n', 'recall@1', 'recall@5', 'MRR@10']),
		...rowsOf(tasks),
		...Object.entries(meaning).flatMap(([way, figures]) => [`— ${way}`, ...rowsOf(figures)]),
		`index: ${index.passages} passages, ${index.milliseconds} ms, ${index.megabytes} MB · query: p50 ${query.p50} ms, p99 ${query.p99} ms`,
	].join('\n');
}
