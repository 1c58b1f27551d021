/** Answers that come once: again delivered, restarted, streamed, refused, and on bad lines. */

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Bot } from '../../src/channel.js';
import { type Claim, claimLine, reply } from '../../src/reply.js';
import { createMemoryStore } from '../../src/store/memory.js';
import { answersIn } from './answers.js';
import type { Connector } from './connector/connector.js';
import { visibleText } from './connector/visible.js';
import type { Place } from './connector/world.js';
import { type BotOptions, openTown, openTownBot, type TownBot } from './town.js';

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
const later = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const CLAIMS: Claim[] = ['Alzey', 'Bremerhaven', 'Cottbus'].map((town) => ({
	text: `${town}: Beete`,
	lead: town,
	cites: [1],
}));

/** A bot that says a claim every so many milliseconds. */
const slowly =
	(pause: number, claims = CLAIMS, change = (blocks: ReturnType<typeof whole>['blocks']) => blocks) =>
	(bot: Bot): Bot => ({
		...bot,
		async answer(_message, _signal, progress) {
			for (const claim of claims) {
				await later(pause);
				progress?.({ claim, sources: [] });
			}
			await later(pause);
			const said = whole(claims);
			return { ...said, blocks: change(said.blocks) };
		},
	});
const whole = (claims: readonly Claim[]) => {
	const lines = claims.map(claimLine);
	const [only] = lines;
	return reply('de', lines.length === 1 && only ? { kind: 'text', text: only } : { kind: 'list', items: lines });
};

describe('one answer', () => {
	test('for a message that is delivered eleven times, to two bots over one store', async () => {
		const store = createMemoryStore();
		await open({ store, shared: true });
		const { personal } = connector.places;
		const first = await connector.say(personal, 'Hallo!');
		await Promise.all(Array.from({ length: 5 }, () => connector.redeliver(first)));
		await open({ store, shared: true });
		await Promise.all(Array.from({ length: 5 }, () => connector.redeliver(first)));
		await answered(personal);
		await later(100);
		expect(said(personal)).toHaveLength(1);
	});

	test('also where the process ended before it was out', async () => {
		const store = createMemoryStore();
		let release: () => void = never;
		const held = new Promise<undefined>((resolve) => {
			release = () => resolve(undefined);
		});
		const hanging = (bot: Bot): Bot => ({ ...bot, answer: () => held });
		const { personal } = connector.places;
		const first = await openTownBot(connector, { store, wrap: hanging });
		const delivery = await connector.say(personal, 'Wer hat einen Makerspace?');
		expect(delivery.status).toBe(200);
		await open({ store });
		await connector.redeliver(delivery);
		await answered(personal);
		await later(50);
		expect(said(personal)).toHaveLength(1);
		expect(said(personal)[0]?.text).toContain('Alzey');
		release();
		await first.stop();
	});
});

describe('a streamed answer', () => {
	test('begins with a line, grows claim by claim, and ends with sources and buttons', async () => {
		await open({ wrap: slowly(80) });
		const { personal } = connector.places;
		await connector.say(personal, 'Wer hat Beete?');
		const [shown] = await answered(personal);
		const kinds = shown?.stream?.updates.map(({ kind }) => kind) ?? [];
		expect(kinds[0]).toBe('informative');
		expect(kinds.filter((kind) => kind === 'streaming').length).toBeGreaterThanOrEqual(2);
		expect(kinds.at(-1)).toBe('final');
		expect(shown?.text).toBe('- **Alzey**: Beete [1]\n- **Bremerhaven**: Beete [1]\n- **Cottbus**: Beete [1]');
		expect(connector.requests.filter(({ refused }) => refused)).toEqual([]);
	});

	test('a single claim stays what it was', async () => {
		await open({ wrap: slowly(80, CLAIMS.slice(0, 1)) });
		const { personal } = connector.places;
		await connector.say(personal, 'Wer hat Beete?');
		const [shown] = await answered(personal);
		expect(shown?.stream?.updates.length).toBeGreaterThanOrEqual(3);
		expect(visibleText(shown ?? never())).toContain('Alzey: Beete [1]');
	});

	test('that ends otherwise than it began is put right', async () => {
		await open({ wrap: slowly(80, CLAIMS, () => [{ kind: 'text', text: ['Doch nicht.'] }]) });
		const { personal } = connector.places;
		await connector.say(personal, 'Wer hat Beete?');
		const shown = await connector.until(() => said(personal).find(({ edited }) => edited));
		expect(shown.text).toBe('Doch nicht.');
	});

	test('that is stopped stays as it is', async () => {
		await open({ wrap: slowly(120) });
		const { personal } = connector.places;
		await connector.say(personal, 'Wer hat Beete?');
		await connector.until(() => connector.screen(personal).find(({ stream }) => stream?.state === 'streaming'));
		connector.stopStreaming(personal);
		await later(700);
		const shown = connector.screen(personal).filter(({ from }) => from === 'bot');
		expect(shown).toHaveLength(1);
		expect(shown[0]?.stream?.state).toBe('stopped');
	});

	test('that may not be streamed comes as one message', async () => {
		await open({ wrap: slowly(60) });
		const { personal } = connector.places;
		await Promise.all([connector.say(personal, 'Wer hat Beete?'), connector.say(personal, 'Und Bänke?')]);
		const shown = await answered(personal, 2);
		expect(shown.filter(({ stream }) => stream === undefined)).toHaveLength(1);
		expect(shown.every(({ text }) => text.includes('Cottbus'))).toBe(true);
	});

	test('in groups there is a sign that it works, and one message', async () => {
		await open({ wrap: slowly(30) });
		const { group } = connector.places;
		await connector.say(group, 'Wer hat Beete?');
		const [shown] = await answered(group);
		expect(shown?.stream).toBeUndefined();
		expect(connector.typings(group)).toBe(1);
	});
});

