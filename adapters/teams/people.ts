/** Who asks, and who else reads there: decides which documents may be shown. Unclassifiable counts as an outsider. */

import { LRUCache } from 'lru-cache';
import type { Asker, Language } from '../../src/message.js';
import type { Call } from './call.js';
import type { Json } from './plain.js';
import type { Standing, Target } from './target.js';

export interface PeopleOptions {
	call: Call;
	/** Whether the tenant sees documents of the programme. */
	trusted(tenant: string, app: string): boolean;
	/** Object ids. */
	organisers: ReadonlySet<string>;
}

export interface People {
	asker(standing: Standing): Promise<Asker>;
	/** What may be shown to all who read there. */
	audience(target: Target): Promise<Asker['audience']>;
	/** Somebody came or went: what was known of who reads there no longer holds. */
	forget(target: Target): void;
}

const MINUTE = 60_000;
/** Above this a conversation is not looked through, and counts as open to outsiders. */
const PAGES = 10;
const READ = { patience: 3000, apart: true };

export function createPeople({ call, trusted, organisers }: PeopleOptions): People {
	const persons = new LRUCache<string, boolean>({ max: 5000, ttl: 10 * MINUTE });
	const places = new LRUCache<string, boolean>({ max: 2000, ttl: MINUTE });

	/** What Teams did not answer is not remembered. */
	async function known(cache: LRUCache<string, boolean>, key: string, look: () => Promise<boolean | undefined>) {
		const found = cache.get(key) ?? (await look());
		if (found !== undefined) cache.set(key, found);
		return found ?? false;
	}

	return {
		async asker({ target, id, person, locale, zone, name }) {
			const { tenant, app, conversation, kind } = target;
			const place = `${tenant}/${conversation}`;
			const inside = await known(persons, `${place}/${id}`, () => isMember(call, target, id));
			const closed = () => known(places, place, () => isClosed(call, target));
			const programme = inside && trusted(tenant, app) && (kind === 'personal' || (await closed()));
			const language = languageOf(locale);
			return {
				tenant,
				audience: programme ? 'programme' : 'public',
				role: !inside ? 'guest' : organisers.has(person.toLowerCase()) ? 'organiser' : 'member',
				...(language ? { language } : {}),
				...(zone ? { zone } : {}),
				...(name ? { name } : {}),
				...(kind === 'personal' ? {} : { belongs: inside }),
			};
		},
		async audience(target) {
			const { tenant, conversation, app } = target;
			const closed = () => known(places, `${tenant}/${conversation}`, () => isClosed(call, target));
			return trusted(tenant, app) && (await closed()) ? 'programme' : 'public';
		},
		forget({ tenant, conversation }) {
			places.delete(`${tenant}/${conversation}`);
			for (const key of persons.keys()) if (key.startsWith(`${tenant}/${conversation}/`)) persons.delete(key);
		},
	};
}

export function languageOf(locale: string | undefined): Language | undefined {
	if (/^de\b/i.test(locale ?? '')) return 'de';
	return /^en\b/i.test(locale ?? '') ? 'en' : undefined;
}

/** A full member of the tenant: no guest, nobody of another organisation, no anonymous participant of a meeting. */
function isInside({ userRole, tenantId }: Json, tenant: string): boolean {
	return userRole === 'user' && tenantId === tenant;
}

async function isMember(call: Call, target: Target, id: string): Promise<boolean | undefined> {
	const found = await call(target, (line) => line.member(target.conversation, id), READ);
	return found.ok ? isInside(found.value, target.tenant) : undefined;
}

/** Nobody but members of the tenant reads there. */
async function isClosed(call: Call, target: Target): Promise<boolean | undefined> {
	let next: string | undefined;
	for (let page = 0; page < PAGES; page += 1) {
		const found = await call(target, (line) => line.members(target.conversation, next), READ);
		if (!found.ok) return undefined;
		if (!found.value.members.every((member) => isInside(member, target.tenant))) return false;
		next = found.value.next;
		if (!next) return true;
	}
	return false;
}
