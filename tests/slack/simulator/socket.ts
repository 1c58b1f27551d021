/** Socket Mode: connections of the app, envelopes to them, acknowledgements from them. */

import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { type Data, isData, parsed } from './json.js';
import type { State } from './state.js';
import { sleep } from './wire.js';

export type EnvelopeType = 'events_api' | 'interactive' | 'slash_commands';

export interface Envelope {
	type: EnvelopeType;
	payload: Data;
	accepts_response_payload: boolean;
	retry_attempt?: number;
	retry_reason?: string;
}

export type SocketAck =
	| { kind: 'acknowledged'; payload: unknown; ms: number }
	| { kind: 'timeout' | 'connection_failed'; ms: number };

export interface SocketHub {
	/** A URL for one connection, good for thirty seconds. */
	ticket(): string;
	upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
	/** To the next connection in turn. */
	deliver(envelope: Envelope, limitMs: number): Promise<SocketAck>;
	connections(): number;
	/** Resolves when that many are open. */
	connected(count?: number, timeoutMs?: number): Promise<void>;
	/** Asks the app to reconnect, as Slack does before it closes; the connection ends a moment later. */
	disconnect(reason: 'warning' | 'refresh_requested' | 'link_disabled', index?: number): void;
	/** Ends a connection without a word. */
	drop(index?: number): void;
	/** Ends the connection right after the next envelope was written to it: the app has it, its answer is lost. */
	dropAfterNext(): void;
	/** Messages that were no valid acknowledgement. */
	strange: string[];
	/** With a proper goodbye, or without when the app does not answer within a tenth of a second. */
	close(): Promise<void>;
}

interface Connection {
	socket: WebSocket;
	id: string;
	/** Told to go: gets nothing new. */
	leaving: boolean;
}
interface Waiting {
	connection: Connection;
	settle(ack: SocketAck): void;
	started: number;
}

const TICKET_LIFE = 30_000;
const MOST = 10;

export function createHub(state: State, pingMs: number): SocketHub {
	const server = new WebSocketServer({ noServer: true });
	const tickets = new Map<string, number>();
	const waiting = new Map<string, Waiting>();
	const watchers = new Set<() => void>();
	const strange: string[] = [];
	let connections: Connection[] = [];
	let turn = 0;
	let dropNext = false;

	const usable = () => connections.filter(({ socket, leaving }) => !leaving && socket.readyState === socket.OPEN);
	const pinging = setInterval(() => {
		for (const { socket } of connections) if (socket.readyState === socket.OPEN) socket.ping(`Ping from ${Date.now()}`);
	}, pingMs).unref();

	function welcome(socket: WebSocket): void {
		const connection: Connection = { socket, id: state.clock.secret(12), leaving: false };
		if (usable().length >= MOST) {
			socket.send(JSON.stringify({ type: 'disconnect', reason: 'too_many_websockets' }));
			socket.close(1000);
			return;
		}
		connections.push(connection);
		socket.on('message', (data) => heard(connection, (data as Buffer).toString()));
		socket.on('error', () => undefined);
		socket.on('close', () => gone(connection));
		socket.ping('Ping from Slack');
		const debug_info = { host: 'applink', build_number: 1, approximate_connection_time: 18_060 };
		socket.send(
			JSON.stringify({
				type: 'hello',
				num_connections: usable().length,
				debug_info,
				connection_info: { app_id: state.tokens.app.id },
			}),
		);
		for (const watcher of watchers) watcher();
	}

	function heard(connection: Connection, text: string): void {
		const message = parsed(text);
		const id = isData(message) ? message.envelope_id : undefined;
		const found = typeof id === 'string' ? waiting.get(id) : undefined;
		const extra = isData(message)
			? Object.keys(message).filter((key) => key !== 'envelope_id' && key !== 'payload')
			: [];
		if (!found || extra.length > 0 || found.connection !== connection) strange.push(text);
		if (!found || typeof id !== 'string' || !isData(message)) return;
		waiting.delete(id);
		found.settle({ kind: 'acknowledged', payload: message.payload, ms: performance.now() - found.started });
	}

	function gone(connection: Connection): void {
		connections = connections.filter((one) => one !== connection);
		for (const [id, one] of waiting) {
			if (one.connection !== connection) continue;
			waiting.delete(id);
			one.settle({ kind: 'connection_failed', ms: performance.now() - one.started });
		}
	}

	function deliver(envelope: Envelope, limitMs: number): Promise<SocketAck> {
		const open = usable();
		turn += 1;
		const connection = open[turn % Math.max(open.length, 1)];
		if (!connection) return Promise.resolve({ kind: 'connection_failed', ms: 0 });
		const envelope_id = state.clock.secret(24);
		const started = performance.now();
		return new Promise((resolve) => {
			const timer = setTimeout(() => {
				waiting.delete(envelope_id);
				resolve({ kind: 'timeout', ms: performance.now() - started });
			}, limitMs);
			const settle = (ack: SocketAck) => {
				clearTimeout(timer);
				resolve(ack);
			};
			waiting.set(envelope_id, { connection, settle, started });
			connection.socket.send(JSON.stringify({ envelope_id, ...envelope }), () => {
				if (!dropNext) return;
				dropNext = false;
				connection.socket.removeAllListeners('message');
				setImmediate(() => connection.socket.terminate());
			});
		});
	}

	return {
		strange,
		deliver,
		ticket() {
			const ticket = state.clock.secret(32);
			tickets.set(ticket, state.clock.now());
			return `${state.origin.replace('http', 'ws')}/link/?ticket=${ticket}&app_id=${state.tokens.app.id}`;
		},
		upgrade(request, socket, head) {
			const ticket = new URL(request.url ?? '/', 'http://localhost').searchParams.get('ticket') ?? '';
			const made = tickets.get(ticket);
			tickets.delete(ticket);
			if (made === undefined || state.clock.now() - made > TICKET_LIFE)
				return void socket.end('HTTP/1.1 408 Request Timeout\r\n\r\n');
			server.handleUpgrade(request, socket, head, welcome);
		},
		connections: () => usable().length,
		connected(count = 1, timeoutMs = 5000) {
			if (usable().length >= count) return Promise.resolve();
			return new Promise((resolve, reject) => {
				const timer = setTimeout(() => finish(new Error(`no ${count} connections within ${timeoutMs} ms`)), timeoutMs);
				const finish = (error?: Error) => {
					clearTimeout(timer);
					watchers.delete(watch);
					if (error) reject(error);
					else resolve();
				};
				const watch = () => {
					if (usable().length >= count) finish();
				};
				watchers.add(watch);
			});
		},
		disconnect(reason, index = 0) {
			const connection = usable()[index];
			if (!connection) return;
			connection.leaving = reason !== 'warning';
			connection.socket.send(JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'applink' } }));
		},
		drop: (index = 0) => usable()[index]?.socket.terminate(),
		dropAfterNext() {
			dropNext = true;
		},
		async close() {
			clearInterval(pinging);
			for (const { socket } of connections) socket.close(1001);
			for (let turn = 0; connections.length > 0 && turn < 20; turn += 1) await sleep(5);
			for (const { socket } of connections) socket.terminate();
			server.close();
		},
	};
}
