/** What Teams sends → what happened, by whom and where. Pure: knows activities, not the bot. */

import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type Json, jsonOf } from './plain.js';
import type { Kind, Standing, Target } from './target.js';
import { typed } from './text.js';

const activitySchema = z.looseObject({
	type: z.string(),
	id: z
		.string()
		.min(1)
		.catch(() => randomUUID()),
	channelId: z.string(),
	serviceUrl: z.string(),
	from: z.looseObject({ id: z.string(), aadObjectId: z.string().nullish(), name: z.string().nullish() }),
	recipient: z.looseObject({ id: z.string() }),
	conversation: z.looseObject({
		id: z.string().min(1),
		/** A kind that is new to us has others in it. */
		conversationType: z.enum(['personal', 'groupChat', 'channel']).nullish().catch('groupChat'),
		tenantId: z.string().nullish(),
		isGroup: z.boolean().nullish(),
	}),
	channelData: z
		.looseObject({ tenant: z.looseObject({ id: z.string() }).nullish().catch(null) })
		.nullish()
		.catch(null),
	locale: z.string().nullish(),
	localTimezone: z.string().nullish(),
	text: z.string().nullish(),
	timestamp: z.string().nullish().catch(null),
	entities: z.array(z.unknown()).nullish().catch(null),
	replyToId: z.string().nullish(),
	name: z.string().nullish(),
	action: z.string().nullish(),
});

export type Activity = z.infer<typeof activitySchema>;

/** Undefined where it is no activity. */
export function parseActivity(body: unknown): Activity | undefined {
	const parsed = activitySchema.safeParse(body);
	return parsed.success ? parsed.data : undefined;
}

/** Where it comes from; a tenant that is named twice has to be the same. */
export function tenantOf({ conversation, channelData }: Activity): string | undefined {
	const [said, too] = [conversation.tenantId, channelData?.tenant?.id];
	return said && too && said !== too ? undefined : (too ?? said ?? undefined);
}

interface Happened extends Standing {
	/** Of the activity: a redelivery carries the same. */
	activity: string;
	/** When it happened, ISO in UTC. */
	at: string;
}

export type Heard = Happened &
	(
		| { kind: 'said'; text: string; mentioned: boolean; others: boolean }
		| { kind: 'pressed'; token: string; fields?: Readonly<Record<string, string>>; back: boolean; message?: string }
		| { kind: 'rated'; helpful: boolean; comment: string; message?: string }
		| { kind: 'searched'; command: string; text: string; skip: number }
		| { kind: 'installed' }
		| { kind: 'removed' }
		| { kind: 'mixed' }
		| { kind: 'asked'; name: string }
	);

/** Undefined for what is none of our business: reactions, edits. */
export function parseHeard(activity: Activity, app: string): Heard | undefined {
	const { from, locale, localTimezone: zone } = activity;
	const happened: Happened = {
		activity: activity.id,
		at: timeOf(activity),
		id: from.id,
		person: from.aadObjectId ?? from.id,
		target: targetOf(activity, app),
		...(locale ? { locale } : {}),
		...(zone ? { zone } : {}),
		...(from.name ? { name: from.name } : {}),
	};
	switch (activity.type) {
		case 'message':
			return { ...happened, kind: 'said', ...wordsOf(activity) };
		case 'invoke':
			return { ...happened, ...invoked(activity) };
		case 'installationUpdate':
			if (activity.action === 'add') return { ...happened, kind: 'installed' };
			return activity.action === 'remove' ? { ...happened, kind: 'removed' } : undefined;
		case 'conversationUpdate':
			if (leaves(activity)) return { ...happened, kind: 'removed' };
			return activity.membersAdded || activity.membersRemoved ? { ...happened, kind: 'mixed' } : undefined;
		default:
			return undefined;
	}
}

function timeOf({ timestamp }: Activity): string {
	const at = new Date(timestamp ?? Date.now());
	return (Number.isNaN(at.getTime()) ? new Date() : at).toISOString();
}

