/** What stands beside the text of a message: citations, sources, the label, buttons and forms. */

import { describe, expect, test } from '@jest/globals';
import { fc } from '../property.js';
import { renderWhole } from '../../adapters/teams/card.js';
import type { Json } from '../../adapters/teams/plain.js';
import { type Inline, type Reply, reply, text } from '../../src/reply.js';
import { adaptiveCard } from './connector/card.js';
import { claimsOf, entitiesOf, ROOT } from './connector/entity.js';
import { faultsOf } from './connector/rule.js';
import { visibleText } from './connector/visible.js';
import { activityOf, cardsOf, citation, faultsIn, nasty, shownOf } from './replies.js';

describe('citations', () => {
	const cited = (count: number, more: (n: number) => Parameters<typeof citation>[2] = () => ({})): Reply => {
		const numbers = Array.from({ length: count }, (_, at) => at + 1);
		const items = numbers.map((n): Inline[] => [`Zeile ${n} `, { cite: n }]);
		return { ...reply('de', { kind: 'list', items }), sources: numbers.map((n) => citation(n, undefined, more(n))) };
	};

	test('stand in the text and name, quote, date and address of each source', () => {
		const activity = activityOf(cited(2));
		expect(activity.text).toBe('- Zeile 1 [1]\n- Zeile 2 [2]');
		expect(claimsOf(activity)[1]).toEqual({
			'@type': 'Claim',
			position: 2,
			appearance: {
				'@type': 'DigitalDocument',
				name: 'Dokument 2',
				abstract: 'Zitat',
				url: 'https://lotse.example/documents/d#p-2',
				keywords: ['6. Juni 2024'],
			},
		});
	});

	test.each([1, 10, 11, 20])('%i sources: ten citations at most, and all of them on the card', (count) => {
		const activity = activityOf(cited(count));
		expect(claimsOf(activity).map(({ position }) => position)).toEqual(
			Array.from({ length: Math.min(count, 10) }, (_, at) => at + 1),
		);
		const read = visibleText({ text: '', textFormat: 'plain', cards: cardsOf(activity) }).split('\n');
		expect(read).toContain('Quellen');
		for (let n = 1; n <= count; n += 1)
			expect(read.filter((line) => line.startsWith(`[${n}] Dokument ${n} · 6. Juni 2024`))).toHaveLength(1);
		expect(faultsIn(activity)).toEqual([]);
	});

	test('keep to the lengths of Teams, whatever a document is called', () => {
		const words = fc.string({ unit: 'grapheme', minLength: 60, maxLength: 400 });
		fc.assert(
			fc.property(words, nasty, (long, evil) => {
				const of = (n: number) => ({ title: long, section: evil + long, quote: long + evil, document: evil, n });
				expect(faultsIn(activityOf(cited(3, of)))).toEqual([]);
				expect(faultsIn(activityOf(cited(3, (n) => ({ ...of(n), title: '', quote: evil }))))).toEqual([]);
			}),
			{ numRuns: 100, endOnFailure: true },
		);
	});

	test('a number in a document is none', () => {
		const said = { ...reply('de', text('Siehe [2] und ', { cite: 1 })), sources: [citation(1), citation(2)] };
		expect(claimsOf(activityOf(said)).map(({ position }) => position)).toEqual([1]);
	});

	test('the label stands only where a model wrote the text', () => {
		const labels = (said: Reply) => entitiesOf(activityOf(said), ROOT).flatMap((root) => root.additionalType ?? []);
		expect(labels(cited(1))).toEqual([]);
		expect(labels(reply('de', text('Guten Tag')))).toEqual([]);
		expect(labels({ ...cited(1), author: 'modell-7b' })).toEqual(['AIGeneratedContent']);
		expect(labels({ ...reply('de', text('x')), author: 'modell-7b' })).toEqual(['AIGeneratedContent']);
		expect(visibleText(shownOf(activityOf({ ...cited(1), author: 'modell-7b' })))).toContain('modell-7b');
	});
});

describe('buttons and forms', () => {
	const form = [
		{ name: 'message', label: 'Ihre Frage', value: 'Wer?', lines: 4 },
		{ name: 'comment', label: 'Anmerkung', optional: true },
	];
	const said: Reply = {
		...reply('de', text('x')),
		title: 'Weitergeben',
		buttons: [{ label: 'Los', token: 't.0', form }],
	};
	const fields = [
		{ type: 'Input.Text', id: 'message', label: 'Ihre Frage', value: 'Wer?', isMultiline: true, isRequired: true },
		{ type: 'Input.Text', id: 'comment', label: 'Anmerkung', isMultiline: false },
	];

	test('a form is unfolded below a message, and open in a dialog', () => {
		const [card] = cardsOf(activityOf(said));
		expect(card).toMatchObject({
			body: [{ actions: [{ type: 'Action.ShowCard', title: 'Los', card: { body: [...fields, {}] } }] }],
		});
		const dialog = renderWhole({ ...said, show: 'dialog' });
		expect((dialog.body as Json[]).filter(({ type }) => type === 'Input.Text')).toMatchObject(fields);
		expect(faultsOf(adaptiveCard, dialog, 'card')).toEqual([]);
	});

	test('a button carries its token and nothing else; there is room for more than six', () => {
		const buttons = Array.from({ length: 14 }, (_, at) => ({ label: `Knopf ${at}`.repeat(20), token: `t.${at}` }));
		const activity = activityOf({ ...reply('de', text('x')), buttons });
		expect(faultsIn(activity)).toEqual([]);
		const data = JSON.stringify(activity).match(/"data":\{[^}]*\}/g);
		expect(data).toEqual(buttons.map(({ token }) => `"data":{"press":"${token}"}`));
	});

	test('a form of any length is taken', () => {
		const long = [{ name: 'message', label: 'Bitte '.repeat(600), value: 'Frage '.repeat(900), lines: 4 }];
		const asked = { ...said, buttons: [{ label: '', token: 't.0', form: long }] };
		expect(faultsIn(activityOf(asked))).toEqual([]);
		expect(faultsOf(adaptiveCard, renderWhole({ ...asked, show: 'dialog' }), 'card')).toEqual([]);
	});

	test('questions to choose from are sent as they stand', () => {
		const { suggestedActions } = activityOf(reply('de', text('x')), { prompts: ['Wer hat Hochbeete?'] });
		expect(suggestedActions).toEqual({
			to: [],
			actions: [{ type: 'imBack', title: 'Wer hat Hochbeete?', value: 'Wer hat Hochbeete?' }],
		});
	});
});
