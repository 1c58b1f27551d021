/** What a person reads, and what Markdown did to it. */

import { expect, test } from '@jest/globals';
import { card } from './sample.js';
import { marksIn, visibleText } from './visible.js';

test('marks that take effect in a text and on a card are seen, escaped ones are not', () => {
	const shown = {
		text: '**Alzey** [hier](https://x.example) und \\*nicht\\* <b>so</b> [1]',
		textFormat: 'markdown',
		cards: [
			card(
				{ type: 'TextBlock', text: '# kein Titel, aber *schräg*' },
				{ type: 'FactSet', facts: [{ title: 'Ort', value: 'Ulm' }] },
			),
		],
	};
	expect(visibleText(shown)).toBe('Alzey hier und *nicht* so [1]\n# kein Titel, aber schräg\nOrt: Ulm');
	expect(marksIn(shown)).toEqual([
		{ kind: 'bold', text: 'Alzey' },
		{ kind: 'link', text: 'hier', url: 'https://x.example' },
		{ kind: 'html', text: '<b>' },
		{ kind: 'html', text: '</b>' },
		{ kind: 'italic', text: 'schräg' },
	]);
});
