/** What the time brings for profiles: the question whether to stay, two weeks before the end, and a proposal a month for those who want one. */

import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { Temporal } from 'temporal-polyfill';
import type { Change, Store } from '../store/store.js';
import { LETTER, type Posted } from './introductions.js';
import { PROFILE, type Profile, type Profiles, profileRow, profileSchema } from './profile.js';

export interface RoundParts {
	store: Store;
	profiles: Profiles;
	/** Of topics somebody looks for, those another offers. */
	shared(seeks: readonly string[], offers: readonly string[]): string[];
	clock(): number;
}

const DAY = 24 * 60 * 60 * 1000;
const BEFORE = 14 * DAY;
/** Proposals come on working days between these hours, in the zone of whoever gets them. */
const HOURS = { from: 9, to: 16 } as const;

/** So that nobody else's name stands in a profile. */
const markOf = (person: string) => createHash('sha256').update(person).digest('hex').slice(0, 16);

export interface Rounds {
	/** Puts into the post what is due; each once, also where several look. */
	go(): Promise<void>;
}

export function createRounds({ store, profiles, shared, clock }: RoundParts): Rounds {
	/** Profile and letter in one write, so that neither goes without the other. What was changed meanwhile is looked at next time. */
	async function post(
		profile: Profile,
		change: Partial<Profile>,
		letter?: Pick<Posted, 'kind' | 'about'>,
	): Promise<void> {
		const row = await store.get(PROFILE, profile.person);
		if (!row || !isDeepStrictEqual(profileSchema.safeParse(row.value).data, profile)) return;
		const now = clock();
		const key = `${letter?.kind}:${profile.person}:${letter?.about}`;
		const value = letter && { ...letter, person: profile.person, tenant: profile.tenant, due: now, tries: 0 };
		const sent: Change[] = value ? [{ put: { kind: LETTER, key, value } }] : [];
		await store.apply([{ put: profileRow({ ...profile, ...change }), version: row.version }, ...sent]);
	}

	async function renew(): Promise<void> {
		for (const { value } of await store.find(PROFILE)) {
			const { data: profile } = profileSchema.safeParse(value);
			if (!profile || profile.asked === profile.until || profile.until - clock() > BEFORE) continue;
			await post(profile, { asked: profile.until }, { kind: 'renew', about: String(profile.until) });
		}
	}

	async function match(): Promise<void> {
		const active = await profiles.active();
		for (const profile of active) {
			const local = Temporal.Instant.fromEpochMilliseconds(clock()).toZonedDateTimeISO(profile.zone);
			const month = local.toPlainDate().toPlainYearMonth().toString();
			const working = local.dayOfWeek <= 5 && local.hour >= HOURS.from && local.hour < HOURS.to;
			if (!profile.match || profile.matched === month || !working) continue;
			const proposed = profile.proposed ?? [];
			const other = bestFor(profile, active, proposed);
			const change = { matched: month, ...(other ? { proposed: [...proposed, markOf(other.person)] } : {}) };
			await post(profile, change, other && { kind: 'match', about: other.person });
		}
	}

	/** Whoever offers most of what they look for, from another municipality and not proposed before. */
	function bestFor(profile: Profile, active: readonly Profile[], proposed: readonly string[]): Profile | undefined {
		return active
			.filter(({ person, municipality }) => municipality !== profile.municipality && !proposed.includes(markOf(person)))
			.map((other) => ({ other, topics: shared(profile.seeks, other.offers).length }))
			.filter(({ topics }) => topics > 0)
			.sort((one, two) => two.topics - one.topics || one.other.person.localeCompare(two.other.person))[0]?.other;
	}

	return {
		async go() {
			await renew();
			await match();
		},
	};
}
