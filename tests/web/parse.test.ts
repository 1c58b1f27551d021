/** Requests, well-formed and not. */

import { describe, expect, test } from '@jest/globals';
import { acceptedLanguage, parseForm, parseJson, parseLanguage, parseQuestion } from '../../adapters/web/parse.js';

const conversation = '0123456789abcdef';

describe('JSON', () => {
	test('becomes a message of a guest, who is known by the conversation only', () => {
		expect(parseJson({ text: 'Wer?', conversation, language: 'en', id: 'abcdefgh' })).toEqual({
			message: {
				id: `${conversation}:abcdefgh`,
				text: 'Wer?',
				person: conversation,
				conversation,
				from: { channel: 'web', place: conversation },
				asker: { tenant: 'web', audience: 'public', role: 'guest', language: 'en' },
			},
			question: 'Wer?',
			language: 'en',
		});
	});

	test('keeps the id of a retry and makes one where there is none', () => {
		const ids = [1, 2].map(() => parseJson({ text: 'x', conversation })?.message.id);
		expect(ids[0]).not.toBe(ids[1]);
	});

	test('an invented conversation is replaced', () => {
		expect(parseJson({ text: 'x', conversation: '../../etc' })?.message.conversation).toMatch(/^[\w-]{36}$/);
	});

	test('a button comes with its fields and shows its label', () => {
		const asked = parseJson({
			text: '',
			label: 'Senden',
			conversation,
			pressed: { token: 't', fields: { a: 'b', c: 1 } },
		});
		expect(asked?.message.pressed).toEqual({ token: 't', fields: { a: 'b' } });
		expect(asked?.question).toBe('Senden');
	});

	test.each([
		null,
		'x',
		1,
		[],
		{},
		{ text: 1 },
		{ text: ['x'] },
		{ text: 'x', pressed: 1 },
		{ text: 'x', pressed: { token: '' } },
	])('%j is not understood', (body) => expect(parseJson(body)).toBeUndefined());
});

test('a form brings the fields under their own names', () => {
	const asked = parseForm({
		token: 't',
		label: 'Senden',
		language: 'en',
		conversation,
		'field.note': 'hallo',
		other: 'x',
	});
	expect(asked?.message.pressed).toEqual({ token: 't', fields: { note: 'hallo' } });
	expect(asked?.language).toBe('en');
	expect(parseForm({ label: 'ohne' })).toBeUndefined();
});

test('an address asks only if it has a question', () => {
	expect(parseQuestion({ q: ' Wer? ' }, 'de')?.message.text).toBe('Wer?');
	expect(parseQuestion({ q: ['a', 'b'] }, 'de')?.message.text).toBe('a');
	for (const q of [undefined, '', '  ', { x: 1 }]) expect(parseQuestion({ q }, 'de')).toBeUndefined();
});

test.each([
	[undefined, 'de'],
	['', 'de'],
	['fr-FR,fr;q=0.9', 'de'],
	['en-GB,en;q=0.9,de;q=0.8', 'en'],
	['de-AT, en;q=0.9', 'de'],
	['en;q=0.2, de;q=0.7', 'de'],
	['en;q=quatsch', 'de'],
] as const)('a browser that sends %j reads %s', (header, expected) => {
	expect(acceptedLanguage(header)).toBe(expected);
});

test('the address overrules the browser, if it names a language we have', () => {
	expect(parseLanguage('en', 'de')).toBe('en');
	expect(parseLanguage('fr', 'en')).toBe('en');
});
