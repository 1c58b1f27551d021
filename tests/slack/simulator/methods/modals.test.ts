/** Triggers, modals, home tab. */

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Data } from '../json.js';
import { openSimulator, type Simulator } from '../simulator.js';
import { visibleText } from '../visible.js';
import * as call from './ask.js';

let sim: Simulator;
beforeEach(async () => {
	sim = await openSimulator();
});
afterEach(() => sim.close());

const ask = (method: string, args?: Data, token?: string | null) => call.ask(sim, method, args, token);
const refused = async (error: string, method: string, args?: Data, token?: string | null) => {
	expect(await ask(method, args, token)).toMatchObject(call.refusal(error));
};
const { modal } = call;
const { home } = call;

describe('views', () => {
	const trigger = async () => (await sim.driver().shortcut(sim.people.member, 'ask')).triggerId;

	test('a trigger works once, for three seconds', async () => {
		const trigger_id = await trigger();
		await refused('invalid_arguments', 'views.open', { trigger_id, view: home });
		expect(await ask('views.open', { trigger_id, view: modal })).toMatchObject({
			ok: true,
			view: { id: expect.any(String), hash: expect.any(String) },
		});
		await refused('exchanged_trigger_id', 'views.open', { trigger_id, view: modal });
		await refused('invalid_trigger_id', 'views.open', { trigger_id: '1.2.abc', view: modal });
		const late = await trigger();
		sim.advance(3001);
		await refused('expired_trigger_id', 'views.open', { trigger_id: late, view: modal });
	});

	test('updating needs the right hash, pushing an open view and room', async () => {
		const { view } = (await ask('views.open', {
			trigger_id: await trigger(),
			view: { ...modal, external_id: 'x' },
		})) as { view: Data };
		await refused('hash_conflict', 'views.update', { view_id: view.id, view: modal, hash: '1.x' });
		expect(await ask('views.update', { view_id: view.id, view: modal, hash: view.hash })).toMatchObject({ ok: true });
		await refused('hash_conflict', 'views.update', { view_id: view.id, view: modal, hash: view.hash });
		await refused('not_found', 'views.update', { view_id: 'V404', view: modal });
		await refused('invalid_arguments', 'views.update', { view: modal });
		await refused('not_found', 'views.push', { trigger_id: await trigger(), view: modal });
		await refused('view_too_large', 'views.open', {
			trigger_id: await trigger(),
			view: { ...modal, private_metadata: 'x'.repeat(250_000) },
		});
	});

	test('the home tab is published for people, with the current hash', async () => {
		const user_id = sim.people.member.id;
		await refused('invalid_arguments', 'views.publish', { user_id: 'U404', view: home });
		await refused('invalid_arguments', 'views.publish', { user_id, view: modal });
		const { view } = (await ask('views.publish', { user_id, view: home })) as { view: Data };
		await refused('hash_conflict', 'views.publish', { user_id, view: home, hash: 'x' });
		expect(await ask('views.publish', { user_id, view: home, hash: view.hash })).toMatchObject({ ok: true });
		expect(visibleText(sim.home(user_id)?.view ?? {})).toBe('Wort');
	});
});
