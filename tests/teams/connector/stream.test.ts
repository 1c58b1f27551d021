/** Streams that keep the rules, and all ways not to. */

import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { type Connector, openConnector } from './connector.js';
import type { Json } from './rule.js';
import { attached, card, post, rawly, root, stream, text } from './sample.js';
import type { Place } from './world.js';

let connector: Connector;
let now = Date.parse('2026-11-23T09:00:00Z');

beforeAll(async () => {
	connector = await openConnector({ clock: () => now });
});
beforeEach(() => {
	now += 3_600_000;
});
afterAll(() => connector.close());

let place: Place;
const update = (info: Json, said: string, more: Json = {}) =>
	post(connector, place, {
		type: info.streamType === 'final' ? 'message' : 'typing',
		text: said,
		entities: [info],
		...more,
	});
const begin = async () => (await update(stream('informative', 1), 'Ich suche …')).id;
const reason = async (answer: ReturnType<typeof update>) => {
	const { status, error } = await answer;
	return [status, error?.code, error?.message];
};

beforeEach(() => {
	place = connector.world.addPlace('personal', connector.apps.first, [connector.users.anna]);
});

test('a stream that keeps the rules is on the screen as it grows', async () => {
	const id = await begin();
	now += 1000;
	expect(await update(stream('streaming', 2, id), 'Alzey')).toMatchObject({ status: 202 });
	now += 1000;
	expect(await update(stream('streaming', 3, id), 'Alzey hat')).toMatchObject({ status: 202 });
	expect(connector.screen(place)).toMatchObject([{ text: 'Alzey hat', stream: { state: 'streaming' } }]);
	expect(await update(stream('final', undefined, id), 'Alzey hat ihn.')).toMatchObject({ status: 202 });
	expect(connector.screen(place)).toMatchObject([{ id, text: 'Alzey hat ihn.', stream: { state: 'final' } }]);
});

test('a wrong form is refused', async () => {
	expect(await reason(update(stream('informative'), 'x'))).toMatchObject({ 0: 400, 1: 'BadSyntax' });
	expect(await reason(update(stream('informative', 2), 'x'))).toMatchObject({ 0: 400 });
	expect(await reason(update(stream('informative', 1), ''))).toMatchObject([
		400,
		'BadSyntax',
		'Start streaming activities should include text',
	]);
	expect(await reason(update(stream('final'), 'x'))).toMatchObject({ 0: 400 });
	const id = await begin();
	expect(await reason(update(stream('final', 2, id), 'x'))).toMatchObject({ 0: 400 });
	const labelled = post(connector, place, {
		type: 'typing',
		text: 'x',
		entities: [stream('streaming', 2, id), root({ additionalType: ['AIGeneratedContent'] })],
	});
	expect(await reason(labelled)).toMatchObject([
		400,
		'BadSyntax',
		'Labels are allowed in the final message of a stream only.',
	]);
	now += 5000;
	const withCards = update(stream('streaming', 2, id), 'x', { attachments: [attached(card())] });
	expect(await reason(withCards)).toMatchObject({ 0: 400 });
	expect(await reason(update(stream('streaming', 2, '7'), 'x'))).toMatchObject({ 0: 404 });
});

test('other words than before, a second stream, more after the end are refused', async () => {
	const id = await begin();
	expect(await reason(update(stream('streaming', 1), 'x'))).toMatchObject({ 0: 403, 1: 'ContentStreamNotAllowed' });
	await update(stream('streaming', 2, id), 'Alzey');
	now += 2000;
	const lost = 'Request streamed content should contain the previously streamed content';
	expect(await reason(update(stream('streaming', 3, id), 'Cottbus'))).toEqual([403, 'ContentStreamNotAllowed', lost]);
	expect(await reason(update(stream('final', undefined, id), 'Cottbus'))).toEqual([
		403,
		'ContentStreamNotAllowed',
		lost,
	]);
	await update(stream('final', undefined, id), 'Alzey');
	expect(await reason(update(stream('streaming', 3, id), 'Alzey hat'))).toEqual([
		403,
		'ContentStreamNotAllowed',
		'Content stream is not allowed on an already completed streamed message',
	]);
});

test('an update out of order is dropped', async () => {
	const id = await begin();
	await update(stream('streaming', 3, id), 'Alzey hat');
	expect(await reason(update(stream('streaming', 2, id), 'Alzey hat'))).toMatchObject({
		0: 202,
		1: 'ContentStreamSequenceOrderPreConditionFailed',
	});
});

test('updates that come too fast are throttled', async () => {
	const id = await begin();
	expect(await update(stream('streaming', 2, id), 'a')).toMatchObject({ status: 202 });
	expect(await reason(update(stream('streaming', 3, id), 'ab'))).toEqual([
		429,
		'Throttled',
		'API calls quota exceeded',
	]);
	now += 1000;
	expect(await update(stream('streaming', 3, id), 'ab')).toMatchObject({ status: 202 });
});

test('after two minutes or «stop» nothing more is taken, but for a plain update', async () => {
	const id = await begin();
	now += 120_001;
	expect(await reason(update(stream('final', undefined, id), 'Alzey'))).toEqual([
		403,
		'ContentStreamNotAllowed',
		'Content stream finished due to exceeded streaming time.',
	]);
	const path = `conversations/${place.id}/activities/${id}`;
	expect(await rawly(connector, place.app, 'PUT', path, text({ text: 'Alzey' }))).toMatchObject({ status: 200 });
	expect(connector.screen(place)).toMatchObject([{ text: 'Alzey', edited: true }]);
	const next = await begin();
	expect(connector.stopStreaming(place)).toBe(true);
	expect(await reason(update(stream('streaming', 2, next), 'Alzey'))).toEqual([
		403,
		'ContentStreamNotAllowed',
		'Content stream was canceled by user',
	]);
});

test('a text that is too long is refused', async () => {
	const id = await begin();
	expect(await reason(update(stream('streaming', 2, id), 'x'.repeat(82_000)))).toEqual([
		403,
		'ContentStreamNotAllowed',
		'Message size too large',
	]);
});
