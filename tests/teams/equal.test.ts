/** The same conversation in Slack and in Teams, each over its own wire: a person reads the same in both. */

import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { wordsFor } from '../../src/words/words.js';
import { CASES } from '../cases.js';
import { type Desk, openDesk, until } from '../slack/desk.js';
import type { Message } from '../slack/simulator/messages.js';
import { type Answer, answersIn } from './answers.js';
import { even, type Reading, readCard, readSlack, readTeams } from './compare.js';
import type { Connector } from './connector/connector.js';

import type { Place } from './connector/world.js';
import { openTown, openTownBot, type TownBot } from './town.js';

let desk: Desk;
let connector: Connector;
let town: TownBot;

beforeAll(async () => {
	desk = await openDesk();
	connector = await openTown();
	town = await openTownBot(connector, { teams: { pace: 20 } });
});
afterAll(async () => {
	await desk.close();
	await town.stop();
	await connector.close();
});

interface Asked {
	inSlack: Message;
	inTeams: Answer;
}
type Chat = ReturnType<typeof openChat>;

/** Somebody new, with a conversation in both; every question goes on with it. */
function openChat(kind: 'personal' | 'channel' = 'personal') {
	const { world, people, botUser } = desk.sim;
	const user = world.addUser({ team: people.member.team, locale: 'de-DE' });
	const other = connector.world.addUser(user.id, connector.tenants.first, { locale: 'de-DE' });
	const place = connector.world.addPlace(kind, connector.apps.first, [other]);
	if (kind === 'channel')
		world.addChannel({ id: `C-${user.id}`, members: [botUser, user.id], team: people.member.team });
	let root: { slack: string; teams: string } | undefined;

	/** Complete messages of the bot. */
	const said = () => answersIn(connector, place);
	/** The one that follows upon something. */
	async function next(act: () => Promise<unknown>): Promise<Answer> {
		const before = said().length;
		await act();
		return connector.until(() => !town.busy() && said()[before], { what: 'an answer' });
	}
	return {
		user,
		place,
		next,
		async ask(question: string): Promise<Asked> {
			const thread = root ? { thread: root.slack } : {};
			const told =
				kind === 'personal'
					? await desk.driver.direct(user, question, thread)
					: await desk.driver.mention(user, `C-${user.id}`, question, thread);
			let asked = '';
			const inTeams = await next(async () => {
				const { activity } = await connector.say(place, question, root ? { thread: root.teams } : {});
				asked = String(activity.id);
			});
			root ??= { slack: told.message.ts, teams: asked };
			const [inSlack] = await desk.sim.answers(told.message);
			if (!inSlack) throw new Error('no answer in Slack');
			return { inSlack, inTeams };
		},
	};
}

/** Forms are windows in Slack, and part of the card in Teams; a heading is the first line of a message in Slack. */
function unfolded({ title, lines, strong, ...read }: Reading): Reading {
	const [first = '', ...rest] = title ? [title, ...lines] : lines;
	return { ...read, title: '', lines: [first, ...rest], strong: strong.filter((one) => one !== first), fields: [] };
}

function expectEqual({ inSlack, inTeams }: Asked): Reading {
	const read = readSlack(inSlack);
	expect(unfolded(readTeams(inTeams))).toEqual(unfolded(read));
	return read;
}

const WORDS = [wordsFor('de'), wordsFor('en')];

/** Presses the button of a source, reads what stands in place of the card, and goes back. */
async function openInTeams(n: number, place: Place, shown: Answer): Promise<Reading> {
	const buttons = shown.buttons.filter(({ title }) => WORDS.some(({ source }) => source.open === title));
	const [first, wanted] = [buttons[0]?.title ?? '', buttons[n - 1]?.action];
	const change = (activity: object) => ({ ...activity, value: { action: wanted } });
	const { body } = await connector.press(place, first, { message: shown.card ?? shown, change });
	const read = readCard((body as { value: unknown }).value);
	const back = WORDS.map(({ teams }) => teams.back).find((title) => read.buttons.includes(title));
	await connector.press(place, back ?? '', { message: shown.card ?? shown });
	return { ...read, buttons: [] };
}

