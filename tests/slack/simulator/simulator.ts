/** Slack on this machine: strict where Slack is strict, driven by tests, the load benchmark and chaos tests. */

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApi } from './api.js';
import { createConsent } from './consent.js';
import { createDriver, type DriverOptions } from './drive/driver.js';
import { createFaults, type RateLimit } from './faults.js';
import type { Message } from './messages.js';
import { accessMethods, type Grants } from './methods/access.js';
import { ASSISTANT } from './methods/assistant.js';
import { CHAT } from './methods/chat.js';
import { CONVERSATIONS } from './methods/conversations.js';
import { EDIT } from './methods/edit.js';
import { MODALS } from './methods/modals.js';
import { PEOPLE } from './methods/people.js';
import { STREAMS } from './methods/streams.js';
import { createReplies } from './replies.js';
import { type Inhabitants, populate, type Seeds } from './seed.js';
import { createHub } from './socket.js';
import { createState, type StateOptions } from './state.js';
import { answersTo, until } from './wait.js';
import { send } from './wire.js';

export interface SimulatorOptions extends StateOptions, Seeds {
	/** None when not said. */
	rateLimit?: RateLimit;
	/** Milliseconds between pings of Socket Mode. */
	pingMs?: number;
}

export type Simulator = Awaited<ReturnType<typeof openSimulator>>;

export async function openSimulator(options: SimulatorOptions = {}) {
	const state = createState(options);
	const known: Inhabitants = populate(state, options);
	const faults = createFaults(state.clock, options.rateLimit);
	const hub = createHub(state, options.pingMs ?? 5000);
	const grants: Grants = new Map();
	const methods = {
		...CHAT,
		...EDIT,
		...STREAMS,
		...ASSISTANT,
		...CONVERSATIONS,
		...PEOPLE,
		...MODALS,
		...accessMethods(grants, hub.ticket),
	};
	const api = createApi(state, methods, faults);
	const replies = createReplies(state, faults, api.calls);
	const consent = createConsent(state, grants);

	async function route(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const { pathname } = new URL(request.url ?? '/', 'http://localhost');
		if (pathname.startsWith('/api/')) return api.handle(request, response, pathname.slice('/api/'.length));
		if (pathname.startsWith('/response/'))
			return replies.handle(request, response, pathname.slice('/response/'.length));
		if (pathname === '/oauth/v2/authorize') return consent.handle(request, response);
		send(response, 404, 'not_found');
	}
	const server = createServer((request, response) => {
		request.on('error', () => undefined);
		route(request, response).catch((error: unknown) => send(response, 500, `simulator: ${String(error)}`));
	});
	server.on('upgrade', hub.upgrade);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	state.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

	return {
		...known,
		origin: state.origin,
		/** For `clientOptions.slackApiUrl`. */
		apiUrl: `${state.origin}/api/`,
		authorizeUrl: `${state.origin}/oauth/v2/authorize`,
		app: state.tokens.app,
		appToken: state.tokens.appToken,
		world: state.world,
		tokens: state.tokens,
		/** Everything the app asked for, response URLs too, in order of their end. */
		calls: api.calls,
		callsTo: (method: string) => api.calls.filter((call) => call.method === method),
		faults,
		consent,
		socket: hub,
		clock: state.clock,
		advance: state.clock.advance,
		/** Visible messages of the app, in order. */
		messages: (channel?: string) => state.messages.list(channel),
		/** Those of people too. */
		conversation: (channel?: string) => state.messages.list(channel, 'all'),
		/** The root and its visible replies, of everybody. */
		thread: (channel: string, ts: string) => state.messages.thread(channel, ts).filter((one) => !one.deletedByUs),
		/** Deleted ones too. */
		everything: (channel?: string): readonly Message[] => state.messages.all(channel),
		message: state.messages.find,
		status: state.threads.status,
		statuses: state.threads.statuses,
		prompts: (channel: string) => state.threads.prompts.get(channel),
		title: (channel: string, thread_ts: string) => state.threads.titles.get(`${channel} ${thread_ts}`),
		session: (channel: string, thread_ts: string) => state.threads.sessions.get(`${channel} ${thread_ts}`),
		home: state.views.home,
		/** Modals of a person, root first. */
		views: state.views.stack,
		until,
		/** Waits for finished messages of the app in the thread of what a person said. */
		answers: (said: Message, count?: number, timeoutMs?: number) => answersTo(state.messages, said, count, timeoutMs),
		driver: (how: DriverOptions = {}) => createDriver(state, hub, replies, how),
		/** Ends every connection at once. */
		async close(): Promise<void> {
			await hub.close();
			server.closeAllConnections();
			await new Promise<void>((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			});
		},
	};
}
