/** Asking in Slack, seen with a person's eyes: every way to ask, the answer's place, its look while it comes, follow-ups. */

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { describeChannel } from '../contract/channel.js';
import { type Desk, openDesk, quiet, until } from './desk.js';
import type { Message } from './simulator/messages.js';
import { formatsIn, linksIn, mentionsIn, visibleText } from './simulator/visible.js';
import type { User } from './simulator/world.js';

let desk: Desk;

beforeAll(async () => {
	desk = await openDesk();
});
afterAll(() => desk.close());

/** The finished answers in a thread. */
const answersIn = (channel: string, thread: string): Message[] =>
	desk.sim.messages(channel).filter((one) => one.thread_ts === thread && !one.streaming);

const answerIn = (channel: string, thread: string) =>
	until('an answer', () => answersIn(channel, thread).find(({ blocks }) => blocks.length > 0));

describe('a person can ask', () => {
	test('by a mention in a channel; the answer stands in the thread', async () => {
		const { member } = desk.sim.people;
		const { channel } = desk.sim.places;
		const asked = await desk.driver.mention(member, channel, 'Wer hat einen Makerspace und mit wem?');
		expect(asked.status).toBe(200);
		const answer = await answerIn(channel.id, asked.message.ts);
		expect(visibleText(answer)).toMatch(/Alzey[\s\S]*Markus Krebs[\s\S]*HWK[\s\S]*Fundstellen/);
		expect(answer.ephemeralFor).toBeUndefined();
	});

	test('in the thread of somebody else', async () => {
		const { member, admin } = desk.sim.people;
		const { channel } = desk.sim.places;
		const { message } = await desk.driver.say(admin, channel, 'Wir planen einen Jugendraum.');
		await desk.driver.mention(member, channel, 'Wer hat einen Jugendraum?', { thread: message });
		expect(visibleText(await answerIn(channel.id, message.ts))).toContain('Claudia Bitti');
	});

	test('directly, and goes on in the thread without being greeted anew', async () => {
		const { member } = desk.sim.people;
		const { message } = await desk.driver.direct(member, 'Wer hat Hochbeete?');
		expect(visibleText(await answerIn(desk.sim.places.im.id, message.ts))).toContain('Wilhelmshaven');
		await desk.driver.direct(member, 'Und wer ist dort zuständig?', { thread: message });
		const second = await until('the second answer', () => answersIn(desk.sim.places.im.id, message.ts)[1]);
		expect(visibleText(second)).toContain('Juliane Heimann');
	});

	test('directly at the top, where the last question is remembered too', async () => {
		const { other } = desk.sim.people;
		const im = desk.sim.world.direct(desk.sim.botUser, other.id);
		const first = await desk.driver.direct(other, 'Who has raised beds?');
		await answerIn(im.id, first.message.ts);
		const second = await desk.driver.direct(other, 'And who is responsible there?');
		expect(visibleText(await answerIn(im.id, second.message.ts))).toContain('Juliane Heimann');
	});

	test('by /austausch; only the asker sees the answer', async () => {
		const { member } = desk.sim.people;
		const { secret, channel } = desk.sim.places;
		for (const place of [channel, secret]) {
			const said = await desk.driver.command(member, place, '/austausch', 'frage Gibt es etwas mit Kunst?');
			expect(said.status).toBe(200);
			const answer = await until('a private answer', () =>
				desk.sim.messages(place.id).find(({ ephemeralFor }) => ephemeralFor === member.id),
			);
			expect(visibleText(answer)).toMatch(/Oberhausen[\s\S]*Im Kanal teilen/);
		}
	});

	test('by the global shortcut, and is answered in the window', async () => {
		const { member } = desk.sim.people;
		await desk.driver.shortcut(member, 'ask');
		await until('the window', () => desk.sim.views(member.id)[0]);
		const { outcome } = await desk.driver.submit(member, { question: 'Wer hat einen Makerspace?' });
		expect(outcome).toBe('updated');
		expect(visibleText(desk.sim.views(member.id)[0]?.view as never)).toContain('Markus Krebs');
		await desk.driver.closeView(member, { clear: true });
	});

	test('about a message from its menu; the answer stands in its thread', async () => {
		const { member, admin } = desk.sim.people;
		const { channel } = desk.sim.places;
		const { message } = await desk.driver.say(admin, channel, 'Hat schon jemand eine Kunstausleihe eingerichtet?');
		await desk.driver.messageShortcut(member, 'ask_about', message);
		expect(visibleText(await answerIn(channel.id, message.ts))).toContain('Oberhausen');
	});

	test('about a message in a channel the bot is not in; only the asker sees the answer', async () => {
		const { member, admin } = desk.sim.people;
		const { secret } = desk.sim.places;
		const { message } = await desk.driver.say(admin, secret, 'Wer hat Hochbeete?');
		await desk.driver.messageShortcut(member, 'ask_about', message);
		const answer = await until('a private answer', () =>
			desk.sim.messages(secret.id).find((one) => /Wilhelmshaven/.test(visibleText(one))),
		);
		expect(answer.ephemeralFor).toBe(member.id);
	});

	test('/austausch alone shows help with examples; hilfe, termine, kontakte, sprache and datenschutz answer', async () => {
		const { admin } = desk.sim.people;
		const { channel } = desk.sim.places;
		const expected: readonly [string, RegExp][] = [
			['', /Wer hat einen Makerspace[\s\S]*\/austausch termine/],
			['hilfe', /\/austausch kontakte/],
			['termine', /Zurzeit ist kein Termin geplant[\s\S]*4\. Peer-to-Peer-Austausch/],
			['kontakte', /Zu welchem Thema/],
			['kontakte Zwischenmiete', /Florian Hegewald/],
			['sprache', /Ich antworte/],
			['datenschutz', /Das speichere ich von Ihnen[\s\S]*Meine Daten löschen/],
			['Wer hat einen Makerspace?', /Markus Krebs/],
		];
		for (const [words, answer] of expected) {
			const before = desk.sim.messages(channel.id).length;
			await desk.driver.command(admin, channel, '/austausch', words);
			const shown = await until(words, () => desk.sim.messages(channel.id)[before]);
			expect(visibleText(shown)).toMatch(answer);
			expect(shown.ephemeralFor).toBe(admin.id);
		}
	});
});

