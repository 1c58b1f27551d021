/** What may be appended to a stream: AnyChunk of @slack/types, and the limits of the streaming methods. */

import { type Data, dataList, textOf } from '../json.js';
import { source, taskStatus } from '../kit/novel.js';
import { list, may, need, type Run, type Shape, text, typed } from '../kit/schema.js';
import { checkMessage } from '../kit/surfaces.js';
import { refuse } from '../refusal.js';
import { type State, withIds } from '../state.js';
import { appendChunk, appendText, type Stream } from '../stream.js';
import { LONGEST_MARKDOWN } from './content.js';

const place = 'docs.slack.dev/reference/methods/chat.appendStream, AnyChunk of @slack/types';
const CHUNKS: Readonly<Record<string, Shape>> = {
	markdown_text: { place, fields: { text: need(text(LONGEST_MARKDOWN)) } },
	plan_update: { place, fields: { title: need(text(256)) } },
	task_update: {
		place,
		fields: {
			id: need(text(255)),
			title: need(text(256)),
			status: need(taskStatus),
			details: may(text(3000)),
			output: may(text(3000)),
			sources: may(list(source, 0, 50)),
		},
	},
	blocks: { place, fields: { blocks: need(() => undefined) } },
};

export interface Piece {
	markdown_text?: string;
	chunks?: Data[];
}

/** @param emptyIsNothing chat.stopStream of the client sends an empty list when nothing is left to send. */
export function readPiece(state: State, args: Data, emptyIsNothing: boolean): Piece {
	if (args.markdown_text !== undefined && args.chunks !== undefined)
		throw refuse('cannot_provide_both_markdown_text_and_chunks');
	if (args.markdown_text !== undefined) {
		const words = textOf(args.markdown_text);
		if (words.length > LONGEST_MARKDOWN)
			throw refuse('msg_too_long', [`[ERROR] markdown_text has more than ${LONGEST_MARKDOWN} characters (${place})`]);
		return words === '' ? {} : { markdown_text: words };
	}
	if (args.chunks === undefined) return {};
	const chunks = args.chunks as unknown[];
	if (chunks.length === 0 && emptyIsNothing) return {};
	const run: Run = { surface: 'message', problems: [], place };
	list(
		typed(() => CHUNKS),
		1,
		1000,
	)(chunks, '/chunks', run);
	if (run.problems.length > 0) throw refuse('invalid_chunks', run.problems);
	return { chunks: dataList(chunks).map((chunk, index) => withBlocks(state, chunk, `/chunks/${index}/blocks`)) };
}

function withBlocks(state: State, chunk: Data, path: string): Data {
	if (chunk.type !== 'blocks') return chunk;
	const { error, messages, blocks } = checkMessage(chunk.blocks, state.room, path);
	if (error) throw refuse(error === 'invalid_blocks_format' ? 'invalid_chunks' : error, messages);
	return { ...chunk, blocks: withIds(state, blocks) };
}

/** The mode of the first content holds for all. What a streamed message can hold ends at 12,000 characters in all. */
export function append(stream: Stream, { markdown_text, chunks }: Piece): void {
	const mode = markdown_text !== undefined ? 'markdown_text' : chunks ? 'chunks' : undefined;
	if (mode === undefined) return;
	if (stream.mode && stream.mode !== mode) throw refuse('streaming_mode_mismatch');
	const words =
		markdown_text ?? (chunks ?? []).map((chunk) => (chunk.type === 'markdown_text' ? textOf(chunk.text) : '')).join('');
	if (stream.characters + words.length > LONGEST_MARKDOWN) {
		throw refuse('msg_too_long', [`[ERROR] the streamed text would exceed ${LONGEST_MARKDOWN} characters in all`]);
	}
	const blocks = (chunks ?? []).reduce((sum, chunk) => sum + dataList(chunk.blocks).length, 0);
	if (stream.blocksSent + blocks > 50) throw refuse('msg_blocks_too_many');
	stream.mode = mode;
	if (markdown_text !== undefined) appendText(stream, markdown_text);
	for (const chunk of chunks ?? []) appendChunk(stream, chunk);
}
