/** The wrapping of events: docs.slack.dev/apis/events-api, «callback field overview». */

import { compact, type Data } from '../json.js';
import type { State } from '../state.js';
import type { Installation } from '../tokens.js';

export interface Place {
	/** The workspace the event is about. */
	team: string;
	channel?: string;
	/** Undefined fields are found out; these are for odd cases. */
	eventId?: string;
}

/** Events after which there is nobody left to authorize. */
const UNAUTHORISED = new Set(['app_uninstalled', 'tokens_revoked']);

export function installedAt(state: State, team: string): Installation {
	const found = state.tokens.at(team);
	if (!found) throw new Error(`the app is not installed in ${team}`);
	return found;
}

export function wrap(state: State, installation: Installation, event: Data, place: Place): Data {
	const { app } = state.tokens;
	const enterprise = installation.enterprise?.id ?? null;
	const shared = place.channel !== undefined && (state.world.channels.get(place.channel)?.is_ext_shared ?? false);
	const whole = installation.team === undefined;
	const context = { team: place.team, aid: app.id, ...(place.channel !== undefined && { cid: place.channel }) };
	const authorization = {
		enterprise_id: enterprise,
		team_id: whole ? null : place.team,
		user_id: installation.botUser,
		is_bot: true,
		is_enterprise_install: whole,
	};
	return compact({
		token: app.verification,
		team_id: place.team,
		context_team_id: place.team,
		context_enterprise_id: enterprise,
		enterprise_id: enterprise ?? undefined,
		api_app_id: app.id,
		event,
		type: 'event_callback',
		event_id: place.eventId ?? state.clock.id('Ev'),
		event_time: Math.floor(state.clock.now() / 1000),
		...(UNAUTHORISED.has(String(event.type))
			? { is_enterprise_install: whole ? true : undefined }
			: { authorizations: [authorization] }),
		is_ext_shared_channel: shared,
		event_context: `4-${Buffer.from(JSON.stringify(context)).toString('base64url')}`,
	});
}
