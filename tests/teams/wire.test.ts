/** Questions and answers over HTTP, through the local Bot Connector: what a person in Teams sees. */

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Bot } from '../../src/channel.js';
import type { Message } from '../../src/message.js';
import { describeChannel } from '../contract/channel.js';
import { answersIn } from './answers.js';
import type { Connector } from './connector/connector.js';
import type { Shown } from './connector/screen.js';
import { marksIn, visibleText } from './connector/visible.js';
import type { Place } from './connector/world.js';
import { BASE, openTown, openTownBot, type TownBot } from './town.js';

let connector: Connector;
let town: TownBot;

/** What was pressed; the thumb down asks for a sentence. */
const pressedTokens: NonNullable<Message['pressed']>[] = [];
const withForm = (bot: Bot): Bot => ({
	...bot,
	async answer(message, ...more) {
		if (message.pressed) pressedTokens.push(message.pressed);
		const given = await bot.answer(message, ...more);
		if (!message.id.includes('/f:') || !JSON.stringify(given?.blocks).includes('Rückmeldung')) return given;
		const form = [{ name: 'comment', label: 'Kommentar' }];
		return given && { ...given, show: 'dialog', buttons: [{ label: 'Senden', token: 'comment', form }] };
	},
});

beforeAll(async () => {
	connector = await openTown();
	town = await openTownBot(connector, { teams: { pace: 20 }, wrap: withForm });
});
afterAll(async () => {
	await town.stop();
	await connector.close();
});

/** The bot's messages there that are complete. */
const said = (place: Place) => answersIn(connector, place);

/** The next complete message of the bot. */
async function next(place: Place, act: () => Promise<unknown>): Promise<Shown> {
	const before = said(place).length;
	await act();
	return connector.until(() => !town.busy() && said(place)[before], { what: 'an answer' });
}

const places = new Map<string, Place>();
const placeFor = (conversation: string) => {
	const found =
		places.get(conversation) ??
		connector.world.addPlace('personal', connector.apps.first, [
			connector.world.addUser(`Person ${conversation}`, connector.tenants.first),
		]);
	places.set(conversation, found);
	return found;
};

describeChannel('Teams', () => async (question, conversation) => {
	const place = placeFor(conversation);
	const shown = await next(place, () => connector.say(place, question));
	return visibleText(shown);
});

describe('an answer', () => {
	test.each(['personal', 'group', 'channel'] as const)('in %s has citations and a card of sources', async (kind) => {
		const place = connector.places[kind];
		const delivery = { status: 0, faults: [] as string[] };
		const shown = await next(place, async () =>
			Object.assign(delivery, await connector.say(place, 'Wer hat einen Makerspace und mit wem?')),
		);
		expect(delivery).toMatchObject({ status: 200, faults: [] });
		expect(shown.text).toContain('**Alzey**');
		expect(shown.text).toContain('[1]');
		const [first] = shown.citations;
		expect(first?.name.length).toBeLessThanOrEqual(80);
		expect(first?.abstract?.length).toBeLessThanOrEqual(160);
		expect(first?.url).toMatch(new RegExp(`^${BASE}/documents/.+#.+`));
		expect(shown.buttons.map(({ title }) => title)).toContain('Quelle zeigen');
		expect(visibleText(shown)).toContain('Quellen');
		expect(shown.aiLabel).toBe(false);
		expect(shown.feedback).toBe('default');
		expect(marksIn(shown).filter(({ auto }) => auto)).toEqual([]);
		expect(connector.requests.filter(({ refused }) => refused)).toEqual([]);
	});

	test('a channel answers in the thread, and a follow-up there is understood', async () => {
		const { channel } = connector.places;
		const question = await connector.say(channel, 'Wer hat Hochbeete?');
		const thread = String(question.activity.id);
		const first = await connector.until(() => said(channel).find((one) => one.thread === thread));
		expect(first.text).toContain('Wilhelmshaven');
		const shown = await next(channel, () => connector.say(channel, 'Und wer ist dort zuständig?', { thread }));
		expect(shown.thread).toBe(thread);
		expect(shown.text).toContain('Juliane Heimann');
	});

	test('without a mention the bot keeps quiet in groups', async () => {
		const { group } = connector.places;
		const before = connector.screen(group).length;
		await connector.say(group, 'Wer hat Hochbeete?', { mention: false });
		await new Promise((resolve) => setTimeout(resolve, 100));
		expect(connector.screen(group)).toHaveLength(before + 1);
	});
});

