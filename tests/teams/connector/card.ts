/** Adaptive Cards 1.5 as Teams takes them. Draws nothing. */

import { ELEMENTS } from './element.js';
import { action, background, element, know, picture, pixels, press, row, vertical } from './look.js';
import {
	all,
	anything,
	either,
	filled,
	flag,
	isRecord,
	list,
	needed,
	oneOf,
	type Rule,
	record,
	type Shape,
	type Tell,
	text,
} from './rule.js';

const target = text({ like: /^(https?:\/\/|mailto:|tel:)\S+$/ });

const BUTTON: Shape = {
	id: filled,
	title: filled,
	iconUrl: picture,
	style: oneOf('default', 'positive', 'destructive'),
	fallback: either(oneOf('drop'), action),
	requires: anything,
	tooltip: text(),
	isEnabled: flag,
	mode: oneOf('primary', 'secondary'),
};
/** What a button sends is the bot's own. */
const someObject: Rule = (value, path, tell) => {
	if (!isRecord(value)) tell(path, 'must be an object or a string');
};
const sent: Shape = { data: either(text(), someObject), associatedInputs: oneOf('auto', 'none') };
const ACTIONS: Readonly<Record<string, Shape>> = {
	'Action.Execute': { ...BUTTON, ...sent, verb: text() },
	'Action.Submit': { ...BUTTON, ...sent },
	'Action.OpenUrl': { ...BUTTON, url: needed(target) },
	'Action.ShowCard': { ...BUTTON, card: needed(cardWith({ version: text({ like: /^1\.[0-5]$/ }) })) },
	'Action.ToggleVisibility': {
		...BUTTON,
		targetElements: needed(list(either(filled, record({ elementId: needed(filled), isVisible: flag })))),
	},
};

function cardWith(more: Shape): Rule {
	const mention = record({
		type: needed(oneOf('mention')),
		text: needed(text({ like: /^<at>.+<\/at>$/s })),
		mentioned: needed(record({ id: needed(filled), name: needed(filled) })),
	});
	return (value, path, tell) =>
		record({
			type: needed(oneOf('AdaptiveCard')),
			$schema: text({ like: /^https?:\/\/adaptivecards\.io\/schemas\/adaptive-card\.json$/ }),
			body: list(element),
			actions: row,
			refresh: record({ action: needed(press), userIds: list(filled, { max: 60 }) }),
			selectAction: press,
			fallbackText: text(),
			speak: text(),
			lang: text(),
			backgroundImage: background,
			minHeight: pixels,
			rtl: flag,
			verticalContentAlignment: vertical,
			msteams: record({ width: oneOf('Full', 'full'), entities: list(mention) }),
			...more,
		})(value, path, tell);
}

/** Every object inside, with its path. */
function walk(value: unknown, path: string, visit: (item: Record<string, unknown>, path: string) => void): void {
	if (Array.isArray(value)) for (const [at, entry] of value.entries()) walk(entry, `${path}[${at}]`, visit);
	else if (isRecord(value)) {
		visit(value, path);
		for (const [key, entry] of Object.entries(value)) if (key !== 'data') walk(entry, `${path}.${key}`, visit);
	}
}

/** The reader of a card refuses it when two elements have one id, or a switch has no target. */
const wired = (value: unknown, path: string, tell: Tell) => {
	const ids = new Set<unknown>();
	walk(value, path, (item, where) => {
		if (item.id === undefined || item.type === 'mention' || where.endsWith('.mentioned')) return;
		if (ids.has(item.id)) tell(`${where}.id`, `${JSON.stringify(item.id)} is there twice`);
		ids.add(item.id);
	});
	walk(value, path, (item, where) => {
		if (item.type !== 'Action.ToggleVisibility' || !Array.isArray(item.targetElements)) return;
		for (const target of item.targetElements)
			if (!ids.has(isRecord(target) ? target.elementId : target)) tell(where, 'has a target that is not in the card');
	});
};

know(ELEMENTS, ACTIONS);

/** A card of its own, as in an attachment. */
export const adaptiveCard: Rule = all(cardWith({ version: needed(text({ like: /^1\.[0-5]$/ })) }), wired);
