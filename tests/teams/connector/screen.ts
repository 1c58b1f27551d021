/** What a person in a conversation sees: text, cards, citations, labels and buttons, as they are now. */

import { CARD } from './activity.js';
import { type Claim, claimsOf, entitiesOf, ROOT } from './entity.js';
import { isRecord, type Json, word } from './rule.js';
import type { Message, Place, StreamState, User, World } from './world.js';

export interface Button {
	title: string;
	/** `Action.Execute`, `Action.Submit`, `Action.OpenUrl` …, of a card; `imBack` for a suggested action. */
	type: string;
	action: Json;
}

export interface Shown {
	id: string;
	place: Place;
	thread?: string;
	from: 'bot' | User;
	text: string;
	textFormat: string;
	/** Contents of Adaptive Cards, as this person sees them. */
	cards: Json[];
	/** Attachments that are not Adaptive Cards. */
	attachments: Json[];
	citations: (Claim['appearance'] & { position: number })[];
	/** „KI-generiert“ beside the name. */
	aiLabel: boolean;
	sensitivity?: string;
	/** The two thumbs below the message. */
	feedback?: 'default' | 'custom';
	buttons: Button[];
	suggested: string[];
	mentions: string[];
	stream?: StreamState;
	edited: boolean;
	at: number;
	/** As it came over the wire. */
	activity: Json;
	/** Earlier states over the wire. */
	history: Json[];
}

const list = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isRecord) : []);

/** Every button of a card that can be pressed as it is drawn first: not inside hidden parts. */
export function buttonsOf(card: unknown): Button[] {
	if (Array.isArray(card)) return card.flatMap(buttonsOf);
	if (!isRecord(card) || card.isVisible === false) return [];
	const own = typeof card.type === 'string' && card.type.startsWith('Action.') && card.isEnabled !== false;
	const inner = Object.entries(card)
		.filter(([name]) => !['data', 'fallback', 'refresh'].includes(name))
		.flatMap(([, value]) => (typeof value === 'object' ? buttonsOf(value) : []));
	return own ? [{ title: word(card.title), type: word(card.type), action: card }, ...inner] : inner;
}

function cardsFor({ activity, exchanged }: Message, user: User | undefined): Json[] {
	const mine = user && exchanged.get(user.id);
	if (mine) return [mine];
	return list(activity.attachments)
		.filter(({ contentType }) => contentType === CARD)
		.map(({ content }) => content as Json);
}

function show(message: Message, user: User | undefined, latest: boolean): Shown {
	const { id, place, from, activity, at, thread, stream, history } = message;
	const root = entitiesOf(activity, ROOT)[0];
	const data = isRecord(activity.channelData) ? activity.channelData : {};
	const loop = isRecord(data.feedbackLoop) ? data.feedbackLoop.type : data.feedbackLoopEnabled === true && 'default';
	/** Suggested actions go away with the next message. */
	const suggested = latest && isRecord(activity.suggestedActions) ? list(activity.suggestedActions.actions) : [];
	const cards = cardsFor(message, user);
	const running = stream && stream.state !== 'final' && history.length === 0;
	return {
		id,
		place,
		from,
		text: running && stream.content !== '' ? stream.content : word(activity.text),
		textFormat: word(activity.textFormat ?? 'markdown'),
		cards,
		attachments: list(activity.attachments).filter(({ contentType }) => contentType !== CARD),
		citations: claimsOf(activity).map(({ position, appearance }) => ({ position, ...appearance })),
		aiLabel: Array.isArray(root?.additionalType) && root.additionalType.includes('AIGeneratedContent'),
		buttons: [
			...cards.flatMap(buttonsOf),
			...suggested.map((action) => ({ title: word(action.title), type: word(action.type), action })),
		],
		suggested: suggested.map(({ title }) => word(title)),
		mentions: entitiesOf(activity, 'mention').map((mention) => word((mention.mentioned as Json).id)),
		edited: history.length > 0,
		at,
		activity,
		history: history.map((update) => update.activity),
		...(thread === undefined ? {} : { thread }),
		...(stream ? { stream } : {}),
		...(loop === 'default' || loop === 'custom' ? { feedback: loop } : {}),
		...(isRecord(root?.usageInfo) ? { sensitivity: word(root.usageInfo.name) } : {}),
	};
}

export interface View {
	/** Whose eyes; cards may differ by person. */
	as?: User;
	/** Root message of a channel's thread. */
	thread?: string;
}

export const screenOf = (world: World, place: Place, { as, thread }: View = {}): Shown[] => {
	const there = world.inPlace(place).filter((message) => !message.deleted);
	return there
		.filter((message) => thread === undefined || message.thread === thread || message.id === thread)
		.map((message) => show(message, as, message === there.at(-1)));
};
