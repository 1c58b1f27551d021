/** Fields that many elements share (extensions.d.ts of @slack/types). */

import type { Data } from '../json.js';
import { boolean, DOCS, list, may, type Run, report, type Shape, text } from './schema.js';
import { confirm, plain } from './texts.js';

export const at = (page: string) => `${DOCS}/block-elements/${page}-element`;
export const action = { action_id: may(text(255)) };
export const focus = { focus_on_load: may(boolean) };
export const placeholder = { placeholder: may(plain(150)) };
export const confirmable = { confirm: may(confirm) };
export const menu = { ...action, ...confirmable, ...focus, ...placeholder };
export const label = { accessibility_label: may(text(75)) };
export const ids = list(text(255), 1, 100);

export const blockAt = (page: string) => `${DOCS}/blocks/${page}-block`;
export const block = { block_id: may(text(255)) };

/** At least one of the fields is there. */
export const anyOf =
	(...names: readonly string[]): NonNullable<Shape['also']> =>
	(value: Data, path: string, run: Run) => {
		if (names.every((name) => value[name] === undefined)) report(run, `must define one of ${names.join(', ')}`, path);
	};
