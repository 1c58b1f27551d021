/** The simulator with a real Bolt app on it, over HTTP and over Socket Mode: events, buttons, forms, streams, faults. */

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openSample, type Sample } from './simulator/sample.js';
import { openSimulator, type Simulator } from './simulator/simulator.js';
import { visibleText } from './simulator/visible.js';
import { until } from './simulator/wait.js';

let sim: Simulator;
let sample: Sample;
const only = <T>(list: readonly T[]): T => {
	const [first] = list;
	if (first === undefined || list.length !== 1) throw new Error(`${list.length} instead of one`);
	return first;
};

describe.each([
	['HTTP', false],
	['Socket Mode', true],
])('over %s', (_name, socketMode) => {
	beforeEach(async () => {
		sim = await openSimulator();
		sample = await openSample(sim, socketMode);
		if (socketMode) await sim.socket.connected();
	});
	afterEach(async () => {
		await sample.stop();
		await sim.close();
	});
	const driver = (redeliver: readonly number[] | false = false) =>
		sim.driver({ ...(!socketMode && { url: sample.url }), redeliver });

	test('a mention is answered in its thread, and a person sees it', async () => {
		const { member } = sim.people;
		const { channel } = sim.places;
		const said = await driver().mention(member, channel, 'Wo gibt es Hochbeete & mehr?');
		expect(said).toMatchObject({ status: 200, acknowledged: true });
		const answer = only(await sim.answers(said.message));
		expect(answer).toMatchObject({ thread_ts: said.message.ts, user: sim.botUser, streaming: false });
		expect(visibleText(answer)).toBe('Hochbeete gibt es <hier>.\nÖffnen\nErsetzen\nGut\nSchlecht');
		expect(sample.heard).toEqual([`mention <@${sim.botUser}> Wo gibt es Hochbeete &amp; mehr?`]);
		expect(sim.callsTo('chat.postMessage')).toMatchObject([{ ok: true, token: sim.botToken }]);
	});

	test('a direct message is answered with a stream', async () => {
		const said = await driver().direct(sim.people.member, 'Hallo');
		await until(() => sim.callsTo('chat.stopStream').length === 1);
		const answer = only(sim.messages(sim.places.im.id));
		expect(answer.thread_ts).toBe(said.message.ts);
		expect(visibleText(answer)).toMatch(/^Erst dies, dann das\.\nHochbeete/);
		expect(sim.calls.map(({ method, ok }) => [method, ok])).toEqual(
			expect.arrayContaining([
				['chat.startStream', true],
				['chat.appendStream', true],
			]),
		);
	});

	test('a button opens a form; the form is checked, refused, and closed', async () => {
		const { member } = sim.people;
		const drive = driver();
		await drive.mention(member, sim.places.channel, 'Hallo');
		await until(() => sim.messages(sim.places.channel.id).length === 1);
		const answer = only(sim.messages(sim.places.channel.id));
		await drive.press(member, answer, 'Öffnen');
		await until(() => sim.views(member.id).length === 1);
		await expect(drive.submit(member, {})).rejects.toThrow('please fill in');
		await expect(drive.submit(member, { Name: 'x'.repeat(21) })).rejects.toThrow('too long');
		expect(await drive.submit(member, { Name: 'falsch' })).toMatchObject({
			outcome: 'errors',
			errors: { name: 'Bitte anders.' },
		});
		expect(await drive.submit(member, { name: 'kaputt' })).toMatchObject({ outcome: 'invalid' });
		expect(await drive.submit(member, { text: 'weiter' })).toMatchObject({ outcome: 'pushed' });
		expect(sim.views(member.id)).toHaveLength(2);
		await drive.closeView(member);
		expect(await drive.submit(member, { text: 'gut' })).toMatchObject({ outcome: 'closed' });
		expect(sim.views(member.id)).toHaveLength(0);
		expect(sample.heard).toContain('action button open');
	});

	test('feedback sends the value that was posted', async () => {
		const drive = driver();
		await drive.mention(sim.people.member, sim.places.channel, 'Hallo');
		await until(() => sim.messages().length === 1);
		await drive.rate(sim.people.other, only(sim.messages()), 'negative');
		await drive.press(sim.people.other, only(sim.messages()), 'Gut');
		await until(() => sample.heard.length === 3);
		expect(sample.heard.slice(1)).toEqual(['action feedback_buttons down', 'action feedback_buttons up']);
	});

	test('a response URL replaces the message', async () => {
		const drive = driver();
		await drive.mention(sim.people.member, sim.places.channel, 'Hallo');
		await until(() => sim.messages().length === 1);
		await drive.press(sim.people.member, only(sim.messages()), 'Ersetzen');
		await until(() => sim.callsTo('response_url').length === 1);
		expect(visibleText(only(sim.messages()))).toBe('Ersetzt.');
	});

	test('a command is answered at once or later, for one person only', async () => {
		const { member } = sim.people;
		const drive = driver();
		expect(await drive.command(member, sim.places.channel, '/lotse', 'sofort')).toMatchObject({
			problems: [],
			shown: { text: 'Gleich da.', ephemeralFor: member.id },
		});
		await drive.command(member, sim.places.channel, '/lotse', 'später');
		await until(() => sim.messages().length === 2);
		expect(sim.messages().at(-1)).toMatchObject({ text: 'Später.', ephemeralFor: member.id });
	});

	test('home, shortcuts and the end of the installation arrive', async () => {
		const drive = driver();
		await drive.openHome(sim.people.member);
		await until(() => sim.home(sim.people.member.id) !== undefined);
		expect(visibleText(sim.home(sim.people.member.id)?.view ?? {})).toBe('Start');
		await drive.shortcut(sim.people.member, 'ask');
		const { message } = await drive.say(sim.people.member, sim.places.channel, 'Etwas');
		await drive.messageShortcut(sim.people.member, 'ask', message);
		await drive.uninstall();
		await until(() => sample.heard.includes('uninstalled'));
		expect(sample.heard).toEqual([
			'home home',
			'shortcut shortcut',
			'message channel',
			'shortcut message_action',
			'uninstalled',
		]);
		await expect(sample.app.client.auth.test()).rejects.toThrow('account_inactive');
	});

	test('an event can come again, with the same id or another', async () => {
		const drive = driver();
		const first = await drive.mention(sim.people.member, sim.places.channel, 'Hallo');
		const same = await drive.again(first, { num: 2 });
		const other = await drive.again(first, { sameId: false, silent: true });
		expect(same.eventId).toBe(first.eventId);
		expect(other.eventId).not.toBe(first.eventId);
		await until(() => sim.messages().length === 3);
	});
});

