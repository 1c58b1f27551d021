/** `eval --questions`: the whole bot against a file of questions; lists, first source, refusals and quotes as shares. */

import { readFile } from 'node:fs/promises';
import { UsageError } from '../errors.js';
import type { Library } from '../library/library.js';
import { operator } from '../words/operator.js';
import { type CommandInput, openKnowledge } from './command.js';
import { openDictionary } from './dictionary.js';
import { inventDocuments } from './invent.js';
import { type Case, createExam, type Figures, figuresOf, type Judged, readCases } from './questions.js';

export const QUESTIONS = 'tests/questions.jsonl';

interface Options {
	json?: boolean;
	/** Only the part that is held back. */
	held?: boolean;
	verbose?: boolean;
	knowledge?: string;
	/** Worded by the model that is configured. */
	generated?: boolean;
	/** How many invented documents are put beside those of the folder. */
	documents?: string;
}

export async function examine(
	file: string,
	options: Options,
	{ config, terminal, shipped }: Omit<CommandInput, 'words'>,
): Promise<number> {
	const cases = await casesOf(file);
	const shown = await openKnowledge(options.knowledge ?? config.KNOWLEDGE_DIR, shipped);
	const dictionary = await openDictionary(config, terminal.warn);
	const library = dictionary ? { ...shown, dictionary } : shown;
	const examined = extended(library, options.documents);
	const observed = options.generated ? await (await import('./generated.js')).observe(config) : undefined;
	const exam = createExam(examined, observed?.generation);
	const judged: Judged[] = [];
	for (const one of cases) judged.push(await exam(one));
	const held = judged.filter(({ one }) => one.held);
	const parts: [string, readonly Judged[]][] = options.held
		? [['zurückgehalten', held]]
		: [
				['alle', judged],
				['offen', judged.filter(({ one }) => !one.held)],
				['zurückgehalten', held],
			];
	if (options.json) {
		const [[, asked] = ['', []]] = parts;
		const rest = options.held ? {} : { open: figuresOf(parts[1]?.[1] ?? []), held: figuresOf(held) };
		const generated = observed ? { generated: observed.report() } : {};
		terminal.print(JSON.stringify({ ...figuresOf(asked), ...rest, ...generated }));
		return 0;
	}
	if (options.verbose) for (const one of judged) if (isWorthALine(one, options)) terminal.print(lineOf(one));
	terminal.print(table(parts.map(([name, asked]) => [name, figuresOf(asked)])));
	if (observed)
		for (const [name, value] of Object.entries(observed.report())) terminal.print(`${name.padEnd(18)} ${said(value)}`);
	return 0;
}

/** Held questions only where they are asked for: whoever tunes does not see them in passing. */
const isWorthALine = ({ faults, one }: Judged, { held = false }: Options) => faults.length > 0 && one.held === held;

async function casesOf(file: string): Promise<Case[]> {
	const text = await readFile(file, 'utf8').catch(() => {
		throw new UsageError(operator.usage.noFile(file));
	});
	try {
		return readCases(text);
	} catch {
		throw new UsageError(operator.usage.badFile(file));
	}
}

function extended(library: Library, documents = '0'): Library {
	if (!/^\d{1,5}$/.test(documents) || Number(documents) > 20_000)
		throw new UsageError(operator.usage.badNumber(documents));
	return inventDocuments(library, Number(documents));
}

function lineOf({ one, faults, refused, reply }: Judged): string {
	const claims = reply.answer?.found ? reply.answer.claims.map(({ text }) => text) : [];
	const said = refused ? '–' : claims.join(' · ').slice(0, 160);
	return `${faults.join(',').padEnd(16)} ${one.question}  →  ${said}`;
}

const COLUMNS = ['listF1', 'sourceFirst', 'refusal', 'falseRefusal', 'literal'] as const;

function table(rows: readonly (readonly [string, Figures])[]): string {
	const line = (cells: readonly string[]) =>
		cells.map((cell, at) => (at === 0 ? cell.padEnd(15) : cell.padStart(13))).join('');
	return [
		line(['', 'n', ...COLUMNS]),
		...rows.map(([name, figures]) =>
			line([name, String(figures.n), ...COLUMNS.map((column) => figures[column].toFixed(3))]),
		),
	].join('\n');
}

const said = (value: unknown) =>
	typeof value === 'number' ? String(Math.round(value * 1000) / 1000) : JSON.stringify(value);
