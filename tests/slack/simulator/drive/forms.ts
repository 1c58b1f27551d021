/** Modals a person sends or closes, and what the app's answer does to their screen. */

import { type Data, dataList, isData } from '../json.js';
import { readView } from '../methods/modals.js';
import { isRefusal } from '../refusal.js';
import type { State } from '../state.js';
import { type OpenView, viewPayload } from '../views.js';
import type { Delivery, Dispatch, SendOptions } from './delivery.js';
import { actor, type UserRef, userAt } from './people.js';
import { missingIn, type Values, valuesOf } from './values.js';

export interface Submitted extends Delivery {
	/** `failed`: not acknowledged, the person reads that something went wrong. `invalid`: the answer breaks a rule. */
	outcome: 'closed' | 'errors' | 'updated' | 'pushed' | 'cleared' | 'failed' | 'invalid';
	/** By block id, as shown beside the fields. */
	errors: Record<string, string>;
	/** Rules the answer broke. */
	problems: readonly string[];
}
type Effect = Pick<Submitted, 'outcome'> & Partial<Pick<Submitted, 'errors' | 'problems'>>;

export function createForms(state: State, dispatch: Dispatch) {
	function top(user: string): OpenView {
		const view = state.views.stack(user).at(-1);
		if (!view) throw new Error(`${user} has no modal open`);
		return view;
	}

	function effect(open: OpenView, { acknowledged, body, answer }: Delivery): Effect {
		if (!acknowledged) return { outcome: 'failed' };
		if (body === '') {
			state.views.close(open.user);
			return { outcome: 'closed' };
		}
		const invalid = (...problems: string[]): Effect => ({ outcome: 'invalid', problems });
		if (!isData(answer)) return invalid('the acknowledgement is neither empty nor JSON');
		if (Object.keys(answer).some((key) => !['response_action', 'errors', 'view'].includes(key)))
			return invalid('unknown fields in the acknowledgement');
		try {
			return applied(open, answer) ?? invalid(`response_action: ${String(answer.response_action)}`);
		} catch (error) {
			if (!isRefusal(error)) throw error;
			const { messages } = (error.refusal.response_metadata ?? {}) as { messages?: string[] };
			return invalid(error.refusal.error, ...(messages ?? []));
		}
	}

	function applied(open: OpenView, answer: Data): Effect | undefined {
		switch (answer.response_action) {
			case 'clear':
				state.views.close(open.user, true);
				return { outcome: 'cleared' };
			case 'update':
				state.views.update(open, readView(state, answer.view, 'modal'));
				return { outcome: 'updated' };
			case 'push':
				state.views.push({ user: open.user, team: open.team, from: open.id }, readView(state, answer.view, 'modal'));
				return { outcome: 'pushed' };
			case 'errors':
				return shownErrors(open, answer.errors);
			default:
				return undefined;
		}
	}

	return {
		/** Sends the topmost modal. Throws where Slack itself would not let the person send it. */
		async submit(by: UserRef, given: Values = {}, options: SendOptions = {}): Promise<Submitted> {
			const user = userAt(state, by);
			const open = top(user.id);
			const blocks = dataList(open.view.blocks);
			if (!isData(open.view.submit)) throw new Error('the modal has no button to send it');
			const values = valuesOf(blocks, given);
			const missing = missingIn(blocks, values);
			if (missing.length > 0) throw new Error(`Slack does not send the form: ${missing.join('; ')}`);
			const { fields, installation } = actor(state, user, open.team);
			const view = viewPayload(open, { appId: state.tokens.app.id, botId: installation.botId }, values);
			const trigger_id = state.views.trigger(user.id, open.team, open.id);
			const delivery = await dispatch(
				'interactive',
				{ type: 'view_submission', ...fields, trigger_id, view, response_urls: [] },
				options,
			);
			return { ...delivery, errors: {}, problems: [], ...effect(open, delivery) };
		},
		/** Closes the topmost modal, or all with `clear`; the app hears of it only if it asked to. */
		async closeView(
			by: UserRef,
			{ clear = false, ...options }: SendOptions & { clear?: boolean } = {},
		): Promise<Delivery | undefined> {
			const user = userAt(state, by);
			const open = top(user.id);
			const all = clear || open.view.clear_on_close === true;
			state.views.close(user.id, all);
			if (open.view.notify_on_close !== true) return undefined;
			const { fields, installation } = actor(state, user, open.team);
			const view = viewPayload(open, { appId: state.tokens.app.id, botId: installation.botId });
			return dispatch('interactive', { type: 'view_closed', ...fields, view, is_cleared: all }, options);
		},
	};
}

function shownErrors(open: OpenView, errors: unknown): Effect {
	const inputs = new Set(
		dataList(open.view.blocks)
			.filter(({ type }) => type === 'input')
			.map(({ block_id }) => block_id),
	);
	const entries = isData(errors) ? Object.entries(errors) : [];
	const wrong = entries.filter(([key, text]) => !inputs.has(key) || typeof text !== 'string' || text === '');
	if (entries.length === 0 || wrong.length > 0) {
		return {
			outcome: 'invalid',
			problems: [`errors must name input blocks of the view: ${wrong.map(([key]) => key).join(', ')}`],
		};
	}
	return { outcome: 'errors', errors: Object.fromEntries(entries) as Record<string, string> };
}
