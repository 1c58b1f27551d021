/** The client's end of the socket: a store whose every verb is a question to the running bot. */

import { connect, type Socket } from 'node:net';
import type { z } from 'zod';
import { BotError } from '../errors.js';
import { codeOf } from './disk.js';
import { checkChanges } from './rows.js';
import type { Store } from './store.js';
import { answers, createLines, MAX_REQUEST, type Question, replySchema, type WireReply } from './wire.js';

type Ask = <T>(question: Question, schema: z.ZodType<T>) => Promise<T>;

/** How long a connection or a reply may take, in milliseconds. */
const TIMEOUT = 10_000;

/** undefined when nobody listens there. Closing it closes the connection, not the bot's store. */
export async function connectStore(
	path: string,
	{ timeout = TIMEOUT }: { timeout?: number } = {},
): Promise<Store | undefined> {
	const socket = await reach(path, timeout);
	if (!socket) return undefined;
	const { ask, close } = converse(socket, timeout);
	return {
		get: async (kind, key) => (await ask({ op: 'get', kind, key }, answers.row)) ?? undefined,
		find: async (kind, where = {}) => await ask({ op: 'find', kind, where }, answers.rows),
		apply: async (changes) => await ask({ op: 'apply', changes: checkChanges(changes) }, answers.matched),
		forget: async (changes, omit = []) =>
			await ask({ op: 'forget', changes: checkChanges(changes), omit: [...omit] }, answers.matched),
		sweep: async () => await ask({ op: 'sweep' }, answers.counts),
		claim: async (key, ms) => {
			const claim = await ask({ op: 'claim', key, ms }, answers.claim);
			return claim === null ? undefined : createClaim(ask, claim);
		},
		close,
	};
}

function createClaim(ask: Ask, claim: number): { done(): Promise<void>; release(): Promise<void> } {
	let settled = false;
	async function settle(op: 'done' | 'release'): Promise<void> {
		if (settled) return;
		await ask({ op, claim }, answers.nothing);
		settled = true;
	}
	return { done: async () => await settle('done'), release: async () => await settle('release') };
}

/** undefined when nobody listens there. */
export async function reach(path: string, timeout: number): Promise<Socket | undefined> {
	const socket = connect(path);
	return await new Promise((resolve, reject) => {
		const impatience = setTimeout(() => fail(silence(timeout)), timeout);
		function fail(cause: unknown): void {
			clearTimeout(impatience);
			socket.destroy();
			if (cause instanceof BotError) reject(cause);
			else if (codeOf(cause) === 'EACCES') reject(foreign(path, cause));
			else resolve(undefined);
		}
		socket.once('error', fail);
		socket.once('connect', () => {
			clearTimeout(impatience);
			socket.off('error', fail);
			socket.on('error', () => socket.destroy()); // 'close' follows and tells those who wait
			resolve(socket);
		});
	});
}

/** Questions on their way, each with its own deadline. */
function createPending(timeout: number) {
	const pending = new Map<number, (reply: WireReply | BotError) => void>();
	const idle: (() => void)[] = [];
	let count = 0;

	/** The end of one question, for good or ill; unknown ids are late replies. */
	function settle(id: number, reply: WireReply | BotError): void {
		const end = pending.get(id);
		pending.delete(id);
		end?.(reply);
		if (pending.size === 0) for (const go of idle.splice(0)) go();
	}
	function settleAll(fault: BotError): void {
		for (const id of pending.keys()) settle(id, fault);
	}
	async function add(send: (id: number) => void): Promise<unknown> {
		const id = count++;
		return await new Promise((resolve, reject) => {
			const impatience = setTimeout(() => settle(id, silence(timeout)), timeout);
			pending.set(id, (reply) => {
				clearTimeout(impatience);
				if (reply instanceof BotError) reject(reply);
				else if ('error' in reply) reject(new BotError('store', reply.error));
				else resolve(reply.ok);
			});
			send(id);
		});
	}
	async function empty(): Promise<void> {
		if (pending.size > 0) await new Promise<void>((resolve) => idle.push(resolve));
	}
	return { add, settle, settleAll, empty };
}

function converse(socket: Socket, timeout: number): { ask: Ask; close: () => Promise<void> } {
	const pending = createPending(timeout);
	let closing: Promise<void> | undefined;

	function take(line: string): void {
		const reply = readReply(line);
		if (!reply || reply.id === null) socket.destroy();
		else pending.settle(reply.id, reply);
	}
	socket.on(
		'data',
		createLines(Number.POSITIVE_INFINITY, take, () => undefined),
	);
	socket.once('close', () => pending.settleAll(interrupted()));

	async function exchange(question: Question): Promise<unknown> {
		if (closing) throw new BotError('store', 'The store is closed. Close it last, after everything that uses it.');
		if (!socket.writable) throw interrupted();
		const text = JSON.stringify(question);
		if (Buffer.byteLength(text) + 32 > MAX_REQUEST) throw tooLong(); // 32: room for the id
		return await pending.add((id) => socket.write(`{"id":${id},${text.slice(1)}\n`));
	}
	async function close(): Promise<void> {
		await pending.empty();
		socket.destroy();
	}
	return {
		async ask(question, schema) {
			const parsed = schema.safeParse(await exchange(question));
			if (parsed.success) return parsed.data;
			throw unknownAnswer();
		},
		close: () => (closing ??= close()),
	};
}

function readReply(line: string): WireReply | undefined {
	try {
		return replySchema.safeParse(JSON.parse(line)).data;
	} catch {
		return undefined;
	}
}

function unknownAnswer(): BotError {
	return new BotError(
		'store',
		'The running bot gave an unknown answer. Run the command of the same release as the bot.',
	);
}

function silence(timeout: number): BotError {
	return new BotError(
		'store',
		`The running bot did not answer within ${timeout} ms. See whether it hangs; restart it if so.`,
	);
}

function interrupted(): BotError {
	return new BotError(
		'store',
		'The connection to the running bot is gone; the last change may or may not be kept. Look, then try again.',
	);
}

function foreign(path: string, cause: unknown): BotError {
	return new BotError('store', `${path} belongs to another user. Run the command as the user who runs the bot.`, cause);
}

function tooLong(): BotError {
	return new BotError('store', `A request is longer than ${MAX_REQUEST} bytes. Send less at a time.`);
}
