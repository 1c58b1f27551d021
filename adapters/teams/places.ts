/** What is kept of conversations and messages: where the bot may write unasked, and what belongs to an answer that is out. */

import { z } from 'zod';
import type { Shelf } from '../../src/channel.js';
import type { Reply } from '../../src/reply.js';
import type { Registration } from './options.js';
import { placeOf, type Target } from './target.js';

export interface Places {
	/** Something came from there: it is there, and lets us write. @returns whether it is new, or had been gone */
	seen(target: Target, person: string, at: string): Promise<boolean>;
	/**
	 * It will not have us any more, until something comes from there again.
	 * @param at when it said so, ISO; what is older than what came since is not believed
	 */
	gone(target: Target, at?: string): Promise<boolean>;
	/** `tenant/conversation/thread`; the tenant may be left out where there is only one. */
	find(place: string): Promise<(Target & { gone: boolean }) | undefined>;
	/** Where a person can be written to alone: once they wrote to the bot there, or installed it. */
	alone(tenant: string, person: string): Promise<string | undefined>;
	/** Keeps what a person may still do with a message. */
	keep(target: Target, id: string, reply: Reply, person?: string): Promise<void>;
	recall(target: Target, id: string | undefined): Promise<Reply | undefined>;
}

const targetSchema = z.object({
	app: z.string(),
	serviceUrl: z.string(),
	tenant: z.string(),
	conversation: z.string(),
	kind: z.enum(['personal', 'groupChat', 'channel']),
	bot: z.string(),
});
const placeSchema = z.object({ target: targetSchema, gone: z.boolean(), at: z.string() });
/** Only its frame is checked: it was written here. */
const replySchema = z.looseObject({ language: z.enum(['de', 'en']), blocks: z.array(z.unknown()) });
/** How long one can come back to an answer from its source, and how long a place is known nothing comes from. */
const DAYS = { message: 1, gone: 30, place: 400 };

export function createPlaces(shelf: Shelf, registrations: readonly Pick<Registration, 'id' | 'tenants'>[]): Places {
	const keyOf = ({ app, tenant, conversation }: Pick<Target, 'app' | 'tenant' | 'conversation'>) =>
		`teams:place:${tenant}/${conversation}/${app}`;
	const read = async (target: Pick<Target, 'app' | 'tenant' | 'conversation'>) => {
		const kept = placeSchema.safeParse(await shelf.get(keyOf(target)));
		return kept.success ? kept.data : undefined;
	};
	const messageKey = (target: Target, id: string) => `teams:message:${placeOf({ ...target, thread: undefined })}/${id}`;
	const aloneKey = (person: string) => `teams:alone:${person}`;
	const ownerOf = ({ tenant }: Target, person: string | undefined) => ({
		tenant: `teams:${tenant}`,
		...(person ? { person: `teams:${person}` } : {}),
	});

	return {
		async seen(target, person, at) {
			const { thread: _, ...place } = target;
			const before = await read(target);
			const same = before && !before.gone && JSON.stringify(before.target) === JSON.stringify(place);
			/** Written down when it changes, and once a day. */
			if (same && before.at.slice(0, 10) === at.slice(0, 10)) return false;
			const kept = { target: place, gone: false, at };
			await shelf.put(keyOf(target), kept, {
				...ownerOf(target, target.kind === 'personal' ? person : undefined),
				days: DAYS.place,
			});
			if (target.kind === 'personal')
				await shelf.put(aloneKey(person), { place: placeOf(target) }, { ...ownerOf(target, person), days: DAYS.place });
			return before?.gone ?? true;
		},
		async alone(tenant, person) {
			const kept = z.object({ place: z.string() }).safeParse(await shelf.get(aloneKey(person)));
			return kept.success && kept.data.place.startsWith(`${tenant}/`) ? kept.data.place : undefined;
		},
		async gone(target, at) {
			const before = await read(target);
			if (before && at !== undefined && before.at > at) return false;
			const { thread: _, ...place } = target;
			const kept = { target: place, gone: true, at: at ?? before?.at ?? '' };
			await shelf.put(keyOf(target), kept, { tenant: `teams:${target.tenant}`, days: DAYS.gone });
			return true;
		},
		async find(place) {
			const parts = place.split('/');
			const [tenant, conversation = '', thread] = parts.length === 1 ? [undefined, ...parts] : parts;
			if (parts.length > 3 || (thread !== undefined && !/^\d+$/.test(thread))) return undefined;
			const wanted = registrations.flatMap(({ id: app, tenants }) =>
				(tenant === undefined ? tenants : [tenant]).map((one) => ({ app, tenant: one, conversation })),
			);
			const found = (await Promise.all(wanted.map(read))).flatMap((one) => one ?? []);
			const best = found.find(({ gone }) => !gone) ?? found[0];
			return best && { ...best.target, gone: best.gone, ...(thread ? { thread } : {}) };
		},
		async keep(target, id, reply, person) {
			if (!reply.rating && reply.sources.length + reply.buttons.length === 0) return;
			const { answer: _, contacts: __, people, ...kept } = reply;
			const value = { ...kept, blocks: reply.blocks.filter(({ kind }) => kind === 'card') };
			/** A courtesy: the message is out, and stays so where this cannot be written down. */
			const owner = { ...ownerOf(target, person), ...(people ? { about: people } : {}) };
			await shelf.put(messageKey(target, id), value, { ...owner, days: DAYS.message }).catch(() => undefined);
		},
		async recall(target, id) {
			const kept = id ? replySchema.safeParse(await shelf.get(messageKey(target, id))) : undefined;
			return kept?.success ? ({ contacts: [], ...kept.data } as unknown as Reply) : undefined;
		},
	};
}
