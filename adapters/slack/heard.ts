/** What Slack sends → what was said, by whom and where. Pure: knows payloads, not the bot. */

import { z } from 'zod';
import { typed } from './text.js';

/** A workspace, as needed to act in it. `org`: installed for the whole organisation. */
export interface Workplace {
	team: string;
	enterprise?: string | undefined;
	org?: boolean | undefined;
}

/** Words of a person in a conversation. */
export interface Heard extends Workplace {
	text: string;
	user: string;
	/** The person's own workspace, where Slack says it. */
	home?: string | undefined;
	channel: string;
	ts: string;
	/** The thread it stands in; absent at the top. */
	thread?: string | undefined;
	/** Between the person and the bot alone. */
	direct: boolean;
	/** The bot was addressed by name. */
	mentioned: boolean;
	/** Somebody else was addressed by name. */
	others: boolean;
	/** The channel is shared with another organisation. */
	external: boolean;
}

const envelopeSchema = z.looseObject({
	event: z.unknown(),
	team_id: z.string(),
	enterprise_id: z.string().nullish(),
	is_enterprise_install: z.boolean().optional(),
	is_ext_shared_channel: z.boolean().default(false),
	authorizations: z
		.array(
			z.looseObject({
				team_id: z.string().nullish(),
				enterprise_id: z.string().nullish(),
				user_id: z.string().optional(),
				is_enterprise_install: z.boolean().default(false),
			}),
		)
		.default([]),
});

const eventSchema = z.looseObject({
	type: z.enum(['message', 'app_mention']),
	subtype: z.string().optional(),
	text: z.string().default(''),
	user: z.string(),
	bot_id: z.string().optional(),
	team: z.string().optional(),
	user_team: z.string().optional(),
	source_team: z.string().optional(),
	channel: z.string(),
	channel_type: z.string().optional(),
	ts: z.string(),
	thread_ts: z.string().optional(),
});

/** Subtypes that are still a person saying something. */
const SAID = new Set(['file_share', 'thread_broadcast', 'me_message']);

/** Undefined for what no person said: bots, edits, joins. */
export function parseEvent(body: unknown): Heard | undefined {
	const envelope = envelopeSchema.safeParse(body);
	const parsed = eventSchema.safeParse(envelope.data?.event);
	if (!envelope.success || !parsed.success) return undefined;
	const { subtype, text, user, bot_id, channel, ts, thread_ts } = parsed.data;
	if (bot_id !== undefined || (subtype !== undefined && !SAID.has(subtype)) || user === 'USLACKBOT') return undefined;
	const [authorization] = envelope.data.authorizations;
	const bot = authorization?.user_id;
	const named = [...text.matchAll(/<@([A-Z0-9]+)(?:\|[^>]*)?>/g)].map(([, id]) => id);
	return {
		...workplaceOf(envelope.data),
		text: typed(text),
		user,
		home: parsed.data.user_team ?? parsed.data.source_team ?? parsed.data.team,
		channel,
		ts,
		thread: thread_ts,
		direct: parsed.data.channel_type === 'im',
		mentioned: parsed.data.type === 'app_mention' || (bot !== undefined && named.includes(bot)),
		others: named.some((id) => id !== bot),
		external: envelope.data.is_ext_shared_channel,
	};
}

function workplaceOf(envelope: z.infer<typeof envelopeSchema>): Workplace {
	const { team_id, enterprise_id, is_enterprise_install, authorizations } = envelope;
	const [authorization] = authorizations;
	return {
		team: authorization?.team_id ?? team_id,
		enterprise: authorization?.enterprise_id ?? enterprise_id ?? undefined,
		org: authorization?.is_enterprise_install ?? is_enterprise_install,
	};
}

/** Where an event happened, for those that are not words. */
export function parseWorkplace(body: unknown): Workplace | undefined {
	const envelope = envelopeSchema.safeParse(body);
	return envelope.success ? workplaceOf(envelope.data) : undefined;
}

const actorSchema = z.looseObject({
	user: z.looseObject({ id: z.string(), team_id: z.string().optional() }),
	team: z.looseObject({ id: z.string(), enterprise_id: z.string().optional() }).nullish(),
	enterprise: z.looseObject({ id: z.string() }).nullish(),
	is_enterprise_install: z.union([z.boolean(), z.string().transform((said) => said === 'true')]).default(false),
	channel: z.looseObject({ id: z.string() }).optional(),
	container: z
		.looseObject({
			type: z.string(),
			channel_id: z.string().optional(),
			message_ts: z.string().optional(),
			thread_ts: z.string().optional(),
			is_ephemeral: z.boolean().default(false),
		})
		.optional(),
	message: z.looseObject({ text: z.string().default(''), ts: z.string(), thread_ts: z.string().optional() }).optional(),
	view: z
		.looseObject({ id: z.string(), type: z.string().optional(), private_metadata: z.string().default('') })
		.optional(),
	response_url: z.string().optional(),
	trigger_id: z.string().optional(),
});

/** Somebody pressed, submitted or chose something. */
export interface Acted extends Workplace {
	user: string;
	home?: string | undefined;
	/** Absent in the home tab and in windows. */
	channel?: string | undefined;
	thread?: string | undefined;
	/** The message acted upon. */
	message?: { ts: string; text: string; ephemeral: boolean } | undefined;
	view?: { id: string; metadata: string } | undefined;
	/** Pressed in the home tab. */
	atHome: boolean;
	url?: string | undefined;
	trigger?: string | undefined;
}

export function parseAction(body: unknown): Acted | undefined {
	const parsed = actorSchema.safeParse(body);
	if (!parsed.success) return undefined;
	const { user, team, enterprise, is_enterprise_install, channel, container, message, view } = parsed.data;
	const ts = container?.message_ts ?? message?.ts;
	return {
		team: team?.id ?? user.team_id ?? '',
		enterprise: enterprise?.id ?? team?.enterprise_id,
		org: is_enterprise_install,
		user: user.id,
		home: user.team_id,
		channel: container?.channel_id ?? channel?.id,
		thread: container?.thread_ts ?? message?.thread_ts,
		message: ts ? { ts, text: typed(message?.text ?? ''), ephemeral: container?.is_ephemeral ?? false } : undefined,
		view: view && { id: view.id, metadata: view.private_metadata },
		atHome: view?.type === 'home',
		url: parsed.data.response_url,
		trigger: parsed.data.trigger_id,
	};
}

const commandSchema = z.looseObject({
	team_id: z.string(),
	enterprise_id: z.string().optional(),
	is_enterprise_install: z.string().optional(),
	channel_id: z.string(),
	user_id: z.string(),
	text: z.string().default(''),
	response_url: z.string(),
	trigger_id: z.string(),
});

export type Commanded = Acted & { channel: string; url: string; trigger: string; text: string };

export function parseSlash(body: unknown): Commanded | undefined {
	const parsed = commandSchema.safeParse(body);
	if (!parsed.success) return undefined;
	const said = parsed.data;
	return {
		team: said.team_id,
		enterprise: said.enterprise_id,
		org: said.is_enterprise_install === 'true',
		user: said.user_id,
		channel: said.channel_id,
		atHome: false,
		url: said.response_url,
		trigger: said.trigger_id,
		text: typed(said.text),
	};
}
