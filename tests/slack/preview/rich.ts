/** The `rich_text` block. Its texts are literal: no markup and no entities are read in them. */

import { type Html, html } from '../../../adapters/web/html.js';
import { broadcast, channel, emoji, fault, lines, link, mention } from './inline.js';
import { type Fields, fieldsOf, listOf, numberOf, stringOf, typeOf } from './read.js';

const BULLETS = ['disc', 'circle', 'square'] as const;
const NUMBERS = ['decimal', 'lower-alpha', 'lower-roman'] as const;

export function renderRichText(block: Fields): Html {
	return html`<div class="rich">${listOf(block.elements).map(renderPart)}</div>`;
}

function renderPart(part: Fields): Html {
	switch (part.type) {
		case 'rich_text_section':
			return html`<div>${renderInlines(part)}</div>`;
		case 'rich_text_quote':
			return html`<blockquote>${renderInlines(part)}</blockquote>`;
		case 'rich_text_preformatted':
			return html`<pre>${listOf(part.elements).map(renderInline)}</pre>`;
		case 'rich_text_list':
			return renderList(part);
		default:
			return fault('Unbekannter Teil von rich_text:', typeOf(part));
	}
}

function renderList(list: Fields): Html {
	const depth = Math.min(Math.max(numberOf(list.indent), 0), 8);
	const items = listOf(list.elements).map((item) =>
		item.type === 'rich_text_section'
			? html`<li>${renderInlines(item)}</li>`
			: html`<li>${fault('Kein rich_text_section:', typeOf(item))}</li>`,
	);
	const marker = (list.style === 'ordered' ? NUMBERS : BULLETS)[depth % 3];
	const look = `list-style-type:${marker};margin-left:${depth * 28}px`;
	if (list.style === 'ordered') return html`<ol style="${look}" start="${numberOf(list.offset) + 1}">${items}</ol>`;
	return list.style === 'bullet' ? html`<ul style="${look}">${items}</ul>` : fault('Liste ohne style');
}

function renderInlines(part: Fields): Html {
	return html`${listOf(part.elements).map(renderInline)}`;
}

function renderInline(inline: Fields): Html {
	const style = fieldsOf(inline.style);
	const name = (key: string) => stringOf(inline[key]) ?? '?';
	switch (inline.type) {
		case 'text':
			return styled(
				style,
				lines(name('text'), (line) => html`${line}`),
			);
		case 'link':
			return styled(style, link(name('url'), html`${stringOf(inline.text) ?? name('url')}`));
		case 'user':
			return mention(name('user_id'));
		case 'usergroup':
			return mention(name('usergroup_id'));
		case 'channel':
			return channel(name('channel_id'));
		case 'broadcast':
			return broadcast(name('range'));
		case 'emoji':
			return html`${emoji(`:${name('name')}:`)}`;
		case 'date':
			return inline.fallback === undefined ? fault('Datum ohne Ersatztext') : html`${name('fallback')}`;
		default:
			return fault('Unbekannt in rich_text:', typeOf(inline));
	}
}

function styled(style: Fields, content: Html): Html {
	let made = content;
	if (style.code === true) made = html`<code>${made}</code>`;
	if (style.strike === true) made = html`<s>${made}</s>`;
	if (style.underline === true) made = html`<u>${made}</u>`;
	if (style.italic === true) made = html`<i>${made}</i>`;
	return style.bold === true ? html`<b>${made}</b>` : made;
}
