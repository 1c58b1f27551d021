/** The app, where it is installed, and the tokens it may use there. */

import { type AppSeed, SCOPES } from './app.js';
import type { Clock } from './clock.js';
import { refuse } from './refusal.js';
import type { Channel, Enterprise, World } from './world.js';

export interface Installation {
	team?: string;
	enterprise?: Enterprise;
	botUser: string;
	botId: string;
	scopes: ReadonlySet<string>;
	/** Of the latest token. */
	token: string;
	installer: string;
	gone: boolean;
}

export interface Token {
	value: string;
	kind: 'bot' | 'app';
	installation?: Installation;
	revoked: boolean;
	/** Epoch milliseconds. */
	expires?: number;
}

export interface InstallSeed {
	/** An id in the world; without one the enterprise is installed to as a whole. */
	team?: string;
	enterprise?: Enterprise;
	scopes?: readonly string[];
	installer?: string;
	token?: string;
}

export interface Issued {
	installation: Installation;
	token: string;
	/** Only with rotation. */
	refreshToken?: string;
}

export interface Tokens {
	app: AppSeed;
	appToken: string;
	installations: readonly Installation[];
	install(seed?: InstallSeed): Issued;
	/** Undefined for an unknown one. Each works once. */
	refresh(refreshToken: string): Issued | undefined;
	/** Throws not_authed, invalid_auth, token_revoked, token_expired, account_inactive. */
	check(value: string | undefined): Token;
	revoke(value: string): void;
	/** Tokens of it answer account_inactive from now on. */
	uninstall(installation: Installation): void;
	/** The installation that receives what happens in this workspace. */
	at(team: string): Installation | undefined;
	/** True for the channel's workspace and, installed to an organisation, all of its workspaces. */
	reaches(installation: Installation, channel: Channel): boolean;
}

const TWELVE_HOURS = 43_200_000;

export function createTokens(world: World, clock: Clock, app: AppSeed): Tokens {
	const tokens = new Map<string, Token>();
	const refreshes = new Map<string, Installation>();
	const installations: Installation[] = [];
	const appToken = `xapp-1-${app.id}-${clock.secret(24)}`;
	tokens.set(appToken, { value: appToken, kind: 'app', revoked: false });

	function issue(installation: Installation, given?: string): Issued {
		const token = given ?? `${app.rotation ? 'xoxe.xoxb-1' : 'xoxb'}-${clock.secret(40)}`;
		const expires = app.rotation ? { expires: clock.now() + TWELVE_HOURS } : {};
		tokens.set(token, { value: token, kind: 'bot', installation, revoked: false, ...expires });
		installation.token = token;
		if (!app.rotation) return { installation, token };
		const refreshToken = `xoxe-1-${clock.secret(40)}`;
		refreshes.set(refreshToken, installation);
		return { installation, token, refreshToken };
	}

	const same = (one: Installation, seed: InstallSeed) =>
		one.team === seed.team && (seed.team !== undefined || one.enterprise?.id === seed.enterprise?.id);

	return {
		app,
		appToken,
		installations,
		install(seed = {}) {
			const team = seed.team ?? (seed.enterprise ? undefined : [...world.workspaces.keys()][0]);
			const place = { ...seed, ...(team !== undefined && { team }) };
			const old = installations.find((one) => same(one, place));
			if (old) {
				old.gone = false;
				old.scopes = new Set([...old.scopes, ...(seed.scopes ?? [])]);
				return issue(old, seed.token);
			}
			const installation = newInstallation(world, clock, app, place);
			installations.push(installation);
			return issue(installation, seed.token);
		},
		refresh(refreshToken) {
			const installation = refreshes.get(refreshToken);
			if (!installation || installation.gone) return undefined;
			refreshes.delete(refreshToken);
			return issue(installation);
		},
		check(value) {
			if (!value) throw refuse('not_authed');
			const token = tokens.get(value);
			if (!token) throw refuse('invalid_auth');
			if (token.installation?.gone) throw refuse('account_inactive');
			if (token.revoked) throw refuse('token_revoked');
			if (token.expires !== undefined && token.expires <= clock.now()) throw refuse('token_expired');
			return token;
		},
		revoke(value) {
			const token = tokens.get(value);
			if (token) token.revoked = true;
		},
		uninstall(installation) {
			installation.gone = true;
		},
		at(team) {
			const enterprise = world.workspaces.get(team)?.enterprise?.id;
			const here = installations.filter(({ gone }) => !gone);
			return (
				here.find((one) => one.team === team) ??
				here.find((one) => one.team === undefined && one.enterprise?.id === enterprise && enterprise !== undefined)
			);
		},
		reaches(installation, channel) {
			if (installation.team !== undefined)
				return installation.team === channel.team || channel.members.has(installation.botUser);
			return world.workspaces.get(channel.team)?.enterprise?.id === installation.enterprise?.id;
		},
	};
}

function newInstallation(world: World, clock: Clock, app: AppSeed, seed: InstallSeed): Installation {
	const enterprise = seed.enterprise ?? world.workspaces.get(seed.team ?? '')?.enterprise;
	const bot = world.addUser({
		...(seed.team !== undefined && { team: seed.team }),
		name: app.name.toLowerCase(),
		real_name: app.name,
		is_bot: true,
	});
	return {
		...(seed.team !== undefined && { team: seed.team }),
		...(enterprise && { enterprise }),
		botUser: bot.id,
		botId: clock.id('B'),
		scopes: new Set(seed.scopes ?? SCOPES),
		token: '',
		installer: seed.installer ?? [...world.users.values()].find((user) => !user.is_bot)?.id ?? '',
		gone: false,
	};
}
