/** Reply → modal, replies → home tab. Pure. */

import type { types } from '@slack/bolt';
import { type Field, type Reply, reply, text } from '../../src/reply.js';
import { wordsFor } from '../../src/words/words.js';
import { LIMIT, plainText, pressable, renderBlock } from './blocks.js';
import { filled, headed, renderTail, split } from './render.js';
import { cut, literal } from './text.js';

/** Slack takes 100 blocks a view; those above are left to the web page. */
const BLOCKS = 100;

/** A window to read, or a form where the reply is a button with fields. @param metadata at most 3000 characters */
export function renderModal(reply: Reply, metadata = ''): types.ModalView {
	const words = wordsFor(reply.language);
	const form = reply.show === 'dialog' ? reply.buttons.find((one) => one.form) : undefined;
	const title = reply.title ?? words.home.title;
	const fields = form?.form?.map(renderField) ?? [];
	/** Thumbs exist in messages only. */
	const { rating: _, ...rest } = { ...reply, buttons: reply.buttons.filter((one) => one !== form) };
	const short = title.length <= LIMIT.title;
	const head = short ? [] : headed(title);
	const said = [...head, ...reply.blocks.flatMap(renderBlock), ...renderTail(rest)].slice(0, BLOCKS - fields.length);
	return {
		type: 'modal',
		callback_id: form ? 'form' : 'read',
		title: plainText(short ? title : words.home.title, LIMIT.title),
		close: plainText(form ? words.slack.cancel : words.slack.close, LIMIT.title),
		...(form
			? { submit: plainText(form.label.length <= LIMIT.title ? form.label : words.feedback.send, LIMIT.title) }
			: {}),
		blocks: filled([...said, ...fields]),
		private_metadata: metadata,
	};
}

function renderField(field: Field): types.InputBlock {
	const { name, label, optional = false } = field;
	return { type: 'input', block_id: name, label: plainText(label, LIMIT.label), optional, element: renderInput(field) };
}

function renderInput({ value, lines = 1, input, choices }: Field): types.InputBlock['element'] {
	const action = { action_id: 'value' };
	if (input === 'date') return { type: 'datepicker', ...action, ...(value ? { initial_date: value } : {}) };
	if (input === 'time') return { type: 'timepicker', ...action, ...(value ? { initial_time: value } : {}) };
	if (choices) {
		const options = choices.map((one) => ({ value: one.value, text: plainText(one.label, LIMIT.option) }));
		const chosen = options[choices.findIndex((one) => one.value === value)];
		return { type: 'static_select', ...action, options, ...(chosen ? { initial_option: chosen } : {}) };
	}
	return {
		type: 'plain_text_input',
		...action,
		multiline: lines > 1,
		max_length: LIMIT.input,
		...(value ? { initial_value: cut(literal(value), LIMIT.input) } : {}),
	};
}

/** The window of the shortcut: a question, answered in the same window. */
export function renderAsking(language: 'de' | 'en'): types.ModalView {
	const words = wordsFor(language);
	const form = [{ name: 'question', label: words.next.question, lines: 2 }];
	const asking = {
		...reply(language),
		title: words.slack.ask,
		buttons: [{ label: words.slack.send, token: '', form }],
		show: 'dialog' as const,
	};
	return { ...renderModal(asking), callback_id: 'ask' };
}

export function renderSearching(language: 'de' | 'en'): types.ModalView {
	return renderModal(reply(language, text(wordsFor(language).slack.searching)));
}

/** As much of an answer as a window holds. */
export function renderAnswer(said: Reply): types.ModalView {
	return renderModal(split(said, { blocks: 90, characters: 24_000 }).first);
}

export function renderHome(sections: readonly Reply[]): types.HomeView {
	const blocks = sections.flatMap((section, at): types.KnownBlock[] => {
		const actions = section.buttons.map((one, index) => pressable(one, `${at}-${index}`));
		return [
			...(at > 0 ? [{ type: 'divider' as const }] : []),
			...headed(section.title),
			...section.blocks.flatMap(renderBlock),
			...(actions.length > 0 ? [{ type: 'actions' as const, elements: actions }] : []),
		];
	});
	return { type: 'home', blocks: filled(blocks.slice(0, BLOCKS)) };
}
