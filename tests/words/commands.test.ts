/** What counts as a name and what as a question, behind a slash command and alone. */

import { describe, expect, test } from '@jest/globals';
import { parseCommand, parseWord } from '../../src/words/commands.js';

describe('behind a slash command', () => {
	test.each([
		['', { command: 'help', text: '' }],
		['   ', { command: 'help', text: '' }],
		['hilfe', { command: 'help', text: '' }],
		['help', { command: 'help', text: '' }],
		['termine', { command: 'events', text: '' }],
		['events', { command: 'events', text: '' }],
		['kontakte', { command: 'contacts', text: '' }],
		['kontakte Zwischenmiete', { command: 'contacts', text: 'Zwischenmiete' }],
		['contacts interim renting', { command: 'contacts', text: 'interim renting' }],
		['  KONTAKTE   Zwischenmiete in  Halle ', { command: 'contacts', text: 'Zwischenmiete in  Halle' }],
		['kontakte\nZwischenmiete', { command: 'contacts', text: 'Zwischenmiete' }],
		['sprache Deutsch', { command: 'language', text: 'Deutsch' }],
		['language', { command: 'language', text: '' }],
		['datenschutz', { command: 'privacy', text: '' }],
		['Privacy', { command: 'privacy', text: '' }],
	])('„%s“ is a name', (line, named) => expect(parseCommand(line)).toEqual(named));

	test.each([
		['frage Wer hat einen Makerspace?', 'Wer hat einen Makerspace?'],
		['Ask who has a makerspace?', 'who has a makerspace?'],
		['frage termine', 'termine'],
		['Wer hat einen Makerspace?', 'Wer hat einen Makerspace?'],
		['  Makerspace ', 'Makerspace'],
		['Kontaktstelle in Alzey?', 'Kontaktstelle in Alzey?'],
		['constructor', 'constructor'],
		['__proto__ x', '__proto__ x'],
	])('„%s“ is a question', (line, text) => expect(parseCommand(line)).toEqual({ text }));

	test.each(['frage', 'frage  ', 'ask'])('„%s“ without a question is a call for help', (line) =>
		expect(parseCommand(line)).toEqual({ command: 'help', text: '' }),
	);
});

describe('alone in a message', () => {
	test.each([
		['Hilfe', 'help'],
		['help!', 'help'],
		[' Termine? ', 'events'],
		['kontakte', 'contacts'],
		['Sprache.', 'language'],
		['datenschutz?!', 'privacy'],
	])('„%s“ is a name', (line, command) => expect(parseWord(line)).toEqual({ command, text: '' }));

	test.each(['Hilfe bei Leerstand?', 'kontakte Zwischenmiete', 'frage', 'Ask', '', '?', ' Makerspace ', 'constructor'])(
		'„%s“ is not, and stays as it is',
		(line) => expect(parseWord(line)).toEqual({ text: line }),
	);
});
