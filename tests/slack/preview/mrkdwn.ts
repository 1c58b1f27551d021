/** Slack's own markup (`mrkdwn`) as HTML. Not Markdown: `**` and `[label](url)` stay as they are, as they do in Slack. */

import { type Html, html } from '../../../adapters/web/html.js';
import { broadcast, channel, decode, emoji, fault, isLinkable, lines, link, mention } from './inline.js';

/** Finished pieces wait behind characters of a private plane while the text around them is read. */
const FIRST_HELD = 0xf0000;
const HELD = /([\u{F0000}-\u{FFFFD}])/u;
const CONTROL = /<([^<>\n]*)>/;
const ADDRESS = /https?:\/\/[^\s<>|]*[^\s<>|.,;:!?)\]'"“”*_~]/;
const SHOUT = /(?<![\p{L}\p{N}@])@(?:channel|here|everyone)\b/u;
const CODE = /`([^`\n]+)`/;

/** A marker opens and closes only at the edge of a word, and never doubled. */
const paired = (mark: string) =>
	`(?<![\\p{L}\\p{N}${mark}])${mark}(?![\\s${mark}])([^\\n]+?)(?<![\\s${mark}])${mark}(?![\\p{L}\\p{N}${mark}])`;
const STYLED = new RegExp(['\\*', '_', '~'].map(paired).join('|'), 'gu');

/** `verbatim` as in a text object: addresses and @channel written plainly stay plain. */
export function renderMrkdwn(text: string, verbatim: boolean): Html {
	const parts = text.split(/\n?```\n?([\s\S]+?)\n?```\n?/);
	return html`${parts.map((part, index) => {
		if (index % 2 === 1) return html`<pre>${withControls(part)}</pre>`;
		return part === '' ? undefined : renderProse(part, verbatim);
	})}`;
}

function renderProse(text: string, verbatim: boolean): Html {
	const held: Html[] = [];
	const hold = (piece: Html) => String.fromCodePoint(FIRST_HELD + held.push(piece) - 1);
	const tokens = verbatim ? [CODE, CONTROL] : [CODE, CONTROL, ADDRESS, SHOUT];
	const sources = tokens.map(({ source }) => source).join('|');
	const lifted = text
		.replace(new RegExp(HELD, 'gu'), '\uFFFD')
		.replace(new RegExp(sources, 'gu'), (whole, code?: string, control?: string) => {
			if (code !== undefined) return hold(html`<code>${withControls(code)}</code>`);
			if (control !== undefined) return hold(renderControl(control));
			return hold(whole.startsWith('@') ? broadcast(whole.slice(1)) : link(decode(whole), html`${decode(whole)}`));
		});
	const line = (content: string) => renderStyled(content, held);
	return html`${runs(lifted).map(({ quoted, content }) =>
		quoted ? html`<blockquote>${lines(content, line)}</blockquote>` : lines(content, line),
	)}`;
}

/** Lines that belong together: quoted ones (`>`) and others. */
function runs(text: string): { quoted: boolean; content: string }[] {
	const found: { quoted: boolean; content: string }[] = [];
	for (const line of text.split('\n')) {
		const quoted = /^(?:>|&gt;)/.test(line);
		const content = quoted ? line.replace(/^(?:>|&gt;) ?/, '') : line;
		const last = found.at(-1);
		if (last?.quoted === quoted) last.content += `\n${content}`;
		else found.push({ quoted, content });
	}
	return found;
}

function renderStyled(text: string, held: readonly Html[]): Html {
	const parts: Html[] = [];
	let from = 0;
	for (const { index, 0: whole, 1: bold, 2: italic, 3: struck } of text.matchAll(STYLED)) {
		parts.push(renderPlain(text.slice(from, index), held));
		if (bold !== undefined) parts.push(html`<b>${renderStyled(bold, held)}</b>`);
		else if (italic !== undefined) parts.push(html`<i>${renderStyled(italic, held)}</i>`);
		else parts.push(html`<s>${renderStyled(struck ?? '', held)}</s>`);
		from = index + whole.length;
	}
	return html`${parts}${renderPlain(text.slice(from), held)}`;
}

function renderPlain(text: string, held: readonly Html[]): Html {
	return html`${text
		.split(HELD)
		.map((part, index) => (index % 2 === 1 ? held[(part.codePointAt(0) ?? 0) - FIRST_HELD] : emoji(decode(part))))}`;
}

/** Code: no styles and no emoji, but what stands in angle brackets still counts. */
export function withControls(text: string): Html {
	const parts = text.split(CONTROL);
	return html`${parts.map((part, index) => (index % 2 === 1 ? renderControl(part) : decode(part)))}`;
}

/** What stands between `<` and `>`: link, mention or date; anything else was meant as text and not escaped. */
export function renderControl(body: string): Html {
	const [target = '', ...rest] = body.split('|');
	const label = rest.length > 0 ? decode(rest.join('|')) : undefined;
	if (/^!(?:channel|here|everyone)$/.test(target)) return broadcast(target.slice(1));
	if (/^!subteam\^\w+$/.test(target)) return mention((label ?? target.slice(9)).replace(/^@/, ''));
	if (target.startsWith('!date^')) return label === undefined ? fault('Datum ohne Ersatztext') : html`${label}`;
	if (/^@[UW]\w+$/.test(target)) return mention(label ?? target.slice(1));
	if (/^#[CG]\w+$/.test(target)) return channel(label ?? target.slice(1));
	const url = decode(target);
	return isLinkable(url)
		? link(url, html`${emoji(label ?? url.replace(/^mailto:/, ''))}`)
		: fault('Nicht maskiert:', `<${body}>`);
}
