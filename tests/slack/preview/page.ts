/** Block Kit payloads on one page that looks like Slack in its light theme. For looking at and for tests; it sends nothing. */

import { type Html, html, markup, raw } from '../../../adapters/web/html.js';
import { renderBlocks, type Surface } from './blocks.js';
import { fault } from './inline.js';
import { renderMrkdwn } from './mrkdwn.js';
import { type Fields, fieldsOf, listOf, stringOf, typeOf } from './read.js';
import { style } from './style.js';
import { renderPlainText } from './text.js';

export interface Card {
	title: string;
	surface: Surface;
	/** A message `{ text, blocks }` or a view `{ type, title, blocks, … }`, as it goes to Slack. */
	payload: unknown;
}

const BOT = 'Innenstadtlotse';
const SURFACES: Readonly<Record<Surface, string>> = { message: 'Nachricht', modal: 'Dialog', home: 'Home-Tab' };
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

export function previewPage(cards: readonly Card[]): string {
	const shown = cards.map(
		({ title, surface, payload }) => html`<section class="card">
<h2>${title}<small>${SURFACES[surface]}</small></h2>
<div class="surface ${surface}">${renderSurface(surface, fieldsOf(payload))}</div>
${surface === 'message' && renderNotification(fieldsOf(payload))}
</section>`,
	);
	return markup(html`${raw('<!doctype html>')}
<html lang="de"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Vorschau für Slack</title><style>${raw(style)}</style></head>
<body>${shown}</body></html>
`);
}

function renderSurface(surface: Surface, payload: Fields): Html {
	if (surface === 'message') return renderMessage(payload);
	if (payload.type !== surface) return fault(`Kein View vom Typ ${surface}:`, typeOf(payload));
	return surface === 'modal' ? renderModal(payload) : renderHome(payload);
}

function renderMessage({ text, blocks, attachments }: Fields): Html {
	const content = stringOf(text) ?? '';
	const parts = listOf(blocks);
	return html`${avatar()}<div class="content">
<div class="sender"><b>${BOT}</b><span class="badge">App</span><time>09:41</time></div>
${parts.length === 0 && (content === '' ? fault('Leere Nachricht') : html`<div class="text">${renderMrkdwn(content, false)}</div>`)}
${renderBlocks(blocks, 'message')}
${attachments !== undefined && fault('Hier nicht dargestellt:', 'attachments')}</div>`;
}

/** The text beside blocks is markup too: it is read aloud and stands on lock screens. */
function renderNotification({ text, blocks }: Fields): Html | undefined {
	const content = stringOf(text) ?? '';
	if (listOf(blocks).length === 0) return undefined;
	const shown = content === '' ? fault('fehlt') : html`<span>${renderMrkdwn(content, false)}</span>`;
	return html`<div class="notification"><span>Mitteilung:</span> ${shown}</div>`;
}

function renderModal({ title, submit, close, blocks }: Fields): Html {
	const asks = listOf(blocks).some(({ type }) => type === 'input');
	const closing = close === undefined ? (submit === undefined ? 'Schließen' : 'Abbrechen') : renderPlainText(close);
	const sending = submit === undefined ? undefined : renderPlainText(submit);
	return html`<div class="dialog">
<header>${avatar()}<h3>${renderPlainText(title)}</h3><span class="cross" aria-hidden="true">✕</span>${sending && html`<span class="send">${sending}</span>`}</header>
<div class="scroll">${renderBlocks(blocks, 'modal')}${asks && !submit && fault('Eingaben ohne', 'submit')}</div>
<footer><button type="button" class="button">${closing}</button>${sending && html`<button type="button" class="button primary">${sending}</button>`}</footer>
</div>`;
}

function renderHome({ blocks }: Fields): Html {
	return html`<header>${avatar()}<b>${BOT}</b></header>
<nav><span class="here">Home</span><span>Nachrichten</span><span>Info</span></nav>
<div class="content">${renderBlocks(blocks, 'home')}</div>`;
}

/** The product's own sign: a white and a red half of a house. */
function avatar(): Html {
	return html`<svg class="avatar" viewBox="0 0 32 32" aria-hidden="true"><rect width="32" height="32" fill="#fff"/><path d="M16 0h16v32H16z" fill="#c22a1c"/><path d="M16 7 7.500 14.500V25H16z" fill="#c22a1c"/><path d="m16 7 8.500 7.500V25H16z" fill="#fff"/></svg>`;
}
