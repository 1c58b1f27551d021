/** Blocks of Block Kit as HTML. What is not known here, or not allowed on its surface, is shown in red with its type. */

import { type Html, html } from '../../../adapters/web/html.js';
import { picture, renderElement } from './elements.js';
import { fault } from './inline.js';
import { renderMarkdown } from './markdown.js';
import { type Fields, fieldsOf, listOf, stringOf, typeOf } from './read.js';
import { renderRichText } from './rich.js';
import { renderPlainText, renderText } from './text.js';

export type Surface = 'message' | 'modal' | 'home';

const BLOCKS: ReadonlyMap<string, (block: Fields) => Html> = new Map([
	['section', renderSection],
	['header', ({ text }: Fields) => html`<h3 class="header">${renderPlainText(text)}</h3>`],
	['divider', () => html`<hr>`],
	['context', renderContext],
	['actions', ({ elements }: Fields) => html`<div class="actions">${filled(elements, 'actions')}</div>`],
	['context_actions', ({ elements }: Fields) => html`<div class="thumbs">${filled(elements, 'context_actions')}</div>`],
	['input', renderInput],
	['image', renderImage],
	['rich_text', renderRichText],
	['markdown', ({ text }: Fields) => renderMarkdown(stringOf(text) ?? '')],
]);
const ONLY_IN_MESSAGES: ReadonlySet<string> = new Set(['markdown', 'context_actions']);

export function renderBlocks(value: unknown, surface: Surface): Html {
	return html`${listOf(value).map((block) => html`<div class="block ${typeOf(block)}">${renderBlock(block, surface)}</div>`)}`;
}

function renderBlock(block: Fields, surface: Surface): Html {
	const type = typeOf(block);
	const draw = BLOCKS.get(type);
	if (!draw) return fault('Unbekannter Block:', type);
	if (surface !== 'message' && ONLY_IN_MESSAGES.has(type)) return fault('Nur in Nachrichten erlaubt:', type);
	return draw(block);
}

function filled(value: unknown, place: 'actions' | 'context_actions'): Html {
	const elements = listOf(value);
	if (elements.length === 0) return fault('Ohne elements:', place);
	return html`${elements.map((element) => renderElement(element, place))}`;
}

function renderSection({ text, fields, accessory }: Fields): Html {
	const cells = listOf(fields);
	if (text === undefined && cells.length === 0) return fault('Ohne text und fields:', 'section');
	return html`<div class="body">${text !== undefined && html`<div class="text">${renderText(text)}</div>`}
${cells.length > 0 && html`<div class="fields">${cells.map((cell) => html`<div>${renderText(cell)}</div>`)}</div>`}</div>
${accessory !== undefined && html`<div class="accessory">${renderElement(fieldsOf(accessory), 'section')}</div>`}`;
}

function renderContext({ elements }: Fields): Html {
	const parts = listOf(elements);
	if (parts.length === 0) return fault('Ohne elements:', 'context');
	return html`${parts.map((part) =>
		part.type === 'image' ? picture(part, 'small') : html`<span>${renderText(part)}</span>`,
	)}`;
}

function renderInput({ label, element, hint, optional }: Fields): Html {
	return html`<div class="label">${renderPlainText(label)}${optional === true && html` <span class="optional">(optional)</span>`}</div>
${renderElement(fieldsOf(element), 'input')}
${hint !== undefined && html`<div class="hint">${renderPlainText(hint)}</div>`}`;
}

function renderImage(block: Fields): Html {
	return html`${block.title !== undefined && html`<div class="title">${renderPlainText(block.title)}</div>`}${picture(block, 'large')}`;
}
