/** What holds over time: people and tenants who leave and come back, long answers, slow bots, two clicks, what is kept. */

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Bot } from '../../src/channel.js';
import { type Claim, claimLine, reply, text } from '../../src/reply.js';
import { createMemoryStore } from '../../src/store/memory.js';
import { answersIn } from './answers.js';
import type { Connector } from './connector/connector.js';
import { visibleText } from './connector/visible.js';
import type { Place } from './connector/world.js';
import { type BotOptions, openTown, openTownBot, registrationOf, type TownBot } from './town.js';

let connector: Connector;
let bots: TownBot[];

beforeEach(async () => {
	connector = await openTown({ streamInterval: 40 });
	bots = [];
});
afterEach(async () => {
	for (const bot of bots) await bot.stop();
	await connector.close();
});

async function open(options: BotOptions = {}): Promise<TownBot> {
	const bot = await openTownBot(connector, { ...options, teams: { pace: 45, ...options.teams } });
	bots.push(bot);
	return bot;
}

const said = (place: Place) => answersIn(connector, place);
const answered = (place: Place, count = 1) =>
	connector.until(() => (said(place).length >= count ? said(place) : undefined), { within: 8000 });
/** With all that belongs to it. */
const complete = async (place: Place, count = 1) => {
	await answered(place, count);
	await connector.until(() => bots.every((bot) => !bot.busy()));
	return said(place);
};
const later = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const to = (place: Place) => ({ channel: 'teams', place: `${place.tenant}/${place.id}` });
const hello = reply('de', text('x'));
const leaving = async ({ store }: TownBot) => (await store.find('leaving')).map(({ key }) => key);

describe('a place', () => {
	test('is there again after a removal at one bot and an installation at another', async () => {
		const store = createMemoryStore();
		const first = await open({ store, shared: true });
		const { personal } = connector.places;
		await connector.say(personal, 'Hallo!');
		await answered(personal);
		const second = await open({ store, shared: true });
		await connector.uninstall(personal);
		await connector.until(async () => !(await first.channel.send(to(personal), hello)).ok);
		connector.pointAt(first.url);
		await connector.install(personal);
		connector.shut(personal);
		expect(await first.channel.send(to(personal), hello)).toMatchObject({ ok: true });
		expect(await second.channel.send(to(personal), hello)).toMatchObject({ ok: true });
	});

	test('stays when its removal arrives once more after a new installation', async () => {
		const bot = await open();
		const { personal } = connector.places;
		await connector.say(personal, 'Hallo!');
		await answered(personal);
		const removal = [await connector.uninstall(personal)].flat();
		expect(await leaving(bot)).toHaveLength(1);
		await connector.install(personal);
		connector.shut(personal);
		for (const delivery of removal) await connector.redeliver(delivery);
		expect(await leaving(bot)).toEqual([]);
		expect(await bot.channel.send(to(personal), hello)).toMatchObject({ ok: true });
	});

	test('can still be written to after its person had everything erased and wrote again', async () => {
		const bot = await open();
		const { personal } = connector.places;
		await connector.say(personal, 'datenschutz');
		await complete(personal);
		await connector.press(personal, 'Meine Daten löschen');
		await connector.press(personal, 'Ja, alles löschen');
		await connector.say(personal, 'Hallo!');
		await answered(personal, 2);
		expect(await bot.channel.send(to(personal), hello)).toMatchObject({ ok: true });
	});

	test('is not gone because a thread in it is', async () => {
		const bot = await open();
		const { channel } = connector.places;
		await connector.install(channel);
		await answered(channel);
		const { place } = to(channel);
		expect(await bot.channel.send({ channel: 'teams', place: `${place}/999` }, hello)).toMatchObject({ ok: false });
		expect(await bot.channel.send({ channel: 'teams', place: `${place}/../x` }, hello)).toMatchObject({ ok: false });
		expect(await bot.channel.send(to(channel), hello)).toMatchObject({ ok: true });
	});

	test('of a tenant that was taken off the list is not written to', async () => {
		const store = createMemoryStore();
		const first = await openTownBot(connector, { store });
		const { personal } = connector.places;
		await connector.say(personal, 'Hallo!');
		await answered(personal);
		await first.stop();
		const second = await open({ store, teams: { registrations: [registrationOf(connector.apps.second)] } });
		expect(await second.channel.send(to(personal), hello)).toEqual({ ok: false, gone: true });
	});
});

