/** Messages Teams would not take, each with the sentence that says why. */

import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { type Connector, openConnector } from './connector.js';
import type { Json } from './rule.js';
import { attached, button, card, citation, post, root, text } from './sample.js';

let connector: Connector;
let now = Date.parse('2026-11-23T09:00:00Z');

beforeAll(async () => {
	connector = await openConnector({ clock: () => now });
});
beforeEach(() => {
	now += 3_600_000;
});
afterAll(() => connector.close());

const withCard = (...body: Json[]) => ({ type: 'message', attachments: [attached(card(...body))] });

const deep = {
	type: 'ColumnSet',
	columns: [{ type: 'Column', width: 'auto', items: [{ type: 'TextBlok', text: 'x' }] }],
};
const WRONG: readonly [string, unknown, string][] = [
	['an unknown type', { type: 'event', name: 'x' }, 'activity.type: must be one of "message", "typing"'],
	['an unknown field', text({ colour: 'red' }), 'activity.colour: is unknown here'],
	['nothing to say', { type: 'message', text: ' ' }, 'neither text nor attachments'],
	['an unknown format', text({ textFormat: 'html' }), 'activity.textFormat'],
	['somebody else’s name', text({ from: { id: '28:other' } }), 'from.id must be'],
	['text while typing', { type: 'typing', text: 'x' }, 'A typing indicator has no text'],
	[
		'entities that lost their fields',
		text({ entities: [{ type: 'https://schema.org/Message' }] }),
		'@type: is missing',
	],
	['an unknown entity', text({ entities: [{ type: 'place' }] }), 'is "place", which is unknown here'],
	['two root entities', text({ entities: [root({}), root({})] }), 'Multiple root message entities'],
	[
		'a citation that is not in the text',
		text({ entities: [root({ citation: [citation(1)] })] }),
		'[1] is not in the text',
	],
	[
		'a position twice',
		text({ text: '[1]', entities: [root({ citation: [citation(1), citation(1)] })] }),
		'has a position twice',
	],
	[
		'a long name',
		text({ text: '[1]', entities: [root({ citation: [citation(1, { name: 'x'.repeat(81) })] })] }),
		'has 81 of at most 80',
	],
	[
		'a long abstract',
		text({ text: '[1]', entities: [root({ citation: [citation(1, { abstract: 'x'.repeat(161) })] })] }),
		'161 of at most 160',
	],
	[
		'four keywords',
		text({ text: '[1]', entities: [root({ citation: [citation(1, { keywords: ['a', 'b', 'c', 'd'] })] })] }),
		'keywords: has 4 items',
	],
	[
		'eleven citations',
		text({
			text: Array.from({ length: 11 }, (_, n) => `[${n + 1}]`).join(),
			entities: [root({ citation: Array.from({ length: 11 }, (_, n) => citation(n + 1)) })],
		}),
		'has 11 items, must have 1 to 10',
	],
	[
		'an unknown label',
		text({ entities: [root({ additionalType: ['Generated'] })] }),
		'additionalType[0]: must be one of',
	],
	[
		'a mention of nobody here',
		text({
			text: '<at>X</at>',
			entities: [{ type: 'mention', text: '<at>X</at>', mentioned: { id: '29:x', name: 'X' } }],
		}),
		'not in the conversation',
	],
	['feedback of an unknown kind', text({ channelData: { feedbackLoop: { type: 'stars' } } }), 'feedbackLoop.type'],
	[
		'a suggestion that is a link',
		text({ suggestedActions: { actions: [{ type: 'openUrl', title: 'x', value: 'https://x.example' }] } }),
		'must be one of "imBack"',
	],
	[
		'a card without a version',
		text({ attachments: [attached({ type: 'AdaptiveCard', body: [] })] }),
		'version: is missing',
	],
	[
		'a card of a later version',
		text({ attachments: [attached({ ...card(), version: '1.6' })] }),
		'version: is not of the form',
	],
	['an unknown element, deep inside', withCard(deep), 'content.body[0].columns[0].items[0].type: is "TextBlok"'],
	['a wrong type on a card', withCard({ type: 'TextBlock', text: 'x', wrap: 'yes' }), 'wrap: must be true or false'],
	[
		'a field from nowhere on a card',
		withCard({ type: 'TextBlock', text: 'x', onclick: 'x' }),
		'onclick: is unknown here',
	],
	[
		'one id twice',
		withCard({ type: 'TextBlock', text: 'x', id: 'a' }, { type: 'TextBlock', text: 'y', id: 'a' }),
		'"a" is there twice',
	],
	[
		'seven buttons',
		{
			type: 'message',
			attachments: [attached({ ...card(), actions: Array.from({ length: 7 }, () => button('x')) })],
		},
		'7 of at most 6',
	],
	[
		'a script for a link',
		withCard({ type: 'ActionSet', actions: [{ type: 'Action.OpenUrl', url: 'javascript:alert(1)' }] }),
		'url: is not of the form',
	],
	[
		'an unknown attachment',
		text({ attachments: [{ contentType: 'text/html', content: '<b>' }] }),
		'is text/html, which is unknown here',
	],
];
test.each(WRONG)('%s is refused', async (_, body, sentence) => {
	const { status, error } = await post(connector, connector.places.personal, body);
	expect({ status, code: error?.code }).toEqual({ status: 400, code: 'BadSyntax' });
	expect(error?.message).toContain(sentence);
	expect(connector.screen(connector.places.personal)).toEqual([]);
});
