/** Activities as Teams sends them → what happened, by whom and where. Nonsense is nothing. */

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { fc } from '../property.js';
import { type Heard, parseActivity, parseHeard, tenantOf } from '../../adapters/teams/heard.js';
import type { Json } from '../../adapters/teams/plain.js';
import { fromHeard } from '../../adapters/teams/press.js';
import { placeOf } from '../../adapters/teams/target.js';

const FOLDER = 'tests/fixtures/teams';
const payload = (name: string) => JSON.parse(readFileSync(`${FOLDER}/${name}.json`, 'utf8')) as Json;
const TENANT = '5d1b7c7e-9b51-4f0e-8a59-3f3f0b7f2a10';
const APP = '0c2f5a36-6f0d-4e0e-9a0e-1f9d5f0a7b21';
const MARA = '7f1e9a52-0c43-4a1b-8d21-5b1f7f0c1a01';

function hear(body: unknown): Heard | undefined {
	const activity = parseActivity(body);
	return activity && parseHeard(activity, APP);
}

function heardIn(name: string, change: Json = {}): Heard {
	const heard = hear({ ...payload(name), ...change });
	if (!heard) throw new Error(`nothing was heard in ${name}`);
	return heard;
}

describe('what was said', () => {
	test('in a personal chat', () => {
		const heard = heardIn('personal');
		expect(heard).toMatchObject({
			kind: 'said',
			text: 'Wer hat Hochbeete & Bänke?',
			mentioned: false,
			others: false,
			locale: 'de-DE',
			id: '29:1kQx7maraMitteAbC',
			person: MARA,
			activity: '1717661730123',
		});
		expect(heard.target).toEqual({
			app: APP,
			serviceUrl: `https://smba.trafficmanager.net/emea/${TENANT}/`,
			tenant: TENANT,
			conversation: 'a:1nJ0maraUndLotse',
			kind: 'personal',
			bot: `28:${APP}`,
		});
		expect(fromHeard(heard).message).toMatchObject({
			id: `${APP}/${TENANT}/a:1nJ0maraUndLotse/1717661730123`,
			text: 'Wer hat Hochbeete & Bänke?',
			person: `${TENANT}/${MARA}`,
			conversation: `${TENANT}/a:1nJ0maraUndLotse`,
			interactive: true,
		});
	});

	test('by a mention in a group, with somebody else’s name', () => {
		const heard = heardIn('group-mention');
		expect(heard).toMatchObject({
			kind: 'said',
			text: 'Wer hat einen Makerspace? Otto Ort fragt.',
			mentioned: true,
			others: true,
		});
		expect(heard.target.kind).toBe('groupChat');
	});

	test('in a thread of a channel, with a mention and without', () => {
		const heard = heardIn('thread');
		expect(heard).toMatchObject({ text: 'Und wer ist dort zuständig?', mentioned: true, others: false });
		expect(heard.target).toMatchObject({
			kind: 'channel',
			conversation: '19:Innenstadt0aBcDeF1@thread.tacv2',
			thread: '1717661700000',
		});
		expect(placeOf(heard.target)).toBe(`${TENANT}/19:Innenstadt0aBcDeF1@thread.tacv2/1717661700000`);
		const other = heardIn('overheard');
		expect(other).toMatchObject({ mentioned: false, others: false });
		expect(placeOf(other.target)).toBe(placeOf(heard.target));
	});

	test.each(['quote', 'quote-html'])('upon an earlier message: %s', (name) => {
		expect(heardIn(name)).toMatchObject({ kind: 'said', text: 'Und wer ist dort zuständig?' });
	});

	test('with a file', () => {
		expect(heardIn('file')).toMatchObject({ kind: 'said', text: 'Passt das dazu?' });
	});

	test('without a directory, a locale or any words', () => {
		const heard = heardIn('personal', { from: { id: '29:x', aadObjectId: null }, locale: null, text: null });
		expect(heard).toMatchObject({ kind: 'said', person: '29:x', text: '' });
		expect(heard.locale).toBeUndefined();
	});

	test('nobody is trusted before Teams was asked', () => {
		for (const name of ['personal', 'pressed', 'installed'])
			expect(fromHeard(heardIn(name)).message.asker).toEqual({ tenant: TENANT, audience: 'public', role: 'guest' });
	});
});

