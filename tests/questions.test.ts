/** Questions to the shipped knowledge: `questions.jsonl`, one case a line; lines of one conversation build on each other. */

import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { assemble } from '../src/assemble.js';
import type { Bot } from '../src/bot.js';
import { type Library, openLibrary } from '../src/library/library.js';
import { createLog } from '../src/log.js';
import type { Reply } from '../src/reply.js';
import { createMemoryStore } from '../src/store/memory.js';
import { plain } from '../src/transcript.js';
import { createViewer } from '../src/viewer.js';

interface Case {
	question: string;
	conversation?: string;
	expect: { found: boolean; contains?: string[]; absent?: string[]; document?: string };
}

const cases = readFileSync('tests/questions.jsonl', 'utf8')
	.split('\n')
	.filter(Boolean)
	.map((line) => JSON.parse(line) as Case);

let library: Library;
let bot: Bot;

beforeAll(async () => {
	library = await openLibrary('knowledge', 'knowledge');
	bot = assemble({
		library: () => library,
		store: createMemoryStore(),
		log: createLog('silent'),
		viewer: createViewer(() => library, ''),
		site: 'https://example.org',
	});
});

let asked = 0;

async function ask(question: string, conversation?: string): Promise<Reply> {
	const id = String(asked++);
	const reply = await bot.answer(
		{
			id,
			text: question,
			person: 'p',
			conversation: conversation ?? id,
			from: { channel: 'test', place: 'test' },
			asker: { tenant: 'test', audience: 'public', role: 'guest' },
		},
		new AbortController().signal,
	);
	if (!reply) throw new Error('no reply');
	return reply;
}

describe('the shipped knowledge answers', () => {
	test.each(cases.map((one, line): [string, Case] => [`${line + 1}: ${one.question}`, one]))('%s', async (_, one) => {
		const reply = await ask(one.question, one.conversation);
		const body = plain(reply, () => '');
		expect({ found: reply.answer?.found, body }).toEqual({ found: one.expect.found, body });
		for (const text of one.expect.contains ?? []) expect(body).toContain(text);
		const claims = reply.answer?.found ? reply.answer.claims.map(({ text }) => text).join('\n') : '';
		for (const text of one.expect.absent ?? [])
			expect(`${claims}\n${reply.blocks.map((block) => JSON.stringify(block)).join('\n')}`).not.toContain(text);
		if (one.expect.document) expect(reply.sources.map(({ document }) => document)).toContain(one.expect.document);
		checkProof(reply);
	});
});

/** Every claim has a source, every quote is literally in its paragraph. */
function checkProof(reply: Reply): void {
	const passages = new Map(
		library.exchanges.flatMap(({ passages }) => passages.map((passage) => [passage.id, passage.text])),
	);
	for (const { passage, quote } of reply.sources) expect(passages.get(passage)).toContain(quote);
	const numbers = new Set(reply.sources.map(({ n }) => n));
	if (reply.answer?.found)
		for (const { cites } of reply.answer.claims) for (const cite of cites) expect(numbers).toContain(cite);
}
