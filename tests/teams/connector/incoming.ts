/** Activities as Teams posts them to a bot. Plain objects; nothing is sent here. */

import { randomUUID } from 'node:crypto';
import type { Json } from './rule.js';
import type { Message, Place, User } from './world.js';

export interface Setting {
	place: Place;
	from: User;
	serviceUrl: string;
	id: string;
	/** Root message, in channels. */
	thread?: string;
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** What every activity has. */
export function envelope({ place, from, serviceUrl, id, thread }: Setting, type: string): Json {
	const { app, kind, tenant, team } = place;
	const now = new Date().toISOString();
	return {
		type,
		id,
		timestamp: now,
		localTimestamp: now,
		serviceUrl,
		channelId: 'msteams',
		from: { id: from.id, name: from.name, aadObjectId: from.objectId },
		conversation: {
			...(kind === 'personal' ? {} : { isGroup: true }),
			conversationType: kind,
			tenantId: tenant,
			id: thread === undefined ? place.id : `${place.id};messageid=${thread}`,
		},
		recipient: { id: app.botId, name: app.name },
		channelData: {
			...(team
				? { teamsChannelId: team.id, teamsTeamId: team.id, channel: { id: team.id }, team: { id: team.id } }
				: {}),
			tenant: { id: tenant },
		},
	};
}

const client = ({ locale }: User) => ({
	locale,
	country: locale.split('-')[1] ?? 'DE',
	platform: 'Web',
	timezone: 'Europe/Berlin',
	type: 'clientInfo',
});

export interface Said {
	/** The bot is named: `<at>` in the text and an entity. */
	mention?: boolean;
	/** More people who are named. */
	others?: readonly User[];
	locale?: string;
}

export function messageFrom(setting: Setting, text: string, { mention = false, others = [], locale }: Said): Json {
	const { place, from } = setting;
	const named = [...(mention ? [{ id: place.app.botId, name: place.app.name }] : []), ...others];
	const at = named.map(({ id, name }) => ({
		type: 'mention',
		text: `<at>${name}</at>`,
		mentioned: { id, name },
	}));
	const html = named.map(
		({ name }, index) => `<span itemtype="http://schema.skype.com/Mention" itemid="${index}">${name}</span>`,
	);
	const common = envelope(setting, 'message');
	return {
		...common,
		textFormat: 'plain',
		text: [...at.map((entity) => entity.text), text].join(' '),
		attachments: [{ contentType: 'text/html', content: `<div>${[...html, escaped(text)].join('&nbsp;')}</div>` }],
		entities: [...at, client(from)],
		locale: locale ?? from.locale,
		localTimezone: 'Europe/Berlin',
		...(place.kind === 'channel'
			? { channelData: { ...(common.channelData as Json), source: { name: 'message' } } }
			: {}),
	};
}

export const eventId = () => `f:${randomUUID()}`;

/** Somebody came or went; `who` are ids of people or of the bot. */
export function memberUpdate(
	setting: Setting,
	change: 'membersAdded' | 'membersRemoved',
	who: readonly string[],
): Json {
	const common = envelope(setting, 'conversationUpdate');
	const { from, place } = setting;
	const eventType = change === 'membersAdded' ? 'teamMemberAdded' : 'teamMemberRemoved';
	return {
		...common,
		from: { id: from.id, aadObjectId: from.objectId },
		[change]: who.map((id) => ({ id })),
		channelData: {
			...(common.channelData as Json),
			...(place.team
				? { eventType, team: { id: place.team.id, name: place.team.name, aadGroupId: place.team.aadGroupId } }
				: {}),
		},
	};
}

export function installation(setting: Setting, action: 'add' | 'remove' | 'add-upgrade' | 'remove-upgrade'): Json {
	return {
		...envelope(setting, 'installationUpdate'),
		action,
		entities: [client(setting.from)],
		locale: setting.from.locale,
	};
}

export function reaction(
	setting: Setting,
	message: string,
	type: string,
	change: 'reactionsAdded' | 'reactionsRemoved',
): Json {
	return { ...envelope(setting, 'messageReaction'), replyToId: message, [change]: [{ type }] };
}

/** An invoke: the answer is in the answer to the HTTP call. */
export function invoke(setting: Setting, name: string, value: unknown, message?: Message): Json {
	const common = envelope(setting, 'invoke');
	return {
		...common,
		name,
		value,
		locale: setting.from.locale,
		localTimezone: 'Europe/Berlin',
		entities: [client(setting.from)],
		channelData: { ...(common.channelData as Json), source: { name: 'message' }, legacy: { replyToId: message?.id } },
		...(message ? { replyToId: message.id } : {}),
	};
}
