/**
 * The store of a running bot, offered to commands of the same user on the same machine: a unix socket with mode 0600.
 * Not a network service.
 */

import { chmod, lstat, mkdtemp, rename, rm, rmdir } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { BotError } from '../errors.js';
import { reach } from './connect.js';
import { explain, messageOf, prepareFolder } from './disk.js';
import { checkChanges } from './rows.js';
import type { Claim, Store } from './store.js';
import { createLines, MAX_REQUEST, type Request, requestSchema, type WireReply } from './wire.js';

export { connectStore } from './connect.js';

/** Where the bot listens and commands knock. */
export function socketPath(folder: string): string {
	return join(folder, 'store.sock');
}

/** Closing it answers what was asked, hangs up and leaves the store open. */
export async function serveStore(store: Store, path: string): Promise<{ close(): Promise<void> }> {
	const guests = new Set<{ leave(): Promise<void> }>();
	const server = createServer((socket) => {
		const guest = receive(store, socket);
		guests.add(guest);
		socket.once('close', () => guests.delete(guest));
	});
	try {
		await prepareFolder(dirname(path));
		await refuseOccupied(path);
		await listen(server, path);
	} catch (cause) {
		throw explain(cause, dirname(path));
	}
	server.on('error', () => undefined); // a connection that could not be accepted is that client's misfortune
	let closing: Promise<void> | undefined;
	async function close(): Promise<void> {
		await rm(path, { force: true });
		const closed = new Promise((resolve) => server.close(resolve));
		await Promise.all([...guests].map((guest) => guest.leave()));
		await closed;
	}
	return { close: () => (closing ??= close()) };
}

/** Only a socket nobody listens on may be replaced. */
async function refuseOccupied(path: string): Promise<void> {
	const there = await lstat(path).catch(() => undefined);
	if (there && !there.isSocket()) {
		throw new BotError('store', `${path} exists and is not a socket. Move it away, then start again.`);
	}
	const other = there && (await reach(path, 1000));
	other?.destroy();
	if (other) throw new BotError('store', `Another process already listens on ${path}. Stop it, then start again.`);
}

/** Bound in a private folder and moved once its mode is right: at no time can anybody else connect. */
async function listen(server: Server, path: string): Promise<void> {
	const nook = await mkdtemp(join(dirname(path), '.s-'));
	const hidden = join(nook, 's');
	try {
		for (const name of [path, hidden]) refuseLong(name);
		await new Promise<void>((resolve, reject) => {
			server.once('error', reject);
			server.listen(hidden, () => {
				server.off('error', reject);
				resolve();
			});
		});
		await chmod(hidden, 0o600);
		await rename(hidden, path);
	} catch (cause) {
		server.close();
		await rm(hidden, { force: true });
		throw cause;
	} finally {
		await rmdir(nook);
	}
}

/** Systems cut longer names off at 104 or 108 bytes, silently. */
function refuseLong(path: string): void {
	if (Buffer.byteLength(path) <= 103) return;
	throw new BotError(
		'store',
		`The socket's path ${path} is too long for this system. Choose a folder with a shorter path.`,
	);
}

/** One client. Whatever it sends or fails to send concerns this connection only. */
function receive(store: Store, socket: Socket): { leave(): Promise<void> } {
	const claims = new Map<number, Claim>();
	const working = new Set<Promise<void>>();
	function say(reply: WireReply): void {
		if (socket.writable) socket.write(`${JSON.stringify(reply)}\n`);
	}
	async function handle(line: string): Promise<void> {
		const request = readRequest(line);
		if ('error' in request) return say(request);
		try {
			say({ id: request.id, ok: await answer(store, claims, request) });
		} catch (cause) {
			say({ id: request.id, error: messageOf(cause) });
		}
	}
	function take(line: string): void {
		const work = handle(line).finally(() => working.delete(work));
		working.add(work);
	}
	function overflow(): void {
		say({ id: null, error: `A request is longer than ${MAX_REQUEST} bytes. Send less at a time.` });
		hangUp(socket);
	}
	socket.on('data', createLines(MAX_REQUEST, take, overflow));
	socket.on('error', () => socket.destroy());
	return {
		async leave() {
			socket.pause();
			await Promise.all(working);
			hangUp(socket);
		},
	};
}

/** Lets what was written go out, but does not wait long for one who does not read. */
function hangUp(socket: Socket): void {
	const impatience = setTimeout(() => socket.destroy(), 1000);
	socket.once('close', () => clearTimeout(impatience));
	socket.end(() => socket.destroy());
}

function readRequest(line: string): Request | Extract<WireReply, { error: string }> {
	try {
		const json: unknown = JSON.parse(line);
		const parsed = requestSchema.safeParse(json);
		if (parsed.success) return parsed.data;
		const { data } = z.object({ id: z.int().min(0) }).safeParse(json);
		return { id: data?.id ?? null, error: `The request has the wrong shape: ${z.prettifyError(parsed.error)}` };
	} catch {
		return { id: null, error: 'The request is not JSON.' };
	}
}

async function answer(store: Store, claims: Map<number, Claim>, request: Request): Promise<unknown> {
	switch (request.op) {
		case 'get':
			return (await store.get(request.kind, request.key)) ?? null;
		case 'find':
			return await store.find(request.kind, request.where);
		case 'apply':
			return await store.apply(checkChanges(request.changes));
		case 'forget':
			return await store.forget(checkChanges(request.changes), request.omit);
		case 'sweep':
			return await store.sweep();
		case 'claim': {
			const claim = await store.claim(request.key, request.ms);
			if (claim) claims.set(request.id, claim);
			return claim ? request.id : null;
		}
		case 'done':
		case 'release': {
			const claim = claims.get(request.claim);
			if (!claim) throw new BotError('store', 'This connection has no such claim.');
			await claim[request.op]();
			claims.delete(request.claim);
			return null;
		}
	}
}
