/** auth.*, apps.*, oauth.v2.access, api.test. */

import { compact, type Data, textOf } from '../json.js';
import { refuse } from '../refusal.js';
import type { Issued } from '../tokens.js';
import type { Call, Method } from './method.js';

const test: Method = {
	spec: {},
	run({ state, installation }) {
		const team = state.world.workspaces.get(installation.team ?? '');
		const place = team ?? {
			id: installation.enterprise?.id ?? '',
			name: installation.enterprise?.name ?? '',
			domain: 'organisation',
		};
		return compact({
			url: `https://${place.domain}.slack.com/`,
			team: place.name,
			user: state.world.users.get(installation.botUser)?.name,
			team_id: place.id,
			user_id: installation.botUser,
			bot_id: installation.botId,
			enterprise_id: installation.enterprise?.id,
			is_enterprise_install: installation.team === undefined,
		});
	},
};

const revoke: Method = {
	spec: { test: 'boolean' },
	run({ state, token, args }) {
		if (args.test !== true) state.tokens.revoke(token);
		return { revoked: args.test !== true };
	},
};

function checkClient({ state, args, basic }: Call): void {
	const { app } = state.tokens;
	if ((basic?.id ?? args.client_id) !== app.clientId) throw refuse('invalid_client_id');
	if ((basic?.secret ?? args.client_secret) !== app.clientSecret) throw refuse('bad_client_secret');
}

const uninstall: Method = {
	spec: { client_id: 'string!', client_secret: 'string!' },
	run(call) {
		checkClient(call);
		call.state.tokens.uninstall(call.installation);
		return {};
	},
};

/** A code works once, for ten minutes. */
export interface Grant {
	redirectUri: string | undefined;
	made: number;
	issue(): Issued;
}
export type Grants = Map<string, Grant>;

/** @param grants codes the consent page has handed out */
export function accessMethods(grants: Grants, openSocket: () => string): Readonly<Record<string, Method>> {
	const access: Method = {
		token: 'none',
		spec: {
			client_id: 'string',
			client_secret: 'string',
			code: 'string',
			code_verifier: 'string',
			grant_type: 'string',
			redirect_uri: 'string',
			refresh_token: 'string',
		},
		run(call) {
			checkClient(call);
			const { args } = call;
			if (args.grant_type === 'refresh_token') return refreshed(call);
			if (args.grant_type !== undefined && args.grant_type !== 'authorization_code') throw refuse('invalid_grant_type');
			return exchanged(call, grants);
		},
	};
	const open: Method = { token: 'app', spec: {}, run: () => ({ url: openSocket() }) };
	const api: Method = {
		token: 'none',
		spec: { error: 'string', foo: 'string' },
		run({ args }) {
			if (args.error !== undefined) throw refuse(textOf(args.error), [], { args });
			return { args };
		},
	};
	return {
		'auth.test': test,
		'auth.revoke': revoke,
		'apps.uninstall': uninstall,
		'apps.connections.open': open,
		'oauth.v2.access': access,
		'api.test': api,
	};
}

const CODE_LIFE = 600_000;

function exchanged({ state, args }: Call, grants: Grants): Data {
	const code = textOf(args.code);
	const grant = grants.get(code);
	if (!grant || state.clock.now() - grant.made > CODE_LIFE) throw refuse('invalid_code');
	if (grant.redirectUri !== undefined && grant.redirectUri !== args.redirect_uri) throw refuse('bad_redirect_uri');
	grants.delete(code);
	const issued = grant.issue();
	const { installation } = issued;
	const team = state.world.workspaces.get(installation.team ?? '');
	return {
		...tokenFields(issued),
		app_id: state.tokens.app.id,
		authed_user: { id: installation.installer },
		team: team ? { id: team.id, name: team.name } : null,
		enterprise: installation.enterprise ? { id: installation.enterprise.id, name: installation.enterprise.name } : null,
		is_enterprise_install: installation.team === undefined,
	};
}

function refreshed({ state, args }: Call): Data {
	const issued = state.tokens.refresh(textOf(args.refresh_token));
	if (!issued) throw refuse('invalid_refresh_token');
	const { installation } = issued;
	const team = state.world.workspaces.get(installation.team ?? '');
	return {
		...tokenFields(issued),
		app_id: state.tokens.app.id,
		team: team ? { id: team.id, name: team.name } : null,
		enterprise: installation.enterprise ?? null,
		is_enterprise_install: installation.team === undefined,
	};
}

const tokenFields = ({ installation, token, refreshToken }: Issued): Data => ({
	access_token: token,
	token_type: 'bot',
	scope: [...installation.scopes].join(','),
	bot_user_id: installation.botUser,
	...(refreshToken !== undefined && { refresh_token: refreshToken, expires_in: 43_200 }),
});
