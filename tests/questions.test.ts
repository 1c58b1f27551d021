/**
 * Questions, one a line of `questions.jsonl`: to the shipped knowledge and to two folders of invented documents in other
 * offices' manners. Lines of one conversation build on each other; `a|b` in `contains` means either.
 */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { assemble } from '../src/assemble.js';
import type { Bot } from '../src/channel.js';
import { dateOf, type Library, openLibrary } from '../src/library/library.js';
import { createLog } from '../src/log.js';
import type { Claim, Reply } from '../src/reply.js';
import { createMemoryStore } from '../src/store/memory.js';
import { plain } from '../src/transcript.js';
import { createViewer } from '../src/viewer.js';

interface Case {
	question: string;
	conversation?: string;
	expect: { found: boolean; contains?: string[]; absent?: string[]; document?: string };
}

function casesOf(file: string): [string, Case][] {
	const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
	return lines.map((line, at) => {
		const one = JSON.parse(line) as Case;
		return [`${at + 1}: ${one.question}`, one];
	});
}

describe.each([
	['the shipped knowledge', 'knowledge', 'tests/questions.jsonl'],
	['documents of the north', 'tests/fixtures/north', 'tests/fixtures/north/questions.jsonl'],
	['documents of the west', 'tests/fixtures/west', 'tests/fixtures/west/questions.jsonl'],
])('%s', (_, folder, file) => {
	let library: Library;
	let bot: Bot;
	let asked = 0;

	beforeAll(async () => {
		library = await openLibrary(join(folder), 'knowledge');
		bot = assemble({
			library: () => library,
			viewer: createViewer(() => library, ''),
			store: createMemoryStore(),
			log: createLog('silent'),
			site: 'https://example.org',
		});
	});

	async function ask(text: string, conversation?: string): Promise<Reply> {
		const id = String(asked++);
		const message = {
			id,
			text,
			person: 'p',
			conversation: conversation ?? id,
			from: { channel: 'test', place: 'test' },
		};
		const asker = { tenant: 'test', audience: 'programme', role: 'member' } as const;
		const reply = await bot.answer({ ...message, asker }, new AbortController().signal);
		if (!reply) throw new Error('no reply');
		return reply;
	}

	test.each(casesOf(file))('%s', async (_name, one) => {
		const reply = await ask(one.question, one.conversation);
		const body = even(plain(reply, () => ''));
		expect({ found: reply.answer?.found, body }).toEqual({ found: one.expect.found, body });
		for (const text of one.expect.contains ?? []) {
			expect({ body, has: text.split('|').some((either) => body.includes(even(either))) }).toEqual({ body, has: true });
		}
		const claims = reply.answer?.found ? reply.answer.claims : [];
		for (const text of one.expect.absent ?? [])
			expect(claims.map((claim) => claim.text).join('\n')).not.toContain(text);
		if (one.expect.document) expect(reply.sources.map(({ document }) => document)).toContain(one.expect.document);
		checkQuotes(reply, library);
		for (const claim of claims) checkClaim(claim, reply, library);
	});
});

const even = (text: string) => text.replace(/[\s\u00a0\u202f\u2009]+/gu, ' ');

/** Every quote is literally in its paragraph. */
function checkQuotes(reply: Reply, library: Library): void {
	const passages = new Map(
		library.exchanges.flatMap((one) => one.passages.map((passage) => [passage.id, passage.text])),
	);
	for (const { passage, quote } of reply.sources) expect(passages.get(passage)).toContain(quote);
}

/** Every number of a claim stands in a paragraph it cites, or is the date or number of that document. */
function checkClaim({ text, cites }: Claim, reply: Reply, library: Library): void {
	const cited = cites.map((cite) => reply.sources.find(({ n }) => n === cite));
	expect(cited).not.toContain(undefined);
	const proof = library.exchanges
		.filter(({ id }) => cited.some((source) => source?.document === id))
		.map((exchange) => {
			const said = exchange.passages.filter(({ id }) => cited.some((source) => source?.passage === id));
			const own = [exchange.title, exchange.number, exchange.starts, exchange.ends, dateOf(exchange)];
			const measures = exchange.measures.map(({ title }) => title);
			return [...said.map((passage) => passage.text), ...own, ...measures].join(' ');
		})
		.join(' ');
	const digits = (from: string) => from.match(/\d+/g)?.map((number) => String(Number(number))) ?? [];
	expect(digits(proof)).toEqual(expect.arrayContaining([...new Set(digits(text))]));
}
