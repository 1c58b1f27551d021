/** Words that elements and buttons of a card share, and the rules that stand for «any element», «any button». */

import { all, either, isRecord, kindOf, list, needed, oneOf, type Rule, record, type Shape, text } from './rule.js';

type Kinds = Readonly<Record<string, Shape>>;

/** Elements hold buttons and buttons hold cards: filled once both are there. */
const kinds: { elements: Kinds; actions: Kinds; presses: Kinds } = { elements: {}, actions: {}, presses: {} };

export function know(elements: Kinds, actions: Kinds) {
	const { 'Action.ShowCard': _, ...presses } = actions;
	Object.assign(kinds, { elements, actions, presses });
}

export const element: Rule = kindOf(() => kinds.elements);
export const action: Rule = kindOf(() => kinds.actions);
/** What a whole element may do when it is pressed. */
export const press: Rule = kindOf(() => kinds.presses);

export const row: Rule = all(list(action, { min: 1 }), (value, path, tell) => {
	const first = Array.isArray(value) ? value.filter((entry) => isRecord(entry) && entry.mode !== 'secondary') : [];
	if (first.length > 6) tell(path, `shows ${first.length} of at most 6 buttons`);
});

export const pixels = text({ like: /^\d+px$/ });
export const horizontal = oneOf('left', 'center', 'right');
export const vertical = oneOf('top', 'center', 'bottom');
export const surface = oneOf('default', 'emphasis', 'good', 'attention', 'warning', 'accent');
export const picture = text({ like: /^(https:\/\/\S+|data:image\/(png|jpeg|gif|svg\+xml);base64,[A-Za-z0-9+/=]+)$/ });
export const background = either(
	picture,
	record({
		type: oneOf('BackgroundImage'),
		url: needed(picture),
		fillMode: oneOf('cover', 'repeatHorizontally', 'repeatVertically', 'repeat'),
		horizontalAlignment: horizontal,
		verticalAlignment: vertical,
	}),
);
