/** Parts of a reply → Adaptive Cards 1.5. Pure. What documents say stands in text runs, which are taken literally. */

import type { Block, Button, Citation, Field, Inline, Reply } from '../../src/reply.js';
import { detailsOf } from '../../src/words/details.js';
import { wordsFor } from '../../src/words/words.js';
import type { Json } from './plain.js';
import { begun, cut, literal, pieces, webAddress } from './text.js';

export const CARD = 'application/vnd.microsoft.card.adaptive';
/** Characters: of a button, a field's label, a run of text, what is typed into a field. */
const LIMIT = { button: 60, label: 500, run: 4000, input: 3000, source: 240 };
/** Buttons Teams shows in one row. */
const ROW = 6;

export function card(body: readonly Json[], actions: readonly Json[] = []): Json {
	const rows = Array.from({ length: Math.ceil(actions.length / ROW) }, (_, at) =>
		actions.slice(at * ROW, (at + 1) * ROW),
	);
	return {
		type: 'AdaptiveCard',
		$schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
		version: '1.5',
		body: [...body, ...rows.map((row) => ({ type: 'ActionSet', actions: row }))],
	};
}

export function attached(content: Json): Json {
	return { contentType: CARD, content };
}

/** What belongs to a reply besides its text: sources, cards, who wrote it, buttons. Undefined where there is none of it. */
export function renderTail(reply: Reply): Json | undefined {
	const { language, sources, buttons, blocks } = reply;
	const words = wordsFor(language);
	const body = [
		...blocks.filter(({ kind }) => kind === 'card').flatMap(renderBlock),
		...(sources.length > 0 ? [heading(words.teams.sources)] : []),
		...sources.map((source) => renderSource(source, language)),
		...detailsOf(reply).map((line) => rich([line], { isSubtle: true })),
	];
	const actions = buttons.map((one) => renderButton(one, language));
	return body.length + actions.length > 0 ? card(body, actions) : undefined;
}

/** A whole reply as a card: a paragraph of a source, a form, what takes the place of another card. */
export function renderWhole(reply: Reply, more: readonly Json[] = []): Json {
	const { title, blocks, buttons, language } = reply;
	const forms = reply.show === 'dialog' ? buttons.filter(({ form }) => form) : [];
	const others = buttons.filter((one) => !forms.includes(one)).map((one) => renderButton(one, language));
	const { body = [] } = renderTail({ ...reply, blocks: [], buttons: [] }) ?? {};
	return card(
		[
			...(title ? [heading(title)] : []),
			...blocks.flatMap(renderBlock),
			...forms.flatMap(({ form = [] }) => form.map((field) => renderField(field, language))),
			...(body as Json[]),
		],
		[...forms.map((form) => submit(form, language, form.label)), ...others, ...more],
	);
}

export function renderBlock(block: Block): Json[] {
	switch (block.kind) {
		case 'text':
			return [rich(block.text)];
		case 'quote':
			return [{ type: 'Container', style: 'emphasis', items: [rich(block.text)] }];
		case 'list':
			return block.items.map((item) => rich(['• ', ...item], { spacing: 'small' }));
		case 'card': {
			const facts = block.facts.map(([label, value]) =>
				rich([{ strong: `${label}: ` }, ...value], { spacing: 'none' }),
			);
			return [{ type: 'Container', separator: true, items: [rich([{ strong: block.title }]), ...facts] }];
		}
	}
}

export function rich(inlines: readonly Inline[], { isSubtle, ...more }: Json = {}): Json {
	const runs = inlines.flatMap(runOf).map((run) => ({ ...run, ...(isSubtle ? { isSubtle } : {}) }));
	return { type: 'RichTextBlock', inlines: runs.length > 0 ? runs : [{ type: 'TextRun', text: ' ' }], ...more };
}

