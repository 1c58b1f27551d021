/** Replies as the bot gives them, and as it should never give them: what every renderer for Slack is held against. */

import type { Block, Citation, Inline, Reply } from '../../src/reply.js';
import { reply, text } from '../../src/reply.js';
import { wordsFor } from '../../src/words/words.js';

const { small, help, missing, next, forward, feedback, fault, source, events } = wordsFor('de');

export function citation(n: number, more: Partial<Citation> = {}): Citation {
	return {
		n,
		document: 'austausch-4',
		passage: `austausch-4#alzey-${n}`,
		title: '4. Peer-to-Peer-Austausch „Soziale Infrastruktur“',
		date: '2024-06-06',
		section: 'Beispiele aus vier Kommunen › Alzey',
		quote: 'Markus Krebs stellte den Makerspace vor.',
		wording: 'summary',
		publisher: 'BMWSB',
		open: `abcdefghijklmnopqrstuvwx.${n}`,
		...more,
	};
}

const numbers = (count: number) => Array.from({ length: count }, (_, at) => at + 1);
const buttons = [next.again, next.contact, forward.button].map((label, at) => ({ label, token: `token.${at}` }));
const rating = { helpful: 'token.8', unhelpful: 'token.9' };
const form = (value: string) => [
	{ name: 'message', label: `${forward.preview} ${forward.anonymous}`, value, lines: 4 },
];

/** `count` lines, each with one source of `sources`. */
export function rows(count: number, sources: number): Reply {
	const items = numbers(count).map((n): Inline[] => [
		{ strong: `Stadt ${n}` },
		`: Maßnahme ${n} – vorgestellt beim 4. Peer-to-Peer-Austausch am 6. Juni 2024 `,
		{ cite: ((n - 1) % sources) + 1 },
	]);
	const said = reply('de', { kind: 'list', items }, text('Diese Liste ist möglicherweise nicht vollständig.'));
	return { ...said, sources: numbers(sources).map((n) => citation(n)), buttons, rating };
}

const sentence: Reply = {
	...reply('de', text({ strong: '6. Juni 2024' }, ': 4. Peer-to-Peer-Austausch ', { cite: 1 })),
	sources: [citation(1)],
	buttons,
	rating,
};

const list = (items: readonly string[]): Block => ({ kind: 'list', items: items.map((item) => [item]) });
const link = (name: string): Inline => ({ link: name, url: `https://lotse.stadt.de/documents/${name}#a-1` });

