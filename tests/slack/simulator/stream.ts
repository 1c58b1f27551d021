/** An open stream: what was appended, in order, and the blocks it shows. */

import { type Data, dataList, textOf } from './json.js';
import type { Message } from './messages.js';

export interface Stream {
	message: Message;
	/** Fixed by the first content (streaming_mode_mismatch in chat.appendStream). */
	mode?: 'markdown_text' | 'chunks';
	/** How tasks are shown. */
	display: 'timeline' | 'plan';
	/** Epoch milliseconds. */
	started: number;
	stoppedByUser: boolean;
	characters: number;
	/** Blocks sent in chunks; fifty in all. */
	blocksSent: number;
	tasks: Map<string, Data>;
	plan?: Data;
}

export const createStream = (message: Message, display: Stream['display'], started: number): Stream => ({
	message,
	display,
	started,
	stoppedByUser: false,
	characters: 0,
	blocksSent: 0,
	tasks: new Map(),
});

export function appendText(stream: Stream, text: string): void {
	const { message } = stream;
	const last = message.blocks.at(-1);
	stream.characters += text.length;
	message.text += text;
	if (last?.type === 'markdown') last.text = textOf(last.text) + text;
	else message.blocks.push({ type: 'markdown', text });
}

export function appendChunk(stream: Stream, chunk: Data): void {
	if (chunk.type === 'markdown_text') appendText(stream, textOf(chunk.text));
	if (chunk.type === 'task_update') appendTask(stream, chunk);
	if (chunk.type === 'plan_update') planOf(stream).title = chunk.title;
	const blocks = dataList(chunk.blocks);
	stream.blocksSent += blocks.length;
	stream.message.blocks.push(...blocks);
}

/** A task with a known id changes where it stands; details and output are added to what was there. */
function appendTask(stream: Stream, chunk: Data): void {
	const id = textOf(chunk.id);
	const old = stream.tasks.get(id);
	const task = old ?? { type: 'task_card', task_id: id };
	task.title = chunk.title;
	task.status = chunk.status;
	for (const key of ['details', 'output'] as const) {
		if (typeof chunk[key] === 'string') task[key] = richText(plainOf(task[key]) + chunk[key]);
	}
	if (chunk.sources !== undefined) task.sources = [...dataList(task.sources), ...dataList(chunk.sources)];
	if (old) return;
	stream.tasks.set(id, task);
	if (stream.display === 'plan') dataListOf(planOf(stream)).push(task);
	else stream.message.blocks.push(task);
}

/** The plan stands where it was first mentioned. */
function planOf(stream: Stream): Data {
	if (!stream.plan) {
		stream.plan = { type: 'plan', title: 'Thinking…', tasks: [] };
		stream.message.blocks.push(stream.plan);
	}
	return stream.plan;
}

const dataListOf = (plan: Data): Data[] => plan.tasks as Data[];

const richText = (text: string): Data => ({
	type: 'rich_text',
	elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }],
});

function plainOf(rich: unknown): string {
	const [section] = dataList((rich as Data | undefined)?.elements);
	return textOf(dataList(section?.elements)[0]?.text);
}