describe('while it comes', () => {
	test('the status is there first, the text is streamed claim by claim, and nothing is left over', async () => {
		const { member } = desk.sim.people;
		const from = desk.sim.calls.length;
		const { message } = await desk.driver.direct(member, 'who ran a youth space?');
		const answer = await answerIn(desk.sim.places.im.id, message.ts);
		const said = desk.sim.calls.slice(from).map(({ method }) => method);
		const own = said.filter((method) => /^(?:assistant|chat)/.test(method));
		expect(own[0]).toBe('assistant.threads.setStatus');
		expect(own.slice(1, 3)).toEqual(['chat.startStream', 'chat.appendStream']);
		expect(own.at(-1)).toBe('chat.stopStream');
		expect(visibleText(answer)).toMatch(/Bremerhaven[\s\S]*Homburg[\s\S]*Sources/);
		expect(desk.sim.status(desk.sim.places.im.id, message.ts) || undefined).toBeUndefined();
	});

	test('where Slack cannot stream, one message comes', async () => {
		const plain = await openDesk();
		plain.sim.faults.add({ method: 'chat.startStream', kind: 'error', error: 'unknown_method', times: 100 });
		const { message } = await plain.driver.direct(plain.sim.people.member, 'Gibt es etwas mit Kunst?');
		const answer = await until('an answer', () => plain.sim.messages().find((one) => one.thread_ts === message.ts));
		expect(visibleText(answer)).toMatch(/Cottbus[\s\S]*Oberhausen/);
		expect(plain.sim.messages()).toHaveLength(1);
		await plain.driver.direct(plain.sim.people.member, 'Wer hat Hochbeete?');
		await until('the next answer', () => plain.sim.messages()[1]);
		expect(plain.sim.callsTo('chat.startStream')).toHaveLength(1);
		await plain.close();
	});

	test('a stream that breaks ends as the whole answer', async () => {
		const broken = await openDesk();
		broken.sim.faults.add({ method: 'chat.appendStream', kind: 'error', error: 'message_not_in_streaming_state' });
		const { message } = await broken.driver.direct(broken.sim.people.member, 'Gibt es etwas mit Kunst?');
		const answer = await until('an answer', () =>
			broken.sim.messages().find((one) => one.thread_ts === message.ts && /Fundstellen/.test(visibleText(one))),
		);
		expect(visibleText(answer).match(/Cottbus:/g)).toHaveLength(1);
		expect(visibleText(answer)).toContain('Oberhausen');
		await broken.close();
	});

	test('the stop button ends it', async () => {
		let stopped: AbortSignal | undefined;
		const slow = await openDesk({
			around: (bot) => ({
				...bot,
				async answer(message, signal, progress) {
					stopped = signal;
					await until('the stop', () => signal.aborted);
					return bot.answer(message, signal, progress);
				},
			}),
		});
		const { member } = slow.sim.people;
		const { message } = await slow.driver.direct(member, 'Wer hat einen Makerspace?');
		await until('the work', () => stopped);
		await slow.driver.stopSession(member, slow.sim.places.im, message.ts);
		const answer = await until('the end', () => slow.sim.messages()[0]);
		expect(visibleText(answer)).toBe('Die Suche wurde abgebrochen.');
		await slow.close();
	});
});

