/** Markup that escapes by default: whatever is put into an `html` template is text unless it is markup itself. */

const MADE = Symbol('html');

/** Markup made by `html` or `raw`; nothing read from a document or a request can be one. */
export interface Html {
	readonly [MADE]: string;
}

export type Value = string | number | boolean | undefined | Html | readonly Value[];

const NAMES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** `undefined` and booleans vanish, lists are joined, strings are escaped. Attribute values must stand in quotes. */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Html {
	return raw(parts.map((part, index) => part + render(values[index])).join(''));
}

/** Markup from a trusted source: our own files and markdown-it without HTML. */
export function raw(markup: string): Html {
	return { [MADE]: markup };
}

export function markup(value: Html): string {
	return value[MADE];
}

function render(value: Value): string {
	if (value === undefined || typeof value === 'boolean') return '';
	if (typeof value === 'string') return escapeText(value);
	if (typeof value === 'number') return String(value);
	return isMade(value) ? value[MADE] : value.map(render).join('');
}

function isMade(value: Html | readonly Value[]): value is Html {
	return MADE in value;
}

/** Control characters have no place in HTML. */
function escapeText(text: string): string {
	return text.replace(/(?![\t\n\r])\p{Cc}/gu, '').replace(/[&<>"']/g, (sign) => NAMES[sign] ?? '');
}
