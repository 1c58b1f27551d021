/** Replies for the tests of the renderer, and the activities Teams gets of them, as a person sees them. */

import { fc } from '../property.js';
import type { Json } from '../../adapters/teams/plain.js';
import { apart, fit, type Look, renderReply } from '../../adapters/teams/render.js';
import type { Citation, Reply } from '../../src/reply.js';
import { activityFaults } from './connector/activity.js';
import { word } from './connector/rule.js';

export const citation = (n: number, title = `Dokument ${n}`, more: Partial<Citation> = {}): Citation => ({
	n,
	document: 'd',
	passage: `d#p-${n}`,
	title,
	date: '2024-06-06',
	section: 'Abschnitt',
	quote: 'Zitat',
	wording: 'original',
	publisher: 'BMWSB',
	open: `token-${n}.0`,
	...more,
});

export const look: Look = {
	address: (document, anchor = '') => `https://lotse.example/documents/${document}#${anchor}`,
};

export const activityOf = (said: Reply, more: Partial<Look> = {}): Json => renderReply(said, { ...look, ...more });

const SIGNS = Array.from('*_~`[](){}<>&#-+=|!\\:/"\'.,;1)aä \n\t\r\u00a0\u2028\u200b\u2060\u202e\ud800');

/** Signs that mean something to some parser, in any order. */
export const nasty = fc
	.array(
		fc.oneof(
			fc.constantFrom(...SIGNS),
			fc.constantFrom('**', '](', 'https://e.de', '//', 'www.', '<at>', '</at>', '<b>', '&lt;', '\n\n', '1.', '---'),
			fc.string({ unit: 'binary', maxLength: 3 }),
		),
		{ maxLength: 24 },
	)
	.map((parts) => parts.join(''));

/** What Teams would not take, in a personal chat, of a text and the card that follows it. */
export const faultsIn = (activity: Json): string[] => {
	const { first, card } = apart(activity);
	const there = { personal: true, conversation: 'a:1', bot: '28:bot', members: [] };
	return [first, ...(card ? [card] : [])].flatMap((one) => activityFaults(one, there));
};

export const cardsOf = ({ attachments = [] }: Json): Json[] =>
	(attachments as { content: Json }[]).map(({ content }) => content);

/** As a person sees it. */
export const shownOf = (activity: Json) => ({
	text: word(activity.text),
	textFormat: 'markdown',
	cards: cardsOf(activity),
});

/** The signs somebody reads. */
export const inked = (said: string): string => said.replace(/[\p{C}\s]+/gu, '');

/** All messages a reply takes, one after the other. */
export function pagesOf(said: Reply, most = 300): Reply[] {
	const { first, rest } = fit(said, look);
	if (rest && most === 0) throw new Error('the rest does not get less');
	return rest ? [first, ...pagesOf(rest, most - 1)] : [first];
}