/** What is shown as a message. */
export const messages: Readonly<Record<string, Reply>> = {
	'a list': rows(3, 4),
	'a sentence': sentence,
	'a sentence in English': { ...sentence, language: 'en' },
	'an answer by AI': { ...sentence, author: 'modell-7b' },
	'an answer to the asker alone': {
		...sentence,
		buttons: [{ label: next.share, token: 'token.7' }, ...buttons],
		show: 'private',
	},
	'nothing found': {
		...reply(
			'de',
			text(missing.plain, ' ', missing.searched(17, '2025')),
			text(missing.nearest),
			{ kind: 'list', items: [[link('austausch-4')], [link('homburg')]] },
			text(missing.offer),
		),
		buttons: [{ label: forward.button, token: 'token.1', form: form('Wer hat ein Schwimmbad?') }],
		rating,
	},
	'a fault': { ...reply('de', text(fault('0A1B2C3D'))), show: 'private' },
	help: reply('de', text(small.abilities), list(small.examples), text(help.commands), list(help.command)),
	events: reply('de', text(events.none), text(events.past), { kind: 'list', items: [[link('a'), ' · 6. Juni 2024']] }),
	'a card': reply('de', { kind: 'card', title: 'Markus Krebs', facts: [['Ort', ['Alzey ', { cite: 1 }]]] }),
	'200 lines with 120 sources': rows(200, 120),
	'a line with 60 sources': {
		...reply('de', { kind: 'list', items: [['Alle: ', ...numbers(60).map((n): Inline => ({ cite: n }))]] }),
		sources: numbers(60).map((n) => citation(n)),
	},
	'titles of 2000 characters': {
		...rows(8, 8),
		sources: numbers(8).map((n) => citation(n, { title: 'Titel '.repeat(333), section: 'Abschnitt '.repeat(300) })),
	},
	'12,000 characters in bold': reply('de', text({ strong: 'Innenstadt '.repeat(1090) })),
	'a card of 14,000 characters': reply('de', {
		kind: 'card',
		title: 'Karte',
		facts: [['Alles', ['Innenstadt '.repeat(1300)]]],
	}),
	'13,200 signs that are parted': reply('de', text('<'.repeat(13_200))),
	'1000 empty lines': reply('de', list(Array.from({ length: 1000 }, () => ''))),
	'no blocks': reply('de'),
	'empty texts': reply('de', text(), text(''), text(' ', '\t'), text('\u0000\u202e'), list(['', ' ', '\u0007'])),
	'empty names': {
		...reply('de', { kind: 'card', title: '', facts: [['', ['']]] }, text({ link: '', url: 'https://a.example' })),
		sources: [citation(1, { title: ' ', section: '', date: '' })],
		buttons: [
			{ label: '', token: 'token.1' },
			{ label: ' \u0000', token: 'token.2' },
		],
		author: ' ',
	},
	'addresses Slack would refuse': reply(
		'de',
		text({ link: 'a', url: 'https://a.example/zwei Wörter' }, { link: 'b', url: ' https://b.example/\n' }),
	),
};

/** What is shown as a window. */
export const windows: Readonly<Record<string, Reply>> = {
	'a source': {
		...reply('de', text({ strong: 'Titel' }), text('6. Juni 2024 · Alzey'), text('Absatz davor.'), {
			kind: 'quote',
			text: ['Davor. ', { strong: 'Markus Krebs stellte den Makerspace vor.' }, ' Danach.'],
		}),
		title: source.number(1),
		show: 'dialog',
	},
	'passing on': {
		...reply('de'),
		title: forward.button,
		buttons: [{ label: forward.button, token: 't.0', form: form('Wer hat ein Schwimmbad?') }],
		show: 'dialog',
	},
	feedback: {
		...reply('de'),
		title: feedback.title,
		buttons: [
			{ label: feedback.send, token: 't.0', form: [{ name: 'comment', label: feedback.comment, optional: true }] },
		],
		show: 'dialog',
	},
	'a form of nothing': {
		...reply('de'),
		title: ' ',
		buttons: [{ label: '\u0000', token: 't.0', form: [{ name: 'comment', label: '', value: ' ' }] }],
		show: 'dialog',
	},
	'a form of 24 signs that are parted': {
		...reply('de'),
		title: '<'.repeat(24),
		buttons: [{ label: '<'.repeat(24), token: 't.0', form: form('<'.repeat(3000)) }],
		show: 'dialog',
	},
	...messages,
};

/** What is shown as a start page: one titled reply a section. */
export function startPage(language: 'de' | 'en'): Reply[] {
	const words = wordsFor(language);
	return [
		{ ...reply(language, text(words.home.what), list(words.small.examples)), title: words.home.title },
		{ ...reply(language, { kind: 'list', items: [[link('homburg')]] }), title: words.home.newest },
		{
			...reply(language, text(words.language.now.auto)),
			title: words.language.title,
			buttons: [{ label: words.language.choose.de, token: 'token.0' }],
		},
		{
			...reply(
				language,
				text(words.privacy.what),
				list(Object.values(words.privacy.own).map(({ name, period }) => `${name}: ${period}`)),
			),
			title: words.privacy.title,
			buttons: [
				{ label: words.privacy.show, token: 'token.1' },
				{ label: words.privacy.erase, token: 'token.2' },
			],
		},
	];
}
