/** A file of questions with what is expected of their answers, asked of the whole bot, and how far the answers fit. */

import { z } from 'zod';
import { assemble } from '../assemble.js';
import type { Bot } from '../channel.js';
import type { Generation } from '../generation.js';
import type { Library } from '../library/library.js';
import { createLog } from '../log.js';
import type { Message } from '../message.js';
import type { Claim, Reply } from '../reply.js';
import { createMemoryStore } from '../store/memory.js';
import { plain } from '../transcript.js';
import { createViewer } from '../viewer.js';

const expectSchema = z.strictObject({
	found: z.boolean(),
	/** Stands in the reply; `a|b` means either. */
	contains: z.array(z.string()).default([]),
	/** Stands in no claim. */
	absent: z.array(z.string()).default([]),
	/** Is among the documents cited. */
	document: z.string().optional(),
	/** Everything a list has to name and nothing else; `a + b` stands in one claim. */
	items: z.array(z.string()).default([]),
	/** The first passage cited is one of these, each by the beginning of its id. */
	source: z.array(z.string()).default([]),
});

export const caseSchema = z.strictObject({
	question: z.string(),
	kind: z.string().default(''),
	/** Lines of one conversation build on each other. */
	conversation: z.string().optional(),
	/** Not looked at one by one, so that nobody tunes on it. */
	held: z.boolean().default(false),
	expect: expectSchema,
});

export type Case = z.infer<typeof caseSchema>;

/** @throws SyntaxError or a ZodError where a line is no question */
export function readCases(text: string): Case[] {
	const lines = text.split(/\r?\n/).filter((line) => line.trim());
	return lines.map((line) => caseSchema.parse(JSON.parse(line)));
}

export interface Judged {
	one: Case;
	reply: Reply;
	/** The reply as a person reads it, in single spaces. */
	body: string;
	refused: boolean;
	/** F1 of what a list names, where the case says what it should. */
	f1?: number;
	/** Whether the first passage cited is an expected one, where the case says which. */
	first?: boolean;
	quotes: number;
	/** How many of the quotes stand in their passage. */
	literal: number;
	/** What does not fit, empty where all does. */
	faults: Fault[];
}

export type Fault = 'found' | 'contains' | 'absent' | 'document' | 'items' | 'source' | 'quote';

/**
 * Asks a library questions as a member of the programme would; each conversation in the order of its lines.
 * @param generation words answers, where that is to be examined too
 */
export function createExam(library: Library, generation?: Generation): (one: Case) => Promise<Judged> {
	const bot = assemble({
		library: () => library,
		viewer: createViewer(() => library, ''),
		store: createMemoryStore(),
		log: createLog('silent'),
		site: 'https://example.org',
		...(generation ? { generation } : {}),
	});
	const texts = new Map(library.exchanges.flatMap((one) => one.passages.map((passage) => [passage.id, passage.text])));
	let asked = 0;
	return async (one) => judge(one, await ask(bot, one, String(asked++)), texts);
}

async function ask(bot: Bot, { question, conversation }: Case, id: string): Promise<Reply> {
	const message: Message = {
		id,
		text: question,
		person: 'p',
		conversation: conversation ?? id,
		from: { channel: 'test', place: 'test' },
		asker: { tenant: 'test', audience: 'programme', role: 'member' },
	};
	const reply = await bot.answer(message, new AbortController().signal);
	if (!reply) throw new Error('a fresh message was taken for a redelivery');
	return reply;
}

function judge(one: Case, reply: Reply, passages: ReadonlyMap<string, string>): Judged {
	const { expect } = one;
	const body = even(plain(reply, () => ''));
	const claims = reply.answer?.found ? reply.answer.claims : [];
	const refused = !reply.answer?.found;
	const literal = reply.sources.filter(({ passage, quote }) => passages.get(passage)?.includes(quote)).length;
	const passage = reply.sources[0]?.passage ?? '';
	/** A person to write to beside a list is no item of it. */
	const items = claims.filter(({ text }) => !reply.contacts.some(({ name }) => text.startsWith(name)));
	const f1 = expect.items.length > 0 ? listed(expect.items, items) : undefined;
	const first = expect.source.length > 0 ? expect.source.some((id) => passage.startsWith(id)) : undefined;
	const said = claims.map(({ text }) => text).join('\n');
	const fits: Record<Fault, boolean> = {
		found: refused !== expect.found,
		contains: expect.contains.every((text) => text.split('|').some((either) => body.includes(even(either)))),
		absent: expect.absent.every((text) => !said.includes(text)),
		document: !expect.document || reply.sources.some(({ document }) => document === expect.document),
		items: (f1 ?? 1) > 0.999,
		source: first ?? true,
		quote: literal === reply.sources.length,
	};
	const faults = (Object.keys(fits) as Fault[]).filter((fault) => !fits[fault]);
	return {
		one,
		reply,
		body,
		refused,
		...(f1 === undefined ? {} : { f1 }),
		...(first === undefined ? {} : { first }),
		quotes: reply.sources.length,
		literal,
		faults,
	};
}

const even = (text: string) => text.replace(/[\s\u00a0\u202f\u2009]+/gu, ' ');

/** F1 of the items named against those expected; a claim that has none of them is one too many. */
function listed(items: readonly string[], claims: readonly Claim[]): number {
	const has = (item: string, { text }: Claim) =>
		item.split(' + ').every((part) => part.split('|').some((either) => text.includes(either)));
	const named = items.filter((item) => claims.some((claim) => has(item, claim))).length;
	const wrong = claims.filter((claim) => !items.some((item) => has(item, claim))).length;
	return (2 * named) / (items.length + named + wrong);
}

export interface Figures {
	n: number;
	/** All shares from 0 to 1; 1 where nothing of the kind was asked. */
	listF1: number;
	sourceFirst: number;
	refusal: number;
	falseRefusal: number;
	literal: number;
}

export function figuresOf(judged: readonly Judged[]): Figures {
	const answerable = judged.filter(({ one }) => one.expect.found);
	const unanswerable = judged.filter(({ one }) => !one.expect.found);
	const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
	const mean = (numbers: readonly number[], none = 1) => (numbers.length === 0 ? none : sum(numbers) / numbers.length);
	const quotes = sum(judged.map((each) => each.quotes));
	return {
		n: judged.length,
		listF1: mean(judged.flatMap(({ f1 }) => (f1 === undefined ? [] : [f1]))),
		sourceFirst: mean(judged.flatMap(({ first }) => (first === undefined ? [] : [Number(first)]))),
		refusal: mean(unanswerable.map(({ refused }) => Number(refused))),
		falseRefusal: mean(
			answerable.map(({ refused }) => Number(refused)),
			0,
		),
		literal: quotes === 0 ? 1 : sum(judged.map((each) => each.literal)) / quotes,
	};
}
