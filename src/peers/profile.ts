/** People who want to be found: what they entered about themselves, with their consent, for a year. Documented people are not here. */

import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { type Json, read, type Store } from '../store/store.js';

/** Which text somebody agreed to; changes whenever the words about purpose, duration or readers change their meaning. */
export const CONSENT = '2026-11';

const topics = z.array(z.string());

export const profileSchema = z.object({
	person: z.string(),
	tenant: z.string(),
	/** Where this person alone is written to. */
	to: z.object({ channel: z.string(), place: z.string() }),
	name: z.string(),
	municipality: z.string(),
	role: z.string(),
	offers: topics,
	seeks: topics,
	languages: z.array(z.enum(['de', 'en'])),
	/** How one is to reach them; shown to nobody before they have said yes to that person. */
	way: z.string(),
	/** In which the bot writes to them. */
	language: z.enum(['de', 'en']),
	zone: z.string(),
	consent: z.object({ at: z.number(), version: z.string() }),
	/** Epoch milliseconds from which on it is no more. */
	until: z.number(),
	paused: z.boolean(),
	/** Wants a proposal each month. */
	match: z.boolean(),
	/** The end for which the question whether to stay was asked. */
	asked: z.number().optional(),
	/** Month of the last look for a proposal, `2026-11`. */
	matched: z.string().optional(),
	/** Who was proposed already, by hashes. */
	proposed: z.array(z.string()).optional(),
});

export type Profile = z.infer<typeof profileSchema>;

export const PROFILE = 'profile';
const LEAVING = 'leaving';
const ZONE = 'Europe/Berlin';

export interface Profiles {
	/** Of a person, paused or not. */
	find(person: string): Promise<Profile | undefined>;
	/** Everybody who can be found now: neither paused nor about to leave. */
	active(): Promise<Profile[]>;
	/** Of all who registered, paused or not. */
	names(): Promise<string[]>;
	put(profile: Profile): Promise<void>;
	/** Changes what there is; nothing where it is gone, also just now. */
	change(person: string, change: Partial<Profile>): Promise<void>;
}

export function createProfiles(store: Store): Profiles {
	return {
		find: (person) => read(store, PROFILE, person, profileSchema),
		async active() {
			const leaving = new Set((await store.find(LEAVING)).map(({ key }) => key));
			const rows = await store.find(PROFILE, { paused: false });
			const profiles = rows.flatMap(({ value }) => profileSchema.safeParse(value).data ?? []);
			return profiles.filter(
				({ person, tenant }) => !leaving.has(`person:${person}`) && !leaving.has(`tenant:${tenant}`),
			);
		},
		async names() {
			return (await store.find(PROFILE)).flatMap(({ value }) => profileSchema.safeParse(value).data?.name ?? []);
		},
		async change(person, change) {
			for (;;) {
				const row = await store.get(PROFILE, person);
				const { data: profile } = profileSchema.safeParse(row?.value);
				if (!row || !profile) return;
				if (await store.apply([{ put: profileRow({ ...profile, ...change }), version: row.version }])) return;
			}
		},
		put: async (profile) => void (await store.apply([{ put: profileRow(profile) }])),
	};
}

export function profileRow(profile: Profile) {
	const value = JSON.parse(JSON.stringify(profile)) as Json;
	return { kind: PROFILE, key: profile.person, value, expires: profile.until };
}

/** Twelve months of the calendar after an instant. */
export function yearAfter(at: number): number {
	const start = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(ZONE);
	return start.add({ months: 12 }).epochMilliseconds;
}
