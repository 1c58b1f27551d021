/** What Teams takes from a bot as an activity. Strict: an unknown field, a card that is not one, a label in the wrong place are refused. */

import { adaptiveCard } from './card.js';
import { entitiesOf, entityFaults, ROOT } from './entity.js';
import {
	all,
	anything,
	faultsOf,
	filled,
	flag,
	integer,
	isRecord,
	type Json,
	list,
	needed,
	oneOf,
	type Rule,
	record,
	type Shape,
	text,
	time,
	webAddress,
	word,
} from './rule.js';

export const CARD = 'application/vnd.microsoft.card.adaptive';

const cardAction = record({
	type: needed(oneOf('imBack', 'messageBack', 'openUrl', 'invoke', 'signin')),
	title: needed(filled),
	value: anything,
	text: text(),
	displayText: text(),
	image: webAddress,
});
const heroCard = record({
	title: text(),
	subtitle: text(),
	text: text(),
	images: list(record({ url: needed(webAddress), alt: text() })),
	buttons: list(cardAction, { max: 6 }),
	tap: cardAction,
});
const CARDS: Readonly<Record<string, Rule>> = {
	[CARD]: adaptiveCard,
	'application/vnd.microsoft.card.hero': heroCard,
	'application/vnd.microsoft.card.thumbnail': heroCard,
};

export const attachment: Rule = (value, path, tell) => {
	if (!isRecord(value)) return tell(path, 'must be an object');
	const kind = word(value.contentType);
	const content = CARDS[kind];
	if (!content && !/^image\/(png|jpeg|gif)$/.test(kind))
		return tell(`${path}.contentType`, `is ${kind}, which is unknown here`);
	record({
		contentType: filled,
		name: text(),
		thumbnailUrl: webAddress,
		...(content ? { content: needed(content) } : { contentUrl: needed(webAddress) }),
	})(value, path, tell);
};

const account = record({ id: needed(filled), name: text(), aadObjectId: filled, role: filled });
const conversation = record({
	id: needed(filled),
	name: text(),
	isGroup: flag,
	conversationType: oneOf('personal', 'groupChat', 'channel'),
	tenantId: filled,
	aadObjectId: filled,
	role: filled,
});

/** Fields that say where an activity belongs; every kind of activity may have them. */
const ADDRESS: Shape = {
	type: needed(oneOf('message', 'typing')),
	id: filled,
	timestamp: time,
	localTimestamp: time,
	localTimezone: text(),
	serviceUrl: webAddress,
	channelId: oneOf('msteams'),
	from: account,
	recipient: account,
	conversation,
	replyToId: filled,
	locale: text(),
	inputHint: oneOf('acceptingInput', 'ignoringInput', 'expectingInput'),
	text: text(),
	textFormat: oneOf('plain', 'markdown', 'xml'),
	entities: anything,
};
const stream: Shape = {
	streamId: filled,
	streamType: oneOf('informative', 'streaming', 'final'),
	streamSequence: integer(1),
};
const typing = record({ ...ADDRESS, channelData: record(stream) });
const message = record({
	...ADDRESS,
	summary: text(),
	speak: text(),
	importance: oneOf('low', 'normal', 'high'),
	deliveryMode: oneOf('normal', 'notification'),
	attachmentLayout: oneOf('list', 'carousel'),
	attachments: list(attachment, { max: 10 }),
	suggestedActions: record({
		to: list(filled),
		actions: needed(
			list(record({ type: needed(oneOf('imBack')), title: needed(filled), value: needed(filled) }), { min: 1, max: 6 }),
		),
	}),
	channelData: record({
		...stream,
		feedbackLoop: record({ type: needed(oneOf('default', 'custom')) }),
		feedbackLoopEnabled: flag,
		notification: record({ alert: flag }),
		tenant: record({ id: needed(filled) }),
	}),
});

export interface Where {
	personal: boolean;
	conversation: string;
	bot: string;
	members: readonly string[];
}

/** What does not fit the place the activity is sent to. */
function misplaced(activity: Json, { personal, conversation: id, bot }: Where): string[] {
	const faults: string[] = [];
	const { from, conversation: where } = activity;
	if (isRecord(from) && from.id !== bot) faults.push(`from.id must be ${bot}.`);
	if (isRecord(where) && where.id !== id) faults.push('conversation.id is not the one of the address.');
	if (activity.suggestedActions && !personal) faults.push('Suggested actions are only for personal chats.');
	return faults;
}

const has = (value: unknown) =>
	typeof value === 'string' ? value.trim() !== '' : Array.isArray(value) && value.length > 0;

function empty(activity: Json, streamed: boolean): string[] {
	/** Teams accepts it, but parts it into two messages and tells the id of neither. */
	const both = has(activity.text) && has(activity.attachments);
	if (activity.type === 'message' && both)
		return ['Text and attachments become two messages without an id; send them apart.'];
	if (activity.type === 'message')
		return has(activity.text) || has(activity.attachments) ? [] : ['The message has neither text nor attachments.'];
	if (streamed && !has(activity.text)) return ['Start streaming activities should include text'];
	return !streamed && has(activity.text) ? ['A typing indicator has no text.'] : [];
}

/** Labels, buttons and cards are for the end of a stream. */
function early(activity: Json): string[] {
	const root = entitiesOf(activity, ROOT)[0];
	return root?.additionalType || root?.usageInfo ? ['Labels are allowed in the final message of a stream only.'] : [];
}

/** All that Teams would refuse about an activity, as sentences; empty if it is fine. */
export function activityFaults(activity: unknown, where: Where): string[] {
	if (!isRecord(activity)) return ['The body must be an activity.'];
	const shape = faultsOf(activity.type === 'typing' ? typing : message, activity, 'activity');
	if (shape.length > 0) return shape;
	const streamed = entitiesOf(activity, 'streaminfo').length > 0;
	return [
		...entityFaults(activity, where.members),
		...misplaced(activity, where),
		...empty(activity, streamed),
		...(activity.type === 'typing' ? early(activity) : []),
	];
}

export const conversationParameters: Rule = all(
	record({
		isGroup: flag,
		bot: account,
		members: list(account),
		topicName: text(),
		tenantId: filled,
		activity: anything,
		channelData: record({
			tenant: record({ id: needed(filled) }),
			channel: record({ id: needed(filled), name: text() }),
			team: record({ id: needed(filled), name: text(), aadGroupId: filled }),
		}),
	}),
);
