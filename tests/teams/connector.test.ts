/** A real CloudAdapter lives on the local Bot Connector: people say, press, rate and search, and see what it answers. */

import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { type Activity, MessageFactory, type TurnContext } from 'botbuilder';
import { type Bot, openBot } from './connector/bot.js';
import { type Connector, openConnector } from './connector/connector.js';
import type { Json } from './connector/rule.js';
import { attached, button, CARD, card, citation, root, stream } from './connector/sample.js';
import type { Place } from './connector/world.js';

let connector: Connector;
let bot: Bot;
let logic: (context: TurnContext) => Promise<unknown>;
let heard: Activity[] = [];

const answering = (what: () => Partial<Activity>) => {
	logic = (context) => context.sendActivity(what());
};
const last = (place: Place) => {
	const shown = connector.screen(place).at(-1);
	if (!shown) throw new Error('Nothing is there.');
	return shown;
};

beforeAll(async () => {
	connector = await openConnector({ limits: false, streamInterval: 0 });
	bot = await openBot(connector, async (context) => {
		heard.push(context.activity);
		await logic(context);
	});
});
beforeEach(() => {
	heard = [];
	bot.failures.length = 0;
	answering(() => MessageFactory.text('Guten Tag'));
});
afterAll(async () => {
	await bot.close();
	await connector.close();
});

test('a question comes in, the answer is on the screen, and one login is enough', async () => {
	const { personal } = connector.places;
	const first = await connector.say(personal, 'Wer hat Hochbeete?');
	await connector.say(personal, 'Und wo?');
	expect(first).toMatchObject({ status: 200, faults: [] });
	expect(first.milliseconds).toBeGreaterThan(0);
	expect(connector.screen(personal).map(({ text }) => text)).toEqual([
		'Wer hat Hochbeete?',
		'Guten Tag',
		'Und wo?',
		'Guten Tag',
	]);
	expect(connector.tokensIssued()).toBe(1);
});

test('in a group and a channel the bot is mentioned, and answers in the thread', async () => {
	const { group, channel } = connector.places;
	const { activity } = await connector.say(group, 'Gibt es Kunst?', { from: connector.users.bernd });
	expect(activity.text).toBe('<at>Lotse Musterstadt</at> Gibt es Kunst?');
	expect(heard[0]?.entities?.[0]).toMatchObject({ type: 'mention', mentioned: { id: connector.apps.first.botId } });
	const asked = await connector.say(channel, 'Gibt es Kunst?');
	const thread = String(asked.activity.id);
	expect(heard[1]?.conversation.id).toBe(`${channel.id};messageid=${thread}`);
	await connector.say(channel, 'Und wo?', { thread });
	await connector.say(channel, 'Etwas anderes');
	expect(connector.screen(channel, { thread }).map(({ from }) => (from === 'bot' ? 'bot' : from.givenName))).toEqual([
		'Anna',
		'bot',
		'Anna',
		'bot',
	]);
});

test('a stream grows, ends with its sources, and can be rated', async () => {
	const { personal } = connector.places;
	logic = async (context) => {
		if (context.activity.type === 'invoke') {
			await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body: {} } });
			return;
		}
		const send = (type: string, text: string, info: Json, more: Partial<Activity> = {}) =>
			context.sendActivity({ type, text, ...more, entities: [info as never, ...(more.entities ?? [])] });
		const started = await send('typing', 'Ich suche …', stream('informative', 1));
		const id = started?.id;
		await send('typing', 'Alzey', stream('streaming', 2, id));
		await send('message', 'Alzey hat einen [1].', stream('final', undefined, id), {
			entities: [root({ additionalType: ['AIGeneratedContent'], citation: [citation(1)] }) as never],
			channelData: { feedbackLoop: { type: 'default' } },
		});
	};
	await connector.say(personal, 'Wer hat einen Makerspace?');
	expect(bot.failures).toEqual([]);
	expect(last(personal)).toMatchObject({
		text: 'Alzey hat einen [1].',
		aiLabel: true,
		feedback: 'default',
		citations: [{ position: 1, name: 'Austausch 1' }],
		stream: { state: 'final', updates: [{ kind: 'informative' }, { kind: 'streaming' }, { kind: 'final' }] },
	});
	const rated = await connector.rate(personal, 'dislike', { text: 'Zu kurz' });
	expect(rated).toMatchObject({ status: 200, faults: [] });
	expect(heard.at(-1)?.value).toEqual({
		actionName: 'feedback',
		actionValue: { reaction: 'dislike', feedback: '{"feedbackText":"Zu kurz"}' },
	});
});

