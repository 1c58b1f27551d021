/** What can be pressed, chosen or filled in. Nothing here does anything; menus open, so that their entries can be read. */

import { type Html, html } from '../../../adapters/web/html.js';
import { fault } from './inline.js';
import { type Fields, fieldsOf, listOf, stringOf, typeOf } from './read.js';
import { plainString, renderPlainText, renderText } from './text.js';

export type Place = 'section' | 'actions' | 'input' | 'context_actions';

interface Kind {
	draw: (element: Fields) => Html;
	/** Where Slack takes it. */
	places: readonly Place[];
}

const THUMB =
	'M7 9.500 10.200 2.800c1.300 0 2 .9 2 2V8h3.600c1.100 0 1.900 1 1.700 2.100l-1 5.400c-.2.900-.9 1.500-1.800 1.500H7M7 9.500V17M7 9.500H3V17h4';
const ANYWHERE = ['section', 'actions', 'input'] as const;
const KINDS: ReadonlyMap<string, Kind> = new Map<string, Kind>([
	['button', { draw: renderButton, places: ['section', 'actions'] }],
	['overflow', { draw: renderOverflow, places: ['section', 'actions'] }],
	['image', { draw: renderThumbnail, places: ['section'] }],
	['static_select', { draw: renderSelect, places: ANYWHERE }],
	['multi_static_select', { draw: renderSelect, places: ANYWHERE }],
	['external_select', { draw: renderSelect, places: ANYWHERE }],
	['users_select', { draw: renderSelect, places: ANYWHERE }],
	['conversations_select', { draw: renderSelect, places: ANYWHERE }],
	['datepicker', { draw: renderPicker, places: ANYWHERE }],
	['timepicker', { draw: renderPicker, places: ANYWHERE }],
	['radio_buttons', { draw: (element) => renderChoices(element, 'radio'), places: ANYWHERE }],
	['checkboxes', { draw: (element) => renderChoices(element, 'checkbox'), places: ANYWHERE }],
	['plain_text_input', { draw: renderTextInput, places: ['input'] }],
	['email_text_input', { draw: renderTextInput, places: ['input'] }],
	['url_text_input', { draw: renderTextInput, places: ['input'] }],
	['number_input', { draw: renderTextInput, places: ['input'] }],
	['feedback_buttons', { draw: renderFeedback, places: ['context_actions'] }],
	['icon_button', { draw: renderIconButton, places: ['context_actions'] }],
]);

export function renderElement(element: Fields, place: Place): Html {
	const kind = KINDS.get(typeOf(element));
	if (!kind) return fault('Unbekanntes Element:', typeOf(element));
	return kind.places.includes(place) ? kind.draw(element) : fault(`Nicht erlaubt in ${place}:`, typeOf(element));
}

/** Pictures are not fetched: an empty frame with the words that stand for the picture. */
export function picture(image: Fields, look: string): Html {
	const alt = stringOf(image.alt_text);
	const url = stringOf(image.image_url) ?? '';
	if (alt === undefined) return fault('Bild ohne alt_text');
	if (/^data:image\/(?:png|jpeg|gif|svg\+xml)[;,]/.test(url))
		return html`<img class="${look}" src="${url}" alt="${alt}">`;
	return html`<span class="${look} picture" role="img" aria-label="${alt}" title="${url}"><span>${alt}</span></span>`;
}

function renderThumbnail(image: Fields): Html {
	return picture(image, 'thumbnail');
}

function renderButton({ text, style, accessibility_label }: Fields): Html {
	const look = style === 'primary' || style === 'danger' ? style : '';
	const bad = style !== undefined && look === '' && fault('Unbekannter style:', stringOf(style));
	return html`<button type="button" class="button ${look}" title="${stringOf(accessibility_label) ?? ''}">${renderPlainText(text)}</button>${bad}`;
}

function renderOverflow({ options }: Fields): Html {
	return html`<details class="overflow"><summary class="button" aria-label="Weitere Aktionen">⋯</summary>${renderMenu(options)}</details>`;
}

function renderSelect(element: Fields): Html {
	const groups = listOf(element.option_groups).flatMap(({ label, options }) => [
		html`<li class="group">${renderPlainText(label)}</li>`,
		html`${listOf(options).map(renderEntry)}`,
	]);
	const chosen = element.initial_option ?? listOf(element.initial_options)[0];
	const shown = chosen === undefined ? undefined : renderPlainText(fieldsOf(chosen).text);
	const menu = groups.length > 0 ? html`<ul class="menu">${groups}</ul>` : renderMenu(element.options);
	return html`<details class="select"><summary>${shown ?? placeholder(element)}</summary>${menu}</details>`;
}

function renderPicker(element: Fields): Html {
	const initial = stringOf(element.initial_date) ?? stringOf(element.initial_time);
	return html`<details class="select"><summary>${initial ?? placeholder(element)}</summary></details>`;
}

function placeholder(element: Fields): Html {
	const words = plainString(element.placeholder);
	return html`<span class="placeholder">${words === '' ? 'Bitte auswählen' : words}</span>`;
}

function renderMenu(options: unknown): Html {
	const entries = listOf(options);
	return html`<ul class="menu">${entries.length > 0 ? entries.map(renderEntry) : html`<li>…</li>`}</ul>`;
}

function renderEntry({ text, description }: Fields): Html {
	return html`<li>${renderPlainText(text)}${description !== undefined && html`<small>${renderPlainText(description)}</small>`}</li>`;
}

function renderChoices(element: Fields, type: 'radio' | 'checkbox'): Html {
	const chosen = [fieldsOf(element.initial_option), ...listOf(element.initial_options)].map(({ value }) => value);
	const choice = ({ text, description, value }: Fields) => html`<label class="choice">
<input type="${type}"${value !== undefined && chosen.includes(value) && html` checked`}>
<span>${renderText(text)}${description !== undefined && html`<small>${renderText(description)}</small>`}</span></label>`;
	const options = listOf(element.options);
	return html`<div class="choices">${options.length > 0 ? options.map(choice) : fault('Ohne options:', typeOf(element))}</div>`;
}

function renderTextInput(element: Fields): Html {
	const hint = plainString(element.placeholder);
	const value = stringOf(element.initial_value) ?? '';
	if (element.multiline !== true) return html`<input class="field" type="text" placeholder="${hint}" value="${value}">`;
	const rows = Math.min(Math.max(value.split('\n').length, Math.ceil(value.length / 60), 4), 14);
	return html`<textarea class="field" rows="${rows}" placeholder="${hint}">
${value}</textarea>`;
}

function renderFeedback(element: Fields): Html {
	const thumb = (value: unknown, look: string) => {
		const button = fieldsOf(value);
		const name = stringOf(button.accessibility_label) ?? plainString(button.text);
		if (plainString(button.text) === '') return fault('Daumen ohne Text');
		return html`<button type="button" class="thumb ${look}" aria-label="${name}" title="${name}"><svg viewBox="0 0 20 20" aria-hidden="true"><path d="${THUMB}"/></svg></button>`;
	};
	return html`${thumb(element.positive_button, 'up')}${thumb(element.negative_button, 'down')}`;
}

function renderIconButton({ text }: Fields): Html {
	return html`<button type="button" class="thumb">${renderPlainText(text)}</button>`;
}
