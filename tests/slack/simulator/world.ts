/** Who and what there is in Slack: workspaces, people, conversations. No tokens, no messages. */

import type { Clock } from './clock.js';

export interface Enterprise {
	id: string;
	name: string;
}
export interface Workspace {
	id: string;
	name: string;
	domain: string;
	enterprise?: Enterprise;
}
export interface User {
	id: string;
	/** The workspace the account belongs to; of another organisation for strangers. */
	team: string;
	name: string;
	real_name: string;
	/** As Slack sends it, for example de-DE. */
	locale: string;
	role: 'owner' | 'admin' | 'member' | 'guest' | 'single-channel guest';
	is_stranger: boolean;
	is_bot: boolean;
	deleted: boolean;
	/** Not shown to the app (user_not_visible). */
	hidden: boolean;
}
export type ChannelKind = 'channel' | 'group' | 'im' | 'mpim';
export interface Channel {
	id: string;
	/** Of the workspace that owns it. */
	team: string;
	name: string;
	kind: ChannelKind;
	members: Set<string>;
	is_archived: boolean;
	is_ext_shared: boolean;
	is_org_shared: boolean;
	is_pending_ext_shared: boolean;
	/** Direct messages: the person. */
	user?: string;
}

export type WorkspaceSeed = Partial<Workspace>;
export type UserSeed = Partial<User>;
export type ChannelSeed = Partial<Omit<Channel, 'members'>> & { members?: readonly string[] };

export interface World {
	workspaces: Map<string, Workspace>;
	users: Map<string, User>;
	channels: Map<string, Channel>;
	addWorkspace(seed?: WorkspaceSeed): Workspace;
	addUser(seed?: UserSeed): User;
	addChannel(seed?: ChannelSeed): Channel;
	/** The direct conversation of two, opened when there is none. */
	direct(bot: string, user: string): Channel;
	/** The one that is already there. */
	findDirect(bot: string, user: string): Channel | undefined;
}

const LETTER: Record<ChannelKind, string> = { channel: 'C', group: 'C', im: 'D', mpim: 'G' };

export function createWorld(clock: Clock): World {
	const workspaces = new Map<string, Workspace>();
	const users = new Map<string, User>();
	const channels = new Map<string, Channel>();
	const directs = new Map<string, Channel>();
	const home = () => [...workspaces.keys()][0] ?? '';
	const world: World = {
		workspaces,
		users,
		channels,
		addWorkspace(seed = {}) {
			const id = seed.id ?? clock.id('T');
			const workspace = { name: `Programm ${id.slice(-2)}`, domain: `programm-${id.slice(-2)}`, ...seed, id };
			workspaces.set(id, workspace);
			return workspace;
		},
		addUser(seed = {}) {
			const user = { ...blankUser(seed.id ?? clock.id('U'), home()), ...seed };
			users.set(user.id, user);
			return user;
		},
		addChannel(seed = {}) {
			const kind = seed.kind ?? 'channel';
			const channel = {
				...blankChannel(seed.id ?? clock.id(LETTER[kind]), home()),
				...seed,
				kind,
				members: new Set(seed.members),
			};
			channels.set(channel.id, channel);
			if (kind === 'im')
				for (const one of channel.members) if (one !== channel.user) directs.set(`${one} ${channel.user}`, channel);
			return channel;
		},
		direct: (bot, user) =>
			world.findDirect(bot, user) ?? world.addChannel(directSeed(bot, user, users.get(bot)?.team ?? home())),
		findDirect: (bot, user) => directs.get(`${bot} ${user}`),
	};
	return world;
}

const directSeed = (bot: string, user: string, team: string): ChannelSeed => ({
	kind: 'im',
	team,
	user,
	members: [bot, user],
	name: '',
});

const blankUser = (id: string, team: string): User => ({
	id,
	team,
	name: `person.${id.slice(-2)}`,
	real_name: `Person ${id.slice(-2)}`,
	locale: 'de-DE',
	role: 'member',
	is_stranger: false,
	is_bot: false,
	deleted: false,
	hidden: false,
});

const blankChannel = (id: string, team: string): Omit<Channel, 'kind' | 'members'> => ({
	id,
	team,
	name: `kanal-${id.slice(-2)}`,
	is_archived: false,
	is_ext_shared: false,
	is_org_shared: false,
	is_pending_ext_shared: false,
});
