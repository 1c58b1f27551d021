/** What can be pressed in Slack: sources, feedback, next steps, pages, the home tab; and what a stranger gets. */

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { FEEDBACK } from '../../src/capabilities/feedback.js';
import { type Reply, reply } from '../../src/reply.js';
import { type Desk, openDesk, quiet, until } from './desk.js';
import type { Message } from './simulator/messages.js';
import { visibleText } from './simulator/visible.js';

let desk: Desk;

beforeAll(async () => {
	desk = await openDesk({ office: 'C_OFFICE' });
	desk.sim.world.addChannel({ id: 'C_OFFICE', members: [desk.sim.botUser], team: desk.sim.team.id });
});
afterAll(() => desk.close());

const windows = (user = desk.sim.people.member.id) => desk.sim.views(user);
const topWindow = (user?: string) => visibleText(windows(user).at(-1)?.view as never);

async function ask(question: string, of = desk): Promise<Message> {
	const { member } = of.sim.people;
	const { channel } = of.sim.places;
	const { message } = await of.driver.mention(member, channel, question);
	return await until('an answer', () =>
		of.sim.messages(channel.id).find((one) => one.thread_ts === message.ts && !one.streaming && one.blocks.length > 0),
	);
}

describe('under an answer', () => {
	test('a source opens in a window: the paragraph in context, the viewer and the original', async () => {
		const answer = await ask('Wer hat einen Makerspace?');
		await desk.driver.press(desk.sim.people.member, answer, { action_id: 'open-1' });
		await until('the window', () => windows()[0]);
		const view = JSON.stringify(windows()[0]?.view);
		expect(topWindow()).toMatch(/Fundstelle 1[\s\S]*Markus Krebs/);
		expect(view).toContain('https://lotse.example/documents/');
		expect(view).toContain('https://innenstadtprogramm.bund.de');
		expect(view).toContain('rich_text_quote');
		await desk.driver.closeView(desk.sim.people.member, { clear: true });
	});

	test('everybody in the channel may open a source, but not press the asker’s buttons', async () => {
		const { admin } = desk.sim.people;
		const answer = await ask('Wer hat einen Makerspace?');
		await desk.driver.press(admin, answer, { action_id: 'open-1' });
		await until('the window', () => windows(admin.id)[0]);
		await desk.driver.closeView(admin, { clear: true });
		await desk.driver.press(admin, answer, 'Kontakt finden');
		const told = await until('a refusal', () =>
			desk.sim.messages().find((one) => one.ephemeralFor === admin.id && /anderen Person/.test(visibleText(one))),
		);
		expect(visibleText(told)).not.toMatch(/Makerspace/);
	});

	test('helpful is kept at once, not helpful asks why; nobody’s name is kept', async () => {
		const { member } = desk.sim.people;
		const answer = await ask('Gibt es etwas mit Kunst?');
		await desk.driver.rate(member, answer, 'positive');
		await untilRated(({ helpful, question }) => helpful === true && question === 'Gibt es etwas mit Kunst?');
		await desk.driver.rate(member, answer, 'negative');
		await until('the form', () => windows()[0]);
		await untilRated(({ helpful }) => helpful === false);
		await desk.driver.submit(member, { comment: 'Cottbus fehlt.' });
		await untilRated((row) => row.comment === 'Cottbus fehlt.');
		expect(JSON.stringify(await desk.store.find(FEEDBACK))).not.toContain(member.id);
	});

	test('„Anders suchen“ opens a form with the question, and answers the new one in the thread', async () => {
		const { member } = desk.sim.people;
		const answer = await ask('Wer hat ein Schwimmbad?');
		await desk.driver.press(member, answer, 'Anders suchen');
		await until('the form', () => windows()[0]);
		expect(JSON.stringify(windows()[0]?.view)).toContain('Wer hat ein Schwimmbad?');
		const { outcome } = await desk.driver.submit(member, { question: 'Wer hat Hochbeete?' });
		expect(outcome).toBe('closed');
		const second = await until('the answer', () =>
			inThread(answer).find((one) => /Wilhelmshaven/.test(visibleText(one))),
		);
		expect(second.ephemeralFor).toBeUndefined();
	});

	test('„Kontakt finden“ names the people', async () => {
		const answer = await ask('Gibt es Hochbeete?');
		await desk.driver.press(desk.sim.people.member, answer, 'Kontakt finden');
		await until('the people', () =>
			inThread(answer)
				.slice(1)
				.find((one) => /Juliane Heimann/.test(visibleText(one))),
		);
	});

	test('„An das Programmbüro weitergeben“ shows what is sent, and sends it without the name', async () => {
		const { member } = desk.sim.people;
		const answer = await ask('Wer hat ein Planetarium?');
		await desk.driver.press(member, answer, 'An das Programmbüro weitergeben');
		await until('the form', () => windows()[0]);
		await desk.driver.submit(member, { message: 'Wer hat ein Planetarium? Bitte an rathaus@alzey.example' });
		const got = await until('the message', () => desk.sim.messages('C_OFFICE')[0]);
		expect(visibleText(got)).toContain('rathaus@alzey.example');
		expect(JSON.stringify(got)).not.toContain(member.id);
		await until('the confirmation', () =>
			desk.sim.messages().find((one) => one.ephemeralFor === member.id && /gegangen/.test(visibleText(one))),
		);
		expect(visibleText(answer)).toContain('steht nichts');
	});

	test('a private answer is shared once, without the buttons of a private one', async () => {
		const { member } = desk.sim.people;
		const { secret } = desk.sim.places;
		await desk.driver.command(member, secret, '/austausch', 'Wer hat Hochbeete?');
		const answer = await until('the answer', () => desk.sim.messages(secret.id)[0]);
		await Promise.all([0, 1].map(() => desk.driver.press(member, answer, 'Im Kanal teilen')));
		const shared = await until('the shared answer', () =>
			desk.sim.messages(secret.id).find(({ ephemeralFor }) => ephemeralFor === undefined),
		);
		expect(visibleText(shared)).toMatch(/Gefragt wurde: „Wer hat Hochbeete\?“[\s\S]*Wilhelmshaven/);
		expect(visibleText(shared)).not.toContain('Im Kanal teilen');
		await until('the end of the private one', () => desk.sim.messages(secret.id).length === 1);
		await quiet();
		expect(desk.sim.messages(secret.id)).toHaveLength(1);
	});
});

