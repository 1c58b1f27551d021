/** Block Kit rules: what Slack takes, and one refusal for every kind of rule. */

import { describe, expect, test } from '@jest/globals';
import type { Data } from '../json.js';
import { checkMessage, checkView } from './surfaces.js';

const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const section = (more: Data = {}) => ({ type: 'section', text: mrkdwn('Wort'), ...more });
const button = (more: Data = {}) => ({ type: 'button', text: plain('Los'), ...more });
const actions = (...elements: Data[]) => ({ type: 'actions', elements });
const rich = (...elements: Data[]) => ({ type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] });
const word = (text: string) => ({ type: 'text', text });
const option = (text: string, value = text) => ({ text: plain(text), value });
const input = (element: Data, more: Data = {}) => ({ type: 'input', label: plain('Feld'), element, ...more });
const modal = (blocks: Data[], more: Data = {}) => ({
	type: 'modal',
	title: plain('Titel'),
	submit: plain('Senden'),
	blocks,
	...more,
});
const long = (length: number) => 'x'.repeat(length);

const feedback = {
	type: 'context_actions',
	elements: [
		{
			type: 'feedback_buttons',
			positive_button: { text: plain('Gut'), value: 'up' },
			negative_button: { text: plain('Schlecht'), value: 'down' },
		},
	],
};
const card = {
	type: 'task_card',
	task_id: 't',
	title: 'Suche',
	status: 'complete',
	output: rich(word('fertig')),
	sources: [{ type: 'url', url: 'https://a.de', text: 'A' }],
};

