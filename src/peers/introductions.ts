/** Introductions in the store: each step and the letters that follow from it in one write, and one winner where both act at once. */

import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { fold } from '../language/fold.js';
import { type Change, type Json, type Row, read, type Store } from '../store/store.js';
import {
	type Act,
	act,
	type Introduction,
	introductionSchema,
	keptUntil,
	type Letter,
	open,
	refusal,
	type Step,
} from './introduction.js';
import { PROFILE, type Profile, profileRow, profileSchema } from './profile.js';

export const INTRODUCTION = 'introduction';
export const LETTER = 'letter';
const NEVER = 'never';

/** A letter on its way. It belongs to whoever gets it. */
export const letterSchema = z.object({
	person: z.string(),
	tenant: z.string(),
	kind: z.enum(['request', 'contact', 'silence', 'helped', 'renew', 'match']),
	/** Id of the introduction, or the person proposed. */
	about: z.string(),
	/** Epoch milliseconds. */
	due: z.number(),
	tries: z.number(),
	/** A try began so long ago and did not end. */
	began: z.number().optional(),
});
export type Posted = z.infer<typeof letterSchema>;

const neverSchema = z.object({ municipality: z.string() });

export interface Introductions {
	/** Asks on behalf of a person; or why that is not possible now. `busy`: another request of theirs is under way. */
	ask(begun: Pick<Introduction, 'asker' | 'from' | 'why'>, asked: Profile): Promise<Refused | undefined>;
	find(id: string): Promise<Introduction | undefined>;
	/** Undefined where it changes nothing any more. */
	act(id: string, what: Act): Promise<Introduction | undefined>;
	/** Those a person asked for, the newest first. */
	askedBy(person: string): Promise<Introduction[]>;
	/** Nobody from this municipality can ask them any more. */
	never(who: { person: string; tenant: string }, municipality: string): Promise<void>;
	/** Municipalities they want no request from. */
	refused(person: string): Promise<string[]>;
	/** Lifts all of that. */
	forgive(person: string): Promise<void>;
	/** They cannot be asked any more: what was open ends without a word. */
	gone(person: string): Promise<void>;
	/** What the time makes of all of them. */
	pass(): Promise<void>;
}

export type Refused = 'again' | 'open' | 'month' | 'busy' | 'gone';

/** Milliseconds for which one request of a person keeps others of theirs waiting. */
const LOCK = 10_000;

export function createIntroductions(store: Store, clock: () => number): Introductions {
	const all = async (where: Readonly<Record<string, string>> = {}) =>
		(await store.find(INTRODUCTION, where)).flatMap((row) => {
			const parsed = introductionSchema.safeParse(row.value);
			return parsed.success ? [{ row, introduction: parsed.data }] : [];
		});
	const of = async (person: string) => (await all({ asker: person })).map(({ introduction }) => introduction);

	/** Tries again where somebody else was faster, as long as it still changes something. */
	async function change(id: string, what: Act): Promise<Introduction | undefined> {
		for (;;) {
			const row = await store.get(INTRODUCTION, id);
			const before = introductionSchema.safeParse(row?.value);
			const next = row && before.success ? act(before.data, what, clock()) : undefined;
			if (!row || !next) return undefined;
			if (await store.apply(changesOf(next, row))) return next.introduction;
		}
	}

	return {
		async ask(begun, asked) {
			const lock = await store.claim(`introduction:${begun.asker}`, LOCK);
			if (!lock) return 'busy';
			try {
				const now = clock();
				const own = await of(begun.asker);
				const refused = refusal(own, asked.person, now);
				if (refused) return refused;
				const id = randomBytes(12).toString('base64url');
				const begin = open({ ...begun, id, asked: asked.person, askedTenant: asked.tenant }, now);
				const before = own.some((one) => one.asked === asked.person && one.refused);
				/** Where they say they are from, and where their profile says so. */
				const { municipality } = (await read(store, PROFILE, begun.asker, profileSchema)) ?? begun.from;
				const towns = [begun.from.municipality, municipality];
				const refusals = await Promise.all(towns.map((town) => isRefused(store, asked.person, town)));
				const blocked = before || refusals.includes(true);
				const row = await store.get(PROFILE, asked.person);
				const profile = profileSchema.safeParse(row?.value);
				if (!row || !profile.success || profile.data.paused) return 'gone';
				/** Written once more as it stands: whoever is erased meanwhile is not named in a request. */
				const there: Change = { put: profileRow(profile.data), version: row.version };
				/** A new request to who refused one is refused as well, which does not show. */
				const first = (blocked && act(begin.introduction, 'gone', now)) || begin;
				return (await store.apply([there, ...changesOf(first)])) ? undefined : 'busy';
			} finally {
				await lock.release();
			}
		},
		find: (id) => read(store, INTRODUCTION, id, introductionSchema),
		act: change,
		askedBy: async (person) => (await of(person)).sort((one, other) => other.at - one.at),
		async never({ person, tenant }, municipality) {
			const key = `${person}|${fold(municipality)}`;
			await store.apply([{ put: { kind: NEVER, key, value: { person, tenant, municipality } } }]);
		},
		async refused(person) {
			const rows = await store.find(NEVER, { person });
			return rows.flatMap(({ value }) => neverSchema.safeParse(value).data?.municipality ?? []);
		},
		async forgive(person) {
			const rows = await store.find(NEVER, { person });
			await store.apply(rows.map(({ key }) => ({ remove: { kind: NEVER, key } })));
		},
		async gone(person) {
			for (const { introduction } of await all({ asked: person })) await change(introduction.id, 'gone');
		},
		async pass() {
			const due = (await all()).filter(({ introduction }) => act(introduction, 'time', clock()));
			for (const { introduction } of due) await change(introduction.id, 'time');
		},
	};
}

async function isRefused(store: Store, person: string, municipality: string): Promise<boolean> {
	return (await store.get(NEVER, `${person}|${fold(municipality)}`)) !== undefined;
}

/** @param before the row it replaces; absent where it is new */
function changesOf({ introduction, letters }: Step, before?: Row): Change[] {
	const value = JSON.parse(JSON.stringify(introduction)) as Json;
	const put = { kind: INTRODUCTION, key: introduction.id, value, expires: keptUntil(introduction) };
	return [{ put, version: before?.version ?? 0 }, ...letters.map((letter) => posted(letter, introduction))];
}

function posted({ kind, to, due }: Letter, { id, asker, from, asked, askedTenant }: Introduction): Change {
	const whose = to === 'asker' ? { person: asker, tenant: from.tenant } : { person: asked, tenant: askedTenant };
	const value = { ...whose, kind, about: id, due, tries: 0 };
	return { put: { kind: LETTER, key: `${id}:${kind}:${to}:${due}`, value } };
}
