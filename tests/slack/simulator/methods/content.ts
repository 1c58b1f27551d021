/** What a message consists of, read from arguments, and how it is sent back. */

import { compact, type Data, dataList, isData, textOf } from '../json.js';
import { checkMessage } from '../kit/surfaces.js';
import type { Message } from '../messages.js';
import { refuse } from '../refusal.js';
import { type State, withIds } from '../state.js';
import type { Spec } from './method.js';

export const CONTENT: Spec = {
	text: 'string',
	blocks: 'array',
	attachments: 'array',
	markdown_text: 'string',
	metadata: 'object',
	parse: 'string',
	link_names: 'boolean',
	as_user: 'boolean',
};
export const AUTHOR: Spec = { username: 'string', icon_emoji: 'string', icon_url: 'string' };

export interface Content {
	text: string;
	blocks: Data[];
	attachments: Data[];
}

/** The documented end of a text: chat.postMessage cuts there, which is refused here so that nothing is lost unseen. */
export const LONGEST_TEXT = 40_000;
export const LONGEST_MARKDOWN = 12_000;

/** @param longest of `text`; chat.update takes 4,000 characters only. */
export function readContent(state: State, args: Data, longest: number): Content {
	if (args.as_user !== undefined) throw refuse('as_user_not_supported');
	checkMetadata(args.metadata);
	const text = textOf(args.text);
	const attachments = readAttachments(state, args.attachments);
	if (args.markdown_text !== undefined) return readMarkdownText(state, args, attachments);
	if (text.length > longest)
		throw refuse('msg_too_long', [`[ERROR] text has ${text.length} characters, ${longest} are allowed`]);
	const blocks = args.blocks === undefined ? [] : readBlocks(state, args.blocks);
	if (blocks.length === 0 && attachments.length === 0 && text.trim() === '') throw refuse('no_text');
	return { text, blocks, attachments };
}

/** An empty list is the same as none at all; every other one is checked. */
export function readBlocks(state: State, given: unknown): Data[] {
	if (Array.isArray(given) && given.length === 0) return [];
	const { error, messages, blocks } = checkMessage(given, state.room);
	if (error) throw refuse(error, messages);
	return withIds(state, blocks);
}

function readMarkdownText(state: State, args: Data, attachments: Data[]): Content {
	if (args.text !== undefined || args.blocks !== undefined) throw refuse('markdown_text_conflict');
	const text = textOf(args.markdown_text);
	if (text.trim() === '') throw refuse('no_text');
	if (text.length > LONGEST_MARKDOWN)
		throw refuse('msg_too_long', [`[ERROR] markdown_text has more than ${LONGEST_MARKDOWN} characters`]);
	return { text, blocks: withIds(state, [{ type: 'markdown', text }]), attachments };
}

function readAttachments(state: State, given: unknown): Data[] {
	if (given === undefined) return [];
	const attachments = dataList(given);
	if (attachments.length !== (given as unknown[]).length) throw refuse('invalid_attachments');
	if (attachments.length > 100) throw refuse('too_many_attachments');
	for (const one of attachments) if (one.blocks !== undefined) one.blocks = readBlocks(state, one.blocks);
	return attachments;
}

/** MessageMetadata of @slack/types. */
function checkMetadata(metadata: unknown): void {
	if (metadata === undefined || !isData(metadata) || Object.keys(metadata).length === 0) return;
	if (Array.isArray(metadata.entities) && metadata.event_type === undefined) return;
	if (typeof metadata.event_type !== 'string' || !isData(metadata.event_payload))
		throw refuse('invalid_metadata_format');
	if (Object.keys(metadata).some((key) => !['event_type', 'event_payload', 'entities'].includes(key)))
		throw refuse('invalid_metadata_schema');
}

/** The message as methods, events and interactions carry it. */
export function messagePayload(state: State, message: Message): Data {
	const root = message.thread_ts === undefined ? undefined : state.messages.find(message.channel, message.thread_ts);
	return compact({
		type: 'message',
		subtype: message.subtype,
		user: message.user,
		ts: message.ts,
		bot_id: message.bot_id,
		app_id: message.bot_id === undefined ? undefined : state.tokens.app.id,
		text: message.text,
		team: message.team,
		thread_ts: message.thread_ts,
		parent_user_id: root === message ? undefined : root?.user,
		edited: message.edited,
		metadata: message.metadata,
		streaming_state: message.streamed ? (message.streaming ? 'in_progress' : 'completed') : undefined,
		attachments: message.attachments.length > 0 ? message.attachments : undefined,
		blocks: message.blocks.length > 0 ? message.blocks : undefined,
	});
}
