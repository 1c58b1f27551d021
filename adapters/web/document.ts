/** The viewer: all documentations, and one of them with a paragraph to be found by its anchor. */

import type { DocumentView } from '../../src/channel.js';
import { type Html, html, type Value } from './html.js';
import { type Here, renderPage } from './layout.js';
import { isWeb } from './links.js';

type MeasureView = DocumentView['measures'][number];
type PassageView = DocumentView['passages'][number];

export function renderDocuments(here: Here, documents: readonly DocumentView[]): Html {
	const { words, links } = here;
	const item = (document: DocumentView) => html`<li>
<h2><a href="${links.document(document.id)}" lang="de">${document.title}</a></h2>
<p class="facts">${joined(
		words.kind[document.kind],
		words.days(document),
		document.place,
		document.measures.length > 0 && words.measureCount(document.measures.length),
	)}</p></li>`;
	const list =
		documents.length > 0 ? html`<ol class="shelf">${documents.map(item)}</ol>` : html`<p>${words.noDocuments}</p>`;
	return renderPage(here, {
		title: words.documents,
		main: html`<div class="document"><h1>${words.documents}</h1>${list}</div>`,
		entry: 'documents',
	});
}

export function renderDocument(here: Here, document: DocumentView): Html {
	const { words } = here;
	const main = html`<article class="document">
<header><p class="kind">${words.kind[document.kind]}</p><h1 lang="de">${document.title}</h1>${renderFacts(here, document)}</header>
<p id="stale" class="notice" role="status" hidden>${words.stale}</p>
${document.measures.length > 0 && renderMeasures(here, document.measures)}
<div class="text" lang="de">${renderPassages(here, document)}</div>
</article>`;
	return renderPage(here, { title: document.title, main, entry: 'documents' });
}

function renderFacts({ words, links }: Here, document: DocumentView): Html {
	const { source, starts } = document;
	const fact = (label: string, value: Value) => value && html`<div><dt>${label}</dt><dd>${value}</dd></div>`;
	const link =
		source.url && isWeb(source.url) ? html`<br>${links.to(source.url, words.original)}` : html`<br>${words.noLink}`;
	return html`<dl class="particulars">
${fact(starts ? words.when : words.asOf, words.days(document))}
${fact(words.where, document.place)}
${fact(words.host, document.host)}
${fact(words.origin, html`<span lang="de">${joined(source.title, source.publisher)}</span>${link}`)}
${fact(
	words.about,
	html`${words.wordings[document.wording]}<br>
<span class="${document.coverage}">${words.coverages[document.coverage]}</span>`,
)}
</dl>`;
}

function renderMeasures({ words }: Here, measures: readonly MeasureView[]): Html {
	const card = ({ municipality, state, title, summary, status, contacts }: MeasureView) => html`<li class="card">
<p class="kind">${joined(municipality, state)}</p><h3 lang="de">${title}</h3>
${summary && html`<p lang="de">${summary}</p>`}
${status && html`<p lang="de"><span class="note">${words.status}:</span> ${status}</p>`}
${
	contacts.length > 0 &&
	html`<p class="note">${words.people}</p><ul lang="de">${contacts.map(
		({ name, role, organisation }) => html`<li>${joined(name, role, organisation)}</li>`,
	)}</ul>`
}</li>`;
	return html`<section class="measures" aria-labelledby="measures"><h2 id="measures">${words.measures}</h2>
<ul class="cards">${measures.map(card)}</ul></section>`;
}

/** A heading is written where it changes; one that repeats the document's title is not. */
function renderPassages(here: Here, { title, passages }: DocumentView): Html[] {
	let path: readonly string[] = [];
	return passages.map((passage) => {
		const headings = passage.headings[0] === title ? passage.headings.slice(1) : passage.headings;
		const before = path;
		const from = headings.findIndex((heading, index) => heading !== before[index]);
		path = headings;
		const fresh = from < 0 ? [] : headings.slice(from);
		return html`${fresh.map((heading, index) => renderHeading(heading, from + index))}${renderPassage(here, passage)}`;
	});
}

function renderHeading(heading: string, depth: number): Html {
	if (depth === 0) return html`<h2>${heading}</h2>`;
	return depth === 1 ? html`<h3>${heading}</h3>` : html`<h4>${heading}</h4>`;
}

/** `:target` shows the bar and the label, so the paragraph is found without JavaScript and without colour. */
function renderPassage({ words }: Here, { anchor, text }: PassageView): Html {
	return html`<div class="passage" id="${anchor}" tabindex="-1"><p class="flag" lang="${words.tag}">${words.cited}</p>
<p>${text}</p><a class="self" href="#${encodeURIComponent(anchor)}" aria-label="${words.toParagraph}" title="${words.toParagraph}"
lang="${words.tag}">#</a></div>`;
}

function joined(...parts: readonly (string | undefined | false)[]): string {
	return parts.filter(Boolean).join(' · ');
}