test('nothing of a question is left after its person had everything erased', async () => {
	const bot = await open();
	const { group, personal } = connector.places;
	for (const place of [group, personal]) {
		await connector.say(place, 'Wer hat einen Makerspace und mit wem?');
		await answered(place);
	}
	await connector.say(group, 'datenschutz');
	await complete(group, 2);
	await connector.press(group, 'Meine Daten löschen');
	await connector.press(group, 'Ja, alles löschen');
	const kinds = ['shelf', 'button', 'conversation', 'inbox', 'feedback'];
	const rows = (await Promise.all(kinds.map((kind) => bot.store.find(kind)))).flat();
	expect(rows.filter(({ value }) => JSON.stringify(value).includes('Makerspace und mit wem'))).toEqual([]);
});

test('two clicks on one button are one', async () => {
	await open();
	const { personal } = connector.places;
	await connector.say(personal, 'Wer hat einen Makerspace?');
	await complete(personal);
	await Promise.all([connector.press(personal, 'Kontakt finden'), connector.press(personal, 'Kontakt finden')]);
	await answered(personal, 2);
	await later(200);
	expect(said(personal)).toHaveLength(2);
});

test('a guest who joins sees nothing of the programme from then on', async () => {
	const audiences: string[] = [];
	await open({
		wrap: (bot) => ({
			...bot,
			async answer(message) {
				audiences.push(message.asker.audience);
				return hello;
			},
		}),
	});
	const { apps, users, world } = connector;
	const group = world.addPlace('groupChat', apps.first, [users.anna, users.bernd]);
	await connector.say(group, 'Hallo!');
	await answered(group);
	await connector.addMember(group, users.gast);
	await connector.say(group, 'Hallo!');
	await answered(group, 2);
	expect(audiences).toEqual(['programme', 'public']);
});

describe('a long answer', () => {
	const claims = (count: number, size: number): Claim[] =>
		Array.from({ length: count }, (_, at) => ({
			text: `Ort${at}: ${'Wörter und mehr '.repeat(size / 16)}`,
			lead: `Ort${at}`,
			cites: [1],
		}));
	const saying =
		(all: Claim[]) =>
		(bot: Bot): Bot => ({
			...bot,
			async answer(_message, _signal, progress) {
				for (const claim of all) {
					await later(50);
					progress?.({ claim, sources: [] });
				}
				return reply('de', { kind: 'list', items: all.map(claimLine) });
			},
		});

	test.each([
		[20, 608],
		[12, 1504],
		[20, 4992],
	])('of %d claims with %d characters is streamed, ends once, and shows its rest', async (count, size) => {
		await open({ wrap: saying(claims(count, size)) });
		const { personal } = connector.places;
		await connector.say(personal, 'Wer hat Beete?');
		const [shown, ...more] = await complete(personal);
		expect(more).toEqual([]);
		expect(shown?.stream?.state).toBe('final');
		expect(shown?.text).toContain('Ort0');
		expect(shown?.buttons.map(({ title }) => title)).toContain('Weitere anzeigen');
		expect(connector.requests.filter(({ refused }) => refused)).toEqual([]);
	});

	test('that takes too long is given up, and says so', async () => {
		await open({ teams: { patience: 200 }, wrap: (bot) => ({ ...bot, answer: () => new Promise(() => undefined) }) });
		const { personal, group } = connector.places;
		await connector.say(personal, 'Wer hat Beete?');
		await connector.say(group, 'Wer hat Beete?');
		for (const place of [personal, group])
			expect(visibleText((await answered(place))[0] as never)).toContain('zu lange gedauert');
	});
});

test('a stop by one person leaves the answers of others alone', async () => {
	let release: () => void = () => undefined;
	const held = new Promise<void>((resolve) => {
		release = resolve;
	});
	await open({ wrap: (bot) => ({ ...bot, answer: () => held.then(() => reply('de', text('fertig'))) }) });
	const { users } = connector;
	const { group } = connector.places;
	await connector.say(group, 'Wer hat Beete?', { from: users.anna });
	await connector.say(group, 'Wer hat Bänke?', { from: users.bernd });
	const stop = await connector.say(group, 'Stopp', { from: users.bernd });
	await answered(group);
	await connector.redeliver(stop);
	release();
	const texts = (await answered(group, 2)).map((one) => visibleText(one));
	expect(texts).toEqual(['Die Suche wurde abgebrochen.', 'fertig']);
});

test('the end of the process does not wait for what has to be repeated later', async () => {
	const store = createMemoryStore();
	const bot = await openTownBot(connector, { store });
	const { group } = connector.places;
	connector.fault({ kind: 'throttled', place: group, on: 'send', times: 99, retryAfter: 30 });
	await connector.say(group, 'Hallo!');
	await connector.until(() => connector.requests.find(({ status }) => status === 429));
	const started = Date.now();
	await bot.stop();
	expect(Date.now() - started).toBeLessThan(25_000);
	connector.clearFaults();
	await open({ store });
	expect(await answered(group)).toHaveLength(1);
});
