/** What stands in the fields of a form: at first, and after a person filled them in. */

import { type Data, dataList, isData, textOf } from '../json.js';
import { interactiveIn } from '../kit/active.js';
import { optionsOf } from '../kit/texts.js';

/** By action id, block id or label: text, the value or label of an option, several of them, a date, an id. */
export type Values = Readonly<Record<string, string | readonly string[]>>;

const SINGLE: Readonly<Record<string, [state: string, initial: string]>> = {
	plain_text_input: ['value', 'initial_value'],
	email_text_input: ['value', 'initial_value'],
	url_text_input: ['value', 'initial_value'],
	number_input: ['value', 'initial_value'],
	rich_text_input: ['rich_text_value', 'initial_value'],
	datepicker: ['selected_date', 'initial_date'],
	timepicker: ['selected_time', 'initial_time'],
	datetimepicker: ['selected_date_time', 'initial_date_time'],
	users_select: ['selected_user', 'initial_user'],
	channels_select: ['selected_channel', 'initial_channel'],
	conversations_select: ['selected_conversation', 'initial_conversation'],
	static_select: ['selected_option', 'initial_option'],
	external_select: ['selected_option', 'initial_option'],
	radio_buttons: ['selected_option', 'initial_option'],
};
const SEVERAL: Readonly<Record<string, [state: string, initial: string]>> = {
	checkboxes: ['selected_options', 'initial_options'],
	multi_static_select: ['selected_options', 'initial_options'],
	multi_external_select: ['selected_options', 'initial_options'],
	multi_users_select: ['selected_users', 'initial_users'],
	multi_channels_select: ['selected_channels', 'initial_channels'],
	multi_conversations_select: ['selected_conversations', 'initial_conversations'],
};

/** `state.values` of a payload. */
export function valuesOf(blocks: readonly Data[], given: Values = {}): Data {
	const values: Record<string, Data> = {};
	for (const { block, element } of interactiveIn(blocks)) {
		const type = textOf(element.type);
		const field = SINGLE[type] ?? SEVERAL[type];
		if (!field) continue;
		const [name, initial] = field;
		const typedIn = [textOf(element.action_id), textOf(block.block_id), labelOf(block.label)]
			.map((key) => given[key])
			.find((one) => one !== undefined);
		const value =
			typedIn === undefined ? (element[initial] ?? (SEVERAL[type] ? [] : null)) : entered(element, name, typedIn);
		const block_id = textOf(block.block_id);
		values[block_id] = { ...values[block_id], [textOf(element.action_id)]: { type, [name]: value } };
	}
	return values;
}

const labelOf = (label: unknown) => textOf(isData(label) ? label.text : undefined);

function entered(element: Data, name: string, given: string | readonly string[]): unknown {
	const many = typeof given === 'string' ? [given] : given;
	if (name === 'selected_date_time') return Number(many[0]);
	if (name === 'value') return many[0] === '' ? null : many[0];
	if (!name.startsWith('selected_option')) return name.endsWith('s') ? many : (many[0] ?? null);
	const options = many.map((one) => {
		const found = optionsOf(element).find((option) => option.value === one || labelOf(option.text) === one);
		if (!found) throw new Error(`no option ${one}`);
		return found;
	});
	return name === 'selected_options' ? options : (options[0] ?? null);
}

/** Slack's own check before anything is sent: what the person would be told. */
export function missingIn(blocks: readonly Data[], values: Data): string[] {
	return dataList(blocks).flatMap((block) => {
		const element = block.element;
		if (block.type !== 'input' || !isData(element)) return [];
		const state =
			(values[textOf(block.block_id)] as Record<string, Data> | undefined)?.[textOf(element.action_id)] ?? {};
		const [value] = Object.entries(state)
			.filter(([key]) => key !== 'type')
			.map(([, one]) => one);
		const empty = value === null || value === undefined || (Array.isArray(value) && value.length === 0);
		if (empty) return block.optional === true ? [] : [`${labelOf(block.label)}: please fill in`];
		const { length } = textOf(value);
		if (typeof value !== 'string' || element.type !== 'plain_text_input') return [];
		if (length < Number(element.min_length ?? 0)) return [`${labelOf(block.label)}: too short`];
		return length > Number(element.max_length ?? 3000) ? [`${labelOf(block.label)}: too long`] : [];
	});
}