/** What is to be read on the first card there, as the person sees it now. */
const cardOf = (place: Place) => {
	const shown = connector.screen(place, { as: place.members[0] ?? connector.users.anna }).at(-1);
	return {
		text: visibleText({ text: '', textFormat: 'plain', cards: shown?.cards ?? [] }),
		buttons: shown?.buttons ?? [],
	};
};

describe('buttons', () => {
	const { press } = {
		press: async (place: Place, title: string, how = {}) => {
			const delivery = await connector.press(place, title, how);
			expect(delivery.faults).toEqual([]);
			return delivery;
		},
	};

	test('„Quelle zeigen“ opens the paragraph in place, leads to the others and back', async () => {
		const place = placeFor('sources');
		await next(place, () => connector.say(place, 'Wer hat einen Makerspace und mit wem?'));
		const before = cardOf(place);
		await press(place, 'Quelle zeigen');
		expect(cardOf(place).text).toContain('Fundstelle 1');
		expect(cardOf(place).text).toContain('Im Dokument lesen');
		expect(cardOf(place).text).not.toContain('Quellen');
		await press(place, '[2]');
		expect(cardOf(place).text).toContain('Fundstelle 2');
		await press(place, 'Zurück zur Antwort');
		expect(cardOf(place)).toEqual(before);
	});

	test('somebody else in the chat may open a source, and may not use the rest', async () => {
		const { group } = connector.places;
		const { bernd } = connector.users;
		await next(group, () => connector.say(group, 'Wer hat einen Makerspace?'));
		const opened = await press(group, 'Quelle zeigen', { from: bernd });
		expect(JSON.stringify(opened.body)).toContain('Fundstelle 1');
		const foreign = await press(group, 'Kontakt finden', { from: connector.users.gast });
		expect(foreign.body).toMatchObject({ type: 'application/vnd.microsoft.activity.message' });
		expect(JSON.stringify(foreign.body)).toContain('anderen Person');
	});

	test('a form is unfolded on the card; what is typed is answered in a new message', async () => {
		const place = placeFor('form');
		await next(place, () => connector.say(place, 'Wer hat einen Makerspace?'));
		const shown = await next(place, () => press(place, 'Fragen', { inputs: { question: 'Wer hat Hochbeete?' } }));
		expect(shown.text).toContain('Wilhelmshaven');
	});

	test('the next step is a question of its own', async () => {
		const place = placeFor('step');
		await next(place, () => connector.say(place, 'Wer hat Hochbeete?'));
		const shown = await next(place, () => press(place, 'Kontakt finden'));
		expect(visibleText(shown)).toMatch(/Juliane Heimann[\s\S]*Quelle: laut Dokumentation vom [\s\S]*\[1\]/);
	});

	test('a menu changes in place', async () => {
		const place = placeFor('language');
		await next(place, () => connector.say(place, 'sprache'));
		await press(place, 'English');
		expect(cardOf(place).text).toContain('I answer you in English');
		const shown = await next(place, () => connector.say(place, 'Wer hat einen Makerspace?'));
		expect(visibleText(shown)).toContain('Sources');
	});

	test('data that were made up open nothing', async () => {
		const place = placeFor('forged');
		await next(place, () => connector.say(place, 'Wer hat Hochbeete?'));
		const forge = (data: object) => (activity: Record<string, unknown>) => ({
			...activity,
			value: { action: { type: 'Action.Execute', verb: 'press', data } },
		});
		for (const data of [
			{},
			{ press: 'AAAA.0' },
			{ press: { a: 1 } },
			{ press: 'x'.repeat(9999), form: true, question: 7 },
		]) {
			const { status, body } = await press(place, 'Quelle zeigen', { change: forge(data) });
			expect(status).toBe(200);
			expect(JSON.stringify(body)).toContain('abgelaufen');
		}
	});

	test('a thumb presses the button of the answer, and its sentence is kept with it', async () => {
		const place = placeFor('rating');
		await next(place, () => connector.say(place, 'Wer hat Hochbeete?'));
		pressedTokens.length = 0;
		const { status, faults } = await connector.rate(place, 'dislike', { text: 'Es fehlt Trier.' });
		expect({ status, faults }).toEqual({ status: 200, faults: [] });
		expect(pressedTokens).toMatchObject([
			{ token: expect.stringMatching(/^[\w-]{24}\.1$/), fields: { comment: 'Es fehlt Trier.' } },
		]);
		const kept = async () => (await town.store.find('feedback')).map(({ value }) => value);
		expect(await kept()).toMatchObject([{ helpful: false, comment: 'Es fehlt Trier.' }]);
		await connector.rate(place, 'like', { text: 'Doch gut.' });
		expect(await kept()).toMatchObject([{ helpful: true, comment: 'Doch gut.' }]);
		await connector.rate(place, 'like', { change: (activity) => ({ ...activity, replyToId: '1' }) });
		expect(pressedTokens).toHaveLength(2);
	});
});

