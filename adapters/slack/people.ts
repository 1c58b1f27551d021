/** Who asks, and who else reads there: decides which documents may be shown. Unclassifiable counts as an outsider. */

import { LRUCache } from 'lru-cache';
import type { Asker, Language } from '../../src/message.js';
import type { Call } from './call.js';
import type { Workplace } from './heard.js';
import type { Standing } from './target.js';

export interface PeopleOptions {
	call: Call;
	/** Whether the workspace sees documents of the programme. */
	trusted(workplace: Workplace): boolean;
	/** `U…` or `T…:U…` */
	organisers: ReadonlySet<string>;
}

export interface People {
	asker(standing: Standing): Promise<Asker>;
	/** What may be shown to a person alone, or to all who read a channel. */
	audience(workplace: Workplace, place: string): Promise<Asker['audience']>;
	/** The language set in Slack, where it is known already. */
	language(team: string, user: string): Language | undefined;
	/** What was known of a person no longer holds. */
	forget(team: string, user: string): void;
}

interface Person {
	inside: boolean;
	language?: Language;
	zone?: string;
	name?: string;
}

const MINUTE = 60_000;
/** Above this a channel is not looked through, and counts as open to outsiders. */
const PAGES = 10;

export function createPeople({ call, trusted, organisers }: PeopleOptions): People {
	const persons = new LRUCache<string, Person>({ max: 5000, ttl: 10 * MINUTE });
	const channels = new LRUCache<string, boolean>({ max: 2000, ttl: MINUTE });
	const insiders = new LRUCache<string, ReadonlySet<string>>({ max: 100, ttl: 10 * MINUTE });

	async function person(standing: Standing): Promise<Person> {
		const key = `${standing.team}/${standing.user}`;
		const known = persons.get(key) ?? (await look(call, standing));
		if (!known) return { inside: false };
		persons.set(key, known);
		return known;
	}

	/** True when nobody but members of the workspace reads the channel. */
	async function closed(standing: Standing): Promise<boolean> {
		const { team, user, channel = '' } = standing;
		/** A conversation of two is the bot's own, or somebody else reads it. */
		const two = channel.startsWith('D');
		const key = `${team}/${channel}${two ? `/${user}` : ''}`;
		const known = channels.get(key);
		if (known !== undefined) return known;
		const inside = await (two ? isOurs(call, standing) : isClosed(call, standing, insiders));
		/** What Slack did not tell is not asked again at once. */
		channels.set(key, inside ?? false);
		return inside ?? false;
	}

	/** Buttons in an open channel can be pressed by people who only look in. */
	async function belongs({ spoke, ...standing }: Standing): Promise<boolean> {
		if (spoke) return true;
		const members = await listed(call, standing, 'conversations.members', { channel: standing.channel ?? '' });
		return members?.includes(standing.user) === true;
	}

	return {
		async asker(standing) {
			const { team, enterprise, org, user, channel, external = false, direct = false } = standing;
			const { inside, ...known } = await person(standing);
			const alone = channel === undefined || direct;
			const programme = inside && !external && trusted(standing) && (alone || (await closed(standing)));
			const organises = organisers.has(user) || organisers.has(`${team}:${user}`);
			return {
				tenant: org && enterprise ? enterprise : team,
				audience: programme ? 'programme' : 'public',
				role: !inside ? 'guest' : organises ? 'organiser' : 'member',
				...known,
				...(channel && !direct ? { belongs: await belongs(standing) } : {}),
			};
		},
		async audience(workplace, place) {
			const programme = /^[UW]/.test(place)
				? (await person({ ...workplace, user: place })).inside
				: await closed({ ...workplace, user: '', channel: place });
			return programme && trusted(workplace) ? 'programme' : 'public';
		},
		language: (team, user) => persons.peek(`${team}/${user}`)?.language,
		forget(team, user) {
			persons.delete(`${team}/${user}`);
			insiders.delete(team);
			for (const key of channels.keys()) if (key.startsWith(`${team}/`)) channels.delete(key);
		},
	};
}