/** Only words of our own are headings: Teams reads Markdown in them. */
export function heading(text: string): Json {
	const plain = begun(
		literal(text)
			.replace(/[\\`*_~[\]<>#|]/g, '')
			.replace(/\s+/g, ' '),
	);
	return { type: 'TextBlock', text: plain || ' ', wrap: true, weight: 'bolder', style: 'heading' };
}

function runOf(inline: Inline): Json[] {
	const run = (text: string, more: Json = {}): Json[] =>
		pieces(literal(text), LIMIT.run).map((piece) => ({ type: 'TextRun', text: piece, ...more }));
	if (typeof inline === 'string') return run(inline);
	if ('strong' in inline) return run(inline.strong, { weight: 'bolder' });
	if ('cite' in inline) return run(`[${inline.cite}]`);
	const url = webAddress(inline.url);
	return run(inline.link, url ? { color: 'accent', selectAction: { type: 'Action.OpenUrl', url } } : {});
}

/** „[1] Titel · 6. Juni 2024 · Abschnitt“, nothing of it twice. */
export function lineOf({ n, title, date, section }: Citation, language: 'de' | 'en'): string {
	const day = date ? wordsFor(language).day(date) : '';
	const more = [day, section].filter((part) => part.trim() && !title.includes(part));
	return cut(`[${n}] ${[title, ...more].join(' · ')}`, LIMIT.source);
}

/** The line, with the button that opens the paragraph. */
function renderSource(source: Citation, language: 'de' | 'en'): Json {
	const line = rich([lineOf(source, language)]);
	const words = wordsFor(language).source;
	if (!source.open) return line;
	const button = { ...press(words.open, source.open), tooltip: words.number(source.n) };
	return {
		type: 'ColumnSet',
		columns: [
			{ type: 'Column', width: 'stretch', verticalContentAlignment: 'center', items: [line] },
			{ type: 'Column', width: 'auto', items: [{ type: 'ActionSet', actions: [button] }] },
		],
	};
}

/** A button names state kept with us; nothing else of it travels. */
export function press(label: string, token: string, more: Json = {}): Json {
	const title = cut(literal(label), LIMIT.button) || ' ';
	return { type: 'Action.Execute', title, verb: 'press', data: { press: token, ...more } };
}

/** One with a form unfolds it on the card. */
function renderButton(button: Button, language: 'de' | 'en'): Json {
	const { label, token, form, url } = button;
	if (url !== undefined) return { type: 'Action.OpenUrl', title: cut(literal(label), LIMIT.button) || ' ', url };
	if (!form) return press(label, token);
	return {
		type: 'Action.ShowCard',
		title: cut(literal(label), LIMIT.button) || ' ',
		card: {
			...card(
				form.map((field) => renderField(field, language)),
				[submit(button, language)],
			),
			version: '1.5',
		},
	};
}

/** @param label where the form is all there is; else its button has opened it, and says what for */
function submit({ token, form = [] }: Button, language: 'de' | 'en', label?: string): Json {
	const words = wordsFor(language);
	const asks = form.some(({ name }) => name === 'question');
	return press(asks ? words.teams.ask : (label ?? words.feedback.send), token, { form: true });
}

function renderField(field: Field, language: 'de' | 'en'): Json {
	const { name, value, optional = false } = field;
	const label = cut(literal(field.label), LIMIT.label) || ' ';
	return {
		...kindOf(field),
		id: name,
		label,
		...(value ? { value: cut(literal(value), LIMIT.input) } : {}),
		...(optional ? {} : { isRequired: true, errorMessage: wordsFor(language).teams.required }),
	};
}

function kindOf({ lines = 1, input, choices }: Field): Json {
	if (input) return { type: input === 'date' ? 'Input.Date' : 'Input.Time' };
	if (!choices) return { type: 'Input.Text', isMultiline: lines > 1, maxLength: LIMIT.input };
	const options = choices.map((one) => ({ title: cut(literal(one.label), LIMIT.label), value: one.value }));
	return { type: 'Input.ChoiceSet', style: 'compact', choices: options };
}