test('a button that is shown answers with a card for the one who pressed it', async () => {
	const { group } = connector.places;
	const { anna, bernd } = connector.users;
	answering(() => ({
		type: 'message',
		attachments: [attached({ ...card(), actions: [button('Quelle zeigen', { id: 'k1' })] })],
	}));
	await connector.say(group, 'Gibt es Kunst?');
	logic = (context) =>
		context.sendActivity({
			type: 'invokeResponse',
			value: {
				status: 200,
				body: { statusCode: 200, type: CARD, value: card({ type: 'TextBlock', text: 'Absatz' }) },
			},
		});
	const pressed = await connector.press(group, 'Quelle zeigen', { from: bernd });
	expect(pressed.faults).toEqual([]);
	expect(heard.at(-1)?.value).toMatchObject({ action: { type: 'Action.Execute', verb: 'show', data: { id: 'k1' } } });
	expect(connector.screen(group, { as: bernd }).at(-1)?.buttons).toEqual([]);
	expect(connector.screen(group, { as: anna }).at(-1)?.buttons).toMatchObject([{ title: 'Quelle zeigen' }]);
	await expect(connector.press(group, 'Quelle zeigen', { from: bernd })).rejects.toThrow('sees no button');
	await expect(connector.press(group, 'Gibt es nicht')).rejects.toThrow('sees no button');
});

test('the bot changes and deletes what it said, and nothing else', async () => {
	const { personal } = connector.places;
	logic = async (context) => {
		const sent = await context.sendActivity('eins');
		await context.updateActivity({ ...MessageFactory.text('zwei'), id: sent?.id ?? '' });
		const other = await context.sendActivity('drei');
		await context.deleteActivity(other?.id ?? '');
		await context.deleteActivity(context.activity.id ?? '');
	};
	await connector.say(personal, 'Hallo');
	expect(last(personal)).toMatchObject({ text: 'zwei', edited: true, history: [{ text: 'eins' }] });
	expect(bot.failures).toMatchObject([{ statusCode: 403, code: 'NotEnoughPermissions' }]);
});

test('search, dialogs, reactions and members reach the bot; a wrong answer is told', async () => {
	const { personal, group } = connector.places;
	const respond = (body: unknown) => {
		logic = (context) => context.sendActivity({ type: 'invokeResponse', value: { status: 200, body } });
	};
	const result = {
		...attached(card()),
		preview: { contentType: 'application/vnd.microsoft.card.thumbnail', content: { title: 'Alzey' } },
	};
	respond({ composeExtension: { type: 'result', attachmentLayout: 'list', attachments: [result] } });
	expect((await connector.search(personal, 'Hochbeete')).faults).toEqual([]);
	expect(heard[0]?.value).toMatchObject({ parameters: [{ name: 'query', value: 'Hochbeete' }] });
	respond({ composeExtension: { type: 'result', attachmentLayout: 'tiles', attachments: [] } });
	expect((await connector.search(personal, '')).faults).toEqual([
		'answer.composeExtension.attachmentLayout: must be one of "list", "grid"',
	]);
	respond({ task: { type: 'continue', value: { title: 'Absatz', height: 'medium', card: attached(card()) } } });
	expect((await connector.fetchTask(personal, { id: 'k1' })).faults).toEqual([]);
	expect((await connector.submitTask(personal, { id: 'k1' })).faults).toEqual([]);
	logic = async () => {};
	await connector.addMember(group, connector.users.clara);
	await connector.removeMember(group, connector.users.clara);
	await connector.react(personal, '1');
	expect(heard.slice(-3)).toMatchObject([
		{ membersAdded: [{ id: connector.users.clara.id }] },
		{ membersRemoved: [{ id: connector.users.clara.id }] },
		{ reactionsAdded: [{ type: 'like' }], replyToId: '1' },
	]);
});
