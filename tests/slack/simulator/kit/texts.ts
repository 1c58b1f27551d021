/** Rules for composition objects: texts, options, confirmation, filters. */

import { type Data, dataList } from '../json.js';
import {
	boolean,
	type Check,
	choice,
	DOCS,
	list,
	may,
	need,
	report,
	type Shape,
	shape,
	text,
	typed,
	url,
} from './schema.js';

const TEXT = `${DOCS}/composition-objects/text-object`;

/** @param types which of the two kinds of text may stand here */
function textShapes(max: number): Record<string, Shape> {
	return {
		plain_text: { place: TEXT, fields: { text: need(text(max)), emoji: may(boolean) } },
		mrkdwn: { place: TEXT, fields: { text: need(text(max)), verbatim: may(boolean) } },
	};
}

export function plain(max: number): Check {
	const shapes = textShapes(max);
	return typed(() => shapes, ['plain_text']);
}

export function mrkdwn(max: number): Check {
	const shapes = textShapes(max);
	return typed(() => shapes, ['mrkdwn']);
}

export function anyText(max: number): Check {
	const shapes = textShapes(max);
	return typed(() => shapes);
}

/** Value length: 75 as @slack/types says; the documentation now says 150. */
const optionShape = (words: Check, withUrl: boolean): Shape => ({
	place: `${DOCS}/composition-objects/option-object`,
	fields: {
		text: need(words),
		value: need(text(75)),
		description: may(plain(75)),
		...(withUrl ? { url: may(url) } : {}),
	},
});

const plainOption = optionShape(plain(75), false);
const richOption = optionShape(anyText(75), false);
const menuOption = optionShape(plain(75), true);

export const option = shape(() => plainOption);
export const markedOption = shape(() => richOption);
export const overflowOption = shape(() => menuOption);

export const optionGroup = shape(() => ({
	place: `${DOCS}/composition-objects/option-group-object`,
	fields: { label: need(plain(75)), options: need(list(option, 1, 100)) },
}));

/** `options` of an element, or those of its groups. */
export function optionsOf(element: Data): Data[] {
	return [...dataList(element.options), ...dataList(element.option_groups).flatMap((group) => dataList(group.options))];
}

/** The values of one element differ, and what is chosen at first is one of its options, in every field. */
export const chosenExist: NonNullable<Shape['also']> = (element, path, run) => {
	const options = optionsOf(element);
	const values = options.map(({ value }) => value);
	if (new Set(values).size < values.length) report(run, 'options must have unique values', `${path}/options`);
	const first = [element.initial_option, ...dataList(element.initial_options)].filter((one) => one !== undefined);
	const known = new Set(options.map((one) => JSON.stringify(one)));
	if (first.some((one) => !known.has(JSON.stringify(one)))) {
		report(run, 'initial option must exactly match an option', path);
	}
};

export const confirm = shape(() => ({
	place: `${DOCS}/composition-objects/confirmation-dialog-object`,
	fields: {
		title: may(plain(100)),
		text: need(anyText(300)),
		confirm: may(plain(30)),
		deny: may(plain(30)),
		style: may(choice('primary', 'danger')),
	},
}));

export const dispatch = shape(() => ({
	place: `${DOCS}/composition-objects/dispatch-action-configuration-object`,
	fields: { trigger_actions_on: may(list(choice('on_enter_pressed', 'on_character_entered'), 1, 2)) },
}));

export const filter = shape(() => ({
	place: `${DOCS}/composition-objects/conversation-filter-object`,
	fields: {
		include: may(list(choice('im', 'mpim', 'private', 'public'), 1, 4)),
		exclude_external_shared_channels: may(boolean),
		exclude_bot_users: may(boolean),
	},
}));

export const slackFile = shape(() => ({
	place: `${DOCS}/composition-objects/slack-file-object`,
	fields: { id: may(text(255)), url: may(url) },
	also(value, path, run) {
		if ((value.id === undefined) === (value.url === undefined)) report(run, 'must provide either id or url', path);
	},
}));
