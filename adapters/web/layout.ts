/** The frame around every page: head, header, footer; and the pages for what is not there. */

import type { Language } from '../../src/message.js';
import { type PageWords, pageWords } from '../../src/words/page.js';
import type { Assets } from './assets.js';
import { type Html, html } from './html.js';
import type { Links } from './links.js';

/** What every page knows of the request it answers. */
export interface Here {
	language: Language;
	words: PageWords;
	links: Links;
	assets: Assets;
	/** Path and query of this page in the other language. */
	other: string;
}

type Entry = 'ask' | 'documents' | 'municipalities';

export interface Page {
	title: string;
	main: Html;
	/** Which entry of the menu this is. */
	entry?: Entry;
	/** A style sheet of its own, beside that of all pages. */
	style?: string;
}

export const OPERATOR_PAGES = ['impressum', 'datenschutz', 'barrierefreiheit'] as const;

export function renderPage(here: Here, { title, main, entry, style }: Page): Html {
	const { words, assets } = here;
	return html`<!doctype html>
<html lang="${words.tag}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="description" content="${words.what}">
<title>${title} – Innenstadtlotse</title>
<link rel="icon" href="${assets.url('icon.svg')}" type="image/svg+xml">
<link rel="stylesheet" href="${assets.url('page.css')}">
${style !== undefined && html`<link rel="stylesheet" href="${assets.url(style)}">`}
<script src="${assets.url('page.js')}" defer></script>
</head>
<body>
<a class="skip" href="#content">${words.skip}</a>
${renderHeader(here, entry)}
<main id="content" tabindex="-1">${main}</main>
${renderFooter(here)}
</body>
</html>`;
}

function renderHeader({ words, links, assets, other }: Here, entry: Entry | undefined): Html {
	const item = (name: Entry, path: string) =>
		html`<a href="${links.page(path)}"${entry === name && html` aria-current="page"`}>${words[name]}</a>`;
	return html`<header class="top">
<a class="brand" href="${links.page('/')}"><img src="${assets.url('icon.svg')}" alt="" width="32" height="32">Innenstadtlotse</a>
<nav aria-label="${words.main}">${item('ask', '/')}${item('documents', '/documents')}${item('municipalities', '/municipalities')}</nav>
<a class="language" href="${other}" hreflang="${words.otherTag}" lang="${words.otherTag}">${words.otherLanguage}</a>
</header>`;
}

function renderFooter({ words, links }: Here): Html {
	return html`<footer class="bottom">
<nav aria-label="${words.footer}">${OPERATOR_PAGES.map(
		(name) => html`<a href="${links.page(`/${name}`)}">${words.operator[name]}</a>`,
	)}</nav>
<p>${words.licence}</p>
</footer>`;
}

/** Said in both languages: who follows an old link may read either. */
export function renderMissing(here: Here): Html {
	const other = pageWords[here.language === 'de' ? 'en' : 'de'];
	const { words, links } = here;
	return renderPage(here, {
		title: words.missing,
		main: html`<div class="prose"><h1>${words.missing}</h1><p>${words.missingHint}</p>
<p lang="${other.tag}">${other.missing} ${other.missingHint}</p>
<p><a href="${links.page('/')}">${words.back}</a> · <a href="${links.page('/documents')}">${words.all}</a></p></div>`,
	});
}

/** A line that says what is wrong, and a way on. */
export function renderFault(here: Here, title: string, hint = ''): Html {
	const { words, links } = here;
	return renderPage(here, {
		title,
		main: html`<div class="prose"><h1>${title}</h1>${hint && html`<p>${hint}</p>`}
<p><a href="${links.page('/')}">${words.back}</a></p></div>`,
	});
}
