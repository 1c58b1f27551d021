/** A person at Teams: says, presses, rates, installs, searches. */

import { createPost, type Delivery, type DeliveryParts, type Manner } from './deliver.js';
import type { TokenKind } from './forge.js';
import { installation, invoke, memberUpdate, messageFrom, reaction, type Said } from './incoming.js';
import { createPressing, idOf } from './press.js';
import type { Json } from './rule.js';
import type { Shown } from './screen.js';
import type { Place, User, World } from './world.js';

export interface Saying extends Manner, Said {}

export interface Searching extends Manner {
	command?: string;
	parameter?: string;
	skip?: number;
}

export function createDriver(world: World, parts: DeliveryParts) {
	const poster = createPost(parts);
	const { post, send, setting } = poster;

	async function say(place: Place, text: string, how: Saying = {}): Promise<Delivery> {
		const id = how.id ?? world.nextId();
		const thread = place.kind === 'channel' ? { thread: how.thread ?? id } : {};
		const own = setting(place, { ...how, id, ...thread });
		const activity = messageFrom(own, text, { mention: place.kind !== 'personal', ...how });
		const sound = (how.token ?? 'valid') === 'valid';
		if (sound && !world.byId.has(id))
			world.add({ id, place, from: own.from, activity, ...(how.thread === undefined ? {} : { thread: how.thread }) });
		return send(place, activity, how);
	}

	const ask = (place: Place, name: string, value: unknown, how: Manner) =>
		send(place, invoke(setting(place, how), name, value), how);
	const dialog =
		(name: string) =>
		(place: Place, data: Json, how: Manner = {}) =>
			ask(place, name, { data, context: { theme: 'default' } }, how);
	const members = (place: Place, change: 'membersAdded' | 'membersRemoved', id: string, how: Manner) =>
		send(place, memberUpdate(setting(place, how), change, [id]), how);

	return {
		post,
		say,
		...createPressing(world, poster, say),
		/** The same activity once more, as Teams does when an answer got lost. */
		redeliver: ({ activity, place }: Delivery, token?: TokenKind) => post(place, activity, token),
		/** The app is added: the bot hears it twice, as a member and as an installation. */
		async install(place: Place, how: Manner = {}): Promise<[Delivery, Delivery]> {
			delete place.closed;
			const heard = await members(place, 'membersAdded', place.app.botId, how);
			return [heard, await send(place, installation(setting(place, how), 'add'), how)];
		},
		/** The app is removed; from now on sending is refused. */
		uninstall(place: Place, how: Manner = {}): Promise<Delivery> {
			place.closed = 'uninstalled';
			return send(place, installation(setting(place, how), 'remove'), how);
		},
		addMember(place: Place, user: User, how: Manner = {}): Promise<Delivery> {
			place.members.push(user);
			return members(place, 'membersAdded', user.id, how);
		},
		removeMember(place: Place, user: User, how: Manner = {}): Promise<Delivery> {
			place.members = place.members.filter((one) => one !== user);
			return members(place, 'membersRemoved', user.id, how);
		},
		react(place: Place, message: Shown | string, type = 'like', how: Manner & { remove?: boolean } = {}) {
			const change = how.remove ? 'reactionsRemoved' : 'reactionsAdded';
			return send(place, reaction(setting(place, how), idOf(message) ?? '', type, change), how);
		},
		/** The search of the message extension. */
		search(place: Place, text: string, how: Searching = {}): Promise<Delivery> {
			const { command = 'search', parameter = 'query', skip = 0 } = how;
			const first = { name: 'initialRun', value: 'true' };
			const parameters = [text === '' ? first : { name: parameter, value: text }];
			const value = { commandId: command, parameters, queryOptions: { skip, count: 25 } };
			return ask(place, 'composeExtension/query', value, how);
		},
		fetchTask: dialog('task/fetch'),
		submitTask: dialog('task/submit'),
	};
}
