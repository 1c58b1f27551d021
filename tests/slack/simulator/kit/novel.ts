/** Rules for the blocks of agents: tasks, plans, tables, cards. They are for messages. */

import { button, image } from './elements.js';
import { anyOf, block, blockAt } from './parts.js';
import { richShape, richText } from './rich.js';
import {
	boolean,
	type Check,
	choice,
	DOCS,
	integer,
	list,
	may,
	need,
	number,
	type Shape,
	shape,
	text,
	typed,
	url,
} from './schema.js';
import { mrkdwn } from './texts.js';

export const taskStatus = choice('pending', 'in_progress', 'complete', 'error');
export const source: Check = typed(() => ({
	url: { place: `${DOCS}/block-elements/url-source-element`, fields: { url: need(url), text: need(text(255)) } },
}));
const task: Shape = {
	place: blockAt('task-card'),
	surfaces: ['message'],
	fields: {
		...block,
		task_id: need(text(255)),
		title: need(text(256)),
		status: need(taskStatus),
		details: may(richText),
		output: may(richText),
		sources: may(list(source, 0, 50)),
	},
};

const cell: Check = typed(() => ({
	rich_text: richShape,
	raw_text: { place: blockAt('table'), fields: { text: need(text(3000)) } },
	raw_number: { place: blockAt('table'), fields: { text: need(text(3000)), value: need(number) } },
}));
const column: Check = shape(() => ({
	place: blockAt('table'),
	fields: { align: may(choice('left', 'center', 'right')), is_wrapped: may(boolean) },
}));

const card: Shape = {
	place: blockAt('card'),
	surfaces: ['message'],
	fields: {
		...block,
		hero_image: may(image),
		icon: may(image),
		title: may(mrkdwn(150)),
		subtitle: may(mrkdwn(150)),
		body: may(mrkdwn(200)),
		actions: may(list(button, 1, 5)),
	},
	also: anyOf('hero_image', 'title', 'actions', 'body'),
};

export const NOVEL: Readonly<Record<string, Shape>> = {
	task_card: task,
	plan: {
		place: blockAt('plan'),
		surfaces: ['message'],
		fields: {
			...block,
			title: need(text(256)),
			tasks: may(
				list(
					typed(() => ({ task_card: task })),
					0,
					50,
				),
			),
		},
	},
	table: {
		place: blockAt('table'),
		surfaces: ['message'],
		fields: { ...block, rows: need(list(list(cell, 1, 20), 1, 100)), column_settings: may(list(column, 0, 20)) },
	},
	data_table: {
		place: blockAt('data-table'),
		surfaces: ['message'],
		fields: {
			...block,
			rows: need(list(list(cell, 1, 20), 1, 100)),
			caption: need(text(255)),
			page_size: may(integer(1, 100)),
			row_header_column_index: may(integer(0, 19)),
		},
	},
	card,
	carousel: {
		place: blockAt('carousel'),
		surfaces: ['message'],
		fields: {
			...block,
			elements: need(
				list(
					typed(() => ({ card })),
					1,
					10,
				),
			),
		},
	},
};
