/** State behind buttons: kept with us under random tokens, bound to a person or a place, expiring. Nothing of it travels. */

import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Message } from './message.js';
import { owner } from './person.js';
import type { Field } from './reply.js';
import { type Json, read, type Store } from './store/store.js';

/** What a button does when it is pressed. */
export interface Offer {
	capability: string;
	state: Json;
	label?: string;
	/** To be filled in before anything happens. */
	form?: Field[];
	/** Others it is about, named as in stored rows: it goes with them. */
	about?: readonly string[];
	/** Everybody who sees the message may press, not only the person it was made for. */
	open?: boolean;
}

export interface Kept {
	capability: string;
	state: Json;
	label?: string | undefined;
	form?: Field[] | undefined;
	language: 'de' | 'en';
}

export interface Pressed extends Kept {
	fields: Readonly<Record<string, string>>;
}

export interface Buttons {
	/**
	 * @param days how long personal ones last
	 * @returns a token for each offer, in order
	 */
	keep(
		message: Pick<Message, 'from' | 'person' | 'asker'>,
		language: 'de' | 'en',
		offers: readonly Offer[],
		days?: number,
	): Promise<string[]>;
	/** Undefined when unknown or expired; `foreign` when it was made for somebody else. */
	find(message: Message): Promise<Kept | 'foreign' | undefined>;
	/** A button that works once is used up. */
	remove(token: string): Promise<void>;
}

const KIND = 'button';
/** Days: what was said is forgotten after one, what stands in a document can be opened for a month. */
const DAY = 24 * 60 * 60 * 1000;
const LIFETIME = { personal: 1, open: 30 };

const field = z.object({
	name: z.string(),
	label: z.string(),
	value: z.string().exactOptional(),
	lines: z.number().exactOptional(),
	optional: z.boolean().exactOptional(),
	input: z.enum(['date', 'time']).exactOptional(),
	choices: z.array(z.object({ value: z.string(), label: z.string() })).exactOptional(),
});
const offer = z.object({
	capability: z.string(),
	state: z.json(),
	label: z.string().optional(),
	form: z.array(field).optional(),
});
const schema = z.object({
	person: z.string().optional(),
	tenant: z.string().optional(),
	place: z.string().optional(),
	about: z.array(z.string()).optional(),
	language: z.enum(['de', 'en']),
	/** null: used up. */
	offers: z.array(offer.nullable()),
});

export function createButtons(store: Store, clock: () => number): Buttons {
	return {
		async keep(message, language, offers, days = LIFETIME.personal) {
			const { person, tenant } = owner(message);
			const place = placeOf(message);
			const row = (open: boolean) => {
				const chosen = offers.filter((one) => (one.open ?? false) === open);
				const key = randomBytes(18).toString('base64url');
				const about = [...new Set(chosen.flatMap((one) => one.about ?? []))];
				const whose = open ? { place } : { person, tenant };
				const value = { ...whose, ...(about.length > 0 ? { about } : {}), language, offers: chosen.map(toJson) };
				const expires = clock() + (open ? LIFETIME.open : days) * DAY;
				return { chosen, key, change: { put: { kind: KIND, key, value, expires } } };
			};
			const rows = [row(false), row(true)].filter(({ chosen }) => chosen.length > 0);
			await store.apply(rows.map(({ change }) => change));
			return offers.map((one) => {
				const kept = rows.find(({ chosen }) => chosen.includes(one));
				return `${kept?.key ?? ''}.${kept?.chosen.indexOf(one) ?? ''}`;
			});
		},
		async find(message) {
			const [key = '', at = ''] = message.pressed?.token.split('.') ?? [];
			const row = await read(store, KIND, key, schema);
			const kept = row?.offers[Number(at)];
			if (!row || !kept) return undefined;
			const mine = row.place === undefined ? row.person === owner(message).person : row.place === placeOf(message);
			return mine ? { ...kept, language: row.language } : 'foreign';
		},
		async remove(token) {
			const [key = '', at = ''] = token.split('.');
			const row = await store.get(KIND, key);
			const kept = schema.safeParse(row?.value);
			if (!row || !kept.success) return;
			const offers = kept.data.offers.map((one, index) => (index === Number(at) ? null : one));
			const expires = row.expires === undefined ? {} : { expires: row.expires };
			await store.apply([{ put: { kind: KIND, key, value: { ...kept.data, offers } as Json, ...expires } }]);
		},
	};
}

const placeOf = ({ from, asker }: Pick<Message, 'from' | 'asker'>) =>
	`${from.channel}:${asker.tenant}:${from.place.split('/', 2).join('/')}`;

const toJson = (one: Offer): Json => JSON.parse(JSON.stringify({ ...one, open: undefined, about: undefined })) as Json;
