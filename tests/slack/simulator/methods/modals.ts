/** views.open, push, update, publish. */

import { type Data, dataList, isText, textOf } from '../json.js';
import { checkView } from '../kit/surfaces.js';
import { refuse } from '../refusal.js';
import { type State, withIds } from '../state.js';
import { type OpenView, viewPayload } from '../views.js';
import { type Call, invalid, type Method } from './method.js';

const LARGEST = 250_000;

export function readView(state: State, given: unknown, surface: 'modal' | 'home', path = '/view'): Data {
	if (JSON.stringify(given).length > LARGEST) throw refuse('view_too_large');
	const { error, messages, view } = checkView(given, surface, path);
	if (error) throw refuse(error, messages);
	withIds(state, dataList(view.blocks));
	return view;
}

const answer = ({ state, installation }: Call, open: OpenView): Data => ({
	view: viewPayload(open, { appId: state.tokens.app.id, botId: installation.botId }),
});

/** A malformed view does not use up the trigger: Slack checks arguments first. */
function opener(how: 'open' | 'push'): Method {
	return {
		spec: { trigger_id: 'string', interactivity_pointer: 'string', view: 'object!' },
		run(call) {
			const { state, args } = call;
			const view = readView(state, args.view, 'modal');
			if (!isText(args.trigger_id)) throw invalid(call.method, 'missing required field: trigger_id');
			const trigger = state.views.exchange(args.trigger_id);
			return answer(call, how === 'open' ? state.views.open(trigger, view) : state.views.push(trigger, view));
		},
	};
}

const update: Method = {
	spec: { view: 'object!', view_id: 'string', external_id: 'string', hash: 'string' },
	run(call) {
		const { state, args } = call;
		if ((args.view_id === undefined) === (args.external_id === undefined))
			throw invalid(call.method, 'either view_id or external_id is required');
		const found = state.views.find(
			args.view_id === undefined ? { external_id: textOf(args.external_id) } : { view_id: textOf(args.view_id) },
		);
		const surface = found?.view.type === 'home' ? 'home' : 'modal';
		const view = readView(state, args.view, surface);
		if (!found) throw refuse('not_found');
		return answer(call, state.views.update(found, view, isText(args.hash) ? args.hash : undefined));
	},
};

const publish: Method = {
	spec: { user_id: 'string!', view: 'object!', hash: 'string', interactivity_pointer: 'string' },
	run(call) {
		const { state, args, installation } = call;
		const user = state.world.users.get(textOf(args.user_id));
		if (!user || user.is_bot) throw invalid(call.method, 'user_id: no such person');
		const view = readView(state, args.view, 'home');
		if (!state.tokens.app.homeTab) throw refuse('not_enabled');
		const team = installation.team ?? user.team;
		return answer(call, state.views.publish(user.id, team, view, isText(args.hash) ? args.hash : undefined));
	},
};

export const MODALS: Readonly<Record<string, Method>> = {
	'views.open': opener('open'),
	'views.push': opener('push'),
	'views.update': update,
	'views.publish': publish,
};