describe('what nobody said to it', () => {
	test('is left alone: talk, others’ threads, bots, edits, its own words', async () => {
		const { member, admin } = desk.sim.people;
		const { channel } = desk.sim.places;
		const before = desk.sim.messages().length;
		const { message } = await desk.driver.say(member, channel, 'Wer hat einen Makerspace?');
		await desk.driver.say(admin, channel, 'Wer hat einen Makerspace?', { thread: message });
		await desk.driver.edit(message, 'Wer hat einen Jugendraum?');
		await desk.driver.botSays(channel, 'Wer hat Hochbeete?');
		await desk.driver.echoes();
		await quiet();
		expect(desk.sim.messages()).toHaveLength(before);
	});

	test('except a follow-up by the person it just answered; others end that', async () => {
		const { member, admin } = desk.sim.people;
		const { channel } = desk.sim.places;
		const { message } = await desk.driver.mention(member, channel, 'Wer hat Hochbeete?');
		await answerIn(channel.id, message.ts);
		await desk.driver.say(member, channel, 'Danke, das hilft.', { thread: message });
		await quiet();
		expect(answersIn(channel.id, message.ts)).toHaveLength(1);
		await desk.driver.say(member, channel, 'Und wer ist dort zuständig?', { thread: message });
		await until('the follow-up', () => answersIn(channel.id, message.ts)[1]);
		expect(visibleText(answersIn(channel.id, message.ts)[1] as Message)).toContain('Juliane Heimann');
		await desk.driver.say(admin, channel, 'Ich rufe sie morgen an.', { thread: message });
		await desk.driver.say(member, channel, 'Wann genau?', { thread: message });
		await quiet();
		expect(answersIn(channel.id, message.ts)).toHaveLength(2);
	});

	test('and what is said to somebody else by name ends it too', async () => {
		const { member, admin } = desk.sim.people;
		const { channel } = desk.sim.places;
		const { message } = await desk.driver.mention(member, channel, 'Wer hat Hochbeete?');
		await answerIn(channel.id, message.ts);
		await desk.driver.say(admin, channel, `<@${member.id}> rufst du dort an?`, { thread: message, raw: true });
		await desk.driver.say(member, channel, 'Ja. Wann passt es dir denn?', { thread: message });
		await quiet();
		expect(answersIn(channel.id, message.ts)).toHaveLength(1);
	});
});

test('nothing anybody writes becomes a mention, a link or a format', async () => {
	const { member } = desk.sim.people;
	const { channel } = desk.sim.places;
	for (const words of [
		'Wer hat <!channel> ein Schwimmbad <https://evil.example|Klick>?',
		'*Wer* hat _ein_ `Schwimmbad` @here &lt;!here&gt; ~wo~?',
	]) {
		const before = desk.sim.messages(channel.id).length;
		await desk.driver.command(member, channel, '/austausch', words);
		const shown = await until('an answer', () => desk.sim.messages(channel.id)[before]);
		const shared = await desk.driver.press(member, shown, 'Im Kanal teilen');
		expect(shared.status).toBe(200);
		const aloud = await until('the shared answer', () =>
			desk.sim
				.messages(channel.id)
				.slice(before)
				.find(({ ephemeralFor }) => !ephemeralFor),
		);
		await until(
			'the end of the private one',
			() =>
				!desk.sim
					.messages(channel.id)
					.slice(before)
					.some((one) => one.ephemeralFor),
		);
		expect(visibleText(aloud)).toContain('Gefragt wurde');
		expect(mentionsIn(aloud)).toEqual([]);
		expect(formatsIn(aloud).filter(({ kind }) => !['bold', 'list'].includes(kind))).toEqual([]);
		expect(linksIn(aloud).every(({ url }) => /^https:\/\/(?:lotse|programme)\.example/.test(url))).toBe(true);
	}
});

/** Somebody for each conversation: what one of them said has no part in another. */
const askers = new Map<string, { user: User; im: string; thread?: string; answers: number }>();

describeChannel('Slack', () => async (question, conversation) => {
	const { world, botUser, people } = desk.sim;
	const user = askers.get(conversation)?.user ?? world.addUser({ team: people.member.team, locale: 'de-DE' });
	const asker = askers.get(conversation) ?? { user, im: world.direct(botUser, user.id).id, answers: 0 };
	askers.set(conversation, asker);
	const { message } = await desk.driver.direct(user, question, asker.thread ? { thread: asker.thread } : {});
	asker.thread ??= message.ts;
	const answer = await until('an answer', () => answersIn(asker.im, asker.thread ?? '')[asker.answers]);
	asker.answers += 1;
	return visibleText(answer);
});
