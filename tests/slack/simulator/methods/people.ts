/** users.info, users.list, team.info. */

import { compact, type Data, textOf } from '../json.js';
import { refuse } from '../refusal.js';
import type { State } from '../state.js';
import type { User } from '../world.js';
import { type Call, type Method, page, userOf } from './method.js';

/** A user object: docs.slack.dev/reference/objects/user-object */
export function userPayload(state: State, user: User, withLocale: boolean): Data {
	const enterprise = state.world.workspaces.get(user.team)?.enterprise;
	const guest = user.role === 'guest' || user.role === 'single-channel guest';
	return compact({
		id: user.id,
		team_id: user.team,
		name: user.name,
		deleted: user.deleted,
		real_name: user.real_name,
		tz: 'Europe/Berlin',
		tz_label: 'Central European Time',
		tz_offset: 3600,
		profile: { real_name: user.real_name, display_name: user.name, team: user.team, image_72: '' },
		is_admin: user.role === 'admin' || user.role === 'owner',
		is_owner: user.role === 'owner',
		is_primary_owner: user.role === 'owner',
		is_restricted: guest,
		is_ultra_restricted: user.role === 'single-channel guest',
		is_bot: user.is_bot,
		is_stranger: user.is_stranger ? true : undefined,
		is_app_user: false,
		updated: 1_700_000_000,
		locale: withLocale ? user.locale : undefined,
		enterprise_user: enterprise && {
			id: user.id,
			enterprise_id: enterprise.id,
			enterprise_name: enterprise.name,
			teams: [user.team],
		},
	});
}

const info: Method = {
	spec: { user: 'string!', include_locale: 'boolean' },
	scopes: ['users:read'],
	run(call) {
		const user = userOf(call, call.args.user);
		if (user.hidden) throw refuse('user_not_visible');
		return { user: userPayload(call.state, user, call.args.include_locale === true) };
	},
};

const list: Method = {
	spec: { limit: 'integer', cursor: 'string', include_locale: 'boolean', team_id: 'string' },
	scopes: ['users:read'],
	run(call) {
		const { state, args, installation } = call;
		const team = installation.team ?? args.team_id;
		if (team === undefined) throw refuse('missing_argument', ['[ERROR] team_id is required with an org token']);
		const all = [...state.world.users.values()].filter((user) => user.team === team && !user.hidden);
		const { items, next_cursor } = page(all, args, 1000);
		return {
			members: items.map((user) => userPayload(state, user, args.include_locale === true)),
			cache_ts: Math.floor(state.clock.now() / 1000),
			response_metadata: { next_cursor },
		};
	},
};

const team: Method = {
	spec: { team: 'string', domain: 'string' },
	scopes: ['team:read'],
	run(call: Call) {
		const { state, args, installation } = call;
		const id = textOf(args.team ?? args.team_id ?? installation.team);
		const workspace = state.world.workspaces.get(id);
		if (!workspace) throw refuse('team_not_found');
		const { enterprise, ...rest } = workspace;
		return { team: { ...rest, ...(enterprise && { enterprise_id: enterprise.id, enterprise_name: enterprise.name }) } };
	},
};

export const PEOPLE: Readonly<Record<string, Method>> = { 'users.info': info, 'users.list': list, 'team.info': team };
