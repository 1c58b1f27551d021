/** What the connector tells about people and teams. */

import { CLOSED, noConversation, Refusal } from './refusal.js';
import type { Json } from './rule.js';
import type { Place, Registration, User, World } from './world.js';

export const memberOf = (user: User, place: Place): Json => ({
	id: user.id,
	name: user.name,
	objectId: user.objectId,
	aadObjectId: user.objectId,
	givenName: user.givenName,
	surname: user.surname,
	email: user.email,
	userPrincipalName: user.email,
	tenantId: place.tenant,
	userRole: user.role,
});

export const membersOf = (place: Place) => place.members.map((user) => memberOf(user, place));

/** Pages of 50 to 500, whatever is asked for. */
export function pageOf(place: Place, query: URLSearchParams): Json {
	const size = Math.min(500, Math.max(50, Number(query.get('pageSize') ?? 200)));
	const from = Number(Buffer.from(query.get('continuationToken') ?? '', 'base64url').toString() || 0);
	const next = from + size;
	return {
		members: place.members.slice(from, next).map((user) => memberOf(user, place)),
		...(next < place.members.length ? { continuationToken: Buffer.from(String(next)).toString('base64url') } : {}),
	};
}

/** By Teams id, object id or address. */
export function memberBy(place: Place, id: string): Json {
	const user = place.members.find((one) => [one.id, one.objectId, one.email].includes(id));
	if (!user) throw new Refusal(404, 'MemberNotFoundInConversation', 'Member not found in conversation.');
	return memberOf(user, place);
}

function teamPlace(world: World, app: Registration, id: string) {
	const place = world.places.get(id);
	if (!place?.team) throw noConversation();
	if (place.app !== app || place.closed === 'uninstalled') throw CLOSED.uninstalled();
	return { place, team: place.team };
}

export function teamOf(world: World, app: Registration, id: string): Json {
	const { place, team } = teamPlace(world, app, id);
	return { ...team, type: 'standard', tenantId: place.tenant, channelCount: 1, memberCount: place.members.length };
}

/** The general channel has no name of its own. */
export function channelsOf(world: World, app: Registration, id: string): Json {
	return { conversations: [{ id: teamPlace(world, app, id).team.id, name: null }] };
}

/** The personal chat of a person and a bot; it exists once the bot is installed there. */
export function chatWith(world: World, app: Registration, id: string): Place {
	const found = [...world.places.values()].find(
		({ kind, app: own, members: [user] }) =>
			kind === 'personal' && own === app && [user?.id, user?.objectId].includes(id),
	);
	if (!found || found.closed === 'uninstalled')
		throw new Refusal(403, 'ForbiddenOperationException', 'Bot is not installed in user’s personal scope');
	return found;
}
