/** Reply → modal, replies → home tab. Pure. */

import type { types } from '@slack/bolt';
import { type Reply, reply, text } from '../../src/reply.js';
import { wordsFor } from '../../src/words/words.js';
import { button, LIMIT, plainText, renderBlock } from './blocks.js';
import { filled, renderTail, split } from './render.js';
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
	const head: types.KnownBlock[] = short ? [] : [{ type: 'header', text: plainText(title, LIMIT.header) }];
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

function renderField({
	name,
	label,
	value,
	lines = 1,
	optional = false,
}: NonNullable<Reply['buttons'][number]['form']>[number]): types.InputBlock {
	return {
		type: 'input',
		block_id: name,
		label: plainText(label, LIMIT.label),
		optional,
		element: {
			type: 'plain_text_input',
			action_id: 'value',
			multiline: lines > 1,
			max_length: LIMIT.input,
			...(value ? { initial_value: cut(literal(value), LIMIT.input) } : {}),
		},
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
		const actions = section.buttons.map(({ label, token }, index) => button(label, `press-${at}-${index}`, token));
		return [
			...(at > 0 ? [{ type: 'divider' as const }] : []),
			...(section.title ? [{ type: 'header' as const, text: plainText(section.title, LIMIT.header) }] : []),
			...section.blocks.flatMap(renderBlock),
			...(actions.length > 0 ? [{ type: 'actions' as const, elements: actions }] : []),
		];
	});
	return { type: 'home', blocks: filled(blocks.slice(0, BLOCKS)) };
}
