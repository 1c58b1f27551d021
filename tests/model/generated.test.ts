/** `eval --questions --generated`: the questions with a model behind them. */

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { evaluate } from '../../src/commands/eval.js';
import { readConfig } from '../../src/config.js';
import { type ModelServer, openModelServer } from './server.js';

let server: ModelServer;
let folder: string;
beforeEach(async () => {
	server = await openModelServer();
	folder = await mkdtemp(join(tmpdir(), 'lotse-'));
	const lines = ['Wer hat einen Makerspace?', 'Who ran a youth room?', 'Wo gibt es Hochbeete?'].map((question) =>
		JSON.stringify({ question, expect: { found: true } }),
	);
	const absent = JSON.stringify({ question: 'Wer hat ein Krematorium?', expect: { found: false } });
	await writeFile(join(folder, 'questions.jsonl'), [...lines, absent].join('\n'));
});
afterEach(async () => {
	await server.close();
	await rm(folder, { recursive: true });
});

async function run(more: Record<string, string>): Promise<Record<string, unknown>> {
	const config = readConfig({ DATA_DIR: folder, LOG_LEVEL: 'silent', DICTIONARY_FILE: 'none', ...more });
	const printed: string[] = [];
	const words = ['--questions', join(folder, 'questions.jsonl'), '--generated', '--json'];
	const terminal = { print: (line: string) => void printed.push(line), warn: () => undefined };
	await evaluate({ words, config, terminal, shipped: 'knowledge' });
	return JSON.parse(printed.join('')) as Record<string, unknown>;
}

const model = () => ({
	OPENAI_MODEL: 'm',
	OPENAI_BASE_URL: server.address,
	MODEL_PRICES: 'm=1/2',
});

test('says what was shown and dropped, how well it is cited, what it cost and how long it took', async () => {
	expect(await run(model())).toMatchObject({
		refusal: 1,
		falseRefusal: 0,
		generated: { answers: 3, worded: 3, dropped: {}, citationRecall: 1, citationPrecision: 1, euros: 0.0006 },
	});
	server.mind(({ given: { points = [] } }) => ({
		claims: points.map(({ sources }) => ({ text: 'In Bottrop gibt es 17 Hochbeete.', sources })),
	}));
	const { generated } = await run(model());
	expect(generated).toMatchObject({ worded: 0, shown: 0 });
	expect(Object.keys((generated as { dropped: object }).dropped)).not.toEqual([]);
});

test('without a model says what is missing', async () => {
	await expect(run({})).rejects.toThrow(/OPENAI_MODEL/);
});
