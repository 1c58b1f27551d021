/** Reply → HTML. Pure: the same for the page with and without JavaScript. */

import type { Block, Button, Citation, Field, Inline, Reply } from '../../src/reply.js';
import { detailsOf } from '../../src/words/details.js';
import type { PageWords } from '../../src/words/page.js';
import { type Html, html, raw } from './html.js';
import { isWeb, type Links } from './links.js';

/** Where a turn of the conversation stands. */
export interface Place {
	/** Unique on the page; begins the ids within the turn. */
	key: string;
	conversation: string;
	links: Links;
	/** In the language of the page; the answer's own labels come in the language of the answer. */
	words: PageWords;
	answerWords: PageWords;
}

/** A question and what was replied, as one article of the log. */
export function renderTurn(question: string, reply: Reply, place: Place): Html {
	const { key, words } = place;
	return html`<article class="turn" id="turn-${key}" data-show="${reply.show}" aria-labelledby="question-${key}">
<h2 class="question" id="question-${key}"><span class="hidden">${words.question}: </span>${question}</h2>
${renderReply(reply, place)}
</article>`;
}

/** Contacts and nearest documents are data: a reply that wants them seen says them in its blocks. */
export function renderReply(reply: Reply, place: Place): Html {
	return html`<div class="answer" lang="${reply.language}">
${reply.title && html`<p><strong>${reply.title}</strong></p>`}
${reply.blocks.map((block) => renderBlock(block, reply.sources, place))}
${reply.sources.length > 0 && renderSources(reply.sources, place)}
${detailsOf(reply).map((line) => html`<p class="detail">${line}</p>`)}
${reply.buttons.length > 0 && html`<div class="buttons">${reply.buttons.map((button) => renderButton(button, place))}</div>`}
</div>`;
}

function renderBlock(block: Block, sources: readonly Citation[], place: Place): Html {
	const line = (inlines: readonly Inline[]) => inlines.map((inline) => renderInline(inline, sources, place));
	switch (block.kind) {
		case 'text':
			return html`<p>${line(block.text)}</p>`;
		case 'quote':
			return html`<blockquote lang="de">${line(block.text)}</blockquote>`;
		case 'list':
			return html`<ul class="rows">${block.items.map((item) => html`<li>${line(item)}</li>`)}</ul>`;
		case 'card':
			return html`<section class="card"><h3>${block.title}</h3><dl>${block.facts.map(
				([label, value]) => html`<div><dt>${label}</dt><dd>${line(value)}</dd></div>`,
			)}</dl></section>`;
	}
}

function renderInline(inline: Inline, sources: readonly Citation[], { key, links, answerWords }: Place): Html {
	if (typeof inline === 'string') return html`${inline}`;
	if ('strong' in inline) return html`<strong>${inline.strong}</strong>`;
	if ('link' in inline) return links.to(inline.url, inline.link);
	const source = sources.find(({ n }) => n === inline.cite);
	if (!source) return html`<span class="cite">${inline.cite}</span>`;
	const label = answerWords.source(source.n, source.title);
	return html`<a class="cite" href="#source-${key}-${source.n}" aria-label="${label}">${source.n}</a>`;
}

function renderSources(sources: readonly Citation[], place: Place): Html {
	const { key, answerWords: words } = place;
	return html`<section class="sources" aria-labelledby="sources-${key}">
<h3 id="sources-${key}">${words.sources}</h3>
<ol>${sources.map((source) => renderSource(source, place))}</ol>
</section>`;
}

function renderSource(source: Citation, { key, links, answerWords: words }: Place): Html {
	const cut = source.passage.indexOf('#');
	const inside = links.document(source.document, cut < 0 ? undefined : source.passage.slice(cut + 1));
	const original = source.url && isWeb(source.url) ? source.url : undefined;
	return html`<li id="source-${key}-${source.n}" value="${source.n}"><span class="number" aria-hidden="true">${source.n}</span>
<p class="title"><cite lang="de">${source.title}</cite></p>
${renderWhere(source, words)}
${renderQuote(source, words)}
<p class="ways"><a href="${inside}">${words.read}</a> ${original ? links.to(original, words.original) : html`<span>${words.noLink}</span>`}</p>
</li>`;
}

function renderWhere({ date, section }: Citation, words: PageWords): Html | false {
	const parts = [
		date && html`<time datetime="${date}">${words.day(date)}</time>`,
		section && html`<span lang="de">${section}</span>`,
	].filter((part) => part !== undefined && part !== '');
	return parts.length > 0 && html`<p class="section">${parts[0]}${parts.slice(1).map((part) => html` · ${part}`)}</p>`;
}

/** Only the source's own wording stands in quotation marks. */
function renderQuote({ quote, wording, publisher }: Citation, words: PageWords): Html {
	if (wording === 'summary') {
		return html`<p class="summary"><span class="note">${words.summary(publisher)}</span> <span lang="de">${quote}</span></p>`;
	}
	const note = words.quoteNote && html`<span class="note">${words.quoteNote}</span> `;
	return html`<blockquote>${note}<span lang="de">${words.quote(quote)}</span></blockquote>`;
}

/** A form, so that a button works without JavaScript; `label` becomes the question of the next turn. */
function renderButton({ label, token, form = [], url }: Button, { key, conversation, words, links }: Place): Html {
	if (url !== undefined) return links.to(url, label);
	return html`<form class="press" method="post" action="/answers">
<input type="hidden" name="token" value="${token}"><input type="hidden" name="conversation" value="${conversation}">
<input type="hidden" name="language" value="${words.tag}"><input type="hidden" name="label" value="${label}">
${form.map((field, index) => renderField(field, `field-${key}-${token}-${index}`))}
<button type="submit">${label}</button>
</form>`;
}

function renderField(field: Field, id: string): Html {
	return html`<label for="${id}">${field.label}</label>${renderControl(field, id)}`;
}

function renderControl({ name, value = '', lines = 1, input, choices }: Field, id: string): Html {
	if (choices) {
		const options = choices.map(
			(one) => html`<option value="${one.value}"${one.value === value && raw(' selected')}>${one.label}</option>`,
		);
		return html`<select id="${id}" name="field.${name}">${options}</select>`;
	}
	return lines > 1
		? html`<textarea id="${id}" name="field.${name}" rows="${lines}">${value}</textarea>`
		: html`<input type="${input ?? 'text'}" id="${id}" name="field.${name}" value="${value}">`;
}
