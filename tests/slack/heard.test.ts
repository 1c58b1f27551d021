/** Payloads in Slack’s shape → what was said, by whom, where. Nonsense is nothing. */

import { describe, expect, test } from '@jest/globals';
import { fc } from '../property.js';
import { parseAction, parseEvent, parseSlash, parseWorkplace } from '../../adapters/slack/heard.js';
import { fromButton, fromForm, fromHeard, fromSlash, readMetadata } from '../../adapters/slack/press.js';
import * as payloads from '../fixtures/slack/payloads.js';

describe('what was said', () => {
	test('by a mention', () => {
		const heard = parseEvent(payloads.mention);
		expect(heard).toMatchObject({
			text: 'Wer hat Hochbeete & Bänke?',
			user: 'U01',
			team: 'T01',
			channel: 'C01',
			direct: false,
			mentioned: true,
			others: false,
			external: false,
		});
		const { message, target } = fromHeard(heard as never);
		expect(message).toMatchObject({ person: 'T01/U01', conversation: 'T01/C01/1717660800.000100', interactive: true });
		expect(target.thread).toBe('1717660800.000100');
	});

	test('directly: a message at the top opens a thread and belongs to the whole conversation', () => {
		const { message } = fromHeard(parseEvent(payloads.direct) as never);
		expect(message).toMatchObject({ conversation: 'T01/D01', begins: 'T01/D01/1717660801.000100' });
	});

	test('in a thread, with a file', () => {
		expect(parseEvent(payloads.inThread)).toMatchObject({
			thread: '1717660800.000100',
			mentioned: false,
			direct: false,
		});
		expect(parseEvent(payloads.withFile)).toMatchObject({ text: 'Passt das dazu?', direct: true });
	});

	test('by somebody of another organisation, to others too', () => {
		expect(parseEvent(payloads.fromOutside)).toMatchObject({
			home: 'T99',
			team: 'T01',
			external: true,
			others: true,
			text: 'Hallo Seite',
		});
	});

	test('where the app is installed for the whole organisation', () => {
		expect(parseEvent(payloads.wholeOrganisation)).toMatchObject({ team: 'T01', enterprise: 'E01', org: true });
		expect(parseWorkplace(payloads.wholeOrganisation)).toEqual({ team: 'T01', enterprise: 'E01', org: true });
	});

	test.each(Object.entries(payloads.unsaid))('by nobody: %s', (_name, payload) => {
		expect(parseEvent(payload)).toBeUndefined();
	});

	test('nobody is trusted before Slack was asked', () => {
		expect(fromHeard(parseEvent(payloads.mention) as never).message.asker).toEqual({
			tenant: 'T01',
			audience: 'public',
			role: 'guest',
		});
	});
});

describe('what was pressed, submitted, commanded', () => {
	test('a button in a thread, in a private answer, at home', () => {
		const aloud = fromButton(parseAction(payloads.pressed) as never, 'token.0');
		expect(aloud).toMatchObject({
			target: { channel: 'C01', thread: '1.1', trigger: '1.2.abc' },
			message: { conversation: 'T01/C01/1.1', pressed: { token: 'token.0' } },
		});
		expect(aloud.message.private).toBeUndefined();
		expect(fromButton(parseAction(payloads.pressedPrivately) as never, 't').message).toMatchObject({ private: true });
		const home = parseAction(payloads.pressedAtHome);
		expect(home).toMatchObject({ atHome: true, channel: undefined });
		expect(fromButton(home as never, 't').target.view).toBeUndefined();
	});

	test('a form finds its way back', () => {
		const acted = parseAction(payloads.submitted);
		const metadata = readMetadata(acted as never);
		expect(metadata).toEqual({ token: 't.0', channel: 'C01', thread: '1.1' });
		const { message, target } = fromForm(acted as never, metadata as never, { question: 'Wer?' });
		expect(message).toMatchObject({
			pressed: { token: 't.0', fields: { question: 'Wer?' } },
			conversation: 'T01/C01/1.1',
		});
		expect(target).toMatchObject({ channel: 'C01', thread: '1.1' });
	});

	test('a command is answered privately', () => {
		const { message, target } = fromSlash(parseSlash(payloads.slash) as never);
		expect(message).toMatchObject({ text: 'Wer hat Hochbeete?', private: true });
		expect(target.url).toBe(payloads.slash.response_url);
	});
});

test('nonsense of any shape never throws', () => {
	fc.assert(
		fc.property(fc.jsonValue(), (nonsense) => {
			for (const parse of [parseEvent, parseAction, parseSlash, parseWorkplace])
				expect(() => parse(nonsense)).not.toThrow();
			for (const parse of [parseEvent, parseAction])
				expect(() => parse({ event: nonsense, user: nonsense, team_id: 'T', view: nonsense })).not.toThrow();
		}),
	);
});
