/** Buttons, menus and feedback: block_actions with the values that were really posted. */

import { type Data, dataList, isData, textOf } from '../json.js';
import { interactiveIn } from '../kit/active.js';
import { optionsOf } from '../kit/texts.js';
import type { Message } from '../messages.js';
import { messagePayload } from '../methods/content.js';
import type { Replies } from '../replies.js';
import type { State } from '../state.js';
import { type OpenView, viewPayload } from '../views.js';
import type { Delivery, Dispatch, SendOptions } from './delivery.js';
import { actor, assertSees, channelName, teamOf, type UserRef, userAt } from './people.js';
import { valuesOf } from './values.js';

/** A label as the person reads it, or ids. */
export type Find = string | { action_id?: string | RegExp; label?: string; block_id?: string; value?: string };

export interface Pressed extends Delivery {
	triggerId: string;
	responseUrl?: string;
}

interface Hit {
	block: Data;
	element: Data;
	/** One of the two feedback buttons. */
	part?: Data;
}

const labelOf = (value: unknown) => textOf(isData(value) && isData(value.text) ? value.text.text : undefined);

/** Everything that can be pressed, feedback buttons one by one. */
function hitsIn(blocks: readonly Data[]): Hit[] {
	return interactiveIn(blocks).flatMap((hit): Hit[] =>
		hit.element.type === 'feedback_buttons'
			? [hit.element.positive_button, hit.element.negative_button].filter(isData).map((part) => ({ ...hit, part }))
			: [hit],
	);
}

export function findElement(blocks: readonly Data[], find: Find): Hit {
	const wanted = typeof find === 'string' ? { label: find } : find;
	const hits = hitsIn(blocks).filter(({ block, element, part }) => {
		const id = textOf(element.action_id);
		const { action_id } = wanted;
		if (action_id !== undefined && !(typeof action_id === 'string' ? action_id === id : action_id.test(id)))
			return false;
		if (wanted.label !== undefined && labelOf(part ?? element) !== wanted.label) return false;
		if (wanted.value !== undefined && (part ?? element).value !== wanted.value) return false;
		return wanted.block_id === undefined || wanted.block_id === block.block_id;
	});
	const [hit] = hits;
	if (hit && hits.length === 1) return hit;
	const there = hitsIn(blocks).map(({ element, part }) => `${labelOf(part ?? element)} (${textOf(element.action_id)})`);
	throw new Error(`${hits.length} elements match ${JSON.stringify(find)}; there are: ${there.join(', ') || 'none'}`);
}

/** What the person did with it, by kind of element. */
function actionOf({ block, element, part }: Hit, chosen: readonly string[], action_ts: string): Data {
	const base = { type: element.type, action_id: element.action_id, block_id: block.block_id, action_ts };
	if (part) return { ...base, text: part.text, value: part.value };
	const options = chosen.map((one) => {
		const found = optionsOf(element).find((option) => option.value === one || labelOf(option) === one);
		if (!found) throw new Error(`no option ${one}`);
		return found;
	});
	switch (element.type) {
		case 'button':
		case 'icon_button':
		case 'workflow_button':
			return { ...base, text: element.text, ...pick(element, 'value', 'url', 'style', 'icon') };
		case 'checkboxes':
		case 'multi_static_select':
			return { ...base, selected_options: options };
		case 'static_select':
		case 'radio_buttons':
		case 'overflow':
			return { ...base, selected_option: options[0] ?? null, ...pick(element, 'placeholder', 'initial_option') };
		default:
			return { ...base, value: chosen[0] ?? null };
	}
}

const pick = (from: Data, ...keys: readonly string[]) =>
	Object.fromEntries(keys.filter((key) => from[key] !== undefined).map((key) => [key, from[key]]));

export const isView = (target: Message | OpenView): target is OpenView => 'view' in target;

export function createPress(state: State, dispatch: Dispatch, replies: Replies) {
	/** Presses, or chooses options by value or label. Throws when the person could not do it. */
	async function act(
		by: UserRef,
		target: Message | OpenView,
		find: Find,
		chosen: readonly string[],
		options: SendOptions,
	): Promise<Pressed> {
		const user = userAt(state, by);
		const blocks = dataList(isView(target) ? target.view.blocks : target.blocks);
		const hit = findElement(blocks, find);
		const only = hit.element.visible_to_user_ids;
		if (Array.isArray(only) && !only.includes(user.id)) throw new Error(`${user.id} does not see this button`);
		const place = isView(target) ? onView(user.id, target) : onMessage(user.id, target);
		const { fields, installation } = actor(state, user, place.team);
		const trigger_id = state.views.trigger(user.id, place.team, isView(target) ? target.id : undefined);
		const more = place.more(installation);
		const payload = {
			type: 'block_actions',
			...fields,
			trigger_id,
			...more,
			actions: [actionOf(hit, chosen, state.clock.ts())],
		};
		const delivery = await dispatch('interactive', payload, options);
		return {
			...delivery,
			triggerId: trigger_id,
			...(typeof more.response_url === 'string' && { responseUrl: more.response_url }),
		};
	}

	function onMessage(userId: string, message: Message) {
		const user = userAt(state, userId);
		const channel = assertSees(state, user, message);
		const ephemeral = message.ephemeralFor !== undefined;
		return {
			team: teamOf(state, user, channel),
			more: (installation: Parameters<Replies['create']>[0]['installation']): Data => ({
				container: {
					type: 'message',
					message_ts: message.ts,
					channel_id: channel.id,
					is_ephemeral: ephemeral,
					...(message.thread_ts !== undefined && { thread_ts: message.thread_ts }),
				},
				channel: { id: channel.id, name: channelName(channel) },
				...(!ephemeral && { message: messagePayload(state, message) }),
				state: { values: valuesOf(message.blocks) },
				response_url: replies.create({ channel, user: user.id, installation, message }),
			}),
		};
	}

	function onView(userId: string, open: OpenView) {
		if (!open.open || open.user !== userId) throw new Error(`${userId} does not see this view`);
		return {
			team: open.team,
			more: ({ botId }: { botId: string }): Data => ({
				container: { type: 'view', view_id: open.id },
				view: viewPayload(open, { appId: state.tokens.app.id, botId }, valuesOf(dataList(open.view.blocks))),
			}),
		};
	}

	return {
		/** A button, by its label or ids; feedback buttons by their label too. */
		press: (by: UserRef, target: Message | OpenView, find: Find, options: SendOptions = {}) =>
			act(by, target, find, [], options),
		/** Menus, radio buttons, checkboxes, overflow. */
		choose: (
			by: UserRef,
			target: Message | OpenView,
			find: Find,
			chosen: string | readonly string[],
			options: SendOptions = {},
		) => act(by, target, find, typeof chosen === 'string' ? [chosen] : chosen, options),
		/** Thumb up or down under a message. */
		rate(by: UserRef, message: Message, which: 'positive' | 'negative', options: SendOptions = {}): Promise<Pressed> {
			const found = interactiveIn(message.blocks).find(({ element }) => element.type === 'feedback_buttons');
			const part = found?.element[`${which}_button`];
			if (!found || !isData(part)) throw new Error('there are no feedback buttons');
			return act(
				by,
				message,
				{
					action_id: textOf(found.element.action_id),
					block_id: textOf(found.block.block_id),
					value: textOf(part.value),
				},
				[],
				options,
			);
		},
	};
}
