/** Asks the Web API as @slack/web-api does, without it: for tests of the simulator itself. */

import type { Data } from '../json.js';
import type { Simulator } from '../simulator.js';

/** A form, objects as JSON. A token of null sends none. */
export async function ask(
	sim: Simulator,
	method: string,
	args: Data = {},
	token: string | null = sim.botToken,
): Promise<Data> {
	const fields = Object.entries(args).map(([key, value]) => [
		key,
		typeof value === 'string' ? value : JSON.stringify(value),
	]);
	const headers = {
		'content-type': 'application/x-www-form-urlencoded',
		connection: 'close',
		...(token !== null && { authorization: `Bearer ${token}` }),
	};
	const body = new URLSearchParams(Object.fromEntries(fields) as Record<string, string>);
	return (await (await fetch(sim.apiUrl + method, { method: 'POST', headers, body })).json()) as Data;
}

/** For `expect(…).toMatchObject(refusal(…))`. */
export const refusal = (error: string) => ({ ok: false, error });

export const plain = (text: string) => ({ type: 'plain_text', text });
export const blocks = [{ type: 'section', text: { type: 'mrkdwn', text: 'Wort' } }];
export const home = { type: 'home', blocks };
export const modal = { type: 'modal', title: plain('T'), blocks };

/** The timestamp of a message of the app. */
export const post = async (sim: Simulator, args: Data = {}) =>
	String((await ask(sim, 'chat.postMessage', { channel: sim.places.channel.id, text: 'Hallo', ...args })).ts);

/** A question of a person, to hang threads on. */
export const root = async (sim: Simulator, channel = sim.places.im) =>
	(await sim.driver().say(sim.people.member, channel, 'Frage')).message.ts;
