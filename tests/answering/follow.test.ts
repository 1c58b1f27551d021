import { beforeAll, expect, test } from '@jest/globals';
import { standalone } from '../../src/answering/follow.js';
import { languageOf } from '../../src/answering/tongue.js';
import { openLibrary } from '../../src/library/library.js';
import { type Corpus, corpusOf } from '../../src/retrieval/corpus.js';

let corpus: Corpus;
beforeAll(async () => {
	corpus = corpusOf(await openLibrary('knowledge', 'knowledge'));
});

test.each([
	['Wer hat Hochbeete?', 'Und wer ist dort zuständig?', 'Und wer ist dort zuständig (Hochbeete)?'],
	['who ran a youth space?', 'when was that?', 'when was that (youth space)?'],
	['Wann war der 4. Austausch?', 'Und der 5.?', 'Wann war der 5. Austausch?'],
	['Wann war der 4. Austausch?', 'Wer hat ihn eröffnet?', 'Wer hat ihn eröffnet (4. Austausch)?'],
	['Wer hat einen Makerspace in Alzey?', 'Und in Bremerhaven?', 'Wer hat einen Makerspace in Bremerhaven?'],
	['Wer hat einen Makerspace?', 'Und in Bremerhaven?', 'Wer hat einen Makerspace in Bremerhaven?'],
	[
		'Wer hat einen Makerspace? (Alzey)',
		'Wie hoch ist dort der Eigenanteil?',
		'Wie hoch ist dort der Eigenanteil (Alzey)?',
	],
	// Stand alone whatever came before.
	['Wer hat Hochbeete?', 'Wann und wo war der 4. Austausch?', 'Wann und wo war der 4. Austausch?'],
	['Wer hat Hochbeete?', 'Wie viele Kommunen sind im Programm?', 'Wie viele Kommunen sind im Programm?'],
	['Wer hat Hochbeete?', 'Wer hat einen Makerspace?', 'Wer hat einen Makerspace?'],
	['Wer hat Hochbeete?', 'Was macht Alzey?', 'Was macht Alzey?'],
	[
		'who ran a youth space?',
		'How many municipalities are in the programme?',
		'How many municipalities are in the programme?',
	],
])('after „%s“, „%s“ is „%s“', (before, text, expected) => {
	expect(standalone(text, languageOf(text), [before], corpus)).toBe(expected);
});

test('without a question before it a text stays as it is', () => {
	expect(standalone('Und wer ist dort zuständig?', 'de', [], corpus)).toBe('Und wer ist dort zuständig?');
});

test.each([
	['who ran a youth space?', 'en'],
	['Wer hat einen Jugendraum?', 'de'],
	['urban gardening', 'de'],
	['makerspace', 'de'],
	['Is there anything with art', 'en'],
	['Gibt es etwas mit Kunst', 'de'],
	['wie wird verstetigt', 'de'],
])('%s is %s', (text, language) => expect(languageOf(text)).toBe(language));
