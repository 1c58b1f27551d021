/** What a Web API method is, and what many of them ask first. */

import { type Data, parsed, textOf } from '../json.js';
import type { Message } from '../messages.js';
import { refuse } from '../refusal.js';
import type { State } from '../state.js';
import type { Installation } from '../tokens.js';
import type { Channel, ChannelKind, User } from '../world.js';

/** With `!` it must be there. JSON values may come as text, as a form sends them. */
type Kind = 'string' | 'boolean' | 'integer' | 'object' | 'array';
export type Spec = Readonly<Record<string, Kind | `${Kind}!`>>;

export interface Call {
	state: State;
	method: string;
	args: Data;
	/** As it came: `Authorization: Basic …` of oauth.v2.access. */
	basic?: { id: string; secret: string };
	token: string;
	/** Only behind a bot token. */
	installation: Installation;
}

export interface Method {
	spec: Spec;
	/** Which token it takes; bot when not said. */
	token?: 'bot' | 'app' | 'any' | 'none';
	/** One of them is enough. */
	scopes?: readonly string[];
	run(call: Call): Data;
}

/** Sent along with every method by clients of an organisation. */
const ALWAYS = ['token', 'team_id'];

export function readArguments(method: string, spec: Spec, raw: Data): Data {
	const place = `docs.slack.dev/reference/methods/${method}`;
	const problems: string[] = [];
	const args: Data = {};
	for (const [name, given] of Object.entries(raw)) {
		const kind = Object.hasOwn(spec, name) ? spec[name] : ALWAYS.includes(name) ? 'string' : undefined;
		if (kind === undefined) problems.push(`[ERROR] unknown argument: ${name} (${place})`);
		else if (given !== null && given !== undefined) {
			const value = convert(kind.replace('!', ''), given);
			if (value === undefined)
				problems.push(`[ERROR] must be a ${kind.replace('!', '')} [json-pointer:/${name}] (${place})`);
			args[name] = value;
		}
	}
	for (const [name, kind] of Object.entries(spec)) {
		if (kind.endsWith('!') && args[name] === undefined)
			problems.push(`[ERROR] missing required field: ${name} (${place})`);
	}
	if (problems.length > 0) throw refuse('invalid_arguments', problems);
	return args;
}

function convert(kind: string, value: unknown): unknown {
	if (kind === 'string') return typeof value === 'string' ? value : undefined;
	if (kind === 'boolean')
		return value === true || value === 'true' || value === '1'
			? true
			: value === false || value === 'false' || value === '0'
				? false
				: undefined;
	if (kind === 'integer') return Number.isInteger(Number(value)) && value !== '' ? Number(value) : undefined;
	const found = typeof value === 'string' ? parsed(value) : value;
	if (kind === 'array') return Array.isArray(found) ? found : undefined;
	return typeof found === 'object' && found !== null && !Array.isArray(found) ? found : undefined;
}

export function invalid(method: string, rule: string): Error {
	return refuse('invalid_arguments', [`[ERROR] ${rule} (docs.slack.dev/reference/methods/${method})`]);
}

export function needScope({ installation }: Call, ...any: readonly string[]): void {
	if (any.some((scope) => installation.scopes.has(scope))) return;
	throw refuse('missing_scope', [], { needed: any.join(','), provided: [...installation.scopes].join(',') });
}

const FAMILY: Record<ChannelKind, string> = { channel: 'channels', group: 'groups', im: 'im', mpim: 'mpim' };
export const scopeFor = (kind: ChannelKind, what: 'read' | 'history' | 'write') => `${FAMILY[kind]}:${what}`;

/** A conversation the app may know of: private ones only as a member. */
export function channelOf({ state, installation }: Call, id: unknown): Channel {
	const channel = state.world.channels.get(textOf(id));
	const known =
		channel &&
		state.tokens.reaches(installation, channel) &&
		(channel.kind === 'channel' || channel.members.has(installation.botUser));
	if (!channel || !known) throw refuse('channel_not_found');
	return channel;
}

/** One the app may write in. A person's id stands for their direct conversation. */
export function writable(call: Call, id: unknown, byPerson = false): Channel {
	const { state, installation } = call;
	const user = byPerson ? state.world.users.get(textOf(id)) : undefined;
	if (user && !user.deleted && !user.is_bot) return state.world.direct(installation.botUser, user.id);
	const channel = channelOf(call, id);
	if (channel.is_archived) throw refuse('is_archived');
	if (channel.kind === 'im' && !state.tokens.app.messagesTab) throw refuse('messages_tab_disabled');
	const anywhere = channel.kind === 'channel' && installation.scopes.has('chat:write.public');
	if (!channel.members.has(installation.botUser) && !anywhere) throw refuse('not_in_channel');
	return channel;
}

/** The root of a thread; a reply cannot be answered in. */
export function rootOf(state: State, channel: Channel, thread_ts: unknown, error: string): Message {
	const root = state.messages.find(channel.id, textOf(thread_ts));
	if (!root || root.deletedByUs || root.ephemeralFor || (root.thread_ts ?? root.ts) !== root.ts) throw refuse(error);
	return root;
}

export function userOf({ state }: Call, id: unknown): User {
	const user = state.world.users.get(textOf(id));
	if (!user) throw refuse('user_not_found');
	return user;
}

/** One page of a list. Cursors are opaque to the app, and checked. */
export function page<T>(
	all: readonly T[],
	{ limit, cursor }: Data,
	fallback: number,
): { items: T[]; next_cursor: string } {
	const size = limit === undefined || limit === 0 ? fallback : Number(limit);
	if (size < 1 || size > 1000) throw refuse('invalid_limit');
	const text = Buffer.from(textOf(cursor), 'base64').toString();
	const start = textOf(cursor) === '' ? 0 : Number(/^from:(\d+)$/.exec(text)?.[1] ?? Number.NaN);
	if (Number.isNaN(start)) throw refuse('invalid_cursor');
	const end = start + size;
	return {
		items: all.slice(start, end),
		next_cursor: end < all.length ? Buffer.from(`from:${end}`).toString('base64') : '',
	};
}
