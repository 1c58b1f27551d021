/** What a person does and sees in a real client, the Microsoft 365 Agents Playground, if there is a browser; said loudly if not. */

import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Locator } from 'playwright-core';
import { FEEDBACK, feedbackSchema } from '../../src/capabilities/feedback.js';
import type { Bot } from '../../src/channel.js';
import { type Reply, reply } from '../../src/reply.js';
import { wordsFor } from '../../src/words/words.js';
import { findBrowser } from '../slack/preview/shoot.js';
import { type Recorded, until } from './client.js';
import { activityFaults } from './connector/activity.js';
import { entitiesOf, ROOT } from './connector/entity.js';
import { type Json, word } from './connector/rule.js';
import { BOT, CHATS, openPlayground, type Playground, TENANT } from './playground.js';
import { BASE } from './town.js';

if (!findBrowser()) {
	process.stderr.write('\n!!! PLAYGROUND TESTS SKIPPED: no Chromium found. Install it or set CHROMIUM_PATH.\n\n');
}

jest.setTimeout(60_000);

const words = wordsFor('de');
const WHEN = 'Wann und wo war der 4. Austausch?';
const ANSWER = /6\. Juni 2024, online: 4\. Peer-to-Peer-Austausch/;
/** Answered claim by claim, each when it is let through. */
const SLOWLY = 'Was bedeutet ZIZ?';
const CLAIMS = ['trägt die Abkürzung ZIZ', 'Zuständig für das Bundesprogramm', 'Die Durchführung des Programms'];
/** Answered as if a model had written it. */
const WRITTEN = 'Wer hat Hochbeete?';

const PERSONAL = { channel: 'teams', place: `${TENANT}/${CHATS.personal}` };
const AI_LABEL = 'AI generated';

let playground: Playground;
const replies: Reply[] = [];
const claims = createGate();
const posts = createGate();

/** One passes for each time somebody is let through. */
function createGate() {
	let free = 0;
	let wake: () => void = () => undefined;
	return {
		async pass() {
			while (free === 0)
				await new Promise<void>((resolve) => {
					wake = resolve;
				});
			free -= 1;
		},
		let() {
			free += 1;
			wake();
		},
	};
}

const wrap = (bot: Bot): Bot => ({
	...bot,
	async answer(message, signal, progress) {
		if (message.from.place.includes(CHATS.channel) && !message.pressed) await posts.pass();
		const slow = message.text === SLOWLY;
		const parts: Parameters<NonNullable<typeof progress>>[0][] = [];
		const given = await bot.answer(message, signal, slow ? (part) => void parts.push(part) : progress);
		for (const part of parts.filter((one) => 'claim' in one)) {
			await claims.pass();
			progress?.(part);
		}
		if (slow) await claims.pass();
		if (given) replies.push(given);
		return given && message.text === WRITTEN ? { ...given, author: 'modell-7b' } : given;
	},
});

/** The card at the bottom, once this is in it; it stays the same element when its contents are exchanged. */
async function lowest(containing: string): Promise<Locator> {
	const all = playground.said();
	await until(`a card with ${containing}`, async () => (await all.last().textContent())?.includes(containing));
	return all.nth((await all.count()) - 1);
}

/** What the bot wrote, the newest last. */
const written = async () => (await playground.recorded()).filter(({ toBot, method }) => !toBot && method !== 'GET');
const plain = ({ text }: Json) => word(text).replaceAll('*', '');
const citedIn = (body: Json) => ((entitiesOf(body, ROOT)[0]?.citation ?? []) as Json[]).map(({ position }) => position);
const streamOf = ({ body }: Recorded) => entitiesOf(body, 'streaminfo')[0];