/** Where to answer. */
export function targetOf(activity: Activity, app: string): Target {
	const { conversation, serviceUrl, recipient } = activity;
	const [base = '', thread] = conversation.id.split(';messageid=');
	const kind: Kind = conversation.conversationType ?? (conversation.isGroup ? 'groupChat' : 'personal');
	return {
		app,
		serviceUrl,
		tenant: tenantOf(activity) ?? '',
		conversation: base,
		kind,
		bot: recipient.id,
		...(kind === 'channel' && thread ? { thread } : {}),
	};
}

/** The words without the names of those who are called; the bot's own goes, others' stay. */
function wordsOf({ text, entities, recipient }: Activity) {
	const mentions = (entities ?? []).flatMap((entity) => {
		const parsed = mentionSchema.safeParse(entity);
		return parsed.success ? [parsed.data] : [];
	});
	const own = mentions.filter(({ mentioned }) => mentioned.id === recipient.id);
	const rest = own.reduce((said, mention) => said.replaceAll(mention.text, ' '), text ?? '');
	return { text: typed(rest), mentioned: own.length > 0, others: mentions.length > own.length };
}

const mentionSchema = z.looseObject({
	type: z.literal('mention'),
	text: z.string().min(1),
	mentioned: z.looseObject({ id: z.string() }),
});

function leaves(activity: Activity): boolean {
	const gone = z.array(z.looseObject({ id: z.string() })).safeParse(activity.membersRemoved);
	return gone.success && gone.data.some(({ id }) => id === activity.recipient.id);
}

const actionSchema = z.looseObject({ action: z.looseObject({ data: z.record(z.string(), z.unknown()) }) });
const ratingSchema = z.looseObject({
	actionName: z.literal('feedback'),
	actionValue: z.looseObject({ reaction: z.enum(['like', 'dislike']), feedback: z.unknown() }),
});
const querySchema = z.looseObject({
	commandId: z.string().default(''),
	parameters: z.array(z.looseObject({ name: z.string(), value: z.unknown() })).default([]),
	queryOptions: z.looseObject({ skip: z.number().int().min(0).catch(0) }).default({ skip: 0 }),
});

/** What a person did that waits for an answer. */
function invoked({ name, value, replyToId }: Activity & { value?: unknown }) {
	const message = replyToId ? { message: replyToId } : {};
	const action = name === 'adaptiveCard/action' ? actionSchema.safeParse(value) : undefined;
	if (action?.success) return { kind: 'pressed' as const, ...pressOf(action.data.action.data), ...message };
	const rating = name === 'message/submitAction' ? ratingSchema.safeParse(value) : undefined;
	if (rating?.success) {
		const { reaction, feedback } = rating.data.actionValue;
		return { kind: 'rated' as const, helpful: reaction === 'like', comment: commentOf(feedback), ...message };
	}
	const query = name === 'composeExtension/query' ? querySchema.safeParse(value) : undefined;
	if (query?.success) {
		const { commandId: command, parameters, queryOptions } = query.data;
		const given = parameters.find((one) => one.name !== 'initialRun')?.value;
		return {
			kind: 'searched' as const,
			command,
			text: typeof given === 'string' ? given : '',
			skip: queryOptions.skip,
		};
	}
	return { kind: 'asked' as const, name: name ?? '' };
}

/** Of all that comes with a button only its token is used, and what was typed into its form. */
function pressOf({ press, form, back, ...typedIn }: Json) {
	const fields = Object.entries(typedIn).flatMap(([name, value]) =>
		typeof value === 'string' ? [[name, value.slice(0, LONGEST)] as const] : [],
	);
	return {
		token: typeof press === 'string' ? press.slice(0, 100) : '',
		back: back === true,
		...(form === true ? { fields: Object.fromEntries(fields) } : {}),
	};
}

const LONGEST = 4000;

/** Teams sends JSON in a string, the Playground plain text. */
function commentOf(feedback: unknown): string {
	if (typeof feedback !== 'string') return '';
	const told = jsonOf(feedback);
	const feedbackText = told ? told.feedbackText : feedback;
	return typeof feedbackText === 'string' ? feedbackText.slice(0, LONGEST) : '';
}