/** The same window in Slack and card in Teams, and the citation in Teams' text says the same once more. */
async function expectSource(n: number, line: string, { user, place }: Chat, { inSlack, inTeams }: Asked) {
	await desk.driver.press(user, inSlack, { action_id: `open-${n}` });
	const window = await until('the window', () => desk.sim.views(user.id)[0]);
	await desk.driver.closeView(user, { clear: true });
	const read = readSlack(window.view as never);
	expect(await openInTeams(n, place, inTeams)).toEqual(read);

	const claim = inTeams.citations.find(({ position }) => position === n);
	const [title, quote] = read.strong;
	expect(title).toContain(even(claim?.name).replace(/…$/, ''));
	expect(quote).toContain(even(claim?.abstract).replace(/…$/, ''));
	expect(read.links[0]?.split(' → ')[1]).toBe(claim?.url);
	for (const day of claim?.keywords ?? []) expect(line).toContain(day);
}

describe('answers are equal', () => {
	test.each(CASES.map((one) => [one.name, one.turns] as const))('%s', async (_name, turns) => {
		const chat = openChat();
		for (const { question } of turns) {
			const answer = await chat.ask(question);
			const { sources } = expectEqual(answer);
			for (const [at, line] of sources.slice(0, 10).entries()) await expectSource(at + 1, line, chat, answer);
		}
	});

	const questions = readFileSync('tests/questions.jsonl', 'utf8')
		.trim()
		.split('\n')
		.map((line) => (JSON.parse(line) as { question: string }).question);
	test.each(questions)('%s', async (question) => {
		expectEqual(await openChat().ask(question));
	});

	test('in channels, where the answer stands in the thread', async () => {
		const chat = openChat('channel');
		for (const question of ['Wer hat Hochbeete?', 'Und wer ist dort zuständig?']) expectEqual(await chat.ask(question));
	});
});

describe('what follows is equal', () => {
	test('the form to ask otherwise', async () => {
		const chat = openChat();
		const { inSlack, inTeams } = await chat.ask('Wer hat Hochbeete?');
		await desk.driver.press(chat.user, inSlack, 'Anders suchen');
		const window = await until('the form', () => desk.sim.views(chat.user.id)[0]);
		expect(readTeams(inTeams).fields).toEqual(readSlack(window.view as never).fields);
	});

	test('the people behind an answer', async () => {
		const chat = openChat();
		const { inSlack, inTeams } = await chat.ask('Wer hat Hochbeete?');
		await desk.driver.press(chat.user, inSlack, 'Kontakt finden');
		const second = await until('the people', () =>
			desk.sim.messages(inSlack.channel).find((one) => one.ts > inSlack.ts && !one.streaming),
		);
		const people = await chat.next(() =>
			connector.press(chat.place, 'Kontakt finden', { message: inTeams.card ?? inTeams }),
		);
		expect(expectEqual({ inSlack: second, inTeams: people }).lines.join(' ')).toContain('Juliane Heimann');
	});

	/** `/austausch` answers the asker alone, who may share it. */
	test.each(['termine', 'kontakte Hochbeete', 'sprache', 'datenschutz'])('%s', async (command) => {
		const chat = openChat();
		const { user } = chat;
		await desk.driver.command(user, desk.sim.places.channel, '/austausch', command);
		const inSlack = await until('an answer', () =>
			desk.sim.messages().find(({ ephemeralFor, streaming }) => ephemeralFor === user.id && !streaming),
		);
		const inTeams = await chat.next(() => connector.say(chat.place, command));
		const read = readSlack(inSlack);
		const share = wordsFor('de').next.share;
		const buttons = read.buttons.filter((one) => one !== share);
		expect(unfolded(readTeams(inTeams))).toEqual(unfolded({ ...read, buttons }));
	});
});