describe('an installation', () => {
	test('is greeted once, with questions to choose from', async () => {
		const place = placeFor('welcome');
		const shown = await next(place, async () => void (await connector.install(place)));
		expect(shown.text).toContain('Guten Tag');
		expect(shown.suggested).toContain('Wie viele Kommunen nutzen Zwischenmiete?');
		expect(said(place)).toHaveLength(1);
		const answer = await next(place, () => connector.press(place, 'Wie viele Kommunen nutzen Zwischenmiete?'));
		expect(answer.text).toContain('55 %');
	});

	test('that ends is remembered, and nothing is written there any more', async () => {
		const place = placeFor('leaving');
		await next(place, () => connector.say(place, 'Hallo!'));
		const to = { channel: 'teams', place: `${place.tenant}/${place.id}` };
		const note = {
			language: 'de' as const,
			blocks: [],
			sources: [],
			contacts: [],
			buttons: [],
			show: 'message' as const,
		};
		const told = { ...note, blocks: [{ kind: 'text' as const, text: ['Erinnerung'] }] };
		expect(await town.channel.send(to, told)).toMatchObject({ ok: true });
		expect(said(place).at(-1)?.text).toBe('Erinnerung');
		await connector.uninstall(place);
		const calls = connector.requests.length;
		expect(await town.channel.send(to, told)).toEqual({ ok: false, gone: true });
		expect(connector.requests).toHaveLength(calls);
		const left = await town.store.find('leaving');
		expect(left.map(({ key }) => key)).toContain(`person:teams:${place.tenant}/${place.members[0]?.objectId}`);
	});
});

describe('commands are words', () => {
	test.each([
		['hilfe', 'kontakte Zwischenmiete'],
		['frage Wer hat Hochbeete?', 'Wilhelmshaven'],
		['Frage: Wer hat Hochbeete?', 'Wilhelmshaven'],
		['termine', 'Dokumentiert sind'],
		['kontakte', 'kontakte Zwischenmiete'],
		['kontakte Hochbeete', 'Juliane Heimann'],
		['datenschutz', 'Das speichere ich von Ihnen'],
	])('%s', async (words, contains) => {
		const place = placeFor(words);
		const shown = await next(place, () => connector.say(place, words));
		expect(visibleText(shown)).toContain(contains);
		expect(visibleText(shown)).not.toContain('/austausch');
	});
});

describe('the message extension', () => {
	test.each([
		['documents', 'Makerspace', 'Alzey'],
		['contacts', 'Hochbeete', 'Juliane Heimann'],
	])('finds %s, each with its source', async (command, words, contains) => {
		const { status, faults, body } = await connector.search(connector.places.personal, words, { command });
		expect({ status, faults }).toEqual({ status: 200, faults: [] });
		const { composeExtension } = body as { composeExtension: { attachments: { content: unknown }[] } };
		const text = JSON.stringify(composeExtension);
		expect(text).toContain(contains);
		expect(text).toContain(BASE);
	});

	test.each(['', 'Quastenflosser', '<at>alle</at> **x**'])('says something to «%s»', async (words) => {
		const { status, faults, body } = await connector.search(connector.places.personal, words, { command: 'documents' });
		expect({ status, faults }).toEqual({ status: 200, faults: [] });
		expect(body).toMatchObject({ composeExtension: { type: 'message' } });
	});
});