describe('what was done', () => {
	test('a button was pressed', () => {
		const heard = heardIn('pressed');
		expect(heard).toMatchObject({ kind: 'pressed', token: '6wqGTLlRS0km1bEXmdn15LZ1.3', back: false });
		expect(heard).toMatchObject({ message: '1717661730500' });
		const { message, pressed } = fromHeard(heard);
		expect(pressed).toBe('1717661730500');
		expect(message).toMatchObject({ text: '', pressed: { token: '6wqGTLlRS0km1bEXmdn15LZ1.3' } });
		expect(heardIn('pressed-back')).toMatchObject({ kind: 'pressed', token: '', back: true });
	});

	test('a form was filled in; nothing but its words is taken', () => {
		const fields = { question: 'Wer hat Hochbeete?' };
		expect(heardIn('pressed-form')).toMatchObject({ kind: 'pressed', fields });
		expect(fromHeard(heardIn('pressed-form')).message.pressed?.fields).toEqual(fields);
		const data = { press: ['a'], form: true, question: 'x'.repeat(9999), number: 7, nested: { a: 'b' }, none: null };
		const odd = heardIn('pressed-form', { value: { action: { data } } });
		expect(odd).toMatchObject({ kind: 'pressed', token: '', fields: { question: 'x'.repeat(4000) } });
		expect(Object.keys((odd as { fields: object }).fields)).toEqual(['question']);
	});

	test.each([
		['rated', { helpful: false, comment: 'Es fehlt „Trier“.' }],
		['rated-plain', { helpful: true, comment: 'Danke, 100 %' }],
	])('an answer was %s', (name, expected) => {
		expect(heardIn(name)).toMatchObject({ kind: 'rated', message: '1717661730500', ...expected });
	});

	test.each([
		['{}', ''],
		['{"feedbackText":""}', ''],
		['{"feedbackText":7}', ''],
		['"nur Text"', '"nur Text"'],
		['', ''],
		[undefined, ''],
		[{ feedbackText: 'x' }, ''],
	])('a comment %j is read as %j', (feedback, comment) => {
		const value = { actionName: 'feedback', actionValue: { reaction: 'like', feedback } };
		expect(heardIn('rated', { value })).toMatchObject({ kind: 'rated', comment });
	});

	test('something was searched for, or the search was opened', () => {
		expect(heardIn('search')).toMatchObject({ kind: 'searched', command: 'contacts', text: 'Hochbeete', skip: 10 });
		expect(heardIn('search-start')).toMatchObject({ kind: 'searched', command: 'documents', text: '', skip: 0 });
	});

	test('the app was installed and removed', () => {
		expect(heardIn('installed').kind).toBe('installed');
		expect(heardIn('removed').kind).toBe('removed');
		expect(heardIn('bot-removed')).toMatchObject({ kind: 'removed', target: { kind: 'channel' } });
	});

	test('what is asked in a way unknown here has a name at least', () => {
		expect(heardIn('window')).toMatchObject({ kind: 'asked', name: 'task/fetch' });
		for (const name of ['pressed', 'rated', 'search'])
			expect(heardIn(name, { value: null })).toMatchObject({ kind: 'asked', name: payload(name).name });
		expect(heardIn('pressed', { name: undefined })).toMatchObject({ kind: 'asked', name: '' });
	});

	test('people who come and go change who reads along', () => {
		for (const name of ['member-added', 'member-removed']) expect(heardIn(name).kind).toBe('mixed');
	});

	test.each(['edited', 'deleted', 'reaction', 'upgraded'])('is none of our business: %s', (name) => {
		expect(parseActivity(payload(name))).toBeDefined();
		expect(hear(payload(name))).toBeUndefined();
	});
});

describe('where it comes from', () => {
	const tenantIn = (change: Json) => {
		const activity = parseActivity({ ...payload('personal'), ...change });
		return activity && tenantOf(activity);
	};

	test('a tenant named twice has to be the same', () => {
		const conversation = { ...(payload('personal').conversation as Json), tenantId: undefined };
		expect(tenantIn({ conversation })).toBe(TENANT);
		expect(tenantIn({ channelData: null })).toBe(TENANT);
		expect(tenantIn({ channelData: { tenant: { id: 'ffffffff-0000-4000-8000-000000000000' } } })).toBeUndefined();
		expect(tenantIn({ conversation, channelData: {} })).toBeUndefined();
	});

	test('a conversation without a kind is one of two', () => {
		const { conversationType: _, ...conversation } = payload('personal').conversation as Json;
		expect(heardIn('personal', { conversation }).target.kind).toBe('personal');
		expect(heardIn('personal', { conversation: { ...conversation, isGroup: true } }).target.kind).toBe('groupChat');
	});
});

describe('nonsense of any shape', () => {
	const names = readdirSync(FOLDER).map((file) => file.replace('.json', ''));

	test('never throws', () => {
		fc.assert(
			fc.property(fc.jsonValue(), fc.constantFrom(...names), (nonsense, name) => {
				expect(() => hear(nonsense)).not.toThrow();
				const whole = payload(name);
				for (const key of [...Object.keys(whole), 'value', 'membersRemoved', 'entities'])
					expect(() => hear({ ...whole, [key]: nonsense })).not.toThrow();
				for (const value of [{ action: { data: nonsense } }, { actionValue: nonsense }, { parameters: [nonsense] }])
					expect(() => hear({ ...whole, value })).not.toThrow();
			}),
		);
	});

	test.each([undefined, null, 7, 'message', [], {}, { type: 'message' }])('%j is no activity', (nonsense) => {
		expect(hear(nonsense)).toBeUndefined();
	});
});
