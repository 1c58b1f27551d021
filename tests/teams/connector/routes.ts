/** The connector's REST operations, once it is known who calls and where. */

import { activityFaults, conversationParameters } from './activity.js';
import { entitiesOf } from './entity.js';
import type { Operation } from './fault.js';
import { badRequest, CLOSED, noActivity, noConversation, notAllowed, Refusal, tooBig } from './refusal.js';
import { channelsOf, chatWith, memberBy, membersOf, pageOf, teamOf } from './roster.js';
import { faultsOf, isRecord, type Json } from './rule.js';
import type { Streams } from './stream.js';
import type { Message, Place, Registration, World } from './world.js';

/** Bytes. */
const MOST = 80 * 1024;

export interface Call {
	world: World;
	streams: Streams;
	app: Registration;
	place?: Place;
	/** As the address says it, with the thread. */
	conversation: string;
	activity: string;
	member: string;
	query: URLSearchParams;
	body: unknown;
	/** Bytes of the body. */
	size: number;
}

export interface Answer {
	status: number;
	body?: unknown;
}

export interface Route {
	method: string;
	path: RegExp;
	operation: Operation;
	work(call: Call): Answer;
}

type Placed = Call & { place: Place };

export const baseOf = (conversation: string) => conversation.split(';')[0] ?? '';
const threadOf = (conversation: string) => /;messageid=(\d+)$/.exec(conversation)?.[1];
const streamed = (activity: unknown) => isRecord(activity) && entitiesOf(activity, 'streaminfo').length > 0;

/** The bot's own message the address names. */
function named({ world, place, activity }: Placed): Message {
	const message = world.byId.get(activity);
	if (!message || message.place !== place || message.deleted) throw noActivity();
	if (message.from !== 'bot') throw new Refusal(403, 'NotEnoughPermissions', 'The message is not the bot’s own.');
	return message;
}

function checked({ place, app, body, size, conversation }: Placed): Json {
	if (size > MOST) throw streamed(body) ? notAllowed('Message size too large') : tooBig();
	const faults = activityFaults(body, {
		personal: place.kind === 'personal',
		conversation,
		bot: app.botId,
		members: [app.botId, ...place.members.map(({ id }) => id)],
	});
	if (faults.length > 0) throw badRequest(faults.join(' · '));
	return body as Json;
}

/**
 * Where in a channel a message belongs: the thread of the address, or of the message replied to. An id nobody knows is
 * no fault there: botbuilder makes one up when it writes unasked.
 */
function threadFor({ world, place, conversation, activity }: Placed): string | undefined {
	if (place.kind !== 'channel') {
		if (conversation !== place.id) throw noConversation();
		return undefined;
	}
	const root = threadOf(conversation);
	const start = root === undefined ? undefined : world.byId.get(root);
	if (conversation !== place.id && (start?.place !== place || start.thread !== undefined)) throw noConversation();
	const to = world.byId.get(activity);
	return root ?? (to?.place === place ? (to.thread ?? to.id) : undefined);
}

function send(call: Placed): Answer {
	const { world, streams, place } = call;
	const thread = threadFor(call);
	const activity = checked(call);
	if (streamed(activity)) return streams.take(place, activity);
	if (activity.type === 'typing') {
		world.typings.push({ place, at: Date.now() });
		return { status: 202, body: {} };
	}
	const { id } = world.add({ place, from: 'bot', activity, ...(thread === undefined ? {} : { thread }) });
	return { status: 201, body: { id } };
}

function update(call: Placed): Answer {
	threadFor(call);
	const message = named(call);
	const activity = checked(call);
	if (activity.type !== 'message' || streamed(activity))
		throw badRequest('Only a message takes the place of a message.');
	if (call.streams.running(call.place) === message) throw notAllowed('Content stream is not completed');
	message.history.push({ activity: message.activity, at: Date.now() });
	message.activity = activity;
	message.exchanged.clear();
	return { status: 200, body: { id: message.id } };
}

function remove(call: Placed): Answer {
	named(call).deleted = true;
	return { status: 200 };
}

interface Parameters {
	isGroup?: boolean;
	members?: { id: string }[];
	channelData?: { tenant?: { id: string }; channel?: { id: string } };
	tenantId?: string;
	activity?: unknown;
}

function startThread(call: Call, channel: string, activity: unknown): Answer {
	const place = call.world.places.get(channel);
	if (!place) throw noConversation();
	if (place.app !== call.app) throw CLOSED.uninstalled();
	if (place.closed) throw CLOSED[place.closed]();
	const { body } = send({ ...call, place, conversation: channel, activity: '', body: activity });
	const { id } = body as { id: string };
	return { status: 201, body: { id: `${channel};messageid=${id}`, activityId: id } };
}

function create(call: Call): Answer {
	const faults = faultsOf(conversationParameters, call.body, 'conversation');
	if (faults.length > 0) throw badRequest(faults.join(' · '));
	const { isGroup, members = [], channelData, tenantId, activity } = call.body as Parameters;
	if ((channelData?.tenant?.id ?? tenantId) !== call.app.tenant)
		throw badRequest('The tenant is missing, or not the bot’s.');
	if (channelData?.channel) return startThread(call, channelData.channel.id, activity);
	const [user, ...others] = members;
	if (!user || others.length > 0 || isGroup) throw badRequest('Incorrect conversation creation parameters');
	return { status: 201, body: { id: chatWith(call.world, call.app, user.id).id } };
}

const placed =
	(work: (call: Placed) => Answer) =>
	(call: Call): Answer => {
		if (!call.place) throw noConversation();
		return work({ ...call, place: call.place });
	};
const told =
	(read: (call: Placed) => unknown) =>
	(call: Call): Answer =>
		placed((one) => ({ status: 200, body: read(one) }))(call);

const IN = '/v3/conversations/(?<conversation>[^/]+)';
const ONE = `${IN}/activities/(?<activity>[^/]+)`;
const TEAM = '/v3/teams/(?<team>[^/]+)';
const TABLE: readonly [method: string, path: string, operation: Operation, work: (call: Call) => Answer][] = [
	['POST', '/v3/conversations', 'create', create],
	['POST', `${IN}/activities`, 'send', placed(send)],
	['POST', ONE, 'send', placed(send)],
	['PUT', ONE, 'update', placed(update)],
	['DELETE', ONE, 'delete', placed(remove)],
	['GET', `${IN}/members`, 'read', told(({ place }) => membersOf(place))],
	['GET', `${IN}/pagedmembers`, 'read', told(({ place, query }) => pageOf(place, query))],
	['GET', `${IN}/members/(?<member>[^/]+)`, 'read', told(({ place, member }) => memberBy(place, member))],
	['GET', TEAM, 'read', ({ world, app, conversation: id }) => ({ status: 200, body: teamOf(world, app, id) })],
	[
		'GET',
		`${TEAM}/conversations`,
		'read',
		({ world, app, conversation: id }) => ({ status: 200, body: channelsOf(world, app, id) }),
	],
];

export const ROUTES: readonly Route[] = TABLE.map(([method, path, operation, work]) => ({
	method,
	path: new RegExp(`^${path}$`),
	operation,
	work,
}));
