/** The world a test starts in: one workspace with all kinds of people and conversations, and what it adds to it. */

import type { State } from './state.js';
import type { Installation, InstallSeed } from './tokens.js';
import type { Channel, ChannelSeed, User, UserSeed, Workspace, WorkspaceSeed } from './world.js';

/** Added to what is always there; the same id takes the place of what was there. */
export interface Seeds {
	workspaces?: readonly WorkspaceSeed[];
	users?: readonly UserSeed[];
	channels?: readonly ChannelSeed[];
	/** Of the bot in the first workspace. */
	scopes?: readonly string[];
	installations?: readonly InstallSeed[];
	/** False: the app is nowhere, for tests of OAuth. */
	installed?: boolean;
}

export interface Inhabitants {
	team: Workspace;
	/** The first installation; without one a token that was never given. */
	botToken: string;
	botUser: string;
	installation: Installation | undefined;
	people: Record<'admin' | 'member' | 'other' | 'guest' | 'single' | 'stranger' | 'deleted', User>;
	places: Record<
		'channel' | 'private' | 'shared' | 'pending' | 'archived' | 'foreign' | 'secret' | 'im' | 'mpim',
		Channel
	>;
}

export function populate(state: State, seeds: Seeds): Inhabitants {
	const { world, tokens } = state;
	const [first, ...others] = seeds.workspaces ?? [];
	const team = world.addWorkspace({ name: 'Programmbüro', domain: 'programmbuero', ...first });
	for (const other of others) world.addWorkspace(other);
	const people = addPeople(state);
	const issued =
		seeds.installed === false
			? undefined
			: tokens.install({ team: team.id, ...(seeds.scopes && { scopes: seeds.scopes }) });
	const bot = issued?.installation.botUser ?? '';
	const places = addPlaces(state, people, bot);
	for (const user of seeds.users ?? []) world.addUser(user);
	for (const channel of seeds.channels ?? []) world.addChannel(channel);
	for (const installation of seeds.installations ?? []) tokens.install(installation);
	return { team, botToken: issued?.token ?? '', botUser: bot, installation: issued?.installation, people, places };
}

function addPeople({ world }: State): Inhabitants['people'] {
	return {
		admin: world.addUser({ name: 'adele', real_name: 'Adele Amt', role: 'admin' }),
		member: world.addUser({ name: 'mara', real_name: 'Mara Mitte' }),
		other: world.addUser({ name: 'otto', real_name: 'Otto Ort', locale: 'en-GB' }),
		guest: world.addUser({ name: 'gerd', real_name: 'Gerd Gast', role: 'guest' }),
		single: world.addUser({ name: 'elif', real_name: 'Elif Einzel', role: 'single-channel guest' }),
		stranger: world.addUser({ name: 'fred', real_name: 'Fred Fremd', team: 'T0FOREIGN', is_stranger: true }),
		deleted: world.addUser({ name: 'geist', real_name: 'Geist Gelöscht', deleted: true }),
	};
}

/** Where the bot is not: `foreign` (public) and `secret` (private). */
function addPlaces({ world }: State, people: Inhabitants['people'], bot: string): Inhabitants['places'] {
	const { admin, member, other, guest, single, stranger } = people;
	const staff = [admin.id, member.id, other.id];
	return {
		channel: world.addChannel({ name: 'innenstadt', members: [bot, ...staff] }),
		private: world.addChannel({ name: 'leitung', kind: 'group', members: [bot, ...staff] }),
		shared: world.addChannel({
			name: 'mit-gaesten',
			members: [bot, ...staff, guest.id, single.id, stranger.id],
			is_ext_shared: true,
		}),
		pending: world.addChannel({ name: 'bald-geteilt', members: [bot, ...staff], is_pending_ext_shared: true }),
		archived: world.addChannel({ name: 'alt', members: [bot, ...staff], is_archived: true }),
		foreign: world.addChannel({ name: 'ohne-bot', members: staff }),
		secret: world.addChannel({ name: 'geheim', kind: 'group', members: staff }),
		im: world.direct(bot, member.id),
		mpim: world.addChannel({ name: 'mpdm-mara--otto-1', kind: 'mpim', members: [bot, member.id, other.id] }),
	};
}
