/** Messages nobody asked for just now: reminders, questions passed on, and their changes. */

import type { Audience, Sent } from '../../src/channel.js';
import type { Address } from '../../src/message.js';
import type { Reply } from '../../src/reply.js';
import type { Call, Result } from './call.js';
import type { People } from './people.js';
import type { Places } from './places.js';
import type { Json } from './plain.js';
import { apart, fit, type Look, renderReply } from './render.js';
import { conversationOf, type Target } from './target.js';

export interface Poster {
	send(to: Address, reply: Reply): Promise<Sent>;
	update(id: string, to: Address, reply: Reply): Promise<Sent>;
	audience(to: Address): Promise<Audience>;
}

export function createPoster(call: Call, places: Places, people: Pick<People, 'audience'>, look: Look): Poster {
	async function sent(target: Target, result: Result, reply: Reply): Promise<Sent> {
		if (result.ok) {
			await places.keep(target, result.value, reply);
			return { ok: true, id: result.value };
		}
		const { gone, unknown, retryAfter } = result;
		if (gone) await places.gone(target);
		return { ok: false, gone, ...(unknown ? { unknown } : {}), ...(retryAfter ? { retryAfter } : {}) };
	}

	/** Where nothing ever came from, or the bot was shown the door, nothing is sent. */
	async function at({ place }: Address, work: (target: Target) => Promise<Sent>): Promise<Sent> {
		const found = await places.find(place);
		if (!found || found.gone) return { ok: false, gone: true };
		const { gone: _, ...target } = found;
		return await work(target);
	}

	/** A text and its card are two messages, and the id names both, with a space between. */
	async function put(target: Target, reply: Reply, id = ''): Promise<Sent> {
		const { first } = fit(reply, look);
		const { first: text, card } = apart(renderReply(first, look));
		const [above, below] = id.split(' ');
		const write = (activity: Json, known: string | undefined) =>
			known
				? call(target, (line) => line.update(conversationOf(target), known, activity))
				: call(target, (line) => line.send(conversationOf(target), activity), { once: true });
		const said = await sent(target, await write(text, above), first);
		if (!said.ok || !card) return said;
		const shown = await sent(target, await write(card, below), first);
		/** Half of it is there. */
		return shown.ok ? { ok: true, id: `${said.id} ${shown.id}` } : { ...shown, unknown: true };
	}

	return {
		send: (to, reply) => at(to, (target) => put(target, reply)),
		async audience({ place }) {
			const found = await places.find(place);
			return found && !found.gone ? await people.audience(found) : 'public';
		},
		update: (id, to, reply) => at(to, (target) => put(target, reply, id)),
	};
}
