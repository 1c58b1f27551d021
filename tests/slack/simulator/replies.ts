/** Response URLs: thirty minutes, five uses, and what may be sent to them. */

import type { IncomingMessage, ServerResponse } from 'node:http';
import { failed, type Logged } from './api.js';
import type { Faults } from './faults.js';
import { type Data, textOf } from './json.js';
import type { Message } from './messages.js';
import { CONTENT, LONGEST_TEXT, readContent } from './methods/content.js';
import { readArguments, rootOf, type Spec } from './methods/method.js';
import { isRefusal, refuse } from './refusal.js';
import { type State, tell } from './state.js';
import type { Installation } from './tokens.js';
import { bodyOf, fieldsOf, send } from './wire.js';
import type { Channel } from './world.js';

export interface ReplyPlace {
	channel: Channel;
	user: string;
	installation: Installation;
	/** The message that was pressed; a command has none. */
	message?: Message;
}

export interface Replies {
	create(place: ReplyPlace): string;
	/** As if a command had been acknowledged with this body. Throws a refusal. */
	apply(place: ReplyPlace, body: Data): Message | undefined;
	handle(request: IncomingMessage, response: ServerResponse, id: string): Promise<void>;
}

const LIFE = 1_800_000;
const USES = 5;

/** RespondArguments of @slack/bolt; the documentation names no more. */
const SPEC: Spec = {
	...CONTENT,
	response_type: 'string',
	replace_original: 'boolean',
	delete_original: 'boolean',
	thread_ts: 'string',
	mrkdwn: 'boolean',
	unfurl_links: 'boolean',
	unfurl_media: 'boolean',
};

export function createReplies(state: State, faults: Faults, calls: Logged[]): Replies {
	const urls = new Map<string, ReplyPlace & { made: number; uses: number }>();

	function apply(place: ReplyPlace, body: Data): Message | undefined {
		const args = readArguments('response_url', SPEC, body);
		const kind = args.response_type ?? 'ephemeral';
		if (kind !== 'ephemeral' && kind !== 'in_channel')
			throw refuse('invalid_arguments', ['[ERROR] response_type must be ephemeral or in_channel']);
		if (args.delete_original === true) return deleteOriginal(state, place);
		const content = readContent(state, args, LONGEST_TEXT);
		if (args.replace_original === true && place.message)
			return replaceOriginal(state, place.message, content.text, content.blocks);
		const root =
			args.thread_ts === undefined ? undefined : rootOf(state, place.channel, args.thread_ts, 'thread_not_found').ts;
		const message = state.messages.add({
			...content,
			team: place.channel.team,
			channel: place.channel.id,
			user: place.installation.botUser,
			bot_id: place.installation.botId,
			link_names: args.link_names === true,
			...(root !== undefined && { thread_ts: root }),
			...(kind === 'ephemeral' && { ephemeralFor: place.user }),
		});
		if (kind === 'in_channel') tell(state, 'posted', message);
		return message;
	}

	function use(id: string, body: Data | undefined): Data {
		const place = urls.get(id);
		if (!place || state.clock.now() - place.made > LIFE) throw refuse('expired_url');
		if (place.uses >= USES) throw refuse('used_url');
		if (!body) throw refuse('invalid_payload');
		apply(place, body);
		place.uses += 1;
		return { ok: true };
	}

	async function handle(request: IncomingMessage, response: ServerResponse, id: string): Promise<void> {
		const at = Date.now();
		const body = fieldsOf(request, await bodyOf(request));
		const failure = faults.take('response_url', urls.get(id)?.channel.id);
		const log = (result: Data) => {
			calls.push({
				method: 'response_url',
				args: body ?? {},
				token: undefined,
				ok: result.ok === true,
				at,
				ms: Date.now() - at,
				...(result.ok !== true && { error: textOf(result.error) }),
			});
		};
		if (failure && (await failed(failure, response, log))) return;
		const { status, result } = answered(() => use(id, body));
		log(result);
		if (failure?.kind === 'reset') response.destroy();
		else send(response, status, result);
	}

	return {
		create(place) {
			const id = `${place.channel.team}/${state.clock.secret(12)}/${state.clock.secret(24)}`;
			urls.set(id, { ...place, made: state.clock.now(), uses: 0 });
			return `${state.origin}/response/${id}`;
		},
		apply,
		handle,
	};
}

function answered(run: () => Data): { status: number; result: Data } {
	try {
		return { status: 200, result: run() };
	} catch (error) {
		if (!isRefusal(error)) throw error;
		const { refusal } = error;
		return { status: refusal.error.endsWith('_url') ? 404 : 400, result: { ok: false, ...refusal } };
	}
}

function deleteOriginal(state: State, { message }: ReplyPlace): undefined {
	if (!message || message.deletedByUs) throw refuse('message_not_found');
	message.deletedByUs = true;
	if (!message.ephemeralFor) tell(state, 'deleted', message);
}

function replaceOriginal(state: State, message: Message, text: string, blocks: Data[]): Message {
	if (message.deletedByUs) throw refuse('message_not_found');
	state.messages.replace(message, text, blocks);
	if (message.ephemeralFor) return message;
	message.edited = { user: message.user, ts: state.clock.ts() };
	tell(state, 'updated', message);
	return message;
}