function never(): never {
	throw new Error('There is no answer.');
}

describe('on bad lines', () => {
	test.each(['throttled', 'precondition', 'badGateway', 'gatewayTimeout', 'resetBefore'] as const)(
		'%s: the answer comes once',
		async (kind) => {
			await open();
			const { group } = connector.places;
			connector.fault({
				kind,
				place: group,
				on: 'send',
				after: 1,
				times: kind === 'resetBefore' ? 1 : 2,
				retryAfter: 1,
			});
			await connector.say(group, 'Hallo!');
			const [shown] = await answered(group);
			expect(shown?.text).toContain('Guten Tag');
			await later(50);
			expect(said(group)).toHaveLength(1);
		},
		15_000,
	);

	test('a lost answer is repeated once, and says so', async () => {
		await open();
		const { group } = connector.places;
		connector.fault({ kind: 'resetAfter', place: group, on: 'send', after: 1 });
		await connector.say(group, 'Hallo!');
		const shown = await answered(group, 2);
		expect(shown).toHaveLength(2);
		expect(visibleText(shown[1] ?? never())).toContain('Möglicherweise doppelt');
	});

	test('where the bot may not write, it does not try again', async () => {
		const bot = await open();
		const { personal } = connector.places;
		connector.shut(personal, 'blocked');
		await connector.say(personal, 'Hallo!');
		await connector.until(() => bot.notes.find((line) => line.includes('not delivered')));
		const to = { channel: 'teams', place: `${personal.tenant}/${personal.id}` };
		expect(await bot.channel.send(to, reply('de', { kind: 'text', text: ['x'] }))).toEqual({ ok: false, gone: true });
		connector.shut(personal);
		await connector.say(personal, 'Hallo!');
		await answered(personal);
		expect(await bot.channel.send(to, reply('de', { kind: 'text', text: ['x'] }))).toMatchObject({ ok: true });
	});

	test('within Teams’ own limits nothing is refused for good', async () => {
		await connector.close();
		connector = await openTown({ limits: true, streamInterval: 1000 });
		await open({ teams: { pace: 1100 } });
		const { group } = connector.places;
		await Promise.all(Array.from({ length: 6 }, () => connector.say(group, 'Hallo!')));
		expect(await answered(group, 6)).toHaveLength(6);
	}, 20_000);
});

describe('unasked', () => {
	test('a question is passed on to a channel that was named without its tenant', async () => {
		const { channel, personal } = connector.places;
		const office = { channel: 'teams', place: channel.id };
		await open({ office });
		await connector.install(channel);
		await answered(channel);
		await connector.say(personal, 'Wer hat ein Schwimmbad gebaut?');
		await answered(personal);
		await connector.until(() => bots.every((bot) => !bot.busy()));
		const delivery = await connector.press(personal, 'Senden', { inputs: { message: 'Bitte **helfen**' } });
		expect(delivery.faults).toEqual([]);
		const passed = await connector.until(() => said(channel).find(({ text }) => text.includes('helfen')));
		expect(visibleText(passed)).toContain('Bitte **helfen**');
		expect(passed.thread).toBeUndefined();
	});

	test('a message can be changed later', async () => {
		const bot = await open();
		const { personal } = connector.places;
		await connector.say(personal, 'Hallo!');
		await answered(personal);
		const to = { channel: 'teams', place: `${personal.tenant}/${personal.id}` };
		const sent = await bot.channel.send(to, reply('de', { kind: 'text', text: ['Termin am 3. Mai'] }));
		const id = sent.ok ? sent.id : never();
		await bot.channel.update(id, to, reply('de', { kind: 'text', text: ['Termin am 4. Mai'] }));
		expect(said(personal).at(-1)).toMatchObject({ id, edited: true });
		expect(visibleText(said(personal).at(-1) ?? never())).toContain('4. Mai');
	});

	test('a tenant that was taken off the list has left; one that comes back has not', async () => {
		const store = createMemoryStore();
		const keys = async () => (await store.find('leaving')).map(({ key }) => key);
		await (await openTownBot(connector, { store })).stop();
		const first = connector.apps.first;
		const registrations = [{ id: first.id, secret: 's', tenant: first.tenant, tenants: [first.tenant] }];
		await (await openTownBot(connector, { store, teams: { registrations } })).stop();
		expect(await keys()).toEqual([`tenant:teams:${connector.tenants.second}`]);
		await (await openTownBot(connector, { store })).stop();
		expect(await keys()).toEqual([]);
	});
});
