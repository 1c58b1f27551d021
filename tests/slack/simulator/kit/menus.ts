/** Rules for select menus, single and multiple. */

import type { Data } from '../json.js';
import { at, ids, menu } from './parts.js';
import { boolean, type Field, integer, list, may, type Run, report, type Shape, text } from './schema.js';
import { chosenExist, filter, option, optionGroup } from './texts.js';

const many = { max_selected_items: may(integer(1, 100)) };

/** Options or groups of options, never both. */
function choices(value: Data, path: string, run: Run): void {
	if ((value.options === undefined) === (value.option_groups === undefined)) {
		report(run, 'must provide either options or option_groups', path);
	}
	chosenExist(value, path, run);
}

/** Single and multiple menus share all but what is chosen at first. */
function menus(
	kind: string,
	one: Record<string, Field>,
	several: Record<string, Field>,
	also?: Shape['also'],
): Record<string, Shape> {
	return {
		[`${kind}_select`]: { place: at('select-menu'), fields: { ...menu, ...one }, ...(also && { also }) },
		[`multi_${kind}_select`]: {
			place: at('multi-select-menu'),
			fields: { ...menu, ...many, ...several },
			...(also && { also }),
		},
	};
}

const grouped = { options: may(list(option, 1, 100)), option_groups: may(list(optionGroup, 1, 100)) };
const responds = { response_url_enabled: may(boolean) };
const current = { default_to_current_conversation: may(boolean), filter: may(filter) };

export const MENUS: Record<string, Shape> = {
	...menus(
		'static',
		{ ...grouped, initial_option: may(option) },
		{ ...grouped, initial_options: may(list(option, 1, 100)) },
		choices,
	),
	...menus(
		'external',
		{ initial_option: may(option), min_query_length: may(integer(0, 255)) },
		{ initial_options: may(list(option, 1, 100)), min_query_length: may(integer(0, 255)) },
	),
	...menus('users', { initial_user: may(text(255)) }, { initial_users: may(ids) }),
	...menus('channels', { initial_channel: may(text(255)), ...responds }, { initial_channels: may(ids) }),
	...menus(
		'conversations',
		{ initial_conversation: may(text(255)), ...current, ...responds },
		{ initial_conversations: may(ids), ...current },
	),
};