const inThread = (answer: Message) => desk.sim.messages().filter((one) => one.thread_ts === answer.thread_ts);

interface Rated {
	helpful?: boolean;
	question?: string;
	comment?: string;
}

async function untilRated(wanted: (row: Rated) => boolean): Promise<void> {
	for (let tries = 0; tries < 200; tries += 1) {
		const rows = await desk.store.find(FEEDBACK);
		if (rows.length === 1 && rows.some(({ value }) => wanted(value as Rated))) return;
		await new Promise((resolve) => setTimeout(resolve, 10));
	}
	throw new Error('waited in vain for the rating');
}

describe('a long answer', () => {
	const long = (): Reply => ({
		...reply('de', {
			kind: 'list',
			items: Array.from({ length: 120 }, (_, at) => [`Kommune Nummer ${at + 1}. `.repeat(8)]),
		}),
		answer: { found: true, claims: [] },
	});

	test('is paged by a button, and nothing is lost', async () => {
		const paged = await openDesk({
			around: (bot) => ({
				...bot,
				answer: async (message, signal) => (message.pressed ? bot.answer(message, signal) : long()),
			}),
		});
		const { member } = paged.sim.people;
		let page = await ask('Alles?', paged);
		const seen = [visibleText(page)];
		while (/Weitere anzeigen/.test(seen.at(-1) ?? '')) {
			const before = paged.sim.messages().length;
			await paged.driver.press(member, page, 'Weitere anzeigen');
			page = await until('the next page', () => paged.sim.messages()[before]);
			seen.push(visibleText(page));
		}
		expect(seen.length).toBeGreaterThan(2);
		const numbers = seen.join('\n').match(/Nummer \d+/g) ?? [];
		expect(new Set(numbers).size).toBe(120);
		expect(numbers).toHaveLength(120 * 8);
		await paged.close();
	});
});

describe('the home tab', () => {
	test('says what the bot can do, shows the newest documents, the language and privacy', async () => {
		const { member } = desk.sim.people;
		await desk.driver.openHome(member, 'home');
		const home = await until('the home tab', () => desk.sim.home(member.id)?.view);
		expect(visibleText(home as never)).toMatch(
			/Fragen Sie zum Beispiel[\s\S]*Neueste Dokumentationen[\s\S]*Meine Sprache[\s\S]*Datenschutz[\s\S]*Meine Daten löschen/,
		);
	});

	test('the language chosen there holds for answers and for the tab itself', async () => {
		const { member } = desk.sim.people;
		await desk.driver.openHome(member, 'home');
		const first = await until('the home tab', () => desk.sim.home(member.id));
		await desk.driver.press(member, first as never, 'English');
		await until('the tab in English', () =>
			/Newest documentation/.test(visibleText(desk.sim.home(member.id)?.view as never)),
		);
		expect(visibleText(await ask('Wer hat Hochbeete?'))).toContain('presented by');
		await desk.driver.press(member, desk.sim.home(member.id) as never, 'As the question');
		await until('German again', () =>
			/Neueste Dokumentationen/.test(visibleText(desk.sim.home(member.id)?.view as never)),
		);
	});

	test('the messages tab suggests questions', async () => {
		const { member } = desk.sim.people;
		await desk.driver.openHome(member, 'messages');
		const prompts = await until('the suggestions', () => desk.sim.prompts(desk.sim.places.im.id));
		expect(JSON.stringify(prompts)).toContain('Makerspace');
	});

	test('personal data are erased at the press of a button', async () => {
		const { member } = desk.sim.people;
		await ask('Wer hat Hochbeete?');
		await desk.driver.openHome(member, 'home');
		const home = await until('the home tab', () => desk.sim.home(member.id));
		await desk.driver.press(member, home as never, 'Meine Daten löschen');
		await until('the question', () => windows()[0] && /Wirklich alles löschen/.test(topWindow()));
		await desk.driver.press(member, windows().at(-1) as never, 'Ja, alles löschen');
		await until('the report', () => /Ihre Daten sind gelöscht/.test(topWindow()));
		await desk.driver.closeView(member, { clear: true });
		expect(
			(await desk.store.find('conversation')).filter(({ value }) => JSON.stringify(value).includes(member.id)),
		).toEqual([]);
	});
});