describe('messages', () => {
	test.each<[string, Data[]]>([
		[
			'section with fields and button',
			[section({ fields: [plain('a'), mrkdwn('b')], accessory: button({ url: 'https://a.de/x?y=1' }), expand: true })],
		],
		[
			'header, divider, context',
			[
				{ type: 'header', text: plain('Kopf') },
				{ type: 'divider' },
				{ type: 'context', elements: [mrkdwn('a'), { type: 'image', image_url: 'https://a.de/b.png', alt_text: 'B' }] },
			],
		],
		['markdown', [{ type: 'markdown', text: long(12_000) }]],
		['feedback', [feedback]],
		['task, plan', [card, { type: 'plan', title: 'Plan', tasks: [card] }]],
		[
			'table',
			[
				{
					type: 'table',
					rows: [[{ type: 'raw_text', text: 'a' }, rich(word('b'))]],
					column_settings: [{ align: 'right', is_wrapped: true }],
				},
			],
		],
		[
			'menus',
			[
				actions(
					{ type: 'static_select', options: [option('a'), option('b')], initial_option: option('a') },
					{ type: 'overflow', options: [{ ...option('c'), url: 'https://a.de' }] },
				),
			],
		],
		[
			'rich text',
			[
				rich(
					word('a'),
					{ type: 'link', url: 'https://a.de', text: 'b', style: { bold: true } },
					{ type: 'user', user_id: 'U1' },
					{ type: 'emoji', name: 'wave' },
				),
			],
		],
		['50 blocks', Array.from({ length: 50 }, () => ({ type: 'divider' }))],
		['container', [{ type: 'container', title: plain('K'), child_blocks: [section()] }]],
	])('%s is taken', (_name, blocks) => {
		expect(checkMessage(blocks)).toMatchObject({ messages: [] });
		expect(checkMessage(JSON.stringify(blocks)).error).toBeUndefined();
	});

	test.each<[string, Data[], RegExp]>([
		[
			'51 blocks',
			Array.from({ length: 51 }, () => ({ type: 'divider' })),
			/no more than 50 items allowed \[json-pointer:\/blocks\]/,
		],
		['no blocks', [], /no fewer than 1/],
		['unknown block', [{ type: 'sektion' }], /unsupported type: sektion .*\/blocks\/0\/type/],
		['unknown field', [section({ colour: 'red' })], /invalid additional property: colour .*section-block/],
		['long section', [section({ text: mrkdwn(long(3001)) })], /less than 3001 .*\/blocks\/0\/text\/text/],
		['empty text', [section({ text: mrkdwn('') })], /more than 0 characters/],
		['section without content', [{ type: 'section' }], /must define one of text, fields/],
		['eleven fields', [section({ fields: Array.from({ length: 11 }, () => plain('a')) })], /no more than 10/],
		['long field', [section({ fields: [plain(long(2001))] })], /less than 2001/],
		['header in mrkdwn', [{ type: 'header', text: mrkdwn('a') }], /unsupported type: mrkdwn/],
		['long header', [{ type: 'header', text: plain(long(151)) }], /less than 151 .*header-block|less than 151/],
		[
			'eleven context elements',
			[{ type: 'context', elements: Array.from({ length: 11 }, () => mrkdwn('a')) }],
			/no more than 10/,
		],
		['button in context', [{ type: 'context', elements: [button()] }], /unsupported type: button/],
		['26 buttons', [actions(...Array.from({ length: 26 }, () => button()))], /no more than 25/],
		['long label', [actions(button({ text: plain(long(76)) }))], /less than 76/],
		['long value', [actions(button({ value: long(2001) }))], /less than 2001/],
		['long url', [actions(button({ url: `https://a.de/${long(3000)}` }))], /less than 3001/],
		['no url', [actions(button({ url: 'javascript:alert(1)' }))], /valid URL/],
		['odd style', [actions(button({ style: 'warning' }))], /one of primary, danger/],
		['long action_id', [actions(button({ action_id: long(256) }))], /less than 256/],
		[
			'action_id twice in a block',
			[actions(button({ action_id: 'a' }), button({ action_id: 'a' }))],
			/action_id already used/,
		],
		['block_id twice', [section({ block_id: 'a' }), section({ block_id: 'a' })], /block_id already used/],
		['long block_id', [section({ block_id: long(256) })], /less than 256/],
		['input in a message', [input({ type: 'plain_text_input' })], /input is not available in a message/],
		['file block', [{ type: 'file', source: 'remote', external_id: 'a' }], /unsupported type: file/],
		['image without alt', [{ type: 'image', image_url: 'https://a.de/b.png' }], /missing required field: alt_text/],
		['image without image', [{ type: 'image', alt_text: 'a' }], /either image_url or slack_file/],
		['empty rich text', [rich(word(''))], /more than 0 characters/],
		['unknown rich element', [rich({ type: 'mention', user_id: 'U1' })], /unsupported type: mention/],
		['rich text directly in the block', [{ type: 'rich_text', elements: [word('a')] }], /unsupported type: text/],
		['mark on rich text', [rich({ type: 'text', text: 'a', style: { heavy: true } })], /additional property: heavy/],
		[
			'feedback without value',
			[
				{
					...feedback,
					elements: [
						{
							type: 'feedback_buttons',
							positive_button: { text: plain('a') },
							negative_button: { text: plain('b'), value: 'c' },
						},
					],
				},
			],
			/missing required field: value/,
		],
		['feedback among actions', [actions(...feedback.elements)], /unsupported type: feedback_buttons/],
		[
			'same option twice',
			[actions({ type: 'static_select', options: [option('a'), option('b', 'a')] })],
			/unique values/,
		],
		['long option', [actions({ type: 'static_select', options: [option(long(76))] })], /less than 76/],
		[
			'101 options',
			[actions({ type: 'static_select', options: Array.from({ length: 101 }, (_, n) => option(`o${n}`)) })],
			/no more than 100/,
		],
		[
			'unknown initial option',
			[actions({ type: 'static_select', options: [option('a')], initial_option: option('b') })],
			/exactly match/,
		],
		[
			'options and groups',
			[actions({ type: 'static_select', options: [option('a')], option_groups: [] })],
			/either options or option_groups/,
		],
		[
			'eleven radio buttons',
			[actions({ type: 'radio_buttons', options: Array.from({ length: 11 }, (_, n) => option(`o${n}`)) })],
			/no more than 10/,
		],
		[
			'six overflow entries',
			[actions({ type: 'overflow', options: Array.from({ length: 6 }, (_, n) => option(`o${n}`)) })],
			/no more than 5/,
		],
		['odd date', [actions({ type: 'datepicker', initial_date: '1.2.2026' })], /YYYY-MM-DD/],
		['odd task state', [{ ...card, status: 'done' }], /one of pending, in_progress, complete, error/],
		['text where an object belongs', [{ type: 'section', text: 'Wort' }], /must provide an object/],
		['alert with an odd level', [{ type: 'alert', text: plain('a'), level: 'loud' }], /one of default/],
		['empty card', [{ type: 'card' }], /must define one of hero_image/],
	])('%s is refused', (_name, blocks, message) => {
		const verdict = checkMessage(blocks);
		expect(verdict.error).toBe('invalid_blocks');
		expect(verdict.messages.join('\n')).toMatch(message);
		for (const one of verdict.messages) expect(one).toMatch(/\(docs\.slack\.dev\//);
	});

	test('what is no list has no valid format', () => {
		expect(checkMessage('{"type":"section"}').error).toBe('invalid_blocks_format');
		expect(checkMessage('[').error).toBe('invalid_blocks_format');
	});

	test('markdown blocks hold 12,000 characters together, all blocks about 13,200', () => {
		const markdown = (length: number) => ({ type: 'markdown', text: long(length) });
		expect(checkMessage([markdown(6000), markdown(6000)]).error).toBeUndefined();
		expect(checkMessage([markdown(6000), markdown(6001)]).error).toBe('msg_blocks_too_long');
		const sections = (count: number, length: number) =>
			Array.from({ length: count }, () => section({ text: mrkdwn(long(length)) }));
		expect(checkMessage(sections(4, 3000)).error).toBeUndefined();
		expect(checkMessage(sections(5, 2700)).error).toBe('msg_blocks_too_long');
		expect(checkMessage(sections(5, 2600), { characters: 13_297, perBlock: 0 }).error).toBeUndefined();
	});
});

describe('views', () => {
	const typing = { type: 'plain_text_input', action_id: 'a' };

	test('a form with all kinds of fields is taken', () => {
		const options = [option('a'), option('b')];
		const fields = [
			input(
				{ ...typing, multiline: true, max_length: 3000, placeholder: plain(long(150)) },
				{ hint: plain('Hinweis'), optional: true },
			),
			input({ type: 'radio_buttons', options }),
			input({ type: 'checkboxes', options, initial_options: options }),
			input({ type: 'static_select', options, placeholder: plain('Bitte wählen') }),
			input({ type: 'users_select' }),
			input({ type: 'number_input', is_decimal_allowed: false }),
		];
		expect(
			checkView(modal(fields, { private_metadata: long(3000), callback_id: long(255) }), 'modal').messages,
		).toEqual([]);
	});

	test.each<[string, Data, 'modal' | 'home', RegExp]>([
		['title of 25', modal([section()], { title: plain(long(25)) }), 'modal', /less than 25/],
		['no title', { type: 'modal', blocks: [section()] }, 'modal', /missing required field: title/],
		['long button', modal([section()], { submit: plain(long(25)) }), 'modal', /less than 25 .*\/view\/submit\/text/],
		[
			'form without button',
			{ type: 'modal', title: plain('T'), blocks: [input(typing)] },
			'modal',
			/submit is required/,
		],
		['long metadata', modal([section()], { private_metadata: long(3001) }), 'modal', /less than 3001/],
		['long callback', modal([section()], { callback_id: long(256) }), 'modal', /less than 256/],
		['101 blocks', modal(Array.from({ length: 101 }, () => section())), 'modal', /no more than 100/],
		['markdown', modal([{ type: 'markdown', text: 'a' }]), 'modal', /not available in a modal/],
		['feedback', modal([feedback]), 'modal', /not available in a modal/],
		['feedback at home', { type: 'home', blocks: [feedback] }, 'home', /not available in a home/],
		['home with title', { type: 'home', title: plain('T'), blocks: [section()] }, 'home', /additional property: title/],
		['modal as home', modal([section()]), 'home', /type must be home/],
		['long placeholder', modal([input({ ...typing, placeholder: plain(long(151)) })]), 'modal', /less than 151/],
		['long label', modal([input(typing, { label: plain(long(2001)) })]), 'modal', /less than 2001/],
		['label in mrkdwn', modal([input(typing, { label: mrkdwn('a') })]), 'modal', /unsupported type: mrkdwn/],
		['button as field', modal([input(button())]), 'modal', /unsupported type: button/],
		[
			'two with focus',
			modal([input({ ...typing, focus_on_load: true }), input({ ...typing, focus_on_load: true })]),
			'modal',
			/only one element/,
		],
		['limits crossed', modal([input({ ...typing, min_length: 5, max_length: 4 })]), 'modal', /min_length/],
		[
			'too long at first',
			modal([input({ ...typing, max_length: 2, initial_value: 'abc' })]),
			'modal',
			/initial_value is longer/,
		],
		['no object', 'x' as unknown as Data, 'modal', /must provide an object/],
	])('%s is refused', (_name, view, surface, message) => {
		const verdict = checkView(view, surface);
		expect(verdict.error).toBe('invalid_arguments');
		expect(verdict.messages.join('\n')).toMatch(message);
	});
});
