/** What a person reads in a message, and which marks took effect: Markdown as Teams applies it to messages and to cards. */

import MarkdownIt from 'markdown-it';
import { isRecord, word } from './rule.js';
import type { Shown } from './screen.js';

export interface Mark {
	kind:
		| 'bold'
		| 'italic'
		| 'strike'
		| 'heading'
		| 'list'
		| 'quote'
		| 'code'
		| 'link'
		| 'image'
		| 'html'
		| 'table'
		| 'rule';
	text: string;
	url?: string;
	/** An address that was not marked as a link, and became one. */
	auto?: true;
}

const whole = new MarkdownIt({ html: true, linkify: true, breaks: true });
whole.linkify.set({ fuzzyLink: false, fuzzyEmail: false });
/** Text on cards knows bold, italic, lists and links only. */
const few = new MarkdownIt({ html: false, breaks: true }).disable(
	'heading lheading code fence blockquote hr table reference backticks strikethrough image autolink'.split(' '),
);

type Token = ReturnType<typeof whole.parse>[number];

const OPENING: Readonly<Record<string, Mark['kind']>> = {
	strong_open: 'bold',
	em_open: 'italic',
	s_open: 'strike',
	link_open: 'link',
	heading_open: 'heading',
	bullet_list_open: 'list',
	ordered_list_open: 'list',
	blockquote_open: 'quote',
	table_open: 'table',
};
const ALONE: Readonly<Record<string, Mark['kind']>> = {
	code_inline: 'code',
	code_block: 'code',
	fence: 'code',
	html_inline: 'html',
	html_block: 'html',
	image: 'image',
	hr: 'rule',
};

const flat = (tokens: readonly Token[]): Token[] =>
	tokens.flatMap((token) => (token.type === 'inline' ? [...flat(token.children ?? []), token] : [token]));

function written({ type, content }: Token): string {
	if (type === 'text' || type.startsWith('code') || type === 'fence') return content;
	return ['softbreak', 'hardbreak', 'inline'].includes(type) ? '\n' : '';
}

const addressOf = (token: Token) => word(token.attrGet('href') ?? token.attrGet('src'));

function marksOf(tokens: readonly Token[]): Mark[] {
	return tokens.flatMap((token, at): Mark[] => {
		const kind = OPENING[token.type] ?? ALONE[token.type];
		if (!kind) return [];
		const end = tokens.findIndex((other, place) => place > at && other.type === token.type.replace('_open', '_close'));
		const inside = OPENING[token.type]
			? tokens
					.slice(at, end < 0 ? undefined : end)
					.map(written)
					.join('')
			: token.content;
		const url = addressOf(token);
		return [
			{
				kind,
				text: inside.trim(),
				...(url === '' ? {} : { url }),
				...(token.info === 'auto' ? { auto: true } : {}),
			},
		];
	});
}

interface Piece {
	text: string;
	how: 'whole' | 'few' | 'literal';
}

const pieceText = ({ text, how }: Piece) =>
	how === 'literal'
		? text
		: flat((how === 'whole' ? whole : few).parse(text, {}))
				.map(written)
				.join('')
				.trim();
const pieceMarks = ({ text, how }: Piece) =>
	how === 'literal' ? [] : marksOf(flat((how === 'whole' ? whole : few).parse(text, {})));

const INSIDE = ['body', 'items', 'columns', 'rows', 'cells', 'facts', 'images', 'choices', 'actions', 'card'];

/** All that is written on a card, from top to bottom; what is hidden is not. */
function piecesOf(card: unknown): Piece[] {
	if (Array.isArray(card)) return card.flatMap(piecesOf);
	if (!isRecord(card) || card.isVisible === false) return [];
	const { type, title, value, text, inlines } = card;
	if (type === 'TextBlock') return [{ text: word(text), how: 'few' }];
	if (Array.isArray(inlines))
		return [{ text: inlines.map((one) => (isRecord(one) ? word(one.text) : word(one))).join(''), how: 'literal' }];
	if ((type === undefined || type === 'Fact') && typeof title === 'string' && typeof value === 'string')
		return [{ text: `${title}: ${value}`, how: 'few' }];
	const labels = ['label', 'altText', 'title'].map((name) => word(card[name])).filter((label) => label !== '');
	return [
		...labels.map((label): Piece => ({ text: label, how: 'literal' })),
		...INSIDE.flatMap((name) => piecesOf(card[name])),
	];
}

const messagePieces = ({ text, textFormat, cards }: Pick<Shown, 'text' | 'textFormat' | 'cards'>): Piece[] => [
	{ text, how: textFormat === 'plain' ? 'literal' : 'whole' },
	...cards.flatMap(piecesOf),
];

/** Text and cards of a message, as lines somebody reads. */
export const visibleText = (shown: Pick<Shown, 'text' | 'textFormat' | 'cards'>): string =>
	messagePieces(shown)
		.map(pieceText)
		.filter((line) => line !== '')
		.join('\n');

/** Lines of one card. */
export const cardText = (card: unknown): string[] => piecesOf(card).map(pieceText);

/** Every mark that took effect in the text and on the cards. */
export const marksIn = (shown: Pick<Shown, 'text' | 'textFormat' | 'cards'>): Mark[] =>
	messagePieces(shown).flatMap(pieceMarks);
