/** Messages nobody asked for just now: reminders, questions passed on, and their changes. */

import type { Audience, Sent } from '../../src/channel.js';
import type { Address } from '../../src/message.js';
import type { Reply } from '../../src/reply.js';
import type { Call, Result } from './call.js';
import type { Workplace } from './heard.js';
import type { People } from './people.js';
import { renderReply } from './render.js';
import { placeOf, type Target } from './target.js';

/** The place is no more, or will not have us. An app that is not let in at all is another matter. */
const GONE = new Set(
	'channel_not_found user_not_found is_archived not_in_channel cannot_dm_bot user_disabled restricted_action'.split(
		' ',
	),
);

export interface Poster {
	send(to: Address, reply: Reply): Promise<Sent>;
	update(id: string, to: Address, reply: Reply): Promise<Sent>;
	audience(to: Address): Promise<Audience>;
}

export interface Places {
	/** The workspace meant where an address names none. */
	onlyTeam(): Promise<string>;
	/** Through which installation a workspace is reached. */
	locate(team: string): Promise<Workplace>;
}

export function createPoster(call: Call, people: Pick<People, 'audience'>, { onlyTeam, locate }: Places): Poster {
	/** `T…/C…/thread`, or `C…` in the only workspace. */
	async function targetOf(place: string): Promise<Target & { channel: string }> {
		const parts = place.split('/');
		const team = /^[TE]/.test(place) ? (parts.shift() ?? '') : await onlyTeam();
		const [channel = '', thread] = parts;
		return { ...(await locate(team)), user: '', channel, ...(thread ? { thread } : {}) };
	}
	return {
		async send({ place }, reply) {
			const target = await targetOf(place);
			const { channel, thread } = target;
			const to = { channel, ...(thread ? { thread_ts: thread } : {}), unfurl_links: false, unfurl_media: false };
			const options = { place: placeOf(target), once: true };
			return sent(await call(target, 'chat.postMessage', { ...to, ...renderReply(reply) }, options));
		},
		async audience({ place }) {
			const { channel, ...workplace } = await targetOf(place);
			return await people.audience(workplace, channel);
		},
		async update(ts, { place }, reply) {
			const target = await targetOf(place);
			const args = { channel: target.channel, ts, ...renderReply(reply) };
			return sent(await call(target, 'chat.update', args, { place: placeOf(target) }));
		},
	};
}

function sent(result: Result): Sent {
	if (result.ok) return { ok: true, id: result.result.ts as string };
	const { error, unknown, retryAfter } = result;
	return { ok: false, gone: GONE.has(error), ...(unknown ? { unknown } : {}), ...(retryAfter ? { retryAfter } : {}) };
}