describe('forms and home tab by hand', () => {
	const plain = (text: string) => ({ type: 'plain_text' as const, text });
	const option = (text: string) => ({ text: plain(text), value: text.toLowerCase() });
	const button = (value: string) => ({ type: 'button' as const, text: plain('Weiter'), action_id: 'next', value });
	beforeEach(async () => {
		sim = await openSimulator();
		sample = await openSample(sim);
	});
	afterEach(async () => {
		await sample.stop();
		await sim.close();
	});

	test('menus and buttons in views carry the view, its state and a trigger to push with', async () => {
		const { member } = sim.people;
		const driver = sim.driver({ url: sample.url });
		const view = {
			type: 'modal' as const,
			title: plain('Wahl'),
			blocks: [
				{
					type: 'actions' as const,
					block_id: 'row',
					elements: [
						button('x'),
						{
							type: 'static_select' as const,
							action_id: 'pick',
							options: [option('Rot'), option('Blau')],
							initial_option: option('Rot'),
						},
					],
				},
				{ type: 'actions' as const, elements: [{ type: 'checkboxes' as const, options: [option('A'), option('B')] }] },
			],
		};
		const { triggerId } = await driver.shortcut(member, 'ask');
		await sample.app.client.views.open({ trigger_id: triggerId, view });
		const open = only(sim.views(member.id));
		const pressed = await driver.press(member, open, { action_id: 'next' });
		expect(pressed.payload).toMatchObject({
			container: { type: 'view', view_id: open.id },
			view: { id: open.id, hash: open.hash, state: { values: { row: { pick: { selected_option: option('Rot') } } } } },
			actions: [{ type: 'button', value: 'x', block_id: 'row' }],
		});
		expect(pressed.responseUrl).toBeUndefined();
		const chosen = await driver.choose(member, open, { action_id: 'pick' }, 'Blau');
		expect(chosen.payload).toMatchObject({ actions: [{ selected_option: { value: 'blau' } }] });
		await sample.app.client.views.push({ trigger_id: chosen.triggerId, view });
		expect(sim.views(member.id).map(({ previous }) => previous)).toEqual([undefined, open.id]);
		await expect(driver.press(sim.people.other, open, 'Weiter')).rejects.toThrow('does not see');
		await expect(driver.press(member, open, 'Zurück')).rejects.toThrow('there are: Weiter (next)');
		await expect(driver.choose(member, open, { action_id: 'pick' }, 'Grün')).rejects.toThrow('no option');
	});

	test('a private message shows its buttons to one person, and carries no message', async () => {
		const { member, other } = sim.people;
		const { id } = sim.places.channel;
		const blocks = [{ type: 'actions' as const, elements: [button('replace')] }];
		await sample.app.client.chat.postEphemeral({ channel: id, user: member.id, text: 'Nur du', blocks });
		const driver = sim.driver({ url: sample.url });
		await expect(driver.press(other, only(sim.messages(id)), 'Weiter')).rejects.toThrow('does not see');
		const { payload } = await driver.press(member, only(sim.messages(id)), 'Weiter');
		expect(payload).toMatchObject({ container: { is_ephemeral: true, channel_id: id } });
		expect(payload).not.toHaveProperty('message');
		await until(() => sim.callsTo('response_url').length === 1);
		expect(only(sim.messages(id))).toMatchObject({ text: 'Ersetzt.', ephemeralFor: member.id });
	});

	test('context, people and tokens: what Slack tells about them', async () => {
		const driver = sim.driver({ url: sample.url });
		const { member } = sim.people;
		const place = { type: 'slack#/types/channel_id', value: sim.places.channel.id };
		expect((await driver.changeContext(member, [place])).payload).toMatchObject({
			event: { type: 'app_context_changed', channel: sim.places.im.id, context: { entities: [place] } },
		});
		member.role = 'guest';
		expect((await driver.changeUser(member)).payload).toMatchObject({
			event: { user: { id: member.id, is_restricted: true, locale: 'de-DE' } },
		});
		expect((await driver.revokeTokens()).payload).toMatchObject({ event: { tokens: { bot: [sim.botUser] } } });
		await expect(sample.app.client.auth.test()).rejects.toThrow('token_revoked');
	});
});
