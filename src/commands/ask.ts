/** `ask`: one question, a file of questions, or a chat, answered without starting the bot. */

import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { languageOf } from '../answering/tongue.js';
import { assemble } from '../assemble.js';
import type { Bot, Viewer } from '../channel.js';
import { baseAddress } from '../config.js';
import { UsageError } from '../errors.js';
import { createLog } from '../log.js';
import type { Language, Message } from '../message.js';
import { openGeneration } from '../models.js';
import type { Reply } from '../reply.js';
import { corpusOf } from '../retrieval/corpus.js';
import { createMemoryStore } from '../store/memory.js';
import { openStore } from '../store/open.js';
import type { Store } from '../store/store.js';
import { toTranscript } from '../transcript.js';
import { createViewer, passageAddress } from '../viewer.js';
import { operator } from '../words/operator.js';
import { type Command, type CommandInput, openKnowledge, readWords } from './command.js';
import { dictionaryOf, openDictionary } from './dictionary.js';

export interface Assembled {
	bot: Bot;
	viewer: Viewer;
}

/** What only the composition root can give: how a reply looks in a terminal, and a chat there. */
export interface AskSurface {
	render(reply: Reply, assembled: Assembled): string;
	/** Runs until the person leaves; undefined where nobody sits at a terminal. */
	chat?: (assembled: Assembled, options: { json: boolean; language?: Language }) => Promise<void>;
}

const options = {
	json: { type: 'boolean' },
	lang: { type: 'string' },
	knowledge: { type: 'string' },
	conversation: { type: 'string' },
	file: { type: 'string' },
} as const;

const lineSchema = z.object({
	question: z.string(),
	language: z.enum(['de', 'en']).optional(),
	conversation: z.string().optional(),
});
type Line = z.infer<typeof lineSchema>;

export const createAskCommand =
	(surface: AskSurface): Command =>
	async (input) => {
		const { values, positionals } = readWords(input.words, options, operator.usage.ask);
		const { lang, file, conversation, json = false } = values;
		if (lang !== undefined && lang !== 'de' && lang !== 'en') throw new UsageError(operator.usage.ask);
		if (positionals.length > 1 || (file !== undefined && positionals.length > 0))
			throw new UsageError(operator.usage.ask);
		const [question] = positionals;
		if (question === undefined && file === undefined && !surface.chat) throw new UsageError(operator.usage.ask);
		const lines = file === undefined ? undefined : await readLines(file);
		const store = conversation === undefined || lines ? createMemoryStore() : await openConversations(input);
		try {
			const assembled = await open(values.knowledge ?? input.config.KNOWLEDGE_DIR, store, input);
			if (lines) return await answerFile(lines, lang, assembled, input);
			if (question === undefined) {
				await surface.chat?.(assembled, { json, ...(lang ? { language: lang } : {}) });
				return 0;
			}
			const asked: Line = {
				question,
				...(lang ? { language: lang } : {}),
				...(conversation === undefined ? {} : { conversation }),
			};
			const { reply, transcript } = await answerLine(asked, assembled);
			input.terminal.print(json ? JSON.stringify(transcript) : surface.render(reply, assembled));
			return 0;
		} finally {
			await store.close();
		}
	};

function openConversations({ config, terminal }: CommandInput): Promise<Store> {
	return openStore({ folder: config.DATA_DIR, warn: (line) => terminal.warn(line) });
}

/** The dictionary is read before the first English question; whoever asks in German does not wait for it. */
async function open(folder: string, store: Store, { config, shipped, terminal }: CommandInput): Promise<Assembled> {
	const dictionary = dictionaryOf(config);
	const library = { ...(await openKnowledge(folder, shipped)), ...(dictionary ? { dictionary } : {}) };
	const viewer = createViewer(() => library, baseAddress(config));
	const log = createLog(config.LOG_LEVEL);
	const generation = await openGeneration({ config, store, log, registered: async () => [], clock: Date.now });
	const more = generation ? { generation } : {};
	const bot = assemble({ library: () => library, viewer, store, log, site: config.PROGRAMME_SITE, ...more });
	let read: Promise<unknown> | undefined;
	const answer: Bot['answer'] = async (message, ...rest) => {
		const isEnglish = languageOf(message.text, message.language, corpusOf(library).glossary.has) === 'en';
		if (isEnglish) read ??= openDictionary(config, terminal.warn, dictionary);
		await read;
		return await bot.answer(message, ...rest);
	};
	return { viewer, bot: { ...bot, answer } };
}

async function answerLine({ question, language, conversation }: Line, assembled: Assembled) {
	const { bot, viewer } = assembled;
	const id = randomUUID();
	const message: Message = {
		id,
		text: question,
		person: 'operator',
		conversation: conversation ?? id,
		from: { channel: 'terminal', place: 'terminal' },
		asker: { tenant: 'local', audience: 'programme', role: 'organiser' },
		...(language ? { language } : {}),
	};
	const started = performance.now();
	const reply = await bot.answer(message, new AbortController().signal);
	if (!reply) throw new Error('a fresh message was taken for a redelivery');
	return { reply, transcript: toTranscript(question, reply, performance.now() - started, passageAddress(viewer)) };
}

async function readLines(file: string): Promise<string[]> {
	const text = await readFile(file, 'utf8').catch(() => {
		throw new UsageError(operator.usage.noFile(file));
	});
	return text.replace(/^\uFEFF/, '').split(/\r?\n/);
}

/** One JSON line for each; a bad line is reported in its place and the rest goes on. */
async function answerFile(
	lines: readonly string[],
	usual: Language | undefined,
	assembled: Assembled,
	{ terminal }: CommandInput,
): Promise<number> {
	let failed = 0;
	for (const [at, line] of lines.entries()) {
		if (!line.trim()) continue;
		const asked = parseLine(line);
		if (!asked) {
			failed++;
			terminal.print(JSON.stringify({ line: at + 1, error: operator.usage.badLine }));
			continue;
		}
		const { transcript } = await answerLine({ ...(usual ? { language: usual } : {}), ...asked }, assembled);
		terminal.print(JSON.stringify(transcript));
	}
	return failed > 0 ? 1 : 0;
}

function parseLine(line: string): Line | undefined {
	try {
		return lineSchema.safeParse(JSON.parse(line)).data;
	} catch {
		return undefined;
	}
}
