/** Whole messages, modals and home tabs: the rules that no single block knows. */

import { type Data, dataList, isData, parsed, textOf } from '../json.js';
import { interactiveIn } from './active.js';
import { anyBlock } from './blocks.js';
import { boolean, DOCS, list, may, need, type Run, report, type Shape, type Surface, shape, text } from './schema.js';
import { plain } from './texts.js';

export interface Verdict {
	/** Slack's word for it; undefined when all is well. */
	error?: 'invalid_blocks' | 'invalid_blocks_format' | 'msg_blocks_too_long' | 'invalid_arguments';
	messages: string[];
}

/** Measured by others (github.com/slackapi/bolt-js/issues/2509): 13,297 characters with one block, 125 fewer with a second one. */
export interface Room {
	characters: number;
	perBlock: number;
}
export const ROOM: Room = { characters: 13_297, perBlock: 125 };
const MARKDOWN_TOGETHER = 12_000;

/** Sum of all strings under `text`, as the maintainers describe the measure. */
export function weigh(value: unknown): number {
	if (Array.isArray(value)) return value.reduce<number>((sum, one) => sum + weigh(one), 0);
	if (!isData(value)) return 0;
	return Object.entries(value).reduce(
		(sum, [key, one]) => sum + (typeof one === 'string' ? (key === 'text' ? one.length : 0) : weigh(one)),
		0,
	);
}

/** Block ids once in a message or view, action ids once in a block (block_id and action_id in @slack/types). */
function unique(blocks: readonly Data[], path: string, run: Run): void {
	const seen = new Set<unknown>();
	const actions = new Map<Data, Set<unknown>>();
	const all = [...blocks, ...blocks.flatMap((one) => dataList(one.child_blocks))];
	for (const { block_id: id } of all) {
		if (id !== undefined && seen.has(id)) report(run, `block_id already used: ${textOf(id)}`, path);
		seen.add(id);
	}
	for (const { block, element } of interactiveIn(blocks)) {
		const used = actions.get(block) ?? new Set();
		if (element.action_id !== undefined && used.has(element.action_id)) {
			report(run, `action_id already used in the block: ${textOf(element.action_id)}`, path);
		}
		actions.set(block, used.add(element.action_id));
	}
	const focused = interactiveIn(blocks).filter(({ element }) => element.focus_on_load === true);
	if (focused.length > 1) report(run, 'only one element may have focus_on_load', path);
}

const runOn = (surface: Surface, place: string): Run => ({ surface, problems: [], place });

/** @param given an array or its JSON. @param most 50 for a message. */
export function checkMessage(given: unknown, room: Room = ROOM, path = '/blocks'): Verdict & { blocks: Data[] } {
	const blocks = typeof given === 'string' ? parsed(given) : given;
	if (!Array.isArray(blocks))
		return {
			error: 'invalid_blocks_format',
			messages: [`[ERROR] must provide an array [json-pointer:${path}]`],
			blocks: [],
		};
	const run = runOn('message', `${DOCS}/blocks`);
	list(anyBlock, 1, 50)(blocks, path, run);
	const known = dataList(blocks);
	unique(known, path, run);
	if (run.problems.length > 0) return { error: 'invalid_blocks', messages: run.problems, blocks: known };
	return { ...tooLong(known, room, path), blocks: known };
}

function tooLong(blocks: readonly Data[], room: Room, path: string): Verdict {
	const markdown = blocks.filter(({ type }) => type === 'markdown').reduce((sum, one) => sum + weigh(one), 0);
	if (markdown > MARKDOWN_TOGETHER) {
		return long(
			`markdown blocks hold ${markdown} characters together, the limit is ${MARKDOWN_TOGETHER} (${DOCS}/blocks/markdown-block)`,
			path,
		);
	}
	const weight = weigh(blocks) + room.perBlock * (blocks.length - 1);
	if (weight <= room.characters) return { messages: [] };
	return long(
		`the text of the blocks counts ${weight}, about ${room.characters} are allowed (github.com/slackapi/bolt-js/issues/2509)`,
		path,
	);
}

const long = (rule: string, path: string): Verdict => ({
	error: 'msg_blocks_too_long',
	messages: [`[ERROR] ${rule} [json-pointer:${path}]`],
});

const VIEW = 'docs.slack.dev/reference/views';
const view = {
	blocks: need(list(anyBlock, 1, 100)),
	private_metadata: may(text(3000, { min: 0 })),
	callback_id: may(text(255, { min: 0 })),
	external_id: may(text(255, { min: 0 })),
};
const VIEWS: Readonly<Record<'modal' | 'home', Shape>> = {
	home: { place: `${VIEW}/home-tab-views`, fields: view },
	modal: {
		place: `${VIEW}/modal-views`,
		fields: {
			...view,
			title: need(plain(24)),
			submit: may(plain(24)),
			close: may(plain(24)),
			clear_on_close: may(boolean),
			notify_on_close: may(boolean),
		},
		also(value, path, run) {
			const asks = dataList(value.blocks).some(({ type }) => type === 'input');
			if (asks && value.submit === undefined) report(run, 'submit is required when there is an input block', path);
		},
	},
};

/** @param given an object or its JSON */
export function checkView(given: unknown, surface: 'modal' | 'home', path = '/view'): Verdict & { view: Data } {
	const found = typeof given === 'string' ? parsed(given) : given;
	const run = runOn(surface, VIEW);
	if (!isData(found)) report(run, 'must provide an object', path);
	else if (found.type !== surface) report(run, `type must be ${surface}`, `${path}/type`);
	else {
		shape(() => VIEWS[surface])(found, path, run);
		unique(dataList(found.blocks), `${path}/blocks`, run);
	}
	const value = isData(found) ? found : {};
	return {
		...(run.problems.length > 0 && { error: 'invalid_arguments' as const }),
		messages: run.problems,
		view: value,
	};
}
