/** What Slack would make of texts: the lint that shows whether a document or a person reached Slack's own syntax. */

import { describe, expect, test } from '@jest/globals';
import { formatsIn, linksIn, mentionsIn, visibleText } from './visible.js';

const message = (text: string, more = {}) => ({ text, blocks: [], ...more });
const section = (text: string, more = {}) => ({
	text: '',
	blocks: [{ type: 'section', text: { type: 'mrkdwn', text, ...more } }],
});
const markdown = (text: string) => ({ text: '', blocks: [{ type: 'markdown', text }] });
const rich = (...elements: object[]) => ({
	text: '',
	blocks: [{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] }],
});

describe('mentions', () => {
	test.each([
		['<@U0SIM00001>', 'user', 'U0SIM00001'],
		['<@W123|name>', 'user', 'W123'],
		['<#C0SIM00001|innenstadt>', 'channel', 'C0SIM00001'],
		['<!channel>', 'broadcast', 'channel'],
		['<!here|here>', 'broadcast', 'here'],
		['<!everyone>', 'broadcast', 'everyone'],
		['<!subteam^S123>', 'usergroup', 'S123'],
	])('%s is one, in a text, a section, a markdown block and in code', (text, kind, target) => {
		for (const shown of [message(text), section(`Hallo ${text}!`), markdown(`Hallo ${text}`), message(`\`${text}\``)]) {
			expect(mentionsIn(shown)).toEqual([{ kind, target, raw: text }]);
		}
	});

	test('escaped, in plain text or in rich text it is none', () => {
		expect(mentionsIn(message('&lt;!channel&gt; &lt;@U1&gt;'))).toEqual([]);
		expect(mentionsIn(rich({ type: 'text', text: '<!channel> @here' }))).toEqual([]);
		expect(
			mentionsIn({ text: '', blocks: [{ type: 'header', text: { type: 'plain_text', text: '<!channel>' } }] }),
		).toEqual([]);
		expect(visibleText(message('&lt;!channel&gt;'))).toBe('<!channel>');
	});

	test('rich text has its own', () => {
		expect(mentionsIn(rich({ type: 'broadcast', range: 'here' }, { type: 'user', user_id: 'U1' }))).toMatchObject([
			{ target: 'here' },
			{ target: 'U1' },
		]);
	});

	test('@channel in words counts with link_names and parse: full alone', () => {
		expect(mentionsIn(message('@channel'))).toEqual([]);
		expect(mentionsIn(message('@channel', { link_names: true }))).toMatchObject([
			{ kind: 'broadcast', target: 'channel' },
		]);
		expect(mentionsIn(message('@here', { parse: 'full' }))).toHaveLength(1);
	});

	test('the fallback text notifies although blocks hide it', () => {
		const shown = { ...section('Text'), text: '<!channel>' };
		expect(visibleText(shown)).toBe('Text');
		expect(mentionsIn(shown)).toHaveLength(1);
	});
});

describe('links', () => {
	test('written, automatic, in Markdown, in rich text and on buttons', () => {
		expect(linksIn(message('<https://a.de/x|Seite> und https://b.de/y.'))).toEqual([
			{ url: 'https://a.de/x', label: 'Seite', auto: false },
			{ url: 'https://b.de/y', label: 'https://b.de/y', auto: true },
		]);
		expect(linksIn(section('www.a.de', { verbatim: true }))).toEqual([]);
		expect(linksIn(section('www.a.de und liesmich.md'))).toMatchObject([
			{ url: 'www.a.de', auto: true },
			{ url: 'liesmich.md', auto: true },
		]);
		expect(linksIn(markdown('[Seite](https://a.de) \\[x](y)'))).toEqual([
			{ url: 'https://a.de', label: 'Seite', auto: false },
		]);
		expect(linksIn(rich({ type: 'link', url: 'https://a.de', text: 'A' }))).toHaveLength(1);
		const button = { type: 'button', text: { type: 'plain_text', text: 'Los' }, url: 'https://c.de' };
		expect(linksIn({ text: '', blocks: [{ type: 'actions', elements: [button] }] })).toEqual([
			{ url: 'https://c.de', label: 'Los', auto: false },
		]);
	});

	test('a label that looks like an address is no second link', () => {
		expect(linksIn(message('<https://a.de|www.b.de>'))).toHaveLength(1);
	});
});

describe('formats', () => {
	test.each([
		['*fett* und 2*3*4', ['bold:fett']],
		['_kursiv_ und snake_case_name', ['italic:kursiv']],
		['~weg~ `code *nicht fett*`', ['code:code *nicht fett*', 'strike:weg']],
		['> zitiert', ['quote:zitiert']],
		['&gt; zitiert', ['quote:zitiert']],
		[':wave: 10:30:15', ['emoji:wave']],
		['```a\nb```', ['pre:a\nb']],
		['a * b * c', []],
	])('%s', (text, expected) => {
		expect(formatsIn(message(text)).map(({ kind, text: inner }) => `${kind}:${inner}`)).toEqual(expected);
	});

	test('Markdown has others', () => {
		expect(formatsIn(markdown('# Kopf\n**fett** *kursiv* \\*nichts\\*')).map(({ kind }) => kind)).toEqual([
			'heading',
			'bold',
			'italic',
		]);
		expect(visibleText(markdown('# Kopf\n**fett** \\*nichts\\* [x](https://a.de)'))).toBe('Kopf\nfett *nichts* x');
	});
});

test('all words of a message are visible: fields, context, lists, tasks, labels', () => {
	const text = (value: string) => ({ type: 'plain_text', text: value });
	const list = {
		type: 'rich_text_list',
		style: 'ordered',
		elements: ['eins', 'zwei'].map((one) => ({ type: 'rich_text_section', elements: [{ type: 'text', text: one }] })),
	};
	const blocks = [
		{ type: 'header', text: text('Kopf') },
		{
			type: 'section',
			fields: [text('A'), { type: 'mrkdwn', text: '*B*' }],
			accessory: { type: 'button', text: text('Knopf') },
		},
		{ type: 'context', elements: [{ type: 'mrkdwn', text: 'klein' }] },
		{ type: 'rich_text', elements: [list] },
		{
			type: 'task_card',
			task_id: '1',
			title: 'Suche',
			status: 'complete',
			sources: [{ type: 'url', url: 'https://a.de', text: 'Quelle' }],
		},
	];
	expect(visibleText({ text: 'Ersatz', blocks }).split('\n')).toEqual([
		'Kopf',
		'A',
		'B',
		'Knopf',
		'klein',
		'1. eins',
		'2. zwei',
		'Suche',
		'Quelle',
	]);
});