/** Whether a conversation of two is between this person and the bot. */
async function isOurs(call: Call, standing: Standing): Promise<boolean | undefined> {
	const opened = await call(standing, 'conversations.open', { users: standing.user }, { patience: 3000 });
	if (!opened.ok) return undefined;
	return (opened.result.channel as { id?: string } | undefined)?.id === standing.channel;
}

interface UserInfo {
	id?: string;
	team_id?: string;
	enterprise_user?: { enterprise_id?: string };
	deleted?: boolean;
	is_bot?: boolean;
	is_restricted?: boolean;
	is_ultra_restricted?: boolean;
	is_stranger?: boolean;
	locale?: string;
	tz?: string;
	real_name?: string;
	profile?: { display_name?: string };
}

async function look(call: Call, standing: Standing): Promise<Person | undefined> {
	const answer = await call(standing, 'users.info', { user: standing.user, include_locale: true }, { patience: 3000 });
	if (!answer.ok) return undefined;
	const user = answer.result.user as UserInfo | undefined;
	if (!user) return undefined;
	const language = user.locale?.startsWith('de') ? 'de' : user.locale?.startsWith('en') ? 'en' : undefined;
	const abroad = standing.home !== undefined && standing.home !== standing.team && standing.home !== user.team_id;
	const name = user.profile?.display_name || user.real_name;
	return {
		inside: isInside(user, standing) && !abroad,
		...(language ? { language } : {}),
		...(user.tz ? { zone: user.tz } : {}),
		...(name ? { name } : {}),
	};
}

/** A full member of this workspace, or of its organisation. */
function isInside(user: UserInfo, { team, enterprise }: Workplace): boolean {
	const outside = user.is_restricted || user.is_ultra_restricted || user.is_stranger || user.deleted || user.is_bot;
	const ours =
		user.team_id === team || (enterprise !== undefined && user.enterprise_user?.enterprise_id === enterprise);
	return !outside && ours;
}

/** Undefined where Slack did not answer: not to be remembered. */
async function isClosed(
	call: Call,
	standing: Standing,
	insiders: LRUCache<string, ReadonlySet<string>>,
): Promise<boolean | undefined> {
	const info = await call(standing, 'conversations.info', { channel: standing.channel ?? '' }, { patience: 3000 });
	if (!info.ok) return info.error === 'missing_scope' ? false : undefined;
	const channel = info.result.channel as Record<string, unknown>;
	const shared = ['is_ext_shared', 'is_pending_ext_shared', 'is_shared', 'is_org_shared'];
	if (!channel || shared.some((flag) => channel[flag] === true)) return false;
	const members = await listed(call, standing, 'conversations.members', { channel: standing.channel ?? '' });
	const inside = insiders.get(standing.team) ?? (await insidersOf(call, standing));
	if (!members || !inside) return undefined;
	insiders.set(standing.team, inside);
	return members.every((id) => inside.has(String(id)));
}

/** Members of the workspace, and bots: they read along, but not for outsiders. */
async function insidersOf(call: Call, standing: Standing): Promise<ReadonlySet<string> | undefined> {
	const users = (await listed(call, standing, 'users.list', {})) as UserInfo[] | undefined;
	const inside = users?.filter((user) => user.is_bot || isInside(user, standing));
	return inside && new Set(inside.map(({ id = '' }) => id));
}

/** All pages of a list; undefined when Slack refuses or there are too many. */
async function listed(
	call: Call,
	workplace: Workplace,
	method: 'conversations.members' | 'users.list',
	more: Record<string, string>,
): Promise<unknown[] | undefined> {
	const found: unknown[] = [];
	let cursor = '';
	for (let page = 0; page < PAGES; page += 1) {
		const given = await call(
			workplace,
			method,
			{ ...more, limit: 1000, ...(cursor ? { cursor } : {}) },
			{ patience: 3000 },
		);
		if (!given.ok) return undefined;
		found.push(...((given.result.members as unknown[] | undefined) ?? []));
		cursor = given.result.response_metadata?.next_cursor ?? '';
		if (!cursor) return found;
	}
	return undefined;
}
