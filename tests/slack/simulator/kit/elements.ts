/** Rules for all other elements, one entry each, with the page they come from, and which may stand where. */

import { textOf } from '../json.js';
import { MENUS } from './menus.js';
import { action, at, confirmable, focus, ids, label, menu, placeholder } from './parts.js';
import { richText } from './rich.js';
import {
	boolean,
	type Check,
	choice,
	integer,
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
import { chosenExist, dispatch, markedOption, overflowOption, plain, slackFile } from './texts.js';

const feedback: Check = shape(() => ({
	place: at('feedback-buttons'),
	fields: { text: need(plain(75)), value: need(text(2000)), ...label },
}));

const BUTTONS: Record<string, Shape> = {
	button: {
		place: at('button'),
		fields: {
			...action,
			...confirmable,
			...label,
			text: need(plain(75)),
			value: may(text(2000)),
			url: may(url),
			style: may(choice('primary', 'danger')),
		},
	},
	feedback_buttons: {
		place: at('feedback-buttons'),
		surfaces: ['message'],
		fields: { ...action, positive_button: need(feedback), negative_button: need(feedback) },
	},
	icon_button: {
		place: at('icon-button'),
		surfaces: ['message'],
		fields: {
			...action,
			...confirmable,
			...label,
			icon: need(choice('trash')),
			text: need(plain(75)),
			value: may(text(2000)),
			visible_to_user_ids: may(ids),
		},
	},
	workflow_button: {
		place: at('workflow-button'),
		fields: {
			...action,
			...confirmable,
			...label,
			text: need(plain(75)),
			workflow: need(() => undefined),
			style: may(choice('primary', 'danger')),
		},
	},
	overflow: {
		place: at('overflow-menu'),
		fields: { ...action, ...confirmable, options: need(list(overflowOption, 1, 5)) },
		also: chosenExist,
	},
};

const typing = { ...action, ...focus, ...placeholder, dispatch_action_config: may(dispatch) };

const INPUTS: Record<string, Shape> = {
	radio_buttons: {
		place: at('radio-button-group'),
		fields: {
			...action,
			...confirmable,
			...focus,
			options: need(list(markedOption, 1, 10)),
			initial_option: may(markedOption),
		},
		also: chosenExist,
	},
	checkboxes: {
		place: at('checkboxes'),
		fields: {
			...action,
			...confirmable,
			...focus,
			options: need(list(markedOption, 1, 10)),
			initial_options: may(list(markedOption, 1, 10)),
		},
		also: chosenExist,
	},
	datepicker: {
		place: at('date-picker'),
		fields: { ...menu, initial_date: may(text(10, { pattern: /^\d{4}-\d\d-\d\d$/, hint: 'the form YYYY-MM-DD' })) },
	},
	timepicker: {
		place: at('time-picker'),
		fields: {
			...menu,
			initial_time: may(text(5, { pattern: /^([01]\d|2[0-3]):[0-5]\d$/, hint: 'the form HH:mm' })),
			timezone: may(text(255)),
		},
	},
	datetimepicker: {
		place: at('datetime-picker'),
		fields: { ...action, ...confirmable, ...focus, initial_date_time: may(integer(1_000_000_000, 9_999_999_999)) },
	},
	plain_text_input: {
		place: at('plain-text-input'),
		fields: {
			...typing,
			initial_value: may(text(3000, { min: 0 })),
			multiline: may(boolean),
			min_length: may(integer(0, 3000)),
			max_length: may(integer(1, 3000)),
		},
		also(value, path, run) {
			if (Number(value.min_length ?? 0) > Number(value.max_length ?? 3000))
				report(run, 'min_length is greater than max_length', path);
			const { length } = textOf(value.initial_value);
			if (length > Number(value.max_length ?? 3000)) report(run, 'initial_value is longer than max_length', path);
		},
	},
	email_text_input: { place: at('email-input'), fields: { ...typing, initial_value: may(text(3000)) } },
	url_text_input: { place: at('url-input'), fields: { ...typing, initial_value: may(text(3000)) } },
	number_input: {
		place: at('number-input'),
		fields: {
			...typing,
			is_decimal_allowed: need(boolean),
			initial_value: may(text(255)),
			min_value: may(text(255)),
			max_value: may(text(255)),
		},
	},
	file_input: {
		place: at('file-input'),
		surfaces: ['modal'],
		fields: { ...action, filetypes: may(ids), max_files: may(integer(1, 10)) },
	},
	rich_text_input: {
		place: at('rich-text-input'),
		fields: {
			...typing,
			initial_value: may(richText),
			min_lines: may(integer(1, 100)),
			max_lines: may(integer(1, 100)),
		},
	},
};

const IMAGE: Record<string, Shape> = {
	image: {
		place: at('image'),
		fields: { alt_text: need(text(2000)), image_url: may(url), slack_file: may(slackFile) },
		also(value, path, run) {
			if ((value.image_url === undefined) === (value.slack_file === undefined))
				report(run, 'must provide either image_url or slack_file', path);
		},
	},
};

const ALL: Readonly<Record<string, Shape>> = { ...MENUS, ...BUTTONS, ...INPUTS, ...IMAGE };
const MENU_NAMES = Object.keys(MENUS);

export const element = (...types: readonly string[]): Check => typed(() => ALL, types);
export const button = element('button');
export const image = element('image');

/** What may stand where: ActionsBlockElement, SectionBlockAccessory and InputBlockElement of @slack/types. */
export const inActions = element(
	...MENU_NAMES,
	'button',
	'checkboxes',
	'datepicker',
	'datetimepicker',
	'overflow',
	'radio_buttons',
	'timepicker',
	'workflow_button',
	'rich_text_input',
);
export const inSection = element(
	...MENU_NAMES,
	'button',
	'checkboxes',
	'datepicker',
	'image',
	'overflow',
	'radio_buttons',
	'timepicker',
	'workflow_button',
);
export const inInput = element(...MENU_NAMES, ...Object.keys(INPUTS));
export const inContextActions = element('feedback_buttons', 'icon_button');
