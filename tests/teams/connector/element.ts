/** Elements of an Adaptive Card 1.5, and what each may carry. */

import { background, element, horizontal, picture, pixels, press, row, surface, vertical } from './look.js';
import {
	anything,
	either,
	filled,
	flag,
	integer,
	kindOf,
	list,
	needed,
	number,
	oneOf,
	type Rule,
	record,
	type Shape,
	text,
	webAddress,
} from './rule.js';

const color = oneOf('default', 'dark', 'light', 'accent', 'good', 'warning', 'attention');
const size = oneOf('default', 'small', 'medium', 'large', 'extraLarge');
const weight = oneOf('default', 'lighter', 'bolder');
const font = oneOf('default', 'monospace');
const fallback = either(oneOf('drop'), element);

const PLACED: Shape = {
	id: filled,
	spacing: oneOf('none', 'small', 'default', 'medium', 'large', 'extraLarge', 'padding'),
	separator: flag,
	height: oneOf('auto', 'stretch'),
	isVisible: flag,
	requires: anything,
	fallback,
};
const BOX: Shape = {
	selectAction: press,
	style: surface,
	verticalContentAlignment: vertical,
	bleed: flag,
	backgroundImage: background,
	minHeight: pixels,
	rtl: flag,
};
const LETTERS: Shape = { text: needed(text()), color, fontType: font, isSubtle: flag, size, weight };
const RUN: Shape = {
	...LETTERS,
	highlight: flag,
	italic: flag,
	strikethrough: flag,
	underline: flag,
	selectAction: press,
};
const INPUT: Shape = { ...PLACED, id: needed(filled), label: filled, isRequired: flag, errorMessage: filled };
const bounded = (rule: Rule): Shape => ({ ...INPUT, max: rule, min: rule, value: rule, placeholder: text() });
const COLUMN: Shape = {
	...PLACED,
	...BOX,
	type: oneOf('Column'),
	items: list(element),
	width: either(number, oneOf('auto', 'stretch'), pixels),
};
const GRID: Shape = { horizontalCellContentAlignment: horizontal, verticalCellContentAlignment: vertical };
const cell = kindOf(() => ({ TableCell: { ...BOX, items: needed(list(element)) } }));
const tableRow = kindOf(() => ({ TableRow: { ...GRID, style: surface, cells: list(cell) } }));
const tableColumn = record({ ...GRID, type: oneOf('TableColumnDefinition'), width: either(number, pixels) });

export const ELEMENTS: Readonly<Record<string, Shape>> = {
	TextBlock: {
		...PLACED,
		...LETTERS,
		horizontalAlignment: horizontal,
		maxLines: integer(0),
		wrap: flag,
		style: oneOf('default', 'heading'),
	},
	RichTextBlock: {
		...PLACED,
		inlines: needed(
			list(
				either(
					text(),
					kindOf(() => ({ TextRun: RUN })),
				),
			),
		),
		horizontalAlignment: horizontal,
	},
	Image: {
		...PLACED,
		url: needed(picture),
		altText: text(),
		backgroundColor: text(),
		height: either(oneOf('auto', 'stretch'), pixels),
		width: either(oneOf('auto', 'stretch'), pixels),
		horizontalAlignment: horizontal,
		selectAction: press,
		size: oneOf('auto', 'stretch', 'small', 'medium', 'large'),
		style: oneOf('default', 'person'),
	},
	Media: {
		...PLACED,
		sources: needed(list(record({ mimeType: needed(filled), url: needed(webAddress) }), { min: 1 })),
		poster: picture,
		altText: text(),
	},
	ActionSet: { ...PLACED, actions: needed(row) },
	Container: { ...PLACED, ...BOX, items: needed(list(element)) },
	ColumnSet: { ...PLACED, ...BOX, columns: list(record(COLUMN)), horizontalAlignment: horizontal },
	FactSet: {
		...PLACED,
		facts: needed(list(record({ type: oneOf('Fact'), title: needed(text()), value: needed(text()) }), { min: 1 })),
	},
	ImageSet: { ...PLACED, images: needed(list(element, { min: 1 })), imageSize: oneOf('small', 'medium', 'large') },
	Table: {
		...PLACED,
		...GRID,
		columns: list(tableColumn),
		rows: list(tableRow),
		firstRowAsHeaders: flag,
		showGridLines: flag,
		gridStyle: surface,
	},
	'Input.Text': {
		...INPUT,
		isMultiline: flag,
		maxLength: integer(1),
		placeholder: text(),
		regex: text(),
		style: oneOf('text', 'tel', 'url', 'email', 'password'),
		inlineAction: press,
		value: text(),
	},
	'Input.Number': bounded(number),
	'Input.Date': bounded(text({ like: /^\d{4}-\d\d-\d\d$/ })),
	'Input.Time': bounded(text({ like: /^\d\d:\d\d$/ })),
	'Input.Toggle': { ...INPUT, title: needed(text()), value: text(), valueOff: text(), valueOn: text(), wrap: flag },
	'Input.ChoiceSet': {
		...INPUT,
		choices: list(record({ title: needed(text()), value: needed(text()) })),
		isMultiSelect: flag,
		style: oneOf('compact', 'expanded', 'filtered'),
		value: text(),
		placeholder: text(),
		wrap: flag,
	},
};