(findBrowser() ? describe : describe.skip)('in the Agents Playground', () => {
	beforeAll(async () => {
		playground = await openPlayground({ wrap, teams: { pace: 30 } });
	});
	afterAll(async () => {
		await playground?.close();
	});

	test('the bot says hello, and a question to choose from is asked', async () => {
		const { page, go, said } = playground;
		await go('personal');
		const [example = ''] = words.small.examples;
		await page.getByRole('button', { name: example, exact: true }).click();
		await said('Markus Krebs').waitFor();
	});

	test('a question is answered with its source, and [1] opens what it claims', async () => {
		const { page, say, said } = playground;
		await say(WHEN);
		await lowest(words.teams.sources);
		const claim = page.locator('.fai-PreviewContent', { hasText: 'fand am 6. Juni 2024 online statt' });
		/** It closes when the answer moves away from under the mouse. */
		const opened = await until('the claim', async () => {
			await said(ANSWER).getByRole('button', { name: '1', exact: true }).hover();
			return await claim.innerHTML({ timeout: 1000 }).catch(() => undefined);
		});
		expect(opened).toContain('4. Peer-to-Peer-Austausch „Soziale Infrastruktur“');
		expect(opened).toContain(`href="${BASE}/documents/austausch-4-soziale-infrastruktur#`);
		expect(await page.getByText(AI_LABEL).count()).toBe(0);
	});

	test('„Quelle zeigen“ puts the paragraph where the list of sources was', async () => {
		const card = await lowest('Termin, Ort und Veranstalter');
		expect(await card.textContent()).toContain(words.teams.sources);
		await card.getByRole('button', { name: words.source.open }).click();
		await card.getByText('fand am 6. Juni 2024 online statt').waitFor();
		expect(await card.textContent()).toContain(words.source.number(1));
		expect(await card.textContent()).not.toContain(words.teams.sources);
		await card.getByRole('button', { name: words.teams.back }).click();
		await card.getByText(words.teams.sources).waitFor();
	});

	test('an answer grows before one’s eyes', async () => {
		const { say, said } = playground;
		await say(SLOWLY);
		const status = await until('what is being done', async () =>
			(await written())
				.flatMap((one) => (streamOf(one)?.streamType === 'informative' ? word(one.body.text) : []))
				.at(-1),
		);
		await said(status).waitFor();
		const seen: string[][] = [];
		const look = async (claim: string) =>
			seen.push(await said(claim).getByRole('listitem').filter({ hasText: '[' }).allTextContents());
		for (const claim of CLAIMS) {
			claims.let();
			await said(claim).waitFor();
			await look(claim);
		}
		claims.let();
		await lowest(words.teams.sources);
		await look(CLAIMS[0] ?? '');
		const whole = seen.at(-1) ?? [];
		expect(whole).toEqual(CLAIMS.map((claim) => expect.stringContaining(claim)));
		expect(seen).toEqual([whole.slice(0, 1), whole.slice(0, 2), whole, whole]);
		expect(await said(status).count()).toBe(0);
		const kinds = (await written()).flatMap((one) => word(streamOf(one)?.streamType) || []);
		expect(kinds.slice(kinds.lastIndexOf('informative')).join(' ')).toBe(
			'informative streaming streaming streaming final',
		);
	});

	test('a thumb and a sentence are kept, with the question', async () => {
		const { page, town } = playground;
		await page.getByRole('button', { name: 'Dislike', exact: true }).last().click();
		await page.getByRole('dialog').getByRole('textbox').fill('Bitte mit Jahreszahl.');
		await page.getByRole('button', { name: 'Submit', exact: true }).click();
		await page.getByRole('button', { name: 'Close', exact: true }).click();
		const [kept] = await until('the sentence', async () => {
			const rows = (await town.store.find(FEEDBACK)).map(({ value }) => feedbackSchema.parse(value));
			return rows.some(({ comment }) => comment) && rows;
		});
		expect(kept).toMatchObject({ question: SLOWLY, helpful: false, comment: 'Bitte mit Jahreszahl.' });
	});

	test('what a model wrote is labelled, and only that', async () => {
		const { page, say, said } = playground;
		await say(WRITTEN);
		await said('Wilhelmshaven').first().waitFor();
		await page.getByText(AI_LABEL).first().waitFor();
		await lowest('modell-7b');
		const labelled = (await written()).filter(({ body }) => entitiesOf(body, ROOT)[0]?.additionalType);
		expect(labelled.map(({ body }) => String(body.text))).toEqual([expect.stringContaining('Wilhelmshaven')]);
	});

	test('a message nobody asked for arrives; its card opens the paragraph, and closes it again', async () => {
		const { town, said } = playground;
		const { sources = [] } = replies.find(({ answer }) => answer?.found) ?? {};
		const reminder = reply('de', {
			kind: 'card',
			title: 'Erinnerung an den 6. Austausch',
			facts: [['Ort', ['online']]],
		});
		expect(await town.channel.send(PERSONAL, { ...reminder, sources })).toMatchObject({ ok: true });
		const card = await lowest('Erinnerung an den 6. Austausch');
		const before = await said().count();
		await card.getByRole('button', { name: words.source.open }).first().click();
		await card.getByRole('heading', { name: words.source.number(1) }).waitFor();
		expect(await card.textContent()).not.toContain('Erinnerung');
		await card.getByRole('button', { name: words.teams.back }).click();
		await card.getByText('Erinnerung an den 6. Austausch').waitFor();
		expect(await said().count()).toBe(before);
	});

	test('in a group chat it answers who mentions it, and nobody else', async () => {
		const { go, say, said } = playground;
		await go('group');
		await say(WHEN);
		await say(WHEN, { mention: true });
		await said(ANSWER).getByRole('button', { name: '1', exact: true }).waitFor();
		await lowest(words.teams.sources);
		expect(await said(ANSWER).count()).toBe(1);
		const there = (await written()).filter(({ path }) => path.includes(CHATS.group));
		expect(there.filter(({ body }) => body.type === 'typing')).toHaveLength(1);
		expect(there.flatMap((one) => streamOf(one) ?? [])).toEqual([]);
	});

	test('in a channel it answers below the question', async () => {
		const { page, go, say } = playground;
		await go('channel');
		const post = page.locator('.fui-Card', { hasText: `Innenstadtlotse ${WHEN}` }).last();
		/** The client loses replies to a post it does not know itself yet, and does not say when it does: then ask anew. */
		const asked = async (tries: number): Promise<void> => {
			await say(WHEN, { mention: true, post: true });
			await post.waitFor();
			posts.let();
			const seen = post.getByText(ANSWER).waitFor({ timeout: 8000 });
			await (tries > 1 ? seen.catch(() => asked(tries - 1)) : seen);
		};
		await asked(3);
		await post.getByRole('button', { name: '1', exact: true }).waitFor();
		await post.getByRole('button', { name: words.source.open }).click();
		await post.getByText('fand am 6. Juni 2024 online statt').waitFor();
		await post.getByRole('button', { name: words.teams.back }).click();
		await post.getByText(words.teams.sources).waitFor();
		const there = (await written()).filter(
			({ path, body }) => path.includes(CHATS.channel) && ANSWER.test(plain(body)),
		);
		expect(there.length).toBeGreaterThan(0);
		for (const { path } of there) expect(path).toMatch(/;messageid=\d+\/activities$/);
	});

	test('everything it wrote is as Teams wants it', async () => {
		const all = await written();
		expect(all.filter(({ status }) => status >= 300)).toEqual([]);
		const faults = all.flatMap(({ path, body }) => {
			const [, conversation = ''] = /conversations\/([^/]+)/.exec(path) ?? [];
			return activityFaults(body, { personal: path.includes(CHATS.personal), conversation, bot: BOT, members: [] });
		});
		expect(faults).toEqual([]);
		const answers = all.filter(({ body }) => ANSWER.test(plain(body)));
		expect(answers.map(({ body }) => citedIn(body))).toEqual([[1], [1], [1]]);
		const final = answers.filter((one) => streamOf(one));
		expect(final.map((one) => streamOf(one)?.streamType)).toEqual(['final']);
	});

	test('once it is uninstalled, nothing is sent there any more', async () => {
		const { page, go, town } = playground;
		await go('personal');
		await page.getByRole('button', { name: 'Mock an Activity' }).click();
		await page.getByText('Uninstall application', { exact: true }).click();
		await page.getByRole('button', { name: 'Send activity' }).click();
		await until('the bot to be told', async () =>
			(await playground.recorded()).some(({ toBot, body }) => toBot && body.action === 'remove'),
		);
		const before = (await written()).length;
		expect(await town.channel.send(PERSONAL, reply('de', { kind: 'text', text: ['Hallo!'] }))).toEqual({
			ok: false,
			gone: true,
		});
		expect(await written()).toHaveLength(before);
	});

	test('the README shows it', async () => {
		if (process.env.UPDATE_DOCS) await picture('docs/teams.png');
		expect(existsSync('docs/teams.png')).toBe(true);
	});
});

/** A question and its answer, without the panels for developers. */
async function picture(path: string): Promise<void> {
	const { page, say } = playground;
	const question = 'Wer ist in Alzey zuständig?';
	await page.setViewportSize({ width: 900, height: 900 });
	await page.reload();
	await page.addStyleTag({ content: ':root * { font-family: "Liberation Sans", Arial, sans-serif !important }' });
	await page.getByRole('button', { name: 'Hide log panel' }).click();
	await page.getByText('Guten Tag').waitFor();
	await say(question);
	const last = await lowest(words.teams.sources);
	const [above, below] = [await page.getByText(question).boundingBox(), await last.boundingBox()];
	if (!above || !below) throw new Error('There is nothing to be seen.');
	const y = above.y - 30;
	await page.screenshot({ path, clip: { x: 0, y, width: 900, height: below.y + below.height + 48 - y } });
}
